//! Codes for custom senders: encrypted as Cognito encrypts them, as a message of the AWS Encryption SDK, so that a
//! function opens them with that SDK in any language.

#[cfg(feature = "lambda")]
mod kms;
mod message;
mod root_keyring;
#[cfg(test)]
mod tests;

use std::{error::Error, fmt::Debug};

use async_trait::async_trait;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use poolgate_env::{Entropy, SecretBytes, SecretString};
use thiserror::Error;

#[cfg(feature = "lambda")]
pub use self::kms::Kms;
pub use self::root_keyring::RootKeyring;
use crate::trigger::TextMap;

/// What the encryption context calls the pool.
const USER_POOL_ID: &str = "userpool-id";

/// Makes the keys that codes for custom senders are encrypted under, one a code. To write your own: draw 32 bytes, and
/// wrap them so that the function can unwrap them, bound to the context. The key id is the pool's own setting.
#[async_trait]
pub trait DataKeys: Debug + Send + Sync {
    /// A new key under the pool's `KMSKeyID`, which is `None` in a pool that a closure sends for and that configures none.
    async fn data_key(
        &self,
        kms_key_id: Option<&str>,
        context: &TextMap,
        entropy: &dyn Entropy,
    ) -> Result<DataKey, DataKeyError>;
}

/// A key for one message, in both forms.
#[derive(Debug, Clone)]
pub struct DataKey {
    /// The key: 32 bytes.
    pub plaintext: SecretBytes,
    /// The key as the message carries it.
    pub wrapped: WrappedKey,
}

/// A wrapped key, in the words of the AWS Encryption SDK.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrappedKey {
    /// Who can unwrap it: `aws-kms`, or the namespace of a keyring.
    pub provider_id: String,
    /// What that needs to know, such as the key's ARN.
    pub provider_info: Vec<u8>,
    /// The key, encrypted.
    pub ciphertext: Vec<u8>,
}

/// No key could be made. The text is for the log.
#[derive(Debug, Error)]
#[error("no data key could be made: {0}")]
pub struct DataKeyError(#[from] pub Box<dyn Error + Send + Sync>);

/// A code that does not open: altered, of another pool, or encrypted under another key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the code does not open with this key")]
pub struct OpenError;

/// The context that a pool's codes are bound to.
pub fn encryption_context(user_pool_id: &str) -> TextMap {
    TextMap::from([(USER_POOL_ID.to_owned(), user_pool_id.to_owned())])
}

/// A code as an event carries it: encrypted under a key of its own, in base64.
///
/// # Errors
/// Those of `keys`, and a key that is none.
pub async fn encrypt_code(
    keys: &dyn DataKeys,
    kms_key_id: Option<&str>,
    user_pool_id: &str,
    code: &SecretString,
    entropy: &dyn Entropy,
) -> Result<String, DataKeyError> {
    let context = encryption_context(user_pool_id);
    let key = keys.data_key(kms_key_id, &context, entropy).await?;
    let message = message::write(&key, &context, code.expose().as_bytes(), entropy);
    Ok(STANDARD.encode(message.ok_or_else(|| DataKeyError("a data key has 32 bytes".into()))?))
}

/// The code in what [`encrypt_code`] made for this pool; `unwrap` gives the key that a wrapped one stands for.
///
/// # Errors
/// The code does not open.
pub fn decrypt_code(
    user_pool_id: &str,
    code: &str,
    unwrap: impl FnOnce(&WrappedKey, &TextMap) -> Option<SecretBytes>,
) -> Result<SecretString, OpenError> {
    let message = STANDARD.decode(code).map_err(|_| OpenError)?;
    let opened = message::read(&message, &encryption_context(user_pool_id), unwrap).ok_or(OpenError)?;
    // The bytes change hands without a copy: one would be left behind.
    String::from_utf8(opened).map(SecretString::new).map_err(|_| OpenError)
}
