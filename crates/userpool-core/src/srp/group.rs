//! The group: RFC 3526's 3072-bit prime with generator 2, and numbers that are wiped after use.

use std::{ops::Deref, sync::LazyLock};

use openssl::{
    bn::{BigNum, BigNumContext, BigNumRef},
    error::ErrorStack,
};
use poolgate_env::SecretBytes;

use super::{SrpError, fixed_base, pad, sha256};

/// Bytes of the prime.
pub(super) const LENGTH: usize = 384;

/// The group's numbers.
pub(super) struct Group {
    /// The prime.
    pub(super) n: BigNum,
    /// The generator.
    pub(super) g: BigNum,
    /// The multiplier: the hash of the two.
    pub(super) k: BigNum,
}

#[expect(clippy::expect_used, reason = "constants; OpenSSL can fail here only for lack of a few bytes of memory")]
pub(super) static GROUP: LazyLock<Group> = LazyLock::new(|| {
    let n = BigNum::get_rfc3526_prime_3072().expect("OpenSSL knows the prime");
    let g = BigNum::from_u32(2).expect("memory for a small number");
    let k = BigNum::from_slice(&sha256(&[&pad(&n.to_vec()), &[2]])).expect("memory for a small number");
    Group { n, g, k }
});

/// `g^exponent mod N` as 384 bytes.
pub(super) fn power_of_g(exponent: &[u8]) -> Result<SecretBytes, SrpError> {
    match <&[u8; 32]>::try_from(exponent) {
        // Without optimisation OpenSSL is the faster one.
        Ok(exponent) if !cfg!(debug_assertions) => Ok(fixed_base::power_of_g(exponent)),
        _ => general_power_of_g(exponent),
    }
}

/// The same for an exponent of any length.
pub(super) fn general_power_of_g(exponent: &[u8]) -> Result<SecretBytes, SrpError> {
    let mut context = BigNumContext::new()?;
    let exponent = Scratch::secret(exponent)?;
    let power = Scratch::of(|r| r.mod_exp(&GROUP.g, &exponent, &GROUP.n, &mut context))?;
    Ok(SecretBytes::new(power.to_vec_padded(384)?))
}

/// A number that is wiped when dropped.
pub(super) struct Scratch(BigNum);

impl Scratch {
    /// A secret number: as an exponent it takes the same time whatever its value.
    pub(super) fn secret(bytes: &[u8]) -> Result<Self, ErrorStack> {
        let mut number = BigNum::from_slice(bytes)?;
        number.set_const_time();
        Ok(Self(number))
    }

    /// The outcome of one operation.
    pub(super) fn of(compute: impl FnOnce(&mut BigNumRef) -> Result<(), ErrorStack>) -> Result<Self, ErrorStack> {
        let mut number = Self(BigNum::new()?);
        compute(&mut number.0)?;
        Ok(number)
    }
}

impl Deref for Scratch {
    type Target = BigNum;

    fn deref(&self) -> &BigNum {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        self.0.clear();
    }
}
