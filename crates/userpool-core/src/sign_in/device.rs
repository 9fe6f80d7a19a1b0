//! The device of a sign-in: which one the client names, and what becomes of it.

use poolgate_storage_trait::{Batch, Stored};
use poolgate_wire::user_pools::{ChallengeNameType, NewDeviceMetadataType};

use super::{
    Reply, Request,
    judge::Proven,
    state::{Progress, Stage, Subject},
};
use crate::{
    devices::{Device, Tracking, Waiting},
    error::Result,
    pools::Pool,
    service::UserPools,
    sessions::Session,
    srp,
    users::User,
};

/// The device that a sign-in names.
#[derive(Debug)]
pub(super) enum NamedDevice {
    /// None that counts: the pool tracks none, the client named none, or one that has gone since.
    None,
    /// Named with this very request, and none of the user's.
    Missing,
    Known(Box<Stored<Device>>),
}

impl NamedDevice {
    pub(super) fn known(&self) -> Option<&Device> {
        match self {
            Self::None | Self::Missing => None,
            Self::Known(device) => Some(&device.value),
        }
    }

    /// Whether its proof is asked for where a second factor would be.
    pub(super) fn stands_for_factor(&self, pool: &Pool) -> bool {
        Tracking::of(pool).is_some_and(|tracking| tracking.challenges) && self.known().is_some_and(Device::is_trusted)
    }

    /// Whether what a device has proved still holds; anything else that was shown does without a device.
    pub(super) fn still_proves(&self, proven: &Proven) -> bool {
        match proven {
            Proven::Device(shown) => {
                let kept = self.known().filter(|device| device.is_trusted()).and_then(Device::verifier);
                shown.is_some() && shown.as_ref() == kept
            }
            _ => true,
        }
    }
}

impl UserPools {
    /// The device that the client names, with this request or an earlier one. A key that came with an earlier request and
    /// that no device has means nothing: clients that hear of it from the password's refusal go on without.
    pub(super) async fn named_device(
        &self,
        request: &Request,
        user: &User,
        progress: &mut Progress,
        proven: &Proven,
    ) -> Result<NamedDevice> {
        // Who shows a wrong password learns nothing of devices, nor is it seen that there is somebody to have them.
        if Tracking::of(&request.pool).is_none() || matches!(proven, Proven::Password(None)) {
            return Ok(NamedDevice::None);
        }
        let named = request.device_key();
        let Some(key) = named.or(progress.device.as_deref()) else { return Ok(NamedDevice::None) };
        let device = self.device(&request.pool, &user.sub, key, request.now).await?;
        progress.device = device.as_ref().map(|device| device.key.clone());
        Ok(match device {
            Some(device) => NamedDevice::Known(Box::new(device)),
            None if named.is_some() => NamedDevice::Missing,
            None => NamedDevice::None,
        })
    }

    /// Asks for the device's proof. The state is made before the commit: for clients that send no Session it is kept with
    /// the device.
    pub(super) fn await_device(
        &self,
        request: &Request,
        user: &User,
        progress: &Progress,
        device: NamedDevice,
        batch: &mut Batch,
    ) -> Result<Reply> {
        let session = self.seal_state(request, Subject::user(user), progress, Stage::DeviceSrp)?;
        let mut parameters = std::collections::BTreeMap::from([("USERNAME".to_owned(), user.username.clone())]);
        if let NamedDevice::Known(mut device) = device {
            parameters.insert("DEVICE_KEY".to_owned(), device.key.clone());
            if let Some(opened_by) = &progress.opened_by {
                let session = self.seal_waiting(&device, &session);
                device.waiting = Some(Waiting { opened_by: opened_by.clone(), session });
                device.change = self.change_id();
                batch.update(&device)?;
            }
        }
        Ok(Reply::challenge(ChallengeNameType::DeviceSrpAuth, parameters, Some(session)))
    }

    /// What is kept of the number that a proof was opened with, where devices are tracked.
    pub(super) fn opening(&self, request: &Request, number: &[u8]) -> Option<String> {
        Tracking::of(&request.pool).map(|_| srp::hex(&self.inner.root_key.mac("srp-opening", number)))
    }

