//! Users: the record, the names it answers to, and the operations on it.
//!
//! A user's record holds everything that must change together: attributes, status, credential, codes, failed attempts.
//! Each change is one conditional write of the record, so that a code is used once, a value claimed once, and no
//! attempt goes uncounted. The names under which a user is found are *computed* from the value ([`User::entries`]):
//! a verified e-mail address in an alias pool is a claim, an unverified one only a search entry.

mod admin_create;
mod admin_manage;
mod confirm;
mod list;
mod lookup;
mod migration;
mod self_service;
mod sign_up;
mod verification;

use std::collections::BTreeMap;

use poolgate_env::Millis;
use poolgate_storage_trait::{Entity, Entry, Key, Kind};
use poolgate_wire::{
    Sensitive, Timestamp,
    user_pools::{AliasAttributeType, AttributeType, UserStatusType, UserType},
};
use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};

pub(crate) use self::{
    confirm::unknown_name,
    lookup::{Named, alias_taken},
    migration::{Migration, Wish},
};
use crate::{
    channel::Channel,
    codes::{CodeFor, IssuedCode},
    entities,
    limits::Attempts,
    mfa::UserMfa,
    password_hash::Credential,
    pools::Pool,
    sign_in::lockout::Lockout,
};

/// Every route of this capability.
pub(crate) fn routes() -> impl Iterator<Item = &'static poolgate_wire::Route<crate::UserPools>> {
    [
        sign_up::OPERATIONS,
        confirm::OPERATIONS,
        admin_create::OPERATIONS,
        admin_manage::OPERATIONS,
        self_service::OPERATIONS,
        verification::OPERATIONS,
        list::OPERATIONS,
    ]
    .into_iter()
    .flatten()
}

/// A user as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct User {
    pub pool_id: String,
    /// The name proper: what `cognito:username` says. In a pool with username attributes it equals `sub`.
    pub username: String,
    pub sub: String,
    /// Which of the attributes are names, as the pool has them; a pool never changes it.
    pub naming: Naming,
    /// Attribute values by name; `sub` is not among them.
    pub attributes: BTreeMap<String, String>,
    pub status: UserStatusType,
    pub enabled: bool,
    pub created: Millis,
    pub modified: Millis,
    /// What a password is checked against; a user without one cannot sign in by password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credential: Option<Credential>,
    /// Credentials of earlier passwords of the user's own, newest first, as many as the pool remembers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_credentials: Vec<Credential>,
    /// When a temporary password stops working.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub temporary_password_expires: Option<Millis>,
    /// Codes on their way to the user, by what they are for.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub codes: BTreeMap<CodeFor, IssuedCode>,
    /// Values that wait for their verification before they take the old one's place.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub pending: BTreeMap<String, String>,
    /// Second factors.
    #[serde(default, skip_serializing_if = "UserMfa::is_default")]
    pub mfa: UserMfa,
    #[serde(default, skip_serializing_if = "Lockout::is_clear")]
    pub lockout: Lockout,
    /// How often the user asked and tried lately.
    #[serde(default, skip_serializing_if = "Attempts::is_empty")]
    pub attempts: Attempts,
    /// Counts global sign-outs: a session of an earlier generation is revoked.
    #[serde(default)]
    pub generation: u32,
    /// Random at each change: tells a change of one's own, whose answer got lost, from someone else's.
    pub change: u64,
}

/// How a pool names its users: fixed when the pool is made, so every user's record can carry it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Naming {
    pub case_sensitive: bool,
    /// A verified e-mail address signs in.
    pub email_alias: bool,
    /// A verified phone number signs in.
    pub phone_number_alias: bool,
    pub preferred_username_alias: bool,
    /// The e-mail address is the name, verified or not.
    pub email_username: bool,
    /// The phone number is the name, verified or not.
    pub phone_number_username: bool,
}

impl Naming {
    pub(crate) fn of(pool: &Pool) -> Self {
        Self {
            case_sensitive: pool.case_sensitive(),
            email_alias: pool.is_alias(&AliasAttributeType::Email),
            phone_number_alias: pool.is_alias(&AliasAttributeType::PhoneNumber),
            preferred_username_alias: pool.is_alias(&AliasAttributeType::PreferredUsername),
            email_username: pool.is_username_attribute(Channel::Email),
            phone_number_username: pool.is_username_attribute(Channel::Sms),
        }
    }

