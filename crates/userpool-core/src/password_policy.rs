//! What a password must look like, and passwords that look like it.

use poolgate_env::{Entropy, SecretString, random_bytes};
use poolgate_wire::{Code, Error, user_pools::PasswordPolicyType};

/// How the refusal of a password is introduced: Cognito words it in two ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wording {
    /// Where users choose: SignUp, ChangePassword, ConfirmForgotPassword, NEW_PASSWORD_REQUIRED.
    Policy,
    /// Where administrators choose: AdminCreateUser, AdminSetUserPassword.
    PasswordPolicy,
}

/// The policy of a pool that was made without one.
pub(crate) fn default_policy() -> PasswordPolicyType {
    PasswordPolicyType {
        minimum_length: Some(DEFAULT_LENGTH),
        require_lowercase: Some(true),
        require_numbers: Some(true),
        require_symbols: Some(true),
        require_uppercase: Some(true),
        temporary_password_validity_days: Some(DEFAULT_VALIDITY_DAYS),
        password_history_size: None,
    }
}

/// A policy as a pool keeps it: members left out of the request are filled in.
pub(crate) fn complete(given: &PasswordPolicyType) -> PasswordPolicyType {
    PasswordPolicyType {
        minimum_length: given.minimum_length.or(Some(DEFAULT_LENGTH)),
        require_lowercase: given.require_lowercase.or(Some(false)),
        require_numbers: given.require_numbers.or(Some(false)),
        require_symbols: given.require_symbols.or(Some(false)),
        require_uppercase: given.require_uppercase.or(Some(false)),
        temporary_password_validity_days: match given.temporary_password_validity_days {
            None | Some(0) => Some(DEFAULT_VALIDITY_DAYS),
            days => days,
        },
        password_history_size: given.password_history_size,
    }
}

/// Refuses a password that breaks the policy, for the first rule that it breaks.
pub(crate) fn check(policy: &PasswordPolicyType, password: &str, wording: Wording) -> Result<(), Error> {
    match first_broken_rule(policy, password) {
        None => Ok(()),
        Some(rule) => {
            let introduction = match wording {
                Wording::Policy => "Password did not conform with policy",
                Wording::PasswordPolicy => "Password did not conform with password policy",
            };
            Err(Error::new(Code::InvalidPasswordException, format!("{introduction}: {rule}")))
        }
    }
}

/// A password that the user had before, or has, and the pool remembers.
pub(crate) fn repeated() -> Error {
    Error::new(Code::PasswordHistoryPolicyViolationException, "Password has previously been used.")
}

/// A temporary password that conforms to every policy of at most its length.
pub(crate) fn generate(policy: &PasswordPolicyType, entropy: &dyn Entropy) -> SecretString {
    let length = usize::try_from(minimum_length(policy)).unwrap_or_default().max(GENERATED_LENGTH);
    let mut password: Vec<u8> = GENERATED.iter().filter_map(|class| pick(class, entropy)).collect();
    let every = GENERATED.concat();
    password.extend((password.len()..length).filter_map(|_| pick(&every, entropy)));
    // Fisher and Yates: otherwise the first four characters would tell their class.
    for last in (1..password.len()).rev() {
        password.swap(last, below(last + 1, entropy));
    }
    SecretString::new(password.into_iter().map(char::from).collect())
}

fn first_broken_rule(policy: &PasswordPolicyType, password: &str) -> Option<&'static str> {
    let has = |class: fn(char) -> bool| password.chars().any(class);
    let length = password.chars().count();
    let rules = [
        (length < usize::try_from(minimum_length(policy)).unwrap_or_default(), "Password not long enough"),
        (length > MAXIMUM_LENGTH, "Password too long"),
        (password.trim() != password, "Password must not begin or end with whitespace"),
        (
            required(policy.require_lowercase) && !has(|c| c.is_ascii_lowercase()),
            "Password must have lowercase characters",
        ),
        (
            required(policy.require_uppercase) && !has(|c| c.is_ascii_uppercase()),
            "Password must have uppercase characters",
        ),
        (required(policy.require_numbers) && !has(|c| c.is_ascii_digit()), "Password must have numeric characters"),
        // A space counts: at the ends it was refused above.
        (required(policy.require_symbols) && !has(|c| SYMBOLS.contains(c)), "Password must have symbol characters"),
    ];
    rules.into_iter().find_map(|(broken, rule)| broken.then_some(rule))
}

fn required(rule: Option<bool>) -> bool {
    rule.unwrap_or(false)
}

fn minimum_length(policy: &PasswordPolicyType) -> i32 {
    policy.minimum_length.unwrap_or(DEFAULT_LENGTH)
}

