//! The model's patterns: Java's, matched against the whole value.

use std::fmt;
use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};

/// A pattern of the model. It is compiled once, when first needed.
///
/// The model's patterns are Java regular expressions that the whole value must match, with or without anchors. They
/// differ from this crate's engine in that `\d`, `\w` and `\s` are ASCII, that `.` also stops at `\r`, U+0085, U+2028
/// and U+2029, and that Java can look behind, which the one pattern that needs it (`(?<!\.)$`: no full stop at the end)
/// gets by other means.
pub struct Pattern {
    source: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    pub(crate) const fn new(source: &'static str) -> Self {
        Self { source, compiled: OnceLock::new() }
    }

    /// The pattern as in the model.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// Whether the whole of `value` matches.
    pub fn matches(&self, value: &str) -> bool {
        let (body, last) = split_look_behind(self.source);
        if last.is_some_and(|last| value.ends_with(last)) {
            return false;
        }
        // A test compiles all patterns; one that did not compile would refuse everything rather than let it through.
        self.compiled.get_or_init(|| compile(body)).as_ref().is_some_and(|regex| regex.is_match(value))
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pattern({:?})", self.source)
    }
}

fn compile(java: &str) -> Option<Regex> {
    // The limits bound the memory of each pattern: the program's, and that of the states remembered while matching.
    RegexBuilder::new(&translate(java)).size_limit(PROGRAM_LIMIT).dfa_size_limit(STATES_LIMIT).build().ok()
}

/// Takes `(?<!\x)$` off the end of a pattern and says which letter must not stand there.
fn split_look_behind(java: &str) -> (&str, Option<char>) {
    let look_behind = java.strip_suffix(")$").and_then(|rest| rest.rsplit_once(r"(?<!\"));
    match look_behind.map(|(body, letter)| (body, letter.chars().collect::<Vec<_>>())) {
        Some((body, letters)) if letters.len() == 1 => (body, letters.first().copied()),
        _ => (java, None),
    }
}

/// The same pattern for this engine, anchored at both ends.
fn translate(java: &str) -> String {
    let mut rust = String::from(r"\A(?:");
    let mut class = false;
    let mut dot_takes_all = false;
    let mut letters = java.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('d') => rust.push_str("[0-9]"),
                Some('w') => rust.push_str("[0-9A-Za-z_]"),
                Some('s') => rust.push_str(r"[ \t\n\x0B\x0C\r]"),
                Some('S') => rust.push_str(r"[^ \t\n\x0B\x0C\r]"),
                Some(escaped) => rust.extend(['\\', escaped]),
                None => rust.push('\\'),
            },
            '(' if !class && java_flag_s(&mut letters.clone()) => {
                dot_takes_all = true;
                letters.nth(2);
            }
            '.' if !class => rust.push_str(if dot_takes_all { r"[\s\S]" } else { r"[^\n\r\x{85}\x{2028}\x{2029}]" }),
            '[' => {
                class = true;
                rust.push('[');
            }
            ']' => {
                class = false;
                rust.push(']');
            }
            plain => rust.push(plain),
        }
    }
    rust.push_str(r")\z");
    rust
}

/// Whether `?s)` comes next: the rest of the flag that has `.` match line ends.
fn java_flag_s(letters: &mut impl Iterator<Item = char>) -> bool {
    letters.take(3).eq("?s)".chars())
}

/// Bytes of a compiled pattern.
const PROGRAM_LIMIT: usize = 1 << 20;
/// Bytes of remembered states, for each thread that matches at the same time.
const STATES_LIMIT: usize = 1 << 18;
