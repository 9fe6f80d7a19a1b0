//! The `Condition` element.

use std::net::IpAddr;

use chrono::{DateTime, NaiveDate};
use serde_json::Value;

use super::{
    Context, PolicyError,
    document::texts,
    pattern::{Pattern, Reading},
};

/// One line of a `Condition` block: an operator, a context key, and the values it is compared with.
#[derive(Debug, Clone)]
pub(crate) struct Condition {
    key: String,
    set: Set,
    if_exists: bool,
    negated: bool,
    test: Test,
}

/// How the values of a key with several are taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Set {
    Single,
    ForAny,
    ForAll,
}

/// What a value is compared with; any of the values will do.
#[derive(Debug, Clone)]
enum Test {
    Text {
        patterns: Vec<Pattern>,
        fold_case: bool,
    },
    Arn(Vec<Pattern>),
    Number(Compare, Vec<f64>),
    Date(Compare, Vec<i64>),
    Bool(Vec<bool>),
    Address(Vec<Network>),
    /// Whether the key is to be absent.
    Null(Vec<bool>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Compare {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// An address block such as `203.0.113.0/24`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Network {
    address: IpAddr,
    prefix: u32,
}

impl Condition {
    /// The lines of a `Condition` block.
    pub(crate) fn parse_block(block: &Value, variables: bool) -> Result<Vec<Self>, PolicyError> {
        let block = block.as_object().ok_or_else(|| PolicyError::new("Condition is not an object"))?;
        let mut conditions = Vec::new();
        for (operator, keys) in block {
            let keys = keys.as_object().ok_or_else(|| PolicyError::new(format!("{operator} is not an object")))?;
            for (key, values) in keys {
                conditions.push(Self::parse(operator, key, &texts(values, operator)?, variables)?);
            }
        }
        Ok(conditions)
    }

    fn parse(operator: &str, key: &str, values: &[String], variables: bool) -> Result<Self, PolicyError> {
        if !key.contains(':') || key.contains(char::is_whitespace) {
            return Err(PolicyError::new(format!("{key:?} is no context key")));
        }
        let (set, name) = match operator.split_once(':') {
            None => (Set::Single, operator),
            Some(("ForAnyValue", name)) => (Set::ForAny, name),
            Some(("ForAllValues", name)) => (Set::ForAll, name),
            Some(_) => return Err(unknown(operator)),
        };
        let (name, if_exists) = name.strip_suffix("IfExists").map_or((name, false), |name| (name, true));
        let text = |wildcards, fold_case| -> Result<Test, PolicyError> {
            Ok(Test::Text { patterns: patterns(values, Reading { wildcards, variables })?, fold_case })
        };
        let arn = || -> Result<Test, PolicyError> {
            Ok(Test::Arn(patterns(values, Reading { wildcards: true, variables })?))
        };
        let number =
            |compare| -> Result<Test, PolicyError> { Ok(Test::Number(compare, parsed(values, "a number", number)?)) };
        let date = |compare| -> Result<Test, PolicyError> { Ok(Test::Date(compare, parsed(values, "a date", date)?)) };
        let (negated, operand) = match name {
            "StringEquals" => (false, text(false, false)?),
            "StringNotEquals" => (true, text(false, false)?),
            "StringEqualsIgnoreCase" => (false, text(false, true)?),
            "StringNotEqualsIgnoreCase" => (true, text(false, true)?),
            "StringLike" => (false, text(true, false)?),
            "StringNotLike" => (true, text(true, false)?),
            "ArnEquals" | "ArnLike" => (false, arn()?),
            "ArnNotEquals" | "ArnNotLike" => (true, arn()?),
            "NumericEquals" => (false, number(Compare::Equal)?),
            "NumericNotEquals" => (true, number(Compare::Equal)?),
            "NumericLessThan" => (false, number(Compare::Less)?),
            "NumericLessThanEquals" => (false, number(Compare::LessOrEqual)?),
            "NumericGreaterThan" => (false, number(Compare::Greater)?),
            "NumericGreaterThanEquals" => (false, number(Compare::GreaterOrEqual)?),
            "DateEquals" => (false, date(Compare::Equal)?),
            "DateNotEquals" => (true, date(Compare::Equal)?),
            "DateLessThan" => (false, date(Compare::Less)?),
            "DateLessThanEquals" => (false, date(Compare::LessOrEqual)?),
            "DateGreaterThan" => (false, date(Compare::Greater)?),
            "DateGreaterThanEquals" => (false, date(Compare::GreaterOrEqual)?),
            "Bool" => (false, Test::Bool(parsed(values, "true or false", boolean)?)),
            "IpAddress" => (false, Test::Address(parsed(values, "an address block", Network::parse)?)),
            "NotIpAddress" => (true, Test::Address(parsed(values, "an address block", Network::parse)?)),
            "Null" if set == Set::Single && !if_exists => {
                (false, Test::Null(parsed(values, "true or false", boolean)?))
            }
            _ => return Err(unknown(operator)),
        };
        Ok(Self { key: key.to_ascii_lowercase(), set, if_exists, negated, test: operand })
    }

    /// Whether the condition holds in `context`, for a statement that allows or one that denies.
    pub(crate) fn holds(&self, context: &Context, allow: bool) -> bool {
        let values = context.values(&self.key);
        // To differ from a variable without a value is not to be known: it may not widen what is allowed.
        if self.negated && allow && self.test.lacks_a_value(context) {
            return false;
        }
        if let Test::Null(wanted) = &self.test {
            return wanted.contains(&values.is_empty());
        }
        if values.is_empty() {
            // A missing key equals nothing, so it differs from everything; no value is also "all of none".
            return match self.set {
                Set::Single => self.if_exists || self.negated,
                Set::ForAny => self.if_exists,
                Set::ForAll => true,
            };
        }
        let meets = |value: &String| self.test.accepts(value, context) != self.negated;
        match self.set {
            // Of several values, one that equals is enough to be equal, and to be not unequal.
            Set::Single if self.negated => values.iter().all(meets),
            Set::Single | Set::ForAny => values.iter().any(meets),
            Set::ForAll => values.iter().all(meets),
        }
    }
}

impl Test {
    fn lacks_a_value(&self, context: &Context) -> bool {
        match self {
            Self::Text { patterns, .. } | Self::Arn(patterns) => patterns.iter().any(|one| !one.resolves(context)),
            Self::Number(..) | Self::Date(..) | Self::Bool(_) | Self::Address(_) | Self::Null(_) => false,
        }
    }

    fn accepts(&self, value: &str, context: &Context) -> bool {
        match self {
            Self::Text { patterns, fold_case } => {
                patterns.iter().any(|pattern| pattern.matches(value, context, *fold_case) == Some(true))
            }
            Self::Arn(patterns) => patterns.iter().any(|pattern| pattern.matches_arn(value, context) == Some(true)),
            Self::Number(compare, wanted) => {
                number(value).is_some_and(|given| wanted.iter().any(|wanted| compare.holds(&given, wanted)))
            }
            Self::Date(compare, wanted) => {
                date(value).is_some_and(|given| wanted.iter().any(|wanted| compare.holds(&given, wanted)))
            }
            Self::Bool(wanted) => boolean(value).is_some_and(|given| wanted.contains(&given)),
            Self::Address(networks) => {
                value.parse().is_ok_and(|address| networks.iter().any(|network| network.contains(address)))
            }
            Self::Null(_) => false,
        }
    }
}

impl Compare {
    fn holds<T: PartialOrd>(self, given: &T, wanted: &T) -> bool {
        match self {
            Self::Equal => given == wanted,
            Self::Less => given < wanted,
            Self::LessOrEqual => given <= wanted,
            Self::Greater => given > wanted,
            Self::GreaterOrEqual => given >= wanted,
        }
    }
}

impl Network {
    fn parse(text: &str) -> Option<Self> {
        let (address, prefix) = text.split_once('/').map_or((text, None), |(address, prefix)| (address, Some(prefix)));
        let address: IpAddr = address.parse().ok()?;
        let longest = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.map_or(Some(longest), |prefix| prefix.parse().ok()).filter(|prefix| *prefix <= longest)?;
        Some(Self { address, prefix })
    }

    fn contains(self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(network), IpAddr::V4(address)) => {
                same_prefix(u128::from(network.to_bits()) << 96, u128::from(address.to_bits()) << 96, self.prefix)
            }
            (IpAddr::V6(network), IpAddr::V6(address)) => {
                same_prefix(network.to_bits(), address.to_bits(), self.prefix)
            }
            _ => false,
        }
    }
}

