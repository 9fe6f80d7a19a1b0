//! IAM policies: parsed once, evaluated as AWS does.
//!
//! Nothing is allowed unless a statement allows it, and one statement that denies outweighs all that allow. Where a
//! session has policies of its own, both they and the role's have to allow.

mod condition;
mod document;
mod pattern;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use document::{Document, Grammar};
use thiserror::Error;

/// A document that is no policy.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("malformed policy document: {0}")]
pub struct PolicyError(String);

impl PolicyError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

/// What a role, or a session, may do.
#[derive(Debug, Clone)]
pub struct Policy(Document);

impl Policy {
    /// Reads a policy document in JSON. Unknown members, operators and repeated members are refused, for a restriction
    /// that is passed over would allow more than its author meant.
    pub fn parse(json: &str) -> Result<Self, PolicyError> {
        Document::parse(json, Grammar::Permissions).map(Self)
    }

    /// What this policy alone says of `action` on `resource`.
    pub fn decide(&self, action: &str, resource: &str, context: &Context) -> Decision {
        evaluate(std::slice::from_ref(self), None, action, resource, context)
    }
}

/// Who may assume a role.
#[derive(Debug, Clone)]
pub struct TrustPolicy(Document);

impl TrustPolicy {
    /// Reads a trust policy in JSON: as [`Policy::parse`], with `Principal` in the place of `Resource`.
    pub fn parse(json: &str) -> Result<Self, PolicyError> {
        Document::parse(json, Grammar::Trust).map(Self)
    }

    /// Whether whoever comes from the identity provider named `provider` may do `action` (such as
    /// `sts:AssumeRoleWithWebIdentity`) in `context`.
    pub fn decide(&self, provider: &str, action: &str, context: &Context) -> Decision {
        let applying = self.0.statements.iter().filter(|statement| statement.names(provider));
        decision(applying.filter(|statement| statement.applies(action, "", context)).map(|statement| statement.allow))
    }
}

/// What the policies say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// A statement allows it and none denies it.
    Allow,
    /// A statement denies it.
    ExplicitDeny,
    /// No statement allows it.
    ImplicitDeny,
}

impl Decision {
    /// Whether it may be done.
    pub const fn is_allowed(self) -> bool {
        matches!(self, Self::Allow)
    }
}

/// What the policies together say of `action` (such as `s3:PutObject`) on `resource` (an ARN).
///
/// `policies` are the role's. `session` are the session's policies where it has any: together they allow what one of
/// them allows, and only what the role's allow as well.
pub fn evaluate(
    policies: &[Policy],
    session: Option<&[Policy]>,
    action: &str,
    resource: &str,
    context: &Context,
) -> Decision {
    let of = |policies: &[Policy]| {
        let statements = policies.iter().flat_map(|policy| &policy.0.statements);
        decision(statements.filter(|one| one.applies(action, resource, context)).map(|one| one.allow))
    };
    match (of(policies), session.map(of)) {
        (Decision::ExplicitDeny, _) | (_, Some(Decision::ExplicitDeny)) => Decision::ExplicitDeny,
        (Decision::Allow, None | Some(Decision::Allow)) => Decision::Allow,
        (Decision::Allow | Decision::ImplicitDeny, _) => Decision::ImplicitDeny,
    }
}

fn decision(effects: impl Iterator<Item = bool>) -> Decision {
    let mut decision = Decision::ImplicitDeny;
    for allow in effects {
        if !allow {
            return Decision::ExplicitDeny;
        }
        decision = Decision::Allow;
    }
    decision
}

/// What is known of a request: context keys, whose names know no case, and their values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context(BTreeMap<String, Vec<String>>);

impl Context {
    /// Nothing known yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Says that `key` has this value and no other.
    pub fn set(&mut self, key: &str, value: impl Into<String>) -> &mut Self {
        self.0.insert(key.to_ascii_lowercase(), vec![value.into()]);
        self
    }

    /// Gives `key` one more value.
    pub fn add(&mut self, key: &str, value: impl Into<String>) -> &mut Self {
        self.0.entry(key.to_ascii_lowercase()).or_default().push(value.into());
        self
    }

    /// Forgets the keys that start with `prefix`.
    pub(crate) fn forget(&mut self, prefix: &str) {
        let prefix = prefix.to_ascii_lowercase();
        self.0.retain(|key, _| !key.starts_with(&prefix));
    }

    /// The values of `key`, which is in lower case.
    fn values(&self, key: &str) -> &[String] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }

    /// The one value of `key`; none when it has several.
    fn single(&self, key: &str) -> Option<&str> {
        match self.values(key) {
            [value] => Some(value),
            _ => None,
        }
    }
}
