//! The roles that the host has set up, and who may assume them.

use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use poolgate_identitypool_core::AssumeRole;
use ring::digest;
use thiserror::Error;

use crate::policy::{Context, Decision, Policy, PolicyError, TrustPolicy};

/// What Cognito's identity pools are called as an identity provider.
pub(crate) const PROVIDER: &str = "cognito-identity.amazonaws.com";

/// What AWS's own identifiers are made of after their prefix.
pub(crate) const ID_ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// A role: who may assume it, and what it may do then.
#[derive(Debug, Clone)]
pub struct Role {
    arn: String,
    trust: TrustPolicy,
    policies: Vec<Policy>,
    max_session: Duration,
}

/// A role that cannot be set up.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RoleError {
    /// The ARN is not of the form `arn:aws:iam::<account>:role/<name>`.
    #[error("{0:?} is no role's ARN")]
    Arn(String),
    /// One of its documents is malformed.
    #[error(transparent)]
    Policy(#[from] PolicyError),
    /// The longest session is not between 15 minutes and 12 hours.
    #[error("the longest session is between 15 minutes and 12 hours")]
    MaxSession,
}

impl Role {
    /// The role `arn` (`arn:aws:iam::<account>:role/<name>`), to be assumed by whom `trust_policy` (JSON) lets in. It
    /// may do nothing yet.
    pub fn new(arn: &str, trust_policy: &str) -> Result<Self, RoleError> {
        if parts(arn).is_none() {
            return Err(RoleError::Arn(arn.to_owned()));
        }
        let trust = TrustPolicy::parse(trust_policy)?;
        Ok(Self { arn: arn.to_owned(), trust, policies: Vec::new(), max_session: Duration::from_hours(1) })
    }

    /// The role `arn` with the trust policy that the AWS console writes: it lets in the authenticated identities, or
    /// else the guests, of one identity pool.
    pub fn for_identity_pool(arn: &str, identity_pool_id: &str, authenticated: bool) -> Result<Self, RoleError> {
        let amr = if authenticated { "authenticated" } else { "unauthenticated" };
        let trust = serde_json::json!({
            "Version": "2012-10-17",
            "Statement": [{
                "Effect": "Allow",
                "Principal": { "Federated": PROVIDER },
                "Action": ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
                "Condition": {
                    "StringEquals": { "cognito-identity.amazonaws.com:aud": identity_pool_id },
                    "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": amr },
                },
            }],
        });
        Self::new(arn, &trust.to_string())
    }

    /// Attaches a permission policy (JSON).
    pub fn with_policy(mut self, policy: &str) -> Result<Self, RoleError> {
        self.policies.push(Policy::parse(policy)?);
        Ok(self)
    }

    /// Sets the longest session, an hour unless set: 15 minutes to 12 hours.
    pub fn with_max_session(mut self, max_session: Duration) -> Result<Self, RoleError> {
        if !(900..=43_200).contains(&max_session.as_secs()) {
            return Err(RoleError::MaxSession);
        }
        self.max_session = max_session;
        Ok(self)
    }

    /// The role's ARN.
    pub fn arn(&self) -> &str {
        &self.arn
    }

    /// What it may do.
    pub fn policies(&self) -> &[Policy] {
        &self.policies
    }

    /// The longest session.
    pub const fn max_session(&self) -> Duration {
        self.max_session
    }

    /// Whether the trust policy lets this identity in, with its tags.
    pub(crate) fn trusts(&self, request: &AssumeRole) -> bool {
        let mut context = Context::new();
        describe_identity(&mut context, &request.identity_pool_id, &request.identity_id, &request.amr);
        context.set("sts:RoleSessionName", request.session_name.as_str());
        context.set("aws:FederatedProvider", PROVIDER);
        for (key, value) in &request.principal_tags {
            context.add("aws:TagKeys", key.as_str()).set(&format!("aws:RequestTag/{key}"), value.as_str());
        }
        let allowed = |action| self.trust.decide(PROVIDER, action, &context) == Decision::Allow;
        allowed("sts:AssumeRoleWithWebIdentity") && (request.principal_tags.is_empty() || allowed("sts:TagSession"))
    }
}

/// The roles there are. Shared: what is set up while serving counts from the next call on.
#[derive(Debug, Default)]
pub struct Roles(RwLock<BTreeMap<String, Arc<Role>>>);

impl Roles {
    /// No roles yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets up `role`, in the place of another with its ARN.
    pub fn insert(&self, role: Role) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(role.arn.clone(), Arc::new(role));
    }

    /// Removes a role. Its sessions may do nothing from then on.
    pub fn remove(&self, arn: &str) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).remove(arn);
    }

    /// The role with this ARN.
    pub fn get(&self, arn: &str) -> Option<Arc<Role>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(arn).cloned()
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        let roles = roles.into_iter().map(|role| (role.arn.clone(), Arc::new(role)));
        Self(RwLock::new(roles.collect()))
    }
}

