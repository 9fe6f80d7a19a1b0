//! The state of a sign-in between two steps: sealed, in the client's hands.

use base64::{Engine, engine::general_purpose::STANDARD};
use poolgate_env::{Millis, random_uuid};
use poolgate_storage_trait::{Entity, Key, Kind};
use poolgate_wire::Error;
use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};

use super::Request;
use crate::{entities, error::Result, password_hash::Credential, service::UserPools, srp};

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
    pub sub: Option<String>,
    /// Whether an administrator's operation began it: only such ones may go on with it.
    pub admin: bool,
}

/// What the client was asked.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Stage {
    /// To prove the password by SRP.
    PasswordVerifier(srp::ServerState),
    /// To choose a new password, after having proved the temporary one, whose [`fingerprint`] this is.
    NewPassword(String),
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

/// Ties a state to pool and client.
fn context(request: &Request) -> Vec<u8> {
    format!("{}\0{}", request.pool.id(), request.client.id()).into_bytes()
}

impl UserPools {
    /// A new state at `stage`, sealed.
    pub(super) fn seal_state(
        &self,
        request: &Request,
        username: &str,
        sub: Option<&str>,
        stage: Stage,
    ) -> Result<String, Error> {
        let step = Step {
            nonce: random_uuid(self.entropy()).to_string(),
            expires: request.now + request.client.session_validity(),
            username: username.to_owned(),
            sub: sub.map(str::to_owned),
            admin: request.admin,
        };
        let bytes = serde_json::to_vec(&State { step, stage }).map_err(Error::internal)?;
        Ok(STANDARD.encode(self.inner.root_key.seal(self.entropy(), PURPOSE, &context(request), &bytes)))
    }

    /// Opens what [`Self::seal_state`] made for the same pool, client and kind of caller; `None` for anything else.
    pub(super) fn open_state(&self, request: &Request, sealed: &str) -> Option<State> {
        let bytes = self.inner.root_key.open(PURPOSE, &context(request), &STANDARD.decode(sealed).ok()?).ok()?;
        let state: State = serde_json::from_slice(bytes.expose()).ok()?;
        (state.step.admin == request.admin).then_some(state)
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
