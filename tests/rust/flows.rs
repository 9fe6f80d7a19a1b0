//! User pools under the SDK: every flow that is built, and its refusals as the SDK types them.

use aws_sdk_cognitoidentityprovider::{
    operation::{
        confirm_sign_up::ConfirmSignUpError, get_user::GetUserError, initiate_auth::InitiateAuthError,
        respond_to_auth_challenge::RespondToAuthChallengeError, sign_up::SignUpError,
    },
    types::{AuthFlowType, ChallengeNameType, PreventUserExistenceErrorTypes, UserStatusType},
};
use poolgate_tests::Server;

use crate::sdk::{PASSWORD, Pool, Srp, advance_clock, code, exception, other_code, outbox, refused};

const INCORRECT: &str = "Incorrect username or password.";
const BETTER: &str = "Better-Horse-9";

fn start() -> Server {
    Server::start(&["--dev", "--log", "debug"]).unwrap()
}

#[tokio::test]
async fn a_person_signs_up_confirms_it_and_signs_in() {
    let server = start();
    let pool = Pool::new(&server, false).await;
    pool.sign_up("alice").await;
    let message = outbox(&server).pop().unwrap();
    assert_eq!(message["destination"], "alice@example.com");
    assert!(message["body"].as_str().unwrap().contains(message["code"].as_str().unwrap()));

    let again = pool.api.sign_up().client_id(&pool.client_id).username("alice").password(PASSWORD).send().await;
    assert!(matches!(
        again.as_ref().map_err(|error| error.as_service_error()),
        Err(Some(SignUpError::UsernameExistsException(_)))
    ));
    assert_eq!(refused(again), exception("UsernameExistsException", "User already exists"));

    let parameters = [("USERNAME", "alice"), ("PASSWORD", PASSWORD)];
    let early = pool.initiate(AuthFlowType::UserPasswordAuth, &parameters).send().await;
    let early = early.unwrap_err().into_service_error();
    assert!(matches!(&early, InitiateAuthError::UserNotConfirmedException(_)), "{early:?}");

    let code = code(&server, "alice");
    let wrong = pool.api.confirm_sign_up().client_id(&pool.client_id).username("alice");
    let wrong = wrong.confirmation_code(other_code(&code)).send().await.unwrap_err().into_service_error();
    assert!(matches!(&wrong, ConfirmSignUpError::CodeMismatchException(_)), "{wrong:?}");
    assert_eq!(wrong.meta().message(), Some("Invalid verification code provided, please try again."));

    pool.confirm("alice", &code).await;
    let tokens = pool.sign_in("alice", PASSWORD).await;
    assert_eq!((tokens.token_type.as_deref(), tokens.expires_in), (Some("Bearer"), 3600));
    let user = pool.api.get_user().access_token(tokens.access_token.unwrap()).send().await.unwrap();
    assert_eq!(user.username, "alice");
    let verified = user.user_attributes.iter().find(|attribute| attribute.name == "email_verified").unwrap();
    assert_eq!(verified.value.as_deref(), Some("true"));
}

#[tokio::test]
async fn srp_signs_in_once_by_the_right_password_only() {
    let server = start();
    for with_secret in [false, true] {
        let pool = Pool::new(&server, with_secret).await;
        pool.person(&server, "alice").await;
        let srp = Srp::begin(&pool, "alice").await;
        let proof = srp.proof(&pool, PASSWORD);
        let respond = |proof| pool.respond(ChallengeNameType::PasswordVerifier, proof).send();
        let answer = respond(proof.clone()).await.unwrap();
        assert!(answer.authentication_result.unwrap().id_token.is_some());
        assert_eq!(refused(respond(proof).await), exception("NotAuthorizedException", INCORRECT));

        let wrong = Srp::begin(&pool, "alice").await.proof(&pool, "Wrong-Horse-9");
        let wrong = respond(wrong).await.unwrap_err().into_service_error();
        assert!(matches!(&wrong, RespondToAuthChallengeError::NotAuthorizedException(_)), "{wrong:?}");
        assert_eq!(wrong.meta().message(), Some(INCORRECT));
    }
}

