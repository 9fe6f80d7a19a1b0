//! Users whom the UserMigration trigger brings along (spec/triggers.md §4 to §6).

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use poolgate_triggers::{Event, HandlerError, Triggers, UserMigration, UserMigrationResponse};
use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use crate::support::{House, INCORRECT, OTHER_PASSWORD, PASSWORD, Plan, assert_refused, claims, email_of, tokens_of};

const RESET: (Code, &str) = (Code::PasswordResetRequiredException, "Password reset required for the user");

/// Answers whoever knows [`PASSWORD`], or has forgotten it, so; a name that begins with `nobody` is not known here either.
fn answering(answer: Value) -> Triggers {
    let answer: UserMigrationResponse = serde_json::from_value(answer).unwrap();
    let closure = move |event: Event<UserMigration>| {
        let answer = answer.clone();
        async move {
            let right = event.request.password.is_none_or(|password| password.expose() == PASSWORD);
            if right && !event.user_name.starts_with("nobody") {
                Ok(answer)
            } else {
                Err(HandlerError::new("Bad password"))
            }
        }
    };
    Triggers::builder().on::<UserMigration>(closure).build()
}

/// A pool whose users come from a directory that answers so.
fn house(plan: Plan, answer: Value) -> House {
    plan.triggers(answering(answer)).build()
}

/// A pool to which alice comes along.
pub(crate) fn with_alice_elsewhere() -> Plan {
    Plan::new().triggers(answering(confirmed(verified("alice"))))
}

fn verified(name: &str) -> Value {
    json!({ "email": email_of(name), "email_verified": "true" })
}

/// Everyone's answer: a confirmed user, and no message.
fn confirmed(attributes: Value) -> Value {
    let mut answer = json!({ "finalUserStatus": "CONFIRMED", "messageAction": "SUPPRESS" });
    answer["userAttributes"] = attributes;
    answer
}

fn failed(house: &House) -> (Code, String) {
    (Code::UserNotFoundException, format!("Exception migrating user in app client {}", house.client_id))
}

fn assert_failed(house: &House, answer: Result<Value, Error>, tried: &str) {
    let (code, message) = failed(house);
    assert_refused(answer, code, &message, tried);
}

fn users(house: &House) -> Vec<String> {
    house.list_users("").unwrap()
}

fn wrong_password(house: &House, name: &str) -> Result<Value, Error> {
    house.by_password(name, "Wrong-Horse-9")
}

#[test]
fn a_user_comes_along_with_the_password_at_the_first_sign_in() {
    for plan in [Plan::new(), Plan::new().hiding()] {
        for flow in ["USER_PASSWORD_AUTH", "ADMIN_USER_PASSWORD_AUTH"] {
            let house = house(plan.clone(), confirmed(verified("alice")));
            let sign_in = || house.initiate(flow, json!({ "USERNAME": "alice", "PASSWORD": PASSWORD }));
            let tokens = tokens_of(sign_in());
            assert_eq!(claims(&tokens["IdToken"])["email"], email_of("alice"));
            assert_eq!(house.status("alice"), "CONFIRMED");
            assert_eq!(house.attributes("alice"), serde_json::from_value(verified("alice")).unwrap());
            assert!(house.outbox.messages().is_empty());
            // From now on the pool's own word counts.
            tokens_of(sign_in());
            let proof = house.srp("alice", PASSWORD).unwrap();
            tokens_of(house.prove(&proof));
            assert_refused(wrong_password(&house, "alice"), INCORRECT.0, INCORRECT.1, "a wrong password");
            assert_eq!(users(&house), ["alice"]);
        }
    }
}

/// The policy is for passwords to come.
#[test]
fn a_password_of_old_need_not_follow_the_policy() {
    let policy = json!({ "Policies": { "PasswordPolicy": { "MinimumLength": 30 } } });
    let house = house(Plan::new().pool(policy), confirmed(verified("alice")));
    tokens_of(house.by_password("alice", PASSWORD));
    tokens_of(house.by_password("alice", PASSWORD));
}

