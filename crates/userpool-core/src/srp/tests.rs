use poolgate_env::{SeededEntropy, SystemEntropy};

use super::{client::Client, *};

const POOL: &str = "us-east-1_AbCdEf123";
const USER: &str = "d3a1f0c2-0000-4000-8000-000000000001";
const PASSWORD: &str = "Correct-Horse-9";
const SALT: &str = "8f00112233445566778899aabbccddee";
const TIMESTAMP: &str = "Sat Nov 7 09:05:03 UTC 2026";

fn hash_of_padded(bytes: &[u8]) -> String {
    hex(&sha256(&[&pad(bytes)]))
}

fn four_times(text: &str) -> Vec<u8> {
    sha256(&[text.as_bytes()]).repeat(4)
}

#[test]
fn the_group_is_cognitos() {
    assert_eq!(hex(&sha256(&[&GROUP.n.to_vec()])), "48cf8b092fbce4359d9871abf74f98e25b6163379eaa15cd9087e800c6d1c55c");
    assert_eq!(hex(&GROUP.k.to_vec()), "538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6");
}

#[test]
fn the_users_vector_comes_out_step_by_step() {
    let identity = Identity::user(POOL, USER);
    let client = Client::with_secret(four_times("a")).unwrap();
    assert!(client.a_hex().starts_with("e9597fa116e1c49743fe35a8a32f7cf0"));
    let a = parse_public(&client.a_hex()).unwrap();
    assert_eq!(hash_of_padded(&a), "2b5d5a7616d0128c4860fc209893398d9be86c9543629c18835c616395fdcae8");

    let x = private_key(identity, PASSWORD, &unhex(SALT));
    assert_eq!(hex(x.expose()), "8d264c026e32fbdf1f4d62e1fbd85249bac4236ed86263f92eee95f19cfc322b");
    let verifier = make_verifier(identity, PASSWORD, &unhex(SALT)).unwrap();
    assert_eq!(
        hash_of_padded(verifier.verifier.expose()),
        "0d899034d3f3b7aad2e189195355ab188929f746dd81afc44e4e439ff7270a55"
    );

    let challenge = challenge_with_long_secret(&verifier, &a, &four_times("b"));
    assert!(challenge.b_hex.starts_with("aa2c717d04757b56d8c8b78a69949a12"));
    let b = unhex(&challenge.b_hex);
    assert_eq!(hash_of_padded(&b), "9f77527c2756c9741b9df4b3bee5aed5c64546b4c033d33001e31b1017521ae1");
    assert_eq!(hex(&scrambler(&a, &b)), "b8707a8905c827572d68f08dfeb54654b984e040aabd3cc8c5093e5541177ea4");

    assert_eq!(hex(client.session_key(&x, &b).unwrap().expose()), "19d7c90ef35676e4e26221094ab9a6de");
    let block = STANDARD.encode("secret-block-for-tests");
    let signature = client.respond(POOL, USER, PASSWORD, SALT, &challenge.b_hex, &block, TIMESTAMP).unwrap();
    assert_eq!(signature, "cq8ONqSXn7j2m5CIJmVWCcwAsMqsn9dseYKESo9aBkg=");
}

/// The vector's b has 1024 bits; ours have 256. Only B depends on it here.
fn challenge_with_long_secret(verifier: &Verifier, a: &[u8], b: &[u8]) -> Challenge {
    challenge_with(verifier, a, &SecretBytes::new(b.to_vec()), false).unwrap()
}

#[test]
fn the_devices_vector_comes_out() {
    let identity = Identity::device("-AbCdEfGh", "us-east-1_0d0d0d0d-1111-4222-8333-444455556666");
    let salt = unhex("7f00112233445566778899aabbccddee");
    let x = private_key(identity, "ZGV2aWNlLXBhc3N3b3Jk", &salt);
    assert_eq!(hex(x.expose()), "dbc5b12b6afefc7c7dbc23d276c69166db55b845d22f1f833de4b5895837e92b");
    let made = make_verifier(identity, "ZGV2aWNlLXBhc3N3b3Jk", &salt).unwrap();
    assert_eq!(
        hash_of_padded(made.verifier.expose()),
        "6ed68e738870a0c959e04a18e326f0bf90c8f49c1fac4ddc4e8d4ed1d3ff8312"
    );
}

