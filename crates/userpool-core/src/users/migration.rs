//! Migration: whom the pool does not know, the UserMigration trigger may know from elsewhere.
//!
//! What the trigger answers is the host's word: its attributes are checked as an administrator's are, and a new user is
//! stored as any other. Where two bring the same person along at once, one of them makes the user and the other finds it.

use std::collections::BTreeMap;

use poolgate_env::{Millis, SecretString, random_uuid};
use poolgate_storage_trait::{Entity, StoreError, Stored};
use poolgate_triggers::{UserMigration, UserMigrationRequest, UserMigrationResponse};
use poolgate_wire::{
    Code, Error, Kind, Operation,
    user_pools::{AdminCreateUser, DeliveryMediumType, UserStatusType},
    validate,
};
use serde_json::Value;

use super::{Naming, User, admin_create::mediums, attribute, attribute_map, sign_up::NewUser};
use crate::{
    attributes::{self, Writer},
    channel::Channel,
    clients::Client,
    error::{Fault, Result},
    messages::{Occasion, Reason},
    mfa::Factor,
    pools::Pool,
    service::UserPools,
};

/// What somebody whom the pool does not know wants, and the trigger is told of it.
#[derive(Debug, Clone)]
pub(crate) enum Wish {
    SignIn {
        password: SecretString,
        /// InitiateAuth's ClientMetadata (spec/triggers.md §5).
        validation_data: Option<BTreeMap<String, String>>,
    },
    ResetPassword {
        client_metadata: Option<BTreeMap<String, String>>,
    },
}

/// What came of it.
#[derive(Debug)]
pub(crate) enum Migration {
    /// There is nobody to ask, or nobody can be called so.
    None,
    /// Nobody was brought along; the error is for clients that may know who exists.
    Failed(Error),
    /// The pool knows the user now. What was given for a password is still to be checked: someone else may have made the
    /// user meanwhile.
    Done(Box<Stored<User>>),
}

impl UserPools {
    /// Asks the trigger about `name`, which finds nobody, and makes a user of what it answers.
    pub(crate) async fn migrate(
        &self,
        pool: &Pool,
        client: &Client,
        name: &str,
        wish: Wish,
        now: Millis,
    ) -> Result<Migration> {
        if !self.has_trigger::<UserMigration>(pool) || !is_user_name(name) {
            return Ok(Migration::None);
        }
        let answer = match self.ask_of(pool, client, name, &wish).await {
            Ok(answer) => answer,
            Err(Fault::Refused(error)) => return Ok(Migration::Failed(error)),
            Err(fault) => return Err(fault),
        };
        let (password, metadata) = match wish {
            Wish::SignIn { password, .. } => (Some(password), None),
            Wish::ResetPassword { client_metadata } => (None, client_metadata),
        };
        let id = random_uuid(self.entropy()).to_string();
        let migrant = match Migrant::of(pool, name, answer, id, now, self.change_id()) {
            Ok(migrant) => migrant,
            Err(error) => {
                tracing::warn!(user_pool_id = pool.id(), %error, "nobody can be made of what UserMigration answers");
                return Ok(Migration::Failed(failed(client)));
            }
        };
        let Migrant { mut user, take_over, welcome } = migrant;
        if user.status == UserStatusType::Confirmed
            && let Some(password) = password
        {
            user.credential = Some(self.make_credential(pool, &user.username, password).await?);
        }
        let made = match self.insert_user(&user, take_over, now).await {
            Ok(()) => self.load::<User>(user.key(), now).await?.filter(|stored| stored.sub == user.sub),
            Err(fault @ Fault::Store(StoreError::Conflict(_) | StoreError::Taken { .. })) => {
                // Someone was faster, or a name that is not the one that was asked for is taken; or too many tried.
                if let Some(found) = self.user_named(pool, name, now).await? {
                    return Ok(Migration::Done(Box::new(found)));
                }
                let taken = matches!(fault, Fault::Store(StoreError::Taken { .. }))
                    || self.load::<User>(user.key(), now).await?.is_some();
                return if taken { Ok(Migration::Failed(failed(client))) } else { Err(fault) };
            }
            Err(fault) => return Err(fault),
        };
        let Some(made) = made else { return Ok(Migration::Failed(failed(client))) };
        let reason =
            Reason { occasion: Occasion::AdminCreateUser, client_id: Some(client.id()), client_metadata: metadata };
        let code = SecretString::from(KNOWN_PASSWORD);
        // The user is there, and was promised no message.
        if let Err(fault) = self.invite(pool, &made, &welcome, (&code, &reason), now).await {
            tracing::warn!(user_pool_id = pool.id(), error = %Error::from(fault), "a welcome was not sent");
        }
        Ok(Migration::Done(Box::new(made)))
    }

