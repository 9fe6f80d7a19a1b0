//! Devices: the records, what a remembered one spares its user, and their operations (spec/auth-flows.md §4).
//!
//! A pool with a device configuration gives every sign-in that names no device of its user's a new one. It is *issued*:
//! a record of its own, made with the session and gone with it, unless [`ConfirmDevice`] brings a verifier. Then it is
//! *confirmed*: from now on its sessions refresh with its key alone. A confirmed device that is also *remembered* stands
//! for the second factor, where the pool wants that: it proves by SRP the password that its client made up for it.
//!
//! The device group key, which clients hash in front of the device key, is the same for all devices of a user: drawn
//! from the root key, so that it need be stored nowhere to be found again. Each record still holds the one that its
//! client was told.
//!
//! Forgetting a device removes its record. A session that names a device without a record refreshes no more.
//!
//! [`ConfirmDevice`]: poolgate_wire::user_pools::ConfirmDevice

mod operations;

use std::net::IpAddr;

use base64::{Engine, engine::general_purpose::STANDARD};
use poolgate_env::{Millis, random_uuid};
use poolgate_storage_trait::{Entity, Entry, Key, Kind, Stored};
use poolgate_wire::{
    Error, Timestamp,
    user_pools::{AttributeType, DeviceType, NewDeviceMetadataType},
};
use serde::{Deserialize, Serialize};

pub(crate) use self::operations::OPERATIONS;
use crate::{
    entities,
    error::Result,
    pools::Pool,
    service::UserPools,
    sessions::Session,
    srp::{Identity, Verifier},
    users::{User, attribute},
};

/// A device as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Device {
    pub pool_id: String,
    pub sub: String,
    /// `<region>_<uuid>`.
    pub key: String,
    /// The device group key that the client was told.
    pub group_key: String,
    pub state: State,
    pub created: Millis,
    pub modified: Millis,
    /// The last sign-in with it.
    pub last_authenticated: Millis,
    /// Where that came from, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_ip: Option<IpAddr>,
    /// A sign-in that has come as far as this device's proof.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting: Option<Waiting>,
    /// Random at each change: tells a change of one's own, whose answer got lost, from someone else's.
    pub change: u64,
}

/// How far a device has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum State {
    /// Its client knows the keys, and has not confirmed them.
    Issued {
        /// The end of its last session: nobody asks for it after that.
        until: Millis,
    },
    /// Its client has registered it.
    Confirmed {
        name: Option<String>,
        /// What its password is checked against; a device without one is tracked only.
        verifier: Option<SealedVerifier>,
        remembered: bool,
    },
}

/// The SRP verifier of a device, useless without the root key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SealedVerifier {
    /// In base64.
    salt: String,
    /// Sealed, in base64.
    verifier: String,
}

/// A sign-in that waits for a device to prove itself, for clients that send no Session at that point. They are known by
/// the number that they opened the sign-in with, SRP_A, which nobody can guess and they send once more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Waiting {
    /// A digest of that number.
    pub opened_by: String,
    /// The Session, sealed once more: who reads the store cannot send it.
    pub session: String,
}

impl Entity for Device {
    const KIND: Kind = entities::DEVICE;
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Self::key_of(&self.pool_id, &self.sub, &self.key)
    }

    fn entries(&self) -> Vec<Entry> {
        match self.state {
            State::Issued { .. } => Vec::new(),
            State::Confirmed { .. } => vec![Entry::plain(entities::DEVICES_OF_USER, self.sub.as_bytes())],
        }
    }

    fn expires_at(&self) -> Option<Millis> {
        match self.state {
            State::Issued { until } => Some(until),
            State::Confirmed { .. } => None,
        }
    }
}

impl Device {
    pub(crate) fn key_of(pool_id: &str, sub: &str, device_key: &str) -> Key {
        let sort = [&Self::prefix_of(sub), device_key.as_bytes()].concat();
        Key::new(entities::DEVICE, pool_id, sort)
    }

    /// With which the keys of all devices of a user begin.
    pub(crate) fn prefix_of(sub: &str) -> Vec<u8> {
        [sub.as_bytes(), b"\0"].concat()
    }

