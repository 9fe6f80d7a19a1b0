//! What a pre token generation trigger may change, as pure functions.
//!
//! Groups are no business of this module: the caller sets `groups`, `roles` and `preferred_role` before the claims are
//! made.

use serde_json::{Map, Value};
use thiserror::Error;

use crate::claims::attribute_claim;

/// Added claims and scopes at most, in both tokens together.
const MAX_ADDED: usize = 5000;

/// The trigger's changes to both tokens. Version 1 of the event can fill only `id`; the default changes nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Customization {
    /// Changes to the ID token's claims.
    pub id: ClaimChanges,
    /// Changes to the access token's claims.
    pub access: ClaimChanges,
    /// Scopes added to the access token; they need not be known to the pool.
    pub scopes_to_add: Vec<String>,
    /// Scopes removed from the access token; this beats adding.
    pub scopes_to_suppress: Vec<String>,
}

/// `claimsToAddOrOverride` and `claimsToSuppress` of one token. Reserved names are passed over silently.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ClaimChanges {
    /// Claims to add or to replace.
    pub add: Map<String, Value>,
    /// Claims to remove; this beats adding.
    pub suppress: Vec<String>,
}

/// An answer that Cognito refuses with `InvalidLambdaResponseException`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CustomizationError {
    /// Version 1 knows only texts.
    #[error("the value of claim {0} is not a string")]
    NotText(String),
    /// A null.
    #[error("the value of claim {0} is null")]
    Null(String),
    /// An empty scope, or one with a space.
    #[error("{0:?} is not a scope")]
    Scope(String),
    /// More than 5 000 claims and scopes.
    #[error("more than 5000 claims and scopes")]
    TooMany,
}

impl Customization {
    /// The changes of a version 1 answer, whose values must all be texts.
    pub fn version_1(changes: ClaimChanges) -> Result<Self, CustomizationError> {
        match changes.add.iter().find(|(_, value)| !value.is_string()) {
            Some((name, _)) => Err(CustomizationError::NotText(name.clone())),
            None => Ok(Self { id: changes, ..Self::default() }),
        }
    }

    /// Whether the trigger may answer this.
    pub fn check(&self) -> Result<(), CustomizationError> {
        if self.id.add.len() + self.access.add.len() + self.scopes_to_add.len() > MAX_ADDED {
            return Err(CustomizationError::TooMany);
        }
        if let Some((name, _)) = self.id.add.iter().chain(&self.access.add).find(|(_, value)| value.is_null()) {
            return Err(CustomizationError::Null(name.clone()));
        }
        match self.scopes_to_add.iter().find(|scope| scope.is_empty() || scope.contains(char::is_whitespace)) {
            Some(scope) => Err(CustomizationError::Scope(scope.clone())),
            None => Ok(()),
        }
    }

    /// Changes the claims of an ID token.
    pub fn apply_to_id(&self, claims: &mut Map<String, Value>) {
        let added = self.id.add.iter().filter(|(name, _)| may_add(name));
        for (name, value) in added {
            // These keep their types, whatever type the trigger gives them.
            let value = match value {
                Value::String(text) => attribute_claim(name, text),
                Value::Bool(_) | Value::Null | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.clone(),
            };
            claims.insert(name.clone(), value);
        }
        self.id.suppress_in(claims);
    }

    /// Changes the claims and scopes of an access token. `aud` may become the token's own `client_id` and nothing else.
    pub fn apply_to_access(&self, claims: &mut Map<String, Value>) {
        for (name, value) in &self.access.add {
            let own_client = name == "aud" && claims.get("client_id") == Some(value);
            if own_client || may_add(name) {
                claims.insert(name.clone(), value.clone());
            }
        }
        self.access.suppress_in(claims);
        if self.scopes_to_add.is_empty() && self.scopes_to_suppress.is_empty() {
            return;
        }
        let held = claims.get("scope").and_then(Value::as_str).unwrap_or_default().to_owned();
        let mut scopes: Vec<&str> = Vec::new();
        for scope in held.split(' ').chain(self.scopes_to_add.iter().map(String::as_str)) {
            let suppressed = self.scopes_to_suppress.iter().any(|other| other == scope);
            if !scope.is_empty() && !suppressed && !scopes.contains(&scope) {
                scopes.push(scope);
            }
        }
        if scopes.is_empty() {
            claims.shift_remove("scope");
        } else {
            claims.insert("scope".to_owned(), scopes.join(" ").into());
        }
    }
}

impl ClaimChanges {
    fn suppress_in(&self, claims: &mut Map<String, Value>) {
        for name in self.suppress.iter().filter(|name| may_suppress(name)) {
            claims.shift_remove(name);
        }
    }
}

/// Whether a trigger may set the claim. Groups, roles and scopes are changed by other members of its answer.
fn may_add(name: &str) -> bool {
    may_suppress(name) && !name.starts_with("dev:")
}

