//! The `Logins` map: proofs of who someone is, by provider.

use std::{collections::BTreeMap, fmt::Debug};

use async_trait::async_trait;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use poolgate_env::Millis;
use poolgate_wire::{Code, Error, Result, Sensitive, identity_pools::IdentityPool};
use serde_json::{Map, Value};
use thiserror::Error;

/// Verifies the tokens of one login provider, or of several: the host's own user pools, an OpenID issuer, …
///
/// # How to write your own
/// The identity pool asks its verifiers in turn for the provider of a login, and the first that knows it verifies the
/// token. Both `provider` and `token` come from an anonymous caller: trust neither before the signature is checked.
/// You answer for signature, issuer, expiry and the kind of token. The identity pool compares the `aud` claim with the
/// client ids it has for the provider, except for OpenID Connect providers that it knows by their ARN alone: there
/// the audience is yours to check, as IAM does with the client ids of its provider.
#[async_trait]
pub trait LoginVerifier: Debug + Send + Sync {
    /// The name that identity pools know `provider` by, if its tokens are yours to verify.
    ///
    /// A user pool has two names, AWS's `cognito-idp.<region>.amazonaws.com/<pool id>` and its issuer without the
    /// scheme, which some clients send. Answer the former for both; the two are one provider then.
    fn provider_name(&self, provider: &str) -> Option<String>;

    /// The claims of `token`, which is of the provider with this name (as [`LoginVerifier::provider_name`] gives it).
    /// They have at least `sub` and `aud`.
    async fn verify(&self, provider: &str, token: &str, now: Millis) -> Result<Map<String, Value>, LoginError>;

    /// Whether the user of a verified token is still there, enabled and signed in: asked when the identity pool has
    /// `ServerSideTokenCheck` set for a user pool. Otherwise a token counts until it expires.
    async fn check(&self, provider: &str, claims: &Map<String, Value>, now: Millis) -> Result<(), LoginError>;
}

/// Why a login is refused. The texts are Cognito's.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum LoginError {
    /// For a user pool's name, a token of another issuer.
    #[error("Invalid login token. Not a Cognito token.")]
    NotCognito,
    /// The signature is wrong, or of an unknown key.
    #[error("Invalid login token. Couldn't verify signed token.")]
    Signature,
    /// The `iss` claim is not the provider's.
    #[error("Invalid login token. Issuer doesn't match providerName")]
    Issuer,
    /// A claim is missing; an access token has no `aud`.
    #[error("Invalid login token. Missing a required claim: {0}")]
    MissingClaim(&'static str),
    /// It is past its time.
    #[error("Invalid login token. Token expired: {exp} >= {now}")]
    Expired {
        /// Its `exp` claim, in seconds.
        exp: i64,
        /// The present, in seconds.
        now: i64,
    },
    /// Not even a token.
    #[error("Invalid login token. Not a valid OpenId Connect identity token.")]
    NotAToken,
    /// The user is gone, disabled or signed out.
    #[error("Invalid login token. Token has been revoked.")]
    Revoked,
    /// The provider cannot be asked.
    #[error("The login provider is not available.")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl LoginError {
    /// [`LoginError::Expired`] for this token, whose signature has been verified: its own `exp` goes into the text.
    pub fn expired(token: &str, now: Millis) -> Self {
        let payload = token.split('.').nth(1).and_then(|payload| URL_SAFE_NO_PAD.decode(payload).ok());
        let payload = payload.and_then(|payload| serde_json::from_slice::<Value>(&payload).ok());
        let exp = payload.and_then(|payload| payload.get("exp")?.as_i64());
        Self::Expired { exp: exp.unwrap_or_default(), now: now.secs() }
    }
}

impl From<LoginError> for Error {
    fn from(error: LoginError) -> Self {
        match error {
            LoginError::Unavailable(source) => {
                Self::new(Code::ExternalServiceException, "The login provider is not available.").caused_by(source)
            }
            refused => Self::not_authorized(refused.to_string()),
        }
    }
}

/// A login that has been verified.
#[derive(Debug, Clone)]
pub(crate) struct Proof {
    /// The provider, as the identity pool knows it.
    pub(crate) provider: String,
    pub(crate) subject: String,
    pub(crate) kind: ProviderKind,
    pub(crate) claims: Map<String, Value>,
}

/// How the identity pool came to trust a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ProviderKind {
    UserPool { client_id: String },
    Supported { app_id: String },
    OpenId { arn: String },
}

impl Proof {
    /// What the `amr` of a session says of this login.
    pub(crate) fn amr(&self) -> [String; 2] {
        let detail = match &self.kind {
            ProviderKind::UserPool { .. } => format!("{}:CognitoSignIn:{}", self.provider, self.subject),
            ProviderKind::Supported { app_id } => format!("{}:{app_id}:{}", self.provider, self.subject),
            ProviderKind::OpenId { .. } => format!("{}:OIDC:{}", self.provider, self.subject),
        };
        [self.provider.clone(), detail]
    }

    /// What role mappings call this provider.
    pub(crate) fn mapping_key(&self) -> String {
        match &self.kind {
            ProviderKind::UserPool { client_id } => format!("{}:{client_id}", self.provider),
            ProviderKind::Supported { .. } => self.provider.clone(),
            ProviderKind::OpenId { arn } => arn.clone(),
        }
    }
}

/// The `amr` of a session with these proofs; a guest's without any.
pub(crate) fn amr(proofs: &[Proof]) -> Vec<String> {
    if proofs.is_empty() {
        return vec!["unauthenticated".to_owned()];
    }
    std::iter::once("authenticated".to_owned()).chain(proofs.iter().flat_map(Proof::amr)).collect()
}

