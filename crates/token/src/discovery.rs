//! A user pool's OpenID Connect discovery document.

use serde_json::{Value, json};

use crate::Algorithm;

/// Where a user pool's parts are.
#[derive(Debug, Clone, Copy)]
pub struct Discovery<'a> {
    /// The pool's issuer.
    pub issuer: &'a str,
    /// What `/.well-known/jwks.json` is under: the issuer, unless that is AWS's name and the keys are served elsewhere.
    pub keys_base: &'a str,
    /// What `/oauth2/authorize` and its siblings are under, such as `https://auth.example.com`: the pool's domain, or
    /// without one the API's own URL of the pool.
    pub endpoints: &'a str,
    /// What ID tokens are signed with.
    pub algorithm: Algorithm,
}

impl Discovery<'_> {
    /// The document at `/.well-known/openid-configuration`, with the members that Cognito gives it.
    pub fn document(&self) -> Value {
        let base = self.endpoints.trim_end_matches('/');
        json!({
            "authorization_endpoint": format!("{base}/oauth2/authorize"),
            "end_session_endpoint": format!("{base}/logout"),
            "id_token_signing_alg_values_supported": [self.algorithm.name()],
            "issuer": self.issuer,
            "jwks_uri": format!("{}/.well-known/jwks.json", self.keys_base.trim_end_matches('/')),
            "response_types_supported": ["code", "token"],
            "revocation_endpoint": format!("{base}/oauth2/revoke"),
            "scopes_supported": ["openid", "email", "phone", "profile"],
            "subject_types_supported": ["public"],
            "token_endpoint": format!("{base}/oauth2/token"),
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "userinfo_endpoint": format!("{base}/oauth2/userInfo"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_follow_their_base_and_endpoints_the_domain() {
        let issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab";
        let discovery = Discovery {
            issuer,
            keys_base: "http://localhost:9229/eu-west-1_Ab",
            endpoints: "https://auth.example.com/",
            algorithm: Algorithm::Rs256,
        };
        let document = discovery.document();
        assert_eq!(document["issuer"], issuer);
        assert_eq!(document["jwks_uri"], "http://localhost:9229/eu-west-1_Ab/.well-known/jwks.json");
        assert_eq!(document["userinfo_endpoint"], "https://auth.example.com/oauth2/userInfo");
        assert_eq!(document["end_session_endpoint"], "https://auth.example.com/logout");
        assert_eq!(document["id_token_signing_alg_values_supported"], json!(["RS256"]));
        assert_eq!(document.as_object().unwrap().len(), 12);
    }
}
