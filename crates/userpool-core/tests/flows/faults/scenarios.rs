//! The flows, one by one.

use poolgate_triggers::{Empty, Event, HandlerError, PostAuthentication, Triggers};
use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use super::Scenario;
use crate::support::{House, INCORRECT, OTHER_PASSWORD, PASSWORD, Plan, email_of, list, text, tokens_of};
use crate::{custom, migration::with_alice_elsewhere};

const USED_SESSION: (Code, &str) =
    (Code::NotAuthorizedException, "Invalid session for the user, session can only be used once.");
const CODE_IS_GONE: (Code, &str) = (Code::ExpiredCodeException, "Invalid code provided, please request a code again.");

/// Whether someone is there, and in what state.
fn presence(house: &House, name: &str) -> Value {
    match house.admin("AdminGetUser", name, json!({})) {
        Ok(user) => {
            json!({ "status": user["UserStatus"], "enabled": user["Enabled"], "attributes": house.attributes(name) })
        }
        Err(error) => json!(error.to_string()),
    }
}

fn outcome(result: Result<Value, Error>) -> Value {
    match result {
        Ok(answer) => answer.get("ChallengeName").cloned().unwrap_or_else(|| "yes".into()),
        Err(error) => error.to_string().into(),
    }
}

/// Which of two passwords signs in.
fn passwords(house: &House, name: &str) -> Value {
    let mut state = presence(house, name);
    for password in [PASSWORD, OTHER_PASSWORD] {
        state[password] = outcome(house.by_password(name, password));
    }
    state
}

/// Whether tokens still do anything.
fn sessions(house: &House, tokens: &Value) -> Value {
    json!([outcome(house.get_user(tokens)), outcome(house.refresh(tokens))])
}

fn nothing(_: &House, _: &Value) {}

fn alice(house: &House, _: &Value) -> Value {
    presence(house, "alice")
}

fn alices_passwords(house: &House, _: &Value) -> Value {
    passwords(house, "alice")
}

fn alices_sessions(house: &House, known: &Value) -> Value {
    json!([presence(house, "alice"), sessions(house, &known["tokens"])])
}

fn signed_in(house: &House) -> Value {
    house.user("alice");
    json!({ "tokens": house.tokens("alice") })
}

fn groups_of_alice(house: &House, _: &Value) -> Value {
    let groups = house.admin("AdminListGroupsForUser", "alice", json!({})).unwrap();
    let names: Value = groups["Groups"].as_array().unwrap().iter().map(|group| group["GroupName"].clone()).collect();
    let members = house.call("ListUsersInGroup", json!({ "GroupName": "staff" })).unwrap();
    let members: Value = members["Users"].as_array().unwrap().iter().map(|user| user["Username"].clone()).collect();
    json!([names, members])
}

fn keeping() -> Plan {
    let settings = json!({ "AttributesRequireVerificationBeforeUpdate": ["email"] });
    Plan::new().pool(json!({ "UserAttributeUpdateSettings": settings }))
}

/// A pool with logic between the last factor and the tokens, where a sign-in takes two commits.
pub(super) fn hooked() -> Plan {
    let welcome = |_: Event<PostAuthentication>| async { Ok::<_, HandlerError>(Empty {}) };
    Plan::new().triggers(Triggers::builder().on::<PostAuthentication>(welcome).build())
}

fn aliases() -> Plan {
    Plan::new().pool(json!({ "AliasAttributes": ["email"] }))
}

fn new_address(house: &House, known: &Value, value: &str) -> Result<Value, Error> {
    house.call_as(&known["tokens"], "UpdateUserAttributes", json!({ "UserAttributes": list(&[("email", value)]) }))
}

/// A sign-in that waits for a new password.
fn temporary_password(house: &House) -> Value {
    house.user("alice");
    house.set_password("alice", PASSWORD, false);
    house.by_password("alice", PASSWORD).unwrap()
}

fn choose_password(house: &House, known: &Value) -> Result<Value, Error> {
    let responses = json!({ "USERNAME": "alice", "NEW_PASSWORD": OTHER_PASSWORD, "userAttributes.name": "A" });
    house.respond("NEW_PASSWORD_REQUIRED", &known["Session"], responses)
}

fn signs_in_anew(house: &House, _: &Value) {
    tokens_of(house.by_password("alice", OTHER_PASSWORD));
}