#[tokio::test]
async fn a_client_with_a_secret_wants_its_hash() {
    let server = start();
    let pool = Pool::new(&server, true).await;
    pool.person(&server, "alice").await;
    assert!(pool.sign_in("alice", PASSWORD).await.access_token.is_some());
    let (id, sign_up) = (&pool.client_id, || pool.api.sign_up().username("bob").password(PASSWORD));
    let missing = sign_up().client_id(id).send().await;
    let message = format!("Client {id} is configured with secret but SECRET_HASH was not received");
    assert_eq!(refused(missing), exception("NotAuthorizedException", &message));
    let wrong = sign_up().client_id(id).set_secret_hash(pool.secret_hash("alice")).send().await;
    let message = format!("Unable to verify secret hash for client {id}");
    assert_eq!(refused(wrong), exception("NotAuthorizedException", &message));
    let initiate = pool.api.initiate_auth().client_id(id).auth_flow(AuthFlowType::UserPasswordAuth);
    let initiate = initiate.auth_parameters("USERNAME", "alice").auth_parameters("PASSWORD", PASSWORD);
    let wrong = initiate.auth_parameters("SECRET_HASH", pool.secret_hash("bob").unwrap()).send().await;
    assert_eq!(refused(wrong), exception("NotAuthorizedException", &message));
}

#[tokio::test]
async fn nobody_looks_like_a_wrong_password_where_the_client_says_so() {
    let server = start();
    let pool = Pool::new(&server, false).await;
    let parameters = [("USERNAME", "nobody"), ("PASSWORD", PASSWORD)];
    let sign_in = || pool.initiate(AuthFlowType::UserPasswordAuth, &parameters).send();
    assert_eq!(refused(sign_in().await), exception("UserNotFoundException", "User does not exist."));
    let update = pool.api.update_user_pool_client().user_pool_id(&pool.id).client_id(&pool.client_id);
    let update = update.prevent_user_existence_errors(PreventUserExistenceErrorTypes::Enabled);
    let update = update.explicit_auth_flows("ALLOW_USER_PASSWORD_AUTH".into());
    update.explicit_auth_flows("ALLOW_REFRESH_TOKEN_AUTH".into()).send().await.unwrap();
    assert_eq!(refused(sign_in().await), exception("NotAuthorizedException", INCORRECT));
}

#[tokio::test]
async fn a_session_is_refreshed_until_it_is_ended() {
    let server = start();
    let pool = Pool::new(&server, false).await;
    pool.person(&server, "alice").await;
    let tokens = pool.sign_in("alice", PASSWORD).await;
    let refresh_token = tokens.refresh_token.unwrap();
    let parameters = [("REFRESH_TOKEN", refresh_token.as_str())];
    let refresh = || pool.initiate(AuthFlowType::RefreshTokenAuth, &parameters).send();
    let fresh = refresh().await.unwrap().authentication_result.unwrap();
    assert!(fresh.id_token.is_some() && fresh.refresh_token.is_none());
    let access_token = fresh.access_token.unwrap();
    pool.api.global_sign_out().access_token(&access_token).send().await.unwrap();
    assert_eq!(refused(refresh().await), exception("NotAuthorizedException", "Refresh Token has been revoked"));
    let user = pool.api.get_user().access_token(access_token).send().await.unwrap_err().into_service_error();
    assert!(matches!(&user, GetUserError::NotAuthorizedException(_)), "{user:?}");
    assert_eq!(user.meta().message(), Some("Access Token has been revoked"));
}

#[tokio::test]
async fn forged_foreign_and_expired_tokens_are_refused() {
    let server = start();
    let other = start();
    let (pool, foreign) = (Pool::new(&server, false).await, Pool::new(&other, false).await);
    pool.person(&server, "alice").await;
    foreign.person(&other, "alice").await;
    let token = pool.sign_in("alice", PASSWORD).await.access_token.unwrap();
    let get_user = |token: &str| pool.api.get_user().access_token(token).send();
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let forged = format!("{signed}.{}", other_code(signature));
    let strange = foreign.sign_in("alice", PASSWORD).await.access_token.unwrap();
    for wrong in [forged, strange] {
        assert_eq!(refused(get_user(&wrong).await), exception("NotAuthorizedException", "Invalid Access Token"));
    }
    assert!(get_user(&token).await.is_ok());
    advance_clock(&server, 3601);
    assert_eq!(refused(get_user(&token).await), exception("NotAuthorizedException", "Access Token has expired"));
}

