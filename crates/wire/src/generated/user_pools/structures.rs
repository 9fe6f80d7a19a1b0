// Written by `cargo xtask codegen` from model/; change that, not this.

//! Structures: the inputs and outputs of the operations, then what they are made of.

use super::enums::{
    AccountTakeoverEventActionType, AdvancedSecurityEnabledModeType, AdvancedSecurityModeType, AliasAttributeType,
    AssetCategoryType, AssetExtensionType, AttributeDataType, AuthFactorType, AuthFlowType, ChallengeName,
    ChallengeNameType, ChallengeResponse, ClientTypeType, ColorSchemeModeType, CompromisedCredentialsEventActionType,
    CustomEmailSenderLambdaVersionType, CustomSMSSenderLambdaVersionType, DefaultEmailOptionType,
    DeletionProtectionType, DeliveryMediumType, DeviceRememberedStatusType, DomainStatusType, EmailSendingAccountType,
    EncryptionKeyType, EventFilterType, EventResponseType, EventSourceName, EventType, ExplicitAuthFlowsType,
    FeatureType, FeedbackValueType, IdentityProviderTypeType, InboundFederationLambdaVersionType,
    IssuedTokenTypeIdentifierType, IssuerType, LimitClass, LogLevel, MessageActionType, OAuthFlowType,
    OAuthTokenTypeType, PasswordHashingAlgorithmType, PreTokenGenerationLambdaVersionType,
    PreventUserExistenceErrorTypes, RecoveryOptionNameType, ReplicaRoleType, ReplicaStatusType,
    ResourceServerManagedByType, RevokeAssociatedSessionsType, RiskDecisionType, RiskLevelType, SecurityPolicyType,
    SessionTypeType, StatusType, TermsEnforcementType, TermsSourceType, TimeUnitsType, TokenTypeIdentifierType,
    UpdateReplicaStatusType, UserImportJobStatusType, UserPoolMfaType, UserPoolTierType, UserSessionTrackingType,
    UserStatusType, UserVerificationType, UsernameAttributeType, VerifiedAttributeType,
    VerifySoftwareTokenResponseType, WebAuthnFactorConfigurationType,
};
use crate::{Blob, Sensitive, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Input of [`AddCustomAttributes`](super::AddCustomAttributes).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AddCustomAttributesInput {
    /// `CustomAttributes`, required: 1–25 entries.
    pub custom_attributes: Vec<SchemaAttributeType>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`AddCustomAttributes`](super::AddCustomAttributes).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AddCustomAttributesOutput {}

/// Input of [`AddUserPoolClientSecret`](super::AddUserPoolClientSecret).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AddUserPoolClientSecretInput {
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `ClientSecret`, sensitive: 24–64 characters, matching `[\w+]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Sensitive<String>>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`AddUserPoolClientSecret`](super::AddUserPoolClientSecret).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AddUserPoolClientSecretOutput {
    /// `ClientSecretDescriptor`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret_descriptor: Option<ClientSecretDescriptorType>,
}

/// Input of [`AdminAddUserToGroup`](super::AdminAddUserToGroup).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminAddUserToGroupInput {
    /// `GroupName`, required: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub group_name: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminAddUserToGroup`](super::AdminAddUserToGroup). It has no members.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminAddUserToGroupOutput {}

/// Input of [`AdminConfirmSignUp`](super::AdminConfirmSignUp).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminConfirmSignUpInput {
    /// `ClientMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminConfirmSignUp`](super::AdminConfirmSignUp).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminConfirmSignUpOutput {}

/// Input of [`AdminCreateUser`](super::AdminCreateUser).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminCreateUserInput {
    /// `ClientMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
    /// `DesiredDeliveryMediums`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub desired_delivery_mediums: Option<Vec<DeliveryMediumType>>,
    /// `ForceAliasCreation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub force_alias_creation: Option<bool>,
    /// `MessageAction`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message_action: Option<MessageActionType>,
    /// `TemporaryPassword`, sensitive: at most 256 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub temporary_password: Option<Sensitive<String>>,
    /// `UserAttributes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_attributes: Option<Vec<AttributeType>>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
    /// `ValidationData`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validation_data: Option<Vec<AttributeType>>,
}

/// Output of [`AdminCreateUser`](super::AdminCreateUser).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminCreateUserOutput {
    /// `User`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<UserType>,
}

/// Input of [`AdminDeleteSoftwareToken`](super::AdminDeleteSoftwareToken).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminDeleteSoftwareTokenInput {
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminDeleteSoftwareToken`](super::AdminDeleteSoftwareToken).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminDeleteSoftwareTokenOutput {}

/// Input of [`AdminDeleteUser`](super::AdminDeleteUser).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminDeleteUserInput {
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminDeleteUser`](super::AdminDeleteUser). It has no members.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminDeleteUserOutput {}

/// Input of [`AdminDeleteUserAttributes`](super::AdminDeleteUserAttributes).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminDeleteUserAttributesInput {
    /// `UserAttributeNames`, required.
    pub user_attribute_names: Vec<String>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminDeleteUserAttributes`](super::AdminDeleteUserAttributes).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminDeleteUserAttributesOutput {}

/// Input of [`AdminDisableProviderForUser`](super::AdminDisableProviderForUser).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminDisableProviderForUserInput {
    /// `User`, required.
    pub user: ProviderUserIdentifierType,
    /// `UserPoolId`, required: 0–131072 characters.
    pub user_pool_id: String,
}

/// Output of [`AdminDisableProviderForUser`](super::AdminDisableProviderForUser).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminDisableProviderForUserOutput {}

/// Input of [`AdminDisableUser`](super::AdminDisableUser).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminDisableUserInput {
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminDisableUser`](super::AdminDisableUser).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminDisableUserOutput {}

/// Input of [`AdminEnableUser`](super::AdminEnableUser).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminEnableUserInput {
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminEnableUser`](super::AdminEnableUser).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminEnableUserOutput {}

/// Input of [`AdminForgetDevice`](super::AdminForgetDevice).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminForgetDeviceInput {
    /// `DeviceKey`, required: 1–55 characters, matching `[\w-]+_[0-9a-f-]+`.
    pub device_key: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminForgetDevice`](super::AdminForgetDevice). It has no members.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminForgetDeviceOutput {}

/// Input of [`AdminGetDevice`](super::AdminGetDevice).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminGetDeviceInput {
    /// `DeviceKey`, required: 1–55 characters, matching `[\w-]+_[0-9a-f-]+`.
    pub device_key: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminGetDevice`](super::AdminGetDevice).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminGetDeviceOutput {
    /// `Device`, required.
    pub device: DeviceType,
}

/// Input of [`AdminGetUser`](super::AdminGetUser).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminGetUserInput {
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminGetUser`](super::AdminGetUser).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminGetUserOutput {
    /// `Enabled`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// `MFAOptions`.
    #[serde(rename = "MFAOptions")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_options: Option<Vec<MFAOptionType>>,
    /// `PreferredMfaSetting`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_mfa_setting: Option<String>,
    /// `UserAttributes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_attributes: Option<Vec<AttributeType>>,
    /// `UserCreateDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_create_date: Option<Timestamp>,
    /// `UserLastModifiedDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_last_modified_date: Option<Timestamp>,
    /// `UserMFASettingList`.
    #[serde(rename = "UserMFASettingList")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_mfa_setting_list: Option<Vec<String>>,
    /// `UserStatus`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_status: Option<UserStatusType>,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Input of [`AdminGetUserAuthFactors`](super::AdminGetUserAuthFactors).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminGetUserAuthFactorsInput {
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminGetUserAuthFactors`](super::AdminGetUserAuthFactors).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminGetUserAuthFactorsOutput {
    /// `ConfiguredUserAuthFactors`: 0–8 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configured_user_auth_factors: Option<Vec<AuthFactorType>>,
    /// `PreferredMfaSetting`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_mfa_setting: Option<String>,
    /// `UserMFASettingList`.
    #[serde(rename = "UserMFASettingList")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_mfa_setting_list: Option<Vec<String>>,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Input of [`AdminInitiateAuth`](super::AdminInitiateAuth).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminInitiateAuthInput {
    /// `AnalyticsMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_metadata: Option<AnalyticsMetadataType>,
    /// `AuthFlow`, required.
    pub auth_flow: AuthFlowType,
    /// `AuthParameters`, sensitive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_parameters: Option<Sensitive<BTreeMap<String, String>>>,
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `ClientMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
    /// `ContextData`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context_data: Option<ContextDataType>,
    /// `Session`, sensitive: 20–4096 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive<String>>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`AdminInitiateAuth`](super::AdminInitiateAuth).
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminInitiateAuthOutput {
    /// `AuthenticationResult`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authentication_result: Option<AuthenticationResultType>,
    /// `AvailableChallenges`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_challenges: Option<Vec<ChallengeNameType>>,
    /// `ChallengeName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_name: Option<ChallengeNameType>,
    /// `ChallengeParameters`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_parameters: Option<BTreeMap<String, String>>,
    /// `Session`, sensitive: 20–4096 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive<String>>,
}

impl std::fmt::Debug for AdminInitiateAuthOutput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AdminInitiateAuthOutput")
            .field("authentication_result", &self.authentication_result)
            .field("available_challenges", &self.available_challenges)
            .field("challenge_name", &self.challenge_name)
            .field("challenge_parameters", &format_args!("***"))
            .field("session", &self.session)
            .finish()
    }
}

/// Input of [`AdminLinkProviderForUser`](super::AdminLinkProviderForUser).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminLinkProviderForUserInput {
    /// `DestinationUser`, required.
    pub destination_user: ProviderUserIdentifierType,
    /// `SourceUser`, required.
    pub source_user: ProviderUserIdentifierType,
    /// `UserPoolId`, required: 0–131072 characters.
    pub user_pool_id: String,
}

/// Output of [`AdminLinkProviderForUser`](super::AdminLinkProviderForUser).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminLinkProviderForUserOutput {}

/// Input of [`AdminListDevices`](super::AdminListDevices).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminListDevicesInput {
    /// `Limit`: 0–60.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// `PaginationToken`: at least 1 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pagination_token: Option<String>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminListDevices`](super::AdminListDevices).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminListDevicesOutput {
    /// `Devices`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub devices: Option<Vec<DeviceType>>,
    /// `PaginationToken`: at least 1 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pagination_token: Option<String>,
}

/// Input of [`AdminListGroupsForUser`](super::AdminListGroupsForUser).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminListGroupsForUserInput {
    /// `Limit`: 0–60.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// `NextToken`: 1–131072 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminListGroupsForUser`](super::AdminListGroupsForUser).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminListGroupsForUserOutput {
    /// `Groups`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<GroupType>>,
    /// `NextToken`: 1–131072 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// Input of [`AdminListUserAuthEvents`](super::AdminListUserAuthEvents).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminListUserAuthEventsInput {
    /// `MaxResults`: 0–60.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    /// `NextToken`: 1–131072 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminListUserAuthEvents`](super::AdminListUserAuthEvents).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminListUserAuthEventsOutput {
    /// `AuthEvents`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_events: Option<Vec<AuthEventType>>,
    /// `NextToken`: 1–131072 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// Input of [`AdminListUserSessions`](super::AdminListUserSessions).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminListUserSessionsInput {
    /// `NextToken`: 1–131072 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminListUserSessions`](super::AdminListUserSessions).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminListUserSessionsOutput {
    /// `NextToken`: 1–131072 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// `Sessions`: 0–125 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sessions: Option<Vec<SessionDescriptionType>>,
}

/// Input of [`AdminRemoveUserFromGroup`](super::AdminRemoveUserFromGroup).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminRemoveUserFromGroupInput {
    /// `GroupName`, required: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub group_name: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminRemoveUserFromGroup`](super::AdminRemoveUserFromGroup). It has no members.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminRemoveUserFromGroupOutput {}

/// Input of [`AdminResetUserPassword`](super::AdminResetUserPassword).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminResetUserPasswordInput {
    /// `ClientMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminResetUserPassword`](super::AdminResetUserPassword).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminResetUserPasswordOutput {}

/// Input of [`AdminRespondToAuthChallenge`](super::AdminRespondToAuthChallenge).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminRespondToAuthChallengeInput {
    /// `AnalyticsMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_metadata: Option<AnalyticsMetadataType>,
    /// `ChallengeName`, required.
    pub challenge_name: ChallengeNameType,
    /// `ChallengeResponses`, sensitive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_responses: Option<Sensitive<BTreeMap<String, String>>>,
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `ClientMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
    /// `ContextData`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context_data: Option<ContextDataType>,
    /// `Session`, sensitive: 20–4096 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive<String>>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`AdminRespondToAuthChallenge`](super::AdminRespondToAuthChallenge).
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminRespondToAuthChallengeOutput {
    /// `AuthenticationResult`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authentication_result: Option<AuthenticationResultType>,
    /// `AvailableChallenges`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_challenges: Option<Vec<ChallengeNameType>>,
    /// `ChallengeName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_name: Option<ChallengeNameType>,
    /// `ChallengeParameters`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_parameters: Option<BTreeMap<String, String>>,
    /// `Session`, sensitive: 20–4096 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive<String>>,
}

impl std::fmt::Debug for AdminRespondToAuthChallengeOutput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AdminRespondToAuthChallengeOutput")
            .field("authentication_result", &self.authentication_result)
            .field("available_challenges", &self.available_challenges)
            .field("challenge_name", &self.challenge_name)
            .field("challenge_parameters", &format_args!("***"))
            .field("session", &self.session)
            .finish()
    }
}

/// Input of [`AdminRevokeUserSession`](super::AdminRevokeUserSession).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminRevokeUserSessionInput {
    /// `RevokeAssociatedSessions`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoke_associated_sessions: Option<RevokeAssociatedSessionsType>,
    /// `SessionId`, required: 28 characters, matching `^(tkn|sso)[a-z0-9]{25}$`.
    pub session_id: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminRevokeUserSession`](super::AdminRevokeUserSession).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminRevokeUserSessionOutput {}

/// Input of [`AdminSetUserMFAPreference`](super::AdminSetUserMFAPreference).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminSetUserMFAPreferenceInput {
    /// `EmailMfaSettings`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_mfa_settings: Option<EmailMfaSettingsType>,
    /// `SMSMfaSettings`.
    #[serde(rename = "SMSMfaSettings")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_mfa_settings: Option<SMSMfaSettingsType>,
    /// `SoftwareTokenMfaSettings`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software_token_mfa_settings: Option<SoftwareTokenMfaSettingsType>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
    /// `WebAuthnMfaSettings`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub web_authn_mfa_settings: Option<WebAuthnMfaSettingsType>,
}

/// Output of [`AdminSetUserMFAPreference`](super::AdminSetUserMFAPreference).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminSetUserMFAPreferenceOutput {}

/// Input of [`AdminSetUserPassword`](super::AdminSetUserPassword).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminSetUserPasswordInput {
    /// `Password`, required, sensitive: at most 256 characters, matching `[\S]+`.
    pub password: Sensitive<String>,
    /// `Permanent`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permanent: Option<bool>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminSetUserPassword`](super::AdminSetUserPassword).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminSetUserPasswordOutput {}

/// Input of [`AdminSetUserSettings`](super::AdminSetUserSettings).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminSetUserSettingsInput {
    /// `MFAOptions`, required.
    #[serde(rename = "MFAOptions")]
    pub mfa_options: Vec<MFAOptionType>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminSetUserSettings`](super::AdminSetUserSettings).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminSetUserSettingsOutput {}

/// Input of [`AdminUpdateAuthEventFeedback`](super::AdminUpdateAuthEventFeedback).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminUpdateAuthEventFeedbackInput {
    /// `EventId`, required: 1–50 characters, matching `[\w+-]+`.
    pub event_id: String,
    /// `FeedbackValue`, required.
    pub feedback_value: FeedbackValueType,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminUpdateAuthEventFeedback`](super::AdminUpdateAuthEventFeedback).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminUpdateAuthEventFeedbackOutput {}

