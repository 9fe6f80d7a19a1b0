//! WEB_AUTHN: a passkey, as first factor.

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use poolgate_env::random_bytes;
use poolgate_storage_trait::Stored;
use poolgate_wire::{
    Error,
    user_pools::{AuthFactorType, ChallengeNameType},
};

use crate::{
    error::{Result, incorrect_username_or_password},
    passkeys::{Assertion, Passkey, PublicKey, RelyingParty, begin_assertion, finish_assertion, is_well_formed},
    pools::Pool,
    service::UserPools,
    sign_in::{
        Reply, Request,
        choice::Offer,
        judge::{Proven, ShownPasskey},
        proceed::Answered,
        state::{Stage, Step, Subject, invalid_session},
    },
    users::{Named, User},
};

/// The relying party, where the pool's users may begin with a passkey.
pub(in crate::sign_in) fn offering(pool: &Pool) -> Option<RelyingParty> {
    RelyingParty::of(pool).ok().filter(|_| pool.first_factors().contains(&AuthFactorType::WebAuthn))
}

impl UserPools {
    /// Whether the user has a passkey for this pool as it is now. As much work for a stranger.
    pub(in crate::sign_in) async fn has_passkey(
        &self,
        request: &Request,
        user: Option<&User>,
        stranger: &str,
    ) -> Result<bool> {
        let Some(party) = offering(&request.pool) else { return Ok(false) };
        let sub = user.map_or(stranger, |user| &user.sub);
        let passkeys = self.passkeys_of(&request.pool, sub, request.now).await?;
        Ok(passkeys.iter().any(|passkey| passkey.rp_id == party.id))
    }

    /// Asks for a signature. A stranger, and a user without passkeys, are asked for that of a key that nobody has.
    pub(in crate::sign_in) async fn ask_passkey(
        &self,
        request: &Request,
        offer: &Offer<'_>,
        user: Named,
    ) -> Result<Reply> {
        let party = offering(&request.pool).ok_or_else(invalid_session)?;
        let name = user.as_ref().map_or_else(|| self.stranger_of(request, offer.step), |user| user.username.clone());
        let known = self.usable_passkeys(request, &party, user.as_ref(), &name).await?;
        let simulated = self.simulated_passkey(&request.pool, &name, &party);
        let allowed = if known.is_empty() {
            vec![simulated.descriptor()]
        } else {
            known.iter().map(|passkey| passkey.descriptor()).collect()
        };
        let timeout = request.client.session_validity().as_millis();
        let timeout = u64::try_from(timeout).map_err(Error::internal)?;
        let (options, asked) = begin_assertion(&party, &random_bytes(self.entropy()), timeout, &allowed);
        let subject = user.as_ref().map_or(Subject::stranger(&name), |user| Subject::user(user));
        let session = self.seal_state(request, subject, offer.progress, Stage::Passkey(asked))?;
        let parameters = BTreeMap::from([("CREDENTIAL_REQUEST_OPTIONS".to_owned(), options.to_string())]);
        Ok(Reply::challenge(ChallengeNameType::WebAuthn, parameters, Some(session)))
    }

    /// Judges a signature. A challenge is good for one, right or wrong.
    pub(in crate::sign_in) async fn answer_passkey(
        &self,
        request: &Request,
        step: &Step,
        asked: Assertion,
        user: Named,
    ) -> Result<Reply> {
        let credential = request.required("CREDENTIAL")?.to_owned();
        if !is_well_formed(&credential) {
            return Err(Error::invalid_parameter("CREDENTIAL is not an AuthenticationResponseJSON document.").into());
        }
        let party = offering(&request.pool).ok_or_else(invalid_session)?;
        match &user {
            Some(user) => user.lockout.check(request.now)?,
            None => self.check_stranger(request, &step.username).await?,
        }
        let known = self.usable_passkeys(request, &party, user.as_ref(), &step.username).await?;
        let two_factors = party.is_multi_factor;
        let mut keys: Vec<Passkey> = known.iter().map(|passkey| passkey.value.clone()).collect();
        if keys.is_empty() {
            keys.push(self.simulated_passkey(&request.pool, &step.username, &party));
        }
        let judge = move || finish_assertion(&party, &asked, &credential, &keys);
        let judged = self.inner.workers.run(judge).await?;
        let shown = judged.ok().and_then(|asserted| {
            // The key that nobody has is not among these.
            let mut passkey = known.into_iter().find(|passkey| passkey.credential_id == asserted.credential_id)?;
            let counts = passkey.counter != asserted.counter;
            if counts {
                passkey.value.counter = asserted.counter;
                passkey.value.change = self.change_id();
            }
            Some(Box::new(ShownPasskey { passkey, counts, two_factors: two_factors && asserted.user_verified }))
        });
        let answered = Answered { mark: self.answered(request, step), spent_by_failure: true };
        let Some(user) = user else {
            let refused = incorrect_username_or_password();
            return Err(self.refuse_stranger(request, &step.username, Some(answered.mark), refused).await?.into());
        };
        self.proceed(request, user, &step.progress, Proven::Passkey(shown), Some(answered)).await
    }

    /// The passkeys that this user may show; none for a stranger, after as much work.
    async fn usable_passkeys(
        &self,
        request: &Request,
        party: &RelyingParty,
        user: Option<&Stored<User>>,
        stranger: &str,
    ) -> Result<Vec<Stored<Passkey>>> {
        let sub = user.map_or(stranger, |user| &user.sub);
        let mut passkeys = self.passkeys_of(&request.pool, sub, request.now).await?;
        passkeys.retain(|passkey| user.is_some() && passkey.rp_id == party.id);
        Ok(passkeys)
    }

    /// A passkey for someone who has none: always the same for the same name, and good for nothing. Its public key is the
    /// curve's base point, so that a signature takes the work of verifying it.
    fn simulated_passkey(&self, pool: &Pool, name: &str, party: &RelyingParty) -> Passkey {
        let draw = self.inner.root_key.mac("simulated-passkey", format!("{}\0{name}", pool.id()).as_bytes());
        Passkey {
            pool_id: pool.id().to_owned(),
            sub: name.to_owned(),
            credential_id: URL_SAFE_NO_PAD.encode(draw),
            public_key: PublicKey::Es256 {
                x: "axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY".to_owned(),
                y: "T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU".to_owned(),
            },
            rp_id: party.id.clone(),
            counter: 0,
            transports: ["hybrid", "internal"].map(str::to_owned).into(),
            attachment: None,
            user_verified: true,
            backup_eligible: false,
            aaguid: None,
            friendly_name: String::new(),
            created: poolgate_env::Millis(0),
            change: 0,
        }
    }
}
