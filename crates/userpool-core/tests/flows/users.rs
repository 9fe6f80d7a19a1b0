//! Users' lives: statuses, invitations, and who may come in (spec/user-pool-model.md §7, spec/auth-flows.md §9).

use std::time::Duration;

use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use crate::support::{
    House, INCORRECT, OTHER_PASSWORD, PASSWORD, Plan, assert_refused, email_of, list, tokens_of, with_status,
};

const PHONE: &str = "+14155550100";
const RESET: (Code, &str) = (Code::PasswordResetRequiredException, "Password reset required for the user");
const NOT_RESETTABLE: (Code, &str) =
    (Code::NotAuthorizedException, "User password cannot be reset in the current state.");

#[test]
fn statuses_change_as_the_table_says() {
    type Row<'a> = (&'a str, Step, &'a str, Option<(Code, String)>);
    const UNCONFIRMED: &str = "UNCONFIRMED";
    const CONFIRMED: &str = "CONFIRMED";
    const FORCE: &str = "FORCE_CHANGE_PASSWORD";
    const RESET_REQUIRED: &str = "RESET_REQUIRED";
    type Step = fn(&House) -> Result<Value, Error>;
    let permanent: Step =
        |house| house.admin("AdminSetUserPassword", "alice", json!({ "Password": OTHER_PASSWORD, "Permanent": true }));
    let temporary: Step = |house| house.admin("AdminSetUserPassword", "alice", json!({ "Password": OTHER_PASSWORD }));
    let reset: Step = |house| house.admin("AdminResetUserPassword", "alice", json!({}));
    let confirm: Step = |house| house.confirm("alice", &house.code(&email_of("alice")));
    let admin_confirm: Step = |house| house.admin("AdminConfirmSignUp", "alice", json!({}));
    let new_password: Step = |house| {
        let session = house.by_password("alice", PASSWORD)?["Session"].clone();
        let answer = json!({ "USERNAME": "alice", "NEW_PASSWORD": OTHER_PASSWORD });
        house.respond("NEW_PASSWORD_REQUIRED", &session, answer)
    };
    let recovered: Step = |house| {
        house.forgot("alice")?;
        house.recover("alice", &house.code(&email_of("alice")), OTHER_PASSWORD)
    };
    let cannot = |status: &str| {
        Some((Code::NotAuthorizedException, format!("User cannot be confirmed. Current status is {status}")))
    };
    let not_resettable = || Some((NOT_RESETTABLE.0, NOT_RESETTABLE.1.to_owned()));
    let reset_first = || Some((RESET.0, RESET.1.to_owned()));
    let no_channel = "Cannot reset password for the user as there is no registered/verified email or phone_number";
    let table: [Row<'_>; 20] = [
        (UNCONFIRMED, confirm, CONFIRMED, None),
        (UNCONFIRMED, admin_confirm, CONFIRMED, None),
        (UNCONFIRMED, permanent, CONFIRMED, None),
        (UNCONFIRMED, temporary, FORCE, None),
        (UNCONFIRMED, recovered, UNCONFIRMED, not_resettable()),
        (UNCONFIRMED, reset, UNCONFIRMED, Some((Code::InvalidParameterException, no_channel.to_owned()))),
        (CONFIRMED, admin_confirm, CONFIRMED, cannot(CONFIRMED)),
        (CONFIRMED, permanent, CONFIRMED, None),
        (CONFIRMED, temporary, FORCE, None),
        (CONFIRMED, reset, RESET_REQUIRED, None),
        (CONFIRMED, recovered, CONFIRMED, None),
        (FORCE, new_password, CONFIRMED, None),
        (FORCE, permanent, CONFIRMED, None),
        (FORCE, admin_confirm, FORCE, cannot(FORCE)),
        (FORCE, recovered, FORCE, not_resettable()),
        (FORCE, reset, FORCE, not_resettable()),
        (RESET_REQUIRED, recovered, CONFIRMED, None),
        (RESET_REQUIRED, permanent, CONFIRMED, None),
        (RESET_REQUIRED, new_password, RESET_REQUIRED, reset_first()),
        (RESET_REQUIRED, admin_confirm, RESET_REQUIRED, cannot(RESET_REQUIRED)),
    ];
    for (row, (from, step, to, refusal)) in table.into_iter().enumerate() {
        let house = with_status(from);
        match (step(&house), refusal) {
            (Ok(_), None) => {}
            (result, Some((code, message))) => assert_refused(result, code, &message, &format!("row {row}")),
            (Err(error), None) => panic!("row {row}, {from} to {to}: {error}"),
        }
        assert_eq!(house.status("alice"), to, "row {row}");
    }
}