    /// What the trigger answers. One that throws says that it knows nobody either.
    async fn ask_of(&self, pool: &Pool, client: &Client, name: &str, wish: &Wish) -> Result<UserMigrationResponse> {
        let (source, request) = match wish.clone() {
            Wish::SignIn { password, validation_data } => (
                UserMigration::AUTHENTICATION,
                UserMigrationRequest { password: Some(password), validation_data, client_metadata: None },
            ),
            Wish::ResetPassword { client_metadata } => (
                UserMigration::FORGOT_PASSWORD,
                UserMigrationRequest { password: None, validation_data: None, client_metadata },
            ),
        };
        let answer = self.fire::<UserMigration>(pool, name, Some(client.id()), source, || request).await;
        match answer {
            Err(Fault::Refused(error)) if error.code == Code::UserLambdaValidationException => {
                Err(failed(client).into())
            }
            answer => Ok(answer?.unwrap_or_default()),
        }
    }
}

/// A user to be made of a trigger's answer.
#[derive(Debug)]
struct Migrant {
    user: User,
    /// Takes aliases over from those who have them.
    take_over: bool,
    /// The channels of the welcome.
    welcome: Vec<Channel>,
}

impl Migrant {
    fn of(
        pool: &Pool,
        name: &str,
        answer: UserMigrationResponse,
        id: String,
        now: Millis,
        change: u64,
    ) -> Result<Self, Error> {
        let mut given = answer.user_attributes.unwrap_or_default();
        let username = given.remove("username");
        if given.is_empty() {
            return Err(Error::invalid_parameter("There are no attributes."));
        }
        let given = given.iter().map(|(name, value)| attribute(name, value)).collect();
        // Empty values are absent ones.
        let given = attributes::merged(&BTreeMap::new(), &attribute_map(Some(given)));
        attributes::check_new(&pool.schema, &given, Writer::Administrator)?;
        if let Some(missing) = pool.schema.missing(&given).first() {
            return Err(Error::invalid_parameter(format!("{missing}: The attribute is required")));
        }
        let status = match answer.final_user_status.as_deref() {
            Some("CONFIRMED") => UserStatusType::Confirmed,
            Some("RESET_REQUIRED") | None => UserStatusType::ResetRequired,
            Some(_) => {
                return Err(Error::invalid_parameter("finalUserStatus is neither CONFIRMED nor RESET_REQUIRED."));
            }
        };
        let new = if pool.uses_username_attributes() {
            let naming = Naming::of(pool);
            let own = [Channel::Email, Channel::Sms].into_iter().filter(|channel| naming.is_username(*channel));
            let mut addresses = own.filter_map(|channel| given.get(channel.attribute()));
            let address = addresses.find(|address| naming.fold(address) == naming.fold(name)).cloned();
            let address = address.ok_or_else(|| Error::invalid_parameter("No address is the one that was typed."))?;
            NewUser::named(pool, &address, given)?
        } else {
            let username = username.as_deref().unwrap_or(name);
            if !is_user_name(username) {
                return Err(Error::invalid_parameter("username is no user name."));
            }
            NewUser::named(pool, username, given)?
        };
        let mut user = new.into_user(pool, id, status, now, change);
        if !user.is_called(name) {
            return Err(Error::invalid_parameter("The user does not answer to the name that was typed."));
        }
        if answer.enable_sms_mfa {
            if !user.attributes.contains_key(Channel::Sms.attribute()) {
                return Err(Error::invalid_parameter("There is no phone_number to turn on SMS MFA."));
            }
            user.mfa.enabled.insert(Factor::Sms);
        }
        let desired = answer.desired_delivery_mediums.filter(|mediums| !mediums.is_empty());
        let desired: Option<Vec<DeliveryMediumType>> =
            desired.map(|mediums| mediums.iter().map(|medium| DeliveryMediumType::from(medium.as_str())).collect());
        let suppressed = answer.message_action.as_deref() == Some("SUPPRESS");
        let welcome = if suppressed { Vec::new() } else { mediums(desired.as_deref(), &user.attributes) };
        Ok(Self { user, take_over: answer.force_alias_creation, welcome })
    }
}

impl User {
    /// Whether the user's name is `name`, or an address that signs in.
    fn is_called(&self, name: &str) -> bool {
        let naming = self.naming;
        let is_same = |own: &str| naming.fold(own) == naming.fold(name);
        is_same(&self.username)
            || [Channel::Email, Channel::Sms].into_iter().any(|channel| {
                let signs_in = naming.is_username(channel) || naming.is_alias(channel) && self.is_verified(channel);
                signs_in && self.attributes.get(channel.attribute()).is_some_and(|own| is_same(own))
            })
    }
}

/// Whether the model takes `name` for a user's: AuthParameters bound no value.
fn is_user_name(name: &str) -> bool {
    let Kind::Structure(members) = &AdminCreateUser::input_shape().kind else { return false };
    let username = members.iter().find(|member| member.name == "Username");
    username.is_some_and(|member| validate(member.shape, &mut Value::from(name)).is_ok())
}

/// Cognito's words for a migration that came to nothing.
fn failed(client: &Client) -> Error {
    Error::new(Code::UserNotFoundException, format!("Exception migrating user in app client {}", client.id()))
}

/// Stands in a welcome where an invitation has its temporary password: the user has a password, which no message shows.
const KNOWN_PASSWORD: &str = "********";