/// Input of [`AdminUpdateDeviceStatus`](super::AdminUpdateDeviceStatus).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminUpdateDeviceStatusInput {
    /// `DeviceKey`, required: 1–55 characters, matching `[\w-]+_[0-9a-f-]+`.
    pub device_key: String,
    /// `DeviceRememberedStatus`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_remembered_status: Option<DeviceRememberedStatusType>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminUpdateDeviceStatus`](super::AdminUpdateDeviceStatus).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminUpdateDeviceStatusOutput {}

/// Input of [`AdminUpdateUserAttributes`](super::AdminUpdateUserAttributes).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminUpdateUserAttributesInput {
    /// `ClientMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
    /// `UserAttributes`, required.
    pub user_attributes: Vec<AttributeType>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminUpdateUserAttributes`](super::AdminUpdateUserAttributes).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminUpdateUserAttributesOutput {}

/// Input of [`AdminUserGlobalSignOut`](super::AdminUserGlobalSignOut).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminUserGlobalSignOutInput {
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`AdminUserGlobalSignOut`](super::AdminUserGlobalSignOut).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminUserGlobalSignOutOutput {}

/// Input of [`AssociateSoftwareToken`](super::AssociateSoftwareToken).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AssociateSoftwareTokenInput {
    /// `AccessToken`, sensitive: matching `[A-Za-z0-9-_=.]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive<String>>,
    /// `Session`, sensitive: 20–4096 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive<String>>,
}

/// Output of [`AssociateSoftwareToken`](super::AssociateSoftwareToken).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AssociateSoftwareTokenOutput {
    /// `SecretCode`, sensitive: at least 16 characters, matching `[A-Za-z0-9]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_code: Option<Sensitive<String>>,
    /// `Session`, sensitive: 20–4096 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive<String>>,
}

/// Input of [`ChangePassword`](super::ChangePassword).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ChangePasswordInput {
    /// `AccessToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub access_token: Sensitive<String>,
    /// `PreviousPassword`, sensitive: at most 256 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous_password: Option<Sensitive<String>>,
    /// `ProposedPassword`, required, sensitive: at most 256 characters, matching `[\S]+`.
    pub proposed_password: Sensitive<String>,
}

/// Output of [`ChangePassword`](super::ChangePassword).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ChangePasswordOutput {}

/// Input of [`CompleteWebAuthnRegistration`](super::CompleteWebAuthnRegistration).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CompleteWebAuthnRegistrationInput {
    /// `AccessToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub access_token: Sensitive<String>,
    /// `Credential`, required.
    pub credential: serde_json::Value,
}

/// Output of [`CompleteWebAuthnRegistration`](super::CompleteWebAuthnRegistration).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CompleteWebAuthnRegistrationOutput {}

/// Input of [`ConfirmDevice`](super::ConfirmDevice).
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ConfirmDeviceInput {
    /// `AccessToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub access_token: Sensitive<String>,
    /// `DeviceKey`, required: 1–55 characters, matching `[\w-]+_[0-9a-f-]+`.
    pub device_key: String,
    /// `DeviceName`: 1–1024 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_name: Option<String>,
    /// `DeviceSecretVerifierConfig`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_secret_verifier_config: Option<DeviceSecretVerifierConfigType>,
}

impl std::fmt::Debug for ConfirmDeviceInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ConfirmDeviceInput")
            .field("access_token", &self.access_token)
            .field("device_key", &self.device_key)
            .field("device_name", &self.device_name)
            .field("device_secret_verifier_config", &format_args!("***"))
            .finish()
    }
}

/// Output of [`ConfirmDevice`](super::ConfirmDevice).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ConfirmDeviceOutput {
    /// `UserConfirmationNecessary`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_confirmation_necessary: Option<bool>,
}

/// Input of [`ConfirmForgotPassword`](super::ConfirmForgotPassword).
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ConfirmForgotPasswordInput {
    /// `AnalyticsMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_metadata: Option<AnalyticsMetadataType>,
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `ClientMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
    /// `ConfirmationCode`, required: 1–2048 characters, matching `[\S]+`.
    pub confirmation_code: String,
    /// `Password`, required, sensitive: at most 256 characters, matching `[\S]+`.
    pub password: Sensitive<String>,
    /// `SecretHash`, sensitive: 1–128 characters, matching `[\w+=/]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_hash: Option<Sensitive<String>>,
    /// `UserContextData`, sensitive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_context_data: Option<UserContextDataType>,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

impl std::fmt::Debug for ConfirmForgotPasswordInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ConfirmForgotPasswordInput")
            .field("analytics_metadata", &self.analytics_metadata)
            .field("client_id", &self.client_id)
            .field("client_metadata", &self.client_metadata)
            .field("confirmation_code", &format_args!("***"))
            .field("password", &self.password)
            .field("secret_hash", &self.secret_hash)
            .field("user_context_data", &self.user_context_data)
            .field("username", &self.username)
            .finish()
    }
}

/// Output of [`ConfirmForgotPassword`](super::ConfirmForgotPassword).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ConfirmForgotPasswordOutput {}

/// Input of [`ConfirmSignUp`](super::ConfirmSignUp).
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ConfirmSignUpInput {
    /// `AnalyticsMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_metadata: Option<AnalyticsMetadataType>,
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `ClientMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
    /// `ConfirmationCode`, required: 1–2048 characters, matching `[\S]+`.
    pub confirmation_code: String,
    /// `ForceAliasCreation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub force_alias_creation: Option<bool>,
    /// `SecretHash`, sensitive: 1–128 characters, matching `[\w+=/]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_hash: Option<Sensitive<String>>,
    /// `Session`, sensitive: 20–4096 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive<String>>,
    /// `UserContextData`, sensitive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_context_data: Option<UserContextDataType>,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

impl std::fmt::Debug for ConfirmSignUpInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ConfirmSignUpInput")
            .field("analytics_metadata", &self.analytics_metadata)
            .field("client_id", &self.client_id)
            .field("client_metadata", &self.client_metadata)
            .field("confirmation_code", &format_args!("***"))
            .field("force_alias_creation", &self.force_alias_creation)
            .field("secret_hash", &self.secret_hash)
            .field("session", &self.session)
            .field("user_context_data", &self.user_context_data)
            .field("username", &self.username)
            .finish()
    }
}

/// Output of [`ConfirmSignUp`](super::ConfirmSignUp).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ConfirmSignUpOutput {
    /// `Session`, sensitive: 20–4096 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive<String>>,
}

/// Input of [`CreateGroup`](super::CreateGroup).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateGroupInput {
    /// `Description`: at most 2048 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `GroupName`, required: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub group_name: String,
    /// `Precedence`: at least 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precedence: Option<i32>,
    /// `RoleArn`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`CreateGroup`](super::CreateGroup).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateGroupOutput {
    /// `Group`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupType>,
}

/// Input of [`CreateIdentityProvider`](super::CreateIdentityProvider).
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateIdentityProviderInput {
    /// `AcrMapping`: 0–4 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acr_mapping: Option<BTreeMap<String, String>>,
    /// `AttributeMapping`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_mapping: Option<BTreeMap<String, String>>,
    /// `IdpIdentifiers`: 0–50 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idp_identifiers: Option<Vec<String>>,
    /// `ProviderDetails`, required.
    pub provider_details: BTreeMap<String, String>,
    /// `ProviderName`, required: 1–32 characters, matching `[^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}][^_\p{Z}]+`.
    pub provider_name: String,
    /// `ProviderType`, required.
    pub provider_type: IdentityProviderTypeType,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

impl std::fmt::Debug for CreateIdentityProviderInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CreateIdentityProviderInput")
            .field("acr_mapping", &self.acr_mapping)
            .field("attribute_mapping", &self.attribute_mapping)
            .field("idp_identifiers", &self.idp_identifiers)
            .field("provider_details", &format_args!("***"))
            .field("provider_name", &self.provider_name)
            .field("provider_type", &self.provider_type)
            .field("user_pool_id", &self.user_pool_id)
            .finish()
    }
}

/// Output of [`CreateIdentityProvider`](super::CreateIdentityProvider).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateIdentityProviderOutput {
    /// `IdentityProvider`, required.
    pub identity_provider: IdentityProviderType,
}

/// Input of [`CreateManagedLoginBranding`](super::CreateManagedLoginBranding).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateManagedLoginBrandingInput {
    /// `Assets`: 0–40 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assets: Option<Vec<AssetType>>,
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `Settings`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settings: Option<serde_json::Value>,
    /// `UseCognitoProvidedValues`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_cognito_provided_values: Option<bool>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`CreateManagedLoginBranding`](super::CreateManagedLoginBranding).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateManagedLoginBrandingOutput {
    /// `ManagedLoginBranding`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_branding: Option<ManagedLoginBrandingType>,
}

/// Input of [`CreateResourceServer`](super::CreateResourceServer).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateResourceServerInput {
    /// `Identifier`, required: 1–256 characters, matching `[\x21\x23-\x5B\x5D-\x7E]+`.
    pub identifier: String,
    /// `Name`, required: 1–256 characters, matching `[\w\s+=,.@-]+`.
    pub name: String,
    /// `Scopes`: at most 100 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<ResourceServerScopeType>>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`CreateResourceServer`](super::CreateResourceServer).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateResourceServerOutput {
    /// `ResourceServer`, required.
    pub resource_server: ResourceServerType,
}

/// Input of [`CreateTerms`](super::CreateTerms).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateTermsInput {
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `Enforcement`, required.
    pub enforcement: TermsEnforcementType,
    /// `Links`: 1–13 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<BTreeMap<String, String>>,
    /// `TermsName`, required: matching `^(terms-of-use|privacy-policy)$`.
    pub terms_name: String,
    /// `TermsSource`, required.
    pub terms_source: TermsSourceType,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`CreateTerms`](super::CreateTerms).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateTermsOutput {
    /// `Terms`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<TermsType>,
}

/// Input of [`CreateUserImportJob`](super::CreateUserImportJob).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateUserImportJobInput {
    /// `CloudWatchLogsRoleArn`, required: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    pub cloud_watch_logs_role_arn: String,
    /// `JobName`, required: 1–128 characters, matching `[\w\s+=,.@-]+`.
    pub job_name: String,
    /// `PasswordHashingAlgorithm`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_hashing_algorithm: Option<PasswordHashingAlgorithmType>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`CreateUserImportJob`](super::CreateUserImportJob).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateUserImportJobOutput {
    /// `UserImportJob`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_import_job: Option<UserImportJobType>,
}

/// Input of [`CreateUserPool`](super::CreateUserPool).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateUserPoolInput {
    /// `AccountRecoverySetting`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_recovery_setting: Option<AccountRecoverySettingType>,
    /// `AcrConfiguration`: 0–4 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acr_configuration: Option<BTreeMap<String, AcrLevelConfigType>>,
    /// `AdminCreateUserConfig`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admin_create_user_config: Option<AdminCreateUserConfigType>,
    /// `AliasAttributes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alias_attributes: Option<Vec<AliasAttributeType>>,
    /// `AutoVerifiedAttributes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_verified_attributes: Option<Vec<VerifiedAttributeType>>,
    /// `DcrConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dcr_configuration: Option<DcrConfigurationType>,
    /// `DeletionProtection`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deletion_protection: Option<DeletionProtectionType>,
    /// `DeviceConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_configuration: Option<DeviceConfigurationType>,
    /// `EmailConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_configuration: Option<EmailConfigurationType>,
    /// `EmailVerificationMessage`: 6–20000 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_verification_message: Option<String>,
    /// `EmailVerificationSubject`: 1–140 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_verification_subject: Option<String>,
    /// `IssuerConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer_configuration: Option<IssuerConfigurationType>,
    /// `KeyConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_configuration: Option<KeyConfigurationType>,
    /// `LambdaConfig`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_config: Option<LambdaConfigType>,
    /// `MfaConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_configuration: Option<UserPoolMfaType>,
    /// `Policies`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policies: Option<UserPoolPolicyType>,
    /// `PoolName`, required: 1–128 characters, matching `[\w\s+=,.@-]+`.
    pub pool_name: String,
    /// `Schema`: 1–50 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<Vec<SchemaAttributeType>>,
    /// `SmsAuthenticationMessage`: 6–140 characters, matching `.*\{####\}.*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_authentication_message: Option<String>,
    /// `SmsConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_configuration: Option<SmsConfigurationType>,
    /// `SmsVerificationMessage`: 6–140 characters, matching `.*\{####\}.*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_verification_message: Option<String>,
    /// `UserAttributeUpdateSettings`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_attribute_update_settings: Option<UserAttributeUpdateSettingsType>,
    /// `UserPoolAddOns`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_add_ons: Option<UserPoolAddOnsType>,
    /// `UserPoolTags`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_tags: Option<BTreeMap<String, String>>,
    /// `UserPoolTier`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_tier: Option<UserPoolTierType>,
    /// `UsernameAttributes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username_attributes: Option<Vec<UsernameAttributeType>>,
    /// `UsernameConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username_configuration: Option<UsernameConfigurationType>,
    /// `VerificationMessageTemplate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification_message_template: Option<VerificationMessageTemplateType>,
}

/// Output of [`CreateUserPool`](super::CreateUserPool).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateUserPoolOutput {
    /// `UserPool`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool: Option<UserPoolType>,
}

/// Input of [`CreateUserPoolClient`](super::CreateUserPoolClient).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateUserPoolClientInput {
    /// `AccessTokenValidity`: 1–86400.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token_validity: Option<i32>,
    /// `AllowedOAuthFlows`: 0–3 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_o_auth_flows: Option<Vec<OAuthFlowType>>,
    /// `AllowedOAuthFlowsUserPoolClient`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_o_auth_flows_user_pool_client: Option<bool>,
    /// `AllowedOAuthScopes`: at most 50 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_o_auth_scopes: Option<Vec<String>>,
    /// `AnalyticsConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_configuration: Option<AnalyticsConfigurationType>,
    /// `AuthSessionValidity`: 3–15.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_session_validity: Option<i32>,
    /// `CallbackURLs`: 0–100 entries.
    #[serde(rename = "CallbackURLs")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub callback_urls: Option<Vec<String>>,
    /// `ClientName`, required: 1–128 characters, matching `[\w\s+=,.@-]+`.
    pub client_name: String,
    /// `ClientSecret`, sensitive: 24–64 characters, matching `[\w+]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Sensitive<String>>,
    /// `DefaultRedirectURI`: 1–1024 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    #[serde(rename = "DefaultRedirectURI")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_redirect_uri: Option<String>,
    /// `EnablePropagateAdditionalUserContextData`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_propagate_additional_user_context_data: Option<bool>,
    /// `EnableTokenRevocation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_token_revocation: Option<bool>,
    /// `ExplicitAuthFlows`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explicit_auth_flows: Option<Vec<ExplicitAuthFlowsType>>,
    /// `GenerateSecret`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generate_secret: Option<bool>,
    /// `IdTokenValidity`: 1–86400.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_token_validity: Option<i32>,
    /// `LogoutURLs`: 0–100 entries.
    #[serde(rename = "LogoutURLs")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logout_urls: Option<Vec<String>>,
    /// `PreventUserExistenceErrors`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prevent_user_existence_errors: Option<PreventUserExistenceErrorTypes>,
    /// `ReadAttributes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_attributes: Option<Vec<String>>,
    /// `RefreshTokenRotation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token_rotation: Option<RefreshTokenRotationType>,
    /// `RefreshTokenValidity`: 0–315360000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token_validity: Option<i32>,
    /// `SupportedIdentityProviders`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supported_identity_providers: Option<Vec<String>>,
    /// `TokenValidityUnits`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_validity_units: Option<TokenValidityUnitsType>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `WriteAttributes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub write_attributes: Option<Vec<String>>,
}

