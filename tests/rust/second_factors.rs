//! Second factors under the SDK: an authenticator app from its secret to its refusals.

use std::collections::HashMap;

use aws_sdk_cognitoidentityprovider::{
    operation::{
        respond_to_auth_challenge::{RespondToAuthChallengeError, RespondToAuthChallengeOutput},
        verify_software_token::VerifySoftwareTokenError,
    },
    types::{
        AuthFlowType, ChallengeNameType, SoftwareTokenMfaConfigType, SoftwareTokenMfaSettingsType, UserPoolMfaType,
        VerifySoftwareTokenResponseType,
    },
};
use poolgate::env::{Clock as _, SystemClock};
use poolgate_tests::Server;
use ring::hmac;

use crate::sdk::{PASSWORD, Pool, advance_clock, exception, other_code, refused};

const INVALID_SESSION: &str = "Invalid session for the user.";

/// What an app with this secret shows (RFC 6238) so many steps of half a minute from now. Servers take the next step's
/// code, too: where one was shown already, the next is ahead of it whatever the time.
fn app_code(secret: &str, ahead: u64) -> String {
    let bits = secret.bytes().map(|letter| u64::from(if letter > b'9' { letter - b'A' } else { letter - b'2' + 26 }));
    let (mut key, mut held, mut width) = (Vec::new(), 0, 0);
    for five in bits {
        (held, width) = (held << 5 | five, width + 5);
        if width >= 8 {
            width -= 8;
            key.push(u8::try_from(held >> width & 0xff).unwrap());
        }
    }
    let step = u64::try_from(SystemClock.now().0).unwrap() / 30_000 + ahead;
    let digest = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &key), &step.to_be_bytes());
    let at = usize::from(digest.as_ref()[19] & 15);
    let number = u32::from_be_bytes(digest.as_ref()[at..at + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}

async fn with_apps(server: &Server, mode: UserPoolMfaType) -> Pool {
    let pool = Pool::new(server, true).await;
    let apps = SoftwareTokenMfaConfigType::builder().enabled(true).build();
    let set = pool.api.set_user_pool_mfa_config().user_pool_id(&pool.id).mfa_configuration(mode);
    set.software_token_mfa_configuration(apps).send().await.unwrap();
    pool.person(server, "alice").await;
    pool
}

/// Alice's answer to a challenge.
async fn answer(
    pool: &Pool,
    challenge: ChallengeNameType,
    session: &str,
    code: Option<&str>,
) -> Result<RespondToAuthChallengeOutput, aws_sdk_cognitoidentityprovider::error::SdkError<RespondToAuthChallengeError>>
{
    let mut responses = HashMap::from([("USERNAME".to_owned(), "alice".to_owned())]);
    responses.extend(pool.secret_hash("alice").map(|hash| ("SECRET_HASH".to_owned(), hash)));
    responses.extend(code.map(|code| ("SOFTWARE_TOKEN_MFA_CODE".to_owned(), code.to_owned())));
    pool.respond(challenge, responses).session(session).send().await
}

/// The session of a sign-in by password that asks for a code of the app.
async fn asked(pool: &Pool) -> String {
    let parameters = [("USERNAME", "alice"), ("PASSWORD", PASSWORD)];
    let answer = pool.initiate(AuthFlowType::UserPasswordAuth, &parameters).send().await.unwrap();
    assert_eq!(answer.challenge_name, Some(ChallengeNameType::SoftwareTokenMfa));
    assert!(answer.authentication_result.is_none());
    answer.session.unwrap()
}

#[tokio::test]
async fn an_authenticator_app_is_set_up_and_its_codes_are_good_once() {
    let server = Server::start(&["--dev", "--log", "debug"]).unwrap();
    let pool = with_apps(&server, UserPoolMfaType::Optional).await;
    let token = pool.sign_in("alice", PASSWORD).await.access_token.unwrap();
    let associated = pool.api.associate_software_token().access_token(&token).send().await.unwrap();
    let secret = associated.secret_code.unwrap();

    let verify = |code: String| pool.api.verify_software_token().access_token(&token).user_code(code);
    let wrong = verify(other_code(&app_code(&secret, 0))).send().await.unwrap_err().into_service_error();
    assert!(matches!(&wrong, VerifySoftwareTokenError::EnableSoftwareTokenMfaException(_)), "{wrong:?}");
    assert_eq!(wrong.meta().message(), Some("Code mismatch"));
    let verified = verify(app_code(&secret, 0)).friendly_device_name("phone").send().await.unwrap();
    assert_eq!(verified.status, Some(VerifySoftwareTokenResponseType::Success));
    let preferred = SoftwareTokenMfaSettingsType::builder().enabled(true).preferred_mfa(true).build();
    let preference = pool.api.set_user_mfa_preference().access_token(&token);
    preference.software_token_mfa_settings(preferred).send().await.unwrap();

    let (session, code) = (asked(&pool).await, app_code(&secret, 1));
    let by_app = |session: String, code: String| {
        let pool = &pool;
        async move { answer(pool, ChallengeNameType::SoftwareTokenMfa, &session, Some(&code)).await }
    };
    let wrong = by_app(session.clone(), other_code(&code)).await.unwrap_err().into_service_error();
    assert!(matches!(&wrong, RespondToAuthChallengeError::CodeMismatchException(_)), "{wrong:?}");
    assert_eq!(wrong.meta().message(), Some("Invalid code received for user"));
    let tokens = by_app(session.clone(), code.clone()).await.unwrap().authentication_result.unwrap();
    let user = pool.api.get_user().access_token(tokens.access_token.unwrap()).send().await.unwrap();
    assert_eq!(user.preferred_mfa_setting.as_deref(), Some("SOFTWARE_TOKEN_MFA"));

    let spent = "Your software token has already been used once.";
    assert_eq!(refused(by_app(asked(&pool).await, code).await), exception("ExpiredCodeException", spent));

    let late = asked(&pool).await;
    advance_clock(&server, 3 * 60);
    let expired = "Invalid session for the user, session is expired.";
    let late = by_app(late, app_code(&secret, 6)).await;
    assert_eq!(refused(late), exception("NotAuthorizedException", expired));
}

#[tokio::test]
async fn who_has_no_factor_sets_one_up_before_coming_in() {
    let server = Server::start(&["--dev", "--log", "debug"]).unwrap();
    let pool = with_apps(&server, UserPoolMfaType::On).await;
    let parameters = [("USERNAME", "alice"), ("PASSWORD", PASSWORD)];
    let begun = pool.initiate(AuthFlowType::UserPasswordAuth, &parameters).send().await.unwrap();
    assert_eq!(begun.challenge_name, Some(ChallengeNameType::MfaSetup));
    assert_eq!(begun.challenge_parameters.unwrap()["MFAS_CAN_SETUP"], r#"["SOFTWARE_TOKEN_MFA"]"#);
    let session = begun.session.unwrap();

    let early = answer(&pool, ChallengeNameType::MfaSetup, &session, None).await;
    assert!(early.unwrap_err().into_service_error().meta().code().is_some());
    let associated = pool.api.associate_software_token().session(&session).send().await.unwrap();
    let (secret, session) = (associated.secret_code.unwrap(), associated.session.unwrap());
    let unproven = answer(&pool, ChallengeNameType::MfaSetup, &session, None).await;
    assert!(unproven.is_err());
    let verify = pool.api.verify_software_token().session(&session).user_code(app_code(&secret, 0));
    let verified = verify.send().await.unwrap();
    let session = verified.session.unwrap();
    let foreign = with_apps(&server, UserPoolMfaType::On).await;
    let foreign = answer(&foreign, ChallengeNameType::MfaSetup, &session, None).await;
    assert_eq!(refused(foreign), exception("NotAuthorizedException", INVALID_SESSION));
    let done = answer(&pool, ChallengeNameType::MfaSetup, &session, None).await.unwrap();
    assert!(done.authentication_result.unwrap().access_token.is_some());

    let session = asked(&pool).await;
    let code = app_code(&secret, 1);
    let done = answer(&pool, ChallengeNameType::SoftwareTokenMfa, &session, Some(&code)).await.unwrap();
    assert!(done.authentication_result.is_some());
}
