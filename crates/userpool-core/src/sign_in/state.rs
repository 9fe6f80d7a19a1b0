//! The state of a sign-in between two steps: sealed, in the client's hands.

use base64::{Engine, engine::general_purpose::STANDARD};
use poolgate_env::{Millis, SecretBytes, random_uuid};
use poolgate_storage_trait::{Entity, Key, Kind};
use poolgate_wire::{Error, user_pools::ChallengeNameType};
use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};

use super::{Request, custom::Carried};
use crate::{
    channel::Channel, clients::Client, codes::IssuedCode, devices, entities, error::Result, mfa::Factor,
    passkeys::Assertion, password_hash::Credential, pools::Pool, service::UserPools, srp, users::User,
};

/// Where a sign-in stands. What opens only with the root key, for the same pool and client, can be believed.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct State {
    pub step: Step,
    pub stage: Stage,
}

/// One step of one sign-in.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Step {
    /// Names this step, so that it counts once.
    pub nonce: String,
    pub expires: Millis,
    /// The real user name; for someone who does not exist, the name that was shown.
    pub username: String,
    /// `None` for someone who does not exist.
    #[serde(with = "equally_long")]
    pub sub: Option<String>,
    /// Whether an administrator's operation began it: only such ones may go on with it.
    pub admin: bool,
    #[serde(default)]
    pub progress: Progress,
}

/// What a sign-in has shown so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Progress {
    #[serde(default)]
    pub flow: Flow,
    /// The [`fingerprint`] of the credential that was proved, or chosen: it has to be in place until the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credential: Option<String>,
    /// What came first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<First>,
    /// The second factor that the user chose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen: Option<Factor>,
    /// The device that the client named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// With which number a proof that is being judged was opened ([`crate::devices::Waiting`]).
    #[serde(skip)]
    pub opened_by: Option<String>,
    /// What the host's functions know of it, where they lead it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom: Option<Carried>,
    /// The second factor that is being set up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_up: Option<SetUp>,
    /// Whether a second factor, or what stands for one, has been shown.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub second: bool,
}

impl Progress {
    /// Nothing yet: a sign-in that begins with this request.
    pub(super) fn of(request: &Request, flow: Flow) -> Self {
        // What no device can be called is not carried along.
        let device = request.device_key().filter(|key| key.len() <= devices::MAX_KEY);
        Self { flow, device: device.map(str::to_owned), ..Self::default() }
    }

    /// Whether the host's functions have yet to say that it is enough.
    pub(super) fn awaits_host(&self) -> bool {
        self.flow == Flow::Custom && !matches!(&self.custom, Some(Carried::Here(custom)) if custom.issued)
    }

    /// Whether the host's functions have said that it is enough.
    pub(super) fn host_is_content(&self) -> bool {
        self.flow == Flow::Custom && !self.awaits_host()
    }

    /// Whether the host alone answers for the user: its functions lead the sign-in, and no password was shown.
    pub(super) fn is_hosts_own(&self) -> bool {
        self.flow == Flow::Custom && self.first != Some(First::Password)
    }
}

/// How a sign-in began.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Flow {
    /// USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH, USER_SRP_AUTH.
    #[default]
    Password,
    /// USER_AUTH.
    Choice,
    /// CUSTOM_AUTH.
    Custom,
}

/// The first factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum First {
    /// The password, shown or proved by SRP.
    Password,
    /// A code that was sent.
    Code,
    /// A passkey.
    Passkey,
    /// The confirmation of a sign-up.
    Confirmation,
    /// What the host's functions asked for.
    Custom,
}

/// A second factor that is set up in the sign-in that asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum SetUp {
    /// An authenticator app has shown its first code; the client has yet to say so.
    Shown,
    /// A code has been sent to this address, which is the user's once it is shown.
    Email(String),
}

