// Written by `cargo xtask codegen` from model/; change that, not this.

//! Enumerations, each open to values that the model does not have yet.

use crate::types::enumeration;

/// The model's enumeration `AccountTakeoverEventActionType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AccountTakeoverEventActionType {
    /// `BLOCK`.
    Block,
    /// `MFA_IF_CONFIGURED`.
    MfaIfConfigured,
    /// `MFA_REQUIRED`.
    MfaRequired,
    /// `NO_ACTION`.
    NoAction,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(
    AccountTakeoverEventActionType,
    Block = "BLOCK",
    MfaIfConfigured = "MFA_IF_CONFIGURED",
    MfaRequired = "MFA_REQUIRED",
    NoAction = "NO_ACTION"
);

/// The model's enumeration `AdvancedSecurityEnabledModeType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AdvancedSecurityEnabledModeType {
    /// `AUDIT`.
    Audit,
    /// `ENFORCED`.
    Enforced,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(AdvancedSecurityEnabledModeType, Audit = "AUDIT", Enforced = "ENFORCED");

/// The model's enumeration `AdvancedSecurityModeType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AdvancedSecurityModeType {
    /// `OFF`.
    Off,
    /// `AUDIT`.
    Audit,
    /// `ENFORCED`.
    Enforced,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(AdvancedSecurityModeType, Off = "OFF", Audit = "AUDIT", Enforced = "ENFORCED");

/// The model's enumeration `AliasAttributeType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AliasAttributeType {
    /// `phone_number`.
    PhoneNumber,
    /// `email`.
    Email,
    /// `preferred_username`.
    PreferredUsername,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(
    AliasAttributeType,
    PhoneNumber = "phone_number",
    Email = "email",
    PreferredUsername = "preferred_username"
);

/// The model's enumeration `AssetCategoryType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AssetCategoryType {
    /// `FAVICON_ICO`.
    FaviconIco,
    /// `FAVICON_SVG`.
    FaviconSvg,
    /// `EMAIL_GRAPHIC`.
    EmailGraphic,
    /// `SMS_GRAPHIC`.
    SmsGraphic,
    /// `AUTH_APP_GRAPHIC`.
    AuthAppGraphic,
    /// `PASSWORD_GRAPHIC`.
    PasswordGraphic,
    /// `PASSKEY_GRAPHIC`.
    PasskeyGraphic,
    /// `PAGE_HEADER_LOGO`.
    PageHeaderLogo,
    /// `PAGE_HEADER_BACKGROUND`.
    PageHeaderBackground,
    /// `PAGE_FOOTER_LOGO`.
    PageFooterLogo,
    /// `PAGE_FOOTER_BACKGROUND`.
    PageFooterBackground,
    /// `PAGE_BACKGROUND`.
    PageBackground,
    /// `FORM_BACKGROUND`.
    FormBackground,
    /// `FORM_LOGO`.
    FormLogo,
    /// `IDP_BUTTON_ICON`.
    IdpButtonIcon,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(
    AssetCategoryType,
    FaviconIco = "FAVICON_ICO",
    FaviconSvg = "FAVICON_SVG",
    EmailGraphic = "EMAIL_GRAPHIC",
    SmsGraphic = "SMS_GRAPHIC",
    AuthAppGraphic = "AUTH_APP_GRAPHIC",
    PasswordGraphic = "PASSWORD_GRAPHIC",
    PasskeyGraphic = "PASSKEY_GRAPHIC",
    PageHeaderLogo = "PAGE_HEADER_LOGO",
    PageHeaderBackground = "PAGE_HEADER_BACKGROUND",
    PageFooterLogo = "PAGE_FOOTER_LOGO",
    PageFooterBackground = "PAGE_FOOTER_BACKGROUND",
    PageBackground = "PAGE_BACKGROUND",
    FormBackground = "FORM_BACKGROUND",
    FormLogo = "FORM_LOGO",
    IdpButtonIcon = "IDP_BUTTON_ICON"
);

/// The model's enumeration `AssetExtensionType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AssetExtensionType {
    /// `ICO`.
    Ico,
    /// `JPEG`.
    Jpeg,
    /// `PNG`.
    Png,
    /// `SVG`.
    Svg,
    /// `WEBP`.
    Webp,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(AssetExtensionType, Ico = "ICO", Jpeg = "JPEG", Png = "PNG", Svg = "SVG", Webp = "WEBP");

