//! Users' lives: statuses, invitations, passwords, locks and limits, lists (spec/user-pool-model.md §7, §8, §9, §14, §15,
//! spec/auth-flows.md §8).

use std::time::Duration;

use poolgate_userpool_core::{Limited, Limits};
use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use crate::support::{
    House, INCORRECT, OTHER_PASSWORD, PASSWORD, Plan, assert_refused, email_of, list, map_of, text, tokens_of, wrong,
};

const PHONE: &str = "+14155550100";
const RESET: (Code, &str) = (Code::PasswordResetRequiredException, "Password reset required for the user");
const NOT_RESETTABLE: (Code, &str) =
    (Code::NotAuthorizedException, "User password cannot be reset in the current state.");

fn invite(house: &House, name: &str, members: Value) -> Result<Value, Error> {
    let mut all = json!({ "TemporaryPassword": PASSWORD, "MessageAction": "SUPPRESS",
        "UserAttributes": list(&[("email", &email_of(name)), ("email_verified", "true")]) });
    all.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    house.admin("AdminCreateUser", name, all)
}

fn set_password(house: &House, password: &str, permanent: bool) {
    house.admin("AdminSetUserPassword", "alice", json!({ "Password": password, "Permanent": permanent })).unwrap();
}

fn forgot(house: &House) -> Result<Value, Error> {
    house.call("ForgotPassword", json!({ "Username": "alice" }))
}

fn recover(house: &House, code: &str, password: &str) -> Result<Value, Error> {
    let members = json!({ "Username": "alice", "ConfirmationCode": code, "Password": password });
    house.call("ConfirmForgotPassword", members)
}

/// A user brought into each status.
fn with_status(status: &str) -> House {
    let house = Plan::new().build();
    match status {
        "UNCONFIRMED" => drop(house.sign_up("alice").unwrap()),
        "CONFIRMED" => house.user("alice"),
        "FORCE_CHANGE_PASSWORD" => drop(invite(&house, "alice", json!({})).unwrap()),
        "RESET_REQUIRED" => {
            house.user("alice");
            house.admin("AdminResetUserPassword", "alice", json!({})).unwrap();
        }
        _ => unreachable!("{status}"),
    }
    assert_eq!(house.status("alice"), status);
    house
}

