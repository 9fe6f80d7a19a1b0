use serde_json::json;

use super::*;

#[test]
fn a_relying_party_is_a_domain_of_ones_own() {
    for id in ["localhost", "example.com", "login.example.com", "xn--bcher-kva.example", "a-b.c1"] {
        assert!(is_relying_party(id), "{id}");
    }
    let long = format!("{}.com", "x".repeat(64));
    for id in [
        "com",
        "",
        ".",
        "example.",
        ".com",
        "a..b",
        "-a.com",
        "a-.com",
        "Example.com",
        "https://example.com",
        "example.com:443",
        "example.com/",
        "192.0.2.1",
        "[::1]",
        "bücher.example",
        "a b.com",
        &long,
    ] {
        assert!(!is_relying_party(id), "{id}");
    }
}

fn factors(names: &[Factor]) -> PoolMfa {
    PoolMfa { factors: names.iter().copied().collect(), ..PoolMfa::default() }
}

/// The factors before an update of the pool, and after it; `None`: refused.
type Row = (&'static str, bool, &'static [Factor], Option<&'static [Factor]>);

#[test]
fn an_update_of_the_pool_has_the_mode_and_leaves_the_factors() {
    use Factor::{Email, Sms, SoftwareToken};
    let table: [Row; 9] = [
        ("OPTIONAL", true, &[], Some(&[Sms])),
        ("ON", true, &[Sms], Some(&[Sms])),
        ("ON", true, &[SoftwareToken], Some(&[SoftwareToken])),
        ("OFF", true, &[], Some(&[])),
        ("OFF", false, &[Sms, SoftwareToken], Some(&[SoftwareToken])),
        ("ON", false, &[Sms, Email], Some(&[Email])),
        ("OPTIONAL", false, &[SoftwareToken], Some(&[SoftwareToken])),
        ("OPTIONAL", false, &[], None),
        ("ON", false, &[Sms], None),
    ];
    for (mode, sends_sms, before, expected) in table {
        let sms = sends_sms.then(|| json!({"SnsCallerArn": "arn:aws:iam::1:role/sms"}));
        let settings = json!({"MfaConfiguration": mode, "SmsConfiguration": sms});
        let after = after_update(&serde_json::from_value(settings).unwrap(), &factors(before));
        let tried = format!("{mode} {sends_sms} {before:?}");
        match expected {
            Some(expected) => assert_eq!(after.unwrap(), factors(expected), "{tried}"),
            None => assert_eq!(after.unwrap_err().message, sms_required().message, "{tried}"),
        }
    }
}