/// The model's enumeration `AttributeDataType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AttributeDataType {
    /// `String`.
    String,
    /// `Number`.
    Number,
    /// `DateTime`.
    DateTime,
    /// `Boolean`.
    Boolean,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(AttributeDataType, String = "String", Number = "Number", DateTime = "DateTime", Boolean = "Boolean");

/// The model's enumeration `AuthFactorType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AuthFactorType {
    /// `PASSWORD`.
    Password,
    /// `EMAIL_OTP`.
    EmailOtp,
    /// `SMS_OTP`.
    SmsOtp,
    /// `WEB_AUTHN`.
    WebAuthn,
    /// `SOFTWARE_TOKEN`.
    SoftwareToken,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(
    AuthFactorType,
    Password = "PASSWORD",
    EmailOtp = "EMAIL_OTP",
    SmsOtp = "SMS_OTP",
    WebAuthn = "WEB_AUTHN",
    SoftwareToken = "SOFTWARE_TOKEN"
);

/// The model's enumeration `AuthFlowType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AuthFlowType {
    /// `USER_SRP_AUTH`.
    UserSrpAuth,
    /// `REFRESH_TOKEN_AUTH`.
    RefreshTokenAuth,
    /// `REFRESH_TOKEN`.
    RefreshToken,
    /// `CUSTOM_AUTH`.
    CustomAuth,
    /// `ADMIN_NO_SRP_AUTH`.
    AdminNoSrpAuth,
    /// `USER_PASSWORD_AUTH`.
    UserPasswordAuth,
    /// `ADMIN_USER_PASSWORD_AUTH`.
    AdminUserPasswordAuth,
    /// `USER_AUTH`.
    UserAuth,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(
    AuthFlowType,
    UserSrpAuth = "USER_SRP_AUTH",
    RefreshTokenAuth = "REFRESH_TOKEN_AUTH",
    RefreshToken = "REFRESH_TOKEN",
    CustomAuth = "CUSTOM_AUTH",
    AdminNoSrpAuth = "ADMIN_NO_SRP_AUTH",
    UserPasswordAuth = "USER_PASSWORD_AUTH",
    AdminUserPasswordAuth = "ADMIN_USER_PASSWORD_AUTH",
    UserAuth = "USER_AUTH"
);

/// The model's enumeration `ChallengeName`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChallengeName {
    /// `Password`.
    Password,
    /// `Mfa`.
    Mfa,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(ChallengeName, Password = "Password", Mfa = "Mfa");

/// The model's enumeration `ChallengeNameType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChallengeNameType {
    /// `SMS_MFA`.
    SmsMfa,
    /// `EMAIL_OTP`.
    EmailOtp,
    /// `SOFTWARE_TOKEN_MFA`.
    SoftwareTokenMfa,
    /// `SELECT_MFA_TYPE`.
    SelectMfaType,
    /// `MFA_SETUP`.
    MfaSetup,
    /// `PASSWORD_VERIFIER`.
    PasswordVerifier,
    /// `CUSTOM_CHALLENGE`.
    CustomChallenge,
    /// `SELECT_CHALLENGE`.
    SelectChallenge,
    /// `DEVICE_SRP_AUTH`.
    DeviceSrpAuth,
    /// `DEVICE_PASSWORD_VERIFIER`.
    DevicePasswordVerifier,
    /// `ADMIN_NO_SRP_AUTH`.
    AdminNoSrpAuth,
    /// `NEW_PASSWORD_REQUIRED`.
    NewPasswordRequired,
    /// `SMS_OTP`.
    SmsOtp,
    /// `PASSWORD`.
    Password,
    /// `WEB_AUTHN`.
    WebAuthn,
    /// `PASSWORD_SRP`.
    PasswordSrp,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(
    ChallengeNameType,
    SmsMfa = "SMS_MFA",
    EmailOtp = "EMAIL_OTP",
    SoftwareTokenMfa = "SOFTWARE_TOKEN_MFA",
    SelectMfaType = "SELECT_MFA_TYPE",
    MfaSetup = "MFA_SETUP",
    PasswordVerifier = "PASSWORD_VERIFIER",
    CustomChallenge = "CUSTOM_CHALLENGE",
    SelectChallenge = "SELECT_CHALLENGE",
    DeviceSrpAuth = "DEVICE_SRP_AUTH",
    DevicePasswordVerifier = "DEVICE_PASSWORD_VERIFIER",
    AdminNoSrpAuth = "ADMIN_NO_SRP_AUTH",
    NewPasswordRequired = "NEW_PASSWORD_REQUIRED",
    SmsOtp = "SMS_OTP",
    Password = "PASSWORD",
    WebAuthn = "WEB_AUTHN",
    PasswordSrp = "PASSWORD_SRP"
);

