//! The challenges of second factors, and who may answer them.

use std::time::Duration;

use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use super::{App, EXPIRED, INVALID, PHONE, USED, first_tokens, house, person, prefer, response, set_up};
use crate::support::{House, PASSWORD, assert_refused, email_of, text, tokens_of};

const FACTORS: [&str; 3] = ["SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"];

/// A house in which alice and bob are asked for this factor.
struct Scene {
    house: House,
    factor: &'static str,
    app: App,
}

impl Scene {
    fn new(factor: &'static str) -> Self {
        let house = house("OPTIONAL");
        person(&house, "bob", &[("email", &email_of("bob")), ("phone_number", "+15550009999")]);
        let app = set_up(&house, &first_tokens(&house, "alice"));
        set_up(&house, &first_tokens(&house, "bob"));
        let member = match factor {
            "SMS_MFA" => "SMSMfaSettings",
            "EMAIL_OTP" => "EmailMfaSettings",
            _ => "SoftwareTokenMfaSettings",
        };
        for name in ["alice", "bob"] {
            prefer(&house, name, json!({ member: { "Enabled": true } }));
        }
        house.clock.advance(Duration::from_secs(30));
        Self { house, factor, app }
    }

    /// Begins a sign-in of alice.
    fn ask(&self) -> Value {
        self.ask_for("alice")
    }

    fn ask_for(&self, name: &str) -> Value {
        let challenge = self.house.by_password(name, PASSWORD).unwrap();
        assert_eq!(challenge["ChallengeName"], self.factor);
        challenge["Session"].clone()
    }

    /// The code that alice would type now.
    fn right(&self) -> String {
        match self.factor {
            "SMS_MFA" => self.house.code(PHONE),
            "EMAIL_OTP" => self.house.code(&email_of("alice")),
            _ => self.app.code(&self.house, 0),
        }
    }

    fn wrong(&self) -> String {
        if self.factor == "SOFTWARE_TOKEN_MFA" {
            return self.app.wrong(&self.house);
        }
        crate::support::wrong(&self.right()).to_owned()
    }

    fn answer(&self, session: &Value, code: &str) -> Result<Value, Error> {
        self.house.respond(self.factor, session, response(self.factor, "alice", code))
    }

    fn refusal_of_wrong(&self) -> &'static str {
        match self.factor {
            "SOFTWARE_TOKEN_MFA" => "Invalid code received for user",
            _ => "Invalid code or auth state for the user.",
        }
    }
}

#[test]
fn each_says_what_it_asks_for() {
    let parameters = FACTORS.map(|factor| {
        let scene = Scene::new(factor);
        let mut challenge = scene.house.by_password("alice", PASSWORD).unwrap();
        assert_eq!(scene.right().len(), 6, "{factor}");
        challenge["ChallengeParameters"].take()
    });
    let [sms, token, email] = parameters;
    assert_eq!(
        sms,
        json!({ "USER_ID_FOR_SRP": "alice", "CODE_DELIVERY_DELIVERY_MEDIUM": "SMS",
        "CODE_DELIVERY_DESTINATION": "+*******1234" })
    );
    assert_eq!(token, json!({ "USER_ID_FOR_SRP": "alice" }));
    assert_eq!(
        email,
        json!({ "USER_ID_FOR_SRP": "alice", "CODE_DELIVERY_DELIVERY_MEDIUM": "EMAIL",
        "CODE_DELIVERY_DESTINATION": "a***@e***" })
    );
}

#[test]
fn the_name_of_the_device_is_shown() {
    let house = house("OPTIONAL");
    let tokens = first_tokens(&house, "alice");
    let app = App::new(&house.call_as(&tokens, "AssociateSoftwareToken", json!({})).unwrap()["SecretCode"]);
    let members = json!({ "UserCode": app.code(&house, 0), "FriendlyDeviceName": "my phone" });
    house.call_as(&tokens, "VerifySoftwareToken", members).unwrap();
    prefer(&house, "alice", json!({ "SoftwareTokenMfaSettings": { "Enabled": true } }));
    let challenge = house.by_password("alice", PASSWORD).unwrap();
    assert_eq!(challenge["ChallengeParameters"]["FRIENDLY_DEVICE_NAME"], "my phone");
}

#[test]
fn a_right_code_signs_in_once() {
    for factor in FACTORS {
        let scene = Scene::new(factor);
        let (session, code) = (scene.ask(), scene.right());
        scene.house.get_user(&tokens_of(scene.answer(&session, &code))).unwrap();
        // A code of an app is looked at before the session, and used up with it; that of a message belongs to its sign-in.
        let used_up = (Code::ExpiredCodeException, "Your software token has already been used once.");
        let (again, elsewhere) = match factor {
            "SOFTWARE_TOKEN_MFA" => (used_up, used_up),
            _ => ((Code::NotAuthorizedException, USED), (Code::CodeMismatchException, scene.refusal_of_wrong())),
        };
        assert_refused(scene.answer(&session, &code), again.0, again.1, factor);
        assert_refused(scene.answer(&scene.ask(), &code), elsewhere.0, elsewhere.1, factor);
        let next = if factor == "SOFTWARE_TOKEN_MFA" { scene.app.code(&scene.house, 1) } else { code };
        assert_refused(scene.answer(&session, &next), Code::NotAuthorizedException, USED, factor);
    }
}

