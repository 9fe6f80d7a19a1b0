// Written by `cargo xtask codegen` from model/; change that, not this.

//! Structures: the inputs and outputs of the operations, then what they are made of.

use super::enums::{AmbiguousRoleResolutionType, ErrorCode, MappingRuleMatchType, RoleMappingType};
use crate::{Sensitive, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Input of [`CreateIdentityPool`](super::CreateIdentityPool).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateIdentityPoolInput {
    /// `AllowClassicFlow`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_classic_flow: Option<bool>,
    /// `AllowUnauthenticatedIdentities`, required.
    pub allow_unauthenticated_identities: bool,
    /// `CognitoIdentityProviders`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cognito_identity_providers: Option<Vec<CognitoIdentityProvider>>,
    /// `DeveloperProviderName`: 1–128 characters, matching `[\w._-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub developer_provider_name: Option<String>,
    /// `IdentityPoolName`, required: 1–128 characters, matching `[\w\s+=,.@-]+`.
    pub identity_pool_name: String,
    /// `IdentityPoolTags`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_pool_tags: Option<BTreeMap<String, String>>,
    /// `OpenIdConnectProviderARNs`.
    #[serde(rename = "OpenIdConnectProviderARNs")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_id_connect_provider_arns: Option<Vec<String>>,
    /// `SamlProviderARNs`.
    #[serde(rename = "SamlProviderARNs")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saml_provider_arns: Option<Vec<String>>,
    /// `SupportedLoginProviders`: at most 10 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supported_login_providers: Option<BTreeMap<String, String>>,
}

/// Output of [`CreateIdentityPool`](super::CreateIdentityPool).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateIdentityPoolOutput {
    /// `AllowClassicFlow`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_classic_flow: Option<bool>,
    /// `AllowUnauthenticatedIdentities`, required.
    pub allow_unauthenticated_identities: bool,
    /// `CognitoIdentityProviders`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cognito_identity_providers: Option<Vec<CognitoIdentityProvider>>,
    /// `DeveloperProviderName`: 1–128 characters, matching `[\w._-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub developer_provider_name: Option<String>,
    /// `IdentityPoolId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_pool_id: String,
    /// `IdentityPoolName`, required: 1–128 characters, matching `[\w\s+=,.@-]+`.
    pub identity_pool_name: String,
    /// `IdentityPoolTags`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_pool_tags: Option<BTreeMap<String, String>>,
    /// `OpenIdConnectProviderARNs`.
    #[serde(rename = "OpenIdConnectProviderARNs")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_id_connect_provider_arns: Option<Vec<String>>,
    /// `SamlProviderARNs`.
    #[serde(rename = "SamlProviderARNs")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saml_provider_arns: Option<Vec<String>>,
    /// `SupportedLoginProviders`: at most 10 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supported_login_providers: Option<BTreeMap<String, String>>,
}

impl From<IdentityPool> for CreateIdentityPoolOutput {
    fn from(from: IdentityPool) -> Self {
        Self {
            allow_classic_flow: from.allow_classic_flow,
            allow_unauthenticated_identities: from.allow_unauthenticated_identities,
            cognito_identity_providers: from.cognito_identity_providers,
            developer_provider_name: from.developer_provider_name,
            identity_pool_id: from.identity_pool_id,
            identity_pool_name: from.identity_pool_name,
            identity_pool_tags: from.identity_pool_tags,
            open_id_connect_provider_arns: from.open_id_connect_provider_arns,
            saml_provider_arns: from.saml_provider_arns,
            supported_login_providers: from.supported_login_providers,
        }
    }
}

/// Input of [`DeleteIdentities`](super::DeleteIdentities).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeleteIdentitiesInput {
    /// `IdentityIdsToDelete`, required: 1–60 entries.
    pub identity_ids_to_delete: Vec<String>,
}

/// Output of [`DeleteIdentities`](super::DeleteIdentities).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeleteIdentitiesOutput {
    /// `UnprocessedIdentityIds`: at most 60 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unprocessed_identity_ids: Option<Vec<UnprocessedIdentityId>>,
}

/// Input of [`DeleteIdentityPool`](super::DeleteIdentityPool).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeleteIdentityPoolInput {
    /// `IdentityPoolId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_pool_id: String,
}

