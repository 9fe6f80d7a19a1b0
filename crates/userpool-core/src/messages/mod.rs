//! What users are sent: codes, links, invitations, and the seam they leave through.

mod link;
mod sender;
mod simulated;
mod words;

use std::collections::BTreeMap;

use poolgate_env::{Millis, SecretString};
use poolgate_triggers::{CustomMessage, CustomMessageRequest};
use poolgate_wire::{Code, Error, user_pools::CodeDeliveryDetailsType};

pub use self::{
    link::CONFIRMATION_PATH,
    sender::{ByChannel, Message, MessageSender, Outbox, SendError},
};
use self::{
    link::confirmation_link,
    words::{Values, Words, is_by_link},
};
use crate::{channel::Channel, codes::CodeToSend, error::Result, pools::Pool, service::UserPools, users::User};

/// Why a message is written: decides trigger source and template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Occasion {
    SignUp,
    ResendCode,
    ForgotPassword,
    UpdateUserAttribute,
    VerifyUserAttribute,
    AdminCreateUser,
    /// A second factor's code, or a one-time password.
    Authentication,
}

impl Occasion {
    pub(crate) const fn trigger_source(self) -> &'static str {
        match self {
            Self::SignUp => CustomMessage::SIGN_UP,
            Self::ResendCode => CustomMessage::RESEND_CODE,
            Self::ForgotPassword => CustomMessage::FORGOT_PASSWORD,
            Self::UpdateUserAttribute => CustomMessage::UPDATE_USER_ATTRIBUTE,
            Self::VerifyUserAttribute => CustomMessage::VERIFY_USER_ATTRIBUTE,
            Self::AdminCreateUser => CustomMessage::ADMIN_CREATE_USER,
            Self::Authentication => CustomMessage::AUTHENTICATION,
        }
    }
}

/// What the trigger hears of a message, beside the user: why it is written, and on whose request.
#[derive(Debug, Clone)]
pub(crate) struct Reason<'a> {
    pub occasion: Occasion,
    /// `None` where an administrator asked.
    pub client_id: Option<&'a str>,
    pub client_metadata: Option<BTreeMap<String, String>>,
}

impl UserPools {
    /// Writes and sends one message: the CustomMessage trigger may replace the pool's words; the code goes in last, so
    /// that trigger does not see it. A custom sender sends in our place, words of its own. Comes after the commit: a failure leaves the user as committed, and the code can be asked
    /// for again.
    pub(crate) async fn deliver(
        &self,
        pool: &Pool,
        user: &User,
        to_send: CodeToSend,
        reason: Reason<'_>,
        now: Millis,
    ) -> Result<CodeDeliveryDetailsType> {
        let CodeToSend { channel, destination, code } = to_send;
        let details = details(channel, &destination);
        let link = is_by_link(pool, reason.occasion, channel).then(|| self.link(pool, user, &code, &reason)).flatten();
        let words = self.words(pool, user, channel, link.is_some(), reason.clone()).await?;
        if self.has_custom_sender(pool, channel) {
            self.hand_over(pool, user, channel, &code, &reason).await;
            return Ok(details);
        }
        let values = Values { code: code.expose(), username: &user.shown_name(), link: link.as_deref() };
        let (subject, body) = words.filled(channel, values);
        let email = pool.settings.email_configuration.as_ref().filter(|_| channel == Channel::Email);
        let message = Message {
            channel,
            destination,
            from: email.and_then(|email| email.from.clone()),
            reply_to: email.and_then(|email| email.reply_to_email_address.clone()),
            subject,
            body,
            code,
            user_pool_id: pool.id().to_owned(),
            username: user.username.clone(),
            time: now,
        };
        self.send(message).await?;
        Ok(details)
    }

    /// The link that stands for a code. A pool that nobody reaches from outside has none, and sends the code itself.
    fn link(&self, pool: &Pool, user: &User, code: &SecretString, reason: &Reason<'_>) -> Option<String> {
        let (base, client_id) = self.inner.settings.public_url.as_deref().zip(reason.client_id).or_else(|| {
            tracing::warn!(user_pool_id = pool.id(), "no public URL for a link: the code itself is sent");
            None
        })?;
        Some(confirmation_link(base, client_id, &user.username, code.expose()))
    }

    /// The words of a message: the pool's, or what its CustomMessage trigger makes of them.
    async fn words(
        &self,
        pool: &Pool,
        user: &User,
        channel: Channel,
        by_link: bool,
        reason: Reason<'_>,
    ) -> Result<Words> {
        let Reason { occasion, client_id, client_metadata } = reason;
        let words = Words::of(pool, occasion, channel, by_link);
        let placeholder = |wanted: bool, text: &str| wanted.then(|| text.to_owned());
        let answer = self
            .fire::<CustomMessage>(pool, &user.username, client_id, occasion.trigger_source(), || {
                CustomMessageRequest {
                    user_attributes: user.trigger_attributes(),
                    username_parameter: placeholder(
                        occasion == Occasion::AdminCreateUser,
                        CustomMessageRequest::USERNAME,
                    ),
                    link_parameter: placeholder(by_link, CustomMessageRequest::LINK),
                    client_metadata,
                    ..CustomMessageRequest::default()
                }
            })
            .await?;
        match answer {
            Some(answer) => Ok(words.customized(answer, occasion, channel, by_link)?),
            None => Ok(words),
        }
    }

    async fn send(&self, message: Message) -> Result<()> {
        let (channel, pool_id) = (message.channel, message.user_pool_id.clone());
        let Err(error) = self.inner.messages.send(message).await else { return Ok(()) };
        tracing::warn!(user_pool_id = pool_id, %error, "a message was not delivered");
        let text = match channel {
            Channel::Email => "Failed to deliver the e-mail message.",
            Channel::Sms => "Failed to deliver the SMS message.",
        };
        Err(Error::new(Code::CodeDeliveryFailureException, text).into())
    }
}

/// How an answer tells where a code went: the destination masked.
fn details(channel: Channel, destination: &str) -> CodeDeliveryDetailsType {
    CodeDeliveryDetailsType {
        attribute_name: Some(channel.attribute().to_owned()),
        delivery_medium: Some(channel.medium()),
        destination: Some(channel.mask(destination)),
    }
}