/// The verifiers of one service.
#[derive(Debug, Default)]
pub(crate) struct Verifiers(pub(crate) Vec<std::sync::Arc<dyn LoginVerifier>>);

impl Verifiers {
    /// Verifies every login against what the pool trusts. One that fails fails all.
    pub(crate) async fn verify(
        &self,
        pool: &IdentityPool,
        logins: &BTreeMap<String, Sensitive<String>>,
        now: Millis,
    ) -> Result<Vec<Proof>> {
        let mut proofs: Vec<Proof> = Vec::with_capacity(logins.len());
        for (key, token) in logins {
            let proof = self.verify_one(pool, key, token.expose(), now).await?;
            if proofs.iter().any(|other| other.provider == proof.provider && other.subject != proof.subject) {
                return Err(Error::new(Code::ResourceConflictException, "Logins of one provider name two users."));
            }
            if proofs.iter().all(|other| other.provider != proof.provider) {
                proofs.push(proof);
            }
        }
        Ok(proofs)
    }

    /// The name under which pools know a provider. The issuer host of newer user pools is the older one with a prefix.
    pub(crate) fn name_of(&self, provider: &str) -> String {
        if let Some(name) = self.0.iter().find_map(|verifier| verifier.provider_name(provider)) {
            return name;
        }
        let older = provider.strip_prefix("issuer-").filter(|name| name.starts_with("cognito-idp."));
        older.unwrap_or(provider).to_owned()
    }

    /// A role mapping's key, with its provider under the name that pools know it by.
    pub(crate) fn mapping_key(&self, key: &str) -> String {
        match key.rsplit_once(':') {
            Some((provider, client_id)) if !key.starts_with("arn:") && client_id.bytes().all(is_client_id) => {
                format!("{}:{client_id}", self.name_of(provider))
            }
            _ => key.to_owned(),
        }
    }

    /// Whether the role mapping `key` is that of a provider in `amr`.
    pub(crate) fn maps_one_of(&self, key: &str, amr: &[String]) -> bool {
        let key = match key.split_once(":oidc-provider/") {
            Some((_, issuer)) => self.name_of(issuer),
            None => self.mapping_key(key),
        };
        amr.iter().any(|method| key == *method || key.strip_prefix(method.as_str()).is_some_and(|c| c.starts_with(':')))
    }

    async fn verify_one(&self, pool: &IdentityPool, key: &str, token: &str, now: Millis) -> Result<Proof> {
        let provider = self.name_of(key);
        let trusted = self.trusted(pool, &provider);
        let verifier = self.0.iter().find(|verifier| verifier.provider_name(&provider).is_some());
        let (Some(trusted), Some(verifier)) = (trusted, verifier) else { return Err(unsupported()) };
        let claims = verifier.verify(&provider, token, now).await?;
        let subject = claims.get("sub").and_then(Value::as_str).filter(|subject| !subject.is_empty());
        let subject = subject.ok_or(LoginError::MissingClaim("sub"))?.to_owned();
        if subject.len() > MAX_SUBJECT {
            return Err(LoginError::NotAToken.into());
        }
        let audience = audience(&claims);
        if audience.is_empty() {
            return Err(LoginError::MissingClaim("aud").into());
        }
        let kind = match trusted {
            Trusted::UserPool(clients) => {
                let known = clients.into_iter().find(|(client_id, _)| audience.contains(&client_id.as_str()));
                let (client_id, server_side) = known.ok_or_else(unsupported)?;
                if server_side {
                    verifier.check(&provider, &claims, now).await?;
                }
                ProviderKind::UserPool { client_id }
            }
            Trusted::Supported(app_ids) => {
                let app_id = app_ids.into_iter().find(|app_id| audience.contains(&app_id.as_str()));
                ProviderKind::Supported { app_id: app_id.ok_or_else(unsupported)? }
            }
            Trusted::OpenId(arn) => ProviderKind::OpenId { arn },
        };
        Ok(Proof { provider, subject, kind, claims })
    }

    fn trusted(&self, pool: &IdentityPool, provider: &str) -> Option<Trusted> {
        let user_pools = pool.cognito_identity_providers.iter().flatten();
        let clients: Vec<_> = user_pools
            .filter(|entry| entry.provider_name.as_deref().is_some_and(|name| self.name_of(name) == provider))
            .filter_map(|entry| Some((entry.client_id.clone()?, entry.server_side_token_check == Some(true))))
            .collect();
        if !clients.is_empty() {
            return Some(Trusted::UserPool(clients));
        }
        if let Some(app_ids) = pool.supported_login_providers.as_ref().and_then(|map| map.get(provider)) {
            let app_ids = app_ids.split([';', ',']).map(str::trim).filter(|app_id| !app_id.is_empty());
            return Some(Trusted::Supported(app_ids.map(str::to_owned).collect()));
        }
        let arns = pool.open_id_connect_provider_arns.iter().flatten();
        let arn = arns
            .into_iter()
            .find(|arn| arn.split_once(":oidc-provider/").is_some_and(|(_, issuer)| self.name_of(issuer) == provider));
        arn.map(|arn| Trusted::OpenId(arn.clone()))
    }
}

/// What a pool says of a provider it trusts.
enum Trusted {
    /// Client ids, and whether the user pool is to be asked about their tokens.
    UserPool(Vec<(String, bool)>),
    Supported(Vec<String>),
    OpenId(String),
}

/// Subjects are 255 characters at most in OpenID Connect; a login has to fit an index value.
const MAX_SUBJECT: usize = 512;

fn unsupported() -> Error {
    Error::not_authorized("Token is not from a supported provider of this identity pool.")
}

fn audience(claims: &Map<String, Value>) -> Vec<&str> {
    match claims.get("aud") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn is_client_id(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