/// The model's enumeration `ChallengeResponse`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChallengeResponse {
    /// `Success`.
    Success,
    /// `Failure`.
    Failure,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(ChallengeResponse, Success = "Success", Failure = "Failure");

/// The model's enumeration `ClientTypeType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ClientTypeType {
    /// `REGULAR`.
    Regular,
    /// `DCR`.
    Dcr,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(ClientTypeType, Regular = "REGULAR", Dcr = "DCR");

/// The model's enumeration `ColorSchemeModeType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ColorSchemeModeType {
    /// `LIGHT`.
    Light,
    /// `DARK`.
    Dark,
    /// `DYNAMIC`.
    Dynamic,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(ColorSchemeModeType, Light = "LIGHT", Dark = "DARK", Dynamic = "DYNAMIC");

/// The model's enumeration `CompromisedCredentialsEventActionType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CompromisedCredentialsEventActionType {
    /// `BLOCK`.
    Block,
    /// `NO_ACTION`.
    NoAction,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(CompromisedCredentialsEventActionType, Block = "BLOCK", NoAction = "NO_ACTION");

/// The model's enumeration `CustomEmailSenderLambdaVersionType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CustomEmailSenderLambdaVersionType {
    /// `V1_0`.
    V10,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(CustomEmailSenderLambdaVersionType, V10 = "V1_0");

/// The model's enumeration `CustomSMSSenderLambdaVersionType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CustomSMSSenderLambdaVersionType {
    /// `V1_0`.
    V10,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(CustomSMSSenderLambdaVersionType, V10 = "V1_0");

/// The model's enumeration `DefaultEmailOptionType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DefaultEmailOptionType {
    /// `CONFIRM_WITH_LINK`.
    ConfirmWithLink,
    /// `CONFIRM_WITH_CODE`.
    ConfirmWithCode,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(DefaultEmailOptionType, ConfirmWithLink = "CONFIRM_WITH_LINK", ConfirmWithCode = "CONFIRM_WITH_CODE");

/// The model's enumeration `DeletionProtectionType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DeletionProtectionType {
    /// `ACTIVE`.
    Active,
    /// `INACTIVE`.
    Inactive,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(DeletionProtectionType, Active = "ACTIVE", Inactive = "INACTIVE");

/// The model's enumeration `DeliveryMediumType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DeliveryMediumType {
    /// `SMS`.
    Sms,
    /// `EMAIL`.
    Email,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(DeliveryMediumType, Sms = "SMS", Email = "EMAIL");

/// The model's enumeration `DeviceRememberedStatusType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DeviceRememberedStatusType {
    /// `remembered`.
    Remembered,
    /// `not_remembered`.
    NotRemembered,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(DeviceRememberedStatusType, Remembered = "remembered", NotRemembered = "not_remembered");

/// The model's enumeration `DomainStatusType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DomainStatusType {
    /// `CREATING`.
    Creating,
    /// `DELETING`.
    Deleting,
    /// `UPDATING`.
    Updating,
    /// `ACTIVE`.
    Active,
    /// `FAILED`.
    Failed,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(
    DomainStatusType,
    Creating = "CREATING",
    Deleting = "DELETING",
    Updating = "UPDATING",
    Active = "ACTIVE",
    Failed = "FAILED"
);

/// The model's enumeration `EmailSendingAccountType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EmailSendingAccountType {
    /// `COGNITO_DEFAULT`.
    CognitoDefault,
    /// `DEVELOPER`.
    Developer,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(EmailSendingAccountType, CognitoDefault = "COGNITO_DEFAULT", Developer = "DEVELOPER");

