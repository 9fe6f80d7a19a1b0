//! One instance of a function: an interpreter on its own thread.

use std::{
    cell::{Cell, RefCell},
    fmt::Write as _,
    rc::Rc,
    thread,
    time::{Duration, Instant},
};

use futures::channel::oneshot;
use poolgate_env::random_uuid;
use rquickjs::{
    Coerced, Context, Ctx, Error, Exception, FromJs, Function, Module, Object, Persistent, Runtime, Value,
    context::EvalOptions, function::Func, promise::PromiseState,
};

use super::JavaScriptOptions;
use crate::host::InvokeError;

const PRELUDE: &str = include_str!("prelude.js");
const OUT_OF_MEMORY: &str = "JavaScript heap out of memory";

/// An interpreter that has loaded the function, or is about to.
pub(super) struct Instance {
    // In the order in which they have to go.
    engine: Persistent<Object<'static>>,
    context: Context,
    watch: Rc<Watch>,
    name: String,
    source: Option<String>,
}

/// Where an answer goes; closed by whoever waits for it no more.
pub(super) type Reply = oneshot::Sender<Result<String, InvokeError>>;

/// What came of an event.
pub(super) struct Ran {
    pub(super) answer: Result<String, InvokeError>,
    pub(super) reply: Option<Reply>,
    pub(super) instance: Option<Instance>,
}

/// What the running event, its natives and its limits share.
struct Watch {
    born: Instant,
    time: Duration,
    deadline: Cell<Instant>,
    reply: RefCell<Option<Reply>>,
    /// Time was up: nothing that the interpreter says counts any more.
    over: Cell<bool>,
    number: Cell<u32>,
    outcome: RefCell<Option<Result<String, String>>>,
}

/// Why an event ended without the handler's word; the instance ends with it.
enum Crash {
    Late,
    Threw(String),
    Silent,
}

impl Watch {
    fn new(time: Duration) -> Self {
        let born = Instant::now();
        Self {
            born,
            time,
            deadline: Cell::new(born + time),
            reply: RefCell::default(),
            over: Cell::new(false),
            number: Cell::new(0),
            outcome: RefCell::default(),
        }
    }

    /// Whether to stop: out of time, or nobody listens.
    fn is_over(&self) -> bool {
        if !self.over.get() {
            let unwanted = self.reply.borrow().as_ref().is_some_and(oneshot::Sender::is_canceled);
            self.over.set(unwanted || Instant::now() >= self.deadline.get());
        }
        self.over.get()
    }

    fn remaining(&self) -> Duration {
        self.deadline.get().saturating_duration_since(Instant::now())
    }
}

impl Instance {
    /// An interpreter with the prelude; the function's own file runs on the first event, inside its limits.
    pub(super) fn new(name: &str, source: &str, options: &JavaScriptOptions) -> Result<Self, Error> {
        let runtime = Runtime::new()?;
        runtime.set_max_stack_size(options.stack);
        let context = Context::full(&runtime)?;
        let watch = Rc::new(Watch::new(options.time));
        let engine = context.with(|ctx| {
            let natives = natives(&ctx, name, options, &watch)?;
            let engine: Object<'_> = eval::<Function<'_>>(&ctx, "poolgate", PRELUDE)?.call((natives,))?;
            Ok::<_, Error>(Persistent::save(&ctx, engine))
        })?;
        // Afterwards, so that a limit too small for the prelude still gives JavaScript's own error.
        runtime.set_memory_limit(options.memory);
        // QuickJS may collect while it reports that memory is out, in the midst of a change, and crash the process: so
        // it collects where this file says. References are counted; a collection is for cycles alone.
        runtime.set_gc_threshold(usize::MAX);
        let limits = watch.clone();
        runtime.set_interrupt_handler(Some(Box::new(move || limits.is_over())));
        Ok(Self { engine, context, watch, name: name.to_owned(), source: Some(source.to_owned()) })
    }

    /// Frees what cycles of references hold; to be done between events.
    pub(super) fn collect(&self) {
        self.context.runtime().run_gc();
    }

    /// Runs the event, for `reply`, which it watches. Keeps the interpreter if it can go on.
    pub(super) fn run(mut self, event: &str, reply: Reply) -> Ran {
        let watch = self.watch.clone();
        watch.deadline.set(Instant::now() + watch.time);
        watch.reply.replace(Some(reply));
        let done = self.handle(event);
        let (answer, usable) = match done {
            _ if watch.over.get() => (Err(InvokeError::TimedOut), false),
            Err(Crash::Late) => (Err(InvokeError::TimedOut), false),
            Err(Crash::Threw(text)) => (Err(InvokeError::Function(text)), false),
            // Node.js ends here, and Lambda says null.
            Err(Crash::Silent) => (Ok("null".to_owned()), false),
            Ok(Ok(output)) => (Ok(output), true),
            Ok(Err(text)) => {
                let usable = text != OUT_OF_MEMORY;
                (Err(InvokeError::Function(text)), usable)
            }
        };
        Ran { answer, reply: watch.reply.take(), instance: usable.then_some(self) }
    }

