#![doc = include_str!("../README.md")]

mod answer;
mod aws_json;
mod body;
mod confirm_user;
mod cors;
mod dev;
mod dispatch;
mod documents;
mod gateway;
mod metrics;
mod readiness;
mod serve;
mod sigv4;

pub use answer::Answer;
pub use confirm_user::{ConfirmationLinks, Link};
pub use cors::Cors;
pub use dev::{DevTools, OutboxEntry};
pub use dispatch::{Dispatch, Routes};
pub use documents::Documents;
pub use gateway::{Gateway, GatewayBuilder, Limits, Peer};
pub use readiness::Readiness;
pub use serve::{ConnectionLimits, serve};
pub use sigv4::{Credential, SignatureCheck, SignedRequest, Signers};