/// Output of [`CreateUserPoolClient`](super::CreateUserPoolClient).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateUserPoolClientOutput {
    /// `UserPoolClient`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_client: Option<UserPoolClientType>,
}

/// Input of [`CreateUserPoolDomain`](super::CreateUserPoolDomain).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateUserPoolDomainInput {
    /// `CustomDomainConfig`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_domain_config: Option<CustomDomainConfigType>,
    /// `Domain`, required: 1–63 characters, matching `^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$`.
    pub domain: String,
    /// `ManagedLoginVersion`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_version: Option<i32>,
    /// `Routing`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub routing: Option<RoutingType>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`CreateUserPoolDomain`](super::CreateUserPoolDomain).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateUserPoolDomainOutput {
    /// `CloudFrontDomain`: 1–63 characters, matching `^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_front_domain: Option<String>,
    /// `ManagedLoginVersion`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_version: Option<i32>,
    /// `Routing`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub routing: Option<RoutingType>,
}

/// Input of [`CreateUserPoolReplica`](super::CreateUserPoolReplica).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateUserPoolReplicaInput {
    /// `RegionName`, required: 5–32 characters.
    pub region_name: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `UserPoolTags`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_tags: Option<BTreeMap<String, String>>,
}

/// Output of [`CreateUserPoolReplica`](super::CreateUserPoolReplica).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateUserPoolReplicaOutput {
    /// `UserPoolReplica`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_replica: Option<UserPoolReplicaType>,
}

/// Input of [`DeleteGroup`](super::DeleteGroup).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeleteGroupInput {
    /// `GroupName`, required: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub group_name: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`DeleteGroup`](super::DeleteGroup). It has no members.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteGroupOutput {}

/// Input of [`DeleteIdentityProvider`](super::DeleteIdentityProvider).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeleteIdentityProviderInput {
    /// `ProviderName`, required: 1–32 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+`.
    pub provider_name: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`DeleteIdentityProvider`](super::DeleteIdentityProvider). It has no members.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteIdentityProviderOutput {}

/// Input of [`DeleteManagedLoginBranding`](super::DeleteManagedLoginBranding).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeleteManagedLoginBrandingInput {
    /// `ManagedLoginBrandingId`, required: matching `^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$`.
    pub managed_login_branding_id: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`DeleteManagedLoginBranding`](super::DeleteManagedLoginBranding). It has no members.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteManagedLoginBrandingOutput {}

/// Input of [`DeleteResourceServer`](super::DeleteResourceServer).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeleteResourceServerInput {
    /// `Identifier`, required: 1–256 characters, matching `[\x21\x23-\x5B\x5D-\x7E]+`.
    pub identifier: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`DeleteResourceServer`](super::DeleteResourceServer). It has no members.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteResourceServerOutput {}

/// Input of [`DeleteTerms`](super::DeleteTerms).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeleteTermsInput {
    /// `TermsId`, required: matching `^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$`.
    pub terms_id: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`DeleteTerms`](super::DeleteTerms). It has no members.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteTermsOutput {}

/// Input of [`DeleteUser`](super::DeleteUser).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeleteUserInput {
    /// `AccessToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub access_token: Sensitive<String>,
}

/// Output of [`DeleteUser`](super::DeleteUser). It has no members.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteUserOutput {}

/// Input of [`DeleteUserAttributes`](super::DeleteUserAttributes).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeleteUserAttributesInput {
    /// `AccessToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub access_token: Sensitive<String>,
    /// `UserAttributeNames`, required.
    pub user_attribute_names: Vec<String>,
}

/// Output of [`DeleteUserAttributes`](super::DeleteUserAttributes).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteUserAttributesOutput {}

/// Input of [`DeleteUserPool`](super::DeleteUserPool).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeleteUserPoolInput {
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`DeleteUserPool`](super::DeleteUserPool). It has no members.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteUserPoolOutput {}

/// Input of [`DeleteUserPoolClient`](super::DeleteUserPoolClient).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeleteUserPoolClientInput {
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`DeleteUserPoolClient`](super::DeleteUserPoolClient). It has no members.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteUserPoolClientOutput {}

/// Input of [`DeleteUserPoolClientSecret`](super::DeleteUserPoolClientSecret).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeleteUserPoolClientSecretInput {
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `ClientSecretId`, required: 1–128 characters.
    pub client_secret_id: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`DeleteUserPoolClientSecret`](super::DeleteUserPoolClientSecret).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteUserPoolClientSecretOutput {}

/// Input of [`DeleteUserPoolDomain`](super::DeleteUserPoolDomain).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeleteUserPoolDomainInput {
    /// `Domain`, required: 1–63 characters, matching `^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$`.
    pub domain: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`DeleteUserPoolDomain`](super::DeleteUserPoolDomain).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteUserPoolDomainOutput {}

/// Input of [`DeleteUserPoolReplica`](super::DeleteUserPoolReplica).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeleteUserPoolReplicaInput {
    /// `RegionName`, required: 5–32 characters.
    pub region_name: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`DeleteUserPoolReplica`](super::DeleteUserPoolReplica).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeleteUserPoolReplicaOutput {
    /// `UserPoolReplica`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_replica: Option<UserPoolReplicaType>,
}

/// Input of [`DeleteWebAuthnCredential`](super::DeleteWebAuthnCredential).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeleteWebAuthnCredentialInput {
    /// `AccessToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub access_token: Sensitive<String>,
    /// `CredentialId`, required: 0–131072 characters.
    pub credential_id: String,
}

/// Output of [`DeleteWebAuthnCredential`](super::DeleteWebAuthnCredential).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteWebAuthnCredentialOutput {}

/// Input of [`DescribeIdentityProvider`](super::DescribeIdentityProvider).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeIdentityProviderInput {
    /// `ProviderName`, required: 1–32 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+`.
    pub provider_name: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`DescribeIdentityProvider`](super::DescribeIdentityProvider).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeIdentityProviderOutput {
    /// `IdentityProvider`, required.
    pub identity_provider: IdentityProviderType,
}

/// Input of [`DescribeManagedLoginBranding`](super::DescribeManagedLoginBranding).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeManagedLoginBrandingInput {
    /// `ManagedLoginBrandingId`, required: matching `^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$`.
    pub managed_login_branding_id: String,
    /// `ReturnMergedResources`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_merged_resources: Option<bool>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`DescribeManagedLoginBranding`](super::DescribeManagedLoginBranding).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeManagedLoginBrandingOutput {
    /// `ManagedLoginBranding`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_branding: Option<ManagedLoginBrandingType>,
}

/// Input of [`DescribeManagedLoginBrandingByClient`](super::DescribeManagedLoginBrandingByClient).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeManagedLoginBrandingByClientInput {
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `ReturnMergedResources`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_merged_resources: Option<bool>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`DescribeManagedLoginBrandingByClient`](super::DescribeManagedLoginBrandingByClient).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeManagedLoginBrandingByClientOutput {
    /// `ManagedLoginBranding`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_branding: Option<ManagedLoginBrandingType>,
}

/// Input of [`DescribeResourceServer`](super::DescribeResourceServer).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeResourceServerInput {
    /// `Identifier`, required: 1–256 characters, matching `[\x21\x23-\x5B\x5D-\x7E]+`.
    pub identifier: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`DescribeResourceServer`](super::DescribeResourceServer).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeResourceServerOutput {
    /// `ResourceServer`, required.
    pub resource_server: ResourceServerType,
}

/// Input of [`DescribeRiskConfiguration`](super::DescribeRiskConfiguration).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeRiskConfigurationInput {
    /// `ClientId`, sensitive: 1–128 characters, matching `[\w+]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive<String>>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`DescribeRiskConfiguration`](super::DescribeRiskConfiguration).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeRiskConfigurationOutput {
    /// `RiskConfiguration`, required.
    pub risk_configuration: RiskConfigurationType,
}

/// Input of [`DescribeTerms`](super::DescribeTerms).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeTermsInput {
    /// `TermsId`, required: matching `^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$`.
    pub terms_id: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`DescribeTerms`](super::DescribeTerms).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeTermsOutput {
    /// `Terms`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<TermsType>,
}

/// Input of [`DescribeTermsByClient`](super::DescribeTermsByClient).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeTermsByClientInput {
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `TermsName`, required: matching `^(terms-of-use|privacy-policy)$`.
    pub terms_name: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`DescribeTermsByClient`](super::DescribeTermsByClient).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeTermsByClientOutput {
    /// `Terms`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<TermsType>,
}

/// Input of [`DescribeUserImportJob`](super::DescribeUserImportJob).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeUserImportJobInput {
    /// `JobId`, required: 1–55 characters, matching `import-[0-9a-zA-Z-]+`.
    pub job_id: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`DescribeUserImportJob`](super::DescribeUserImportJob).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeUserImportJobOutput {
    /// `UserImportJob`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_import_job: Option<UserImportJobType>,
}

/// Input of [`DescribeUserPool`](super::DescribeUserPool).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeUserPoolInput {
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`DescribeUserPool`](super::DescribeUserPool).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeUserPoolOutput {
    /// `UserPool`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool: Option<UserPoolType>,
}

/// Input of [`DescribeUserPoolClient`](super::DescribeUserPoolClient).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeUserPoolClientInput {
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`DescribeUserPoolClient`](super::DescribeUserPoolClient).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeUserPoolClientOutput {
    /// `UserPoolClient`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_client: Option<UserPoolClientType>,
}

/// Input of [`DescribeUserPoolDomain`](super::DescribeUserPoolDomain).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeUserPoolDomainInput {
    /// `Domain`, required: 1–63 characters, matching `^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$`.
    pub domain: String,
}

/// Output of [`DescribeUserPoolDomain`](super::DescribeUserPoolDomain).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeUserPoolDomainOutput {
    /// `DomainDescription`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain_description: Option<DomainDescriptionType>,
}

/// Input of [`ForgetDevice`](super::ForgetDevice).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ForgetDeviceInput {
    /// `AccessToken`, sensitive: matching `[A-Za-z0-9-_=.]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive<String>>,
    /// `DeviceKey`, required: 1–55 characters, matching `[\w-]+_[0-9a-f-]+`.
    pub device_key: String,
}

/// Output of [`ForgetDevice`](super::ForgetDevice). It has no members.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ForgetDeviceOutput {}

/// Input of [`ForgotPassword`](super::ForgotPassword).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ForgotPasswordInput {
    /// `AnalyticsMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_metadata: Option<AnalyticsMetadataType>,
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `ClientMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
    /// `SecretHash`, sensitive: 1–128 characters, matching `[\w+=/]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_hash: Option<Sensitive<String>>,
    /// `UserContextData`, sensitive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_context_data: Option<UserContextDataType>,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`ForgotPassword`](super::ForgotPassword).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ForgotPasswordOutput {
    /// `CodeDeliveryDetails`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_delivery_details: Option<CodeDeliveryDetailsType>,
}

/// Input of [`GetCSVHeader`](super::GetCSVHeader).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetCSVHeaderInput {
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`GetCSVHeader`](super::GetCSVHeader).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetCSVHeaderOutput {
    /// `CSVHeader`.
    #[serde(rename = "CSVHeader")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub csv_header: Option<Vec<String>>,
    /// `UserPoolId`: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// Input of [`GetClientToken`](super::GetClientToken).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetClientTokenInput {
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `ClientMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
    /// `Scopes`: at most 50 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<String>>,
    /// `Secret`, required, sensitive: 24–64 characters, matching `[\w+]+`.
    pub secret: Sensitive<String>,
}

/// Output of [`GetClientToken`](super::GetClientToken).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetClientTokenOutput {
    /// `ClientAuthenticationResult`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_authentication_result: Option<ClientAuthenticationResultType>,
}

/// Input of [`GetDerivedToken`](super::GetDerivedToken).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetDerivedTokenInput {
    /// `ActorToken`, sensitive: 0–131072 characters, matching `[A-Za-z0-9-_+/=.]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor_token: Option<Sensitive<String>>,
    /// `ActorTokenProviderName`: 1–32 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor_token_provider_name: Option<String>,
    /// `ActorTokenType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor_token_type: Option<TokenTypeIdentifierType>,
    /// `Audiences`: 0–1 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audiences: Option<Vec<String>>,
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `ClientSecret`, sensitive: 24–64 characters, matching `[\w+]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Sensitive<String>>,
    /// `RequestedTokenType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requested_token_type: Option<IssuedTokenTypeIdentifierType>,
    /// `Resources`: 0–1 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resources: Option<Vec<String>>,
    /// `Scopes`: at most 50 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<String>>,
    /// `SubjectToken`, required, sensitive: 0–131072 characters, matching `[A-Za-z0-9-_+/=.]+`.
    pub subject_token: Sensitive<String>,
    /// `SubjectTokenProviderName`: 1–32 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject_token_provider_name: Option<String>,
    /// `SubjectTokenType`, required.
    pub subject_token_type: TokenTypeIdentifierType,
}

/// Output of [`GetDerivedToken`](super::GetDerivedToken).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetDerivedTokenOutput {
    /// `ExpiresIn`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_in: Option<i32>,
    /// `IssuedToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub issued_token: Sensitive<String>,
    /// `IssuedTokenType`, required.
    pub issued_token_type: IssuedTokenTypeIdentifierType,
    /// `Scopes`: at most 50 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<String>>,
    /// `TokenType`, required.
    pub token_type: OAuthTokenTypeType,
}

/// Input of [`GetDevice`](super::GetDevice).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetDeviceInput {
    /// `AccessToken`, sensitive: matching `[A-Za-z0-9-_=.]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive<String>>,
    /// `DeviceKey`, required: 1–55 characters, matching `[\w-]+_[0-9a-f-]+`.
    pub device_key: String,
}

/// Output of [`GetDevice`](super::GetDevice).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetDeviceOutput {
    /// `Device`, required.
    pub device: DeviceType,
}

/// Input of [`GetGroup`](super::GetGroup).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetGroupInput {
    /// `GroupName`, required: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub group_name: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`GetGroup`](super::GetGroup).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetGroupOutput {
    /// `Group`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupType>,
}

/// Input of [`GetIdentityProviderByIdentifier`](super::GetIdentityProviderByIdentifier).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetIdentityProviderByIdentifierInput {
    /// `IdpIdentifier`, required: 1–40 characters, matching `[\w\s+=.@-]+`.
    pub idp_identifier: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`GetIdentityProviderByIdentifier`](super::GetIdentityProviderByIdentifier).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetIdentityProviderByIdentifierOutput {
    /// `IdentityProvider`, required.
    pub identity_provider: IdentityProviderType,
}

/// Input of [`GetLogDeliveryConfiguration`](super::GetLogDeliveryConfiguration).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetLogDeliveryConfigurationInput {
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`GetLogDeliveryConfiguration`](super::GetLogDeliveryConfiguration).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetLogDeliveryConfigurationOutput {
    /// `LogDeliveryConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_delivery_configuration: Option<LogDeliveryConfigurationType>,
}

/// Input of [`GetProvisionedLimit`](super::GetProvisionedLimit).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetProvisionedLimitInput {
    /// `LimitDefinition`, required.
    pub limit_definition: LimitDefinitionType,
}

/// Output of [`GetProvisionedLimit`](super::GetProvisionedLimit).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetProvisionedLimitOutput {
    /// `Limit`, required.
    pub limit: LimitType,
}

