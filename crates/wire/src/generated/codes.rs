// Written by `cargo xtask codegen` from model/; change that, not this.

//! The exceptions of both services, and those of AWS as a whole.

/// An exception, by its name in Cognito.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Code {
    /// `AccessDeniedException`.
    AccessDeniedException,
    /// `AliasExistsException`.
    AliasExistsException,
    /// `CodeDeliveryFailureException`.
    CodeDeliveryFailureException,
    /// `CodeMismatchException`.
    CodeMismatchException,
    /// `ConcurrentModificationException`.
    ConcurrentModificationException,
    /// `DeveloperUserAlreadyRegisteredException`.
    DeveloperUserAlreadyRegisteredException,
    /// `DeviceKeyExistsException`.
    DeviceKeyExistsException,
    /// `DuplicateProviderException`.
    DuplicateProviderException,
    /// `EnableSoftwareTokenMFAException`.
    EnableSoftwareTokenMFAException,
    /// `ExpiredCodeException`.
    ExpiredCodeException,
    /// `ExpiredTokenException`.
    ExpiredTokenException,
    /// `ExternalServiceException`.
    ExternalServiceException,
    /// `FeatureUnavailableInTierException`.
    FeatureUnavailableInTierException,
    /// `ForbiddenException`.
    ForbiddenException,
    /// `GroupExistsException`.
    GroupExistsException,
    /// `IncompleteSignatureException`.
    IncompleteSignatureException,
    /// `InternalErrorException`.
    InternalErrorException,
    /// `InternalServerException`.
    InternalServerException,
    /// `InvalidClientTokenId`.
    InvalidClientTokenId,
    /// `InvalidEmailRoleAccessPolicyException`.
    InvalidEmailRoleAccessPolicyException,
    /// `InvalidIdentityPoolConfigurationException`.
    InvalidIdentityPoolConfigurationException,
    /// `InvalidLambdaResponseException`.
    InvalidLambdaResponseException,
    /// `InvalidOAuthFlowException`.
    InvalidOAuthFlowException,
    /// `InvalidParameterException`.
    InvalidParameterException,
    /// `InvalidPasswordException`.
    InvalidPasswordException,
    /// `InvalidSignatureException`.
    InvalidSignatureException,
    /// `InvalidSmsRoleAccessPolicyException`.
    InvalidSmsRoleAccessPolicyException,
    /// `InvalidSmsRoleTrustRelationshipException`.
    InvalidSmsRoleTrustRelationshipException,
    /// `InvalidUserPoolConfigurationException`.
    InvalidUserPoolConfigurationException,
    /// `LimitExceededException`.
    LimitExceededException,
    /// `MFAMethodNotFoundException`.
    MFAMethodNotFoundException,
    /// `ManagedLoginBrandingExistsException`.
    ManagedLoginBrandingExistsException,
    /// `MissingAuthenticationTokenException`.
    MissingAuthenticationTokenException,
    /// `NotAuthorizedException`.
    NotAuthorizedException,
    /// `OperationNotEnabledException`.
    OperationNotEnabledException,
    /// `PasswordHistoryPolicyViolationException`.
    PasswordHistoryPolicyViolationException,
    /// `PasswordResetRequiredException`.
    PasswordResetRequiredException,
    /// `PreconditionNotMetException`.
    PreconditionNotMetException,
    /// `RefreshTokenReuseException`.
    RefreshTokenReuseException,
    /// `RequestEntityTooLargeException`.
    RequestEntityTooLargeException,
    /// `RequestExpired`.
    RequestExpired,
    /// `ResourceConflictException`.
    ResourceConflictException,
    /// `ResourceNotFoundException`.
    ResourceNotFoundException,
    /// `ScopeDoesNotExistException`.
    ScopeDoesNotExistException,
    /// `SerializationException`.
    SerializationException,
    /// `ServiceQuotaExceededException`.
    ServiceQuotaExceededException,
    /// `SoftwareTokenMFANotFoundException`.
    SoftwareTokenMFANotFoundException,
    /// `TermsExistsException`.
    TermsExistsException,
    /// `ThrottlingException`.
    ThrottlingException,
    /// `TierChangeNotAllowedException`.
    TierChangeNotAllowedException,
    /// `TooManyFailedAttemptsException`.
    TooManyFailedAttemptsException,
    /// `TooManyRequestsException`.
    TooManyRequestsException,
    /// `UnauthorizedException`.
    UnauthorizedException,
    /// `UnexpectedLambdaException`.
    UnexpectedLambdaException,
    /// `UnknownOperationException`.
    UnknownOperationException,
    /// `UnrecognizedClientException`.
    UnrecognizedClientException,
    /// `UnsupportedIdentityProviderException`.
    UnsupportedIdentityProviderException,
    /// `UnsupportedOperationException`.
    UnsupportedOperationException,
    /// `UnsupportedTokenTypeException`.
    UnsupportedTokenTypeException,
    /// `UnsupportedUserStateException`.
    UnsupportedUserStateException,
    /// `UserImportInProgressException`.
    UserImportInProgressException,
    /// `UserLambdaValidationException`.
    UserLambdaValidationException,
    /// `UserNotConfirmedException`.
    UserNotConfirmedException,
    /// `UserNotFoundException`.
    UserNotFoundException,
    /// `UserPoolAddOnNotEnabledException`.
    UserPoolAddOnNotEnabledException,
    /// `UserPoolTaggingException`.
    UserPoolTaggingException,
    /// `UsernameExistsException`.
    UsernameExistsException,
    /// `WebAuthnChallengeNotFoundException`.
    WebAuthnChallengeNotFoundException,
    /// `WebAuthnClientMismatchException`.
    WebAuthnClientMismatchException,
    /// `WebAuthnConfigurationMissingException`.
    WebAuthnConfigurationMissingException,
    /// `WebAuthnCredentialNotSupportedException`.
    WebAuthnCredentialNotSupportedException,
    /// `WebAuthnNotEnabledException`.
    WebAuthnNotEnabledException,
    /// `WebAuthnOriginNotAllowedException`.
    WebAuthnOriginNotAllowedException,
    /// `WebAuthnRelyingPartyMismatchException`.
    WebAuthnRelyingPartyMismatchException,
}

