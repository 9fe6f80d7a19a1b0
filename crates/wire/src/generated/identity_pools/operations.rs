// Written by `cargo xtask codegen` from model/; change that, not this.

//! Operations: a marker each.

use super::shapes;
use crate::{Auth, Code, Operation, Request, Service, Shape};

/// `CreateIdentityPool`, signed.
#[derive(Debug, Clone, Copy)]
pub struct CreateIdentityPool;

impl Operation for CreateIdentityPool {
    const NAME: &'static str = "CreateIdentityPool";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::ResourceConflictException,
        Code::TooManyRequestsException,
    ];
    type Input = super::CreateIdentityPoolInput;
    type Output = super::CreateIdentityPoolOutput;
    fn input_shape() -> &'static Shape {
        &shapes::CREATE_IDENTITY_POOL_INPUT
    }
    fn output_shape() -> &'static Shape {
        &shapes::IDENTITY_POOL
    }
}

impl Request for super::CreateIdentityPoolInput {
    type Operation = CreateIdentityPool;
}

/// `DeleteIdentities`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DeleteIdentities;

impl Operation for DeleteIdentities {
    const NAME: &'static str = "DeleteIdentities";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] =
        &[Code::InternalErrorException, Code::InvalidParameterException, Code::TooManyRequestsException];
    type Input = super::DeleteIdentitiesInput;
    type Output = super::DeleteIdentitiesOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DELETE_IDENTITIES_INPUT
    }
    fn output_shape() -> &'static Shape {
        &shapes::DELETE_IDENTITIES_RESPONSE
    }
}

impl Request for super::DeleteIdentitiesInput {
    type Operation = DeleteIdentities;
}

/// `DeleteIdentityPool`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DeleteIdentityPool;

impl Operation for DeleteIdentityPool {
    const NAME: &'static str = "DeleteIdentityPool";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::DeleteIdentityPoolInput;
    type Output = super::DeleteIdentityPoolOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DELETE_IDENTITY_POOL_INPUT
    }
    fn output_shape() -> &'static Shape {
        &crate::shape::NOTHING
    }
}

impl Request for super::DeleteIdentityPoolInput {
    type Operation = DeleteIdentityPool;
}

/// `DescribeIdentity`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DescribeIdentity;

impl Operation for DescribeIdentity {
    const NAME: &'static str = "DescribeIdentity";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::DescribeIdentityInput;
    type Output = super::DescribeIdentityOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DESCRIBE_IDENTITY_INPUT
    }
    fn output_shape() -> &'static Shape {
        &shapes::IDENTITY_DESCRIPTION
    }
}

impl Request for super::DescribeIdentityInput {
    type Operation = DescribeIdentity;
}

/// `DescribeIdentityPool`, signed.
#[derive(Debug, Clone, Copy)]
pub struct DescribeIdentityPool;

impl Operation for DescribeIdentityPool {
    const NAME: &'static str = "DescribeIdentityPool";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::DescribeIdentityPoolInput;
    type Output = super::DescribeIdentityPoolOutput;
    fn input_shape() -> &'static Shape {
        &shapes::DESCRIBE_IDENTITY_POOL_INPUT
    }
    fn output_shape() -> &'static Shape {
        &shapes::IDENTITY_POOL
    }
}

impl Request for super::DescribeIdentityPoolInput {
    type Operation = DescribeIdentityPool;
}

/// `GetCredentialsForIdentity`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct GetCredentialsForIdentity;

impl Operation for GetCredentialsForIdentity {
    const NAME: &'static str = "GetCredentialsForIdentity";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ExternalServiceException,
        Code::InternalErrorException,
        Code::InvalidIdentityPoolConfigurationException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceConflictException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::GetCredentialsForIdentityInput;
    type Output = super::GetCredentialsForIdentityOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_CREDENTIALS_FOR_IDENTITY_INPUT
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_CREDENTIALS_FOR_IDENTITY_RESPONSE
    }
}

impl Request for super::GetCredentialsForIdentityInput {
    type Operation = GetCredentialsForIdentity;
}

/// `GetId`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct GetId;

impl Operation for GetId {
    const NAME: &'static str = "GetId";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ExternalServiceException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::ResourceConflictException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::GetIdInput;
    type Output = super::GetIdOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_ID_INPUT
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_ID_RESPONSE
    }
}

impl Request for super::GetIdInput {
    type Operation = GetId;
}

