//! SignUp: a person makes an account.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use poolgate_env::{Millis, SecretString, random_uuid};
use poolgate_storage_trait::{Batch, Entity, StoreError};
use poolgate_triggers::{PostConfirmation, PreSignUp, PreSignUpRequest, PreSignUpResponse};
use poolgate_wire::{
    Call, Code, Error, Handle, Sensitive, operations,
    user_pools::{AliasAttributeType, ExplicitAuthFlowsType, SignUp, SignUpInput, SignUpOutput, UserStatusType},
};

use super::{Naming, User, attribute_map};
use crate::{
    attributes::{self, Writer},
    channel::Channel,
    codes::CodeFor,
    entities,
    error::{Fault, Result},
    limits::Attempts,
    messages::{Occasion, Reason},
    mfa::UserMfa,
    password_hash::{Credential, Owner},
    password_policy,
    pools::Pool,
    service::UserPools,
    sign_in::lockout::Lockout,
    turns::At,
};

operations! { UserPools { SignUp => sign_up } }

impl Handle<SignUp> for UserPools {
    async fn handle(&self, _: &Call, input: SignUpInput) -> Result<SignUpOutput, Error> {
        let now = self.now();
        let username = input.username.expose();
        let (pool, client) =
            self.proven_client(input.client_id.expose(), username, input.secret_hash.as_ref(), now).await?;
        if pool.only_administrators_create_users() {
            return Err(Error::not_authorized("SignUp is not permitted for this user pool"));
        }
        let password = input.password.as_ref().map(|password| SecretString::from(password.expose().as_str()));
        if password.is_none() && !pool.is_passwordless() {
            return Err(Error::invalid_parameter("Missing required parameter password"));
        }
        let new = NewUser::named(&pool, username, attribute_map(input.user_attributes))?;
        let writer = Writer::Client(client.settings.write_attributes.as_deref());
        attributes::check_new(&pool.schema, &new.attributes, writer)?;
        if let Some(password) = &password {
            password_policy::check(&pool.password_policy(), password.expose(), password_policy::Wording::Policy)?;
        }

        let id = random_uuid(self.entropy()).to_string();
        let username = new.username.clone().unwrap_or_else(|| id.clone());
        let metadata = input.client_metadata;
        let validation_data = input.validation_data.map(|data| attribute_map(Some(data)));
        let (shown, for_trigger) = (new.attributes.clone(), metadata.clone());
        let answer = self
            .fire::<PreSignUp>(&pool, &username, Some(client.id()), PreSignUp::SIGN_UP, || PreSignUpRequest {
                user_attributes: shown,
                validation_data,
                client_metadata: for_trigger,
            })
            .await?
            .unwrap_or_default();
        check_answer(&new, &answer)?;

        let status = if answer.auto_confirm_user { UserStatusType::Confirmed } else { UserStatusType::Unconfirmed };
        let mut user = new.into_user(&pool, id, status, now, self.change_id());
        if let Some(password) = password {
            user.credential = Some(self.make_credential(&pool, &username, password).await?);
        }
        for (channel, verified) in
            [(Channel::Email, answer.auto_verify_email), (Channel::Sms, answer.auto_verify_phone)]
        {
            if user.attributes.contains_key(channel.attribute()) {
                user.set_verified(channel, verified);
            }
        }
        let code = channel_to_verify(&pool, &user).filter(|_| !answer.auto_confirm_user).map(|channel| {
            let destination = user.address(channel);
            self.issue_code(&mut user, CodeFor::SignUp, channel, destination, now)
        });
        self.insert_user(&user, true, now).await.map_err(|fault| exists(fault, user.naming, "User already exists"))?;

        let mut output =
            SignUpOutput { user_confirmed: answer.auto_confirm_user, user_sub: user.sub.clone(), ..Default::default() };
        if client.allows(&ExplicitAuthFlowsType::AllowUserAuth) {
            output.session = Some(Sensitive::from(self.session_after_sign_up(&pool, &client, &user, now)?));
        }
        if answer.auto_confirm_user {
            let source = PostConfirmation::CONFIRM_SIGN_UP;
            self.tell_of_confirmation(&pool, &user, Some(client.id()), source, metadata).await?;
        } else if let Some(code) = code {
            let reason = Reason { occasion: Occasion::SignUp, client_id: Some(client.id()), client_metadata: metadata };
            output.code_delivery_details = Some(self.deliver(&pool, &user, code, reason, now).await?);
        }
        Ok(output)
    }
}

