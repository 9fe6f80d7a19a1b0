//! Secrets stay out of what a log may hold.

use poolgate_wire::user_pools::{AttributeType, InitiateAuthInput, SignUpInput, UserContextDataType};
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