#[test]
fn a_wrong_code_leaves_the_session_for_another_try() {
    for factor in FACTORS {
        let scene = Scene::new(factor);
        let (session, code) = (scene.ask(), scene.right());
        for _ in 0..3 {
            let refused = scene.answer(&session, &scene.wrong());
            assert_refused(refused, Code::CodeMismatchException, scene.refusal_of_wrong(), factor);
        }
        tokens_of(scene.answer(&session, &code));
    }
}

#[test]
fn wrong_codes_count_with_wrong_passwords() {
    for factor in FACTORS {
        let scene = Scene::new(factor);
        let (session, code) = (scene.ask(), scene.right());
        for _ in 0..6 {
            let refused = scene.answer(&session, &scene.wrong());
            assert_refused(refused, Code::CodeMismatchException, scene.refusal_of_wrong(), factor);
        }
        let exceeded = "Password attempts exceeded";
        assert_refused(scene.answer(&session, &code), Code::NotAuthorizedException, exceeded, factor);
        let refused = scene.house.by_password("alice", PASSWORD);
        assert_refused(refused, Code::NotAuthorizedException, exceeded, factor);
    }
}

#[test]
fn the_password_alone_forgives_no_wrong_code() {
    let scene = Scene::new("SMS_MFA");
    for _ in 0..6 {
        let refused = scene.answer(&scene.ask(), &scene.wrong());
        assert_refused(refused, Code::CodeMismatchException, scene.refusal_of_wrong(), "a new sign-in each time");
    }
    let refused = scene.house.by_password("alice", PASSWORD);
    assert_refused(refused, Code::NotAuthorizedException, "Password attempts exceeded", "the seventh");
}

#[test]
fn a_session_is_good_for_its_time_its_user_its_client_and_its_pool() {
    for factor in FACTORS {
        let scene = Scene::new(factor);
        let house = &scene.house;
        let bobs = scene.ask_for("bob");
        let session = scene.ask();
        let code = scene.right();
        let refused = |answer, message, what: &str| {
            assert_refused(answer, Code::NotAuthorizedException, message, &format!("{factor}: {what}"));
        };
        refused(scene.answer(&bobs, &code), INVALID, "someone else's");
        refused(house.respond(factor, &session, response(factor, "bob", &code)), INVALID, "for someone else");
        let (other, _) = house.new_client(json!({ "ClientName": "other" }));
        for client in [other, house.client_of_another_pool()] {
            let members = json!({ "ClientId": client, "ChallengeName": factor, "Session": session,
                "ChallengeResponses": response(factor, "alice", &code) });
            refused(house.call("RespondToAuthChallenge", members), INVALID, "another client's");
        }
        let admins = json!({ "ChallengeName": factor, "Session": session,
            "ChallengeResponses": response(factor, "alice", &code) });
        refused(house.call("AdminRespondToAuthChallenge", admins), INVALID, "through the administrators' door");
        let whole = text(&session);
        for length in [20, whole.len() / 2, whole.len() - 4, whole.len() - 1] {
            refused(scene.answer(&whole[..length].into(), &code), INVALID, "truncated");
        }
        let mut answer_to_another = response(factor, "alice", &code);
        answer_to_another["NEW_PASSWORD"] = "Newer-Horse-10".into();
        for other in ["NEW_PASSWORD_REQUIRED", "SELECT_MFA_TYPE", "MFA_SETUP", "SMS_OTP"] {
            refused(house.respond(other, &session, answer_to_another.clone()), INVALID, other);
        }
        house.clock.advance(Duration::from_mins(3) - Duration::from_millis(1));
        let refreshed = if factor == "SOFTWARE_TOKEN_MFA" { scene.right() } else { code };
        let late = scene.ask();
        let late_code = scene.right();
        tokens_of(scene.answer(&session, &refreshed));
        house.clock.advance(Duration::from_mins(3));
        refused(scene.answer(&late, &late_code), EXPIRED, "expired");
    }
}