fn pick(class: &[u8], entropy: &dyn Entropy) -> Option<u8> {
    class.get(below(class.len(), entropy)).copied()
}

/// A number below `bound` (at most 256), each equally likely.
fn below(bound: usize, entropy: &dyn Entropy) -> usize {
    let fair = 256 - 256 % bound.max(1);
    loop {
        let [byte] = random_bytes::<1>(entropy).map(usize::from);
        if byte < fair {
            return byte % bound.max(1);
        }
    }
}

const DEFAULT_LENGTH: i32 = 8;
const DEFAULT_VALIDITY_DAYS: i32 = 7;
const MAXIMUM_LENGTH: usize = 256;

/// What counts as a symbol, and the space.
const SYMBOLS: &str = "^$*.[]{}()?-\"!@#%&/\\,><':;|_~`+= ";

/// Characters of generated passwords by class. The symbols need no escaping in messages, and what is easily taken for
/// something else is left out.
const GENERATED: [&[u8]; 4] = [b"abcdefghijkmnopqrstuvwxyz", b"ABCDEFGHJKLMNPQRSTUVWXYZ", b"23456789", b"!@#%*-_+=?.:"];
const GENERATED_LENGTH: usize = 12;

#[cfg(test)]
mod tests {
    use poolgate_env::SeededEntropy;

    use super::*;

    fn refusal(policy: &PasswordPolicyType, password: &str, wording: Wording) -> Option<String> {
        check(policy, password, wording).err().map(|error| {
            assert_eq!(error.code, Code::InvalidPasswordException);
            error.message
        })
    }

    #[test]
    fn the_first_broken_rule_is_named() {
        let policy = default_policy();
        for (password, rule) in [
            ("", "Password not long enough"),
            ("Sh0rt!", "Password not long enough"),
            ("ALLUPPERCASE", "Password must have lowercase characters"),
            ("alllowercase", "Password must have uppercase characters"),
            ("noDigitsHere", "Password must have numeric characters"),
            ("noSymbols1234", "Password must have symbol characters"),
            ("ßÄnicht-1234Lateinß", ""),
            (" Leading-1234", "Password must not begin or end with whitespace"),
            ("with Space 1234", ""),
            ("Good-Enough-1", ""),
        ] {
            let expected = (!rule.is_empty()).then(|| format!("Password did not conform with policy: {rule}"));
            assert_eq!(refusal(&policy, password, Wording::Policy), expected, "{password}");
        }
        let long = format!("Aa1!{}", "x".repeat(253));
        assert!(refusal(&policy, &long, Wording::Policy).unwrap().ends_with("too long"));
        assert_eq!(refusal(&policy, &long[..256], Wording::Policy), None);
    }

    #[test]
    fn administrators_get_the_other_wording() {
        let policy = PasswordPolicyType { require_numbers: Some(true), ..complete(&PasswordPolicyType::default()) };
        assert_eq!(
            refusal(&policy, "abcdefgh", Wording::PasswordPolicy).as_deref(),
            Some("Password did not conform with password policy: Password must have numeric characters")
        );
        assert_eq!(refusal(&policy, "abcdefg1", Wording::PasswordPolicy), None);
    }

    #[test]
    fn every_symbol_counts() {
        let policy = PasswordPolicyType { require_symbols: Some(true), ..PasswordPolicyType::default() };
        for symbol in SYMBOLS.chars() {
            assert_eq!(refusal(&policy, &format!("abcd{symbol}efgh"), Wording::Policy), None, "{symbol}");
        }
        assert!(refusal(&policy, "abcd§efgh", Wording::Policy).is_some());
    }

    #[test]
    fn what_a_policy_leaves_out_is_not_required() {
        let policy = complete(&PasswordPolicyType { temporary_password_validity_days: Some(0), ..Default::default() });
        assert_eq!((policy.minimum_length, policy.require_symbols), (Some(8), Some(false)));
        assert_eq!(policy.temporary_password_validity_days, Some(7));
    }

    #[test]
    fn generated_passwords_conform_and_differ() {
        let entropy = SeededEntropy::new(1);
        for minimum in [6, 12, 99] {
            let policy = PasswordPolicyType { minimum_length: Some(minimum), ..default_policy() };
            let passwords: std::collections::BTreeSet<String> =
                (0..50).map(|_| generate(&policy, &entropy).expose().clone()).collect();
            assert_eq!(passwords.len(), 50);
            for password in passwords {
                assert_eq!(refusal(&policy, &password, Wording::Policy), None, "{password}");
                assert_eq!(password.len(), usize::try_from(minimum).unwrap().max(12));
            }
        }
    }
}
