// Written by `cargo xtask codegen` from model/; change that, not this.

//! Shapes with their constraints, then the patterns that some of them share.

use crate::{Member, Pattern, Shape};

pub(crate) static ARN_STRING: Shape = Shape::string("ARNString").min(20).max(2048);
pub(crate) static ACCESS_KEY_STRING: Shape = Shape::string("AccessKeyString");
pub(crate) static ACCOUNT_ID: Shape = Shape::string("AccountId").min(1).max(15).pattern(&ACCOUNT_ID_PATTERN);
pub(crate) static AMBIGUOUS_ROLE_RESOLUTION_TYPE: Shape =
    Shape::string("AmbiguousRoleResolutionType").one_of(&["AuthenticatedRole", "Deny"]);
pub(crate) static CLAIM_NAME: Shape = Shape::string("ClaimName").min(1).max(64).pattern(&CLAIM_NAME_PATTERN);
pub(crate) static CLAIM_VALUE: Shape = Shape::string("ClaimValue").min(1).max(128);
pub(crate) static CLASSIC_FLOW: Shape = Shape::boolean("ClassicFlow");
pub(crate) static COGNITO_IDENTITY_PROVIDER: Shape = Shape::structure(
    "CognitoIdentityProvider",
    &[
        Member::optional("ClientId", &COGNITO_IDENTITY_PROVIDER_CLIENT_ID),
        Member::optional("ProviderName", &COGNITO_IDENTITY_PROVIDER_NAME),
        Member::optional("ServerSideTokenCheck", &COGNITO_IDENTITY_PROVIDER_TOKEN_CHECK),
    ],
);
pub(crate) static COGNITO_IDENTITY_PROVIDER_CLIENT_ID: Shape = Shape::string("CognitoIdentityProviderClientId")
    .min(1)
    .max(128)
    .pattern(&COGNITO_IDENTITY_PROVIDER_CLIENT_ID_PATTERN);
pub(crate) static COGNITO_IDENTITY_PROVIDER_LIST: Shape =
    Shape::list("CognitoIdentityProviderList", &COGNITO_IDENTITY_PROVIDER);
pub(crate) static COGNITO_IDENTITY_PROVIDER_NAME: Shape =
    Shape::string("CognitoIdentityProviderName").min(1).max(128).pattern(&COGNITO_IDENTITY_PROVIDER_NAME_PATTERN);
pub(crate) static COGNITO_IDENTITY_PROVIDER_TOKEN_CHECK: Shape = Shape::boolean("CognitoIdentityProviderTokenCheck");
pub(crate) static CREATE_IDENTITY_POOL_INPUT: Shape = Shape::structure(
    "CreateIdentityPoolInput",
    &[
        Member::optional("AllowClassicFlow", &CLASSIC_FLOW),
        Member::required("AllowUnauthenticatedIdentities", &IDENTITY_POOL_UNAUTHENTICATED),
        Member::optional("CognitoIdentityProviders", &COGNITO_IDENTITY_PROVIDER_LIST),
        Member::optional("DeveloperProviderName", &DEVELOPER_PROVIDER_NAME),
        Member::required("IdentityPoolName", &IDENTITY_POOL_NAME),
        Member::optional("IdentityPoolTags", &IDENTITY_POOL_TAGS_TYPE),
        Member::optional("OpenIdConnectProviderARNs", &OIDC_PROVIDER_LIST),
        Member::optional("SamlProviderARNs", &SAML_PROVIDER_LIST),
        Member::optional("SupportedLoginProviders", &IDENTITY_PROVIDERS),
    ],
);
pub(crate) static CREDENTIALS: Shape = Shape::structure(
    "Credentials",
    &[
        Member::optional("AccessKeyId", &ACCESS_KEY_STRING),
        Member::optional("Expiration", &DATE_TYPE),
        Member::optional("SecretKey", &SECRET_KEY_STRING),
        Member::optional("SessionToken", &SESSION_TOKEN_STRING),
    ],
);
pub(crate) static DATE_TYPE: Shape = Shape::timestamp("DateType");
pub(crate) static DELETE_IDENTITIES_INPUT: Shape =
    Shape::structure("DeleteIdentitiesInput", &[Member::required("IdentityIdsToDelete", &IDENTITY_ID_LIST)]);
