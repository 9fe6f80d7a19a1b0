//! How an operation is named, called and answered, over the wire and in-process alike.

use std::fmt;
use std::net::IpAddr;
use std::pin::Pin;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::validate::{serialization_error, validate};
use crate::{Code, Error, Result, Shape};

/// A boxed future that another thread may finish.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// One operation of the model. The generated markers (`user_pools::SignUp`, …) implement it, nobody else does.
pub trait Operation: Send + Sync + 'static {
    /// Cognito's name for it.
    const NAME: &'static str;
    /// The service that offers it.
    const SERVICE: Service;
    /// Whether its requests are signed.
    const AUTH: Auth;
    /// The exceptions that the model declares for it.
    const ERRORS: &'static [Code];
    /// What it takes.
    type Input: Request;
    /// What it answers.
    type Output: Serialize + DeserializeOwned + fmt::Debug + Default + Send + 'static;

    /// The constraints on what it takes.
    fn input_shape() -> &'static Shape;

    /// The constraints on what it answers, for tests of conformance.
    fn output_shape() -> &'static Shape;
}

/// The input of an operation.
pub trait Request: Serialize + DeserializeOwned + fmt::Debug + Default + Send + 'static {
    /// The operation that takes it.
    type Operation: Operation<Input = Self>;
}

/// The two services.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Service {
    /// User pools: `cognito-idp`.
    UserPools,
    /// Identity pools: `cognito-identity`.
    IdentityPools,
}

/// How the model wants an operation's requests authenticated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Auth {
    /// Not at all: the operation is public, or carries a token among its members.
    None,
    /// By an AWS signature, version 4.
    SigV4,
    /// By a signature, or by what it carries: an app client's secret. Callers without AWS credentials sign nothing; a
    /// signature that is there has to be good.
    Either,
}

/// Who calls, and from where. Made by the HTTP layer or by the service itself for a call in-process; handlers trust it.
#[derive(Debug, Clone)]
pub struct Call {
    /// Names this call in logs and answers.
    pub request_id: String,
    /// Who calls.
    pub caller: Caller,
    /// The AWS region that the call is for, such as `us-east-1`.
    pub region: String,
    /// The account of the caller, twelve digits.
    pub account: String,
    /// The caller's address, where there is one.
    pub source_ip: Option<IpAddr>,
    /// The caller's program, as it says.
    pub user_agent: Option<String>,
}

/// Who makes a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caller {
    /// The program that Poolgate is part of: trusted.
    Host,
    /// A holder of a configured key whose signature has been verified.
    Signed {
        /// The key's public half.
        access_key: String,
    },
    /// Anyone.
    Anonymous,
}

/// A service's own part of the operation `O`. Its input has passed the model's constraints, and nothing else.
pub trait Handle<O: Operation>: Sync {
    /// Does it. `call` is trusted, `input` is the caller's.
    fn handle(&self, call: &Call, input: O::Input) -> impl Future<Output = Result<O::Output>> + Send;
}

/// An operation as a row of a service's table: what is known of it, and how to run it from JSON to JSON.
pub struct Route<S> {
    /// Cognito's name for the operation.
    pub name: &'static str,
    /// The service that offers it.
    pub service: Service,
    /// Whether its requests are signed.
    pub auth: Auth,
    /// The exceptions that the model declares for it.
    pub errors: &'static [Code],
    run: Run<S>,
}

/// From the JSON of an input to that of an output.
type Run<S> = for<'a> fn(&'a S, &'a Call, Value) -> BoxFuture<'a, Result<Vec<u8>>>;

impl<S> Route<S> {
    /// The row of `O`.
    pub const fn of<O: Operation>() -> Self
    where
        S: Handle<O>,
    {
        Self { name: O::NAME, service: O::SERVICE, auth: O::AUTH, errors: O::ERRORS, run: run::<O, S> }
    }

    /// Validates and decodes `body`, has `service` handle it, and writes the answer as JSON. Whether the caller may make
    /// the call at all has been settled before.
    pub async fn run(&self, service: &S, call: &Call, body: Value) -> Result<Vec<u8>> {
        (self.run)(service, call, body).await
    }
}

