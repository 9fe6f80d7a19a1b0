//! For whom a pool's passkeys are made, and what it asks of them. Pure.

use poolgate_wire::{
    Code, Error,
    user_pools::{AuthFactorType, UserVerificationType},
};

use crate::{mfa::counts_as_two, pools::Pool};

/// The pool as browsers and authenticators know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RelyingParty {
    /// A domain: passkeys work on its pages and on those of its subdomains.
    pub id: String,
    /// Whether authenticators must make sure who uses them; they are asked to anyway.
    pub requires_verification: bool,
    /// Whether a passkey whose authenticator did so stands for two factors.
    pub is_multi_factor: bool,
}

impl RelyingParty {
    /// The relying party of a pool that signs users in by passkeys. Its id is the configured one; else the custom domain,
    /// else the prefix domain.
    pub(crate) fn of(pool: &Pool) -> Result<Self, Error> {
        if !pool.allows_first(&AuthFactorType::WebAuthn) {
            return Err(Error::new(Code::WebAuthnNotEnabledException, "WebAuthn is not enabled for the user pool."));
        }
        let configured = pool.mfa.web_authn.as_ref();
        let id = configured.and_then(|web_authn| web_authn.relying_party_id.clone()).or_else(|| domain_of(pool));
        let id = id.ok_or_else(|| {
            Error::new(
                Code::WebAuthnConfigurationMissingException,
                "The user pool has neither a relying party id nor a domain.",
            )
        })?;
        let verification = configured.and_then(|web_authn| web_authn.user_verification.as_ref());
        Ok(Self {
            id,
            requires_verification: verification == Some(&UserVerificationType::Required),
            is_multi_factor: counts_as_two(&pool.mfa),
        })
    }

    /// `userVerification` of the options that browsers are given.
    pub(super) const fn user_verification(&self) -> &'static str {
        if self.requires_verification { "required" } else { "preferred" }
    }

    /// The origins whose pages may use its passkeys, any subdomain and port of each.
    pub(super) fn origins(&self) -> Vec<String> {
        let mut origins = vec![format!("https://{}", self.id)];
        // Browsers take it for as safe as HTTPS.
        if self.id == "localhost" {
            origins.push("http://localhost".to_owned());
        }
        origins
    }
}

fn domain_of(pool: &Pool) -> Option<String> {
    let prefix = || {
        let prefix = pool.settings.domain.as_ref()?;
        Some(format!("{prefix}.auth.{}.amazoncognito.com", pool.region))
    };
    pool.settings.custom_domain.clone().or_else(prefix)
}

#[cfg(test)]
mod tests {
    use poolgate_wire::user_pools::{UserPoolType, WebAuthnConfigurationType};
    use serde_json::json;

    use super::*;
    use crate::{mfa::PoolMfa, schema::Schema};

    fn pool(settings: serde_json::Value, web_authn: Option<serde_json::Value>) -> Pool {
        let settings: UserPoolType = serde_json::from_value(settings).unwrap();
        let web_authn: Option<WebAuthnConfigurationType> = web_authn.map(|it| serde_json::from_value(it).unwrap());
        Pool {
            settings,
            schema: Schema::default(),
            region: "eu-west-1".to_owned(),
            account: "000000000000".to_owned(),
            mfa: PoolMfa { web_authn, ..PoolMfa::default() },
            sessions: crate::session_settings::SessionSettings::default(),
            deleted: false,
        }
    }

    fn allowing(mut settings: serde_json::Value) -> serde_json::Value {
        settings["Policies"] = json!({ "SignInPolicy": { "AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"] } });
        settings
    }

    #[test]
    fn the_id_is_the_configured_one_else_the_custom_domain_else_the_prefix_domain() {
        let domains = json!({ "Domain": "people", "CustomDomain": "auth.example.com" });
        let prefix = json!({ "Domain": "people" });
        let configured = json!({ "RelyingPartyId": "example.com" });
        let table = [
            (domains.clone(), Some(configured), "example.com"),
            (domains.clone(), Some(json!({ "UserVerification": "required" })), "auth.example.com"),
            (domains, None, "auth.example.com"),
            (prefix, None, "people.auth.eu-west-1.amazoncognito.com"),
        ];
        for (settings, web_authn, id) in table {
            assert_eq!(RelyingParty::of(&pool(allowing(settings), web_authn)).unwrap().id, id);
        }
    }

    #[test]
    fn without_a_name_or_without_the_factor_there_is_none() {
        let code = |pool: &Pool| RelyingParty::of(pool).unwrap_err().code;
        assert_eq!(code(&pool(allowing(json!({})), None)), Code::WebAuthnConfigurationMissingException);
        let configured = Some(json!({ "RelyingPartyId": "example.com" }));
        assert_eq!(code(&pool(json!({}), configured)), Code::WebAuthnNotEnabledException);
    }

    #[test]
    fn verification_and_two_factors_are_as_configured() {
        let of = |web_authn| RelyingParty::of(&pool(allowing(json!({ "Domain": "people" })), Some(web_authn))).unwrap();
        let strict = of(json!({
            "UserVerification": "required", "FactorConfiguration": "MULTI_FACTOR_WITH_USER_VERIFICATION",
        }));
        assert!(strict.requires_verification && strict.is_multi_factor);
        let plain = of(json!({ "UserVerification": "preferred", "FactorConfiguration": "SINGLE_FACTOR" }));
        assert!(!plain.requires_verification && !plain.is_multi_factor);
    }
}