pub(crate) static DELETE_IDENTITIES_RESPONSE: Shape = Shape::structure(
    "DeleteIdentitiesResponse",
    &[Member::optional("UnprocessedIdentityIds", &UNPROCESSED_IDENTITY_ID_LIST)],
);
pub(crate) static DELETE_IDENTITY_POOL_INPUT: Shape =
    Shape::structure("DeleteIdentityPoolInput", &[Member::required("IdentityPoolId", &IDENTITY_POOL_ID)]);
pub(crate) static DESCRIBE_IDENTITY_INPUT: Shape =
    Shape::structure("DescribeIdentityInput", &[Member::required("IdentityId", &IDENTITY_ID)]);
pub(crate) static DESCRIBE_IDENTITY_POOL_INPUT: Shape =
    Shape::structure("DescribeIdentityPoolInput", &[Member::required("IdentityPoolId", &IDENTITY_POOL_ID)]);
pub(crate) static DEVELOPER_PROVIDER_NAME: Shape =
    Shape::string("DeveloperProviderName").min(1).max(128).pattern(&DEVELOPER_PROVIDER_NAME_PATTERN);
pub(crate) static DEVELOPER_USER_IDENTIFIER: Shape = Shape::string("DeveloperUserIdentifier").min(1).max(1024);
pub(crate) static DEVELOPER_USER_IDENTIFIER_LIST: Shape =
    Shape::list("DeveloperUserIdentifierList", &DEVELOPER_USER_IDENTIFIER);
pub(crate) static ERROR_CODE: Shape = Shape::string("ErrorCode").one_of(&["AccessDenied", "InternalServerError"]);
pub(crate) static GET_CREDENTIALS_FOR_IDENTITY_INPUT: Shape = Shape::structure(
    "GetCredentialsForIdentityInput",
    &[
        Member::optional("CustomRoleArn", &ARN_STRING),
        Member::required("IdentityId", &IDENTITY_ID),
        Member::optional("Logins", &LOGINS_MAP),
    ],
);
pub(crate) static GET_CREDENTIALS_FOR_IDENTITY_RESPONSE: Shape = Shape::structure(
    "GetCredentialsForIdentityResponse",
    &[Member::optional("Credentials", &CREDENTIALS), Member::optional("IdentityId", &IDENTITY_ID)],
);
pub(crate) static GET_ID_INPUT: Shape = Shape::structure(
    "GetIdInput",
    &[
        Member::optional("AccountId", &ACCOUNT_ID),
        Member::required("IdentityPoolId", &IDENTITY_POOL_ID),
        Member::optional("Logins", &LOGINS_MAP),
    ],
);
pub(crate) static GET_ID_RESPONSE: Shape =
    Shape::structure("GetIdResponse", &[Member::optional("IdentityId", &IDENTITY_ID)]);
pub(crate) static GET_IDENTITY_POOL_ROLES_INPUT: Shape =
    Shape::structure("GetIdentityPoolRolesInput", &[Member::required("IdentityPoolId", &IDENTITY_POOL_ID)]);
