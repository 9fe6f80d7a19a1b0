//! The signature algorithms of our own keys.

use josekit::{
    JoseError,
    jwk::{
        Jwk, KeyPair,
        alg::{
            ec::{EcCurve, EcKeyPair},
            ed::{EdCurve, EdKeyPair},
            rsa::RsaKeyPair,
        },
    },
    jws::{ES256, EdDSA, JwsSigner, RS256, RS512},
};
use poolgate_env::SecretBytes;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What a key signs with (RFC 7518 §3.1, RFC 8037).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Algorithm {
    /// RSA 2048 with SHA-256: what Cognito signs user pool tokens with, and what its verifiers insist on.
    #[default]
    #[serde(rename = "RS256")]
    Rs256,
    /// RSA 2048 with SHA-512: identity pools' OpenID tokens.
    #[serde(rename = "RS512")]
    Rs512,
    /// ECDSA on P-256 with SHA-256: smaller and faster, for verifiers that are not bound to Cognito's algorithm.
    #[serde(rename = "ES256")]
    Es256,
    /// Ed25519.
    #[serde(rename = "EdDSA")]
    EdDsa,
}

/// A key pair fresh from OpenSSL.
pub(crate) struct Material {
    /// PKCS#8, DER.
    pub(crate) private: SecretBytes,
    /// The public half as josekit describes it.
    pub(crate) public: Jwk,
}

impl Algorithm {
    /// Its name in JWS headers and JWKs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Rs512 => "RS512",
            Self::Es256 => "ES256",
            Self::EdDsa => "EdDSA",
        }
    }

    /// Makes a key pair: 100 to 500 ms of CPU for RSA.
    pub(crate) fn generate(self) -> Result<Material, JoseError> {
        fn material(pair: &dyn KeyPair) -> Material {
            Material { private: pair.to_der_private_key().into(), public: pair.to_jwk_public_key() }
        }
        Ok(match self {
            Self::Rs256 | Self::Rs512 => material(&RsaKeyPair::generate(2048)?),
            Self::Es256 => material(&EcKeyPair::generate(EcCurve::P256)?),
            Self::EdDsa => material(&EdKeyPair::generate(EdCurve::Ed25519)?),
        })
    }

    /// A signer over a PKCS#8 private key.
    pub(crate) fn signer(self, pkcs8: &[u8]) -> Result<Box<dyn JwsSigner>, JoseError> {
        Ok(match self {
            Self::Rs256 => Box::new(RS256.signer_from_der(pkcs8)?),
            Self::Rs512 => Box::new(RS512.signer_from_der(pkcs8)?),
            Self::Es256 => Box::new(ES256.signer_from_der(pkcs8)?),
            Self::EdDsa => Box::new(EdDSA.signer_from_der(pkcs8)?),
        })
    }

    /// The JWK to publish: members in alphabetical order, nothing but what verifiers need.
    pub(crate) fn published(self, kid: &str, public: &Jwk) -> Map<String, Value> {
        let member = |name: &str| match name {
            "alg" => Some(Value::from(self.name())),
            "kid" => Some(Value::from(kid)),
            "use" => Some(Value::from("sig")),
            name => public.parameter(name).cloned(),
        };
        ["alg", "crv", "e", "kid", "kty", "n", "use", "x", "y"]
            .into_iter()
            .filter_map(|name| Some((name.to_owned(), member(name)?)))
            .collect()
    }
}
