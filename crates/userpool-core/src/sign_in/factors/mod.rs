//! The ways to prove who one is: one file each, with what asks and what judges the answer.

mod custom;
mod device;
mod message_code;
mod mfa_setup;
mod new_password;
mod passkey;
mod password;
mod software_token;
mod srp;

pub(super) use self::{
    message_code::{first_code_challenge, second_code_challenge},
    passkey::offering,
};