/// The model's enumeration `EncryptionKeyType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EncryptionKeyType {
    /// `AWS_OWNED_KEY`.
    AwsOwnedKey,
    /// `CUSTOMER_MANAGED_KEY`.
    CustomerManagedKey,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(EncryptionKeyType, AwsOwnedKey = "AWS_OWNED_KEY", CustomerManagedKey = "CUSTOMER_MANAGED_KEY");

/// The model's enumeration `EventFilterType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EventFilterType {
    /// `SIGN_IN`.
    SignIn,
    /// `PASSWORD_CHANGE`.
    PasswordChange,
    /// `SIGN_UP`.
    SignUp,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(EventFilterType, SignIn = "SIGN_IN", PasswordChange = "PASSWORD_CHANGE", SignUp = "SIGN_UP");

/// The model's enumeration `EventResponseType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EventResponseType {
    /// `Pass`.
    Pass,
    /// `Fail`.
    Fail,
    /// `InProgress`.
    InProgress,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(EventResponseType, Pass = "Pass", Fail = "Fail", InProgress = "InProgress");

/// The model's enumeration `EventSourceName`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EventSourceName {
    /// `userNotification`.
    UserNotification,
    /// `userAuthEvents`.
    UserAuthEvents,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(EventSourceName, UserNotification = "userNotification", UserAuthEvents = "userAuthEvents");

/// The model's enumeration `EventType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EventType {
    /// `SignIn`.
    SignIn,
    /// `SignUp`.
    SignUp,
    /// `ForgotPassword`.
    ForgotPassword,
    /// `PasswordChange`.
    PasswordChange,
    /// `ResendCode`.
    ResendCode,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(
    EventType,
    SignIn = "SignIn",
    SignUp = "SignUp",
    ForgotPassword = "ForgotPassword",
    PasswordChange = "PasswordChange",
    ResendCode = "ResendCode"
);

/// The model's enumeration `ExplicitAuthFlowsType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ExplicitAuthFlowsType {
    /// `ADMIN_NO_SRP_AUTH`.
    AdminNoSrpAuth,
    /// `CUSTOM_AUTH_FLOW_ONLY`.
    CustomAuthFlowOnly,
    /// `USER_PASSWORD_AUTH`.
    UserPasswordAuth,
    /// `ALLOW_ADMIN_USER_PASSWORD_AUTH`.
    AllowAdminUserPasswordAuth,
    /// `ALLOW_CUSTOM_AUTH`.
    AllowCustomAuth,
    /// `ALLOW_USER_PASSWORD_AUTH`.
    AllowUserPasswordAuth,
    /// `ALLOW_USER_SRP_AUTH`.
    AllowUserSrpAuth,
    /// `ALLOW_REFRESH_TOKEN_AUTH`.
    AllowRefreshTokenAuth,
    /// `ALLOW_USER_AUTH`.
    AllowUserAuth,
    /// `ALLOW_TOKEN_EXCHANGE_DELEGATION`.
    AllowTokenExchangeDelegation,
    /// `ALLOW_TOKEN_EXCHANGE_IMPERSONATION`.
    AllowTokenExchangeImpersonation,
    /// `ALLOW_CLIENT_TOKEN_AUTH`.
    AllowClientTokenAuth,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(
    ExplicitAuthFlowsType,
    AdminNoSrpAuth = "ADMIN_NO_SRP_AUTH",
    CustomAuthFlowOnly = "CUSTOM_AUTH_FLOW_ONLY",
    UserPasswordAuth = "USER_PASSWORD_AUTH",
    AllowAdminUserPasswordAuth = "ALLOW_ADMIN_USER_PASSWORD_AUTH",
    AllowCustomAuth = "ALLOW_CUSTOM_AUTH",
    AllowUserPasswordAuth = "ALLOW_USER_PASSWORD_AUTH",
    AllowUserSrpAuth = "ALLOW_USER_SRP_AUTH",
    AllowRefreshTokenAuth = "ALLOW_REFRESH_TOKEN_AUTH",
    AllowUserAuth = "ALLOW_USER_AUTH",
    AllowTokenExchangeDelegation = "ALLOW_TOKEN_EXCHANGE_DELEGATION",
    AllowTokenExchangeImpersonation = "ALLOW_TOKEN_EXCHANGE_IMPERSONATION",
    AllowClientTokenAuth = "ALLOW_CLIENT_TOKEN_AUTH"
);

