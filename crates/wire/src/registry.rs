//! All operations of both services, built or not.

use std::fmt;

use crate::{Auth, Code, Operation, Service, Shape, identity_pools, user_pools};

/// What the model says of an operation.
#[derive(Clone, Copy)]
pub struct OperationInfo {
    /// Cognito's name for it.
    pub name: &'static str,
    /// The service that offers it.
    pub service: Service,
    /// Whether its requests are signed.
    pub auth: Auth,
    /// The exceptions that the model declares for it.
    pub errors: &'static [Code],
    input: fn() -> &'static Shape,
    output: fn() -> &'static Shape,
}

impl OperationInfo {
    /// What the model says of `O`.
    pub const fn of<O: Operation>() -> Self {
        Self {
            name: O::NAME,
            service: O::SERVICE,
            auth: O::AUTH,
            errors: O::ERRORS,
            input: O::input_shape,
            output: O::output_shape,
        }
    }

    /// The constraints on what it takes.
    pub fn input_shape(&self) -> &'static Shape {
        (self.input)()
    }

    /// The constraints on what it answers.
    pub fn output_shape(&self) -> &'static Shape {
        (self.output)()
    }
}

impl fmt::Debug for OperationInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OperationInfo")
            .field("name", &self.name)
            .field("service", &self.service)
            .field("auth", &self.auth)
            .finish_non_exhaustive()
    }
}

/// The operations of `service`, sorted by name.
pub const fn operations(service: Service) -> &'static [OperationInfo] {
    match service {
        Service::UserPools => USER_POOLS,
        Service::IdentityPools => IDENTITY_POOLS,
    }
}

/// All operations, user pools' first.
pub fn all() -> impl Iterator<Item = &'static OperationInfo> {
    USER_POOLS.iter().chain(IDENTITY_POOLS)
}

/// The operation of that name, to the letter.
pub fn find(service: Service, name: &str) -> Option<&'static OperationInfo> {
    let operations = operations(service);
    operations.binary_search_by(|operation| operation.name.cmp(name)).ok().and_then(|place| operations.get(place))
}

/// The service and operation that an `X-Amz-Target` header names, such as `AWSCognitoIdentityService.GetId`.
/// The operation is a name yet unknown.
pub fn parse_target(target: &str) -> Option<(Service, &str)> {
    let (prefix, name) = target.split_once('.')?;
    let service = Service::ALL.into_iter().find(|service| service.target_prefix() == prefix)?;
    Some((service, name))
}

impl Service {
    /// Both.
    pub const ALL: [Self; 2] = [Self::UserPools, Self::IdentityPools];

    /// What stands before the operation's name in `X-Amz-Target`.
    pub const fn target_prefix(self) -> &'static str {
        match self {
            Self::UserPools => user_pools::TARGET_PREFIX,
            Self::IdentityPools => identity_pools::TARGET_PREFIX,
        }
    }

    /// The service's name in a signature's scope.
    pub const fn signing_name(self) -> &'static str {
        match self {
            Self::UserPools => user_pools::SIGNING_NAME,
            Self::IdentityPools => identity_pools::SIGNING_NAME,
        }
    }
}

macro_rules! table {
    ($($operation:path),* $(,)?) => { &[$(OperationInfo::of::<$operation>()),*] };
}

const USER_POOLS: &[OperationInfo] = crate::each_user_pools_operation!(table);
const IDENTITY_POOLS: &[OperationInfo] = crate::each_identity_pools_operation!(table);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_is_found_by_its_name() {
        assert_eq!((USER_POOLS.len(), IDENTITY_POOLS.len()), (141, 23));
        for operation in all() {
            assert_eq!(find(operation.service, operation.name).map(|found| found.name), Some(operation.name));
        }
        assert!(find(Service::UserPools, "GetId").is_none());
        assert!(find(Service::IdentityPools, "getid").is_none());
    }

    #[test]
    fn a_target_names_service_and_operation() {
        let target = "AWSCognitoIdentityProviderService.SignUp";
        assert_eq!(parse_target(target), Some((Service::UserPools, "SignUp")));
        assert_eq!(parse_target("AWSCognitoIdentityService.Nope"), Some((Service::IdentityPools, "Nope")));
        assert_eq!(parse_target("DynamoDB_20120810.GetItem"), None);
        assert_eq!(parse_target("SignUp"), None);
    }

    #[test]
    fn public_operations_are_as_many_as_the_model_has() {
        let public = |service| operations(service).iter().filter(|one| one.auth == Auth::None).count();
        assert_eq!((public(Service::UserPools), public(Service::IdentityPools)), (34, 4));
    }
}