/// Input of [`GetSigningCertificate`](super::GetSigningCertificate).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetSigningCertificateInput {
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`GetSigningCertificate`](super::GetSigningCertificate).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetSigningCertificateOutput {
    /// `Certificate`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
}

/// Input of [`GetTokensFromRefreshToken`](super::GetTokensFromRefreshToken).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetTokensFromRefreshTokenInput {
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `ClientMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
    /// `ClientSecret`, sensitive: 24–64 characters, matching `[\w+]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Sensitive<String>>,
    /// `DeviceKey`: 1–55 characters, matching `[\w-]+_[0-9a-f-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_key: Option<String>,
    /// `RefreshToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub refresh_token: Sensitive<String>,
}

/// Output of [`GetTokensFromRefreshToken`](super::GetTokensFromRefreshToken).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetTokensFromRefreshTokenOutput {
    /// `AuthenticationResult`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authentication_result: Option<AuthenticationResultType>,
}

/// Input of [`GetUICustomization`](super::GetUICustomization).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetUICustomizationInput {
    /// `ClientId`, sensitive: 1–128 characters, matching `[\w+]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive<String>>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`GetUICustomization`](super::GetUICustomization).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetUICustomizationOutput {
    /// `UICustomization`, required.
    #[serde(rename = "UICustomization")]
    pub ui_customization: UICustomizationType,
}

/// Input of [`GetUser`](super::GetUser).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetUserInput {
    /// `AccessToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub access_token: Sensitive<String>,
}

/// Output of [`GetUser`](super::GetUser).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetUserOutput {
    /// `MFAOptions`.
    #[serde(rename = "MFAOptions")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_options: Option<Vec<MFAOptionType>>,
    /// `PreferredMfaSetting`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_mfa_setting: Option<String>,
    /// `UserAttributes`, required.
    pub user_attributes: Vec<AttributeType>,
    /// `UserMFASettingList`.
    #[serde(rename = "UserMFASettingList")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_mfa_setting_list: Option<Vec<String>>,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Input of [`GetUserAttributeVerificationCode`](super::GetUserAttributeVerificationCode).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetUserAttributeVerificationCodeInput {
    /// `AccessToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub access_token: Sensitive<String>,
    /// `AttributeName`, required: 1–32 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+`.
    pub attribute_name: String,
    /// `ClientMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
}

/// Output of [`GetUserAttributeVerificationCode`](super::GetUserAttributeVerificationCode).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetUserAttributeVerificationCodeOutput {
    /// `CodeDeliveryDetails`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_delivery_details: Option<CodeDeliveryDetailsType>,
}

/// Input of [`GetUserAuthFactors`](super::GetUserAuthFactors).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetUserAuthFactorsInput {
    /// `AccessToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub access_token: Sensitive<String>,
}

/// Output of [`GetUserAuthFactors`](super::GetUserAuthFactors).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetUserAuthFactorsOutput {
    /// `ConfiguredUserAuthFactors`: 0–8 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configured_user_auth_factors: Option<Vec<AuthFactorType>>,
    /// `PreferredMfaSetting`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_mfa_setting: Option<String>,
    /// `UserMFASettingList`.
    #[serde(rename = "UserMFASettingList")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_mfa_setting_list: Option<Vec<String>>,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Input of [`GetUserPoolClientSessionConfiguration`](super::GetUserPoolClientSessionConfiguration).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetUserPoolClientSessionConfigurationInput {
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`GetUserPoolClientSessionConfiguration`](super::GetUserPoolClientSessionConfiguration).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetUserPoolClientSessionConfigurationOutput {
    /// `ClientId`, sensitive: 1–128 characters, matching `[\w+]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive<String>>,
    /// `SSOSession`.
    #[serde(rename = "SSOSession")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sso_session: Option<ClientSSOSessionConfigType>,
    /// `UserPoolId`: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// Input of [`GetUserPoolMfaConfig`](super::GetUserPoolMfaConfig).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetUserPoolMfaConfigInput {
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`GetUserPoolMfaConfig`](super::GetUserPoolMfaConfig).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetUserPoolMfaConfigOutput {
    /// `EmailMfaConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_mfa_configuration: Option<EmailMfaConfigType>,
    /// `MfaConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_configuration: Option<UserPoolMfaType>,
    /// `SmsMfaConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_mfa_configuration: Option<SmsMfaConfigType>,
    /// `SoftwareTokenMfaConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software_token_mfa_configuration: Option<SoftwareTokenMfaConfigType>,
    /// `WebAuthnConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub web_authn_configuration: Option<WebAuthnConfigurationType>,
}

/// Input of [`GetUserPoolSessionConfiguration`](super::GetUserPoolSessionConfiguration).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetUserPoolSessionConfigurationInput {
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`GetUserPoolSessionConfiguration`](super::GetUserPoolSessionConfiguration).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetUserPoolSessionConfigurationOutput {
    /// `TokenSession`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_session: Option<UserPoolTokenSessionConfigType>,
    /// `UserPoolId`: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    /// `UserSessionTracking`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_session_tracking: Option<UserSessionTrackingType>,
}

/// Input of [`GlobalSignOut`](super::GlobalSignOut).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GlobalSignOutInput {
    /// `AccessToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub access_token: Sensitive<String>,
}

/// Output of [`GlobalSignOut`](super::GlobalSignOut).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct GlobalSignOutOutput {}

/// Input of [`InitiateAuth`](super::InitiateAuth).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct InitiateAuthInput {
    /// `AnalyticsMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_metadata: Option<AnalyticsMetadataType>,
    /// `AuthFlow`, required.
    pub auth_flow: AuthFlowType,
    /// `AuthParameters`, sensitive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_parameters: Option<Sensitive<BTreeMap<String, String>>>,
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `ClientMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
    /// `Session`, sensitive: 20–4096 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive<String>>,
    /// `UserContextData`, sensitive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_context_data: Option<UserContextDataType>,
}

/// Output of [`InitiateAuth`](super::InitiateAuth).
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct InitiateAuthOutput {
    /// `AuthenticationResult`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authentication_result: Option<AuthenticationResultType>,
    /// `AvailableChallenges`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_challenges: Option<Vec<ChallengeNameType>>,
    /// `ChallengeName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_name: Option<ChallengeNameType>,
    /// `ChallengeParameters`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_parameters: Option<BTreeMap<String, String>>,
    /// `Session`, sensitive: 20–4096 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive<String>>,
}

impl std::fmt::Debug for InitiateAuthOutput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("InitiateAuthOutput")
            .field("authentication_result", &self.authentication_result)
            .field("available_challenges", &self.available_challenges)
            .field("challenge_name", &self.challenge_name)
            .field("challenge_parameters", &format_args!("***"))
            .field("session", &self.session)
            .finish()
    }
}

/// Input of [`ListDevices`](super::ListDevices).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListDevicesInput {
    /// `AccessToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub access_token: Sensitive<String>,
    /// `Limit`: 0–60.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// `PaginationToken`: at least 1 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pagination_token: Option<String>,
}

/// Output of [`ListDevices`](super::ListDevices).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListDevicesOutput {
    /// `Devices`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub devices: Option<Vec<DeviceType>>,
    /// `PaginationToken`: at least 1 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pagination_token: Option<String>,
}

/// Input of [`ListGroups`](super::ListGroups).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListGroupsInput {
    /// `Limit`: 0–60.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// `NextToken`: 1–131072 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`ListGroups`](super::ListGroups).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListGroupsOutput {
    /// `Groups`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<GroupType>>,
    /// `NextToken`: 1–131072 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// Input of [`ListIdentityProviders`](super::ListIdentityProviders).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListIdentityProvidersInput {
    /// `MaxResults`: 0–60.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    /// `NextToken`: at least 1 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`ListIdentityProviders`](super::ListIdentityProviders).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListIdentityProvidersOutput {
    /// `NextToken`: at least 1 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// `Providers`, required: 0–50 entries.
    pub providers: Vec<ProviderDescription>,
}

/// Input of [`ListResourceServers`](super::ListResourceServers).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListResourceServersInput {
    /// `MaxResults`: 1–50.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    /// `NextToken`: at least 1 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`ListResourceServers`](super::ListResourceServers).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListResourceServersOutput {
    /// `NextToken`: at least 1 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// `ResourceServers`, required.
    pub resource_servers: Vec<ResourceServerType>,
}

/// Input of [`ListTagsForResource`](super::ListTagsForResource).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListTagsForResourceInput {
    /// `ResourceArn`, required: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
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

/// Input of [`ListTerms`](super::ListTerms).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListTermsInput {
    /// `MaxResults`: 1–60.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    /// `NextToken`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`ListTerms`](super::ListTerms).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListTermsOutput {
    /// `NextToken`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// `Terms`, required.
    pub terms: Vec<TermsDescriptionType>,
}

/// Input of [`ListUserImportJobs`](super::ListUserImportJobs).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListUserImportJobsInput {
    /// `MaxResults`, required: 1–60.
    pub max_results: i32,
    /// `PaginationToken`: at least 1 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pagination_token: Option<String>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`ListUserImportJobs`](super::ListUserImportJobs).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListUserImportJobsOutput {
    /// `PaginationToken`: at least 1 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pagination_token: Option<String>,
    /// `UserImportJobs`: 1–50 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_import_jobs: Option<Vec<UserImportJobType>>,
}

/// Input of [`ListUserPoolClientSecrets`](super::ListUserPoolClientSecrets).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListUserPoolClientSecretsInput {
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `NextToken`: 1–131072 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`ListUserPoolClientSecrets`](super::ListUserPoolClientSecrets).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListUserPoolClientSecretsOutput {
    /// `ClientSecrets`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secrets: Option<Vec<ClientSecretDescriptorType>>,
    /// `NextToken`: 1–131072 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// Input of [`ListUserPoolClients`](super::ListUserPoolClients).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListUserPoolClientsInput {
    /// `ClientType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_type: Option<ClientTypeType>,
    /// `MaxResults`: 1–60.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    /// `NextToken`: 1–131072 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`ListUserPoolClients`](super::ListUserPoolClients).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListUserPoolClientsOutput {
    /// `NextToken`: 1–131072 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// `UserPoolClients`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_clients: Option<Vec<UserPoolClientDescription>>,
}

/// Input of [`ListUserPoolReplicas`](super::ListUserPoolReplicas).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListUserPoolReplicasInput {
    /// `NextToken`: at least 1 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`ListUserPoolReplicas`](super::ListUserPoolReplicas).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListUserPoolReplicasOutput {
    /// `NextToken`: at least 1 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// `UserPoolReplicas`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_replicas: Option<Vec<UserPoolReplicaType>>,
}

/// Input of [`ListUserPools`](super::ListUserPools).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListUserPoolsInput {
    /// `MaxResults`, required: 1–60.
    pub max_results: i32,
    /// `NextToken`: at least 1 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// Output of [`ListUserPools`](super::ListUserPools).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListUserPoolsOutput {
    /// `NextToken`: at least 1 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// `UserPools`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pools: Option<Vec<UserPoolDescriptionType>>,
}

/// Input of [`ListUserSessions`](super::ListUserSessions).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListUserSessionsInput {
    /// `AccessToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub access_token: Sensitive<String>,
    /// `NextToken`: 1–131072 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// Output of [`ListUserSessions`](super::ListUserSessions).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListUserSessionsOutput {
    /// `NextToken`: 1–131072 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// `Sessions`: 0–125 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sessions: Option<Vec<SessionDescriptionType>>,
}

/// Input of [`ListUsers`](super::ListUsers).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListUsersInput {
    /// `AttributesToGet`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes_to_get: Option<Vec<String>>,
    /// `Filter`: at most 256 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<String>,
    /// `Limit`: 0–60.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// `PaginationToken`: at least 1 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pagination_token: Option<String>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`ListUsers`](super::ListUsers).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListUsersOutput {
    /// `PaginationToken`: at least 1 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pagination_token: Option<String>,
    /// `Users`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub users: Option<Vec<UserType>>,
}

/// Input of [`ListUsersInGroup`](super::ListUsersInGroup).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListUsersInGroupInput {
    /// `GroupName`, required: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub group_name: String,
    /// `Limit`: 0–60.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// `NextToken`: 1–131072 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`ListUsersInGroup`](super::ListUsersInGroup).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListUsersInGroupOutput {
    /// `NextToken`: 1–131072 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// `Users`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub users: Option<Vec<UserType>>,
}

/// Input of [`ListWebAuthnCredentials`](super::ListWebAuthnCredentials).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListWebAuthnCredentialsInput {
    /// `AccessToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub access_token: Sensitive<String>,
    /// `MaxResults`: 0–20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    /// `NextToken`: 1–131072 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// Output of [`ListWebAuthnCredentials`](super::ListWebAuthnCredentials).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListWebAuthnCredentialsOutput {
    /// `Credentials`, required.
    pub credentials: Vec<WebAuthnCredentialDescription>,
    /// `NextToken`: 1–131072 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// Input of [`ResendConfirmationCode`](super::ResendConfirmationCode).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ResendConfirmationCodeInput {
    /// `AnalyticsMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_metadata: Option<AnalyticsMetadataType>,
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `ClientMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
    /// `SecretHash`, sensitive: 1–128 characters, matching `[\w+=/]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_hash: Option<Sensitive<String>>,
    /// `UserContextData`, sensitive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_context_data: Option<UserContextDataType>,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`ResendConfirmationCode`](super::ResendConfirmationCode).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ResendConfirmationCodeOutput {
    /// `CodeDeliveryDetails`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_delivery_details: Option<CodeDeliveryDetailsType>,
}

/// Input of [`RespondToAuthChallenge`](super::RespondToAuthChallenge).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct RespondToAuthChallengeInput {
    /// `AnalyticsMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_metadata: Option<AnalyticsMetadataType>,
    /// `ChallengeName`, required.
    pub challenge_name: ChallengeNameType,
    /// `ChallengeResponses`, sensitive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_responses: Option<Sensitive<BTreeMap<String, String>>>,
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `ClientMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
    /// `Session`, sensitive: 20–4096 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive<String>>,
    /// `UserContextData`, sensitive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_context_data: Option<UserContextDataType>,
}

/// Output of [`RespondToAuthChallenge`](super::RespondToAuthChallenge).
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct RespondToAuthChallengeOutput {
    /// `AuthenticationResult`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authentication_result: Option<AuthenticationResultType>,
    /// `AvailableChallenges`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_challenges: Option<Vec<ChallengeNameType>>,
    /// `ChallengeName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_name: Option<ChallengeNameType>,
    /// `ChallengeParameters`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_parameters: Option<BTreeMap<String, String>>,
    /// `Session`, sensitive: 20–4096 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive<String>>,
}

impl std::fmt::Debug for RespondToAuthChallengeOutput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RespondToAuthChallengeOutput")
            .field("authentication_result", &self.authentication_result)
            .field("available_challenges", &self.available_challenges)
            .field("challenge_name", &self.challenge_name)
            .field("challenge_parameters", &format_args!("***"))
            .field("session", &self.session)
            .finish()
    }
}

/// Input of [`RevokeToken`](super::RevokeToken).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct RevokeTokenInput {
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `ClientSecret`, sensitive: 24–64 characters, matching `[\w+]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Sensitive<String>>,
    /// `RevokeAssociatedSessions`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoke_associated_sessions: Option<RevokeAssociatedSessionsType>,
    /// `Token`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub token: Sensitive<String>,
}

/// Output of [`RevokeToken`](super::RevokeToken).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RevokeTokenOutput {}

/// Input of [`RevokeUserSession`](super::RevokeUserSession).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct RevokeUserSessionInput {
    /// `AccessToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub access_token: Sensitive<String>,
    /// `RevokeAssociatedSessions`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoke_associated_sessions: Option<RevokeAssociatedSessionsType>,
    /// `SessionId`, required: 28 characters, matching `^(tkn|sso)[a-z0-9]{25}$`.
    pub session_id: String,
}