#[test]
fn a_clients_verifier_is_a_number_that_the_password_alone_explains() {
    let identity = Identity::device("-AbCdEfGh", "us-east-1_0d0d0d0d-1111-4222-8333-444455556666");
    let made = make_verifier(identity, "ZGV2aWNlLXBhc3N3b3Jk", &unhex(SALT)).unwrap();
    let entropy = SeededEntropy::new(5);
    // Padded as clients do, or not.
    for (salt, verifier) in
        [(pad(&made.salt), pad(made.verifier.expose())), (made.salt.clone(), made.verifier.expose().clone())]
    {
        let read = Verifier::from_client(&salt, &verifier).unwrap();
        assert!(check_password(identity, "ZGV2aWNlLXBhc3N3b3Jk", &read).unwrap());
        let client = Client::new(&entropy).unwrap();
        let challenge = server_challenge(&read, &client.a_hex(), &entropy).unwrap();
        let block = STANDARD.encode("block");
        let signature = client
            .respond_as(identity, "ZGV2aWNlLXBhc3N3b3Jk", &read.salt_hex(), &challenge.b_hex, &block, TIMESTAMP)
            .unwrap();
        assert!(challenge.state.session_keys(&read).unwrap().verify(identity, &block, TIMESTAMP, &signature));
    }
    let n = GROUP.n.to_vec();
    let mut below = n.clone();
    *below.last_mut().unwrap() -= 1;
    let mut good = n.clone();
    *good.last_mut().unwrap() -= 2;
    assert!(Verifier::from_client(&[1], &good).is_ok());
    assert!(Verifier::from_client(&[1], &[2]).is_ok());
    let long = [1; LENGTH + 2];
    for bad in [&[][..], &[0], &[1], &[0, 0, 1], &below, &n, &[0xff; LENGTH], &long] {
        assert!(matches!(Verifier::from_client(&[1], bad), Err(SrpError::InvalidPublicValue)), "{bad:?}");
    }
    for bad in [&[][..], &[0, 0], &[1; 66]] {
        assert!(matches!(Verifier::from_client(bad, &good), Err(SrpError::InvalidPublicValue)), "{bad:?}");
    }
}

/// One whole sign-in; whether the claim is accepted.
fn sign_in(entropy: &SeededEntropy, verifier: &Verifier, password: &str, negate: bool) -> bool {
    let client = Client::new(entropy).unwrap();
    let a = parse_public(&client.a_hex()).unwrap();
    let b = SecretBytes::new(random_bytes::<32>(entropy).to_vec());
    let challenge = challenge_with(verifier, &a, &b, negate).unwrap();
    let (salt, block) = (verifier.salt_hex(), STANDARD.encode("block"));
    let signature = client.respond(POOL, USER, password, &salt, &challenge.b_hex, &block, TIMESTAMP).unwrap();
    let carried: ServerState = serde_json::from_str(&serde_json::to_string(&challenge.state).unwrap()).unwrap();
    let keys = carried.session_keys(verifier).unwrap();
    let identity = Identity::user(POOL, USER);
    assert!(!keys.verify(identity, &STANDARD.encode("other"), TIMESTAMP, &signature));
    assert!(!keys.verify(identity, &block, "Sat Nov 7 09:05:04 UTC 2026", &signature));
    assert!(!keys.verify(Identity::user(POOL, "someone-else"), &block, TIMESTAMP, &signature));
    keys.verify(identity, &block, TIMESTAMP, &signature)
}

