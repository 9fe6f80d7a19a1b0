//! SRP as a client may try to bend it (spec/auth-flows.md §3), and the echo of sessions (§2).

use std::time::Duration;

use poolgate_wire::Code;
use serde_json::{Value, json};

use crate::support::{House, INCORRECT, OTHER_PASSWORD, PASSWORD, Plan, assert_refused, text, tokens_of};

/// 3072 bits, RFC 3526 group 15.
const N: &str = concat!(
    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74",
    "020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437",
    "4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED",
    "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05",
    "98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB",
    "9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B",
    "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718",
    "3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33",
    "A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7",
    "ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864",
    "D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E2",
    "08E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF",
);

fn house() -> House {
    let house = Plan::new().build();
    house.user("alice");
    house
}

/// Twice a number whose first bit is set, in hexadecimal.
fn doubled(number: &str) -> String {
    let digits: Vec<u32> = number.chars().map(|digit| digit.to_digit(16).unwrap()).collect();
    let carries = digits.iter().skip(1).chain([&0]).map(|next| next >> 3);
    let doubled =
        digits.iter().zip(carries).map(|(digit, carry)| char::from_digit(digit << 1 & 15 | carry, 16).unwrap());
    format!("1{}", doubled.collect::<String>())
}

#[test]
fn public_values_that_would_let_anyone_in_are_refused() {
    for house in [house(), Plan::new().hiding().build()] {
        let twice = doubled(N);
        let long = "f".repeat(769);
        for (a, what) in [
            ("0", "zero"),
            ("0000", "zero, padded"),
            (N, "N"),
            (&N.to_lowercase(), "N in small letters"),
            (&format!("00{N}"), "N, padded"),
            (&twice, "twice N"),
            (&long, "too long"),
            ("-2", "negative"),
            ("0x2", "prefixed"),
            ("g", "not hexadecimal"),
            (" 2", "a blank"),
        ] {
            let answer = house.initiate("USER_SRP_AUTH", json!({ "USERNAME": "alice", "SRP_A": a }));
            assert_refused(answer, Code::InvalidParameterException, "SRP_A is not valid.", what);
        }
        let answer = house.initiate("USER_SRP_AUTH", json!({ "USERNAME": "alice", "SRP_A": "" }));
        assert_refused(answer, Code::InvalidParameterException, "Missing required parameter SRP_A", "none");
    }
}

#[test]
fn a_bent_answer_to_the_challenge_is_a_wrong_password() {
    let house = house();
    house.user("bob");
    let later = |minutes: u64| {
        let clock = house.timestamp();
        house.clock.advance(Duration::from_mins(minutes));
        let later = house.timestamp();
        assert_ne!(clock, later);
        later
    };
    let stale = house.timestamp();
    let soon = later(10);
    let bend = |member: &str, value: &str| {
        let mut proof = house.srp("alice", PASSWORD).unwrap();
        proof[member] = value.into();
        assert_refused(house.prove(&proof), INCORRECT.0, INCORRECT.1, &format!("{member}: {value}"));
        // The next good one clears the count.
        tokens_of(house.prove(&house.srp("alice", PASSWORD).unwrap()));
    };
    for time in [
        stale.as_str(),
        "",
        "now",
        "Sat Nov 7 09:05:03 UTC 2026",
        "2027-01-15T08:10:00Z",
        &soon.replace("UTC", "CET"),
        &soon.replace("Jan", "Mai"),
        &format!("{soon} {soon}"),
    ] {
        if time.is_empty() {
            continue;
        }
        bend("TIMESTAMP", time);
    }
    let good = house.srp("alice", PASSWORD).unwrap();
    let (signature, block) = (text(&good["PASSWORD_CLAIM_SIGNATURE"]), text(&good["PASSWORD_CLAIM_SECRET_BLOCK"]));
    for value in [&signature, &signature[..40], &format!("{signature}AAAA"), "AAAA", "=", "ä"] {
        bend("PASSWORD_CLAIM_SIGNATURE", value);
    }
    let bobs = text(&house.srp("bob", PASSWORD).unwrap()["PASSWORD_CLAIM_SECRET_BLOCK"]);
    for value in [&block, &block[..block.len() / 2], &format!("{block}AAAA"), &bobs, "AAAA", "%%%"] {
        bend("PASSWORD_CLAIM_SECRET_BLOCK", value);
    }
    for value in ["bob", "nobody", "ALICE"] {
        bend("USERNAME", value);
    }
}

#[test]
fn every_member_of_the_answer_is_asked_for() {
    let house = house();
    for member in ["USERNAME", "PASSWORD_CLAIM_SECRET_BLOCK", "PASSWORD_CLAIM_SIGNATURE", "TIMESTAMP"] {
        let mut proof = house.srp("alice", PASSWORD).unwrap();
        proof.as_object_mut().unwrap().remove(member);
        let missing = format!("Missing required parameter {member}");
        assert_refused(house.prove(&proof), Code::InvalidParameterException, &missing, member);
    }
}

