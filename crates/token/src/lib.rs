#![doc = include_str!("../README.md")]

mod algorithm;
mod claims;
mod discovery;
mod issue;
mod issuer;
mod jwk_set;
mod keys;
mod overrides;
mod refresh;
mod rotation;
mod verify;

pub use algorithm::Algorithm;
pub use claims::{ADMIN_SCOPE, AccessClaims, IdClaims, Identity};
pub use discovery::Discovery;
pub use issue::{TokenPair, issue};
pub use issuer::Issuer;
pub use jwk_set::{JwkSet, JwkSetError};
pub use keys::{FixedKeys, KeyError, KeyRing, KeyRingBuilder, KeyStore, KeyUse, SIGNING_KEYS, StoredKeys};
pub use overrides::{ClaimChanges, Customization, CustomizationError};
pub use refresh::{RefreshClaims, RefreshError, RefreshSealer};
pub use rotation::{Presented, RotationState};
pub use verify::{Audience, Expected, Verified, VerifyError, unverified_issuer, verify, verify_with};
