//! A remembered device instead of a second factor: DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER.

use std::sync::Arc;

use poolgate_storage_trait::{Batch, Stored};
use poolgate_wire::{Error, user_pools::ChallengeNameType};

use super::srp::{is_timely, unanswerable};
use crate::{
    devices::{Device, no_such_device},
    error::{Result, incorrect_username_or_password},
    service::UserPools,
    sign_in::{
        Reply, Request,
        judge::Proven,
        proceed::{Answered, used},
        state::{Stage, Step, Subject, invalid_session},
    },
    srp::{self, ServerState, Verifier},
    users::{Named, User},
};

impl UserPools {
    /// Answers SRP_A of the device that the sign-in names.
    pub(in crate::sign_in) async fn answer_device_srp(
        &self,
        request: &Request,
        step: &Step,
        user: Stored<User>,
    ) -> Result<Reply> {
        let a = request.required("SRP_A")?.to_owned();
        if !names_its_device(request, step)? {
            return Err(invalid_session().into());
        }
        user.lockout.check(request.now)?;
        let (device, verifier) = self.proving_device(request, step, &user).await?;
        let (entropy, salt) = (Arc::clone(&self.inner.entropy), verifier.salt_hex());
        let challenge = move || srp::server_challenge(&verifier, &a, entropy.as_ref());
        let challenge = self.inner.workers.run(challenge).await?.map_err(unanswerable)?;
        let mut batch = Batch::new();
        batch.insert(&self.answered(request, step))?;
        self.commit(&batch, request.now).await.map_err(used)?;
        let stage = Stage::DeviceVerifier(challenge.state);
        let parameters = [
            ("SALT", salt),
            ("SRP_B", challenge.b_hex),
            ("SECRET_BLOCK", self.seal_state(request, Subject::user(&user), &step.progress, stage)?),
            ("DEVICE_KEY", device.value.key),
            ("USERNAME", user.value.username),
        ];
        let parameters = parameters.map(|(name, value)| (name.to_owned(), value)).into();
        // As with a user's own proof, SECRET_BLOCK carries the state.
        Ok(Reply::challenge(ChallengeNameType::DevicePasswordVerifier, parameters, None))
    }

    /// Judges DEVICE_PASSWORD_VERIFIER.
    pub(in crate::sign_in) async fn answer_device_verifier(
        &self,
        request: &Request,
        step: &Step,
        srp: ServerState,
        user: Named,
    ) -> Result<Reply> {
        let block = request.required("PASSWORD_CLAIM_SECRET_BLOCK")?.to_owned();
        let signature = request.required("PASSWORD_CLAIM_SIGNATURE")?.to_owned();
        let timestamp = request.required("TIMESTAMP")?.to_owned();
        let named = names_its_device(request, step)?;
        let user = user.filter(|_| named).ok_or_else(incorrect_username_or_password)?;
        user.lockout.check(request.now)?;
        let (device, verifier) = self.proving_device(request, step, &user).await?;
        let timely = is_timely(&timestamp, request.now);
        let kept = device.verifier().cloned();
        let verify = move || {
            let keys = srp.session_keys(&verifier)?;
            Ok::<_, srp::SrpError>(keys.verify(device.identity(), &block, &timestamp, &signature))
        };
        let right = self.inner.workers.run(verify).await?.map_err(Error::internal)? && timely;
        // Every proof is against another b: a step takes one.
        let answered = Answered { mark: self.answered(request, step), spent_by_failure: true };
        let proven = Proven::Device(kept.filter(|_| right));
        self.proceed(request, user, &step.progress, proven, Some(answered)).await
    }

    /// The device of a step, which must still be one that stands for a second factor.
    async fn proving_device(&self, request: &Request, step: &Step, user: &User) -> Result<(Stored<Device>, Verifier)> {
        let key = step.progress.device.as_deref().ok_or_else(invalid_session)?;
        let device = self.device(&request.pool, &user.sub, key, request.now).await?.ok_or_else(no_such_device)?;
        let verifier = self.device_verifier(&device)?.filter(|_| device.is_trusted()).ok_or_else(invalid_session)?;
        Ok((device, verifier))
    }
}

/// Whether the request names the device that the step is about.
fn names_its_device(request: &Request, step: &Step) -> Result<bool, Error> {
    Ok(step.progress.device.as_deref() == Some(request.required("DEVICE_KEY")?))
}
