//! Texts with wildcards and policy variables.

use super::{Context, PolicyError};

/// A text of a policy: characters, the wildcards `*` and `?`, and variables such as `${aws:PrincipalTag/team}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Char(char),
    One,
    Any,
    Variable { key: String, default: Option<String> },
}

/// What a pattern is once its variables have values. A value's own `*` and `?` are characters, never wildcards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Atom {
    Char(char),
    One,
    Any,
}

/// How a pattern's text is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    /// Whether `*` and `?` are wildcards.
    pub(crate) wildcards: bool,
    /// Whether `${…}` is a variable: not in actions, nor in policies of the version before 2012-10-17.
    pub(crate) variables: bool,
}

impl Pattern {
    pub(crate) fn parse(text: &str, reading: Reading) -> Result<Self, PolicyError> {
        let mut pieces = Vec::with_capacity(text.len());
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            if reading.variables
                && let Some(tail) = rest.strip_prefix("${")
            {
                let Some((inside, after)) = tail.split_once('}') else {
                    return Err(PolicyError::new(format!("a policy variable is not closed in {text:?}")));
                };
                pieces.push(variable(inside)?);
                rest = after;
                continue;
            }
            pieces.push(match next {
                '*' if reading.wildcards => Piece::Any,
                '?' if reading.wildcards => Piece::One,
                other => Piece::Char(other),
            });
            rest = rest.get(next.len_utf8()..).unwrap_or_default();
        }
        Ok(Self(pieces))
    }

    /// Whether `text` matches; `None` when a variable has no value in `context`.
    pub(crate) fn matches(&self, text: &str, context: &Context, fold_case: bool) -> Option<bool> {
        Some(matches(&self.atoms(context)?, text, fold_case))
    }

    /// As [`Pattern::matches`], with each of an ARN's six parts compared on its own, so that a wildcard stays within
    /// its part.
    pub(crate) fn matches_arn(&self, arn: &str, context: &Context) -> Option<bool> {
        let atoms = self.atoms(context)?;
        let mut wanted = atoms.splitn(6, |atom| *atom == Atom::Char(':'));
        let mut given = arn.splitn(6, ':');
        loop {
            match (wanted.next(), given.next()) {
                (None, None) => return Some(true),
                (Some(wanted), Some(given)) if matches(wanted, given, false) => {}
                // A bare `*` stands for every ARN.
                _ => return Some(atoms == [Atom::Any]),
            }
        }
    }

    /// Whether every variable has a value in `context`.
    pub(crate) fn resolves(&self, context: &Context) -> bool {
        self.atoms(context).is_some()
    }

    fn atoms(&self, context: &Context) -> Option<Vec<Atom>> {
        let mut atoms = Vec::with_capacity(self.0.len());
        for piece in &self.0 {
            match piece {
                Piece::Char(c) => atoms.push(Atom::Char(*c)),
                Piece::One => atoms.push(Atom::One),
                // Runs of `*` are one.
                Piece::Any if atoms.last() == Some(&Atom::Any) => {}
                Piece::Any => atoms.push(Atom::Any),
                Piece::Variable { key, default } => {
                    let value = context.single(key).or(default.as_deref())?;
                    atoms.extend(value.chars().map(Atom::Char));
                }
            }
        }
        Some(atoms)
    }
}

/// `inside` stands between `${` and `}`: `*`, `?` and `$` escape themselves, anything else names a context key, with
/// an optional default as in `${aws:PrincipalTag/team, 'none'}`.
fn variable(inside: &str) -> Result<Piece, PolicyError> {
    match inside {
        "*" => return Ok(Piece::Char('*')),
        "?" => return Ok(Piece::Char('?')),
        "$" => return Ok(Piece::Char('$')),
        _ => {}
    }
    let (key, default) = match inside.split_once(',') {
        None => (inside, None),
        Some((key, default)) => {
            let default = default.trim().strip_prefix('\'').and_then(|text| text.strip_suffix('\''));
            let default = default
                .ok_or_else(|| PolicyError::new(format!("the default of ${{{inside}}} is not in single quotes")))?;
            (key, Some(default.to_owned()))
        }
    };
    let key = key.trim();
    if key.is_empty() || !key.contains(':') {
        return Err(PolicyError::new(format!("${{{inside}}} names no context key")));
    }
    Ok(Piece::Variable { key: key.to_ascii_lowercase(), default })
}