/// The model's enumeration `FeatureType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FeatureType {
    /// `ENABLED`.
    Enabled,
    /// `DISABLED`.
    Disabled,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(FeatureType, Enabled = "ENABLED", Disabled = "DISABLED");

/// The model's enumeration `FeedbackValueType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FeedbackValueType {
    /// `Valid`.
    Valid,
    /// `Invalid`.
    Invalid,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(FeedbackValueType, Valid = "Valid", Invalid = "Invalid");

/// The model's enumeration `IdentityProviderTypeType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IdentityProviderTypeType {
    /// `SAML`.
    Saml,
    /// `Facebook`.
    Facebook,
    /// `Google`.
    Google,
    /// `LoginWithAmazon`.
    LoginWithAmazon,
    /// `SignInWithApple`.
    SignInWithApple,
    /// `OIDC`.
    Oidc,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(
    IdentityProviderTypeType,
    Saml = "SAML",
    Facebook = "Facebook",
    Google = "Google",
    LoginWithAmazon = "LoginWithAmazon",
    SignInWithApple = "SignInWithApple",
    Oidc = "OIDC"
);

/// The model's enumeration `InboundFederationLambdaVersionType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum InboundFederationLambdaVersionType {
    /// `V1_0`.
    V10,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(InboundFederationLambdaVersionType, V10 = "V1_0");

/// The model's enumeration `IssuedTokenTypeIdentifierType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IssuedTokenTypeIdentifierType {
    /// `ACCESS_TOKEN`.
    AccessToken,
    /// `ID_TOKEN`.
    IdToken,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(IssuedTokenTypeIdentifierType, AccessToken = "ACCESS_TOKEN", IdToken = "ID_TOKEN");

/// The model's enumeration `IssuerType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IssuerType {
    /// `ORIGINAL`.
    Original,
    /// `UPDATED`.
    Updated,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(IssuerType, Original = "ORIGINAL", Updated = "UPDATED");

/// The model's enumeration `LimitClass`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LimitClass {
    /// `API_CATEGORY`.
    ApiCategory,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(LimitClass, ApiCategory = "API_CATEGORY");

/// The model's enumeration `LogLevel`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LogLevel {
    /// `ERROR`.
    Error,
    /// `INFO`.
    Info,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(LogLevel, Error = "ERROR", Info = "INFO");

/// The model's enumeration `MessageActionType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MessageActionType {
    /// `RESEND`.
    Resend,
    /// `SUPPRESS`.
    Suppress,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(MessageActionType, Resend = "RESEND", Suppress = "SUPPRESS");

/// The model's enumeration `OAuthFlowType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OAuthFlowType {
    /// `code`.
    Code,
    /// `implicit`.
    Implicit,
    /// `client_credentials`.
    ClientCredentials,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(OAuthFlowType, Code = "code", Implicit = "implicit", ClientCredentials = "client_credentials");

/// The model's enumeration `OAuthTokenTypeType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OAuthTokenTypeType {
    /// `Bearer`.
    Bearer,
    /// `N_A`.
    NA,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(OAuthTokenTypeType, Bearer = "Bearer", NA = "N_A");

/// The model's enumeration `PasswordHashingAlgorithmType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PasswordHashingAlgorithmType {
    /// `BCRYPT`.
    Bcrypt,
    /// `SCRYPT`.
    Scrypt,
    /// `ARGON2ID`.
    Argon2id,
    /// `PBKDF2_SHA256`.
    Pbkdf2Sha256,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(
    PasswordHashingAlgorithmType,
    Bcrypt = "BCRYPT",
    Scrypt = "SCRYPT",
    Argon2id = "ARGON2ID",
    Pbkdf2Sha256 = "PBKDF2_SHA256"
);

/// The model's enumeration `PreTokenGenerationLambdaVersionType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PreTokenGenerationLambdaVersionType {
    /// `V1_0`.
    V10,
    /// `V2_0`.
    V20,
    /// `V3_0`.
    V30,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(PreTokenGenerationLambdaVersionType, V10 = "V1_0", V20 = "V2_0", V30 = "V3_0");

/// The model's enumeration `PreventUserExistenceErrorTypes`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PreventUserExistenceErrorTypes {
    /// `LEGACY`.
    Legacy,
    /// `ENABLED`.
    Enabled,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(PreventUserExistenceErrorTypes, Legacy = "LEGACY", Enabled = "ENABLED");

