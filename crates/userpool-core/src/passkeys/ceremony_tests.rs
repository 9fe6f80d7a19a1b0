use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use futures::executor::block_on;
use poolgate_authenticator::SoftwareAuthenticator;
use poolgate_env::Millis;
use serde_json::{Value, json};

use super::{
    Passkey, PublicKey,
    ceremony::{
        Asserted, Assertion, Person, Refusal, Registered, begin_assertion, creation_options, finish_assertion,
        finish_registration,
    },
    relying_party::RelyingParty,
};

const ORIGIN: &str = "https://example.com";

fn party(id: &str) -> RelyingParty {
    RelyingParty { id: id.to_owned(), requires_verification: false, is_multi_factor: false }
}

fn challenge(byte: u8) -> String {
    URL_SAFE_NO_PAD.encode([byte; 32])
}

fn options(party: &RelyingParty, sub: &str) -> Value {
    creation_options(party, &Person { sub, name: "alice", display_name: "Alice" }, &challenge(1), &[])
}

fn made(party: &RelyingParty, authenticator: &mut SoftwareAuthenticator) -> Registered {
    let credential = block_on(authenticator.create(&options(party, "alice"))).unwrap();
    finish_registration(party, &challenge(1), &credential).unwrap()
}

fn kept(party: &RelyingParty, made: Registered) -> Passkey {
    Passkey {
        pool_id: "us-east-1_Ab12Cd34E".to_owned(),
        sub: "alice".to_owned(),
        credential_id: made.credential_id,
        public_key: made.public_key,
        rp_id: party.id.clone(),
        counter: made.counter,
        transports: made.transports,
        attachment: made.attachment,
        user_verified: made.user_verified,
        backup_eligible: made.backup_eligible,
        aaguid: None,
        friendly_name: "Passkey".to_owned(),
        created: Millis(0),
        change: 0,
    }
}

/// A key of alice's, and the authenticator that has it.
fn enrolled() -> (SoftwareAuthenticator, Passkey) {
    let (party, mut authenticator) = (party("example.com"), SoftwareAuthenticator::new(ORIGIN));
    let passkey = kept(&party, made(&party, &mut authenticator));
    (authenticator, passkey)
}

fn ask(party: &RelyingParty, passkey: &Passkey) -> (Value, Assertion) {
    begin_assertion(party, &[2; 32], 60_000, &[passkey.descriptor()])
}

fn answer(authenticator: &mut SoftwareAuthenticator, options: &Value) -> Value {
    block_on(authenticator.get(options)).unwrap()
}

fn judge(party: &RelyingParty, asked: &Assertion, answer: &Value, passkey: &Passkey) -> Result<Asserted, Refusal> {
    finish_assertion(party, asked, &answer.to_string(), std::slice::from_ref(passkey))
}

/// What `tamper` makes of a right answer's binary member is judged.
fn tampered(member: &str, tamper: impl FnOnce(&mut Vec<u8>)) -> Result<Asserted, Refusal> {
    let (mut authenticator, passkey) = enrolled();
    let party = party("example.com");
    let (options, asked) = ask(&party, &passkey);
    let mut answer = answer(&mut authenticator, &options);
    let place = &mut answer["response"][member];
    let mut bytes = URL_SAFE_NO_PAD.decode(place.as_str().unwrap()).unwrap();
    tamper(&mut bytes);
    *place = URL_SAFE_NO_PAD.encode(bytes).into();
    judge(&party, &asked, &answer, &passkey)
}

#[test]
fn a_right_answer_says_which_key_how_often_and_whether_the_user_was_verified() {
    let (mut authenticator, mut passkey) = enrolled();
    let party = party("example.com");
    for _ in 0..3 {
        let (options, asked) = ask(&party, &passkey);
        let asserted = judge(&party, &asked, &answer(&mut authenticator, &options), &passkey).unwrap();
        assert_eq!(asserted.credential_id, passkey.credential_id);
        assert!(asserted.user_verified && asserted.counter > passkey.counter);
        passkey.counter = asserted.counter;
    }
    let mut unverified = authenticator.without_verification();
    let (options, asked) = ask(&party, &passkey);
    assert!(!judge(&party, &asked, &answer(&mut unverified, &options), &passkey).unwrap().user_verified);
}