#[test]
fn both_halves_agree_on_any_password() {
    let entropy = SeededEntropy::new(7);
    let letters: Vec<char> = "aZ0 ~\"\\ßéЖ日本🐎\u{301}\u{202e}".chars().collect();
    for round in 0..25 {
        let length = usize::from(random_bytes::<1>(&entropy)[0] % 40);
        let password: String =
            (0..length).map(|_| letters[usize::from(random_bytes::<1>(&entropy)[0]) % letters.len()]).collect();
        let verifier = make_verifier(Identity::user(POOL, USER), &password, &new_salt(&entropy)).unwrap();
        assert!(sign_in(&entropy, &verifier, &password, round % 2 == 0), "{password:?}");
        assert!(!sign_in(&entropy, &verifier, &format!("{password}x"), round % 2 == 0), "{password:?}");
        assert!(check_password(Identity::user(POOL, USER), &password, &verifier).unwrap());
        assert!(!check_password(Identity::user(POOL, USER), &format!("{password}x"), &verifier).unwrap());
        assert!(!check_password(Identity::user(POOL, "other"), &password, &verifier).unwrap());
    }
}

#[test]
fn public_values_that_break_the_protocol_are_refused() {
    let verifier = make_verifier(Identity::user(POOL, USER), PASSWORD, &unhex(SALT)).unwrap();
    let n = GROUP.n.to_hex_str().unwrap().to_string();
    let mut twice = BigNum::new().unwrap();
    twice.lshift1(&GROUP.n).unwrap();
    let long = "f".repeat(769);
    for bad in ["", "0", "00000", "-1", "xyz", "12 34", "１", &n, &twice.to_hex_str().unwrap(), &long] {
        let refused = server_challenge(&verifier, bad, &SystemEntropy::new());
        assert!(matches!(refused, Err(SrpError::InvalidPublicValue)), "{bad}");
    }
    for good in ["2", "abc", "0ABC", &format!("00{}", "f".repeat(768))] {
        assert!(server_challenge(&verifier, good, &SystemEntropy::new()).is_ok(), "{good}");
    }
}

#[test]
fn a_challenge_gives_no_hint_about_guessed_passwords() {
    // Squares modulo N are the powers (N-1)/2 of which are 1. Of the right password's challenges half must be squares, as
    // of any wrong password's.
    let entropy = SeededEntropy::new(3);
    let verifier = make_verifier(Identity::user(POOL, USER), PASSWORD, &unhex(SALT)).unwrap();
    let mut context = BigNumContext::new().unwrap();
    let v = BigNum::from_slice(verifier.verifier.expose()).unwrap();
    let blind = Scratch::of(|r| r.mod_mul(&GROUP.k, &v, &GROUP.n, &mut context)).unwrap();
    let half = Scratch::of(|r| r.rshift1(&GROUP.n)).unwrap();
    let squares = (0..12)
        .filter(|_| {
            let b = unhex(&server_challenge(&verifier, "abc", &entropy).unwrap().b_hex);
            let b = BigNum::from_slice(&b).unwrap();
            let g_b = Scratch::of(|r| r.mod_sub(&b, &blind, &GROUP.n, &mut context)).unwrap();
            Scratch::of(|r| r.mod_exp(&g_b, &half, &GROUP.n, &mut context)).unwrap().num_bits() == 1
        })
        .count();
    assert!((2..=10).contains(&squares), "{squares} of 12");
}

#[test]
fn unknown_users_have_a_steady_salt_of_their_own() {
    let root = RootKey::new([7; 32]);
    let fake = fake_verifier(&root, POOL, "nobody");
    assert_eq!(fake.salt, fake_verifier(&root, POOL, "nobody").salt);
    assert_eq!(fake.salt.len(), 16);
    assert_ne!(fake.salt, fake_verifier(&root, POOL, "nobody2").salt);
    assert_ne!(fake.salt, fake_verifier(&root, "us-east-1_Other", "nobody").salt);
    assert_ne!(fake.salt, fake_verifier(&RootKey::new([8; 32]), POOL, "nobody").salt);
    assert!(!sign_in(&SeededEntropy::new(1), &fake, PASSWORD, false));
}

#[test]
fn numbers_are_padded_as_clients_do() {
    assert_eq!(pad(&[]), [0]);
    assert_eq!(pad(&[0, 0]), [0]);
    assert_eq!(pad(&[0, 0x7f]), [0x7f]);
    assert_eq!(pad(&[0x80, 1]), [0, 0x80, 1]);
}