/// The keys by which policies know a web identity.
pub(crate) fn describe_identity(context: &mut Context, pool: &str, identity: &str, amr: &[String]) {
    context.set("cognito-identity.amazonaws.com:aud", pool).set("cognito-identity.amazonaws.com:sub", identity);
    context.forget("cognito-identity.amazonaws.com:amr");
    for method in amr {
        context.add("cognito-identity.amazonaws.com:amr", method.as_str());
    }
}

/// Account and name of a role; the name without its path.
pub(crate) fn parts(arn: &str) -> Option<(&str, &str)> {
    let mut parts = arn.splitn(6, ':');
    let (Some("arn"), Some(partition), Some("iam"), Some(""), Some(account), Some(resource)) =
        (parts.next(), parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let name = resource.strip_prefix("role/")?.rsplit('/').next()?;
    let known = partition == "aws" || partition.starts_with("aws-");
    (known && account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit()) && !name.is_empty())
        .then_some((account, name))
}

/// The role's unique id, `AROA…`, made of its ARN.
pub(crate) fn unique_id(arn: &str) -> String {
    let hash = digest::digest(&digest::SHA256, arn.as_bytes());
    let characters = hash.as_ref().iter().take(17).filter_map(|byte| ID_ALPHABET.get(usize::from(byte % 32)));
    "AROA".chars().chain(characters.map(|byte| char::from(*byte))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARN: &str = "arn:aws:iam::123456789012:role/app/Reader";

    fn request() -> AssumeRole {
        AssumeRole {
            role_arn: ARN.into(),
            session_name: "CognitoIdentityCredentials".into(),
            identity_id: "us-east-1:me".into(),
            identity_pool_id: "us-east-1:pool".into(),
            amr: vec!["authenticated".into(), "accounts.google.com".into()],
            principal_tags: BTreeMap::new(),
            guest: false,
            duration: Duration::from_hours(1),
        }
    }

    #[test]
    fn only_role_arns_are_taken() {
        assert_eq!(parts(ARN), Some(("123456789012", "Reader")));
        assert_eq!(parts("arn:aws-cn:iam::123456789012:role/R"), Some(("123456789012", "R")));
        for arn in [
            "",
            "Reader",
            "arn:aws:iam::123456789012:user/x",
            "arn:aws:iam::12:role/x",
            "arn:aws:iam::123456789012:role/",
            "arn:other:iam::123456789012:role/x",
            "arn:aws:iam:us-east-1:123456789012:role/x",
        ] {
            assert!(matches!(Role::for_identity_pool(arn, "p", true), Err(RoleError::Arn(_))), "{arn}");
        }
        let id = unique_id(ARN);
        assert!(id.len() == 21 && id.starts_with("AROA") && id != unique_id("other"));
    }

    #[test]
    fn the_consoles_trust_policy_lets_in_its_pools_identities_alone() {
        let role = Role::for_identity_pool(ARN, "us-east-1:pool", true).unwrap();
        assert!(role.trusts(&request()));
        assert!(!role.trusts(&AssumeRole { identity_pool_id: "us-east-1:other".into(), ..request() }));
        assert!(!role.trusts(&AssumeRole { amr: vec!["unauthenticated".into()], ..request() }));
        let guests = Role::for_identity_pool(ARN, "us-east-1:pool", false).unwrap();
        assert!(guests.trusts(&AssumeRole { amr: vec!["unauthenticated".into()], ..request() }));
        assert!(!guests.trusts(&request()));
    }

    #[test]
    fn tags_have_to_be_allowed_too() {
        let untagged = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow",
            "Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity",
            "Condition":{"StringEquals":{"cognito-identity.amazonaws.com:sub":"us-east-1:me"}}}}"#;
        let role = Role::new(ARN, untagged).unwrap();
        assert!(role.trusts(&request()));
        let tagged = AssumeRole { principal_tags: BTreeMap::from([("team".into(), "blue".into())]), ..request() };
        assert!(!role.trusts(&tagged));
        let both = untagged
            .replace(r#""sts:AssumeRoleWithWebIdentity""#, r#"["sts:AssumeRoleWithWebIdentity","sts:TagSession"]"#);
        assert!(Role::new(ARN, &both).unwrap().trusts(&tagged));
        let only_red = both.replace(r#""StringEquals":{"#, r#""StringEquals":{"aws:RequestTag/team":"red","#);
        assert!(!Role::new(ARN, &only_red).unwrap().trusts(&tagged));
    }

    #[test]
    fn sessions_have_bounds() {
        let role = || Role::for_identity_pool(ARN, "p", true).unwrap();
        assert_eq!(role().max_session(), Duration::from_hours(1));
        assert!(role().with_max_session(Duration::from_secs(899)).is_err());
        assert!(role().with_max_session(Duration::from_secs(43_201)).is_err());
        assert!(role().with_max_session(Duration::from_hours(12)).is_ok());
        assert!(matches!(role().with_policy("{}"), Err(RoleError::Policy(_))));
    }
}
