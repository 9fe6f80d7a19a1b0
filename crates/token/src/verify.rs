//! Verifying tokens: ours, and other OpenID issuers'.

use std::{borrow::Cow, time::Duration};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use poolgate_env::Millis;
use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Map, Value};
use thiserror::Error;

use crate::{JwkSet, KeyError, KeyStore, KeyUse};

/// Characters of a token at most: far more than any issuer sends.
const MAX_TOKEN: usize = 128 * 1024;

/// What a token must say to be accepted.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// The `iss` claim, exactly.
    pub issuer: &'a str,
    /// The `token_use` claim, by the kind of token; `None` for other issuers' tokens.
    pub token_use: Option<KeyUse>,
    /// Whom the token is for.
    pub audience: Audience<'a>,
    /// The present moment.
    pub now: Millis,
    /// How far clocks may differ: added to `exp`, taken from `nbf`. Zero for our own tokens.
    pub leeway: Duration,
}

/// Whom a token is for: its `aud` claim (one of them, when it is a list), or `client_id` in access tokens.
#[derive(Debug, Clone, Copy)]
pub enum Audience<'a> {
    /// Anyone: when the pool alone matters, or the caller checks the clients itself.
    Any,
    /// This one.
    One(&'a str),
    /// Any of these.
    OneOf(&'a [String]),
}

/// Why a token is refused. The checks are made in this order, so everything after `BadSignature` is about a token that
/// the issuer really signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum VerifyError {
    /// Not a compact JWS with a JSON header and a JSON payload, or one with critical or key-bearing header members.
    #[error("not a signed token")]
    NotAToken,
    /// Its `kid` names none of the issuer's keys.
    #[error("signed with an unknown key")]
    UnknownKey,
    /// The signature is not that key's, or the algorithm is not that key's.
    #[error("the signature is wrong")]
    BadSignature,
    /// Another issuer's.
    #[error("of another issuer")]
    WrongIssuer,
    /// An ID token where an access token belongs, or the other way round.
    #[error("a token for another use")]
    WrongUse,
    /// For someone else.
    #[error("for another audience")]
    WrongAudience,
    /// Past its time, or without one.
    #[error("expired")]
    Expired,
    /// Before its time.
    #[error("not valid yet")]
    NotYetValid,
}

/// The claims of a token that passed every check.
#[derive(Debug, Clone, PartialEq)]
pub struct Verified {
    /// All of them.
    pub claims: Map<String, Value>,
}

impl Verified {
    /// A claim that is text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.claims.get(name)?.as_str()
    }

    /// A claim that is a number of seconds, as a moment.
    pub fn moment(&self, name: &str) -> Option<Millis> {
        seconds(self.claims.get(name)?).map(Millis::from_secs)
    }

    /// A claim that is a list of texts; a single text counts as a list of one.
    pub fn texts(&self, name: &str) -> impl Iterator<Item = &str> {
        members(self.claims.get(name))
    }

    /// The `sub` claim.
    pub fn subject(&self) -> Option<&str> {
        self.text("sub")
    }

    /// Whether the space-separated `scope` claim holds `scope`.
    pub fn has_scope(&self, scope: &str) -> bool {
        self.text("scope").is_some_and(|scopes| scopes.split(' ').any(|held| held == scope))
    }
}

