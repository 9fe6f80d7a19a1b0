//! Messages of the AWS Encryption SDK, of one form: version 2, suite 0x0478 (AES-256-GCM, HKDF with SHA-512, key
//! commitment, no signature), one wrapped key, and a body of one frame, which is the last one.
//!
//! Readers under every commitment policy open this suite. The layout is that of the SDK's documentation, "message format
//! reference"; numbers are big-endian.

use poolgate_env::{Entropy, SecretBytes, random_bytes};
use ring::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    hkdf,
};

use super::{DataKey, WrappedKey};
use crate::trigger::TextMap;

const VERSION: u8 = 2;
const SUITE: [u8; 2] = [0x04, 0x78];
const FRAMED: u8 = 2;
/// What a frame holds at most: by far more than any code.
const FRAME: u32 = 4096;
const LAST_FRAME: u32 = u32::MAX;
/// The number of the only frame.
const FIRST: u32 = 1;
const MESSAGE_ID: usize = 32;
const COMMITMENT: usize = 32;
const TAG: usize = 16;
const KEY: usize = 32;

/// The message that holds `plaintext`; `None` when that or the key has a length that it cannot have.
pub(super) fn write(key: &DataKey, context: &TextMap, plaintext: &[u8], entropy: &dyn Entropy) -> Option<Vec<u8>> {
    let id: [u8; MESSAGE_ID] = random_bytes(entropy);
    let derived = Derived::of(&key.plaintext, &id)?;
    let length = u32::try_from(plaintext.len()).ok().filter(|length| *length <= FRAME)?;

    let mut message = vec![VERSION];
    message.extend_from_slice(&SUITE);
    message.extend_from_slice(&id);
    let pairs = pairs(context)?;
    sized(&mut message, &pairs)?;
    message.extend_from_slice(&1_u16.to_be_bytes());
    sized(&mut message, key.wrapped.provider_id.as_bytes())?;
    sized(&mut message, &key.wrapped.provider_info)?;
    sized(&mut message, &key.wrapped.ciphertext)?;
    message.push(FRAMED);
    message.extend_from_slice(&FRAME.to_be_bytes());
    message.extend_from_slice(&derived.commitment);
    // The header's own tag: nothing is encrypted, all of it is authenticated.
    let tag = derived.key.seal_in_place_separate_tag(nonce(0), Aad::from(&message), &mut []).ok()?;
    message.extend_from_slice(tag.as_ref());

    message.extend_from_slice(&LAST_FRAME.to_be_bytes());
    message.extend_from_slice(&FIRST.to_be_bytes());
    message.extend_from_slice(nonce(FIRST).as_ref());
    message.extend_from_slice(&length.to_be_bytes());
    let start = message.len();
    message.extend_from_slice(plaintext);
    let tag = derived.key.seal_in_place_separate_tag(
        nonce(FIRST),
        Aad::from(frame_data(&id, length)),
        message.get_mut(start..)?,
    );
    message.extend_from_slice(tag.ok()?.as_ref());
    Some(message)
}

