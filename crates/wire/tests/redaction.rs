//! Secrets stay out of what a log may hold.

use poolgate_wire::{
    identity_pools::Credentials,
    user_pools::{
        AttributeType, ConfirmSignUpInput, IdentityProviderType, InitiateAuthInput, InitiateAuthOutput, SignUpInput,
        UserContextDataType,
    },
};
use serde_json::to_value;

#[test]
fn debug_hides_every_kind_of_sensitive_member() {
    let sign_up = SignUpInput {
        client_id: "visible-nowhere".into(),
        username: "visible-nowhere".into(),
        password: Some("visible-nowhere".into()),
        user_attributes: Some(vec![AttributeType { name: "email".into(), value: Some("visible-nowhere".into()) }]),
        user_context_data: Some(UserContextDataType {
            encoded_data: Some("visible-nowhere".into()),
            ..Default::default()
        }),
        ..Default::default()
    };
    let initiate_auth = InitiateAuthInput {
        auth_parameters: Some([("PASSWORD", "visible-nowhere")].into()),
        ..InitiateAuthInput::default()
    };
    for (shown, wire) in
        [(format!("{sign_up:?}"), to_value(&sign_up)), (format!("{initiate_auth:?}"), to_value(&initiate_auth))]
    {
        assert!(!shown.contains("nowhere") && shown.contains("***"), "{shown}");
        assert!(wire.is_ok_and(|wire| wire.to_string().contains("visible-nowhere")));
    }
}

#[test]
fn debug_hides_secrets_that_the_model_does_not_mark() {
    let secret = || "visible-nowhere".to_owned();
    let credentials = Credentials { session_token: Some(secret()), ..Default::default() };
    let confirm = ConfirmSignUpInput { confirmation_code: secret(), ..Default::default() };
    let challenge = InitiateAuthOutput {
        challenge_parameters: Some([("SECRET_BLOCK".to_owned(), secret())].into()),
        ..Default::default()
    };
    let provider = IdentityProviderType {
        provider_name: Some("Example".to_owned()),
        provider_details: Some([("client_secret".to_owned(), secret())].into()),
        ..Default::default()
    };
    let shown = [format!("{credentials:?}"), format!("{confirm:?}"), format!("{challenge:?}"), format!("{provider:?}")];
    for shown in &shown {
        assert!(!shown.contains("nowhere") && shown.contains("***"), "{shown}");
    }
    assert!(shown[3].contains("Example"), "the rest is shown");
}
