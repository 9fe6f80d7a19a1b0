//! What a host's unit test of an auth flow costs: memory, the test hasher, no network.

#![expect(clippy::unwrap_used, reason = "a benchmark stops by panicking")]

use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use futures::executor::block_on;
use poolgate::{
    Poolgate,
    user_pools::{Outbox, password_hash::TestHasher},
    wire::user_pools::{
        AttributeType, AuthFlowType, ConfirmSignUpInput, CreateUserPoolClientInput, CreateUserPoolInput,
        ExplicitAuthFlowsType, GetUserInput, GetUserOutput, InitiateAuthInput, SignUpInput, VerifiedAttributeType,
    },
};
use poolgate_benches::{CpuTime, PASSWORD, PrivateKey, by_cpu_time};

struct Test {
    poolgate: Poolgate,
    outbox: Arc<Outbox>,
    client_id: String,
}

impl Test {
    async fn new() -> Self {
        let outbox = Arc::new(Outbox::default());
        let builder = Poolgate::builder().memory().hasher(Arc::new(TestHasher)).messages(outbox.clone());
        let poolgate = builder.build().unwrap();
        let pools = poolgate.user_pools();
        let pool = CreateUserPoolInput {
            pool_name: "test".into(),
            auto_verified_attributes: Some(vec![VerifiedAttributeType::Email]),
            ..Default::default()
        };
        let pool_id = pools.create_user_pool(pool).await.unwrap().user_pool.unwrap().id.unwrap();
        let client = CreateUserPoolClientInput {
            user_pool_id: pool_id,
            client_name: "app".into(),
            explicit_auth_flows: Some(vec![ExplicitAuthFlowsType::AllowUserPasswordAuth]),
            ..Default::default()
        };
        let client = pools.create_user_pool_client(client).await.unwrap().user_pool_client.unwrap();
        Self { poolgate, outbox, client_id: client.client_id.unwrap().into_inner() }
    }

    /// Sign-up, confirmation, sign-in by password, GetUser.
    async fn run(&self, username: &str) -> GetUserOutput {
        let (pools, client_id) = (self.poolgate.user_pools(), self.client_id.as_str());
        let address = format!("{username}@example.com");
        let email = AttributeType { name: "email".into(), value: Some(address.as_str().into()) };
        let sign_up = SignUpInput {
            client_id: client_id.into(),
            username: username.into(),
            password: Some(PASSWORD.into()),
            user_attributes: Some(vec![email]),
            ..Default::default()
        };
        pools.sign_up(sign_up).await.unwrap();
        let code = self.outbox.last_to(&address).unwrap().code;
        let confirm = ConfirmSignUpInput {
            client_id: client_id.into(),
            username: username.into(),
            confirmation_code: code.expose().clone(),
            ..Default::default()
        };
        pools.confirm_sign_up(confirm).await.unwrap();
        let sign_in = InitiateAuthInput {
            auth_flow: AuthFlowType::UserPasswordAuth,
            client_id: client_id.into(),
            auth_parameters: Some([("USERNAME", username), ("PASSWORD", PASSWORD)].into()),
            ..Default::default()
        };
        let tokens = pools.initiate_auth(sign_in).await.unwrap().authentication_result.unwrap();
        pools.get_user(GetUserInput { access_token: tokens.access_token.unwrap() }).await.unwrap()
    }
}

fn flow(c: &mut Criterion<CpuTime>) {
    let key = PrivateKey::new();
    c.bench_function("limit: two signatures", |b| b.iter(|| [key.sign(), key.sign()]));
    let test = block_on(Test::new());
    let mut number = 0;
    c.bench_function("sign-up, confirmation, sign-in, GetUser", |b| {
        b.iter(|| {
            number += 1;
            block_on(test.run(&format!("user-{number}")))
        });
    });
}

criterion_group! { name = benches; config = by_cpu_time(); targets = flow }
criterion_main!(benches);
