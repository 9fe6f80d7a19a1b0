//! What follows a factor: the one place that decides between a refusal, another challenge, and tokens.

use poolgate_env::Millis;
use poolgate_storage_trait::{Batch, StoreError, Stored};
use poolgate_triggers::{PostAuthentication, PreTokenGeneration, PreTokenGenerationV2};
use poolgate_wire::{
    Code, Error,
    user_pools::{UserPoolMfaType, UserStatusType},
};

use super::{
    Reply, Request,
    finish::Generation,
    state::{AnsweredStep, fingerprint, invalid_session, used_session},
};
use crate::{
    attributes,
    channel::Channel,
    entities,
    error::{Fault, Result, incorrect_username_or_password, rate_exceeded},
    password_hash::Credential,
    passwords::set_password,
    pools::Pool,
    service::UserPools,
    sessions::Session,
    tokens::Grant,
    turns::{ATTEMPTS, At, Turn},
    users::{User, alias_taken},
};

/// What the user has just shown.
#[derive(Debug, Clone)]
pub(super) enum Proven {
    /// The password of this credential; `None`: a wrong one.
    Password(Option<Credential>),
    /// A temporary password before, and now this new one, with attributes that were missing.
    NewPassword {
        /// The [`fingerprint`] of the temporary one.
        replaces: String,
        credential: Credential,
        attributes: std::collections::BTreeMap<String, String>,
    },
}

/// What is to happen next. A pure function of the user's record, the proof and the time.
#[derive(Debug)]
enum Verdict {
    /// No, for this reason; `counted` failures are remembered.
    Refuse { error: Error, counted: bool },
    /// The temporary password was right: choose another.
    AskNewPassword,
    /// Everything asked for has been shown.
    Finish,
}

/// Changes the record as the proof demands, and says what happens next.
fn judge(pool: &Pool, user: &mut User, proven: &Proven, now: Millis) -> Verdict {
    let refuse = |error| Verdict::Refuse { error, counted: false };
    if let Err(error) = user.lockout.check(now) {
        return refuse(error);
    }
    match proven {
        // A proof of a credential that was replaced meanwhile proves nothing.
        Proven::Password(credential) if credential.is_none() || *credential != user.credential => {
            user.lockout.fail(now);
            return Verdict::Refuse { error: incorrect_username_or_password(), counted: true };
        }
        Proven::Password(_) => {}
        Proven::NewPassword { .. } if user.status != UserStatusType::ForceChangePassword => {
            return refuse(used_session());
        }
        // As with a password: what was proved is good against the credential that is still in place.
        Proven::NewPassword { replaces, .. } if !user.credential.as_ref().is_some_and(|c| is_of(replaces, c)) => {
            return refuse(invalid_session());
        }
        Proven::NewPassword { credential, attributes, .. } => {
            user.attributes = attributes::merged(&user.attributes, attributes);
            // Whoever declared an address verified meant one that was there.
            for channel in [Channel::Email, Channel::Sms] {
                if attributes.contains_key(channel.attribute()) {
                    user.set_verified(channel, false);
                }
            }
            set_password(pool, user, credential.clone(), now);
            user.status = UserStatusType::Confirmed;
        }
    }
    if !user.enabled {
        return refuse(Error::not_authorized("User is disabled."));
    }
    match &user.status {
        UserStatusType::Unconfirmed => {
            return refuse(Error::new(Code::UserNotConfirmedException, "User is not confirmed."));
        }
        UserStatusType::ResetRequired => {
            return refuse(Error::new(Code::PasswordResetRequiredException, "Password reset required for the user"));
        }
        UserStatusType::ForceChangePassword if user.temporary_password_expires.is_some_and(|end| now >= end) => {
            let text = "Temporary password has expired and must be reset by an administrator.";
            return refuse(Error::not_authorized(text));
        }
        UserStatusType::ForceChangePassword | UserStatusType::Confirmed => {}
        _ => return refuse(incorrect_username_or_password()),
    }
    user.lockout.clear();
    if user.status == UserStatusType::ForceChangePassword {
        return Verdict::AskNewPassword;
    }
    // Better nobody than somebody without the second factor that the pool insists on.
    if pool.settings.mfa_configuration == Some(UserPoolMfaType::On) {
        let text = "Multi-factor authentication is not built into this version of Poolgate.";
        return refuse(Error::new(Code::InvalidUserPoolConfigurationException, text));
    }
    Verdict::Finish
}

