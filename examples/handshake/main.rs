//! The main job, from sign-up to a picture in S3, in one process:
//!
//! ```text
//! cargo run --example handshake
//! ```
//!
//! A person signs up in a user pool, with a welcome message written by a JavaScript function, confirms, signs in by SRP,
//! and takes the ID token to an identity pool for temporary AWS credentials. With them an unmodified S3 client uploads a
//! picture to a server that trusts them (`s3_server.rs`) and is refused what the role forbids; a guest is refused the
//! upload as well. Users are kept in a SQLite database.

mod s3_server;

use std::{error::Error, fs, path::Path, sync::Arc, time::Duration};

use aws_sdk_s3::{
    Client as S3, Config,
    config::{BehaviorVersion, Credentials, Region},
    error::{ProvideErrorMetadata, SdkError},
    operation::put_object::PutObjectError,
    primitives::ByteStream,
};
use poolgate::{
    Poolgate,
    env::{Clock, SystemClock, SystemEntropy},
    issuer_local::Role,
    read_or_make_root_key,
    token::{Audience, Expected, JwkSet, KeyUse, verify},
    triggers::Triggers,
    user_pools::{
        Outbox,
        srp::{client::Client as Srp, format_timestamp},
    },
    wire::{
        identity_pools::{
            CognitoIdentityProvider, CreateIdentityPoolInput, Credentials as Issued, GetCredentialsForIdentityInput,
            GetIdInput, SetIdentityPoolRolesInput,
        },
        user_pools::{
            AttributeType, AuthFlowType, AuthenticationResultType, ChallengeNameType, ConfirmSignUpInput,
            CreateUserPoolClientInput, CreateUserPoolInput, InitiateAuthInput, LambdaConfigType,
            RespondToAuthChallengeInput, SignUpInput, VerifiedAttributeType,
        },
    },
};

type Outcome<T> = Result<T, Box<dyn Error>>;

const PASSWORD: &str = "Correct-horse-1";
const PICTURE: &[u8] = include_bytes!("picture.png");
const WELCOME: &str = include_str!("../handlers/welcome.js");
const PUBLIC_URL: &str = "https://auth.example.com";

/// Whoever is signed in may put and get pictures in a folder of their own; guests may look at the public ones.
const OWN_FOLDER: &str = r#"{"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow",
    "Action": ["s3:PutObject", "s3:GetObject"],
    "Resource": "arn:aws:s3:::photos/${cognito-identity.amazonaws.com:sub}/*"}]}"#;
const PUBLIC_FOLDER: &str = r#"{"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/public/*"}]}"#;

#[tokio::main]
async fn main() -> Outcome<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/handshake");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(folder.join("s3/photos"))?;
    let folder = folder.canonicalize()?;

    let (root_key, _) = read_or_make_root_key(&folder.join("root.key"), &SystemEntropy::new())?;
    let outbox = Arc::new(Outbox::default());
    let poolgate = Poolgate::builder()
        .sqlite(folder.join("poolgate.db"))
        .root_key(root_key)
        .messages(outbox.clone())
        .triggers(Triggers::builder().javascript("welcome", WELCOME)?.build())
        .public_url(PUBLIC_URL)
        .build()?;

    println!("Authenticate to the user pool");
    let users = Users::create(&poolgate).await?;
    step("a user pool and an app client", &users.pool_id);
    users.sign_up("alice", "alice@example.com").await?;
    let message = outbox.last_to("alice@example.com").ok_or("no message was sent")?;
    step("alice signs up and receives", &format!("{} {}", message.subject, message.body));
    users.confirm("alice", message.code.expose()).await?;
    step("she confirms with the code", "CONFIRMED");
    let tokens = users.sign_in("alice").await?;
    step("she signs in by SRP: her password stays with her", "ID, access and refresh token");
    let id_token = tokens.id_token.ok_or("no ID token")?.into_inner();
    step("the ID token, verified with the pool's key set", &users.verify(&id_token).await?);

    println!("Exchange the token at the identity pool");
    let identities = Identities::create(&poolgate, &users).await?;
    step("an identity pool that trusts the user pool", &identities.pool_id);
    let (alice, credentials) = identities.exchange(Some(&id_token)).await?;
    step("alice's identity", &alice);
    step("her temporary credentials", credentials.access_key_id.as_deref().unwrap_or_default());

    println!("Use the credentials at an S3 server");
    let endpoint = s3_server::start(&folder.join("s3"), poolgate.clone()).await?;
    let s3 = s3_client(&endpoint, &credentials)?;
    let key = format!("{alice}/gate.png");
    put(&s3, &key).await?;
    let stored = folder.join("s3/photos").join(&key);
    if fs::read(&stored)? != PICTURE {
        return Err("the stored picture is not the one that was sent".into());
    }
    step("alice uploads a picture, which is stored at", &stored.display().to_string());
    step("alice tries somebody else's folder", &refusal(put(&s3, "somebody-else/gate.png").await)?);
    let (guest, credentials) = identities.exchange(None).await?;
    let s3 = s3_client(&endpoint, &credentials)?;
    step("a guest tries the upload", &refusal(put(&s3, &format!("{guest}/gate.png")).await)?);
    Ok(())
}