fn may_suppress(name: &str) -> bool {
    const RESERVED: [&str; 23] = [
        "acr",
        "act",
        "amr",
        "at_hash",
        "aud",
        "auth_time",
        "azp",
        "client_id",
        "device_key",
        "event_id",
        "exp",
        "iat",
        "identities",
        "iss",
        "jti",
        "nbf",
        "nonce",
        "origin_jti",
        "scope",
        "sub",
        "token_use",
        "username",
        "version",
    ];
    !name.starts_with("cognito:") && !RESERVED.contains(&name)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn object(value: Value) -> Map<String, Value> {
        let Value::Object(map) = value else { panic!("an object") };
        map
    }

    fn id_token() -> Map<String, Value> {
        object(json!({ "sub": "s", "aud": "c", "cognito:groups": ["g"], "email": "a@b.c", "email_verified": true,
            "dev:x": "1", "custom:y": "2", "iss": "i" }))
    }

    #[test]
    fn adds_replaces_and_suppresses_what_it_may() {
        let changes = ClaimChanges {
            add: object(json!({ "tier": "gold", "email": "n@b.c", "email_verified": "false", "custom:y": "3",
                "dev:x": "2", "updated_at": "17", "address": "here", "gone": "1" })),
            suppress: vec!["gone".into(), "dev:x".into()],
        };
        let mut claims = id_token();
        Customization::version_1(changes).unwrap().apply_to_id(&mut claims);
        let expected = json!({ "sub": "s", "aud": "c", "cognito:groups": ["g"], "email": "n@b.c", "email_verified": false,
            "custom:y": "3", "iss": "i", "tier": "gold", "updated_at": 17, "address": { "formatted": "here" } });
        assert_eq!(Value::Object(claims).to_string(), expected.to_string(), "order is kept too");
    }

    #[test]
    fn reserved_names_are_passed_over() {
        let names = "sub iss aud token_use auth_time exp iat nbf jti origin_jti event_id nonce at_hash azp acr act amr \
                     identities cognito:username username client_id device_key version cognito:groups cognito:roles \
                     cognito:preferred_role cognito:anything scope";
        for name in names.split_whitespace() {
            let changes = ClaimChanges { add: object(json!({ name: "x" })), suppress: Vec::new() };
            let suppress = ClaimChanges { add: Map::new(), suppress: vec![name.to_owned()] };
            for changes in [changes, suppress] {
                let customization = Customization { id: changes.clone(), access: changes, ..Default::default() };
                let before = object(json!({ "client_id": "c", "kept": 1, name: "before" }));
                let (mut id, mut access) = (before.clone(), before.clone());
                customization.apply_to_id(&mut id);
                customization.apply_to_access(&mut access);
                assert_eq!((&id, &access), (&before, &before), "{name}");
            }
        }
    }

    #[test]
    fn an_access_tokens_audience_is_its_client_or_nothing() {
        let with = |audience: &str| {
            let access =
                ClaimChanges { add: object(json!({ "aud": audience, "nested": { "a": [1] } })), suppress: vec![] };
            let mut claims = object(json!({ "client_id": "c" }));
            Customization { access, ..Default::default() }.apply_to_access(&mut claims);
            assert_eq!(claims["nested"], json!({ "a": [1] }));
            claims.get("aud").cloned()
        };
        assert_eq!(with("c"), Some(json!("c")));
        assert_eq!(with("d"), None);
    }

    #[test]
    fn scopes_are_added_once_and_suppression_wins() {
        let apply = |add: &[&str], suppress: &[&str]| {
            let own = |list: &[&str]| list.iter().map(|scope| (*scope).to_owned()).collect();
            let mut claims = object(json!({ "scope": "openid email" }));
            Customization { scopes_to_add: own(add), scopes_to_suppress: own(suppress), ..Default::default() }
                .apply_to_access(&mut claims);
            claims.get("scope").and_then(Value::as_str).map(str::to_owned)
        };
        assert_eq!(apply(&["api/read", "email"], &[]).unwrap(), "openid email api/read");
        assert_eq!(apply(&["x"], &["email", "x"]).unwrap(), "openid");
        assert_eq!(apply(&[], &["email", "openid"]), None);
    }

    #[test]
    fn answers_that_cognito_refuses() {
        let number = ClaimChanges { add: object(json!({ "n": 1 })), suppress: vec![] };
        assert_eq!(Customization::version_1(number), Err(CustomizationError::NotText("n".into())));
        let scope = Customization { scopes_to_add: vec!["a b".into()], ..Default::default() };
        assert_eq!(scope.check(), Err(CustomizationError::Scope("a b".into())));
        let many = Customization { scopes_to_add: vec!["a".into(); 5001], ..Default::default() };
        assert_eq!(many.check(), Err(CustomizationError::TooMany));
        let null = ClaimChanges { add: object(json!({ "n": null })), suppress: vec![] };
        let null = Customization { access: null, ..Default::default() };
        assert_eq!(null.check(), Err(CustomizationError::Null("n".into())));
        assert_eq!(Customization::default().check(), Ok(()));
    }
}