#[tokio::test]
async fn a_forgotten_password_is_reset_and_a_known_one_changed() {
    let server = start();
    let pool = Pool::new(&server, false).await;
    pool.person(&server, "alice").await;
    pool.api.forgot_password().client_id(&pool.client_id).username("alice").send().await.unwrap();
    let code = code(&server, "alice");
    let reset = |code: &str| {
        let reset = pool.api.confirm_forgot_password().client_id(&pool.client_id).username("alice");
        reset.confirmation_code(code).password(BETTER).send()
    };
    let mismatch = "Invalid verification code provided, please try again.";
    assert_eq!(refused(reset(&other_code(&code)).await), exception("CodeMismatchException", mismatch));
    reset(&code).await.unwrap();
    let token = pool.sign_in("alice", BETTER).await.access_token.unwrap();
    let change = |from: &str| {
        let change = pool.api.change_password().access_token(&token);
        change.previous_password(from).proposed_password("Best-Horse-9").send()
    };
    assert_eq!(refused(change(PASSWORD).await), exception("NotAuthorizedException", INCORRECT));
    change(BETTER).await.unwrap();
    assert!(pool.sign_in("alice", "Best-Horse-9").await.id_token.is_some());
}

#[tokio::test]
async fn whom_an_administrator_made_chooses_a_password() {
    let server = start();
    let pool = Pool::new(&server, false).await;
    let create = pool.api.admin_create_user().user_pool_id(&pool.id).username("alice");
    let made = create.temporary_password("Temporary-Horse-9").send().await.unwrap().user.unwrap();
    assert_eq!(made.user_status, Some(UserStatusType::ForceChangePassword));
    let parameters = [("USERNAME", "alice"), ("PASSWORD", "Temporary-Horse-9")];
    let answer = pool.initiate(AuthFlowType::UserPasswordAuth, &parameters).send().await.unwrap();
    assert_eq!(answer.challenge_name, Some(ChallengeNameType::NewPasswordRequired));
    let responses = [("USERNAME", "alice"), ("NEW_PASSWORD", PASSWORD)];
    let responses = responses.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let respond = pool.respond(ChallengeNameType::NewPasswordRequired, responses.into());
    let answer = respond.set_session(answer.session).send().await.unwrap();
    assert!(answer.authentication_result.unwrap().access_token.is_some());
    assert!(pool.sign_in("alice", PASSWORD).await.id_token.is_some());
}

#[tokio::test]
async fn groups_are_joined_listed_and_left() {
    let server = start();
    let pool = Pool::new(&server, false).await;
    pool.person(&server, "alice").await;
    for name in ["editors", "readers"] {
        pool.api.create_group().user_pool_id(&pool.id).group_name(name).send().await.unwrap();
        let join = pool.api.admin_add_user_to_group().user_pool_id(&pool.id).group_name(name);
        join.username("alice").send().await.unwrap();
    }
    let again = pool.api.create_group().user_pool_id(&pool.id).group_name("editors").send().await;
    assert_eq!(refused(again), exception("GroupExistsException", "A group with the name already exists."));
    let groups = async || {
        let list = pool.api.admin_list_groups_for_user().user_pool_id(&pool.id).username("alice").limit(1);
        let pages = list.into_paginator().items().send().collect::<Result<Vec<_>, _>>().await.unwrap();
        pages.into_iter().filter_map(|group| group.group_name).collect::<Vec<_>>()
    };
    assert_eq!(groups().await, ["editors", "readers"]);
    let leave = pool.api.admin_remove_user_from_group().user_pool_id(&pool.id).group_name("editors");
    leave.username("alice").send().await.unwrap();
    assert_eq!(groups().await, ["readers"]);
    pool.api.delete_group().user_pool_id(&pool.id).group_name("readers").send().await.unwrap();
    assert!(groups().await.is_empty());
}
