//! Passwords: policy, history, recovery, locks and limits (spec/user-pool-model.md §8, §9, §15,
//! spec/auth-flows.md §8).

use std::time::Duration;

use poolgate_userpool_core::{Limited, Limits};
use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use crate::support::{
    House, INCORRECT, OTHER_PASSWORD, PASSWORD, Plan, assert_refused, email_of, list, tokens_of, with_status, wrong,
};

const PHONE: &str = "+14155550100";

#[test]
fn the_policy_is_asked_wherever_a_password_is_chosen() {
    let policy = json!({ "PasswordPolicy": { "MinimumLength": 10, "RequireLowercase": true, "RequireUppercase": true,
        "RequireNumbers": true, "RequireSymbols": true, "TemporaryPasswordValidityDays": 1 } });
    let house = Plan::new().pool(json!({ "Policies": policy })).build();
    house.user("alice");
    let tokens = house.tokens("alice");
    house.forgot("alice").unwrap();
    let code = house.code(&email_of("alice"));
    house.invite("carol", json!({})).unwrap();
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
            house.recover("alice", &code, password),
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
    house.recover("alice", &code, OTHER_PASSWORD).unwrap();
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
        house.set_password("alice", password, true);
    }
    let change = |previous: &str, proposed: &str| {
        let tokens = tokens_of(house.by_password("alice", passwords[3]));
        let members = json!({ "PreviousPassword": previous, "ProposedPassword": proposed });
        house.call_as(&tokens, "ChangePassword", members)
    };
    house.forgot("alice").unwrap();
    let code = house.code(&email_of("alice"));
    // The last three, the present one among them; what came before is forgotten.
    for password in &passwords[1..] {
        assert_refused(change(passwords[3], password), repeated.0, repeated.1, password);
        assert_refused(house.recover("alice", &code, password), repeated.0, repeated.1, password);
        let members = json!({ "Password": password, "Permanent": true });
        assert_refused(house.admin("AdminSetUserPassword", "alice", members), repeated.0, repeated.1, password);
    }
    // Who cannot prove anything learns nothing of old passwords.
    assert_refused(change("Wrong-Horse-9", passwords[1]), INCORRECT.0, INCORRECT.1, "without the present one");
    let refused = house.recover("alice", wrong(&code), passwords[1]);
    assert_eq!(refused.unwrap_err().code, Code::CodeMismatchException);
    // The code is still good. A temporary password may repeat, and is not remembered.
    house.recover("alice", &code, passwords[0]).unwrap();
    house.set_password("alice", passwords[0], false);
    let session = house.by_password("alice", passwords[0]).unwrap()["Session"].clone();
    let answer = |password: &str| {
        house.respond("NEW_PASSWORD_REQUIRED", &session, json!({ "USERNAME": "alice", "NEW_PASSWORD": password }))
    };
    assert_refused(answer(passwords[3]), repeated.0, repeated.1, "after a temporary one");
    tokens_of(answer("Fifth-Horse-5"));
    // Without the setting anything goes.
    let house = Plan::new().build();
    house.user("alice");
    house.set_password("alice", PASSWORD, true);
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
                assert_eq!(house.forgot("alice").unwrap()["CodeDeliveryDetails"]["DeliveryMedium"], medium, "{told}");
                by_admin(&house).unwrap();
                let channel = house.outbox.messages().pop().unwrap().channel;
                assert_eq!(channel.medium().as_str(), medium, "{told}");
            }
            Err((code, message)) => {
                assert_refused(house.forgot("alice"), code, message, &told);
                assert_refused(by_admin(&house), code, message, &told);
                assert_eq!(house.status("alice"), "CONFIRMED");
            }
        }
    }
    let house = with_status("CONFIRMED");
    house.forgot("alice").unwrap();
    let code = house.code(&email_of("alice"));
    house.admin("AdminDisableUser", "alice", json!({})).unwrap();
    for answer in [house.forgot("alice"), house.recover("alice", &code, OTHER_PASSWORD)] {
        assert_refused(answer, Code::NotAuthorizedException, "User is disabled.", "disabled");
    }
    house.admin("AdminEnableUser", "alice", json!({})).unwrap();
    house.clock.advance(Duration::from_hours(1));
    let late = "Invalid code provided, please request a code again.";
    assert_refused(house.recover("alice", &code, OTHER_PASSWORD), Code::ExpiredCodeException, late, "an hour later");
}

#[test]
fn failures_of_every_kind_lock_and_a_new_password_unlocks() {
    type Attempt = fn(&House) -> Result<Value, Error>;
    let password: Attempt = |house| house.by_password("alice", "Wrong-Horse-9");
    let srp: Attempt = |house| house.prove(&house.srp("alice", "Wrong-Horse-9")?);
    let admin: Attempt =
        |house| house.initiate("ADMIN_USER_PASSWORD_AUTH", json!({ "USERNAME": "alice", "PASSWORD": "Wrong-Horse-9" }));
    let unlock: [fn(&House); 3] = [
        |house| house.set_password("alice", PASSWORD, true),
        |house| {
            house.forgot("alice").unwrap();
            house.recover("alice", &house.code(&email_of("alice")), PASSWORD).unwrap();
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
    let recovery: Attempt = |house, _| house.forgot("alice");
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
    house.forgot("alice").unwrap();
    let code = house.code(&email_of("alice"));
    house.recover("alice", wrong(&code), OTHER_PASSWORD).unwrap_err();
    house.forgot("alice").unwrap();
    let refused = house.recover("alice", &house.code(&email_of("alice")), OTHER_PASSWORD);
    assert_eq!(refused.unwrap_err().code, Code::LimitExceededException);
}
