//! What the operations cannot do without, each alone: bare cryptography by OpenSSL, bare SQLite.

use std::path::Path;

use openssl::{
    bn::{BigNum, BigNumContext, MsbOption},
    hash::MessageDigest,
    pkey::{PKey, Private, Public},
    rsa::Rsa,
    sign::{Signer, Verifier},
};
use rusqlite::{Connection, params};

/// The text under a token's signature is about this long.
const SIGNED: [u8; 900] = [b'x'; 900];

/// An RSA key of 2048 bits.
#[derive(Debug)]
pub struct PrivateKey(PKey<Private>);

impl PrivateKey {
    /// A fresh one.
    pub fn new() -> Self {
        Self(PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap())
    }

    /// One RS256 signature.
    pub fn sign(&self) -> Vec<u8> {
        let mut signer = Signer::new(MessageDigest::sha256(), &self.0).unwrap();
        signer.sign_oneshot_to_vec(&SIGNED).unwrap()
    }

    /// The other half, and a signature to verify by it.
    pub fn public(&self) -> PublicKey {
        let key = PKey::public_key_from_der(&self.0.public_key_to_der().unwrap()).unwrap();
        PublicKey { key, signature: self.sign() }
    }
}

impl Default for PrivateKey {
    fn default() -> Self {
        Self::new()
    }
}

/// A public key of 2048 bits with a signature.
#[derive(Debug)]
pub struct PublicKey {
    key: PKey<Public>,
    signature: Vec<u8>,
}

impl PublicKey {
    /// Verifies the signature.
    pub fn verify(&self) -> bool {
        let mut verifier = Verifier::new(MessageDigest::sha256(), &self.key).unwrap();
        verifier.verify_oneshot(&self.signature, &SIGNED).unwrap()
    }
}

/// The server's arithmetic of one SRP sign-in by OpenSSL's constant-time exponentiation: the part of RFC 3526's
/// 3072-bit group that no table helps with.
pub struct SrpArithmetic {
    prime: BigNum,
    generator: BigNum,
    verifier: BigNum,
    public: BigNum,
    scrambler: BigNum,
    secret: BigNum,
}

impl std::fmt::Debug for SrpArithmetic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SrpArithmetic")
    }
}

impl SrpArithmetic {
    /// Random numbers of the sizes that occur.
    pub fn new() -> Self {
        let random = |bits| {
            let mut number = BigNum::new().unwrap();
            number.rand(bits, MsbOption::ONE, false).unwrap();
            number
        };
        let mut secret = random(256);
        secret.set_const_time();
        Self {
            prime: BigNum::get_rfc3526_prime_3072().unwrap(),
            generator: BigNum::from_u32(2).unwrap(),
            verifier: random(3071),
            public: random(3071),
            scrambler: random(256),
            secret,
        }
    }

    /// `g^b mod N`: a password check, and most of B.
    pub fn power_of_g(&self) -> BigNum {
        let (mut power, mut context) = (BigNum::new().unwrap(), BigNumContext::new().unwrap());
        power.mod_exp(&self.generator, &self.secret, &self.prime, &mut context).unwrap();
        power
    }

    /// `(A · v^u)^b mod N`: the secret S.
    pub fn shared_secret(&self) -> BigNum {
        let (mut power, mut base) = (BigNum::new().unwrap(), BigNum::new().unwrap());
        let mut context = BigNumContext::new().unwrap();
        power.mod_exp(&self.verifier, &self.scrambler, &self.prime, &mut context).unwrap();
        base.mod_mul(&self.public, &power, &self.prime, &mut context).unwrap();
        power.mod_exp(&base, &self.secret, &self.prime, &mut context).unwrap();
        power
    }
}

impl Default for SrpArithmetic {
    fn default() -> Self {
        Self::new()
    }
}

fn open(folder: &Path) -> Connection {
    let connection = Connection::open(folder.join("limit.db")).unwrap();
    connection.pragma_update(None, "journal_mode", "WAL").unwrap();
    connection.pragma_update(None, "synchronous", "FULL").unwrap();
    let table = "CREATE TABLE IF NOT EXISTS records (key BLOB PRIMARY KEY, body BLOB) STRICT, WITHOUT ROWID";
    connection.execute_batch(table).unwrap();
    connection
}

/// Reads one record of the size of a user's by its key.
#[derive(Debug)]
pub struct PointRead(Connection);

impl PointRead {
    /// Makes the record in a database of its own.
    pub fn new(folder: &Path) -> Self {
        let connection = open(folder);
        connection.execute("INSERT INTO records VALUES (?, ?)", params![[0_u8; 16], [0_u8; 1500]]).unwrap();
        Self(connection)
    }

    /// Reads it.
    pub fn read(&self) -> Vec<u8> {
        let mut statement = self.0.prepare_cached("SELECT body FROM records WHERE key = ?").unwrap();
        statement.query_row(params![[0_u8; 16]], |row| row.get(0)).unwrap()
    }
}

/// Writes one record of the size of a session, durably.
#[derive(Debug)]
pub struct SessionWrite(Connection, u64);

impl SessionWrite {
    /// In a database of its own.
    pub fn new(folder: &Path) -> Self {
        Self(open(folder), 1 << 60)
    }

    /// Writes one more, in a transaction of its own.
    pub fn write(&mut self) {
        // Far from each other, as random identifiers are.
        self.1 = self.1.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let mut statement = self.0.prepare_cached("INSERT INTO records VALUES (?, ?)").unwrap();
        statement.execute(params![self.1.to_be_bytes(), [0_u8; 400]]).unwrap();
    }
}
