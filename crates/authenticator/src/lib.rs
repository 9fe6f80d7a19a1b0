#![doc = include_str!("../README.md")]

mod keys;

use passkey::{
    authenticator::{Authenticator, UiHint, UserCheck, UserValidationMethod},
    client::{Client, DefaultClientData, DefaultClientDataWithCustomHash},
    crypto::rust_crypto::RustCryptoBackend,
};
use passkey_types::{
    Bytes, Passkey,
    ctap2::{Aaguid, Ctap2Error},
    encoding,
    webauthn::{
        CredentialCreationOptions, CredentialRequestOptions, PublicKeyCredentialCreationOptions,
        PublicKeyCredentialRequestOptions,
    },
};
use ring::digest::{SHA256, digest};
use serde_json::{Value, json};
use thiserror::Error;
use url::Url;

use crate::keys::Keys;

/// Why there is no credential: what a browser tells its page as a `DOMException`.
#[derive(Debug, Error)]
pub enum NotDone {
    /// The options are not those of a credential.
    #[error("the options are not understood: {0}")]
    Options(#[from] serde_json::Error),
    /// The page is at no origin.
    #[error("the origin is not understood: {0}")]
    Origin(#[from] url::ParseError),
    /// The browser or the authenticator refuses.
    #[error("refused: {0}")]
    Refused(String),
}

/// An authenticator with its user, and a browser that shows a page. A clone is a copy of the keys as well, which real
/// authenticators do not let anyone make.
#[derive(Clone)]
pub struct SoftwareAuthenticator {
    keys: Keys,
    origin: String,
    pretended: Option<String>,
    verifies: bool,
    counts: bool,
}

impl std::fmt::Debug for SoftwareAuthenticator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SoftwareAuthenticator").field("origin", &self.origin).finish_non_exhaustive()
    }
}

impl SoftwareAuthenticator {
    /// One without keys, in a browser that shows a page of `origin`. It verifies its user and counts its signatures.
    pub fn new(origin: &str) -> Self {
        Self { keys: Keys::default(), origin: origin.to_owned(), pretended: None, verifies: true, counts: true }
    }

    /// It does not find out who uses it: a key without a PIN.
    #[must_use]
    pub fn without_verification(self) -> Self {
        Self { verifies: false, ..self }
    }

    /// Keys that it makes from now on do not count, as those that a provider copies to all devices.
    #[must_use]
    pub fn without_counter(self) -> Self {
        Self { counts: false, ..self }
    }

    /// Goes to a page of another origin.
    pub fn visit(&mut self, origin: &str) {
        origin.clone_into(&mut self.origin);
    }

    /// From now on the browser skips its own checks, and signs that the page's origin is this one.
    pub fn pretend(&mut self, origin: &str) {
        self.pretended = Some(origin.to_owned());
    }

    /// `navigator.credentials.create`: makes a key for PublicKeyCredentialCreationOptionsJSON; gives
    /// RegistrationResponseJSON.
    pub async fn create(&mut self, options: &Value) -> Result<Value, NotDone> {
        let public_key: PublicKeyCredentialCreationOptions = serde_json::from_value(options.clone())?;
        let lie = self.lie("webauthn.create", &public_key.challenge);
        let rp_id = public_key.rp.id.clone();
        let request = CredentialCreationOptions { public_key };
        let mut client = Client::new(self.authenticator())
            .allows_insecure_localhost(true)
            .user_verification_when_preferred(self.verifies);
        let created = match &lie {
            None => client.register(Url::parse(&self.origin)?, request, DefaultClientData).await,
            Some(lie) => client.register(home_of(rp_id)?, request, lie.hash()).await,
        };
        self.keys = client.authenticator().store().clone();
        finish(created, lie)
    }

    /// `navigator.credentials.get`: signs PublicKeyCredentialRequestOptionsJSON; gives AuthenticationResponseJSON.
    pub async fn get(&mut self, options: &Value) -> Result<Value, NotDone> {
        let public_key: PublicKeyCredentialRequestOptions = serde_json::from_value(options.clone())?;
        let lie = self.lie("webauthn.get", &public_key.challenge);
        let rp_id = public_key.rp_id.clone();
        let request = CredentialRequestOptions { public_key };
        let mut client = Client::new(self.authenticator())
            .allows_insecure_localhost(true)
            .user_verification_when_preferred(self.verifies);
        let signed = match &lie {
            None => client.authenticate(Url::parse(&self.origin)?, request, DefaultClientData).await,
            Some(lie) => client.authenticate(home_of(rp_id)?, request, lie.hash()).await,
        };
        self.keys = client.authenticator().store().clone();
        finish(signed, lie)
    }

    fn authenticator(&self) -> Authenticator<Keys, Person, RustCryptoBackend> {
        let person = Person { verified: self.verifies };
        let mut authenticator = Authenticator::new(Aaguid::new_empty(), self.keys.clone(), person, RustCryptoBackend);
        authenticator.set_make_credentials_with_signature_counter(self.counts);
        authenticator
    }

    fn lie(&self, kind: &str, challenge: &Bytes) -> Option<Lie> {
        let origin = self.pretended.as_ref()?;
        let challenge = encoding::base64url(challenge);
        let said = json!({ "type": kind, "challenge": challenge, "origin": origin, "crossOrigin": false });
        Some(Lie(said.to_string()))
    }
}

/// The client data of a browser that lies.
struct Lie(String);

impl Lie {
    fn hash(&self) -> DefaultClientDataWithCustomHash {
        DefaultClientDataWithCustomHash(digest(&SHA256, self.0.as_bytes()).as_ref().to_vec())
    }
}

/// A page of the relying party itself.
fn home_of(rp_id: Option<String>) -> Result<Url, url::ParseError> {
    Url::parse(&format!("https://{}", rp_id.unwrap_or_default()))
}

/// The credential as JSON, with the client data that was signed.
fn finish(
    done: Result<impl serde::Serialize, passkey::client::WebauthnError>,
    lie: Option<Lie>,
) -> Result<Value, NotDone> {
    let credential = done.map_err(|error| NotDone::Refused(format!("{error:?}")))?;
    let mut credential = serde_json::to_value(credential)?;
    if let Some(lie) = lie
        && let Some(said) = credential.pointer_mut("/response/clientDataJSON")
    {
        *said = encoding::base64url(lie.0.as_bytes()).into();
    }
    Ok(credential)
}

/// Who stands before the authenticator: always willing.
struct Person {
    verified: bool,
}

#[async_trait::async_trait]
impl UserValidationMethod for Person {
    type PasskeyItem = Passkey;

    async fn check_user<'a>(&self, _: UiHint<'a, Passkey>, _: bool, _: bool) -> Result<UserCheck, Ctap2Error> {
        Ok(UserCheck { presence: true, verification: self.verified })
    }

    fn is_presence_enabled(&self) -> bool {
        true
    }

    fn is_verification_enabled(&self) -> Option<bool> {
        self.verified.then_some(true)
    }
}
