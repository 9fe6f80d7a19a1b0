//! Whether the store was filled under the root key that is given now.

use std::{fmt, sync::Arc};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use poolgate_env::{Clock, Entropy, RootKey};
use poolgate_storage_trait::{Batch, Entity, Key, Kind, Store, StoreError, StoreExt as _};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a root key is not to be used with a store.
#[derive(Debug, Error)]
pub enum RootKeyError {
    /// The store was filled under another root key: nothing in it would open, and what came in from now on would open
    /// under neither.
    #[error("the database was made with another root key")]
    Another,
    /// The store cannot be asked.
    #[error("the database cannot be asked about its root key")]
    Store(#[from] StoreError),
}

/// What it takes to check.
pub(crate) struct RootKeyCheck {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) root_key: RootKey,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) clock: Arc<dyn Clock>,
}

impl RootKeyCheck {
    /// Opens the mark that the first check of a store has left, or leaves it.
    pub(crate) async fn run(&self) -> Result<(), RootKeyError> {
        let now = self.clock.now();
        if let Some(mark) = self.store.load::<Mark>(&Mark::key_of(), now).await? {
            return self.judge(&mark.value);
        }
        let sealed = self.root_key.seal(&*self.entropy, PURPOSE, b"", b"poolgate");
        let mut batch = Batch::new();
        batch.insert(&Mark { sealed: STANDARD.encode(sealed) })?;
        match self.store.commit(&batch, now).await {
            Ok(_) => Ok(()),
            // Another process starts on the same new store: it is to have the same key.
            Err(StoreError::Conflict(_)) => match self.store.load::<Mark>(&Mark::key_of(), now).await? {
                Some(mark) => self.judge(&mark.value),
                None => Ok(()),
            },
            Err(error) => Err(error.into()),
        }
    }

    /// Whether the store answers at all.
    pub(crate) async fn is_store_in_reach(&self) -> bool {
        self.store.get(&[Mark::key_of()], self.clock.now()).await.is_ok()
    }

    fn judge(&self, mark: &Mark) -> Result<(), RootKeyError> {
        let sealed = STANDARD.decode(&mark.sealed).ok();
        let opened = sealed.and_then(|sealed| self.root_key.open(PURPOSE, b"", &sealed).ok());
        opened.map(drop).ok_or(RootKeyError::Another)
    }
}

impl fmt::Debug for RootKeyCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RootKeyCheck").field("store", &self.store).finish_non_exhaustive()
    }
}

/// Something sealed under the root key, to try another on.
#[derive(Serialize, Deserialize)]
struct Mark {
    sealed: String,
}

const PURPOSE: &str = "root-key-mark";

impl Mark {
    fn key_of() -> Key {
        Key::new(Self::KIND, "poolgate", b"root-key")
    }
}

impl Entity for Mark {
    /// Far from the numbers of the domain crates, whose records lie in the same store.
    const KIND: Kind = Kind(60_000);
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Self::key_of()
    }
}

#[cfg(test)]
mod tests {
    use futures::executor::block_on;
    use poolgate_env::{SeededEntropy, SystemClock};
    use poolgate_storage_trait::MemoryStore;

    use super::*;

    #[test]
    fn a_store_is_opened_with_its_own_root_key_alone() {
        let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
        let check = |key: u8| {
            let (root_key, entropy) = (RootKey::new([key; 32]), Arc::new(SeededEntropy::new(1)));
            let check = RootKeyCheck { store: store.clone(), root_key, entropy, clock: Arc::new(SystemClock) };
            block_on(check.run())
        };
        assert!(check(1).is_ok() && check(1).is_ok());
        assert!(matches!(check(2), Err(RootKeyError::Another)));
        assert!(check(1).is_ok(), "the wrong key has left the mark alone");
    }
}
