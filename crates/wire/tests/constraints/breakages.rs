//! Valid inputs, and inputs with one thing wrong.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use poolgate_wire::{Bounds, Kind, Member, Pattern, Shape};
use serde_json::{Map, Value, json};

use crate::examples::EXAMPLES;

/// A value with one thing wrong.
pub(crate) struct Broken {
    pub(crate) body: Value,
    /// Where, as errors write it.
    pub(crate) path: String,
    /// What the error must say, all of it.
    pub(crate) says: Vec<String>,
    /// Whether a constraint is broken; otherwise the JSON type is wrong.
    pub(crate) typed: bool,
    /// Whether no other constraint is broken with it.
    pub(crate) alone: bool,
}

/// A valid value without optional members.
pub(crate) fn minimal(shape: &Shape) -> Value {
    valid(shape, false)
}

/// A valid value with all members.
pub(crate) fn full(shape: &Shape) -> Value {
    valid(shape, true)
}

fn valid(shape: &Shape, all: bool) -> Value {
    match &shape.kind {
        Kind::Structure(members) => {
            let kept = members.iter().filter(|member| all || member.required);
            kept.map(|member| (member.name.to_owned(), valid(member.shape, all))).collect::<Map<_, _>>().into()
        }
        Kind::List { member, size } => vec![valid(member, all); least(*size)].into(),
        Kind::Map { key, value, size } => {
            assert!(size.min.unwrap_or(0) <= 1, "one entry is enough");
            json!({ text(key): valid(value, all) })
        }
        Kind::String { .. } => text(shape).into(),
        Kind::Integer(bounds) | Kind::Long(bounds) => bounds.max.or(bounds.min).unwrap_or(7).into(),
        Kind::Boolean => true.into(),
        Kind::Timestamp => json!(1_700_000_000.5),
        Kind::Blob(size) => STANDARD.encode(vec![7; least(*size)]).into(),
        Kind::Document => json!({ "any": [null, { "thing": 1 }] }),
    }
}

fn least(size: Bounds) -> usize {
    usize::try_from(size.min.unwrap_or(1).max(1)).unwrap()
}

/// A valid text of a shape.
fn text(shape: &Shape) -> String {
    let Kind::String { length, pattern, values } = &shape.kind else { panic!("{} is no text", shape.name) };
    match (values.first(), pattern) {
        (Some(value), _) => (*value).to_owned(),
        (None, None) => "a".repeat(least(*length)),
        (None, Some(pattern)) => good(pattern)
            .iter()
            .find(|good| fits(*length, good.encode_utf16().count()))
            .unwrap_or_else(|| panic!("no example of {} fits {}", pattern.source(), shape.name))
            .to_string(),
    }
}

fn good(pattern: &Pattern) -> &'static [&'static str] {
    EXAMPLES.iter().find(|(source, ..)| *source == pattern.source()).expect("an example").1
}

fn fits(bounds: Bounds, measure: usize) -> bool {
    let measure = i64::try_from(measure).unwrap();
    bounds.min.is_none_or(|min| measure >= min) && bounds.max.is_none_or(|max| measure <= max)
}