    /// The Session of the sign-in that waits for the device that the request names, if it was opened with the number that
    /// the request shows.
    pub(super) async fn waiting_session(&self, request: &Request, name: &str) -> Result<Option<String>> {
        let Some(key) = request.device_key() else { return Ok(None) };
        let Ok(number) = srp::parse_public(request.parameter("SRP_A").unwrap_or_default()) else { return Ok(None) };
        let Some(opened_by) = self.opening(request, &number) else { return Ok(None) };
        let user = self.user_named(&request.pool, name, request.now).await?;
        // Of nobody's devices too, as many reads as of a user's: `sub`s are never empty.
        let sub = user.as_ref().map(|user| user.sub.as_str()).unwrap_or_default();
        let Some(device) = self.device(&request.pool, sub, key, request.now).await? else { return Ok(None) };
        let waiting = device.waiting.as_ref().filter(|waiting| waiting.opened_by == opened_by);
        Ok(waiting.and_then(|waiting| self.open_waiting(&device, waiting)))
    }

    /// The device of a session that is being made: the one that was named, or a new one, of which the client is told.
    pub(super) fn settle_device(
        &self,
        request: &Request,
        device: NamedDevice,
        session: &mut Session,
        batch: &mut Batch,
    ) -> Result<Option<NewDeviceMetadataType>> {
        if Tracking::of(&request.pool).is_none() {
            return Ok(None);
        }
        let (from, now, until) = (request.origin.source_ip, request.now, session.expires);
        if let NamedDevice::Known(mut device) = device {
            device.signed_in(from, now, until);
            device.change = self.change_id();
            batch.update(&device)?;
            session.device = Some(device.value.key);
            return Ok(None);
        }
        let device = self.new_device(&request.pool, &session.sub, from, now, until);
        batch.insert(&device)?;
        session.device = Some(device.key.clone());
        Ok(Some(device.metadata()))
    }
}

#[cfg(test)]
mod tests {
    use poolgate_env::Millis;
    use serde_json::json;

    use super::*;
    use crate::devices::SealedVerifier;

    fn device(state: &serde_json::Value) -> NamedDevice {
        let device = json!({ "pool_id": "p", "sub": "s", "key": "k", "group_key": "-g", "state": state, "created": 0,
            "modified": 0, "last_authenticated": 0, "change": 0 });
        let mut batch = Batch::new();
        batch.insert(&serde_json::from_value::<Device>(device.clone()).unwrap()).unwrap();
        let store = poolgate_storage_trait::MemoryStore::new();
        let stored = futures::executor::block_on(async {
            use poolgate_storage_trait::{Store, StoreExt};
            store.commit(&batch, Millis(1)).await.unwrap();
            store.load(&Device::key_of("p", "s", "k"), Millis(1)).await.unwrap().unwrap()
        });
        NamedDevice::Known(Box::new(stored))
    }

    fn confirmed(verifier: Option<&str>, remembered: bool) -> NamedDevice {
        let verifier = verifier.map(|verifier| json!({ "salt": "AQ==", "verifier": verifier }));
        device(&json!({ "Confirmed": { "name": null, "verifier": verifier, "remembered": remembered } }))
    }

    #[test]
    fn what_a_device_proved_holds_while_it_is_remembered_with_that_verifier() {
        let shown: SealedVerifier = serde_json::from_value(json!({ "salt": "AQ==", "verifier": "one" })).unwrap();
        let proven = Proven::Device(Some(shown));
        assert!(confirmed(Some("one"), true).still_proves(&proven));
        for (device, what) in [
            (confirmed(Some("one"), false), "no longer remembered"),
            (confirmed(Some("other"), true), "made anew"),
            (confirmed(None, true), "without a verifier"),
            (device(&json!({ "Issued": { "until": 2 } })), "unconfirmed"),
            (NamedDevice::None, "forgotten"),
            (NamedDevice::Missing, "of nobody"),
        ] {
            assert!(!device.still_proves(&proven), "{what}");
            assert!(device.still_proves(&Proven::Confirmation), "{what}");
        }
        assert!(!confirmed(Some("one"), true).still_proves(&Proven::Device(None)), "a wrong proof");
    }
}