#[test]
fn a_wrong_signature_is_refused() {
    assert_eq!(tampered("signature", |bytes| *bytes.last_mut().unwrap() ^= 1), Err(Refusal::Signature));
    assert!(tampered("signature", |_| ()).is_ok());
    // The flag that the user was verified is signed.
    assert_eq!(tampered("authenticatorData", |bytes| bytes[32] ^= 4), Err(Refusal::Signature));
    assert!(tampered("signature", Vec::clear).is_err());
}

#[test]
fn an_answer_to_another_challenge_is_refused() {
    let (mut authenticator, passkey) = enrolled();
    let party = party("example.com");
    let (options, _) = ask(&party, &passkey);
    let (_, asked) = begin_assertion(&party, &[3; 32], 60_000, &[]);
    let answer = answer(&mut authenticator, &options);
    assert_eq!(judge(&party, &asked, &answer, &passkey), Err(Refusal::Challenge));
}

#[test]
fn only_pages_of_the_relying_party_are_let_in() {
    let (authenticator, passkey) = enrolled();
    let party = party("example.com");
    let table = [
        ("https://example.com", true),
        ("https://login.example.com:8443", true),
        ("http://example.com", false),
        ("https://notexample.com", false),
        ("https://example.com.evil.org", false),
        ("android:apk-key-hash:AAAA", false),
    ];
    for (origin, right) in table {
        let mut authenticator = authenticator.clone();
        authenticator.pretend(origin);
        let (options, asked) = ask(&party, &passkey);
        let judged = judge(&party, &asked, &answer(&mut authenticator, &options), &passkey);
        assert_eq!(judged.is_ok(), right, "{origin}");
        assert!(right || judged == Err(Refusal::Origin), "{origin}");
    }
    let inside_another = |bytes: &mut Vec<u8>| {
        let mut said: Value = serde_json::from_slice(bytes).unwrap();
        said["crossOrigin"] = true.into();
        *bytes = said.to_string().into_bytes();
    };
    assert_eq!(tampered("clientDataJSON", inside_another), Err(Refusal::Origin));
}

#[test]
fn localhost_needs_no_https() {
    let party = party("localhost");
    let mut authenticator = SoftwareAuthenticator::new("http://localhost:3000");
    let passkey = kept(&party, made(&party, &mut authenticator));
    let (options, asked) = ask(&party, &passkey);
    assert!(judge(&party, &asked, &answer(&mut authenticator, &options), &passkey).is_ok());
}

#[test]
fn a_key_of_another_relying_party_or_user_is_unknown() {
    let (mut authenticator, passkey) = enrolled();
    let party = party("example.com");
    let (options, asked) = ask(&party, &passkey);
    let answer = answer(&mut authenticator, &options);
    let (_, other) = enrolled();
    let strangers = [
        other,
        Passkey { rp_id: "login.example.com".to_owned(), ..passkey.clone() },
        Passkey { sub: "bob".to_owned(), ..passkey },
    ];
    for stranger in strangers {
        assert_eq!(judge(&party, &asked, &answer, &stranger), Err(Refusal::Unknown), "{stranger:?}");
    }
    assert_eq!(finish_assertion(&party, &asked, &answer.to_string(), &[]), Err(Refusal::Unknown));
}

#[test]
fn a_copy_of_the_authenticator_shows_in_its_counter() {
    let (mut authenticator, mut passkey) = enrolled();
    let mut copy = authenticator.clone();
    let party = party("example.com");
    let (options, asked) = ask(&party, &passkey);
    passkey.counter = judge(&party, &asked, &answer(&mut authenticator, &options), &passkey).unwrap().counter;
    assert_eq!(judge(&party, &asked, &answer(&mut copy, &options), &passkey), Err(Refusal::Counter));
}

