//! Client ids, client secrets, and SECRET_HASH, by which a request proves one.

use base64::{Engine, engine::general_purpose::STANDARD};
use poolgate_env::{Entropy, SecretString, lower_alphanumeric};
use poolgate_wire::Error;
use ring::hmac;

/// SECRET_HASH for a request that names the user `username` (as the request has it, alias or not).
pub fn secret_hash(secret: &SecretString, username: &str, client_id: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.expose().as_bytes());
    STANDARD.encode(hmac::sign(&key, &[username.as_bytes(), client_id.as_bytes()].concat()))
}

/// Refuses a request whose hash does not prove one of the client's secrets: missing or wrong where there are secrets,
/// present where there are none. Takes as long for one secret as for the other.
pub(crate) fn check_secret_hash(
    client_id: &str,
    secrets: &[SecretString],
    username: &str,
    hash: Option<&str>,
) -> Result<(), Error> {
    let Some(hash) = hash else {
        return if secrets.is_empty() {
            Ok(())
        } else {
            let text = format!("Client {client_id} is configured with secret but SECRET_HASH was not received");
            Err(Error::not_authorized(text))
        };
    };
    let hash = STANDARD.decode(hash).unwrap_or_default();
    let message = [username.as_bytes(), client_id.as_bytes()].concat();
    let proven = secrets.iter().fold(false, |proven, secret| {
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret.expose().as_bytes());
        proven | hmac::verify(&key, &message, &hash).is_ok()
    });
    if proven {
        Ok(())
    } else {
        Err(Error::not_authorized(format!("Unable to verify secret hash for client {client_id}")))
    }
}

/// Whether `given` is one of the client's secrets, or absent where there are none.
pub(crate) fn proves(secrets: &[SecretString], given: Option<&str>) -> bool {
    let Some(given) = given else { return secrets.is_empty() };
    secrets.iter().fold(false, |proven, secret| proven | secret.matches(given))
}

/// The refusal of a secret in the clear that is none of the client's.
pub(crate) fn unproven() -> Error {
    Error::not_authorized("Invalid client or secret")
}

/// A fresh client id.
pub(crate) fn new_client_id(entropy: &dyn Entropy) -> String {
    lower_alphanumeric(entropy, 26)
}

/// A fresh client secret.
pub(crate) fn new_secret(entropy: &dyn Entropy) -> SecretString {
    SecretString::new(lower_alphanumeric(entropy, 51))
}

#[cfg(test)]
mod tests {
    use poolgate_env::SeededEntropy;

    use super::*;

    const ID: &str = "4hopmsgdf3l3v1hg6vqbn5s7k2";

    fn refusal(secrets: &[&str], username: &str, hash: Option<&str>) -> Option<String> {
        let secrets: Vec<SecretString> = secrets.iter().map(|secret| SecretString::from(*secret)).collect();
        check_secret_hash(ID, &secrets, username, hash).err().map(|error| error.message)
    }

    #[test]
    fn the_hash_is_cognitos() {
        // printf 'alice4hopmsgdf3l3v1hg6vqbn5s7k2' | openssl dgst -sha256 -hmac secret -binary | base64
        assert_eq!(secret_hash(&"secret".into(), "alice", ID), "3SpN3BRklq1azewojZoSnKM9UjMMt4r5C6ju4ml3ZjU=");
    }

    #[test]
    fn either_of_two_secrets_proves_the_client() {
        for secret in ["one", "two"] {
            let hash = secret_hash(&secret.into(), "alice", ID);
            assert_eq!(refusal(&["one", "two"], "alice", Some(&hash)), None);
            assert!(refusal(&["one", "two"], "bob", Some(&hash)).is_some());
            assert!(refusal(&["three"], "alice", Some(&hash)).is_some());
        }
        assert_eq!(refusal(&[], "alice", None), None);
    }

    #[test]
    fn refusals_have_cognitos_words() {
        let missing = format!("Client {ID} is configured with secret but SECRET_HASH was not received");
        let wrong = format!("Unable to verify secret hash for client {ID}");
        assert_eq!(refusal(&["one"], "alice", None), Some(missing));
        for hash in ["", "%%%", "AAAA"] {
            assert_eq!(refusal(&["one"], "alice", Some(hash)), Some(wrong.clone()), "{hash}");
            assert_eq!(refusal(&[], "alice", Some(hash)), Some(wrong.clone()), "{hash}");
        }
    }

    #[test]
    fn fresh_ids_and_secrets_have_cognitos_shape() {
        let entropy = SeededEntropy::new(1);
        let (id, secret) = (new_client_id(&entropy), new_secret(&entropy));
        assert_eq!((id.len(), secret.expose().len()), (26, 51));
        assert!((id + secret.expose()).chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()));
    }
}
