//! What ID and access tokens say, with Cognito's names, types and order.

use std::collections::BTreeMap;

use poolgate_env::Millis;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// The scope of tokens issued by the API: the one that operations on the user's own account ask for.
pub const ADMIN_SCOPE: &str = "aws.cognito.signin.user.admin";

/// The claims of an ID token.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct IdClaims {
    /// The user's `sub`.
    pub sub: String,
    /// The issuer, see [`crate::Issuer`].
    pub issuer: String,
    /// The app client's id: the `aud` claim.
    pub client_id: String,
    /// The real username (`sub` in pools whose users sign in by an attribute): `cognito:username`.
    pub username: String,
    /// When the user signed in; a refresh keeps it.
    pub auth_time: Millis,
    /// Now.
    pub issued_at: Millis,
    /// When the token ends.
    pub expires_at: Millis,
    /// The id of the sign-in event, the same in both tokens.
    pub event_id: Option<String>,
    /// The token's own id, another one in each token; given when revocation or rotation is on.
    pub jti: Option<String>,
    /// The id of the sign-in, the same in all its tokens; given when revocation or rotation is on.
    pub origin_jti: Option<String>,
    /// The user's groups; no claim when empty.
    pub groups: Vec<String>,
    /// The groups' role ARNs; no claim when empty.
    pub roles: Vec<String>,
    /// The role of the group with the best precedence.
    pub preferred_role: Option<String>,
    /// The federated identities linked to the user; no claim when empty.
    pub identities: Vec<Identity>,
    /// The authorize request's nonce.
    pub nonce: Option<String>,
    /// Whether to bind the ID token to its access token by `at_hash`, as the authorization endpoint does.
    pub at_hash: bool,
    /// The attributes that the client may read and the scopes allow, as stored: `email_verified` is `true` or `false`,
    /// `updated_at` a number, `address` the formatted address; each becomes a claim of its own type.
    pub attributes: BTreeMap<String, String>,
    /// Whatever else belongs in the token, put last.
    pub extra: Map<String, Value>,
}

/// One member of the `identities` claim. `primary` and `dateCreated` are texts in Cognito's tokens.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Identity {
    /// The user's id at the provider.
    pub user_id: String,
    /// The provider's name in this pool.
    pub provider_name: String,
    /// `SAML`, `OIDC`, `Google`, …
    pub provider_type: String,
    /// The SAML provider's entity id; null for others.
    pub issuer: Option<String>,
    /// `true` for the identity that the user was made from.
    pub primary: String,
    /// When it was linked, in milliseconds since the epoch.
    pub date_created: String,
}

/// The claims of an access token: a user's, or with [`AccessClaims::client_credentials`] an app client's own.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AccessClaims {
    /// The user's `sub`; the client's id in client credentials.
    pub sub: String,
    /// The issuer, see [`crate::Issuer`].
    pub issuer: String,
    /// The app client's id.
    pub client_id: String,
    /// The real username; none in client credentials.
    pub username: Option<String>,
    /// The granted scopes; [`ADMIN_SCOPE`] alone for sign-ins through the API.
    pub scopes: Vec<String>,
    /// When the user signed in; a refresh keeps it.
    pub auth_time: Millis,
    /// Now.
    pub issued_at: Millis,
    /// When the token ends.
    pub expires_at: Millis,
    /// The id of the sign-in event, the same in both tokens.
    pub event_id: Option<String>,
    /// The token's own id.
    pub jti: Option<String>,
    /// The id of the sign-in, the same in all its tokens.
    pub origin_jti: Option<String>,
    /// The user's groups; no claim when empty.
    pub groups: Vec<String>,
    /// The device that the user signed in with, when devices are tracked.
    pub device_key: Option<String>,
    /// Whether an OAuth endpoint issues it: the claim `version` is 2.
    pub oauth: bool,
    /// The resource that the token is bound to (`aud`), from the `resource` parameter.
    pub audience: Option<String>,
    /// Whatever else belongs in the token, such as `act`, put last.
    pub extra: Map<String, Value>,
}

impl IdClaims {
    /// The claims in Cognito's order, without `at_hash`, which [`crate::issue`] adds.
    pub fn to_map(&self) -> Map<String, Value> {
        let mut claims = Claims(Map::with_capacity(16 + self.attributes.len()));
        claims.put("sub", Some(self.sub.as_str()));
        claims.list("cognito:groups", &self.groups);
        claims.put("cognito:preferred_role", self.preferred_role.as_deref());
        claims.put("iss", Some(self.issuer.as_str()));
        claims.put("cognito:username", Some(self.username.as_str()));
        claims.put("nonce", self.nonce.as_deref());
        claims.put("origin_jti", self.origin_jti.as_deref());
        claims.list("cognito:roles", &self.roles);
        claims.put("aud", Some(self.client_id.as_str()));
        claims.put("identities", (!self.identities.is_empty()).then(|| json!(self.identities)));
        claims.put("event_id", self.event_id.as_deref());
        claims.put("token_use", Some("id"));
        claims.put("auth_time", Some(self.auth_time.secs()));
        for (name, value) in &self.attributes {
            // Not attributes in this sense: a claim above, or one that no stored attribute may set.
            let taken = claims.0.contains_key(name) || matches!(name.as_str(), "exp" | "iat" | "jti" | "identities");
            if !taken && !name.starts_with("cognito:") {
                claims.0.insert(name.clone(), attribute_claim(name, value));
            }
        }
        claims.put("exp", Some(self.expires_at.secs()));
        claims.put("iat", Some(self.issued_at.secs()));
        claims.put("jti", self.jti.as_deref());
        claims.0.extend(self.extra.clone());
        claims.0
    }
}

