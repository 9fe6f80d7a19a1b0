//! Strangers: names that no user has.
//!
//! Where a client hides who exists, a wrong password for a stranger must look like one for a user in every way that can
//! be seen: the same work, the same write, and the same waiting after too many attempts.

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicBool, Ordering},
};

use poolgate_env::Millis;
use poolgate_storage_trait::{Batch, Entity, Key, Kind, Stored};
use poolgate_wire::{
    Error,
    user_pools::{AuthFactorType, ChallengeNameType},
};
use serde::{Deserialize, Serialize};

use super::{
    Request,
    factors::offering,
    lockout::Lockout,
    state::{AnsweredStep, used_session},
};
use crate::{
    attributes,
    codes::{self, IssuedCode},
    entities,
    error::{Result, rate_exceeded},
    limits::{Attempts, Limited},
    mfa::counts_as_two,
    pools::Pool,
    service::UserPools,
    srp,
    users::Naming,
};

/// The failed attempts for a name that no user has.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StrangerAttempts {
    pool_id: String,
    /// A digest of the name: what strangers type is not kept.
    name: String,
    lockout: Lockout,
    /// What was sent to nobody, since it would have been sent to somebody.
    #[serde(default, skip_serializing_if = "Attempts::is_empty")]
    attempts: Attempts,
    /// Guesses at a code that was not sent, since it was last asked for.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    guesses: BTreeMap<Limited, u32>,
    expires: Millis,
    change: u64,
}

impl Entity for StrangerAttempts {
    const KIND: Kind = entities::STRANGER;
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Self::key_of(&self.pool_id, &self.name)
    }

    fn expires_at(&self) -> Option<Millis> {
        Some(self.expires)
    }
}

impl StrangerAttempts {
    fn key_of(pool_id: &str, name: &str) -> Key {
        Key::new(entities::STRANGER, pool_id, name.as_bytes())
    }
}

impl UserPools {
    /// The name under which every door knows someone whom nobody is: what a user's own name would be. Where the name
    /// that was typed cannot be one, it is like a generated one, always the same for the same address.
    pub(super) fn stranger_name(&self, request: &Request, name: &str) -> String {
        self.name_of_stranger(&request.pool, name)
    }

    fn name_of_stranger(&self, pool: &Pool, name: &str) -> String {
        let naming = Naming::of(pool);
        let folded = naming.fold(name);
        let generated = pool.uses_username_attributes() && uuid::Uuid::try_parse(name).is_err();
        if !generated && !naming.is_address(name) {
            return folded;
        }
        let draw = self.inner.root_key.mac("simulated-username", format!("{}\0{folded}", pool.id()).as_bytes());
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(draw).for_each(|(to, from)| *to = from);
        uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()
    }

    fn stranger_digest(&self, pool: &Pool, stranger: &str) -> String {
        let place = format!("{}\0{stranger}", pool.id());
        srp::hex(&self.inner.root_key.mac("stranger", place.as_bytes()))
    }

    /// Refuses a stranger who has to wait.
    pub(super) async fn check_stranger(&self, request: &Request, stranger: &str) -> Result<()> {
        let key = StrangerAttempts::key_of(request.pool.id(), &self.stranger_digest(&request.pool, stranger));
        match self.load::<StrangerAttempts>(key, request.now).await? {
            Some(attempts) => Ok(attempts.lockout.check(request.now)?),
            None => Ok(()),
        }
    }

    /// Counts a stranger's failed attempt, and gives the answer to it: `refused`, unless the stranger has to wait. A step
    /// that was answered before counts no more.
    pub(super) async fn refuse_stranger(
        &self,
        request: &Request,
        stranger: &str,
        step: Option<AnsweredStep>,
        refused: Error,
    ) -> Result<Error> {
        let counted = self.count_stranger(&request.pool, stranger, step, request.now, |attempts| {
            attempts.lockout.check(request.now)?;
            attempts.lockout.fail(request.now);
            Ok(())
        });
        match counted.await? {
            Some(Err(waits)) => Ok(waits),
            Some(Ok(())) | None => Ok(refused),
        }
    }

    /// Counts a code that would have been sent if there were such a user.
    pub(super) async fn count_stranger_sending(
        &self,
        request: &Request,
        stranger: &str,
        limited: Limited,
        step: Option<AnsweredStep>,
    ) -> Result<()> {
        let limits = &self.inner.settings.limits;
        let counted = self.count_stranger(&request.pool, stranger, step, request.now, |attempts| {
            attempts.lockout.check(request.now)?;
            attempts.attempts.count(limited, limits, request.now).map_err(|_| rate_exceeded())
        });
        Ok(counted.await?.ok_or_else(used_session)??)
    }