/// Each status says its own to the right password, and the same as ever to a wrong one; by password and by SRP.
#[test]
fn who_may_not_come_in_is_told_why_for_the_right_password_alone() {
    type Event<'a> = &'a dyn Fn(&House);
    let disabled = |house: &House| drop(house.admin("AdminDisableUser", "alice", json!({})).unwrap());
    let expired = |house: &House| house.clock.advance(Duration::from_hours(24 * 7));
    let unconfirmed = (Code::UserNotConfirmedException, "User is not confirmed.");
    let off = (Code::NotAuthorizedException, "User is disabled.");
    let too_late =
        (Code::NotAuthorizedException, "Temporary password has expired and must be reset by an administrator.");
    let nothing: Event<'_> = &|_| {};
    let table: [(&str, Event<'_>, (Code, &str)); 6] = [
        ("UNCONFIRMED", nothing, unconfirmed),
        ("RESET_REQUIRED", nothing, RESET),
        ("CONFIRMED", &disabled, off),
        ("UNCONFIRMED", &disabled, off),
        ("FORCE_CHANGE_PASSWORD", &disabled, off),
        ("FORCE_CHANGE_PASSWORD", &expired, too_late),
    ];
    for (status, event, (code, message)) in table {
        let house = with_status(status);
        event(&house);
        assert_refused(house.by_password("alice", PASSWORD), code, message, status);
        assert_refused(house.prove(&house.srp("alice", PASSWORD).unwrap()), code, message, status);
        let admin = json!({ "USERNAME": "alice", "PASSWORD": PASSWORD });
        assert_refused(house.initiate("ADMIN_USER_PASSWORD_AUTH", admin), code, message, status);
        assert_refused(house.by_password("alice", "Wrong-Horse-9"), INCORRECT.0, INCORRECT.1, status);
        let wrong = house.srp("alice", "Wrong-Horse-9").unwrap();
        assert_refused(house.prove(&wrong), INCORRECT.0, INCORRECT.1, status);
    }
}

#[test]
fn an_invitation_goes_where_it_is_told_and_can_be_repeated() {
    let house = Plan::new().build();
    let attributes = list(&[("email", "alice@example.com"), ("phone_number", PHONE)]);
    let create = |members: Value| {
        let mut all = json!({ "UserAttributes": attributes });
        all.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        house.admin("AdminCreateUser", "alice", all)
    };
    let again = "Resend not possible. alice status is not FORCE_CHANGE_PASSWORD";
    for (members, sent) in [
        (json!({}), vec![PHONE]),
        (json!({ "DesiredDeliveryMediums": ["EMAIL"] }), vec!["alice@example.com"]),
        (json!({ "DesiredDeliveryMediums": ["EMAIL", "SMS"] }), vec!["alice@example.com", PHONE]),
        (json!({ "MessageAction": "SUPPRESS" }), vec![]),
        // Nobody says how, and there is one way.
        (json!({ "UserAttributes": list(&[("email", "alice@example.com")]) }), vec!["alice@example.com"]),
    ] {
        let before = house.outbox.messages().len();
        let user = create(members.clone()).unwrap()["User"].take();
        assert_eq!((&user["UserStatus"], &user["Enabled"]), (&json!("FORCE_CHANGE_PASSWORD"), &json!(true)));
        assert_eq!(user["Attributes"][0]["Name"], "sub", "{user}");
        let messages = house.outbox.messages().split_off(before);
        assert_eq!(messages.iter().map(|message| &message.destination).collect::<Vec<_>>(), sent, "{members}");
        for message in &messages {
            let code = message.code.expose();
            assert_eq!(message.body, format!("Your username is alice and temporary password is {code}. "));
            let challenge = house.by_password("alice", code).unwrap();
            assert_eq!(challenge["ChallengeName"], "NEW_PASSWORD_REQUIRED");
        }
        let taken = "User account already exists";
        assert_refused(create(json!({})), Code::UsernameExistsException, taken, "twice");
        house.admin("AdminDeleteUser", "alice", json!({})).unwrap();
    }
    let by_sms = json!({ "UserAttributes": list(&[("email", "a@example.com")]), "DesiredDeliveryMediums": ["SMS"] });
    assert_eq!(create(by_sms).unwrap_err().code, Code::InvalidParameterException);
    let absent = create(json!({ "MessageAction": "RESEND" }));
    assert_refused(absent, Code::UserNotFoundException, "User does not exist.", "nobody to invite again");

    // Again, with another password and a whole week ahead.
    create(json!({ "TemporaryPassword": PASSWORD })).unwrap();
    house.clock.advance(Duration::from_hours(24 * 6));
    create(json!({ "MessageAction": "RESEND" })).unwrap();
    let second = house.code(PHONE);
    assert_ne!(second, PASSWORD);
    house.clock.advance(Duration::from_hours(24 * 6));
    assert_refused(house.by_password("alice", PASSWORD), INCORRECT.0, INCORRECT.1, "the first one");
    let session = house.by_password("alice", &second).unwrap()["Session"].clone();
    let answer = json!({ "USERNAME": "alice", "NEW_PASSWORD": OTHER_PASSWORD });
    tokens_of(house.respond("NEW_PASSWORD_REQUIRED", &session, answer));
    assert_refused(
        create(json!({ "MessageAction": "RESEND" })),
        Code::UnsupportedUserStateException,
        again,
        "too late",
    );
}

/// Whoever knew the temporary password that an administrator has replaced meanwhile has proved nothing.
#[test]
fn a_replaced_temporary_password_chooses_no_new_one() {
    let house = Plan::new().build();
    let again = json!({ "MessageAction": "RESEND", "TemporaryPassword": OTHER_PASSWORD });
    let session = |password: &str| house.by_password("alice", password).unwrap()["Session"].clone();
    let choose = |session: &Value| {
        let answer = json!({ "USERNAME": "alice", "NEW_PASSWORD": "Third-Horse-3" });
        house.respond("NEW_PASSWORD_REQUIRED", session, answer)
    };
    for resent in [false, true] {
        house.invite("alice", json!({})).unwrap();
        let of_the_first = session(PASSWORD);
        if resent {
            house.admin("AdminCreateUser", "alice", again.clone()).unwrap();
        } else {
            house.set_password("alice", OTHER_PASSWORD, false);
        }
        assert_refused(
            choose(&of_the_first),
            Code::NotAuthorizedException,
            "Invalid session for the user.",
            "replaced",
        );
        assert_eq!(house.status("alice"), "FORCE_CHANGE_PASSWORD");
        tokens_of(choose(&session(OTHER_PASSWORD)));
        house.admin("AdminDeleteUser", "alice", json!({})).unwrap();
    }
}

/// An administrator who declared an address verified meant the one that was there.
#[test]
fn an_address_given_with_a_new_password_is_unverified() {
    let house = Plan::new().pool(json!({ "AliasAttributes": ["email"] })).build();
    let attributes = list(&[("email_verified", "true")]);
    house.invite("alice", json!({ "UserAttributes": attributes })).unwrap();
    let session = house.by_password("alice", PASSWORD).unwrap()["Session"].clone();
    let answer =
        json!({ "USERNAME": "alice", "NEW_PASSWORD": OTHER_PASSWORD, "userAttributes.email": email_of("victim") });
    tokens_of(house.respond("NEW_PASSWORD_REQUIRED", &session, answer));
    assert_ne!(house.attributes("alice").get("email_verified").map(String::as_str), Some("true"));
}

#[test]
fn a_new_password_comes_with_what_is_missing() {
    let required = json!([
        { "Name": "name", "AttributeDataType": "String", "Required": true },
        { "Name": "email", "AttributeDataType": "String", "Required": true },
        { "Name": "fixed", "AttributeDataType": "String", "Mutable": false },
    ]);
    let house = Plan::new().pool(json!({ "Schema": required })).build();
    house.invite("alice", json!({})).unwrap();
    let challenge = house.by_password("alice", PASSWORD).unwrap();
    let parameters = &challenge["ChallengeParameters"];
    assert_eq!(parameters["USER_ID_FOR_SRP"], "alice");
    assert_eq!(parameters["requiredAttributes"], r#"["userAttributes.name"]"#);
    assert_eq!(parameters["userAttributes"], r#"{"email":"alice@example.com","email_verified":"true"}"#);
    let answer = |members: Value| {
        let mut answer = json!({ "USERNAME": "alice", "NEW_PASSWORD": OTHER_PASSWORD });
        answer.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        house.respond("NEW_PASSWORD_REQUIRED", &challenge["Session"], answer)
    };
    let invalid = Code::InvalidParameterException;
    let missing = "Attributes did not conform to the schema: name: The attribute is required\n";
    assert_refused(answer(json!({})), invalid, missing, "nothing");
    assert_eq!(answer(json!({ "userAttributes.name": "" })).unwrap_err().code, invalid);
    let changed = answer(json!({ "userAttributes.name": "A", "userAttributes.email": "b@example.com" }));
    assert_refused(changed, Code::NotAuthorizedException, "Cannot modify an already provided email", "changed");
    let denied = answer(json!({ "userAttributes.name": "A", "userAttributes.email_verified": "false" }));
    let unwritable = "A client attempted to write unauthorized attribute";
    assert_refused(denied, Code::NotAuthorizedException, unwritable, "verified");
    let unknown = answer(json!({ "userAttributes.name": "A", "userAttributes.x": "1" }));
    assert_eq!(unknown.unwrap_err().code, invalid);
    assert_eq!(answer(json!({ "NEW_PASSWORD": "" })).unwrap_err().message, "Missing required parameter NEW_PASSWORD");
    assert_eq!(house.status("alice"), "FORCE_CHANGE_PASSWORD");
    // What was shown may be sent back.
    let echoed = json!({ "userAttributes.name": "A", "userAttributes.email": "alice@example.com",
        "userAttributes.email_verified": "true", "userAttributes.nickname": "Al" });
    tokens_of(answer(echoed));
    assert_eq!(house.attributes("alice")["nickname"], "Al");
    assert_eq!(house.status("alice"), "CONFIRMED");
}

#[test]
fn a_temporary_password_leads_to_a_new_one_through_every_door() {
    let finish = |house: &House, operation: &str, challenge: &Value| {
        assert_eq!(challenge["ChallengeName"], "NEW_PASSWORD_REQUIRED");
        let responses = json!({ "USERNAME": "alice", "NEW_PASSWORD": OTHER_PASSWORD });
        let members = json!({ "ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": challenge["Session"],
            "ChallengeResponses": responses });
        tokens_of(house.call(operation, members))
    };
    let door = || with_status("FORCE_CHANGE_PASSWORD");
    let house = door();
    let by_password = house.by_password("alice", PASSWORD).unwrap();
    house.get_user(&finish(&house, "RespondToAuthChallenge", &by_password)).unwrap();
    let house = door();
    let by_srp = house.prove(&house.srp("alice", PASSWORD).unwrap()).unwrap();
    house.get_user(&finish(&house, "RespondToAuthChallenge", &by_srp)).unwrap();
    let house = door();
    let parameters = json!({ "USERNAME": "alice", "PASSWORD": PASSWORD });
    let by_admin = house.initiate("ADMIN_USER_PASSWORD_AUTH", parameters).unwrap();
    house.get_user(&finish(&house, "AdminRespondToAuthChallenge", &by_admin)).unwrap();
    assert_refused(house.by_password("alice", PASSWORD), INCORRECT.0, INCORRECT.1, "the temporary one");
    house.by_password("alice", OTHER_PASSWORD).unwrap();
}

#[test]
fn an_immutable_attribute_that_is_missing_can_still_be_given() {
    let required = json!([{ "Name": "name", "AttributeDataType": "String", "Required": true, "Mutable": false }]);
    let house = Plan::new().pool(json!({ "Schema": required })).build();
    let answer = |session: &Value| {
        let answer = json!({ "USERNAME": "alice", "NEW_PASSWORD": OTHER_PASSWORD, "userAttributes.name": "A" });
        house.respond("NEW_PASSWORD_REQUIRED", session, answer)
    };
    house.invite("alice", json!({})).unwrap();
    tokens_of(answer(&house.by_password("alice", PASSWORD).unwrap()["Session"]));
    // Given once, it stays.
    house.set_password("alice", PASSWORD, false);
    let session = house.by_password("alice", PASSWORD).unwrap()["Session"].clone();
    let changed = json!({ "USERNAME": "alice", "NEW_PASSWORD": OTHER_PASSWORD, "userAttributes.name": "B" });
    let refused = house.respond("NEW_PASSWORD_REQUIRED", &session, changed);
    assert_refused(refused, Code::InvalidParameterException, "user.name: Attribute cannot be updated.", "changed");
    tokens_of(answer(&session));
}
