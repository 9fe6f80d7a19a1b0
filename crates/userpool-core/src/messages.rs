//! What users are sent: codes, invitations, and the seam they leave through.

use std::{
    collections::{BTreeMap, VecDeque},
    fmt,
    sync::{Mutex, PoisonError},
};

use async_trait::async_trait;
use poolgate_env::{Millis, SecretString};
use poolgate_triggers::{CustomMessage, CustomMessageRequest};
use poolgate_wire::{
    Code, Error,
    user_pools::{CodeDeliveryDetailsType, MessageTemplateType},
};
use thiserror::Error as ThisError;

use crate::{
    attributes,
    channel::Channel,
    codes::CodeToSend,
    error::Result,
    pools::Pool,
    service::UserPools,
    users::{Naming, User},
};

/// One message, ready to go. `Debug` shows neither destination nor words.
#[derive(Clone)]
pub struct Message {
    /// How it travels.
    pub channel: Channel,
    /// The e-mail address or phone number.
    pub destination: String,
    /// The subject; empty for SMS.
    pub subject: String,
    /// The words, with the code in its place. HTML is allowed in e-mails, as in Cognito.
    pub body: String,
    /// The code or temporary password in the body.
    pub code: SecretString,
    /// The pool it comes from.
    pub user_pool_id: String,
    /// The user it is for.
    pub username: String,
    /// When it was written.
    pub time: Millis,
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Message")
            .field("channel", &self.channel)
            .field("user_pool_id", &self.user_pool_id)
            .finish_non_exhaustive()
    }
}

/// A message that could not be handed over. The text is for the log: no address, no code.
#[derive(Debug, Clone, ThisError)]
#[error("the message could not be delivered: {0}")]
pub struct SendError(pub String);

/// Delivers messages. To write your own: return once the message is safe with whoever carries it on, and an error
/// otherwise; the caller sees `CodeDeliveryFailureException` and may ask for another code. All members of the message
/// are trusted to be well-formed; its body holds a secret and must not be logged.
#[async_trait]
pub trait MessageSender: fmt::Debug + Send + Sync {
    /// Sends one message.
    async fn send(&self, message: Message) -> Result<(), SendError>;
}

/// Keeps messages instead of sending them: tests and development.
#[derive(Debug, Default)]
pub struct Outbox(Mutex<VecDeque<Message>>);

impl Outbox {
    /// How many messages are kept; older ones fall out.
    pub const CAPACITY: usize = 10_000;

    /// Everything kept, newest last.
    pub fn messages(&self) -> Vec<Message> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// The newest message to `destination`.
    pub fn last_to(&self, destination: &str) -> Option<Message> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().rev().find(|message| message.destination == destination).cloned()
    }
}

#[async_trait]
impl MessageSender for Outbox {
    async fn send(&self, message: Message) -> Result<(), SendError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= Self::CAPACITY {
            kept.pop_front();
        }
        kept.push_back(message);
        Ok(())
    }
}

/// Why a message is written: decides trigger source and template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Occasion {
    SignUp,
    ResendCode,
    ForgotPassword,
    UpdateUserAttribute,
    VerifyUserAttribute,
    AdminCreateUser,
}

