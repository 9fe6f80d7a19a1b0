//! Who runs the functions that pools configure, and who makes the keys for those that send.

use std::{env, fs, io, path::PathBuf, sync::Arc};

use poolgate::{
    env::Clock,
    triggers::{
        AwsCredentials, EndpointError, Http, JavaScript, JavaScriptOptions, Lambda, ScriptError, TriggerHost, Triggers,
        codes::{DataKeys, Kms},
    },
};

use crate::options::Function;

/// Why a function cannot be run.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FunctionError {
    #[error("the file {} of function {name} cannot be read: {source}", file.display())]
    File { name: String, file: PathBuf, source: io::Error },
    #[error("{0}")]
    Script(#[from] ScriptError),
    #[error("function {name}: {source}")]
    Url { name: String, source: EndpointError },
    #[error("{variable}: {source}")]
    Endpoint { variable: &'static str, source: EndpointError },
    #[error("AWS Lambda is out of reach: {0}")]
    Lambda(EndpointError),
}

const LAMBDA: &str = "AWS_ENDPOINT_URL_LAMBDA";
const KMS: &str = "AWS_ENDPOINT_URL_KMS";

/// The functions that are given by name, and Lambda's for all other names.
pub(crate) fn triggers(
    functions: &[Function],
    region: &str,
    clock: &Arc<dyn Clock>,
    dev: bool,
) -> Result<Triggers, FunctionError> {
    let mut triggers = Triggers::builder();
    for function in functions {
        triggers = triggers.function(&function.name, host(function, clock)?);
    }
    if let Some(lambda) = lambda(region, dev)? {
        triggers = triggers.other_functions(Arc::new(lambda));
    }
    Ok(triggers.build())
}

fn host(function: &Function, clock: &Arc<dyn Clock>) -> Result<Arc<dyn TriggerHost>, FunctionError> {
    let Function { name, file } = function;
    if let Some(url) = function.url() {
        let host = Http::new(url).map_err(|source| FunctionError::Url { name: name.clone(), source })?;
        return Ok(Arc::new(host));
    }
    let source = fs::read_to_string(file);
    let source = source.map_err(|source| FunctionError::File { name: name.clone(), file: file.clone(), source })?;
    let options = JavaScriptOptions { clock: Arc::clone(clock), ..JavaScriptOptions::default() };
    Ok(Arc::new(JavaScript::new(name, source, options)?))
}

/// The endpoint that the environment names; else AWS's own, if the environment has credentials. A server for development
/// calls no functions of production because its developer has credentials: there the endpoint is named.
fn lambda(region: &str, dev: bool) -> Result<Option<Lambda>, FunctionError> {
    let credentials = AwsCredentials::from_variables(variable);
    if let Some(url) = variable(LAMBDA) {
        let lambda = Lambda::at(&url, region, credentials);
        return lambda.map(Some).map_err(|source| FunctionError::Endpoint { variable: LAMBDA, source });
    }
    let Some(credentials) = credentials.filter(|_| !dev) else { return Ok(None) };
    tracing::info!("functions under other names than those given are invoked at AWS Lambda");
    Lambda::aws(region, credentials).map(Some).map_err(FunctionError::Lambda)
}

/// Keys of KMS for custom senders, where the environment names its endpoint. `None` keeps to keys that come of the root
/// key.
pub(crate) fn data_keys() -> Result<Option<Arc<dyn DataKeys>>, FunctionError> {
    let Some(url) = variable(KMS) else { return Ok(None) };
    let kms = Kms::at(&url, AwsCredentials::from_variables(variable));
    let kms = kms.map_err(|source| FunctionError::Endpoint { variable: KMS, source })?;
    Ok(Some(Arc::new(kms)))
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}
