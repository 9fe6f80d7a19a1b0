// Written by `cargo xtask codegen` from model/; change that, not this.

//! The shapes and operations of Cognito Identity Provider, API 2016-04-18.

mod enums;
mod operations;
mod shapes;
mod structures;

pub use enums::*;
pub use operations::*;
pub use structures::*;

/// What stands before an operation's name in `X-Amz-Target`.
pub const TARGET_PREFIX: &str = "AWSCognitoIdentityProviderService";

/// The service's name in a signature's scope.
pub const SIGNING_NAME: &str = "cognito-idp";