impl Occasion {
    const fn trigger_source(self) -> &'static str {
        match self {
            Self::SignUp => CustomMessage::SIGN_UP,
            Self::ResendCode => CustomMessage::RESEND_CODE,
            Self::ForgotPassword => CustomMessage::FORGOT_PASSWORD,
            Self::UpdateUserAttribute => CustomMessage::UPDATE_USER_ATTRIBUTE,
            Self::VerifyUserAttribute => CustomMessage::VERIFY_USER_ATTRIBUTE,
            Self::AdminCreateUser => CustomMessage::ADMIN_CREATE_USER,
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

const CODE: &str = "{####}";
const USERNAME: &str = "{username}";

/// Cognito's limits on what a CustomMessage trigger may answer (spec/user-pool-model.md §11).
const LONGEST: (usize, usize, usize) = (140, 140, 20_000);

/// The words of a message before the code is put in.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Template {
    subject: String,
    body: String,
}

const INVITATION: &str = "Your username is {username} and temporary password is {####}. ";
const VERIFICATION: &str = "Your verification code is {####}. ";

/// The pool's own words, or Cognito's defaults.
fn template(pool: &Pool, occasion: Occasion, channel: Channel) -> Template {
    let or = |text: Option<&String>, default: &str| text.map_or_else(|| default.to_owned(), Clone::clone);
    if occasion == Occasion::AdminCreateUser {
        let none = MessageTemplateType::default();
        let invite = pool
            .settings
            .admin_create_user_config
            .as_ref()
            .and_then(|c| c.invite_message_template.as_ref())
            .unwrap_or(&none);
        return match channel {
            Channel::Email => Template {
                subject: or(invite.email_subject.as_ref(), "Your temporary password"),
                body: or(invite.email_message.as_ref(), INVITATION),
            },
            Channel::Sms => Template { subject: String::new(), body: or(invite.sms_message.as_ref(), INVITATION) },
        };
    }
    let own = pool.settings.verification_message_template.as_ref();
    let settings = &pool.settings;
    match channel {
        Channel::Email => Template {
            subject: or(
                own.and_then(|t| t.email_subject.as_ref()).or(settings.email_verification_subject.as_ref()),
                "Your verification code",
            ),
            body: or(
                own.and_then(|t| t.email_message.as_ref()).or(settings.email_verification_message.as_ref()),
                VERIFICATION,
            ),
        },
        Channel::Sms => Template {
            subject: String::new(),
            body: or(
                own.and_then(|t| t.sms_message.as_ref()).or(settings.sms_verification_message.as_ref()),
                VERIFICATION,
            ),
        },
    }
}

impl UserPools {
    /// Writes and sends one message: the CustomMessage trigger may replace the pool's words; the code goes in last, so
    /// no trigger sees it. Comes after the commit: a failure leaves the user as committed, and the code can be asked
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
        let Reason { occasion, client_id, client_metadata } = reason;
        let mut words = template(pool, occasion, channel);
        let invitation = occasion == Occasion::AdminCreateUser;
        if let Some(answer) = self
            .fire::<CustomMessage>(pool, &user.username, client_id, occasion.trigger_source(), || {
                CustomMessageRequest {
                    user_attributes: user.trigger_attributes(),
                    code_parameter: CODE.to_owned(),
                    username_parameter: invitation.then(|| USERNAME.to_owned()),
                    link_parameter: None,
                    client_metadata,
                }
            })
            .await?
        {
            let body = match channel {
                Channel::Email => answer.email_message,
                Channel::Sms => answer.sms_message,
            };
            // Without its placeholders a text cannot carry the code: the pool's own words stand.
            if let Some(body) = body.filter(|b| b.contains(CODE) && (!invitation || b.contains(USERNAME))) {
                words.body = body;
            }
            if let (Channel::Email, Some(subject)) = (channel, answer.email_subject) {
                words.subject = subject;
            }
            let (subject, sms, email) = LONGEST;
            let longest = if channel == Channel::Email { email } else { sms };
            if words.body.chars().count() > longest || words.subject.chars().count() > subject {
                return Err(Error::new(Code::InvalidLambdaResponseException, "Unrecognizable lambda output").into());
            }
        }
        let details = details(channel, &destination);
        let message = Message {
            channel,
            destination,
            subject: words.subject,
            body: words.body.replace(USERNAME, &user.shown_name()).replace(CODE, code.expose()),
            code,
            user_pool_id: pool.id().to_owned(),
            username: user.username.clone(),
            time: now,
        };
        if let Err(error) = self.inner.messages.send(message).await {
            tracing::warn!(user_pool_id = pool.id(), %error, "a message was not delivered");
            let text = match channel {
                Channel::Email => "Failed to deliver the e-mail message.",
                Channel::Sms => "Failed to deliver the SMS message.",
            };
            return Err(Error::new(Code::CodeDeliveryFailureException, text).into());
        }
        Ok(details)
    }

    /// Where a code would have gone if there were such a user: the same for the same name every time. The name's form says
    /// how, or what the pool verifies.
    pub(crate) fn simulated_delivery(&self, pool: &Pool, name: &str) -> CodeDeliveryDetailsType {
        let folded = Naming::of(pool).fold(name);
        let place = format!("{}\0{folded}", pool.id());
        let draw = self.inner.root_key.mac("simulated-delivery", place.as_bytes());
        if attributes::is_email(name) {
            return details(Channel::Email, name);
        }
        if attributes::is_phone_number(name) {
            return details(Channel::Sms, name);
        }
        let drawn = |at: usize, first: u8, count: u8| char::from(first + draw.get(at).copied().unwrap_or(0) % count);
        if pool.auto_verifies(Channel::Sms) && !pool.auto_verifies(Channel::Email) {
            let digits: String = (0..4).map(|at| drawn(at, b'0', 10)).collect();
            return details(Channel::Sms, &format!("+1000000{digits}"));
        }
        let address = format!("{}@{}.com", drawn(0, b'a', 26), drawn(1, b'a', 26));
        details(Channel::Email, &address)
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
