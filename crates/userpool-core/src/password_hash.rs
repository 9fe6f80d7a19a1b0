//! How passwords are kept and checked.
//!
//! One credential a user. By default it is an SRP verifier, which serves password sign-in and SRP alike; a pool without
//! SRP may keep Argon2id hashes instead. Either is sealed under the root key and tied to its pool and user.

use std::{fmt, sync::Arc};

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version, password_hash::phc::PasswordHash,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use poolgate_env::{Entropy, RootKey, SealError, SecretBytes, random_bytes};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::srp::{self, Identity, SrpError, Verifier};

/// What is kept of a password: all of it useless without the root key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Credential {
    /// A sealed SRP verifier.
    Srp {
        /// The salt, in hexadecimal.
        salt: String,
        /// The sealed verifier, in base64.
        verifier: String,
    },
    /// A sealed Argon2id hash.
    Argon2id {
        /// The sealed PHC string, in base64.
        phc: String,
    },
    /// The cheap credential of [`TestHasher`].
    Test {
        /// The salt, in hexadecimal.
        salt: String,
        /// SRP's private key x, sealed, in base64.
        x: String,
    },
    /// A credential that a host's own hasher understands.
    Other {
        /// Names the hasher.
        scheme: String,
        /// Its own, as text.
        value: String,
    },
}

impl Credential {
    /// Whether a user with this credential can sign in by SRP with the hashers in the box.
    pub const fn allows_srp(&self) -> bool {
        matches!(self, Self::Srp { .. } | Self::Test { .. })
    }
}

/// Whose password, and what keeps it.
#[derive(Debug, Clone)]
pub struct Owner {
    /// Seals credentials.
    pub root_key: RootKey,
    /// Salts come from here.
    pub entropy: Arc<dyn Entropy>,
    /// The user's pool.
    pub pool_id: String,
    /// The real user name (USER_ID_FOR_SRP), never an alias.
    pub username: String,
}

/// Makes and checks credentials. To write your own: answer from [`Credential::Other`] values of your scheme and leave the
/// rest to [`verify_in_the_box`]; take the same time for right and wrong passwords, and in
/// [`PasswordHasher::verify_nobody`] as much as for a real user. Calls run on the bounded worker threads and may take long.
/// All arguments but the password are trusted.
pub trait PasswordHasher: fmt::Debug + Send + Sync {
    /// The credential for a new password.
    fn create(&self, owner: &Owner, password: &str) -> Result<Credential, HashError>;

    /// Whether `password` is the credential's.
    fn verify(&self, owner: &Owner, password: &str, credential: &Credential) -> Result<bool, HashError> {
        verify_in_the_box(owner, password, credential)
    }

    /// Spends what [`PasswordHasher::verify`] would, for a user who does not exist; never succeeds.
    fn verify_nobody(&self, owner: &Owner, password: &str) -> Result<(), HashError>;

    /// Whether the credential should be replaced by a new one now that the password is at hand.
    fn needs_upgrade(&self, credential: &Credential) -> bool;

    /// The verifier for SRP; `None` when this credential cannot give one.
    fn srp_verifier(&self, owner: &Owner, credential: &Credential) -> Result<Option<Verifier>, HashError> {
        srp_verifier(owner, credential)
    }

    /// Whether this hasher is too weak for real users. A server refuses such a one on an address that is not loopback.
    fn is_for_tests_only(&self) -> bool {
        false
    }
}

/// Keeps sealed SRP verifiers: the default. Making and checking one takes about half a millisecond.
#[derive(Debug, Clone, Copy, Default)]
pub struct SrpHasher;

impl PasswordHasher for SrpHasher {
    fn create(&self, owner: &Owner, password: &str) -> Result<Credential, HashError> {
        let salt = srp::new_salt(&*owner.entropy);
        let made = srp::make_verifier(owner.identity(), password, &salt)?;
        let verifier = owner.seal(VERIFIER_PURPOSE, made.verifier.expose());
        Ok(Credential::Srp { salt: made.salt_hex(), verifier })
    }

    fn verify_nobody(&self, owner: &Owner, password: &str) -> Result<(), HashError> {
        let fake = srp::fake_verifier(&owner.root_key, &owner.pool_id, &owner.username);
        srp::check_password(owner.identity(), password, &fake)?;
        Ok(())
    }

    fn needs_upgrade(&self, credential: &Credential) -> bool {
        !matches!(credential, Credential::Srp { .. })
    }
}

/// Keeps sealed Argon2id hashes, for pools without SRP. The default parameters (19 MiB, two passes, one lane) are OWASP's.
#[derive(Debug, Clone)]
pub struct Argon2idHasher {
    params: Params,
}

impl Argon2idHasher {
    /// A hasher with parameters of its own: memory in KiB, passes, lanes. Hashes with other ones are still checked, and
    /// replaced at the next sign-in.
    pub fn new(memory_kib: u32, passes: u32, lanes: u32) -> Result<Self, HashError> {
        Ok(Self { params: Params::new(memory_kib, passes, lanes, None).map_err(|_| HashError::Parameters)? })
    }