/// Output of [`DeleteIdentityPool`](super::DeleteIdentityPool). It has no members.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteIdentityPoolOutput {}

/// Input of [`DescribeIdentity`](super::DescribeIdentity).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeIdentityInput {
    /// `IdentityId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_id: String,
}

/// Output of [`DescribeIdentity`](super::DescribeIdentity).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeIdentityOutput {
    /// `CreationDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// `IdentityId`: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_id: Option<String>,
    /// `LastModifiedDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    /// `Logins`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logins: Option<Vec<String>>,
}

impl From<IdentityDescription> for DescribeIdentityOutput {
    fn from(from: IdentityDescription) -> Self {
        Self {
            creation_date: from.creation_date,
            identity_id: from.identity_id,
            last_modified_date: from.last_modified_date,
            logins: from.logins,
        }
    }
}

/// Input of [`DescribeIdentityPool`](super::DescribeIdentityPool).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeIdentityPoolInput {
    /// `IdentityPoolId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_pool_id: String,
}

/// Output of [`DescribeIdentityPool`](super::DescribeIdentityPool).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeIdentityPoolOutput {
    /// `AllowClassicFlow`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_classic_flow: Option<bool>,
    /// `AllowUnauthenticatedIdentities`, required.
    pub allow_unauthenticated_identities: bool,
    /// `CognitoIdentityProviders`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cognito_identity_providers: Option<Vec<CognitoIdentityProvider>>,
    /// `DeveloperProviderName`: 1–128 characters, matching `[\w._-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub developer_provider_name: Option<String>,
    /// `IdentityPoolId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_pool_id: String,
    /// `IdentityPoolName`, required: 1–128 characters, matching `[\w\s+=,.@-]+`.
    pub identity_pool_name: String,
    /// `IdentityPoolTags`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_pool_tags: Option<BTreeMap<String, String>>,
    /// `OpenIdConnectProviderARNs`.
    #[serde(rename = "OpenIdConnectProviderARNs")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_id_connect_provider_arns: Option<Vec<String>>,
    /// `SamlProviderARNs`.
    #[serde(rename = "SamlProviderARNs")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saml_provider_arns: Option<Vec<String>>,
    /// `SupportedLoginProviders`: at most 10 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supported_login_providers: Option<BTreeMap<String, String>>,
}

impl From<IdentityPool> for DescribeIdentityPoolOutput {
    fn from(from: IdentityPool) -> Self {
        Self {
            allow_classic_flow: from.allow_classic_flow,
            allow_unauthenticated_identities: from.allow_unauthenticated_identities,
            cognito_identity_providers: from.cognito_identity_providers,
            developer_provider_name: from.developer_provider_name,
            identity_pool_id: from.identity_pool_id,
            identity_pool_name: from.identity_pool_name,
            identity_pool_tags: from.identity_pool_tags,
            open_id_connect_provider_arns: from.open_id_connect_provider_arns,
            saml_provider_arns: from.saml_provider_arns,
            supported_login_providers: from.supported_login_providers,
        }
    }
}

/// Input of [`GetCredentialsForIdentity`](super::GetCredentialsForIdentity).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetCredentialsForIdentityInput {
    /// `CustomRoleArn`: 20–2048 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_role_arn: Option<String>,
    /// `IdentityId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_id: String,
    /// `Logins`: at most 10 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logins: Option<BTreeMap<String, Sensitive<String>>>,
}

/// Output of [`GetCredentialsForIdentity`](super::GetCredentialsForIdentity).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetCredentialsForIdentityOutput {
    /// `Credentials`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credentials: Option<Credentials>,
    /// `IdentityId`: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_id: Option<String>,
}

/// Input of [`GetId`](super::GetId).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetIdInput {
    /// `AccountId`: 1–15 characters, matching `\d+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// `IdentityPoolId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_pool_id: String,
    /// `Logins`: at most 10 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logins: Option<BTreeMap<String, Sensitive<String>>>,
}

/// Output of [`GetId`](super::GetId).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetIdOutput {
    /// `IdentityId`: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_id: Option<String>,
}

/// Input of [`GetIdentityPoolRoles`](super::GetIdentityPoolRoles).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetIdentityPoolRolesInput {
    /// `IdentityPoolId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_pool_id: String,
}