#[test]
fn nobody_comes_along_with_a_wrong_password_and_guessing_has_an_end() {
    for (plan, hidden) in [(Plan::new(), false), (Plan::new().hiding(), true)] {
        let house = house(plan, confirmed(verified("alice")));
        for _ in 0..6 {
            let answer = wrong_password(&house, "alice");
            if hidden {
                assert_refused(answer, INCORRECT.0, INCORRECT.1, "hidden");
            } else {
                assert_failed(&house, answer, "told");
            }
        }
        let exceeded = "Password attempts exceeded";
        assert_refused(house.by_password("alice", PASSWORD), Code::NotAuthorizedException, exceeded, "the seventh");
        assert!(users(&house).is_empty());
        house.clock.advance(std::time::Duration::from_secs(2));
        tokens_of(house.by_password("alice", PASSWORD));
    }
}

#[test]
fn a_user_who_must_reset_the_password_is_told_so() {
    for (status, plan) in
        [(json!(null), Plan::new()), (json!("RESET_REQUIRED"), Plan::new()), (json!(null), Plan::new().hiding())]
    {
        let answer =
            json!({ "userAttributes": verified("alice"), "finalUserStatus": status, "messageAction": "SUPPRESS" });
        let house = house(plan, answer);
        assert_refused(house.by_password("alice", PASSWORD), RESET.0, RESET.1, "the first sign-in");
        assert_eq!(house.status("alice"), "RESET_REQUIRED");
        // The password was not kept: a later right one is as good as a wrong one.
        let again = house.by_password("alice", PASSWORD).unwrap_err();
        let wrong = wrong_password(&house, "alice").unwrap_err();
        assert_eq!((again.code, &again.message), (wrong.code, &wrong.message));
        house.forgot("alice").unwrap();
        house.recover("alice", &house.code(&email_of("alice")), OTHER_PASSWORD).unwrap();
        tokens_of(house.by_password("alice", OTHER_PASSWORD));
    }
}

/// Who must reset a password and has none, is told so at every sign-in, where the client tells who exists.
#[test]
fn a_user_without_a_password_is_told_to_reset_it() {
    for (plan, expected) in [(Plan::new(), RESET), (Plan::new().hiding(), INCORRECT)] {
        let house = house(plan, json!({ "userAttributes": verified("alice"), "messageAction": "SUPPRESS" }));
        house.by_password("alice", PASSWORD).unwrap_err();
        assert_refused(house.by_password("alice", PASSWORD), expected.0, expected.1, "again");
    }
}

#[test]
fn other_flows_bring_nobody_along() {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let closure = move |event: Event<UserMigration>| {
        count.fetch_add(1, Ordering::Relaxed);
        async move { Ok::<_, HandlerError>(event.response) }
    };
    let house = Plan::new().triggers(Triggers::builder().on::<UserMigration>(closure).build()).build();
    let no_user = (Code::UserNotFoundException, "User does not exist.");
    assert_refused(house.srp("alice", PASSWORD), no_user.0, no_user.1, "SRP");
    // What the model takes for no name is nobody's anywhere.
    for name in ["a b", "a\nb", &"x".repeat(129)] {
        assert_refused(house.by_password(name, PASSWORD), no_user.0, no_user.1, name);
    }
    house.user("alice");
    wrong_password(&house, "alice").unwrap_err();
    house.tokens("alice");
    house.forgot("alice").unwrap();
    assert_eq!(asked.load(Ordering::Relaxed), 0);
    assert_failed(&house, house.by_password("bob", PASSWORD), "no attributes");
    assert_eq!(asked.load(Ordering::Relaxed), 1);
}

