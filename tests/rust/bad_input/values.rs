//! Values that an operation cannot do anything with: too long, of the wrong form, or about nothing.

use poolgate::wire::Service;
use serde_json::{Value, json};

use super::{Victim, call, exception};
use crate::sdk::{PASSWORD, Srp};

/// An operation and what it is sent.
type Call = (&'static str, Value);

/// Each is the caller's fault, says so in words, and changes nothing.
fn assert_refused(victim: Victim, service: Service, calls: &[Call]) {
    for (operation, body) in calls {
        let body = body.to_string();
        let shown: String = body.chars().take(200).collect();
        let reply = call(&victim.server, service, operation, body.as_bytes());
        assert_eq!(reply.status, 400, "{operation} {shown} {}", reply.text);
        let (name, message) = exception(&reply);
        assert!(name.ends_with("Exception") && !message.is_empty(), "{operation} {shown} {}", reply.text);
    }
    victim.assert_unharmed();
}

fn long(length: usize) -> String {
    "x".repeat(length)
}

#[tokio::test]
async fn sign_ups_that_cannot_be_are_refused() {
    let victim = Victim::new().await;
    let client = victim.pool.client_id.as_str();
    let sign_up = |username: &str, password: &str, attributes: Value| {
        let input = json!({"ClientId": client, "Username": username, "Password": password,
            "UserAttributes": attributes});
        ("SignUp", input)
    };
    let bob = |name: &str, value: &str| sign_up("bob", PASSWORD, json!([{"Name": name, "Value": value}]));
    let confirm = |username: &str, code: &str| {
        ("ConfirmSignUp", json!({"ClientId": client, "Username": username, "ConfirmationCode": code}))
    };
    let calls = [
        sign_up(&long(129), PASSWORD, json!([])),
        sign_up("", PASSWORD, json!([])),
        sign_up("bob\u{0}", PASSWORD, json!([])),
        sign_up("bob smith", PASSWORD, json!([])),
        sign_up("bob", &long(257), json!([])),
        sign_up("bob", "", json!([])),
        sign_up("bob", "short", json!([])),
        sign_up("bob", PASSWORD, json!([{"Name": null, "Value": "x"}])),
        sign_up("alice", PASSWORD, json!([])),
        bob(&long(33), "x"),
        bob("name", &long(2049)),
        bob("custom:unheard", "x"),
        bob("sub", "x"),
        bob("email", "no address"),
        bob("phone_number", "12"),
        confirm("alice", &long(2049)),
        confirm("alice", "12 34"),
        confirm("nobody", "123456"),
        ("ResendConfirmationCode", json!({"ClientId": client, "Username": "nobody"})),
        ("ForgotPassword", json!({"ClientId": "nothing", "Username": "alice"})),
        (
            "ConfirmForgotPassword",
            json!({"ClientId": client, "Username": "alice", "ConfirmationCode": "1", "Password": "x"}),
        ),
    ];
    assert_refused(victim, Service::UserPools, &calls);
}

#[tokio::test]
async fn sign_ins_that_cannot_be_are_refused() {
    let victim = Victim::new().await;
    let client = victim.pool.client_id.as_str();
    let initiate = |flow: &str, parameters: Value| {
        ("InitiateAuth", json!({"ClientId": client, "AuthFlow": flow, "AuthParameters": parameters}))
    };
    let respond = |challenge: &str, session: &str, responses: Value| {
        let input = json!({"ClientId": client, "ChallengeName": challenge, "Session": session,
            "ChallengeResponses": responses});
        ("RespondToAuthChallenge", input)
    };
    let srp = Srp::begin(&victim.pool, "alice").await;
    let proof = |name: &str, value: &str| {
        let mut proof = srp.proof(&victim.pool, PASSWORD);
        proof.insert(name.to_owned(), value.to_owned());
        respond("PASSWORD_VERIFIER", &long(20), json!(proof))
    };
    let get_user = |token: &str| ("GetUser", json!({"AccessToken": token}));
    let calls = [
        initiate("NO_FLOW", json!({})),
        initiate("ADMIN_USER_PASSWORD_AUTH", json!({"USERNAME": "alice", "PASSWORD": PASSWORD})),
        initiate("CUSTOM_AUTH", json!({"USERNAME": "alice"})),
        initiate("USER_PASSWORD_AUTH", json!({"USERNAME": "alice"})),
        initiate("USER_PASSWORD_AUTH", json!({"PASSWORD": PASSWORD})),
        initiate("USER_PASSWORD_AUTH", json!({"USERNAME": 7, "PASSWORD": PASSWORD})),
        initiate("USER_PASSWORD_AUTH", json!({"USERNAME": long(100_000), "PASSWORD": PASSWORD})),
        initiate("USER_SRP_AUTH", json!({"USERNAME": "alice"})),
        initiate("USER_SRP_AUTH", json!({"USERNAME": "alice", "SRP_A": "0"})),
        initiate("USER_SRP_AUTH", json!({"USERNAME": "alice", "SRP_A": "no number"})),
        initiate("USER_SRP_AUTH", json!({"USERNAME": "alice", "SRP_A": "f".repeat(100_000)})),
        initiate("REFRESH_TOKEN_AUTH", json!({"REFRESH_TOKEN": long(100_000)})),
        proof("PASSWORD_CLAIM_SECRET_BLOCK", "none"),
        proof("PASSWORD_CLAIM_SECRET_BLOCK", &long(100_000)),
        proof("USERNAME", "somebody"),
        proof("USERNAME", &long(100_000)),
        respond("NO_CHALLENGE", &long(20), json!({})),
        respond("SMS_MFA", &long(20), json!({"USERNAME": "alice", "SMS_MFA_CODE": "1"})),
        respond("NEW_PASSWORD_REQUIRED", &long(20), json!({"USERNAME": "alice", "NEW_PASSWORD": PASSWORD})),
        respond("NEW_PASSWORD_REQUIRED", &long(5000), json!({})),
        get_user("none"),
        get_user("a.b.c"),
        get_user(&long(100_000)),
        get_user("ä"),
        ("RevokeToken", json!({"ClientId": client, "Token": "none"})),
    ];
    assert_refused(victim, Service::UserPools, &calls);
}

#[tokio::test]
async fn administration_that_cannot_be_is_refused() {
    let victim = Victim::new().await;
    let pool = victim.pool.id.as_str();
    let list_users = |filter: &str, token: &str| {
        ("ListUsers", json!({"UserPoolId": pool, "Filter": filter, "PaginationToken": token}))
    };
    let create_client = |member: &str, value: Value| {
        ("CreateUserPoolClient", json!({"UserPoolId": pool, "ClientName": "app", member: value}))
    };
    let create_pool = |member: &str, value: Value| ("CreateUserPool", json!({"PoolName": "p", member: value}));
    let create_group =
        |member: &str, value: Value| ("CreateGroup", json!({"UserPoolId": pool, "GroupName": "g", member: value}));
    let both = json!({"PoolName": "p", "AliasAttributes": ["email"], "UsernameAttributes": ["email"]});
    let calls = [
        list_users("name = ", ""),
        list_users("name ~ \"x\"", "token"),
        list_users("", "no token"),
        list_users(&long(300), "token"),
        ("ListUsers", json!({"UserPoolId": pool, "Limit": 61})),
        ("ListUsers", json!({"UserPoolId": pool, "Limit": -1})),
        ("ListUsers", json!({"UserPoolId": "us-east-1_../../etc"})),
        ("ListUsers", json!({"UserPoolId": "us-east-1_Unknown00"})),
        ("ListUserPools", json!({"MaxResults": 10, "NextToken": "none"})),
        ("CreateUserPool", json!({"PoolName": long(129)})),
        ("CreateUserPool", both),
        create_pool("Policies", json!({"PasswordPolicy": {"MinimumLength": 1000}})),
        create_pool("LambdaConfig", json!({"PreSignUp": "no arn"})),
        create_pool("Schema", json!([{"Name": "a b"}])),
        create_client("ExplicitAuthFlows", json!(["NOTHING"])),
        create_client("RefreshTokenValidity", json!(-1)),
        create_client("WriteAttributes", json!(["custom:unheard"])),
        create_group("RoleArn", json!("no arn")),
        create_group("Precedence", json!(-1)),
        ("AdminCreateUser", json!({"UserPoolId": pool, "Username": "alice"})),
        ("AdminCreateUser", json!({"UserPoolId": pool, "Username": "bob", "TemporaryPassword": "x"})),
        ("AdminAddUserToGroup", json!({"UserPoolId": pool, "Username": "alice", "GroupName": "nothing"})),
    ];
    assert_refused(victim, Service::UserPools, &calls);
}

#[tokio::test]
async fn identities_that_cannot_be_are_refused() {
    let victim = Victim::new().await;
    let nothing = "us-east-1:00000000-0000-4000-8000-000000000000";
    let calls = [
        ("GetId", json!({"IdentityPoolId": "nothing"})),
        ("GetId", json!({"IdentityPoolId": nothing})),
        ("GetId", json!({"IdentityPoolId": nothing, "Logins": {victim.pool.provider(): "none"}})),
        ("GetCredentialsForIdentity", json!({"IdentityId": nothing})),
        ("GetCredentialsForIdentity", json!({"IdentityId": nothing, "CustomRoleArn": "no arn"})),
        ("GetOpenIdToken", json!({"IdentityId": long(100)})),
        ("CreateIdentityPool", json!({"IdentityPoolName": long(129), "AllowUnauthenticatedIdentities": true})),
        ("ListIdentityPools", json!({"MaxResults": 0})),
    ];
    assert_refused(victim, Service::IdentityPools, &calls);
}