/// Greedy matching that goes back to the last `*` alone: at most pattern length times text length steps.
fn matches(pattern: &[Atom], text: &str, fold_case: bool) -> bool {
    let text: Vec<char> = text.chars().collect();
    let (mut at, mut read) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    while let Some(c) = text.get(read) {
        match pattern.get(at) {
            Some(Atom::Any) => {
                at += 1;
                back = Some((at, read));
            }
            Some(Atom::One) => (at, read) = (at + 1, read + 1),
            Some(Atom::Char(p)) if p == c || (fold_case && p.eq_ignore_ascii_case(c)) => {
                (at, read) = (at + 1, read + 1);
            }
            _ => {
                let Some((after, from)) = back else { return false };
                (at, read) = (after, from + 1);
                back = Some((after, from + 1));
            }
        }
    }
    pattern.get(at..).unwrap_or_default().iter().all(|atom| *atom == Atom::Any)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Reading = Reading { wildcards: true, variables: true };

    fn context() -> Context {
        let mut context = Context::new();
        context.set("cognito-identity.amazonaws.com:sub", "us-east-1:1234");
        context.set("aws:PrincipalTag/wild", "*");
        context.add("aws:many", "a").add("aws:many", "b");
        context
    }

    #[test]
    fn patterns_match_as_written() {
        let cases: &[(&str, &str, Option<bool>)] = &[
            ("", "", Some(true)),
            ("", "a", Some(false)),
            ("*", "", Some(true)),
            ("*", "anything/at:all", Some(true)),
            ("a*", "a", Some(true)),
            ("a*c", "abc", Some(true)),
            ("a*c", "abcd", Some(false)),
            ("a*b*c", "a1b2b3c", Some(true)),
            ("a?c", "abc", Some(true)),
            ("a?c", "ac", Some(false)),
            ("?", "é", Some(true)),
            ("**a**", "bab", Some(true)),
            ("a", "A", Some(false)),
            ("${*}", "*", Some(true)),
            ("${*}", "x", Some(false)),
            ("${?}${$}", "?$", Some(true)),
            ("$x", "$x", Some(true)),
            ("${cognito-identity.amazonaws.com:sub}/*", "us-east-1:1234/file", Some(true)),
            ("${Cognito-Identity.amazonaws.com:SUB}/*", "us-east-1:1234/file", Some(true)),
            ("${cognito-identity.amazonaws.com:sub}/*", "us-east-1:5678/file", Some(false)),
            ("${aws:PrincipalTag/wild}", "*", Some(true)),
            ("${aws:PrincipalTag/wild}", "anything", Some(false)),
            ("${aws:PrincipalTag/none}", "", None),
            ("${aws:many}", "a", None),
            ("${aws:PrincipalTag/none, 'fallback'}", "fallback", Some(true)),
            ("${aws:PrincipalTag/wild, 'fallback'}", "fallback", Some(false)),
        ];
        for (pattern, text, expected) in cases {
            let parsed = Pattern::parse(pattern, ALL).unwrap();
            assert_eq!(parsed.matches(text, &context(), false), *expected, "{pattern} on {text}");
        }
    }

    #[test]
    fn malformed_variables_are_refused() {
        for text in ["${", "${aws:x", "${}", "${plain}", "${aws:x, none}"] {
            assert!(Pattern::parse(text, ALL).is_err(), "{text}");
        }
    }

    #[test]
    fn arns_are_compared_part_by_part() {
        let matches =
            |pattern: &str, arn: &str| Pattern::parse(pattern, ALL).unwrap().matches_arn(arn, &Context::new()).unwrap();
        assert!(matches("arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket/a:b/c"));
        assert!(matches("arn:*:sns:*:1:topic", "arn:aws:sns:eu-west-1:1:topic"));
        assert!(!matches("arn:aws:sns:*:topic", "arn:aws:sns:eu-west-1:1:topic"));
        assert!(matches("*", "arn:aws:sns:eu-west-1:1:topic"));
        assert!(!matches("arn:aws:sns", "arn:aws:sns:eu-west-1:1:topic"));
    }

    #[test]
    fn many_stars_cost_no_more_than_the_product_of_the_lengths() {
        let pattern = Pattern::parse(&"a*".repeat(2_000), ALL).unwrap();
        let text = format!("{}b", "a".repeat(20_000));
        assert_eq!(pattern.matches(&text, &Context::new(), false), Some(true));
        let pattern = Pattern::parse(&format!("{}c", "a*".repeat(500)), ALL).unwrap();
        assert_eq!(pattern.matches(&text, &Context::new(), false), Some(false));
    }
}
