//! The map of the database: every kind of record a user pool keeps, and every index over them.
//!
//! A pool is a partition: everything about it lies under its id, and no batch crosses pools. What must be found without
//! knowing the pool lies in [`DIRECTORY`]: written before, and removed after, what it points to, so that an orphan is
//! harmless.
//!
//! | kind | partition | sort key | record |
//! |---|---|---|---|
//! | 1 | directory | pool id | [`crate::pools::PoolListing`] |
//! | 2 | directory | client id | [`crate::clients::ClientListing`] |
//! | 3 | directory | pool id, what it is about | [`crate::jobs::Errand`] |
//! | 10 | pool | – | [`crate::pools::Pool`] |
//! | 11 | pool | client id | [`crate::clients::Client`] |
//! | 12 | pool | user name, folded | [`crate::users::User`] |
//! | 13 | pool | group name | [`crate::groups::Group`] |
//! | 14 | pool | user's `sub`, group's id | [`crate::groups::Membership`] |
//! | 15 | pool | session id | [`crate::sessions::Session`] |
//! | 16 | pool | nonce of a sign-in step | the mark of an answered step |
//! | 17 | pool | digest of a name that no user has | failed attempts for it |
//! | 18 | pool | user's `sub`, digest of the credential id | [`crate::passkeys::Passkey`] |
//! | 19 | pool | user's `sub`, device key | [`crate::devices::Device`] |
//! | 20 | pool | user's `sub`, moment, event id | [`crate::auth_events::AuthEvent`] |
//! | 21 | pool | identifier | [`crate::resource_servers::ResourceServer`] |
//! | 22 | pool | nonce of a sign-in | what a custom challenge keeps between two steps |
//! | 23 | pool | user's `sub` | [`crate::passkeys::Registration`] |

use poolgate_storage_trait::{Index, Kind};

/// The partition of what is found without knowing its pool.
pub(crate) const DIRECTORY: &str = "directory";

pub(crate) const POOL_LISTING: Kind = Kind(1);
pub(crate) const CLIENT_LISTING: Kind = Kind(2);
pub(crate) const ERRAND: Kind = Kind(3);
pub(crate) const POOL: Kind = Kind(10);
pub(crate) const CLIENT: Kind = Kind(11);
pub(crate) const USER: Kind = Kind(12);
pub(crate) const GROUP: Kind = Kind(13);
pub(crate) const MEMBERSHIP: Kind = Kind(14);
pub(crate) const SESSION: Kind = Kind(15);
pub(crate) const ANSWERED_STEP: Kind = Kind(16);
pub(crate) const STRANGER: Kind = Kind(17);
pub(crate) const PASSKEY: Kind = Kind(18);
pub(crate) const DEVICE: Kind = Kind(19);
pub(crate) const AUTH_EVENT: Kind = Kind(20);
pub(crate) const RESOURCE_SERVER: Kind = Kind(21);
pub(crate) const CUSTOM_CHALLENGE: Kind = Kind(22);
pub(crate) const PASSKEY_REGISTRATION: Kind = Kind(23);

/// Every kind that lies in a pool's partition, in the order in which a deleted pool is drained: the pool's own record
/// last, since its mark is what readers look at.
pub(crate) const KINDS_OF_A_POOL: [Kind; 14] = [
    STRANGER,
    ANSWERED_STEP,
    CUSTOM_CHALLENGE,
    PASSKEY_REGISTRATION,
    PASSKEY,
    DEVICE,
    AUTH_EVENT,
    SESSION,
    MEMBERSHIP,
    GROUP,
    RESOURCE_SERVER,
    USER,
    CLIENT,
    POOL,
];

/// Unique: the `sub` of a user, also a name to find the user by; and a user name that looks like one.
pub(crate) const BY_SUB: Index = Index(1);
/// Unique: an e-mail address that signs in.
pub(crate) const BY_EMAIL: Index = Index(2);
/// Unique: a phone number that signs in.
pub(crate) const BY_PHONE_NUMBER: Index = Index(3);
/// Unique: a preferred user name that signs in.
pub(crate) const BY_PREFERRED_USERNAME: Index = Index(4);
/// Plain: a searchable attribute, `name\0folded value`.
pub(crate) const SEARCH: Index = Index(5);
/// Plain: the sessions of a user, by `sub`.
pub(crate) const SESSIONS_OF_USER: Index = Index(6);
/// Plain: the members of a group, by the group's id.
pub(crate) const MEMBERS_OF_GROUP: Index = Index(7);
/// Unique: the credential id of a passkey, its digest.
pub(crate) const BY_CREDENTIAL: Index = Index(8);
/// Plain: the confirmed devices of a user, by `sub`.
pub(crate) const DEVICES_OF_USER: Index = Index(9);
/// Plain: the tracked sessions of a user, `sub\0session id`.
pub(crate) const TRACKED_SESSIONS: Index = Index(10);
/// Plain: an event of a user, `sub\0event id`.
pub(crate) const EVENTS_BY_ID: Index = Index(11);
