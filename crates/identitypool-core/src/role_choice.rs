//! Which role an identity gets in the enhanced flow: a pure function of the pool's roles and the token's claims.

use std::collections::BTreeMap;

use poolgate_wire::identity_pools::{
    AmbiguousRoleResolutionType, MappingRule, MappingRuleMatchType, RoleMapping, RoleMappingType,
};
use serde_json::{Map, Value};

/// The roles that the token itself carries, and the one among them that it prefers.
const ROLES: &str = "cognito:roles";
const PREFERRED_ROLE: &str = "cognito:preferred_role";

/// Why an identity gets no role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoRole {
    /// The pool has none for it.
    NotConfigured,
    /// Its mapping says no, or the asked-for role is not for it.
    Denied,
}

/// The guests' role. `asked` is the caller's `CustomRoleArn`.
pub(crate) fn guest<'a>(roles: &'a BTreeMap<String, String>, asked: Option<&str>) -> Result<&'a str, NoRole> {
    only(roles.get("unauthenticated").map(String::as_str).ok_or(NoRole::NotConfigured), asked)
}

/// Where there is one role, asking for another is asking for more than is given.
fn only<'a>(role: Result<&'a str, NoRole>, asked: Option<&str>) -> Result<&'a str, NoRole> {
    if asked.is_some_and(|asked| role != Ok(asked)) { Err(NoRole::Denied) } else { role }
}

/// The role of an authenticated identity. `mapping` is that of its login's provider, `asked` is the caller's
/// `CustomRoleArn`.
pub(crate) fn authenticated<'a>(
    roles: &'a BTreeMap<String, String>,
    mapping: Option<&'a RoleMapping>,
    claims: &'a Map<String, Value>,
    asked: Option<&'a str>,
) -> Result<&'a str, NoRole> {
    let default = roles.get("authenticated").map(String::as_str).ok_or(NoRole::NotConfigured);
    let Some(mapping) = mapping else { return only(default, asked) };
    let mapped = match mapping.r#type {
        RoleMappingType::Token => by_token(claims, asked)?,
        RoleMappingType::Rules => {
            let configured = mapping.rules_configuration.as_ref();
            by_rules(configured.map_or(&[][..], |configured| &configured.rules), claims, asked)?
        }
        RoleMappingType::Unknown(_) => None,
    };
    match (mapped, &mapping.ambiguous_role_resolution) {
        (Some(role), _) => Ok(role),
        (None, Some(AmbiguousRoleResolutionType::AuthenticatedRole)) => default,
        (None, Some(AmbiguousRoleResolutionType::Deny | AmbiguousRoleResolutionType::Unknown(_)) | None) => {
            Err(NoRole::Denied)
        }
    }
}

fn by_token<'a>(claims: &'a Map<String, Value>, asked: Option<&'a str>) -> Result<Option<&'a str>, NoRole> {
    let offered: Vec<&str> = match claims.get(ROLES) {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if let Some(asked) = asked {
        return if offered.contains(&asked) { Ok(Some(asked)) } else { Err(NoRole::Denied) };
    }
    let preferred = claims.get(PREFERRED_ROLE).and_then(Value::as_str).filter(|role| !role.is_empty());
    Ok(preferred.or(match offered.as_slice() {
        [one] => Some(one),
        _ => None,
    }))
}

fn by_rules<'a>(
    rules: &'a [MappingRule],
    claims: &Map<String, Value>,
    asked: Option<&str>,
) -> Result<Option<&'a str>, NoRole> {
    let mut matching = rules.iter().filter(|rule| matches(rule, claims)).map(|rule| rule.role_arn.as_str());
    match asked {
        None => Ok(matching.next()),
        Some(asked) => matching.find(|role| *role == asked).map(Some).ok_or(NoRole::Denied),
    }
}