/// A user's name and attributes before there is a user.
#[derive(Debug)]
pub(super) struct NewUser {
    /// `None` where the name is generated: the pool signs users up by an address.
    pub username: Option<String>,
    pub attributes: BTreeMap<String, String>,
}

impl NewUser {
    /// Checks the name by the pool's rules. An address that serves as the name becomes the attribute.
    pub(super) fn named(pool: &Pool, name: &str, mut attributes: BTreeMap<String, String>) -> Result<Self, Error> {
        if attributes.contains_key("preferred_username") && pool.is_alias(&AliasAttributeType::PreferredUsername) {
            return Err(Error::invalid_parameter(
                "Preferred username cannot be set at sign-up, since user pool is configured for preferred username \
                 alias.",
            ));
        }
        let is_email = attributes::is_email(name);
        let is_phone_number = attributes::is_phone_number(name);
        if !pool.uses_username_attributes() {
            if is_email && pool.is_alias(&AliasAttributeType::Email) {
                return Err(Error::invalid_parameter(
                    "Username cannot be of email format, since user pool is configured for email alias.",
                ));
            }
            if is_phone_number && pool.is_alias(&AliasAttributeType::PhoneNumber) {
                return Err(Error::invalid_parameter(
                    "Username cannot be of phone number format, since user pool is configured for phone number alias.",
                ));
            }
            return Ok(Self { username: Some(name.to_owned()), attributes });
        }
        let (by_email, by_phone) =
            (pool.is_username_attribute(Channel::Email), pool.is_username_attribute(Channel::Sms));
        let attribute = match (by_email, by_phone) {
            (true, _) if is_email => "email",
            (_, true) if is_phone_number => "phone_number",
            (true, true) => {
                return Err(Error::invalid_parameter("Username should be either an email or a phone number."));
            }
            (true, false) => return Err(Error::invalid_parameter("Username should be an email.")),
            (false, _) => return Err(Error::invalid_parameter("Username should be a phone number.")),
        };
        if attributes.get(attribute).is_some_and(|given| given != name) {
            return Err(Error::invalid_parameter(format!(
                "The {attribute} attribute must be the same as the username."
            )));
        }
        attributes.insert(attribute.to_owned(), name.to_owned());
        Ok(Self { username: None, attributes })
    }

    /// The user, without a password: `id` is the `sub`, and the name where the pool generates names.
    pub(super) fn into_user(self, pool: &Pool, id: String, status: UserStatusType, now: Millis, change: u64) -> User {
        User {
            pool_id: pool.id().to_owned(),
            username: self.username.unwrap_or_else(|| id.clone()),
            sub: id,
            naming: Naming::of(pool),
            attributes: self.attributes,
            status,
            enabled: true,
            created: now,
            modified: now,
            credential: None,
            former_credentials: Vec::new(),
            temporary_password_expires: None,
            codes: BTreeMap::new(),
            pending: BTreeMap::new(),
            mfa: UserMfa::default(),
            lockout: Lockout::default(),
            attempts: Attempts::default(),
            generation: 0,
            change,
        }
    }
}

/// A trigger may verify only what is there.
fn check_answer(new: &NewUser, answer: &PreSignUpResponse) -> Result<(), Error> {
    for (asked, attribute) in [(answer.auto_verify_email, "email"), (answer.auto_verify_phone, "phone_number")] {
        if asked && !new.attributes.contains_key(attribute) {
            return Err(Error::new(Code::InvalidLambdaResponseException, "Unrecognizable lambda output"));
        }
    }
    Ok(())
}

/// Where a sign-up is verified: the phone first, when both could be (spec/user-pool-model.md §6).
pub(super) fn channel_to_verify(pool: &Pool, user: &User) -> Option<Channel> {
    [Channel::Sms, Channel::Email].into_iter().find(|channel| {
        pool.auto_verifies(*channel) && user.attributes.contains_key(channel.attribute()) && !user.is_verified(*channel)
    })
}