/// What the client was asked.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Stage {
    /// To choose a first factor, or to show the one that was chosen.
    FirstFactor(Vec<ChallengeNameType>),
    /// To prove the password by SRP.
    PasswordVerifier(srp::ServerState),
    /// To choose a new password, after having proved the temporary one.
    NewPassword,
    /// To show a code that was sent, as first factor.
    FirstCode(SentCode),
    /// To sign with a passkey, as first factor.
    Passkey(Assertion),
    /// To choose a second factor among these.
    SelectMfa(Vec<Factor>),
    /// To show a code that was sent, as second factor.
    SecondCode(SentCode),
    /// To show a code of the authenticator app.
    SoftwareToken,
    /// To open the proof of the device.
    DeviceSrp,
    /// To prove the device's password by SRP.
    DeviceVerifier(srp::ServerState),
    /// The question in [`Progress::custom`].
    Custom,
    /// To set up one of these factors.
    SetUpMfa(Vec<Factor>),
    /// To prove an app that has been given this secret.
    ProveSoftwareToken(SecretBytes),
    /// To say that a factor has been set up.
    FactorSetUp,
    /// Nothing: a user who has just signed up, and may confirm.
    SignedUp,
    /// Nothing: a user who has just confirmed, and may come in.
    Confirmed,
}

/// A code on its way, as the state carries it: never the code itself.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SentCode {
    pub channel: Channel,
    /// Made also where there is nobody to send it to.
    pub code: IssuedCode,
}

/// Nobody's state is as long as somebody's: its length would tell who exists.
mod equally_long {
    use serde::{Deserialize, Deserializer, Serializer};

    /// As long as a `sub`, and none.
    const NOBODY: &str = "------------------------------------";

    #[expect(clippy::ref_option, reason = "serde's signature")]
    pub(super) fn serialize<S: Serializer>(sub: &Option<String>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(sub.as_deref().unwrap_or(NOBODY))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
        Ok(Some(String::deserialize(deserializer)?).filter(|sub| sub != NOBODY))
    }
}

/// Whom a state is about: the name that is shown, and the user's `sub` if there is such a user.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject<'a> {
    pub username: &'a str,
    pub sub: Option<&'a str>,
}

impl<'a> Subject<'a> {
    pub(super) fn user(user: &'a User) -> Self {
        Self { username: &user.username, sub: Some(&user.sub) }
    }

    pub(super) const fn stranger(username: &'a str) -> Self {
        Self { username, sub: None }
    }
}

/// Tells a credential from whatever replaces it, even from one of the same password, and gives away nothing of it.
pub(super) fn fingerprint(credential: &Credential) -> Result<String, Error> {
    let bytes = serde_json::to_vec(credential).map_err(Error::internal)?;
    Ok(STANDARD.encode(digest(&SHA256, &bytes)))
}

/// A step that has been answered: it cannot be answered again. Kept until the state expires by itself.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct AnsweredStep {
    pub pool_id: String,
    pub nonce: String,
    pub expires: Millis,
    /// Random: tells this answer, when it is not known whether it was written, from another to the same step.
    pub change: u64,
}

impl Entity for AnsweredStep {
    const KIND: Kind = entities::ANSWERED_STEP;
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Key::new(Self::KIND, &self.pool_id, self.nonce.as_bytes())
    }

    fn expires_at(&self) -> Option<Millis> {
        Some(self.expires)
    }
}

const PURPOSE: &str = "sign-in";

/// The client's id, and what is sealed.
fn split(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first()?;
    rest.split_at_checked(usize::from(*length))
}

/// Ties a state to pool and client.
fn context(pool: &Pool, client: &Client) -> Vec<u8> {
    format!("{}\0{}", pool.id(), client.id()).into_bytes()
}

impl UserPools {
    /// A new state at `stage`, sealed.
    pub(super) fn seal_state(
        &self,
        request: &Request,
        subject: Subject<'_>,
        progress: &Progress,
        stage: Stage,
    ) -> Result<String, Error> {
        let step = self.step(&request.client, subject, request.now);
        let step = Step { admin: request.admin, progress: progress.clone(), ..step };
        self.seal(&request.pool, &request.client, &State { step, stage })
    }

    /// A step of which only that much is known.
    fn step(&self, client: &Client, subject: Subject<'_>, now: Millis) -> Step {
        Step {
            nonce: random_uuid(self.entropy()).to_string(),
            expires: now + client.session_validity(),
            username: subject.username.to_owned(),
            sub: subject.sub.map(str::to_owned),
            admin: false,
            progress: Progress::default(),
        }
    }