    /// Whether the channel's address is the user's name.
    pub(crate) const fn is_username(self, channel: Channel) -> bool {
        match channel {
            Channel::Email => self.email_username,
            Channel::Sms => self.phone_number_username,
        }
    }

    /// Whether the channel's address signs in once it is verified.
    pub(crate) const fn is_alias(self, channel: Channel) -> bool {
        match channel {
            Channel::Email => self.email_alias,
            Channel::Sms => self.phone_number_alias,
        }
    }

    /// A name as it is compared.
    pub(crate) fn fold(self, name: &str) -> String {
        if self.case_sensitive { name.to_owned() } else { name.to_lowercase() }
    }
}

/// The attributes that ListUsers searches, beside the user name and status.
const SEARCHABLE: [&str; 6] = ["email", "phone_number", "name", "given_name", "family_name", "preferred_username"];

/// The value of a search entry: what ListUsers looks for, folded.
pub(crate) fn search_value(attribute: &str, value: &str) -> Vec<u8> {
    format!("{attribute}\0{}", value.to_lowercase()).into_bytes()
}

/// The value of a claim. One longer than any name that can be asked for is claimed by its digest: an index value is
/// bounded.
fn claim_value(folded: String) -> Vec<u8> {
    if folded.len() <= MAX_NAME { folded.into_bytes() } else { digest(&SHA256, folded.as_bytes()).as_ref().to_vec() }
}

/// Bytes of the longest name that finds a user: 128 characters.
const MAX_NAME: usize = 512;

/// Bytes of a value that the index holds; what is longer is compared on the records found.
pub(crate) const SEARCH_LENGTH: usize = 256;

impl Entity for User {
    const KIND: Kind = entities::USER;
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Self::key_of(&self.pool_id, &self.naming.fold(&self.username))
    }

    fn entries(&self) -> Vec<Entry> {
        let naming = self.naming;
        let mut entries = vec![Entry::claim(entities::BY_SUB, self.sub.as_bytes())];
        // Nobody is called as someone else is found by: the name counts as it is compared, not as it was typed.
        let name = naming.fold(&self.username);
        if name != self.sub && uuid::Uuid::try_parse(&name).is_ok() {
            entries.push(Entry::claim(entities::BY_SUB, name.as_bytes()));
        }
        let mut claim = |index, attribute: &str| {
            if let Some(value) = self.attributes.get(attribute) {
                entries.push(Entry::claim(index, claim_value(naming.fold(value))));
            }
        };
        if naming.email_username || naming.email_alias && self.is_verified(Channel::Email) {
            claim(entities::BY_EMAIL, "email");
        }
        if naming.phone_number_username || naming.phone_number_alias && self.is_verified(Channel::Sms) {
            claim(entities::BY_PHONE_NUMBER, "phone_number");
        }
        if naming.preferred_username_alias {
            claim(entities::BY_PREFERRED_USERNAME, "preferred_username");
        }
        for attribute in SEARCHABLE {
            if let Some(value) = self.attributes.get(attribute) {
                let mut value = search_value(attribute, value);
                value.truncate(SEARCH_LENGTH);
                entries.push(Entry::plain(entities::SEARCH, value));
            }
        }
        entries.push(Entry::plain(entities::SEARCH, search_value("cognito:user_status", self.status.as_str())));
        entries.push(Entry::plain(entities::SEARCH, search_value("status", self.enabled_word())));
        entries
    }
}

impl User {
    pub(crate) fn key_of(pool_id: &str, folded_username: &str) -> Key {
        Key::new(entities::USER, pool_id, folded_username.as_bytes())
    }

    pub(crate) fn is_verified(&self, channel: Channel) -> bool {
        self.attributes.get(channel.verified_attribute()).is_some_and(|value| value == "true")
    }

    /// Whether the channel has an address, and it is verified.
    pub(crate) fn has_verified(&self, channel: Channel) -> bool {
        self.is_verified(channel) && self.attributes.contains_key(channel.attribute())
    }

