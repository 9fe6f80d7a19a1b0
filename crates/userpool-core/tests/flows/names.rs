//! The names a user answers to: user names, aliases, addresses (spec/user-pool-model.md §5), and proofs of a client's
//! secret over them (§12).

use poolgate_wire::Code;
use serde_json::json;

use crate::support::{
    House, OTHER_PASSWORD, PASSWORD, Plan, assert_refused, claims, email_of, list, text, tokens_of, wrong,
};

const PHONE: &str = "+14155550100";

fn all_aliases() -> Plan {
    Plan::new().pool(json!({ "AliasAttributes": ["email", "phone_number", "preferred_username"] }))
}

fn by_address() -> Plan {
    Plan::new().pool(json!({ "UsernameAttributes": ["email", "phone_number"] }))
}

/// The real name of whoever signs in by `name`.
fn who(house: &House, name: &str) -> Option<String> {
    let tokens = house.by_password(name, PASSWORD).ok()?["AuthenticationResult"].take();
    assert_eq!(house.srp(name, PASSWORD).unwrap()["USERNAME"], claims(&tokens["IdToken"])["cognito:username"]);
    Some(text(&claims(&tokens["AccessToken"])["username"]))
}

fn update(house: &House, name: &str, attributes: &[(&str, &str)]) -> Result<serde_json::Value, poolgate_wire::Error> {
    house.admin("AdminUpdateUserAttributes", name, json!({ "UserAttributes": list(attributes) }))
}

#[test]
fn names_that_look_like_addresses() {
    let invalid = Code::InvalidParameterException;
    let email = "Username cannot be of email format, since user pool is configured for email alias.";
    let phone = "Username cannot be of phone number format, since user pool is configured for phone number alias.";
    let preferred = "Preferred username cannot be set at sign-up, since user pool is configured for preferred username \
                     alias.";
    let either = "Username should be either an email or a phone number.";
    let only = |attribute: &str| Plan::new().pool(json!({ "UsernameAttributes": [attribute] }));
    for (plan, name, attributes, expected) in [
        (Plan::new(), "alice@example.com", vec![], None),
        (Plan::new(), PHONE, vec![], None),
        (all_aliases(), "alice", vec![], None),
        (all_aliases(), "alice@example.com", vec![], Some(email)),
        (all_aliases(), PHONE, vec![], Some(phone)),
        (all_aliases(), "alice", vec![("preferred_username", "ally")], Some(preferred)),
        (Plan::new(), "alice", vec![("preferred_username", "ally")], None),
        (by_address(), "alice@example.com", vec![], None),
        (by_address(), PHONE, vec![], None),
        (by_address(), "alice", vec![], Some(either)),
        (only("email"), PHONE, vec![], Some("Username should be an email.")),
        (only("email"), "alice", vec![], Some("Username should be an email.")),
        (only("phone_number"), "alice@example.com", vec![], Some("Username should be a phone number.")),
    ] {
        let house = plan.build();
        let invite = json!({ "UserAttributes": list(&attributes), "MessageAction": "SUPPRESS" });
        let (signed_up, invited) =
            (house.sign_up_with(name, &attributes), house.admin("AdminCreateUser", name, invite));
        if let Some(message) = expected {
            assert_refused(signed_up, invalid, message, name);
            assert_refused(invited, invalid, message, name);
        } else {
            signed_up.unwrap();
            assert_eq!(invited.unwrap_err().code, Code::UsernameExistsException, "{name}");
        }
    }
}

