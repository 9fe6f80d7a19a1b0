//! What is asked of a browser, and whether its answer holds: WebAuthn's two ceremonies. Pure.
//!
//! The cryptography, and most of the checks, are those of the crate `webauthn-rs-core`. Challenges come from our own
//! randomness and keys from our own records, so the library's states and credentials are built here for the length of a
//! call, and never kept.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use thiserror::Error;
use webauthn_rs_core::{
    WebauthnCore,
    error::WebauthnError,
    proto::{
        AttestationFormat, AttestationMetadata, AuthenticationState, COSEAlgorithm, COSEEC2Key, COSEKey, COSEKeyType,
        COSERSAKey, CollectedClientData, Credential, ECDSACurve, ParsedAttestation, ParsedAttestationData,
        PublicKeyCredential, RegisterPublicKeyCredential, RegisteredExtensions, RegistrationState,
        UserVerificationPolicy,
    },
};

use super::{Passkey, PublicKey, relying_party::RelyingParty};

/// Why an answer does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(crate) enum Refusal {
    /// It is not of the form that browsers give.
    #[error("The credential is malformed.")]
    Malformed,
    /// It answers another challenge.
    #[error("The challenge is another one.")]
    Challenge,
    /// It was made on a page of someone else, or inside one.
    #[error("The origin is not one of the relying party.")]
    Origin,
    /// Its key is another relying party's.
    #[error("The credential is for another relying party.")]
    RelyingParty,
    /// The authenticator does not do what is asked: the algorithm, the user's presence or verification.
    #[error("The authenticator is not supported.")]
    Unsupported,
    /// It was not made by a key of the user.
    #[error("The credential is unknown.")]
    Unknown,
    /// The signature is wrong.
    #[error("The signature is wrong.")]
    Signature,
    /// The authenticator has counted more than this before: there are two of it.
    #[error("The signature counter went back.")]
    Counter,
}

/// A key that a browser registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Registered {
    pub credential_id: String,
    pub public_key: PublicKey,
    pub counter: u32,
    pub transports: Vec<String>,
    pub attachment: Option<String>,
    pub user_verified: bool,
    pub backup_eligible: bool,
    pub aaguid: Option<[u8; 16]>,
}

/// What is asked in a sign-in, kept until it is answered. The rest is read anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Assertion {
    challenge: String,
}

/// Who answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asserted {
    pub credential_id: String,
    /// What the authenticator has counted by now.
    pub counter: u32,
    /// Whether the authenticator made sure who used it.
    pub user_verified: bool,
}

/// A user as authenticators show it.
#[derive(Debug)]
pub(super) struct Person<'a> {
    pub sub: &'a str,
    pub name: &'a str,
    pub display_name: &'a str,
}

/// A credential that a browser is told of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Descriptor<'a> {
    pub credential_id: &'a str,
    pub transports: &'a [String],
}

