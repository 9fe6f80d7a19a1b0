// Written by `cargo xtask codegen` from model/; change that, not this.

//! Operations: a marker each.

use super::shapes;
use crate::{Auth, Code, Operation, Request, Service, Shape};

/// `AddCustomAttributes`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AddCustomAttributes;

impl Operation for AddCustomAttributes {
    const NAME: &'static str = "AddCustomAttributes";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserImportInProgressException,
    ];
    type Input = super::AddCustomAttributesInput;
    type Output = super::AddCustomAttributesOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADD_CUSTOM_ATTRIBUTES_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADD_CUSTOM_ATTRIBUTES_RESPONSE
    }
}

impl Request for super::AddCustomAttributesInput {
    type Operation = AddCustomAttributes;
}

/// `AddUserPoolClientSecret`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AddUserPoolClientSecret;

impl Operation for AddUserPoolClientSecret {
    const NAME: &'static str = "AddUserPoolClientSecret";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::AccessDeniedException,
        Code::InternalServerException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::AddUserPoolClientSecretInput;
    type Output = super::AddUserPoolClientSecretOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADD_USER_POOL_CLIENT_SECRET_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADD_USER_POOL_CLIENT_SECRET_RESPONSE
    }
}

impl Request for super::AddUserPoolClientSecretInput {
    type Operation = AddUserPoolClientSecret;
}

/// `AdminAddUserToGroup`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminAddUserToGroup;

impl Operation for AdminAddUserToGroup {
    const NAME: &'static str = "AdminAddUserToGroup";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminAddUserToGroupInput;
    type Output = super::AdminAddUserToGroupOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_ADD_USER_TO_GROUP_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &crate::shape::NOTHING
    }
}

impl Request for super::AdminAddUserToGroupInput {
    type Operation = AdminAddUserToGroup;
}

/// `AdminConfirmSignUp`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminConfirmSignUp;

impl Operation for AdminConfirmSignUp {
    const NAME: &'static str = "AdminConfirmSignUp";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidLambdaResponseException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyFailedAttemptsException,
        Code::TooManyRequestsException,
        Code::UnexpectedLambdaException,
        Code::UserLambdaValidationException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminConfirmSignUpInput;
    type Output = super::AdminConfirmSignUpOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_CONFIRM_SIGN_UP_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_CONFIRM_SIGN_UP_RESPONSE
    }
}

impl Request for super::AdminConfirmSignUpInput {
    type Operation = AdminConfirmSignUp;
}

/// `AdminCreateUser`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminCreateUser;

impl Operation for AdminCreateUser {
    const NAME: &'static str = "AdminCreateUser";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::CodeDeliveryFailureException,
        Code::InternalErrorException,
        Code::InvalidLambdaResponseException,
        Code::InvalidParameterException,
        Code::InvalidPasswordException,
        Code::InvalidSmsRoleAccessPolicyException,
        Code::InvalidSmsRoleTrustRelationshipException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PreconditionNotMetException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UnexpectedLambdaException,
        Code::UnsupportedUserStateException,
        Code::UserLambdaValidationException,
        Code::UserNotFoundException,
        Code::UsernameExistsException,
    ];
    type Input = super::AdminCreateUserInput;
    type Output = super::AdminCreateUserOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_CREATE_USER_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_CREATE_USER_RESPONSE
    }
}

impl Request for super::AdminCreateUserInput {
    type Operation = AdminCreateUser;
}

/// `AdminDeleteSoftwareToken`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminDeleteSoftwareToken;

impl Operation for AdminDeleteSoftwareToken {
    const NAME: &'static str = "AdminDeleteSoftwareToken";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminDeleteSoftwareTokenInput;
    type Output = super::AdminDeleteSoftwareTokenOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_DELETE_SOFTWARE_TOKEN_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_DELETE_SOFTWARE_TOKEN_RESPONSE
    }
}

impl Request for super::AdminDeleteSoftwareTokenInput {
    type Operation = AdminDeleteSoftwareToken;
}

/// `AdminDeleteUser`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminDeleteUser;

impl Operation for AdminDeleteUser {
    const NAME: &'static str = "AdminDeleteUser";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminDeleteUserInput;
    type Output = super::AdminDeleteUserOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_DELETE_USER_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &crate::shape::NOTHING
    }
}

impl Request for super::AdminDeleteUserInput {
    type Operation = AdminDeleteUser;
}

/// `AdminDeleteUserAttributes`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminDeleteUserAttributes;

impl Operation for AdminDeleteUserAttributes {
    const NAME: &'static str = "AdminDeleteUserAttributes";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminDeleteUserAttributesInput;
    type Output = super::AdminDeleteUserAttributesOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_DELETE_USER_ATTRIBUTES_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_DELETE_USER_ATTRIBUTES_RESPONSE
    }
}

impl Request for super::AdminDeleteUserAttributesInput {
    type Operation = AdminDeleteUserAttributes;
}

/// `AdminDisableProviderForUser`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminDisableProviderForUser;

impl Operation for AdminDisableProviderForUser {
    const NAME: &'static str = "AdminDisableProviderForUser";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::AliasExistsException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminDisableProviderForUserInput;
    type Output = super::AdminDisableProviderForUserOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_DISABLE_PROVIDER_FOR_USER_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_DISABLE_PROVIDER_FOR_USER_RESPONSE
    }
}

impl Request for super::AdminDisableProviderForUserInput {
    type Operation = AdminDisableProviderForUser;
}

/// `AdminDisableUser`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminDisableUser;

impl Operation for AdminDisableUser {
    const NAME: &'static str = "AdminDisableUser";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminDisableUserInput;
    type Output = super::AdminDisableUserOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_DISABLE_USER_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_DISABLE_USER_RESPONSE
    }
}

impl Request for super::AdminDisableUserInput {
    type Operation = AdminDisableUser;
}

/// `AdminEnableUser`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminEnableUser;

impl Operation for AdminEnableUser {
    const NAME: &'static str = "AdminEnableUser";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminEnableUserInput;
    type Output = super::AdminEnableUserOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_ENABLE_USER_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_ENABLE_USER_RESPONSE
    }
}

impl Request for super::AdminEnableUserInput {
    type Operation = AdminEnableUser;
}

/// `AdminForgetDevice`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminForgetDevice;

impl Operation for AdminForgetDevice {
    const NAME: &'static str = "AdminForgetDevice";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::InvalidUserPoolConfigurationException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminForgetDeviceInput;
    type Output = super::AdminForgetDeviceOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_FORGET_DEVICE_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &crate::shape::NOTHING
    }
}

impl Request for super::AdminForgetDeviceInput {
    type Operation = AdminForgetDevice;
}

/// `AdminGetDevice`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminGetDevice;

impl Operation for AdminGetDevice {
    const NAME: &'static str = "AdminGetDevice";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::InvalidUserPoolConfigurationException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::AdminGetDeviceInput;
    type Output = super::AdminGetDeviceOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_GET_DEVICE_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_GET_DEVICE_RESPONSE
    }
}

impl Request for super::AdminGetDeviceInput {
    type Operation = AdminGetDevice;
}

/// `AdminGetUser`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminGetUser;

impl Operation for AdminGetUser {
    const NAME: &'static str = "AdminGetUser";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminGetUserInput;
    type Output = super::AdminGetUserOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_GET_USER_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_GET_USER_RESPONSE
    }
}

impl Request for super::AdminGetUserInput {
    type Operation = AdminGetUser;
}

/// `AdminGetUserAuthFactors`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminGetUserAuthFactors;

impl Operation for AdminGetUserAuthFactors {
    const NAME: &'static str = "AdminGetUserAuthFactors";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminGetUserAuthFactorsInput;
    type Output = super::AdminGetUserAuthFactorsOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_GET_USER_AUTH_FACTORS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_GET_USER_AUTH_FACTORS_RESPONSE
    }
}

impl Request for super::AdminGetUserAuthFactorsInput {
    type Operation = AdminGetUserAuthFactors;
}

/// `AdminInitiateAuth`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminInitiateAuth;

impl Operation for AdminInitiateAuth {
    const NAME: &'static str = "AdminInitiateAuth";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::FeatureUnavailableInTierException,
        Code::InternalErrorException,
        Code::InvalidEmailRoleAccessPolicyException,
        Code::InvalidLambdaResponseException,
        Code::InvalidParameterException,
        Code::InvalidSmsRoleAccessPolicyException,
        Code::InvalidSmsRoleTrustRelationshipException,
        Code::InvalidUserPoolConfigurationException,
        Code::MFAMethodNotFoundException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UnexpectedLambdaException,
        Code::UnsupportedOperationException,
        Code::UserLambdaValidationException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminInitiateAuthInput;
    type Output = super::AdminInitiateAuthOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_INITIATE_AUTH_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_INITIATE_AUTH_RESPONSE
    }
}

impl Request for super::AdminInitiateAuthInput {
    type Operation = AdminInitiateAuth;
}

/// `AdminLinkProviderForUser`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminLinkProviderForUser;

impl Operation for AdminLinkProviderForUser {
    const NAME: &'static str = "AdminLinkProviderForUser";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::AliasExistsException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminLinkProviderForUserInput;
    type Output = super::AdminLinkProviderForUserOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_LINK_PROVIDER_FOR_USER_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_LINK_PROVIDER_FOR_USER_RESPONSE
    }
}

impl Request for super::AdminLinkProviderForUserInput {
    type Operation = AdminLinkProviderForUser;
}

/// `AdminListDevices`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminListDevices;

impl Operation for AdminListDevices {
    const NAME: &'static str = "AdminListDevices";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::InvalidUserPoolConfigurationException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::AdminListDevicesInput;
    type Output = super::AdminListDevicesOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_LIST_DEVICES_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_LIST_DEVICES_RESPONSE
    }
}

impl Request for super::AdminListDevicesInput {
    type Operation = AdminListDevices;
}

/// `AdminListGroupsForUser`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminListGroupsForUser;

impl Operation for AdminListGroupsForUser {
    const NAME: &'static str = "AdminListGroupsForUser";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminListGroupsForUserInput;
    type Output = super::AdminListGroupsForUserOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_LIST_GROUPS_FOR_USER_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_LIST_GROUPS_FOR_USER_RESPONSE
    }
}

impl Request for super::AdminListGroupsForUserInput {
    type Operation = AdminListGroupsForUser;
}

/// `AdminListUserAuthEvents`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminListUserAuthEvents;

impl Operation for AdminListUserAuthEvents {
    const NAME: &'static str = "AdminListUserAuthEvents";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotFoundException,
        Code::UserPoolAddOnNotEnabledException,
    ];
    type Input = super::AdminListUserAuthEventsInput;
    type Output = super::AdminListUserAuthEventsOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_LIST_USER_AUTH_EVENTS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_LIST_USER_AUTH_EVENTS_RESPONSE
    }
}

impl Request for super::AdminListUserAuthEventsInput {
    type Operation = AdminListUserAuthEvents;
}

/// `AdminListUserSessions`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminListUserSessions;

impl Operation for AdminListUserSessions {
    const NAME: &'static str = "AdminListUserSessions";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminListUserSessionsInput;
    type Output = super::AdminListUserSessionsOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_LIST_USER_SESSIONS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_LIST_USER_SESSIONS_RESPONSE
    }
}

impl Request for super::AdminListUserSessionsInput {
    type Operation = AdminListUserSessions;
}

/// `AdminRemoveUserFromGroup`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminRemoveUserFromGroup;

impl Operation for AdminRemoveUserFromGroup {
    const NAME: &'static str = "AdminRemoveUserFromGroup";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminRemoveUserFromGroupInput;
    type Output = super::AdminRemoveUserFromGroupOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_REMOVE_USER_FROM_GROUP_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &crate::shape::NOTHING
    }
}

impl Request for super::AdminRemoveUserFromGroupInput {
    type Operation = AdminRemoveUserFromGroup;
}

/// `AdminResetUserPassword`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminResetUserPassword;

