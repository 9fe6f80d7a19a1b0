//! How messages leave the server.

use std::{fs, io, path::PathBuf, sync::Arc};

use async_trait::async_trait;
use poolgate::{
    smtp::{SmtpError, SmtpSender},
    user_pools::{Message, MessageSender, Outbox, SendError},
};

use crate::config::Mail;

/// Why e-mails cannot leave.
#[derive(Debug, thiserror::Error)]
pub(crate) enum MailError {
    #[error("the file {} of --smtp-roots cannot be read: {source}", file.display())]
    Roots { file: PathBuf, source: io::Error },
    #[error(transparent)]
    Smtp(#[from] SmtpError),
}

/// The sender of this server; in development the outbox keeps every message, also those that are sent.
pub(crate) fn sender(mail: Option<&Mail>, outbox: Option<&Arc<Outbox>>) -> Result<Arc<dyn MessageSender>, MailError> {
    let smtp = mail.map(smtp).transpose()?;
    Ok(match (smtp, outbox) {
        (Some(smtp), None) => Arc::new(smtp),
        (Some(smtp), Some(outbox)) => Arc::new(Kept { outbox: Arc::clone(outbox), smtp }),
        (None, Some(outbox)) => Arc::clone(outbox) as _,
        (None, None) => {
            tracing::warn!(
                "no --smtp-url: this server sends no e-mails and text messages, so codes do not reach users"
            );
            Arc::new(NoSender)
        }
    })
}

fn smtp(mail: &Mail) -> Result<SmtpSender, MailError> {
    let builder = SmtpSender::from_url(&mail.smtp_url, &mail.from)?;
    let builder = match &mail.roots {
        None => builder,
        Some(file) => {
            let pem = fs::read(file).map_err(|source| MailError::Roots { file: file.clone(), source })?;
            builder.root_certificates(&pem)?
        }
    };
    Ok(builder.build()?)
}

/// Keeps messages for developers to see, and sends them too.
#[derive(Debug)]
struct Kept {
    outbox: Arc<Outbox>,
    smtp: SmtpSender,
}

#[async_trait]
impl MessageSender for Kept {
    async fn send(&self, message: Message) -> Result<(), SendError> {
        self.outbox.send(message.clone()).await?;
        self.smtp.send(message).await
    }
}

/// Drops messages and says so in the log: who knows the temporary password, or confirms users as an administrator, can
/// go on.
#[derive(Debug)]
struct NoSender;

#[async_trait]
impl MessageSender for NoSender {
    async fn send(&self, message: Message) -> Result<(), SendError> {
        tracing::warn!(user_pool_id = message.user_pool_id, channel = ?message.channel, "a message was not sent");
        Ok(())
    }
}