    /// The handler's word: its output, or the text of its error.
    fn handle(&mut self, event: &str) -> Result<Result<String, String>, Crash> {
        if let Some(outcome) = self.converse(event)? {
            return Ok(outcome);
        }
        // Nothing will ever answer: either the promise that failed found no room to say so, or the handler left none.
        let usage = self.context.runtime().memory_usage();
        let full = usage.malloc_size > usage.malloc_limit / 2;
        Err(if full { Crash::Threw(OUT_OF_MEMORY.to_owned()) } else { Crash::Silent })
    }

    /// Runs the handler until it has answered, or until nothing is left to run.
    fn converse(&mut self, event: &str) -> Result<Option<Result<String, String>>, Crash> {
        let source = self.source.take();
        let (engine, watch, name) = (self.engine.clone(), &*self.watch, &self.name);
        self.context.with(|ctx| {
            let threw = |error: Error| Crash::Threw(describe(&ctx, &error));
            let engine = engine.restore(&ctx).map_err(threw)?;
            if let Some(source) = source {
                load(&ctx, &engine, name, &source, watch)?;
            }
            let number = watch.number.get().wrapping_add(1);
            watch.number.set(number);
            watch.outcome.take();
            call::<()>(&engine, "start", (event, number)).map_err(threw)?;
            loop {
                drain(&ctx, watch)?;
                if let Some(outcome) = watch.outcome.take() {
                    return Ok(Some(outcome.map_err(explain)));
                }
                let wait: f64 = call(&engine, "wait", ()).map_err(threw)?;
                if wait < 0.0 {
                    return Ok(None);
                }
                sleep(Duration::from_secs_f64(wait / 1000.0), watch)?;
                call::<()>(&engine, "tick", ()).map_err(threw)?;
            }
        })
    }
}

/// Calls a function of the engine.
fn call<'js, R: FromJs<'js>>(
    engine: &Object<'js>,
    name: &str,
    arguments: impl rquickjs::function::IntoArgs<'js>,
) -> Result<R, Error> {
    engine.get::<_, Function<'js>>(name)?.call(arguments)
}

/// Runs what is ready to run.
fn drain(ctx: &Ctx<'_>, watch: &Watch) -> Result<(), Crash> {
    for job in 1_u64.. {
        if !ctx.execute_pending_job() {
            break;
        }
        if watch.is_over() {
            return Err(Crash::Late);
        }
        if job % 4096 == 0 {
            ctx.run_gc();
        }
    }
    Ok(())
}

/// Waits in small steps, since the caller may give up meanwhile.
fn sleep(time: Duration, watch: &Watch) -> Result<(), Crash> {
    let end = Instant::now() + time;
    while !watch.is_over() {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(());
        }
        thread::sleep(left.min(watch.remaining()).min(Duration::from_millis(20)));
    }
    Err(Crash::Late)
}

/// Runs the function's file.
fn load<'js>(ctx: &Ctx<'js>, engine: &Object<'js>, name: &str, source: &str, watch: &Watch) -> Result<(), Crash> {
    let threw = |error: Error| Crash::Threw(describe(ctx, &error));
    if is_module(ctx, name, source) {
        let module = Module::declare(ctx.clone(), format!("{name}.mjs"), source).map_err(threw)?;
        let (module, finished) = module.eval().map_err(threw)?;
        drain(ctx, watch)?;
        if finished.state() == PromiseState::Pending {
            return Err(Crash::Threw("the module waits for something that never happens".to_owned()));
        }
        if let Some(result) = finished.result::<Value<'_>>() {
            result.map_err(threw)?;
        }
        call(engine, "module", (module.namespace().map_err(threw)?,)).map_err(threw)
    } else {
        let file: Function<'_> = eval(ctx, name, &common_js(source)).map_err(threw)?;
        call(engine, "commonJs", (file,)).map_err(threw)
    }
}

/// Compiles the source as what it is, without running it; the error has its place in the file.
pub(super) fn check(name: &str, source: &str) -> Result<(), String> {
    let compile = || {
        let runtime = Runtime::new()?;
        runtime.set_memory_limit(64 << 20);
        Context::full(&runtime)?.with(|ctx| {
            let Err(error) = eval::<Function<'_>>(&ctx, name, &common_js(source)) else { return Ok(Ok(())) };
            let text = describe_with_place(&ctx, &error);
            let Err(error) = Module::declare(ctx.clone(), format!("{name}.mjs"), source) else { return Ok(Ok(())) };
            let module_text = describe_with_place(&ctx, &error);
            let looks_like_module =
                source.lines().any(|line| line.starts_with("export ") || line.starts_with("import "));
            Ok(Err(if looks_like_module { module_text } else { text }))
        })
    };
    compile().unwrap_or_else(|error: Error| Err(error.to_string()))
}

/// As Node.js finds out: an ES module is what compiles as one and not as CommonJS.
fn is_module(ctx: &Ctx<'_>, name: &str, source: &str) -> bool {
    let common_js = eval::<Function<'_>>(ctx, name, &common_js(source)).is_ok();
    if !common_js {
        ctx.catch();
    }
    !common_js
}

