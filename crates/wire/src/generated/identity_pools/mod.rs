// Written by `cargo xtask codegen` from model/; change that, not this.

//! The shapes and operations of Cognito Identity, API 2014-06-30.

mod enums;
mod operations;
mod shapes;
mod structures;

pub use enums::*;
pub use operations::*;
pub use structures::*;

/// What stands before an operation's name in `X-Amz-Target`.
pub const TARGET_PREFIX: &str = "AWSCognitoIdentityService";

/// The service's name in a signature's scope.
pub const SIGNING_NAME: &str = "cognito-identity";
