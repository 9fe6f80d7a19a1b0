//! Passkeys: how they are registered, listed and deleted.

use std::time::Duration;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use futures::executor::block_on;
use poolgate_authenticator::SoftwareAuthenticator;
use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use crate::support::{House, PASSWORD, Plan, text, tokens_of};

pub(crate) const ORIGIN: &str = "https://login.example.com";

/// A pool that takes passwords and passkeys, with alice in it.
pub(crate) fn plan() -> Plan {
    let factors = json!(["PASSWORD", "WEB_AUTHN"]);
    Plan::new().pool(json!({ "Policies": { "SignInPolicy": { "AllowedFirstAuthFactors": factors } } }))
}

pub(crate) fn configure(house: &House, mode: &str, web_authn: Value) {
    let mut members = json!({ "MfaConfiguration": mode });
    members["WebAuthnConfiguration"] = web_authn;
    house.call("SetUserPoolMfaConfig", members).unwrap();
}

fn house() -> House {
    house_with(json!({ "RelyingPartyId": "example.com" }))
}

fn house_with(web_authn: Value) -> House {
    let house = plan().build();
    configure(&house, "OFF", web_authn);
    house.user("alice");
    house
}

fn start(house: &House, tokens: &Value) -> Result<Value, Error> {
    Ok(house.call_as(tokens, "StartWebAuthnRegistration", json!({}))?["CredentialCreationOptions"].take())
}

fn complete(house: &House, tokens: &Value, credential: &Value) -> Result<Value, Error> {
    house.call_as(tokens, "CompleteWebAuthnRegistration", json!({ "Credential": credential }))
}

/// Registers a new passkey; the credential.
pub(crate) fn register(house: &House, tokens: &Value, authenticator: &mut SoftwareAuthenticator) -> Value {
    let options = start(house, tokens).unwrap();
    let credential = block_on(authenticator.create(&options)).unwrap();
    assert_eq!(complete(house, tokens, &credential).unwrap(), json!({}));
    credential
}

fn passkeys(house: &House, tokens: &Value) -> Vec<Value> {
    let list = house.call_as(tokens, "ListWebAuthnCredentials", json!({})).unwrap();
    list["Credentials"].as_array().unwrap().clone()
}

fn code(result: Result<Value, Error>) -> Code {
    result.unwrap_err().code
}

/// The credential with another challenge in its client data, which nothing of a registration signs.
fn answering(mut credential: Value, challenge: &Value) -> Value {
    let said = &mut credential["response"]["clientDataJSON"];
    let mut data: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(said.as_str().unwrap()).unwrap()).unwrap();
    data["challenge"] = challenge.clone();
    *said = URL_SAFE_NO_PAD.encode(data.to_string()).into();
    credential
}

#[test]
fn a_passkey_is_registered_listed_and_deleted() {
    let house = house();
    let tokens = house.tokens("alice");
    let options = start(&house, &tokens).unwrap();
    let sub = text(&house.admin("AdminGetUser", "alice", json!({})).unwrap()["UserAttributes"][0]["Value"]);
    let expected = json!({
        "rp": { "id": "example.com", "name": "example.com" },
        "user": { "id": URL_SAFE_NO_PAD.encode(sub), "name": "alice", "displayName": "alice" },
        "challenge": options["challenge"],
        "pubKeyCredParams": [{ "type": "public-key", "alg": -7 }, { "type": "public-key", "alg": -257 }],
        "timeout": 60_000,
        "excludeCredentials": [],
        "authenticatorSelection": {
            "requireResidentKey": true, "residentKey": "required", "userVerification": "preferred",
        },
    });
    assert_eq!(options, expected);
    assert_eq!(URL_SAFE_NO_PAD.decode(options["challenge"].as_str().unwrap()).unwrap().len(), 32);

    let credential = register(&house, &tokens, &mut SoftwareAuthenticator::new(ORIGIN));
    let listed = json!({
        "CredentialId": credential["id"],
        "FriendlyCredentialName": "Passkey",
        "RelyingPartyId": "example.com",
        "AuthenticatorAttachment": "platform",
        "AuthenticatorTransports": ["hybrid", "internal"],
        "CreatedAt": 1_800_000_000,
    });
    let passkeys = passkeys(&house, &tokens);
    assert_eq!(passkeys.len(), 1);
    assert_eq!(passkeys[0]["CreatedAt"].as_f64(), Some(1_800_000_000.0));
    assert_eq!(without_date(&passkeys[0]), without_date(&listed));

    let excluded = start(&house, &tokens).unwrap()["excludeCredentials"].take();
    let descriptor = json!({ "type": "public-key", "id": credential["id"], "transports": ["hybrid", "internal"] });
    assert_eq!(excluded, json!([descriptor]));

    let delete = |id: &Value| house.call_as(&tokens, "DeleteWebAuthnCredential", json!({ "CredentialId": id }));
    assert_eq!(delete(&credential["id"]).unwrap(), json!({}));
    assert_eq!(code(delete(&credential["id"])), Code::ResourceNotFoundException);
    assert_eq!(code(delete(&json!(""))), Code::ResourceNotFoundException);
}