/// Output of [`GetIdentityPoolRoles`](super::GetIdentityPoolRoles).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetIdentityPoolRolesOutput {
    /// `IdentityPoolId`: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_pool_id: Option<String>,
    /// `RoleMappings`: at most 10 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_mappings: Option<BTreeMap<String, RoleMapping>>,
    /// `Roles`: at most 2 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<BTreeMap<String, String>>,
}

/// Input of [`GetOpenIdToken`](super::GetOpenIdToken).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetOpenIdTokenInput {
    /// `IdentityId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_id: String,
    /// `Logins`: at most 10 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logins: Option<BTreeMap<String, Sensitive<String>>>,
}

/// Output of [`GetOpenIdToken`](super::GetOpenIdToken).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetOpenIdTokenOutput {
    /// `IdentityId`: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_id: Option<String>,
    /// `Token`, sensitive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<Sensitive<String>>,
}

/// Input of [`GetOpenIdTokenForDeveloperIdentity`](super::GetOpenIdTokenForDeveloperIdentity).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetOpenIdTokenForDeveloperIdentityInput {
    /// `IdentityId`: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_id: Option<String>,
    /// `IdentityPoolId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_pool_id: String,
    /// `Logins`, required: at most 10 entries.
    pub logins: BTreeMap<String, Sensitive<String>>,
    /// `PrincipalTags`: at most 50 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub principal_tags: Option<BTreeMap<String, String>>,
    /// `TokenDuration`: 1–86400.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_duration: Option<i64>,
}

/// Output of [`GetOpenIdTokenForDeveloperIdentity`](super::GetOpenIdTokenForDeveloperIdentity).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetOpenIdTokenForDeveloperIdentityOutput {
    /// `IdentityId`: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_id: Option<String>,
    /// `Token`, sensitive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<Sensitive<String>>,
}

/// Input of [`GetPrincipalTagAttributeMap`](super::GetPrincipalTagAttributeMap).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetPrincipalTagAttributeMapInput {
    /// `IdentityPoolId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_pool_id: String,
    /// `IdentityProviderName`, required: 1–128 characters.
    pub identity_provider_name: String,
}

/// Output of [`GetPrincipalTagAttributeMap`](super::GetPrincipalTagAttributeMap).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetPrincipalTagAttributeMapOutput {
    /// `IdentityPoolId`: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_pool_id: Option<String>,
    /// `IdentityProviderName`: 1–128 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_provider_name: Option<String>,
    /// `PrincipalTags`: at most 50 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub principal_tags: Option<BTreeMap<String, String>>,
    /// `UseDefaults`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_defaults: Option<bool>,
}

/// Input of [`ListIdentities`](super::ListIdentities).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListIdentitiesInput {
    /// `HideDisabled`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hide_disabled: Option<bool>,
    /// `IdentityPoolId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_pool_id: String,
    /// `MaxResults`, required: 1–60.
    pub max_results: i32,
    /// `NextToken`: 1–65535 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// Output of [`ListIdentities`](super::ListIdentities).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListIdentitiesOutput {
    /// `Identities`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identities: Option<Vec<IdentityDescription>>,
    /// `IdentityPoolId`: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_pool_id: Option<String>,
    /// `NextToken`: 1–65535 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// Input of [`ListIdentityPools`](super::ListIdentityPools).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListIdentityPoolsInput {
    /// `MaxResults`, required: 1–60.
    pub max_results: i32,
    /// `NextToken`: 1–65535 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// Output of [`ListIdentityPools`](super::ListIdentityPools).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListIdentityPoolsOutput {
    /// `IdentityPools`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_pools: Option<Vec<IdentityPoolShortDescription>>,
    /// `NextToken`: 1–65535 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// Input of [`ListTagsForResource`](super::ListTagsForResource).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListTagsForResourceInput {
    /// `ResourceArn`, required: 20–2048 characters.
    pub resource_arn: String,
}

/// Output of [`ListTagsForResource`](super::ListTagsForResource).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListTagsForResourceOutput {
    /// `Tags`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
}

