// Written by `cargo xtask codegen` from model/; change that, not this.

mod codes;
pub mod identity_pools;
pub mod user_pools;

pub use codes::Code;