#[test]
fn a_proof_is_for_its_user_client_pool_and_kind_of_call() {
    let mut house = house();
    let proof = house.srp("alice", PASSWORD).unwrap();
    let members = json!({ "ChallengeName": "PASSWORD_VERIFIER", "ChallengeResponses": proof });
    let admin = house.call("AdminRespondToAuthChallenge", members);
    assert_refused(admin, INCORRECT.0, INCORRECT.1, "an administrator's call");
    let own = house.client_id.clone();
    (house.client_id, _) = house.new_client(json!({ "ClientName": "other" }));
    assert_refused(house.prove(&proof), INCORRECT.0, INCORRECT.1, "another client");

    let pool = house.call("CreateUserPool", json!({ "PoolName": "others" })).unwrap();
    let own_pool = std::mem::replace(&mut house.pool_id, text(&pool["UserPool"]["Id"]));
    (house.client_id, _) = house.new_client(json!({ "ClientName": "app" }));
    house.admin("AdminCreateUser", "alice", json!({ "MessageAction": "SUPPRESS" })).unwrap();
    assert_refused(house.prove(&proof), INCORRECT.0, INCORRECT.1, "another pool");
    (house.client_id, house.pool_id) = (own, own_pool);
    tokens_of(house.prove(&proof));
}

#[test]
fn a_proof_is_of_the_password_that_is_in_place() {
    let house = house();
    let proof = house.srp("alice", PASSWORD).unwrap();
    let change = json!({ "Password": OTHER_PASSWORD, "Permanent": true });
    house.admin("AdminSetUserPassword", "alice", change).unwrap();
    assert_refused(house.prove(&proof), INCORRECT.0, INCORRECT.1, "the old password");
    let proof = house.srp("alice", OTHER_PASSWORD).unwrap();
    house.admin("AdminDeleteUser", "alice", json!({})).unwrap();
    house.user("alice");
    assert_refused(house.prove(&proof), INCORRECT.0, INCORRECT.1, "a namesake's");
}

#[test]
fn the_challenge_has_cognitos_members_and_waits_for_no_session() {
    let house = house();
    let challenge = house.initiate("USER_SRP_AUTH", json!({ "USERNAME": "alice", "SRP_A": "2" })).unwrap();
    let parameters = challenge["ChallengeParameters"].as_object().unwrap();
    let names: Vec<&str> = parameters.keys().map(String::as_str).collect();
    assert_eq!(names, ["SALT", "SECRET_BLOCK", "SRP_B", "USERNAME", "USER_ID_FOR_SRP"]);
    assert!(challenge.get("AuthenticationResult").is_none());
    // Clients that echo what they never got send an empty member or anything else.
    let proof = house.srp("alice", PASSWORD).unwrap();
    let any = json!("x".repeat(20));
    assert!(house.respond("PASSWORD_VERIFIER", &any, proof).is_ok());
}

#[test]
fn sessions_are_for_their_step_client_and_user() {
    let mut house = house();
    house.user("bob");
    house.admin("AdminSetUserPassword", "alice", json!({ "Password": PASSWORD })).unwrap();
    let session = house.by_password("alice", PASSWORD).unwrap()["Session"].clone();
    let answer = json!({ "USERNAME": "alice", "NEW_PASSWORD": OTHER_PASSWORD });
    let unusable = (Code::NotAuthorizedException, "Invalid session for the user.");
    let refused = |house: &House, challenge: &str, session: &Value, answer: &Value, tried: &str| {
        assert_refused(house.respond(challenge, session, answer.clone()), unusable.0, unusable.1, tried);
    };
    let altered = format!("{}AAAA", text(&session));
    refused(&house, "NEW_PASSWORD_REQUIRED", &altered.into(), &answer, "altered");
    refused(&house, "NEW_PASSWORD_REQUIRED", &"x".repeat(64).into(), &answer, "invented");
    for challenge in ["SMS_MFA", "SOFTWARE_TOKEN_MFA", "MFA_SETUP", "CUSTOM_CHALLENGE", "SELECT_CHALLENGE"] {
        refused(&house, challenge, &session, &answer, challenge);
    }
    let as_bob = json!({ "USERNAME": "bob", "NEW_PASSWORD": OTHER_PASSWORD });
    refused(&house, "NEW_PASSWORD_REQUIRED", &session, &as_bob, "another user");
    let block = house.srp("alice", PASSWORD).unwrap()["PASSWORD_CLAIM_SECRET_BLOCK"].clone();
    refused(&house, "NEW_PASSWORD_REQUIRED", &block, &answer, "a step before it");
    let as_block = json!({ "USERNAME": "alice", "PASSWORD_CLAIM_SECRET_BLOCK": session,
        "PASSWORD_CLAIM_SIGNATURE": "AAAA", "TIMESTAMP": house.timestamp() });
    assert_refused(house.prove(&as_block), INCORRECT.0, INCORRECT.1, "a session as a block");
    let missing = house.respond("NEW_PASSWORD_REQUIRED", &Value::Null, answer.clone());
    assert_refused(missing, Code::InvalidParameterException, "Missing required parameter Session", "none");

    let own = house.client_id.clone();
    (house.client_id, _) = house.new_client(json!({ "ClientName": "other" }));
    refused(&house, "NEW_PASSWORD_REQUIRED", &session, &answer, "another client");
    house.client_id = own;
    // What was refused has used nothing up: nor has a password that breaks the policy.
    let weak = house.respond("NEW_PASSWORD_REQUIRED", &session, json!({ "USERNAME": "alice", "NEW_PASSWORD": "weak" }));
    assert_eq!(weak.unwrap_err().code, Code::InvalidPasswordException);
    tokens_of(house.respond("NEW_PASSWORD_REQUIRED", &session, answer.clone()));
    let again = "Invalid session for the user, session can only be used once.";
    let used = house.respond("NEW_PASSWORD_REQUIRED", &session, answer);
    assert_refused(used, Code::NotAuthorizedException, again, "used");
}