/// Input of [`LookupDeveloperIdentity`](super::LookupDeveloperIdentity).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct LookupDeveloperIdentityInput {
    /// `DeveloperUserIdentifier`: 1–1024 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub developer_user_identifier: Option<String>,
    /// `IdentityId`: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_id: Option<String>,
    /// `IdentityPoolId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_pool_id: String,
    /// `MaxResults`: 1–60.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    /// `NextToken`: 1–65535 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// Output of [`LookupDeveloperIdentity`](super::LookupDeveloperIdentity).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct LookupDeveloperIdentityOutput {
    /// `DeveloperUserIdentifierList`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub developer_user_identifier_list: Option<Vec<String>>,
    /// `IdentityId`: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_id: Option<String>,
    /// `NextToken`: 1–65535 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// Input of [`MergeDeveloperIdentities`](super::MergeDeveloperIdentities).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct MergeDeveloperIdentitiesInput {
    /// `DestinationUserIdentifier`, required: 1–1024 characters.
    pub destination_user_identifier: String,
    /// `DeveloperProviderName`, required: 1–128 characters, matching `[\w._-]+`.
    pub developer_provider_name: String,
    /// `IdentityPoolId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_pool_id: String,
    /// `SourceUserIdentifier`, required: 1–1024 characters.
    pub source_user_identifier: String,
}

/// Output of [`MergeDeveloperIdentities`](super::MergeDeveloperIdentities).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct MergeDeveloperIdentitiesOutput {
    /// `IdentityId`: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_id: Option<String>,
}

/// Input of [`SetIdentityPoolRoles`](super::SetIdentityPoolRoles).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SetIdentityPoolRolesInput {
    /// `IdentityPoolId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_pool_id: String,
    /// `RoleMappings`: at most 10 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_mappings: Option<BTreeMap<String, RoleMapping>>,
    /// `Roles`, required: at most 2 entries.
    pub roles: BTreeMap<String, String>,
}

/// Output of [`SetIdentityPoolRoles`](super::SetIdentityPoolRoles). It has no members.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SetIdentityPoolRolesOutput {}

/// Input of [`SetPrincipalTagAttributeMap`](super::SetPrincipalTagAttributeMap).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SetPrincipalTagAttributeMapInput {
    /// `IdentityPoolId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_pool_id: String,
    /// `IdentityProviderName`, required: 1–128 characters.
    pub identity_provider_name: String,
    /// `PrincipalTags`: at most 50 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub principal_tags: Option<BTreeMap<String, String>>,
    /// `UseDefaults`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_defaults: Option<bool>,
}

/// Output of [`SetPrincipalTagAttributeMap`](super::SetPrincipalTagAttributeMap).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SetPrincipalTagAttributeMapOutput {
    /// `IdentityPoolId`: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_pool_id: Option<String>,
    /// `IdentityProviderName`: 1–128 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_provider_name: Option<String>,
    /// `PrincipalTags`: at most 50 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub principal_tags: Option<BTreeMap<String, String>>,
    /// `UseDefaults`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_defaults: Option<bool>,
}

/// Input of [`TagResource`](super::TagResource).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct TagResourceInput {
    /// `ResourceArn`, required: 20–2048 characters.
    pub resource_arn: String,
    /// `Tags`, required.
    pub tags: BTreeMap<String, String>,
}

/// Output of [`TagResource`](super::TagResource).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TagResourceOutput {}

/// Input of [`UnlinkDeveloperIdentity`](super::UnlinkDeveloperIdentity).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UnlinkDeveloperIdentityInput {
    /// `DeveloperProviderName`, required: 1–128 characters, matching `[\w._-]+`.
    pub developer_provider_name: String,
    /// `DeveloperUserIdentifier`, required: 1–1024 characters.
    pub developer_user_identifier: String,
    /// `IdentityId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_id: String,
    /// `IdentityPoolId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_pool_id: String,
}

/// Output of [`UnlinkDeveloperIdentity`](super::UnlinkDeveloperIdentity). It has no members.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct UnlinkDeveloperIdentityOutput {}

/// Input of [`UnlinkIdentity`](super::UnlinkIdentity).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UnlinkIdentityInput {
    /// `IdentityId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_id: String,
    /// `Logins`, required: at most 10 entries.
    pub logins: BTreeMap<String, Sensitive<String>>,
    /// `LoginsToRemove`, required.
    pub logins_to_remove: Vec<String>,
}