#[test]
fn an_address_is_an_alias_once_it_is_verified() {
    let house = all_aliases().build();
    let attributes = [("email", "alice@example.com"), ("phone_number", PHONE)];
    house.sign_up_with("alice", &attributes).unwrap();
    assert!(house.by_password("alice@example.com", PASSWORD).unwrap_err().code == Code::UserNotFoundException);
    house.confirm("alice", &house.code("alice@example.com")).unwrap();
    update(&house, "alice", &[("preferred_username", "ally")]).unwrap();
    for (name, real) in [
        ("alice", Some("alice")),
        ("alice@example.com", Some("alice")),
        (PHONE, None),
        ("ally", Some("alice")),
        // The pool tells cases apart.
        ("Alice@example.com", None),
        ("Ally", None),
    ] {
        assert_eq!(who(&house, name).as_deref(), real, "{name}");
    }
    update(&house, "alice", &[("phone_number_verified", "true")]).unwrap();
    assert_eq!(who(&house, PHONE).as_deref(), Some("alice"));
    // By any name, administrators and users mean the same user, who keeps the real one.
    let sub = text(&house.admin("AdminGetUser", "alice", json!({})).unwrap()["UserAttributes"][0]["Value"]);
    for name in ["alice@example.com", PHONE, "ally", &sub] {
        assert_eq!(house.admin("AdminGetUser", name, json!({})).unwrap()["Username"], "alice", "{name}");
        let answer = house.call("ForgotPassword", json!({ "Username": name })).unwrap();
        assert_eq!(answer["CodeDeliveryDetails"]["DeliveryMedium"], "SMS");
    }
    let reset = json!({ "Username": "ally", "ConfirmationCode": house.code(PHONE), "Password": OTHER_PASSWORD });
    house.call("ConfirmForgotPassword", reset).unwrap();
    tokens_of(house.by_password(PHONE, OTHER_PASSWORD));
    // An alias is gone with its verification, and with its value.
    update(&house, "alice", &[("phone_number", "+14155550199")]).unwrap();
    update(&house, "alice", &[("preferred_username", "")]).unwrap();
    for name in [PHONE, "+14155550199", "ally"] {
        assert_eq!(house.by_password(name, OTHER_PASSWORD).unwrap_err().code, Code::UserNotFoundException, "{name}");
    }
}

#[test]
fn an_alias_has_one_holder() {
    let house = all_aliases().build();
    house.user("alice");
    let taken = "An account with the given email already exists.";
    // Anyone may claim an address, and only its holder can confirm it.
    house.sign_up_with("bob", &[("email", &email_of("alice"))]).unwrap();
    let code = house.code(&email_of("alice"));
    assert_refused(house.confirm("bob", &code), Code::AliasExistsException, taken, "confirmed");
    assert_eq!(house.status("bob"), "UNCONFIRMED");
    let declared = [("email", "alice@example.com"), ("email_verified", "true")];
    let refused = update(&house, "bob", &declared);
    assert_refused(refused, Code::AliasExistsException, taken, "declared by an administrator");
    let invite = |force: bool| {
        let members = json!({ "UserAttributes": list(&declared), "MessageAction": "SUPPRESS",
            "ForceAliasCreation": force });
        house.admin("AdminCreateUser", if force { "dora" } else { "carl" }, members)
    };
    // AdminCreateUser does not declare AliasExistsException.
    assert_refused(invite(false), Code::UsernameExistsException, taken, "invited");
    assert_refused(
        house.admin("AdminGetUser", "carl", json!({})),
        Code::UserNotFoundException,
        "User does not exist.",
        "nobody was made",
    );
    // The code was not used up: with force, the alias moves, and the old holder's address turns unverified.
    let forced = json!({ "Username": "bob", "ConfirmationCode": code, "ForceAliasCreation": true });
    house.call("ConfirmSignUp", forced).unwrap();
    assert_eq!(who(&house, &email_of("alice")).as_deref(), Some("bob"));
    assert_eq!(house.attributes("alice")["email_verified"], "false");
    invite(true).unwrap();
    assert_eq!(house.attributes("bob")["email_verified"], "false");
    assert_eq!(house.admin("AdminGetUser", &email_of("alice"), json!({})).unwrap()["Username"], "dora");
    // Wrong codes move nothing, forced or not.
    house.sign_up_with("erin", &[("email", &email_of("alice"))]).unwrap();
    let code = wrong(&house.code(&email_of("alice")));
    let forced = json!({ "Username": "erin", "ConfirmationCode": code, "ForceAliasCreation": true });
    assert_eq!(house.call("ConfirmSignUp", forced).unwrap_err().code, Code::CodeMismatchException);
    assert_eq!(house.attributes("dora")["email_verified"], "true");
    update(&house, "alice", &[("preferred_username", "ally")]).unwrap();
    let refused = update(&house, "bob", &[("preferred_username", "ally")]);
    let text = "An account with the given preferred_username already exists.";
    assert_refused(refused, Code::AliasExistsException, text, "preferred_username");
}

