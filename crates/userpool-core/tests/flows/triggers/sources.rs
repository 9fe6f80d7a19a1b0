//! Every trigger source there is (spec/triggers.md §2): fired in Cognito's order, each event held against its file in
//! `fixtures/`.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use poolgate_env::RootKey;
use poolgate_triggers::{RecordedEvent, Recording, codes::RootKeyring};
use poolgate_userpool_core::Channel;
use serde_json::{Value, json};

use super::{arn, recorded_with, with_metadata};
use crate::{
    client_tokens,
    custom::{self, answer_to, once},
    devices::{by_password, remembered, strict_plan, verify},
    support::{House, OTHER_PASSWORD, PASSWORD, Plan, list, text, tokens_of},
};

/// Each trigger with its sources, and whether they are fired: what has no flow yet has no event either.
const SOURCES: &[(&str, &[&str], &[&str])] = &[
    ("PreSignUp", &["SignUp", "AdminCreateUser"], &["ExternalProvider"]),
    ("PostConfirmation", &["ConfirmSignUp", "ConfirmForgotPassword"], &[]),
    ("PreAuthentication", &["Authentication"], &[]),
    ("PostAuthentication", &["Authentication"], &[]),
    ("DefineAuthChallenge", &["Authentication"], &[]),
    ("CreateAuthChallenge", &["Authentication"], &[]),
    ("VerifyAuthChallengeResponse", &["Authentication"], &[]),
    (
        "TokenGeneration",
        &["Authentication", "NewPasswordChallenge", "AuthenticateDevice", "RefreshTokens", "ClientCredentials"],
        &["HostedAuth"],
    ),
    ("UserMigration", &["Authentication", "ForgotPassword"], &[]),
    ("CustomMessage", MESSAGES, &[]),
    ("CustomEmailSender", MESSAGES, &["AccountTakeOverNotification"]),
    ("CustomSMSSender", MESSAGES, &[]),
    ("InboundFederation", &[], &["ExternalProvider"]),
];

const MESSAGES: &[&str] = &[
    "SignUp",
    "AdminCreateUser",
    "ResendCode",
    "ForgotPassword",
    "UpdateUserAttribute",
    "VerifyUserAttribute",
    "Authentication",
];

/// How many sources the specification lists.
const ALL: usize = 41;

const KEY_ID: &str = "arn:aws:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/// Who brings the codes in a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bringer {
    /// The pool's own messages, by e-mail.
    Pool,
    /// A function, on this channel.
    Function(Channel),
}

impl Bringer {
    const fn channel(self) -> Channel {
        match self {
            Self::Pool => Channel::Email,
            Self::Function(channel) => channel,
        }
    }

    fn config(self) -> Value {
        let mut config = json!({ "UserMigration": arn("UserMigration") });
        let sender = |name: &str| json!({ "LambdaVersion": "V1_0", "LambdaArn": arn(name) });
        if self != Self::Pool {
            config["CustomEmailSender"] = sender("CustomEmailSender");
            config["CustomSMSSender"] = sender("CustomSMSSender");
            config["KMSKeyID"] = KEY_ID.into();
        }
        config
    }
}

/// What functions answer: the one that migrates knows Dave.
fn answers(trigger: &str) -> Value {
    match trigger {
        "UserMigration" => json!({
            "userAttributes": { "email": "dave@example.com", "email_verified": "true", "phone_number": "+14155550104",
                "phone_number_verified": "true" },
            "finalUserStatus": "CONFIRMED",
            "messageAction": "SUPPRESS",
        }),
        _ => json!({}),
    }
}

/// Everything that one user meets in a life, and what a second and a third one add to it.
struct Story {
    house: House,
    recording: std::sync::Arc<Recording>,
    bringer: Bringer,
}