/// `GetIdentityPoolRoles`, signed.
#[derive(Debug, Clone, Copy)]
pub struct GetIdentityPoolRoles;

impl Operation for GetIdentityPoolRoles {
    const NAME: &'static str = "GetIdentityPoolRoles";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceConflictException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::GetIdentityPoolRolesInput;
    type Output = super::GetIdentityPoolRolesOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_IDENTITY_POOL_ROLES_INPUT
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_IDENTITY_POOL_ROLES_RESPONSE
    }
}

impl Request for super::GetIdentityPoolRolesInput {
    type Operation = GetIdentityPoolRoles;
}

/// `GetOpenIdToken`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct GetOpenIdToken;

impl Operation for GetOpenIdToken {
    const NAME: &'static str = "GetOpenIdToken";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ExternalServiceException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceConflictException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::GetOpenIdTokenInput;
    type Output = super::GetOpenIdTokenOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_OPEN_ID_TOKEN_INPUT
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_OPEN_ID_TOKEN_RESPONSE
    }
}

impl Request for super::GetOpenIdTokenInput {
    type Operation = GetOpenIdToken;
}

/// `GetOpenIdTokenForDeveloperIdentity`, signed.
#[derive(Debug, Clone, Copy)]
pub struct GetOpenIdTokenForDeveloperIdentity;

impl Operation for GetOpenIdTokenForDeveloperIdentity {
    const NAME: &'static str = "GetOpenIdTokenForDeveloperIdentity";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::DeveloperUserAlreadyRegisteredException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceConflictException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::GetOpenIdTokenForDeveloperIdentityInput;
    type Output = super::GetOpenIdTokenForDeveloperIdentityOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_OPEN_ID_TOKEN_FOR_DEVELOPER_IDENTITY_INPUT
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_OPEN_ID_TOKEN_FOR_DEVELOPER_IDENTITY_RESPONSE
    }
}

impl Request for super::GetOpenIdTokenForDeveloperIdentityInput {
    type Operation = GetOpenIdTokenForDeveloperIdentity;
}

/// `GetPrincipalTagAttributeMap`, signed.
#[derive(Debug, Clone, Copy)]
pub struct GetPrincipalTagAttributeMap;

impl Operation for GetPrincipalTagAttributeMap {
    const NAME: &'static str = "GetPrincipalTagAttributeMap";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::GetPrincipalTagAttributeMapInput;
    type Output = super::GetPrincipalTagAttributeMapOutput;
    fn input_shape() -> &'static Shape {
        &shapes::GET_PRINCIPAL_TAG_ATTRIBUTE_MAP_INPUT
    }
    fn output_shape() -> &'static Shape {
        &shapes::GET_PRINCIPAL_TAG_ATTRIBUTE_MAP_RESPONSE
    }
}

impl Request for super::GetPrincipalTagAttributeMapInput {
    type Operation = GetPrincipalTagAttributeMap;
}

/// `ListIdentities`, signed.
#[derive(Debug, Clone, Copy)]
pub struct ListIdentities;

impl Operation for ListIdentities {
    const NAME: &'static str = "ListIdentities";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::ListIdentitiesInput;
    type Output = super::ListIdentitiesOutput;
    fn input_shape() -> &'static Shape {
        &shapes::LIST_IDENTITIES_INPUT
    }
    fn output_shape() -> &'static Shape {
        &shapes::LIST_IDENTITIES_RESPONSE
    }
}

impl Request for super::ListIdentitiesInput {
    type Operation = ListIdentities;
}

/// `ListIdentityPools`, signed.
#[derive(Debug, Clone, Copy)]
pub struct ListIdentityPools;

impl Operation for ListIdentityPools {
    const NAME: &'static str = "ListIdentityPools";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::ListIdentityPoolsInput;
    type Output = super::ListIdentityPoolsOutput;
    fn input_shape() -> &'static Shape {
        &shapes::LIST_IDENTITY_POOLS_INPUT
    }
    fn output_shape() -> &'static Shape {
        &shapes::LIST_IDENTITY_POOLS_RESPONSE
    }
}

impl Request for super::ListIdentityPoolsInput {
    type Operation = ListIdentityPools;
}

/// `ListTagsForResource`, signed.
#[derive(Debug, Clone, Copy)]
pub struct ListTagsForResource;