/// The model's enumeration `RecoveryOptionNameType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RecoveryOptionNameType {
    /// `verified_email`.
    VerifiedEmail,
    /// `verified_phone_number`.
    VerifiedPhoneNumber,
    /// `admin_only`.
    AdminOnly,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(
    RecoveryOptionNameType,
    VerifiedEmail = "verified_email",
    VerifiedPhoneNumber = "verified_phone_number",
    AdminOnly = "admin_only"
);

/// The model's enumeration `ReplicaRoleType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReplicaRoleType {
    /// `PRIMARY`.
    Primary,
    /// `SECONDARY`.
    Secondary,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(ReplicaRoleType, Primary = "PRIMARY", Secondary = "SECONDARY");

/// The model's enumeration `ReplicaStatusType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReplicaStatusType {
    /// `CREATING`.
    Creating,
    /// `ACTIVE`.
    Active,
    /// `INACTIVE`.
    Inactive,
    /// `DELETING`.
    Deleting,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(ReplicaStatusType, Creating = "CREATING", Active = "ACTIVE", Inactive = "INACTIVE", Deleting = "DELETING");

/// The model's enumeration `ResourceServerManagedByType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ResourceServerManagedByType {
    /// `COGNITO`.
    Cognito,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(ResourceServerManagedByType, Cognito = "COGNITO");

/// The model's enumeration `RevokeAssociatedSessionsType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RevokeAssociatedSessionsType {
    /// `NONE`.
    None,
    /// `LINKED`.
    Linked,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(RevokeAssociatedSessionsType, None = "NONE", Linked = "LINKED");

/// The model's enumeration `RiskDecisionType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RiskDecisionType {
    /// `NoRisk`.
    NoRisk,
    /// `AccountTakeover`.
    AccountTakeover,
    /// `Block`.
    Block,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(RiskDecisionType, NoRisk = "NoRisk", AccountTakeover = "AccountTakeover", Block = "Block");

/// The model's enumeration `RiskLevelType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RiskLevelType {
    /// `Low`.
    Low,
    /// `Medium`.
    Medium,
    /// `High`.
    High,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(RiskLevelType, Low = "Low", Medium = "Medium", High = "High");

/// The model's enumeration `SecurityPolicyType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SecurityPolicyType {
    /// `TLS_V1`.
    TlsV1,
    /// `TLS_V1_2_2021`.
    TlsV122021,
    /// `TLS_V1_3_2025`.
    TlsV132025,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(SecurityPolicyType, TlsV1 = "TLS_V1", TlsV122021 = "TLS_V1_2_2021", TlsV132025 = "TLS_V1_3_2025");

/// The model's enumeration `SessionTypeType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SessionTypeType {
    /// `TOKEN`.
    Token,
    /// `SSO`.
    Sso,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(SessionTypeType, Token = "TOKEN", Sso = "SSO");

/// The model's enumeration `StatusType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StatusType {
    /// `Enabled`.
    Enabled,
    /// `Disabled`.
    Disabled,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(StatusType, Enabled = "Enabled", Disabled = "Disabled");

/// The model's enumeration `TermsEnforcementType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermsEnforcementType {
    /// `NONE`.
    None,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(TermsEnforcementType, None = "NONE");

/// The model's enumeration `TermsSourceType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermsSourceType {
    /// `LINK`.
    Link,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(TermsSourceType, Link = "LINK");

/// The model's enumeration `TimeUnitsType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TimeUnitsType {
    /// `seconds`.
    Seconds,
    /// `minutes`.
    Minutes,
    /// `hours`.
    Hours,
    /// `days`.
    Days,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(TimeUnitsType, Seconds = "seconds", Minutes = "minutes", Hours = "hours", Days = "days");

/// The model's enumeration `TokenTypeIdentifierType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TokenTypeIdentifierType {
    /// `ACCESS_TOKEN`.
    AccessToken,
    /// `ID_TOKEN`.
    IdToken,
    /// `SAML2`.
    Saml2,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(TokenTypeIdentifierType, AccessToken = "ACCESS_TOKEN", IdToken = "ID_TOKEN", Saml2 = "SAML2");

/// The model's enumeration `UpdateReplicaStatusType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UpdateReplicaStatusType {
    /// `ACTIVE`.
    Active,
    /// `INACTIVE`.
    Inactive,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(UpdateReplicaStatusType, Active = "ACTIVE", Inactive = "INACTIVE");

