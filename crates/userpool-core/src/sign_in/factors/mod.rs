//! The ways to prove who one is: one file each, with what asks and what judges the answer.

mod new_password;
mod password;
mod srp;