    pub(crate) fn has_verified_address(&self) -> bool {
        self.has_verified(Channel::Email) || self.has_verified(Channel::Sms)
    }

    pub(crate) fn set_verified(&mut self, channel: Channel, verified: bool) {
        self.attributes.insert(channel.verified_attribute().to_owned(), verified.to_string());
    }

    /// The address of the channel; empty when there is none.
    pub(crate) fn address(&self, channel: Channel) -> String {
        self.attributes.get(channel.attribute()).cloned().unwrap_or_default()
    }

    /// `Enabled` or `Disabled`, as the `status` filter has it.
    pub(crate) const fn enabled_word(&self) -> &'static str {
        if self.enabled { "Enabled" } else { "Disabled" }
    }

    /// The name that the user knows: where names are generated, the address that was given.
    pub(crate) fn shown_name(&self) -> String {
        let given = match self.naming {
            Naming { email_username: true, .. } if self.attributes.contains_key("email") => {
                self.attributes.get("email")
            }
            Naming { phone_number_username: true, .. } => self.attributes.get("phone_number"),
            _ => None,
        };
        given.unwrap_or(&self.username).clone()
    }

    /// All attributes as trigger events carry them.
    pub(crate) fn trigger_attributes(&self) -> BTreeMap<String, String> {
        let mut attributes = self.attributes.clone();
        attributes.insert("sub".to_owned(), self.sub.clone());
        attributes.insert("cognito:user_status".to_owned(), self.status.as_str().to_owned());
        let confirmed = self.status != UserStatusType::Unconfirmed;
        if confirmed
            && self.naming.email_alias
            && self.is_verified(Channel::Email)
            && let Some(email) = self.attributes.get("email")
        {
            attributes.insert("cognito:email_alias".to_owned(), email.clone());
        }
        if confirmed
            && self.naming.phone_number_alias
            && self.is_verified(Channel::Sms)
            && let Some(phone_number) = self.attributes.get("phone_number")
        {
            attributes.insert("cognito:phone_number_alias".to_owned(), phone_number.clone());
        }
        attributes
    }

    /// `sub` first, then the others by name, as far as `shown` lets them through.
    pub(crate) fn attribute_list(&self, shown: impl Fn(&str) -> bool) -> Vec<AttributeType> {
        let sub = shown("sub").then(|| attribute("sub", &self.sub));
        let others = self.attributes.iter().filter(|(name, _)| shown(name)).map(|(name, value)| attribute(name, value));
        sub.into_iter().chain(others).collect()
    }

    /// The user as administrators' operations list it.
    pub(crate) fn to_user_type(&self, shown: impl Fn(&str) -> bool) -> UserType {
        UserType {
            username: Some(Sensitive::from(self.username.clone())),
            attributes: Some(self.attribute_list(shown)),
            enabled: Some(self.enabled),
            user_create_date: Some(Timestamp::from(self.created.0)),
            user_last_modified_date: Some(Timestamp::from(self.modified.0)),
            user_status: Some(self.status.clone()),
            mfa_options: self.mfa.options(),
        }
    }
}

/// One attribute of the wire.
pub(crate) fn attribute(name: &str, value: &str) -> AttributeType {
    AttributeType { name: name.to_owned(), value: Some(Sensitive::from(value.to_owned())) }
}

/// The wire's list as a map; the last of several values of one name counts. Flags are kept in small letters, however they
/// are written: `True` is what Python makes of a boolean.
pub(crate) fn attribute_map(list: Option<Vec<AttributeType>>) -> BTreeMap<String, String> {
    let is_flag =
        |name: &str| [Channel::Email, Channel::Sms].iter().any(|channel| channel.verified_attribute() == name);
    let pairs = list.unwrap_or_default().into_iter().map(|AttributeType { name, value }| {
        let value = value.map(Sensitive::into_inner).unwrap_or_default();
        if is_flag(&name) { (name, value.to_ascii_lowercase()) } else { (name, value) }
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_fits_an_index_however_long_the_value() {
        assert_eq!(claim_value("alice".to_owned()), b"alice");
        let (one, other) = ("x".repeat(2048), "x".repeat(2047));
        assert_eq!(claim_value(one.clone()).len(), 32);
        assert_ne!(claim_value(one), claim_value(other));
    }
}
