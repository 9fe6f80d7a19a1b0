//! What follows a factor: judged, committed once, and carried on with a challenge or with tokens.

use poolgate_storage_trait::{Batch, Entity, StoreError, Stored};
use poolgate_triggers::{PostAuthentication, PreTokenGeneration, PreTokenGenerationV2, PreTokenGenerationV3};
use poolgate_wire::Error;

use super::{
    Reply, Request,
    finish::Opened,
    judge::{Ask, Proven, Verdict, judge},
    state::{AnsweredStep, Progress, used_session},
};
use crate::{
    devices::no_such_device,
    entities,
    error::{Fault, Result, incorrect_username_or_password, rate_exceeded},
    pools::Pool,
    service::UserPools,
    turns::{ATTEMPTS, At, Turn},
    users::{User, alias_taken},
};

/// The step that a proof answers.
#[derive(Debug, Clone)]
pub(super) struct Answered {
    pub mark: AnsweredStep,
    /// Whether a proof that fails uses the step up, too. Otherwise it can be answered again.
    pub spent_by_failure: bool,
}

/// A conflict over a step is its being answered by someone else.
pub(super) fn used(fault: Fault) -> Fault {
    match fault {
        Fault::Store(StoreError::Conflict(key)) if key.kind == entities::ANSWERED_STEP => used_session().into(),
        other => other,
    }
}

/// What is left to do once a verdict is committed.
enum Next {
    Refuse(Error),
    Ask(Ask),
    Reply(Reply),
    /// The host's functions say what comes next.
    Define,
    /// The host has logic between the last factor and the tokens.
    Hooks,
    Tokens(Box<Opened>),
}

impl UserPools {
    /// Goes on after a factor. `answered` is consumed in the same batch as what the proof does. The user's record is
    /// checked in the batch that makes the session, so that a sign-in cannot slip past whatever disables, signs out or
    /// locks the user at the same time.
    pub(super) async fn proceed(
        &self,
        request: &Request,
        found: Stored<User>,
        progress: &Progress,
        proven: Proven,
        answered: Option<Answered>,
    ) -> Result<Reply> {
        let (pool, now) = (&request.pool, request.now);
        let limits = &self.inner.settings.limits;
        let key = found.value.key();
        let mut user = found;
        let mut turn = None;
        for _ in 0..ATTEMPTS {
            let before = user.value.clone();
            let mut progress = progress.clone();
            let device = self.named_device(request, &user, &mut progress, &proven).await;
            let device = device.map_err(|fault| Turn::fail(turn.take(), fault))?;
            let verdict = judge(pool, limits, &mut user.value, &mut progress, &proven, &device, now);
            let mut batch = Batch::new();
            let refused = matches!(verdict, Verdict::Refuse { .. });
            if let Some(answered) = answered.as_ref().filter(|answered| !refused || answered.spent_by_failure) {
                batch.insert(&answered.mark)?;
            }
            // What the lock refuses is no attempt: it would leave an event as often as someone likes.
            if refused && before.lockout.check(now).is_ok() {
                self.note_refusal(request, &before, &progress, &proven, &mut batch)?;
            }
            if let Proven::Passkey(Some(shown)) = &proven
                && !refused
            {
                shown.record(&mut batch)?;
            }
            let changed = user.value != before && !matches!(verdict, Verdict::Refuse { counted: false, .. });
            if changed {
                user.value.change = self.change_id();
                batch.update(&user)?;
            }
            let committed = match verdict {
                Verdict::Refuse { error, .. } => self.commit(&batch, now).await.map(|()| Next::Refuse(error)),
                Verdict::NoDevice => return Err(Turn::fail(turn, no_such_device().into())),
                Verdict::AwaitDevice => {
                    let reply = self.await_device(request, &user, &progress, device, &mut batch)?;
                    self.commit(&batch, now).await.map(|()| Next::Reply(reply))
                }
                Verdict::Ask(ask) => self.commit(&batch, now).await.map(|()| Next::Ask(ask)),
                Verdict::Define => self.commit(&batch, now).await.map(|()| Next::Define),
                Verdict::Finish if self.has_hooks(pool) => self.commit(&batch, now).await.map(|()| Next::Hooks),
                Verdict::Finish => {
                    if !changed {
                        batch.check(&user);
                    }
                    let opened = self.open_session(request, &user, &progress, device, batch).await;
                    opened.map(|opened| Next::Tokens(Box::new(opened)))
                }
            };
            let lost = match committed {
                Ok(next) => {
                    // Others may change the record while triggers run and tokens are signed.
                    drop(turn);
                    return match next {
                        Next::Refuse(error) => Err(error.into()),
                        Next::Ask(ask) => self.ask(request, &user, &progress, ask).await,
                        Next::Reply(reply) => Ok(reply),
                        Next::Define => self.define(request, Some(user), None, progress).await,
                        Next::Hooks => self.finish_with_hooks(request, &user, &progress, &proven).await,
                        Next::Tokens(opened) => self.answer_with_tokens(request, &user, *opened).await,
                    };
                }
                // Someone else has answered this very step.
                Err(Fault::Store(StoreError::Conflict(key))) if key.kind == entities::ANSWERED_STEP => {
                    return Err(match proven {
                        Proven::Password(_) | Proven::Passkey(_) | Proven::Device(_) => {
                            incorrect_username_or_password().into()
                        }
                        _ => used_session().into(),
                    });
                }
                // The passkey has gone, or has signed elsewhere: its counter is not what it was judged by.
                Err(Fault::Store(StoreError::Conflict(key))) if key.kind == entities::PASSKEY => {
                    return Err(incorrect_username_or_password().into());
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
            || self.has_trigger::<PreTokenGenerationV3>(pool)
    }
}
