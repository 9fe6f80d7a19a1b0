//! Messages of a server that cannot send any.

use async_trait::async_trait;
use poolgate::user_pools::{Message, MessageSender, SendError};

/// Drops messages and says so in the log: who knows the temporary password, or confirms users as an administrator, can
/// go on.
#[derive(Debug)]
pub(crate) struct NoSender;

#[async_trait]
impl MessageSender for NoSender {
    async fn send(&self, message: Message) -> Result<(), SendError> {
        tracing::warn!(user_pool_id = message.user_pool_id, channel = ?message.channel, "a message was not sent");
        Ok(())
    }
}
