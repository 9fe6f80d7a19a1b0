//! The password without showing it: USER_SRP_AUTH and PASSWORD_VERIFIER.

use std::{sync::Arc, time::Duration};

use poolgate_env::Millis;
use poolgate_wire::{Error, user_pools::ChallengeNameType};

use crate::{
    error::{Result, incorrect_username_or_password},
    service::UserPools,
    sign_in::{
        Reply, Request,
        judge::Proven,
        proceed::Answered,
        state::{Flow, Progress, Stage, Step, Subject},
    },
    srp::{self, Identity, ServerState, SrpError},
    users::Named,
};

/// How far a client's clock may be off. AWS's bound is not known; its own SDKs correct their clocks to minutes.
const CLOCK_SKEW: Duration = Duration::from_mins(5);

impl UserPools {
    pub(in crate::sign_in) async fn start_srp(&self, request: &Request) -> Result<Reply> {
        let name = request.username()?;
        request.required("SRP_A")?;
        let user = self.welcome(request, name).await?;
        self.challenge_srp(request, &Progress::of(request, Flow::Password), None, user).await
    }

    /// Answers SRP_A. A stranger gets a challenge like everyone else, always with the same salt.
    pub(in crate::sign_in) async fn challenge_srp(
        &self,
        request: &Request,
        progress: &Progress,
        step: Option<&Step>,
        user: Named,
    ) -> Result<Reply> {
        let a = request.required("SRP_A")?.to_owned();
        let username = if let Some(user) = &user {
            user.lockout.check(request.now)?;
            user.username.clone()
        } else {
            let stranger = self.stranger_of(request, step);
            self.check_stranger(request, &stranger).await?;
            stranger
        };
        let (hasher, owner) = (Arc::clone(&self.inner.hasher), self.owner_of(&request.pool, &username));
        let credential = user.as_ref().and_then(|user| user.credential.clone());
        let computed = self
            .inner
            .workers
            .run(move || {
                let known = match &credential {
                    Some(credential) => hasher.srp_verifier(&owner, credential).map_err(Error::internal)?,
                    None => None,
                };
                // Without a verifier nobody can pass; what is shown gives no hint of it.
                let verifier =
                    known.unwrap_or_else(|| srp::fake_verifier(&owner.root_key, &owner.pool_id, &owner.username));
                let challenge = srp::server_challenge(&verifier, &a, owner.entropy.as_ref());
                Ok::<_, Error>((verifier.salt_hex(), challenge))
            })
            .await??;
        let (salt, challenge) = computed;
        let challenge = challenge.map_err(unanswerable)?;
        let subject = Subject { username: &username, sub: user.as_ref().map(|user| user.sub.as_str()) };
        let block = self.seal_state(request, subject, progress, Stage::PasswordVerifier(challenge.state))?;
        let parameters = [
            ("SALT", salt),
            ("SRP_B", challenge.b_hex),
            ("SECRET_BLOCK", block),
            ("USERNAME", username.clone()),
            ("USER_ID_FOR_SRP", username),
        ];
        let parameters = parameters.map(|(name, value)| (name.to_owned(), value)).into();
        // SECRET_BLOCK carries the state: clients send it, and often no session.
        Ok(Reply::challenge(ChallengeNameType::PasswordVerifier, parameters, None))
    }

    /// Judges PASSWORD_VERIFIER.
    pub(in crate::sign_in) async fn answer_srp(
        &self,
        request: &Request,
        step: &Step,
        srp: ServerState,
        user: Named,
    ) -> Result<Reply> {
        let block = request.required("PASSWORD_CLAIM_SECRET_BLOCK")?.to_owned();
        let signature = request.required("PASSWORD_CLAIM_SIGNATURE")?.to_owned();
        let timestamp = request.required("TIMESTAMP")?.to_owned();
        let timely = is_timely(&timestamp, request.now);
        let opened_by = self.opening(request, srp.client_value());
        match &user {
            Some(user) => user.lockout.check(request.now)?,
            None => self.check_stranger(request, &step.username).await?,
        }
        let credential = user.as_ref().and_then(|user| user.credential.clone());
        let (hasher, owner) = (Arc::clone(&self.inner.hasher), self.owner_of(&request.pool, &step.username));
        let proven = self
            .inner
            .workers
            .run(move || {
                let known = match &credential {
                    Some(credential) => hasher.srp_verifier(&owner, credential).map_err(Error::internal)?,
                    None => None,
                };
                let real = known.is_some();
                let verifier =
                    known.unwrap_or_else(|| srp::fake_verifier(&owner.root_key, &owner.pool_id, &owner.username));
                let keys = srp.session_keys(&verifier).map_err(Error::internal)?;
                let identity = Identity::user(&owner.pool_id, &owner.username);
                let right = keys.verify(identity, &block, &timestamp, &signature);
                Ok::<_, Error>(credential.filter(|_| right && real))
            })
            .await??
            .filter(|_| timely);
        // Every proof is against another b: a step takes one.
        let mark = self.answered(request, step);
        let Some(user) = user else {
            let refused = incorrect_username_or_password();
            return Err(self.refuse_stranger(request, &step.username, Some(mark), refused).await?.into());
        };
        super::password::check_has_password(request, &user)?;
        let answered = Answered { mark, spent_by_failure: true };
        let progress = Progress { opened_by, ..step.progress.clone() };
        self.proceed(request, user, &progress, Proven::Password(proven), Some(answered)).await
    }
}

/// Whether a proof was made just now by the client's clock.
pub(super) fn is_timely(timestamp: &str, now: Millis) -> bool {
    srp::parse_timestamp(timestamp).is_some_and(|time| time.since(now).max(now.since(time)) <= CLOCK_SKEW)
}

/// An SRP_A that cannot be answered.
pub(super) fn unanswerable(error: SrpError) -> Error {
    match error {
        SrpError::InvalidPublicValue => Error::invalid_parameter("SRP_A is not valid."),
        SrpError::Arithmetic(cause) => Error::internal(cause),
    }
}
