use std::time::Instant;

use futures::{
    executor::block_on,
    future::{join, join_all},
};
use poolgate_env::{ManualClock, Millis, SeededEntropy};
use serde_json::{Value, json};

use super::*;
use crate::{
    CustomMessage, CustomMessageRequest, EventContext, Limits, PreSignUp, PreSignUpRequest, TriggerErrorKind, Triggers,
};

fn function_with(source: &str, change: impl FnOnce(&mut JavaScriptOptions)) -> JavaScript {
    let mut options = JavaScriptOptions::default();
    change(&mut options);
    JavaScript::new("hook", source, options).unwrap()
}

fn function(source: &str) -> JavaScript {
    function_with(source, |_| {})
}

fn ask(function: &JavaScript) -> Result<Value, InvokeError> {
    block_on(function.invoke("hook", r#"{"n":1,"response":{}}"#)).map(|output| serde_json::from_str(&output).unwrap())
}

/// What a handler with this body returns.
fn answer(body: &str) -> Value {
    ask(&function(&format!("exports.handler = async (event, context) => {{ {body} }}"))).unwrap()
}

fn error(function: &JavaScript) -> String {
    match ask(function) {
        Err(InvokeError::Function(text)) => text,
        other => panic!("{other:?}"),
    }
}

fn error_of(source: &str) -> String {
    error(&function(source))
}

/// Waits until no instance is at work, for less than the function's own time limit.
fn rest(function: &JavaScript) {
    let start = Instant::now();
    while function.shared.lock().busy > 0 {
        assert!(start.elapsed() < Duration::from_secs(4), "still at work");
        thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn handlers_come_in_all_their_forms() {
    for source in [
        "exports.handler = async (event) => { event.n++; return event; };",
        "exports.handler = async function (event, context) { event.n += 1; return event; }",
        "const handler = async (e) => ({ ...e, n: 2 }); module.exports = { handler };",
        "exports.handler = (event, context, callback) => { event.n = 2; callback(null, event); };",
        "exports.handler = (event, context, callback) => { setTimeout(() => callback(null, { ...event, n: 2 }), 1); };",
        "exports.handler = (event) => Promise.resolve({ n: 2, response: {} });",
        "exports.handler = (event) => ({ n: 2, response: {} });",
        "exports.handler = (event, context) => context.succeed({ n: 2, response: {} });",
        "exports.handler = (event, context) => context.done(null, { n: 2, response: {} });",
        "'use strict'; this.handler = async (event) => ({ n: 2, response: {} })",
        "#!/usr/bin/env node\nexports.handler = async (event) => ({ n: 2, response: {} });",
        "export const handler = async (event) => ({ ...event, n: 2 });",
        "const two = await Promise.resolve(2);\nexport async function handler(event) { return { ...event, n: two }; }",
    ] {
        assert_eq!(ask(&function(source)).unwrap(), json!({"n": 2, "response": {}}), "{source}");
    }
}

#[test]
fn errors_say_what_node_says() {
    for (source, text) in [
        ("exports.handler = async () => { throw new Error('no'); }", "no"),
        ("exports.handler = () => { throw new TypeError('no'); }", "no"),
        ("exports.handler = async () => { throw 'no'; }", "no"),
        ("exports.handler = () => Promise.reject(new Error('no'))", "no"),
        ("exports.handler = (event, context, callback) => callback(new Error('no'))", "no"),
        ("exports.handler = (event, context, callback) => callback('no')", "no"),
        ("exports.handler = (event, context) => context.fail(new Error('no'))", "no"),
        ("exports.handler = () => new Promise(() => setTimeout(() => { throw new Error('no'); }, 1))", "no"),
        ("throw new Error('no');", "no"),
        ("export const handler = null; throw new Error('no');", "no"),
        ("exports.handler = async () => fetch('http://localhost')", "fetch is not defined"),
        ("exports.handler = async () => null.x", "cannot read property 'x' of null"),
        ("exports.handler = async () => ({ n: 1n })", "Unable to stringify response body"),
        ("exports.handler = 1", "index.handler is undefined or not exported"),
        ("", "index.handler is undefined or not exported"),
        ("module.exports = null", "index.handler is undefined or not exported"),
    ] {
        assert_eq!(error_of(source), text, "{source}");
    }
}

#[test]
fn a_missing_module_is_named() {
    let text = error_of("const aws = require('aws-sdk'); exports.handler = async (event) => event;");
    assert!(text.starts_with("Cannot find module 'aws-sdk': Poolgate runs handlers in-process"), "{text}");
    let import = "import aws from 'aws-sdk'; export const handler = async (event) => event;";
    let text = JavaScript::new("hook", import, JavaScriptOptions::default()).unwrap_err().to_string();
    assert!(text.contains("could not load module 'aws-sdk': Poolgate runs handlers in-process"), "{text}");
}

#[test]
fn what_is_not_javascript_is_refused_at_once() {
    let error = |source| JavaScript::new("hook", source, JavaScriptOptions::default()).unwrap_err().to_string();
    let text = error("exports.handler = async (event) => {\n  return event\n");
    assert!(text.starts_with("function hook: SyntaxError: "), "{text}");
    let text = error("const ok = 1;\nexports.handler = async (event) =>> event;");
    assert!(text.contains("hook.js:2"), "{text}");
    let text = error("export const handler = async (event) => {\n  let let = 1;\n};");
    assert!(text.contains("hook.mjs:2"), "{text}");
    assert!(Triggers::builder().javascript("hook", "(").is_err());
}

#[test]
fn functions_that_never_answer_give_null() {
    assert_eq!(ask(&function("exports.handler = () => {}")).unwrap(), Value::Null);
    assert_eq!(ask(&function("exports.handler = () => new Promise(() => {})")).unwrap(), Value::Null);
    assert_eq!(ask(&function("exports.handler = async () => {}")).unwrap(), Value::Null);
}

#[test]
fn state_is_kept_between_events_and_thrown_away_with_its_instance() {
    let count = function(
        "let n = 0; exports.handler = async () => { n++; if (n === 3) await new Promise(() => \
                          setTimeout(() => { throw new Error('crash'); }, 1)); return n; }",
    );
    assert_eq!(ask(&count).unwrap(), 1);
    assert_eq!(ask(&count).unwrap(), 2);
    assert_eq!(error(&count), "crash");
    assert_eq!(ask(&count).unwrap(), 1);
}

#[test]
fn an_endless_function_runs_out_of_time_and_the_next_event_is_fine() {
    for body in [
        "for (;;) {}",
        "for (;;) await null",
        "await new Promise((r) => setTimeout(r, 1e6))",
        "try { for (;;) {} } catch { for (;;) {} } finally { for (;;) {} }",
        "/^(a+)+$/.test('a'.repeat(64) + 'b')",
    ] {
        let source =
            format!("let n = 0; exports.handler = async (event) => {{ n++; if (!process.env.LOOP) return n; {body} }}");
        let quick = |options: &mut JavaScriptOptions| {
            options.time = Duration::from_millis(20);
            options.env.insert("LOOP".to_owned(), "1".to_owned());
        };
        let endless = function_with(&source, quick);
        assert!(matches!(ask(&endless), Err(InvokeError::TimedOut)), "{body}");
        assert!(matches!(ask(&endless), Err(InvokeError::TimedOut)), "{body}");
        assert_eq!(ask(&function(&source)).unwrap(), 1);
    }
    let endless = function_with("for (;;) {}", |options| options.time = Duration::from_millis(20));
    assert!(matches!(ask(&endless), Err(InvokeError::TimedOut)), "also outside the handler");
}

#[test]
fn whoever_gives_up_stops_the_function() {
    let endless = Arc::new(function("exports.handler = async () => { for (;;) {} }"));
    let limits = Limits { time: Duration::from_millis(10), attempts: 3 };
    let triggers = Triggers::builder().function("hook", endless.clone()).limits(limits).build();
    let context = EventContext {
        region: "us-east-1",
        user_pool_id: "us-east-1_pool",
        user_name: "alice",
        client_id: None,
        trigger_source: PreSignUp::SIGN_UP,
    };
    let error = block_on(triggers.fire::<PreSignUp>(Some("hook"), &context, PreSignUpRequest::default())).unwrap_err();
    assert_eq!(error.kind(), TriggerErrorKind::UnexpectedLambda);
    assert_eq!(error.message(), "PreSignUp failed with error Socket timeout while invoking Lambda function.");
    rest(&endless);
}

#[test]
fn memory_and_stack_have_ends() {
    let small = |options: &mut JavaScriptOptions| options.memory = 4 << 20;
    for body in [
        "const all = []; for (;;) all.push(new Array(1000).fill({}));",
        "'x'.repeat(1e8)",
        "new Uint8Array(1e9)",
        "globalThis.all = []; for (;;) all.push({ all });",
        "const all = []; for (;;) { try { for (;;) all.push({ a: all.length }); } catch (e) { throw e; } }",
    ] {
        let bomb =
            function_with(&format!("let n = 0; exports.handler = async () => {{ if (n++) return n; {body} }}"), small);
        assert_eq!(error(&bomb), "JavaScript heap out of memory", "{body}");
        assert_eq!(error(&bomb), "JavaScript heap out of memory", "a new instance: {body}");
    }
    let deep = "const f = (n) => f(n + 1) + 1; exports.handler = async () => f(0);";
    assert_eq!(error_of(deep), "Maximum call stack size exceeded");
}

#[test]
fn events_at_once_have_instances_of_their_own_within_bounds() {
    let source =
        "let n = 0; exports.handler = async () => { n++; await new Promise((r) => setTimeout(r, 30)); return n; }";
    let two = function_with(source, |options| (options.instances, options.queue) = (2, 1));
    let ask = || two.invoke("hook", "{}");
    let (first, second) = block_on(join(ask(), ask()));
    assert_eq!((first.unwrap(), second.unwrap()), ("1".to_owned(), "1".to_owned()));
    rest(&two);
    let answers = block_on(join_all([ask(), ask(), ask(), ask(), ask()]));
    let refused = |answer: &Result<String, InvokeError>| {
        matches!(answer, Err(InvokeError::Refused { code: "TooManyRequestsException", .. }))
    };
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 3, "{answers:?}");
    assert_eq!(answers.iter().filter(|answer| refused(answer)).count(), 2, "{answers:?}");
    assert_eq!(two.shared.lock().threads, 2);
}

#[test]
fn threads_end_with_the_function() {
    let one = function("exports.handler = async (event) => event");
    ask(&one).unwrap();
    let shared = Arc::downgrade(&one.shared);
    drop(one);
    let dropped = Instant::now();
    while shared.strong_count() > 0 {
        assert!(dropped.elapsed() < Duration::from_secs(4));
        thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn timers_run_in_order() {
    let order = answer(
        "const seen = [];
         setTimeout((x) => seen.push(x), 3, 'third');
         const cleared = setTimeout(() => seen.push('never'), 1);
         clearTimeout(cleared);
         let ticks = 0;
         const interval = setInterval(() => { seen.push('tick'); if (++ticks === 2) clearInterval(interval); }, 1);
         process.nextTick(() => seen.push('next'));
         queueMicrotask(() => seen.push('micro'));
         await new Promise((r) => setImmediate(r));
         seen.push('immediate');
         await require('timers/promises').setTimeout(8);
         return seen.filter((x) => x !== 'tick').concat(ticks);",
    );
    assert_eq!(order, json!(["next", "micro", "immediate", "third", 2]));
}

#[test]
fn buffers_speak_the_usual_encodings() {
    let encoded = answer(
        "const b = Buffer.from('Grüße, 世界 🎉');
         return [b.toString('base64'), b.toString('hex'), b.toString(), b.length, Buffer.isBuffer(b),
           Buffer.from(b.toString('base64'), 'base64').toString('utf8') === b.toString(),
           Buffer.from('-_8', 'base64url').toString('hex'), Buffer.from('+/8=', 'base64').toString('base64url'),
           Buffer.from('c3q', 'hex').toString('hex'), Buffer.from([255, 65]).toString(), Buffer.from('ÿA', 'latin1').toString('hex'),
           Buffer.concat([Buffer.from('a'), Buffer.from('b')]).toString(), JSON.stringify(Buffer.from('a')),
           Buffer.byteLength('ß'), Buffer.alloc(2).toString('hex'), Buffer.from('ab').equals(Buffer.from('ab')),
           Buffer.from('abc').slice(1).toString()];",
    );
    let text = "Grüße, 世界 🎉";
    let hex = "4772c3bcc39f652c20e4b896e7958c20f09f8e89";
    let expected = json!([
        "R3LDvMOfZSwg5LiW55WMIPCfjok=",
        hex,
        text,
        20,
        true,
        true,
        "fbff",
        "-_8",
        "c3",
        "\u{fffd}A",
        "ff41",
        "ab",
        "{\"type\":\"Buffer\",\"data\":[97]}",
        2,
        "0000",
        true,
        "bc",
    ]);
    assert_eq!(encoded, expected);
}

#[test]
fn what_node_has_globally_is_there() {
    let seen = answer(
        "const bytes = new TextEncoder().encode('ß🎉');
         const original = { date: new Date(0), map: new Map([[1, { a: [1] }]]), list: [1, , 3] };
         original.self = original;
         const clone = structuredClone(original);
         return [Array.from(bytes), new TextDecoder().decode(bytes), new TextDecoder().decode(Uint8Array.from([0xe2, 0x82])),
           atob(btoa('hello')), clone.map.get(1).a[0], clone.self === clone, clone.date.getTime(), clone !== original,
           typeof context.getRemainingTimeInMillis(), context.functionName, context.memoryLimitInMB, typeof fetch,
           global === globalThis, require('node:crypto').timingSafeEqual(Buffer.from('a'), Buffer.from('a')),
           await require('util').promisify((x, done) => done(null, x + 1))(1), `${1 + 1}`];",
    );
    let expected = json!([
        [195, 159, 240, 159, 142, 137],
        "ß🎉",
        "\u{fffd}",
        "hello",
        1,
        true,
        0,
        true,
        "number",
        "hook",
        "64",
        "undefined",
        true,
        true,
        2,
        "2",
    ]);
    assert_eq!(seen, expected);
}

#[test]
fn time_randomness_and_environment_are_the_hosts() {
    let clock = Arc::new(ManualClock::at(Millis(1_700_000_000_123)));
    let source = "const crypto = require('crypto'); exports.handler = async () => [Date.now(), new Date().toISOString(), \
                  new Date(5).getTime(), new Date() instanceof Date, typeof Date(), process.env.TABLE, process.env.NONE, \
                  crypto.randomUUID(), crypto.randomBytes(4).toString('hex'), crypto.randomInt(10) < 10]";
    let configure = |options: &mut JavaScriptOptions| {
        options.env.insert("TABLE".to_owned(), "users".to_owned());
        options.clock = clock.clone();
        options.entropy = Arc::new(SeededEntropy::new(1));
    };
    let (one, same) = (function_with(source, configure), function_with(source, configure));
    let seen = ask(&one).unwrap();
    let expected = json!([1_700_000_000_123_u64, "2023-11-14T22:13:20.123Z", 5, true, "string", "users", null]);
    assert_eq!(&seen.as_array().unwrap()[..7], expected.as_array().unwrap());
    assert_eq!(seen[7].as_str().unwrap().len(), 36);
    assert_eq!(seen, ask(&same).unwrap());
    assert_ne!(seen[7], ask(&same).unwrap()[7]);
}

#[test]
fn debug_shows_names_of_variables_alone() {
    let mut options = JavaScriptOptions::default();
    options.env.insert("KEY".to_owned(), "hunter2".to_owned());
    let shown = format!("{options:?}");
    assert!(shown.contains("KEY") && !shown.contains("hunter2"), "{shown}");
}

#[test]
fn the_welcome_example_writes_the_message() {
    let source = include_str!("../../../../examples/handlers/welcome.js");
    let triggers = Triggers::builder().javascript("welcome", source).unwrap().build();
    let arn = Some("arn:aws:lambda:us-east-1:000000000000:function:welcome");
    let fire = |trigger_source| {
        let context = EventContext {
            region: "us-east-1",
            user_pool_id: "us-east-1_pool",
            user_name: "alice",
            client_id: Some("client"),
            trigger_source,
        };
        let fired = block_on(triggers.fire::<CustomMessage>(arn, &context, CustomMessageRequest::default()));
        fired.unwrap().unwrap()
    };
    let response = fire(CustomMessage::SIGN_UP);
    assert_eq!(response.email_subject.as_deref(), Some("Welcome!"));
    assert!(response.email_message.unwrap().contains(CustomMessageRequest::CODE));
    assert_eq!(response.sms_message, None);
    assert_eq!(fire(CustomMessage::FORGOT_PASSWORD), crate::CustomMessageResponse::default());
}

#[test]
#[ignore = "long: a search for ways to bring the process down"]
fn the_process_outlives_every_size_of_memory() {
    let bodies = [
        "const all = []; for (;;) all.push(new Array(1000).fill({}));",
        "const all = {}; for (let i = 0; ; i++) all['k' + i] = `${i}`.padStart(100);",
        "const all = []; for (;;) { const f = () => all; f.self = f; all.push(f, new Map([[f, all]]), /x/g, new Error('x')); }",
        "const all = []; for (;;) { all.push(new Promise((r) => setTimeout(r, 1)).then(() => all)); if (all.length % 9 === 0) await null; }",
        "function* g() { yield* g(); } const all = []; for (;;) { const i = g(); i.next(); all.push(i, new Proxy({}, i)); }",
        "const all = []; for (;;) { class A { #x = all; static y = 1; get [`k${all.length}`]() { return this.#x; } } all.push(A, new A()); }",
        "const all = []; for (;;) { const o = {}; for (let i = 0; i < 99; i++) o[`k${i * all.length}`] = o; delete o.k1; all.push(o, structuredClone(o)); }",
        "const all = []; for (;;) all.push(eval(`(function f${all.length}(a, b) { return a + b + ${all.length}; })`), require('util').format('%j', all));",
        "const all = []; for (;;) all.push([...'abc'.matchAll(/./g)], new Date().toString(), Symbol(all.length), 2n ** 999n, [1, 2].map((x) => [x]).flat());",
        "for (let s = 'x'; ; s += s.replace(/x/g, 'yx')) JSON.parse(JSON.stringify({ s }));",
        "const all = []; try { for (;;) all.push(Buffer.from('abc').toString('base64')); } catch (e) { console.log(e); throw new Error(e); }",
    ];
    for step in 0..60 {
        for body in bodies {
            let source = format!("exports.handler = async () => {{ {body} }}");
            let bomb = function_with(&source, |options| {
                options.memory = (150 << 10) + step * 7_919;
                options.time = Duration::from_millis(500);
            });
            let answer = ask(&bomb);
            // Null: there was no room to even reject a promise.
            assert!(matches!(answer, Err(_) | Ok(Value::Null)), "{answer:?} {body}");
        }
    }
}
