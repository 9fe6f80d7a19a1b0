// Written by `cargo xtask codegen` from model/; change that, not this.

//! Shapes with their constraints, then the patterns that some of them share.

use crate::{Member, Pattern, Shape};

pub(crate) static AWS_ACCOUNT_ID_TYPE: Shape =
    Shape::string("AWSAccountIdType").max(12).pattern(&AWS_ACCOUNT_ID_TYPE_PATTERN);
pub(crate) static ACCESS_TOKEN_VALIDITY_TYPE: Shape = Shape::integer("AccessTokenValidityType").min(1).max(86_400);
pub(crate) static ACCOUNT_RECOVERY_SETTING_TYPE: Shape = Shape::structure(
    "AccountRecoverySettingType",
    &[Member::optional("RecoveryMechanisms", &RECOVERY_MECHANISMS_TYPE)],
);
pub(crate) static ACCOUNT_TAKEOVER_ACTION_NOTIFY_TYPE: Shape = Shape::boolean("AccountTakeoverActionNotifyType");
pub(crate) static ACCOUNT_TAKEOVER_ACTION_TYPE: Shape = Shape::structure(
    "AccountTakeoverActionType",
    &[
        Member::required("EventAction", &ACCOUNT_TAKEOVER_EVENT_ACTION_TYPE),
        Member::required("Notify", &ACCOUNT_TAKEOVER_ACTION_NOTIFY_TYPE),
    ],
);
pub(crate) static ACCOUNT_TAKEOVER_ACTIONS_TYPE: Shape = Shape::structure(
    "AccountTakeoverActionsType",
    &[
        Member::optional("HighAction", &ACCOUNT_TAKEOVER_ACTION_TYPE),
        Member::optional("LowAction", &ACCOUNT_TAKEOVER_ACTION_TYPE),
        Member::optional("MediumAction", &ACCOUNT_TAKEOVER_ACTION_TYPE),
    ],
);
pub(crate) static ACCOUNT_TAKEOVER_EVENT_ACTION_TYPE: Shape = Shape::string("AccountTakeoverEventActionType")
    .one_of(&["BLOCK", "MFA_IF_CONFIGURED", "MFA_REQUIRED", "NO_ACTION"]);
pub(crate) static ACCOUNT_TAKEOVER_RISK_CONFIGURATION_TYPE: Shape = Shape::structure(
    "AccountTakeoverRiskConfigurationType",
    &[
        Member::required("Actions", &ACCOUNT_TAKEOVER_ACTIONS_TYPE),
        Member::optional("NotifyConfiguration", &NOTIFY_CONFIGURATION_TYPE),
    ],
);
pub(crate) static ACR_CONFIGURATION_TYPE: Shape =
    Shape::map("AcrConfigurationType", &ACR_LEVEL_KEY_TYPE, &ACR_LEVEL_CONFIG_TYPE).min(0).max(4);
pub(crate) static ACR_LEVEL_CONFIG_TYPE: Shape =
    Shape::structure("AcrLevelConfigType", &[Member::required("AcrValue", &ACR_VALUE_TYPE)]);
pub(crate) static ACR_LEVEL_KEY_TYPE: Shape = Shape::string("AcrLevelKeyType").pattern(&ACR_LEVEL_KEY_TYPE_PATTERN);
pub(crate) static ACR_MAPPING_KEY_TYPE: Shape = Shape::string("AcrMappingKeyType").pattern(&ACR_LEVEL_KEY_TYPE_PATTERN);
pub(crate) static ACR_MAPPING_TYPE: Shape =
    Shape::map("AcrMappingType", &ACR_MAPPING_KEY_TYPE, &ACR_VALUE_TYPE).min(0).max(4);
