//! The filter of ListUsers: `attribute = "value"` or `attribute ^= "prefix"`.

use poolgate_wire::Error;

/// What ListUsers is to find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Filter {
    /// One of [`SEARCHABLE`].
    pub attribute: &'static str,
    pub operator: Operator,
    /// As given; compare it by [`Filter::matches`].
    pub value: String,
}

/// How the value is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Equals,
    StartsWith,
}

/// What can be searched for.
pub(crate) const SEARCHABLE: [&str; 10] = [
    "username",
    "email",
    "phone_number",
    "name",
    "given_name",
    "family_name",
    "preferred_username",
    "cognito:user_status",
    "status",
    "sub",
];

impl Filter {
    /// Reads a filter; an empty one is no filter.
    pub(crate) fn parse(text: &str) -> Result<Option<Self>, Error> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let (name, operator, value) =
            split(text).ok_or_else(|| Error::invalid_parameter("Error while parsing filter"))?;
        let attribute = SEARCHABLE.into_iter().find(|searchable| *searchable == name);
        let attribute =
            attribute.ok_or_else(|| Error::invalid_parameter(format!("Invalid search attribute: {name}")))?;
        Ok(Some(Self { attribute, operator, value }))
    }

    /// Whether upper and lower case are told apart.
    pub(crate) fn is_case_sensitive(&self) -> bool {
        matches!(self.attribute, "username" | "status" | "sub")
    }

    /// The value as it is compared.
    pub(crate) fn folded(&self) -> String {
        if self.is_case_sensitive() { self.value.clone() } else { self.value.to_lowercase() }
    }

    /// Whether a user with this value of the attribute is found.
    pub(crate) fn matches(&self, value: &str) -> bool {
        let value = if self.is_case_sensitive() { value.to_owned() } else { value.to_lowercase() };
        match self.operator {
            Operator::Equals => value == self.folded(),
            Operator::StartsWith => value.starts_with(&self.folded()),
        }
    }
}

fn split(text: &str) -> Option<(&str, Operator, String)> {
    let (left, right) = text.split_once('=')?;
    let (name, operator) = match left.strip_suffix('^') {
        Some(name) => (name, Operator::StartsWith),
        None => (left, Operator::Equals),
    };
    // The name may be quoted too, as AWS's own examples do.
    let name = name.trim();
    let name = name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap_or(name);
    if name.is_empty() || !name.chars().all(|c| c.is_alphanumeric() || matches!(c, ':' | '_' | '-')) {
        return None;
    }
    Some((name, operator, unquote(right.trim())?))
}

/// The value inside the quotes, `\"` and `\\` resolved; nothing may follow the closing quote.
fn unquote(text: &str) -> Option<String> {
    let mut value = String::new();
    let mut chars = text.strip_prefix('"')?.chars();
    loop {
        match chars.next()? {
            '"' => return chars.next().is_none().then_some(value),
            '\\' => value.push(chars.next()?),
            c => value.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Filter {
        Filter::parse(text).unwrap().unwrap()
    }

    #[test]
    fn filters_are_read() {
        for (text, attribute, operator, value) in [
            (r#"email = "a@b.c""#, "email", Operator::Equals, "a@b.c"),
            (r#"email="a@b.c""#, "email", Operator::Equals, "a@b.c"),
            (r#"  given_name ^= "Jo"  "#, "given_name", Operator::StartsWith, "Jo"),
            (r#"given_name^="Jo""#, "given_name", Operator::StartsWith, "Jo"),
            (r#"name = "say \"hi\" \\ = ^=""#, "name", Operator::Equals, r#"say "hi" \ = ^="#),
            (r#"cognito:user_status = "CONFIRMED""#, "cognito:user_status", Operator::Equals, "CONFIRMED"),
            (r#""family_name"^="Sm""#, "family_name", Operator::StartsWith, "Sm"),
            (r#"username = """#, "username", Operator::Equals, ""),
        ] {
            let filter = parsed(text);
            assert_eq!(
                (filter.attribute, filter.operator, filter.value.as_str()),
                (attribute, operator, value),
                "{text}"
            );
        }
        assert_eq!(Filter::parse("").unwrap(), None);
        assert_eq!(Filter::parse("  ").unwrap(), None);
    }

    #[test]
    fn what_is_no_filter_is_refused() {
        for text in [
            "email",
            "email =",
            "email = a@b.c",
            r#"email = "a@b.c"#,
            r#"email = "a" x"#,
            r#"email = "a\"#,
            r#"= "a""#,
            r#"email != "a""#,
            r#"email == "a""#,
            r#"email = "a" and name = "b""#,
            r#"given name = "a""#,
            "email = 'a'",
        ] {
            assert_eq!(Filter::parse(text).unwrap_err().message, "Error while parsing filter", "{text}");
        }
        for name in ["custom:size", "Email", "nickname"] {
            let refused = Filter::parse(&format!(r#"{name} = "a""#)).unwrap_err();
            assert_eq!(refused.message, format!("Invalid search attribute: {name}"));
        }
    }

    #[test]
    fn case_matters_for_some_attributes_only() {
        assert!(parsed(r#"email = "A@b.c""#).matches("a@B.C"));
        assert!(parsed(r#"name ^= "ÄN""#).matches("änne"));
        assert!(!parsed(r#"name ^= "nne""#).matches("änne"));
        assert!(parsed(r#"cognito:user_status = "confirmed""#).matches("CONFIRMED"));
        assert!(!parsed(r#"username = "Alice""#).matches("alice"));
        assert!(!parsed(r#"status = "enabled""#).matches("Enabled"));
        assert!(!parsed(r#"name = "a""#).matches("ab"));
    }
}