fn is_of(replaces: &str, credential: &Credential) -> bool {
    fingerprint(credential).is_ok_and(|present| present == replaces)
}

/// What is left to do once a verdict is committed.
enum Next {
    Refuse(Error),
    AskNewPassword,
    /// The host has logic between the last factor and the tokens.
    Hooks,
    Tokens(Box<(Session, Grant)>),
}

impl UserPools {
    /// Goes on after a factor. `step` is what has been answered; it is consumed in the same batch as what it does. The
    /// user's record is checked in the batch that makes the session, so that a sign-in cannot slip past whatever
    /// disables, signs out or locks the user at the same time.
    pub(super) async fn proceed(
        &self,
        request: &Request,
        found: Stored<User>,
        proven: Proven,
        step: Option<AnsweredStep>,
    ) -> Result<Reply> {
        let (pool, now) = (&request.pool, request.now);
        let key = poolgate_storage_trait::Entity::key(&found.value);
        let mut user = found;
        let mut turn = None;
        for _ in 0..ATTEMPTS {
            let before = user.value.clone();
            let verdict = judge(pool, &mut user.value, &proven, now);
            let mut batch = Batch::new();
            if let Some(step) = &step {
                batch.insert(step)?;
            }
            let changed = user.value != before && !matches!(verdict, Verdict::Refuse { counted: false, .. });
            if changed {
                user.value.change = self.change_id();
                batch.update(&user)?;
            }
            let committed = match verdict {
                Verdict::Refuse { error, .. } => self.commit(&batch, now).await.map(|()| Next::Refuse(error)),
                Verdict::AskNewPassword => self.commit(&batch, now).await.map(|()| Next::AskNewPassword),
                Verdict::Finish if self.has_hooks(pool) => self.commit(&batch, now).await.map(|()| Next::Hooks),
                Verdict::Finish => {
                    if !changed {
                        batch.check(&user);
                    }
                    let opened = self.open_session(request, &user, batch).await;
                    opened.map(|opened| Next::Tokens(Box::new(opened)))
                }
            };
            let lost = match committed {
                Ok(next) => {
                    // Others may change the record while triggers run and tokens are signed.
                    drop(turn);
                    return match next {
                        Next::Refuse(error) => Err(error.into()),
                        Next::AskNewPassword => self.ask_new_password(request, &user),
                        Next::Hooks => self.finish_with_hooks(request, &user, Generation::of(&proven)).await,
                        Next::Tokens(opened) => {
                            let (session, grant) = *opened;
                            self.answer_with_tokens(request, &user, &session, grant).await
                        }
                    };
                }
                // Someone else has answered this very step.
                Err(Fault::Store(StoreError::Conflict(key))) if key.kind == entities::ANSWERED_STEP => {
                    return Err(match proven {
                        Proven::Password(_) => incorrect_username_or_password().into(),
                        Proven::NewPassword { .. } => used_session().into(),
                    });
                }
                Err(Fault::Store(StoreError::Conflict(key))) => key,
                Err(fault) => return Err(alias_taken(Turn::fail(turn, fault))),
            };
            turn = self.inner.turns.next(turn, &At::Record(lost)).await;
            let reloaded = self.load::<User>(key.clone(), now).await;
            let reloaded = reloaded.map_err(|fault| Turn::fail(turn.take(), fault))?;
            user = reloaded.filter(|user| user.sub == before.sub).ok_or_else(incorrect_username_or_password)?;
        }
        Err(rate_exceeded().into())
    }

    /// Whether the host has logic between the last factor and the tokens.
    fn has_hooks(&self, pool: &Pool) -> bool {
        self.has_trigger::<PostAuthentication>(pool)
            || self.has_trigger::<PreTokenGeneration>(pool)
            || self.has_trigger::<PreTokenGenerationV2>(pool)
    }
}