fn step(what: &str, result: &str) {
    println!("  {what}\n    {result}");
}

/// A user pool with an app client.
struct Users<'a> {
    poolgate: &'a Poolgate,
    pool_id: String,
    client_id: String,
}

impl<'a> Users<'a> {
    async fn create(poolgate: &'a Poolgate) -> Outcome<Self> {
        let pool = CreateUserPoolInput {
            pool_name: "people".into(),
            auto_verified_attributes: Some(vec![VerifiedAttributeType::Email]),
            lambda_config: Some(LambdaConfigType {
                custom_message: Some("arn:aws:lambda:us-east-1:000000000000:function:welcome".into()),
                ..Default::default()
            }),
            ..Default::default()
        };
        let pool = poolgate.user_pools().create_user_pool(pool).await?;
        let pool_id = pool.user_pool.and_then(|pool| pool.id).ok_or("a pool has an id")?;
        let client = CreateUserPoolClientInput {
            user_pool_id: pool_id.clone(),
            client_name: "app".into(),
            ..Default::default()
        };
        let client = poolgate.user_pools().create_user_pool_client(client).await?;
        let client_id = client.user_pool_client.and_then(|client| client.client_id).ok_or("a client has an id")?;
        Ok(Self { poolgate, pool_id, client_id: client_id.into_inner() })
    }

    async fn sign_up(&self, username: &str, email: &str) -> Outcome<()> {
        let input = SignUpInput {
            client_id: self.client_id.as_str().into(),
            username: username.into(),
            password: Some(PASSWORD.into()),
            user_attributes: Some(vec![AttributeType { name: "email".into(), value: Some(email.into()) }]),
            ..Default::default()
        };
        self.poolgate.user_pools().sign_up(input).await?;
        Ok(())
    }

    async fn confirm(&self, username: &str, code: &str) -> Outcome<()> {
        let input = ConfirmSignUpInput {
            client_id: self.client_id.as_str().into(),
            username: username.into(),
            confirmation_code: code.into(),
            ..Default::default()
        };
        self.poolgate.user_pools().confirm_sign_up(input).await?;
        Ok(())
    }

    /// Both halves of SRP: what a client computes, and the two calls it makes.
    async fn sign_in(&self, username: &str) -> Outcome<AuthenticationResultType> {
        let srp = Srp::new(&SystemEntropy::new())?;
        let input = InitiateAuthInput {
            auth_flow: AuthFlowType::UserSrpAuth,
            client_id: self.client_id.as_str().into(),
            auth_parameters: Some([("USERNAME", username), ("SRP_A", &srp.a_hex())].into()),
            ..Default::default()
        };
        let asked = self.poolgate.user_pools().initiate_auth(input).await?;
        let parameters = asked.challenge_parameters.ok_or("a challenge has parameters")?;
        let parameter = |name| parameters.get(name).map(String::as_str).ok_or("the challenge is not whole");
        let (user_id, block) = (parameter("USER_ID_FOR_SRP")?, parameter("SECRET_BLOCK")?);
        let (salt, b) = (parameter("SALT")?, parameter("SRP_B")?);
        let timestamp = format_timestamp(SystemClock.now());
        let proof = srp.respond(&self.pool_id, user_id, PASSWORD, salt, b, block, &timestamp)?;
        let input = RespondToAuthChallengeInput {
            client_id: self.client_id.as_str().into(),
            challenge_name: ChallengeNameType::PasswordVerifier,
            session: asked.session,
            challenge_responses: Some(
                [
                    ("USERNAME", user_id),
                    ("PASSWORD_CLAIM_SECRET_BLOCK", block),
                    ("PASSWORD_CLAIM_SIGNATURE", &proof),
                    ("TIMESTAMP", &timestamp),
                ]
                .into(),
            ),
            ..Default::default()
        };
        let answer = self.poolgate.user_pools().respond_to_auth_challenge(input).await?;
        Ok(answer.authentication_result.ok_or("no tokens")?)
    }