fn without_date(passkey: &Value) -> Value {
    let mut passkey = passkey.clone();
    passkey["CreatedAt"] = json!(0);
    passkey
}

#[test]
fn a_credential_made_elsewhere_is_refused() {
    let house = house();
    let tokens = house.tokens("alice");
    let attempt = |authenticator: &mut SoftwareAuthenticator, rp_id: &str| {
        let mut options = start(&house, &tokens).unwrap();
        options["rp"]["id"] = rp_id.into();
        complete(&house, &tokens, &block_on(authenticator.create(&options)).unwrap())
    };
    for origin in ["https://example.org", "http://example.com", "https://notexample.com", "https://com"] {
        let mut liar = SoftwareAuthenticator::new(ORIGIN);
        liar.pretend(origin);
        assert_eq!(code(attempt(&mut liar, "example.com")), Code::WebAuthnOriginNotAllowedException, "{origin}");
    }
    let mut honest = SoftwareAuthenticator::new(ORIGIN);
    let narrower = attempt(&mut honest, "login.example.com");
    assert_eq!(code(narrower), Code::WebAuthnRelyingPartyMismatchException);
    assert_eq!(passkeys(&house, &tokens), Vec::<Value>::new());
    for origin in ["https://example.com", "https://login.example.com:8443"] {
        honest.visit(origin);
        attempt(&mut honest, "example.com").unwrap();
    }
}

#[test]
fn a_relying_party_that_changed_meanwhile_is_another_one() {
    let house = house();
    let tokens = house.tokens("alice");
    let options = start(&house, &tokens).unwrap();
    configure(&house, "OFF", json!({ "RelyingPartyId": "login.example.com" }));
    let credential = block_on(SoftwareAuthenticator::new(ORIGIN).create(&options)).unwrap();
    assert_eq!(code(complete(&house, &tokens, &credential)), Code::WebAuthnRelyingPartyMismatchException);
}