pub(crate) static GET_IDENTITY_POOL_ROLES_RESPONSE: Shape = Shape::structure(
    "GetIdentityPoolRolesResponse",
    &[
        Member::optional("IdentityPoolId", &IDENTITY_POOL_ID),
        Member::optional("RoleMappings", &ROLE_MAPPING_MAP),
        Member::optional("Roles", &ROLES_MAP),
    ],
);
pub(crate) static GET_OPEN_ID_TOKEN_FOR_DEVELOPER_IDENTITY_INPUT: Shape = Shape::structure(
    "GetOpenIdTokenForDeveloperIdentityInput",
    &[
        Member::optional("IdentityId", &IDENTITY_ID),
        Member::required("IdentityPoolId", &IDENTITY_POOL_ID),
        Member::required("Logins", &LOGINS_MAP),
        Member::optional("PrincipalTags", &PRINCIPAL_TAGS),
        Member::optional("TokenDuration", &TOKEN_DURATION),
    ],
);
pub(crate) static GET_OPEN_ID_TOKEN_FOR_DEVELOPER_IDENTITY_RESPONSE: Shape = Shape::structure(
    "GetOpenIdTokenForDeveloperIdentityResponse",
    &[Member::optional("IdentityId", &IDENTITY_ID), Member::optional("Token", &OIDC_TOKEN)],
);
pub(crate) static GET_OPEN_ID_TOKEN_INPUT: Shape = Shape::structure(
    "GetOpenIdTokenInput",
    &[Member::required("IdentityId", &IDENTITY_ID), Member::optional("Logins", &LOGINS_MAP)],
);
pub(crate) static GET_OPEN_ID_TOKEN_RESPONSE: Shape = Shape::structure(
    "GetOpenIdTokenResponse",
    &[Member::optional("IdentityId", &IDENTITY_ID), Member::optional("Token", &OIDC_TOKEN)],
);
pub(crate) static GET_PRINCIPAL_TAG_ATTRIBUTE_MAP_INPUT: Shape = Shape::structure(
    "GetPrincipalTagAttributeMapInput",
    &[
        Member::required("IdentityPoolId", &IDENTITY_POOL_ID),
        Member::required("IdentityProviderName", &IDENTITY_PROVIDER_NAME),
    ],
);
pub(crate) static GET_PRINCIPAL_TAG_ATTRIBUTE_MAP_RESPONSE: Shape = Shape::structure(
    "GetPrincipalTagAttributeMapResponse",
    &[
        Member::optional("IdentityPoolId", &IDENTITY_POOL_ID),
        Member::optional("IdentityProviderName", &IDENTITY_PROVIDER_NAME),
        Member::optional("PrincipalTags", &PRINCIPAL_TAGS),
        Member::optional("UseDefaults", &USE_DEFAULTS),
    ],
);
pub(crate) static HIDE_DISABLED: Shape = Shape::boolean("HideDisabled");
pub(crate) static IDENTITIES_LIST: Shape = Shape::list("IdentitiesList", &IDENTITY_DESCRIPTION);
pub(crate) static IDENTITY_DESCRIPTION: Shape = Shape::structure(
    "IdentityDescription",
    &[
        Member::optional("CreationDate", &DATE_TYPE),
        Member::optional("IdentityId", &IDENTITY_ID),
        Member::optional("LastModifiedDate", &DATE_TYPE),
        Member::optional("Logins", &LOGINS_LIST),
    ],
);
pub(crate) static IDENTITY_ID: Shape = Shape::string("IdentityId").min(1).max(55).pattern(&IDENTITY_ID_PATTERN);
pub(crate) static IDENTITY_ID_LIST: Shape = Shape::list("IdentityIdList", &IDENTITY_ID).min(1).max(60);
pub(crate) static IDENTITY_POOL: Shape = Shape::structure(
    "IdentityPool",
    &[
        Member::optional("AllowClassicFlow", &CLASSIC_FLOW),
        Member::required("AllowUnauthenticatedIdentities", &IDENTITY_POOL_UNAUTHENTICATED),
        Member::optional("CognitoIdentityProviders", &COGNITO_IDENTITY_PROVIDER_LIST),
        Member::optional("DeveloperProviderName", &DEVELOPER_PROVIDER_NAME),
        Member::required("IdentityPoolId", &IDENTITY_POOL_ID),
        Member::required("IdentityPoolName", &IDENTITY_POOL_NAME),
        Member::optional("IdentityPoolTags", &IDENTITY_POOL_TAGS_TYPE),
        Member::optional("OpenIdConnectProviderARNs", &OIDC_PROVIDER_LIST),
        Member::optional("SamlProviderARNs", &SAML_PROVIDER_LIST),
        Member::optional("SupportedLoginProviders", &IDENTITY_PROVIDERS),
    ],
);
pub(crate) static IDENTITY_POOL_ID: Shape =
    Shape::string("IdentityPoolId").min(1).max(55).pattern(&IDENTITY_ID_PATTERN);
pub(crate) static IDENTITY_POOL_NAME: Shape =
    Shape::string("IdentityPoolName").min(1).max(128).pattern(&IDENTITY_POOL_NAME_PATTERN);
pub(crate) static IDENTITY_POOL_SHORT_DESCRIPTION: Shape = Shape::structure(
    "IdentityPoolShortDescription",
    &[Member::optional("IdentityPoolId", &IDENTITY_POOL_ID), Member::optional("IdentityPoolName", &IDENTITY_POOL_NAME)],
);
pub(crate) static IDENTITY_POOL_TAGS_LIST_TYPE: Shape = Shape::list("IdentityPoolTagsListType", &TAG_KEYS_TYPE);
pub(crate) static IDENTITY_POOL_TAGS_TYPE: Shape = Shape::map("IdentityPoolTagsType", &TAG_KEYS_TYPE, &TAG_VALUE_TYPE);
pub(crate) static IDENTITY_POOL_UNAUTHENTICATED: Shape = Shape::boolean("IdentityPoolUnauthenticated");
pub(crate) static IDENTITY_POOLS_LIST: Shape = Shape::list("IdentityPoolsList", &IDENTITY_POOL_SHORT_DESCRIPTION);
pub(crate) static IDENTITY_PROVIDER_ID: Shape =
    Shape::string("IdentityProviderId").min(1).max(128).pattern(&IDENTITY_PROVIDER_ID_PATTERN);