impl Operation for AdminResetUserPassword {
    const NAME: &'static str = "AdminResetUserPassword";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidEmailRoleAccessPolicyException,
        Code::InvalidLambdaResponseException,
        Code::InvalidParameterException,
        Code::InvalidSmsRoleAccessPolicyException,
        Code::InvalidSmsRoleTrustRelationshipException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UnexpectedLambdaException,
        Code::UserLambdaValidationException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminResetUserPasswordInput;
    type Output = super::AdminResetUserPasswordOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_RESET_USER_PASSWORD_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_RESET_USER_PASSWORD_RESPONSE
    }
}

impl Request for super::AdminResetUserPasswordInput {
    type Operation = AdminResetUserPassword;
}

/// `AdminRespondToAuthChallenge`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminRespondToAuthChallenge;

impl Operation for AdminRespondToAuthChallenge {
    const NAME: &'static str = "AdminRespondToAuthChallenge";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::AliasExistsException,
        Code::CodeMismatchException,
        Code::ExpiredCodeException,
        Code::InternalErrorException,
        Code::InvalidEmailRoleAccessPolicyException,
        Code::InvalidLambdaResponseException,
        Code::InvalidParameterException,
        Code::InvalidPasswordException,
        Code::InvalidSmsRoleAccessPolicyException,
        Code::InvalidSmsRoleTrustRelationshipException,
        Code::InvalidUserPoolConfigurationException,
        Code::MFAMethodNotFoundException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordHistoryPolicyViolationException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::SoftwareTokenMFANotFoundException,
        Code::TooManyRequestsException,
        Code::UnexpectedLambdaException,
        Code::UserLambdaValidationException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminRespondToAuthChallengeInput;
    type Output = super::AdminRespondToAuthChallengeOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_RESPOND_TO_AUTH_CHALLENGE_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_RESPOND_TO_AUTH_CHALLENGE_RESPONSE
    }
}

impl Request for super::AdminRespondToAuthChallengeInput {
    type Operation = AdminRespondToAuthChallenge;
}

/// `AdminRevokeUserSession`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminRevokeUserSession;

impl Operation for AdminRevokeUserSession {
    const NAME: &'static str = "AdminRevokeUserSession";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminRevokeUserSessionInput;
    type Output = super::AdminRevokeUserSessionOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_REVOKE_USER_SESSION_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_REVOKE_USER_SESSION_RESPONSE
    }
}

impl Request for super::AdminRevokeUserSessionInput {
    type Operation = AdminRevokeUserSession;
}

/// `AdminSetUserMFAPreference`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminSetUserMFAPreference;

impl Operation for AdminSetUserMFAPreference {
    const NAME: &'static str = "AdminSetUserMFAPreference";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminSetUserMFAPreferenceInput;
    type Output = super::AdminSetUserMFAPreferenceOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_SET_USER_MFA_PREFERENCE_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_SET_USER_MFA_PREFERENCE_RESPONSE
    }
}

impl Request for super::AdminSetUserMFAPreferenceInput {
    type Operation = AdminSetUserMFAPreference;
}

/// `AdminSetUserPassword`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminSetUserPassword;

impl Operation for AdminSetUserPassword {
    const NAME: &'static str = "AdminSetUserPassword";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::InvalidPasswordException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordHistoryPolicyViolationException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminSetUserPasswordInput;
    type Output = super::AdminSetUserPasswordOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_SET_USER_PASSWORD_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_SET_USER_PASSWORD_RESPONSE
    }
}

impl Request for super::AdminSetUserPasswordInput {
    type Operation = AdminSetUserPassword;
}

/// `AdminSetUserSettings`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminSetUserSettings;

impl Operation for AdminSetUserSettings {
    const NAME: &'static str = "AdminSetUserSettings";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminSetUserSettingsInput;
    type Output = super::AdminSetUserSettingsOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_SET_USER_SETTINGS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_SET_USER_SETTINGS_RESPONSE
    }
}

impl Request for super::AdminSetUserSettingsInput {
    type Operation = AdminSetUserSettings;
}

/// `AdminUpdateAuthEventFeedback`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminUpdateAuthEventFeedback;

impl Operation for AdminUpdateAuthEventFeedback {
    const NAME: &'static str = "AdminUpdateAuthEventFeedback";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotFoundException,
        Code::UserPoolAddOnNotEnabledException,
    ];
    type Input = super::AdminUpdateAuthEventFeedbackInput;
    type Output = super::AdminUpdateAuthEventFeedbackOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_UPDATE_AUTH_EVENT_FEEDBACK_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_UPDATE_AUTH_EVENT_FEEDBACK_RESPONSE
    }
}

impl Request for super::AdminUpdateAuthEventFeedbackInput {
    type Operation = AdminUpdateAuthEventFeedback;
}

/// `AdminUpdateDeviceStatus`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminUpdateDeviceStatus;

impl Operation for AdminUpdateDeviceStatus {
    const NAME: &'static str = "AdminUpdateDeviceStatus";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::InvalidUserPoolConfigurationException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminUpdateDeviceStatusInput;
    type Output = super::AdminUpdateDeviceStatusOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_UPDATE_DEVICE_STATUS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_UPDATE_DEVICE_STATUS_RESPONSE
    }
}

impl Request for super::AdminUpdateDeviceStatusInput {
    type Operation = AdminUpdateDeviceStatus;
}

/// `AdminUpdateUserAttributes`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminUpdateUserAttributes;

impl Operation for AdminUpdateUserAttributes {
    const NAME: &'static str = "AdminUpdateUserAttributes";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::AliasExistsException,
        Code::InternalErrorException,
        Code::InvalidEmailRoleAccessPolicyException,
        Code::InvalidLambdaResponseException,
        Code::InvalidParameterException,
        Code::InvalidSmsRoleAccessPolicyException,
        Code::InvalidSmsRoleTrustRelationshipException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UnexpectedLambdaException,
        Code::UserLambdaValidationException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminUpdateUserAttributesInput;
    type Output = super::AdminUpdateUserAttributesOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_UPDATE_USER_ATTRIBUTES_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_UPDATE_USER_ATTRIBUTES_RESPONSE
    }
}

impl Request for super::AdminUpdateUserAttributesInput {
    type Operation = AdminUpdateUserAttributes;
}

/// `AdminUserGlobalSignOut`, signed.
#[derive(Debug, Clone, Copy)]
pub struct AdminUserGlobalSignOut;

impl Operation for AdminUserGlobalSignOut {
    const NAME: &'static str = "AdminUserGlobalSignOut";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotFoundException,
    ];
    type Input = super::AdminUserGlobalSignOutInput;
    type Output = super::AdminUserGlobalSignOutOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ADMIN_USER_GLOBAL_SIGN_OUT_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ADMIN_USER_GLOBAL_SIGN_OUT_RESPONSE
    }
}

impl Request for super::AdminUserGlobalSignOutInput {
    type Operation = AdminUserGlobalSignOut;
}

/// `AssociateSoftwareToken`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct AssociateSoftwareToken;

impl Operation for AssociateSoftwareToken {
    const NAME: &'static str = "AssociateSoftwareToken";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ConcurrentModificationException,
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::SoftwareTokenMFANotFoundException,
    ];
    type Input = super::AssociateSoftwareTokenInput;
    type Output = super::AssociateSoftwareTokenOutput;
    fn input_shape() -> &'static Shape {
        &shapes::ASSOCIATE_SOFTWARE_TOKEN_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::ASSOCIATE_SOFTWARE_TOKEN_RESPONSE
    }
}

impl Request for super::AssociateSoftwareTokenInput {
    type Operation = AssociateSoftwareToken;
}

/// `ChangePassword`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct ChangePassword;

impl Operation for ChangePassword {
    const NAME: &'static str = "ChangePassword";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::InvalidPasswordException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordHistoryPolicyViolationException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::ChangePasswordInput;
    type Output = super::ChangePasswordOutput;
    fn input_shape() -> &'static Shape {
        &shapes::CHANGE_PASSWORD_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::CHANGE_PASSWORD_RESPONSE
    }
}

impl Request for super::ChangePasswordInput {
    type Operation = ChangePassword;
}

/// `CompleteWebAuthnRegistration`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct CompleteWebAuthnRegistration;

impl Operation for CompleteWebAuthnRegistration {
    const NAME: &'static str = "CompleteWebAuthnRegistration";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::TooManyRequestsException,
        Code::WebAuthnChallengeNotFoundException,
        Code::WebAuthnClientMismatchException,
        Code::WebAuthnCredentialNotSupportedException,
        Code::WebAuthnNotEnabledException,
        Code::WebAuthnOriginNotAllowedException,
        Code::WebAuthnRelyingPartyMismatchException,
    ];
    type Input = super::CompleteWebAuthnRegistrationInput;
    type Output = super::CompleteWebAuthnRegistrationOutput;
    fn input_shape() -> &'static Shape {
        &shapes::COMPLETE_WEB_AUTHN_REGISTRATION_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::COMPLETE_WEB_AUTHN_REGISTRATION_RESPONSE
    }
}

impl Request for super::CompleteWebAuthnRegistrationInput {
    type Operation = CompleteWebAuthnRegistration;
}

/// `ConfirmDevice`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct ConfirmDevice;

impl Operation for ConfirmDevice {
    const NAME: &'static str = "ConfirmDevice";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::DeviceKeyExistsException,
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidLambdaResponseException,
        Code::InvalidParameterException,
        Code::InvalidPasswordException,
        Code::InvalidUserPoolConfigurationException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
        Code::UsernameExistsException,
    ];
    type Input = super::ConfirmDeviceInput;
    type Output = super::ConfirmDeviceOutput;
    fn input_shape() -> &'static Shape {
        &shapes::CONFIRM_DEVICE_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::CONFIRM_DEVICE_RESPONSE
    }
}

impl Request for super::ConfirmDeviceInput {
    type Operation = ConfirmDevice;
}

/// `ConfirmForgotPassword`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct ConfirmForgotPassword;

impl Operation for ConfirmForgotPassword {
    const NAME: &'static str = "ConfirmForgotPassword";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::CodeMismatchException,
        Code::ExpiredCodeException,
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidLambdaResponseException,
        Code::InvalidParameterException,
        Code::InvalidPasswordException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordHistoryPolicyViolationException,
        Code::ResourceNotFoundException,
        Code::TooManyFailedAttemptsException,
        Code::TooManyRequestsException,
        Code::UnexpectedLambdaException,
        Code::UserLambdaValidationException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::ConfirmForgotPasswordInput;
    type Output = super::ConfirmForgotPasswordOutput;
    fn input_shape() -> &'static Shape {
        &shapes::CONFIRM_FORGOT_PASSWORD_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::CONFIRM_FORGOT_PASSWORD_RESPONSE
    }
}

impl Request for super::ConfirmForgotPasswordInput {
    type Operation = ConfirmForgotPassword;
}

/// `ConfirmSignUp`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct ConfirmSignUp;

impl Operation for ConfirmSignUp {
    const NAME: &'static str = "ConfirmSignUp";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::AliasExistsException,
        Code::CodeMismatchException,
        Code::ExpiredCodeException,
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidLambdaResponseException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyFailedAttemptsException,
        Code::TooManyRequestsException,
        Code::UnexpectedLambdaException,
        Code::UserLambdaValidationException,
        Code::UserNotFoundException,
    ];
    type Input = super::ConfirmSignUpInput;
    type Output = super::ConfirmSignUpOutput;
    fn input_shape() -> &'static Shape {
        &shapes::CONFIRM_SIGN_UP_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::CONFIRM_SIGN_UP_RESPONSE
    }
}

impl Request for super::ConfirmSignUpInput {
    type Operation = ConfirmSignUp;
}

/// `CreateGroup`, signed.
#[derive(Debug, Clone, Copy)]
pub struct CreateGroup;

