//! CustomEmailSender and CustomSMSSender: the pool's functions that send in our place (spec/triggers.md §4).

use poolgate_env::SecretString;
use poolgate_triggers::{
    CustomEmailSender, CustomSenderRequest, CustomSmsSender, Trigger,
    codes::{DataKeyError, encrypt_code},
};

use crate::{
    channel::Channel,
    error::causes,
    messages::{Occasion, Reason},
    pools::Pool,
    service::{UserPools, event_context},
    users::User,
};

/// Why a sender was not told. For the log alone.
#[derive(Debug, thiserror::Error)]
enum SenderError {
    #[error(transparent)]
    Key(#[from] DataKeyError),
    #[error(transparent)]
    Trigger(#[from] poolgate_triggers::TriggerError),
}

impl UserPools {
    /// Whether a function sends on this channel. Then nobody else does.
    pub(crate) fn has_custom_sender(&self, pool: &Pool, channel: Channel) -> bool {
        match channel {
            Channel::Email => self.has_trigger::<CustomEmailSender>(pool),
            Channel::Sms => self.has_trigger::<CustomSmsSender>(pool),
        }
    }

    /// Tells the channel's function what to send. What goes wrong with it never reaches the user.
    pub(crate) async fn hand_over(
        &self,
        pool: &Pool,
        user: &User,
        channel: Channel,
        code: &SecretString,
        reason: &Reason<'_>,
    ) {
        let told = match channel {
            Channel::Email => {
                self.tell::<CustomEmailSender>(CustomSenderRequest::EMAIL, pool, user, code, reason).await
            }
            Channel::Sms => self.tell::<CustomSmsSender>(CustomSenderRequest::SMS, pool, user, code, reason).await,
        };
        if let Err(error) = told {
            tracing::warn!(user_pool_id = pool.id(), %error, causes = causes(&error), "a custom sender failed");
        }
    }

    async fn tell<T: Trigger<Request = CustomSenderRequest>>(
        &self,
        kind: &'static str,
        pool: &Pool,
        user: &User,
        code: &SecretString,
        reason: &Reason<'_>,
    ) -> Result<(), SenderError> {
        let keys = self.inner.data_keys.as_ref();
        let code = match reason.occasion {
            Occasion::AdminCreateUser => &escaped(code),
            _ => code,
        };
        let code = encrypt_code(keys, pool.kms_key_id(), pool.id(), code, self.entropy()).await?;
        let request = CustomSenderRequest {
            kind,
            code: Some(code),
            client_metadata: reason.client_metadata.clone(),
            user_attributes: user.trigger_attributes(),
        };
        let source = source::<T>(reason.occasion);
        let context = event_context(pool, &user.username, reason.client_id, &source);
        Ok(self.inner.triggers.notify::<T>(pool.function_of(T::NAME), &context, request).await?)
    }
}

/// The sender's source: each occasion has the same name in all triggers about messages.
fn source<T: Trigger>(occasion: Occasion) -> String {
    let (_, name) = occasion.trigger_source().split_once('_').unwrap_or_default();
    format!("{}_{name}", T::NAME)
}

/// A temporary password may have letters that are special in HTML; Cognito writes them as HTML does.
fn escaped(password: &SecretString) -> SecretString {
    let mut escaped = String::with_capacity(password.expose().len() * 6);
    for letter in password.expose().chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    SecretString::new(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_temporary_password_is_written_as_html() {
        assert_eq!(escaped(&r#"a<b>&"c'd;ü"#.into()).expose(), "a&lt;b&gt;&amp;&quot;c&#39;d;ü");
    }

    #[test]
    fn sources_are_those_of_the_senders() {
        for (occasion, email, sms) in [
            (Occasion::SignUp, CustomEmailSender::SIGN_UP, CustomSmsSender::SIGN_UP),
            (Occasion::ResendCode, CustomEmailSender::RESEND_CODE, CustomSmsSender::RESEND_CODE),
            (Occasion::ForgotPassword, CustomEmailSender::FORGOT_PASSWORD, CustomSmsSender::FORGOT_PASSWORD),
            (
                Occasion::UpdateUserAttribute,
                CustomEmailSender::UPDATE_USER_ATTRIBUTE,
                CustomSmsSender::UPDATE_USER_ATTRIBUTE,
            ),
            (
                Occasion::VerifyUserAttribute,
                CustomEmailSender::VERIFY_USER_ATTRIBUTE,
                CustomSmsSender::VERIFY_USER_ATTRIBUTE,
            ),
            (Occasion::AdminCreateUser, CustomEmailSender::ADMIN_CREATE_USER, CustomSmsSender::ADMIN_CREATE_USER),
            (Occasion::Authentication, CustomEmailSender::AUTHENTICATION, CustomSmsSender::AUTHENTICATION),
        ] {
            assert_eq!(source::<CustomEmailSender>(occasion), email);
            assert_eq!(source::<CustomSmsSender>(occasion), sms);
        }
    }
}