    /// Whose ID token it is, found out as any other service would: from the published keys alone.
    async fn verify(&self, id_token: &str) -> Outcome<String> {
        let keys = self.poolgate.jwks(&self.pool_id).await?.ok_or("the pool has no keys")?;
        let expected = Expected {
            issuer: &format!("{PUBLIC_URL}/{}", self.pool_id),
            token_use: Some(KeyUse::Id),
            audience: Audience::One(&self.client_id),
            now: SystemClock.now(),
            leeway: Duration::ZERO,
        };
        let verified = verify(id_token, &JwkSet::parse(&keys)?, &expected)?;
        let claim = |name| verified.text(name).unwrap_or_default();
        Ok(format!("{} <{}>", claim("cognito:username"), claim("email")))
    }
}

/// An identity pool that trusts the user pool, and lets guests in.
struct Identities<'a> {
    poolgate: &'a Poolgate,
    pool_id: String,
    provider: String,
}

impl<'a> Identities<'a> {
    async fn create(poolgate: &'a Poolgate, users: &Users<'_>) -> Outcome<Self> {
        let provider = format!("cognito-idp.us-east-1.amazonaws.com/{}", users.pool_id);
        let pool = CreateIdentityPoolInput {
            identity_pool_name: "people".into(),
            allow_unauthenticated_identities: true,
            cognito_identity_providers: Some(vec![CognitoIdentityProvider {
                provider_name: Some(provider.clone()),
                client_id: Some(users.client_id.clone()),
                ..Default::default()
            }]),
            ..Default::default()
        };
        let pool_id = poolgate.identity_pools().create_identity_pool(pool).await?.identity_pool_id;
        let issuer = poolgate.issuer().ok_or("the issuer is our own")?;
        let mut roles = SetIdentityPoolRolesInput { identity_pool_id: pool_id.clone(), ..Default::default() };
        for (kind, name, policy) in
            [("authenticated", "Uploader", OWN_FOLDER), ("unauthenticated", "Visitor", PUBLIC_FOLDER)]
        {
            let arn = format!("arn:aws:iam::000000000000:role/{name}");
            let role = Role::for_identity_pool(&arn, &pool_id, kind == "authenticated")?;
            issuer.roles().insert(role.with_policy(policy)?);
            roles.roles.insert(kind.into(), arn);
        }
        poolgate.identity_pools().set_identity_pool_roles(roles).await?;
        Ok(Self { poolgate, pool_id, provider })
    }

    /// An identity and its credentials: for the holder of an ID token, or for a guest.
    async fn exchange(&self, id_token: Option<&str>) -> Outcome<(String, Issued)> {
        let pools = self.poolgate.identity_pools();
        let logins = id_token.map(|token| [(self.provider.clone(), token.into())].into());
        let input = GetIdInput { identity_pool_id: self.pool_id.clone(), logins: logins.clone(), ..Default::default() };
        let identity = pools.get_id(input).await?.identity_id.ok_or("no identity")?;
        let input = GetCredentialsForIdentityInput { identity_id: identity.clone(), logins, ..Default::default() };
        let credentials = pools.get_credentials_for_identity(input).await?.credentials.ok_or("no credentials")?;
        Ok((identity, credentials))
    }
}

/// The AWS SDK's own client, pointed at our server.
fn s3_client(endpoint: &str, credentials: &Issued) -> Outcome<S3> {
    let access_key = credentials.access_key_id.as_ref().ok_or("no access key")?;
    let secret_key = credentials.secret_key.as_ref().ok_or("no secret key")?.expose();
    let credentials = Credentials::new(access_key, secret_key, credentials.session_token.clone(), None, "poolgate");
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .endpoint_url(endpoint)
        .force_path_style(true)
        .credentials_provider(credentials)
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .build();
    Ok(S3::from_conf(config))
}

async fn put(s3: &S3, key: &str) -> Result<(), SdkError<PutObjectError>> {
    let put = s3.put_object().bucket("photos").key(key).content_type("image/png");
    put.body(ByteStream::from_static(PICTURE)).send().await.map(|_| ())
}

/// What S3 says to an upload that it must refuse.
fn refusal(upload: Result<(), SdkError<PutObjectError>>) -> Outcome<String> {
    match upload {
        Ok(()) => Err("an upload that the role forbids went through".into()),
        Err(error) if error.code() == Some("AccessDenied") => {
            Ok(format!("refused: AccessDenied, {}", error.message().unwrap_or_default()))
        }
        Err(error) => Err(format!("an upload failed for another reason: {:?}", error.code()).into()),
    }
}