    pub(crate) const fn is_confirmed(&self) -> bool {
        matches!(self.state, State::Confirmed { .. })
    }

    /// Whether it may stand for the second factor.
    pub(crate) const fn is_trusted(&self) -> bool {
        matches!(self.state, State::Confirmed { verifier: Some(_), remembered: true, .. })
    }

    /// What its password is checked against, as it is kept.
    pub(crate) const fn verifier(&self) -> Option<&SealedVerifier> {
        match &self.state {
            State::Issued { .. } => None,
            State::Confirmed { verifier, .. } => verifier.as_ref(),
        }
    }

    /// Whose password a proof shows.
    pub(crate) fn identity(&self) -> Identity<'_> {
        Identity::device(&self.group_key, &self.key)
    }

    /// Notes a sign-in whose session ends at `until`.
    pub(crate) fn signed_in(&mut self, from: Option<IpAddr>, now: Millis, until: Millis) {
        self.last_authenticated = now;
        self.last_ip = from.or(self.last_ip);
        self.waiting = None;
        if let State::Issued { until: end } = &mut self.state {
            *end = until.max(*end);
        }
    }

    /// What the client of a new device is told.
    pub(crate) fn metadata(&self) -> NewDeviceMetadataType {
        NewDeviceMetadataType { device_key: Some(self.key.clone()), device_group_key: Some(self.group_key.clone()) }
    }

    fn attributes(&self, pool: &Pool, user: &User) -> Vec<AttributeType> {
        let (name, remembered) = match &self.state {
            State::Issued { .. } => (None, false),
            State::Confirmed { name, remembered, .. } => (name.as_deref(), *remembered),
        };
        let (region, account, pool_id) = (&pool.region, &pool.account, pool.id());
        let arn =
            format!("arn:aws:cognito-idp:{region}:{account}:owner/{}.{pool_id}/device/{}", user.username, self.key);
        let remembered = if remembered { "remembered" } else { "not_remembered" };
        let mut attributes = vec![attribute("device_status", "valid")];
        attributes.extend(name.map(|name| attribute("device_name", name)));
        attributes.push(attribute("dev:device_arn", &arn));
        attributes.extend(self.last_ip.map(|ip| attribute("last_ip_used", &ip.to_string())));
        attributes.push(attribute("dev:device_remembered_status", remembered));
        attributes
    }

    fn to_device_type(&self, pool: &Pool, user: &User) -> DeviceType {
        DeviceType {
            device_key: Some(self.key.clone()),
            device_attributes: Some(self.attributes(pool, user)),
            device_create_date: Some(Timestamp::from(self.created.0)),
            device_last_modified_date: Some(Timestamp::from(self.modified.0)),
            device_last_authenticated_date: Some(Timestamp::from(self.last_authenticated.0)),
        }
    }
}

/// What a pool does with devices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tracking {
    /// A remembered device stands for the second factor.
    pub challenges: bool,
    /// The user is asked before a confirmed device is remembered.
    pub asks_user: bool,
}

impl Tracking {
    /// `None` where the pool tracks no devices. A configuration without members is none.
    pub(crate) fn of(pool: &Pool) -> Option<Self> {
        let configuration = pool.settings.device_configuration.as_ref()?;
        let (challenges, asks_user) =
            (configuration.challenge_required_on_new_device, configuration.device_only_remembered_on_user_prompt);
        (challenges.is_some() || asks_user.is_some())
            .then(|| Self { challenges: challenges.unwrap_or(false), asks_user: asks_user.unwrap_or(false) })
    }
}

impl UserPools {
    /// A device of the user's; `None` for a key that no device of this user has.
    pub(crate) async fn device(
        &self,
        pool: &Pool,
        sub: &str,
        device_key: &str,
        now: Millis,
    ) -> Result<Option<Stored<Device>>> {
        // AuthParameters bound no value, and the store takes no such key.
        if device_key.len() > MAX_KEY {
            return Ok(None);
        }
        self.load(Device::key_of(pool.id(), sub, device_key), now).await
    }