/// Output of [`RevokeUserSession`](super::RevokeUserSession).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RevokeUserSessionOutput {}

/// Input of [`SetLogDeliveryConfiguration`](super::SetLogDeliveryConfiguration).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SetLogDeliveryConfigurationInput {
    /// `LogConfigurations`, required: 0–2 entries.
    pub log_configurations: Vec<LogConfigurationType>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`SetLogDeliveryConfiguration`](super::SetLogDeliveryConfiguration).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SetLogDeliveryConfigurationOutput {
    /// `LogDeliveryConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_delivery_configuration: Option<LogDeliveryConfigurationType>,
}

/// Input of [`SetRiskConfiguration`](super::SetRiskConfiguration).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SetRiskConfigurationInput {
    /// `AccountTakeoverRiskConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_takeover_risk_configuration: Option<AccountTakeoverRiskConfigurationType>,
    /// `ClientId`, sensitive: 1–128 characters, matching `[\w+]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive<String>>,
    /// `CompromisedCredentialsRiskConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compromised_credentials_risk_configuration: Option<CompromisedCredentialsRiskConfigurationType>,
    /// `RiskExceptionConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk_exception_configuration: Option<RiskExceptionConfigurationType>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`SetRiskConfiguration`](super::SetRiskConfiguration).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SetRiskConfigurationOutput {
    /// `RiskConfiguration`, required.
    pub risk_configuration: RiskConfigurationType,
}

/// Input of [`SetUICustomization`](super::SetUICustomization).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SetUICustomizationInput {
    /// `CSS`: 0–131072 characters.
    #[serde(rename = "CSS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub css: Option<String>,
    /// `ClientId`, sensitive: 1–128 characters, matching `[\w+]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive<String>>,
    /// `ImageFile`: 0–131072 bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_file: Option<Blob>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`SetUICustomization`](super::SetUICustomization).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SetUICustomizationOutput {
    /// `UICustomization`, required.
    #[serde(rename = "UICustomization")]
    pub ui_customization: UICustomizationType,
}

/// Input of [`SetUserMFAPreference`](super::SetUserMFAPreference).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SetUserMFAPreferenceInput {
    /// `AccessToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub access_token: Sensitive<String>,
    /// `EmailMfaSettings`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_mfa_settings: Option<EmailMfaSettingsType>,
    /// `SMSMfaSettings`.
    #[serde(rename = "SMSMfaSettings")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_mfa_settings: Option<SMSMfaSettingsType>,
    /// `SoftwareTokenMfaSettings`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software_token_mfa_settings: Option<SoftwareTokenMfaSettingsType>,
    /// `WebAuthnMfaSettings`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub web_authn_mfa_settings: Option<WebAuthnMfaSettingsType>,
}

/// Output of [`SetUserMFAPreference`](super::SetUserMFAPreference).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SetUserMFAPreferenceOutput {}

/// Input of [`SetUserPoolClientSessionConfiguration`](super::SetUserPoolClientSessionConfiguration).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SetUserPoolClientSessionConfigurationInput {
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `SSOSession`, required.
    #[serde(rename = "SSOSession")]
    pub sso_session: ClientSSOSessionConfigType,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`SetUserPoolClientSessionConfiguration`](super::SetUserPoolClientSessionConfiguration).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SetUserPoolClientSessionConfigurationOutput {
    /// `ClientId`, sensitive: 1–128 characters, matching `[\w+]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive<String>>,
    /// `SSOSession`.
    #[serde(rename = "SSOSession")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sso_session: Option<ClientSSOSessionConfigType>,
    /// `UserPoolId`: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// Input of [`SetUserPoolMfaConfig`](super::SetUserPoolMfaConfig).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SetUserPoolMfaConfigInput {
    /// `EmailMfaConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_mfa_configuration: Option<EmailMfaConfigType>,
    /// `MfaConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_configuration: Option<UserPoolMfaType>,
    /// `SmsMfaConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_mfa_configuration: Option<SmsMfaConfigType>,
    /// `SoftwareTokenMfaConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software_token_mfa_configuration: Option<SoftwareTokenMfaConfigType>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `WebAuthnConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub web_authn_configuration: Option<WebAuthnConfigurationType>,
}

/// Output of [`SetUserPoolMfaConfig`](super::SetUserPoolMfaConfig).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SetUserPoolMfaConfigOutput {
    /// `EmailMfaConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_mfa_configuration: Option<EmailMfaConfigType>,
    /// `MfaConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_configuration: Option<UserPoolMfaType>,
    /// `SmsMfaConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_mfa_configuration: Option<SmsMfaConfigType>,
    /// `SoftwareTokenMfaConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software_token_mfa_configuration: Option<SoftwareTokenMfaConfigType>,
    /// `WebAuthnConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub web_authn_configuration: Option<WebAuthnConfigurationType>,
}

/// Input of [`SetUserPoolSessionConfiguration`](super::SetUserPoolSessionConfiguration).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SetUserPoolSessionConfigurationInput {
    /// `TokenSession`, required.
    pub token_session: UserPoolTokenSessionConfigType,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `UserSessionTracking`, required.
    pub user_session_tracking: UserSessionTrackingType,
}

/// Output of [`SetUserPoolSessionConfiguration`](super::SetUserPoolSessionConfiguration).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SetUserPoolSessionConfigurationOutput {
    /// `TokenSession`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_session: Option<UserPoolTokenSessionConfigType>,
    /// `UserPoolId`: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    /// `UserSessionTracking`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_session_tracking: Option<UserSessionTrackingType>,
}

/// Input of [`SetUserSettings`](super::SetUserSettings).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SetUserSettingsInput {
    /// `AccessToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub access_token: Sensitive<String>,
    /// `MFAOptions`, required.
    #[serde(rename = "MFAOptions")]
    pub mfa_options: Vec<MFAOptionType>,
}

/// Output of [`SetUserSettings`](super::SetUserSettings).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SetUserSettingsOutput {}

/// Input of [`SignUp`](super::SignUp).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SignUpInput {
    /// `AnalyticsMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_metadata: Option<AnalyticsMetadataType>,
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `ClientMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
    /// `Password`, sensitive: at most 256 characters, matching `[\S]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<Sensitive<String>>,
    /// `SecretHash`, sensitive: 1–128 characters, matching `[\w+=/]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_hash: Option<Sensitive<String>>,
    /// `UserAttributes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_attributes: Option<Vec<AttributeType>>,
    /// `UserContextData`, sensitive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_context_data: Option<UserContextDataType>,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
    /// `ValidationData`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validation_data: Option<Vec<AttributeType>>,
}

/// Output of [`SignUp`](super::SignUp).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SignUpOutput {
    /// `CodeDeliveryDetails`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_delivery_details: Option<CodeDeliveryDetailsType>,
    /// `Session`, sensitive: 20–4096 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive<String>>,
    /// `UserConfirmed`, required.
    pub user_confirmed: bool,
    /// `UserSub`, required: 0–131072 characters.
    pub user_sub: String,
}

/// Input of [`StartUserImportJob`](super::StartUserImportJob).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct StartUserImportJobInput {
    /// `JobId`, required: 1–55 characters, matching `import-[0-9a-zA-Z-]+`.
    pub job_id: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`StartUserImportJob`](super::StartUserImportJob).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct StartUserImportJobOutput {
    /// `UserImportJob`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_import_job: Option<UserImportJobType>,
}

/// Input of [`StartWebAuthnRegistration`](super::StartWebAuthnRegistration).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct StartWebAuthnRegistrationInput {
    /// `AccessToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub access_token: Sensitive<String>,
}

/// Output of [`StartWebAuthnRegistration`](super::StartWebAuthnRegistration).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct StartWebAuthnRegistrationOutput {
    /// `CredentialCreationOptions`, required.
    pub credential_creation_options: serde_json::Value,
}

/// Input of [`StopUserImportJob`](super::StopUserImportJob).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct StopUserImportJobInput {
    /// `JobId`, required: 1–55 characters, matching `import-[0-9a-zA-Z-]+`.
    pub job_id: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`StopUserImportJob`](super::StopUserImportJob).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct StopUserImportJobOutput {
    /// `UserImportJob`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_import_job: Option<UserImportJobType>,
}

/// Input of [`TagResource`](super::TagResource).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct TagResourceInput {
    /// `ResourceArn`, required: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    pub resource_arn: String,
    /// `Tags`, required.
    pub tags: BTreeMap<String, String>,
}

/// Output of [`TagResource`](super::TagResource).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TagResourceOutput {}

/// Input of [`UntagResource`](super::UntagResource).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UntagResourceInput {
    /// `ResourceArn`, required: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    pub resource_arn: String,
    /// `TagKeys`, required.
    pub tag_keys: Vec<String>,
}

/// Output of [`UntagResource`](super::UntagResource).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct UntagResourceOutput {}

/// Input of [`UpdateAuthEventFeedback`](super::UpdateAuthEventFeedback).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateAuthEventFeedbackInput {
    /// `EventId`, required: 1–50 characters, matching `[\w+-]+`.
    pub event_id: String,
    /// `FeedbackToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub feedback_token: Sensitive<String>,
    /// `FeedbackValue`, required.
    pub feedback_value: FeedbackValueType,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `Username`, required, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub username: Sensitive<String>,
}

/// Output of [`UpdateAuthEventFeedback`](super::UpdateAuthEventFeedback).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateAuthEventFeedbackOutput {}

/// Input of [`UpdateDeviceStatus`](super::UpdateDeviceStatus).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateDeviceStatusInput {
    /// `AccessToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub access_token: Sensitive<String>,
    /// `DeviceKey`, required: 1–55 characters, matching `[\w-]+_[0-9a-f-]+`.
    pub device_key: String,
    /// `DeviceRememberedStatus`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_remembered_status: Option<DeviceRememberedStatusType>,
}

/// Output of [`UpdateDeviceStatus`](super::UpdateDeviceStatus).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateDeviceStatusOutput {}

/// Input of [`UpdateGroup`](super::UpdateGroup).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateGroupInput {
    /// `Description`: at most 2048 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `GroupName`, required: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    pub group_name: String,
    /// `Precedence`: at least 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precedence: Option<i32>,
    /// `RoleArn`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`UpdateGroup`](super::UpdateGroup).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateGroupOutput {
    /// `Group`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupType>,
}

/// Input of [`UpdateIdentityProvider`](super::UpdateIdentityProvider).
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateIdentityProviderInput {
    /// `AcrMapping`: 0–4 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acr_mapping: Option<BTreeMap<String, String>>,
    /// `AttributeMapping`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_mapping: Option<BTreeMap<String, String>>,
    /// `IdpIdentifiers`: 0–50 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idp_identifiers: Option<Vec<String>>,
    /// `ProviderDetails`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_details: Option<BTreeMap<String, String>>,
    /// `ProviderName`, required: 1–32 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+`.
    pub provider_name: String,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

impl std::fmt::Debug for UpdateIdentityProviderInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("UpdateIdentityProviderInput")
            .field("acr_mapping", &self.acr_mapping)
            .field("attribute_mapping", &self.attribute_mapping)
            .field("idp_identifiers", &self.idp_identifiers)
            .field("provider_details", &format_args!("***"))
            .field("provider_name", &self.provider_name)
            .field("user_pool_id", &self.user_pool_id)
            .finish()
    }
}

/// Output of [`UpdateIdentityProvider`](super::UpdateIdentityProvider).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateIdentityProviderOutput {
    /// `IdentityProvider`, required.
    pub identity_provider: IdentityProviderType,
}

/// Input of [`UpdateManagedLoginBranding`](super::UpdateManagedLoginBranding).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateManagedLoginBrandingInput {
    /// `Assets`: 0–40 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assets: Option<Vec<AssetType>>,
    /// `ManagedLoginBrandingId`: matching `^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_branding_id: Option<String>,
    /// `Settings`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settings: Option<serde_json::Value>,
    /// `UseCognitoProvidedValues`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_cognito_provided_values: Option<bool>,
    /// `UserPoolId`: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// Output of [`UpdateManagedLoginBranding`](super::UpdateManagedLoginBranding).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateManagedLoginBrandingOutput {
    /// `ManagedLoginBranding`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_branding: Option<ManagedLoginBrandingType>,
}

/// Input of [`UpdateProvisionedLimit`](super::UpdateProvisionedLimit).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateProvisionedLimitInput {
    /// `LimitDefinition`, required.
    pub limit_definition: LimitDefinitionType,
    /// `RequestedLimitValue`, required.
    pub requested_limit_value: i32,
}

/// Output of [`UpdateProvisionedLimit`](super::UpdateProvisionedLimit).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateProvisionedLimitOutput {
    /// `Limit`, required.
    pub limit: LimitType,
}

/// Input of [`UpdateResourceServer`](super::UpdateResourceServer).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateResourceServerInput {
    /// `Identifier`, required: 1–256 characters, matching `[\x21\x23-\x5B\x5D-\x7E]+`.
    pub identifier: String,
    /// `Name`, required: 1–256 characters, matching `[\w\s+=,.@-]+`.
    pub name: String,
    /// `Scopes`: at most 100 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<ResourceServerScopeType>>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`UpdateResourceServer`](super::UpdateResourceServer).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateResourceServerOutput {
    /// `ResourceServer`, required.
    pub resource_server: ResourceServerType,
}

/// Input of [`UpdateTerms`](super::UpdateTerms).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateTermsInput {
    /// `Enforcement`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enforcement: Option<TermsEnforcementType>,
    /// `Links`: 1–13 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<BTreeMap<String, String>>,
    /// `TermsId`, required: matching `^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$`.
    pub terms_id: String,
    /// `TermsName`: matching `^(terms-of-use|privacy-policy)$`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_name: Option<String>,
    /// `TermsSource`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_source: Option<TermsSourceType>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`UpdateTerms`](super::UpdateTerms).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateTermsOutput {
    /// `Terms`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<TermsType>,
}

/// Input of [`UpdateUserAttributes`](super::UpdateUserAttributes).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateUserAttributesInput {
    /// `AccessToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub access_token: Sensitive<String>,
    /// `ClientMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
    /// `UserAttributes`, required.
    pub user_attributes: Vec<AttributeType>,
}

/// Output of [`UpdateUserAttributes`](super::UpdateUserAttributes).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateUserAttributesOutput {
    /// `CodeDeliveryDetailsList`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_delivery_details_list: Option<Vec<CodeDeliveryDetailsType>>,
}