#[test]
fn statuses_change_as_the_table_says() {
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
        forgot(house)?;
        recover(house, &house.code(&email_of("alice")), OTHER_PASSWORD)
    };
    let cannot = |status: &str| {
        Some((Code::NotAuthorizedException, format!("User cannot be confirmed. Current status is {status}")))
    };
    let not_resettable = || Some((NOT_RESETTABLE.0, NOT_RESETTABLE.1.to_owned()));
    let reset_first = || Some((RESET.0, RESET.1.to_owned()));
    let no_channel = "Cannot reset password for the user as there is no registered/verified email or phone_number";
    let table: [(&str, Step, &str, Option<(Code, String)>); 20] = [
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
    let disabled = |house: &House| drop(house.admin("AdminDisableUser", "alice", json!({})).unwrap());
    let expired = |house: &House| house.clock.advance(Duration::from_hours(24 * 7));
    let unconfirmed = (Code::UserNotConfirmedException, "User is not confirmed.");
    let off = (Code::NotAuthorizedException, "User is disabled.");
    let too_late =
        (Code::NotAuthorizedException, "Temporary password has expired and must be reset by an administrator.");
    type Event<'a> = &'a dyn Fn(&House);
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

#[test]
fn a_new_password_comes_with_what_is_missing() {
    let required = json!([
        { "Name": "name", "AttributeDataType": "String", "Required": true },
        { "Name": "email", "AttributeDataType": "String", "Required": true },
        { "Name": "fixed", "AttributeDataType": "String", "Mutable": false },
    ]);
    let house = Plan::new().pool(json!({ "Schema": required })).build();
    invite(&house, "alice", json!({})).unwrap();
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
fn an_immutable_attribute_that_is_missing_can_still_be_given() {
    let required = json!([{ "Name": "name", "AttributeDataType": "String", "Required": true, "Mutable": false }]);
    let house = Plan::new().pool(json!({ "Schema": required })).build();
    let answer = |session: &Value| {
        let answer = json!({ "USERNAME": "alice", "NEW_PASSWORD": OTHER_PASSWORD, "userAttributes.name": "A" });
        house.respond("NEW_PASSWORD_REQUIRED", session, answer)
    };
    invite(&house, "alice", json!({})).unwrap();
    tokens_of(answer(&house.by_password("alice", PASSWORD).unwrap()["Session"]));
    // Given once, it stays.
    set_password(&house, PASSWORD, false);
    let session = house.by_password("alice", PASSWORD).unwrap()["Session"].clone();
    let changed = json!({ "USERNAME": "alice", "NEW_PASSWORD": OTHER_PASSWORD, "userAttributes.name": "B" });
    let refused = house.respond("NEW_PASSWORD_REQUIRED", &session, changed);
    assert_refused(refused, Code::InvalidParameterException, "user.name: Attribute cannot be updated.", "changed");
    tokens_of(answer(&session));
}

#[test]
fn the_policy_is_asked_wherever_a_password_is_chosen() {
    let policy = json!({ "PasswordPolicy": { "MinimumLength": 10, "RequireLowercase": true, "RequireUppercase": true,
        "RequireNumbers": true, "RequireSymbols": true, "TemporaryPasswordValidityDays": 1 } });
    let house = Plan::new().pool(json!({ "Policies": policy })).build();
    house.user("alice");
    let tokens = house.tokens("alice");
    forgot(&house).unwrap();
    let code = house.code(&email_of("alice"));
    invite(&house, "carol", json!({})).unwrap();
    let session = house.by_password("carol", PASSWORD).unwrap()["Session"].clone();
    for (password, rule) in [
        ("Aa1-aaaaa", "Password not long enough"),
        ("AAAA1-AAAA", "Password must have lowercase characters"),
        ("aaaa1-aaaa", "Password must have uppercase characters"),
        ("Aaaaa-aaaa", "Password must have numeric characters"),
        ("Aaaaa1aaaa", "Password must have symbol characters"),
        // The first rule that is broken is named.
        ("aa", "Password not long enough"),
        ("----------", "Password must have lowercase characters"),
        ("aaaaaaaaaa", "Password must have uppercase characters"),
    ] {
        let users = format!("Password did not conform with policy: {rule}");
        let change = json!({ "PreviousPassword": PASSWORD, "ProposedPassword": password });
        for answer in [
            house.call("SignUp", json!({ "Username": "bob", "Password": password })),
            house.call_as(&tokens, "ChangePassword", change),
            recover(&house, &code, password),
            house.respond("NEW_PASSWORD_REQUIRED", &session, json!({ "USERNAME": "carol", "NEW_PASSWORD": password })),
        ] {
            assert_refused(answer, Code::InvalidPasswordException, &users, password);
        }
        let administrators = format!("Password did not conform with password policy: {rule}");
        for answer in [
            house.admin("AdminCreateUser", "dan", json!({ "TemporaryPassword": password })),
            house.admin("AdminSetUserPassword", "alice", json!({ "Password": password, "Permanent": true })),
        ] {
            assert_refused(answer, Code::InvalidPasswordException, &administrators, password);
        }
    }
    // Nothing was used up, and nobody was made.
    assert_eq!(house.list_users("").unwrap(), ["alice", "carol"]);
    recover(&house, &code, OTHER_PASSWORD).unwrap();
    // A generated password conforms, and is good for as long as the policy says.
    let members = json!({ "UserAttributes": list(&[("phone_number", PHONE)]) });
    house.admin("AdminCreateUser", "dan", members).unwrap();
    let generated = house.code(PHONE);
    assert_eq!(house.by_password("dan", &generated).unwrap()["ChallengeName"], "NEW_PASSWORD_REQUIRED");
    house.clock.advance(Duration::from_hours(24));
    assert_eq!(house.by_password("dan", &generated).unwrap_err().code, Code::NotAuthorizedException);
}

#[test]
fn a_pool_that_remembers_passwords_takes_none_again() {
    let passwords = ["First-Horse-1", "Second-Horse-2", "Third-Horse-3", "Fourth-Horse-4"];
    let policy = json!({ "PasswordPolicy": { "MinimumLength": 8, "PasswordHistorySize": 3 } });
    let house = Plan::new().pool(json!({ "Policies": policy })).build();
    house.user("alice");
    let repeated = (Code::PasswordHistoryPolicyViolationException, "Password has previously been used.");
    for password in passwords {
        set_password(&house, password, true);
    }
    let change = |previous: &str, proposed: &str| {
        let tokens = tokens_of(house.by_password("alice", passwords[3]));
        let members = json!({ "PreviousPassword": previous, "ProposedPassword": proposed });
        house.call_as(&tokens, "ChangePassword", members)
    };
    forgot(&house).unwrap();
    let code = house.code(&email_of("alice"));
    // The last three, the present one among them; what came before is forgotten.
    for password in &passwords[1..] {
        assert_refused(change(passwords[3], password), repeated.0, repeated.1, password);
        assert_refused(recover(&house, &code, password), repeated.0, repeated.1, password);
        let members = json!({ "Password": password, "Permanent": true });
        assert_refused(house.admin("AdminSetUserPassword", "alice", members), repeated.0, repeated.1, password);
    }
    // Who cannot prove anything learns nothing of old passwords.
    assert_refused(change("Wrong-Horse-9", passwords[1]), INCORRECT.0, INCORRECT.1, "without the present one");
    let refused = recover(&house, wrong(&code), passwords[1]);
    assert_eq!(refused.unwrap_err().code, Code::CodeMismatchException);
    // The code is still good. A temporary password may repeat, and is not remembered.
    recover(&house, &code, passwords[0]).unwrap();
    set_password(&house, passwords[0], false);
    let session = house.by_password("alice", passwords[0]).unwrap()["Session"].clone();
    let answer = |password: &str| {
        house.respond("NEW_PASSWORD_REQUIRED", &session, json!({ "USERNAME": "alice", "NEW_PASSWORD": password }))
    };
    assert_refused(answer(passwords[3]), repeated.0, repeated.1, "after a temporary one");
    tokens_of(answer("Fifth-Horse-5"));
    // Without the setting anything goes.
    let house = Plan::new().build();
    house.user("alice");
    set_password(&house, PASSWORD, true);
}

#[test]
fn recovery_takes_the_way_that_the_pool_prefers() {
    let mechanisms = |names: &[&str]| {
        let list: Vec<Value> =
            names.iter().zip(1..).map(|(name, priority)| json!({ "Name": name, "Priority": priority })).collect();
        Plan::new().pool(json!({ "AccountRecoverySetting": { "RecoveryMechanisms": list } }))
    };
    let no_channel = "Cannot reset password for the user as there is no registered/verified email or phone_number";
    let none = (Code::InvalidParameterException, no_channel);
    let admin = (Code::NotAuthorizedException, "Contact administrator to reset password.");
    let (email, phone) = ("verified_email", "verified_phone_number");
    for (setting, verified, expected) in [
        (None, [true, true], Ok("SMS")),
        (None, [true, false], Ok("EMAIL")),
        (None, [false, false], Err(none)),
        (Some(vec![email, phone]), [true, true], Ok("EMAIL")),
        (Some(vec![phone, email]), [true, true], Ok("SMS")),
        (Some(vec![phone, email]), [true, false], Ok("EMAIL")),
        (Some(vec![phone]), [true, false], Err(none)),
        (Some(vec!["admin_only"]), [true, true], Err(admin)),
    ] {
        let house = setting.as_deref().map_or_else(Plan::new, mechanisms).build();
        house.user("alice");
        let attributes =
            [("email_verified", verified[0].to_string()), ("phone_number_verified", verified[1].to_string())];
        let mut attributes: Vec<(&str, &str)> =
            attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
        attributes.push(("phone_number", PHONE));
        house.admin("AdminUpdateUserAttributes", "alice", json!({ "UserAttributes": list(&attributes) })).unwrap();
        let told = format!("{setting:?} {verified:?}");
        let by_admin = |house: &House| house.admin("AdminResetUserPassword", "alice", json!({}));
        match expected {
            Ok(medium) => {
                assert_eq!(forgot(&house).unwrap()["CodeDeliveryDetails"]["DeliveryMedium"], medium, "{told}");
                by_admin(&house).unwrap();
                let channel = house.outbox.messages().pop().unwrap().channel;
                assert_eq!(channel.medium().as_str(), medium, "{told}");
            }
            Err((code, message)) => {
                assert_refused(forgot(&house), code, message, &told);
                assert_refused(by_admin(&house), code, message, &told);
                assert_eq!(house.status("alice"), "CONFIRMED");
            }
        }
    }
    let house = with_status("CONFIRMED");
    forgot(&house).unwrap();
    let code = house.code(&email_of("alice"));
    house.admin("AdminDisableUser", "alice", json!({})).unwrap();
    for answer in [forgot(&house), recover(&house, &code, OTHER_PASSWORD)] {
        assert_refused(answer, Code::NotAuthorizedException, "User is disabled.", "disabled");
    }
    house.admin("AdminEnableUser", "alice", json!({})).unwrap();
    house.clock.advance(Duration::from_hours(1));
    let late = "Invalid code provided, please request a code again.";
    assert_refused(recover(&house, &code, OTHER_PASSWORD), Code::ExpiredCodeException, late, "an hour later");
}

#[test]
fn failures_of_every_kind_lock_and_a_new_password_unlocks() {
    type Attempt = fn(&House) -> Result<Value, Error>;
    let password: Attempt = |house| house.by_password("alice", "Wrong-Horse-9");
    let srp: Attempt = |house| house.prove(&house.srp("alice", "Wrong-Horse-9")?);
    let admin: Attempt =
        |house| house.initiate("ADMIN_USER_PASSWORD_AUTH", json!({ "USERNAME": "alice", "PASSWORD": "Wrong-Horse-9" }));
    let unlock: [fn(&House); 3] = [
        |house| set_password(house, PASSWORD, true),
        |house| {
            forgot(house).unwrap();
            recover(house, &house.code(&email_of("alice")), PASSWORD).unwrap();
        },
        |house| house.clock.advance(Duration::from_secs(2)),
    ];
    for attempt in [password, srp, admin] {
        for unlock in unlock {
            let house = with_status("CONFIRMED");
            let tokens = house.tokens("alice");
            for _ in 0..6 {
                assert_refused(attempt(&house), INCORRECT.0, INCORRECT.1, "free");
            }
            let locked = "Password attempts exceeded";
            for _ in 0..20 {
                assert_refused(attempt(&house), Code::NotAuthorizedException, locked, "wrong");
                let right = house.by_password("alice", PASSWORD);
                assert_refused(right, Code::NotAuthorizedException, locked, "right");
            }
            // Who is in stays in.
            house.get_user(&tokens).unwrap();
            house.refresh(&tokens).unwrap();
            unlock(&house);
            house.tokens("alice");
            for _ in 0..5 {
                assert_refused(attempt(&house), INCORRECT.0, INCORRECT.1, "counted anew");
            }
            house.tokens("alice");
        }
    }
}

#[test]
fn asking_and_trying_have_their_limits_per_hour() {
    type Attempt = fn(&House, &Value) -> Result<Value, Error>;
    let resend: Attempt = |house, _| house.call("ResendConfirmationCode", json!({ "Username": "bob" }));
    let confirm: Attempt = |house, _| house.confirm("bob", wrong(&house.code(&email_of("bob"))));
    let change: Attempt = |house, tokens| {
        let members = json!({ "PreviousPassword": PASSWORD, "ProposedPassword": PASSWORD });
        house.call_as(tokens, "ChangePassword", members)
    };
    let recovery: Attempt = |house, _| forgot(house);
    let ask: Attempt =
        |house, tokens| house.call_as(tokens, "GetUserAttributeVerificationCode", json!({ "AttributeName": "email" }));
    let verify: Attempt = |house, tokens| {
        house.call_as(tokens, "VerifyUserAttribute", json!({ "AttributeName": "email", "Code": "000000" }))
    };
    for (attempt, limit, what) in [
        (resend, 5, "ResendConfirmationCode"),
        (confirm, 15, "ConfirmSignUp"),
        (change, 5, "ChangePassword"),
        (recovery, 20, "ForgotPassword"),
        (ask, 5, "GetUserAttributeVerificationCode"),
        (verify, 15, "VerifyUserAttribute"),
    ] {
        let house = Plan::new().limits(Limits::default()).build();
        house.user("alice");
        house.sign_up("bob").unwrap();
        let tokens = house.tokens("alice");
        let exceeded = "Attempt limit exceeded, please try after some time.";
        let is_exceeded = |result: Result<Value, Error>| {
            result.is_err_and(|error| error.code == Code::LimitExceededException && error.message == exceeded)
        };
        for nth in 1..=limit {
            assert!(!is_exceeded(attempt(&house, &tokens)), "{what} {nth}");
        }
        assert!(is_exceeded(attempt(&house, &tokens)), "{what}");
        assert!(is_exceeded(attempt(&house, &tokens)), "{what}");
        house.clock.advance(Duration::from_mins(59));
        assert!(is_exceeded(attempt(&house, &tokens)), "{what}");
        house.clock.advance(Duration::from_mins(1));
        let tokens = house.tokens("alice");
        assert!(!is_exceeded(attempt(&house, &tokens)), "{what}: an hour later");
    }
    // Asking for a new password and giving it share one count, so that codes cannot be guessed at by asking anew.
    let house = Plan::new().limits(Limits::default().with(Limited::ForgotPassword, 3)).build();
    house.user("alice");
    forgot(&house).unwrap();
    let code = house.code(&email_of("alice"));
    recover(&house, wrong(&code), OTHER_PASSWORD).unwrap_err();
    forgot(&house).unwrap();
    let refused = recover(&house, &house.code(&email_of("alice")), OTHER_PASSWORD);
    assert_eq!(refused.unwrap_err().code, Code::LimitExceededException);
}

#[test]
fn users_are_found_by_what_can_be_searched() {
    let house = Plan::new().build();
    for (name, attributes) in [
        ("alice", vec![("email", "alice@example.com"), ("given_name", "Alice"), ("phone_number", PHONE)]),
        ("Alina", vec![("email", "alina@example.com"), ("given_name", "alice"), ("family_name", "Quo\"te")]),
        ("bob", vec![("email", "bob@example.com"), ("name", "Bob"), ("preferred_username", "bobby")]),
        ("carl", vec![]),
    ] {
        house.sign_up_with(name, &attributes).unwrap();
    }
    house.confirm("bob", &house.code("bob@example.com")).unwrap();
    house.admin("AdminDisableUser", "carl", json!({})).unwrap();
    let sub = text(&house.admin("AdminGetUser", "bob", json!({})).unwrap()["UserAttributes"][0]["Value"]);
    for (filter, found) in [
        ("", vec!["Alina", "alice", "bob", "carl"]),
        (r#"username = "alice""#, vec!["alice"]),
        (r#"username = "ALICE""#, vec![]),
        (r#"username ^= "Ali""#, vec!["Alina"]),
        (r#"username ^= "al""#, vec!["alice"]),
        (r#"email = "ALICE@example.com""#, vec!["alice"]),
        (r#"email ^= "ali""#, vec!["Alina", "alice"]),
        (r#"email = "ali""#, vec![]),
        (r#"given_name = "ALICE""#, vec!["Alina", "alice"]),
        (r#"family_name = "quo\"te""#, vec!["Alina"]),
        (r#"phone_number ^= "+1415""#, vec!["alice"]),
        (r#"name="bob""#, vec!["bob"]),
        (r#"preferred_username ^= "bob""#, vec!["bob"]),
        (r#"cognito:user_status = "confirmed""#, vec!["bob"]),
        (r#"cognito:user_status ^= "UNC""#, vec!["Alina", "alice", "carl"]),
        (r#"status = "Disabled""#, vec!["carl"]),
        (r#"status = "disabled""#, vec![]),
        (&format!(r#"sub = "{sub}""#), vec!["bob"]),
        (&format!(r#"sub ^= "{}""#, &sub[..8]), vec!["bob"]),
    ] {
        assert_eq!(house.list_users(filter).unwrap(), found, "{filter}");
    }
    for (filter, message) in [
        (r#"nickname = "x""#, "Invalid search attribute: nickname"),
        (r#"custom:size = "x""#, "Invalid search attribute: custom:size"),
        ("email", "Error while parsing filter"),
        (r#"email == "x""#, "Error while parsing filter"),
        ("email = 'x'", "Error while parsing filter"),
    ] {
        let refused = house.call("ListUsers", json!({ "Filter": filter }));
        assert_refused(refused, Code::InvalidParameterException, message, filter);
    }
    let only = house.call("ListUsers", json!({ "Filter": r#"username = "alice""#, "AttributesToGet": ["email"] }));
    let shown = map_of(&only.unwrap()["Users"][0]["Attributes"]);
    assert_eq!(shown.keys().collect::<Vec<_>>(), ["email"]);
}

#[test]
fn pages_of_users_miss_nobody_and_repeat_nobody() {
    let house = Plan::new().build();
    for n in 0..23 {
        let attributes = list(&[("family_name", if n % 3 == 0 { "Smith" } else { "Smithers" })]);
        let members = json!({ "UserAttributes": attributes, "MessageAction": "SUPPRESS" });
        house.admin("AdminCreateUser", &format!("user-{n:02}"), members).unwrap();
    }
    for (filter, limit, expected) in [
        ("", 5, 23),
        (r#"family_name ^= "smith""#, 4, 23),
        (r#"family_name = "smith""#, 3, 8),
        (r#"username ^= "user-1""#, 3, 10),
    ] {
        let (mut names, mut token) = (Vec::new(), Value::Null);
        loop {
            let members = json!({ "Filter": filter, "Limit": limit, "PaginationToken": token });
            let page = house.call("ListUsers", members).unwrap();
            let users = page["Users"].as_array().unwrap();
            assert!(users.len() <= limit);
            names.extend(users.iter().map(|user| text(&user["Username"])));
            match page.get("PaginationToken") {
                Some(next) => token = next.clone(),
                None => break,
            }
        }
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!((names.len(), count), (expected, expected), "{filter}");
    }
    let bad = house.call("ListUsers", json!({ "PaginationToken": "x" }));
    assert_eq!(bad.unwrap_err().code, Code::InvalidParameterException);
}
