//! NEW_PASSWORD_REQUIRED: a temporary password gives way to one of the user's own.

use std::collections::BTreeMap;

use poolgate_env::SecretString;
use poolgate_storage_trait::Stored;
use poolgate_wire::{Error, user_pools::ChallengeNameType};

use crate::{
    attributes::{self, Writer},
    error::Result,
    password_policy::{self, Wording},
    service::UserPools,
    sign_in::{
        Reply, Request,
        judge::Proven,
        state::{Progress, Stage, Step, Subject},
    },
    users::User,
};

/// What stands before attribute names in the challenge's parameters and responses.
const PREFIX: &str = "userAttributes.";

impl UserPools {
    pub(in crate::sign_in) fn ask_new_password(
        &self,
        request: &Request,
        user: &User,
        progress: &Progress,
    ) -> Result<Reply> {
        let schema = &request.pool.schema;
        let required: Vec<String> =
            schema.missing(&user.attributes).into_iter().map(|name| format!("{PREFIX}{name}")).collect();
        let readable = request.client.settings.read_attributes.as_deref();
        let shown: BTreeMap<&String, &String> =
            user.attributes.iter().filter(|(name, _)| attributes::may_read(readable, name)).collect();
        let text = |value: serde_json::Result<String>| value.map_err(Error::internal);
        let parameters = [
            ("USER_ID_FOR_SRP", user.username.clone()),
            ("requiredAttributes", text(serde_json::to_string(&required))?),
            ("userAttributes", text(serde_json::to_string(&shown))?),
        ];
        let parameters = parameters.map(|(name, value)| (name.to_owned(), value)).into();
        let session = self.seal_state(request, Subject::user(user), progress, Stage::NewPassword)?;
        Ok(Reply::challenge(ChallengeNameType::NewPasswordRequired, parameters, Some(session)))
    }

    pub(in crate::sign_in) async fn answer_new_password(
        &self,
        request: &Request,
        step: &Step,
        user: Stored<User>,
    ) -> Result<Reply> {
        let password = SecretString::from(request.required("NEW_PASSWORD")?);
        password_policy::check(&request.pool.password_policy(), password.expose(), Wording::Policy)?;
        let given = request.parameters.expose().iter();
        let mut attributes: BTreeMap<String, String> =
            given.filter_map(|(name, value)| Some((name.strip_prefix(PREFIX)?.to_owned(), value.clone()))).collect();
        // Clients send back what they were shown; what is unchanged is no change.
        attributes.retain(|name, value| user.attributes.get(name) != Some(value));
        for name in ["email", "phone_number"] {
            if attributes.contains_key(name) && user.attributes.contains_key(name) {
                return Err(Error::not_authorized(format!("Cannot modify an already provided {name}")).into());
            }
        }
        let writer = Writer::Client(request.client.settings.write_attributes.as_deref());
        attributes::check_completion(&request.pool.schema, &user.attributes, &attributes, writer)?;
        let complete = attributes::merged(&user.attributes, &attributes);
        attributes::check_size(&complete)?;
        if let Some(missing) = request.pool.schema.missing(&complete).first() {
            let text = format!("Attributes did not conform to the schema: {missing}: The attribute is required\n");
            return Err(Error::invalid_parameter(text).into());
        }
        if self.is_repeated(&request.pool, &user, &password).await? {
            return Err(password_policy::repeated().into());
        }
        let credential = self.make_credential(&request.pool, &user.username, password).await?;
        let proven = Proven::NewPassword { credential, attributes };
        self.proceed(request, user, &step.progress, proven, Some(self.tried(request, step))).await
    }
}