/// All ways to break one constraint, or one type, anywhere in a valid value.
pub(crate) fn breakages(shape: &Shape) -> Vec<Broken> {
    let mut all = wrong_types(shape);
    match &shape.kind {
        Kind::Structure(members) => all.extend(in_members(shape, members)),
        Kind::List { member, size } => {
            all.extend(sizes(*size, |count| vec![full(member); count].into()));
            // The last of two, where two are allowed.
            let count = least(*size).max(if fits(*size, 2) { 2 } else { 1 });
            all.extend(breakages(member).into_iter().map(|inner| {
                let mut list = vec![full(member); count - 1];
                list.push(inner.body.clone());
                let step = format!("{count}.member");
                inside("Member must satisfy constraint: [", &step, member, list.into(), inner)
            }));
        }
        Kind::Map { key, value, size } => {
            let of_size = |count| keys(key, count).into_iter().map(|key| (key, full(value))).collect::<Map<_, _>>();
            // Some keys have so few valid values that too many are not to be had.
            all.extend(
                sizes(*size, |count| of_size(count).into()).into_iter().map(|one| Broken { alone: false, ..one }),
            );
            all.extend(breakages(key).into_iter().filter(|inner| inner.typed).map(|inner| {
                let body = json!({ inner.body.as_str().unwrap(): full(value) });
                inside("Map keys must satisfy constraint: [", "", key, body, inner)
            }));
            let name = text(key);
            all.extend(breakages(value).into_iter().map(|inner| {
                let body = json!({ name.as_str(): inner.body.clone() });
                inside("Map value must satisfy constraint: [", &format!("{name}.member"), value, body, inner)
            }));
        }
        Kind::String { length, pattern, values } => all.extend(in_text(shape, *length, *pattern, values)),
        Kind::Integer(bounds) | Kind::Long(bounds) => {
            let over = bounds.max.map(|max| (max + 1, format!("Member must have value less than or equal to {max}")));
            let under =
                bounds.min.map(|min| (min - 1, format!("Member must have value greater than or equal to {min}")));
            all.extend(over.into_iter().chain(under).map(|(number, says)| constraint(number.into(), says, true)));
        }
        Kind::Blob(size) => all.extend(sizes(*size, |count| STANDARD.encode(vec![7; count]).into())),
        Kind::Boolean | Kind::Timestamp | Kind::Document => {}
    }
    all
}

fn in_members(shape: &Shape, members: &[Member]) -> Vec<Broken> {
    let whole = full(shape);
    let with = |name: &str, value: Option<Value>| {
        let mut body = whole.clone();
        match value {
            Some(value) => body[name] = value,
            None => drop(body.as_object_mut().unwrap().remove(name)),
        }
        body
    };
    let mut all = Vec::new();
    for Member { name, required, shape } in members {
        let path = name[..1].to_lowercase() + &name[1..];
        if *required {
            let value = if shape.sensitive { "Value" } else { "Value null" };
            let says = vec![format!("{value} at '"), "constraint: Member must not be null".to_owned()];
            for absent in [None, Some(Value::Null)] {
                let (body, path, says) = (with(name, absent), path.clone(), says.clone());
                all.push(Broken { body, path, says, typed: true, alone: true });
            }
        }
        all.extend(breakages(shape).into_iter().map(|inner| Broken {
            body: with(name, Some(inner.body.clone())),
            path: if inner.path.is_empty() { path.clone() } else { format!("{path}.{}", inner.path) },
            ..inner
        }));
    }
    all
}

/// What is wrong inside a list or map: named for the whole when the element is plain, else by its own path.
fn inside(wrapper: &str, step: &str, shape: &Shape, body: Value, inner: Broken) -> Broken {
    if matches!(shape.kind, Kind::Structure(_)) {
        let path = if inner.path.is_empty() { step.to_owned() } else { format!("{step}.{}", inner.path) };
        return Broken { body, path, ..inner };
    }
    let says = std::iter::once(wrapper.to_owned()).chain(inner.says).collect();
    Broken { body, path: String::new(), says, alone: true, typed: inner.typed }
}

