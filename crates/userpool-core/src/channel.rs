//! The two ways to reach a user, and the attributes that go with each.

use poolgate_wire::user_pools::DeliveryMediumType;
use serde::{Deserialize, Serialize};

/// The way a message travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Channel {
    /// To an e-mail address.
    Email,
    /// To a phone number.
    Sms,
}

impl Channel {
    /// The attribute that holds the destination.
    pub const fn attribute(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "phone_number",
        }
    }

    /// The attribute that says whether the destination is the user's.
    pub const fn verified_attribute(self) -> &'static str {
        match self {
            Self::Email => "email_verified",
            Self::Sms => "phone_number_verified",
        }
    }

    /// The channel of an attribute that can be verified.
    pub fn of_attribute(name: &str) -> Option<Self> {
        match name {
            "email" => Some(Self::Email),
            "phone_number" => Some(Self::Sms),
            _ => None,
        }
    }

    /// As `CodeDeliveryDetails` names it.
    pub const fn medium(self) -> DeliveryMediumType {
        match self {
            Self::Email => DeliveryMediumType::Email,
            Self::Sms => DeliveryMediumType::Sms,
        }
    }

    /// A destination as answers show it: `a***@e***` or `+*******1234`.
    pub(crate) fn mask(self, destination: &str) -> String {
        match self {
            Self::Email => {
                let first = |text: &str| text.chars().next().map(String::from).unwrap_or_default();
                let (local, domain) = destination.rsplit_once('@').unwrap_or((destination, ""));
                format!("{}***@{}***", first(local), first(domain))
            }
            Self::Sms => {
                let digits: Vec<char> = destination.chars().filter(char::is_ascii_digit).collect();
                // Of a number so short that four digits were nearly all of it, half is enough.
                let shown = digits.len().saturating_sub(4.min(digits.len() / 2));
                format!("+*******{}", digits.iter().skip(shown).collect::<String>())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations_are_masked() {
        assert_eq!(Channel::Email.mask("test@test.example.com"), "t***@t***");
        assert_eq!(Channel::Email.mask("ünal@exämple.org"), "ü***@e***");
        assert_eq!(Channel::Sms.mask("+12065559934"), "+*******9934");
        assert_eq!(Channel::Sms.mask("+1234"), "+*******34");
        assert_eq!(Channel::Email.mask(""), "***@***");
    }
}