pub(crate) static ACR_VALUE_TYPE: Shape = Shape::string("AcrValueType").min(1).max(64).pattern(&ACR_VALUE_TYPE_PATTERN);
pub(crate) static ADD_CUSTOM_ATTRIBUTES_REQUEST: Shape = Shape::structure(
    "AddCustomAttributesRequest",
    &[
        Member::required("CustomAttributes", &CUSTOM_ATTRIBUTES_LIST_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static ADD_CUSTOM_ATTRIBUTES_RESPONSE: Shape = Shape::structure("AddCustomAttributesResponse", &[]);
pub(crate) static ADD_USER_POOL_CLIENT_SECRET_REQUEST: Shape = Shape::structure(
    "AddUserPoolClientSecretRequest",
    &[
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientSecret", &CLIENT_SECRET_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static ADD_USER_POOL_CLIENT_SECRET_RESPONSE: Shape = Shape::structure(
    "AddUserPoolClientSecretResponse",
    &[Member::optional("ClientSecretDescriptor", &CLIENT_SECRET_DESCRIPTOR_TYPE)],
);
pub(crate) static ADMIN_ADD_USER_TO_GROUP_REQUEST: Shape = Shape::structure(
    "AdminAddUserToGroupRequest",
    &[
        Member::required("GroupName", &GROUP_NAME_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static ADMIN_CONFIRM_SIGN_UP_REQUEST: Shape = Shape::structure(
    "AdminConfirmSignUpRequest",
    &[
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static ADMIN_CONFIRM_SIGN_UP_RESPONSE: Shape = Shape::structure("AdminConfirmSignUpResponse", &[]);
pub(crate) static ADMIN_CREATE_USER_CONFIG_TYPE: Shape = Shape::structure(
    "AdminCreateUserConfigType",
    &[
        Member::optional("AllowAdminCreateUserOnly", &BOOLEAN_TYPE),
        Member::optional("InviteMessageTemplate", &MESSAGE_TEMPLATE_TYPE),
        Member::optional("UnusedAccountValidityDays", &ADMIN_CREATE_USER_UNUSED_ACCOUNT_VALIDITY_DAYS_TYPE),
    ],
);
pub(crate) static ADMIN_CREATE_USER_REQUEST: Shape = Shape::structure(
    "AdminCreateUserRequest",
    &[
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
        Member::optional("DesiredDeliveryMediums", &DELIVERY_MEDIUM_LIST_TYPE),
        Member::optional("ForceAliasCreation", &FORCE_ALIAS_CREATION),
        Member::optional("MessageAction", &MESSAGE_ACTION_TYPE),
        Member::optional("TemporaryPassword", &PASSWORD_TYPE),
        Member::optional("UserAttributes", &ATTRIBUTE_LIST_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::optional("ValidationData", &ATTRIBUTE_LIST_TYPE),
    ],
);
pub(crate) static ADMIN_CREATE_USER_RESPONSE: Shape =
    Shape::structure("AdminCreateUserResponse", &[Member::optional("User", &USER_TYPE)]);
pub(crate) static ADMIN_CREATE_USER_UNUSED_ACCOUNT_VALIDITY_DAYS_TYPE: Shape =
    Shape::integer("AdminCreateUserUnusedAccountValidityDaysType").min(0).max(365);
pub(crate) static ADMIN_DELETE_SOFTWARE_TOKEN_REQUEST: Shape = Shape::structure(
    "AdminDeleteSoftwareTokenRequest",
    &[Member::required("UserPoolId", &USER_POOL_ID_TYPE), Member::required("Username", &USERNAME_TYPE)],
);
pub(crate) static ADMIN_DELETE_SOFTWARE_TOKEN_RESPONSE: Shape =
    Shape::structure("AdminDeleteSoftwareTokenResponse", &[]);
pub(crate) static ADMIN_DELETE_USER_ATTRIBUTES_REQUEST: Shape = Shape::structure(
    "AdminDeleteUserAttributesRequest",
    &[
        Member::required("UserAttributeNames", &ATTRIBUTE_NAME_LIST_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static ADMIN_DELETE_USER_ATTRIBUTES_RESPONSE: Shape =
    Shape::structure("AdminDeleteUserAttributesResponse", &[]);
pub(crate) static ADMIN_DELETE_USER_REQUEST: Shape = Shape::structure(
    "AdminDeleteUserRequest",
    &[Member::required("UserPoolId", &USER_POOL_ID_TYPE), Member::required("Username", &USERNAME_TYPE)],
);
pub(crate) static ADMIN_DISABLE_PROVIDER_FOR_USER_REQUEST: Shape = Shape::structure(
    "AdminDisableProviderForUserRequest",
    &[Member::required("User", &PROVIDER_USER_IDENTIFIER_TYPE), Member::required("UserPoolId", &STRING_TYPE)],
);
pub(crate) static ADMIN_DISABLE_PROVIDER_FOR_USER_RESPONSE: Shape =
    Shape::structure("AdminDisableProviderForUserResponse", &[]);
pub(crate) static ADMIN_DISABLE_USER_REQUEST: Shape = Shape::structure(
    "AdminDisableUserRequest",
    &[Member::required("UserPoolId", &USER_POOL_ID_TYPE), Member::required("Username", &USERNAME_TYPE)],
);
pub(crate) static ADMIN_DISABLE_USER_RESPONSE: Shape = Shape::structure("AdminDisableUserResponse", &[]);
pub(crate) static ADMIN_ENABLE_USER_REQUEST: Shape = Shape::structure(
    "AdminEnableUserRequest",
    &[Member::required("UserPoolId", &USER_POOL_ID_TYPE), Member::required("Username", &USERNAME_TYPE)],
);
pub(crate) static ADMIN_ENABLE_USER_RESPONSE: Shape = Shape::structure("AdminEnableUserResponse", &[]);
pub(crate) static ADMIN_FORGET_DEVICE_REQUEST: Shape = Shape::structure(
    "AdminForgetDeviceRequest",
    &[
        Member::required("DeviceKey", &DEVICE_KEY_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static ADMIN_GET_DEVICE_REQUEST: Shape = Shape::structure(
    "AdminGetDeviceRequest",
    &[
        Member::required("DeviceKey", &DEVICE_KEY_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static ADMIN_GET_DEVICE_RESPONSE: Shape =
    Shape::structure("AdminGetDeviceResponse", &[Member::required("Device", &DEVICE_TYPE)]);
pub(crate) static ADMIN_GET_USER_AUTH_FACTORS_REQUEST: Shape = Shape::structure(
    "AdminGetUserAuthFactorsRequest",
    &[Member::required("UserPoolId", &USER_POOL_ID_TYPE), Member::required("Username", &USERNAME_TYPE)],
);
pub(crate) static ADMIN_GET_USER_AUTH_FACTORS_RESPONSE: Shape = Shape::structure(
    "AdminGetUserAuthFactorsResponse",
    &[
        Member::optional("ConfiguredUserAuthFactors", &CONFIGURED_USER_AUTH_FACTORS_LIST_TYPE),
        Member::optional("PreferredMfaSetting", &STRING_TYPE),
        Member::optional("UserMFASettingList", &USER_MFA_SETTING_LIST_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static ADMIN_GET_USER_REQUEST: Shape = Shape::structure(
    "AdminGetUserRequest",
    &[Member::required("UserPoolId", &USER_POOL_ID_TYPE), Member::required("Username", &USERNAME_TYPE)],
);
pub(crate) static ADMIN_GET_USER_RESPONSE: Shape = Shape::structure(
    "AdminGetUserResponse",
    &[
        Member::optional("Enabled", &BOOLEAN_TYPE),
        Member::optional("MFAOptions", &MFA_OPTION_LIST_TYPE),
        Member::optional("PreferredMfaSetting", &STRING_TYPE),
        Member::optional("UserAttributes", &ATTRIBUTE_LIST_TYPE),
        Member::optional("UserCreateDate", &DATE_TYPE),
        Member::optional("UserLastModifiedDate", &DATE_TYPE),
        Member::optional("UserMFASettingList", &USER_MFA_SETTING_LIST_TYPE),
        Member::optional("UserStatus", &USER_STATUS_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static ADMIN_INITIATE_AUTH_REQUEST: Shape = Shape::structure(
    "AdminInitiateAuthRequest",
    &[
        Member::optional("AnalyticsMetadata", &ANALYTICS_METADATA_TYPE),
        Member::required("AuthFlow", &AUTH_FLOW_TYPE),
        Member::optional("AuthParameters", &AUTH_PARAMETERS_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
        Member::optional("ContextData", &CONTEXT_DATA_TYPE),
        Member::optional("Session", &SESSION_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static ADMIN_INITIATE_AUTH_RESPONSE: Shape = Shape::structure(
    "AdminInitiateAuthResponse",
    &[
        Member::optional("AuthenticationResult", &AUTHENTICATION_RESULT_TYPE),
        Member::optional("AvailableChallenges", &AVAILABLE_CHALLENGE_LIST_TYPE),
        Member::optional("ChallengeName", &CHALLENGE_NAME_TYPE),
        Member::optional("ChallengeParameters", &CHALLENGE_PARAMETERS_TYPE),
        Member::optional("Session", &SESSION_TYPE),
    ],
);
pub(crate) static ADMIN_LINK_PROVIDER_FOR_USER_REQUEST: Shape = Shape::structure(
    "AdminLinkProviderForUserRequest",
    &[
        Member::required("DestinationUser", &PROVIDER_USER_IDENTIFIER_TYPE),
        Member::required("SourceUser", &PROVIDER_USER_IDENTIFIER_TYPE),
        Member::required("UserPoolId", &STRING_TYPE),
    ],
);
pub(crate) static ADMIN_LINK_PROVIDER_FOR_USER_RESPONSE: Shape =
    Shape::structure("AdminLinkProviderForUserResponse", &[]);
pub(crate) static ADMIN_LIST_DEVICES_REQUEST: Shape = Shape::structure(
    "AdminListDevicesRequest",
    &[
        Member::optional("Limit", &QUERY_LIMIT_TYPE),
        Member::optional("PaginationToken", &SEARCH_PAGINATION_TOKEN_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static ADMIN_LIST_DEVICES_RESPONSE: Shape = Shape::structure(
    "AdminListDevicesResponse",
    &[
        Member::optional("Devices", &DEVICE_LIST_TYPE),
        Member::optional("PaginationToken", &SEARCH_PAGINATION_TOKEN_TYPE),
    ],
);
pub(crate) static ADMIN_LIST_GROUPS_FOR_USER_REQUEST: Shape = Shape::structure(
    "AdminListGroupsForUserRequest",
    &[
        Member::optional("Limit", &QUERY_LIMIT_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static ADMIN_LIST_GROUPS_FOR_USER_RESPONSE: Shape = Shape::structure(
    "AdminListGroupsForUserResponse",
    &[Member::optional("Groups", &GROUP_LIST_TYPE), Member::optional("NextToken", &PAGINATION_KEY)],
);
pub(crate) static ADMIN_LIST_USER_AUTH_EVENTS_REQUEST: Shape = Shape::structure(
    "AdminListUserAuthEventsRequest",
    &[
        Member::optional("MaxResults", &QUERY_LIMIT_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static ADMIN_LIST_USER_AUTH_EVENTS_RESPONSE: Shape = Shape::structure(
    "AdminListUserAuthEventsResponse",
    &[Member::optional("AuthEvents", &AUTH_EVENTS_TYPE), Member::optional("NextToken", &PAGINATION_KEY)],
);
pub(crate) static ADMIN_LIST_USER_SESSIONS_REQUEST: Shape = Shape::structure(
    "AdminListUserSessionsRequest",
    &[
        Member::optional("NextToken", &PAGINATION_KEY),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static ADMIN_LIST_USER_SESSIONS_RESPONSE: Shape = Shape::structure(
    "AdminListUserSessionsResponse",
    &[Member::optional("NextToken", &PAGINATION_KEY), Member::optional("Sessions", &SESSIONS_LIST_TYPE)],
);
pub(crate) static ADMIN_REMOVE_USER_FROM_GROUP_REQUEST: Shape = Shape::structure(
    "AdminRemoveUserFromGroupRequest",
    &[
        Member::required("GroupName", &GROUP_NAME_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static ADMIN_RESET_USER_PASSWORD_REQUEST: Shape = Shape::structure(
    "AdminResetUserPasswordRequest",
    &[
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static ADMIN_RESET_USER_PASSWORD_RESPONSE: Shape = Shape::structure("AdminResetUserPasswordResponse", &[]);
pub(crate) static ADMIN_RESPOND_TO_AUTH_CHALLENGE_REQUEST: Shape = Shape::structure(
    "AdminRespondToAuthChallengeRequest",
    &[
        Member::optional("AnalyticsMetadata", &ANALYTICS_METADATA_TYPE),
        Member::required("ChallengeName", &CHALLENGE_NAME_TYPE),
        Member::optional("ChallengeResponses", &CHALLENGE_RESPONSES_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
        Member::optional("ContextData", &CONTEXT_DATA_TYPE),
        Member::optional("Session", &SESSION_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static ADMIN_RESPOND_TO_AUTH_CHALLENGE_RESPONSE: Shape = Shape::structure(
    "AdminRespondToAuthChallengeResponse",
    &[
        Member::optional("AuthenticationResult", &AUTHENTICATION_RESULT_TYPE),
        Member::optional("AvailableChallenges", &AVAILABLE_CHALLENGE_LIST_TYPE),
        Member::optional("ChallengeName", &CHALLENGE_NAME_TYPE),
        Member::optional("ChallengeParameters", &CHALLENGE_PARAMETERS_TYPE),
        Member::optional("Session", &SESSION_TYPE),
    ],
);
pub(crate) static ADMIN_REVOKE_USER_SESSION_REQUEST: Shape = Shape::structure(
    "AdminRevokeUserSessionRequest",
    &[
        Member::optional("RevokeAssociatedSessions", &REVOKE_ASSOCIATED_SESSIONS_TYPE),
        Member::required("SessionId", &SESSION_ID_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static ADMIN_REVOKE_USER_SESSION_RESPONSE: Shape = Shape::structure("AdminRevokeUserSessionResponse", &[]);
pub(crate) static ADMIN_SET_USER_MFA_PREFERENCE_REQUEST: Shape = Shape::structure(
    "AdminSetUserMFAPreferenceRequest",
    &[
        Member::optional("EmailMfaSettings", &EMAIL_MFA_SETTINGS_TYPE),
        Member::optional("SMSMfaSettings", &SMS_MFA_SETTINGS_TYPE),
        Member::optional("SoftwareTokenMfaSettings", &SOFTWARE_TOKEN_MFA_SETTINGS_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::optional("WebAuthnMfaSettings", &WEB_AUTHN_MFA_SETTINGS_TYPE),
    ],
);
pub(crate) static ADMIN_SET_USER_MFA_PREFERENCE_RESPONSE: Shape =
    Shape::structure("AdminSetUserMFAPreferenceResponse", &[]);
pub(crate) static ADMIN_SET_USER_PASSWORD_REQUEST: Shape = Shape::structure(
    "AdminSetUserPasswordRequest",
    &[
        Member::required("Password", &PASSWORD_TYPE),
        Member::optional("Permanent", &BOOLEAN_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static ADMIN_SET_USER_PASSWORD_RESPONSE: Shape = Shape::structure("AdminSetUserPasswordResponse", &[]);
pub(crate) static ADMIN_SET_USER_SETTINGS_REQUEST: Shape = Shape::structure(
    "AdminSetUserSettingsRequest",
    &[
        Member::required("MFAOptions", &MFA_OPTION_LIST_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static ADMIN_SET_USER_SETTINGS_RESPONSE: Shape = Shape::structure("AdminSetUserSettingsResponse", &[]);
pub(crate) static ADMIN_UPDATE_AUTH_EVENT_FEEDBACK_REQUEST: Shape = Shape::structure(
    "AdminUpdateAuthEventFeedbackRequest",
    &[
        Member::required("EventId", &EVENT_ID_TYPE),
        Member::required("FeedbackValue", &FEEDBACK_VALUE_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static ADMIN_UPDATE_AUTH_EVENT_FEEDBACK_RESPONSE: Shape =
    Shape::structure("AdminUpdateAuthEventFeedbackResponse", &[]);
pub(crate) static ADMIN_UPDATE_DEVICE_STATUS_REQUEST: Shape = Shape::structure(
    "AdminUpdateDeviceStatusRequest",
    &[
        Member::required("DeviceKey", &DEVICE_KEY_TYPE),
        Member::optional("DeviceRememberedStatus", &DEVICE_REMEMBERED_STATUS_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static ADMIN_UPDATE_DEVICE_STATUS_RESPONSE: Shape = Shape::structure("AdminUpdateDeviceStatusResponse", &[]);
pub(crate) static ADMIN_UPDATE_USER_ATTRIBUTES_REQUEST: Shape = Shape::structure(
    "AdminUpdateUserAttributesRequest",
    &[
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
        Member::required("UserAttributes", &ATTRIBUTE_LIST_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static ADMIN_UPDATE_USER_ATTRIBUTES_RESPONSE: Shape =
    Shape::structure("AdminUpdateUserAttributesResponse", &[]);
pub(crate) static ADMIN_USER_GLOBAL_SIGN_OUT_REQUEST: Shape = Shape::structure(
    "AdminUserGlobalSignOutRequest",
    &[Member::required("UserPoolId", &USER_POOL_ID_TYPE), Member::required("Username", &USERNAME_TYPE)],
);
pub(crate) static ADMIN_USER_GLOBAL_SIGN_OUT_RESPONSE: Shape = Shape::structure("AdminUserGlobalSignOutResponse", &[]);
pub(crate) static ADVANCED_SECURITY_ADDITIONAL_FLOWS_TYPE: Shape = Shape::structure(
    "AdvancedSecurityAdditionalFlowsType",
    &[Member::optional("CustomAuthMode", &ADVANCED_SECURITY_ENABLED_MODE_TYPE)],
);
pub(crate) static ADVANCED_SECURITY_ENABLED_MODE_TYPE: Shape =
    Shape::string("AdvancedSecurityEnabledModeType").one_of(&["AUDIT", "ENFORCED"]);
pub(crate) static ADVANCED_SECURITY_MODE_TYPE: Shape =
    Shape::string("AdvancedSecurityModeType").one_of(&["OFF", "AUDIT", "ENFORCED"]);
pub(crate) static ALIAS_ATTRIBUTE_TYPE: Shape =
    Shape::string("AliasAttributeType").one_of(&["phone_number", "email", "preferred_username"]);
pub(crate) static ALIAS_ATTRIBUTES_LIST_TYPE: Shape = Shape::list("AliasAttributesListType", &ALIAS_ATTRIBUTE_TYPE);
pub(crate) static ALLOWED_FIRST_AUTH_FACTORS_LIST_TYPE: Shape =
    Shape::list("AllowedFirstAuthFactorsListType", &AUTH_FACTOR_TYPE).min(1).max(5);
pub(crate) static ANALYTICS_CONFIGURATION_TYPE: Shape = Shape::structure(
    "AnalyticsConfigurationType",
    &[
        Member::optional("ApplicationArn", &ARN_TYPE),
        Member::optional("ApplicationId", &HEX_STRING_TYPE),
        Member::optional("ExternalId", &STRING_TYPE),
        Member::optional("RoleArn", &ARN_TYPE),
        Member::optional("UserDataShared", &BOOLEAN_TYPE),
    ],
);
pub(crate) static ANALYTICS_METADATA_TYPE: Shape =
    Shape::structure("AnalyticsMetadataType", &[Member::optional("AnalyticsEndpointId", &STRING_TYPE)]);
pub(crate) static ARN_TYPE: Shape = Shape::string("ArnType").min(20).max(2048).pattern(&ARN_TYPE_PATTERN);
pub(crate) static ASSET_BYTES_TYPE: Shape = Shape::blob("AssetBytesType").max(1_000_000);
pub(crate) static ASSET_CATEGORY_TYPE: Shape = Shape::string("AssetCategoryType").one_of(&[
    "FAVICON_ICO",
    "FAVICON_SVG",
    "EMAIL_GRAPHIC",
    "SMS_GRAPHIC",
    "AUTH_APP_GRAPHIC",
    "PASSWORD_GRAPHIC",
    "PASSKEY_GRAPHIC",
    "PAGE_HEADER_LOGO",
    "PAGE_HEADER_BACKGROUND",
    "PAGE_FOOTER_LOGO",
    "PAGE_FOOTER_BACKGROUND",
    "PAGE_BACKGROUND",
    "FORM_BACKGROUND",
    "FORM_LOGO",
    "IDP_BUTTON_ICON",
]);
pub(crate) static ASSET_EXTENSION_TYPE: Shape =
    Shape::string("AssetExtensionType").one_of(&["ICO", "JPEG", "PNG", "SVG", "WEBP"]);
pub(crate) static ASSET_LIST_TYPE: Shape = Shape::list("AssetListType", &ASSET_TYPE).min(0).max(40);
pub(crate) static ASSET_TYPE: Shape = Shape::structure(
    "AssetType",
    &[
        Member::optional("Bytes", &ASSET_BYTES_TYPE),
        Member::required("Category", &ASSET_CATEGORY_TYPE),
        Member::required("ColorMode", &COLOR_SCHEME_MODE_TYPE),
        Member::required("Extension", &ASSET_EXTENSION_TYPE),
        Member::optional("ResourceId", &RESOURCE_ID_TYPE),
    ],
);
pub(crate) static ASSOCIATE_SOFTWARE_TOKEN_REQUEST: Shape = Shape::structure(
    "AssociateSoftwareTokenRequest",
    &[Member::optional("AccessToken", &TOKEN_MODEL_TYPE), Member::optional("Session", &SESSION_TYPE)],
);
pub(crate) static ASSOCIATE_SOFTWARE_TOKEN_RESPONSE: Shape = Shape::structure(
    "AssociateSoftwareTokenResponse",
    &[Member::optional("SecretCode", &SECRET_CODE_TYPE), Member::optional("Session", &SESSION_TYPE)],
);
pub(crate) static ATTRIBUTE_DATA_TYPE: Shape =
    Shape::string("AttributeDataType").one_of(&["String", "Number", "DateTime", "Boolean"]);
pub(crate) static ATTRIBUTE_LIST_TYPE: Shape = Shape::list("AttributeListType", &ATTRIBUTE_TYPE);
pub(crate) static ATTRIBUTE_MAPPING_KEY_TYPE: Shape = Shape::string("AttributeMappingKeyType").min(1).max(32);
pub(crate) static ATTRIBUTE_MAPPING_TYPE: Shape =
    Shape::map("AttributeMappingType", &ATTRIBUTE_MAPPING_KEY_TYPE, &STRING_TYPE);
pub(crate) static ATTRIBUTE_NAME_LIST_TYPE: Shape = Shape::list("AttributeNameListType", &ATTRIBUTE_NAME_TYPE);
pub(crate) static ATTRIBUTE_NAME_TYPE: Shape =
    Shape::string("AttributeNameType").min(1).max(32).pattern(&ATTRIBUTE_NAME_TYPE_PATTERN);
pub(crate) static ATTRIBUTE_TYPE: Shape = Shape::structure(
    "AttributeType",
    &[Member::required("Name", &ATTRIBUTE_NAME_TYPE), Member::optional("Value", &ATTRIBUTE_VALUE_TYPE)],
);
pub(crate) static ATTRIBUTE_VALUE_TYPE: Shape = Shape::string("AttributeValueType").max(2048).sensitive();
pub(crate) static ATTRIBUTES_REQUIRE_VERIFICATION_BEFORE_UPDATE_TYPE: Shape =
    Shape::list("AttributesRequireVerificationBeforeUpdateType", &VERIFIED_ATTRIBUTE_TYPE);
pub(crate) static AUDIENCE_LIST_TYPE: Shape = Shape::list("AudienceListType", &AUDIENCE_TYPE).min(0).max(1);
pub(crate) static AUDIENCE_TYPE: Shape = Shape::string("AudienceType").min(1).max(256).pattern(&ACR_VALUE_TYPE_PATTERN);
pub(crate) static AUTH_EVENT_TYPE: Shape = Shape::structure(
    "AuthEventType",
    &[
        Member::optional("ChallengeResponses", &CHALLENGE_RESPONSE_LIST_TYPE),
        Member::optional("CreationDate", &DATE_TYPE),
        Member::optional("EventContextData", &EVENT_CONTEXT_DATA_TYPE),
        Member::optional("EventFeedback", &EVENT_FEEDBACK_TYPE),
        Member::optional("EventId", &STRING_TYPE),
        Member::optional("EventResponse", &EVENT_RESPONSE_TYPE),
        Member::optional("EventRisk", &EVENT_RISK_TYPE),
        Member::optional("EventType", &EVENT_TYPE),
    ],
);
pub(crate) static AUTH_EVENTS_TYPE: Shape = Shape::list("AuthEventsType", &AUTH_EVENT_TYPE);
pub(crate) static AUTH_FACTOR_TYPE: Shape =
    Shape::string("AuthFactorType").one_of(&["PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN", "SOFTWARE_TOKEN"]);
pub(crate) static AUTH_FLOW_TYPE: Shape = Shape::string("AuthFlowType").one_of(&[
    "USER_SRP_AUTH",
    "REFRESH_TOKEN_AUTH",
    "REFRESH_TOKEN",
    "CUSTOM_AUTH",
    "ADMIN_NO_SRP_AUTH",
    "USER_PASSWORD_AUTH",
    "ADMIN_USER_PASSWORD_AUTH",
    "USER_AUTH",
]);
pub(crate) static AUTH_PARAMETERS_TYPE: Shape =
    Shape::map("AuthParametersType", &STRING_TYPE, &STRING_TYPE).sensitive();
pub(crate) static AUTH_SESSION_VALIDITY_TYPE: Shape = Shape::integer("AuthSessionValidityType").min(3).max(15);
pub(crate) static AUTHENTICATION_RESULT_TYPE: Shape = Shape::structure(
    "AuthenticationResultType",
    &[
        Member::optional("AccessToken", &TOKEN_MODEL_TYPE),
        Member::optional("ExpiresIn", &INTEGER_TYPE),
        Member::optional("IdToken", &TOKEN_MODEL_TYPE),
        Member::optional("NewDeviceMetadata", &NEW_DEVICE_METADATA_TYPE),
        Member::optional("RefreshToken", &TOKEN_MODEL_TYPE),
        Member::optional("TokenType", &STRING_TYPE),
    ],
);
pub(crate) static AVAILABLE_CHALLENGE_LIST_TYPE: Shape =
    Shape::list("AvailableChallengeListType", &CHALLENGE_NAME_TYPE);
pub(crate) static BLOCKED_IP_RANGE_LIST_TYPE: Shape = Shape::list("BlockedIPRangeListType", &STRING_TYPE).max(200);
pub(crate) static BOOLEAN_TYPE: Shape = Shape::boolean("BooleanType");
pub(crate) static CSS_TYPE: Shape = Shape::string("CSSType").min(0).max(131_072);
pub(crate) static CSS_VERSION_TYPE: Shape = Shape::string("CSSVersionType");
pub(crate) static CALLBACK_UR_LS_LIST_TYPE: Shape =
    Shape::list("CallbackURLsListType", &REDIRECT_URL_TYPE).min(0).max(100);
pub(crate) static CHALLENGE_NAME: Shape = Shape::string("ChallengeName").one_of(&["Password", "Mfa"]);
pub(crate) static CHALLENGE_NAME_TYPE: Shape = Shape::string("ChallengeNameType").one_of(&[
    "SMS_MFA",
    "EMAIL_OTP",
    "SOFTWARE_TOKEN_MFA",
    "SELECT_MFA_TYPE",
    "MFA_SETUP",
    "PASSWORD_VERIFIER",
    "CUSTOM_CHALLENGE",
    "SELECT_CHALLENGE",
    "DEVICE_SRP_AUTH",
    "DEVICE_PASSWORD_VERIFIER",
    "ADMIN_NO_SRP_AUTH",
    "NEW_PASSWORD_REQUIRED",
    "SMS_OTP",
    "PASSWORD",
    "WEB_AUTHN",
    "PASSWORD_SRP",
]);
pub(crate) static CHALLENGE_PARAMETERS_TYPE: Shape = Shape::map("ChallengeParametersType", &STRING_TYPE, &STRING_TYPE);
pub(crate) static CHALLENGE_RESPONSE: Shape = Shape::string("ChallengeResponse").one_of(&["Success", "Failure"]);
pub(crate) static CHALLENGE_RESPONSE_LIST_TYPE: Shape =
    Shape::list("ChallengeResponseListType", &CHALLENGE_RESPONSE_TYPE);
pub(crate) static CHALLENGE_RESPONSE_TYPE: Shape = Shape::structure(
    "ChallengeResponseType",
    &[Member::optional("ChallengeName", &CHALLENGE_NAME), Member::optional("ChallengeResponse", &CHALLENGE_RESPONSE)],
);
pub(crate) static CHALLENGE_RESPONSES_TYPE: Shape =
    Shape::map("ChallengeResponsesType", &STRING_TYPE, &STRING_TYPE).sensitive();
pub(crate) static CHANGE_PASSWORD_REQUEST: Shape = Shape::structure(
    "ChangePasswordRequest",
    &[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::optional("PreviousPassword", &PASSWORD_TYPE),
        Member::required("ProposedPassword", &PASSWORD_TYPE),
    ],
);
pub(crate) static CHANGE_PASSWORD_RESPONSE: Shape = Shape::structure("ChangePasswordResponse", &[]);
pub(crate) static CLIENT_AUTHENTICATION_RESULT_TYPE: Shape = Shape::structure(
    "ClientAuthenticationResultType",
    &[
        Member::optional("AccessToken", &TOKEN_MODEL_TYPE),
        Member::optional("ExpiresIn", &INTEGER_TYPE),
        Member::optional("TokenType", &STRING_TYPE),
    ],
);
pub(crate) static CLIENT_ID_TYPE: Shape =
    Shape::string("ClientIdType").min(1).max(128).pattern(&CLIENT_ID_TYPE_PATTERN).sensitive();
pub(crate) static CLIENT_METADATA_TYPE: Shape = Shape::map("ClientMetadataType", &STRING_TYPE, &STRING_TYPE);
pub(crate) static CLIENT_NAME_TYPE: Shape =
    Shape::string("ClientNameType").min(1).max(128).pattern(&CLIENT_NAME_TYPE_PATTERN);
pub(crate) static CLIENT_PERMISSION_LIST_TYPE: Shape = Shape::list("ClientPermissionListType", &CLIENT_PERMISSION_TYPE);
pub(crate) static CLIENT_PERMISSION_TYPE: Shape = Shape::string("ClientPermissionType").min(1).max(2048);
pub(crate) static CLIENT_SSO_SESSION_CONFIG_TYPE: Shape = Shape::structure(
    "ClientSSOSessionConfigType",
    &[Member::required("MaxValidityMinutes", &SSO_SESSION_MAX_VALIDITY_MINUTES_TYPE)],
);
pub(crate) static CLIENT_SECRET_DESCRIPTOR_LIST_TYPE: Shape =
    Shape::list("ClientSecretDescriptorListType", &CLIENT_SECRET_DESCRIPTOR_TYPE);
pub(crate) static CLIENT_SECRET_DESCRIPTOR_TYPE: Shape = Shape::structure(
    "ClientSecretDescriptorType",
    &[
        Member::optional("ClientSecretCreateDate", &DATE_TYPE),
        Member::optional("ClientSecretId", &CLIENT_SECRET_ID_TYPE),
        Member::optional("ClientSecretValue", &CLIENT_SECRET_TYPE),
    ],
);
pub(crate) static CLIENT_SECRET_ID_TYPE: Shape = Shape::string("ClientSecretIdType").min(1).max(128);
pub(crate) static CLIENT_SECRET_TYPE: Shape =
    Shape::string("ClientSecretType").min(24).max(64).pattern(&CLIENT_ID_TYPE_PATTERN).sensitive();
pub(crate) static CLIENT_TYPE_TYPE: Shape = Shape::string("ClientTypeType").one_of(&["REGULAR", "DCR"]);
pub(crate) static CLOUD_WATCH_LOGS_CONFIGURATION_TYPE: Shape =
    Shape::structure("CloudWatchLogsConfigurationType", &[Member::optional("LogGroupArn", &ARN_TYPE)]);
pub(crate) static CODE_DELIVERY_DETAILS_LIST_TYPE: Shape =
    Shape::list("CodeDeliveryDetailsListType", &CODE_DELIVERY_DETAILS_TYPE);
pub(crate) static CODE_DELIVERY_DETAILS_TYPE: Shape = Shape::structure(
    "CodeDeliveryDetailsType",
    &[
        Member::optional("AttributeName", &ATTRIBUTE_NAME_TYPE),
        Member::optional("DeliveryMedium", &DELIVERY_MEDIUM_TYPE),
        Member::optional("Destination", &STRING_TYPE),
    ],
);
pub(crate) static COLOR_SCHEME_MODE_TYPE: Shape =
    Shape::string("ColorSchemeModeType").one_of(&["LIGHT", "DARK", "DYNAMIC"]);
pub(crate) static COMPLETE_WEB_AUTHN_REGISTRATION_REQUEST: Shape = Shape::structure(
    "CompleteWebAuthnRegistrationRequest",
    &[Member::required("AccessToken", &TOKEN_MODEL_TYPE), Member::required("Credential", &DOCUMENT)],
);
pub(crate) static COMPLETE_WEB_AUTHN_REGISTRATION_RESPONSE: Shape =
    Shape::structure("CompleteWebAuthnRegistrationResponse", &[]);
pub(crate) static COMPLETION_MESSAGE_TYPE: Shape =
    Shape::string("CompletionMessageType").min(1).max(128).pattern(&COMPLETION_MESSAGE_TYPE_PATTERN);
pub(crate) static COMPROMISED_CREDENTIALS_ACTIONS_TYPE: Shape = Shape::structure(
    "CompromisedCredentialsActionsType",
    &[Member::required("EventAction", &COMPROMISED_CREDENTIALS_EVENT_ACTION_TYPE)],
);
pub(crate) static COMPROMISED_CREDENTIALS_EVENT_ACTION_TYPE: Shape =
    Shape::string("CompromisedCredentialsEventActionType").one_of(&["BLOCK", "NO_ACTION"]);
pub(crate) static COMPROMISED_CREDENTIALS_RISK_CONFIGURATION_TYPE: Shape = Shape::structure(
    "CompromisedCredentialsRiskConfigurationType",
    &[
        Member::required("Actions", &COMPROMISED_CREDENTIALS_ACTIONS_TYPE),
        Member::optional("EventFilter", &EVENT_FILTERS_TYPE),
    ],
);
pub(crate) static CONFIGURED_USER_AUTH_FACTORS_LIST_TYPE: Shape =
    Shape::list("ConfiguredUserAuthFactorsListType", &AUTH_FACTOR_TYPE).min(0).max(8);
pub(crate) static CONFIRM_DEVICE_REQUEST: Shape = Shape::structure(
    "ConfirmDeviceRequest",
    &[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::required("DeviceKey", &DEVICE_KEY_TYPE),
        Member::optional("DeviceName", &DEVICE_NAME_TYPE),
        Member::optional("DeviceSecretVerifierConfig", &DEVICE_SECRET_VERIFIER_CONFIG_TYPE),
    ],
);
pub(crate) static CONFIRM_DEVICE_RESPONSE: Shape =
    Shape::structure("ConfirmDeviceResponse", &[Member::optional("UserConfirmationNecessary", &BOOLEAN_TYPE)]);
pub(crate) static CONFIRM_FORGOT_PASSWORD_REQUEST: Shape = Shape::structure(
    "ConfirmForgotPasswordRequest",
    &[
        Member::optional("AnalyticsMetadata", &ANALYTICS_METADATA_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
        Member::required("ConfirmationCode", &CONFIRMATION_CODE_TYPE),
        Member::required("Password", &PASSWORD_TYPE),
        Member::optional("SecretHash", &SECRET_HASH_TYPE),
        Member::optional("UserContextData", &USER_CONTEXT_DATA_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static CONFIRM_FORGOT_PASSWORD_RESPONSE: Shape = Shape::structure("ConfirmForgotPasswordResponse", &[]);
pub(crate) static CONFIRM_SIGN_UP_REQUEST: Shape = Shape::structure(
    "ConfirmSignUpRequest",
    &[
        Member::optional("AnalyticsMetadata", &ANALYTICS_METADATA_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
        Member::required("ConfirmationCode", &CONFIRMATION_CODE_TYPE),
        Member::optional("ForceAliasCreation", &FORCE_ALIAS_CREATION),
        Member::optional("SecretHash", &SECRET_HASH_TYPE),
        Member::optional("Session", &SESSION_TYPE),
        Member::optional("UserContextData", &USER_CONTEXT_DATA_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static CONFIRM_SIGN_UP_RESPONSE: Shape =
    Shape::structure("ConfirmSignUpResponse", &[Member::optional("Session", &SESSION_TYPE)]);
pub(crate) static CONFIRMATION_CODE_TYPE: Shape =
    Shape::string("ConfirmationCodeType").min(1).max(2048).pattern(&CONFIRMATION_CODE_TYPE_PATTERN);
pub(crate) static CONTEXT_DATA_TYPE: Shape = Shape::structure(
    "ContextDataType",
    &[
        Member::optional("EncodedData", &STRING_TYPE),
        Member::required("HttpHeaders", &HTTP_HEADER_LIST),
        Member::required("IpAddress", &STRING_TYPE),
        Member::required("ServerName", &STRING_TYPE),
        Member::required("ServerPath", &STRING_TYPE),
    ],
);
pub(crate) static CREATE_GROUP_REQUEST: Shape = Shape::structure(
    "CreateGroupRequest",
    &[
        Member::optional("Description", &DESCRIPTION_TYPE),
        Member::required("GroupName", &GROUP_NAME_TYPE),
        Member::optional("Precedence", &PRECEDENCE_TYPE),
        Member::optional("RoleArn", &ARN_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static CREATE_GROUP_RESPONSE: Shape =
    Shape::structure("CreateGroupResponse", &[Member::optional("Group", &GROUP_TYPE)]);
pub(crate) static CREATE_IDENTITY_PROVIDER_REQUEST: Shape = Shape::structure(
    "CreateIdentityProviderRequest",
    &[
        Member::optional("AcrMapping", &ACR_MAPPING_TYPE),
        Member::optional("AttributeMapping", &ATTRIBUTE_MAPPING_TYPE),
        Member::optional("IdpIdentifiers", &IDP_IDENTIFIERS_LIST_TYPE),
        Member::required("ProviderDetails", &PROVIDER_DETAILS_TYPE),
        Member::required("ProviderName", &PROVIDER_NAME_TYPE_V2),
        Member::required("ProviderType", &IDENTITY_PROVIDER_TYPE_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static CREATE_IDENTITY_PROVIDER_RESPONSE: Shape = Shape::structure(
    "CreateIdentityProviderResponse",
    &[Member::required("IdentityProvider", &IDENTITY_PROVIDER_TYPE)],
);
pub(crate) static CREATE_MANAGED_LOGIN_BRANDING_REQUEST: Shape = Shape::structure(
    "CreateManagedLoginBrandingRequest",
    &[
        Member::optional("Assets", &ASSET_LIST_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("Settings", &DOCUMENT),
        Member::optional("UseCognitoProvidedValues", &BOOLEAN_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static CREATE_MANAGED_LOGIN_BRANDING_RESPONSE: Shape = Shape::structure(
    "CreateManagedLoginBrandingResponse",
    &[Member::optional("ManagedLoginBranding", &MANAGED_LOGIN_BRANDING_TYPE)],
);
pub(crate) static CREATE_RESOURCE_SERVER_REQUEST: Shape = Shape::structure(
    "CreateResourceServerRequest",
    &[
        Member::required("Identifier", &RESOURCE_SERVER_IDENTIFIER_TYPE),
        Member::required("Name", &RESOURCE_SERVER_NAME_TYPE),
        Member::optional("Scopes", &RESOURCE_SERVER_SCOPE_LIST_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static CREATE_RESOURCE_SERVER_RESPONSE: Shape =
    Shape::structure("CreateResourceServerResponse", &[Member::required("ResourceServer", &RESOURCE_SERVER_TYPE)]);
pub(crate) static CREATE_TERMS_REQUEST: Shape = Shape::structure(
    "CreateTermsRequest",
    &[
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::required("Enforcement", &TERMS_ENFORCEMENT_TYPE),
        Member::optional("Links", &LINKS_TYPE),
        Member::required("TermsName", &TERMS_NAME_TYPE),
        Member::required("TermsSource", &TERMS_SOURCE_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static CREATE_TERMS_RESPONSE: Shape =
    Shape::structure("CreateTermsResponse", &[Member::optional("Terms", &TERMS_TYPE)]);
pub(crate) static CREATE_USER_IMPORT_JOB_REQUEST: Shape = Shape::structure(
    "CreateUserImportJobRequest",
    &[
        Member::required("CloudWatchLogsRoleArn", &ARN_TYPE),
        Member::required("JobName", &USER_IMPORT_JOB_NAME_TYPE),
        Member::optional("PasswordHashingAlgorithm", &PASSWORD_HASHING_ALGORITHM_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static CREATE_USER_IMPORT_JOB_RESPONSE: Shape =
    Shape::structure("CreateUserImportJobResponse", &[Member::optional("UserImportJob", &USER_IMPORT_JOB_TYPE)]);
pub(crate) static CREATE_USER_POOL_CLIENT_REQUEST: Shape = Shape::structure(
    "CreateUserPoolClientRequest",
    &[
        Member::optional("AccessTokenValidity", &ACCESS_TOKEN_VALIDITY_TYPE),
        Member::optional("AllowedOAuthFlows", &O_AUTH_FLOWS_TYPE),
        Member::optional("AllowedOAuthFlowsUserPoolClient", &BOOLEAN_TYPE),
        Member::optional("AllowedOAuthScopes", &SCOPE_LIST_TYPE),
        Member::optional("AnalyticsConfiguration", &ANALYTICS_CONFIGURATION_TYPE),
        Member::optional("AuthSessionValidity", &AUTH_SESSION_VALIDITY_TYPE),
        Member::optional("CallbackURLs", &CALLBACK_UR_LS_LIST_TYPE),
        Member::required("ClientName", &CLIENT_NAME_TYPE),
        Member::optional("ClientSecret", &CLIENT_SECRET_TYPE),
        Member::optional("DefaultRedirectURI", &REDIRECT_URL_TYPE),
        Member::optional("EnablePropagateAdditionalUserContextData", &WRAPPED_BOOLEAN_TYPE),
        Member::optional("EnableTokenRevocation", &WRAPPED_BOOLEAN_TYPE),
        Member::optional("ExplicitAuthFlows", &EXPLICIT_AUTH_FLOWS_LIST_TYPE),
        Member::optional("GenerateSecret", &GENERATE_SECRET),
        Member::optional("IdTokenValidity", &ID_TOKEN_VALIDITY_TYPE),
        Member::optional("LogoutURLs", &LOGOUT_UR_LS_LIST_TYPE),
        Member::optional("PreventUserExistenceErrors", &PREVENT_USER_EXISTENCE_ERROR_TYPES),
        Member::optional("ReadAttributes", &CLIENT_PERMISSION_LIST_TYPE),
        Member::optional("RefreshTokenRotation", &REFRESH_TOKEN_ROTATION_TYPE),
        Member::optional("RefreshTokenValidity", &REFRESH_TOKEN_VALIDITY_TYPE),
        Member::optional("SupportedIdentityProviders", &SUPPORTED_IDENTITY_PROVIDERS_LIST_TYPE),
        Member::optional("TokenValidityUnits", &TOKEN_VALIDITY_UNITS_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("WriteAttributes", &CLIENT_PERMISSION_LIST_TYPE),
    ],
);
pub(crate) static CREATE_USER_POOL_CLIENT_RESPONSE: Shape =
    Shape::structure("CreateUserPoolClientResponse", &[Member::optional("UserPoolClient", &USER_POOL_CLIENT_TYPE)]);
pub(crate) static CREATE_USER_POOL_DOMAIN_REQUEST: Shape = Shape::structure(
    "CreateUserPoolDomainRequest",
    &[
        Member::optional("CustomDomainConfig", &CUSTOM_DOMAIN_CONFIG_TYPE),
        Member::required("Domain", &DOMAIN_TYPE),
        Member::optional("ManagedLoginVersion", &WRAPPED_INTEGER_TYPE),
        Member::optional("Routing", &ROUTING_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static CREATE_USER_POOL_DOMAIN_RESPONSE: Shape = Shape::structure(
    "CreateUserPoolDomainResponse",
    &[
        Member::optional("CloudFrontDomain", &DOMAIN_TYPE),
        Member::optional("ManagedLoginVersion", &WRAPPED_INTEGER_TYPE),
        Member::optional("Routing", &ROUTING_TYPE),
    ],
);
pub(crate) static CREATE_USER_POOL_REPLICA_REQUEST: Shape = Shape::structure(
    "CreateUserPoolReplicaRequest",
    &[
        Member::required("RegionName", &REGION_NAME_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("UserPoolTags", &USER_POOL_TAGS_TYPE),
    ],
);
pub(crate) static CREATE_USER_POOL_REPLICA_RESPONSE: Shape =
    Shape::structure("CreateUserPoolReplicaResponse", &[Member::optional("UserPoolReplica", &USER_POOL_REPLICA_TYPE)]);
pub(crate) static CREATE_USER_POOL_REQUEST: Shape = Shape::structure(
    "CreateUserPoolRequest",
    &[
        Member::optional("AccountRecoverySetting", &ACCOUNT_RECOVERY_SETTING_TYPE),
        Member::optional("AcrConfiguration", &ACR_CONFIGURATION_TYPE),
        Member::optional("AdminCreateUserConfig", &ADMIN_CREATE_USER_CONFIG_TYPE),
        Member::optional("AliasAttributes", &ALIAS_ATTRIBUTES_LIST_TYPE),
        Member::optional("AutoVerifiedAttributes", &VERIFIED_ATTRIBUTES_LIST_TYPE),
        Member::optional("DcrConfiguration", &DCR_CONFIGURATION_TYPE),
        Member::optional("DeletionProtection", &DELETION_PROTECTION_TYPE),
        Member::optional("DeviceConfiguration", &DEVICE_CONFIGURATION_TYPE),
        Member::optional("EmailConfiguration", &EMAIL_CONFIGURATION_TYPE),
        Member::optional("EmailVerificationMessage", &EMAIL_VERIFICATION_MESSAGE_TYPE),
        Member::optional("EmailVerificationSubject", &EMAIL_VERIFICATION_SUBJECT_TYPE),
        Member::optional("IssuerConfiguration", &ISSUER_CONFIGURATION_TYPE),
        Member::optional("KeyConfiguration", &KEY_CONFIGURATION_TYPE),
        Member::optional("LambdaConfig", &LAMBDA_CONFIG_TYPE),
        Member::optional("MfaConfiguration", &USER_POOL_MFA_TYPE),
        Member::optional("Policies", &USER_POOL_POLICY_TYPE),
        Member::required("PoolName", &USER_POOL_NAME_TYPE),
        Member::optional("Schema", &SCHEMA_ATTRIBUTES_LIST_TYPE),
        Member::optional("SmsAuthenticationMessage", &SMS_VERIFICATION_MESSAGE_TYPE),
        Member::optional("SmsConfiguration", &SMS_CONFIGURATION_TYPE),
        Member::optional("SmsVerificationMessage", &SMS_VERIFICATION_MESSAGE_TYPE),
        Member::optional("UserAttributeUpdateSettings", &USER_ATTRIBUTE_UPDATE_SETTINGS_TYPE),
        Member::optional("UserPoolAddOns", &USER_POOL_ADD_ONS_TYPE),
        Member::optional("UserPoolTags", &USER_POOL_TAGS_TYPE),
        Member::optional("UserPoolTier", &USER_POOL_TIER_TYPE),
        Member::optional("UsernameAttributes", &USERNAME_ATTRIBUTES_LIST_TYPE),
        Member::optional("UsernameConfiguration", &USERNAME_CONFIGURATION_TYPE),
        Member::optional("VerificationMessageTemplate", &VERIFICATION_MESSAGE_TEMPLATE_TYPE),
    ],
);
pub(crate) static CREATE_USER_POOL_RESPONSE: Shape =
    Shape::structure("CreateUserPoolResponse", &[Member::optional("UserPool", &USER_POOL_TYPE)]);
pub(crate) static CUSTOM_ATTRIBUTE_NAME_TYPE: Shape =
    Shape::string("CustomAttributeNameType").min(1).max(20).pattern(&CUSTOM_ATTRIBUTE_NAME_TYPE_PATTERN);
pub(crate) static CUSTOM_ATTRIBUTES_LIST_TYPE: Shape =
    Shape::list("CustomAttributesListType", &SCHEMA_ATTRIBUTE_TYPE).min(1).max(25);
pub(crate) static CUSTOM_DOMAIN_CONFIG_TYPE: Shape = Shape::structure(
    "CustomDomainConfigType",
    &[Member::required("CertificateArn", &ARN_TYPE), Member::optional("SecurityPolicy", &SECURITY_POLICY_TYPE)],
);
pub(crate) static CUSTOM_EMAIL_LAMBDA_VERSION_CONFIG_TYPE: Shape = Shape::structure(
    "CustomEmailLambdaVersionConfigType",
    &[
        Member::required("LambdaArn", &ARN_TYPE),
        Member::required("LambdaVersion", &CUSTOM_EMAIL_SENDER_LAMBDA_VERSION_TYPE),
    ],
);
pub(crate) static CUSTOM_EMAIL_SENDER_LAMBDA_VERSION_TYPE: Shape =
    Shape::string("CustomEmailSenderLambdaVersionType").one_of(&["V1_0"]);
pub(crate) static CUSTOM_SMS_LAMBDA_VERSION_CONFIG_TYPE: Shape = Shape::structure(
    "CustomSMSLambdaVersionConfigType",
    &[
        Member::required("LambdaArn", &ARN_TYPE),
        Member::required("LambdaVersion", &CUSTOM_SMS_SENDER_LAMBDA_VERSION_TYPE),
    ],
);
pub(crate) static CUSTOM_SMS_SENDER_LAMBDA_VERSION_TYPE: Shape =
    Shape::string("CustomSMSSenderLambdaVersionType").one_of(&["V1_0"]);
pub(crate) static DATE_TYPE: Shape = Shape::timestamp("DateType");
pub(crate) static DCR_CONFIGURATION_TYPE: Shape = Shape::structure(
    "DcrConfigurationType",
    &[
        Member::optional("AllowedScopes", &SCOPE_LIST_TYPE),
        Member::optional("AuthenticatedGrantTypes", &O_AUTH_FLOWS_TYPE),
        Member::optional("EnableStatus", &STATUS_TYPE),
        Member::optional("OpenDcrEnabled", &BOOLEAN_TYPE),
        Member::optional("OpenDcrGrantTypes", &O_AUTH_FLOWS_TYPE),
    ],
);
pub(crate) static DEFAULT_EMAIL_OPTION_TYPE: Shape =
    Shape::string("DefaultEmailOptionType").one_of(&["CONFIRM_WITH_LINK", "CONFIRM_WITH_CODE"]);
pub(crate) static DELETE_GROUP_REQUEST: Shape = Shape::structure(
    "DeleteGroupRequest",
    &[Member::required("GroupName", &GROUP_NAME_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)],
);
pub(crate) static DELETE_IDENTITY_PROVIDER_REQUEST: Shape = Shape::structure(
    "DeleteIdentityProviderRequest",
    &[Member::required("ProviderName", &PROVIDER_NAME_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)],
);
pub(crate) static DELETE_MANAGED_LOGIN_BRANDING_REQUEST: Shape = Shape::structure(
    "DeleteManagedLoginBrandingRequest",
    &[
        Member::required("ManagedLoginBrandingId", &MANAGED_LOGIN_BRANDING_ID_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static DELETE_RESOURCE_SERVER_REQUEST: Shape = Shape::structure(
    "DeleteResourceServerRequest",
    &[
        Member::required("Identifier", &RESOURCE_SERVER_IDENTIFIER_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static DELETE_TERMS_REQUEST: Shape = Shape::structure(
    "DeleteTermsRequest",
    &[Member::required("TermsId", &TERMS_ID_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)],
);
pub(crate) static DELETE_USER_ATTRIBUTES_REQUEST: Shape = Shape::structure(
    "DeleteUserAttributesRequest",
    &[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::required("UserAttributeNames", &ATTRIBUTE_NAME_LIST_TYPE),
    ],
);
pub(crate) static DELETE_USER_ATTRIBUTES_RESPONSE: Shape = Shape::structure("DeleteUserAttributesResponse", &[]);
pub(crate) static DELETE_USER_POOL_CLIENT_REQUEST: Shape = Shape::structure(
    "DeleteUserPoolClientRequest",
    &[Member::required("ClientId", &CLIENT_ID_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)],
);
pub(crate) static DELETE_USER_POOL_CLIENT_SECRET_REQUEST: Shape = Shape::structure(
    "DeleteUserPoolClientSecretRequest",
    &[
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::required("ClientSecretId", &CLIENT_SECRET_ID_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static DELETE_USER_POOL_CLIENT_SECRET_RESPONSE: Shape =
    Shape::structure("DeleteUserPoolClientSecretResponse", &[]);
pub(crate) static DELETE_USER_POOL_DOMAIN_REQUEST: Shape = Shape::structure(
    "DeleteUserPoolDomainRequest",
    &[Member::required("Domain", &DOMAIN_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)],
);
pub(crate) static DELETE_USER_POOL_DOMAIN_RESPONSE: Shape = Shape::structure("DeleteUserPoolDomainResponse", &[]);
pub(crate) static DELETE_USER_POOL_REPLICA_REQUEST: Shape = Shape::structure(
    "DeleteUserPoolReplicaRequest",
    &[Member::required("RegionName", &REGION_NAME_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)],
);
pub(crate) static DELETE_USER_POOL_REPLICA_RESPONSE: Shape =
    Shape::structure("DeleteUserPoolReplicaResponse", &[Member::optional("UserPoolReplica", &USER_POOL_REPLICA_TYPE)]);
pub(crate) static DELETE_USER_POOL_REQUEST: Shape =
    Shape::structure("DeleteUserPoolRequest", &[Member::required("UserPoolId", &USER_POOL_ID_TYPE)]);
pub(crate) static DELETE_USER_REQUEST: Shape =
    Shape::structure("DeleteUserRequest", &[Member::required("AccessToken", &TOKEN_MODEL_TYPE)]);
pub(crate) static DELETE_WEB_AUTHN_CREDENTIAL_REQUEST: Shape = Shape::structure(
    "DeleteWebAuthnCredentialRequest",
    &[Member::required("AccessToken", &TOKEN_MODEL_TYPE), Member::required("CredentialId", &STRING_TYPE)],
);
pub(crate) static DELETE_WEB_AUTHN_CREDENTIAL_RESPONSE: Shape =
    Shape::structure("DeleteWebAuthnCredentialResponse", &[]);
pub(crate) static DELETION_PROTECTION_TYPE: Shape =
    Shape::string("DeletionProtectionType").one_of(&["ACTIVE", "INACTIVE"]);
pub(crate) static DELIVERY_MEDIUM_LIST_TYPE: Shape = Shape::list("DeliveryMediumListType", &DELIVERY_MEDIUM_TYPE);
pub(crate) static DELIVERY_MEDIUM_TYPE: Shape = Shape::string("DeliveryMediumType").one_of(&["SMS", "EMAIL"]);
pub(crate) static DESCRIBE_IDENTITY_PROVIDER_REQUEST: Shape = Shape::structure(
    "DescribeIdentityProviderRequest",
    &[Member::required("ProviderName", &PROVIDER_NAME_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)],
);
pub(crate) static DESCRIBE_IDENTITY_PROVIDER_RESPONSE: Shape = Shape::structure(
    "DescribeIdentityProviderResponse",
    &[Member::required("IdentityProvider", &IDENTITY_PROVIDER_TYPE)],
);
pub(crate) static DESCRIBE_MANAGED_LOGIN_BRANDING_BY_CLIENT_REQUEST: Shape = Shape::structure(
    "DescribeManagedLoginBrandingByClientRequest",
    &[
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ReturnMergedResources", &BOOLEAN_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static DESCRIBE_MANAGED_LOGIN_BRANDING_BY_CLIENT_RESPONSE: Shape = Shape::structure(
    "DescribeManagedLoginBrandingByClientResponse",
    &[Member::optional("ManagedLoginBranding", &MANAGED_LOGIN_BRANDING_TYPE)],
);
pub(crate) static DESCRIBE_MANAGED_LOGIN_BRANDING_REQUEST: Shape = Shape::structure(
    "DescribeManagedLoginBrandingRequest",
    &[
        Member::required("ManagedLoginBrandingId", &MANAGED_LOGIN_BRANDING_ID_TYPE),
        Member::optional("ReturnMergedResources", &BOOLEAN_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static DESCRIBE_MANAGED_LOGIN_BRANDING_RESPONSE: Shape = Shape::structure(
    "DescribeManagedLoginBrandingResponse",
    &[Member::optional("ManagedLoginBranding", &MANAGED_LOGIN_BRANDING_TYPE)],
);
pub(crate) static DESCRIBE_RESOURCE_SERVER_REQUEST: Shape = Shape::structure(
    "DescribeResourceServerRequest",
    &[
        Member::required("Identifier", &RESOURCE_SERVER_IDENTIFIER_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static DESCRIBE_RESOURCE_SERVER_RESPONSE: Shape =
    Shape::structure("DescribeResourceServerResponse", &[Member::required("ResourceServer", &RESOURCE_SERVER_TYPE)]);
pub(crate) static DESCRIBE_RISK_CONFIGURATION_REQUEST: Shape = Shape::structure(
    "DescribeRiskConfigurationRequest",
    &[Member::optional("ClientId", &CLIENT_ID_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)],
);
pub(crate) static DESCRIBE_RISK_CONFIGURATION_RESPONSE: Shape = Shape::structure(
    "DescribeRiskConfigurationResponse",
    &[Member::required("RiskConfiguration", &RISK_CONFIGURATION_TYPE)],
);
pub(crate) static DESCRIBE_TERMS_BY_CLIENT_REQUEST: Shape = Shape::structure(
    "DescribeTermsByClientRequest",
    &[
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::required("TermsName", &TERMS_NAME_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static DESCRIBE_TERMS_BY_CLIENT_RESPONSE: Shape =
    Shape::structure("DescribeTermsByClientResponse", &[Member::optional("Terms", &TERMS_TYPE)]);
pub(crate) static DESCRIBE_TERMS_REQUEST: Shape = Shape::structure(
    "DescribeTermsRequest",
    &[Member::required("TermsId", &TERMS_ID_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)],
);
pub(crate) static DESCRIBE_TERMS_RESPONSE: Shape =
    Shape::structure("DescribeTermsResponse", &[Member::optional("Terms", &TERMS_TYPE)]);
pub(crate) static DESCRIBE_USER_IMPORT_JOB_REQUEST: Shape = Shape::structure(
    "DescribeUserImportJobRequest",
    &[Member::required("JobId", &USER_IMPORT_JOB_ID_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)],
);
pub(crate) static DESCRIBE_USER_IMPORT_JOB_RESPONSE: Shape =
    Shape::structure("DescribeUserImportJobResponse", &[Member::optional("UserImportJob", &USER_IMPORT_JOB_TYPE)]);
pub(crate) static DESCRIBE_USER_POOL_CLIENT_REQUEST: Shape = Shape::structure(
    "DescribeUserPoolClientRequest",
    &[Member::required("ClientId", &CLIENT_ID_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)],
);
pub(crate) static DESCRIBE_USER_POOL_CLIENT_RESPONSE: Shape =
    Shape::structure("DescribeUserPoolClientResponse", &[Member::optional("UserPoolClient", &USER_POOL_CLIENT_TYPE)]);
pub(crate) static DESCRIBE_USER_POOL_DOMAIN_REQUEST: Shape =
    Shape::structure("DescribeUserPoolDomainRequest", &[Member::required("Domain", &DOMAIN_TYPE)]);
pub(crate) static DESCRIBE_USER_POOL_DOMAIN_RESPONSE: Shape = Shape::structure(
    "DescribeUserPoolDomainResponse",
    &[Member::optional("DomainDescription", &DOMAIN_DESCRIPTION_TYPE)],
);
pub(crate) static DESCRIBE_USER_POOL_REQUEST: Shape =
    Shape::structure("DescribeUserPoolRequest", &[Member::required("UserPoolId", &USER_POOL_ID_TYPE)]);
pub(crate) static DESCRIBE_USER_POOL_RESPONSE: Shape =
    Shape::structure("DescribeUserPoolResponse", &[Member::optional("UserPool", &USER_POOL_TYPE)]);
pub(crate) static DESCRIPTION_TYPE: Shape = Shape::string("DescriptionType").max(2048);
pub(crate) static DEVICE_CONFIGURATION_TYPE: Shape = Shape::structure(
    "DeviceConfigurationType",
    &[
        Member::optional("ChallengeRequiredOnNewDevice", &BOOLEAN_TYPE),
        Member::optional("DeviceOnlyRememberedOnUserPrompt", &BOOLEAN_TYPE),
    ],
);
pub(crate) static DEVICE_KEY_TYPE: Shape =
    Shape::string("DeviceKeyType").min(1).max(55).pattern(&DEVICE_KEY_TYPE_PATTERN);
pub(crate) static DEVICE_LIST_TYPE: Shape = Shape::list("DeviceListType", &DEVICE_TYPE);
pub(crate) static DEVICE_NAME_TYPE: Shape = Shape::string("DeviceNameType").min(1).max(1024);
pub(crate) static DEVICE_REMEMBERED_STATUS_TYPE: Shape =
    Shape::string("DeviceRememberedStatusType").one_of(&["remembered", "not_remembered"]);
pub(crate) static DEVICE_SECRET_VERIFIER_CONFIG_TYPE: Shape = Shape::structure(
    "DeviceSecretVerifierConfigType",
    &[Member::optional("PasswordVerifier", &STRING_TYPE), Member::optional("Salt", &STRING_TYPE)],
);
pub(crate) static DEVICE_TYPE: Shape = Shape::structure(
    "DeviceType",
    &[
        Member::optional("DeviceAttributes", &ATTRIBUTE_LIST_TYPE),
        Member::optional("DeviceCreateDate", &DATE_TYPE),
        Member::optional("DeviceKey", &DEVICE_KEY_TYPE),
        Member::optional("DeviceLastAuthenticatedDate", &DATE_TYPE),
        Member::optional("DeviceLastModifiedDate", &DATE_TYPE),
    ],
);
pub(crate) static DOCUMENT: Shape = Shape::document("Document");
pub(crate) static DOMAIN_DESCRIPTION_TYPE: Shape = Shape::structure(
    "DomainDescriptionType",
    &[
        Member::optional("AWSAccountId", &AWS_ACCOUNT_ID_TYPE),
        Member::optional("CloudFrontDistribution", &STRING_TYPE),
        Member::optional("CustomDomainConfig", &CUSTOM_DOMAIN_CONFIG_TYPE),
        Member::optional("Domain", &DOMAIN_TYPE),
        Member::optional("ManagedLoginVersion", &WRAPPED_INTEGER_TYPE),
        Member::optional("Routing", &ROUTING_TYPE),
        Member::optional("S3Bucket", &S3_BUCKET_TYPE),
        Member::optional("Status", &DOMAIN_STATUS_TYPE),
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("Version", &DOMAIN_VERSION_TYPE),
    ],
);
pub(crate) static DOMAIN_STATUS_TYPE: Shape =
    Shape::string("DomainStatusType").one_of(&["CREATING", "DELETING", "UPDATING", "ACTIVE", "FAILED"]);
pub(crate) static DOMAIN_TYPE: Shape = Shape::string("DomainType").min(1).max(63).pattern(&DOMAIN_TYPE_PATTERN);
pub(crate) static DOMAIN_VERSION_TYPE: Shape = Shape::string("DomainVersionType").min(1).max(20);
pub(crate) static EMAIL_ADDRESS_TYPE: Shape = Shape::string("EmailAddressType").pattern(&EMAIL_ADDRESS_TYPE_PATTERN);
pub(crate) static EMAIL_CONFIGURATION_TYPE: Shape = Shape::structure(
    "EmailConfigurationType",
    &[
        Member::optional("ConfigurationSet", &SES_CONFIGURATION_SET),
        Member::optional("EmailSendingAccount", &EMAIL_SENDING_ACCOUNT_TYPE),
        Member::optional("From", &STRING_TYPE),
        Member::optional("ReplyToEmailAddress", &EMAIL_ADDRESS_TYPE),
        Member::optional("SourceArn", &ARN_TYPE),
    ],
);
pub(crate) static EMAIL_INVITE_MESSAGE_TYPE: Shape =
    Shape::string("EmailInviteMessageType").min(6).max(20_000).pattern(&EMAIL_INVITE_MESSAGE_TYPE_PATTERN);
pub(crate) static EMAIL_MFA_CONFIG_TYPE: Shape = Shape::structure(
    "EmailMfaConfigType",
    &[Member::optional("Message", &EMAIL_MFA_MESSAGE_TYPE), Member::optional("Subject", &EMAIL_MFA_SUBJECT_TYPE)],
);
pub(crate) static EMAIL_MFA_MESSAGE_TYPE: Shape =
    Shape::string("EmailMfaMessageType").min(6).max(20_000).pattern(&EMAIL_MFA_MESSAGE_TYPE_PATTERN);
pub(crate) static EMAIL_MFA_SETTINGS_TYPE: Shape = Shape::structure(
    "EmailMfaSettingsType",
    &[Member::optional("Enabled", &BOOLEAN_TYPE), Member::optional("PreferredMfa", &BOOLEAN_TYPE)],
);
pub(crate) static EMAIL_MFA_SUBJECT_TYPE: Shape =
    Shape::string("EmailMfaSubjectType").pattern(&EMAIL_MFA_SUBJECT_TYPE_PATTERN);
pub(crate) static EMAIL_NOTIFICATION_BODY_TYPE: Shape =
    Shape::string("EmailNotificationBodyType").min(6).max(20_000).pattern(&EMAIL_NOTIFICATION_BODY_TYPE_PATTERN);
pub(crate) static EMAIL_NOTIFICATION_SUBJECT_TYPE: Shape =
    Shape::string("EmailNotificationSubjectType").min(1).max(140).pattern(&EMAIL_MFA_SUBJECT_TYPE_PATTERN);
pub(crate) static EMAIL_SENDING_ACCOUNT_TYPE: Shape =
    Shape::string("EmailSendingAccountType").one_of(&["COGNITO_DEFAULT", "DEVELOPER"]);
pub(crate) static EMAIL_VERIFICATION_MESSAGE_BY_LINK_TYPE: Shape = Shape::string("EmailVerificationMessageByLinkType")
    .min(6)
    .max(20_000)
    .pattern(&EMAIL_VERIFICATION_MESSAGE_BY_LINK_TYPE_PATTERN);
pub(crate) static EMAIL_VERIFICATION_MESSAGE_TYPE: Shape =
    Shape::string("EmailVerificationMessageType").min(6).max(20_000).pattern(&EMAIL_MFA_MESSAGE_TYPE_PATTERN);
pub(crate) static EMAIL_VERIFICATION_SUBJECT_BY_LINK_TYPE: Shape =
    Shape::string("EmailVerificationSubjectByLinkType").min(1).max(140).pattern(&EMAIL_MFA_SUBJECT_TYPE_PATTERN);
pub(crate) static EMAIL_VERIFICATION_SUBJECT_TYPE: Shape =
    Shape::string("EmailVerificationSubjectType").min(1).max(140).pattern(&EMAIL_MFA_SUBJECT_TYPE_PATTERN);
pub(crate) static ENCRYPTION_KEY_ARN_TYPE: Shape =
    Shape::string("EncryptionKeyArnType").min(20).max(2048).pattern(&ARN_TYPE_PATTERN);
pub(crate) static ENCRYPTION_KEY_TYPE: Shape =
    Shape::string("EncryptionKeyType").one_of(&["AWS_OWNED_KEY", "CUSTOMER_MANAGED_KEY"]);
pub(crate) static EUMS_SMS_CONFIGURATION_TYPE: Shape = Shape::structure(
    "EumsSmsConfigurationType",
    &[
        Member::required("CallerArn", &ARN_TYPE),
        Member::optional("ConfigurationSetName", &STRING_TYPE),
        Member::optional("ExternalId", &STRING_TYPE),
        Member::optional("InEntityId", &STRING_TYPE),
        Member::optional("InTemplateId", &STRING_TYPE),
        Member::optional("OriginationIdentity", &STRING_TYPE),
        Member::optional("Region", &REGION_CODE_TYPE),
    ],
);
pub(crate) static EVENT_CONTEXT_DATA_TYPE: Shape = Shape::structure(
    "EventContextDataType",
    &[
        Member::optional("City", &STRING_TYPE),
        Member::optional("Country", &STRING_TYPE),
        Member::optional("DeviceName", &STRING_TYPE),
        Member::optional("IpAddress", &STRING_TYPE),
        Member::optional("Timezone", &STRING_TYPE),
    ],
);
pub(crate) static EVENT_FEEDBACK_TYPE: Shape = Shape::structure(
    "EventFeedbackType",
    &[
        Member::optional("FeedbackDate", &DATE_TYPE),
        Member::required("FeedbackValue", &FEEDBACK_VALUE_TYPE),
        Member::required("Provider", &STRING_TYPE),
    ],
);
pub(crate) static EVENT_FILTER_TYPE: Shape =
    Shape::string("EventFilterType").one_of(&["SIGN_IN", "PASSWORD_CHANGE", "SIGN_UP"]);
pub(crate) static EVENT_FILTERS_TYPE: Shape = Shape::list("EventFiltersType", &EVENT_FILTER_TYPE);
pub(crate) static EVENT_ID_TYPE: Shape = Shape::string("EventIdType").min(1).max(50).pattern(&EVENT_ID_TYPE_PATTERN);
pub(crate) static EVENT_RESPONSE_TYPE: Shape =
    Shape::string("EventResponseType").one_of(&["Pass", "Fail", "InProgress"]);
pub(crate) static EVENT_RISK_TYPE: Shape = Shape::structure(
    "EventRiskType",
    &[
        Member::optional("CompromisedCredentialsDetected", &WRAPPED_BOOLEAN_TYPE),
        Member::optional("RiskDecision", &RISK_DECISION_TYPE),
        Member::optional("RiskLevel", &RISK_LEVEL_TYPE),
    ],
);
pub(crate) static EVENT_SOURCE_NAME: Shape =
    Shape::string("EventSourceName").one_of(&["userNotification", "userAuthEvents"]);
pub(crate) static EVENT_TYPE: Shape =
    Shape::string("EventType").one_of(&["SignIn", "SignUp", "ForgotPassword", "PasswordChange", "ResendCode"]);
pub(crate) static EXPLICIT_AUTH_FLOWS_LIST_TYPE: Shape =
    Shape::list("ExplicitAuthFlowsListType", &EXPLICIT_AUTH_FLOWS_TYPE);
pub(crate) static EXPLICIT_AUTH_FLOWS_TYPE: Shape = Shape::string("ExplicitAuthFlowsType").one_of(&[
    "ADMIN_NO_SRP_AUTH",
    "CUSTOM_AUTH_FLOW_ONLY",
    "USER_PASSWORD_AUTH",
    "ALLOW_ADMIN_USER_PASSWORD_AUTH",
    "ALLOW_CUSTOM_AUTH",
    "ALLOW_USER_PASSWORD_AUTH",
    "ALLOW_USER_SRP_AUTH",
    "ALLOW_REFRESH_TOKEN_AUTH",
    "ALLOW_USER_AUTH",
    "ALLOW_TOKEN_EXCHANGE_DELEGATION",
    "ALLOW_TOKEN_EXCHANGE_IMPERSONATION",
    "ALLOW_CLIENT_TOKEN_AUTH",
]);
pub(crate) static FAILOVER_TYPE: Shape = Shape::structure(
    "FailoverType",
    &[
        Member::required("PrimaryRoute53HealthCheckId", &HEALTH_CHECK_ID_TYPE),
        Member::required("SecondaryRegion", &REGION_NAME_TYPE),
    ],
);
pub(crate) static FEATURE_TYPE: Shape = Shape::string("FeatureType").one_of(&["ENABLED", "DISABLED"]);
pub(crate) static FEEDBACK_VALUE_TYPE: Shape = Shape::string("FeedbackValueType").one_of(&["Valid", "Invalid"]);
pub(crate) static FIREHOSE_CONFIGURATION_TYPE: Shape =
    Shape::structure("FirehoseConfigurationType", &[Member::optional("StreamArn", &ARN_TYPE)]);
pub(crate) static FORCE_ALIAS_CREATION: Shape = Shape::boolean("ForceAliasCreation");
pub(crate) static FORGET_DEVICE_REQUEST: Shape = Shape::structure(
    "ForgetDeviceRequest",
    &[Member::optional("AccessToken", &TOKEN_MODEL_TYPE), Member::required("DeviceKey", &DEVICE_KEY_TYPE)],
);
pub(crate) static FORGOT_PASSWORD_REQUEST: Shape = Shape::structure(
    "ForgotPasswordRequest",
    &[
        Member::optional("AnalyticsMetadata", &ANALYTICS_METADATA_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
        Member::optional("SecretHash", &SECRET_HASH_TYPE),
        Member::optional("UserContextData", &USER_CONTEXT_DATA_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static FORGOT_PASSWORD_RESPONSE: Shape =
    Shape::structure("ForgotPasswordResponse", &[Member::optional("CodeDeliveryDetails", &CODE_DELIVERY_DETAILS_TYPE)]);
pub(crate) static GENERATE_SECRET: Shape = Shape::boolean("GenerateSecret");
pub(crate) static GET_CSV_HEADER_REQUEST: Shape =
    Shape::structure("GetCSVHeaderRequest", &[Member::required("UserPoolId", &USER_POOL_ID_TYPE)]);
pub(crate) static GET_CSV_HEADER_RESPONSE: Shape = Shape::structure(
    "GetCSVHeaderResponse",
    &[Member::optional("CSVHeader", &LIST_OF_STRING_TYPES), Member::optional("UserPoolId", &USER_POOL_ID_TYPE)],
);
pub(crate) static GET_CLIENT_TOKEN_REQUEST: Shape = Shape::structure(
    "GetClientTokenRequest",
    &[
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
        Member::optional("Scopes", &SCOPE_LIST_TYPE),
        Member::required("Secret", &CLIENT_SECRET_TYPE),
    ],
);
pub(crate) static GET_CLIENT_TOKEN_RESPONSE: Shape = Shape::structure(
    "GetClientTokenResponse",
    &[Member::optional("ClientAuthenticationResult", &CLIENT_AUTHENTICATION_RESULT_TYPE)],
);
pub(crate) static GET_DERIVED_TOKEN_REQUEST: Shape = Shape::structure(
    "GetDerivedTokenRequest",
    &[
        Member::optional("ActorToken", &GET_DERIVED_TOKEN_TOKEN_MODEL_TYPE),
        Member::optional("ActorTokenProviderName", &PROVIDER_NAME_TYPE),
        Member::optional("ActorTokenType", &TOKEN_TYPE_IDENTIFIER_TYPE),
        Member::optional("Audiences", &AUDIENCE_LIST_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientSecret", &CLIENT_SECRET_TYPE),
        Member::optional("RequestedTokenType", &ISSUED_TOKEN_TYPE_IDENTIFIER_TYPE),
        Member::optional("Resources", &RESOURCE_LIST_TYPE),
        Member::optional("Scopes", &SCOPE_LIST_TYPE),
        Member::required("SubjectToken", &GET_DERIVED_TOKEN_TOKEN_MODEL_TYPE),
        Member::optional("SubjectTokenProviderName", &PROVIDER_NAME_TYPE),
        Member::required("SubjectTokenType", &TOKEN_TYPE_IDENTIFIER_TYPE),
    ],
);
pub(crate) static GET_DERIVED_TOKEN_RESPONSE: Shape = Shape::structure(
    "GetDerivedTokenResponse",
    &[
        Member::optional("ExpiresIn", &INTEGER_TYPE),
        Member::required("IssuedToken", &TOKEN_MODEL_TYPE),
        Member::required("IssuedTokenType", &ISSUED_TOKEN_TYPE_IDENTIFIER_TYPE),
        Member::optional("Scopes", &SCOPE_LIST_TYPE),
        Member::required("TokenType", &O_AUTH_TOKEN_TYPE_TYPE),
    ],
);
pub(crate) static GET_DERIVED_TOKEN_TOKEN_MODEL_TYPE: Shape = Shape::string("GetDerivedTokenTokenModelType")
    .min(0)
    .max(131_072)
    .pattern(&GET_DERIVED_TOKEN_TOKEN_MODEL_TYPE_PATTERN)
    .sensitive();
pub(crate) static GET_DEVICE_REQUEST: Shape = Shape::structure(
    "GetDeviceRequest",
    &[Member::optional("AccessToken", &TOKEN_MODEL_TYPE), Member::required("DeviceKey", &DEVICE_KEY_TYPE)],
);
pub(crate) static GET_DEVICE_RESPONSE: Shape =
    Shape::structure("GetDeviceResponse", &[Member::required("Device", &DEVICE_TYPE)]);
pub(crate) static GET_GROUP_REQUEST: Shape = Shape::structure(
    "GetGroupRequest",
    &[Member::required("GroupName", &GROUP_NAME_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)],
);
pub(crate) static GET_GROUP_RESPONSE: Shape =
    Shape::structure("GetGroupResponse", &[Member::optional("Group", &GROUP_TYPE)]);
pub(crate) static GET_IDENTITY_PROVIDER_BY_IDENTIFIER_REQUEST: Shape = Shape::structure(
    "GetIdentityProviderByIdentifierRequest",
    &[Member::required("IdpIdentifier", &IDP_IDENTIFIER_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)],
);
pub(crate) static GET_IDENTITY_PROVIDER_BY_IDENTIFIER_RESPONSE: Shape = Shape::structure(
    "GetIdentityProviderByIdentifierResponse",
    &[Member::required("IdentityProvider", &IDENTITY_PROVIDER_TYPE)],
);
pub(crate) static GET_LOG_DELIVERY_CONFIGURATION_REQUEST: Shape =
    Shape::structure("GetLogDeliveryConfigurationRequest", &[Member::required("UserPoolId", &USER_POOL_ID_TYPE)]);
pub(crate) static GET_LOG_DELIVERY_CONFIGURATION_RESPONSE: Shape = Shape::structure(
    "GetLogDeliveryConfigurationResponse",
    &[Member::optional("LogDeliveryConfiguration", &LOG_DELIVERY_CONFIGURATION_TYPE)],
);
pub(crate) static GET_PROVISIONED_LIMIT_REQUEST: Shape =
    Shape::structure("GetProvisionedLimitRequest", &[Member::required("LimitDefinition", &LIMIT_DEFINITION_TYPE)]);
pub(crate) static GET_PROVISIONED_LIMIT_RESPONSE: Shape =
    Shape::structure("GetProvisionedLimitResponse", &[Member::required("Limit", &LIMIT_TYPE)]);
pub(crate) static GET_SIGNING_CERTIFICATE_REQUEST: Shape =
    Shape::structure("GetSigningCertificateRequest", &[Member::required("UserPoolId", &USER_POOL_ID_TYPE)]);
pub(crate) static GET_SIGNING_CERTIFICATE_RESPONSE: Shape =
    Shape::structure("GetSigningCertificateResponse", &[Member::optional("Certificate", &STRING_TYPE)]);
pub(crate) static GET_TOKENS_FROM_REFRESH_TOKEN_REQUEST: Shape = Shape::structure(
    "GetTokensFromRefreshTokenRequest",
    &[
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
        Member::optional("ClientSecret", &CLIENT_SECRET_TYPE),
        Member::optional("DeviceKey", &DEVICE_KEY_TYPE),
        Member::required("RefreshToken", &TOKEN_MODEL_TYPE),
    ],
);
pub(crate) static GET_TOKENS_FROM_REFRESH_TOKEN_RESPONSE: Shape = Shape::structure(
    "GetTokensFromRefreshTokenResponse",
    &[Member::optional("AuthenticationResult", &AUTHENTICATION_RESULT_TYPE)],
);
pub(crate) static GET_UI_CUSTOMIZATION_REQUEST: Shape = Shape::structure(
    "GetUICustomizationRequest",
    &[Member::optional("ClientId", &CLIENT_ID_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)],
);
pub(crate) static GET_UI_CUSTOMIZATION_RESPONSE: Shape =
    Shape::structure("GetUICustomizationResponse", &[Member::required("UICustomization", &UI_CUSTOMIZATION_TYPE)]);
pub(crate) static GET_USER_ATTRIBUTE_VERIFICATION_CODE_REQUEST: Shape = Shape::structure(
    "GetUserAttributeVerificationCodeRequest",
    &[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::required("AttributeName", &ATTRIBUTE_NAME_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
    ],
);
pub(crate) static GET_USER_ATTRIBUTE_VERIFICATION_CODE_RESPONSE: Shape = Shape::structure(
    "GetUserAttributeVerificationCodeResponse",
    &[Member::optional("CodeDeliveryDetails", &CODE_DELIVERY_DETAILS_TYPE)],
);
pub(crate) static GET_USER_AUTH_FACTORS_REQUEST: Shape =
    Shape::structure("GetUserAuthFactorsRequest", &[Member::required("AccessToken", &TOKEN_MODEL_TYPE)]);
pub(crate) static GET_USER_AUTH_FACTORS_RESPONSE: Shape = Shape::structure(
    "GetUserAuthFactorsResponse",
    &[
        Member::optional("ConfiguredUserAuthFactors", &CONFIGURED_USER_AUTH_FACTORS_LIST_TYPE),
        Member::optional("PreferredMfaSetting", &STRING_TYPE),
        Member::optional("UserMFASettingList", &USER_MFA_SETTING_LIST_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static GET_USER_POOL_CLIENT_SESSION_CONFIGURATION_REQUEST: Shape = Shape::structure(
    "GetUserPoolClientSessionConfigurationRequest",
    &[Member::required("ClientId", &CLIENT_ID_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)],
);
pub(crate) static GET_USER_POOL_CLIENT_SESSION_CONFIGURATION_RESPONSE: Shape = Shape::structure(
    "GetUserPoolClientSessionConfigurationResponse",
    &[
        Member::optional("ClientId", &CLIENT_ID_TYPE),
        Member::optional("SSOSession", &CLIENT_SSO_SESSION_CONFIG_TYPE),
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static GET_USER_POOL_MFA_CONFIG_REQUEST: Shape =
    Shape::structure("GetUserPoolMfaConfigRequest", &[Member::required("UserPoolId", &USER_POOL_ID_TYPE)]);
pub(crate) static GET_USER_POOL_MFA_CONFIG_RESPONSE: Shape = Shape::structure(
    "GetUserPoolMfaConfigResponse",
    &[
        Member::optional("EmailMfaConfiguration", &EMAIL_MFA_CONFIG_TYPE),
        Member::optional("MfaConfiguration", &USER_POOL_MFA_TYPE),
        Member::optional("SmsMfaConfiguration", &SMS_MFA_CONFIG_TYPE),
        Member::optional("SoftwareTokenMfaConfiguration", &SOFTWARE_TOKEN_MFA_CONFIG_TYPE),
        Member::optional("WebAuthnConfiguration", &WEB_AUTHN_CONFIGURATION_TYPE),
    ],
);
pub(crate) static GET_USER_POOL_SESSION_CONFIGURATION_REQUEST: Shape =
    Shape::structure("GetUserPoolSessionConfigurationRequest", &[Member::required("UserPoolId", &USER_POOL_ID_TYPE)]);
pub(crate) static GET_USER_POOL_SESSION_CONFIGURATION_RESPONSE: Shape = Shape::structure(
    "GetUserPoolSessionConfigurationResponse",
    &[
        Member::optional("TokenSession", &USER_POOL_TOKEN_SESSION_CONFIG_TYPE),
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("UserSessionTracking", &USER_SESSION_TRACKING_TYPE),
    ],
);
pub(crate) static GET_USER_REQUEST: Shape =
    Shape::structure("GetUserRequest", &[Member::required("AccessToken", &TOKEN_MODEL_TYPE)]);
pub(crate) static GET_USER_RESPONSE: Shape = Shape::structure(
    "GetUserResponse",
    &[
        Member::optional("MFAOptions", &MFA_OPTION_LIST_TYPE),
        Member::optional("PreferredMfaSetting", &STRING_TYPE),
        Member::required("UserAttributes", &ATTRIBUTE_LIST_TYPE),
        Member::optional("UserMFASettingList", &USER_MFA_SETTING_LIST_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static GLOBAL_SIGN_OUT_REQUEST: Shape =
    Shape::structure("GlobalSignOutRequest", &[Member::required("AccessToken", &TOKEN_MODEL_TYPE)]);
pub(crate) static GLOBAL_SIGN_OUT_RESPONSE: Shape = Shape::structure("GlobalSignOutResponse", &[]);
pub(crate) static GROUP_LIST_TYPE: Shape = Shape::list("GroupListType", &GROUP_TYPE);
pub(crate) static GROUP_NAME_TYPE: Shape =
    Shape::string("GroupNameType").min(1).max(128).pattern(&CUSTOM_ATTRIBUTE_NAME_TYPE_PATTERN);
pub(crate) static GROUP_TYPE: Shape = Shape::structure(
    "GroupType",
    &[
        Member::optional("CreationDate", &DATE_TYPE),
        Member::optional("Description", &DESCRIPTION_TYPE),
        Member::optional("GroupName", &GROUP_NAME_TYPE),
        Member::optional("LastModifiedDate", &DATE_TYPE),
        Member::optional("Precedence", &PRECEDENCE_TYPE),
        Member::optional("RoleArn", &ARN_TYPE),
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static HEALTH_CHECK_ID_TYPE: Shape = Shape::string("HealthCheckIdType").max(64);
pub(crate) static HEX_STRING_TYPE: Shape = Shape::string("HexStringType").pattern(&HEX_STRING_TYPE_PATTERN);
pub(crate) static HTTP_HEADER: Shape = Shape::structure(
    "HttpHeader",
    &[Member::optional("headerName", &STRING_TYPE), Member::optional("headerValue", &STRING_TYPE)],
);
pub(crate) static HTTP_HEADER_LIST: Shape = Shape::list("HttpHeaderList", &HTTP_HEADER);
pub(crate) static ID_TOKEN_VALIDITY_TYPE: Shape = Shape::integer("IdTokenValidityType").min(1).max(86_400);
pub(crate) static IDENTITY_PROVIDER_TYPE: Shape = Shape::structure(
    "IdentityProviderType",
    &[
        Member::optional("AcrMapping", &ACR_MAPPING_TYPE),
        Member::optional("AttributeMapping", &ATTRIBUTE_MAPPING_TYPE),
        Member::optional("CreationDate", &DATE_TYPE),
        Member::optional("IdpIdentifiers", &IDP_IDENTIFIERS_LIST_TYPE),
        Member::optional("LastModifiedDate", &DATE_TYPE),
        Member::optional("ProviderDetails", &PROVIDER_DETAILS_TYPE),
        Member::optional("ProviderName", &PROVIDER_NAME_TYPE),
        Member::optional("ProviderType", &IDENTITY_PROVIDER_TYPE_TYPE),
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static IDENTITY_PROVIDER_TYPE_TYPE: Shape = Shape::string("IdentityProviderTypeType").one_of(&[
    "SAML",
    "Facebook",
    "Google",
    "LoginWithAmazon",
    "SignInWithApple",
    "OIDC",
]);
pub(crate) static IDP_IDENTIFIER_TYPE: Shape =
    Shape::string("IdpIdentifierType").min(1).max(40).pattern(&IDP_IDENTIFIER_TYPE_PATTERN);
pub(crate) static IDP_IDENTIFIERS_LIST_TYPE: Shape =
    Shape::list("IdpIdentifiersListType", &IDP_IDENTIFIER_TYPE).min(0).max(50);
pub(crate) static IMAGE_FILE_TYPE: Shape = Shape::blob("ImageFileType").min(0).max(131_072);
pub(crate) static IMAGE_URL_TYPE: Shape = Shape::string("ImageUrlType");
pub(crate) static INBOUND_FEDERATION_LAMBDA_TYPE: Shape = Shape::structure(
    "InboundFederationLambdaType",
    &[
        Member::required("LambdaArn", &ARN_TYPE),
        Member::required("LambdaVersion", &INBOUND_FEDERATION_LAMBDA_VERSION_TYPE),
    ],
);
pub(crate) static INBOUND_FEDERATION_LAMBDA_VERSION_TYPE: Shape =
    Shape::string("InboundFederationLambdaVersionType").one_of(&["V1_0"]);
pub(crate) static INITIATE_AUTH_REQUEST: Shape = Shape::structure(
    "InitiateAuthRequest",
    &[
        Member::optional("AnalyticsMetadata", &ANALYTICS_METADATA_TYPE),
        Member::required("AuthFlow", &AUTH_FLOW_TYPE),
        Member::optional("AuthParameters", &AUTH_PARAMETERS_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
        Member::optional("Session", &SESSION_TYPE),
        Member::optional("UserContextData", &USER_CONTEXT_DATA_TYPE),
    ],
);
pub(crate) static INITIATE_AUTH_RESPONSE: Shape = Shape::structure(
    "InitiateAuthResponse",
    &[
        Member::optional("AuthenticationResult", &AUTHENTICATION_RESULT_TYPE),
        Member::optional("AvailableChallenges", &AVAILABLE_CHALLENGE_LIST_TYPE),
        Member::optional("ChallengeName", &CHALLENGE_NAME_TYPE),
        Member::optional("ChallengeParameters", &CHALLENGE_PARAMETERS_TYPE),
        Member::optional("Session", &SESSION_TYPE),
    ],
);
pub(crate) static INTEGER_TYPE: Shape = Shape::integer("IntegerType");
pub(crate) static ISSUED_TOKEN_TYPE_IDENTIFIER_TYPE: Shape =
    Shape::string("IssuedTokenTypeIdentifierType").one_of(&["ACCESS_TOKEN", "ID_TOKEN"]);
pub(crate) static ISSUER_CONFIGURATION_TYPE: Shape =
    Shape::structure("IssuerConfigurationType", &[Member::optional("Type", &ISSUER_TYPE)]);
pub(crate) static ISSUER_TYPE: Shape = Shape::string("IssuerType").one_of(&["ORIGINAL", "UPDATED"]);
pub(crate) static KEY_CONFIGURATION_TYPE: Shape = Shape::structure(
    "KeyConfigurationType",
    &[Member::optional("KeyType", &ENCRYPTION_KEY_TYPE), Member::optional("KmsKeyArn", &ENCRYPTION_KEY_ARN_TYPE)],
);
pub(crate) static LAMBDA_CONFIG_TYPE: Shape = Shape::structure(
    "LambdaConfigType",
    &[
        Member::optional("CreateAuthChallenge", &ARN_TYPE),
        Member::optional("CustomEmailSender", &CUSTOM_EMAIL_LAMBDA_VERSION_CONFIG_TYPE),
        Member::optional("CustomMessage", &ARN_TYPE),
        Member::optional("CustomSMSSender", &CUSTOM_SMS_LAMBDA_VERSION_CONFIG_TYPE),
        Member::optional("DefineAuthChallenge", &ARN_TYPE),
        Member::optional("InboundFederation", &INBOUND_FEDERATION_LAMBDA_TYPE),
        Member::optional("KMSKeyID", &ARN_TYPE),
        Member::optional("PostAuthentication", &ARN_TYPE),
        Member::optional("PostConfirmation", &ARN_TYPE),
        Member::optional("PreAuthentication", &ARN_TYPE),
        Member::optional("PreSignUp", &ARN_TYPE),
        Member::optional("PreTokenGeneration", &ARN_TYPE),
        Member::optional("PreTokenGenerationConfig", &PRE_TOKEN_GENERATION_VERSION_CONFIG_TYPE),
        Member::optional("UserMigration", &ARN_TYPE),
        Member::optional("VerifyAuthChallengeResponse", &ARN_TYPE),
    ],
);
pub(crate) static LANGUAGE_ID_TYPE: Shape = Shape::string("LanguageIdType").pattern(&LANGUAGE_ID_TYPE_PATTERN);
pub(crate) static LIMIT_CLASS: Shape = Shape::string("LimitClass").one_of(&["API_CATEGORY"]);
pub(crate) static LIMIT_DEFINITION_TYPE: Shape = Shape::structure(
    "LimitDefinitionType",
    &[Member::required("Attributes", &STRING_TO_STRING_MAP_TYPE), Member::required("LimitClass", &LIMIT_CLASS)],
);
pub(crate) static LIMIT_TYPE: Shape = Shape::structure(
    "LimitType",
    &[
        Member::required("FreeLimitValue", &INTEGER_TYPE),
        Member::required("LimitDefinition", &LIMIT_DEFINITION_TYPE),
        Member::required("ProvisionedLimitValue", &INTEGER_TYPE),
    ],
);
pub(crate) static LINK_URL_TYPE: Shape = Shape::string("LinkUrlType").min(1).max(1024).pattern(&LINK_URL_TYPE_PATTERN);
pub(crate) static LINKS_TYPE: Shape = Shape::map("LinksType", &LANGUAGE_ID_TYPE, &LINK_URL_TYPE).min(1).max(13);
pub(crate) static LIST_DEVICES_REQUEST: Shape = Shape::structure(
    "ListDevicesRequest",
    &[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::optional("Limit", &QUERY_LIMIT_TYPE),
        Member::optional("PaginationToken", &SEARCH_PAGINATION_TOKEN_TYPE),
    ],
);
pub(crate) static LIST_DEVICES_RESPONSE: Shape = Shape::structure(
    "ListDevicesResponse",
    &[
        Member::optional("Devices", &DEVICE_LIST_TYPE),
        Member::optional("PaginationToken", &SEARCH_PAGINATION_TOKEN_TYPE),
    ],
);
pub(crate) static LIST_GROUPS_REQUEST: Shape = Shape::structure(
    "ListGroupsRequest",
    &[
        Member::optional("Limit", &QUERY_LIMIT_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static LIST_GROUPS_RESPONSE: Shape = Shape::structure(
    "ListGroupsResponse",
    &[Member::optional("Groups", &GROUP_LIST_TYPE), Member::optional("NextToken", &PAGINATION_KEY)],
);
pub(crate) static LIST_IDENTITY_PROVIDERS_REQUEST: Shape = Shape::structure(
    "ListIdentityProvidersRequest",
    &[
        Member::optional("MaxResults", &LIST_PROVIDERS_LIMIT_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static LIST_IDENTITY_PROVIDERS_RESPONSE: Shape = Shape::structure(
    "ListIdentityProvidersResponse",
    &[Member::optional("NextToken", &PAGINATION_KEY_TYPE), Member::required("Providers", &PROVIDERS_LIST_TYPE)],
);
pub(crate) static LIST_OF_STRING_TYPES: Shape = Shape::list("ListOfStringTypes", &STRING_TYPE);
pub(crate) static LIST_PROVIDERS_LIMIT_TYPE: Shape = Shape::integer("ListProvidersLimitType").min(0).max(60);
pub(crate) static LIST_RESOURCE_SERVERS_LIMIT_TYPE: Shape =
    Shape::integer("ListResourceServersLimitType").min(1).max(50);
pub(crate) static LIST_RESOURCE_SERVERS_REQUEST: Shape = Shape::structure(
    "ListResourceServersRequest",
    &[
        Member::optional("MaxResults", &LIST_RESOURCE_SERVERS_LIMIT_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static LIST_RESOURCE_SERVERS_RESPONSE: Shape = Shape::structure(
    "ListResourceServersResponse",
    &[
        Member::optional("NextToken", &PAGINATION_KEY_TYPE),
        Member::required("ResourceServers", &RESOURCE_SERVERS_LIST_TYPE),
    ],
);
pub(crate) static LIST_TAGS_FOR_RESOURCE_REQUEST: Shape =
    Shape::structure("ListTagsForResourceRequest", &[Member::required("ResourceArn", &ARN_TYPE)]);
pub(crate) static LIST_TAGS_FOR_RESOURCE_RESPONSE: Shape =
    Shape::structure("ListTagsForResourceResponse", &[Member::optional("Tags", &USER_POOL_TAGS_TYPE)]);
pub(crate) static LIST_TERMS_REQUEST: Shape = Shape::structure(
    "ListTermsRequest",
    &[
        Member::optional("MaxResults", &LIST_TERMS_REQUEST_MAX_RESULTS_INTEGER),
        Member::optional("NextToken", &STRING_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static LIST_TERMS_REQUEST_MAX_RESULTS_INTEGER: Shape =
    Shape::integer("ListTermsRequestMaxResultsInteger").min(1).max(60);
pub(crate) static LIST_TERMS_RESPONSE: Shape = Shape::structure(
    "ListTermsResponse",
    &[Member::optional("NextToken", &STRING_TYPE), Member::required("Terms", &TERMS_DESCRIPTION_LIST_TYPE)],
);
pub(crate) static LIST_USER_IMPORT_JOBS_REQUEST: Shape = Shape::structure(
    "ListUserImportJobsRequest",
    &[
        Member::required("MaxResults", &POOL_QUERY_LIMIT_TYPE),
        Member::optional("PaginationToken", &PAGINATION_KEY_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static LIST_USER_IMPORT_JOBS_RESPONSE: Shape = Shape::structure(
    "ListUserImportJobsResponse",
    &[
        Member::optional("PaginationToken", &PAGINATION_KEY_TYPE),
        Member::optional("UserImportJobs", &USER_IMPORT_JOBS_LIST_TYPE),
    ],
);
pub(crate) static LIST_USER_POOL_CLIENT_SECRETS_REQUEST: Shape = Shape::structure(
    "ListUserPoolClientSecretsRequest",
    &[
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static LIST_USER_POOL_CLIENT_SECRETS_RESPONSE: Shape = Shape::structure(
    "ListUserPoolClientSecretsResponse",
    &[
        Member::optional("ClientSecrets", &CLIENT_SECRET_DESCRIPTOR_LIST_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
    ],
);
pub(crate) static LIST_USER_POOL_CLIENTS_REQUEST: Shape = Shape::structure(
    "ListUserPoolClientsRequest",
    &[
        Member::optional("ClientType", &CLIENT_TYPE_TYPE),
        Member::optional("MaxResults", &QUERY_LIMIT),
        Member::optional("NextToken", &PAGINATION_KEY),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static LIST_USER_POOL_CLIENTS_RESPONSE: Shape = Shape::structure(
    "ListUserPoolClientsResponse",
    &[Member::optional("NextToken", &PAGINATION_KEY), Member::optional("UserPoolClients", &USER_POOL_CLIENT_LIST_TYPE)],
);
pub(crate) static LIST_USER_POOL_REPLICAS_REQUEST: Shape = Shape::structure(
    "ListUserPoolReplicasRequest",
    &[Member::optional("NextToken", &PAGINATION_KEY_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)],
);
pub(crate) static LIST_USER_POOL_REPLICAS_RESPONSE: Shape = Shape::structure(
    "ListUserPoolReplicasResponse",
    &[
        Member::optional("NextToken", &PAGINATION_KEY_TYPE),
        Member::optional("UserPoolReplicas", &USER_POOL_REPLICA_LIST_TYPE),
    ],
);
pub(crate) static LIST_USER_POOLS_REQUEST: Shape = Shape::structure(
    "ListUserPoolsRequest",
    &[Member::required("MaxResults", &POOL_QUERY_LIMIT_TYPE), Member::optional("NextToken", &PAGINATION_KEY_TYPE)],
);
pub(crate) static LIST_USER_POOLS_RESPONSE: Shape = Shape::structure(
    "ListUserPoolsResponse",
    &[Member::optional("NextToken", &PAGINATION_KEY_TYPE), Member::optional("UserPools", &USER_POOL_LIST_TYPE)],
);
pub(crate) static LIST_USER_SESSIONS_REQUEST: Shape = Shape::structure(
    "ListUserSessionsRequest",
    &[Member::required("AccessToken", &TOKEN_MODEL_TYPE), Member::optional("NextToken", &PAGINATION_KEY)],
);
pub(crate) static LIST_USER_SESSIONS_RESPONSE: Shape = Shape::structure(
    "ListUserSessionsResponse",
    &[Member::optional("NextToken", &PAGINATION_KEY), Member::optional("Sessions", &SESSIONS_LIST_TYPE)],
);
pub(crate) static LIST_USERS_IN_GROUP_REQUEST: Shape = Shape::structure(
    "ListUsersInGroupRequest",
    &[
        Member::required("GroupName", &GROUP_NAME_TYPE),
        Member::optional("Limit", &QUERY_LIMIT_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static LIST_USERS_IN_GROUP_RESPONSE: Shape = Shape::structure(
    "ListUsersInGroupResponse",
    &[Member::optional("NextToken", &PAGINATION_KEY), Member::optional("Users", &USERS_LIST_TYPE)],
);
pub(crate) static LIST_USERS_REQUEST: Shape = Shape::structure(
    "ListUsersRequest",
    &[
        Member::optional("AttributesToGet", &SEARCHED_ATTRIBUTE_NAMES_LIST_TYPE),
        Member::optional("Filter", &USER_FILTER_TYPE),
        Member::optional("Limit", &QUERY_LIMIT_TYPE),
        Member::optional("PaginationToken", &SEARCH_PAGINATION_TOKEN_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static LIST_USERS_RESPONSE: Shape = Shape::structure(
    "ListUsersResponse",
    &[Member::optional("PaginationToken", &SEARCH_PAGINATION_TOKEN_TYPE), Member::optional("Users", &USERS_LIST_TYPE)],
);
pub(crate) static LIST_WEB_AUTHN_CREDENTIALS_REQUEST: Shape = Shape::structure(
    "ListWebAuthnCredentialsRequest",
    &[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::optional("MaxResults", &WEB_AUTHN_CREDENTIALS_QUERY_LIMIT_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
    ],
);
pub(crate) static LIST_WEB_AUTHN_CREDENTIALS_RESPONSE: Shape = Shape::structure(
    "ListWebAuthnCredentialsResponse",
    &[
        Member::required("Credentials", &WEB_AUTHN_CREDENTIAL_DESCRIPTION_LIST_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
    ],
);
pub(crate) static LOG_CONFIGURATION_LIST_TYPE: Shape =
    Shape::list("LogConfigurationListType", &LOG_CONFIGURATION_TYPE).min(0).max(2);
pub(crate) static LOG_CONFIGURATION_TYPE: Shape = Shape::structure(
    "LogConfigurationType",
    &[
        Member::optional("CloudWatchLogsConfiguration", &CLOUD_WATCH_LOGS_CONFIGURATION_TYPE),
        Member::required("EventSource", &EVENT_SOURCE_NAME),
        Member::optional("FirehoseConfiguration", &FIREHOSE_CONFIGURATION_TYPE),
        Member::required("LogLevel", &LOG_LEVEL),
        Member::optional("S3Configuration", &S3_CONFIGURATION_TYPE),
    ],
);
pub(crate) static LOG_DELIVERY_CONFIGURATION_TYPE: Shape = Shape::structure(
    "LogDeliveryConfigurationType",
    &[
        Member::required("LogConfigurations", &LOG_CONFIGURATION_LIST_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static LOG_LEVEL: Shape = Shape::string("LogLevel").one_of(&["ERROR", "INFO"]);
pub(crate) static LOGOUT_UR_LS_LIST_TYPE: Shape = Shape::list("LogoutURLsListType", &REDIRECT_URL_TYPE).min(0).max(100);
pub(crate) static LONG_TYPE: Shape = Shape::long("LongType");
pub(crate) static MFA_OPTION_LIST_TYPE: Shape = Shape::list("MFAOptionListType", &MFA_OPTION_TYPE);
pub(crate) static MFA_OPTION_TYPE: Shape = Shape::structure(
    "MFAOptionType",
    &[
        Member::optional("AttributeName", &ATTRIBUTE_NAME_TYPE),
        Member::optional("DeliveryMedium", &DELIVERY_MEDIUM_TYPE),
    ],
);
pub(crate) static MANAGED_LOGIN_BRANDING_ID_TYPE: Shape =
    Shape::string("ManagedLoginBrandingIdType").pattern(&MANAGED_LOGIN_BRANDING_ID_TYPE_PATTERN);
pub(crate) static MANAGED_LOGIN_BRANDING_TYPE: Shape = Shape::structure(
    "ManagedLoginBrandingType",
    &[
        Member::optional("Assets", &ASSET_LIST_TYPE),
        Member::optional("CreationDate", &DATE_TYPE),
        Member::optional("LastModifiedDate", &DATE_TYPE),
        Member::optional("ManagedLoginBrandingId", &MANAGED_LOGIN_BRANDING_ID_TYPE),
        Member::optional("Settings", &DOCUMENT),
        Member::optional("UseCognitoProvidedValues", &BOOLEAN_TYPE),
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static MAX_SESSIONS_PER_USER_TYPE: Shape = Shape::integer("MaxSessionsPerUserType").min(1).max(100);
pub(crate) static MESSAGE_ACTION_TYPE: Shape = Shape::string("MessageActionType").one_of(&["RESEND", "SUPPRESS"]);
pub(crate) static MESSAGE_TEMPLATE_TYPE: Shape = Shape::structure(
    "MessageTemplateType",
    &[
        Member::optional("EmailMessage", &EMAIL_INVITE_MESSAGE_TYPE),
        Member::optional("EmailSubject", &EMAIL_VERIFICATION_SUBJECT_TYPE),
        Member::optional("SMSMessage", &SMS_INVITE_MESSAGE_TYPE),
    ],
);
pub(crate) static NEW_DEVICE_METADATA_TYPE: Shape = Shape::structure(
    "NewDeviceMetadataType",
    &[Member::optional("DeviceGroupKey", &STRING_TYPE), Member::optional("DeviceKey", &DEVICE_KEY_TYPE)],
);
pub(crate) static NOTIFY_CONFIGURATION_TYPE: Shape = Shape::structure(
    "NotifyConfigurationType",
    &[
        Member::optional("BlockEmail", &NOTIFY_EMAIL_TYPE),
        Member::optional("From", &STRING_TYPE),
        Member::optional("MfaEmail", &NOTIFY_EMAIL_TYPE),
        Member::optional("NoActionEmail", &NOTIFY_EMAIL_TYPE),
        Member::optional("ReplyTo", &STRING_TYPE),
        Member::required("SourceArn", &ARN_TYPE),
    ],
);
pub(crate) static NOTIFY_EMAIL_TYPE: Shape = Shape::structure(
    "NotifyEmailType",
    &[
        Member::optional("HtmlBody", &EMAIL_NOTIFICATION_BODY_TYPE),
        Member::required("Subject", &EMAIL_NOTIFICATION_SUBJECT_TYPE),
        Member::optional("TextBody", &EMAIL_NOTIFICATION_BODY_TYPE),
    ],
);
pub(crate) static NUMBER_ATTRIBUTE_CONSTRAINTS_TYPE: Shape = Shape::structure(
    "NumberAttributeConstraintsType",
    &[Member::optional("MaxValue", &STRING_TYPE), Member::optional("MinValue", &STRING_TYPE)],
);
pub(crate) static O_AUTH_FLOW_TYPE: Shape =
    Shape::string("OAuthFlowType").one_of(&["code", "implicit", "client_credentials"]);
pub(crate) static O_AUTH_FLOWS_TYPE: Shape = Shape::list("OAuthFlowsType", &O_AUTH_FLOW_TYPE).min(0).max(3);
pub(crate) static O_AUTH_TOKEN_TYPE_TYPE: Shape = Shape::string("OAuthTokenTypeType").one_of(&["Bearer", "N_A"]);
pub(crate) static OPTIONAL_ARN_TYPE: Shape =
    Shape::string("OptionalArnType").min(0).max(2048).pattern(&OPTIONAL_ARN_TYPE_PATTERN);
pub(crate) static PAGINATION_KEY: Shape =
    Shape::string("PaginationKey").min(1).max(131_072).pattern(&CONFIRMATION_CODE_TYPE_PATTERN);
pub(crate) static PAGINATION_KEY_TYPE: Shape =
    Shape::string("PaginationKeyType").min(1).pattern(&CONFIRMATION_CODE_TYPE_PATTERN);
pub(crate) static PASSWORD_HASHING_ALGORITHM_TYPE: Shape =
    Shape::string("PasswordHashingAlgorithmType").one_of(&["BCRYPT", "SCRYPT", "ARGON2ID", "PBKDF2_SHA256"]);
pub(crate) static PASSWORD_HISTORY_SIZE_TYPE: Shape = Shape::integer("PasswordHistorySizeType").min(0).max(24);
pub(crate) static PASSWORD_POLICY_MIN_LENGTH_TYPE: Shape = Shape::integer("PasswordPolicyMinLengthType").min(6).max(99);
pub(crate) static PASSWORD_POLICY_TYPE: Shape = Shape::structure(
    "PasswordPolicyType",
    &[
        Member::optional("MinimumLength", &PASSWORD_POLICY_MIN_LENGTH_TYPE),
        Member::optional("PasswordHistorySize", &PASSWORD_HISTORY_SIZE_TYPE),
        Member::optional("RequireLowercase", &BOOLEAN_TYPE),
        Member::optional("RequireNumbers", &BOOLEAN_TYPE),
        Member::optional("RequireSymbols", &BOOLEAN_TYPE),
        Member::optional("RequireUppercase", &BOOLEAN_TYPE),
        Member::optional("TemporaryPasswordValidityDays", &TEMPORARY_PASSWORD_VALIDITY_DAYS_TYPE),
    ],
);
pub(crate) static PASSWORD_TYPE: Shape =
    Shape::string("PasswordType").max(256).pattern(&CONFIRMATION_CODE_TYPE_PATTERN).sensitive();
pub(crate) static POOL_QUERY_LIMIT_TYPE: Shape = Shape::integer("PoolQueryLimitType").min(1).max(60);
pub(crate) static PRE_SIGNED_URL_TYPE: Shape = Shape::string("PreSignedUrlType").min(0).max(2048);
pub(crate) static PRE_TOKEN_GENERATION_LAMBDA_VERSION_TYPE: Shape =
    Shape::string("PreTokenGenerationLambdaVersionType").one_of(&["V1_0", "V2_0", "V3_0"]);
pub(crate) static PRE_TOKEN_GENERATION_VERSION_CONFIG_TYPE: Shape = Shape::structure(
    "PreTokenGenerationVersionConfigType",
    &[
        Member::required("LambdaArn", &ARN_TYPE),
        Member::required("LambdaVersion", &PRE_TOKEN_GENERATION_LAMBDA_VERSION_TYPE),
    ],
);
pub(crate) static PRECEDENCE_TYPE: Shape = Shape::integer("PrecedenceType").min(0);
pub(crate) static PREVENT_USER_EXISTENCE_ERROR_TYPES: Shape =
    Shape::string("PreventUserExistenceErrorTypes").one_of(&["LEGACY", "ENABLED"]);
pub(crate) static PRIORITY_TYPE: Shape = Shape::integer("PriorityType").min(1).max(2);
pub(crate) static PROVIDER_DESCRIPTION: Shape = Shape::structure(
    "ProviderDescription",
    &[
        Member::optional("CreationDate", &DATE_TYPE),
        Member::optional("LastModifiedDate", &DATE_TYPE),
        Member::optional("ProviderName", &PROVIDER_NAME_TYPE),
        Member::optional("ProviderType", &IDENTITY_PROVIDER_TYPE_TYPE),
    ],
);
pub(crate) static PROVIDER_DETAILS_TYPE: Shape = Shape::map("ProviderDetailsType", &STRING_TYPE, &STRING_TYPE);
pub(crate) static PROVIDER_NAME_TYPE: Shape =
    Shape::string("ProviderNameType").min(1).max(32).pattern(&PROVIDER_NAME_TYPE_PATTERN);
pub(crate) static PROVIDER_NAME_TYPE_V2: Shape =
    Shape::string("ProviderNameTypeV2").min(1).max(32).pattern(&PROVIDER_NAME_TYPE_V2_PATTERN);
pub(crate) static PROVIDER_USER_IDENTIFIER_TYPE: Shape = Shape::structure(
    "ProviderUserIdentifierType",
    &[
        Member::optional("ProviderAttributeName", &STRING_TYPE),
        Member::optional("ProviderAttributeValue", &STRING_TYPE),
        Member::optional("ProviderName", &PROVIDER_NAME_TYPE),
    ],
);
pub(crate) static PROVIDERS_LIST_TYPE: Shape = Shape::list("ProvidersListType", &PROVIDER_DESCRIPTION).min(0).max(50);
pub(crate) static QUERY_LIMIT: Shape = Shape::integer("QueryLimit").min(1).max(60);
pub(crate) static QUERY_LIMIT_TYPE: Shape = Shape::integer("QueryLimitType").min(0).max(60);
pub(crate) static RECOVERY_MECHANISMS_TYPE: Shape =
    Shape::list("RecoveryMechanismsType", &RECOVERY_OPTION_TYPE).min(1).max(2);
pub(crate) static RECOVERY_OPTION_NAME_TYPE: Shape =
    Shape::string("RecoveryOptionNameType").one_of(&["verified_email", "verified_phone_number", "admin_only"]);
pub(crate) static RECOVERY_OPTION_TYPE: Shape = Shape::structure(
    "RecoveryOptionType",
    &[Member::required("Name", &RECOVERY_OPTION_NAME_TYPE), Member::required("Priority", &PRIORITY_TYPE)],
);
pub(crate) static REDIRECT_URL_TYPE: Shape =
    Shape::string("RedirectUrlType").min(1).max(1024).pattern(&CUSTOM_ATTRIBUTE_NAME_TYPE_PATTERN);
pub(crate) static REFRESH_TOKEN_ROTATION_TYPE: Shape = Shape::structure(
    "RefreshTokenRotationType",
    &[
        Member::required("Feature", &FEATURE_TYPE),
        Member::optional("RetryGracePeriodSeconds", &RETRY_GRACE_PERIOD_SECONDS_TYPE),
    ],
);
pub(crate) static REFRESH_TOKEN_VALIDITY_TYPE: Shape =
    Shape::integer("RefreshTokenValidityType").min(0).max(315_360_000);
pub(crate) static REGION_CODE_TYPE: Shape = Shape::string("RegionCodeType").min(5).max(32);
pub(crate) static REGION_NAME_TYPE: Shape = Shape::string("RegionNameType").min(5).max(32);
pub(crate) static RELYING_PARTY_ID_TYPE: Shape = Shape::string("RelyingPartyIdType").min(1).max(127);
pub(crate) static REPLICA_REGIONS_TYPE: Shape = Shape::list("ReplicaRegionsType", &STRING_TYPE);
pub(crate) static REPLICA_ROLE_TYPE: Shape = Shape::string("ReplicaRoleType").one_of(&["PRIMARY", "SECONDARY"]);
pub(crate) static REPLICA_STATUS_TYPE: Shape =
    Shape::string("ReplicaStatusType").one_of(&["CREATING", "ACTIVE", "INACTIVE", "DELETING"]);
pub(crate) static RESEND_CONFIRMATION_CODE_REQUEST: Shape = Shape::structure(
    "ResendConfirmationCodeRequest",
    &[
        Member::optional("AnalyticsMetadata", &ANALYTICS_METADATA_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
        Member::optional("SecretHash", &SECRET_HASH_TYPE),
        Member::optional("UserContextData", &USER_CONTEXT_DATA_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static RESEND_CONFIRMATION_CODE_RESPONSE: Shape = Shape::structure(
    "ResendConfirmationCodeResponse",
    &[Member::optional("CodeDeliveryDetails", &CODE_DELIVERY_DETAILS_TYPE)],
);
pub(crate) static RESOURCE_ID_TYPE: Shape =
    Shape::string("ResourceIdType").min(1).max(40).pattern(&RESOURCE_ID_TYPE_PATTERN);
pub(crate) static RESOURCE_LIST_TYPE: Shape =
    Shape::list("ResourceListType", &RESOURCE_SERVER_IDENTIFIER_TYPE).min(0).max(1);
pub(crate) static RESOURCE_SERVER_IDENTIFIER_TYPE: Shape =
    Shape::string("ResourceServerIdentifierType").min(1).max(256).pattern(&ACR_VALUE_TYPE_PATTERN);
pub(crate) static RESOURCE_SERVER_MANAGED_BY_TYPE: Shape =
    Shape::string("ResourceServerManagedByType").one_of(&["COGNITO"]);
pub(crate) static RESOURCE_SERVER_NAME_TYPE: Shape =
    Shape::string("ResourceServerNameType").min(1).max(256).pattern(&CLIENT_NAME_TYPE_PATTERN);
pub(crate) static RESOURCE_SERVER_SCOPE_DESCRIPTION_TYPE: Shape =
    Shape::string("ResourceServerScopeDescriptionType").min(1).max(256);
pub(crate) static RESOURCE_SERVER_SCOPE_LIST_TYPE: Shape =
    Shape::list("ResourceServerScopeListType", &RESOURCE_SERVER_SCOPE_TYPE).max(100);
pub(crate) static RESOURCE_SERVER_SCOPE_NAME_TYPE: Shape =
    Shape::string("ResourceServerScopeNameType").min(1).max(256).pattern(&RESOURCE_SERVER_SCOPE_NAME_TYPE_PATTERN);
pub(crate) static RESOURCE_SERVER_SCOPE_TYPE: Shape = Shape::structure(
    "ResourceServerScopeType",
    &[
        Member::required("ScopeDescription", &RESOURCE_SERVER_SCOPE_DESCRIPTION_TYPE),
        Member::required("ScopeName", &RESOURCE_SERVER_SCOPE_NAME_TYPE),
    ],
);
pub(crate) static RESOURCE_SERVER_TYPE: Shape = Shape::structure(
    "ResourceServerType",
    &[
        Member::optional("Identifier", &RESOURCE_SERVER_IDENTIFIER_TYPE),
        Member::optional("ManagedBy", &RESOURCE_SERVER_MANAGED_BY_TYPE),
        Member::optional("Name", &RESOURCE_SERVER_NAME_TYPE),
        Member::optional("Scopes", &RESOURCE_SERVER_SCOPE_LIST_TYPE),
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static RESOURCE_SERVERS_LIST_TYPE: Shape = Shape::list("ResourceServersListType", &RESOURCE_SERVER_TYPE);
pub(crate) static RESPOND_TO_AUTH_CHALLENGE_REQUEST: Shape = Shape::structure(
    "RespondToAuthChallengeRequest",
    &[
        Member::optional("AnalyticsMetadata", &ANALYTICS_METADATA_TYPE),
        Member::required("ChallengeName", &CHALLENGE_NAME_TYPE),
        Member::optional("ChallengeResponses", &CHALLENGE_RESPONSES_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
        Member::optional("Session", &SESSION_TYPE),
        Member::optional("UserContextData", &USER_CONTEXT_DATA_TYPE),
    ],
);
pub(crate) static RESPOND_TO_AUTH_CHALLENGE_RESPONSE: Shape = Shape::structure(
    "RespondToAuthChallengeResponse",
    &[
        Member::optional("AuthenticationResult", &AUTHENTICATION_RESULT_TYPE),
        Member::optional("AvailableChallenges", &AVAILABLE_CHALLENGE_LIST_TYPE),
        Member::optional("ChallengeName", &CHALLENGE_NAME_TYPE),
        Member::optional("ChallengeParameters", &CHALLENGE_PARAMETERS_TYPE),
        Member::optional("Session", &SESSION_TYPE),
    ],
);
pub(crate) static RETRY_GRACE_PERIOD_SECONDS_TYPE: Shape = Shape::integer("RetryGracePeriodSecondsType").min(0).max(60);
pub(crate) static REVOKE_ASSOCIATED_SESSIONS_TYPE: Shape =
    Shape::string("RevokeAssociatedSessionsType").one_of(&["NONE", "LINKED"]);
pub(crate) static REVOKE_TOKEN_REQUEST: Shape = Shape::structure(
    "RevokeTokenRequest",
    &[
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientSecret", &CLIENT_SECRET_TYPE),
        Member::optional("RevokeAssociatedSessions", &REVOKE_ASSOCIATED_SESSIONS_TYPE),
        Member::required("Token", &TOKEN_MODEL_TYPE),
    ],
);
pub(crate) static REVOKE_TOKEN_RESPONSE: Shape = Shape::structure("RevokeTokenResponse", &[]);
pub(crate) static REVOKE_USER_SESSION_REQUEST: Shape = Shape::structure(
    "RevokeUserSessionRequest",
    &[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::optional("RevokeAssociatedSessions", &REVOKE_ASSOCIATED_SESSIONS_TYPE),
        Member::required("SessionId", &SESSION_ID_TYPE),
    ],
);
pub(crate) static REVOKE_USER_SESSION_RESPONSE: Shape = Shape::structure("RevokeUserSessionResponse", &[]);
pub(crate) static RISK_CONFIGURATION_TYPE: Shape = Shape::structure(
    "RiskConfigurationType",
    &[
        Member::optional("AccountTakeoverRiskConfiguration", &ACCOUNT_TAKEOVER_RISK_CONFIGURATION_TYPE),
        Member::optional("ClientId", &CLIENT_ID_TYPE),
        Member::optional("CompromisedCredentialsRiskConfiguration", &COMPROMISED_CREDENTIALS_RISK_CONFIGURATION_TYPE),
        Member::optional("LastModifiedDate", &DATE_TYPE),
        Member::optional("RiskExceptionConfiguration", &RISK_EXCEPTION_CONFIGURATION_TYPE),
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static RISK_DECISION_TYPE: Shape =
    Shape::string("RiskDecisionType").one_of(&["NoRisk", "AccountTakeover", "Block"]);
pub(crate) static RISK_EXCEPTION_CONFIGURATION_TYPE: Shape = Shape::structure(
    "RiskExceptionConfigurationType",
    &[
        Member::optional("BlockedIPRangeList", &BLOCKED_IP_RANGE_LIST_TYPE),
        Member::optional("SkippedIPRangeList", &SKIPPED_IP_RANGE_LIST_TYPE),
    ],
);
pub(crate) static RISK_LEVEL_TYPE: Shape = Shape::string("RiskLevelType").one_of(&["Low", "Medium", "High"]);
pub(crate) static ROUTING_TYPE: Shape =
    Shape::structure("RoutingType", &[Member::optional("Failover", &FAILOVER_TYPE)]);
pub(crate) static S3_ARN_TYPE: Shape = Shape::string("S3ArnType").min(3).max(1024).pattern(&S3_ARN_TYPE_PATTERN);
pub(crate) static S3_BUCKET_TYPE: Shape =
    Shape::string("S3BucketType").min(3).max(1024).pattern(&S3_BUCKET_TYPE_PATTERN);
pub(crate) static S3_CONFIGURATION_TYPE: Shape =
    Shape::structure("S3ConfigurationType", &[Member::optional("BucketArn", &S3_ARN_TYPE)]);
pub(crate) static SES_CONFIGURATION_SET: Shape =
    Shape::string("SESConfigurationSet").min(1).max(64).pattern(&SES_CONFIGURATION_SET_PATTERN);
pub(crate) static SMS_MFA_SETTINGS_TYPE: Shape = Shape::structure(
    "SMSMfaSettingsType",
    &[Member::optional("Enabled", &BOOLEAN_TYPE), Member::optional("PreferredMfa", &BOOLEAN_TYPE)],
);
pub(crate) static SSO_SESSION_MAX_VALIDITY_MINUTES_TYPE: Shape =
    Shape::integer("SSOSessionMaxValidityMinutesType").min(0).max(129_600);
pub(crate) static SCHEMA_ATTRIBUTE_TYPE: Shape = Shape::structure(
    "SchemaAttributeType",
    &[
        Member::optional("AttributeDataType", &ATTRIBUTE_DATA_TYPE),
        Member::optional("DeveloperOnlyAttribute", &BOOLEAN_TYPE),
        Member::optional("Mutable", &BOOLEAN_TYPE),
        Member::optional("Name", &CUSTOM_ATTRIBUTE_NAME_TYPE),
        Member::optional("NumberAttributeConstraints", &NUMBER_ATTRIBUTE_CONSTRAINTS_TYPE),
        Member::optional("Required", &BOOLEAN_TYPE),
        Member::optional("StringAttributeConstraints", &STRING_ATTRIBUTE_CONSTRAINTS_TYPE),
    ],
);
pub(crate) static SCHEMA_ATTRIBUTES_LIST_TYPE: Shape =
    Shape::list("SchemaAttributesListType", &SCHEMA_ATTRIBUTE_TYPE).min(1).max(50);
pub(crate) static SCOPE_LIST_TYPE: Shape = Shape::list("ScopeListType", &SCOPE_TYPE).max(50);
pub(crate) static SCOPE_TYPE: Shape = Shape::string("ScopeType").min(1).max(256).pattern(&ACR_VALUE_TYPE_PATTERN);
pub(crate) static SEARCH_PAGINATION_TOKEN_TYPE: Shape =
    Shape::string("SearchPaginationTokenType").min(1).pattern(&CONFIRMATION_CODE_TYPE_PATTERN);
pub(crate) static SEARCHED_ATTRIBUTE_NAMES_LIST_TYPE: Shape =
    Shape::list("SearchedAttributeNamesListType", &ATTRIBUTE_NAME_TYPE);
pub(crate) static SECRET_CODE_TYPE: Shape =
    Shape::string("SecretCodeType").min(16).pattern(&SECRET_CODE_TYPE_PATTERN).sensitive();
pub(crate) static SECRET_HASH_TYPE: Shape =
    Shape::string("SecretHashType").min(1).max(128).pattern(&SECRET_HASH_TYPE_PATTERN).sensitive();
pub(crate) static SECURITY_POLICY_TYPE: Shape =
    Shape::string("SecurityPolicyType").one_of(&["TLS_V1", "TLS_V1_2_2021", "TLS_V1_3_2025"]);
pub(crate) static SESSION_DESCRIPTION_TYPE: Shape = Shape::structure(
    "SessionDescriptionType",
    &[
        Member::optional("ClientId", &CLIENT_ID_TYPE),
        Member::optional("CreateDate", &DATE_TYPE),
        Member::optional("DeviceType", &SESSION_DEVICE_TYPE),
        Member::optional("IsCurrentSession", &WRAPPED_BOOLEAN_TYPE),
        Member::optional("LastActiveDate", &DATE_TYPE),
        Member::optional("LastIPAddress", &SESSION_IP_ADDRESS_TYPE),
        Member::optional("LastLocation", &SESSION_LOCATION_TYPE),
        Member::optional("OriginSessionId", &SESSION_ID_TYPE),
        Member::optional("SessionId", &SESSION_ID_TYPE),
        Member::optional("SessionType", &SESSION_TYPE_TYPE),
    ],
);
pub(crate) static SESSION_DEVICE_TYPE: Shape = Shape::string("SessionDeviceType").min(0).max(1024);
pub(crate) static SESSION_ID_TYPE: Shape =
    Shape::string("SessionIdType").min(28).max(28).pattern(&SESSION_ID_TYPE_PATTERN);
pub(crate) static SESSION_IP_ADDRESS_TYPE: Shape = Shape::string("SessionIpAddressType").min(0).max(128).sensitive();
pub(crate) static SESSION_LOCATION_CITY_TYPE: Shape = Shape::string("SessionLocationCityType").min(0).max(256);
pub(crate) static SESSION_LOCATION_COUNTRY_TYPE: Shape = Shape::string("SessionLocationCountryType").min(0).max(256);
pub(crate) static SESSION_LOCATION_TYPE: Shape = Shape::structure(
    "SessionLocationType",
    &[
        Member::optional("City", &SESSION_LOCATION_CITY_TYPE),
        Member::optional("Country", &SESSION_LOCATION_COUNTRY_TYPE),
    ],
);
pub(crate) static SESSION_TYPE: Shape = Shape::string("SessionType").min(20).max(4096).sensitive();
pub(crate) static SESSION_TYPE_TYPE: Shape = Shape::string("SessionTypeType").one_of(&["TOKEN", "SSO"]);
pub(crate) static SESSIONS_LIST_TYPE: Shape =
    Shape::list("SessionsListType", &SESSION_DESCRIPTION_TYPE).min(0).max(125);
pub(crate) static SET_LOG_DELIVERY_CONFIGURATION_REQUEST: Shape = Shape::structure(
    "SetLogDeliveryConfigurationRequest",
    &[
        Member::required("LogConfigurations", &LOG_CONFIGURATION_LIST_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static SET_LOG_DELIVERY_CONFIGURATION_RESPONSE: Shape = Shape::structure(
    "SetLogDeliveryConfigurationResponse",
    &[Member::optional("LogDeliveryConfiguration", &LOG_DELIVERY_CONFIGURATION_TYPE)],
);
pub(crate) static SET_RISK_CONFIGURATION_REQUEST: Shape = Shape::structure(
    "SetRiskConfigurationRequest",
    &[
        Member::optional("AccountTakeoverRiskConfiguration", &ACCOUNT_TAKEOVER_RISK_CONFIGURATION_TYPE),
        Member::optional("ClientId", &CLIENT_ID_TYPE),
        Member::optional("CompromisedCredentialsRiskConfiguration", &COMPROMISED_CREDENTIALS_RISK_CONFIGURATION_TYPE),
        Member::optional("RiskExceptionConfiguration", &RISK_EXCEPTION_CONFIGURATION_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static SET_RISK_CONFIGURATION_RESPONSE: Shape = Shape::structure(
    "SetRiskConfigurationResponse",
    &[Member::required("RiskConfiguration", &RISK_CONFIGURATION_TYPE)],
);
pub(crate) static SET_UI_CUSTOMIZATION_REQUEST: Shape = Shape::structure(
    "SetUICustomizationRequest",
    &[
        Member::optional("CSS", &CSS_TYPE),
        Member::optional("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ImageFile", &IMAGE_FILE_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static SET_UI_CUSTOMIZATION_RESPONSE: Shape =
    Shape::structure("SetUICustomizationResponse", &[Member::required("UICustomization", &UI_CUSTOMIZATION_TYPE)]);
pub(crate) static SET_USER_MFA_PREFERENCE_REQUEST: Shape = Shape::structure(
    "SetUserMFAPreferenceRequest",
    &[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::optional("EmailMfaSettings", &EMAIL_MFA_SETTINGS_TYPE),
        Member::optional("SMSMfaSettings", &SMS_MFA_SETTINGS_TYPE),
        Member::optional("SoftwareTokenMfaSettings", &SOFTWARE_TOKEN_MFA_SETTINGS_TYPE),
        Member::optional("WebAuthnMfaSettings", &WEB_AUTHN_MFA_SETTINGS_TYPE),
    ],
);
pub(crate) static SET_USER_MFA_PREFERENCE_RESPONSE: Shape = Shape::structure("SetUserMFAPreferenceResponse", &[]);
pub(crate) static SET_USER_POOL_CLIENT_SESSION_CONFIGURATION_REQUEST: Shape = Shape::structure(
    "SetUserPoolClientSessionConfigurationRequest",
    &[
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::required("SSOSession", &CLIENT_SSO_SESSION_CONFIG_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static SET_USER_POOL_CLIENT_SESSION_CONFIGURATION_RESPONSE: Shape = Shape::structure(
    "SetUserPoolClientSessionConfigurationResponse",
    &[
        Member::optional("ClientId", &CLIENT_ID_TYPE),
        Member::optional("SSOSession", &CLIENT_SSO_SESSION_CONFIG_TYPE),
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static SET_USER_POOL_MFA_CONFIG_REQUEST: Shape = Shape::structure(
    "SetUserPoolMfaConfigRequest",
    &[
        Member::optional("EmailMfaConfiguration", &EMAIL_MFA_CONFIG_TYPE),
        Member::optional("MfaConfiguration", &USER_POOL_MFA_TYPE),
        Member::optional("SmsMfaConfiguration", &SMS_MFA_CONFIG_TYPE),
        Member::optional("SoftwareTokenMfaConfiguration", &SOFTWARE_TOKEN_MFA_CONFIG_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("WebAuthnConfiguration", &WEB_AUTHN_CONFIGURATION_TYPE),
    ],
);
pub(crate) static SET_USER_POOL_MFA_CONFIG_RESPONSE: Shape = Shape::structure(
    "SetUserPoolMfaConfigResponse",
    &[
        Member::optional("EmailMfaConfiguration", &EMAIL_MFA_CONFIG_TYPE),
        Member::optional("MfaConfiguration", &USER_POOL_MFA_TYPE),
        Member::optional("SmsMfaConfiguration", &SMS_MFA_CONFIG_TYPE),
        Member::optional("SoftwareTokenMfaConfiguration", &SOFTWARE_TOKEN_MFA_CONFIG_TYPE),
        Member::optional("WebAuthnConfiguration", &WEB_AUTHN_CONFIGURATION_TYPE),
    ],
);
pub(crate) static SET_USER_POOL_SESSION_CONFIGURATION_REQUEST: Shape = Shape::structure(
    "SetUserPoolSessionConfigurationRequest",
    &[
        Member::required("TokenSession", &USER_POOL_TOKEN_SESSION_CONFIG_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("UserSessionTracking", &USER_SESSION_TRACKING_TYPE),
    ],
);
pub(crate) static SET_USER_POOL_SESSION_CONFIGURATION_RESPONSE: Shape = Shape::structure(
    "SetUserPoolSessionConfigurationResponse",
    &[
        Member::optional("TokenSession", &USER_POOL_TOKEN_SESSION_CONFIG_TYPE),
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("UserSessionTracking", &USER_SESSION_TRACKING_TYPE),
    ],
);
pub(crate) static SET_USER_SETTINGS_REQUEST: Shape = Shape::structure(
    "SetUserSettingsRequest",
    &[Member::required("AccessToken", &TOKEN_MODEL_TYPE), Member::required("MFAOptions", &MFA_OPTION_LIST_TYPE)],
);
pub(crate) static SET_USER_SETTINGS_RESPONSE: Shape = Shape::structure("SetUserSettingsResponse", &[]);
pub(crate) static SIGN_IN_POLICY_TYPE: Shape = Shape::structure(
    "SignInPolicyType",
    &[Member::optional("AllowedFirstAuthFactors", &ALLOWED_FIRST_AUTH_FACTORS_LIST_TYPE)],
);
pub(crate) static SIGN_UP_REQUEST: Shape = Shape::structure(
    "SignUpRequest",
    &[
        Member::optional("AnalyticsMetadata", &ANALYTICS_METADATA_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
        Member::optional("Password", &PASSWORD_TYPE),
        Member::optional("SecretHash", &SECRET_HASH_TYPE),
        Member::optional("UserAttributes", &ATTRIBUTE_LIST_TYPE),
        Member::optional("UserContextData", &USER_CONTEXT_DATA_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::optional("ValidationData", &ATTRIBUTE_LIST_TYPE),
    ],
);
pub(crate) static SIGN_UP_RESPONSE: Shape = Shape::structure(
    "SignUpResponse",
    &[
        Member::optional("CodeDeliveryDetails", &CODE_DELIVERY_DETAILS_TYPE),
        Member::optional("Session", &SESSION_TYPE),
        Member::required("UserConfirmed", &BOOLEAN_TYPE),
        Member::required("UserSub", &STRING_TYPE),
    ],
);
pub(crate) static SKIPPED_IP_RANGE_LIST_TYPE: Shape = Shape::list("SkippedIPRangeListType", &STRING_TYPE).max(200);
pub(crate) static SMS_CONFIGURATION_TYPE: Shape = Shape::structure(
    "SmsConfigurationType",
    &[
        Member::optional("EumsSms", &EUMS_SMS_CONFIGURATION_TYPE),
        Member::optional("ExternalId", &STRING_TYPE),
        Member::optional("SnsCallerArn", &OPTIONAL_ARN_TYPE),
        Member::optional("SnsRegion", &REGION_CODE_TYPE),
    ],
);
pub(crate) static SMS_INVITE_MESSAGE_TYPE: Shape =
    Shape::string("SmsInviteMessageType").min(6).max(140).pattern(&SMS_INVITE_MESSAGE_TYPE_PATTERN);
pub(crate) static SMS_MFA_CONFIG_TYPE: Shape = Shape::structure(
    "SmsMfaConfigType",
    &[
        Member::optional("SmsAuthenticationMessage", &SMS_VERIFICATION_MESSAGE_TYPE),
        Member::optional("SmsConfiguration", &SMS_CONFIGURATION_TYPE),
    ],
);
pub(crate) static SMS_VERIFICATION_MESSAGE_TYPE: Shape =
    Shape::string("SmsVerificationMessageType").min(6).max(140).pattern(&SMS_VERIFICATION_MESSAGE_TYPE_PATTERN);
pub(crate) static SOFTWARE_TOKEN_MFA_USER_CODE_TYPE: Shape =
    Shape::string("SoftwareTokenMFAUserCodeType").min(6).max(6).pattern(&AWS_ACCOUNT_ID_TYPE_PATTERN).sensitive();
pub(crate) static SOFTWARE_TOKEN_MFA_CONFIG_TYPE: Shape =
    Shape::structure("SoftwareTokenMfaConfigType", &[Member::optional("Enabled", &BOOLEAN_TYPE)]);
pub(crate) static SOFTWARE_TOKEN_MFA_SETTINGS_TYPE: Shape = Shape::structure(
    "SoftwareTokenMfaSettingsType",
    &[Member::optional("Enabled", &BOOLEAN_TYPE), Member::optional("PreferredMfa", &BOOLEAN_TYPE)],
);
pub(crate) static START_USER_IMPORT_JOB_REQUEST: Shape = Shape::structure(
    "StartUserImportJobRequest",
    &[Member::required("JobId", &USER_IMPORT_JOB_ID_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)],
);
pub(crate) static START_USER_IMPORT_JOB_RESPONSE: Shape =
    Shape::structure("StartUserImportJobResponse", &[Member::optional("UserImportJob", &USER_IMPORT_JOB_TYPE)]);
pub(crate) static START_WEB_AUTHN_REGISTRATION_REQUEST: Shape =
    Shape::structure("StartWebAuthnRegistrationRequest", &[Member::required("AccessToken", &TOKEN_MODEL_TYPE)]);
pub(crate) static START_WEB_AUTHN_REGISTRATION_RESPONSE: Shape =
    Shape::structure("StartWebAuthnRegistrationResponse", &[Member::required("CredentialCreationOptions", &DOCUMENT)]);
pub(crate) static STATUS_TYPE: Shape = Shape::string("StatusType").one_of(&["Enabled", "Disabled"]);
pub(crate) static STOP_USER_IMPORT_JOB_REQUEST: Shape = Shape::structure(
    "StopUserImportJobRequest",
    &[Member::required("JobId", &USER_IMPORT_JOB_ID_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)],
);
pub(crate) static STOP_USER_IMPORT_JOB_RESPONSE: Shape =
    Shape::structure("StopUserImportJobResponse", &[Member::optional("UserImportJob", &USER_IMPORT_JOB_TYPE)]);
pub(crate) static STRING_ATTRIBUTE_CONSTRAINTS_TYPE: Shape = Shape::structure(
    "StringAttributeConstraintsType",
    &[Member::optional("MaxLength", &STRING_TYPE), Member::optional("MinLength", &STRING_TYPE)],
);
pub(crate) static STRING_TO_STRING_MAP_TYPE: Shape = Shape::map("StringToStringMapType", &STRING_TYPE, &STRING_TYPE);
pub(crate) static STRING_TYPE: Shape = Shape::string("StringType").min(0).max(131_072);
pub(crate) static SUPPORTED_IDENTITY_PROVIDERS_LIST_TYPE: Shape =
    Shape::list("SupportedIdentityProvidersListType", &PROVIDER_NAME_TYPE);
pub(crate) static TAG_KEYS_TYPE: Shape = Shape::string("TagKeysType").min(1).max(128);
pub(crate) static TAG_RESOURCE_REQUEST: Shape = Shape::structure(
    "TagResourceRequest",
    &[Member::required("ResourceArn", &ARN_TYPE), Member::required("Tags", &USER_POOL_TAGS_TYPE)],
);
pub(crate) static TAG_RESOURCE_RESPONSE: Shape = Shape::structure("TagResourceResponse", &[]);
pub(crate) static TAG_VALUE_TYPE: Shape = Shape::string("TagValueType").min(0).max(256);
pub(crate) static TEMPORARY_PASSWORD_VALIDITY_DAYS_TYPE: Shape =
    Shape::integer("TemporaryPasswordValidityDaysType").min(0).max(365);
pub(crate) static TERMS_DESCRIPTION_LIST_TYPE: Shape = Shape::list("TermsDescriptionListType", &TERMS_DESCRIPTION_TYPE);
pub(crate) static TERMS_DESCRIPTION_TYPE: Shape = Shape::structure(
    "TermsDescriptionType",
    &[
        Member::required("CreationDate", &DATE_TYPE),
        Member::required("Enforcement", &TERMS_ENFORCEMENT_TYPE),
        Member::required("LastModifiedDate", &DATE_TYPE),
        Member::required("TermsId", &TERMS_ID_TYPE),
        Member::required("TermsName", &TERMS_NAME_TYPE),
    ],
);
pub(crate) static TERMS_ENFORCEMENT_TYPE: Shape = Shape::string("TermsEnforcementType").one_of(&["NONE"]);
pub(crate) static TERMS_ID_TYPE: Shape = Shape::string("TermsIdType").pattern(&MANAGED_LOGIN_BRANDING_ID_TYPE_PATTERN);
pub(crate) static TERMS_NAME_TYPE: Shape = Shape::string("TermsNameType").pattern(&TERMS_NAME_TYPE_PATTERN);
pub(crate) static TERMS_SOURCE_TYPE: Shape = Shape::string("TermsSourceType").one_of(&["LINK"]);
pub(crate) static TERMS_TYPE: Shape = Shape::structure(
    "TermsType",
    &[
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::required("CreationDate", &DATE_TYPE),
        Member::required("Enforcement", &TERMS_ENFORCEMENT_TYPE),
        Member::required("LastModifiedDate", &DATE_TYPE),
        Member::required("Links", &LINKS_TYPE),
        Member::required("TermsId", &TERMS_ID_TYPE),
        Member::required("TermsName", &TERMS_NAME_TYPE),
        Member::required("TermsSource", &TERMS_SOURCE_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static TIME_UNITS_TYPE: Shape =
    Shape::string("TimeUnitsType").one_of(&["seconds", "minutes", "hours", "days"]);
pub(crate) static TOKEN_MODEL_TYPE: Shape =
    Shape::string("TokenModelType").pattern(&TOKEN_MODEL_TYPE_PATTERN).sensitive();
pub(crate) static TOKEN_TYPE_IDENTIFIER_TYPE: Shape =
    Shape::string("TokenTypeIdentifierType").one_of(&["ACCESS_TOKEN", "ID_TOKEN", "SAML2"]);
pub(crate) static TOKEN_VALIDITY_UNITS_TYPE: Shape = Shape::structure(
    "TokenValidityUnitsType",
    &[
        Member::optional("AccessToken", &TIME_UNITS_TYPE),
        Member::optional("IdToken", &TIME_UNITS_TYPE),
        Member::optional("RefreshToken", &TIME_UNITS_TYPE),
    ],
);
pub(crate) static UI_CUSTOMIZATION_TYPE: Shape = Shape::structure(
    "UICustomizationType",
    &[
        Member::optional("CSS", &CSS_TYPE),
        Member::optional("CSSVersion", &CSS_VERSION_TYPE),
        Member::optional("ClientId", &CLIENT_ID_TYPE),
        Member::optional("CreationDate", &DATE_TYPE),
        Member::optional("ImageUrl", &IMAGE_URL_TYPE),
        Member::optional("LastModifiedDate", &DATE_TYPE),
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static UNTAG_RESOURCE_REQUEST: Shape = Shape::structure(
    "UntagResourceRequest",
    &[Member::required("ResourceArn", &ARN_TYPE), Member::required("TagKeys", &USER_POOL_TAGS_LIST_TYPE)],
);
pub(crate) static UNTAG_RESOURCE_RESPONSE: Shape = Shape::structure("UntagResourceResponse", &[]);
pub(crate) static UPDATE_AUTH_EVENT_FEEDBACK_REQUEST: Shape = Shape::structure(
    "UpdateAuthEventFeedbackRequest",
    &[
        Member::required("EventId", &EVENT_ID_TYPE),
        Member::required("FeedbackToken", &TOKEN_MODEL_TYPE),
        Member::required("FeedbackValue", &FEEDBACK_VALUE_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static UPDATE_AUTH_EVENT_FEEDBACK_RESPONSE: Shape = Shape::structure("UpdateAuthEventFeedbackResponse", &[]);
pub(crate) static UPDATE_DEVICE_STATUS_REQUEST: Shape = Shape::structure(
    "UpdateDeviceStatusRequest",
    &[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::required("DeviceKey", &DEVICE_KEY_TYPE),
        Member::optional("DeviceRememberedStatus", &DEVICE_REMEMBERED_STATUS_TYPE),
    ],
);
pub(crate) static UPDATE_DEVICE_STATUS_RESPONSE: Shape = Shape::structure("UpdateDeviceStatusResponse", &[]);
pub(crate) static UPDATE_GROUP_REQUEST: Shape = Shape::structure(
    "UpdateGroupRequest",
    &[
        Member::optional("Description", &DESCRIPTION_TYPE),
        Member::required("GroupName", &GROUP_NAME_TYPE),
        Member::optional("Precedence", &PRECEDENCE_TYPE),
        Member::optional("RoleArn", &ARN_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static UPDATE_GROUP_RESPONSE: Shape =
    Shape::structure("UpdateGroupResponse", &[Member::optional("Group", &GROUP_TYPE)]);
pub(crate) static UPDATE_IDENTITY_PROVIDER_REQUEST: Shape = Shape::structure(
    "UpdateIdentityProviderRequest",
    &[
        Member::optional("AcrMapping", &ACR_MAPPING_TYPE),
        Member::optional("AttributeMapping", &ATTRIBUTE_MAPPING_TYPE),
        Member::optional("IdpIdentifiers", &IDP_IDENTIFIERS_LIST_TYPE),
        Member::optional("ProviderDetails", &PROVIDER_DETAILS_TYPE),
        Member::required("ProviderName", &PROVIDER_NAME_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static UPDATE_IDENTITY_PROVIDER_RESPONSE: Shape = Shape::structure(
    "UpdateIdentityProviderResponse",
    &[Member::required("IdentityProvider", &IDENTITY_PROVIDER_TYPE)],
);
pub(crate) static UPDATE_MANAGED_LOGIN_BRANDING_REQUEST: Shape = Shape::structure(
    "UpdateManagedLoginBrandingRequest",
    &[
        Member::optional("Assets", &ASSET_LIST_TYPE),
        Member::optional("ManagedLoginBrandingId", &MANAGED_LOGIN_BRANDING_ID_TYPE),
        Member::optional("Settings", &DOCUMENT),
        Member::optional("UseCognitoProvidedValues", &BOOLEAN_TYPE),
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static UPDATE_MANAGED_LOGIN_BRANDING_RESPONSE: Shape = Shape::structure(
    "UpdateManagedLoginBrandingResponse",
    &[Member::optional("ManagedLoginBranding", &MANAGED_LOGIN_BRANDING_TYPE)],
);
pub(crate) static UPDATE_PROVISIONED_LIMIT_REQUEST: Shape = Shape::structure(
    "UpdateProvisionedLimitRequest",
    &[
        Member::required("LimitDefinition", &LIMIT_DEFINITION_TYPE),
        Member::required("RequestedLimitValue", &INTEGER_TYPE),
    ],
);
pub(crate) static UPDATE_PROVISIONED_LIMIT_RESPONSE: Shape =
    Shape::structure("UpdateProvisionedLimitResponse", &[Member::required("Limit", &LIMIT_TYPE)]);
pub(crate) static UPDATE_REPLICA_STATUS_TYPE: Shape =
    Shape::string("UpdateReplicaStatusType").one_of(&["ACTIVE", "INACTIVE"]);
pub(crate) static UPDATE_RESOURCE_SERVER_REQUEST: Shape = Shape::structure(
    "UpdateResourceServerRequest",
    &[
        Member::required("Identifier", &RESOURCE_SERVER_IDENTIFIER_TYPE),
        Member::required("Name", &RESOURCE_SERVER_NAME_TYPE),
        Member::optional("Scopes", &RESOURCE_SERVER_SCOPE_LIST_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static UPDATE_RESOURCE_SERVER_RESPONSE: Shape =
    Shape::structure("UpdateResourceServerResponse", &[Member::required("ResourceServer", &RESOURCE_SERVER_TYPE)]);
pub(crate) static UPDATE_TERMS_REQUEST: Shape = Shape::structure(
    "UpdateTermsRequest",
    &[
        Member::optional("Enforcement", &TERMS_ENFORCEMENT_TYPE),
        Member::optional("Links", &LINKS_TYPE),
        Member::required("TermsId", &TERMS_ID_TYPE),
        Member::optional("TermsName", &TERMS_NAME_TYPE),
        Member::optional("TermsSource", &TERMS_SOURCE_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static UPDATE_TERMS_RESPONSE: Shape =
    Shape::structure("UpdateTermsResponse", &[Member::optional("Terms", &TERMS_TYPE)]);
pub(crate) static UPDATE_USER_ATTRIBUTES_REQUEST: Shape = Shape::structure(
    "UpdateUserAttributesRequest",
    &[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
        Member::required("UserAttributes", &ATTRIBUTE_LIST_TYPE),
    ],
);
pub(crate) static UPDATE_USER_ATTRIBUTES_RESPONSE: Shape = Shape::structure(
    "UpdateUserAttributesResponse",
    &[Member::optional("CodeDeliveryDetailsList", &CODE_DELIVERY_DETAILS_LIST_TYPE)],
);
pub(crate) static UPDATE_USER_POOL_CLIENT_REQUEST: Shape = Shape::structure(
    "UpdateUserPoolClientRequest",
    &[
        Member::optional("AccessTokenValidity", &ACCESS_TOKEN_VALIDITY_TYPE),
        Member::optional("AllowedOAuthFlows", &O_AUTH_FLOWS_TYPE),
        Member::optional("AllowedOAuthFlowsUserPoolClient", &BOOLEAN_TYPE),
        Member::optional("AllowedOAuthScopes", &SCOPE_LIST_TYPE),
        Member::optional("AnalyticsConfiguration", &ANALYTICS_CONFIGURATION_TYPE),
        Member::optional("AuthSessionValidity", &AUTH_SESSION_VALIDITY_TYPE),
        Member::optional("CallbackURLs", &CALLBACK_UR_LS_LIST_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientName", &CLIENT_NAME_TYPE),
        Member::optional("DefaultRedirectURI", &REDIRECT_URL_TYPE),
        Member::optional("EnablePropagateAdditionalUserContextData", &WRAPPED_BOOLEAN_TYPE),
        Member::optional("EnableTokenRevocation", &WRAPPED_BOOLEAN_TYPE),
        Member::optional("ExplicitAuthFlows", &EXPLICIT_AUTH_FLOWS_LIST_TYPE),
        Member::optional("IdTokenValidity", &ID_TOKEN_VALIDITY_TYPE),
        Member::optional("LogoutURLs", &LOGOUT_UR_LS_LIST_TYPE),
        Member::optional("PreventUserExistenceErrors", &PREVENT_USER_EXISTENCE_ERROR_TYPES),
        Member::optional("ReadAttributes", &CLIENT_PERMISSION_LIST_TYPE),
        Member::optional("RefreshTokenRotation", &REFRESH_TOKEN_ROTATION_TYPE),
        Member::optional("RefreshTokenValidity", &REFRESH_TOKEN_VALIDITY_TYPE),
        Member::optional("SupportedIdentityProviders", &SUPPORTED_IDENTITY_PROVIDERS_LIST_TYPE),
        Member::optional("TokenValidityUnits", &TOKEN_VALIDITY_UNITS_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("WriteAttributes", &CLIENT_PERMISSION_LIST_TYPE),
    ],
);
pub(crate) static UPDATE_USER_POOL_CLIENT_RESPONSE: Shape =
    Shape::structure("UpdateUserPoolClientResponse", &[Member::optional("UserPoolClient", &USER_POOL_CLIENT_TYPE)]);
pub(crate) static UPDATE_USER_POOL_DOMAIN_REQUEST: Shape = Shape::structure(
    "UpdateUserPoolDomainRequest",
    &[
        Member::optional("CustomDomainConfig", &CUSTOM_DOMAIN_CONFIG_TYPE),
        Member::required("Domain", &DOMAIN_TYPE),
        Member::optional("ManagedLoginVersion", &WRAPPED_INTEGER_TYPE),
        Member::optional("Routing", &ROUTING_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static UPDATE_USER_POOL_DOMAIN_RESPONSE: Shape = Shape::structure(
    "UpdateUserPoolDomainResponse",
    &[
        Member::optional("CloudFrontDomain", &DOMAIN_TYPE),
        Member::optional("ManagedLoginVersion", &WRAPPED_INTEGER_TYPE),
        Member::optional("Routing", &ROUTING_TYPE),
    ],
);
pub(crate) static UPDATE_USER_POOL_REPLICA_REQUEST: Shape = Shape::structure(
    "UpdateUserPoolReplicaRequest",
    &[
        Member::required("RegionName", &REGION_NAME_TYPE),
        Member::required("Status", &UPDATE_REPLICA_STATUS_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static UPDATE_USER_POOL_REPLICA_RESPONSE: Shape =
    Shape::structure("UpdateUserPoolReplicaResponse", &[Member::optional("UserPoolReplica", &USER_POOL_REPLICA_TYPE)]);
pub(crate) static UPDATE_USER_POOL_REQUEST: Shape = Shape::structure(
    "UpdateUserPoolRequest",
    &[
        Member::optional("AccountRecoverySetting", &ACCOUNT_RECOVERY_SETTING_TYPE),
        Member::optional("AcrConfiguration", &ACR_CONFIGURATION_TYPE),
        Member::optional("AdminCreateUserConfig", &ADMIN_CREATE_USER_CONFIG_TYPE),
        Member::optional("AutoVerifiedAttributes", &VERIFIED_ATTRIBUTES_LIST_TYPE),
        Member::optional("DcrConfiguration", &DCR_CONFIGURATION_TYPE),
        Member::optional("DeletionProtection", &DELETION_PROTECTION_TYPE),
        Member::optional("DeviceConfiguration", &DEVICE_CONFIGURATION_TYPE),
        Member::optional("EmailConfiguration", &EMAIL_CONFIGURATION_TYPE),
        Member::optional("EmailVerificationMessage", &EMAIL_VERIFICATION_MESSAGE_TYPE),
        Member::optional("EmailVerificationSubject", &EMAIL_VERIFICATION_SUBJECT_TYPE),
        Member::optional("IssuerConfiguration", &ISSUER_CONFIGURATION_TYPE),
        Member::optional("KeyConfiguration", &KEY_CONFIGURATION_TYPE),
        Member::optional("LambdaConfig", &LAMBDA_CONFIG_TYPE),
        Member::optional("MfaConfiguration", &USER_POOL_MFA_TYPE),
        Member::optional("Policies", &USER_POOL_POLICY_TYPE),
        Member::optional("PoolName", &USER_POOL_NAME_TYPE),
        Member::optional("SmsAuthenticationMessage", &SMS_VERIFICATION_MESSAGE_TYPE),
        Member::optional("SmsConfiguration", &SMS_CONFIGURATION_TYPE),
        Member::optional("SmsVerificationMessage", &SMS_VERIFICATION_MESSAGE_TYPE),
        Member::optional("UserAttributeUpdateSettings", &USER_ATTRIBUTE_UPDATE_SETTINGS_TYPE),
        Member::optional("UserPoolAddOns", &USER_POOL_ADD_ONS_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("UserPoolTags", &USER_POOL_TAGS_TYPE),
        Member::optional("UserPoolTier", &USER_POOL_TIER_TYPE),
        Member::optional("VerificationMessageTemplate", &VERIFICATION_MESSAGE_TEMPLATE_TYPE),
    ],
);
pub(crate) static UPDATE_USER_POOL_RESPONSE: Shape = Shape::structure("UpdateUserPoolResponse", &[]);
pub(crate) static USER_ATTRIBUTE_UPDATE_SETTINGS_TYPE: Shape = Shape::structure(
    "UserAttributeUpdateSettingsType",
    &[Member::optional(
        "AttributesRequireVerificationBeforeUpdate",
        &ATTRIBUTES_REQUIRE_VERIFICATION_BEFORE_UPDATE_TYPE,
    )],
);
pub(crate) static USER_CONTEXT_DATA_TYPE: Shape = Shape::structure(
    "UserContextDataType",
    &[Member::optional("EncodedData", &STRING_TYPE), Member::optional("IpAddress", &STRING_TYPE)],
)
.sensitive();
pub(crate) static USER_FILTER_TYPE: Shape = Shape::string("UserFilterType").max(256);
pub(crate) static USER_IMPORT_JOB_ID_TYPE: Shape =
    Shape::string("UserImportJobIdType").min(1).max(55).pattern(&USER_IMPORT_JOB_ID_TYPE_PATTERN);
pub(crate) static USER_IMPORT_JOB_NAME_TYPE: Shape =
    Shape::string("UserImportJobNameType").min(1).max(128).pattern(&CLIENT_NAME_TYPE_PATTERN);
pub(crate) static USER_IMPORT_JOB_STATUS_TYPE: Shape = Shape::string("UserImportJobStatusType").one_of(&[
    "Created",
    "Pending",
    "InProgress",
    "Stopping",
    "Expired",
    "Stopped",
    "Failed",
    "Succeeded",
]);
pub(crate) static USER_IMPORT_JOB_TYPE: Shape = Shape::structure(
    "UserImportJobType",
    &[
        Member::optional("CloudWatchLogsRoleArn", &ARN_TYPE),
        Member::optional("CompletionDate", &DATE_TYPE),
        Member::optional("CompletionMessage", &COMPLETION_MESSAGE_TYPE),
        Member::optional("CreationDate", &DATE_TYPE),
        Member::optional("FailedUsers", &LONG_TYPE),
        Member::optional("ImportedUsers", &LONG_TYPE),
        Member::optional("JobId", &USER_IMPORT_JOB_ID_TYPE),
        Member::optional("JobName", &USER_IMPORT_JOB_NAME_TYPE),
        Member::optional("PasswordHashingAlgorithm", &PASSWORD_HASHING_ALGORITHM_TYPE),
        Member::optional("PreSignedUrl", &PRE_SIGNED_URL_TYPE),
        Member::optional("SkippedUsers", &LONG_TYPE),
        Member::optional("StartDate", &DATE_TYPE),
        Member::optional("Status", &USER_IMPORT_JOB_STATUS_TYPE),
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static USER_IMPORT_JOBS_LIST_TYPE: Shape =
    Shape::list("UserImportJobsListType", &USER_IMPORT_JOB_TYPE).min(1).max(50);
pub(crate) static USER_MFA_SETTING_LIST_TYPE: Shape = Shape::list("UserMFASettingListType", &STRING_TYPE);
pub(crate) static USER_POOL_ADD_ONS_TYPE: Shape = Shape::structure(
    "UserPoolAddOnsType",
    &[
        Member::optional("AdvancedSecurityAdditionalFlows", &ADVANCED_SECURITY_ADDITIONAL_FLOWS_TYPE),
        Member::required("AdvancedSecurityMode", &ADVANCED_SECURITY_MODE_TYPE),
    ],
);
pub(crate) static USER_POOL_CLIENT_DESCRIPTION: Shape = Shape::structure(
    "UserPoolClientDescription",
    &[
        Member::optional("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientName", &CLIENT_NAME_TYPE),
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
    ],
);
pub(crate) static USER_POOL_CLIENT_LIST_TYPE: Shape =
    Shape::list("UserPoolClientListType", &USER_POOL_CLIENT_DESCRIPTION);
pub(crate) static USER_POOL_CLIENT_TYPE: Shape = Shape::structure(
    "UserPoolClientType",
    &[
        Member::optional("AccessTokenValidity", &ACCESS_TOKEN_VALIDITY_TYPE),
        Member::optional("AllowedOAuthFlows", &O_AUTH_FLOWS_TYPE),
        Member::optional("AllowedOAuthFlowsUserPoolClient", &BOOLEAN_TYPE),
        Member::optional("AllowedOAuthScopes", &SCOPE_LIST_TYPE),
        Member::optional("AnalyticsConfiguration", &ANALYTICS_CONFIGURATION_TYPE),
        Member::optional("AuthSessionValidity", &AUTH_SESSION_VALIDITY_TYPE),
        Member::optional("CallbackURLs", &CALLBACK_UR_LS_LIST_TYPE),
        Member::optional("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientName", &CLIENT_NAME_TYPE),
        Member::optional("ClientSecret", &CLIENT_SECRET_TYPE),
        Member::optional("ClientType", &CLIENT_TYPE_TYPE),
        Member::optional("CreationDate", &DATE_TYPE),
        Member::optional("DefaultRedirectURI", &REDIRECT_URL_TYPE),
        Member::optional("EnablePropagateAdditionalUserContextData", &WRAPPED_BOOLEAN_TYPE),
        Member::optional("EnableTokenRevocation", &WRAPPED_BOOLEAN_TYPE),
        Member::optional("ExplicitAuthFlows", &EXPLICIT_AUTH_FLOWS_LIST_TYPE),
        Member::optional("IdTokenValidity", &ID_TOKEN_VALIDITY_TYPE),
        Member::optional("LastModifiedDate", &DATE_TYPE),
        Member::optional("LogoutURLs", &LOGOUT_UR_LS_LIST_TYPE),
        Member::optional("PreventUserExistenceErrors", &PREVENT_USER_EXISTENCE_ERROR_TYPES),
        Member::optional("ReadAttributes", &CLIENT_PERMISSION_LIST_TYPE),
        Member::optional("RefreshTokenRotation", &REFRESH_TOKEN_ROTATION_TYPE),
        Member::optional("RefreshTokenValidity", &REFRESH_TOKEN_VALIDITY_TYPE),
        Member::optional("SupportedIdentityProviders", &SUPPORTED_IDENTITY_PROVIDERS_LIST_TYPE),
        Member::optional("TokenValidityUnits", &TOKEN_VALIDITY_UNITS_TYPE),
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("WriteAttributes", &CLIENT_PERMISSION_LIST_TYPE),
    ],
);
pub(crate) static USER_POOL_DESCRIPTION_TYPE: Shape = Shape::structure(
    "UserPoolDescriptionType",
    &[
        Member::optional("CreationDate", &DATE_TYPE),
        Member::optional("Id", &USER_POOL_ID_TYPE),
        Member::optional("LambdaConfig", &LAMBDA_CONFIG_TYPE),
        Member::optional("LastModifiedDate", &DATE_TYPE),
        Member::optional("Name", &USER_POOL_NAME_TYPE),
        Member::optional("ReplicaRegions", &REPLICA_REGIONS_TYPE),
        Member::optional("Status", &STATUS_TYPE),
    ],
);
pub(crate) static USER_POOL_ID_TYPE: Shape =
    Shape::string("UserPoolIdType").min(1).max(55).pattern(&USER_POOL_ID_TYPE_PATTERN);
pub(crate) static USER_POOL_LIST_TYPE: Shape = Shape::list("UserPoolListType", &USER_POOL_DESCRIPTION_TYPE);
pub(crate) static USER_POOL_MFA_TYPE: Shape = Shape::string("UserPoolMfaType").one_of(&["OFF", "ON", "OPTIONAL"]);
pub(crate) static USER_POOL_NAME_TYPE: Shape =
    Shape::string("UserPoolNameType").min(1).max(128).pattern(&CLIENT_NAME_TYPE_PATTERN);
pub(crate) static USER_POOL_POLICY_TYPE: Shape = Shape::structure(
    "UserPoolPolicyType",
    &[
        Member::optional("PasswordPolicy", &PASSWORD_POLICY_TYPE),
        Member::optional("SignInPolicy", &SIGN_IN_POLICY_TYPE),
    ],
);
pub(crate) static USER_POOL_REPLICA_LIST_TYPE: Shape = Shape::list("UserPoolReplicaListType", &USER_POOL_REPLICA_TYPE);
pub(crate) static USER_POOL_REPLICA_TYPE: Shape = Shape::structure(
    "UserPoolReplicaType",
    &[
        Member::optional("RegionName", &REGION_NAME_TYPE),
        Member::optional("Role", &REPLICA_ROLE_TYPE),
        Member::optional("Status", &REPLICA_STATUS_TYPE),
        Member::optional("UserPoolArn", &ARN_TYPE),
    ],
);
pub(crate) static USER_POOL_TAGS_LIST_TYPE: Shape = Shape::list("UserPoolTagsListType", &TAG_KEYS_TYPE);
pub(crate) static USER_POOL_TAGS_TYPE: Shape = Shape::map("UserPoolTagsType", &TAG_KEYS_TYPE, &TAG_VALUE_TYPE);
pub(crate) static USER_POOL_TIER_TYPE: Shape =
    Shape::string("UserPoolTierType").one_of(&["LITE", "ESSENTIALS", "PLUS"]);
pub(crate) static USER_POOL_TOKEN_SESSION_CONFIG_TYPE: Shape =
    Shape::structure("UserPoolTokenSessionConfigType", &[Member::required("MaxPerUser", &MAX_SESSIONS_PER_USER_TYPE)]);
pub(crate) static USER_POOL_TYPE: Shape = Shape::structure(
    "UserPoolType",
    &[
        Member::optional("AccountRecoverySetting", &ACCOUNT_RECOVERY_SETTING_TYPE),
        Member::optional("AcrConfiguration", &ACR_CONFIGURATION_TYPE),
        Member::optional("AdminCreateUserConfig", &ADMIN_CREATE_USER_CONFIG_TYPE),
        Member::optional("AliasAttributes", &ALIAS_ATTRIBUTES_LIST_TYPE),
        Member::optional("Arn", &ARN_TYPE),
        Member::optional("AutoVerifiedAttributes", &VERIFIED_ATTRIBUTES_LIST_TYPE),
        Member::optional("CreationDate", &DATE_TYPE),
        Member::optional("CustomDomain", &DOMAIN_TYPE),
        Member::optional("DcrConfiguration", &DCR_CONFIGURATION_TYPE),
        Member::optional("DeletionProtection", &DELETION_PROTECTION_TYPE),
        Member::optional("DeviceConfiguration", &DEVICE_CONFIGURATION_TYPE),
        Member::optional("Domain", &DOMAIN_TYPE),
        Member::optional("EmailConfiguration", &EMAIL_CONFIGURATION_TYPE),
        Member::optional("EmailConfigurationFailure", &STRING_TYPE),
        Member::optional("EmailVerificationMessage", &EMAIL_VERIFICATION_MESSAGE_TYPE),
        Member::optional("EmailVerificationSubject", &EMAIL_VERIFICATION_SUBJECT_TYPE),
        Member::optional("EstimatedNumberOfUsers", &INTEGER_TYPE),
        Member::optional("Id", &USER_POOL_ID_TYPE),
        Member::optional("IssuerConfiguration", &ISSUER_CONFIGURATION_TYPE),
        Member::optional("KeyConfiguration", &KEY_CONFIGURATION_TYPE),
        Member::optional("LambdaConfig", &LAMBDA_CONFIG_TYPE),
        Member::optional("LastModifiedDate", &DATE_TYPE),
        Member::optional("MfaConfiguration", &USER_POOL_MFA_TYPE),
        Member::optional("Name", &USER_POOL_NAME_TYPE),
        Member::optional("Policies", &USER_POOL_POLICY_TYPE),
        Member::optional("SchemaAttributes", &SCHEMA_ATTRIBUTES_LIST_TYPE),
        Member::optional("SmsAuthenticationMessage", &SMS_VERIFICATION_MESSAGE_TYPE),
        Member::optional("SmsConfiguration", &SMS_CONFIGURATION_TYPE),
        Member::optional("SmsConfigurationFailure", &STRING_TYPE),
        Member::optional("SmsVerificationMessage", &SMS_VERIFICATION_MESSAGE_TYPE),
        Member::optional("Status", &STATUS_TYPE),
        Member::optional("UserAttributeUpdateSettings", &USER_ATTRIBUTE_UPDATE_SETTINGS_TYPE),
        Member::optional("UserPoolAddOns", &USER_POOL_ADD_ONS_TYPE),
        Member::optional("UserPoolTags", &USER_POOL_TAGS_TYPE),
        Member::optional("UserPoolTier", &USER_POOL_TIER_TYPE),
        Member::optional("UsernameAttributes", &USERNAME_ATTRIBUTES_LIST_TYPE),
        Member::optional("UsernameConfiguration", &USERNAME_CONFIGURATION_TYPE),
        Member::optional("VerificationMessageTemplate", &VERIFICATION_MESSAGE_TEMPLATE_TYPE),
    ],
);
pub(crate) static USER_SESSION_TRACKING_TYPE: Shape =
    Shape::string("UserSessionTrackingType").one_of(&["ENABLED", "DISABLED"]);
pub(crate) static USER_STATUS_TYPE: Shape = Shape::string("UserStatusType").one_of(&[
    "UNCONFIRMED",
    "CONFIRMED",
    "ARCHIVED",
    "COMPROMISED",
    "UNKNOWN",
    "RESET_REQUIRED",
    "FORCE_CHANGE_PASSWORD",
    "EXTERNAL_PROVIDER",
]);
pub(crate) static USER_TYPE: Shape = Shape::structure(
    "UserType",
    &[
        Member::optional("Attributes", &ATTRIBUTE_LIST_TYPE),
        Member::optional("Enabled", &BOOLEAN_TYPE),
        Member::optional("MFAOptions", &MFA_OPTION_LIST_TYPE),
        Member::optional("UserCreateDate", &DATE_TYPE),
        Member::optional("UserLastModifiedDate", &DATE_TYPE),
        Member::optional("UserStatus", &USER_STATUS_TYPE),
        Member::optional("Username", &USERNAME_TYPE),
    ],
);
pub(crate) static USER_VERIFICATION_TYPE: Shape =
    Shape::string("UserVerificationType").one_of(&["required", "preferred"]);
pub(crate) static USERNAME_ATTRIBUTE_TYPE: Shape =
    Shape::string("UsernameAttributeType").one_of(&["phone_number", "email"]);
pub(crate) static USERNAME_ATTRIBUTES_LIST_TYPE: Shape =
    Shape::list("UsernameAttributesListType", &USERNAME_ATTRIBUTE_TYPE);
pub(crate) static USERNAME_CONFIGURATION_TYPE: Shape =
    Shape::structure("UsernameConfigurationType", &[Member::required("CaseSensitive", &WRAPPED_BOOLEAN_TYPE)]);
pub(crate) static USERNAME_TYPE: Shape =
    Shape::string("UsernameType").min(1).max(128).pattern(&CUSTOM_ATTRIBUTE_NAME_TYPE_PATTERN).sensitive();
pub(crate) static USERS_LIST_TYPE: Shape = Shape::list("UsersListType", &USER_TYPE);
pub(crate) static VERIFICATION_MESSAGE_TEMPLATE_TYPE: Shape = Shape::structure(
    "VerificationMessageTemplateType",
    &[
        Member::optional("DefaultEmailOption", &DEFAULT_EMAIL_OPTION_TYPE),
        Member::optional("EmailMessage", &EMAIL_VERIFICATION_MESSAGE_TYPE),
        Member::optional("EmailMessageByLink", &EMAIL_VERIFICATION_MESSAGE_BY_LINK_TYPE),
        Member::optional("EmailSubject", &EMAIL_VERIFICATION_SUBJECT_TYPE),
        Member::optional("EmailSubjectByLink", &EMAIL_VERIFICATION_SUBJECT_BY_LINK_TYPE),
        Member::optional("SmsMessage", &SMS_VERIFICATION_MESSAGE_TYPE),
    ],
);
pub(crate) static VERIFIED_ATTRIBUTE_TYPE: Shape =
    Shape::string("VerifiedAttributeType").one_of(&["phone_number", "email"]);
pub(crate) static VERIFIED_ATTRIBUTES_LIST_TYPE: Shape =
    Shape::list("VerifiedAttributesListType", &VERIFIED_ATTRIBUTE_TYPE);
pub(crate) static VERIFY_SOFTWARE_TOKEN_REQUEST: Shape = Shape::structure(
    "VerifySoftwareTokenRequest",
    &[
        Member::optional("AccessToken", &TOKEN_MODEL_TYPE),
        Member::optional("FriendlyDeviceName", &STRING_TYPE),
        Member::optional("Session", &SESSION_TYPE),
        Member::required("UserCode", &SOFTWARE_TOKEN_MFA_USER_CODE_TYPE),
    ],
);
pub(crate) static VERIFY_SOFTWARE_TOKEN_RESPONSE: Shape = Shape::structure(
    "VerifySoftwareTokenResponse",
    &[Member::optional("Session", &SESSION_TYPE), Member::optional("Status", &VERIFY_SOFTWARE_TOKEN_RESPONSE_TYPE)],
);
pub(crate) static VERIFY_SOFTWARE_TOKEN_RESPONSE_TYPE: Shape =
    Shape::string("VerifySoftwareTokenResponseType").one_of(&["SUCCESS", "ERROR"]);
pub(crate) static VERIFY_USER_ATTRIBUTE_REQUEST: Shape = Shape::structure(
    "VerifyUserAttributeRequest",
    &[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::required("AttributeName", &ATTRIBUTE_NAME_TYPE),
        Member::required("Code", &CONFIRMATION_CODE_TYPE),
    ],
);
pub(crate) static VERIFY_USER_ATTRIBUTE_RESPONSE: Shape = Shape::structure("VerifyUserAttributeResponse", &[]);
pub(crate) static WEB_AUTHN_AUTHENTICATOR_ATTACHMENT_TYPE: Shape = Shape::string("WebAuthnAuthenticatorAttachmentType");
pub(crate) static WEB_AUTHN_AUTHENTICATOR_TRANSPORT_TYPE: Shape = Shape::string("WebAuthnAuthenticatorTransportType");
pub(crate) static WEB_AUTHN_AUTHENTICATOR_TRANSPORTS_LIST: Shape =
    Shape::list("WebAuthnAuthenticatorTransportsList", &WEB_AUTHN_AUTHENTICATOR_TRANSPORT_TYPE);
pub(crate) static WEB_AUTHN_CONFIGURATION_TYPE: Shape = Shape::structure(
    "WebAuthnConfigurationType",
    &[
        Member::optional("FactorConfiguration", &WEB_AUTHN_FACTOR_CONFIGURATION_TYPE),
        Member::optional("RelyingPartyId", &RELYING_PARTY_ID_TYPE),
        Member::optional("UserVerification", &USER_VERIFICATION_TYPE),
    ],
);
pub(crate) static WEB_AUTHN_CREDENTIAL_DESCRIPTION: Shape = Shape::structure(
    "WebAuthnCredentialDescription",
    &[
        Member::optional("AuthenticatorAttachment", &WEB_AUTHN_AUTHENTICATOR_ATTACHMENT_TYPE),
        Member::required("AuthenticatorTransports", &WEB_AUTHN_AUTHENTICATOR_TRANSPORTS_LIST),
        Member::required("CreatedAt", &DATE_TYPE),
        Member::required("CredentialId", &STRING_TYPE),
        Member::required("FriendlyCredentialName", &STRING_TYPE),
        Member::required("RelyingPartyId", &STRING_TYPE),
    ],
);
pub(crate) static WEB_AUTHN_CREDENTIAL_DESCRIPTION_LIST_TYPE: Shape =
    Shape::list("WebAuthnCredentialDescriptionListType", &WEB_AUTHN_CREDENTIAL_DESCRIPTION);
pub(crate) static WEB_AUTHN_CREDENTIALS_QUERY_LIMIT_TYPE: Shape =
    Shape::integer("WebAuthnCredentialsQueryLimitType").min(0).max(20);
pub(crate) static WEB_AUTHN_FACTOR_CONFIGURATION_TYPE: Shape =
    Shape::string("WebAuthnFactorConfigurationType").one_of(&["SINGLE_FACTOR", "MULTI_FACTOR_WITH_USER_VERIFICATION"]);
pub(crate) static WEB_AUTHN_MFA_SETTINGS_TYPE: Shape =
    Shape::structure("WebAuthnMfaSettingsType", &[Member::optional("Enabled", &BOOLEAN_TYPE)]);
pub(crate) static WRAPPED_BOOLEAN_TYPE: Shape = Shape::boolean("WrappedBooleanType");
pub(crate) static WRAPPED_INTEGER_TYPE: Shape = Shape::integer("WrappedIntegerType");
pub(crate) static ACR_LEVEL_KEY_TYPE_PATTERN: Pattern = Pattern::new("Level[1-4]");
pub(crate) static ACR_VALUE_TYPE_PATTERN: Pattern = Pattern::new(r"[\x21\x23-\x5B\x5D-\x7E]+");
pub(crate) static ARN_TYPE_PATTERN: Pattern =
    Pattern::new(r"arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?");
pub(crate) static ATTRIBUTE_NAME_TYPE_PATTERN: Pattern = Pattern::new(r"[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+");
pub(crate) static AWS_ACCOUNT_ID_TYPE_PATTERN: Pattern = Pattern::new("[0-9]+");
pub(crate) static CLIENT_ID_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+]+");
pub(crate) static CLIENT_NAME_TYPE_PATTERN: Pattern = Pattern::new(r"[\w\s+=,.@-]+");
pub(crate) static COMPLETION_MESSAGE_TYPE_PATTERN: Pattern = Pattern::new(r"[\w]+");
pub(crate) static CONFIRMATION_CODE_TYPE_PATTERN: Pattern = Pattern::new(r"[\S]+");
pub(crate) static CUSTOM_ATTRIBUTE_NAME_TYPE_PATTERN: Pattern = Pattern::new(r"[\p{L}\p{M}\p{S}\p{N}\p{P}]+");
pub(crate) static DEVICE_KEY_TYPE_PATTERN: Pattern = Pattern::new(r"[\w-]+_[0-9a-f-]+");
pub(crate) static DOMAIN_TYPE_PATTERN: Pattern = Pattern::new(r"^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$");
pub(crate) static EMAIL_ADDRESS_TYPE_PATTERN: Pattern =
    Pattern::new(r"[\p{L}\p{M}\p{S}\p{N}\p{P}]+@[\p{L}\p{M}\p{S}\p{N}\p{P}]+");
pub(crate) static EMAIL_INVITE_MESSAGE_TYPE_PATTERN: Pattern = Pattern::new(r"[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*");
pub(crate) static EMAIL_MFA_MESSAGE_TYPE_PATTERN: Pattern =
    Pattern::new(r"[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*");
pub(crate) static EMAIL_MFA_SUBJECT_TYPE_PATTERN: Pattern = Pattern::new(r"[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+");
pub(crate) static EMAIL_NOTIFICATION_BODY_TYPE_PATTERN: Pattern = Pattern::new(r"[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]+");
pub(crate) static EMAIL_VERIFICATION_MESSAGE_BY_LINK_TYPE_PATTERN: Pattern = Pattern::new(
    r"[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{##[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*##\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*",
);
pub(crate) static EVENT_ID_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+-]+");
pub(crate) static GET_DERIVED_TOKEN_TOKEN_MODEL_TYPE_PATTERN: Pattern = Pattern::new("[A-Za-z0-9-_+/=.]+");
pub(crate) static HEX_STRING_TYPE_PATTERN: Pattern = Pattern::new("^[0-9a-fA-F]+$");
pub(crate) static IDP_IDENTIFIER_TYPE_PATTERN: Pattern = Pattern::new(r"[\w\s+=.@-]+");
pub(crate) static LANGUAGE_ID_TYPE_PATTERN: Pattern = Pattern::new(
    "^cognito:(default|dutch|english|french|spanish|german|bahasa-indonesia|italian|japanese|korean|portuguese-brazil|chinese-(simplified|traditional))$",
);
pub(crate) static LINK_URL_TYPE_PATTERN: Pattern = Pattern::new(r"^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$");
pub(crate) static MANAGED_LOGIN_BRANDING_ID_TYPE_PATTERN: Pattern =
    Pattern::new("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
pub(crate) static OPTIONAL_ARN_TYPE_PATTERN: Pattern = Pattern::new(
    r"(arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?)?",
);
pub(crate) static PROVIDER_NAME_TYPE_PATTERN: Pattern = Pattern::new(r"[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+");
pub(crate) static PROVIDER_NAME_TYPE_V2_PATTERN: Pattern =
    Pattern::new(r"[^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}][^_\p{Z}]+");
pub(crate) static RESOURCE_ID_TYPE_PATTERN: Pattern = Pattern::new(r"^[\w\- ]+$");
pub(crate) static RESOURCE_SERVER_SCOPE_NAME_TYPE_PATTERN: Pattern =
    Pattern::new(r"[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]+");
pub(crate) static S3_ARN_TYPE_PATTERN: Pattern =
    Pattern::new(r"arn:[\w+=/,.@-]+:[\w+=/,.@-]+:::[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?");
pub(crate) static S3_BUCKET_TYPE_PATTERN: Pattern = Pattern::new(r"^[0-9A-Za-z\.\-_]*(?<!\.)$");
pub(crate) static SECRET_CODE_TYPE_PATTERN: Pattern = Pattern::new("[A-Za-z0-9]+");
pub(crate) static SECRET_HASH_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+=/]+");
pub(crate) static SESSION_ID_TYPE_PATTERN: Pattern = Pattern::new("^(tkn|sso)[a-z0-9]{25}$");
pub(crate) static SES_CONFIGURATION_SET_PATTERN: Pattern = Pattern::new("^[a-zA-Z0-9_-]+$");
pub(crate) static SMS_INVITE_MESSAGE_TYPE_PATTERN: Pattern = Pattern::new("(?s).*");
pub(crate) static SMS_VERIFICATION_MESSAGE_TYPE_PATTERN: Pattern = Pattern::new(r".*\{####\}.*");
pub(crate) static TERMS_NAME_TYPE_PATTERN: Pattern = Pattern::new("^(terms-of-use|privacy-policy)$");
pub(crate) static TOKEN_MODEL_TYPE_PATTERN: Pattern = Pattern::new("[A-Za-z0-9-_=.]+");
pub(crate) static USER_IMPORT_JOB_ID_TYPE_PATTERN: Pattern = Pattern::new("import-[0-9a-zA-Z-]+");
pub(crate) static USER_POOL_ID_TYPE_PATTERN: Pattern = Pattern::new(r"[\w-]+_[0-9a-zA-Z]+");