impl Operation for CreateGroup {
    const NAME: &'static str = "CreateGroup";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::GroupExistsException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::CreateGroupInput;
    type Output = super::CreateGroupOutput;
    fn input_shape() -> &'static Shape {
        &shapes::CREATE_GROUP_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::CREATE_GROUP_RESPONSE
    }
}

impl Request for super::CreateGroupInput {
    type Operation = CreateGroup;
}

/// `CreateIdentityProvider`, signed.
#[derive(Debug, Clone, Copy)]
pub struct CreateIdentityProvider;

impl Operation for CreateIdentityProvider {
    const NAME: &'static str = "CreateIdentityProvider";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::DuplicateProviderException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::CreateIdentityProviderInput;
    type Output = super::CreateIdentityProviderOutput;
    fn input_shape() -> &'static Shape {
        &shapes::CREATE_IDENTITY_PROVIDER_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::CREATE_IDENTITY_PROVIDER_RESPONSE
    }
}

impl Request for super::CreateIdentityProviderInput {
    type Operation = CreateIdentityProvider;
}

/// `CreateManagedLoginBranding`, signed.
#[derive(Debug, Clone, Copy)]
pub struct CreateManagedLoginBranding;

impl Operation for CreateManagedLoginBranding {
    const NAME: &'static str = "CreateManagedLoginBranding";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::ConcurrentModificationException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::ManagedLoginBrandingExistsException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::CreateManagedLoginBrandingInput;
    type Output = super::CreateManagedLoginBrandingOutput;
    fn input_shape() -> &'static Shape {
        &shapes::CREATE_MANAGED_LOGIN_BRANDING_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::CREATE_MANAGED_LOGIN_BRANDING_RESPONSE
    }
}

impl Request for super::CreateManagedLoginBrandingInput {
    type Operation = CreateManagedLoginBranding;
}

/// `CreateResourceServer`, signed.
#[derive(Debug, Clone, Copy)]
pub struct CreateResourceServer;

impl Operation for CreateResourceServer {
    const NAME: &'static str = "CreateResourceServer";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::CreateResourceServerInput;
    type Output = super::CreateResourceServerOutput;
    fn input_shape() -> &'static Shape {
        &shapes::CREATE_RESOURCE_SERVER_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::CREATE_RESOURCE_SERVER_RESPONSE
    }
}

impl Request for super::CreateResourceServerInput {
    type Operation = CreateResourceServer;
}

/// `CreateTerms`, signed.
#[derive(Debug, Clone, Copy)]
pub struct CreateTerms;

impl Operation for CreateTerms {
    const NAME: &'static str = "CreateTerms";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::ConcurrentModificationException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TermsExistsException,
        Code::TooManyRequestsException,
    ];
    type Input = super::CreateTermsInput;
    type Output = super::CreateTermsOutput;
    fn input_shape() -> &'static Shape {
        &shapes::CREATE_TERMS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::CREATE_TERMS_RESPONSE
    }
}

impl Request for super::CreateTermsInput {
    type Operation = CreateTerms;
}

/// `CreateUserImportJob`, signed.
#[derive(Debug, Clone, Copy)]
pub struct CreateUserImportJob;

impl Operation for CreateUserImportJob {
    const NAME: &'static str = "CreateUserImportJob";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PreconditionNotMetException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::CreateUserImportJobInput;
    type Output = super::CreateUserImportJobOutput;
    fn input_shape() -> &'static Shape {
        &shapes::CREATE_USER_IMPORT_JOB_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::CREATE_USER_IMPORT_JOB_RESPONSE
    }
}

impl Request for super::CreateUserImportJobInput {
    type Operation = CreateUserImportJob;
}

/// `CreateUserPool`, signed.
#[derive(Debug, Clone, Copy)]
pub struct CreateUserPool;

impl Operation for CreateUserPool {
    const NAME: &'static str = "CreateUserPool";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::FeatureUnavailableInTierException,
        Code::InternalErrorException,
        Code::InvalidEmailRoleAccessPolicyException,
        Code::InvalidParameterException,
        Code::InvalidSmsRoleAccessPolicyException,
        Code::InvalidSmsRoleTrustRelationshipException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::TierChangeNotAllowedException,
        Code::TooManyRequestsException,
        Code::UserPoolTaggingException,
    ];
    type Input = super::CreateUserPoolInput;
    type Output = super::CreateUserPoolOutput;
    fn input_shape() -> &'static Shape {
        &shapes::CREATE_USER_POOL_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::CREATE_USER_POOL_RESPONSE
    }
}

impl Request for super::CreateUserPoolInput {
    type Operation = CreateUserPool;
}

/// `CreateUserPoolClient`, signed.
#[derive(Debug, Clone, Copy)]
pub struct CreateUserPoolClient;

impl Operation for CreateUserPoolClient {
    const NAME: &'static str = "CreateUserPoolClient";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::FeatureUnavailableInTierException,
        Code::InternalErrorException,
        Code::InvalidOAuthFlowException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::ScopeDoesNotExistException,
        Code::TooManyRequestsException,
    ];
    type Input = super::CreateUserPoolClientInput;
    type Output = super::CreateUserPoolClientOutput;
    fn input_shape() -> &'static Shape {
        &shapes::CREATE_USER_POOL_CLIENT_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::CREATE_USER_POOL_CLIENT_RESPONSE
    }
}

impl Request for super::CreateUserPoolClientInput {
    type Operation = CreateUserPoolClient;
}

/// `CreateUserPoolDomain`, signed.
#[derive(Debug, Clone, Copy)]
pub struct CreateUserPoolDomain;

impl Operation for CreateUserPoolDomain {
    const NAME: &'static str = "CreateUserPoolDomain";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::ConcurrentModificationException,
        Code::FeatureUnavailableInTierException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
    ];
    type Input = super::CreateUserPoolDomainInput;
    type Output = super::CreateUserPoolDomainOutput;
    fn input_shape() -> &'static Shape {
        &shapes::CREATE_USER_POOL_DOMAIN_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::CREATE_USER_POOL_DOMAIN_RESPONSE
    }
}

impl Request for super::CreateUserPoolDomainInput {
    type Operation = CreateUserPoolDomain;
}

/// `CreateUserPoolReplica`, signed.
#[derive(Debug, Clone, Copy)]
pub struct CreateUserPoolReplica;

impl Operation for CreateUserPoolReplica {
    const NAME: &'static str = "CreateUserPoolReplica";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::FeatureUnavailableInTierException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserPoolTaggingException,
    ];
    type Input = super::CreateUserPoolReplicaInput;
    type Output = super::CreateUserPoolReplicaOutput;
    fn input_shape() -> &'static Shape {
        &shapes::CREATE_USER_POOL_REPLICA_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::CREATE_USER_POOL_REPLICA_RESPONSE
    }
}

impl Request for super::CreateUserPoolReplicaInput {
    type Operation = CreateUserPoolReplica;
}

/// `DeleteGroup`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DeleteGroup;

impl Operation for DeleteGroup {
    const NAME: &'static str = "DeleteGroup";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::DeleteGroupInput;
    type Output = super::DeleteGroupOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DELETE_GROUP_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &crate::shape::NOTHING
    }
}

impl Request for super::DeleteGroupInput {
    type Operation = DeleteGroup;
}

/// `DeleteIdentityProvider`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DeleteIdentityProvider;

impl Operation for DeleteIdentityProvider {
    const NAME: &'static str = "DeleteIdentityProvider";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::ConcurrentModificationException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UnsupportedIdentityProviderException,
    ];
    type Input = super::DeleteIdentityProviderInput;
    type Output = super::DeleteIdentityProviderOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DELETE_IDENTITY_PROVIDER_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &crate::shape::NOTHING
    }
}

impl Request for super::DeleteIdentityProviderInput {
    type Operation = DeleteIdentityProvider;
}

/// `DeleteManagedLoginBranding`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DeleteManagedLoginBranding;

impl Operation for DeleteManagedLoginBranding {
    const NAME: &'static str = "DeleteManagedLoginBranding";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::ConcurrentModificationException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::DeleteManagedLoginBrandingInput;
    type Output = super::DeleteManagedLoginBrandingOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DELETE_MANAGED_LOGIN_BRANDING_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &crate::shape::NOTHING
    }
}

impl Request for super::DeleteManagedLoginBrandingInput {
    type Operation = DeleteManagedLoginBranding;
}

/// `DeleteResourceServer`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DeleteResourceServer;

impl Operation for DeleteResourceServer {
    const NAME: &'static str = "DeleteResourceServer";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::DeleteResourceServerInput;
    type Output = super::DeleteResourceServerOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DELETE_RESOURCE_SERVER_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &crate::shape::NOTHING
    }
}

impl Request for super::DeleteResourceServerInput {
    type Operation = DeleteResourceServer;
}

/// `DeleteTerms`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DeleteTerms;

impl Operation for DeleteTerms {
    const NAME: &'static str = "DeleteTerms";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::ConcurrentModificationException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::DeleteTermsInput;
    type Output = super::DeleteTermsOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DELETE_TERMS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &crate::shape::NOTHING
    }
}

impl Request for super::DeleteTermsInput {
    type Operation = DeleteTerms;
}

/// `DeleteUser`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct DeleteUser;

impl Operation for DeleteUser {
    const NAME: &'static str = "DeleteUser";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::DeleteUserInput;
    type Output = super::DeleteUserOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DELETE_USER_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &crate::shape::NOTHING
    }
}

impl Request for super::DeleteUserInput {
    type Operation = DeleteUser;
}

/// `DeleteUserAttributes`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct DeleteUserAttributes;

impl Operation for DeleteUserAttributes {
    const NAME: &'static str = "DeleteUserAttributes";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::DeleteUserAttributesInput;
    type Output = super::DeleteUserAttributesOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DELETE_USER_ATTRIBUTES_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::DELETE_USER_ATTRIBUTES_RESPONSE
    }
}

impl Request for super::DeleteUserAttributesInput {
    type Operation = DeleteUserAttributes;
}

/// `DeleteUserPool`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DeleteUserPool;

impl Operation for DeleteUserPool {
    const NAME: &'static str = "DeleteUserPool";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserImportInProgressException,
    ];
    type Input = super::DeleteUserPoolInput;
    type Output = super::DeleteUserPoolOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DELETE_USER_POOL_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &crate::shape::NOTHING
    }
}

impl Request for super::DeleteUserPoolInput {
    type Operation = DeleteUserPool;
}

/// `DeleteUserPoolClient`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DeleteUserPoolClient;

impl Operation for DeleteUserPoolClient {
    const NAME: &'static str = "DeleteUserPoolClient";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::ConcurrentModificationException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::DeleteUserPoolClientInput;
    type Output = super::DeleteUserPoolClientOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DELETE_USER_POOL_CLIENT_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &crate::shape::NOTHING
    }
}

impl Request for super::DeleteUserPoolClientInput {
    type Operation = DeleteUserPoolClient;
}

/// `DeleteUserPoolClientSecret`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DeleteUserPoolClientSecret;

impl Operation for DeleteUserPoolClientSecret {
    const NAME: &'static str = "DeleteUserPoolClientSecret";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalServerException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::DeleteUserPoolClientSecretInput;
    type Output = super::DeleteUserPoolClientSecretOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DELETE_USER_POOL_CLIENT_SECRET_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::DELETE_USER_POOL_CLIENT_SECRET_RESPONSE
    }
}

impl Request for super::DeleteUserPoolClientSecretInput {
    type Operation = DeleteUserPoolClientSecret;
}

/// `DeleteUserPoolDomain`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DeleteUserPoolDomain;

impl Operation for DeleteUserPoolDomain {
    const NAME: &'static str = "DeleteUserPoolDomain";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::ConcurrentModificationException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
    ];
    type Input = super::DeleteUserPoolDomainInput;
    type Output = super::DeleteUserPoolDomainOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DELETE_USER_POOL_DOMAIN_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::DELETE_USER_POOL_DOMAIN_RESPONSE
    }
}

impl Request for super::DeleteUserPoolDomainInput {
    type Operation = DeleteUserPoolDomain;
}