impl Story {
    fn new(bringer: Bringer) -> Self {
        let attribute = bringer.channel().attribute();
        let recovery = json!([{ "Priority": 1, "Name": format!("verified_{attribute}") }]);
        let plan = Plan::new()
            .pool(json!({
                "AutoVerifiedAttributes": [attribute],
                "AccountRecoverySetting": { "RecoveryMechanisms": recovery },
                "Policies": { "SignInPolicy": { "AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP", "SMS_OTP"] } },
                "SmsConfiguration": { "SnsCallerArn": "arn:aws:iam::123456789012:role/sms" },
            }))
            .client(json!({ "ExplicitAuthFlows":
                ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] }));
        let (house, recording) = recorded_with(plan, bringer.config(), answers);
        Self { house, recording, bringer }
    }

    fn address(&self, nth: u8) -> String {
        match self.bringer.channel() {
            Channel::Email => format!("someone-{nth}@example.com"),
            Channel::Sms => format!("+1415555010{nth}"),
        }
    }

    fn attributes(&self, nth: u8) -> Value {
        list(&[(self.bringer.channel().attribute(), &self.address(nth)), ("name", "Somebody")])
    }

    /// The code that was sent last.
    fn code(&self) -> String {
        match self.bringer {
            Bringer::Pool => self.house.outbox.messages().pop().unwrap().code.expose().clone(),
            Bringer::Function(_) => opened(&self.recording.events().pop().unwrap().event),
        }
    }

    fn call(&self, operation: &str, members: Value) -> Value {
        self.house.call(operation, with_metadata(members)).unwrap()
    }

    /// The life itself.
    fn tell(&self) {
        let validation = list(&[("who", "validation")]);
        self.call(
            "SignUp",
            json!({ "Username": "alice", "Password": PASSWORD, "UserAttributes": self.attributes(1),
            "ValidationData": validation }),
        );
        self.call("ResendConfirmationCode", json!({ "Username": "alice" }));
        self.call("ConfirmSignUp", json!({ "Username": "alice", "ConfirmationCode": self.code() }));
        let parameters = json!({ "USERNAME": "alice", "PASSWORD": PASSWORD });
        let signed_in =
            self.call("InitiateAuth", json!({ "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters }));
        let tokens = tokens_of(Ok(signed_in));
        self.house.refresh(&tokens).unwrap();
        self.call("ForgotPassword", json!({ "Username": "alice" }));
        self.call(
            "ConfirmForgotPassword",
            json!({ "Username": "alice", "ConfirmationCode": self.code(),
            "Password": OTHER_PASSWORD }),
        );
        let token = &tokens["AccessToken"];
        self.call("UpdateUserAttributes", json!({ "AccessToken": token, "UserAttributes": self.attributes(2) }));
        let attribute = self.bringer.channel().attribute();
        self.call("GetUserAttributeVerificationCode", json!({ "AccessToken": token, "AttributeName": attribute }));
        self.house
            .call_as(&tokens, "VerifyUserAttribute", json!({ "AttributeName": attribute, "Code": self.code() }))
            .unwrap();

        let challenge = format!("{}_OTP", self.bringer.channel().medium().as_str());
        let parameters = json!({ "USERNAME": "alice", "PREFERRED_CHALLENGE": challenge });
        let asked = self.call("InitiateAuth", json!({ "AuthFlow": "USER_AUTH", "AuthParameters": parameters }));
        assert_eq!(asked["ChallengeName"], challenge);
        let responses = json!({ "USERNAME": "alice", format!("{challenge}_CODE"): self.code() });
        self.respond(&challenge, &asked, &responses);

        self.call(
            "AdminCreateUser",
            json!({ "Username": "bob", "TemporaryPassword": "Correct<Horse>9",
            "UserAttributes": self.attributes(3), "DesiredDeliveryMediums": [self.bringer.channel().medium()],
            "ValidationData": validation }),
        );
        let parameters = json!({ "USERNAME": "bob", "PASSWORD": "Correct<Horse>9" });
        let asked =
            self.call("InitiateAuth", json!({ "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters }));
        let responses = json!({ "USERNAME": "bob", "NEW_PASSWORD": OTHER_PASSWORD });
        self.respond("NEW_PASSWORD_REQUIRED", &asked, &responses);

        self.call("ForgotPassword", json!({ "Username": "dave" }));
    }

    fn respond(&self, challenge: &str, asked: &Value, responses: &Value) {
        let members = json!({ "ChallengeName": challenge, "Session": asked["Session"],
            "ChallengeResponses": responses });
        tokens_of(Ok(self.call("RespondToAuthChallenge", members)));
    }
}

fn opened(event: &Value) -> String {
    let pool = event["userPoolId"].as_str().unwrap();
    let code = event["request"]["code"].as_str().unwrap();
    RootKeyring::new(RootKey::new([7; 32])).open(pool, code).unwrap().expose().clone()
}

/// What a life is told in, and by whom.
fn expected(bringer: Bringer) -> Vec<String> {
    let expected = std::cell::RefCell::new(Vec::new());
    let fired = |source: &str| expected.borrow_mut().push(source.to_owned());
    let all = |sources: Vec<String>| expected.borrow_mut().extend(sources);
    let message = |occasion: &str| {
        let mut told = vec![format!("CustomMessage_{occasion}")];
        match bringer {
            Bringer::Pool => {}
            Bringer::Function(Channel::Email) => told.push(format!("CustomEmailSender_{occasion}")),
            Bringer::Function(Channel::Sms) => told.push(format!("CustomSMSSender_{occasion}")),
        }
        told
    };
    fired("PreSignUp_SignUp");
    all(message("SignUp"));
    all(message("ResendCode"));
    fired("PostConfirmation_ConfirmSignUp");
    fired("PreAuthentication_Authentication");
    fired("PostAuthentication_Authentication");
    fired("TokenGeneration_Authentication");
    fired("TokenGeneration_RefreshTokens");
    all(message("ForgotPassword"));
    fired("PostConfirmation_ConfirmForgotPassword");
    all(message("UpdateUserAttribute"));
    all(message("VerifyUserAttribute"));
    fired("PreAuthentication_Authentication");
    all(message("Authentication"));
    fired("PostAuthentication_Authentication");
    fired("TokenGeneration_Authentication");
    fired("PreSignUp_AdminCreateUser");
    all(message("AdminCreateUser"));
    fired("PreAuthentication_Authentication");
    fired("PostAuthentication_Authentication");
    fired("TokenGeneration_NewPasswordChallenge");
    fired("UserMigration_ForgotPassword");
    all(message("ForgotPassword"));
    expected.into_inner()
}

/// The events of further ways in: a device, a machine's token, questions of the pool's own, a user from elsewhere.
fn further_events() -> Vec<RecordedEvent> {
    let (house, recording) = recorded_with(strict_plan(), json!({}), answers);
    let device = remembered(&house, "alice");
    let challenge = by_password(&house, "alice", &device.key).unwrap();
    let proof = device.prove(&house, "alice", &challenge).unwrap();
    tokens_of(verify(&house, &proof));
    let expected = [
        "PreSignUp_SignUp",
        "CustomMessage_SignUp",
        "PostConfirmation_ConfirmSignUp",
        // By password and a code, which makes the device known;
        "PreAuthentication_Authentication",
        "CustomMessage_Authentication",
        "PostAuthentication_Authentication",
        "TokenGeneration_Authentication",
        // and by password from the device.
        "PreAuthentication_Authentication",
        "PostAuthentication_Authentication",
        "TokenGeneration_AuthenticateDevice",
    ];
    assert_eq!(recording.sources(), expected);
    let mut events = named(&house, &recording);

    let function = json!({ "LambdaVersion": "V3_0", "LambdaArn": arn("PreTokenGeneration") });
    let config = json!({ "PreTokenGenerationConfig": function });
    let (house, recording) = recorded_with(Plan::new(), config, answers);
    let house = client_tokens::machine(house);
    client_tokens::get(&house, with_metadata(json!({}))).unwrap();
    events.extend(named(&house, &recording));

    let (house, recording) = custom::house(once);
    let call = |operation: &str, members: Value| house.call(operation, with_metadata(members)).unwrap();
    let parameters = json!({ "USERNAME": "alice" });
    let asked = call("InitiateAuth", json!({ "AuthFlow": "CUSTOM_AUTH", "AuthParameters": parameters }));
    let responses = json!({ "USERNAME": "alice", "ANSWER": answer_to(0) });
    let members = json!({ "ChallengeName": "CUSTOM_CHALLENGE", "Session": asked["Session"],
        "ChallengeResponses": responses });
    tokens_of(Ok(call("RespondToAuthChallenge", members)));
    let expected = [
        "PreAuthentication_Authentication",
        "DefineAuthChallenge_Authentication",
        "CreateAuthChallenge_Authentication",
        "VerifyAuthChallengeResponse_Authentication",
        "DefineAuthChallenge_Authentication",
        "PostAuthentication_Authentication",
        "TokenGeneration_Authentication",
    ];
    assert_eq!(recording.sources(), expected);
    events.extend(named(&house, &recording));

    let config = json!({ "UserMigration": arn("UserMigration") });
    let (house, recording) = recorded_with(Plan::new(), config, answers);
    let parameters = json!({ "USERNAME": "dave", "PASSWORD": PASSWORD });
    let members = json!({ "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters });
    tokens_of(house.call("InitiateAuth", with_metadata(members)));
    let sources = recording.sources();
    assert_eq!(sources.first().map(String::as_str), Some("UserMigration_Authentication"));
    assert_eq!(
        sources[1..],
        ["PreAuthentication_Authentication", "PostAuthentication_Authentication", "TokenGeneration_Authentication",]
    );
    events.extend(named(&house, &recording));
    events
}

/// The events with names for what is drawn anew in each house.
fn named(house: &House, recording: &Recording) -> Vec<RecordedEvent> {
    let mut events = recording.events();
    for RecordedEvent { event, .. } in &mut events {
        if event["request"]["code"].is_string() {
            event["request"]["code"] = format!("<encrypted: {}>", shape(opened(event))).into();
        }
        assert_eq!(event["userPoolId"], house.pool_id);
        event["userPoolId"] = "<pool>".into();
        if event["callerContext"]["clientId"] == house.client_id {
            event["callerContext"]["clientId"] = "<client>".into();
        }
        if let Some(sub) = event.pointer_mut("/request/userAttributes/sub") {
            *sub = "<sub>".into();
        }
    }
    events
}

/// A code's form; of a temporary password the text.
fn shape(code: String) -> String {
    if code.bytes().all(|byte| byte.is_ascii_digit()) { format!("{} digits", code.len()) } else { code }
}

#[test]
fn every_source_is_fired_in_order_and_says_what_its_fixture_says() {
    let mut first = BTreeMap::new();
    let mut events = Vec::new();
    for bringer in [Bringer::Pool, Bringer::Function(Channel::Email), Bringer::Function(Channel::Sms)] {
        let story = Story::new(bringer);
        story.tell();
        assert_eq!(story.recording.sources(), expected(bringer), "{bringer:?}");
        assert_eq!(story.house.outbox.messages().is_empty(), bringer != Bringer::Pool, "nobody else sends");
        events.extend(named(&story.house, &story.recording));
    }
    events.extend(further_events());
    for RecordedEvent { function, event } in events {
        let source = text(&event["triggerSource"]);
        let trigger = source.split('_').next().unwrap().replace("TokenGeneration", "PreTokenGeneration");
        assert_eq!(function, arn(&trigger));
        first.entry(source).or_insert(event);
    }
    let fired: BTreeSet<String> = listed(|(_, fired, _)| fired);
    assert_eq!(first.keys().cloned().collect::<BTreeSet<_>>(), fired);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/flows/triggers/fixtures");
    for (source, event) in &first {
        let shown = serde_json::to_string_pretty(event).unwrap() + "\n";
        let file = folder.join(format!("{source}.json"));
        let fixture = std::fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(shown, fixture, "{source}");
    }
    let files = std::fs::read_dir(folder).unwrap().count();
    assert_eq!(files, first.len(), "a fixture of nothing");
}

#[test]
fn no_source_is_forgotten() {
    let (fired, not): (BTreeSet<_>, BTreeSet<_>) = (listed(|(_, fired, _)| fired), listed(|(_, _, not)| not));
    assert!(fired.is_disjoint(&not));
    assert_eq!(fired.len() + not.len(), ALL);
}

type Row = (&'static str, &'static [&'static str], &'static [&'static str]);

fn listed(of: fn(&Row) -> &'static [&'static str]) -> BTreeSet<String> {
    SOURCES.iter().flat_map(|row| of(row).iter().map(move |name| format!("{}_{name}", row.0))).collect()
}