/// A claim that is not there matches nothing, not even `NotEqual`. Lists and objects are compared in their JSON form,
/// so that `Contains` finds a group among several.
fn matches(rule: &MappingRule, claims: &Map<String, Value>) -> bool {
    let text = match claims.get(&rule.claim) {
        None | Some(Value::Null) => return false,
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    match rule.match_type {
        MappingRuleMatchType::Equals => text == rule.value,
        MappingRuleMatchType::Contains => text.contains(&rule.value),
        MappingRuleMatchType::StartsWith => text.starts_with(&rule.value),
        MappingRuleMatchType::NotEqual => text != rule.value,
        MappingRuleMatchType::Unknown(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use poolgate_wire::identity_pools::RulesConfigurationType;
    use serde_json::json;

    use super::*;

    const AUTH: Result<&str, NoRole> = Ok("auth");
    const DENIED: Result<&str, NoRole> = Err(NoRole::Denied);
    const NOTHING: Result<&str, NoRole> = Err(NoRole::NotConfigured);

    fn mapping(kind: &str, ambiguous: &str, rules: &[(&str, &str, &str, &str)]) -> RoleMapping {
        let rules = rules.iter().map(|(claim, match_type, value, role)| MappingRule {
            claim: (*claim).into(),
            match_type: MappingRuleMatchType::from(*match_type),
            value: (*value).into(),
            role_arn: (*role).into(),
        });
        RoleMapping {
            r#type: RoleMappingType::from(kind),
            ambiguous_role_resolution: Some(AmbiguousRoleResolutionType::from(ambiguous)),
            rules_configuration: (kind == "Rules").then(|| RulesConfigurationType { rules: rules.collect() }),
        }
    }

    fn check(mapping: Option<&RoleMapping>, rows: &[(Value, Option<&str>, Result<&str, NoRole>)]) {
        let roles = BTreeMap::from([("authenticated".to_owned(), "auth".to_owned())]);
        for (claims, asked, expected) in rows {
            let chosen = authenticated(&roles, mapping, claims.as_object().unwrap(), *asked);
            assert_eq!(chosen, *expected, "{mapping:?} with {claims} asking {asked:?}");
        }
    }

    #[test]
    fn guests_have_one_role() {
        let guests = BTreeMap::from([("unauthenticated".into(), "guest".into())]);
        assert_eq!(guest(&guests, None), Ok("guest"));
        assert_eq!(guest(&guests, Some("guest")), Ok("guest"));
        assert_eq!(guest(&guests, Some("auth")), DENIED);
        assert_eq!(guest(&BTreeMap::from([("authenticated".into(), "auth".into())]), None), NOTHING);
    }

    #[test]
    fn without_a_mapping_there_is_one_role() {
        check(
            None,
            &[
                (json!({}), None, AUTH),
                (json!({ "cognito:preferred_role": "mine", "cognito:roles": ["mine"] }), None, AUTH),
                (json!({}), Some("auth"), AUTH),
                (json!({}), Some("other"), DENIED),
                (json!({ "cognito:roles": ["other"] }), Some("other"), DENIED),
            ],
        );
        let claims = Map::new();
        assert_eq!(authenticated(&BTreeMap::new(), None, &claims, None), NOTHING);
        assert_eq!(authenticated(&BTreeMap::new(), None, &claims, Some("any")), DENIED);
    }

    #[test]
    fn the_token_chooses() {
        let common: Vec<(Value, Option<&str>, Result<&str, NoRole>)> = vec![
            (json!({ "cognito:preferred_role": "a" }), None, Ok("a")),
            (json!({ "cognito:preferred_role": "a", "cognito:roles": ["b", "a"] }), None, Ok("a")),
            (json!({ "cognito:roles": ["b"] }), None, Ok("b")),
            (json!({ "cognito:roles": "b" }), None, Ok("b")),
            (json!({ "cognito:roles": ["a", "b"] }), Some("b"), Ok("b")),
            (json!({ "cognito:roles": ["a", "b"], "cognito:preferred_role": "a" }), Some("b"), Ok("b")),
            (json!({ "cognito:roles": ["a", "b"] }), Some("c"), DENIED),
            (json!({ "cognito:preferred_role": "a" }), Some("a"), DENIED),
            (json!({}), Some("auth"), DENIED),
            (json!({ "cognito:roles": "ab" }), Some("a"), DENIED),
        ];
        for ambiguous in ["AuthenticatedRole", "Deny"] {
            check(Some(&mapping("Token", ambiguous, &[])), &common);
        }
        let open: Vec<Value> = vec![
            json!({}),
            json!({ "cognito:roles": [] }),
            json!({ "cognito:roles": ["a", "b"] }),
            json!({ "cognito:roles": [1] }),
            json!({ "cognito:preferred_role": "" }),
            json!({ "cognito:preferred_role": null, "cognito:roles": ["a", "b"] }),
            json!({ "cognito:roles": { "a": "b" } }),
        ];
        for claims in open {
            check(Some(&mapping("Token", "AuthenticatedRole", &[])), &[(claims.clone(), None, AUTH)]);
            check(Some(&mapping("Token", "Deny", &[])), &[(claims, None, DENIED)]);
        }
    }

    #[test]
    fn the_first_matching_rule_chooses() {
        let rules: &[(&str, &str, &str, &str)] = &[
            ("plan", "Equals", "gold", "gold"),
            ("email", "StartsWith", "admin@", "admin"),
            ("cognito:groups", "Contains", "staff", "staff"),
            ("isActive", "Equals", "true", "active"),
            ("level", "Equals", "7", "seven"),
            ("tier", "NotEqual", "free", "paying"),
            ("plan", "Contains", "o", "other"),
        ];
        let rows: Vec<(Value, Option<&str>, Result<&str, NoRole>)> = vec![
            (json!({ "plan": "gold" }), None, Ok("gold")),
            (json!({ "plan": "Gold" }), None, Ok("other")),
            (json!({ "plan": "gold", "email": "admin@x" }), None, Ok("gold")),
            (json!({ "plan": "gold", "email": "admin@x" }), Some("admin"), Ok("admin")),
            (json!({ "plan": "gold" }), Some("other"), Ok("other")),
            (json!({ "plan": "gold" }), Some("admin"), DENIED),
            (json!({ "plan": "gold" }), Some("unlisted"), DENIED),
            (json!({ "email": "admin@x" }), None, Ok("admin")),
            (json!({ "email": "x-admin@x" }), None, DENIED),
            (json!({ "cognito:groups": ["users", "staff"] }), None, Ok("staff")),
            (json!({ "cognito:groups": ["users"] }), None, DENIED),
            (json!({ "cognito:groups": "staffers" }), None, Ok("staff")),
            (json!({ "isActive": true }), None, Ok("active")),
            (json!({ "isActive": "true" }), None, Ok("active")),
            (json!({ "isActive": false }), None, DENIED),
            (json!({ "level": 7 }), None, Ok("seven")),
            (json!({ "tier": "pro" }), None, Ok("paying")),
            (json!({ "tier": "free" }), None, DENIED),
            (json!({ "tier": null }), None, DENIED),
            (json!({}), None, DENIED),
            (json!({ "cognito:preferred_role": "a", "cognito:roles": ["a"] }), None, DENIED),
        ];
        check(Some(&mapping("Rules", "Deny", rules)), &rows);
        // The other resolution differs exactly where no role was asked for and none was found.
        let resolved: Vec<_> = rows
            .into_iter()
            .map(|(claims, asked, expected)| {
                let expected = if asked.is_none() && expected == DENIED { AUTH } else { expected };
                (claims, asked, expected)
            })
            .collect();
        check(Some(&mapping("Rules", "AuthenticatedRole", rules)), &resolved);
    }

    #[test]
    fn a_mapping_needs_no_default_role_unless_it_falls_back_on_it() {
        let none = BTreeMap::new();
        let claims = json!({ "cognito:preferred_role": "a" });
        let by_token = mapping("Token", "AuthenticatedRole", &[]);
        assert_eq!(authenticated(&none, Some(&by_token), claims.as_object().unwrap(), None), Ok("a"));
        assert_eq!(authenticated(&none, Some(&by_token), &Map::new(), None), NOTHING);
    }
}