/// `DeleteUserPoolReplica`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DeleteUserPoolReplica;

impl Operation for DeleteUserPoolReplica {
    const NAME: &'static str = "DeleteUserPoolReplica";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::DeleteUserPoolReplicaInput;
    type Output = super::DeleteUserPoolReplicaOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DELETE_USER_POOL_REPLICA_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::DELETE_USER_POOL_REPLICA_RESPONSE
    }
}

impl Request for super::DeleteUserPoolReplicaInput {
    type Operation = DeleteUserPoolReplica;
}

/// `DeleteWebAuthnCredential`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct DeleteWebAuthnCredential;

impl Operation for DeleteWebAuthnCredential {
    const NAME: &'static str = "DeleteWebAuthnCredential";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::DeleteWebAuthnCredentialInput;
    type Output = super::DeleteWebAuthnCredentialOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DELETE_WEB_AUTHN_CREDENTIAL_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::DELETE_WEB_AUTHN_CREDENTIAL_RESPONSE
    }
}

impl Request for super::DeleteWebAuthnCredentialInput {
    type Operation = DeleteWebAuthnCredential;
}

/// `DescribeIdentityProvider`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DescribeIdentityProvider;

impl Operation for DescribeIdentityProvider {
    const NAME: &'static str = "DescribeIdentityProvider";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::DescribeIdentityProviderInput;
    type Output = super::DescribeIdentityProviderOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DESCRIBE_IDENTITY_PROVIDER_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::DESCRIBE_IDENTITY_PROVIDER_RESPONSE
    }
}

impl Request for super::DescribeIdentityProviderInput {
    type Operation = DescribeIdentityProvider;
}

/// `DescribeManagedLoginBranding`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DescribeManagedLoginBranding;

impl Operation for DescribeManagedLoginBranding {
    const NAME: &'static str = "DescribeManagedLoginBranding";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::DescribeManagedLoginBrandingInput;
    type Output = super::DescribeManagedLoginBrandingOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DESCRIBE_MANAGED_LOGIN_BRANDING_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::DESCRIBE_MANAGED_LOGIN_BRANDING_RESPONSE
    }
}

impl Request for super::DescribeManagedLoginBrandingInput {
    type Operation = DescribeManagedLoginBranding;
}

/// `DescribeManagedLoginBrandingByClient`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DescribeManagedLoginBrandingByClient;

impl Operation for DescribeManagedLoginBrandingByClient {
    const NAME: &'static str = "DescribeManagedLoginBrandingByClient";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::DescribeManagedLoginBrandingByClientInput;
    type Output = super::DescribeManagedLoginBrandingByClientOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DESCRIBE_MANAGED_LOGIN_BRANDING_BY_CLIENT_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::DESCRIBE_MANAGED_LOGIN_BRANDING_BY_CLIENT_RESPONSE
    }
}

impl Request for super::DescribeManagedLoginBrandingByClientInput {
    type Operation = DescribeManagedLoginBrandingByClient;
}

/// `DescribeResourceServer`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DescribeResourceServer;

impl Operation for DescribeResourceServer {
    const NAME: &'static str = "DescribeResourceServer";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::DescribeResourceServerInput;
    type Output = super::DescribeResourceServerOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DESCRIBE_RESOURCE_SERVER_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::DESCRIBE_RESOURCE_SERVER_RESPONSE
    }
}

impl Request for super::DescribeResourceServerInput {
    type Operation = DescribeResourceServer;
}

/// `DescribeRiskConfiguration`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DescribeRiskConfiguration;

impl Operation for DescribeRiskConfiguration {
    const NAME: &'static str = "DescribeRiskConfiguration";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserPoolAddOnNotEnabledException,
    ];
    type Input = super::DescribeRiskConfigurationInput;
    type Output = super::DescribeRiskConfigurationOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DESCRIBE_RISK_CONFIGURATION_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::DESCRIBE_RISK_CONFIGURATION_RESPONSE
    }
}

impl Request for super::DescribeRiskConfigurationInput {
    type Operation = DescribeRiskConfiguration;
}

/// `DescribeTerms`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DescribeTerms;

impl Operation for DescribeTerms {
    const NAME: &'static str = "DescribeTerms";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::DescribeTermsInput;
    type Output = super::DescribeTermsOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DESCRIBE_TERMS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::DESCRIBE_TERMS_RESPONSE
    }
}

impl Request for super::DescribeTermsInput {
    type Operation = DescribeTerms;
}

/// `DescribeTermsByClient`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DescribeTermsByClient;

impl Operation for DescribeTermsByClient {
    const NAME: &'static str = "DescribeTermsByClient";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::DescribeTermsByClientInput;
    type Output = super::DescribeTermsByClientOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DESCRIBE_TERMS_BY_CLIENT_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::DESCRIBE_TERMS_BY_CLIENT_RESPONSE
    }
}

impl Request for super::DescribeTermsByClientInput {
    type Operation = DescribeTermsByClient;
}

/// `DescribeUserImportJob`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DescribeUserImportJob;

impl Operation for DescribeUserImportJob {
    const NAME: &'static str = "DescribeUserImportJob";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::DescribeUserImportJobInput;
    type Output = super::DescribeUserImportJobOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DESCRIBE_USER_IMPORT_JOB_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::DESCRIBE_USER_IMPORT_JOB_RESPONSE
    }
}

impl Request for super::DescribeUserImportJobInput {
    type Operation = DescribeUserImportJob;
}

/// `DescribeUserPool`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DescribeUserPool;

impl Operation for DescribeUserPool {
    const NAME: &'static str = "DescribeUserPool";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserPoolTaggingException,
    ];
    type Input = super::DescribeUserPoolInput;
    type Output = super::DescribeUserPoolOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DESCRIBE_USER_POOL_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::DESCRIBE_USER_POOL_RESPONSE
    }
}

impl Request for super::DescribeUserPoolInput {
    type Operation = DescribeUserPool;
}

/// `DescribeUserPoolClient`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DescribeUserPoolClient;

impl Operation for DescribeUserPoolClient {
    const NAME: &'static str = "DescribeUserPoolClient";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::DescribeUserPoolClientInput;
    type Output = super::DescribeUserPoolClientOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DESCRIBE_USER_POOL_CLIENT_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::DESCRIBE_USER_POOL_CLIENT_RESPONSE
    }
}

impl Request for super::DescribeUserPoolClientInput {
    type Operation = DescribeUserPoolClient;
}

/// `DescribeUserPoolDomain`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DescribeUserPoolDomain;

impl Operation for DescribeUserPoolDomain {
    const NAME: &'static str = "DescribeUserPoolDomain";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
    ];
    type Input = super::DescribeUserPoolDomainInput;
    type Output = super::DescribeUserPoolDomainOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DESCRIBE_USER_POOL_DOMAIN_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::DESCRIBE_USER_POOL_DOMAIN_RESPONSE
    }
}

impl Request for super::DescribeUserPoolDomainInput {
    type Operation = DescribeUserPoolDomain;
}

/// `ForgetDevice`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct ForgetDevice;

impl Operation for ForgetDevice {
    const NAME: &'static str = "ForgetDevice";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::InvalidUserPoolConfigurationException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::ForgetDeviceInput;
    type Output = super::ForgetDeviceOutput;
    fn input_shape() -> &'static Shape {
        &shapes::FORGET_DEVICE_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &crate::shape::NOTHING
    }
}

impl Request for super::ForgetDeviceInput {
    type Operation = ForgetDevice;
}

/// `ForgotPassword`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct ForgotPassword;

impl Operation for ForgotPassword {
    const NAME: &'static str = "ForgotPassword";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::CodeDeliveryFailureException,
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidEmailRoleAccessPolicyException,
        Code::InvalidLambdaResponseException,
        Code::InvalidParameterException,
        Code::InvalidSmsRoleAccessPolicyException,
        Code::InvalidSmsRoleTrustRelationshipException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UnexpectedLambdaException,
        Code::UserLambdaValidationException,
        Code::UserNotFoundException,
    ];
    type Input = super::ForgotPasswordInput;
    type Output = super::ForgotPasswordOutput;
    fn input_shape() -> &'static Shape {
        &shapes::FORGOT_PASSWORD_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::FORGOT_PASSWORD_RESPONSE
    }
}

impl Request for super::ForgotPasswordInput {
    type Operation = ForgotPassword;
}

/// `GetCSVHeader`, signed.
#[derive(Debug, Clone, Copy)]
pub struct GetCSVHeader;

impl Operation for GetCSVHeader {
    const NAME: &'static str = "GetCSVHeader";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::GetCSVHeaderInput;
    type Output = super::GetCSVHeaderOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_CSV_HEADER_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_CSV_HEADER_RESPONSE
    }
}

impl Request for super::GetCSVHeaderInput {
    type Operation = GetCSVHeader;
}

/// `GetClientToken`, signed or not.
#[derive(Debug, Clone, Copy)]
pub struct GetClientToken;

impl Operation for GetClientToken {
    const NAME: &'static str = "GetClientToken";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::Either;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::GetClientTokenInput;
    type Output = super::GetClientTokenOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_CLIENT_TOKEN_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_CLIENT_TOKEN_RESPONSE
    }
}

impl Request for super::GetClientTokenInput {
    type Operation = GetClientToken;
}

/// `GetDerivedToken`, signed or not.
#[derive(Debug, Clone, Copy)]
pub struct GetDerivedToken;

impl Operation for GetDerivedToken {
    const NAME: &'static str = "GetDerivedToken";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::Either;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidLambdaResponseException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UnexpectedLambdaException,
        Code::UserLambdaValidationException,
        Code::UserNotFoundException,
    ];
    type Input = super::GetDerivedTokenInput;
    type Output = super::GetDerivedTokenOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_DERIVED_TOKEN_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_DERIVED_TOKEN_RESPONSE
    }
}

impl Request for super::GetDerivedTokenInput {
    type Operation = GetDerivedToken;
}

/// `GetDevice`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct GetDevice;

impl Operation for GetDevice {
    const NAME: &'static str = "GetDevice";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::InvalidUserPoolConfigurationException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::GetDeviceInput;
    type Output = super::GetDeviceOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_DEVICE_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_DEVICE_RESPONSE
    }
}

impl Request for super::GetDeviceInput {
    type Operation = GetDevice;
}

/// `GetGroup`, signed.
#[derive(Debug, Clone, Copy)]
pub struct GetGroup;

impl Operation for GetGroup {
    const NAME: &'static str = "GetGroup";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::GetGroupInput;
    type Output = super::GetGroupOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_GROUP_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_GROUP_RESPONSE
    }
}

impl Request for super::GetGroupInput {
    type Operation = GetGroup;
}

/// `GetIdentityProviderByIdentifier`, signed.
#[derive(Debug, Clone, Copy)]
pub struct GetIdentityProviderByIdentifier;

impl Operation for GetIdentityProviderByIdentifier {
    const NAME: &'static str = "GetIdentityProviderByIdentifier";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::GetIdentityProviderByIdentifierInput;
    type Output = super::GetIdentityProviderByIdentifierOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_IDENTITY_PROVIDER_BY_IDENTIFIER_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_IDENTITY_PROVIDER_BY_IDENTIFIER_RESPONSE
    }
}

impl Request for super::GetIdentityProviderByIdentifierInput {
    type Operation = GetIdentityProviderByIdentifier;
}

/// `GetLogDeliveryConfiguration`, signed.
#[derive(Debug, Clone, Copy)]
pub struct GetLogDeliveryConfiguration;

impl Operation for GetLogDeliveryConfiguration {
    const NAME: &'static str = "GetLogDeliveryConfiguration";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::GetLogDeliveryConfigurationInput;
    type Output = super::GetLogDeliveryConfigurationOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_LOG_DELIVERY_CONFIGURATION_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_LOG_DELIVERY_CONFIGURATION_RESPONSE
    }
}

