//! What signed-in users do with their passkeys.

use std::time::Duration;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use poolgate_env::{Millis, random_bytes};
use poolgate_storage_trait::{Batch, Cursor, Entity, StoreError, Stored};
use poolgate_wire::{
    Call, Code, Error, Handle, Timestamp, operations,
    user_pools::{
        CompleteWebAuthnRegistration, CompleteWebAuthnRegistrationInput, CompleteWebAuthnRegistrationOutput,
        DeleteWebAuthnCredential, DeleteWebAuthnCredentialInput, DeleteWebAuthnCredentialOutput,
        ListWebAuthnCredentials, ListWebAuthnCredentialsInput, ListWebAuthnCredentialsOutput,
        StartWebAuthnRegistration, StartWebAuthnRegistrationInput, StartWebAuthnRegistrationOutput,
        WebAuthnCredentialDescription,
    },
};

use super::{
    Passkey, Registration,
    ceremony::{self, Descriptor, Person, Refusal, Registered},
    names,
    relying_party::RelyingParty,
};
use crate::{
    authorize::Authorized,
    entities,
    error::{Fault, Result},
    paging::{page_size, page_token},
    service::UserPools,
    users::User,
};

operations! { UserPools {
    StartWebAuthnRegistration => start_web_authn_registration,
    CompleteWebAuthnRegistration => complete_web_authn_registration,
    ListWebAuthnCredentials => list_web_authn_credentials,
    DeleteWebAuthnCredential => delete_web_authn_credential,
} }

/// Passkeys that a user may have.
const PASSKEYS_OF_A_USER: usize = 20;

/// How long a registration waits for its credential: some minutes at a prompt, and the way here and back.
const REGISTRATION: Duration = Duration::from_mins(5);

impl Handle<StartWebAuthnRegistration> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: StartWebAuthnRegistrationInput,
    ) -> Result<StartWebAuthnRegistrationOutput, Error> {
        let now = self.now();
        let caller = self.authorize(input.access_token.expose(), now).await?;
        let party = RelyingParty::of(&caller.pool)?;
        let Authorized { pool, client, user, session: _ } = &caller;
        let known = self.passkeys_of(pool, &user.sub, now).await?;
        if known.len() >= PASSKEYS_OF_A_USER {
            return Err(too_many_passkeys());
        }
        let challenge = URL_SAFE_NO_PAD.encode(random_bytes::<32>(self.entropy()));
        let registration = Registration {
            pool_id: pool.id().to_owned(),
            sub: user.sub.clone(),
            client_id: client.id().to_owned(),
            rp_id: party.id.clone(),
            challenge,
            expires: now + REGISTRATION,
        };
        self.transact(now, || async {
            let mut batch = Batch::new();
            match self.load::<Registration>(registration.key(), now).await? {
                Some(mut earlier) => {
                    earlier.value = registration.clone();
                    batch.update(&earlier)?;
                }
                None => batch.insert(&registration)?,
            }
            Ok((batch, ()))
        })
        .await?;
        let name = user.shown_name();
        let display_name = user.attributes.get("name").unwrap_or(&name);
        let person = Person { sub: &user.sub, name: &name, display_name };
        let known: Vec<Descriptor<'_>> = known.iter().map(|passkey| passkey.descriptor()).collect();
        let credential_creation_options = ceremony::creation_options(&party, &person, &registration.challenge, &known);
        Ok(StartWebAuthnRegistrationOutput { credential_creation_options })
    }
}

impl Handle<CompleteWebAuthnRegistration> for UserPools {
    /// The registration is used up together with what it makes. One that fails is still there: its challenge has told
    /// nobody anything.
    async fn handle(
        &self,
        _: &Call,
        input: CompleteWebAuthnRegistrationInput,
    ) -> Result<CompleteWebAuthnRegistrationOutput, Error> {
        let now = self.now();
        let caller = self.authorize(input.access_token.expose(), now).await?;
        let party = RelyingParty::of(&caller.pool)?;
        let Authorized { pool, client, user, session: _ } = &caller;
        let key = Registration::key_of(pool.id(), &user.sub);
        // Before the passkeys: whoever adds one meanwhile uses this up, so none is added uncounted.
        let begun = self.load::<Registration>(key, now).await?.ok_or_else(no_challenge)?;
        if begun.client_id != client.id() {
            return Err(Error::new(
                Code::WebAuthnClientMismatchException,
                "The registration was started with an access token of another client.",
            ));
        }
        if begun.rp_id != party.id {
            return Err(refused(Refusal::RelyingParty));
        }
        let (challenge, credential) = (begun.challenge.clone(), input.credential);
        let verify = move || ceremony::finish_registration(&party, &challenge, &credential);
        let made = self.inner.workers.run(verify).await.map_err(Fault::from)?.map_err(refused)?;
        let known = self.passkeys_of(pool, &user.sub, now).await?;
        if known.iter().any(|passkey| passkey.credential_id == made.credential_id) {
            return Err(registered_already());
        }
        if known.len() >= PASSKEYS_OF_A_USER {
            return Err(too_many_passkeys());
        }
        let passkey = self.new_passkey(user, &begun.rp_id, made, now);
        self.add_passkey(&caller, &begun, &passkey, now).await?;
        Ok(CompleteWebAuthnRegistrationOutput::default())
    }
}

