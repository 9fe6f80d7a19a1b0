//! Data keys of AWS KMS, or of anything that speaks its GenerateDataKey call.

use async_trait::async_trait;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use hyper::body::Bytes;
use poolgate_env::{Entropy, SecretBytes, SecretString};
use serde::{Deserialize, Serialize};

use super::{DataKey, DataKeyError, DataKeys, WrappedKey};
use crate::{
    aws::{AwsCredentials, Place, Service, error_name},
    http_client::EndpointError,
    trigger::TextMap,
};

/// Keys of AWS KMS, each in the region of its ARN: functions open codes exactly as they do for Cognito. Calls need a
/// Tokio runtime.
#[derive(Debug)]
pub struct Kms(Service);

impl Kms {
    /// The keys of AWS.
    ///
    /// # Errors
    /// This machine trusts no certificates.
    pub fn aws(credentials: AwsCredentials) -> Result<Self, EndpointError> {
        Service::new(NAME, None, Some(credentials)).map(Self)
    }

    /// The keys at `url`, plain or with TLS.
    ///
    /// # Errors
    /// It is no URL of HTTP, or this machine trusts no certificates and TLS is asked for.
    pub fn at(url: &str, credentials: Option<AwsCredentials>) -> Result<Self, EndpointError> {
        Service::new(NAME, Some(url), credentials).map(Self)
    }
}

const NAME: &str = "kms";

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct GenerateDataKey<'a> {
    key_id: &'a str,
    number_of_bytes: u32,
    encryption_context: &'a TextMap,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Generated {
    key_id: String,
    plaintext: SecretString,
    ciphertext_blob: String,
}

#[async_trait]
impl DataKeys for Kms {
    async fn data_key(
        &self,
        kms_key_id: Option<&str>,
        context: &TextMap,
        _: &dyn Entropy,
    ) -> Result<DataKey, DataKeyError> {
        let key_id = kms_key_id.ok_or_else(|| DataKeyError("the pool has no KMSKeyID".into()))?;
        let place = Place::of_arn(key_id, NAME).ok_or_else(|| DataKeyError("KMSKeyID is no key's ARN".into()))?;
        let call = GenerateDataKey { key_id, number_of_bytes: 32, encryption_context: context };
        let body = Bytes::from(serde_json::to_vec(&call).map_err(|error| DataKeyError(error.into()))?);
        let headers =
            [("content-type", "application/x-amz-json-1.1"), ("x-amz-target", "TrentService.GenerateDataKey")];
        let answer = self.0.post(place, "/", &headers, body).await?;
        if !answer.status.is_success() {
            let name = error_name(&answer).unwrap_or_default();
            return Err(DataKeyError(format!("GenerateDataKey was answered {} {name}", answer.status).into()));
        }
        // What is wrong with it stays untold: the text may quote the key.
        let unreadable = || DataKeyError("GenerateDataKey was answered nonsense".into());
        let generated: Generated = serde_json::from_slice(&answer.body).map_err(|_| unreadable())?;
        let plaintext = STANDARD.decode(generated.plaintext.expose()).map_err(|_| unreadable())?;
        let ciphertext = STANDARD.decode(&generated.ciphertext_blob).map_err(|_| unreadable())?;
        Ok(DataKey {
            plaintext: SecretBytes::new(plaintext),
            wrapped: WrappedKey {
                provider_id: "aws-kms".to_owned(),
                provider_info: generated.key_id.into_bytes(),
                ciphertext,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use poolgate_env::SeededEntropy;
    use serde_json::{Value, json};

    use super::*;
    use crate::{
        codes::{decrypt_code, encrypt_code},
        test_server::{TestServer, Told, told},
    };

    const POOL: &str = "eu-west-1_aB3dE6gH9";
    const KEY_ID: &str = "arn:aws:kms:eu-west-1:000000000000:key/1234abcd";
    /// 32 times the letter k, and what stands for its encrypted form.
    const GENERATED: &str = r#"{"CiphertextBlob":"d3JhcHBlZA==","KeyId":"arn:aws:kms:eu-west-1:000000000000:key/1234abcd",
        "Plaintext":"a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s="}"#;

    async fn encrypted(answer: Told, key_id: Option<&str>) -> (Result<String, DataKeyError>, TestServer) {
        let server = TestServer::answering(Some(answer)).await;
        let credentials = AwsCredentials {
            access_key_id: "AKIDEXAMPLE".into(),
            secret_access_key: "s3cret".into(),
            session_token: None,
        };
        let kms = Kms::at(&server.url(), Some(credentials)).unwrap();
        (encrypt_code(&kms, key_id, POOL, &"123456".into(), &SeededEntropy::new(1)).await, server)
    }

    #[tokio::test]
    async fn a_code_is_encrypted_under_a_key_of_kms() {
        let (code, server) = encrypted(told(200, &[], GENERATED), Some(KEY_ID)).await;
        let [asked] = &server.asked()[..] else { panic!("once") };
        assert_eq!(asked.header("x-amz-target"), "TrentService.GenerateDataKey");
        assert!(asked.header("authorization").contains("/eu-west-1/kms/aws4_request"));
        let expected = json!({ "KeyId": KEY_ID, "NumberOfBytes": 32, "EncryptionContext": { "userpool-id": POOL } });
        assert_eq!(serde_json::from_str::<Value>(&asked.body).unwrap(), expected);
        let opened = decrypt_code(POOL, &code.unwrap(), |wrapped, context| {
            assert_eq!((wrapped.provider_id.as_str(), wrapped.ciphertext.as_slice()), ("aws-kms", &b"wrapped"[..]));
            assert_eq!(wrapped.provider_info, KEY_ID.as_bytes());
            assert_eq!(context["userpool-id"], POOL);
            Some(SecretBytes::new(vec![b'k'; 32]))
        });
        assert_eq!(opened.unwrap().expose(), "123456");
    }

    #[tokio::test]
    async fn failures_are_told_without_the_key() {
        const DENIED: &str = r#"{"__type":"AccessDeniedException","message":"no"}"#;
        for (answer, key_id, expected) in [
            (
                told(400, &[], DENIED),
                Some(KEY_ID),
                "GenerateDataKey was answered 400 Bad Request AccessDeniedException",
            ),
            (
                told(200, &[], r#"{"KeyId":"x","Plaintext":"a2tr","CiphertextBlob":7}"#),
                Some(KEY_ID),
                "GenerateDataKey was answered nonsense",
            ),
            (
                told(200, &[], r#"{"KeyId":"x","Plaintext":"a2tr","CiphertextBlob":""}"#),
                Some(KEY_ID),
                "a data key has 32 bytes",
            ),
            (told(200, &[], GENERATED), None, "the pool has no KMSKeyID"),
            (told(200, &[], GENERATED), Some("arn:aws:kms:x@evil:0:key/1"), "KMSKeyID is no key's ARN"),
        ] {
            let (code, _) = encrypted(answer, key_id).await;
            assert_eq!(code.unwrap_err().to_string(), format!("no data key could be made: {expected}"));
        }
    }
}
