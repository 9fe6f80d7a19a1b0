// Written by `cargo xtask codegen` from model/; change that, not this.

//! Enumerations, each open to values that the model does not have yet.

use crate::types::enumeration;

/// The model's enumeration `AmbiguousRoleResolutionType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AmbiguousRoleResolutionType {
    /// `AuthenticatedRole`.
    AuthenticatedRole,
    /// `Deny`.
    Deny,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(AmbiguousRoleResolutionType, AuthenticatedRole = "AuthenticatedRole", Deny = "Deny");

/// The model's enumeration `ErrorCode`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ErrorCode {
    /// `AccessDenied`.
    AccessDenied,
    /// `InternalServerError`.
    InternalServerError,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(ErrorCode, AccessDenied = "AccessDenied", InternalServerError = "InternalServerError");

/// The model's enumeration `MappingRuleMatchType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MappingRuleMatchType {
    /// `Equals`.
    Equals,
    /// `Contains`.
    Contains,
    /// `StartsWith`.
    StartsWith,
    /// `NotEqual`.
    NotEqual,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(
    MappingRuleMatchType,
    Equals = "Equals",
    Contains = "Contains",
    StartsWith = "StartsWith",
    NotEqual = "NotEqual"
);

/// The model's enumeration `RoleMappingType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RoleMappingType {
    /// `Token`.
    Token,
    /// `Rules`.
    Rules,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(RoleMappingType, Token = "Token", Rules = "Rules");