    fn argon2(&self) -> Argon2<'static> {
        Argon2::new(Algorithm::Argon2id, Version::V0x13, self.params.clone())
    }

    fn hash(&self, password: &str, salt: &[u8]) -> Result<String, HashError> {
        let hash = self.argon2().hash_password_with_salt(password.as_bytes(), salt);
        Ok(hash.map_err(|_| HashError::Parameters)?.to_string())
    }
}

impl Default for Argon2idHasher {
    fn default() -> Self {
        // The crate's defaults are OWASP's.
        Self { params: Params::DEFAULT }
    }
}

impl PasswordHasher for Argon2idHasher {
    fn create(&self, owner: &Owner, password: &str) -> Result<Credential, HashError> {
        let salt: [u8; 16] = random_bytes(&*owner.entropy);
        let phc = self.hash(password, &salt)?;
        Ok(Credential::Argon2id { phc: owner.seal(HASH_PURPOSE, phc.as_bytes()) })
    }

    fn verify_nobody(&self, _owner: &Owner, password: &str) -> Result<(), HashError> {
        self.hash(password, &[0; 16]).map(drop)
    }

    fn needs_upgrade(&self, credential: &Credential) -> bool {
        // The parameters are inside the seal; a change of them takes effect as passwords change.
        !matches!(credential, Credential::Argon2id { .. })
    }
}

/// For tests alone: checks a password in microseconds and still lets users sign in by SRP. It keeps SRP's private key,
/// which whoever holds the root key could sign in with, instead of the verifier that is costly to compute.
#[derive(Debug, Clone, Copy, Default)]
pub struct TestHasher;

impl PasswordHasher for TestHasher {
    fn create(&self, owner: &Owner, password: &str) -> Result<Credential, HashError> {
        let salt = srp::new_salt(&*owner.entropy);
        let x = srp::private_key(owner.identity(), password, &salt);
        Ok(Credential::Test { salt: srp::hex(&salt), x: owner.seal(TEST_PURPOSE, x.expose()) })
    }

    fn verify_nobody(&self, owner: &Owner, password: &str) -> Result<(), HashError> {
        srp::private_key(owner.identity(), password, &[1; 16]);
        Ok(())
    }

    fn needs_upgrade(&self, credential: &Credential) -> bool {
        !matches!(credential, Credential::Test { .. })
    }

    fn is_for_tests_only(&self) -> bool {
        true
    }
}

/// Checks a password against any credential that the hashers in the box make.
pub fn verify_in_the_box(owner: &Owner, password: &str, credential: &Credential) -> Result<bool, HashError> {
    match credential {
        Credential::Srp { .. } => match srp_verifier(owner, credential)? {
            Some(verifier) => Ok(srp::check_password(owner.identity(), password, &verifier)?),
            None => Err(HashError::Foreign),
        },
        Credential::Argon2id { phc } => {
            let phc = owner.open(HASH_PURPOSE, phc)?;
            let text = std::str::from_utf8(phc.expose()).map_err(|_| HashError::Damaged)?;
            let hash = PasswordHash::new(text).map_err(|_| HashError::Damaged)?;
            // The parameters are those inside the hash.
            Ok(Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
        }
        Credential::Test { salt, x } => {
            let offered = srp::private_key(owner.identity(), password, &unhex(salt)?);
            Ok(owner.open(TEST_PURPOSE, x)?.matches(offered.expose()))
        }
        Credential::Other { .. } => Err(HashError::Foreign),
    }
}

/// The SRP verifier of any credential in the box that has one.
pub fn srp_verifier(owner: &Owner, credential: &Credential) -> Result<Option<Verifier>, HashError> {
    match credential {
        Credential::Srp { salt, verifier } => {
            let verifier = owner.open(VERIFIER_PURPOSE, verifier)?;
            Ok(Some(Verifier { salt: unhex(salt)?, verifier }))
        }
        Credential::Test { salt, x } => {
            let verifier = srp::power_of_g(&owner.open(TEST_PURPOSE, x)?)?;
            Ok(Some(Verifier { salt: unhex(salt)?, verifier }))
        }
        Credential::Argon2id { .. } | Credential::Other { .. } => Ok(None),
    }
}

impl Owner {
    fn identity(&self) -> Identity<'_> {
        Identity::user(&self.pool_id, &self.username)
    }

    /// Ties a sealed value to its pool and user. Pool ids hold no zero byte.
    fn context(&self) -> Vec<u8> {
        [self.pool_id.as_bytes(), b"\0", self.username.as_bytes()].concat()
    }

    fn seal(&self, purpose: &str, secret: &[u8]) -> String {
        STANDARD.encode(self.root_key.seal(&*self.entropy, purpose, &self.context(), secret))
    }

    fn open(&self, purpose: &str, sealed: &str) -> Result<SecretBytes, HashError> {
        let sealed = STANDARD.decode(sealed).map_err(|_| HashError::Damaged)?;
        Ok(self.root_key.open(purpose, &self.context(), &sealed)?)
    }
}