pub(crate) static IDENTITY_PROVIDER_NAME: Shape = Shape::string("IdentityProviderName").min(1).max(128);
pub(crate) static IDENTITY_PROVIDER_TOKEN: Shape =
    Shape::string("IdentityProviderToken").min(1).max(50_000).sensitive();
pub(crate) static IDENTITY_PROVIDERS: Shape =
    Shape::map("IdentityProviders", &IDENTITY_PROVIDER_NAME, &IDENTITY_PROVIDER_ID).max(10);
pub(crate) static LIST_IDENTITIES_INPUT: Shape = Shape::structure(
    "ListIdentitiesInput",
    &[
        Member::optional("HideDisabled", &HIDE_DISABLED),
        Member::required("IdentityPoolId", &IDENTITY_POOL_ID),
        Member::required("MaxResults", &QUERY_LIMIT),
        Member::optional("NextToken", &PAGINATION_KEY),
    ],
);
pub(crate) static LIST_IDENTITIES_RESPONSE: Shape = Shape::structure(
    "ListIdentitiesResponse",
    &[
        Member::optional("Identities", &IDENTITIES_LIST),
        Member::optional("IdentityPoolId", &IDENTITY_POOL_ID),
        Member::optional("NextToken", &PAGINATION_KEY),
    ],
);
pub(crate) static LIST_IDENTITY_POOLS_INPUT: Shape = Shape::structure(
    "ListIdentityPoolsInput",
    &[Member::required("MaxResults", &QUERY_LIMIT), Member::optional("NextToken", &PAGINATION_KEY)],
);
pub(crate) static LIST_IDENTITY_POOLS_RESPONSE: Shape = Shape::structure(
    "ListIdentityPoolsResponse",
    &[Member::optional("IdentityPools", &IDENTITY_POOLS_LIST), Member::optional("NextToken", &PAGINATION_KEY)],
);
pub(crate) static LIST_TAGS_FOR_RESOURCE_INPUT: Shape =
    Shape::structure("ListTagsForResourceInput", &[Member::required("ResourceArn", &ARN_STRING)]);
pub(crate) static LIST_TAGS_FOR_RESOURCE_RESPONSE: Shape =
    Shape::structure("ListTagsForResourceResponse", &[Member::optional("Tags", &IDENTITY_POOL_TAGS_TYPE)]);
pub(crate) static LOGINS_LIST: Shape = Shape::list("LoginsList", &IDENTITY_PROVIDER_NAME);
pub(crate) static LOGINS_MAP: Shape =
    Shape::map("LoginsMap", &IDENTITY_PROVIDER_NAME, &IDENTITY_PROVIDER_TOKEN).max(10);
pub(crate) static LOOKUP_DEVELOPER_IDENTITY_INPUT: Shape = Shape::structure(
    "LookupDeveloperIdentityInput",
    &[
        Member::optional("DeveloperUserIdentifier", &DEVELOPER_USER_IDENTIFIER),
        Member::optional("IdentityId", &IDENTITY_ID),
        Member::required("IdentityPoolId", &IDENTITY_POOL_ID),
        Member::optional("MaxResults", &QUERY_LIMIT),
        Member::optional("NextToken", &PAGINATION_KEY),
    ],
);
pub(crate) static LOOKUP_DEVELOPER_IDENTITY_RESPONSE: Shape = Shape::structure(
    "LookupDeveloperIdentityResponse",
    &[
        Member::optional("DeveloperUserIdentifierList", &DEVELOPER_USER_IDENTIFIER_LIST),
        Member::optional("IdentityId", &IDENTITY_ID),
        Member::optional("NextToken", &PAGINATION_KEY),
    ],
);
pub(crate) static MAPPING_RULE: Shape = Shape::structure(
    "MappingRule",
    &[
        Member::required("Claim", &CLAIM_NAME),
        Member::required("MatchType", &MAPPING_RULE_MATCH_TYPE),
        Member::required("RoleARN", &ARN_STRING),
        Member::required("Value", &CLAIM_VALUE),
    ],
);
pub(crate) static MAPPING_RULE_MATCH_TYPE: Shape =
    Shape::string("MappingRuleMatchType").one_of(&["Equals", "Contains", "StartsWith", "NotEqual"]);
