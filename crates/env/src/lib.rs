#![doc = include_str!("../README.md")]

mod clock;
mod entropy;
mod seal;
mod secret;

pub use clock::{Clock, ManualClock, Millis, SystemClock};
pub use entropy::{
    Entropy, SeededEntropy, SystemEntropy, alphanumeric, digits, lower_alphanumeric, random_bytes, random_uuid,
};
pub use seal::{RootKey, SealError};
pub use secret::{Secret, SecretBytes, SecretString, constant_time_eq};