/// What a message of that form holds, if it was made with this context and `unwrap` knows its key.
pub(super) fn read(
    message: &[u8],
    context: &TextMap,
    unwrap: impl FnOnce(&WrappedKey, &TextMap) -> Option<SecretBytes>,
) -> Option<Vec<u8>> {
    let mut rest = message;
    (take::<3>(&mut rest)? == [VERSION, SUITE[0], SUITE[1]]).then_some(())?;
    let id = take::<MESSAGE_ID>(&mut rest)?;
    (take_sized(&mut rest)? == pairs(context)?).then_some(())?;
    (u16::from_be_bytes(take(&mut rest)?) == 1).then_some(())?;
    let wrapped = WrappedKey {
        provider_id: String::from_utf8(take_sized(&mut rest)?.to_vec()).ok()?,
        provider_info: take_sized(&mut rest)?.to_vec(),
        ciphertext: take_sized(&mut rest)?.to_vec(),
    };
    let derived = Derived::of(&unwrap(&wrapped, context)?, &id)?;
    (take::<1>(&mut rest)? == [FRAMED] && u32::from_be_bytes(take(&mut rest)?) == FRAME).then_some(())?;
    // One key alone makes this commitment: no message opens as two texts under two keys.
    (take::<COMMITMENT>(&mut rest)? == derived.commitment).then_some(())?;
    let header = message.get(..message.len() - rest.len())?;
    let mut tag = take::<TAG>(&mut rest)?;
    derived.key.open_in_place(nonce(0), Aad::from(header), &mut tag).ok()?;

    (u32::from_be_bytes(take(&mut rest)?) == LAST_FRAME && u32::from_be_bytes(take(&mut rest)?) == FIRST)
        .then_some(())?;
    (take::<NONCE_LEN>(&mut rest)? == *nonce(FIRST).as_ref()).then_some(())?;
    let length = u32::from_be_bytes(take(&mut rest)?);
    (rest.len() == usize::try_from(length).ok()? + TAG).then_some(())?;
    let mut body = rest.to_vec();
    let opened = derived.key.open_in_place(nonce(FIRST), Aad::from(frame_data(&id, length)), &mut body).ok()?.len();
    body.truncate(opened);
    Some(body)
}

/// What the header and every wrapped key are bound to: how many pairs, and the pairs in their order.
pub(super) fn pairs(context: &TextMap) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    if !context.is_empty() {
        bytes.extend_from_slice(&u16::try_from(context.len()).ok()?.to_be_bytes());
    }
    for (name, value) in context {
        sized(&mut bytes, name.as_bytes())?;
        sized(&mut bytes, value.as_bytes())?;
    }
    Some(bytes)
}

/// What comes of a data key for one message.
struct Derived {
    key: LessSafeKey,
    commitment: [u8; COMMITMENT],
}

impl Derived {
    fn of(data_key: &SecretBytes, message_id: &[u8]) -> Option<Self> {
        let data_key = Some(data_key.expose()).filter(|key| key.len() == KEY)?;
        let secret = hkdf::Salt::new(hkdf::HKDF_SHA512, message_id).extract(data_key);
        let key = UnboundKey::from(secret.expand(&[&SUITE, b"DERIVEKEY"], &AES_256_GCM).ok()?);
        let mut commitment = [0; COMMITMENT];
        // The commitment is as long as that algorithm's keys.
        secret.expand(&[b"COMMITKEY"], &AES_256_GCM).ok()?.fill(&mut commitment).ok()?;
        Some(Self { key: LessSafeKey::new(key), commitment })
    }
}

/// The number of a frame, or 0 for the header, as a nonce: the key is this message's alone.
fn nonce(number: u32) -> Nonce {
    let mut bytes = [0; NONCE_LEN];
    if let Some(end) = bytes.last_chunk_mut() {
        *end = number.to_be_bytes();
    }
    Nonce::assume_unique_for_key(bytes)
}

/// What the only frame is bound to.
fn frame_data(message_id: &[u8], length: u32) -> Vec<u8> {
    let number = FIRST.to_be_bytes();
    let length = u64::from(length).to_be_bytes();
    [message_id, b"AWSKMSEncryptionClient Final Frame", &number, &length].concat()
}

/// Appends bytes behind their length.
fn sized(to: &mut Vec<u8>, bytes: &[u8]) -> Option<()> {
    to.extend_from_slice(&u16::try_from(bytes.len()).ok()?.to_be_bytes());
    to.extend_from_slice(bytes);
    Some(())
}

fn take<const N: usize>(from: &mut &[u8]) -> Option<[u8; N]> {
    let (bytes, rest) = from.split_first_chunk::<N>()?;
    *from = rest;
    Some(*bytes)
}

fn take_sized<'a>(from: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = u16::from_be_bytes(take(from)?);
    let (bytes, rest) = from.split_at_checked(length.into())?;
    *from = rest;
    Some(bytes)
}