#[test]
fn a_verified_value_becomes_an_alias_only_where_it_is_free() {
    let house = all_aliases().build();
    house.user("alice");
    house.user("bob");
    let tokens = house.tokens("bob");
    let attributes = json!({ "UserAttributes": list(&[("email", &email_of("alice"))]) });
    house.call_as(&tokens, "UpdateUserAttributes", attributes).unwrap();
    let verify = || {
        let code = house.code(&email_of("alice"));
        house.call_as(&tokens, "VerifyUserAttribute", json!({ "AttributeName": "email", "Code": code }))
    };
    let taken = "An account with the given email already exists.";
    assert_refused(verify(), Code::AliasExistsException, taken, "held");
    house.admin("AdminDeleteUser", "alice", json!({})).unwrap();
    verify().unwrap();
    assert_eq!(who(&house, &email_of("alice")).as_deref(), Some("bob"));
}

#[test]
fn an_address_as_user_name_is_taken_at_once_and_may_change() {
    let house = by_address().build();
    let (first, second) = ("alice@example.com", "bob@example.com");
    let alice = text(&house.sign_up_with(first, &[]).unwrap()["UserSub"]);
    assert_refused(house.sign_up_with(first, &[]), Code::UsernameExistsException, "User already exists", "sign-up");
    let invite = json!({ "MessageAction": "SUPPRESS" });
    let refused = house.admin("AdminCreateUser", first, invite.clone());
    assert_refused(refused, Code::UsernameExistsException, "User account already exists", "invitation");
    let differing = house.sign_up_with("x@example.com", &[("email", "y@example.com")]);
    assert_eq!(differing.unwrap_err().code, Code::InvalidParameterException);
    house.confirm(first, &house.code(first)).unwrap();
    assert_eq!(who(&house, first).as_deref(), Some(alice.as_str()), "the real name is sub");
    assert_eq!(who(&house, &alice).as_deref(), Some(alice.as_str()));
    house.admin("AdminCreateUser", second, invite.clone()).unwrap();

    let taken = "An account with the given email already exists.";
    assert_refused(update(&house, first, &[("email", second)]), Code::AliasExistsException, taken, "changed");
    assert_eq!(update(&house, first, &[("email", "")]).unwrap_err().code, Code::InvalidParameterException);
    update(&house, first, &[("email", "new@example.com"), ("email_verified", "true")]).unwrap();
    assert_eq!(who(&house, "new@example.com").as_deref(), Some(alice.as_str()));
    assert_eq!(house.by_password(first, PASSWORD).unwrap_err().code, Code::UserNotFoundException);
    // Of two kinds of addresses either signs in, and both are unique.
    update(&house, &alice, &[("phone_number", PHONE)]).unwrap();
    assert_eq!(who(&house, PHONE).as_deref(), Some(alice.as_str()));
    let refused = house.sign_up_with(PHONE, &[]);
    assert_refused(refused, Code::UsernameExistsException, "User already exists", "the second address");
    // A name that was given up is free.
    house.sign_up_with(first, &[]).unwrap();
}

#[test]
fn an_attribute_that_comes_with_a_new_password_may_be_taken() {
    for (plan, invited) in [(all_aliases(), "bob"), (by_address(), "bob@example.com")] {
        let house = plan.build();
        house
            .admin("AdminCreateUser", invited, json!({ "TemporaryPassword": PASSWORD, "MessageAction": "SUPPRESS" }))
            .unwrap();
        let (attribute, value) =
            if invited == "bob" { ("preferred_username", "ally") } else { ("phone_number", PHONE) };
        let holder = if invited == "bob" { "alice" } else { "alice@example.com" };
        house.admin("AdminCreateUser", holder, json!({ "MessageAction": "SUPPRESS" })).unwrap();
        update(&house, holder, &[(attribute, value)]).unwrap();
        let session = house.by_password(invited, PASSWORD).unwrap()["Session"].clone();
        let mut answer = json!({ "USERNAME": invited, "NEW_PASSWORD": OTHER_PASSWORD });
        answer[format!("userAttributes.{attribute}")] = value.into();
        let refused = house.respond("NEW_PASSWORD_REQUIRED", &session, answer.clone());
        let taken = format!("An account with the given {attribute} already exists.");
        assert_refused(refused, Code::AliasExistsException, &taken, attribute);
        assert_eq!(house.status(invited), "FORCE_CHANGE_PASSWORD");
        // An empty value is none, and the session is still good.
        answer[format!("userAttributes.{attribute}")] = "".into();
        tokens_of(house.respond("NEW_PASSWORD_REQUIRED", &session, answer));
        assert!(!house.attributes(invited).contains_key(attribute));
    }
}