#[test]
fn an_authenticator_that_does_not_count_signs_in_again_and_again() {
    let party = party("example.com");
    let mut authenticator = SoftwareAuthenticator::new(ORIGIN).without_counter();
    let passkey = kept(&party, made(&party, &mut authenticator));
    for _ in 0..2 {
        let (options, asked) = ask(&party, &passkey);
        assert_eq!(judge(&party, &asked, &answer(&mut authenticator, &options), &passkey).unwrap().counter, 0);
    }
}

#[test]
fn verification_is_demanded_where_the_pool_requires_it() {
    let strict = RelyingParty { requires_verification: true, ..party("example.com") };
    let (authenticator, passkey) = enrolled();
    let mut unverified = authenticator.without_verification();
    let (lenient_options, asked) = ask(&party("example.com"), &passkey);
    let answer = answer(&mut unverified, &lenient_options);
    assert_eq!(judge(&strict, &asked, &answer, &passkey), Err(Refusal::Unsupported));
    let (options, _) = ask(&strict, &passkey);
    assert_eq!(options["userVerification"], "required");
    let credential = block_on(unverified.create(&options_without_verification("bob"))).unwrap();
    assert_eq!(finish_registration(&strict, &challenge(1), &credential), Err(Refusal::Unsupported));
}

fn options_without_verification(sub: &str) -> Value {
    options(&party("example.com"), sub)
}

#[test]
fn what_is_cut_off_or_nonsense_is_malformed() {
    let (mut authenticator, passkey) = enrolled();
    let party = party("example.com");
    let (options, asked) = ask(&party, &passkey);
    let answer = answer(&mut authenticator, &options).to_string();
    for cut in ["", "null", "{}", "[]", &answer[..answer.len() / 2], &answer[..answer.len() - 1]] {
        let judged = finish_assertion(&party, &asked, cut, std::slice::from_ref(&passkey));
        assert_eq!(judged, Err(Refusal::Malformed), "{cut}");
    }
    for length in [0, 10, 36] {
        assert!(tampered("authenticatorData", |bytes| bytes.truncate(length)).is_err(), "{length}");
    }
    assert!(tampered("clientDataJSON", |bytes| bytes.truncate(20)).is_err());
}

#[test]
fn what_is_kept_of_a_challenge_is_little() {
    let (_, passkey) = enrolled();
    let (_, asked) = ask(&party("example.com"), &passkey);
    assert!(serde_json::to_vec(&asked).unwrap().len() < 100);
}

#[test]
fn a_registered_key_is_kept_as_it_came() {
    let made = made(&party("example.com"), &mut SoftwareAuthenticator::new(ORIGIN));
    assert!(matches!(&made.public_key, PublicKey::Es256 { x, y } if x.len() == 43 && y.len() == 43));
    assert_eq!((made.counter, made.user_verified, made.aaguid), (0, true, Some([0; 16])));
    assert_eq!(made.transports, ["hybrid", "internal"]);
    assert_eq!(made.attachment.as_deref(), Some("platform"));
    let kept = kept(&party("example.com"), made);
    let json = serde_json::to_value(&kept).unwrap();
    assert_eq!(serde_json::from_value::<Passkey>(json.clone()).unwrap(), kept);
    assert!(json["public_key"]["ES256"]["x"].is_string(), "{json}");
}

#[test]
fn an_answer_of_the_wrong_kind_is_no_registration() {
    let (mut authenticator, passkey) = enrolled();
    let party = party("example.com");
    let (options, _) = ask(&party, &passkey);
    let assertion = answer(&mut authenticator, &options);
    for nonsense in [assertion, json!(null), json!({}), json!("credential")] {
        assert_eq!(finish_registration(&party, &challenge(1), &nonsense), Err(Refusal::Malformed));
    }
}