impl UserPools {
    /// Stores a new user. With `take_over`, a verified address that another user of an alias pool holds moves to the
    /// new one, and the other's turns unverified; without, it is refused.
    pub(super) async fn insert_user(&self, user: &User, take_over: bool, now: Millis) -> Result<()> {
        let tried = AtomicBool::new(false);
        let again = |error: &StoreError| worth_another_look(error, user.naming, take_over);
        self.transact_while(now, again, || async {
            // A conflict may be about the holder of an address; about the name it is final.
            if tried.swap(true, Ordering::Relaxed) && self.load::<User>(user.key(), now).await?.is_some() {
                return Err(StoreError::Conflict(user.key()).into());
            }
            let mut batch = Batch::new();
            batch.insert(user)?;
            if take_over {
                self.release_aliases(user, &mut batch, now).await?;
            }
            Ok((batch, ()))
        })
        .await
    }

    /// Adds to `batch` what takes the verified addresses of `user` from whoever else holds them in an alias pool.
    pub(super) async fn release_aliases(&self, user: &User, batch: &mut Batch, now: Millis) -> Result<()> {
        let mut other: Option<poolgate_storage_trait::Stored<User>> = None;
        let naming = user.naming;
        for (channel, is_alias, index) in [
            (Channel::Email, naming.email_alias, entities::BY_EMAIL),
            (Channel::Sms, naming.phone_number_alias, entities::BY_PHONE_NUMBER),
        ] {
            let Some(value) = user.attributes.get(channel.attribute()) else { continue };
            if !is_alias || !user.is_verified(channel) {
                continue;
            }
            let folded = naming.fold(value);
            let Some(mut holder) = self.find::<User>(&user.pool_id, index, &folded, now).await? else { continue };
            if holder.sub == user.sub {
                continue;
            }
            match &mut other {
                // One person may hold both addresses: one record, one write.
                Some(known) if known.sub == holder.sub => known.value.set_verified(channel, false),
                _ => {
                    holder.value.set_verified(channel, false);
                    holder.value.change = self.change_id();
                    if let Some(known) = other.replace(holder) {
                        batch.update(&known)?;
                    }
                }
            }
        }
        if let Some(known) = other {
            batch.update(&known)?;
        }
        Ok(())
    }

    /// Whose password a hasher works on.
    pub(crate) fn owner_of(&self, pool: &Pool, username: &str) -> Owner {
        Owner {
            root_key: self.inner.root_key.clone(),
            entropy: Arc::clone(&self.inner.entropy),
            pool_id: pool.id().to_owned(),
            username: username.to_owned(),
        }
    }

    /// Turns a password into what is kept of it, on the workers.
    pub(crate) async fn make_credential(
        &self,
        pool: &Pool,
        username: &str,
        password: SecretString,
    ) -> Result<Credential> {
        let (hasher, owner) = (Arc::clone(&self.inner.hasher), self.owner_of(pool, username));
        let made = self.inner.workers.run(move || hasher.create(&owner, password.expose())).await?;
        Ok(made.map_err(Error::internal)?)
    }
}

/// Whether a failed commit may come about when the holders of aliases are looked up anew, and whose turn to wait for: who
/// takes an alias over takes it from whoever got it meanwhile.
pub(super) fn worth_another_look(error: &StoreError, naming: Naming, take_over: bool) -> Option<At> {
    match error {
        StoreError::Conflict(key) if take_over => Some(At::Aliases(key.partition.clone())),
        StoreError::Conflict(key) => Some(At::Record(key.clone())),
        StoreError::Taken { key, index } => {
            let is_alias = *index == entities::BY_EMAIL && naming.email_alias
                || *index == entities::BY_PHONE_NUMBER && naming.phone_number_alias;
            (take_over && is_alias).then(|| At::Aliases(key.partition.clone()))
        }
        StoreError::Invalid(_) | StoreError::Unavailable(_) => None,
    }
}

/// A user that cannot be made because its name is taken, in the operation's `words`; or because an alias is, in Cognito's
/// words for that, but under the only name that these operations declare.
pub(super) fn exists(fault: Fault, naming: Naming, words: &str) -> Fault {
    let is_name = match &fault {
        Fault::Store(StoreError::Conflict(_)) => true,
        Fault::Store(StoreError::Taken { index, .. }) => {
            *index == entities::BY_SUB
                || *index == entities::BY_EMAIL && naming.email_username
                || *index == entities::BY_PHONE_NUMBER && naming.phone_number_username
        }
        _ => false,
    };
    match super::lookup::alias_taken(fault) {
        _ if is_name => Error::new(Code::UsernameExistsException, words).into(),
        Fault::Refused(Error { code: Code::AliasExistsException, message, .. }) => {
            Error::new(Code::UsernameExistsException, message).into()
        }
        other => other,
    }
}