pub(super) const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "sign-up",
        plan: Plan::new,
        prepare: |_| Value::Null,
        act: |house, _| house.sign_up("alice"),
        done: &[(Code::UsernameExistsException, "User already exists")],
        state: alice,
        // Told that the name is taken, or without a message, a client asks for a code and goes on.
        go_on: |house, _| {
            house.call("ResendConfirmationCode", json!({ "Username": "alice" })).unwrap();
            house.confirm("alice", &house.code(&email_of("alice"))).unwrap();
            house.tokens("alice");
        },
    },
    Scenario {
        name: "confirmation",
        plan: Plan::new,
        prepare: |house| {
            house.sign_up("alice").unwrap();
            Value::Null
        },
        act: |house, _| house.confirm("alice", &house.code(&email_of("alice"))),
        done: &[(Code::NotAuthorizedException, "User cannot be confirmed. Current status is CONFIRMED")],
        state: alice,
        go_on: |house, _| drop(house.tokens("alice")),
    },
    Scenario {
        name: "confirmation that takes an alias over",
        plan: aliases,
        prepare: |house| {
            house.user("alice");
            house.sign_up_with("bob", &[("email", &email_of("alice"))]).unwrap();
            Value::Null
        },
        act: |house, _| {
            let code = house.code(&email_of("alice"));
            let members = json!({ "Username": "bob", "ConfirmationCode": code, "ForceAliasCreation": true });
            house.call("ConfirmSignUp", members)
        },
        done: &[(Code::NotAuthorizedException, "User cannot be confirmed. Current status is CONFIRMED")],
        state: |house, _| json!([presence(house, "alice"), presence(house, "bob")]),
        go_on: |house, _| {
            let found = house.admin("AdminGetUser", &email_of("alice"), json!({})).unwrap();
            assert_eq!(found["Username"], "bob");
        },
    },
    Scenario {
        name: "invitation",
        plan: Plan::new,
        prepare: |_| Value::Null,
        act: |house, _| {
            let attributes = list(&[("email", &email_of("alice"))]);
            let members = json!({ "UserAttributes": attributes, "DesiredDeliveryMediums": ["EMAIL"] });
            house.admin("AdminCreateUser", "alice", members)
        },
        done: &[(Code::UsernameExistsException, "User account already exists")],
        state: alice,
        go_on: |house, _| {
            let again = json!({ "MessageAction": "RESEND", "DesiredDeliveryMediums": ["EMAIL"] });
            house.admin("AdminCreateUser", "alice", again).unwrap();
            let challenge = house.by_password("alice", &house.code(&email_of("alice"))).unwrap();
            assert_eq!(challenge["ChallengeName"], "NEW_PASSWORD_REQUIRED");
        },
    },
    Scenario {
        name: "new password required",
        plan: Plan::new,
        prepare: temporary_password,
        act: choose_password,
        done: &[USED_SESSION],
        state: alices_passwords,
        go_on: signs_in_anew,
    },
    Scenario {
        name: "password sign-in",
        plan: Plan::new,
        prepare: signed_in,
        act: |house, _| house.by_password("alice", PASSWORD),
        done: &[],
        state: alice,
        go_on: nothing,
    },
    Scenario {
        name: "new password required, with a trigger",
        plan: hooked,
        prepare: temporary_password,
        act: choose_password,
        done: &[USED_SESSION],
        state: alices_passwords,
        go_on: signs_in_anew,
    },
    Scenario {
        name: "password sign-in, with a trigger",
        plan: hooked,
        prepare: signed_in,
        act: |house, _| house.by_password("alice", PASSWORD),
        done: &[],
        state: alice,
        go_on: nothing,
    },
    Scenario {
        name: "an answer to the host's question",
        plan: || custom::open(Plan::new()).triggers(custom::failing_closures("")),
        prepare: |house| {
            house.user("alice");
            custom::start(house, "alice").unwrap()
        },
        act: |house, known| custom::reply(house, "alice", known, "yes"),
        // The host hears an answer once, whatever becomes of it.
        done: &[USED_SESSION],
        state: alice,
        go_on: |house, _| {
            let challenge = custom::start(house, "alice").unwrap();
            tokens_of(custom::reply(house, "alice", &challenge, "yes"));
        },
    },
    Scenario {
        name: "a user comes along at sign-in",
        plan: with_alice_elsewhere,
        prepare: |_| Value::Null,
        act: |house, _| house.by_password("alice", PASSWORD),
        done: &[],
        state: alice,
        go_on: |house, _| drop(house.tokens("alice")),
    },
    Scenario {
        name: "SRP sign-in",
        plan: Plan::new,
        prepare: |house| {
            house.user("alice");
            house.srp("alice", PASSWORD).unwrap()
        },
        act: |house, known| house.prove(known),
        // A proof counts once.
        done: &[INCORRECT],
        state: alice,
        go_on: |house, _| drop(tokens_of(house.prove(&house.srp("alice", PASSWORD).unwrap()))),
    },
    Scenario {
        name: "failed sign-in",
        plan: Plan::new,
        prepare: |house| {
            house.user("alice");
            for _ in 0..5 {
                house.by_password("alice", OTHER_PASSWORD).unwrap_err();
            }
            Value::Null
        },
        // The sixth failure locks; tried again, it says so.
        act: |house, _| match house.by_password("alice", OTHER_PASSWORD) {
            Err(error) if INCORRECT == (error.code, error.message.as_str()) => Ok(Value::Null),
            other => other,
        },
        done: &[(Code::NotAuthorizedException, "Password attempts exceeded")],
        state: |house, _| {
            let locked = house.srp("alice", PASSWORD).is_err();
            json!(locked)
        },
        go_on: nothing,
    },
    Scenario {
        name: "refresh",
        plan: Plan::new,
        prepare: signed_in,
        act: |house, known| house.refresh(&known["tokens"]),
        done: &[],
        state: alices_sessions,
        go_on: nothing,
    },
    Scenario {
        name: "refresh that rotates",
        plan: || {
            let rotation = json!({ "Feature": "ENABLED", "RetryGracePeriodSeconds": 60 });
            let flows = ["ALLOW_USER_PASSWORD_AUTH"];
            Plan::new().client(json!({ "RefreshTokenRotation": rotation, "ExplicitAuthFlows": flows }))
        },
        prepare: signed_in,
        act: |house, known| {
            let members = json!({ "RefreshToken": known["tokens"]["RefreshToken"] });
            house.call("GetTokensFromRefreshToken", members)
        },
        done: &[],
        state: |house, known| outcome(house.get_user(&known["tokens"])),
        // Whoever got no answer asks again with the token that it has, and goes on with what it then gets.
        go_on: |house, known| {
            let mut token = known["tokens"]["RefreshToken"].clone();
            for _ in 0..3 {
                let next = house.call("GetTokensFromRefreshToken", json!({ "RefreshToken": token })).unwrap();
                token = next["AuthenticationResult"]["RefreshToken"].clone();
            }
        },
    },
    Scenario {
        name: "revocation",
        plan: Plan::new,
        prepare: signed_in,
        act: |house, known| house.call("RevokeToken", json!({ "Token": known["tokens"]["RefreshToken"] })),
        done: &[],
        state: alices_sessions,
        go_on: |house, _| drop(house.tokens("alice")),
    },
    Scenario {
        name: "global sign-out",
        plan: Plan::new,
        prepare: signed_in,
        act: |house, known| house.call_as(&known["tokens"], "GlobalSignOut", json!({})),
        done: &[(Code::NotAuthorizedException, "Access Token has been revoked")],
        state: alices_sessions,
        go_on: |house, _| drop(house.tokens("alice")),
    },
    Scenario {
        name: "disabling",
        plan: Plan::new,
        prepare: signed_in,
        act: |house, _| house.admin("AdminDisableUser", "alice", json!({})),
        done: &[],
        state: alices_sessions,
        go_on: |house, known| {
            house.admin("AdminEnableUser", "alice", json!({})).unwrap();
            house.get_user(&known["tokens"]).unwrap_err();
            house.tokens("alice");
        },
    },
    Scenario {
        name: "password change",
        plan: Plan::new,
        prepare: signed_in,
        act: |house, known| {
            let members = json!({ "PreviousPassword": PASSWORD, "ProposedPassword": OTHER_PASSWORD });
            house.call_as(&known["tokens"], "ChangePassword", members)
        },
        done: &[INCORRECT],
        state: alices_passwords,
        go_on: |house, known| drop(house.get_user(&known["tokens"]).unwrap()),
    },
    Scenario {
        name: "forgotten password",
        plan: Plan::new,
        prepare: signed_in,
        act: |house, _| house.forgot("alice"),
        done: &[],
        state: alices_passwords,
        go_on: |house, _| {
            let code = house.code(&email_of("alice"));
            house.recover("alice", &code, OTHER_PASSWORD).unwrap();
        },
    },
    Scenario {
        name: "recovered password",
        plan: Plan::new,
        prepare: |house| {
            house.user("alice");
            house.forgot("alice").unwrap();
            Value::Null
        },
        act: |house, _| {
            let code = house.code(&email_of("alice"));
            house.recover("alice", &code, OTHER_PASSWORD)
        },
        done: &[CODE_IS_GONE],
        state: alices_passwords,
        go_on: nothing,
    },
    Scenario {
        name: "an administrator's password",
        plan: Plan::new,
        prepare: signed_in,
        act: |house, _| {
            let members = json!({ "Password": OTHER_PASSWORD, "Permanent": true });
            house.admin("AdminSetUserPassword", "alice", members)
        },
        done: &[],
        state: alices_passwords,
        go_on: nothing,
    },
    Scenario {
        name: "an administrator's reset",
        plan: Plan::new,
        prepare: signed_in,
        act: |house, _| house.admin("AdminResetUserPassword", "alice", json!({})),
        done: &[],
        state: alices_passwords,
        go_on: |house, _| {
            let code = house.code(&email_of("alice"));
            house.recover("alice", &code, OTHER_PASSWORD).unwrap();
        },
    },
    Scenario {
        name: "a new address that waits",
        plan: keeping,
        prepare: signed_in,
        act: |house, known| new_address(house, known, "new@example.com"),
        done: &[],
        state: alice,
        go_on: |house, known| {
            let code = house.code("new@example.com");
            house
                .call_as(&known["tokens"], "VerifyUserAttribute", json!({ "AttributeName": "email", "Code": code }))
                .unwrap();
        },
    },
    Scenario {
        name: "a verified address",
        plan: keeping,
        prepare: |house| {
            let known = signed_in(house);
            new_address(house, &known, "new@example.com").unwrap();
            known
        },
        act: |house, known| {
            let code = house.code("new@example.com");
            house.call_as(&known["tokens"], "VerifyUserAttribute", json!({ "AttributeName": "email", "Code": code }))
        },
        done: &[CODE_IS_GONE],
        state: alice,
        go_on: nothing,
    },
    Scenario {
        name: "an administrator's attributes",
        plan: Plan::new,
        prepare: signed_in,
        act: |house, _| {
            let attributes = list(&[("email", "new@example.com"), ("email_verified", "true"), ("name", "A")]);
            house.admin("AdminUpdateUserAttributes", "alice", json!({ "UserAttributes": attributes }))
        },
        done: &[],
        state: alice,
        go_on: nothing,
    },
    Scenario {
        name: "joining a group",
        plan: Plan::new,
        prepare: |house| {
            house.user("alice");
            house.call("CreateGroup", json!({ "GroupName": "staff" })).unwrap()
        },
        act: |house, _| house.admin("AdminAddUserToGroup", "alice", json!({ "GroupName": "staff" })),
        done: &[],
        state: groups_of_alice,
        go_on: nothing,
    },
    Scenario {
        name: "leaving a group",
        plan: Plan::new,
        prepare: |house| {
            house.user("alice");
            house.call("CreateGroup", json!({ "GroupName": "staff" })).unwrap();
            house.admin("AdminAddUserToGroup", "alice", json!({ "GroupName": "staff" })).unwrap()
        },
        act: |house, _| house.admin("AdminRemoveUserFromGroup", "alice", json!({ "GroupName": "staff" })),
        done: &[],
        state: groups_of_alice,
        go_on: nothing,
    },
    Scenario {
        name: "leaving for good",
        plan: Plan::new,
        prepare: |house| {
            let known = signed_in(house);
            house.call("CreateGroup", json!({ "GroupName": "staff" })).unwrap();
            house.admin("AdminAddUserToGroup", "alice", json!({ "GroupName": "staff" })).unwrap();
            known
        },
        act: |house, known| house.call_as(&known["tokens"], "DeleteUser", json!({})),
        done: &[(Code::UserNotFoundException, "User does not exist.")],
        state: alices_sessions,
        // A namesake inherits nothing.
        go_on: |house, known| {
            house.user("alice");
            assert_eq!(groups_of_alice(house, known), json!([[], []]));
            assert_ne!(text(&house.get_user(&house.tokens("alice")).unwrap()["UserAttributes"][0]["Value"]), "");
            house.get_user(&known["tokens"]).unwrap_err();
        },
    },
];