pub(crate) static MAPPING_RULES_LIST: Shape = Shape::list("MappingRulesList", &MAPPING_RULE).min(1).max(400);
pub(crate) static MERGE_DEVELOPER_IDENTITIES_INPUT: Shape = Shape::structure(
    "MergeDeveloperIdentitiesInput",
    &[
        Member::required("DestinationUserIdentifier", &DEVELOPER_USER_IDENTIFIER),
        Member::required("DeveloperProviderName", &DEVELOPER_PROVIDER_NAME),
        Member::required("IdentityPoolId", &IDENTITY_POOL_ID),
        Member::required("SourceUserIdentifier", &DEVELOPER_USER_IDENTIFIER),
    ],
);
pub(crate) static MERGE_DEVELOPER_IDENTITIES_RESPONSE: Shape =
    Shape::structure("MergeDeveloperIdentitiesResponse", &[Member::optional("IdentityId", &IDENTITY_ID)]);
pub(crate) static OIDC_PROVIDER_LIST: Shape = Shape::list("OIDCProviderList", &ARN_STRING);
pub(crate) static OIDC_TOKEN: Shape = Shape::string("OIDCToken").sensitive();
pub(crate) static PAGINATION_KEY: Shape =
    Shape::string("PaginationKey").min(1).max(65_535).pattern(&PAGINATION_KEY_PATTERN);
pub(crate) static PRINCIPAL_TAG_ID: Shape = Shape::string("PrincipalTagID").min(1).max(128);
pub(crate) static PRINCIPAL_TAG_VALUE: Shape = Shape::string("PrincipalTagValue").min(1).max(256);
pub(crate) static PRINCIPAL_TAGS: Shape = Shape::map("PrincipalTags", &PRINCIPAL_TAG_ID, &PRINCIPAL_TAG_VALUE).max(50);
pub(crate) static QUERY_LIMIT: Shape = Shape::integer("QueryLimit").min(1).max(60);
pub(crate) static ROLE_MAPPING: Shape = Shape::structure(
    "RoleMapping",
    &[
        Member::optional("AmbiguousRoleResolution", &AMBIGUOUS_ROLE_RESOLUTION_TYPE),
        Member::optional("RulesConfiguration", &RULES_CONFIGURATION_TYPE),
        Member::required("Type", &ROLE_MAPPING_TYPE),
    ],
);
pub(crate) static ROLE_MAPPING_MAP: Shape =
    Shape::map("RoleMappingMap", &IDENTITY_PROVIDER_NAME, &ROLE_MAPPING).max(10);
pub(crate) static ROLE_MAPPING_TYPE: Shape = Shape::string("RoleMappingType").one_of(&["Token", "Rules"]);
pub(crate) static ROLE_TYPE: Shape = Shape::string("RoleType").min(1).max(128).pattern(&ROLE_TYPE_PATTERN);
pub(crate) static ROLES_MAP: Shape = Shape::map("RolesMap", &ROLE_TYPE, &ARN_STRING).max(2);
pub(crate) static RULES_CONFIGURATION_TYPE: Shape =
    Shape::structure("RulesConfigurationType", &[Member::required("Rules", &MAPPING_RULES_LIST)]);