impl Operation for ListTagsForResource {
    const NAME: &'static str = "ListTagsForResource";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::ListTagsForResourceInput;
    type Output = super::ListTagsForResourceOutput;
    fn input_shape() -> &'static Shape {
        &shapes::LIST_TAGS_FOR_RESOURCE_INPUT
    }
    fn output_shape() -> &'static Shape {
        &shapes::LIST_TAGS_FOR_RESOURCE_RESPONSE
    }
}

impl Request for super::ListTagsForResourceInput {
    type Operation = ListTagsForResource;
}

/// `LookupDeveloperIdentity`, signed.
#[derive(Debug, Clone, Copy)]
pub struct LookupDeveloperIdentity;

impl Operation for LookupDeveloperIdentity {
    const NAME: &'static str = "LookupDeveloperIdentity";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceConflictException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::LookupDeveloperIdentityInput;
    type Output = super::LookupDeveloperIdentityOutput;
    fn input_shape() -> &'static Shape {
        &shapes::LOOKUP_DEVELOPER_IDENTITY_INPUT
    }
    fn output_shape() -> &'static Shape {
        &shapes::LOOKUP_DEVELOPER_IDENTITY_RESPONSE
    }
}

impl Request for super::LookupDeveloperIdentityInput {
    type Operation = LookupDeveloperIdentity;
}

/// `MergeDeveloperIdentities`, signed.
#[derive(Debug, Clone, Copy)]
pub struct MergeDeveloperIdentities;

impl Operation for MergeDeveloperIdentities {
    const NAME: &'static str = "MergeDeveloperIdentities";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceConflictException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::MergeDeveloperIdentitiesInput;
    type Output = super::MergeDeveloperIdentitiesOutput;
    fn input_shape() -> &'static Shape {
        &shapes::MERGE_DEVELOPER_IDENTITIES_INPUT
    }
    fn output_shape() -> &'static Shape {
        &shapes::MERGE_DEVELOPER_IDENTITIES_RESPONSE
    }
}

impl Request for super::MergeDeveloperIdentitiesInput {
    type Operation = MergeDeveloperIdentities;
}

/// `SetIdentityPoolRoles`, signed.
#[derive(Debug, Clone, Copy)]
pub struct SetIdentityPoolRoles;

impl Operation for SetIdentityPoolRoles {
    const NAME: &'static str = "SetIdentityPoolRoles";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::ConcurrentModificationException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceConflictException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::SetIdentityPoolRolesInput;
    type Output = super::SetIdentityPoolRolesOutput;
    fn input_shape() -> &'static Shape {
        &shapes::SET_IDENTITY_POOL_ROLES_INPUT
    }
    fn output_shape() -> &'static Shape {
        &crate::shape::NOTHING
    }
}

impl Request for super::SetIdentityPoolRolesInput {
    type Operation = SetIdentityPoolRoles;
}

/// `SetPrincipalTagAttributeMap`, signed.
#[derive(Debug, Clone, Copy)]
pub struct SetPrincipalTagAttributeMap;

impl Operation for SetPrincipalTagAttributeMap {
    const NAME: &'static str = "SetPrincipalTagAttributeMap";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::SetPrincipalTagAttributeMapInput;
    type Output = super::SetPrincipalTagAttributeMapOutput;
    fn input_shape() -> &'static Shape {
        &shapes::SET_PRINCIPAL_TAG_ATTRIBUTE_MAP_INPUT
    }
    fn output_shape() -> &'static Shape {
        &shapes::SET_PRINCIPAL_TAG_ATTRIBUTE_MAP_RESPONSE
    }
}

impl Request for super::SetPrincipalTagAttributeMapInput {
    type Operation = SetPrincipalTagAttributeMap;
}

/// `TagResource`, signed.
#[derive(Debug, Clone, Copy)]
pub struct TagResource;

impl Operation for TagResource {
    const NAME: &'static str = "TagResource";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::TagResourceInput;
    type Output = super::TagResourceOutput;
    fn input_shape() -> &'static Shape {
        &shapes::TAG_RESOURCE_INPUT
    }
    fn output_shape() -> &'static Shape {
        &shapes::TAG_RESOURCE_RESPONSE
    }
}

impl Request for super::TagResourceInput {
    type Operation = TagResource;
}

/// `UnlinkDeveloperIdentity`, signed.
#[derive(Debug, Clone, Copy)]
pub struct UnlinkDeveloperIdentity;