#[test]
fn a_session_lasts_as_long_as_the_client_says() {
    for (minutes, validity) in [(3, None), (3, Some(3)), (15, Some(15))] {
        let house = Plan::new().client(json!({ "AuthSessionValidity": validity })).build();
        house.user("alice");
        house.admin("AdminSetUserPassword", "alice", json!({ "Password": PASSWORD })).unwrap();
        let session = house.by_password("alice", PASSWORD).unwrap()["Session"].clone();
        let answer = || {
            let answer = json!({ "USERNAME": "alice", "NEW_PASSWORD": OTHER_PASSWORD });
            house.respond("NEW_PASSWORD_REQUIRED", &session, answer)
        };
        house.clock.advance(Duration::from_secs(60 * minutes));
        let expired = "Invalid session for the user, session is expired.";
        assert_refused(answer(), Code::NotAuthorizedException, expired, "late");
        house.clock.advance(Duration::from_hours(1));
        assert_refused(answer(), Code::NotAuthorizedException, expired, "very late");
    }
}

/// Where the client hides who exists, a stranger's sign-in must behave like a user's with a wrong password, step by step.
#[test]
fn strangers_and_users_answer_alike_to_the_end() {
    type Setup = (Plan, &'static str, &'static str);
    let by_email = json!({ "UsernameAttributes": ["email"] });
    let plans: [Setup; 2] = [
        (Plan::new().hiding(), "alice", "nobody"),
        (Plan::new().pool(by_email).hiding(), "alice@example.com", "nobody@example.com"),
    ];
    for (plan, user, stranger) in plans {
        let house = plan.build();
        house.sign_up_with(user, &[("email", "alice@example.com")]).unwrap();
        let code = house.code("alice@example.com");
        house.confirm(user, &code).unwrap();
        let story = |name: &str| -> Vec<String> {
            let mut told = Vec::new();
            let mut tell = |answer: Result<Value, poolgate_wire::Error>| {
                told.push(answer.map_or_else(|error| error.to_string(), |answer| text(&answer["ChallengeName"])));
            };
            let wrong = house.srp(name, "Wrong-Horse-9").unwrap();
            // The same wrong answer again and again counts once.
            for _ in 0..8 {
                tell(house.prove(&wrong));
            }
            // So does one in someone else's name.
            let mut elses = house.srp(name, "Wrong-Horse-9").unwrap();
            elses["USERNAME"] = "else@example.com".into();
            for _ in 0..8 {
                tell(house.prove(&elses));
            }
            // By the name as it was typed.
            let mut typed = house.srp(name, "Wrong-Horse-9").unwrap();
            typed["USERNAME"] = name.into();
            tell(house.prove(&typed));
            for _ in 0..2 {
                tell(house.by_password(name, "Wrong-Horse-9"));
            }
            let (last, spare) = (house.srp(name, "Wrong-Horse-9").unwrap(), house.srp(name, "Wrong-Horse-9").unwrap());
            tell(house.prove(&last));
            tell(house.by_password(name, "Wrong-Horse-9"));
            // Locked by now, for every door.
            tell(house.by_password(name, "Wrong-Horse-9"));
            tell(house.initiate("USER_SRP_AUTH", json!({ "USERNAME": name, "SRP_A": "2" })));
            tell(house.prove(&spare));
            house.clock.advance(Duration::from_secs(2));
            tell(house.prove(&spare));
            tell(house.by_password(name, "Wrong-Horse-9"));
            tell(house.by_password(name, "Wrong-Horse-9"));
            told
        };
        let (known, unknown) = (story(user), story(stranger));
        assert_eq!(known, unknown);
        assert!(known.iter().any(|told| told.ends_with("Password attempts exceeded")), "{known:?}");
        // What is shown for a name is shown for that name again, as by the user's own.
        let shown = |name: &str| {
            house.clock.advance(Duration::from_mins(15));
            let challenge = house.initiate("USER_SRP_AUTH", json!({ "USERNAME": name, "SRP_A": "2" })).unwrap();
            (
                text(&challenge["ChallengeParameters"]["USER_ID_FOR_SRP"]),
                text(&challenge["ChallengeParameters"]["SALT"]),
            )
        };
        for name in [user, stranger] {
            assert_eq!(shown(&shown(name).0), shown(name), "{name}");
        }
    }
}