/// A code outlives the alias that it was sent to.
#[test]
fn who_lost_an_alias_still_recovers_the_password() {
    let house = all_aliases().build();
    house.user("alice");
    house.forgot("alice").unwrap();
    let code = house.code(&email_of("alice"));
    let declared = list(&[("email", &email_of("alice")), ("email_verified", "true")]);
    house.invite("bob", json!({ "UserAttributes": declared, "ForceAliasCreation": true })).unwrap();
    house.recover("alice", &code, OTHER_PASSWORD).unwrap();
    tokens_of(house.by_password("alice", OTHER_PASSWORD));
    assert_eq!(house.attributes("alice")["email_verified"], "false");
    assert_eq!(house.admin("AdminGetUser", &email_of("alice"), json!({})).unwrap()["Username"], "bob");
}

#[test]
fn a_name_that_is_taken_is_asked_for_once() {
    let house = all_aliases().build();
    house.user("alice");
    let commits = house.store.commits();
    house.sign_up("alice").unwrap_err();
    assert_eq!(house.store.commits() - commits, 1);
}

/// Administrators name users by `sub`; nobody else may come to answer to it.
#[test]
fn nobody_answers_to_the_sub_of_another() {
    let house = all_aliases().build();
    house.user("alice");
    house.user("mallory");
    let sub = text(&house.admin("AdminGetUser", "alice", json!({})).unwrap()["UserAttributes"][0]["Value"]);
    update(&house, "mallory", &[("preferred_username", &sub)]).unwrap();
    assert_eq!(house.admin("AdminGetUser", &sub, json!({})).unwrap()["Username"], "alice");
    let answer = house.sign_up_with(&sub, &[]);
    assert_refused(answer, Code::UsernameExistsException, "User already exists", "sign-up");
    let answer = house.admin("AdminCreateUser", &sub, json!({ "MessageAction": "SUPPRESS" }));
    assert_refused(answer, Code::UsernameExistsException, "User account already exists", "invitation");
    // A name of that look is as good as any other.
    let own = "a0000000-0000-4000-8000-000000000001";
    house.sign_up_with(own, &[]).unwrap();
    assert_eq!(house.admin("AdminGetUser", own, json!({})).unwrap()["Username"], own);
    assert_eq!(house.list_users(&format!(r#"sub = "{own}""#)).unwrap(), Vec::<String>::new());
}

/// Where case does not matter, `sub` in capitals is the same name.
#[test]
fn nobody_answers_to_the_sub_of_another_in_capitals() {
    let house = Plan::new().pool(json!({ "UsernameConfiguration": { "CaseSensitive": false } })).build();
    house.user("alice");
    let sub = text(&house.admin("AdminGetUser", "alice", json!({})).unwrap()["UserAttributes"][0]["Value"]);
    let answer = house.sign_up_with(&sub.to_uppercase(), &[]);
    assert_refused(answer, Code::UsernameExistsException, "User already exists", "sign-up");
    assert_eq!(house.admin("AdminGetUser", &sub, json!({})).unwrap()["Username"], "alice");
}

#[test]
fn case_matters_where_the_pool_says_so() {
    for (sensitive, found) in [(true, false), (false, true)] {
        let case = json!({ "UsernameConfiguration": { "CaseSensitive": sensitive } });
        for (plan, name, other) in [
            (Plan::new(), "Alice", "aLICE"),
            (all_aliases(), "Alice", "aLICE"),
            (by_address(), "Alice@example.com", "aLICE@Example.com"),
        ] {
            let house = plan.pool(case.clone()).build();
            house.sign_up_with(name, &[("email", "Alice@example.com")]).unwrap();
            house.confirm(name, &house.code("Alice@example.com")).unwrap();
            assert_eq!(who(&house, other).is_some(), found, "{other} {sensitive}");
            assert_eq!(house.sign_up_with(other, &[]).is_err(), found, "{other} {sensitive}");
            let shown = house.admin("AdminGetUser", name, json!({})).unwrap()["Username"].clone();
            assert!(name.contains('@') || shown == name, "names are kept as they were written");
        }
        let house = all_aliases().pool(case.clone()).build();
        house.sign_up_with("alice", &[("email", "Alice@example.com")]).unwrap();
        house.confirm("alice", &house.code("Alice@example.com")).unwrap();
        update(&house, "alice", &[("preferred_username", "Ally")]).unwrap();
        for alias in ["alice@EXAMPLE.com", "ALLY"] {
            assert_eq!(who(&house, alias).is_some(), found, "{alias} {sensitive}");
        }
    }
}

#[test]
fn secret_hashes_are_over_the_name_that_the_request_carries() {
    let missing = |house: &House| {
        let text = format!("Client {} is configured with secret but SECRET_HASH was not received", house.client_id);
        (Code::NotAuthorizedException, text)
    };
    let unproven = |house: &House| {
        (Code::NotAuthorizedException, format!("Unable to verify secret hash for client {}", house.client_id))
    };
    let secret = json!({ "GenerateSecret": true });
    let house = by_address().client(secret.clone()).build();
    let name = "alice@example.com";
    let sub = text(&house.sign_up_with(name, &[]).unwrap()["UserSub"]);
    house.confirm(name, &house.code(name)).unwrap();
    let tokens = house.tokens(name);

    for (operation, members) in [
        ("SignUp", json!({ "Username": "bob@example.com", "Password": PASSWORD })),
        ("ConfirmSignUp", json!({ "Username": name, "ConfirmationCode": "123456" })),
        ("ResendConfirmationCode", json!({ "Username": name })),
        ("ForgotPassword", json!({ "Username": name })),
        ("ConfirmForgotPassword", json!({ "Username": name, "ConfirmationCode": "123456", "Password": PASSWORD })),
    ] {
        for (hash, expected) in [
            (json!(null), missing(&house)),
            (json!("AAAA"), unproven(&house)),
            (json!(house.hash("someone-else")), unproven(&house)),
        ] {
            let mut members = members.clone();
            members["SecretHash"] = hash;
            assert_refused(house.call(operation, members), expected.0, &expected.1, operation);
        }
    }
    let initiate = |flow: &str, mut parameters: serde_json::Value, hash: serde_json::Value| {
        parameters["SECRET_HASH"] = hash;
        if parameters["SECRET_HASH"].is_null() {
            parameters.as_object_mut().unwrap().remove("SECRET_HASH");
        }
        house.call("InitiateAuth", json!({ "AuthFlow": flow, "AuthParameters": parameters }))
    };
    for (flow, parameters) in [
        ("USER_PASSWORD_AUTH", json!({ "USERNAME": name, "PASSWORD": PASSWORD })),
        ("USER_SRP_AUTH", json!({ "USERNAME": name, "SRP_A": "2" })),
        ("REFRESH_TOKEN_AUTH", json!({ "REFRESH_TOKEN": tokens["RefreshToken"] })),
    ] {
        let (absent, wrong) = (missing(&house), unproven(&house));
        assert_refused(initiate(flow, parameters.clone(), json!(null)), absent.0, &absent.1, flow);
        assert_refused(initiate(flow, parameters.clone(), json!("AAAA")), wrong.0, &wrong.1, flow);
        assert_refused(initiate(flow, parameters, json!(house.hash("else"))), wrong.0, &wrong.1, flow);
    }
    // After SRP the name is the real one; so it is for a refresh.
    let proof = house.srp(name, PASSWORD).unwrap();
    assert_eq!(proof["USERNAME"], sub.as_str());
    let mut unhashed = proof.clone();
    unhashed["SECRET_HASH"] = house.hash(name).into();
    let wrong = unproven(&house);
    let refused = house.respond("PASSWORD_VERIFIER", &json!(null), unhashed);
    assert_refused(refused, wrong.0, &wrong.1, "the alias's hash beside the real name");
    tokens_of(house.prove(&proof));
    let refresh = json!({ "REFRESH_TOKEN": tokens["RefreshToken"] });
    tokens_of(initiate("REFRESH_TOKEN_AUTH", refresh.clone(), house.hash(&sub).into()));
    // A client may send the name it signs in with, but nobody else's: of that one any hash would do.
    let named = |name: &str| {
        let mut parameters = refresh.clone();
        parameters["USERNAME"] = name.into();
        initiate("REFRESH_TOKEN_AUTH", parameters, house.hash(name).into())
    };
    tokens_of(named(name));
    assert_refused(named("mallory@example.com"), wrong.0, &wrong.1, "another name and its hash");

    // A proof of a secret that the client has not.
    let open = by_address().build();
    let members = json!({ "Username": name, "Password": PASSWORD, "SecretHash": "AAAA" });
    let wrong = unproven(&open);
    assert_refused(open.call("SignUp", members), wrong.0, &wrong.1, "no secret");
}