impl Operation for UnlinkDeveloperIdentity {
    const NAME: &'static str = "UnlinkDeveloperIdentity";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceConflictException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::UnlinkDeveloperIdentityInput;
    type Output = super::UnlinkDeveloperIdentityOutput;
    fn input_shape() -> &'static Shape {
        &shapes::UNLINK_DEVELOPER_IDENTITY_INPUT
    }
    fn output_shape() -> &'static Shape {
        &crate::shape::NOTHING
    }
}

impl Request for super::UnlinkDeveloperIdentityInput {
    type Operation = UnlinkDeveloperIdentity;
}

/// `UnlinkIdentity`, unsigned.
#[derive(Debug, Clone, Copy)]
pub struct UnlinkIdentity;

impl Operation for UnlinkIdentity {
    const NAME: &'static str = "UnlinkIdentity";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::None;
    const ERRORS: &'static [Code] = &[
        Code::ExternalServiceException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceConflictException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::UnlinkIdentityInput;
    type Output = super::UnlinkIdentityOutput;
    fn input_shape() -> &'static Shape {
        &shapes::UNLINK_IDENTITY_INPUT
    }
    fn output_shape() -> &'static Shape {
        &crate::shape::NOTHING
    }
}

impl Request for super::UnlinkIdentityInput {
    type Operation = UnlinkIdentity;
}

/// `UntagResource`, signed.
#[derive(Debug, Clone, Copy)]
pub struct UntagResource;

impl Operation for UntagResource {
    const NAME: &'static str = "UntagResource";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::NotAuthorizedException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::UntagResourceInput;
    type Output = super::UntagResourceOutput;
    fn input_shape() -> &'static Shape {
        &shapes::UNTAG_RESOURCE_INPUT
    }
    fn output_shape() -> &'static Shape {
        &shapes::UNTAG_RESOURCE_RESPONSE
    }
}

impl Request for super::UntagResourceInput {
    type Operation = UntagResource;
}

/// `UpdateIdentityPool`, signed.
#[derive(Debug, Clone, Copy)]
pub struct UpdateIdentityPool;

impl Operation for UpdateIdentityPool {
    const NAME: &'static str = "UpdateIdentityPool";
    const SERVICE: Service = Service::IdentityPools;
    const AUTH: Auth = Auth::SigV4;
    const ERRORS: &'static [Code] = &[
        Code::ConcurrentModificationException,
        Code::InternalErrorException,
        Code::InvalidParameterException,
        Code::LimitExceededException,
        Code::NotAuthorizedException,
        Code::ResourceConflictException,
        Code::ResourceNotFoundException,
        Code::TooManyRequestsException,
    ];
    type Input = super::UpdateIdentityPoolInput;
    type Output = super::UpdateIdentityPoolOutput;
    fn input_shape() -> &'static Shape {
        &shapes::IDENTITY_POOL
    }
    fn output_shape() -> &'static Shape {
        &shapes::IDENTITY_POOL
    }
}

impl Request for super::UpdateIdentityPoolInput {
    type Operation = UpdateIdentityPool;
}

/// Calls the macro `$with` with the paths of all operations of the service, sorted by name.
#[macro_export]
macro_rules! each_identity_pools_operation {
    ($with:ident) => {
        $with! { $crate::identity_pools::CreateIdentityPool,
        $crate::identity_pools::DeleteIdentities,
        $crate::identity_pools::DeleteIdentityPool,
        $crate::identity_pools::DescribeIdentity,
        $crate::identity_pools::DescribeIdentityPool,
        $crate::identity_pools::GetCredentialsForIdentity, $crate::identity_pools::GetId,
        $crate::identity_pools::GetIdentityPoolRoles,
        $crate::identity_pools::GetOpenIdToken,
        $crate::identity_pools::GetOpenIdTokenForDeveloperIdentity,
        $crate::identity_pools::GetPrincipalTagAttributeMap,
        $crate::identity_pools::ListIdentities,
        $crate::identity_pools::ListIdentityPools,
        $crate::identity_pools::ListTagsForResource,
        $crate::identity_pools::LookupDeveloperIdentity,
        $crate::identity_pools::MergeDeveloperIdentities,
        $crate::identity_pools::SetIdentityPoolRoles,
        $crate::identity_pools::SetPrincipalTagAttributeMap,
        $crate::identity_pools::TagResource,
        $crate::identity_pools::UnlinkDeveloperIdentity,
        $crate::identity_pools::UnlinkIdentity, $crate::identity_pools::UntagResource,
        $crate::identity_pools::UpdateIdentityPool }
    };
}