/// Input of [`UpdateUserPool`](super::UpdateUserPool).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateUserPoolInput {
    /// `AccountRecoverySetting`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_recovery_setting: Option<AccountRecoverySettingType>,
    /// `AcrConfiguration`: 0–4 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acr_configuration: Option<BTreeMap<String, AcrLevelConfigType>>,
    /// `AdminCreateUserConfig`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admin_create_user_config: Option<AdminCreateUserConfigType>,
    /// `AutoVerifiedAttributes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_verified_attributes: Option<Vec<VerifiedAttributeType>>,
    /// `DcrConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dcr_configuration: Option<DcrConfigurationType>,
    /// `DeletionProtection`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deletion_protection: Option<DeletionProtectionType>,
    /// `DeviceConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_configuration: Option<DeviceConfigurationType>,
    /// `EmailConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_configuration: Option<EmailConfigurationType>,
    /// `EmailVerificationMessage`: 6–20000 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_verification_message: Option<String>,
    /// `EmailVerificationSubject`: 1–140 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_verification_subject: Option<String>,
    /// `IssuerConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer_configuration: Option<IssuerConfigurationType>,
    /// `KeyConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_configuration: Option<KeyConfigurationType>,
    /// `LambdaConfig`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_config: Option<LambdaConfigType>,
    /// `MfaConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_configuration: Option<UserPoolMfaType>,
    /// `Policies`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policies: Option<UserPoolPolicyType>,
    /// `PoolName`: 1–128 characters, matching `[\w\s+=,.@-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pool_name: Option<String>,
    /// `SmsAuthenticationMessage`: 6–140 characters, matching `.*\{####\}.*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_authentication_message: Option<String>,
    /// `SmsConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_configuration: Option<SmsConfigurationType>,
    /// `SmsVerificationMessage`: 6–140 characters, matching `.*\{####\}.*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_verification_message: Option<String>,
    /// `UserAttributeUpdateSettings`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_attribute_update_settings: Option<UserAttributeUpdateSettingsType>,
    /// `UserPoolAddOns`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_add_ons: Option<UserPoolAddOnsType>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `UserPoolTags`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_tags: Option<BTreeMap<String, String>>,
    /// `UserPoolTier`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_tier: Option<UserPoolTierType>,
    /// `VerificationMessageTemplate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification_message_template: Option<VerificationMessageTemplateType>,
}

/// Output of [`UpdateUserPool`](super::UpdateUserPool).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateUserPoolOutput {}

/// Input of [`UpdateUserPoolClient`](super::UpdateUserPoolClient).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateUserPoolClientInput {
    /// `AccessTokenValidity`: 1–86400.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token_validity: Option<i32>,
    /// `AllowedOAuthFlows`: 0–3 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_o_auth_flows: Option<Vec<OAuthFlowType>>,
    /// `AllowedOAuthFlowsUserPoolClient`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_o_auth_flows_user_pool_client: Option<bool>,
    /// `AllowedOAuthScopes`: at most 50 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_o_auth_scopes: Option<Vec<String>>,
    /// `AnalyticsConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_configuration: Option<AnalyticsConfigurationType>,
    /// `AuthSessionValidity`: 3–15.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_session_validity: Option<i32>,
    /// `CallbackURLs`: 0–100 entries.
    #[serde(rename = "CallbackURLs")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub callback_urls: Option<Vec<String>>,
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `ClientName`: 1–128 characters, matching `[\w\s+=,.@-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_name: Option<String>,
    /// `DefaultRedirectURI`: 1–1024 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    #[serde(rename = "DefaultRedirectURI")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_redirect_uri: Option<String>,
    /// `EnablePropagateAdditionalUserContextData`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_propagate_additional_user_context_data: Option<bool>,
    /// `EnableTokenRevocation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_token_revocation: Option<bool>,
    /// `ExplicitAuthFlows`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explicit_auth_flows: Option<Vec<ExplicitAuthFlowsType>>,
    /// `IdTokenValidity`: 1–86400.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_token_validity: Option<i32>,
    /// `LogoutURLs`: 0–100 entries.
    #[serde(rename = "LogoutURLs")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logout_urls: Option<Vec<String>>,
    /// `PreventUserExistenceErrors`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prevent_user_existence_errors: Option<PreventUserExistenceErrorTypes>,
    /// `ReadAttributes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_attributes: Option<Vec<String>>,
    /// `RefreshTokenRotation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token_rotation: Option<RefreshTokenRotationType>,
    /// `RefreshTokenValidity`: 0–315360000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token_validity: Option<i32>,
    /// `SupportedIdentityProviders`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supported_identity_providers: Option<Vec<String>>,
    /// `TokenValidityUnits`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_validity_units: Option<TokenValidityUnitsType>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
    /// `WriteAttributes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub write_attributes: Option<Vec<String>>,
}

/// Output of [`UpdateUserPoolClient`](super::UpdateUserPoolClient).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateUserPoolClientOutput {
    /// `UserPoolClient`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_client: Option<UserPoolClientType>,
}

/// Input of [`UpdateUserPoolDomain`](super::UpdateUserPoolDomain).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateUserPoolDomainInput {
    /// `CustomDomainConfig`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_domain_config: Option<CustomDomainConfigType>,
    /// `Domain`, required: 1–63 characters, matching `^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$`.
    pub domain: String,
    /// `ManagedLoginVersion`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_version: Option<i32>,
    /// `Routing`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub routing: Option<RoutingType>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`UpdateUserPoolDomain`](super::UpdateUserPoolDomain).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateUserPoolDomainOutput {
    /// `CloudFrontDomain`: 1–63 characters, matching `^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_front_domain: Option<String>,
    /// `ManagedLoginVersion`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_version: Option<i32>,
    /// `Routing`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub routing: Option<RoutingType>,
}

/// Input of [`UpdateUserPoolReplica`](super::UpdateUserPoolReplica).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateUserPoolReplicaInput {
    /// `RegionName`, required: 5–32 characters.
    pub region_name: String,
    /// `Status`, required.
    pub status: UpdateReplicaStatusType,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// Output of [`UpdateUserPoolReplica`](super::UpdateUserPoolReplica).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UpdateUserPoolReplicaOutput {
    /// `UserPoolReplica`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_replica: Option<UserPoolReplicaType>,
}

/// Input of [`VerifySoftwareToken`](super::VerifySoftwareToken).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct VerifySoftwareTokenInput {
    /// `AccessToken`, sensitive: matching `[A-Za-z0-9-_=.]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive<String>>,
    /// `FriendlyDeviceName`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub friendly_device_name: Option<String>,
    /// `Session`, sensitive: 20–4096 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive<String>>,
    /// `UserCode`, required, sensitive: 6 characters, matching `[0-9]+`.
    pub user_code: Sensitive<String>,
}

/// Output of [`VerifySoftwareToken`](super::VerifySoftwareToken).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct VerifySoftwareTokenOutput {
    /// `Session`, sensitive: 20–4096 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive<String>>,
    /// `Status`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<VerifySoftwareTokenResponseType>,
}

/// Input of [`VerifyUserAttribute`](super::VerifyUserAttribute).
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct VerifyUserAttributeInput {
    /// `AccessToken`, required, sensitive: matching `[A-Za-z0-9-_=.]+`.
    pub access_token: Sensitive<String>,
    /// `AttributeName`, required: 1–32 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+`.
    pub attribute_name: String,
    /// `Code`, required: 1–2048 characters, matching `[\S]+`.
    pub code: String,
}

impl std::fmt::Debug for VerifyUserAttributeInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("VerifyUserAttributeInput")
            .field("access_token", &self.access_token)
            .field("attribute_name", &self.attribute_name)
            .field("code", &format_args!("***"))
            .finish()
    }
}

/// Output of [`VerifyUserAttribute`](super::VerifyUserAttribute).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct VerifyUserAttributeOutput {}

/// The model's structure `AccountRecoverySettingType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AccountRecoverySettingType {
    /// `RecoveryMechanisms`: 1–2 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recovery_mechanisms: Option<Vec<RecoveryOptionType>>,
}

/// The model's structure `AccountTakeoverActionType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AccountTakeoverActionType {
    /// `EventAction`, required.
    pub event_action: AccountTakeoverEventActionType,
    /// `Notify`, required.
    pub notify: bool,
}

/// The model's structure `AccountTakeoverActionsType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AccountTakeoverActionsType {
    /// `HighAction`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high_action: Option<AccountTakeoverActionType>,
    /// `LowAction`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low_action: Option<AccountTakeoverActionType>,
    /// `MediumAction`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub medium_action: Option<AccountTakeoverActionType>,
}

/// The model's structure `AccountTakeoverRiskConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AccountTakeoverRiskConfigurationType {
    /// `Actions`, required.
    pub actions: AccountTakeoverActionsType,
    /// `NotifyConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notify_configuration: Option<NotifyConfigurationType>,
}

/// The model's structure `AcrLevelConfigType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AcrLevelConfigType {
    /// `AcrValue`, required: 1–64 characters, matching `[\x21\x23-\x5B\x5D-\x7E]+`.
    pub acr_value: String,
}

/// The model's structure `AdminCreateUserConfigType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdminCreateUserConfigType {
    /// `AllowAdminCreateUserOnly`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_admin_create_user_only: Option<bool>,
    /// `InviteMessageTemplate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invite_message_template: Option<MessageTemplateType>,
    /// `UnusedAccountValidityDays`: 0–365.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unused_account_validity_days: Option<i32>,
}

/// The model's structure `AdvancedSecurityAdditionalFlowsType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AdvancedSecurityAdditionalFlowsType {
    /// `CustomAuthMode`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_auth_mode: Option<AdvancedSecurityEnabledModeType>,
}

/// The model's structure `AnalyticsConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AnalyticsConfigurationType {
    /// `ApplicationArn`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_arn: Option<String>,
    /// `ApplicationId`: matching `^[0-9a-fA-F]+$`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_id: Option<String>,
    /// `ExternalId`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// `RoleArn`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    /// `UserDataShared`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_data_shared: Option<bool>,
}

/// The model's structure `AnalyticsMetadataType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AnalyticsMetadataType {
    /// `AnalyticsEndpointId`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_endpoint_id: Option<String>,
}

/// The model's structure `AssetType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AssetType {
    /// `Bytes`: at most 1000000 bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<Blob>,
    /// `Category`, required.
    pub category: AssetCategoryType,
    /// `ColorMode`, required.
    pub color_mode: ColorSchemeModeType,
    /// `Extension`, required.
    pub extension: AssetExtensionType,
    /// `ResourceId`: 1–40 characters, matching `^[\w\- ]+$`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
}

/// The model's structure `AttributeType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AttributeType {
    /// `Name`, required: 1–32 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+`.
    pub name: String,
    /// `Value`, sensitive: at most 2048 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Sensitive<String>>,
}

/// The model's structure `AuthEventType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AuthEventType {
    /// `ChallengeResponses`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_responses: Option<Vec<ChallengeResponseType>>,
    /// `CreationDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// `EventContextData`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_context_data: Option<EventContextDataType>,
    /// `EventFeedback`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_feedback: Option<EventFeedbackType>,
    /// `EventId`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_id: Option<String>,
    /// `EventResponse`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_response: Option<EventResponseType>,
    /// `EventRisk`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_risk: Option<EventRiskType>,
    /// `EventType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_type: Option<EventType>,
}

/// The model's structure `AuthenticationResultType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AuthenticationResultType {
    /// `AccessToken`, sensitive: matching `[A-Za-z0-9-_=.]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive<String>>,
    /// `ExpiresIn`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_in: Option<i32>,
    /// `IdToken`, sensitive: matching `[A-Za-z0-9-_=.]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_token: Option<Sensitive<String>>,
    /// `NewDeviceMetadata`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_device_metadata: Option<NewDeviceMetadataType>,
    /// `RefreshToken`, sensitive: matching `[A-Za-z0-9-_=.]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<Sensitive<String>>,
    /// `TokenType`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_type: Option<String>,
}

/// The model's structure `ChallengeResponseType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ChallengeResponseType {
    /// `ChallengeName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_name: Option<ChallengeName>,
    /// `ChallengeResponse`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_response: Option<ChallengeResponse>,
}

/// The model's structure `ClientAuthenticationResultType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ClientAuthenticationResultType {
    /// `AccessToken`, sensitive: matching `[A-Za-z0-9-_=.]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive<String>>,
    /// `ExpiresIn`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_in: Option<i32>,
    /// `TokenType`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_type: Option<String>,
}

/// The model's structure `ClientSSOSessionConfigType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ClientSSOSessionConfigType {
    /// `MaxValidityMinutes`, required: 0–129600.
    pub max_validity_minutes: i32,
}

/// The model's structure `ClientSecretDescriptorType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ClientSecretDescriptorType {
    /// `ClientSecretCreateDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret_create_date: Option<Timestamp>,
    /// `ClientSecretId`: 1–128 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret_id: Option<String>,
    /// `ClientSecretValue`, sensitive: 24–64 characters, matching `[\w+]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret_value: Option<Sensitive<String>>,
}

/// The model's structure `CloudWatchLogsConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CloudWatchLogsConfigurationType {
    /// `LogGroupArn`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_group_arn: Option<String>,
}

/// The model's structure `CodeDeliveryDetailsType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CodeDeliveryDetailsType {
    /// `AttributeName`: 1–32 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_name: Option<String>,
    /// `DeliveryMedium`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_medium: Option<DeliveryMediumType>,
    /// `Destination`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
}

/// The model's structure `CompromisedCredentialsActionsType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CompromisedCredentialsActionsType {
    /// `EventAction`, required.
    pub event_action: CompromisedCredentialsEventActionType,
}

/// The model's structure `CompromisedCredentialsRiskConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CompromisedCredentialsRiskConfigurationType {
    /// `Actions`, required.
    pub actions: CompromisedCredentialsActionsType,
    /// `EventFilter`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_filter: Option<Vec<EventFilterType>>,
}

/// The model's structure `ContextDataType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ContextDataType {
    /// `EncodedData`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoded_data: Option<String>,
    /// `HttpHeaders`, required.
    pub http_headers: Vec<HttpHeader>,
    /// `IpAddress`, required: 0–131072 characters.
    pub ip_address: String,
    /// `ServerName`, required: 0–131072 characters.
    pub server_name: String,
    /// `ServerPath`, required: 0–131072 characters.
    pub server_path: String,
}

/// The model's structure `CustomDomainConfigType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CustomDomainConfigType {
    /// `CertificateArn`, required: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    pub certificate_arn: String,
    /// `SecurityPolicy`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_policy: Option<SecurityPolicyType>,
}

/// The model's structure `CustomEmailLambdaVersionConfigType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CustomEmailLambdaVersionConfigType {
    /// `LambdaArn`, required: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    pub lambda_arn: String,
    /// `LambdaVersion`, required.
    pub lambda_version: CustomEmailSenderLambdaVersionType,
}

/// The model's structure `CustomSMSLambdaVersionConfigType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CustomSMSLambdaVersionConfigType {
    /// `LambdaArn`, required: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    pub lambda_arn: String,
    /// `LambdaVersion`, required.
    pub lambda_version: CustomSMSSenderLambdaVersionType,
}

/// The model's structure `DcrConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DcrConfigurationType {
    /// `AllowedScopes`: at most 50 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_scopes: Option<Vec<String>>,
    /// `AuthenticatedGrantTypes`: 0–3 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authenticated_grant_types: Option<Vec<OAuthFlowType>>,
    /// `EnableStatus`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_status: Option<StatusType>,
    /// `OpenDcrEnabled`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_dcr_enabled: Option<bool>,
    /// `OpenDcrGrantTypes`: 0–3 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_dcr_grant_types: Option<Vec<OAuthFlowType>>,
}

/// The model's structure `DeviceConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeviceConfigurationType {
    /// `ChallengeRequiredOnNewDevice`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_required_on_new_device: Option<bool>,
    /// `DeviceOnlyRememberedOnUserPrompt`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_only_remembered_on_user_prompt: Option<bool>,
}

/// The model's structure `DeviceSecretVerifierConfigType`.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeviceSecretVerifierConfigType {
    /// `PasswordVerifier`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_verifier: Option<String>,
    /// `Salt`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
}

impl std::fmt::Debug for DeviceSecretVerifierConfigType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DeviceSecretVerifierConfigType(***)")
    }
}

/// The model's structure `DeviceType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeviceType {
    /// `DeviceAttributes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_attributes: Option<Vec<AttributeType>>,
    /// `DeviceCreateDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_create_date: Option<Timestamp>,
    /// `DeviceKey`: 1–55 characters, matching `[\w-]+_[0-9a-f-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_key: Option<String>,
    /// `DeviceLastAuthenticatedDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_last_authenticated_date: Option<Timestamp>,
    /// `DeviceLastModifiedDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_last_modified_date: Option<Timestamp>,
}

