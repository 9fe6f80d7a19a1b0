//! The client's half of SRP, for hosts' tests, examples and Rust clients.

use base64::{Engine, engine::general_purpose::STANDARD};
use openssl::bn::BigNumContext;
use poolgate_env::{Entropy, SecretBytes, random_bytes};
use ring::hmac;

use super::{
    GROUP, Identity, Scratch, SrpError, claim_message, derive_key, group, hex, make_verifier, new_salt, pad,
    parse_public, power_of_g, private_key, scrambler,
};

/// One sign-in of one client. [`Client::a_hex`] opens it, [`Client::respond`] answers PASSWORD_VERIFIER.
#[derive(Debug)]
pub struct Client {
    a: SecretBytes,
    public: Vec<u8>,
}

impl Client {
    /// A sign-in with a fresh secret.
    pub fn new(entropy: &dyn Entropy) -> Result<Self, SrpError> {
        Self::with_secret(random_bytes::<128>(entropy).to_vec())
    }

    pub(super) fn with_secret(a: Vec<u8>) -> Result<Self, SrpError> {
        let a = SecretBytes::new(a);
        let padded = power_of_g(&a)?;
        let zeros = padded.expose().iter().take_while(|byte| **byte == 0).count();
        Ok(Self { public: padded.expose().get(zeros..).unwrap_or_default().to_vec(), a })
    }

    /// SRP_A.
    pub fn a_hex(&self) -> String {
        // Without padding, as Cognito's own clients write numbers.
        hex(&self.public).trim_start_matches('0').to_owned()
    }

    /// PASSWORD_CLAIM_SIGNATURE for a PASSWORD_VERIFIER challenge: `username` is USER_ID_FOR_SRP, `salt_hex` SALT, `b_hex`
    /// SRP_B, `secret_block` SECRET_BLOCK; `timestamp` is sent as TIMESTAMP (see [`super::format_timestamp`]).
    #[expect(clippy::too_many_arguments, reason = "the members of the challenge and its answer")]
    pub fn respond(
        &self,
        pool_id: &str,
        username: &str,
        password: &str,
        salt_hex: &str,
        b_hex: &str,
        secret_block: &str,
        timestamp: &str,
    ) -> Result<String, SrpError> {
        self.respond_as(Identity::user(pool_id, username), password, salt_hex, b_hex, secret_block, timestamp)
    }

    /// As [`Client::respond`], for a user or a device (DEVICE_PASSWORD_VERIFIER).
    pub fn respond_as(
        &self,
        identity: Identity<'_>,
        password: &str,
        salt_hex: &str,
        b_hex: &str,
        secret_block: &str,
        timestamp: &str,
    ) -> Result<String, SrpError> {
        let salt = parse_public(salt_hex)?;
        let b = parse_public(b_hex)?;
        let block = STANDARD.decode(secret_block).map_err(|_| SrpError::InvalidPublicValue)?;
        let key = self.session_key(&private_key(identity, password, &salt), &b)?;
        let message = claim_message(identity, &block, timestamp);
        let signature = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key.expose()), &message);
        Ok(STANDARD.encode(signature.as_ref()))
    }

    pub(super) fn session_key(&self, x: &SecretBytes, b: &[u8]) -> Result<SecretBytes, SrpError> {
        let mut context = BigNumContext::new()?;
        let u_bytes = scrambler(&self.public, b);
        let g_x = Scratch::secret(power_of_g(x)?.expose())?;
        let (b, u) = (Scratch::secret(b)?, Scratch::secret(&u_bytes)?);
        let (a, x) = (Scratch::secret(self.a.expose())?, Scratch::secret(x.expose())?);
        let blind = Scratch::of(|r| r.mod_mul(&GROUP.k, &g_x, &GROUP.n, &mut context))?;
        let base = Scratch::of(|r| r.mod_sub(&b, &blind, &GROUP.n, &mut context))?;
        let u_x = Scratch::of(|r| r.checked_mul(&u, &x, &mut context))?;
        let exponent = Scratch::of(|r| {
            r.checked_add(&a, &u_x)?;
            r.set_const_time();
            Ok(())
        })?;
        let secret = Scratch::of(|r| r.mod_exp(&base, &exponent, &group::GROUP.n, &mut context))?;
        Ok(derive_key(&u_bytes, &secret))
    }
}

/// What a client registers a device with: `(PasswordVerifier, Salt)` of DeviceSecretVerifierConfig, both base64.
pub fn device_secret_verifier(
    group_key: &str,
    device_key: &str,
    device_password: &str,
    entropy: &dyn Entropy,
) -> Result<(String, String), SrpError> {
    let made = make_verifier(Identity::device(group_key, device_key), device_password, &new_salt(entropy))?;
    Ok((STANDARD.encode(pad(made.verifier.expose())), STANDARD.encode(pad(&made.salt))))
}