impl Code {
    /// All of them, sorted by name.
    pub const ALL: &'static [Self] = &[
        Self::AccessDeniedException,
        Self::AliasExistsException,
        Self::CodeDeliveryFailureException,
        Self::CodeMismatchException,
        Self::ConcurrentModificationException,
        Self::DeveloperUserAlreadyRegisteredException,
        Self::DeviceKeyExistsException,
        Self::DuplicateProviderException,
        Self::EnableSoftwareTokenMFAException,
        Self::ExpiredCodeException,
        Self::ExpiredTokenException,
        Self::ExternalServiceException,
        Self::FeatureUnavailableInTierException,
        Self::ForbiddenException,
        Self::GroupExistsException,
        Self::IncompleteSignatureException,
        Self::InternalErrorException,
        Self::InternalServerException,
        Self::InvalidClientTokenId,
        Self::InvalidEmailRoleAccessPolicyException,
        Self::InvalidIdentityPoolConfigurationException,
        Self::InvalidLambdaResponseException,
        Self::InvalidOAuthFlowException,
        Self::InvalidParameterException,
        Self::InvalidPasswordException,
        Self::InvalidSignatureException,
        Self::InvalidSmsRoleAccessPolicyException,
        Self::InvalidSmsRoleTrustRelationshipException,
        Self::InvalidUserPoolConfigurationException,
        Self::LimitExceededException,
        Self::MFAMethodNotFoundException,
        Self::ManagedLoginBrandingExistsException,
        Self::MissingAuthenticationTokenException,
        Self::NotAuthorizedException,
        Self::OperationNotEnabledException,
        Self::PasswordHistoryPolicyViolationException,
        Self::PasswordResetRequiredException,
        Self::PreconditionNotMetException,
        Self::RefreshTokenReuseException,
        Self::RequestEntityTooLargeException,
        Self::RequestExpired,
        Self::ResourceConflictException,
        Self::ResourceNotFoundException,
        Self::ScopeDoesNotExistException,
        Self::SerializationException,
        Self::ServiceQuotaExceededException,
        Self::SoftwareTokenMFANotFoundException,
        Self::TermsExistsException,
        Self::ThrottlingException,
        Self::TierChangeNotAllowedException,
        Self::TooManyFailedAttemptsException,
        Self::TooManyRequestsException,
        Self::UnauthorizedException,
        Self::UnexpectedLambdaException,
        Self::UnknownOperationException,
        Self::UnrecognizedClientException,
        Self::UnsupportedIdentityProviderException,
        Self::UnsupportedOperationException,
        Self::UnsupportedTokenTypeException,
        Self::UnsupportedUserStateException,
        Self::UserImportInProgressException,
        Self::UserLambdaValidationException,
        Self::UserNotConfirmedException,
        Self::UserNotFoundException,
        Self::UserPoolAddOnNotEnabledException,
        Self::UserPoolTaggingException,
        Self::UsernameExistsException,
        Self::WebAuthnChallengeNotFoundException,
        Self::WebAuthnClientMismatchException,
        Self::WebAuthnConfigurationMissingException,
        Self::WebAuthnCredentialNotSupportedException,
        Self::WebAuthnNotEnabledException,
        Self::WebAuthnOriginNotAllowedException,
        Self::WebAuthnRelyingPartyMismatchException,
    ];
    /// Its name, as in `__type` on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AccessDeniedException => "AccessDeniedException",
            Self::AliasExistsException => "AliasExistsException",
            Self::CodeDeliveryFailureException => "CodeDeliveryFailureException",
            Self::CodeMismatchException => "CodeMismatchException",
            Self::ConcurrentModificationException => "ConcurrentModificationException",
            Self::DeveloperUserAlreadyRegisteredException => "DeveloperUserAlreadyRegisteredException",
            Self::DeviceKeyExistsException => "DeviceKeyExistsException",
            Self::DuplicateProviderException => "DuplicateProviderException",
            Self::EnableSoftwareTokenMFAException => "EnableSoftwareTokenMFAException",
            Self::ExpiredCodeException => "ExpiredCodeException",
            Self::ExpiredTokenException => "ExpiredTokenException",
            Self::ExternalServiceException => "ExternalServiceException",
            Self::FeatureUnavailableInTierException => "FeatureUnavailableInTierException",
            Self::ForbiddenException => "ForbiddenException",
            Self::GroupExistsException => "GroupExistsException",
            Self::IncompleteSignatureException => "IncompleteSignatureException",
            Self::InternalErrorException => "InternalErrorException",
            Self::InternalServerException => "InternalServerException",
            Self::InvalidClientTokenId => "InvalidClientTokenId",
            Self::InvalidEmailRoleAccessPolicyException => "InvalidEmailRoleAccessPolicyException",
            Self::InvalidIdentityPoolConfigurationException => "InvalidIdentityPoolConfigurationException",
            Self::InvalidLambdaResponseException => "InvalidLambdaResponseException",
            Self::InvalidOAuthFlowException => "InvalidOAuthFlowException",
            Self::InvalidParameterException => "InvalidParameterException",
            Self::InvalidPasswordException => "InvalidPasswordException",
            Self::InvalidSignatureException => "InvalidSignatureException",
            Self::InvalidSmsRoleAccessPolicyException => "InvalidSmsRoleAccessPolicyException",
            Self::InvalidSmsRoleTrustRelationshipException => "InvalidSmsRoleTrustRelationshipException",
            Self::InvalidUserPoolConfigurationException => "InvalidUserPoolConfigurationException",
            Self::LimitExceededException => "LimitExceededException",
            Self::MFAMethodNotFoundException => "MFAMethodNotFoundException",
            Self::ManagedLoginBrandingExistsException => "ManagedLoginBrandingExistsException",
            Self::MissingAuthenticationTokenException => "MissingAuthenticationTokenException",
            Self::NotAuthorizedException => "NotAuthorizedException",
            Self::OperationNotEnabledException => "OperationNotEnabledException",
            Self::PasswordHistoryPolicyViolationException => "PasswordHistoryPolicyViolationException",
            Self::PasswordResetRequiredException => "PasswordResetRequiredException",
            Self::PreconditionNotMetException => "PreconditionNotMetException",
            Self::RefreshTokenReuseException => "RefreshTokenReuseException",
            Self::RequestEntityTooLargeException => "RequestEntityTooLargeException",
            Self::RequestExpired => "RequestExpired",
            Self::ResourceConflictException => "ResourceConflictException",
            Self::ResourceNotFoundException => "ResourceNotFoundException",
            Self::ScopeDoesNotExistException => "ScopeDoesNotExistException",
            Self::SerializationException => "SerializationException",
            Self::ServiceQuotaExceededException => "ServiceQuotaExceededException",
            Self::SoftwareTokenMFANotFoundException => "SoftwareTokenMFANotFoundException",
            Self::TermsExistsException => "TermsExistsException",
            Self::ThrottlingException => "ThrottlingException",
            Self::TierChangeNotAllowedException => "TierChangeNotAllowedException",
            Self::TooManyFailedAttemptsException => "TooManyFailedAttemptsException",
            Self::TooManyRequestsException => "TooManyRequestsException",
            Self::UnauthorizedException => "UnauthorizedException",
            Self::UnexpectedLambdaException => "UnexpectedLambdaException",
            Self::UnknownOperationException => "UnknownOperationException",
            Self::UnrecognizedClientException => "UnrecognizedClientException",
            Self::UnsupportedIdentityProviderException => "UnsupportedIdentityProviderException",
            Self::UnsupportedOperationException => "UnsupportedOperationException",
            Self::UnsupportedTokenTypeException => "UnsupportedTokenTypeException",
            Self::UnsupportedUserStateException => "UnsupportedUserStateException",
            Self::UserImportInProgressException => "UserImportInProgressException",
            Self::UserLambdaValidationException => "UserLambdaValidationException",
            Self::UserNotConfirmedException => "UserNotConfirmedException",
            Self::UserNotFoundException => "UserNotFoundException",
            Self::UserPoolAddOnNotEnabledException => "UserPoolAddOnNotEnabledException",
            Self::UserPoolTaggingException => "UserPoolTaggingException",
            Self::UsernameExistsException => "UsernameExistsException",
            Self::WebAuthnChallengeNotFoundException => "WebAuthnChallengeNotFoundException",
            Self::WebAuthnClientMismatchException => "WebAuthnClientMismatchException",
            Self::WebAuthnConfigurationMissingException => "WebAuthnConfigurationMissingException",
            Self::WebAuthnCredentialNotSupportedException => "WebAuthnCredentialNotSupportedException",
            Self::WebAuthnNotEnabledException => "WebAuthnNotEnabledException",
            Self::WebAuthnOriginNotAllowedException => "WebAuthnOriginNotAllowedException",
            Self::WebAuthnRelyingPartyMismatchException => "WebAuthnRelyingPartyMismatchException",
        }
    }
    /// Its HTTP status: 500 for a fault of ours, 400 for nearly all others.
    pub const fn status(self) -> u16 {
        match self {
            Self::InternalErrorException | Self::InternalServerException => 500,
            Self::RequestEntityTooLargeException => 413,
            _ => 400,
        }
    }
}