pub(crate) static SAML_PROVIDER_LIST: Shape = Shape::list("SAMLProviderList", &ARN_STRING);
pub(crate) static SECRET_KEY_STRING: Shape = Shape::string("SecretKeyString").sensitive();
pub(crate) static SESSION_TOKEN_STRING: Shape = Shape::string("SessionTokenString");
pub(crate) static SET_IDENTITY_POOL_ROLES_INPUT: Shape = Shape::structure(
    "SetIdentityPoolRolesInput",
    &[
        Member::required("IdentityPoolId", &IDENTITY_POOL_ID),
        Member::optional("RoleMappings", &ROLE_MAPPING_MAP),
        Member::required("Roles", &ROLES_MAP),
    ],
);
pub(crate) static SET_PRINCIPAL_TAG_ATTRIBUTE_MAP_INPUT: Shape = Shape::structure(
    "SetPrincipalTagAttributeMapInput",
    &[
        Member::required("IdentityPoolId", &IDENTITY_POOL_ID),
        Member::required("IdentityProviderName", &IDENTITY_PROVIDER_NAME),
        Member::optional("PrincipalTags", &PRINCIPAL_TAGS),
        Member::optional("UseDefaults", &USE_DEFAULTS),
    ],
);
pub(crate) static SET_PRINCIPAL_TAG_ATTRIBUTE_MAP_RESPONSE: Shape = Shape::structure(
    "SetPrincipalTagAttributeMapResponse",
    &[
        Member::optional("IdentityPoolId", &IDENTITY_POOL_ID),
        Member::optional("IdentityProviderName", &IDENTITY_PROVIDER_NAME),
        Member::optional("PrincipalTags", &PRINCIPAL_TAGS),
        Member::optional("UseDefaults", &USE_DEFAULTS),
    ],
);
pub(crate) static TAG_KEYS_TYPE: Shape = Shape::string("TagKeysType").min(1).max(128);
pub(crate) static TAG_RESOURCE_INPUT: Shape = Shape::structure(
    "TagResourceInput",
    &[Member::required("ResourceArn", &ARN_STRING), Member::required("Tags", &IDENTITY_POOL_TAGS_TYPE)],
);
pub(crate) static TAG_RESOURCE_RESPONSE: Shape = Shape::structure("TagResourceResponse", &[]);
pub(crate) static TAG_VALUE_TYPE: Shape = Shape::string("TagValueType").min(0).max(256);
pub(crate) static TOKEN_DURATION: Shape = Shape::long("TokenDuration").min(1).max(86_400);
pub(crate) static UNLINK_DEVELOPER_IDENTITY_INPUT: Shape = Shape::structure(
    "UnlinkDeveloperIdentityInput",
    &[
        Member::required("DeveloperProviderName", &DEVELOPER_PROVIDER_NAME),
        Member::required("DeveloperUserIdentifier", &DEVELOPER_USER_IDENTIFIER),
        Member::required("IdentityId", &IDENTITY_ID),
        Member::required("IdentityPoolId", &IDENTITY_POOL_ID),
    ],
);
pub(crate) static UNLINK_IDENTITY_INPUT: Shape = Shape::structure(
    "UnlinkIdentityInput",
    &[
        Member::required("IdentityId", &IDENTITY_ID),
        Member::required("Logins", &LOGINS_MAP),
        Member::required("LoginsToRemove", &LOGINS_LIST),
    ],
);
pub(crate) static UNPROCESSED_IDENTITY_ID: Shape = Shape::structure(
    "UnprocessedIdentityId",
    &[Member::optional("ErrorCode", &ERROR_CODE), Member::optional("IdentityId", &IDENTITY_ID)],
);
pub(crate) static UNPROCESSED_IDENTITY_ID_LIST: Shape =
    Shape::list("UnprocessedIdentityIdList", &UNPROCESSED_IDENTITY_ID).max(60);
pub(crate) static UNTAG_RESOURCE_INPUT: Shape = Shape::structure(
    "UntagResourceInput",
    &[Member::required("ResourceArn", &ARN_STRING), Member::required("TagKeys", &IDENTITY_POOL_TAGS_LIST_TYPE)],
);
pub(crate) static UNTAG_RESOURCE_RESPONSE: Shape = Shape::structure("UntagResourceResponse", &[]);
pub(crate) static USE_DEFAULTS: Shape = Shape::boolean("UseDefaults");
pub(crate) static ACCOUNT_ID_PATTERN: Pattern = Pattern::new(r"\d+");
pub(crate) static CLAIM_NAME_PATTERN: Pattern = Pattern::new(r"[\p{L}\p{M}\p{S}\p{N}\p{P}]+");
pub(crate) static COGNITO_IDENTITY_PROVIDER_CLIENT_ID_PATTERN: Pattern = Pattern::new(r"[\w_]+");
pub(crate) static COGNITO_IDENTITY_PROVIDER_NAME_PATTERN: Pattern = Pattern::new(r"[\w._:/-]+");
pub(crate) static DEVELOPER_PROVIDER_NAME_PATTERN: Pattern = Pattern::new(r"[\w._-]+");
pub(crate) static IDENTITY_ID_PATTERN: Pattern = Pattern::new(r"[\w-]+:[0-9a-f-]+");
pub(crate) static IDENTITY_POOL_NAME_PATTERN: Pattern = Pattern::new(r"[\w\s+=,.@-]+");
pub(crate) static IDENTITY_PROVIDER_ID_PATTERN: Pattern = Pattern::new(r"[\w.;_/-]+");
pub(crate) static PAGINATION_KEY_PATTERN: Pattern = Pattern::new(r"[\S]+");
pub(crate) static ROLE_TYPE_PATTERN: Pattern = Pattern::new("(un)?authenticated");