/// The model's structure `DomainDescriptionType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DomainDescriptionType {
    /// `AWSAccountId`: at most 12 characters, matching `[0-9]+`.
    #[serde(rename = "AWSAccountId")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_account_id: Option<String>,
    /// `CloudFrontDistribution`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_front_distribution: Option<String>,
    /// `CustomDomainConfig`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_domain_config: Option<CustomDomainConfigType>,
    /// `Domain`: 1–63 characters, matching `^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// `ManagedLoginVersion`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_version: Option<i32>,
    /// `Routing`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub routing: Option<RoutingType>,
    /// `S3Bucket`: 3–1024 characters, matching `^[0-9A-Za-z\.\-_]*(?<!\.)$`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_bucket: Option<String>,
    /// `Status`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<DomainStatusType>,
    /// `UserPoolId`: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    /// `Version`: 1–20 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// The model's structure `EmailConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct EmailConfigurationType {
    /// `ConfigurationSet`: 1–64 characters, matching `^[a-zA-Z0-9_-]+$`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configuration_set: Option<String>,
    /// `EmailSendingAccount`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_sending_account: Option<EmailSendingAccountType>,
    /// `From`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// `ReplyToEmailAddress`: matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+@[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_to_email_address: Option<String>,
    /// `SourceArn`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_arn: Option<String>,
}

/// The model's structure `EmailMfaConfigType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct EmailMfaConfigType {
    /// `Message`: 6–20000 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// `Subject`: matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

/// The model's structure `EmailMfaSettingsType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct EmailMfaSettingsType {
    /// `Enabled`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// `PreferredMfa`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_mfa: Option<bool>,
}

/// The model's structure `EumsSmsConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct EumsSmsConfigurationType {
    /// `CallerArn`, required: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    pub caller_arn: String,
    /// `ConfigurationSetName`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configuration_set_name: Option<String>,
    /// `ExternalId`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// `InEntityId`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_entity_id: Option<String>,
    /// `InTemplateId`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_template_id: Option<String>,
    /// `OriginationIdentity`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origination_identity: Option<String>,
    /// `Region`: 5–32 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
}

/// The model's structure `EventContextDataType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct EventContextDataType {
    /// `City`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// `Country`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// `DeviceName`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_name: Option<String>,
    /// `IpAddress`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
    /// `Timezone`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
}

/// The model's structure `EventFeedbackType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct EventFeedbackType {
    /// `FeedbackDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feedback_date: Option<Timestamp>,
    /// `FeedbackValue`, required.
    pub feedback_value: FeedbackValueType,
    /// `Provider`, required: 0–131072 characters.
    pub provider: String,
}

/// The model's structure `EventRiskType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct EventRiskType {
    /// `CompromisedCredentialsDetected`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compromised_credentials_detected: Option<bool>,
    /// `RiskDecision`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk_decision: Option<RiskDecisionType>,
    /// `RiskLevel`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk_level: Option<RiskLevelType>,
}

/// The model's structure `FailoverType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct FailoverType {
    /// `PrimaryRoute53HealthCheckId`, required: at most 64 characters.
    pub primary_route53_health_check_id: String,
    /// `SecondaryRegion`, required: 5–32 characters.
    pub secondary_region: String,
}

/// The model's structure `FirehoseConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct FirehoseConfigurationType {
    /// `StreamArn`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stream_arn: Option<String>,
}

/// The model's structure `GroupType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GroupType {
    /// `CreationDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// `Description`: at most 2048 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `GroupName`: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
    /// `LastModifiedDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    /// `Precedence`: at least 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precedence: Option<i32>,
    /// `RoleArn`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    /// `UserPoolId`: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The model's structure `HttpHeader`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct HttpHeader {
    /// `headerName`: 0–131072 characters.
    #[serde(rename = "headerName")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header_name: Option<String>,
    /// `headerValue`: 0–131072 characters.
    #[serde(rename = "headerValue")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header_value: Option<String>,
}

/// The model's structure `IdentityProviderType`.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct IdentityProviderType {
    /// `AcrMapping`: 0–4 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acr_mapping: Option<BTreeMap<String, String>>,
    /// `AttributeMapping`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_mapping: Option<BTreeMap<String, String>>,
    /// `CreationDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// `IdpIdentifiers`: 0–50 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idp_identifiers: Option<Vec<String>>,
    /// `LastModifiedDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    /// `ProviderDetails`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_details: Option<BTreeMap<String, String>>,
    /// `ProviderName`: 1–32 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_name: Option<String>,
    /// `ProviderType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_type: Option<IdentityProviderTypeType>,
    /// `UserPoolId`: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

impl std::fmt::Debug for IdentityProviderType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IdentityProviderType")
            .field("acr_mapping", &self.acr_mapping)
            .field("attribute_mapping", &self.attribute_mapping)
            .field("creation_date", &self.creation_date)
            .field("idp_identifiers", &self.idp_identifiers)
            .field("last_modified_date", &self.last_modified_date)
            .field("provider_details", &format_args!("***"))
            .field("provider_name", &self.provider_name)
            .field("provider_type", &self.provider_type)
            .field("user_pool_id", &self.user_pool_id)
            .finish()
    }
}

/// The model's structure `InboundFederationLambdaType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct InboundFederationLambdaType {
    /// `LambdaArn`, required: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    pub lambda_arn: String,
    /// `LambdaVersion`, required.
    pub lambda_version: InboundFederationLambdaVersionType,
}

/// The model's structure `IssuerConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct IssuerConfigurationType {
    /// `Type`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<IssuerType>,
}

/// The model's structure `KeyConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct KeyConfigurationType {
    /// `KeyType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_type: Option<EncryptionKeyType>,
    /// `KmsKeyArn`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
}

/// The model's structure `LambdaConfigType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct LambdaConfigType {
    /// `CreateAuthChallenge`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_auth_challenge: Option<String>,
    /// `CustomEmailSender`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_email_sender: Option<CustomEmailLambdaVersionConfigType>,
    /// `CustomMessage`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_message: Option<String>,
    /// `CustomSMSSender`.
    #[serde(rename = "CustomSMSSender")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_sms_sender: Option<CustomSMSLambdaVersionConfigType>,
    /// `DefineAuthChallenge`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub define_auth_challenge: Option<String>,
    /// `InboundFederation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inbound_federation: Option<InboundFederationLambdaType>,
    /// `KMSKeyID`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(rename = "KMSKeyID")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    /// `PostAuthentication`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post_authentication: Option<String>,
    /// `PostConfirmation`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post_confirmation: Option<String>,
    /// `PreAuthentication`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pre_authentication: Option<String>,
    /// `PreSignUp`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pre_sign_up: Option<String>,
    /// `PreTokenGeneration`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pre_token_generation: Option<String>,
    /// `PreTokenGenerationConfig`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pre_token_generation_config: Option<PreTokenGenerationVersionConfigType>,
    /// `UserMigration`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_migration: Option<String>,
    /// `VerifyAuthChallengeResponse`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verify_auth_challenge_response: Option<String>,
}

/// The model's structure `LimitDefinitionType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct LimitDefinitionType {
    /// `Attributes`, required.
    pub attributes: BTreeMap<String, String>,
    /// `LimitClass`, required.
    pub limit_class: LimitClass,
}

/// The model's structure `LimitType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct LimitType {
    /// `FreeLimitValue`, required.
    pub free_limit_value: i32,
    /// `LimitDefinition`, required.
    pub limit_definition: LimitDefinitionType,
    /// `ProvisionedLimitValue`, required.
    pub provisioned_limit_value: i32,
}

/// The model's structure `LogConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct LogConfigurationType {
    /// `CloudWatchLogsConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_watch_logs_configuration: Option<CloudWatchLogsConfigurationType>,
    /// `EventSource`, required.
    pub event_source: EventSourceName,
    /// `FirehoseConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub firehose_configuration: Option<FirehoseConfigurationType>,
    /// `LogLevel`, required.
    pub log_level: LogLevel,
    /// `S3Configuration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_configuration: Option<S3ConfigurationType>,
}

/// The model's structure `LogDeliveryConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct LogDeliveryConfigurationType {
    /// `LogConfigurations`, required: 0–2 entries.
    pub log_configurations: Vec<LogConfigurationType>,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// The model's structure `MFAOptionType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct MFAOptionType {
    /// `AttributeName`: 1–32 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_name: Option<String>,
    /// `DeliveryMedium`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_medium: Option<DeliveryMediumType>,
}

/// The model's structure `ManagedLoginBrandingType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ManagedLoginBrandingType {
    /// `Assets`: 0–40 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assets: Option<Vec<AssetType>>,
    /// `CreationDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// `LastModifiedDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    /// `ManagedLoginBrandingId`: matching `^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_branding_id: Option<String>,
    /// `Settings`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settings: Option<serde_json::Value>,
    /// `UseCognitoProvidedValues`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_cognito_provided_values: Option<bool>,
    /// `UserPoolId`: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The model's structure `MessageTemplateType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct MessageTemplateType {
    /// `EmailMessage`: 6–20000 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_message: Option<String>,
    /// `EmailSubject`: 1–140 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_subject: Option<String>,
    /// `SMSMessage`: 6–140 characters, matching `(?s).*`.
    #[serde(rename = "SMSMessage")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_message: Option<String>,
}

/// The model's structure `NewDeviceMetadataType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct NewDeviceMetadataType {
    /// `DeviceGroupKey`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_group_key: Option<String>,
    /// `DeviceKey`: 1–55 characters, matching `[\w-]+_[0-9a-f-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_key: Option<String>,
}

/// The model's structure `NotifyConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct NotifyConfigurationType {
    /// `BlockEmail`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block_email: Option<NotifyEmailType>,
    /// `From`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// `MfaEmail`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_email: Option<NotifyEmailType>,
    /// `NoActionEmail`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_action_email: Option<NotifyEmailType>,
    /// `ReplyTo`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<String>,
    /// `SourceArn`, required: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    pub source_arn: String,
}

/// The model's structure `NotifyEmailType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct NotifyEmailType {
    /// `HtmlBody`: 6–20000 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html_body: Option<String>,
    /// `Subject`, required: 1–140 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+`.
    pub subject: String,
    /// `TextBody`: 6–20000 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_body: Option<String>,
}

/// The model's structure `NumberAttributeConstraintsType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct NumberAttributeConstraintsType {
    /// `MaxValue`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_value: Option<String>,
    /// `MinValue`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_value: Option<String>,
}

/// The model's structure `PasswordPolicyType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct PasswordPolicyType {
    /// `MinimumLength`: 6–99.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_length: Option<i32>,
    /// `PasswordHistorySize`: 0–24.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_history_size: Option<i32>,
    /// `RequireLowercase`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_lowercase: Option<bool>,
    /// `RequireNumbers`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_numbers: Option<bool>,
    /// `RequireSymbols`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_symbols: Option<bool>,
    /// `RequireUppercase`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_uppercase: Option<bool>,
    /// `TemporaryPasswordValidityDays`: 0–365.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub temporary_password_validity_days: Option<i32>,
}

/// The model's structure `PreTokenGenerationVersionConfigType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct PreTokenGenerationVersionConfigType {
    /// `LambdaArn`, required: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    pub lambda_arn: String,
    /// `LambdaVersion`, required.
    pub lambda_version: PreTokenGenerationLambdaVersionType,
}

/// The model's structure `ProviderDescription`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ProviderDescription {
    /// `CreationDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// `LastModifiedDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    /// `ProviderName`: 1–32 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_name: Option<String>,
    /// `ProviderType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_type: Option<IdentityProviderTypeType>,
}

/// The model's structure `ProviderUserIdentifierType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ProviderUserIdentifierType {
    /// `ProviderAttributeName`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_attribute_name: Option<String>,
    /// `ProviderAttributeValue`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_attribute_value: Option<String>,
    /// `ProviderName`: 1–32 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_name: Option<String>,
}

/// The model's structure `RecoveryOptionType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct RecoveryOptionType {
    /// `Name`, required.
    pub name: RecoveryOptionNameType,
    /// `Priority`, required: 1–2.
    pub priority: i32,
}

/// The model's structure `RefreshTokenRotationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct RefreshTokenRotationType {
    /// `Feature`, required.
    pub feature: FeatureType,
    /// `RetryGracePeriodSeconds`: 0–60.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_grace_period_seconds: Option<i32>,
}

/// The model's structure `ResourceServerScopeType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ResourceServerScopeType {
    /// `ScopeDescription`, required: 1–256 characters.
    pub scope_description: String,
    /// `ScopeName`, required: 1–256 characters, matching `[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]+`.
    pub scope_name: String,
}

/// The model's structure `ResourceServerType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ResourceServerType {
    /// `Identifier`: 1–256 characters, matching `[\x21\x23-\x5B\x5D-\x7E]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    /// `ManagedBy`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_by: Option<ResourceServerManagedByType>,
    /// `Name`: 1–256 characters, matching `[\w\s+=,.@-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `Scopes`: at most 100 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<ResourceServerScopeType>>,
    /// `UserPoolId`: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The model's structure `RiskConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct RiskConfigurationType {
    /// `AccountTakeoverRiskConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_takeover_risk_configuration: Option<AccountTakeoverRiskConfigurationType>,
    /// `ClientId`, sensitive: 1–128 characters, matching `[\w+]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive<String>>,
    /// `CompromisedCredentialsRiskConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compromised_credentials_risk_configuration: Option<CompromisedCredentialsRiskConfigurationType>,
    /// `LastModifiedDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    /// `RiskExceptionConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk_exception_configuration: Option<RiskExceptionConfigurationType>,
    /// `UserPoolId`: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The model's structure `RiskExceptionConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct RiskExceptionConfigurationType {
    /// `BlockedIPRangeList`: at most 200 entries.
    #[serde(rename = "BlockedIPRangeList")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blocked_ip_range_list: Option<Vec<String>>,
    /// `SkippedIPRangeList`: at most 200 entries.
    #[serde(rename = "SkippedIPRangeList")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skipped_ip_range_list: Option<Vec<String>>,
}

/// The model's structure `RoutingType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct RoutingType {
    /// `Failover`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failover: Option<FailoverType>,
}

/// The model's structure `S3ConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct S3ConfigurationType {
    /// `BucketArn`: 3–1024 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:::[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bucket_arn: Option<String>,
}

/// The model's structure `SMSMfaSettingsType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SMSMfaSettingsType {
    /// `Enabled`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// `PreferredMfa`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_mfa: Option<bool>,
}

/// The model's structure `SchemaAttributeType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SchemaAttributeType {
    /// `AttributeDataType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_data_type: Option<AttributeDataType>,
    /// `DeveloperOnlyAttribute`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub developer_only_attribute: Option<bool>,
    /// `Mutable`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mutable: Option<bool>,
    /// `Name`: 1–20 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `NumberAttributeConstraints`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_attribute_constraints: Option<NumberAttributeConstraintsType>,
    /// `Required`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// `StringAttributeConstraints`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub string_attribute_constraints: Option<StringAttributeConstraintsType>,
}

/// The model's structure `SessionDescriptionType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SessionDescriptionType {
    /// `ClientId`, sensitive: 1–128 characters, matching `[\w+]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive<String>>,
    /// `CreateDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_date: Option<Timestamp>,
    /// `DeviceType`: 0–1024 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_type: Option<String>,
    /// `IsCurrentSession`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_current_session: Option<bool>,
    /// `LastActiveDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_active_date: Option<Timestamp>,
    /// `LastIPAddress`, sensitive: 0–128 characters.
    #[serde(rename = "LastIPAddress")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_ip_address: Option<Sensitive<String>>,
    /// `LastLocation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_location: Option<SessionLocationType>,
    /// `OriginSessionId`: 28 characters, matching `^(tkn|sso)[a-z0-9]{25}$`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin_session_id: Option<String>,
    /// `SessionId`: 28 characters, matching `^(tkn|sso)[a-z0-9]{25}$`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
    /// `SessionType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_type: Option<SessionTypeType>,
}

