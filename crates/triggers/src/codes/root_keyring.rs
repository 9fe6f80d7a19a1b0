//! Data keys without KMS.

use std::fmt;

use async_trait::async_trait;
use poolgate_env::{Entropy, RootKey, SecretBytes, SecretString, random_bytes};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use super::{DataKey, DataKeyError, DataKeys, OpenError, WrappedKey, decrypt_code, message};
use crate::trigger::TextMap;

/// Wraps data keys as the raw AES keyring of the AWS Encryption SDK does, under a key that comes of the root key and the
/// pool's `KMSKeyID`. A function that runs elsewhere opens its codes with that SDK, given the key of
/// [`Self::wrapping_key`] under the names [`Self::NAMESPACE`] and `KMSKeyID`; a closure has [`Self::open`].
#[derive(Clone)]
pub struct RootKeyring {
    root_key: RootKey,
}

/// In front of the nonce: how many bits the tag has, how many bytes the nonce.
const LENGTHS: [u8; 8] = [0, 0, 0, 128, 0, 0, 0, 12];

impl RootKeyring {
    /// The key's namespace, or provider id.
    pub const NAMESPACE: &str = "poolgate";
    /// The key's name where the pool configures no `KMSKeyID`.
    pub const NO_KEY_ID: &str = "none";

    /// Keys under this root key.
    pub const fn new(root_key: RootKey) -> Self {
        Self { root_key }
    }

    /// The AES-256 key under which data keys are wrapped for pools with this `KMSKeyID`. Whoever has it reads those
    /// pools' codes, and nothing else of theirs.
    pub fn wrapping_key(&self, kms_key_id: &str) -> SecretBytes {
        self.root_key.derive(&format!("custom sender {kms_key_id}"))
    }

    /// The code in an event's `request.code`, for a closure or a host's own function. `user_pool_id` is the event's.
    ///
    /// # Errors
    /// The code is not this pool's, or not of this root key.
    pub fn open(&self, user_pool_id: &str, code: &str) -> Result<SecretString, OpenError> {
        decrypt_code(user_pool_id, code, |wrapped, context| self.unwrap(wrapped, context))
    }

    fn wrap(
        &self,
        name: &str,
        plaintext: &SecretBytes,
        context: &TextMap,
        nonce: [u8; NONCE_LEN],
    ) -> Option<WrappedKey> {
        let mut ciphertext = plaintext.expose().clone();
        let aad = Aad::from(message::pairs(context)?);
        let nonce_value = Nonce::assume_unique_for_key(nonce);
        self.key(name)?.seal_in_place_append_tag(nonce_value, aad, &mut ciphertext).ok()?;
        let provider_info = [name.as_bytes(), &LENGTHS, &nonce].concat();
        Some(WrappedKey { provider_id: Self::NAMESPACE.to_owned(), provider_info, ciphertext })
    }

    fn unwrap(&self, wrapped: &WrappedKey, context: &TextMap) -> Option<SecretBytes> {
        let (rest, nonce) = wrapped.provider_info.split_last_chunk::<NONCE_LEN>()?;
        let (name, lengths) = rest.split_last_chunk::<8>()?;
        (wrapped.provider_id == Self::NAMESPACE && *lengths == LENGTHS).then_some(())?;
        let aad = Aad::from(message::pairs(context)?);
        let mut key = wrapped.ciphertext.clone();
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let length = self.key(std::str::from_utf8(name).ok()?)?.open_in_place(nonce, aad, &mut key).ok()?.len();
        key.truncate(length);
        Some(SecretBytes::new(key))
    }

    fn key(&self, name: &str) -> Option<LessSafeKey> {
        UnboundKey::new(&AES_256_GCM, self.wrapping_key(name).expose()).ok().map(LessSafeKey::new)
    }
}

#[async_trait]
impl DataKeys for RootKeyring {
    async fn data_key(
        &self,
        kms_key_id: Option<&str>,
        context: &TextMap,
        entropy: &dyn Entropy,
    ) -> Result<DataKey, DataKeyError> {
        let plaintext = SecretBytes::new(random_bytes::<32>(entropy).to_vec());
        let name = kms_key_id.unwrap_or(Self::NO_KEY_ID);
        let wrapped = self.wrap(name, &plaintext, context, random_bytes(entropy));
        let wrapped = wrapped.ok_or_else(|| DataKeyError("the encryption context is too long".into()))?;
        Ok(DataKey { plaintext, wrapped })
    }
}

impl fmt::Debug for RootKeyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RootKeyring").finish_non_exhaustive()
    }
}