/// Verifies `token` against `keys`, a user pool's ([`crate::KeyRing::public`]) or another issuer's. The algorithm is the
/// key's; what the token says about it only chooses among those.
pub fn verify(token: &str, keys: &JwkSet, expected: &Expected<'_>) -> Result<Verified, VerifyError> {
    let claims = verified_payload(token, keys)?;
    if claims.get("iss").and_then(Value::as_str) != Some(expected.issuer) {
        return Err(VerifyError::WrongIssuer);
    }
    let wanted_use = expected.token_use.and_then(KeyUse::token_use);
    if wanted_use.is_some() && claims.get("token_use").and_then(Value::as_str) != wanted_use {
        return Err(VerifyError::WrongUse);
    }
    let audience = claims.get(if expected.token_use == Some(KeyUse::Access) { "client_id" } else { "aud" });
    let intended = match expected.audience {
        Audience::Any => true,
        Audience::One(wanted) => members(audience).any(|member| member == wanted),
        Audience::OneOf(wanted) => members(audience).any(|member| wanted.iter().any(|one| one == member)),
    };
    if !intended {
        return Err(VerifyError::WrongAudience);
    }
    let expires = claims.get("exp").and_then(seconds).map(Millis::from_secs).ok_or(VerifyError::Expired)?;
    if expected.now >= expires + expected.leeway {
        return Err(VerifyError::Expired);
    }
    if let Some(not_before) = claims.get("nbf") {
        let begins = seconds(not_before).map(Millis::from_secs).ok_or(VerifyError::NotYetValid)?;
        if expected.now + expected.leeway < begins {
            return Err(VerifyError::NotYetValid);
        }
    }
    Ok(Verified { claims })
}

/// Verifies a token of `owner` with the keys of a store, and once more with reloaded keys when it names one that is
/// unknown: another process may have rotated them. The outer error says that it could not be told.
pub async fn verify_with(
    store: &dyn KeyStore,
    owner: &str,
    token: &str,
    expected: &Expected<'_>,
) -> Result<Result<Verified, VerifyError>, KeyError> {
    let ring = store.keys(owner, expected.now).await?;
    match verify(token, ring.public(), expected) {
        Err(VerifyError::UnknownKey) => {
            let reloaded = store.reload(owner, expected.now).await?;
            Ok(verify(token, reloaded.public(), expected))
        }
        told => Ok(told),
    }
}

/// The issuer named in a token, **unverified**: only to choose whose keys to verify it with.
pub fn unverified_issuer(token: &str) -> Option<String> {
    let (_, payload, _) = parts(token)?;
    let payload: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok()?;
    payload.get("iss")?.as_str().map(str::to_owned)
}

#[derive(Deserialize)]
struct Header<'a> {
    #[serde(borrow)]
    alg: Cow<'a, str>,
    #[serde(borrow)]
    kid: Option<Cow<'a, str>>,
    /// Extensions that must be understood; none is.
    crit: Option<IgnoredAny>,
    /// A key that the token brings along.
    jwk: Option<IgnoredAny>,
}

fn verified_payload(token: &str, keys: &JwkSet) -> Result<Map<String, Value>, VerifyError> {
    let (header_text, payload, signature) = parts(token).ok_or(VerifyError::NotAToken)?;
    let decode = |text: &str| URL_SAFE_NO_PAD.decode(text).map_err(|_| VerifyError::NotAToken);
    let header = decode(header_text)?;
    let header: Header<'_> = serde_json::from_slice(&header).map_err(|_| VerifyError::NotAToken)?;
    if header.crit.is_some() || header.jwk.is_some() {
        return Err(VerifyError::NotAToken);
    }
    let signature = decode(signature)?;
    let signed = token.get(..header_text.len() + 1 + payload.len()).ok_or(VerifyError::NotAToken)?;
    let mut candidates = keys.candidates(header.kid.as_deref()).peekable();
    if candidates.peek().is_none() {
        return Err(VerifyError::UnknownKey);
    }
    if !candidates.any(|key| key.verifies(&header.alg, signed.as_bytes(), &signature)) {
        return Err(VerifyError::BadSignature);
    }
    serde_json::from_slice(&decode(payload)?).map_err(|_| VerifyError::NotAToken)
}

fn parts(token: &str) -> Option<(&str, &str, &str)> {
    let mut parts = (token.len() <= MAX_TOKEN).then(|| token.split('.'))?;
    let three = (parts.next()?, parts.next()?, parts.next()?);
    parts.next().is_none().then_some(three)
}

fn members(claim: Option<&Value>) -> impl Iterator<Item = &str> {
    let single = claim.and_then(Value::as_str);
    let list = claim.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    single.into_iter().chain(list)
}

/// A NumericDate (RFC 7519 §2), a fraction cut off.
#[expect(clippy::cast_possible_truncation, reason = "a float saturates, which is what an absurd date should do")]
fn seconds(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_f64().map(|fraction| fraction.floor() as i64))
}