/// Why a credential could not be made or read. None of these says anything about the password.
#[derive(Debug, Error)]
pub enum HashError {
    /// The credential is of another root key, user or pool.
    #[error(transparent)]
    Sealed(#[from] SealError),
    /// The credential is not what it says it is.
    #[error("the stored credential is damaged")]
    Damaged,
    /// A credential of a hasher that is not in the box.
    #[error("the stored credential belongs to another hasher")]
    Foreign,
    /// Argon2 does not accept these parameters, or has no memory for them.
    #[error("Argon2 does not accept its parameters")]
    Parameters,
    /// The arithmetic failed.
    #[error(transparent)]
    Srp(#[from] SrpError),
}

fn unhex(text: &str) -> Result<Vec<u8>, HashError> {
    let digit = |c: &u8| char::from(*c).to_digit(16).and_then(|d| u8::try_from(d).ok()).ok_or(HashError::Damaged);
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return Err(HashError::Damaged);
    }
    pairs.iter().map(|[high, low]| Ok(digit(high)? << 4 | digit(low)?)).collect()
}

const VERIFIER_PURPOSE: &str = "password-verifier";
const HASH_PURPOSE: &str = "password-hash";
const TEST_PURPOSE: &str = "password-test";

#[cfg(test)]
mod tests {
    use poolgate_env::SeededEntropy;

    use super::*;

    fn owner(username: &str) -> Owner {
        Owner {
            root_key: RootKey::new([1; 32]),
            entropy: Arc::new(SeededEntropy::new(1)),
            pool_id: "us-east-1_AbCdEf123".to_owned(),
            username: username.to_owned(),
        }
    }

    fn hashers() -> [Box<dyn PasswordHasher>; 3] {
        let cheap_argon2 = Argon2idHasher::new(64, 1, 1).unwrap();
        [Box::new(SrpHasher), Box::new(cheap_argon2), Box::new(TestHasher)]
    }

    #[test]
    fn every_hasher_accepts_its_password_alone() {
        let alice = owner("alice");
        for hasher in hashers() {
            let credential = hasher.create(&alice, "Päss-word 1").unwrap();
            let stored = serde_json::to_string(&credential).unwrap();
            let credential: Credential = serde_json::from_str(&stored).unwrap();
            for other in hashers() {
                assert!(other.verify(&alice, "Päss-word 1", &credential).unwrap(), "{hasher:?} {other:?}");
                assert!(!other.verify(&alice, "Päss-word 2", &credential).unwrap(), "{hasher:?} {other:?}");
                assert!(!other.verify(&alice, "", &credential).unwrap(), "{hasher:?} {other:?}");
            }
            assert!(!hasher.needs_upgrade(&credential));
            assert_eq!(hashers().iter().filter(|other| other.needs_upgrade(&credential)).count(), 2);
            hasher.verify_nobody(&alice, "Päss-word 1").unwrap();
        }
    }

    #[test]
    fn a_credential_is_no_good_elsewhere() {
        let (alice, bob) = (owner("alice"), owner("bob"));
        let other_pool = Owner { pool_id: "us-east-1_Other".to_owned(), ..owner("alice") };
        let other_root = Owner { root_key: RootKey::new([2; 32]), ..owner("alice") };
        for hasher in hashers() {
            let credential = hasher.create(&alice, "secret").unwrap();
            for thief in [&bob, &other_pool, &other_root] {
                assert!(matches!(hasher.verify(thief, "secret", &credential), Err(HashError::Sealed(_))));
            }
            assert_ne!(hasher.create(&alice, "secret").unwrap(), credential, "salted");
        }
    }

    #[test]
    fn srp_works_with_verifiers_and_in_tests() {
        let alice = owner("alice");
        for (hasher, works) in hashers().iter().zip([true, false, true]) {
            let credential = hasher.create(&alice, "secret").unwrap();
            let verifier = hasher.srp_verifier(&alice, &credential).unwrap();
            assert_eq!(verifier.is_some(), works);
            assert_eq!(credential.allows_srp(), works);
            if let Some(verifier) = verifier {
                assert!(srp::check_password(Identity::user(&alice.pool_id, "alice"), "secret", &verifier).unwrap());
            }
        }
    }

    #[test]
    fn the_default_argon2_is_owasps() {
        let params = Argon2idHasher::default().params;
        assert_eq!((params.m_cost(), params.t_cost(), params.p_cost()), (19 * 1024, 2, 1));
        assert!(Argon2idHasher::new(1, 0, 0).is_err());
    }

    #[test]
    fn only_the_test_hasher_is_for_tests() {
        assert!(hashers().iter().map(|hasher| hasher.is_for_tests_only()).eq([false, false, true]));
    }

    #[test]
    fn damaged_and_foreign_credentials_are_told_apart() {
        let alice = owner("alice");
        let damaged = Credential::Srp { salt: "0g".to_owned(), verifier: "%".to_owned() };
        assert!(matches!(SrpHasher.verify(&alice, "", &damaged), Err(HashError::Damaged)));
        let foreign = Credential::Other { scheme: "bcrypt".to_owned(), value: String::new() };
        assert!(matches!(SrpHasher.verify(&alice, "", &foreign), Err(HashError::Foreign)));
    }
}