/// Output of [`UnlinkIdentity`](super::UnlinkIdentity). It has no members.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct UnlinkIdentityOutput {}

/// Input of [`UntagResource`](super::UntagResource).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UntagResourceInput {
    /// `ResourceArn`, required: 20–2048 characters.
    pub resource_arn: String,
    /// `TagKeys`, required.
    pub tag_keys: Vec<String>,
}

/// Output of [`UntagResource`](super::UntagResource).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct UntagResourceOutput {}

/// Input of [`UpdateIdentityPool`](super::UpdateIdentityPool).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateIdentityPoolInput {
    /// `AllowClassicFlow`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_classic_flow: Option<bool>,
    /// `AllowUnauthenticatedIdentities`, required.
    pub allow_unauthenticated_identities: bool,
    /// `CognitoIdentityProviders`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cognito_identity_providers: Option<Vec<CognitoIdentityProvider>>,
    /// `DeveloperProviderName`: 1–128 characters, matching `[\w._-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub developer_provider_name: Option<String>,
    /// `IdentityPoolId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_pool_id: String,
    /// `IdentityPoolName`, required: 1–128 characters, matching `[\w\s+=,.@-]+`.
    pub identity_pool_name: String,
    /// `IdentityPoolTags`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_pool_tags: Option<BTreeMap<String, String>>,
    /// `OpenIdConnectProviderARNs`.
    #[serde(rename = "OpenIdConnectProviderARNs")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_id_connect_provider_arns: Option<Vec<String>>,
    /// `SamlProviderARNs`.
    #[serde(rename = "SamlProviderARNs")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saml_provider_arns: Option<Vec<String>>,
    /// `SupportedLoginProviders`: at most 10 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supported_login_providers: Option<BTreeMap<String, String>>,
}

impl From<UpdateIdentityPoolInput> for IdentityPool {
    fn from(from: UpdateIdentityPoolInput) -> Self {
        Self {
            allow_classic_flow: from.allow_classic_flow,
            allow_unauthenticated_identities: from.allow_unauthenticated_identities,
            cognito_identity_providers: from.cognito_identity_providers,
            developer_provider_name: from.developer_provider_name,
            identity_pool_id: from.identity_pool_id,
            identity_pool_name: from.identity_pool_name,
            identity_pool_tags: from.identity_pool_tags,
            open_id_connect_provider_arns: from.open_id_connect_provider_arns,
            saml_provider_arns: from.saml_provider_arns,
            supported_login_providers: from.supported_login_providers,
        }
    }
}

/// Output of [`UpdateIdentityPool`](super::UpdateIdentityPool).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateIdentityPoolOutput {
    /// `AllowClassicFlow`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_classic_flow: Option<bool>,
    /// `AllowUnauthenticatedIdentities`, required.
    pub allow_unauthenticated_identities: bool,
    /// `CognitoIdentityProviders`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cognito_identity_providers: Option<Vec<CognitoIdentityProvider>>,
    /// `DeveloperProviderName`: 1–128 characters, matching `[\w._-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub developer_provider_name: Option<String>,
    /// `IdentityPoolId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_pool_id: String,
    /// `IdentityPoolName`, required: 1–128 characters, matching `[\w\s+=,.@-]+`.
    pub identity_pool_name: String,
    /// `IdentityPoolTags`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_pool_tags: Option<BTreeMap<String, String>>,
    /// `OpenIdConnectProviderARNs`.
    #[serde(rename = "OpenIdConnectProviderARNs")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_id_connect_provider_arns: Option<Vec<String>>,
    /// `SamlProviderARNs`.
    #[serde(rename = "SamlProviderARNs")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saml_provider_arns: Option<Vec<String>>,
    /// `SupportedLoginProviders`: at most 10 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supported_login_providers: Option<BTreeMap<String, String>>,
}