#[test]
fn what_was_proved_must_still_be_in_place() {
    for factor in FACTORS {
        let scene = Scene::new(factor);
        let (session, code) = (scene.ask(), scene.right());
        scene.house.set_password("alice", "Newer-Horse-10", true);
        assert_refused(scene.answer(&session, &code), Code::NotAuthorizedException, INVALID, factor);
        scene.house.set_password("alice", PASSWORD, true);
        let (session, code) = (scene.ask(), scene.right());
        scene.house.admin("AdminDisableUser", "alice", json!({})).unwrap();
        assert_refused(scene.answer(&session, &code), Code::NotAuthorizedException, "User is disabled.", factor);
    }
    let scene = Scene::new("SOFTWARE_TOKEN_MFA");
    let session = scene.ask();
    scene.house.admin("AdminDeleteSoftwareToken", "alice", json!({})).unwrap();
    let gone = "Software Token MFA does not exist for the user.";
    let refused = scene.answer(&session, &scene.right());
    assert_refused(refused, Code::SoftwareTokenMFANotFoundException, gone, "an app that was taken away");
    let scene = Scene::new("SMS_MFA");
    let (session, code) = (scene.ask(), scene.right());
    let moved = json!({ "UserAttributes": [{ "Name": "phone_number", "Value": "+15550007777" }] });
    scene.house.admin("AdminUpdateUserAttributes", "alice", moved).unwrap();
    let refused = scene.answer(&session, &code);
    assert_refused(refused, Code::CodeMismatchException, scene.refusal_of_wrong(), "a code sent to the former number");
}

#[test]
fn a_code_by_message_verifies_its_address() {
    for (factor, flag) in [("SMS_MFA", "phone_number_verified"), ("EMAIL_OTP", "email_verified")] {
        let scene = Scene::new(factor);
        let unverified = json!({ "UserAttributes": [{ "Name": flag, "Value": "false" }] });
        scene.house.admin("AdminUpdateUserAttributes", "alice", unverified).unwrap();
        assert_eq!(scene.house.attributes("alice")[flag], "false");
        let session = scene.ask();
        tokens_of(scene.answer(&session, &scene.right()));
        assert_eq!(scene.house.attributes("alice")[flag], "true", "{factor}");
    }
}

#[test]
fn the_user_chooses_among_several() {
    let house = house("OPTIONAL");
    let app = set_up(&house, &first_tokens(&house, "alice"));
    let on = json!({ "Enabled": true });
    prefer(&house, "alice", json!({ "SMSMfaSettings": on, "SoftwareTokenMfaSettings": on, "EmailMfaSettings": on }));
    house.clock.advance(Duration::from_secs(30));
    let choose = |session: &Value, answer: &str| {
        house.respond("SELECT_MFA_TYPE", session, json!({ "USERNAME": "alice", "ANSWER": answer }))
    };
    let asked = || house.by_password("alice", PASSWORD).unwrap();
    let challenge = asked();
    assert_eq!(challenge["ChallengeName"], "SELECT_MFA_TYPE");
    let parameters = json!({ "USER_ID_FOR_SRP": "alice",
        "MFAS_CAN_CHOOSE": r#"["SMS_MFA","SOFTWARE_TOKEN_MFA","EMAIL_OTP"]"# });
    assert_eq!(challenge["ChallengeParameters"], parameters);
    for (answer, expected) in [
        ("SMS_MFA", "SMS_MFA"),
        ("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA"),
        ("EMAIL_OTP", "EMAIL_OTP"),
        ("EMAIL_MFA", "EMAIL_OTP"),
    ] {
        let session = asked()["Session"].take();
        let other = "ANSWER is not one of the MFA types to choose.";
        for wrong in ["SMS_OTP", "PASSWORD", "sms_mfa"] {
            assert_refused(choose(&session, wrong), Code::InvalidParameterException, other, wrong);
        }
        let next = choose(&session, answer).unwrap();
        assert_eq!(next["ChallengeName"], expected);
        let code = match expected {
            "SMS_MFA" => house.code(PHONE),
            "EMAIL_OTP" => house.code(&email_of("alice")),
            _ => app.code(&house, 0),
        };
        assert_refused(choose(&session, answer), Code::NotAuthorizedException, USED, answer);
        tokens_of(house.respond(expected, &next["Session"], response(expected, "alice", &code)));
    }
    let session = asked()["Session"].take();
    let foreign = json!({ "ClientId": house.client_of_another_pool(), "ChallengeName": "SELECT_MFA_TYPE",
        "Session": session, "ChallengeResponses": { "USERNAME": "alice", "ANSWER": "SMS_MFA" } });
    assert_refused(house.call("RespondToAuthChallenge", foreign), Code::NotAuthorizedException, INVALID, "a pool");
    let whole = text(&session);
    let cut = choose(&whole[..whole.len() - 4].into(), "SMS_MFA");
    assert_refused(cut, Code::NotAuthorizedException, INVALID, "truncated");
    house.clock.advance(Duration::from_mins(3));
    assert_refused(choose(&session, "SMS_MFA"), Code::NotAuthorizedException, EXPIRED, "expired");
}

#[test]
fn email_codes_go_by_both_of_their_names() {
    let scene = Scene::new("EMAIL_OTP");
    let session = scene.ask();
    let answer = json!({ "USERNAME": "alice", "EMAIL_MFA_CODE": scene.right() });
    tokens_of(scene.house.respond("EMAIL_OTP", &session, answer));
}
