//! An S3 server that trusts Poolgate's credentials: `s3s` over a folder, with Poolgate's issuer at the door. The issuer
//! tells who signed a request and whether the role's policy lets it through.

use std::{io, path::Path};

use async_trait::async_trait;
use hyper::{Request, body::Incoming};
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto,
};
use poolgate::{
    Poolgate,
    env::{Clock, SystemClock},
    issuer_local::{
        Principal,
        policy::{Context, Decision},
        sigv4::{AuthError, Dialect, Payload, Scope, SignedRequest},
    },
};
use s3s::{
    S3Error, S3ErrorCode, S3Result,
    access::{S3Access, S3AccessContext},
    auth::{S3Auth, SecretKey},
    s3_error,
    service::{S3Service, S3ServiceBuilder},
};
use s3s_fs::FileSystem;
use tokio::{net::TcpListener, task_local};

task_local! {
    /// Who signed the request that this task answers.
    static CALLER: Result<Principal, AuthError>;
}

/// Serves `folder`, whose folders are the buckets, on a free port of this machine; the address.
pub(crate) async fn start(folder: &Path, poolgate: Poolgate) -> io::Result<String> {
    let files = FileSystem::new(folder).map_err(|error| io::Error::other(format!("{error:?}")))?;
    let mut service = S3ServiceBuilder::new(files);
    service.set_auth(Door);
    service.set_access(Rules(poolgate.clone()));
    let service = service.build();
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (service, poolgate) = (service.clone(), poolgate.clone());
            let answer = hyper::service::service_fn(move |request| answer(request, service.clone(), poolgate.clone()));
            tokio::spawn(async move {
                let server = auto::Builder::new(TokioExecutor::new());
                // A connection that breaks ends by itself.
                let _ = server.serve_connection(TokioIo::new(stream), answer).await;
            });
        }
    });
    Ok(address)
}

/// Finds out who asks, before S3 looks at what is asked.
async fn answer(
    request: Request<Incoming>,
    service: S3Service,
    poolgate: Poolgate,
) -> Result<s3s::HttpResponse, s3s::HttpError> {
    let headers: Vec<(&str, &str)> = request
        .headers()
        .iter()
        .filter_map(|(name, value)| Some((name.as_str(), std::str::from_utf8(value.as_bytes()).ok()?)))
        .collect();
    let signed = SignedRequest {
        method: request.method().as_str(),
        path: request.uri().path(),
        query: request.uri().query().unwrap_or_default(),
        headers: &headers,
        // S3 holds the body against the signed hash while it reads it.
        payload: Payload::Declared,
    };
    let scope = Scope { services: &["s3"], region: None };
    let caller = match poolgate.issuer() {
        Some(issuer) => issuer.authenticate_for(&signed, &scope, SystemClock.now()),
        None => Err(AuthError::UnknownAccessKey),
    };
    CALLER.scope(caller, service.call(request.map(s3s::Body::from))).await
}

/// Gives `s3s` the secret key of whoever signed, so that it can verify the body's signatures as well.
struct Door;

#[async_trait]
impl S3Auth for Door {
    async fn get_secret_key(&self, _access_key: &str) -> S3Result<SecretKey> {
        CALLER.with(|caller| match caller {
            Ok(principal) => Ok(principal.secret_key().expose().as_str().into()),
            Err(error) => {
                let code = S3ErrorCode::from_bytes(error.code(Dialect::S3).as_bytes());
                Err(S3Error::with_message(code.unwrap_or(S3ErrorCode::AccessDenied), error.to_string()))
            }
        })
    }
}

/// Asks the issuer whether the caller's role allows the operation.
struct Rules(Poolgate);

#[async_trait]
impl S3Access for Rules {
    async fn check(&self, request: &mut S3AccessContext<'_>) -> S3Result<()> {
        let action = format!("s3:{}", request.s3_op().name());
        let path = request.s3_path();
        let resource = match (path.as_object(), path.as_bucket()) {
            (Some((bucket, key)), _) => format!("arn:aws:s3:::{bucket}/{key}"),
            (None, Some(bucket)) => format!("arn:aws:s3:::{bucket}"),
            (None, None) => "*".to_owned(),
        };
        let decision = CALLER.with(|caller| match (caller, self.0.issuer()) {
            (Ok(principal), Some(issuer)) => issuer.authorize(principal, &action, &resource, &Context::new()),
            _ => Decision::ImplicitDeny,
        });
        match decision {
            Decision::Allow => Ok(()),
            _ => Err(s3_error!(AccessDenied, "the role does not allow {action} on {resource}")),
        }
    }
}