impl Request for super::GetLogDeliveryConfigurationInput {
    type Operation = GetLogDeliveryConfiguration;
}

/// `GetProvisionedLimit`, signed.
#[derive(Debug, Clone, Copy)]
pub struct GetProvisionedLimit;

impl Operation for GetProvisionedLimit {
    const NAME: &'static str = "GetProvisionedLimit";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::GetProvisionedLimitInput;
    type Output = super::GetProvisionedLimitOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_PROVISIONED_LIMIT_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_PROVISIONED_LIMIT_RESPONSE
    }
}

impl Request for super::GetProvisionedLimitInput {
    type Operation = GetProvisionedLimit;
}

/// `GetSigningCertificate`, signed.
#[derive(Debug, Clone, Copy)]
pub struct GetSigningCertificate;

impl Operation for GetSigningCertificate {
    const NAME: &'static str = "GetSigningCertificate";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
    ];
    type Input = super::GetSigningCertificateInput;
    type Output = super::GetSigningCertificateOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_SIGNING_CERTIFICATE_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_SIGNING_CERTIFICATE_RESPONSE
    }
}

impl Request for super::GetSigningCertificateInput {
    type Operation = GetSigningCertificate;
}

/// `GetTokensFromRefreshToken`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct GetTokensFromRefreshToken;

impl Operation for GetTokensFromRefreshToken {
    const NAME: &'static str = "GetTokensFromRefreshToken";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidLambdaResponseException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::RefreshTokenReuseException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UnexpectedLambdaException,
        Code::UserLambdaValidationException,
        Code::UserNotFoundException,
    ];
    type Input = super::GetTokensFromRefreshTokenInput;
    type Output = super::GetTokensFromRefreshTokenOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_TOKENS_FROM_REFRESH_TOKEN_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_TOKENS_FROM_REFRESH_TOKEN_RESPONSE
    }
}

impl Request for super::GetTokensFromRefreshTokenInput {
    type Operation = GetTokensFromRefreshToken;
}

/// `GetUICustomization`, signed.
#[derive(Debug, Clone, Copy)]
pub struct GetUICustomization;

impl Operation for GetUICustomization {
    const NAME: &'static str = "GetUICustomization";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::GetUICustomizationInput;
    type Output = super::GetUICustomizationOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_UI_CUSTOMIZATION_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_UI_CUSTOMIZATION_RESPONSE
    }
}

impl Request for super::GetUICustomizationInput {
    type Operation = GetUICustomization;
}

/// `GetUser`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct GetUser;

impl Operation for GetUser {
    const NAME: &'static str = "GetUser";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::GetUserInput;
    type Output = super::GetUserOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_USER_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_USER_RESPONSE
    }
}

impl Request for super::GetUserInput {
    type Operation = GetUser;
}

/// `GetUserAttributeVerificationCode`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct GetUserAttributeVerificationCode;

impl Operation for GetUserAttributeVerificationCode {
    const NAME: &'static str = "GetUserAttributeVerificationCode";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::CodeDeliveryFailureException,
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidEmailRoleAccessPolicyException,
        Code::InvalidLambdaResponseException,
        Code::InvalidParameterException,
        Code::InvalidSmsRoleAccessPolicyException,
        Code::InvalidSmsRoleTrustRelationshipException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UnexpectedLambdaException,
        Code::UserLambdaValidationException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::GetUserAttributeVerificationCodeInput;
    type Output = super::GetUserAttributeVerificationCodeOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_USER_ATTRIBUTE_VERIFICATION_CODE_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_USER_ATTRIBUTE_VERIFICATION_CODE_RESPONSE
    }
}

impl Request for super::GetUserAttributeVerificationCodeInput {
    type Operation = GetUserAttributeVerificationCode;
}

/// `GetUserAuthFactors`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct GetUserAuthFactors;

impl Operation for GetUserAuthFactors {
    const NAME: &'static str = "GetUserAuthFactors";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::GetUserAuthFactorsInput;
    type Output = super::GetUserAuthFactorsOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_USER_AUTH_FACTORS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_USER_AUTH_FACTORS_RESPONSE
    }
}

impl Request for super::GetUserAuthFactorsInput {
    type Operation = GetUserAuthFactors;
}

/// `GetUserPoolClientSessionConfiguration`, signed.
#[derive(Debug, Clone, Copy)]
pub struct GetUserPoolClientSessionConfiguration;

impl Operation for GetUserPoolClientSessionConfiguration {
    const NAME: &'static str = "GetUserPoolClientSessionConfiguration";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::GetUserPoolClientSessionConfigurationInput;
    type Output = super::GetUserPoolClientSessionConfigurationOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_USER_POOL_CLIENT_SESSION_CONFIGURATION_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_USER_POOL_CLIENT_SESSION_CONFIGURATION_RESPONSE
    }
}

impl Request for super::GetUserPoolClientSessionConfigurationInput {
    type Operation = GetUserPoolClientSessionConfiguration;
}

/// `GetUserPoolMfaConfig`, signed.
#[derive(Debug, Clone, Copy)]
pub struct GetUserPoolMfaConfig;

impl Operation for GetUserPoolMfaConfig {
    const NAME: &'static str = "GetUserPoolMfaConfig";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::GetUserPoolMfaConfigInput;
    type Output = super::GetUserPoolMfaConfigOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_USER_POOL_MFA_CONFIG_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_USER_POOL_MFA_CONFIG_RESPONSE
    }
}

impl Request for super::GetUserPoolMfaConfigInput {
    type Operation = GetUserPoolMfaConfig;
}

/// `GetUserPoolSessionConfiguration`, signed.
#[derive(Debug, Clone, Copy)]
pub struct GetUserPoolSessionConfiguration;

impl Operation for GetUserPoolSessionConfiguration {
    const NAME: &'static str = "GetUserPoolSessionConfiguration";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::GetUserPoolSessionConfigurationInput;
    type Output = super::GetUserPoolSessionConfigurationOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_USER_POOL_SESSION_CONFIGURATION_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_USER_POOL_SESSION_CONFIGURATION_RESPONSE
    }
}

impl Request for super::GetUserPoolSessionConfigurationInput {
    type Operation = GetUserPoolSessionConfiguration;
}

/// `GlobalSignOut`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct GlobalSignOut;

impl Operation for GlobalSignOut {
    const NAME: &'static str = "GlobalSignOut";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotConfirmedException,
    ];
    type Input = super::GlobalSignOutInput;
    type Output = super::GlobalSignOutOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GLOBAL_SIGN_OUT_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::GLOBAL_SIGN_OUT_RESPONSE
    }
}

impl Request for super::GlobalSignOutInput {
    type Operation = GlobalSignOut;
}

/// `InitiateAuth`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct InitiateAuth;

impl Operation for InitiateAuth {
    const NAME: &'static str = "InitiateAuth";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::FeatureUnavailableInTierException,
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidEmailRoleAccessPolicyException,
        Code::InvalidLambdaResponseException,
        Code::InvalidParameterException,
        Code::InvalidSmsRoleAccessPolicyException,
        Code::InvalidSmsRoleTrustRelationshipException,
        Code::InvalidUserPoolConfigurationException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UnexpectedLambdaException,
        Code::UnsupportedOperationException,
        Code::UserLambdaValidationException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::InitiateAuthInput;
    type Output = super::InitiateAuthOutput;
    fn input_shape() -> &'static Shape {
        &shapes::INITIATE_AUTH_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::INITIATE_AUTH_RESPONSE
    }
}

impl Request for super::InitiateAuthInput {
    type Operation = InitiateAuth;
}

/// `ListDevices`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct ListDevices;

impl Operation for ListDevices {
    const NAME: &'static str = "ListDevices";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::InvalidUserPoolConfigurationException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::ListDevicesInput;
    type Output = super::ListDevicesOutput;
    fn input_shape() -> &'static Shape {
        &shapes::LIST_DEVICES_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::LIST_DEVICES_RESPONSE
    }
}

impl Request for super::ListDevicesInput {
    type Operation = ListDevices;
}

/// `ListGroups`, signed.
#[derive(Debug, Clone, Copy)]
pub struct ListGroups;

impl Operation for ListGroups {
    const NAME: &'static str = "ListGroups";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::ListGroupsInput;
    type Output = super::ListGroupsOutput;
    fn input_shape() -> &'static Shape {
        &shapes::LIST_GROUPS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::LIST_GROUPS_RESPONSE
    }
}

impl Request for super::ListGroupsInput {
    type Operation = ListGroups;
}

/// `ListIdentityProviders`, signed.
#[derive(Debug, Clone, Copy)]
pub struct ListIdentityProviders;

impl Operation for ListIdentityProviders {
    const NAME: &'static str = "ListIdentityProviders";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::ListIdentityProvidersInput;
    type Output = super::ListIdentityProvidersOutput;
    fn input_shape() -> &'static Shape {
        &shapes::LIST_IDENTITY_PROVIDERS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::LIST_IDENTITY_PROVIDERS_RESPONSE
    }
}

impl Request for super::ListIdentityProvidersInput {
    type Operation = ListIdentityProviders;
}

/// `ListResourceServers`, signed.
#[derive(Debug, Clone, Copy)]
pub struct ListResourceServers;

impl Operation for ListResourceServers {
    const NAME: &'static str = "ListResourceServers";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::ListResourceServersInput;
    type Output = super::ListResourceServersOutput;
    fn input_shape() -> &'static Shape {
        &shapes::LIST_RESOURCE_SERVERS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::LIST_RESOURCE_SERVERS_RESPONSE
    }
}

impl Request for super::ListResourceServersInput {
    type Operation = ListResourceServers;
}

/// `ListTagsForResource`, signed.
#[derive(Debug, Clone, Copy)]
pub struct ListTagsForResource;

impl Operation for ListTagsForResource {
    const NAME: &'static str = "ListTagsForResource";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::ListTagsForResourceInput;
    type Output = super::ListTagsForResourceOutput;
    fn input_shape() -> &'static Shape {
        &shapes::LIST_TAGS_FOR_RESOURCE_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::LIST_TAGS_FOR_RESOURCE_RESPONSE
    }
}

impl Request for super::ListTagsForResourceInput {
    type Operation = ListTagsForResource;
}

/// `ListTerms`, signed.
#[derive(Debug, Clone, Copy)]
pub struct ListTerms;

impl Operation for ListTerms {
    const NAME: &'static str = "ListTerms";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::ListTermsInput;
    type Output = super::ListTermsOutput;
    fn input_shape() -> &'static Shape {
        &shapes::LIST_TERMS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::LIST_TERMS_RESPONSE
    }
}

impl Request for super::ListTermsInput {
    type Operation = ListTerms;
}

/// `ListUserImportJobs`, signed.
#[derive(Debug, Clone, Copy)]
pub struct ListUserImportJobs;

impl Operation for ListUserImportJobs {
    const NAME: &'static str = "ListUserImportJobs";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::ListUserImportJobsInput;
    type Output = super::ListUserImportJobsOutput;
    fn input_shape() -> &'static Shape {
        &shapes::LIST_USER_IMPORT_JOBS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::LIST_USER_IMPORT_JOBS_RESPONSE
    }
}

impl Request for super::ListUserImportJobsInput {
    type Operation = ListUserImportJobs;
}

/// `ListUserPoolClientSecrets`, signed.
#[derive(Debug, Clone, Copy)]
pub struct ListUserPoolClientSecrets;

impl Operation for ListUserPoolClientSecrets {
    const NAME: &'static str = "ListUserPoolClientSecrets";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalServerException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::ListUserPoolClientSecretsInput;
    type Output = super::ListUserPoolClientSecretsOutput;
    fn input_shape() -> &'static Shape {
        &shapes::LIST_USER_POOL_CLIENT_SECRETS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::LIST_USER_POOL_CLIENT_SECRETS_RESPONSE
    }
}

impl Request for super::ListUserPoolClientSecretsInput {
    type Operation = ListUserPoolClientSecrets;
}