impl AccessClaims {
    /// The claims of a token that an app client gets for itself.
    pub fn client_credentials(
        issuer: &str,
        client_id: &str,
        scopes: Vec<String>,
        jti: String,
        issued_at: Millis,
        expires_at: Millis,
    ) -> Self {
        Self {
            sub: client_id.to_owned(),
            issuer: issuer.to_owned(),
            client_id: client_id.to_owned(),
            scopes,
            auth_time: issued_at,
            issued_at,
            expires_at,
            jti: Some(jti),
            oauth: true,
            ..Self::default()
        }
    }

    /// The claims in Cognito's order.
    pub fn to_map(&self) -> Map<String, Value> {
        let mut claims = Claims(Map::with_capacity(18));
        claims.put("sub", Some(self.sub.as_str()));
        claims.put("device_key", self.device_key.as_deref());
        claims.list("cognito:groups", &self.groups);
        claims.put("iss", Some(self.issuer.as_str()));
        claims.put("version", self.oauth.then_some(2));
        claims.put("client_id", Some(self.client_id.as_str()));
        claims.put("aud", self.audience.as_deref());
        claims.put("origin_jti", self.origin_jti.as_deref());
        claims.put("event_id", self.event_id.as_deref());
        claims.put("token_use", Some("access"));
        claims.put("scope", (!self.scopes.is_empty()).then(|| self.scopes.join(" ")));
        claims.put("auth_time", Some(self.auth_time.secs()));
        claims.put("exp", Some(self.expires_at.secs()));
        claims.put("iat", Some(self.issued_at.secs()));
        claims.put("jti", self.jti.as_deref());
        claims.put("username", self.username.as_deref());
        claims.0.extend(self.extra.clone());
        claims.0
    }
}

/// A stored attribute, always text, as the claim of its type.
pub(crate) fn attribute_claim(name: &str, value: &str) -> Value {
    match name {
        "email_verified" | "phone_number_verified" => Value::Bool(value == "true"),
        "updated_at" => value.parse::<i64>().map_or_else(|_| Value::from(value), Value::from),
        "address" => json!({ "formatted": value }),
        _ => Value::from(value),
    }
}

struct Claims(Map<String, Value>);

impl Claims {
    fn put(&mut self, name: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.0.insert(name.to_owned(), value.into());
        }
    }

    fn list(&mut self, name: &str, values: &[String]) {
        self.put(name, (!values.is_empty()).then(|| values.to_vec()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(claims: &Map<String, Value>) -> Vec<&str> {
        claims.keys().map(String::as_str).collect()
    }

    #[test]
    fn id_claims_have_their_own_types() {
        let attributes = [
            ("address", "1 Main Street"),
            ("custom:age", "42"),
            ("email", "a@example.com"),
            ("email_verified", "true"),
            ("phone_number_verified", "false"),
            ("sub", "another"),
            ("updated_at", "1700000000"),
        ];
        let claims = IdClaims {
            sub: "s".into(),
            auth_time: Millis(1_700_000_000_999),
            attributes: attributes.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
            identities: vec![Identity {
                primary: "true".into(),
                date_created: "1700000000000".into(),
                ..Default::default()
            }],
            ..Default::default()
        }
        .to_map();
        assert_eq!(claims["sub"], "s", "an attribute cannot replace a claim");
        assert_eq!(claims["email_verified"], Value::Bool(true));
        assert_eq!(claims["phone_number_verified"], Value::Bool(false));
        assert_eq!(claims["updated_at"], json!(1_700_000_000));
        assert_eq!(claims["address"], json!({ "formatted": "1 Main Street" }));
        assert_eq!(claims["custom:age"], "42");
        assert_eq!(claims["auth_time"], json!(1_700_000_000));
        let identity = json!({ "userId": "", "providerName": "", "providerType": "", "issuer": null,
            "primary": "true", "dateCreated": "1700000000000" });
        assert_eq!(claims["identities"], json!([identity]));
        for absent in ["cognito:groups", "cognito:roles", "nonce", "jti", "origin_jti", "at_hash"] {
            assert!(!claims.contains_key(absent), "{absent}");
        }
    }

    #[test]
    fn access_claims_are_in_cognitos_order() {
        let claims = AccessClaims {
            device_key: Some("d".into()),
            groups: vec!["g".into()],
            origin_jti: Some("o".into()),
            event_id: Some("e".into()),
            jti: Some("j".into()),
            username: Some("u".into()),
            scopes: vec!["openid".into(), "email".into()],
            ..Default::default()
        }
        .to_map();
        let expected = "sub device_key cognito:groups iss client_id origin_jti event_id token_use scope auth_time exp \
                        iat jti username";
        assert_eq!(order(&claims).join(" "), expected);
        assert_eq!(claims["scope"], "openid email");
    }

    #[test]
    fn client_credentials_name_no_user() {
        let at = Millis::from_secs(100);
        let claims =
            AccessClaims::client_credentials("i", "c", vec!["api/read".into()], "j".into(), at, Millis::from_secs(200));
        let claims = claims.to_map();
        assert_eq!(
            Value::Object(claims),
            json!({ "sub": "c", "iss": "i", "version": 2, "client_id": "c", "token_use": "access", "scope": "api/read",
                "auth_time": 100, "exp": 200, "iat": 100, "jti": "j" })
        );
    }
}