/// What cannot become a user of this pool becomes none.
#[test]
fn answers_that_make_no_user() {
    let required = json!({ "Schema": [{ "Name": "name", "Required": true }] });
    let aliases = json!({ "AliasAttributes": ["email", "preferred_username"] });
    let addresses = json!({ "UsernameAttributes": ["email"] });
    let with = |members: Value| {
        let mut answer = confirmed(verified("alice"));
        answer.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        answer
    };
    let attributes = |more: Value| {
        let mut attributes = verified("alice");
        attributes.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        confirmed(attributes)
    };
    for (plan, name, answer) in [
        (Plan::new(), "alice", json!({})),
        (Plan::new(), "alice", confirmed(json!(null))),
        (Plan::new(), "alice", confirmed(json!({}))),
        (Plan::new(), "alice", confirmed(json!({ "username": "alice" }))),
        (Plan::new(), "alice", with(json!({ "finalUserStatus": "FORCE_CHANGE_PASSWORD" }))),
        (Plan::new(), "alice", with(json!({ "enableSMSMFA": true }))),
        (Plan::new(), "alice", attributes(json!({ "custom:plan": "x" }))),
        (Plan::new(), "alice", attributes(json!({ "sub": "x" }))),
        (Plan::new(), "alice", attributes(json!({ "email": "nowhere" }))),
        (Plan::new(), "alice", attributes(json!({ "birthdate": "today" }))),
        (Plan::new(), "alice", attributes(json!({ "username": "bob" }))),
        (Plan::new(), "alice", attributes(json!({ "username": "a b" }))),
        (Plan::new().pool(required.clone()), "alice", attributes(json!({}))),
        (Plan::new().pool(required), "alice", attributes(json!({ "name": "" }))),
        // Where addresses are aliases, they are not names; and nobody is found by one that is not verified.
        (Plan::new().pool(aliases.clone()), "alice@example.com", attributes(json!({}))),
        (
            Plan::new().pool(aliases.clone()),
            "alice@example.com",
            attributes(json!({ "username": "alice", "email_verified": "false" })),
        ),
        (Plan::new().pool(aliases), "alice", attributes(json!({ "preferred_username": "ally" }))),
        // Where they are names, the one that was typed is the one.
        (Plan::new().pool(addresses.clone()), "alice@example.com", confirmed(json!({ "name": "Alice" }))),
        (Plan::new().pool(addresses.clone()), "alice@example.com", confirmed(verified("bob"))),
        (Plan::new().pool(addresses), "alice", attributes(json!({}))),
    ] {
        let told = format!("{name} {answer}");
        for (plan, hidden) in [(plan.clone(), false), (plan.hiding(), true)] {
            let house = house(plan, answer.clone());
            let (by_password, forgot) = (house.by_password(name, PASSWORD), house.forgot(name));
            if hidden {
                assert_refused(by_password, INCORRECT.0, INCORRECT.1, &told);
                assert_eq!(forgot.unwrap()["CodeDeliveryDetails"]["DeliveryMedium"], "EMAIL", "{told}");
            } else {
                assert_failed(&house, by_password, &told);
                assert_failed(&house, forgot, &told);
            }
            assert!(users(&house).is_empty(), "{told}");
            assert!(house.outbox.messages().is_empty(), "{told}");
        }
    }
}

#[test]
fn a_user_comes_along_under_every_kind_of_name() {
    let aliases = json!({ "AliasAttributes": ["email"] });
    let addresses = json!({ "UsernameAttributes": ["email", "phone_number"] });
    let folding = json!({ "UsernameConfiguration": { "CaseSensitive": false } });
    let named = json!({ "username": "alice", "email": "alice@example.com", "email_verified": "True" });
    let phone = json!({ "phone_number": "+14155550100", "email": "alice@example.com" });
    for (plan, typed, attributes, real) in [
        (Plan::new().pool(aliases.clone()), "alice@example.com", named.clone(), Some("alice")),
        (Plan::new().pool(aliases).pool(folding.clone()), "Alice@Example.com", named, Some("alice")),
        (Plan::new().pool(addresses.clone()), "alice@example.com", verified("alice"), None),
        (Plan::new().pool(addresses.clone()).pool(folding.clone()), "ALICE@example.com", verified("alice"), None),
        (Plan::new().pool(addresses), "+14155550100", phone, None),
        (Plan::new().pool(folding), "Alice", verified("alice"), Some("Alice")),
    ] {
        let house = house(plan, confirmed(attributes));
        let tokens = tokens_of(house.by_password(typed, PASSWORD));
        let claims = claims(&tokens["IdToken"]);
        let expected = real.map_or_else(|| claims["sub"].clone(), Value::from);
        assert_eq!(claims["cognito:username"], expected, "{typed}");
        assert_eq!(claims["email"], "alice@example.com", "{typed}");
        tokens_of(house.by_password(typed, PASSWORD));
        assert_eq!(users(&house).len(), 1, "{typed}");
    }
}