/// `ListUserPoolClients`, signed.
#[derive(Debug, Clone, Copy)]
pub struct ListUserPoolClients;

impl Operation for ListUserPoolClients {
    const NAME: &'static str = "ListUserPoolClients";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::ListUserPoolClientsInput;
    type Output = super::ListUserPoolClientsOutput;
    fn input_shape() -> &'static Shape {
        &shapes::LIST_USER_POOL_CLIENTS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::LIST_USER_POOL_CLIENTS_RESPONSE
    }
}

impl Request for super::ListUserPoolClientsInput {
    type Operation = ListUserPoolClients;
}

/// `ListUserPoolReplicas`, signed.
#[derive(Debug, Clone, Copy)]
pub struct ListUserPoolReplicas;

impl Operation for ListUserPoolReplicas {
    const NAME: &'static str = "ListUserPoolReplicas";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::ListUserPoolReplicasInput;
    type Output = super::ListUserPoolReplicasOutput;
    fn input_shape() -> &'static Shape {
        &shapes::LIST_USER_POOL_REPLICAS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::LIST_USER_POOL_REPLICAS_RESPONSE
    }
}

impl Request for super::ListUserPoolReplicasInput {
    type Operation = ListUserPoolReplicas;
}

/// `ListUserPools`, signed.
#[derive(Debug, Clone, Copy)]
pub struct ListUserPools;

impl Operation for ListUserPools {
    const NAME: &'static str = "ListUserPools";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::TooManyRequestsException,
    ];
    type Input = super::ListUserPoolsInput;
    type Output = super::ListUserPoolsOutput;
    fn input_shape() -> &'static Shape {
        &shapes::LIST_USER_POOLS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::LIST_USER_POOLS_RESPONSE
    }
}

impl Request for super::ListUserPoolsInput {
    type Operation = ListUserPools;
}

/// `ListUserSessions`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct ListUserSessions;

impl Operation for ListUserSessions {
    const NAME: &'static str = "ListUserSessions";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::ListUserSessionsInput;
    type Output = super::ListUserSessionsOutput;
    fn input_shape() -> &'static Shape {
        &shapes::LIST_USER_SESSIONS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::LIST_USER_SESSIONS_RESPONSE
    }
}

impl Request for super::ListUserSessionsInput {
    type Operation = ListUserSessions;
}

/// `ListUsers`, signed.
#[derive(Debug, Clone, Copy)]
pub struct ListUsers;

impl Operation for ListUsers {
    const NAME: &'static str = "ListUsers";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::ListUsersInput;
    type Output = super::ListUsersOutput;
    fn input_shape() -> &'static Shape {
        &shapes::LIST_USERS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::LIST_USERS_RESPONSE
    }
}

impl Request for super::ListUsersInput {
    type Operation = ListUsers;
}

/// `ListUsersInGroup`, signed.
#[derive(Debug, Clone, Copy)]
pub struct ListUsersInGroup;

impl Operation for ListUsersInGroup {
    const NAME: &'static str = "ListUsersInGroup";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::ListUsersInGroupInput;
    type Output = super::ListUsersInGroupOutput;
    fn input_shape() -> &'static Shape {
        &shapes::LIST_USERS_IN_GROUP_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::LIST_USERS_IN_GROUP_RESPONSE
    }
}

impl Request for super::ListUsersInGroupInput {
    type Operation = ListUsersInGroup;
}

/// `ListWebAuthnCredentials`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct ListWebAuthnCredentials;

impl Operation for ListWebAuthnCredentials {
    const NAME: &'static str = "ListWebAuthnCredentials";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::TooManyRequestsException,
    ];
    type Input = super::ListWebAuthnCredentialsInput;
    type Output = super::ListWebAuthnCredentialsOutput;
    fn input_shape() -> &'static Shape {
        &shapes::LIST_WEB_AUTHN_CREDENTIALS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::LIST_WEB_AUTHN_CREDENTIALS_RESPONSE
    }
}

impl Request for super::ListWebAuthnCredentialsInput {
    type Operation = ListWebAuthnCredentials;
}

/// `ResendConfirmationCode`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct ResendConfirmationCode;

impl Operation for ResendConfirmationCode {
    const NAME: &'static str = "ResendConfirmationCode";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::CodeDeliveryFailureException,
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidEmailRoleAccessPolicyException,
        Code::InvalidLambdaResponseException,
        Code::InvalidParameterException,
        Code::InvalidSmsRoleAccessPolicyException,
        Code::InvalidSmsRoleTrustRelationshipException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UnexpectedLambdaException,
        Code::UserLambdaValidationException,
        Code::UserNotFoundException,
    ];
    type Input = super::ResendConfirmationCodeInput;
    type Output = super::ResendConfirmationCodeOutput;
    fn input_shape() -> &'static Shape {
        &shapes::RESEND_CONFIRMATION_CODE_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::RESEND_CONFIRMATION_CODE_RESPONSE
    }
}

impl Request for super::ResendConfirmationCodeInput {
    type Operation = ResendConfirmationCode;
}

/// `RespondToAuthChallenge`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct RespondToAuthChallenge;

impl Operation for RespondToAuthChallenge {
    const NAME: &'static str = "RespondToAuthChallenge";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::AliasExistsException,
        Code::CodeMismatchException,
        Code::ExpiredCodeException,
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidEmailRoleAccessPolicyException,
        Code::InvalidLambdaResponseException,
        Code::InvalidParameterException,
        Code::InvalidPasswordException,
        Code::InvalidSmsRoleAccessPolicyException,
        Code::InvalidSmsRoleTrustRelationshipException,
        Code::InvalidUserPoolConfigurationException,
        Code::MFAMethodNotFoundException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordHistoryPolicyViolationException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::SoftwareTokenMFANotFoundException,
        Code::TooManyRequestsException,
        Code::UnexpectedLambdaException,
        Code::UserLambdaValidationException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::RespondToAuthChallengeInput;
    type Output = super::RespondToAuthChallengeOutput;
    fn input_shape() -> &'static Shape {
        &shapes::RESPOND_TO_AUTH_CHALLENGE_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::RESPOND_TO_AUTH_CHALLENGE_RESPONSE
    }
}

impl Request for super::RespondToAuthChallengeInput {
    type Operation = RespondToAuthChallenge;
}

/// `RevokeToken`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct RevokeToken;

impl Operation for RevokeToken {
    const NAME: &'static str = "RevokeToken";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::OperationNotEnabledException,
        Code::TooManyRequestsException,
        Code::UnauthorizedException,
        Code::UnsupportedOperationException,
        Code::UnsupportedTokenTypeException,
    ];
    type Input = super::RevokeTokenInput;
    type Output = super::RevokeTokenOutput;
    fn input_shape() -> &'static Shape {
        &shapes::REVOKE_TOKEN_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::REVOKE_TOKEN_RESPONSE
    }
}

impl Request for super::RevokeTokenInput {
    type Operation = RevokeToken;
}

/// `RevokeUserSession`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct RevokeUserSession;

impl Operation for RevokeUserSession {
    const NAME: &'static str = "RevokeUserSession";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::RevokeUserSessionInput;
    type Output = super::RevokeUserSessionOutput;
    fn input_shape() -> &'static Shape {
        &shapes::REVOKE_USER_SESSION_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::REVOKE_USER_SESSION_RESPONSE
    }
}

impl Request for super::RevokeUserSessionInput {
    type Operation = RevokeUserSession;
}

/// `SetLogDeliveryConfiguration`, signed.
#[derive(Debug, Clone, Copy)]
pub struct SetLogDeliveryConfiguration;

impl Operation for SetLogDeliveryConfiguration {
    const NAME: &'static str = "SetLogDeliveryConfiguration";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::FeatureUnavailableInTierException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::SetLogDeliveryConfigurationInput;
    type Output = super::SetLogDeliveryConfigurationOutput;
    fn input_shape() -> &'static Shape {
        &shapes::SET_LOG_DELIVERY_CONFIGURATION_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::SET_LOG_DELIVERY_CONFIGURATION_RESPONSE
    }
}

impl Request for super::SetLogDeliveryConfigurationInput {
    type Operation = SetLogDeliveryConfiguration;
}

/// `SetRiskConfiguration`, signed.
#[derive(Debug, Clone, Copy)]
pub struct SetRiskConfiguration;

impl Operation for SetRiskConfiguration {
    const NAME: &'static str = "SetRiskConfiguration";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::CodeDeliveryFailureException,
        Code::InternalErrorException,
        Code::InvalidEmailRoleAccessPolicyException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserPoolAddOnNotEnabledException,
    ];
    type Input = super::SetRiskConfigurationInput;
    type Output = super::SetRiskConfigurationOutput;
    fn input_shape() -> &'static Shape {
        &shapes::SET_RISK_CONFIGURATION_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::SET_RISK_CONFIGURATION_RESPONSE
    }
}

impl Request for super::SetRiskConfigurationInput {
    type Operation = SetRiskConfiguration;
}

/// `SetUICustomization`, signed.
#[derive(Debug, Clone, Copy)]
pub struct SetUICustomization;

impl Operation for SetUICustomization {
    const NAME: &'static str = "SetUICustomization";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::SetUICustomizationInput;
    type Output = super::SetUICustomizationOutput;
    fn input_shape() -> &'static Shape {
        &shapes::SET_UI_CUSTOMIZATION_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::SET_UI_CUSTOMIZATION_RESPONSE
    }
}

impl Request for super::SetUICustomizationInput {
    type Operation = SetUICustomization;
}

/// `SetUserMFAPreference`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct SetUserMFAPreference;

impl Operation for SetUserMFAPreference {
    const NAME: &'static str = "SetUserMFAPreference";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::SetUserMFAPreferenceInput;
    type Output = super::SetUserMFAPreferenceOutput;
    fn input_shape() -> &'static Shape {
        &shapes::SET_USER_MFA_PREFERENCE_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::SET_USER_MFA_PREFERENCE_RESPONSE
    }
}

impl Request for super::SetUserMFAPreferenceInput {
    type Operation = SetUserMFAPreference;
}

/// `SetUserPoolClientSessionConfiguration`, signed.
#[derive(Debug, Clone, Copy)]
pub struct SetUserPoolClientSessionConfiguration;

impl Operation for SetUserPoolClientSessionConfiguration {
    const NAME: &'static str = "SetUserPoolClientSessionConfiguration";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::ConcurrentModificationException,
        Code::FeatureUnavailableInTierException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::SetUserPoolClientSessionConfigurationInput;
    type Output = super::SetUserPoolClientSessionConfigurationOutput;
    fn input_shape() -> &'static Shape {
        &shapes::SET_USER_POOL_CLIENT_SESSION_CONFIGURATION_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::SET_USER_POOL_CLIENT_SESSION_CONFIGURATION_RESPONSE
    }
}

impl Request for super::SetUserPoolClientSessionConfigurationInput {
    type Operation = SetUserPoolClientSessionConfiguration;
}

/// `SetUserPoolMfaConfig`, signed.
#[derive(Debug, Clone, Copy)]
pub struct SetUserPoolMfaConfig;

impl Operation for SetUserPoolMfaConfig {
    const NAME: &'static str = "SetUserPoolMfaConfig";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::ConcurrentModificationException,
        Code::FeatureUnavailableInTierException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::InvalidSmsRoleAccessPolicyException,
        Code::InvalidSmsRoleTrustRelationshipException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::SetUserPoolMfaConfigInput;
    type Output = super::SetUserPoolMfaConfigOutput;
    fn input_shape() -> &'static Shape {
        &shapes::SET_USER_POOL_MFA_CONFIG_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::SET_USER_POOL_MFA_CONFIG_RESPONSE
    }
}

impl Request for super::SetUserPoolMfaConfigInput {
    type Operation = SetUserPoolMfaConfig;
}

/// `SetUserPoolSessionConfiguration`, signed.
#[derive(Debug, Clone, Copy)]
pub struct SetUserPoolSessionConfiguration;

