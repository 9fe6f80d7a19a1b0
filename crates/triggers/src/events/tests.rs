//! Each trigger's event, to the letter.

use std::fmt::Write as _;

use poolgate_env::SecretString;
use serde_json::json;

use super::*;
use crate::trigger::{Event, EventContext, TextMap, Trigger};

fn map<const N: usize>(pairs: [(&str, &str); N]) -> TextMap {
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

fn attributes() -> TextMap {
    map([("cognito:user_status", "CONFIRMED"), ("email", "a@example.com"), ("sub", "0")])
}

const ATTRIBUTES: &str = r#"{"cognito:user_status":"CONFIRMED","email":"a@example.com","sub":"0"}"#;

fn metadata() -> TextMap {
    map([("a", "b")])
}

/// Compares the whole event; `ATTRIBUTES` in the request stands for [`ATTRIBUTES`].
#[track_caller]
fn check<T: Trigger>(source: &str, request: T::Request, expected_request: &str, expected_response: &str) {
    let context = EventContext {
        region: "us-east-1",
        user_pool_id: "us-east-1_aB3dE6gH9",
        user_name: "alice",
        client_id: Some("1example23456789"),
        trigger_source: source,
    };
    let mut expected = format!(r#"{{"version":"{}","triggerSource":"{source}","region":"us-east-1","#, T::VERSION);
    expected.push_str(r#""userPoolId":"us-east-1_aB3dE6gH9","userName":"alice","callerContext":"#);
    expected.push_str(r#"{"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"1example23456789"},"#);
    let request_text = expected_request.replace("ATTRIBUTES", ATTRIBUTES);
    write!(expected, r#""request":{request_text},"response":{expected_response}}}"#).unwrap();
    assert_eq!(serde_json::to_string(&Event::<T>::new(&context, request)).unwrap(), expected);
}

#[test]
fn pre_sign_up() {
    let mut request = PreSignUpRequest { user_attributes: attributes(), ..PreSignUpRequest::default() };
    let response = r#"{"autoConfirmUser":false,"autoVerifyEmail":false,"autoVerifyPhone":false}"#;
    let bare = r#"{"userAttributes":ATTRIBUTES,"validationData":null}"#;
    check::<PreSignUp>(PreSignUp::ADMIN_CREATE_USER, request.clone(), bare, response);
    (request.validation_data, request.client_metadata) = (Some(metadata()), Some(metadata()));
    let full = r#"{"userAttributes":ATTRIBUTES,"validationData":{"a":"b"},"clientMetadata":{"a":"b"}}"#;
    check::<PreSignUp>("PreSignUp_SignUp", request, full, response);
}

#[test]
fn a_call_without_a_client_says_so() {
    let context = EventContext {
        region: "us-east-1",
        user_pool_id: "us-east-1_aB3dE6gH9",
        user_name: "alice",
        client_id: None,
        trigger_source: PreSignUp::ADMIN_CREATE_USER,
    };
    let event = Event::<PreSignUp>::new(&context, PreSignUpRequest::default());
    assert_eq!(event.caller_context.client_id, "CLIENT_ID_NOT_APPLICABLE");
}

#[test]
fn post_confirmation() {
    let request = PostConfirmationRequest { user_attributes: attributes(), client_metadata: Some(metadata()) };
    let expected = r#"{"userAttributes":ATTRIBUTES,"clientMetadata":{"a":"b"}}"#;
    check::<PostConfirmation>("PostConfirmation_ConfirmSignUp", request, expected, "{}");
}

#[test]
fn pre_authentication() {
    let mut request = PreAuthenticationRequest { user_attributes: attributes(), ..PreAuthenticationRequest::default() };
    let bare = r#"{"userAttributes":ATTRIBUTES,"validationData":null}"#;
    check::<PreAuthentication>("PreAuthentication_Authentication", request.clone(), bare, "{}");
    request.user_not_found = Some(false);
    let full = r#"{"userAttributes":ATTRIBUTES,"validationData":null,"userNotFound":false}"#;
    check::<PreAuthentication>("PreAuthentication_Authentication", request, full, "{}");
}

#[test]
fn post_authentication() {
    let request = PostAuthenticationRequest {
        user_attributes: attributes(),
        new_device_used: false,
        client_metadata: Some(metadata()),
    };
    let expected = r#"{"userAttributes":ATTRIBUTES,"newDeviceUsed":false,"clientMetadata":{"a":"b"}}"#;
    check::<PostAuthentication>("PostAuthentication_Authentication", request, expected, "{}");
}

#[test]
fn custom_message() {
    let mut request = CustomMessageRequest { user_attributes: attributes(), ..CustomMessageRequest::default() };
    let response = r#"{"smsMessage":null,"emailMessage":null,"emailSubject":null}"#;
    let bare = r#"{"userAttributes":ATTRIBUTES,"codeParameter":"{####}","usernameParameter":null}"#;
    check::<CustomMessage>("CustomMessage_SignUp", request.clone(), bare, response);
    request.username_parameter = Some(CustomMessageRequest::USERNAME.to_owned());
    request.link_parameter = Some(CustomMessageRequest::LINK.to_owned());
    request.client_metadata = Some(metadata());
    let full = r#"{"userAttributes":ATTRIBUTES,"codeParameter":"{####}","linkParameter":"{##Click Here##}","usernameParameter":"{username}","clientMetadata":{"a":"b"}}"#;
    check::<CustomMessage>("CustomMessage_AdminCreateUser", request, full, response);
}

fn groups() -> GroupConfiguration {
    GroupConfiguration {
        groups_to_override: vec!["g".to_owned()],
        iam_roles_to_override: vec!["arn:aws:iam::000000000000:role/r".to_owned()],
        preferred_role: None,
    }
}

const GROUPS: &str =
    r#"{"groupsToOverride":["g"],"iamRolesToOverride":["arn:aws:iam::000000000000:role/r"],"preferredRole":null}"#;

#[test]
fn pre_token_generation() {
    let request = PreTokenGenerationRequest {
        user_attributes: attributes(),
        group_configuration: groups(),
        client_metadata: Some(metadata()),
    };
    let expected =
        format!(r#"{{"userAttributes":ATTRIBUTES,"groupConfiguration":{GROUPS},"clientMetadata":{{"a":"b"}}}}"#);
    let response = r#"{"claimsOverrideDetails":null}"#;
    check::<PreTokenGeneration>("TokenGeneration_Authentication", request, &expected, response);
}

#[test]
fn pre_token_generation_of_later_versions() {
    let request = PreTokenGenerationRequestV2 {
        user_attributes: attributes(),
        scopes: vec!["aws.cognito.signin.user.admin".to_owned()],
        group_configuration: Some(groups()),
        client_metadata: None,
    };
    let expected = format!(
        r#"{{"userAttributes":ATTRIBUTES,"scopes":["aws.cognito.signin.user.admin"],"groupConfiguration":{GROUPS}}}"#
    );
    let response = r#"{"claimsAndScopeOverrideDetails":null}"#;
    check::<PreTokenGenerationV2>("TokenGeneration_HostedAuth", request, &expected, response);

    let machine = PreTokenGenerationRequestV2::default();
    let expected = r#"{"userAttributes":{},"scopes":[],"groupConfiguration":null}"#;
    check::<PreTokenGenerationV3>("TokenGeneration_ClientCredentials", machine, expected, response);
}

#[test]
fn token_changes_are_read_as_documented() {
    let response: PreTokenGenerationResponseV2 = serde_json::from_value(json!({"claimsAndScopeOverrideDetails": {
        "idTokenGeneration": {"claimsToAddOrOverride": {"n": 1, "l": ["x"]}, "claimsToSuppress": ["email"]},
        "accessTokenGeneration": {"scopesToAdd": ["s/read"], "scopesToSuppress": null, "claimsToAddOrOverride": null},
    }}))
    .unwrap();
    let changes = response.claims_and_scope_override_details.unwrap();
    assert_eq!(changes.id_token_generation.claims_to_add_or_override["l"], json!(["x"]));
    assert_eq!(changes.id_token_generation.claims_to_suppress, ["email"]);
    assert_eq!(changes.access_token_generation.scopes_to_add, ["s/read"]);
    assert_eq!(changes.group_override_details, None);
}

fn session() -> Vec<ChallengeResult> {
    vec![ChallengeResult { challenge_name: "SRP_A".to_owned(), challenge_result: true, challenge_metadata: None }]
}

const SESSION: &str = r#"[{"challengeName":"SRP_A","challengeResult":true,"challengeMetadata":null}]"#;

#[test]
fn define_auth_challenge() {
    let request = DefineAuthChallengeRequest {
        user_attributes: attributes(),
        session: session(),
        client_metadata: Some(metadata()),
        user_not_found: Some(true),
    };
    let expected = format!(
        r#"{{"userAttributes":ATTRIBUTES,"session":{SESSION},"clientMetadata":{{"a":"b"}},"userNotFound":true}}"#
    );
    let response = r#"{"challengeName":null,"issueTokens":false,"failAuthentication":false}"#;
    check::<DefineAuthChallenge>("DefineAuthChallenge_Authentication", request, &expected, response);
}

#[test]
fn create_auth_challenge() {
    let request = CreateAuthChallengeRequest {
        user_attributes: attributes(),
        challenge_name: "CUSTOM_CHALLENGE".to_owned(),
        session: session(),
        ..CreateAuthChallengeRequest::default()
    };
    let expected = format!(r#"{{"userAttributes":ATTRIBUTES,"challengeName":"CUSTOM_CHALLENGE","session":{SESSION}}}"#);
    let response = r#"{"publicChallengeParameters":{},"privateChallengeParameters":{},"challengeMetadata":null}"#;
    check::<CreateAuthChallenge>("CreateAuthChallenge_Authentication", request, &expected, response);
}

#[test]
fn verify_auth_challenge_response() {
    let request = VerifyAuthChallengeResponseRequest {
        user_attributes: attributes(),
        private_challenge_parameters: map([("answer", "5")]),
        challenge_answer: "5".to_owned(),
        ..VerifyAuthChallengeResponseRequest::default()
    };
    let expected = r#"{"userAttributes":ATTRIBUTES,"privateChallengeParameters":{"answer":"5"},"challengeAnswer":"5"}"#;
    let response = r#"{"answerCorrect":false}"#;
    check::<VerifyAuthChallengeResponse>("VerifyAuthChallengeResponse_Authentication", request, expected, response);
}

#[test]
fn user_migration_tells_the_function_the_password_and_nobody_else() {
    let request = UserMigrationRequest {
        password: Some(SecretString::from("hunter2")),
        validation_data: Some(metadata()),
        client_metadata: None,
    };
    assert!(!format!("{request:?}").contains("hunter2"));
    let response = r#"{"userAttributes":null,"forceAliasCreation":false,"enableSMSMFA":false,"finalUserStatus":null,"messageAction":null,"desiredDeliveryMediums":null}"#;
    let expected = r#"{"password":"hunter2","validationData":{"a":"b"}}"#;
    check::<UserMigration>("UserMigration_Authentication", request, expected, response);
    let forgotten = UserMigrationRequest { client_metadata: Some(metadata()), ..UserMigrationRequest::default() };
    let expected = r#"{"validationData":null,"clientMetadata":{"a":"b"}}"#;
    check::<UserMigration>("UserMigration_ForgotPassword", forgotten, expected, response);
}

#[test]
fn custom_senders() {
    let request = |kind| CustomSenderRequest {
        kind,
        code: Some("AYAD".to_owned()),
        client_metadata: Some(metadata()),
        user_attributes: attributes(),
    };
    let expected =
        |kind| format!(r#"{{"type":"{kind}","code":"AYAD","clientMetadata":{{"a":"b"}},"userAttributes":ATTRIBUTES}}"#);
    let (email, sms) = (CustomSenderRequest::EMAIL, CustomSenderRequest::SMS);
    check::<CustomEmailSender>(
        "CustomEmailSender_SignUp",
        request(email),
        &expected("customEmailSenderRequestV1"),
        "{}",
    );
    check::<CustomSmsSender>("CustomSMSSender_SignUp", request(sms), &expected("customSMSSenderRequestV1"), "{}");
}

#[test]
fn inbound_federation() {
    let request = InboundFederationRequest {
        provider_name: "Corp".to_owned(),
        provider_type: "SAML".to_owned(),
        attributes: json!({"samlResponse": {"mail": "a@example.com"}}),
    };
    let expected =
        r#"{"providerName":"Corp","providerType":"SAML","attributes":{"samlResponse":{"mail":"a@example.com"}}}"#;
    let response = r#"{"userAttributesToMap":{}}"#;
    check::<InboundFederation>("InboundFederation_ExternalProvider", request, expected, response);
}