/// The model's enumeration `UserImportJobStatusType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UserImportJobStatusType {
    /// `Created`.
    Created,
    /// `Pending`.
    Pending,
    /// `InProgress`.
    InProgress,
    /// `Stopping`.
    Stopping,
    /// `Expired`.
    Expired,
    /// `Stopped`.
    Stopped,
    /// `Failed`.
    Failed,
    /// `Succeeded`.
    Succeeded,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(
    UserImportJobStatusType,
    Created = "Created",
    Pending = "Pending",
    InProgress = "InProgress",
    Stopping = "Stopping",
    Expired = "Expired",
    Stopped = "Stopped",
    Failed = "Failed",
    Succeeded = "Succeeded"
);

/// The model's enumeration `UserPoolMfaType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UserPoolMfaType {
    /// `OFF`.
    Off,
    /// `ON`.
    On,
    /// `OPTIONAL`.
    Optional,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(UserPoolMfaType, Off = "OFF", On = "ON", Optional = "OPTIONAL");

/// The model's enumeration `UserPoolTierType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UserPoolTierType {
    /// `LITE`.
    Lite,
    /// `ESSENTIALS`.
    Essentials,
    /// `PLUS`.
    Plus,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(UserPoolTierType, Lite = "LITE", Essentials = "ESSENTIALS", Plus = "PLUS");

/// The model's enumeration `UserSessionTrackingType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UserSessionTrackingType {
    /// `ENABLED`.
    Enabled,
    /// `DISABLED`.
    Disabled,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(UserSessionTrackingType, Enabled = "ENABLED", Disabled = "DISABLED");

/// The model's enumeration `UserStatusType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UserStatusType {
    /// `UNCONFIRMED`.
    Unconfirmed,
    /// `CONFIRMED`.
    Confirmed,
    /// `ARCHIVED`.
    Archived,
    /// `COMPROMISED`.
    Compromised,
    /// `UNKNOWN`.
    UnknownValue,
    /// `RESET_REQUIRED`.
    ResetRequired,
    /// `FORCE_CHANGE_PASSWORD`.
    ForceChangePassword,
    /// `EXTERNAL_PROVIDER`.
    ExternalProvider,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(
    UserStatusType,
    Unconfirmed = "UNCONFIRMED",
    Confirmed = "CONFIRMED",
    Archived = "ARCHIVED",
    Compromised = "COMPROMISED",
    UnknownValue = "UNKNOWN",
    ResetRequired = "RESET_REQUIRED",
    ForceChangePassword = "FORCE_CHANGE_PASSWORD",
    ExternalProvider = "EXTERNAL_PROVIDER"
);

/// The model's enumeration `UserVerificationType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UserVerificationType {
    /// `required`.
    Required,
    /// `preferred`.
    Preferred,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(UserVerificationType, Required = "required", Preferred = "preferred");

/// The model's enumeration `UsernameAttributeType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UsernameAttributeType {
    /// `phone_number`.
    PhoneNumber,
    /// `email`.
    Email,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(UsernameAttributeType, PhoneNumber = "phone_number", Email = "email");

/// The model's enumeration `VerifiedAttributeType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum VerifiedAttributeType {
    /// `phone_number`.
    PhoneNumber,
    /// `email`.
    Email,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(VerifiedAttributeType, PhoneNumber = "phone_number", Email = "email");

/// The model's enumeration `VerifySoftwareTokenResponseType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum VerifySoftwareTokenResponseType {
    /// `SUCCESS`.
    Success,
    /// `ERROR`.
    Error,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(VerifySoftwareTokenResponseType, Success = "SUCCESS", Error = "ERROR");

/// The model's enumeration `WebAuthnFactorConfigurationType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WebAuthnFactorConfigurationType {
    /// `SINGLE_FACTOR`.
    SingleFactor,
    /// `MULTI_FACTOR_WITH_USER_VERIFICATION`.
    MultiFactorWithUserVerification,
    /// A value that the model does not have; no operation takes it.
    Unknown(String),
}

enumeration!(
    WebAuthnFactorConfigurationType,
    SingleFactor = "SINGLE_FACTOR",
    MultiFactorWithUserVerification = "MULTI_FACTOR_WITH_USER_VERIFICATION"
);
