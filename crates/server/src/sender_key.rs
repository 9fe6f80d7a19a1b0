//! `poolgate sender-key`: what a custom sender that runs elsewhere opens its codes with.

use std::{
    env,
    io::{self, Write as _},
};

use poolgate::{
    RootKeyFileError,
    env::{RootKey, SecretString},
    read_root_key,
    triggers::codes::RootKeyring,
};

use crate::{
    config::{self, ConfigError, DEFAULT_DATA, ROOT_KEY_FILE},
    options::SenderKey,
};

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SenderKeyError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    RootKey(#[from] RootKeyFileError),
    #[error("cannot write to standard output: {0}")]
    Output(#[from] io::Error),
}

/// Prints the key in base64.
pub(crate) fn print(arguments: &SenderKey) -> Result<(), SenderKeyError> {
    let keyring = RootKeyring::new(root_key(arguments)?);
    let key = SecretString::new(base64::Engine::encode(
        &base64::engine::general_purpose::STANDARD,
        keyring.wrapping_key(&arguments.kms_key_id).expose(),
    ));
    Ok(writeln!(io::stdout(), "{}", key.expose())?)
}

/// The server's root key, from where the server has it. None is made here.
fn root_key(arguments: &SenderKey) -> Result<RootKey, SenderKeyError> {
    if let Ok(key) = env::var("POOLGATE_ROOT_KEY") {
        return Ok(RootKey::from_base64(&key).ok_or(ConfigError::RootKey)?);
    }
    let options = arguments.config.as_deref().map(config::read_file).transpose()?.unwrap_or_default();
    let said = arguments.root_key_file.clone().or(options.root_key_file);
    let folder = || arguments.data.clone().or(options.data).unwrap_or_else(|| DEFAULT_DATA.into());
    Ok(read_root_key(&said.unwrap_or_else(|| folder().join(ROOT_KEY_FILE)))?)
}
