//! The seam that messages leave through.

use std::{
    collections::VecDeque,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use async_trait::async_trait;
use poolgate_env::{Millis, SecretString};
use thiserror::Error as ThisError;

use crate::channel::Channel;

/// One message, ready to go. `Debug` shows neither destination nor words.
#[derive(Clone)]
pub struct Message {
    /// How it travels.
    pub channel: Channel,
    /// The e-mail address or phone number.
    pub destination: String,
    /// Who the pool says it is from, an address or `Name <address>`; `None` leaves it to the sender. E-mails alone.
    pub from: Option<String>,
    /// Where the pool wants answers to go. E-mails alone.
    pub reply_to: Option<String>,
    /// The subject, one line; empty for SMS.
    pub subject: String,
    /// The words, with the code in its place: HTML in e-mails, as in Cognito, text in SMS.
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

/// Two senders, each with one channel: e-mails by SMTP, say, and text messages by a service of the host's.
#[derive(Debug, Clone)]
pub struct ByChannel {
    /// Takes the e-mails.
    pub email: Arc<dyn MessageSender>,
    /// Takes the text messages.
    pub sms: Arc<dyn MessageSender>,
}

#[async_trait]
impl MessageSender for ByChannel {
    async fn send(&self, message: Message) -> Result<(), SendError> {
        match message.channel {
            Channel::Email => self.email.send(message).await,
            Channel::Sms => self.sms.send(message).await,
        }
    }
}

#[cfg(test)]
mod tests {
    use futures::executor::block_on;

    use super::*;

    #[test]
    fn each_channel_has_its_sender() {
        let (email, sms) = (Arc::new(Outbox::default()), Arc::new(Outbox::default()));
        let both = ByChannel { email: email.clone(), sms: sms.clone() };
        for (channel, destination) in [(Channel::Email, "a@example.com"), (Channel::Sms, "+14155550100")] {
            let message = Message {
                channel,
                destination: destination.into(),
                from: None,
                reply_to: None,
                subject: String::new(),
                body: String::new(),
                code: "1".into(),
                user_pool_id: String::new(),
                username: String::new(),
                time: Millis(0),
            };
            block_on(both.send(message)).unwrap();
        }
        assert!(email.messages().len() == 1 && email.last_to("a@example.com").is_some());
        assert!(sms.messages().len() == 1 && sms.last_to("+14155550100").is_some());
    }
}