impl Operation for SetUserPoolSessionConfiguration {
    const NAME: &'static str = "SetUserPoolSessionConfiguration";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::ConcurrentModificationException,
        Code::FeatureUnavailableInTierException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::SetUserPoolSessionConfigurationInput;
    type Output = super::SetUserPoolSessionConfigurationOutput;
    fn input_shape() -> &'static Shape {
        &shapes::SET_USER_POOL_SESSION_CONFIGURATION_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::SET_USER_POOL_SESSION_CONFIGURATION_RESPONSE
    }
}

impl Request for super::SetUserPoolSessionConfigurationInput {
    type Operation = SetUserPoolSessionConfiguration;
}

/// `SetUserSettings`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct SetUserSettings;

impl Operation for SetUserSettings {
    const NAME: &'static str = "SetUserSettings";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::SetUserSettingsInput;
    type Output = super::SetUserSettingsOutput;
    fn input_shape() -> &'static Shape {
        &shapes::SET_USER_SETTINGS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::SET_USER_SETTINGS_RESPONSE
    }
}

impl Request for super::SetUserSettingsInput {
    type Operation = SetUserSettings;
}

/// `SignUp`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct SignUp;

impl Operation for SignUp {
    const NAME: &'static str = "SignUp";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::CodeDeliveryFailureException,
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidEmailRoleAccessPolicyException,
        Code::InvalidLambdaResponseException,
        Code::InvalidParameterException,
        Code::InvalidPasswordException,
        Code::InvalidSmsRoleAccessPolicyException,
        Code::InvalidSmsRoleTrustRelationshipException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UnexpectedLambdaException,
        Code::UserLambdaValidationException,
        Code::UsernameExistsException,
    ];
    type Input = super::SignUpInput;
    type Output = super::SignUpOutput;
    fn input_shape() -> &'static Shape {
        &shapes::SIGN_UP_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::SIGN_UP_RESPONSE
    }
}

impl Request for super::SignUpInput {
    type Operation = SignUp;
}

/// `StartUserImportJob`, signed.
#[derive(Debug, Clone, Copy)]
pub struct StartUserImportJob;

impl Operation for StartUserImportJob {
    const NAME: &'static str = "StartUserImportJob";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PreconditionNotMetException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::StartUserImportJobInput;
    type Output = super::StartUserImportJobOutput;
    fn input_shape() -> &'static Shape {
        &shapes::START_USER_IMPORT_JOB_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::START_USER_IMPORT_JOB_RESPONSE
    }
}

impl Request for super::StartUserImportJobInput {
    type Operation = StartUserImportJob;
}

/// `StartWebAuthnRegistration`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct StartWebAuthnRegistration;

impl Operation for StartWebAuthnRegistration {
    const NAME: &'static str = "StartWebAuthnRegistration";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::TooManyRequestsException,
        Code::WebAuthnConfigurationMissingException,
        Code::WebAuthnNotEnabledException,
    ];
    type Input = super::StartWebAuthnRegistrationInput;
    type Output = super::StartWebAuthnRegistrationOutput;
    fn input_shape() -> &'static Shape {
        &shapes::START_WEB_AUTHN_REGISTRATION_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::START_WEB_AUTHN_REGISTRATION_RESPONSE
    }
}

impl Request for super::StartWebAuthnRegistrationInput {
    type Operation = StartWebAuthnRegistration;
}

/// `StopUserImportJob`, signed.
#[derive(Debug, Clone, Copy)]
pub struct StopUserImportJob;

impl Operation for StopUserImportJob {
    const NAME: &'static str = "StopUserImportJob";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PreconditionNotMetException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::StopUserImportJobInput;
    type Output = super::StopUserImportJobOutput;
    fn input_shape() -> &'static Shape {
        &shapes::STOP_USER_IMPORT_JOB_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::STOP_USER_IMPORT_JOB_RESPONSE
    }
}

impl Request for super::StopUserImportJobInput {
    type Operation = StopUserImportJob;
}

/// `TagResource`, signed.
#[derive(Debug, Clone, Copy)]
pub struct TagResource;

impl Operation for TagResource {
    const NAME: &'static str = "TagResource";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::TagResourceInput;
    type Output = super::TagResourceOutput;
    fn input_shape() -> &'static Shape {
        &shapes::TAG_RESOURCE_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::TAG_RESOURCE_RESPONSE
    }
}

impl Request for super::TagResourceInput {
    type Operation = TagResource;
}

/// `UntagResource`, signed.
#[derive(Debug, Clone, Copy)]
pub struct UntagResource;

impl Operation for UntagResource {
    const NAME: &'static str = "UntagResource";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::UntagResourceInput;
    type Output = super::UntagResourceOutput;
    fn input_shape() -> &'static Shape {
        &shapes::UNTAG_RESOURCE_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::UNTAG_RESOURCE_RESPONSE
    }
}

impl Request for super::UntagResourceInput {
    type Operation = UntagResource;
}

/// `UpdateAuthEventFeedback`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct UpdateAuthEventFeedback;

impl Operation for UpdateAuthEventFeedback {
    const NAME: &'static str = "UpdateAuthEventFeedback";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotFoundException,
        Code::UserPoolAddOnNotEnabledException,
    ];
    type Input = super::UpdateAuthEventFeedbackInput;
    type Output = super::UpdateAuthEventFeedbackOutput;
    fn input_shape() -> &'static Shape {
        &shapes::UPDATE_AUTH_EVENT_FEEDBACK_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::UPDATE_AUTH_EVENT_FEEDBACK_RESPONSE
    }
}

impl Request for super::UpdateAuthEventFeedbackInput {
    type Operation = UpdateAuthEventFeedback;
}

/// `UpdateDeviceStatus`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct UpdateDeviceStatus;

impl Operation for UpdateDeviceStatus {
    const NAME: &'static str = "UpdateDeviceStatus";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::InvalidUserPoolConfigurationException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::UpdateDeviceStatusInput;
    type Output = super::UpdateDeviceStatusOutput;
    fn input_shape() -> &'static Shape {
        &shapes::UPDATE_DEVICE_STATUS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::UPDATE_DEVICE_STATUS_RESPONSE
    }
}

impl Request for super::UpdateDeviceStatusInput {
    type Operation = UpdateDeviceStatus;
}

/// `UpdateGroup`, signed.
#[derive(Debug, Clone, Copy)]
pub struct UpdateGroup;

impl Operation for UpdateGroup {
    const NAME: &'static str = "UpdateGroup";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::UpdateGroupInput;
    type Output = super::UpdateGroupOutput;
    fn input_shape() -> &'static Shape {
        &shapes::UPDATE_GROUP_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::UPDATE_GROUP_RESPONSE
    }
}

impl Request for super::UpdateGroupInput {
    type Operation = UpdateGroup;
}

/// `UpdateIdentityProvider`, signed.
#[derive(Debug, Clone, Copy)]
pub struct UpdateIdentityProvider;

impl Operation for UpdateIdentityProvider {
    const NAME: &'static str = "UpdateIdentityProvider";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::ConcurrentModificationException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UnsupportedIdentityProviderException,
    ];
    type Input = super::UpdateIdentityProviderInput;
    type Output = super::UpdateIdentityProviderOutput;
    fn input_shape() -> &'static Shape {
        &shapes::UPDATE_IDENTITY_PROVIDER_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::UPDATE_IDENTITY_PROVIDER_RESPONSE
    }
}

impl Request for super::UpdateIdentityProviderInput {
    type Operation = UpdateIdentityProvider;
}

/// `UpdateManagedLoginBranding`, signed.
#[derive(Debug, Clone, Copy)]
pub struct UpdateManagedLoginBranding;

impl Operation for UpdateManagedLoginBranding {
    const NAME: &'static str = "UpdateManagedLoginBranding";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::ConcurrentModificationException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::UpdateManagedLoginBrandingInput;
    type Output = super::UpdateManagedLoginBrandingOutput;
    fn input_shape() -> &'static Shape {
        &shapes::UPDATE_MANAGED_LOGIN_BRANDING_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::UPDATE_MANAGED_LOGIN_BRANDING_RESPONSE
    }
}

impl Request for super::UpdateManagedLoginBrandingInput {
    type Operation = UpdateManagedLoginBranding;
}

/// `UpdateProvisionedLimit`, signed.
#[derive(Debug, Clone, Copy)]
pub struct UpdateProvisionedLimit;

impl Operation for UpdateProvisionedLimit {
    const NAME: &'static str = "UpdateProvisionedLimit";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::ServiceQuotaExceededException,
        Code::TooManyRequestsException,
    ];
    type Input = super::UpdateProvisionedLimitInput;
    type Output = super::UpdateProvisionedLimitOutput;
    fn input_shape() -> &'static Shape {
        &shapes::UPDATE_PROVISIONED_LIMIT_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::UPDATE_PROVISIONED_LIMIT_RESPONSE
    }
}

impl Request for super::UpdateProvisionedLimitInput {
    type Operation = UpdateProvisionedLimit;
}

/// `UpdateResourceServer`, signed.
#[derive(Debug, Clone, Copy)]
pub struct UpdateResourceServer;

impl Operation for UpdateResourceServer {
    const NAME: &'static str = "UpdateResourceServer";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::UpdateResourceServerInput;
    type Output = super::UpdateResourceServerOutput;
    fn input_shape() -> &'static Shape {
        &shapes::UPDATE_RESOURCE_SERVER_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::UPDATE_RESOURCE_SERVER_RESPONSE
    }
}

impl Request for super::UpdateResourceServerInput {
    type Operation = UpdateResourceServer;
}

/// `UpdateTerms`, signed.
#[derive(Debug, Clone, Copy)]
pub struct UpdateTerms;

impl Operation for UpdateTerms {
    const NAME: &'static str = "UpdateTerms";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::ConcurrentModificationException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TermsExistsException,
        Code::TooManyRequestsException,
    ];
    type Input = super::UpdateTermsInput;
    type Output = super::UpdateTermsOutput;
    fn input_shape() -> &'static Shape {
        &shapes::UPDATE_TERMS_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::UPDATE_TERMS_RESPONSE
    }
}

impl Request for super::UpdateTermsInput {
    type Operation = UpdateTerms;
}

/// `UpdateUserAttributes`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct UpdateUserAttributes;

impl Operation for UpdateUserAttributes {
    const NAME: &'static str = "UpdateUserAttributes";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::AliasExistsException,
        Code::CodeDeliveryFailureException,
        Code::CodeMismatchException,
        Code::ExpiredCodeException,
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidEmailRoleAccessPolicyException,
        Code::InvalidLambdaResponseException,
        Code::InvalidParameterException,
        Code::InvalidSmsRoleAccessPolicyException,
        Code::InvalidSmsRoleTrustRelationshipException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UnexpectedLambdaException,
        Code::UserLambdaValidationException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::UpdateUserAttributesInput;
    type Output = super::UpdateUserAttributesOutput;
    fn input_shape() -> &'static Shape {
        &shapes::UPDATE_USER_ATTRIBUTES_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::UPDATE_USER_ATTRIBUTES_RESPONSE
    }
}

impl Request for super::UpdateUserAttributesInput {
    type Operation = UpdateUserAttributes;
}

/// `UpdateUserPool`, signed.
#[derive(Debug, Clone, Copy)]
pub struct UpdateUserPool;

impl Operation for UpdateUserPool {
    const NAME: &'static str = "UpdateUserPool";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::ConcurrentModificationException,
        Code::FeatureUnavailableInTierException,
        Code::InternalErrorException,
        Code::InvalidEmailRoleAccessPolicyException,
        Code::InvalidParameterException,
        Code::InvalidSmsRoleAccessPolicyException,
        Code::InvalidSmsRoleTrustRelationshipException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TierChangeNotAllowedException,
        Code::TooManyRequestsException,
        Code::UserImportInProgressException,
        Code::UserPoolTaggingException,
    ];
    type Input = super::UpdateUserPoolInput;
    type Output = super::UpdateUserPoolOutput;
    fn input_shape() -> &'static Shape {
        &shapes::UPDATE_USER_POOL_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::UPDATE_USER_POOL_RESPONSE
    }
}

