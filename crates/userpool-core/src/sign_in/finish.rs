//! The end of a sign-in: a session, and its tokens.

use poolgate_env::random_uuid;
use poolgate_storage_trait::{Batch, StoreError, Stored};
use poolgate_triggers::{PostAuthentication, PostAuthenticationRequest, PreTokenGeneration};
use poolgate_wire::{
    Sensitive,
    user_pools::{AuthenticationResultType, NewDeviceMetadataType},
};

use super::{Reply, Request, device::NamedDevice, judge::Proven, state::Progress};
use crate::{
    devices::{Tracking, no_such_device},
    error::{Fault, Result, incorrect_username_or_password, rate_exceeded},
    service::UserPools,
    sessions::{Session, Tracked},
    tokens::Grant,
    turns::{ATTEMPTS, At, Turn},
    users::User,
};

/// What the PreTokenGeneration trigger is told of the occasion.
#[derive(Debug, Clone, Copy)]
pub(super) enum Generation {
    Authentication,
    NewPassword,
    Device,
}

impl Generation {
    pub(super) const fn of(proven: &Proven) -> Self {
        match proven {
            Proven::NewPassword { .. } => Self::NewPassword,
            Proven::Device(_) => Self::Device,
            _ => Self::Authentication,
        }
    }

    const fn trigger_source(self) -> &'static str {
        match self {
            Self::Authentication => PreTokenGeneration::AUTHENTICATION,
            Self::NewPassword => PreTokenGeneration::NEW_PASSWORD_CHALLENGE,
            Self::Device => PreTokenGeneration::AUTHENTICATE_DEVICE,
        }
    }
}

/// A session that has been made, and what goes to the client with it.
pub(super) struct Opened {
    session: Session,
    new_device: Option<NewDeviceMetadataType>,
    grant: Grant,
}

impl UserPools {
    /// The end without triggers: the session is made in the batch of the last step.
    pub(super) async fn open_session(
        &self,
        request: &Request,
        user: &Stored<User>,
        progress: &Progress,
        device: NamedDevice,
        mut batch: Batch,
    ) -> Result<Opened> {
        self.make_room(&request.pool, user, &mut batch, request.now).await?;
        let (session, new_device) = self.new_session(request, user, device, &mut batch)?;
        self.note_sign_in(request, user, progress, &session, &mut batch)?;
        let grant = self.plain_grant(&request.pool, user, request.now).await?;
        self.commit(&batch, request.now).await?;
        Ok(Opened { session, new_device, grant })
    }

    /// The end with triggers, after the last step has been committed: they are fired once; then the session is made,
    /// provided that the user may still come in.
    pub(super) async fn finish_with_hooks(
        &self,
        request: &Request,
        user: &Stored<User>,
        progress: &Progress,
        proven: &Proven,
    ) -> Result<Reply> {
        let (pool, now) = (&request.pool, request.now);
        let generation = Generation::of(proven);
        // A device that is not there is none from now on: what the triggers hear of it holds.
        let mut progress = progress.clone();
        let device = self.named_device(request, user, &mut progress, proven).await?;
        let new_device_used = device.known().is_none() && Tracking::of(pool).is_some();
        let client_id = Some(request.client.id());
        self.fire::<PostAuthentication>(pool, &user.username, client_id, "PostAuthentication_Authentication", || {
            PostAuthenticationRequest {
                user_attributes: user.trigger_attributes(),
                new_device_used,
                client_metadata: request.trigger_metadata(),
            }
        })
        .await?;
        let metadata = request.trigger_metadata();
        let grant = self.grant(pool, user, client_id, generation.trigger_source(), metadata, now).await?;
        let mut turn = None;
        for _ in 0..ATTEMPTS {
            let current = self.load::<User>(poolgate_storage_trait::Entity::key(&user.value), now).await;
            let current = current.map_err(|fault| Turn::fail(turn.take(), fault))?;
            let current =
                current.filter(|current| current.sub == user.sub).ok_or_else(incorrect_username_or_password)?;
            let admitted = current.enabled
                && current.status == user.status
                && current.generation == user.generation
                && current.credential == user.credential;
            if !admitted {
                return Err(incorrect_username_or_password().into());
            }
            let device = self.named_device(request, &current, &mut progress, proven).await;
            let device = device.map_err(|fault| Turn::fail(turn.take(), fault))?;
            if !device.still_proves(proven) {
                return Err(no_such_device().into());
            }
            let mut batch = Batch::new();
            batch.check(&current);
            self.make_room(pool, &current, &mut batch, now).await.map_err(|fault| Turn::fail(turn.take(), fault))?;
            let (session, new_device) = self.new_session(request, &current, device, &mut batch)?;
            self.note_sign_in(request, &current, &progress, &session, &mut batch)?;
            match self.commit(&batch, now).await {
                Ok(()) => {
                    drop(turn);
                    let opened = Opened { session, new_device, grant };
                    return self.answer_with_tokens(request, &current, opened).await;
                }
                Err(Fault::Store(StoreError::Conflict(key))) => {
                    turn = self.inner.turns.next(turn, &At::Record(key)).await;
                }
                Err(fault) => return Err(Turn::fail(turn, fault)),
            }
        }
        Err(rate_exceeded().into())
    }

    /// A session, and the device that it is from: both go into the batch.
    fn new_session(
        &self,
        request: &Request,
        user: &User,
        device: NamedDevice,
        batch: &mut Batch,
    ) -> Result<(Session, Option<NewDeviceMetadataType>)> {
        let now = request.now;
        let id = || random_uuid(self.entropy()).to_string();
        let mut session = Session {
            pool_id: request.pool.id().to_owned(),
            id: id(),
            sub: user.sub.clone(),
            client_id: request.client.id().to_owned(),
            origin_jti: request.client.names_families().then(id),
            auth_time: now,
            expires: now + request.client.validities().refresh,
            generation: user.generation,
            tracked: request.pool.sessions.tracking.then(|| Tracked::new(&request.origin, now, self.entropy())),
            ..Session::default()
        };
        let new_device = self.settle_device(request, device, &mut session, batch)?;
        batch.insert(&session)?;
        Ok((session, new_device))
    }

    pub(super) async fn answer_with_tokens(&self, request: &Request, user: &User, opened: Opened) -> Result<Reply> {
        let Opened { session, new_device, grant } = opened;
        let tokens = self.issue_tokens(&request.pool, &request.client, user, &session, grant, request.now).await?;
        let refresh = self.refresh_token(user, &session, request.now);
        Ok(Reply::Tokens(AuthenticationResultType {
            refresh_token: Some(Sensitive::from(refresh)),
            new_device_metadata: new_device,
            ..tokens
        }))
    }
}

impl Request {
    /// ClientMetadata as triggers see it: Cognito passes on that of an answer, not that of InitiateAuth
    /// (spec/triggers.md §5).
    pub(super) fn trigger_metadata(&self) -> Option<std::collections::BTreeMap<String, String>> {
        if self.answers { self.client_metadata.clone() } else { None }
    }
}