    fn seal(&self, pool: &Pool, client: &Client, state: &State) -> Result<String, Error> {
        let bytes = serde_json::to_vec(state).map_err(Error::internal)?;
        let sealed = self.inner.root_key.seal(self.entropy(), PURPOSE, &context(pool, client), &bytes);
        // The client's id goes before it in the clear: the operations on authenticator apps are told nothing else.
        let id = client.id().as_bytes();
        let length = [u8::try_from(id.len()).map_err(Error::internal)?];
        Ok(STANDARD.encode([&length, id, &sealed].concat()))
    }

    /// The client that a sealed state says it belongs to; only opening it proves that.
    pub(super) fn client_of_state(sealed: &str) -> Option<String> {
        let bytes = STANDARD.decode(sealed).ok()?;
        let (id, _) = split(&bytes)?;
        String::from_utf8(id.to_vec()).ok()
    }

    /// Opens what [`Self::seal_state`] made for the same pool, client and kind of caller; `None` for anything else.
    pub(super) fn open_state(&self, request: &Request, sealed: &str) -> Option<State> {
        let state = self.open(&request.pool, &request.client, sealed)?;
        (state.step.admin == request.admin).then_some(state)
    }

    fn open(&self, pool: &Pool, client: &Client, sealed: &str) -> Option<State> {
        let bytes = STANDARD.decode(sealed).ok()?;
        let (id, sealed) = split(&bytes)?;
        if id != client.id().as_bytes() {
            return None;
        }
        let bytes = self.inner.root_key.open(PURPOSE, &context(pool, client), sealed).ok()?;
        serde_json::from_slice(bytes.expose()).ok()
    }

    /// The Session that SignUp answers with: ties what follows to whoever chose the password.
    pub(crate) fn session_after_sign_up(
        &self,
        pool: &Pool,
        client: &Client,
        user: &User,
        now: Millis,
    ) -> Result<String, Error> {
        let step = self.step(client, Subject::user(user), now);
        self.seal(pool, client, &State { step, stage: Stage::SignedUp })
    }

    /// The Session that ConfirmSignUp answers with: it lets the user in once, without another factor.
    pub(crate) fn session_after_confirmation(
        &self,
        pool: &Pool,
        client: &Client,
        user: &User,
        now: Millis,
    ) -> Result<String, Error> {
        let step = self.step(client, Subject::user(user), now);
        self.seal(pool, client, &State { step, stage: Stage::Confirmed })
    }

    /// Whether `session` is the one that this user's SignUp answered with, still in its time.
    pub(crate) fn is_session_of_sign_up(
        &self,
        pool: &Pool,
        client: &Client,
        user: &User,
        session: &str,
        now: Millis,
    ) -> bool {
        self.open(pool, client, session).is_some_and(|State { step, stage }| {
            matches!(stage, Stage::SignedUp) && now < step.expires && step.sub.as_ref() == Some(&user.sub)
        })
    }

    /// Opens the Session of ConfirmSignUp.
    pub(super) fn open_confirmed(&self, request: &Request, session: &str) -> Option<Step> {
        let State { step, stage } = self.open(&request.pool, &request.client, session)?;
        matches!(stage, Stage::Confirmed).then_some(step)
    }

    /// The mark that a step has been answered.
    pub(super) fn answered(&self, request: &Request, step: &Step) -> AnsweredStep {
        AnsweredStep {
            pool_id: request.pool.id().to_owned(),
            nonce: step.nonce.clone(),
            expires: step.expires,
            change: self.change_id(),
        }
    }
}

/// A session that is not one of ours, or not for this.
pub(super) fn invalid_session() -> Error {
    Error::not_authorized("Invalid session for the user.")
}

/// A session whose time is over.
pub(super) fn expired_session() -> Error {
    Error::not_authorized("Invalid session for the user, session is expired.")
}

/// A session that has been answered.
pub(super) fn used_session() -> Error {
    Error::not_authorized("Invalid session for the user, session can only be used once.")
}
