//! What a trigger is, and the event that its function sees.

use std::{collections::BTreeMap, fmt::Debug};

use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};

/// A map of texts, as attributes and metadata are.
pub type TextMap = BTreeMap<String, String>;

/// One of Cognito's triggers in one version of its event: a marker type beside its request and its response.
pub trait Trigger: Debug + Clone + Send + Sync + 'static {
    /// The trigger's name as `LambdaConfig` and Cognito's error texts have it, e.g. `PreSignUp`.
    const NAME: &'static str;
    /// The event's `version`.
    const VERSION: &'static str = "1";
    /// The event's `request`.
    type Request: Serialize + Clone + Debug + Send + Sync + 'static;
    /// The event's `response`. Its default is what the function finds in the event, and what it leaves out.
    type Response: Serialize + DeserializeOwned + Default + Clone + Debug + Send + Sync + 'static;
}

/// The event of a trigger; serialised, it is Cognito's JSON, members in Cognito's order.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase", bound = "")]
pub struct Event<T: Trigger> {
    /// The version of the event's form.
    pub version: &'static str,
    /// What fired the trigger, e.g. `PreSignUp_AdminCreateUser`.
    pub trigger_source: String,
    /// The pool's region.
    pub region: String,
    /// The pool.
    pub user_pool_id: String,
    /// The stored user name; for a migration what the user typed.
    pub user_name: String,
    /// Who called.
    pub caller_context: CallerContext,
    /// What the function is told.
    pub request: T::Request,
    /// The answer's defaults.
    pub response: T::Response,
}

/// Who made the call that fired the trigger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CallerContext {
    /// Always `aws-sdk-unknown-unknown`, as from Cognito.
    pub aws_sdk_version: &'static str,
    /// The app client, or `CLIENT_ID_NOT_APPLICABLE` for a call without one.
    pub client_id: String,
}

/// What every event says, whatever its trigger.
#[derive(Debug, Clone, Copy)]
pub struct EventContext<'a> {
    /// The pool's region.
    pub region: &'a str,
    /// The pool.
    pub user_pool_id: &'a str,
    /// The stored user name; for a migration what the user typed.
    pub user_name: &'a str,
    /// The app client; `None` for a call without one, such as AdminCreateUser.
    pub client_id: Option<&'a str>,
    /// What fired the trigger: one of the constants of the trigger's type, e.g. `PreSignUp::SIGN_UP`.
    pub trigger_source: &'a str,
}

impl<T: Trigger> Event<T> {
    /// The event that says `request`.
    pub fn new(context: &EventContext<'_>, request: T::Request) -> Self {
        Self {
            version: T::VERSION,
            trigger_source: context.trigger_source.to_owned(),
            region: context.region.to_owned(),
            user_pool_id: context.user_pool_id.to_owned(),
            user_name: context.user_name.to_owned(),
            caller_context: CallerContext {
                aws_sdk_version: "aws-sdk-unknown-unknown",
                client_id: context.client_id.unwrap_or("CLIENT_ID_NOT_APPLICABLE").to_owned(),
            },
            request,
            response: T::Response::default(),
        }
    }
}

/// A member that a function sets to null keeps its default.
pub(crate) fn null_is_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    from: D,
) -> Result<T, D::Error> {
    Ok(Option::deserialize(from)?.unwrap_or_default())
}