impl From<IdentityPool> for UpdateIdentityPoolOutput {
    fn from(from: IdentityPool) -> Self {
        Self {
            allow_classic_flow: from.allow_classic_flow,
            allow_unauthenticated_identities: from.allow_unauthenticated_identities,
            cognito_identity_providers: from.cognito_identity_providers,
            developer_provider_name: from.developer_provider_name,
            identity_pool_id: from.identity_pool_id,
            identity_pool_name: from.identity_pool_name,
            identity_pool_tags: from.identity_pool_tags,
            open_id_connect_provider_arns: from.open_id_connect_provider_arns,
            saml_provider_arns: from.saml_provider_arns,
            supported_login_providers: from.supported_login_providers,
        }
    }
}

/// The model's structure `CognitoIdentityProvider`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CognitoIdentityProvider {
    /// `ClientId`: 1–128 characters, matching `[\w_]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// `ProviderName`: 1–128 characters, matching `[\w._:/-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_name: Option<String>,
    /// `ServerSideTokenCheck`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server_side_token_check: Option<bool>,
}

/// The model's structure `Credentials`.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Credentials {
    /// `AccessKeyId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_key_id: Option<String>,
    /// `Expiration`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration: Option<Timestamp>,
    /// `SecretKey`, sensitive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_key: Option<Sensitive<String>>,
    /// `SessionToken`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token: Option<String>,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials")
            .field("access_key_id", &self.access_key_id)
            .field("expiration", &self.expiration)
            .field("secret_key", &self.secret_key)
            .field("session_token", &format_args!("***"))
            .finish()
    }
}

/// The model's structure `IdentityDescription`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct IdentityDescription {
    /// `CreationDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// `IdentityId`: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_id: Option<String>,
    /// `LastModifiedDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    /// `Logins`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logins: Option<Vec<String>>,
}

/// The model's structure `IdentityPool`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct IdentityPool {
    /// `AllowClassicFlow`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_classic_flow: Option<bool>,
    /// `AllowUnauthenticatedIdentities`, required.
    pub allow_unauthenticated_identities: bool,
    /// `CognitoIdentityProviders`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cognito_identity_providers: Option<Vec<CognitoIdentityProvider>>,
    /// `DeveloperProviderName`: 1–128 characters, matching `[\w._-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub developer_provider_name: Option<String>,
    /// `IdentityPoolId`, required: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    pub identity_pool_id: String,
    /// `IdentityPoolName`, required: 1–128 characters, matching `[\w\s+=,.@-]+`.
    pub identity_pool_name: String,
    /// `IdentityPoolTags`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_pool_tags: Option<BTreeMap<String, String>>,
    /// `OpenIdConnectProviderARNs`.
    #[serde(rename = "OpenIdConnectProviderARNs")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_id_connect_provider_arns: Option<Vec<String>>,
    /// `SamlProviderARNs`.
    #[serde(rename = "SamlProviderARNs")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saml_provider_arns: Option<Vec<String>>,
    /// `SupportedLoginProviders`: at most 10 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supported_login_providers: Option<BTreeMap<String, String>>,
}

/// The model's structure `IdentityPoolShortDescription`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct IdentityPoolShortDescription {
    /// `IdentityPoolId`: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_pool_id: Option<String>,
    /// `IdentityPoolName`: 1–128 characters, matching `[\w\s+=,.@-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_pool_name: Option<String>,
}

/// The model's structure `MappingRule`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct MappingRule {
    /// `Claim`, required: 1–64 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub claim: String,
    /// `MatchType`, required.
    pub match_type: MappingRuleMatchType,
    /// `RoleARN`, required: 20–2048 characters.
    #[serde(rename = "RoleARN")]
    pub role_arn: String,
    /// `Value`, required: 1–128 characters.
    pub value: String,
}

/// The model's structure `RoleMapping`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct RoleMapping {
    /// `AmbiguousRoleResolution`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ambiguous_role_resolution: Option<AmbiguousRoleResolutionType>,
    /// `RulesConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules_configuration: Option<RulesConfigurationType>,
    /// `Type`, required.
    pub r#type: RoleMappingType,
}

/// The model's structure `RulesConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct RulesConfigurationType {
    /// `Rules`, required: 1–400 entries.
    pub rules: Vec<MappingRule>,
}

/// The model's structure `UnprocessedIdentityId`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UnprocessedIdentityId {
    /// `ErrorCode`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<ErrorCode>,
    /// `IdentityId`: 1–55 characters, matching `[\w-]+:[0-9a-f-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_id: Option<String>,
}