fn in_text(shape: &Shape, length: Bounds, pattern: Option<&Pattern>, values: &[&str]) -> Vec<Broken> {
    let mut all = Vec::new();
    if let Some(max) = length.max {
        let says = format!("Member must have length less than or equal to {max}");
        let long = too_long(shape, pattern, usize::try_from(max).unwrap() + 1);
        let alone = pattern.is_none_or(|pattern| pattern.matches(&long));
        all.push(constraint(long.into(), says, alone));
    }
    if let Some(min) = length.min.filter(|min| *min > 0) {
        let says = format!("Member must have length greater than or equal to {min}");
        let short: String = text(shape).chars().take(usize::try_from(min).unwrap() - 1).collect();
        let alone = pattern.is_none_or(|pattern| pattern.matches(&short));
        all.push(constraint(short.into(), says, alone));
    }
    // `(?s).*` takes everything.
    if let Some(pattern) = pattern.filter(|pattern| pattern.source() != "(?s).*") {
        let says = format!("Member must satisfy regular expression pattern: {}", pattern.source());
        let bad = EXAMPLES.iter().find(|(source, ..)| *source == pattern.source()).expect("an example").2;
        let fitting = bad.iter().find(|bad| fits(length, bad.encode_utf16().count()));
        let bad = fitting.unwrap_or_else(|| panic!("no bad example of {} fits {}", pattern.source(), shape.name));
        all.push(constraint((*bad).into(), says, true));
    }
    if !values.is_empty() {
        let says = format!("Member must satisfy enum value set: [{}]", values.join(", "));
        all.push(constraint("NO_SUCH_VALUE".into(), says, true));
    }
    all
}

/// A text of `length` units that breaks no pattern, if there is one.
fn too_long(shape: &Shape, pattern: Option<&Pattern>, length: usize) -> String {
    let Some(pattern) = pattern else { return "a".repeat(length) };
    let base = text(shape);
    let more = length - base.encode_utf16().count();
    let grown = base.char_indices().map(|(place, _)| place).chain([base.len()]).flat_map(|place| {
        let (head, tail) = base.split_at(place);
        ["a", "0", "-"].map(|letter| format!("{head}{}{tail}", letter.repeat(more)))
    });
    grown.into_iter().find(|long| pattern.matches(long)).unwrap_or_else(|| "a".repeat(length))
}

fn sizes(size: Bounds, make: impl Fn(usize) -> Value) -> Vec<Broken> {
    let over = size.max.map(|max| (max + 1, format!("Member must have length less than or equal to {max}")));
    let under = size.min.filter(|min| *min > 0);
    let under = under.map(|min| (min - 1, format!("Member must have length greater than or equal to {min}")));
    let both = over.into_iter().chain(under);
    both.map(|(count, says)| constraint(make(usize::try_from(count).unwrap()), says, true)).collect()
}

/// As many different keys, valid ones as long as there are such.
fn keys(shape: &Shape, count: usize) -> Vec<String> {
    let Kind::String { pattern, .. } = &shape.kind else { panic!("{} is no text", shape.name) };
    let valid = pattern.map(good).unwrap_or_default().iter().map(|good| (*good).to_owned());
    valid.chain((0..).map(|number| format!("{}{number}", text(shape)))).take(count).collect()
}

fn wrong_types(shape: &Shape) -> Vec<Broken> {
    let wrong = match &shape.kind {
        Kind::Structure(_) | Kind::Map { .. } => vec![json!("text"), json!(1), json!([]), json!(true)],
        Kind::List { .. } => vec![json!("text"), json!(1), json!({}), json!(true)],
        Kind::String { .. } => vec![json!(1), json!(1.5), json!([]), json!({}), json!(true), json!(false)],
        Kind::Integer(_) | Kind::Long(_) => {
            vec![json!("1"), json!(1.5), json!(1e30), json!(u64::MAX), json!([]), json!({}), json!(true)]
        }
        Kind::Boolean => vec![json!("true"), json!(1), json!([]), json!({})],
        Kind::Timestamp => vec![json!("2026-01-01T00:00:00Z"), json!(1e300), json!([]), json!({}), json!(true)],
        Kind::Blob(_) => vec![json!("?"), json!(1), json!([]), json!({}), json!(true)],
        Kind::Document => Vec::new(),
    };
    let broken = |body| Broken { typed: false, ..constraint(body, String::new(), false) };
    wrong.into_iter().map(broken).collect()
}

fn constraint(body: Value, says: String, alone: bool) -> Broken {
    Broken { body, path: String::new(), says: vec![says], typed: true, alone }
}