#[test]
fn only_the_client_that_started_a_registration_completes_it() {
    let house = house();
    let tokens = house.tokens("alice");
    let flows = json!(["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]);
    let (other, _) = house.new_client(json!({ "ClientName": "other", "ExplicitAuthFlows": flows }));
    let parameters = json!({ "USERNAME": "alice", "PASSWORD": PASSWORD });
    let members = json!({ "ClientId": other, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters });
    let of_other = tokens_of(house.call("InitiateAuth", members));
    let options = start(&house, &tokens).unwrap();
    let credential = block_on(SoftwareAuthenticator::new(ORIGIN).create(&options)).unwrap();
    assert_eq!(code(complete(&house, &of_other, &credential)), Code::WebAuthnClientMismatchException);
    complete(&house, &tokens, &credential).unwrap();
}

#[test]
fn a_challenge_is_good_once_for_five_minutes_and_for_its_user() {
    let house = house();
    house.user("bob");
    let (alice, bob) = (house.tokens("alice"), house.tokens("bob"));
    let mut authenticator = SoftwareAuthenticator::new(ORIGIN);
    let mut made = |tokens| block_on(authenticator.create(&start(&house, tokens).unwrap())).unwrap();
    let gone = Code::WebAuthnChallengeNotFoundException;
    let (first, second) = (made(&alice), made(&alice));
    assert_eq!(code(complete(&house, &bob, &second)), gone, "never started");
    assert_eq!(code(complete(&house, &alice, &first)), gone, "started anew");
    made(&bob);
    assert_eq!(code(complete(&house, &bob, &second)), gone, "someone else's");
    complete(&house, &alice, &second).unwrap();
    assert_eq!(code(complete(&house, &alice, &second)), gone, "replayed");
    let late = made(&alice);
    house.clock.advance(Duration::from_mins(5) - Duration::from_millis(1));
    let timely = made(&bob);
    house.clock.advance(Duration::from_millis(1));
    assert_eq!(code(complete(&house, &alice, &late)), gone, "expired");
    complete(&house, &bob, &timely).unwrap();
}

#[test]
fn a_credential_is_registered_once_in_a_pool() {
    let house = house();
    house.user("bob");
    let (alice, bob) = (house.tokens("alice"), house.tokens("bob"));
    let credential = register(&house, &alice, &mut SoftwareAuthenticator::new(ORIGIN));
    for tokens in [&alice, &bob] {
        let challenge = start(&house, tokens).unwrap()["challenge"].take();
        let again = complete(&house, tokens, &answering(credential.clone(), &challenge));
        assert_eq!(code(again), Code::InvalidParameterException);
    }
    assert_eq!((passkeys(&house, &alice).len(), passkeys(&house, &bob).len()), (1, 0));
}

#[test]
fn a_user_has_twenty_passkeys_at_most_and_lists_them_by_pages() {
    let house = house();
    let tokens = house.tokens("alice");
    let mut authenticator = SoftwareAuthenticator::new(ORIGIN);
    let made: Vec<Value> = (0..20)
        .map(|_| {
            house.clock.advance(Duration::from_secs(1));
            register(&house, &tokens, &mut authenticator)["id"].take()
        })
        .collect();
    assert_eq!(code(start(&house, &tokens)), Code::LimitExceededException);
    let (mut listed, mut token) = (Vec::new(), Value::Null);
    loop {
        let mut members = json!({ "MaxResults": 8 });
        if token.is_string() {
            members["NextToken"] = token;
        }
        let mut page = house.call_as(&tokens, "ListWebAuthnCredentials", members).unwrap();
        listed.extend(page["Credentials"].as_array().unwrap().iter().map(|passkey| passkey["CredentialId"].clone()));
        token = page["NextToken"].take();
        assert!(listed.len().is_multiple_of(8) || token.is_null());
        if token.is_null() {
            break;
        }
    }
    assert_eq!(listed, made, "the oldest first");
    house.call_as(&tokens, "DeleteWebAuthnCredential", json!({ "CredentialId": made[7] })).unwrap();
    register(&house, &tokens, &mut authenticator);
    assert_eq!(passkeys(&house, &tokens).len(), 20);
}

#[test]
fn passkeys_need_to_be_allowed_and_the_pool_a_name() {
    let house = Plan::new().build();
    house.user("alice");
    let tokens = house.tokens("alice");
    assert_eq!(code(start(&house, &tokens)), Code::WebAuthnNotEnabledException);
    assert_eq!(code(complete(&house, &tokens, &json!({}))), Code::WebAuthnNotEnabledException);
    let house = plan().build();
    house.user("alice");
    let tokens = house.tokens("alice");
    assert_eq!(code(start(&house, &tokens)), Code::WebAuthnConfigurationMissingException);
}

#[test]
fn an_authenticator_that_does_not_verify_its_user_is_refused_where_that_is_required() {
    let house = house_with(json!({ "RelyingPartyId": "example.com", "UserVerification": "required" }));
    let tokens = house.tokens("alice");
    let mut options = start(&house, &tokens).unwrap();
    assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
    options["authenticatorSelection"]["userVerification"] = "preferred".into();
    let mut authenticator = SoftwareAuthenticator::new(ORIGIN).without_verification();
    let credential = block_on(authenticator.create(&options)).unwrap();
    assert_eq!(code(complete(&house, &tokens, &credential)), Code::WebAuthnCredentialNotSupportedException);
}

#[test]
fn what_is_no_credential_changes_nothing() {
    let house = house();
    let tokens = house.tokens("alice");
    let options = start(&house, &tokens).unwrap();
    let credential = block_on(SoftwareAuthenticator::new(ORIGIN).create(&options)).unwrap();
    let cut = |member: &str| {
        let mut credential = credential.clone();
        let place = &mut credential["response"][member];
        let whole = text(place);
        *place = whole[..whole.len() / 2].into();
        credential
    };
    let table =
        [json!({}), json!([]), json!("x"), json!({ "id": "x" }), cut("clientDataJSON"), cut("attestationObject")];
    for nonsense in table {
        assert_eq!(code(complete(&house, &tokens, &nonsense)), Code::InvalidParameterException, "{nonsense}");
    }
    complete(&house, &tokens, &credential).unwrap();
}

#[test]
fn passkeys_go_with_their_user_and_are_free_again() {
    let house = house();
    let tokens = house.tokens("alice");
    let credential = register(&house, &tokens, &mut SoftwareAuthenticator::new(ORIGIN));
    house.admin("AdminDeleteUser", "alice", json!({})).unwrap();
    house.user("alice");
    let tokens = house.tokens("alice");
    assert_eq!(passkeys(&house, &tokens), Vec::<Value>::new());
    let challenge = start(&house, &tokens).unwrap()["challenge"].take();
    complete(&house, &tokens, &answering(credential, &challenge)).unwrap();
}

#[test]
fn nobody_sees_or_deletes_the_passkeys_of_others() {
    let house = house();
    house.user("bob");
    let (alice, bob) = (house.tokens("alice"), house.tokens("bob"));
    let credential = register(&house, &alice, &mut SoftwareAuthenticator::new(ORIGIN));
    assert_eq!(passkeys(&house, &bob), Vec::<Value>::new());
    let delete = house.call_as(&bob, "DeleteWebAuthnCredential", json!({ "CredentialId": credential["id"] }));
    assert_eq!(code(delete), Code::ResourceNotFoundException);
    assert_eq!(passkeys(&house, &alice).len(), 1);
}