impl Handle<ListWebAuthnCredentials> for UserPools {
    /// The token says behind which passkey the next page begins.
    async fn handle(
        &self,
        _: &Call,
        input: ListWebAuthnCredentialsInput,
    ) -> Result<ListWebAuthnCredentialsOutput, Error> {
        let now = self.now();
        let caller = self.authorize(input.access_token.expose(), now).await?;
        let token = page_token(input.next_token.as_deref())?;
        let mut passkeys = self.passkeys_of(&caller.pool, &caller.user.sub, now).await?;
        passkeys.retain(|passkey| token.as_ref().is_none_or(|cursor| passkey.rank() > cursor.sort));
        let size = page_size(input.max_results);
        let more = passkeys.len() > size;
        passkeys.truncate(size);
        let next = passkeys.last().filter(|_| more).map(|last| Cursor { value: None, sort: last.rank() });
        Ok(ListWebAuthnCredentialsOutput {
            credentials: passkeys.iter().map(|passkey| passkey.description()).collect(),
            next_token: next.map(|cursor| cursor.to_string()),
        })
    }
}

impl Handle<DeleteWebAuthnCredential> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: DeleteWebAuthnCredentialInput,
    ) -> Result<DeleteWebAuthnCredentialOutput, Error> {
        let now = self.now();
        let caller = self.authorize(input.access_token.expose(), now).await?;
        let key = Passkey::key_of(caller.pool.id(), &caller.user.sub, &input.credential_id);
        self.transact(now, || async {
            let mut batch = Batch::new();
            let passkey = self.load::<Passkey>(key.clone(), now).await?;
            batch.delete(&passkey.ok_or_else(|| Error::resource_not_found("The credential does not exist."))?);
            Ok((batch, ()))
        })
        .await?;
        Ok(DeleteWebAuthnCredentialOutput::default())
    }
}

impl UserPools {
    fn new_passkey(&self, user: &User, rp_id: &str, made: Registered, now: Millis) -> Passkey {
        Passkey {
            pool_id: user.pool_id.clone(),
            sub: user.sub.clone(),
            credential_id: made.credential_id,
            public_key: made.public_key,
            rp_id: rp_id.to_owned(),
            counter: made.counter,
            transports: made.transports,
            attachment: made.attachment,
            user_verified: made.user_verified,
            backup_eligible: made.backup_eligible,
            aaguid: names::written(made.aaguid),
            friendly_name: names::friendly_name(made.aaguid).to_owned(),
            created: now,
            change: self.change_id(),
        }
    }

    /// Adds the passkey and uses the registration up, while the user is there.
    async fn add_passkey(
        &self,
        caller: &Authorized,
        begun: &Stored<Registration>,
        passkey: &Passkey,
        now: Millis,
    ) -> Result<(), Error> {
        let used_up = Registration::key_of(&passkey.pool_id, &passkey.sub);
        let mut batch = Batch::new();
        batch.insert(passkey).map_err(Fault::from)?;
        batch.delete(begun);
        batch.check(&caller.user);
        match self.commit(&batch, now).await {
            Ok(()) => Ok(()),
            Err(Fault::Store(StoreError::Taken { index: entities::BY_CREDENTIAL, .. })) => Err(registered_already()),
            Err(Fault::Store(StoreError::Conflict(key))) if key == used_up => Err(no_challenge()),
            Err(fault) => Err(fault.into()),
        }
    }
}

impl Passkey {
    fn description(&self) -> WebAuthnCredentialDescription {
        WebAuthnCredentialDescription {
            credential_id: self.credential_id.clone(),
            friendly_credential_name: self.friendly_name.clone(),
            relying_party_id: self.rp_id.clone(),
            authenticator_attachment: self.attachment.clone(),
            authenticator_transports: self.transports.clone(),
            created_at: Timestamp::from(self.created.0),
        }
    }
}

/// A refusal in the terms of the operation.
fn refused(refusal: Refusal) -> Error {
    let code = match refusal {
        Refusal::Challenge => return no_challenge(),
        Refusal::Origin => Code::WebAuthnOriginNotAllowedException,
        Refusal::RelyingParty => Code::WebAuthnRelyingPartyMismatchException,
        Refusal::Unsupported => Code::WebAuthnCredentialNotSupportedException,
        Refusal::Malformed | Refusal::Unknown | Refusal::Signature | Refusal::Counter => {
            Code::InvalidParameterException
        }
    };
    Error::new(code, refusal.to_string())
}

fn no_challenge() -> Error {
    Error::new(
        Code::WebAuthnChallengeNotFoundException,
        "The registration was not started, has expired or is completed.",
    )
}

fn registered_already() -> Error {
    Error::invalid_parameter("The credential is registered already.")
}

fn too_many_passkeys() -> Error {
    Error::new(Code::LimitExceededException, "The user has as many passkeys as a user may have.")
}