impl<S> fmt::Debug for Route<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Route")
            .field("name", &self.name)
            .field("service", &self.service)
            .field("auth", &self.auth)
            .finish_non_exhaustive()
    }
}

/// Calls `O` in-process: the same validation as over the wire, then the handler.
pub async fn call<O: Operation, S: Handle<O>>(service: &S, call: &Call, input: O::Input) -> Result<O::Output> {
    let mut body = serde_json::to_value(&input).map_err(Error::internal)?;
    validate(O::input_shape(), &mut body)?;
    service.handle(call, input).await.map_err(declared::<O>)
}

fn run<'a, O: Operation, S: Handle<O>>(service: &'a S, call: &'a Call, body: Value) -> BoxFuture<'a, Result<Vec<u8>>> {
    Box::pin(async move {
        let input = decode::<O>(body)?;
        let output = service.handle(call, input).await.map_err(declared::<O>)?;
        serde_json::to_vec(&output).map_err(Error::internal)
    })
}

fn decode<O: Operation>(mut body: Value) -> Result<O::Input> {
    validate(O::input_shape(), &mut body)?;
    // What the walker lets through decodes; should the two ever disagree, it is still the caller's input.
    serde_json::from_value(body).map_err(|error| serialization_error("Unexpected value").caused_by(error))
}

/// Gives an error a name that the operation declares. Some declare `InternalErrorException`, some
/// `InternalServerException`; and an error that is not declared at all is a fault of ours, whatever it meant to say:
/// clients are made from the model and know no other.
fn declared<O: Operation>(mut error: Error) -> Error {
    if O::ERRORS.contains(&error.code) {
        return error;
    }
    let faults = [Code::InternalErrorException, Code::InternalServerException];
    let fault = faults.into_iter().find(|fault| O::ERRORS.contains(fault)).unwrap_or(Code::InternalErrorException);
    if matches!(error.code, Code::InternalErrorException | Code::InternalServerException) {
        error.code = fault;
        return error;
    }
    Error { code: fault, ..Error::internal(error) }
}

/// Declares the operations that a module of a service builds, each with the name of its method:
///
/// ```text
/// operations! { UserPools { SignUp => sign_up, ConfirmSignUp => confirm_sign_up } }
/// ```
///
/// gives `pub(crate) const OPERATIONS: &[Route<UserPools>]` and a documented method for each, which goes through
/// [`call`](crate::call). The service implements [`Handle`](crate::Handle) for every one of them, and has
/// `fn host_call(&self) -> Call`, which says how a call of the host itself looks.
#[macro_export]
macro_rules! operations {
    ($service:ty { $($(#[$attribute:meta])* $operation:ident => $method:ident),* $(,)? }) => {
        /// The operations that this module builds.
        pub(crate) const OPERATIONS: &[$crate::Route<$service>] = &[$($crate::Route::of::<$operation>()),*];

        impl $service {
            $(
                #[doc = concat!("Cognito's `", stringify!($operation), "`, called by the host itself: no signature is")]
                /// asked for, every other check is that of a call over the wire.
                $(#[$attribute])*
                pub async fn $method(
                    &self,
                    input: <$operation as $crate::Operation>::Input,
                ) -> $crate::Result<<$operation as $crate::Operation>::Output> {
                    // Boxed: a caller's own future is not to hold a whole sign-in.
                    ::std::boxed::Box::pin($crate::call::<$operation, _>(self, &self.host_call(), input)).await
                }
            )*
        }
    };
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use super::*;
    use crate::{identity_pools::GetId, user_pools::GetGroup};

    #[test]
    fn an_error_that_an_operation_does_not_declare_is_a_fault_of_ours() {
        let refused = Error::resource_not_found("Group not found.");
        assert_eq!(declared::<GetGroup>(refused).to_string(), "ResourceNotFoundException: Group not found.");
        let undeclared = declared::<GetGroup>(Error::new(Code::AliasExistsException, "taken"));
        assert_eq!(undeclared.to_string(), "InternalErrorException: Internal error.");
        assert_eq!(undeclared.source().unwrap().to_string(), "AliasExistsException: taken");
        assert_eq!(
            declared::<GetId>(Error::internal("disk on fire")).to_string(),
            "InternalErrorException: Internal error."
        );
    }
}