impl Request for super::UpdateUserPoolInput {
    type Operation = UpdateUserPool;
}

/// `UpdateUserPoolClient`, signed.
#[derive(Debug, Clone, Copy)]
pub struct UpdateUserPoolClient;

impl Operation for UpdateUserPoolClient {
    const NAME: &'static str = "UpdateUserPoolClient";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::ConcurrentModificationException,
        Code::FeatureUnavailableInTierException,
        Code::InternalErrorException,
        Code::InvalidOAuthFlowException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::ScopeDoesNotExistException,
        Code::TooManyRequestsException,
    ];
    type Input = super::UpdateUserPoolClientInput;
    type Output = super::UpdateUserPoolClientOutput;
    fn input_shape() -> &'static Shape {
        &shapes::UPDATE_USER_POOL_CLIENT_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::UPDATE_USER_POOL_CLIENT_RESPONSE
    }
}

impl Request for super::UpdateUserPoolClientInput {
    type Operation = UpdateUserPoolClient;
}

/// `UpdateUserPoolDomain`, signed.
#[derive(Debug, Clone, Copy)]
pub struct UpdateUserPoolDomain;

impl Operation for UpdateUserPoolDomain {
    const NAME: &'static str = "UpdateUserPoolDomain";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::ConcurrentModificationException,
        Code::FeatureUnavailableInTierException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::UpdateUserPoolDomainInput;
    type Output = super::UpdateUserPoolDomainOutput;
    fn input_shape() -> &'static Shape {
        &shapes::UPDATE_USER_POOL_DOMAIN_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::UPDATE_USER_POOL_DOMAIN_RESPONSE
    }
}

impl Request for super::UpdateUserPoolDomainInput {
    type Operation = UpdateUserPoolDomain;
}

/// `UpdateUserPoolReplica`, signed.
#[derive(Debug, Clone, Copy)]
pub struct UpdateUserPoolReplica;

impl Operation for UpdateUserPoolReplica {
    const NAME: &'static str = "UpdateUserPoolReplica";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::UpdateUserPoolReplicaInput;
    type Output = super::UpdateUserPoolReplicaOutput;
    fn input_shape() -> &'static Shape {
        &shapes::UPDATE_USER_POOL_REPLICA_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::UPDATE_USER_POOL_REPLICA_RESPONSE
    }
}

impl Request for super::UpdateUserPoolReplicaInput {
    type Operation = UpdateUserPoolReplica;
}

/// `VerifySoftwareToken`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct VerifySoftwareToken;

impl Operation for VerifySoftwareToken {
    const NAME: &'static str = "VerifySoftwareToken";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::CodeMismatchException,
        Code::EnableSoftwareTokenMFAException,
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::InvalidUserPoolConfigurationException,
        Code::NotAuthorizedException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::SoftwareTokenMFANotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::VerifySoftwareTokenInput;
    type Output = super::VerifySoftwareTokenOutput;
    fn input_shape() -> &'static Shape {
        &shapes::VERIFY_SOFTWARE_TOKEN_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::VERIFY_SOFTWARE_TOKEN_RESPONSE
    }
}

impl Request for super::VerifySoftwareTokenInput {
    type Operation = VerifySoftwareToken;
}

/// `VerifyUserAttribute`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct VerifyUserAttribute;

impl Operation for VerifyUserAttribute {
    const NAME: &'static str = "VerifyUserAttribute";
    const SERVICE: Service = Service::UserPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::AliasExistsException,
        Code::CodeMismatchException,
        Code::ExpiredCodeException,
        Code::ForbiddenException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::OperationNotEnabledException,
        Code::PasswordResetRequiredException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
        Code::UserNotConfirmedException,
        Code::UserNotFoundException,
    ];
    type Input = super::VerifyUserAttributeInput;
    type Output = super::VerifyUserAttributeOutput;
    fn input_shape() -> &'static Shape {
        &shapes::VERIFY_USER_ATTRIBUTE_REQUEST
    }
    fn output_shape() -> &'static Shape {
        &shapes::VERIFY_USER_ATTRIBUTE_RESPONSE
    }
}

impl Request for super::VerifyUserAttributeInput {
    type Operation = VerifyUserAttribute;
}

/// Calls the macro `$with` with the paths of all operations of the service, sorted by name.
#[macro_export]
macro_rules! each_user_pools_operation {
    ($with:ident) => {
        $with! { $crate::user_pools::AddCustomAttributes,
        $crate::user_pools::AddUserPoolClientSecret,
        $crate::user_pools::AdminAddUserToGroup, $crate::user_pools::AdminConfirmSignUp,
        $crate::user_pools::AdminCreateUser,
        $crate::user_pools::AdminDeleteSoftwareToken,
        $crate::user_pools::AdminDeleteUser,
        $crate::user_pools::AdminDeleteUserAttributes,
        $crate::user_pools::AdminDisableProviderForUser,
        $crate::user_pools::AdminDisableUser, $crate::user_pools::AdminEnableUser,
        $crate::user_pools::AdminForgetDevice, $crate::user_pools::AdminGetDevice,
        $crate::user_pools::AdminGetUser, $crate::user_pools::AdminGetUserAuthFactors,
        $crate::user_pools::AdminInitiateAuth,
        $crate::user_pools::AdminLinkProviderForUser,
        $crate::user_pools::AdminListDevices, $crate::user_pools::AdminListGroupsForUser,
        $crate::user_pools::AdminListUserAuthEvents,
        $crate::user_pools::AdminListUserSessions,
        $crate::user_pools::AdminRemoveUserFromGroup,
        $crate::user_pools::AdminResetUserPassword,
        $crate::user_pools::AdminRespondToAuthChallenge,
        $crate::user_pools::AdminRevokeUserSession,
        $crate::user_pools::AdminSetUserMFAPreference,
        $crate::user_pools::AdminSetUserPassword,
        $crate::user_pools::AdminSetUserSettings,
        $crate::user_pools::AdminUpdateAuthEventFeedback,
        $crate::user_pools::AdminUpdateDeviceStatus,
        $crate::user_pools::AdminUpdateUserAttributes,
        $crate::user_pools::AdminUserGlobalSignOut,
        $crate::user_pools::AssociateSoftwareToken, $crate::user_pools::ChangePassword,
        $crate::user_pools::CompleteWebAuthnRegistration,
        $crate::user_pools::ConfirmDevice, $crate::user_pools::ConfirmForgotPassword,
        $crate::user_pools::ConfirmSignUp, $crate::user_pools::CreateGroup,
        $crate::user_pools::CreateIdentityProvider,
        $crate::user_pools::CreateManagedLoginBranding,
        $crate::user_pools::CreateResourceServer, $crate::user_pools::CreateTerms,
        $crate::user_pools::CreateUserImportJob, $crate::user_pools::CreateUserPool,
        $crate::user_pools::CreateUserPoolClient,
        $crate::user_pools::CreateUserPoolDomain,
        $crate::user_pools::CreateUserPoolReplica, $crate::user_pools::DeleteGroup,
        $crate::user_pools::DeleteIdentityProvider,
        $crate::user_pools::DeleteManagedLoginBranding,
        $crate::user_pools::DeleteResourceServer, $crate::user_pools::DeleteTerms,
        $crate::user_pools::DeleteUser, $crate::user_pools::DeleteUserAttributes,
        $crate::user_pools::DeleteUserPool, $crate::user_pools::DeleteUserPoolClient,
        $crate::user_pools::DeleteUserPoolClientSecret,
        $crate::user_pools::DeleteUserPoolDomain,
        $crate::user_pools::DeleteUserPoolReplica,
        $crate::user_pools::DeleteWebAuthnCredential,
        $crate::user_pools::DescribeIdentityProvider,
        $crate::user_pools::DescribeManagedLoginBranding,
        $crate::user_pools::DescribeManagedLoginBrandingByClient,
        $crate::user_pools::DescribeResourceServer,
        $crate::user_pools::DescribeRiskConfiguration, $crate::user_pools::DescribeTerms,
        $crate::user_pools::DescribeTermsByClient,
        $crate::user_pools::DescribeUserImportJob, $crate::user_pools::DescribeUserPool,
        $crate::user_pools::DescribeUserPoolClient,
        $crate::user_pools::DescribeUserPoolDomain, $crate::user_pools::ForgetDevice,
        $crate::user_pools::ForgotPassword, $crate::user_pools::GetCSVHeader,
        $crate::user_pools::GetClientToken, $crate::user_pools::GetDerivedToken,
        $crate::user_pools::GetDevice, $crate::user_pools::GetGroup,
        $crate::user_pools::GetIdentityProviderByIdentifier,
        $crate::user_pools::GetLogDeliveryConfiguration,
        $crate::user_pools::GetProvisionedLimit,
        $crate::user_pools::GetSigningCertificate,
        $crate::user_pools::GetTokensFromRefreshToken,
        $crate::user_pools::GetUICustomization, $crate::user_pools::GetUser,
        $crate::user_pools::GetUserAttributeVerificationCode,
        $crate::user_pools::GetUserAuthFactors,
        $crate::user_pools::GetUserPoolClientSessionConfiguration,
        $crate::user_pools::GetUserPoolMfaConfig,
        $crate::user_pools::GetUserPoolSessionConfiguration,
        $crate::user_pools::GlobalSignOut, $crate::user_pools::InitiateAuth,
        $crate::user_pools::ListDevices, $crate::user_pools::ListGroups,
        $crate::user_pools::ListIdentityProviders,
        $crate::user_pools::ListResourceServers, $crate::user_pools::ListTagsForResource,
        $crate::user_pools::ListTerms, $crate::user_pools::ListUserImportJobs,
        $crate::user_pools::ListUserPoolClientSecrets,
        $crate::user_pools::ListUserPoolClients,
        $crate::user_pools::ListUserPoolReplicas, $crate::user_pools::ListUserPools,
        $crate::user_pools::ListUserSessions, $crate::user_pools::ListUsers,
        $crate::user_pools::ListUsersInGroup,
        $crate::user_pools::ListWebAuthnCredentials,
        $crate::user_pools::ResendConfirmationCode,
        $crate::user_pools::RespondToAuthChallenge, $crate::user_pools::RevokeToken,
        $crate::user_pools::RevokeUserSession,
        $crate::user_pools::SetLogDeliveryConfiguration,
        $crate::user_pools::SetRiskConfiguration, $crate::user_pools::SetUICustomization,
        $crate::user_pools::SetUserMFAPreference,
        $crate::user_pools::SetUserPoolClientSessionConfiguration,
        $crate::user_pools::SetUserPoolMfaConfig,
        $crate::user_pools::SetUserPoolSessionConfiguration,
        $crate::user_pools::SetUserSettings, $crate::user_pools::SignUp,
        $crate::user_pools::StartUserImportJob,
        $crate::user_pools::StartWebAuthnRegistration,
        $crate::user_pools::StopUserImportJob, $crate::user_pools::TagResource,
        $crate::user_pools::UntagResource, $crate::user_pools::UpdateAuthEventFeedback,
        $crate::user_pools::UpdateDeviceStatus, $crate::user_pools::UpdateGroup,
        $crate::user_pools::UpdateIdentityProvider,
        $crate::user_pools::UpdateManagedLoginBranding,
        $crate::user_pools::UpdateProvisionedLimit,
        $crate::user_pools::UpdateResourceServer, $crate::user_pools::UpdateTerms,
        $crate::user_pools::UpdateUserAttributes, $crate::user_pools::UpdateUserPool,
        $crate::user_pools::UpdateUserPoolClient,
        $crate::user_pools::UpdateUserPoolDomain,
        $crate::user_pools::UpdateUserPoolReplica,
        $crate::user_pools::VerifySoftwareToken, $crate::user_pools::VerifyUserAttribute
        }
    };
}