/// Whether the first `bits` bits are the same.
fn same_prefix(a: u128, b: u128, bits: u32) -> bool {
    (a ^ b).leading_zeros() >= bits
}

fn unknown(operator: &str) -> PolicyError {
    PolicyError::new(format!("{operator:?} is no condition operator"))
}

fn patterns(values: &[String], reading: Reading) -> Result<Vec<Pattern>, PolicyError> {
    values.iter().map(|value| Pattern::parse(value, reading)).collect()
}

fn parsed<T>(values: &[String], what: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, PolicyError> {
    let one = |value: &String| parse(value).ok_or_else(|| PolicyError::new(format!("{value:?} is not {what}")));
    values.iter().map(one).collect()
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

fn boolean(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        Some(true)
    } else if text.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}

/// Milliseconds since the epoch of an ISO 8601 date or of epoch seconds.
fn date(text: &str) -> Option<i64> {
    if let Ok(seconds) = text.parse::<i64>() {
        return seconds.checked_mul(1000);
    }
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some(moment.timestamp_millis());
    }
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    Some(day.and_hms_opt(0, 0, 0)?.and_utc().timestamp_millis())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_hold_their_addresses_of_either_family() {
        for (network, address, holds) in [
            ("203.0.113.0/24", "203.0.113.255", true),
            ("203.0.113.0/24", "203.0.114.0", false),
            ("203.0.113.0/24", "::ffff:203.0.113.9", true),
            ("203.0.113.9", "203.0.113.9", true),
            ("203.0.113.9", "203.0.113.8", false),
            ("0.0.0.0/0", "::1", false),
            ("2001:db8::/32", "2001:db8:ffff::1", true),
            ("2001:db8::/32", "2001:db9::1", false),
            ("::/0", "2001:db8::1", true),
            ("2001:db8::1", "2001:db8::1", true),
        ] {
            let parsed = Network::parse(network).unwrap();
            assert_eq!(parsed.contains(address.parse().unwrap()), holds, "{network} {address}");
        }
    }

    #[test]
    fn dates_are_iso_or_seconds() {
        for text in ["2026-11-22T12:00:00Z", "2026-11-22T14:00:00+02:00", "1795348800"] {
            assert_eq!(date(text), Some(1_795_348_800_000), "{text}");
        }
        assert_eq!(date("2026-11-22"), Some(1_795_305_600_000));
        assert_eq!((date("22.11.2026"), date("99999999999999999999")), (None, None));
    }
}
