#![doc = include_str!("../README.md")]

mod address;
mod email;
mod plain_text;
mod sender;

pub use sender::{SmtpError, SmtpSender, SmtpSenderBuilder};