/// A file as a function of what CommonJS gives it. One line stays one line, so that errors name the right ones.
fn common_js(source: &str) -> String {
    // A first line for the shell is none of JavaScript's.
    let shell = if source.starts_with("#!") { "//" } else { "" };
    format!("(function (exports, require, module, __filename, __dirname) {{{shell}{source}\n}})")
}

fn eval<'js, V: FromJs<'js>>(ctx: &Ctx<'js>, name: &str, source: &str) -> Result<V, Error> {
    let mut options = EvalOptions::default();
    options.strict = false;
    options.filename = Some(format!("{}.js", name.replace('\0', "")));
    ctx.eval_with_options(source, options)
}

/// The text of a JavaScript error, as Lambda would report it.
fn describe(ctx: &Ctx<'_>, error: &Error) -> String {
    if !matches!(error, Error::Exception) {
        return error.to_string();
    }
    let thrown = ctx.catch();
    // The interpreter had no room for an error.
    if thrown.is_null() {
        return OUT_OF_MEMORY.to_owned();
    }
    let message = thrown.clone().into_object().and_then(Exception::from_object).map(|error| error.message());
    let text = message.unwrap_or_else(|| Coerced::<String>::from_js(ctx, thrown).ok().map(|text| text.0));
    explain(text.unwrap_or_default())
}

/// QuickJS's words for these are too few.
fn explain(text: String) -> String {
    if text == "out of memory" {
        OUT_OF_MEMORY.to_owned()
    } else if text.starts_with("could not load module") {
        format!("{text}: Poolgate runs handlers in-process without npm packages, files or a network")
    } else {
        text
    }
}

fn describe_with_place(ctx: &Ctx<'_>, error: &Error) -> String {
    if !matches!(error, Error::Exception) {
        return error.to_string();
    }
    let Some(error) = ctx.catch().into_object().and_then(Exception::from_object) else {
        return OUT_OF_MEMORY.to_owned();
    };
    let kind: String = error.as_object().get("name").unwrap_or_default();
    let stack = error.stack().unwrap_or_default();
    let place = stack.lines().next().unwrap_or_default().trim();
    format!("{kind}: {} {place}", explain(error.message().unwrap_or_default())).trim_end().to_owned()
}

/// What the prelude needs from outside.
fn natives<'js>(
    ctx: &Ctx<'js>,
    name: &str,
    options: &JavaScriptOptions,
    watch: &Rc<Watch>,
) -> Result<Object<'js>, Error> {
    let natives = Object::new(ctx.clone())?;
    natives.set("name", name)?;
    natives.set("megabytes", u32::try_from(options.memory >> 20).unwrap_or(u32::MAX))?;
    let env = serde_json::to_string(&options.env).unwrap_or_else(|_| "{}".to_owned());
    natives.set("env", Func::from(move || env.clone()))?;

    let (uuids, bytes, clock) = (options.entropy.clone(), options.entropy.clone(), options.clock.clone());
    natives.set("uuid", Func::from(move || random_uuid(&*uuids).to_string()))?;
    natives.set("random", Func::from(move |size: u32| random_hex(&*bytes, size)))?;
    #[expect(clippy::cast_precision_loss, reason = "JavaScript's times are floats; exact for 285,000 years")]
    natives.set("now", Func::from(move || clock.now().0 as f64))?;

    let (elapsed, remaining, settle) = (watch.clone(), watch.clone(), watch.clone());
    natives.set("elapsed", Func::from(move || elapsed.born.elapsed().as_secs_f64() * 1000.0))?;
    natives.set("remaining", Func::from(move || (remaining.remaining().as_secs_f64() * 1000.0).floor()))?;
    let settle = move |number: u32, ok: bool, text: String| {
        // An earlier event may answer late.
        if number == settle.number.get() {
            settle.outcome.replace(Some(if ok { Ok(text) } else { Err(text) }));
        }
    };
    natives.set("settle", Func::from(settle))?;

    let function = name.to_owned();
    natives.set("log", Func::from(move |level: String, text: String| log(&function, &level, &text)))?;
    Ok(natives)
}

fn random_hex(entropy: &dyn poolgate_env::Entropy, size: u32) -> rquickjs::Result<String> {
    // More than anyone needs, less than hurts.
    if size > 65_536 {
        return Err(Error::new_from_js_message("number", "size", "at most 65536 random bytes at a time"));
    }
    let mut bytes = vec![0; size as usize];
    entropy.fill(&mut bytes);
    let mut hex = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(hex, "{byte:02x}");
    }
    Ok(hex)
}

fn log(function: &str, level: &str, text: &str) {
    match level {
        "error" => tracing::error!(target: "poolgate::function", function, "{text}"),
        "warn" => tracing::warn!(target: "poolgate::function", function, "{text}"),
        "debug" => tracing::debug!(target: "poolgate::function", function, "{text}"),
        _ => tracing::info!(target: "poolgate::function", function, "{text}"),
    }
}
