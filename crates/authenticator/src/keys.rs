//! The keys of an authenticator, in memory.

use passkey::authenticator::{CredentialStore, DiscoverabilitySupport, StoreInfo};
use passkey_types::{
    Passkey,
    ctap2::{
        Ctap2Error, StatusCode,
        make_credential::{Options, PublicKeyCredentialRpEntity, PublicKeyCredentialUserEntity},
    },
    webauthn::PublicKeyCredentialDescriptor,
};

/// Keys, the newest last.
#[derive(Clone, Default)]
pub(crate) struct Keys(Vec<Passkey>);

#[async_trait::async_trait]
impl CredentialStore for Keys {
    type PasskeyItem = Passkey;

    async fn find_credentials(
        &self,
        ids: Option<&[PublicKeyCredentialDescriptor]>,
        rp_id: &str,
        _user_handle: Option<&[u8]>,
    ) -> Result<Vec<Passkey>, StatusCode> {
        // A list of none asks for any, as no list does.
        let wanted = |key: &Passkey| match ids {
            None | Some([]) => true,
            Some(ids) => ids.iter().any(|id| id.id == key.credential_id),
        };
        let found: Vec<Passkey> =
            self.0.iter().rev().filter(|key| key.rp_id == rp_id && wanted(key)).cloned().collect();
        if found.is_empty() { Err(Ctap2Error::NoCredentials.into()) } else { Ok(found) }
    }

    async fn save_credential(
        &mut self,
        key: Passkey,
        _user: PublicKeyCredentialUserEntity,
        _rp: PublicKeyCredentialRpEntity,
        _options: Options,
    ) -> Result<(), StatusCode> {
        self.0.push(key);
        Ok(())
    }

    async fn update_credential(&mut self, key: &Passkey) -> Result<(), StatusCode> {
        if let Some(old) = self.0.iter_mut().find(|old| old.credential_id == key.credential_id) {
            *old = key.clone();
        }
        Ok(())
    }

    async fn get_info(&self) -> StoreInfo {
        StoreInfo { discoverability: DiscoverabilitySupport::Full }
    }
}