#[test]
fn an_alias_is_taken_over_only_when_the_trigger_says_so() {
    for force in [false, true] {
        let mut answer = confirmed(json!({ "username": "bob", "email": email_of("alice"), "email_verified": "true" }));
        answer["forceAliasCreation"] = force.into();
        let house = house(Plan::new().pool(json!({ "AliasAttributes": ["email"] })), answer);
        house.user("alice");
        let answer = house.by_password("bob", PASSWORD);
        if force {
            tokens_of(answer);
        } else {
            assert_failed(&house, answer, "taken");
        }
        assert_eq!(house.attributes("alice")["email_verified"], (!force).to_string());
        let holder = house.admin("AdminGetUser", &email_of("alice"), json!({})).unwrap();
        assert_eq!(holder["Username"], if force { "bob" } else { "alice" });
    }
}

#[test]
fn a_welcome_goes_where_the_trigger_wants_it_and_shows_no_password() {
    const PHONE: &str = "+14155550100";
    let both = json!({ "email": email_of("alice"), "email_verified": "true", "phone_number": PHONE });
    for (attributes, members, expected) in [
        (&both, json!({}), vec![PHONE]),
        (&both, json!({ "desiredDeliveryMediums": ["EMAIL"] }), vec!["alice@example.com"]),
        (&both, json!({ "desiredDeliveryMediums": ["SMS", "EMAIL"] }), vec![PHONE, "alice@example.com"]),
        (&both, json!({ "desiredDeliveryMediums": [] }), vec![PHONE]),
        (&both, json!({ "messageAction": "SUPPRESS" }), vec![]),
        (&verified("alice"), json!({}), vec!["alice@example.com"]),
        (&verified("alice"), json!({ "desiredDeliveryMediums": ["SMS"] }), vec![]),
    ] {
        let mut answer = json!({ "userAttributes": attributes, "finalUserStatus": "CONFIRMED" });
        answer.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        let house = house(Plan::new(), answer);
        tokens_of(house.by_password("alice", PASSWORD));
        let sent = house.outbox.messages();
        assert_eq!(sent.iter().map(|m| m.destination.as_str()).collect::<Vec<_>>(), expected, "{members}");
        for message in sent {
            assert_eq!(message.body, "Your username is alice and temporary password is ********. ");
        }
    }
    // A user is welcome even when nobody can say so.
    let house = house(Plan::new(), json!({ "userAttributes": verified("alice"), "finalUserStatus": "CONFIRMED" }));
    house.outbox.broken.store(true, Ordering::Relaxed);
    tokens_of(house.by_password("alice", PASSWORD));
}

#[test]
fn a_user_comes_along_who_has_forgotten_the_password() {
    for plan in [Plan::new(), Plan::new().hiding()] {
        for status in [json!(null), json!("CONFIRMED")] {
            let mut answer = confirmed(verified("alice"));
            answer["finalUserStatus"] = status;
            let house = house(plan.clone(), answer);
            let details = house.forgot("alice").unwrap()["CodeDeliveryDetails"].take();
            assert_eq!(
                details,
                json!({ "DeliveryMedium": "EMAIL", "Destination": "a***@e***", "AttributeName": "email" })
            );
            // The password of old is not known here.
            house.by_password("alice", PASSWORD).unwrap_err();
            house.recover("alice", &house.code(&email_of("alice")), OTHER_PASSWORD).unwrap();
            tokens_of(house.by_password("alice", OTHER_PASSWORD));
            assert_eq!(users(&house), ["alice"]);
        }
    }
}

#[test]
fn without_a_verified_address_no_code_goes_out() {
    let no_channel = "Cannot reset password for the user as there is no registered/verified email or phone_number";
    let open = house(Plan::new(), confirmed(json!({ "email": email_of("alice") })));
    assert_refused(open.forgot("alice"), Code::InvalidParameterException, no_channel, "told");
    assert_eq!(users(&open), ["alice"]);
    let hiding = house(Plan::new().hiding(), confirmed(json!({ "email": email_of("alice") })));
    assert_eq!(hiding.forgot("alice").unwrap()["CodeDeliveryDetails"]["DeliveryMedium"], "EMAIL");
    assert!(hiding.outbox.messages().is_empty());
}

#[test]
fn where_only_administrators_recover_nobody_comes_along() {
    let recovery = json!({ "RecoveryMechanisms": [{ "Name": "admin_only", "Priority": 1 }] });
    let house = house(Plan::new().pool(json!({ "AccountRecoverySetting": recovery })), confirmed(verified("alice")));
    let no_combination = "Username/client id combination not found.";
    assert_refused(house.forgot("alice"), Code::UserNotFoundException, no_combination, "told");
    assert!(users(&house).is_empty());
}

