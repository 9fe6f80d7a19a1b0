//! Names: the model's in Rust's letters, as the AWS SDK for Rust writes them.

use proc_macro2::Ident;
use quote::format_ident;

/// `CallbackURLs` → `callback_urls`, `MFAOptions` → `mfa_options`, `AllowedOAuthFlows` → `allowed_o_auth_flows`.
pub(crate) fn snake(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut snake = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at));
        let after = letters.get(at + 1);
        // The s of `URLs` ends the word that it is the plural of.
        let plural = after == Some(&'s') && letters.len() == at + 2;
        let starts_word = letter.is_uppercase()
            && before.is_some_and(|before| {
                !before.is_uppercase() || (after.is_some_and(|after| after.is_lowercase()) && !plural)
            });
        if starts_word {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// The name as that of a static.
pub(crate) fn screaming(name: &str) -> Ident {
    format_ident!("{}", snake(name).to_uppercase())
}

/// The name as that of a field.
pub(crate) fn field(name: &str) -> Ident {
    match snake(name).as_str() {
        keyword @ ("type" | "ref" | "use" | "match" | "move") => format_ident!("r#{keyword}"),
        plain => format_ident!("{plain}"),
    }
}

/// Whether serde's `PascalCase` of the field is the model's name.
pub(crate) fn is_pascal(name: &str) -> bool {
    snake(name).split('_').map(capital).collect::<String>() == name
}

/// A value of an enumeration as the name of a variant: `SMS_MFA` → `SmsMfa`, `client_credentials` →
/// `ClientCredentials`, `PasswordChange` stays; `UNKNOWN` → `UnknownValue`, as in the SDK.
pub(crate) fn variant(value: &str) -> Ident {
    let words = value.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words = words
        .map(|word| if word.chars().any(char::is_lowercase) { capital(word) } else { capital(&word.to_lowercase()) });
    match words.collect::<String>().as_str() {
        // Every enumeration has an `Unknown` for the values that the model lacks.
        "Unknown" => format_ident!("UnknownValue"),
        camel => format_ident!("{camel}"),
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_named_as_in_the_sdk() {
        for (name, expected) in [
            ("UserPoolId", "user_pool_id"),
            ("CallbackURLs", "callback_urls"),
            ("OpenIdConnectProviderARNs", "open_id_connect_provider_arns"),
            ("AllowedOAuthFlows", "allowed_o_auth_flows"),
            ("UserMFASettingList", "user_mfa_setting_list"),
            ("KMSKeyID", "kms_key_id"),
            ("PrimaryRoute53HealthCheckId", "primary_route53_health_check_id"),
            ("S3Bucket", "s3_bucket"),
            ("headerName", "header_name"),
        ] {
            assert_eq!(snake(name), expected);
        }
    }

    #[test]
    fn variants_are_camel_case() {
        for (value, expected) in [
            ("ALLOW_USER_SRP_AUTH", "AllowUserSrpAuth"),
            ("client_credentials", "ClientCredentials"),
            ("SAML2", "Saml2"),
            ("TLS_V1_2_2021", "TlsV122021"),
            ("userAuthEvents", "UserAuthEvents"),
            ("InProgress", "InProgress"),
            ("UNKNOWN", "UnknownValue"),
        ] {
            assert_eq!(variant(value).to_string(), expected);
        }
    }
}