/// The model's structure `SessionLocationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SessionLocationType {
    /// `City`: 0–256 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// `Country`: 0–256 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

/// The model's structure `SignInPolicyType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SignInPolicyType {
    /// `AllowedFirstAuthFactors`: 1–5 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_first_auth_factors: Option<Vec<AuthFactorType>>,
}

/// The model's structure `SmsConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SmsConfigurationType {
    /// `EumsSms`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eums_sms: Option<EumsSmsConfigurationType>,
    /// `ExternalId`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// `SnsCallerArn`: 0–2048 characters, matching `(arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sns_caller_arn: Option<String>,
    /// `SnsRegion`: 5–32 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sns_region: Option<String>,
}

/// The model's structure `SmsMfaConfigType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SmsMfaConfigType {
    /// `SmsAuthenticationMessage`: 6–140 characters, matching `.*\{####\}.*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_authentication_message: Option<String>,
    /// `SmsConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_configuration: Option<SmsConfigurationType>,
}

/// The model's structure `SoftwareTokenMfaConfigType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SoftwareTokenMfaConfigType {
    /// `Enabled`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

/// The model's structure `SoftwareTokenMfaSettingsType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SoftwareTokenMfaSettingsType {
    /// `Enabled`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// `PreferredMfa`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_mfa: Option<bool>,
}

/// The model's structure `StringAttributeConstraintsType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct StringAttributeConstraintsType {
    /// `MaxLength`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<String>,
    /// `MinLength`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_length: Option<String>,
}

/// The model's structure `TermsDescriptionType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct TermsDescriptionType {
    /// `CreationDate`, required: a moment.
    pub creation_date: Timestamp,
    /// `Enforcement`, required.
    pub enforcement: TermsEnforcementType,
    /// `LastModifiedDate`, required: a moment.
    pub last_modified_date: Timestamp,
    /// `TermsId`, required: matching `^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$`.
    pub terms_id: String,
    /// `TermsName`, required: matching `^(terms-of-use|privacy-policy)$`.
    pub terms_name: String,
}

/// The model's structure `TermsType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct TermsType {
    /// `ClientId`, required, sensitive: 1–128 characters, matching `[\w+]+`.
    pub client_id: Sensitive<String>,
    /// `CreationDate`, required: a moment.
    pub creation_date: Timestamp,
    /// `Enforcement`, required.
    pub enforcement: TermsEnforcementType,
    /// `LastModifiedDate`, required: a moment.
    pub last_modified_date: Timestamp,
    /// `Links`, required: 1–13 entries.
    pub links: BTreeMap<String, String>,
    /// `TermsId`, required: matching `^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$`.
    pub terms_id: String,
    /// `TermsName`, required: matching `^(terms-of-use|privacy-policy)$`.
    pub terms_name: String,
    /// `TermsSource`, required.
    pub terms_source: TermsSourceType,
    /// `UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    pub user_pool_id: String,
}

/// The model's structure `TokenValidityUnitsType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct TokenValidityUnitsType {
    /// `AccessToken`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<TimeUnitsType>,
    /// `IdToken`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_token: Option<TimeUnitsType>,
    /// `RefreshToken`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<TimeUnitsType>,
}

/// The model's structure `UICustomizationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UICustomizationType {
    /// `CSS`: 0–131072 characters.
    #[serde(rename = "CSS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub css: Option<String>,
    /// `CSSVersion`.
    #[serde(rename = "CSSVersion")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub css_version: Option<String>,
    /// `ClientId`, sensitive: 1–128 characters, matching `[\w+]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive<String>>,
    /// `CreationDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// `ImageUrl`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_url: Option<String>,
    /// `LastModifiedDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    /// `UserPoolId`: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The model's structure `UserAttributeUpdateSettingsType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UserAttributeUpdateSettingsType {
    /// `AttributesRequireVerificationBeforeUpdate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes_require_verification_before_update: Option<Vec<VerifiedAttributeType>>,
}

/// The model's structure `UserContextDataType`.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UserContextDataType {
    /// `EncodedData`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoded_data: Option<String>,
    /// `IpAddress`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
}

impl std::fmt::Debug for UserContextDataType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("UserContextDataType(***)")
    }
}

/// The model's structure `UserImportJobType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UserImportJobType {
    /// `CloudWatchLogsRoleArn`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_watch_logs_role_arn: Option<String>,
    /// `CompletionDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion_date: Option<Timestamp>,
    /// `CompletionMessage`: 1–128 characters, matching `[\w]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion_message: Option<String>,
    /// `CreationDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// `FailedUsers`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_users: Option<i64>,
    /// `ImportedUsers`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub imported_users: Option<i64>,
    /// `JobId`: 1–55 characters, matching `import-[0-9a-zA-Z-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_id: Option<String>,
    /// `JobName`: 1–128 characters, matching `[\w\s+=,.@-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_name: Option<String>,
    /// `PasswordHashingAlgorithm`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_hashing_algorithm: Option<PasswordHashingAlgorithmType>,
    /// `PreSignedUrl`: 0–2048 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pre_signed_url: Option<String>,
    /// `SkippedUsers`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skipped_users: Option<i64>,
    /// `StartDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<Timestamp>,
    /// `Status`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<UserImportJobStatusType>,
    /// `UserPoolId`: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The model's structure `UserPoolAddOnsType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UserPoolAddOnsType {
    /// `AdvancedSecurityAdditionalFlows`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advanced_security_additional_flows: Option<AdvancedSecurityAdditionalFlowsType>,
    /// `AdvancedSecurityMode`, required.
    pub advanced_security_mode: AdvancedSecurityModeType,
}

/// The model's structure `UserPoolClientDescription`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UserPoolClientDescription {
    /// `ClientId`, sensitive: 1–128 characters, matching `[\w+]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive<String>>,
    /// `ClientName`: 1–128 characters, matching `[\w\s+=,.@-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_name: Option<String>,
    /// `UserPoolId`: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The model's structure `UserPoolClientType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UserPoolClientType {
    /// `AccessTokenValidity`: 1–86400.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token_validity: Option<i32>,
    /// `AllowedOAuthFlows`: 0–3 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_o_auth_flows: Option<Vec<OAuthFlowType>>,
    /// `AllowedOAuthFlowsUserPoolClient`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_o_auth_flows_user_pool_client: Option<bool>,
    /// `AllowedOAuthScopes`: at most 50 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_o_auth_scopes: Option<Vec<String>>,
    /// `AnalyticsConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_configuration: Option<AnalyticsConfigurationType>,
    /// `AuthSessionValidity`: 3–15.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_session_validity: Option<i32>,
    /// `CallbackURLs`: 0–100 entries.
    #[serde(rename = "CallbackURLs")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub callback_urls: Option<Vec<String>>,
    /// `ClientId`, sensitive: 1–128 characters, matching `[\w+]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive<String>>,
    /// `ClientName`: 1–128 characters, matching `[\w\s+=,.@-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_name: Option<String>,
    /// `ClientSecret`, sensitive: 24–64 characters, matching `[\w+]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Sensitive<String>>,
    /// `ClientType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_type: Option<ClientTypeType>,
    /// `CreationDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// `DefaultRedirectURI`: 1–1024 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    #[serde(rename = "DefaultRedirectURI")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_redirect_uri: Option<String>,
    /// `EnablePropagateAdditionalUserContextData`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_propagate_additional_user_context_data: Option<bool>,
    /// `EnableTokenRevocation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_token_revocation: Option<bool>,
    /// `ExplicitAuthFlows`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explicit_auth_flows: Option<Vec<ExplicitAuthFlowsType>>,
    /// `IdTokenValidity`: 1–86400.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_token_validity: Option<i32>,
    /// `LastModifiedDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    /// `LogoutURLs`: 0–100 entries.
    #[serde(rename = "LogoutURLs")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logout_urls: Option<Vec<String>>,
    /// `PreventUserExistenceErrors`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prevent_user_existence_errors: Option<PreventUserExistenceErrorTypes>,
    /// `ReadAttributes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_attributes: Option<Vec<String>>,
    /// `RefreshTokenRotation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token_rotation: Option<RefreshTokenRotationType>,
    /// `RefreshTokenValidity`: 0–315360000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token_validity: Option<i32>,
    /// `SupportedIdentityProviders`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supported_identity_providers: Option<Vec<String>>,
    /// `TokenValidityUnits`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_validity_units: Option<TokenValidityUnitsType>,
    /// `UserPoolId`: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    /// `WriteAttributes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub write_attributes: Option<Vec<String>>,
}

/// The model's structure `UserPoolDescriptionType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UserPoolDescriptionType {
    /// `CreationDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// `Id`: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `LambdaConfig`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_config: Option<LambdaConfigType>,
    /// `LastModifiedDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    /// `Name`: 1–128 characters, matching `[\w\s+=,.@-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `ReplicaRegions`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replica_regions: Option<Vec<String>>,
    /// `Status`, deprecated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<StatusType>,
}

/// The model's structure `UserPoolPolicyType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UserPoolPolicyType {
    /// `PasswordPolicy`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_policy: Option<PasswordPolicyType>,
    /// `SignInPolicy`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign_in_policy: Option<SignInPolicyType>,
}

/// The model's structure `UserPoolReplicaType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UserPoolReplicaType {
    /// `RegionName`: 5–32 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region_name: Option<String>,
    /// `Role`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<ReplicaRoleType>,
    /// `Status`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<ReplicaStatusType>,
    /// `UserPoolArn`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_arn: Option<String>,
}

/// The model's structure `UserPoolTokenSessionConfigType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UserPoolTokenSessionConfigType {
    /// `MaxPerUser`, required: 1–100.
    pub max_per_user: i32,
}

/// The model's structure `UserPoolType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UserPoolType {
    /// `AccountRecoverySetting`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_recovery_setting: Option<AccountRecoverySettingType>,
    /// `AcrConfiguration`: 0–4 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acr_configuration: Option<BTreeMap<String, AcrLevelConfigType>>,
    /// `AdminCreateUserConfig`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admin_create_user_config: Option<AdminCreateUserConfigType>,
    /// `AliasAttributes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alias_attributes: Option<Vec<AliasAttributeType>>,
    /// `Arn`: 20–2048 characters, matching `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    /// `AutoVerifiedAttributes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_verified_attributes: Option<Vec<VerifiedAttributeType>>,
    /// `CreationDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// `CustomDomain`: 1–63 characters, matching `^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_domain: Option<String>,
    /// `DcrConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dcr_configuration: Option<DcrConfigurationType>,
    /// `DeletionProtection`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deletion_protection: Option<DeletionProtectionType>,
    /// `DeviceConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_configuration: Option<DeviceConfigurationType>,
    /// `Domain`: 1–63 characters, matching `^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// `EmailConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_configuration: Option<EmailConfigurationType>,
    /// `EmailConfigurationFailure`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_configuration_failure: Option<String>,
    /// `EmailVerificationMessage`: 6–20000 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_verification_message: Option<String>,
    /// `EmailVerificationSubject`: 1–140 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_verification_subject: Option<String>,
    /// `EstimatedNumberOfUsers`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub estimated_number_of_users: Option<i32>,
    /// `Id`: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `IssuerConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer_configuration: Option<IssuerConfigurationType>,
    /// `KeyConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_configuration: Option<KeyConfigurationType>,
    /// `LambdaConfig`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_config: Option<LambdaConfigType>,
    /// `LastModifiedDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    /// `MfaConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_configuration: Option<UserPoolMfaType>,
    /// `Name`: 1–128 characters, matching `[\w\s+=,.@-]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `Policies`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policies: Option<UserPoolPolicyType>,
    /// `SchemaAttributes`: 1–50 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema_attributes: Option<Vec<SchemaAttributeType>>,
    /// `SmsAuthenticationMessage`: 6–140 characters, matching `.*\{####\}.*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_authentication_message: Option<String>,
    /// `SmsConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_configuration: Option<SmsConfigurationType>,
    /// `SmsConfigurationFailure`: 0–131072 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_configuration_failure: Option<String>,
    /// `SmsVerificationMessage`: 6–140 characters, matching `.*\{####\}.*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_verification_message: Option<String>,
    /// `Status`, deprecated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<StatusType>,
    /// `UserAttributeUpdateSettings`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_attribute_update_settings: Option<UserAttributeUpdateSettingsType>,
    /// `UserPoolAddOns`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_add_ons: Option<UserPoolAddOnsType>,
    /// `UserPoolTags`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_tags: Option<BTreeMap<String, String>>,
    /// `UserPoolTier`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_tier: Option<UserPoolTierType>,
    /// `UsernameAttributes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username_attributes: Option<Vec<UsernameAttributeType>>,
    /// `UsernameConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username_configuration: Option<UsernameConfigurationType>,
    /// `VerificationMessageTemplate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification_message_template: Option<VerificationMessageTemplateType>,
}

/// The model's structure `UserType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UserType {
    /// `Attributes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Vec<AttributeType>>,
    /// `Enabled`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// `MFAOptions`.
    #[serde(rename = "MFAOptions")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_options: Option<Vec<MFAOptionType>>,
    /// `UserCreateDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_create_date: Option<Timestamp>,
    /// `UserLastModifiedDate`: a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_last_modified_date: Option<Timestamp>,
    /// `UserStatus`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_status: Option<UserStatusType>,
    /// `Username`, sensitive: 1–128 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive<String>>,
}

/// The model's structure `UsernameConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UsernameConfigurationType {
    /// `CaseSensitive`, required.
    pub case_sensitive: bool,
}

/// The model's structure `VerificationMessageTemplateType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct VerificationMessageTemplateType {
    /// `DefaultEmailOption`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_email_option: Option<DefaultEmailOptionType>,
    /// `EmailMessage`: 6–20000 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_message: Option<String>,
    /// `EmailMessageByLink`: 6–20000 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{##[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*##\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_message_by_link: Option<String>,
    /// `EmailSubject`: 1–140 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_subject: Option<String>,
    /// `EmailSubjectByLink`: 1–140 characters, matching `[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_subject_by_link: Option<String>,
    /// `SmsMessage`: 6–140 characters, matching `.*\{####\}.*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_message: Option<String>,
}

/// The model's structure `WebAuthnConfigurationType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct WebAuthnConfigurationType {
    /// `FactorConfiguration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factor_configuration: Option<WebAuthnFactorConfigurationType>,
    /// `RelyingPartyId`: 1–127 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relying_party_id: Option<String>,
    /// `UserVerification`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_verification: Option<UserVerificationType>,
}

/// The model's structure `WebAuthnCredentialDescription`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct WebAuthnCredentialDescription {
    /// `AuthenticatorAttachment`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authenticator_attachment: Option<String>,
    /// `AuthenticatorTransports`, required.
    pub authenticator_transports: Vec<String>,
    /// `CreatedAt`, required: a moment.
    pub created_at: Timestamp,
    /// `CredentialId`, required: 0–131072 characters.
    pub credential_id: String,
    /// `FriendlyCredentialName`, required: 0–131072 characters.
    pub friendly_credential_name: String,
    /// `RelyingPartyId`, required: 0–131072 characters.
    pub relying_party_id: String,
}

/// The model's structure `WebAuthnMfaSettingsType`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct WebAuthnMfaSettingsType {
    /// `Enabled`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}