#[test]
fn a_function_brings_users_along_and_hears_what_was_said() {
    let source = r#"
        exports.handler = async (event) => {
          const known = { alice: { password: "Correct-Horse-9", email: "alice@example.com" } }[event.userName];
          if (event.triggerSource === "UserMigration_Authentication" && known?.password === event.request.password) {
            if (event.request.validationData?.who !== "client") throw new Error("who?");
            event.response.userAttributes = { email: known.email, email_verified: "true" };
            event.response.finalUserStatus = "CONFIRMED";
            event.response.messageAction = "SUPPRESS";
          } else if (event.triggerSource === "UserMigration_ForgotPassword" && event.userName === "bob") {
            if ("password" in event.request || event.request.clientMetadata?.who !== "client") throw new Error("who?");
            event.response.userAttributes = { email: "bob@example.com", email_verified: "true" };
            event.response.messageAction = "SUPPRESS";
          }
          return event;
        };"#;
    let triggers = Triggers::builder().javascript("old", source).unwrap().build();
    let arn = "arn:aws:lambda:us-east-1:000000000000:function:old";
    let house = Plan::new().pool(json!({ "LambdaConfig": { "UserMigration": arn } })).triggers(triggers).build();
    let sign_in = |password: &str| {
        house.call(
            "InitiateAuth",
            json!({ "AuthFlow": "USER_PASSWORD_AUTH", "ClientMetadata": { "who": "client" },
                "AuthParameters": { "USERNAME": "alice", "PASSWORD": password } }),
        )
    };
    assert_failed(&house, sign_in(OTHER_PASSWORD), "a wrong password");
    tokens_of(sign_in(PASSWORD));
    let forgot = json!({ "Username": "bob", "ClientMetadata": { "who": "client" } });
    house.call("ForgotPassword", forgot).unwrap();
    house.recover("bob", &house.code("bob@example.com"), PASSWORD).unwrap();
    house.tokens("bob");
}

/// A function that is broken says nothing of who exists where that is hidden, and what it is where it is told.
#[test]
fn a_broken_function_brings_nobody_along() {
    let config = json!({ "LambdaConfig": { "UserMigration": "arn:aws:lambda:us-east-1:000000000000:function:old" } });
    let unrecognizable = "Unrecognizable lambda output";
    let absent = "UserMigration invocation failed due to error ResourceNotFoundException.";
    for (source, code, message) in [
        (Some("exports.handler = async () => 'yes'"), Code::InvalidLambdaResponseException, unrecognizable),
        (None, Code::UnexpectedLambdaException, absent),
    ] {
        let triggers = match source {
            Some(source) => Triggers::builder().javascript("old", source).unwrap().build(),
            None => Triggers::none(),
        };
        let plan = Plan::new().pool(config.clone()).triggers(triggers);
        let told = plan.clone().build();
        assert_refused(told.by_password("alice", PASSWORD), code, message, "sign-in");
        assert_refused(told.forgot("alice"), code, message, "forgot");
        let hidden = plan.hiding().build();
        assert_refused(hidden.by_password("alice", PASSWORD), INCORRECT.0, INCORRECT.1, "hidden");
        assert_eq!(hidden.forgot("alice").unwrap()["CodeDeliveryDetails"]["DeliveryMedium"], "EMAIL");
    }
}

#[test]
fn a_client_that_cannot_prove_its_secret_asks_nobody() {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let closure = move |event: Event<UserMigration>| {
        count.fetch_add(1, Ordering::Relaxed);
        async move { Ok::<_, HandlerError>(event.response) }
    };
    let triggers = Triggers::builder().on::<UserMigration>(closure).build();
    let house = Plan::new().client(json!({ "GenerateSecret": true })).triggers(triggers).build();
    let parameters = json!({ "USERNAME": "alice", "PASSWORD": PASSWORD, "SECRET_HASH": house.hash("bob") });
    house.initiate("USER_PASSWORD_AUTH", parameters).unwrap_err();
    house.call("ForgotPassword", json!({ "Username": "alice", "SecretHash": house.hash("bob") })).unwrap_err();
    assert_eq!(asked.load(Ordering::Relaxed), 0);
}
