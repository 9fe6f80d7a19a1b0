//! The access key that the first start makes when none is configured.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use poolgate::{
    env::{Entropy, Millis, RootKey, SecretString, random_bytes},
    storage::{Batch, Entity, Entry, Index, Key, Kind, Query, Store, StoreError, StoreExt as _},
};
use serde::{Deserialize, Serialize};

use crate::config::AccessKey;

/// A key as it is kept: its secret half sealed under the root key.
#[derive(Serialize, Deserialize)]
struct SealedKey {
    id: String,
    sealed: String,
}

/// Far from the numbers of the domain crates, whose records lie in the same store.
const KIND: Kind = Kind(60_001);
const PARTITION: &str = "server";
/// Claimed by the key of the first start, so that servers that start at once on the same new database end with one.
const THE_FIRST: Index = Index(1);
const PURPOSE: &str = "server-access-key";

impl Entity for SealedKey {
    const KIND: Kind = KIND;
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Key::new(KIND, PARTITION, self.id.as_bytes())
    }

    fn entries(&self) -> Vec<Entry> {
        vec![Entry::claim(THE_FIRST, "")]
    }
}

/// Why the keys are not to be had.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AccessKeyError {
    #[error("the access keys cannot be read or stored: {0}")]
    Store(#[from] StoreError),
    #[error("the stored access key {0} does not open: was the database made with another root key?")]
    Sealed(String),
}

/// The stored keys. When there is none, one is made, and told apart by `true`: show it, for it is not shown again.
pub(crate) async fn obtain(
    store: &dyn Store,
    root: &RootKey,
    entropy: &dyn Entropy,
    now: Millis,
) -> Result<(Vec<AccessKey>, bool), AccessKeyError> {
    let keys = kept(store, root, now).await?;
    if !keys.is_empty() {
        return Ok((keys, false));
    }
    match keep_first(store, root, entropy, now).await {
        Ok(key) => Ok((vec![key], true)),
        Err(StoreError::Taken { .. }) => Ok((kept(store, root, now).await?, false)),
        Err(error) => Err(error.into()),
    }
}

async fn kept(store: &dyn Store, root: &RootKey, now: Millis) -> Result<Vec<AccessKey>, AccessKeyError> {
    let (kept, _) = store.list::<SealedKey>(Query::prefix(KIND, PARTITION, ""), now).await?;
    kept.iter().map(|kept| open(&kept.value, root).ok_or_else(|| AccessKeyError::Sealed(kept.id.clone()))).collect()
}

async fn keep_first(
    store: &dyn Store,
    root: &RootKey,
    entropy: &dyn Entropy,
    now: Millis,
) -> Result<AccessKey, StoreError> {
    let key = make(entropy);
    let sealed = root.seal(entropy, PURPOSE, key.id.as_bytes(), key.secret.expose().as_bytes());
    let mut batch = Batch::new();
    batch.insert(&SealedKey { id: key.id.clone(), sealed: STANDARD.encode(sealed) })?;
    store.commit(&batch, now).await?;
    Ok(key)
}

fn open(kept: &SealedKey, root: &RootKey) -> Option<AccessKey> {
    let sealed = STANDARD.decode(&kept.sealed).ok()?;
    let secret = root.open(PURPOSE, kept.id.as_bytes(), &sealed).ok()?;
    let secret = std::str::from_utf8(secret.expose()).ok()?;
    Some(AccessKey { id: kept.id.clone(), secret: secret.into() })
}

/// In the form of AWS's own: twenty characters, and forty.
fn make(entropy: &dyn Entropy) -> AccessKey {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let letters = random_bytes::<16>(entropy).into_iter().filter_map(|byte| ALPHABET.get(usize::from(byte % 32)));
    let id = "AKIA".chars().chain(letters.map(|letter| char::from(*letter))).collect();
    AccessKey { id, secret: SecretString::new(STANDARD.encode(random_bytes::<30>(entropy))) }
}

#[cfg(test)]
mod tests {
    use poolgate::{env::SystemEntropy, storage::MemoryStore};

    use super::*;

    #[tokio::test]
    async fn a_key_is_made_once_and_sealed() {
        let (store, entropy) = (MemoryStore::new(), SystemEntropy::new());
        let root = RootKey::generate(&entropy);
        let (made, new) = obtain(&store, &root, &entropy, Millis(1)).await.unwrap();
        assert!(new && made[0].id.len() == 20 && made[0].secret.expose().len() == 40);
        let (found, new) = obtain(&store, &root, &entropy, Millis(2)).await.unwrap();
        assert!(!new && found.len() == 1 && found[0].secret.matches(made[0].secret.expose()));
        let records = store.query(&Query::prefix(KIND, PARTITION, ""), Millis(3)).await.unwrap().records;
        let body = String::from_utf8_lossy(&records[0].body);
        assert!(!body.contains(made[0].secret.expose().as_str()), "{body}");
        let at_once = keep_first(&store, &root, &entropy, Millis(3)).await;
        assert!(matches!(at_once, Err(StoreError::Taken { .. })), "a server that started at the same moment");
        let other = RootKey::generate(&entropy);
        assert!(matches!(obtain(&store, &other, &entropy, Millis(3)).await, Err(AccessKeyError::Sealed(_))));
    }
}