    /// Counts a code that someone asks for under a name that nobody has, outside sign-in, in the words of a user's own
    /// limits. Guesses at it, which are counted under `guessed`, begin anew.
    pub(crate) async fn ask_for_nobody(
        &self,
        pool: &Pool,
        name: &str,
        (limited, guessed): (Limited, Limited),
        now: Millis,
    ) -> Result<()> {
        let limits = &self.inner.settings.limits;
        let stranger = self.name_of_stranger(pool, name);
        let counted = self.count_stranger(pool, &stranger, None, now, |attempts| {
            attempts.guesses.remove(&guessed);
            attempts.attempts.count(limited, limits, now)
        });
        Ok(counted.await?.unwrap_or(Ok(()))?)
    }

    /// Answers a guess at the code of someone whom nobody is, with the work that a guess at a user's costs: the guess is
    /// counted, and after as many as a code bears, codes are used up.
    pub(crate) async fn guess_for_nobody(
        &self,
        pool: &Pool,
        name: &str,
        limited: Limited,
        now: Millis,
    ) -> Result<Error> {
        let limits = &self.inner.settings.limits;
        let stranger = self.name_of_stranger(pool, name);
        let used_up = AtomicBool::new(false);
        let counted = self.count_stranger(pool, &stranger, None, now, |attempts| {
            attempts.attempts.count(limited, limits, now)?;
            let guesses = attempts.guesses.entry(limited).or_default();
            used_up.store(*guesses >= IssuedCode::MAX_FAILED, Ordering::Relaxed);
            *guesses += 1;
            Ok(())
        });
        counted.await?.unwrap_or(Ok(()))?;
        Ok(if used_up.into_inner() { codes::expired() } else { codes::mismatch() })
    }

    /// Changes what is remembered of a stranger. What `count` refuses changes nothing; `None` for a step that was answered
    /// before.
    async fn count_stranger(
        &self,
        pool: &Pool,
        stranger: &str,
        step: Option<AnsweredStep>,
        now: Millis,
        count: impl Fn(&mut StrangerAttempts) -> Result<(), Error> + Send + Sync,
    ) -> Result<Option<Result<(), Error>>> {
        let pool_id = pool.id();
        let name = self.stranger_digest(pool, stranger);
        let mut keys = vec![StrangerAttempts::key_of(pool_id, &name)];
        keys.extend(step.as_ref().map(Entity::key));
        self.transact(now, || async {
            let mut batch = Batch::new();
            let mut found = self.inner.store.get(&keys, now).await?.into_iter();
            let known = found.next().flatten();
            if found.next().flatten().is_some() {
                return Ok((batch, None));
            }
            if let Some(step) = &step {
                batch.insert(step)?;
            }
            let known = known.map(|record| Stored::<StrangerAttempts>::from_record(&record)).transpose()?;
            let mut attempts = known.as_ref().map_or_else(
                || StrangerAttempts {
                    pool_id: pool_id.to_owned(),
                    name: name.clone(),
                    lockout: Lockout::default(),
                    attempts: Attempts::default(),
                    guesses: BTreeMap::new(),
                    expires: now,
                    change: 0,
                },
                |known| known.value.clone(),
            );
            if let Err(error) = count(&mut attempts) {
                return Ok((batch, Some(Err(error))));
            }
            let memory = if attempts.attempts.is_empty() { Lockout::MEMORY } else { Attempts::MEMORY };
            attempts.expires = attempts.expires.max(now + memory);
            attempts.change = self.change_id();
            match known {
                Some(known) => batch.update(&Stored { value: attempts, ..known })?,
                None => batch.insert(&attempts)?,
            }
            Ok((batch, Some(Ok(()))))
        })
        .await
    }

    /// The first factors that a name would have if someone bore it: always the same ones, passwords among them where the
    /// pool has them.
    pub(super) fn simulated_factors(&self, request: &Request, name: &str) -> Vec<ChallengeNameType> {
        let pool = &request.pool;
        let folded = Naming::of(pool).fold(name);
        let draw = self.inner.root_key.mac("simulated-factors", format!("{}\0{folded}", pool.id()).as_bytes());
        let drawn = |at: usize| draw.get(at).is_some_and(|byte| byte % 2 == 0);
        let offers_passkeys = offering(pool).is_some() && (!pool.requires_mfa() || counts_as_two(&pool.mfa));
        let mut factors = Vec::new();
        for factor in pool.first_factors() {
            match factor {
                AuthFactorType::Password => {
                    factors.extend([ChallengeNameType::Password, ChallengeNameType::PasswordSrp]);
                }
                AuthFactorType::EmailOtp if drawn(0) || attributes::is_email(name) => {
                    factors.push(ChallengeNameType::EmailOtp);
                }
                AuthFactorType::SmsOtp if drawn(1) || attributes::is_phone_number(name) => {
                    factors.push(ChallengeNameType::SmsOtp);
                }
                AuthFactorType::WebAuthn if drawn(2) && offers_passkeys => {
                    factors.push(ChallengeNameType::WebAuthn);
                }
                _ => {}
            }
        }
        if factors.is_empty() {
            factors.push(ChallengeNameType::EmailOtp);
        }
        factors
    }
}