/// PublicKeyCredentialCreationOptionsJSON.
pub(super) fn creation_options(
    party: &RelyingParty,
    person: &Person<'_>,
    challenge: &str,
    known: &[Descriptor<'_>],
) -> Value {
    json!({
        "rp": { "id": party.id, "name": party.id },
        "user": {
            "id": URL_SAFE_NO_PAD.encode(person.sub),
            "name": person.name,
            "displayName": person.display_name,
        },
        "challenge": challenge,
        "pubKeyCredParams": [{ "type": "public-key", "alg": ES256 }, { "type": "public-key", "alg": RS256 }],
        "timeout": REGISTRATION_TIMEOUT_MILLIS,
        "excludeCredentials": known.iter().map(descriptor).collect::<Value>(),
        "authenticatorSelection": {
            "requireResidentKey": true,
            "residentKey": "required",
            "userVerification": party.user_verification(),
        },
    })
}

/// Judges RegistrationResponseJSON, the answer to [`creation_options`].
pub(super) fn finish_registration(
    party: &RelyingParty,
    challenge: &str,
    credential: &Value,
) -> Result<Registered, Refusal> {
    let answer: RegisterPublicKeyCredential = parsed(credential.clone())?;
    if answer.type_ != PUBLIC_KEY {
        return Err(Refusal::Malformed);
    }
    let state: RegistrationState = parsed(json!({
        "policy": policy(party),
        "exclude_credentials": [],
        "challenge": challenge,
        "credential_algorithms": [COSEAlgorithm::ES256, COSEAlgorithm::RS256],
        "require_resident_key": true,
        "authenticator_attachment": null,
        "extensions": {},
        "allow_synchronised_authenticators": true,
    }))?;
    let made = core(party)?.register_credential(&answer, &state, None).map_err(|error| refusal(&error))?;
    if made.cred_id.is_empty() || made.cred_id.len() > LONGEST_CREDENTIAL_ID {
        return Err(Refusal::Unsupported);
    }
    let text = |name: &str| credential.get(name).and_then(Value::as_str);
    Ok(Registered {
        public_key: PublicKey::of(&made.cred).ok_or(Refusal::Unsupported)?,
        counter: made.counter,
        transports: transports_of(credential),
        attachment: text("authenticatorAttachment").filter(|it| ATTACHMENTS.contains(it)).map(str::to_owned),
        user_verified: made.user_verified,
        backup_eligible: made.backup_eligible,
        aaguid: aaguid(&answer.response.attestation_object, &made.cred_id),
        credential_id: URL_SAFE_NO_PAD.encode(made.cred_id),
    })
}

/// PublicKeyCredentialRequestOptionsJSON, and what to keep until it is answered. `challenge` is random, or looks it.
pub(crate) fn begin_assertion(
    party: &RelyingParty,
    challenge: &[u8; 32],
    timeout_millis: u64,
    allowed: &[Descriptor<'_>],
) -> (Value, Assertion) {
    let challenge = URL_SAFE_NO_PAD.encode(challenge);
    let options = json!({
        "challenge": challenge,
        "timeout": timeout_millis,
        "rpId": party.id,
        "allowCredentials": allowed.iter().map(descriptor).collect::<Value>(),
        "userVerification": party.user_verification(),
    });
    (options, Assertion { challenge })
}

/// Whether this is AuthenticationResponseJSON at all, whosever it is.
pub(crate) fn is_well_formed(credential: &str) -> bool {
    serde_json::from_str::<PublicKeyCredential>(credential).is_ok_and(|answer| answer.type_ == PUBLIC_KEY)
}

/// Judges AuthenticationResponseJSON, the answer to [`begin_assertion`], by a user who has these passkeys.
pub(crate) fn finish_assertion(
    party: &RelyingParty,
    asked: &Assertion,
    credential: &str,
    passkeys: &[Passkey],
) -> Result<Asserted, Refusal> {
    let answer: PublicKeyCredential = serde_json::from_str(credential).map_err(|_| Refusal::Malformed)?;
    if answer.type_ != PUBLIC_KEY {
        return Err(Refusal::Malformed);
    }
    let id = URL_SAFE_NO_PAD.encode(&answer.raw_id);
    let passkey = passkeys.iter().find(|passkey| passkey.credential_id == id && passkey.rp_id == party.id);
    let passkey = passkey.ok_or(Refusal::Unknown)?;
    // Authenticators that remember whose key it is say so.
    if answer.get_user_unique_id().is_some_and(|user| user != passkey.sub.as_bytes()) {
        return Err(Refusal::Unknown);
    }
    // The library looks at it in registrations alone.
    let said: CollectedClientData =
        serde_json::from_slice(&answer.response.client_data_json).map_err(|_| Refusal::Malformed)?;
    if said.cross_origin == Some(true) {
        return Err(Refusal::Origin);
    }
    let state: AuthenticationState = parsed(json!({
        "credentials": [],
        "policy": policy(party),
        "challenge": asked.challenge,
        "appid": null,
        "allow_backup_eligible_upgrade": false,
    }))?;
    let key = library_credential(passkey)?;
    let done = core(party)?.authenticate_single_credential(&answer, &state, &key).map_err(|error| refusal(&error))?;
    Ok(Asserted { credential_id: id, counter: done.counter(), user_verified: done.user_verified() })
}

/// Passkeys a pool asks for: ECDSA over P-256, and RSA for authenticators that have nothing else.
const ES256: i64 = COSEAlgorithm::ES256 as i64;
const RS256: i64 = COSEAlgorithm::RS256 as i64;

const PUBLIC_KEY: &str = "public-key";

/// How long a browser should wait for the user. Challenges live longer, for the way here and back.
const REGISTRATION_TIMEOUT_MILLIS: u64 = 60_000;

/// WebAuthn's bound, in bytes.
const LONGEST_CREDENTIAL_ID: usize = 1023;

const ATTACHMENTS: [&str; 2] = ["platform", "cross-platform"];

/// What browsers know; others would only be told back to them.
const TRANSPORTS: [&str; 6] = ["usb", "nfc", "ble", "smart-card", "hybrid", "internal"];

fn descriptor(known: &Descriptor<'_>) -> Value {
    let mut descriptor = json!({ "type": PUBLIC_KEY, "id": known.credential_id });
    if let Some(members) = descriptor.as_object_mut().filter(|_| !known.transports.is_empty()) {
        members.insert("transports".to_owned(), json!(known.transports));
    }
    descriptor
}

fn core(party: &RelyingParty) -> Result<WebauthnCore, Refusal> {
    let origins = party.origins().iter().map(|origin| origin.parse().ok()).collect::<Option<Vec<_>>>();
    // An id that is no domain has no origins.
    let origins = origins.ok_or(Refusal::Origin)?;
    let (any_subdomain, any_port) = (Some(true), Some(true));
    Ok(WebauthnCore::new_unsafe_experts_only(
        &party.id,
        &party.id,
        origins,
        std::time::Duration::from_millis(REGISTRATION_TIMEOUT_MILLIS),
        any_subdomain,
        any_port,
    ))
}

const fn policy(party: &RelyingParty) -> UserVerificationPolicy {
    if party.requires_verification { UserVerificationPolicy::Required } else { UserVerificationPolicy::Preferred }
}

/// A passkey as the library has it. What was asked at registration does not bind later sign-ins: what the pool asks now
/// does.
fn library_credential(passkey: &Passkey) -> Result<Credential, Refusal> {
    Ok(Credential {
        cred_id: bytes(&passkey.credential_id)?,
        cred: passkey.public_key.to_library()?,
        counter: passkey.counter,
        transports: None,
        user_verified: false,
        backup_eligible: passkey.backup_eligible,
        backup_state: false,
        registration_policy: UserVerificationPolicy::Preferred,
        extensions: RegisteredExtensions::none(),
        attestation: ParsedAttestation { data: ParsedAttestationData::None, metadata: AttestationMetadata::None },
        attestation_format: AttestationFormat::None,
    })
}

impl PublicKey {
    fn of(key: &COSEKey) -> Option<Self> {
        let text = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        match (key.type_, &key.key) {
            (COSEAlgorithm::ES256, COSEKeyType::EC_EC2(COSEEC2Key { curve: ECDSACurve::SECP256R1, x, y })) => {
                Some(Self::Es256 { x: text(x), y: text(y) })
            }
            (COSEAlgorithm::RS256, COSEKeyType::RSA(COSERSAKey { n, e })) => {
                Some(Self::Rs256 { n: text(n), e: text(e) })
            }
            _ => None,
        }
    }

    fn to_library(&self) -> Result<COSEKey, Refusal> {
        Ok(match self {
            Self::Es256 { x, y } => COSEKey {
                type_: COSEAlgorithm::ES256,
                key: COSEKeyType::EC_EC2(COSEEC2Key { curve: ECDSACurve::SECP256R1, x: bytes(x)?, y: bytes(y)? }),
            },
            Self::Rs256 { n, e } => {
                let e = bytes(e)?.try_into().map_err(|_| Refusal::Unsupported)?;
                COSEKey { type_: COSEAlgorithm::RS256, key: COSEKeyType::RSA(COSERSAKey { n: bytes(n)?, e }) }
            }
        })
    }
}

fn bytes(text: &str) -> Result<Vec<u8>, Refusal> {
    URL_SAFE_NO_PAD.decode(text).map_err(|_| Refusal::Unsupported)
}

fn parsed<T: DeserializeOwned>(value: Value) -> Result<T, Refusal> {
    serde_json::from_value(value).map_err(|_| Refusal::Malformed)
}

fn transports_of(credential: &Value) -> Vec<String> {
    let given = credential.pointer("/response/transports").and_then(Value::as_array);
    let given: Vec<&str> = given.into_iter().flatten().filter_map(Value::as_str).collect();
    TRANSPORTS.into_iter().filter(|known| given.contains(known)).map(str::to_owned).collect()
}

/// The authenticator's make: the sixteen bytes before the credential id and its length, in an object that the library
/// has read and does not show. Nobody vouches for it without attestation; it only names passkeys.
fn aaguid(attestation_object: &[u8], credential_id: &[u8]) -> Option<[u8; 16]> {
    let length = u16::try_from(credential_id.len()).ok()?.to_be_bytes();
    let marked = [&length, credential_id].concat();
    let place = attestation_object.windows(marked.len()).position(|window| window == marked)?;
    attestation_object.get(place.checked_sub(16)?..place)?.try_into().ok()
}

fn refusal(error: &WebauthnError) -> Refusal {
    match error {
        WebauthnError::MismatchedChallenge => Refusal::Challenge,
        WebauthnError::InvalidRPOrigin | WebauthnError::CredentialCrossOrigin => Refusal::Origin,
        WebauthnError::InvalidRPIDHash => Refusal::RelyingParty,
        WebauthnError::AuthenticationFailure | WebauthnError::SignatureInvalid => Refusal::Signature,
        WebauthnError::CredentialPossibleCompromise => Refusal::Counter,
        WebauthnError::InvalidClientDataType
        | WebauthnError::ParseBase64Failure(_)
        | WebauthnError::ParseCBORFailure(_)
        | WebauthnError::ParseJSONFailure(_)
        | WebauthnError::ParseNOMFailure
        | WebauthnError::ParseInsufficientBytesAvailable
        | WebauthnError::MissingAttestationCredentialData => Refusal::Malformed,
        // Keys, attestations, flags: what the authenticator made is not what was asked for.
        _ => Refusal::Unsupported,
    }
}
