//! Poolgate inside a host's own axum application: Cognito's API beside the application's routes, one of which only
//! answers to who is signed in.
//!
//! ```text
//! cargo run --example embed_axum
//! ```
//!
//! serves until Ctrl-C and prints what to type in another terminal.

use std::{error::Error, net::SocketAddr, sync::Arc};

use axum::{
    Router,
    extract::{ConnectInfo, FromRequestParts, Request, State},
    http::{HeaderMap, StatusCode, header::AUTHORIZATION, request::Parts},
    middleware::{self, Next},
    response::Response,
    routing::get,
};
use poolgate::{
    AccessKeys, Poolgate,
    http::{Peer, Signers},
    token::{Audience, KeyUse, Verified},
    wire::user_pools::{
        AdminCreateUserInput, AdminSetUserPasswordInput, CreateUserPoolClientInput, CreateUserPoolInput,
        ExplicitAuthFlowsType,
    },
};
use tokio::net::TcpListener;

const PASSWORD: &str = "Correct-horse-1";

/// What the application's routes know.
#[derive(Clone)]
struct App {
    poolgate: Poolgate,
    pool_id: String,
    client_id: String,
}

/// Who calls: an argument of every handler that asks for a signed-in user.
struct SignedIn(Verified);

impl FromRequestParts<App> for SignedIn {
    type Rejection = (StatusCode, &'static str);

    /// Verified with the pool's keys, without a look-up: good until it expires. Where a sign-out has to count at once,
    /// ask `get_user` with the token instead.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let token = bearer(&parts.headers).ok_or((StatusCode::UNAUTHORIZED, "an access token is missing"))?;
        let client = Audience::One(&app.client_id);
        match app.poolgate.verify_token(&app.pool_id, KeyUse::Access, client, token).await {
            Ok(Ok(claims)) => Ok(Self(claims)),
            Ok(Err(_)) => Err((StatusCode::UNAUTHORIZED, "the access token does not hold")),
            Err(_) => Err((StatusCode::SERVICE_UNAVAILABLE, "try again")),
        }
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

async fn greet(State(app): State<App>, SignedIn(claims): SignedIn) -> String {
    format!("Hello {} of {}", claims.text("username").unwrap_or_default(), app.pool_id)
}

/// The application: its own routes, and Poolgate for everything else.
fn router(app: App) -> Router {
    // Administrators sign their calls with this key; applications that make them in-process need none.
    let administrators = AccessKeys::new([("AKIAEXAMPLE".to_owned(), "a secret of the host".into())]);
    let gateway = app.poolgate.gateway().build(Signers::Checked(Arc::new(administrators)));
    Router::new()
        .route("/hello", get(greet))
        .fallback_service(gateway)
        .layer(middleware::from_fn(tell_the_address))
        .with_state(app)
}

/// Triggers and limits see the address that a request came from.
async fn tell_the_address(mut request: Request, next: Next) -> Response {
    if let Some(ConnectInfo(address)) = request.extensions().get::<ConnectInfo<SocketAddr>>().copied() {
        request.extensions_mut().insert(Peer(address.ip()));
    }
    next.run(request).await
}

/// A pool with an app client, and alice in it.
async fn set_up(poolgate: Poolgate) -> Result<App, Box<dyn Error>> {
    let pools = poolgate.user_pools();
    let pool = CreateUserPoolInput { pool_name: "people".into(), ..Default::default() };
    let pool = pools.create_user_pool(pool).await?.user_pool.unwrap_or_default();
    let pool_id = pool.id.ok_or("a pool has an id")?;
    let client = CreateUserPoolClientInput {
        user_pool_id: pool_id.clone(),
        client_name: "app".into(),
        explicit_auth_flows: Some(vec![ExplicitAuthFlowsType::AllowUserPasswordAuth]),
        ..Default::default()
    };
    let client = pools.create_user_pool_client(client).await?.user_pool_client.unwrap_or_default();
    let client_id = client.client_id.ok_or("a client has an id")?.into_inner();
    let alice = AdminCreateUserInput { user_pool_id: pool_id.clone(), username: "alice".into(), ..Default::default() };
    pools.admin_create_user(alice).await?;
    let password = AdminSetUserPasswordInput {
        user_pool_id: pool_id.clone(),
        username: "alice".into(),
        password: PASSWORD.into(),
        permanent: Some(true),
    };
    pools.admin_set_user_password(password).await?;
    Ok(App { poolgate, pool_id, client_id })
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:3000").await?;
    let url = format!("http://{}", listener.local_addr()?);
    let app = set_up(Poolgate::builder().memory().public_url(&url).build()?).await?;
    println!("Alice signs in and gets an AccessToken:\n");
    println!("  curl -s {url} -H 'X-Amz-Target: AWSCognitoIdentityProviderService.InitiateAuth' \\");
    println!("    -H 'Content-Type: application/x-amz-json-1.1' -d '{{\"AuthFlow\":\"USER_PASSWORD_AUTH\",");
    println!("    \"ClientId\":\"{}\",", app.client_id);
    println!("    \"AuthParameters\":{{\"USERNAME\":\"alice\",\"PASSWORD\":\"{PASSWORD}\"}}}}'\n");
    println!("With it the route opens:\n");
    println!("  curl {url}/hello -H \"Authorization: Bearer $ACCESS_TOKEN\"");
    axum::serve(listener, router(app).into_make_service_with_connect_info::<SocketAddr>()).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use serde_json::{Value, json};
    use tower::ServiceExt as _;

    use super::*;

    async fn app() -> App {
        set_up(Poolgate::builder().memory().build().unwrap()).await.unwrap()
    }

    async fn send(app: &App, request: axum::http::request::Builder, body: String) -> (StatusCode, String) {
        let answer = router(app.clone()).oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let status = answer.status();
        let body = to_bytes(answer.into_body(), 1 << 20).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    async fn tokens(app: &App) -> Value {
        let parameters = json!({ "USERNAME": "alice", "PASSWORD": PASSWORD });
        let body = json!({ "AuthFlow": "USER_PASSWORD_AUTH", "ClientId": app.client_id, "AuthParameters": parameters });
        let request = Request::post("/").header("X-Amz-Target", "AWSCognitoIdentityProviderService.InitiateAuth");
        let (status, body) = send(app, request, body.to_string()).await;
        assert_eq!(status, StatusCode::OK, "{body}");
        serde_json::from_str::<Value>(&body).unwrap()["AuthenticationResult"].take()
    }

    async fn hello(app: &App, token: &str) -> (StatusCode, String) {
        let request = Request::get("/hello").header(AUTHORIZATION, format!("Bearer {token}"));
        send(app, request, String::new()).await
    }

    #[tokio::test]
    async fn an_access_token_opens_the_route() {
        let app = app().await;
        let tokens = tokens(&app).await;
        let (status, body) = hello(&app, tokens["AccessToken"].as_str().unwrap()).await;
        assert_eq!((status, body), (StatusCode::OK, format!("Hello alice of {}", app.pool_id)));
    }

    #[tokio::test]
    async fn nothing_else_does() {
        let (app, other) = (app().await, self::app().await);
        let (tokens, foreign) = (tokens(&app).await, self::tokens(&other).await);
        let altered = format!("{}A", tokens["AccessToken"].as_str().unwrap());
        for token in
            ["", "nonsense", &altered, tokens["IdToken"].as_str().unwrap(), foreign["AccessToken"].as_str().unwrap()]
        {
            assert_eq!(hello(&app, token).await.0, StatusCode::UNAUTHORIZED);
        }
        assert_eq!(send(&app, Request::get("/hello"), String::new()).await.0, StatusCode::UNAUTHORIZED);
    }
}
