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
    #[derive(Deserialize)]
    struct Payload {
        iss: String,
    }
    let (_, payload, _) = parts(token)?;
    serde_json::from_slice::<Payload>(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok().map(|payload| payload.iss)
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

#[cfg(test)]
mod tests {
    use josekit::{
        jwk::{Jwk, KeyPair, alg::rsa::RsaKeyPair},
        jws::{HS256, JwsHeader, RS256, serialize_compact},
        jwt,
    };
    use serde_json::json;

    use super::*;
    use crate::{AccessClaims, Algorithm, Customization, FixedKeys, IdClaims, KeyRing, TokenPair, issue};

    const ID_KEY: &str = include_str!("../testdata/id.pem");
    const ACCESS_KEY: &str = include_str!("../testdata/access.pem");
    const ISSUER: &str = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab";
    const NOW: Millis = Millis::from_secs(1_000_000);

    fn ring() -> std::sync::Arc<KeyRing> {
        FixedKeys::new(ID_KEY, ACCESS_KEY).unwrap().ring()
    }

    fn tokens(ring: &KeyRing) -> TokenPair {
        let expires_at = NOW + Duration::from_hours(1);
        let id = IdClaims {
            issuer: ISSUER.into(),
            sub: "sub".into(),
            client_id: "client".into(),
            username: "alice".into(),
            at_hash: true,
            expires_at,
            ..Default::default()
        };
        let access = AccessClaims {
            issuer: ISSUER.into(),
            sub: "sub".into(),
            client_id: "client".into(),
            username: Some("alice".into()),
            scopes: vec!["openid".into(), crate::ADMIN_SCOPE.into()],
            groups: vec!["staff".into()],
            expires_at,
            ..Default::default()
        };
        issue(ring, Some(&id), &access, &Customization::default()).unwrap()
    }

    fn expected(token_use: KeyUse) -> Expected<'static> {
        let (token_use, audience) = (Some(token_use), Audience::One("client"));
        Expected { issuer: ISSUER, token_use, audience, now: NOW, leeway: Duration::ZERO }
    }

    fn header_of(token: &str) -> String {
        String::from_utf8(URL_SAFE_NO_PAD.decode(token.split('.').next().unwrap()).unwrap()).unwrap()
    }

    /// The claims of `token` under another header, signed by whatever `sign` does.
    fn forged(token: &str, header: &Value, sign: impl Fn(&[u8]) -> Vec<u8>) -> String {
        let payload = token.split('.').nth(1).unwrap();
        let signed = format!("{}.{payload}", URL_SAFE_NO_PAD.encode(header.to_string()));
        let signature = URL_SAFE_NO_PAD.encode(sign(signed.as_bytes()));
        format!("{signed}.{signature}")
    }

    #[test]
    fn tokens_are_verified_and_read() {
        let ring = ring();
        let pair = tokens(&ring);
        let access = verify(&pair.access, ring.public(), &expected(KeyUse::Access)).unwrap();
        assert_eq!((access.subject(), access.text("username")), (Some("sub"), Some("alice")));
        assert!(access.has_scope("openid") && access.has_scope(crate::ADMIN_SCOPE) && !access.has_scope("open"));
        assert_eq!(access.texts("cognito:groups").collect::<Vec<_>>(), ["staff"]);
        assert_eq!(access.moment("exp"), Some(NOW + Duration::from_hours(1)));

        let id = pair.id.unwrap();
        let id_claims = verify(&id, ring.public(), &expected(KeyUse::Id)).unwrap();
        assert_eq!(id_claims.text("aud"), Some("client"));
        assert_eq!(id_claims.text("at_hash").unwrap().len(), 22);
        let kid = ring.kid(KeyUse::Id).unwrap();
        assert_eq!(header_of(&id), format!(r#"{{"kid":"{kid}","alg":"RS256"}}"#));
        assert_ne!(header_of(&id), header_of(&pair.access), "keys differ");
        assert_eq!(unverified_issuer(&id).unwrap(), ISSUER);
        let others = ["x".to_owned(), "client".to_owned()];
        let one_of = Expected { audience: Audience::OneOf(&others), ..expected(KeyUse::Id) };
        assert!(verify(&id, ring.public(), &one_of).is_ok());
    }

    #[test]
    fn josekit_accepts_what_is_published() {
        let ring = ring();
        let pair = tokens(&ring);
        let jwks: Value = serde_json::from_str(ring.jwks()).unwrap();
        let keys = jwks["keys"].as_array().unwrap();
        assert_eq!(keys[0].as_object().unwrap().keys().collect::<Vec<_>>(), ["alg", "e", "kid", "kty", "n", "use"]);
        let verifier = RS256.verifier_from_jwk(&Jwk::from_map(keys[1].as_object().unwrap().clone()).unwrap()).unwrap();
        let (payload, _) = jwt::decode_with_verifier(&pair.access, &verifier).unwrap();
        assert_eq!(payload.subject(), Some("sub"));
        let own = JwkSet::parse(ring.jwks()).unwrap();
        assert!(verify(&pair.access, &own, &expected(KeyUse::Access)).is_ok());
    }

    #[test]
    fn every_changed_character_breaks_it() {
        let ring = ring();
        let token = tokens(&ring).access;
        for at in 0..token.len() {
            let mut altered = token.clone().into_bytes();
            altered[at] = if altered[at] == b'A' { b'B' } else { b'A' };
            let altered = String::from_utf8(altered).unwrap();
            assert!(verify(&altered, ring.public(), &expected(KeyUse::Access)).is_err(), "character {at}");
        }
        let signature = URL_SAFE_NO_PAD.decode(token.rsplit('.').next().unwrap()).unwrap();
        let most = token.rsplit_once('.').unwrap().0;
        for at in 0..signature.len() {
            let mut altered = signature.clone();
            altered[at] ^= 1;
            let altered = format!("{most}.{}", URL_SAFE_NO_PAD.encode(altered));
            let refused = verify(&altered, ring.public(), &expected(KeyUse::Access));
            assert_eq!(refused, Err(VerifyError::BadSignature), "byte {at}");
        }
    }

    #[test]
    fn forged_headers_get_nowhere() {
        let ring = ring();
        let token = tokens(&ring).access;
        let pair = RsaKeyPair::from_pem(ACCESS_KEY).unwrap();
        let right = RS256.signer_from_pem(ACCESS_KEY).unwrap();
        let refused = |token: &str| verify(token, ring.public(), &expected(KeyUse::Access)).unwrap_err();
        let (kid, id_kid) = (ring.kid(KeyUse::Access).unwrap(), ring.kid(KeyUse::Id).unwrap());

        for alg in ["none", "None", "", "HS256", "RS512", "PS256", "ES256"] {
            let header = json!({ "kid": kid, "alg": alg });
            assert_eq!(refused(&forged(&token, &header, |_| Vec::new())), VerifyError::BadSignature, "{alg}");
            let signed = forged(&token, &header, |message| right.sign(message).unwrap());
            assert_eq!(refused(&signed), VerifyError::BadSignature, "{alg}");
        }
        for secret in [pair.to_pem_public_key(), pair.to_der_public_key(), pair.to_jwk_public_key().to_string().into()]
        {
            let symmetric = HS256.signer_from_bytes(secret).unwrap();
            let header = json!({ "kid": kid, "alg": "HS256" });
            let signed = forged(&token, &header, |message| symmetric.sign(message).unwrap());
            assert_eq!(refused(&signed), VerifyError::BadSignature);
        }
        let sign = |header: Value| forged(&token, &header, |message| right.sign(message).unwrap());
        assert_eq!(refused(&sign(json!({ "kid": id_kid, "alg": "RS256" }))), VerifyError::BadSignature, "swapped kid");
        assert_eq!(refused(&sign(json!({ "kid": "other", "alg": "RS256" }))), VerifyError::UnknownKey);
        assert_eq!(refused(&sign(json!({ "alg": "RS256" }))), VerifyError::UnknownKey, "one of several");
        let mine = RsaKeyPair::generate(2048).unwrap();
        let mine_signs = RS256.signer_from_der(mine.to_der_private_key()).unwrap();
        let embedded = json!({ "kid": kid, "alg": "RS256", "jwk": mine.to_jwk_public_key().as_ref() });
        let signed = forged(&token, &embedded, |message| mine_signs.sign(message).unwrap());
        assert_eq!(refused(&signed), VerifyError::NotAToken);
        for header in [json!({ "kid": kid, "alg": "RS256", "crit": ["b64"], "b64": false }), json!([]), json!({})] {
            assert_eq!(refused(&sign(header)), VerifyError::NotAToken);
        }
        for garbage in
            ["", ".", "..", "a.b", "a.b.c", &format!("{token}."), &format!("{token}.x"), &"a".repeat(200_000)]
        {
            assert_eq!(refused(garbage), VerifyError::NotAToken);
        }
    }

    #[test]
    fn right_tokens_in_the_wrong_place() {
        let ring = ring();
        let pair = tokens(&ring);
        let id = pair.id.unwrap();
        let check = |token: &str, expected: Expected<'_>| verify(token, ring.public(), &expected).unwrap_err();
        assert_eq!(check(&id, expected(KeyUse::Access)), VerifyError::WrongUse);
        assert_eq!(check(&pair.access, expected(KeyUse::Id)), VerifyError::WrongUse);
        let other = Expected { issuer: "https://other", ..expected(KeyUse::Id) };
        assert_eq!(check(&id, other), VerifyError::WrongIssuer);
        for (token, token_use) in [(&id, KeyUse::Id), (&pair.access, KeyUse::Access)] {
            let other = Expected { audience: Audience::One("other"), ..expected(token_use) };
            assert_eq!(check(token, other), VerifyError::WrongAudience);
        }
        let late = Expected { now: NOW + Duration::from_hours(1), ..expected(KeyUse::Id) };
        assert_eq!(check(&id, late), VerifyError::Expired);
        assert!(verify(&id, ring.public(), &Expected { leeway: Duration::from_secs(1), ..late }).is_ok());
    }

    #[test]
    fn times_of_other_issuers() {
        let (signer, pair) = (RS256.signer_from_pem(ID_KEY).unwrap(), RsaKeyPair::from_pem(ID_KEY).unwrap());
        let mut jwk = pair.to_jwk_public_key();
        let foreign = Expected { token_use: None, ..expected(KeyUse::Id) };
        let check = |jwk: &Jwk, claims: Value| {
            let token = serialize_compact(claims.to_string().as_bytes(), &JwsHeader::new(), &signer).unwrap();
            let keys = JwkSet::parse(&json!({ "keys": [jwk.as_ref()] }).to_string()).unwrap();
            verify(&token, &keys, &foreign).map(|_| ())
        };
        let claims = json!({ "iss": ISSUER, "aud": ["x", "client"], "exp": 1_000_000.5, "nbf": 1_000_000 });
        let with = |name: &str, value: Value| {
            let mut claims = claims.clone();
            claims[name] = value;
            claims
        };
        assert_eq!(check(&jwk, with("exp", json!(1_000_001.5))), Ok(()), "no kid, one key, a list, a fraction");
        assert_eq!(check(&jwk, claims.clone()), Err(VerifyError::Expired));
        assert_eq!(check(&jwk, with("exp", json!("9999999999"))), Err(VerifyError::Expired));
        assert_eq!(check(&jwk, with("exp", json!(1e300))), Ok(()));
        let early = json!({ "iss": ISSUER, "aud": "client", "exp": 2_000_000, "nbf": 1_000_001 });
        assert_eq!(check(&jwk, early), Err(VerifyError::NotYetValid));
        jwk.set_algorithm("RS512");
        assert_eq!(check(&jwk, with("exp", json!(2_000_000))), Err(VerifyError::BadSignature), "the key's algorithm");
    }

    #[test]
    fn sets_of_other_issuers() {
        let rsa = RsaKeyPair::from_pem(ID_KEY).unwrap().to_jwk_public_key();
        let usable = |members: Value| {
            let mut key = rsa.as_ref().clone();
            key.extend(members.as_object().unwrap().clone());
            JwkSet::parse(&json!({ "keys": [key] }).to_string()).unwrap().len() == 1
        };
        assert!(usable(json!({ "kid": "a", "x5t": "!!", "x5c": 1, "issuer": "https://b" })), "others' members");
        assert!(!usable(json!({ "use": "enc" })));
        assert!(
            !usable(json!({ "alg": "HS256" }))
                && !usable(json!({ "alg": "none" }))
                && !usable(json!({ "alg": "RSA-OAEP" }))
        );
        assert!(!usable(json!({ "n": "AQAB" })), "a weak key");
        assert!(!usable(json!({ "e": "A".repeat(400) })), "a slow key");
        let symmetric = json!({ "keys": [{ "kty": "oct", "k": "AAAA", "kid": "a" }, { "kty": "EC" }, 7] });
        assert!(JwkSet::parse(&symmetric.to_string()).unwrap().is_empty());
        for garbage in ["", "{}", "[]", r#"{"keys":{}}"#] {
            assert_eq!(JwkSet::parse(garbage).unwrap_err(), crate::JwkSetError);
        }
    }

    #[test]
    fn other_algorithms_sign_and_verify() {
        for algorithm in [Algorithm::Es256, Algorithm::EdDsa] {
            let material = algorithm.generate().unwrap();
            let signer = algorithm.signer(material.private.expose()).unwrap();
            let ring = KeyRing::builder().signing(KeyUse::Access, "k", algorithm, material.public.as_ref(), signer);
            let ring = ring.unwrap().build();
            let claims = json!({ "iss": ISSUER, "token_use": "access", "client_id": "client", "exp": 2_000_000 });
            let token = ring.sign(KeyUse::Access, claims.as_object().unwrap()).unwrap();
            assert!(verify(&token, ring.public(), &expected(KeyUse::Access)).is_ok(), "{algorithm:?}");
            assert!(verify(&token, &JwkSet::parse(ring.jwks()).unwrap(), &expected(KeyUse::Access)).is_ok());
            let header = json!({ "kid": "k", "alg": algorithm.name() });
            for signature in [vec![0; 64], vec![], vec![1], vec![0xff; 64], vec![0; 65]] {
                let forged = forged(&token, &header, |_| signature.clone());
                let refused = verify(&forged, ring.public(), &expected(KeyUse::Access));
                assert_eq!(refused, Err(VerifyError::BadSignature));
            }
        }
    }
}