    /// A device for a sign-in that named none, whose session ends at `until`.
    pub(crate) fn new_device(
        &self,
        pool: &Pool,
        sub: &str,
        from: Option<IpAddr>,
        now: Millis,
        until: Millis,
    ) -> Device {
        Device {
            pool_id: pool.id().to_owned(),
            sub: sub.to_owned(),
            key: format!("{}_{}", pool.region, random_uuid(self.entropy())),
            group_key: self.device_group_key(pool, sub),
            state: State::Issued { until },
            created: now,
            modified: now,
            last_authenticated: now,
            last_ip: from,
            waiting: None,
            change: self.change_id(),
        }
    }

    /// The same for all devices of a user.
    fn device_group_key(&self, pool: &Pool, sub: &str) -> String {
        let draw = self.inner.root_key.mac("device-group", format!("{}\0{sub}", pool.id()).as_bytes());
        let letters =
            draw.iter().take(8).filter_map(|byte| ALPHANUMERICS.get(usize::from(*byte) % ALPHANUMERICS.len()));
        std::iter::once('-').chain(letters.map(|letter| char::from(*letter))).collect()
    }

    /// Refuses a refresh of a session whose confirmed device is not the one that the client names, or was forgotten
    /// (spec/new-operations.md §4).
    pub(crate) async fn check_device_of_session(
        &self,
        pool: &Pool,
        session: &Session,
        named: Option<&str>,
        now: Millis,
    ) -> Result<()> {
        let Some(key) = session.device.as_deref().filter(|_| Tracking::of(pool).is_some()) else { return Ok(()) };
        match self.device(pool, &session.sub, key, now).await? {
            Some(device) if !device.is_confirmed() || named == Some(key) => Ok(()),
            _ => Err(Error::not_authorized("Invalid Refresh Token.").into()),
        }
    }

    /// Seals what a device proves its password against, tied to that device.
    fn seal_verifier(&self, device: &Device, verifier: &Verifier) -> SealedVerifier {
        let sealed = self.inner.root_key.seal(self.entropy(), PURPOSE, &context(device), verifier.verifier.expose());
        SealedVerifier { salt: STANDARD.encode(&verifier.salt), verifier: STANDARD.encode(sealed) }
    }

    /// Seals the Session of a sign-in that waits for the device.
    pub(crate) fn seal_waiting(&self, device: &Device, session: &str) -> String {
        let sealed = self.inner.root_key.seal(self.entropy(), WAITING_PURPOSE, &context(device), session.as_bytes());
        STANDARD.encode(sealed)
    }

    /// The Session of the sign-in that waits for the device.
    pub(crate) fn open_waiting(&self, device: &Device, waiting: &Waiting) -> Option<String> {
        let sealed = STANDARD.decode(&waiting.session).ok()?;
        let session = self.inner.root_key.open(WAITING_PURPOSE, &context(device), &sealed).ok()?;
        String::from_utf8(session.expose().clone()).ok()
    }

    /// What a device proves its password against; `None` for one that cannot.
    pub(crate) fn device_verifier(&self, device: &Device) -> Result<Option<Verifier>, Error> {
        let Some(kept) = device.verifier() else { return Ok(None) };
        let salt = STANDARD.decode(&kept.salt).map_err(Error::internal)?;
        let sealed = STANDARD.decode(&kept.verifier).map_err(Error::internal)?;
        let verifier = self.inner.root_key.open(PURPOSE, &context(device), &sealed).map_err(Error::internal)?;
        Ok(Some(Verifier { salt, verifier }))
    }
}

/// Ties what is sealed to its device. Neither pool ids nor `sub`s hold a zero byte.
fn context(device: &Device) -> Vec<u8> {
    [device.pool_id.as_str(), &device.sub, &device.key].join("\0").into_bytes()
}

/// No device, or none of this user's. Clients look for these words, drop the keys they hold, and try again without.
pub(crate) fn no_such_device() -> Error {
    Error::resource_not_found("Device does not exist.")
}

/// Bytes of the longest device key: 55 characters.
pub(crate) const MAX_KEY: usize = 220;

const PURPOSE: &str = "device-verifier";
const WAITING_PURPOSE: &str = "device-waiting";

const ALPHANUMERICS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
