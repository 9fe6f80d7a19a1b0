use futures::executor::block_on;
use poolgate_env::{RootKey, SeededEntropy};

use super::*;

const POOL: &str = "us-east-1_aB3dE6gH9";
const KEY_ID: &str = "arn:aws:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab";

fn keyring(byte: u8) -> RootKeyring {
    RootKeyring::new(RootKey::new([byte; 32]))
}

fn encrypted(kms_key_id: Option<&str>, code: &str) -> String {
    let (keys, entropy) = (keyring(7), SeededEntropy::new(1));
    block_on(encrypt_code(&keys, kms_key_id, POOL, &SecretString::from(code), &entropy)).unwrap()
}

#[test]
fn a_code_opens_for_its_pool_with_its_key_and_not_otherwise() {
    for (key_id, code) in [(Some(KEY_ID), "123456"), (None, "123456"), (Some(KEY_ID), ""), (Some(KEY_ID), "ü&lt;x")] {
        let message = encrypted(key_id, code);
        assert_eq!(keyring(7).open(POOL, &message).unwrap().expose(), code);
        assert_eq!(keyring(8).open(POOL, &message).unwrap_err(), OpenError);
        assert_eq!(keyring(7).open("us-east-1_other", &message).unwrap_err(), OpenError);
    }
    assert_eq!(keyring(7).open(POOL, "no base64").unwrap_err(), OpenError);
}

#[test]
fn every_byte_of_a_message_counts() {
    let message = STANDARD.decode(encrypted(Some(KEY_ID), "123456")).unwrap();
    let open = |message: &[u8]| keyring(7).open(POOL, &STANDARD.encode(message));
    for at in 0..message.len() {
        let mut altered = message.clone();
        altered[at] ^= 1;
        assert!(open(&altered).is_err(), "byte {at}");
        assert!(open(&message[..at]).is_err(), "cut at {at}");
    }
    assert!(open(&[message.as_slice(), b"x"].concat()).is_err());
}

#[test]
fn a_message_begins_as_documented() {
    let message = STANDARD.decode(encrypted(Some(KEY_ID), "987654")).unwrap();
    assert_eq!(message[..3], [2, 0x04, 0x78], "version and suite");
    let context = [&[0, 36, 0, 1, 0, 11][..], b"userpool-id", &[0, 19], POOL.as_bytes()].concat();
    assert_eq!(message[35..][..context.len()], context);
    let key = [&[0, 1, 0, 8][..], b"poolgate", &[0, 95], KEY_ID.as_bytes(), &[0, 0, 0, 128, 0, 0, 0, 12]].concat();
    assert_eq!(message[35 + context.len()..][..key.len()], key);
    assert!(!message.windows(6).any(|six| six == b"987654"));
}

#[test]
fn no_two_messages_are_alike_and_each_key_id_has_a_key_of_its_own() {
    let entropy = SeededEntropy::new(1);
    let code = SecretString::from("123456");
    let message = || block_on(encrypt_code(&keyring(7), Some(KEY_ID), POOL, &code, &entropy)).unwrap();
    assert_ne!(message(), message());
    let keyring = keyring(7);
    assert_ne!(keyring.wrapping_key(KEY_ID).expose(), keyring.wrapping_key("other").expose());
    assert_eq!(keyring.wrapping_key(KEY_ID).expose().len(), 32);
    assert_eq!(format!("{keyring:?}"), "RootKeyring { .. }");
}

#[test]
fn a_key_of_another_length_is_refused() {
    #[derive(Debug)]
    struct Short;

    #[async_trait]
    impl DataKeys for Short {
        async fn data_key(&self, _: Option<&str>, _: &TextMap, _: &dyn Entropy) -> Result<DataKey, DataKeyError> {
            let wrapped = WrappedKey { provider_id: "x".into(), provider_info: Vec::new(), ciphertext: Vec::new() };
            Ok(DataKey { plaintext: SecretBytes::new(vec![1; 16]), wrapped })
        }
    }

    let code = SecretString::from("1");
    let error = block_on(encrypt_code(&Short, None, POOL, &code, &SeededEntropy::new(1))).unwrap_err();
    assert_eq!(error.to_string(), "no data key could be made: a data key has 32 bytes");
}
