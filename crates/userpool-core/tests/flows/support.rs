//! A service in memory, with a clock that stands still and a seed, and short ways to call it as a client does.

use std::{
    collections::BTreeMap,
    net::IpAddr,
    ops::Deref,
    sync::{
        Arc, LazyLock, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use async_trait::async_trait;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use futures::executor::block_on;
use poolgate_env::{Clock, ManualClock, Millis, RootKey, SecretString, SeededEntropy};
use poolgate_storage_trait::{Kind, MemoryStore, Query, Store, faults::FaultyStore};
use poolgate_token::FixedKeys;
use poolgate_triggers::Triggers;
use poolgate_userpool_core::{
    Limits, Message, MessageSender, Outbox, SendError, Settings, UserPools, Workers,
    password_hash::TestHasher,
    routes, secret_hash,
    srp::{client::Client, format_timestamp},
};
use poolgate_wire::{Call, Caller, Code, Error};
use serde_json::{Map, Value, json};

pub(crate) const PASSWORD: &str = "Correct-Horse-9";
pub(crate) const OTHER_PASSWORD: &str = "Newer-Horse-10";

static KEYS: LazyLock<FixedKeys> = LazyLock::new(|| {
    let (id, access) =
        (include_str!("../../../token/testdata/id.pem"), include_str!("../../../token/testdata/access.pem"));
    FixedKeys::new(id, access).unwrap()
});

/// Hands messages to the outbox, unless it is broken.
#[derive(Debug, Default)]
pub(crate) struct Post {
    outbox: Outbox,
    pub(crate) broken: AtomicBool,
}

#[async_trait]
impl MessageSender for Post {
    async fn send(&self, message: Message) -> Result<(), SendError> {
        if self.broken.load(Ordering::Relaxed) {
            return Err(SendError("the line is cut".into()));
        }
        self.outbox.send(message).await
    }
}

impl Deref for Post {
    type Target = Outbox;

    fn deref(&self) -> &Outbox {
        &self.outbox
    }
}

/// What a [`House`] is built of.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pool: Map<String, Value>,
    client: Map<String, Value>,
    triggers: Triggers,
    limits: Limits,
    workers: Workers,
}

impl Plan {
    /// A pool that verifies e-mail addresses, and a client that allows every flow that is built.
    pub(crate) fn new() -> Self {
        let pool = json!({ "PoolName": "people", "AutoVerifiedAttributes": ["email"] });
        let client = json!({
            "ClientName": "app",
            "ExplicitAuthFlows": [
                "ALLOW_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH",
                "ALLOW_REFRESH_TOKEN_AUTH",
            ],
        });
        Self {
            pool: object(pool),
            client: object(client),
            triggers: Triggers::none(),
            limits: Limits::unlimited(),
            workers: Workers::inline(),
        }
    }

    /// With these members of CreateUserPool.
    pub(crate) fn pool(mut self, members: Value) -> Self {
        self.pool.extend(object(members));
        self
    }

    /// With these members of CreateUserPoolClient.
    pub(crate) fn client(mut self, members: Value) -> Self {
        self.client.extend(object(members));
        self
    }

    /// With a client that hides who exists.
    pub(crate) fn hiding(self) -> Self {
        self.client(json!({ "PreventUserExistenceErrors": "ENABLED" }))
    }

    pub(crate) fn triggers(self, triggers: Triggers) -> Self {
        Self { triggers, ..self }
    }

    pub(crate) fn limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    pub(crate) fn workers(self, workers: Workers) -> Self {
        Self { workers, ..self }
    }

    pub(crate) fn build(self) -> House {
        let clock = Arc::new(ManualClock::at(Millis::from_secs(1_800_000_000)));
        let (entropy, outbox) = (Arc::new(SeededEntropy::new(1)), Arc::new(Post::default()));
        let store = Arc::new(FaultyStore::new(MemoryStore::new()));
        let pools = UserPools::builder(store.clone(), RootKey::new([7; 32]))
            .clock(clock.clone())
            .entropy(entropy.clone())
            .messages(outbox.clone())
            .keys(Arc::new(KEYS.clone()))
            .hasher(Arc::new(TestHasher))
            .workers(self.workers)
            .triggers(self.triggers)
            .settings(Settings { limits: self.limits, ..Settings::default() })
            .build();
        let nowhere = (String::new(), String::new(), None);
        let (pool_id, client_id, secret) = nowhere;
        let mut house =
            House { pools, clock, entropy, outbox, store, pool_id, client_id, secret, origin: Mutex::default() };
        house.pool_id = text(&house.call("CreateUserPool", self.pool.into()).unwrap()["UserPool"]["Id"]);
        (house.client_id, house.secret) = house.new_client(self.client.into());
        house
    }
}

/// The service, and what a test moves and looks at beside it.
#[derive(Debug)]
pub(crate) struct House {
    pub(crate) pools: UserPools,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) entropy: Arc<SeededEntropy>,
    pub(crate) outbox: Arc<Post>,
    pub(crate) store: Arc<FaultyStore<MemoryStore>>,
    pub(crate) pool_id: String,
    pub(crate) client_id: String,
    pub(crate) secret: Option<String>,
    /// Program and address that calls come from.
    origin: Mutex<Option<(String, IpAddr)>>,
}

impl House {
    /// Calls an operation as the wire does, with the house's own UserPoolId, ClientId and proof of its secret where the
    /// members name no others. Whatever error comes back must be one that the model declares for the operation.
    pub(crate) fn call(&self, operation: &str, members: Value) -> Result<Value, Error> {
        self.call_with(|_| {}, operation, members)
    }

    /// As [`House::call`], after a change of what is known of where it comes from.
    pub(crate) fn call_with(
        &self,
        change: impl FnOnce(&mut Call),
        operation: &str,
        members: Value,
    ) -> Result<Value, Error> {
        let route = routes().find(|route| route.name == operation).unwrap();
        let mut body = object(json!({ "UserPoolId": self.pool_id, "ClientId": self.client_id }));
        if operation == "CreateUserPool" {
            body.clear();
        }
        if let Some(secret) = &self.secret {
            body.insert("ClientSecret".into(), secret.as_str().into());
            if let Some(name) = members["Username"].as_str() {
                body.insert("SecretHash".into(), self.hash(name).into());
            }
        }
        body.extend(object(members));
        let (user_agent, source_ip) = self.origin.lock().unwrap().clone().unzip();
        let mut call = Call {
            request_id: "request".into(),
            caller: Caller::Host,
            region: "us-east-1".into(),
            account: "000000000000".into(),
            source_ip,
            user_agent,
        };
        change(&mut call);
        let answer = block_on(route.run(&self.pools, &call, body.into()));
        if let Err(error) = &answer {
            assert!(route.errors.contains(&error.code), "{operation} does not declare {error}");
        }
        answer.map(|answer| serde_json::from_slice(&answer).unwrap())
    }

    /// What is called in there comes from this program at this address.
    pub(crate) fn from<T>(&self, program: &str, address: &str, act: impl FnOnce(&Self) -> T) -> T {
        *self.origin.lock().unwrap() = Some((program.to_owned(), address.parse().unwrap()));
        let output = act(self);
        *self.origin.lock().unwrap() = None;
        output
    }

    /// A further client of the pool: its id and secret.
    pub(crate) fn new_client(&self, members: Value) -> (String, Option<String>) {
        let client = self.call("CreateUserPoolClient", members).unwrap()["UserPoolClient"].take();
        (text(&client["ClientId"]), client["ClientSecret"].as_str().map(str::to_owned))
    }

    /// The id of a client like this one, in another pool.
    pub(crate) fn client_of_another_pool(&self) -> String {
        let pool = self.call("CreateUserPool", json!({ "PoolName": "others" })).unwrap();
        let mut members = json!({ "UserPoolId": pool["UserPool"]["Id"], "ClientName": "app" });
        members["ExplicitAuthFlows"] =
            json!(["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_USER_AUTH", "ALLOW_CUSTOM_AUTH"]);
        self.new_client(members).0
    }

    /// SECRET_HASH for `name`.
    pub(crate) fn hash(&self, name: &str) -> String {
        secret_hash(&SecretString::from(self.secret.as_deref().unwrap()), name, &self.client_id)
    }

    /// Signs `name` up with the address `name@example.com`.
    pub(crate) fn sign_up(&self, name: &str) -> Result<Value, Error> {
        self.sign_up_with(name, &[("email", &email_of(name))])
    }

    pub(crate) fn sign_up_with(&self, name: &str, attributes: &[(&str, &str)]) -> Result<Value, Error> {
        let attributes = list(attributes);
        self.call("SignUp", json!({ "Username": name, "Password": PASSWORD, "UserAttributes": attributes }))
    }

    pub(crate) fn confirm(&self, name: &str, code: &str) -> Result<Value, Error> {
        self.call("ConfirmSignUp", json!({ "Username": name, "ConfirmationCode": code }))
    }

    /// A confirmed user with a verified address.
    pub(crate) fn user(&self, name: &str) {
        self.sign_up(name).unwrap();
        self.confirm(name, &self.code(&email_of(name))).unwrap();
    }

    /// The newest code sent to an address.
    pub(crate) fn code(&self, destination: &str) -> String {
        self.outbox.last_to(destination).unwrap().code.expose().clone()
    }

    pub(crate) fn initiate(&self, flow: &str, parameters: Value) -> Result<Value, Error> {
        let operation = if flow.starts_with("ADMIN") { "AdminInitiateAuth" } else { "InitiateAuth" };
        self.call(operation, json!({ "AuthFlow": flow, "AuthParameters": self.proven(parameters) }))
    }

    pub(crate) fn respond(&self, challenge: &str, session: &Value, responses: Value) -> Result<Value, Error> {
        let responses = self.proven(responses);
        let members = json!({ "ChallengeName": challenge, "Session": session, "ChallengeResponses": responses });
        self.call("RespondToAuthChallenge", members)
    }

    /// Parameters with SECRET_HASH where the client has a secret.
    fn proven(&self, mut parameters: Value) -> Value {
        if self.secret.is_some() && parameters.get("SECRET_HASH").is_none() {
            let hash = self.hash(parameters["USERNAME"].as_str().unwrap_or_default());
            object_mut(&mut parameters).insert("SECRET_HASH".into(), hash.into());
        }
        parameters
    }

    pub(crate) fn by_password(&self, name: &str, password: &str) -> Result<Value, Error> {
        self.initiate("USER_PASSWORD_AUTH", json!({ "USERNAME": name, "PASSWORD": password }))
    }

    /// AuthenticationResult of a sign-in by [`PASSWORD`].
    pub(crate) fn tokens(&self, name: &str) -> Value {
        tokens_of(self.by_password(name, PASSWORD))
    }

    pub(crate) fn refresh(&self, tokens: &Value) -> Result<Value, Error> {
        let mut parameters = json!({ "REFRESH_TOKEN": tokens["RefreshToken"] });
        if self.secret.is_some() {
            let username = text(&claims(&tokens["IdToken"])["cognito:username"]);
            object_mut(&mut parameters).insert("SECRET_HASH".into(), self.hash(&username).into());
        }
        self.initiate("REFRESH_TOKEN_AUTH", parameters)
    }

    /// Calls an operation that takes an access token.
    pub(crate) fn call_as(&self, tokens: &Value, operation: &str, members: Value) -> Result<Value, Error> {
        let mut members = object(members);
        members.insert("AccessToken".into(), tokens["AccessToken"].clone());
        self.call(operation, members.into())
    }

    pub(crate) fn get_user(&self, tokens: &Value) -> Result<Value, Error> {
        self.call_as(tokens, "GetUser", json!({}))
    }

    /// Asks for an SRP challenge and computes the answer to it: the ChallengeResponses.
    pub(crate) fn srp(&self, name: &str, password: &str) -> Result<Value, Error> {
        self.srp_by(name, password, |parameters| self.initiate("USER_SRP_AUTH", parameters))
    }

    /// As [`House::srp`], with further parameters of InitiateAuth.
    pub(crate) fn srp_with(&self, name: &str, password: &str, further: Value) -> Result<Value, Error> {
        self.srp_by(name, password, |mut parameters| {
            object_mut(&mut parameters).extend(object(further));
            self.initiate("USER_SRP_AUTH", parameters)
        })
    }

    /// The same where `ask` takes USERNAME and SRP_A.
    pub(crate) fn srp_by(
        &self,
        name: &str,
        password: &str,
        ask: impl FnOnce(Value) -> Result<Value, Error>,
    ) -> Result<Value, Error> {
        self.srp_from(&Client::new(self.entropy.as_ref()).unwrap(), name, password, ask)
    }

    /// The same with this client's number.
    pub(crate) fn srp_from(
        &self,
        client: &Client,
        name: &str,
        password: &str,
        ask: impl FnOnce(Value) -> Result<Value, Error>,
    ) -> Result<Value, Error> {
        let challenge = ask(json!({ "USERNAME": name, "SRP_A": client.a_hex() }))?;
        assert_eq!(challenge["ChallengeName"], "PASSWORD_VERIFIER");
        let get = |name: &str| text(&challenge["ChallengeParameters"][name]);
        let (user, block, timestamp) = (get("USER_ID_FOR_SRP"), get("SECRET_BLOCK"), self.timestamp());
        let signature =
            client.respond(&self.pool_id, &user, password, &get("SALT"), &get("SRP_B"), &block, &timestamp).unwrap();
        Ok(json!({
            "USERNAME": user,
            "PASSWORD_CLAIM_SECRET_BLOCK": block,
            "PASSWORD_CLAIM_SIGNATURE": signature,
            "TIMESTAMP": timestamp,
        }))
    }

    pub(crate) fn prove(&self, proof: &Value) -> Result<Value, Error> {
        self.respond("PASSWORD_VERIFIER", &Value::Null, proof.clone())
    }

    pub(crate) fn timestamp(&self) -> String {
        format_timestamp(self.clock.now())
    }

    /// An administrator's call about a user.
    pub(crate) fn admin(&self, operation: &str, name: &str, members: Value) -> Result<Value, Error> {
        let mut members = object(members);
        members.insert("Username".into(), name.into());
        self.call(operation, members.into())
    }

    /// A user whom an administrator makes, with [`PASSWORD`] for a temporary one unless the members say otherwise.
    pub(crate) fn invite(&self, name: &str, members: Value) -> Result<Value, Error> {
        let mut all = object(json!({ "TemporaryPassword": PASSWORD, "MessageAction": "SUPPRESS",
            "UserAttributes": list(&[("email", &email_of(name)), ("email_verified", "true")]) }));
        all.extend(object(members));
        self.admin("AdminCreateUser", name, all.into())
    }

    pub(crate) fn set_password(&self, name: &str, password: &str, permanent: bool) {
        let members = json!({ "Password": password, "Permanent": permanent });
        self.admin("AdminSetUserPassword", name, members).unwrap();
    }

    pub(crate) fn forgot(&self, name: &str) -> Result<Value, Error> {
        self.call("ForgotPassword", json!({ "Username": name }))
    }

    pub(crate) fn recover(&self, name: &str, code: &str, password: &str) -> Result<Value, Error> {
        let members = json!({ "Username": name, "ConfirmationCode": code, "Password": password });
        self.call("ConfirmForgotPassword", members)
    }

    pub(crate) fn status(&self, name: &str) -> String {
        text(&self.admin("AdminGetUser", name, json!({})).unwrap()["UserStatus"])
    }

    /// All attributes of a user but `sub`.
    pub(crate) fn attributes(&self, name: &str) -> BTreeMap<String, String> {
        let mut attributes = map_of(&self.admin("AdminGetUser", name, json!({})).unwrap()["UserAttributes"]);
        attributes.remove("sub");
        attributes
    }

    /// Everything that is kept of the pool, one after the other.
    pub(crate) fn kept(&self) -> String {
        let records = (0..64).flat_map(|kind| {
            let query = Query::prefix(Kind(kind), &self.pool_id, "");
            block_on(self.store.inner().query(&query, self.clock.now())).unwrap().records
        });
        records.map(|record| String::from_utf8_lossy(&record.body).into_owned()).collect()
    }

    /// The real names of the users that a filter finds, sorted.
    pub(crate) fn list_users(&self, filter: &str) -> Result<Vec<String>, Error> {
        let found = self.call("ListUsers", json!({ "Filter": filter }))?;
        let mut names: Vec<String> = found["Users"].as_array().unwrap().iter().map(|u| text(&u["Username"])).collect();
        names.sort();
        Ok(names)
    }
}

/// A house whose only user, alice, was brought into each status.
pub(crate) fn with_status(status: &str) -> House {
    let house = Plan::new().build();
    match status {
        "UNCONFIRMED" => drop(house.sign_up("alice").unwrap()),
        "CONFIRMED" => house.user("alice"),
        "FORCE_CHANGE_PASSWORD" => drop(house.invite("alice", json!({})).unwrap()),
        "RESET_REQUIRED" => {
            house.user("alice");
            house.admin("AdminResetUserPassword", "alice", json!({})).unwrap();
        }
        _ => unreachable!("{status}"),
    }
    assert_eq!(house.status("alice"), status);
    house
}

/// The wire's list of attributes.
pub(crate) fn list(attributes: &[(&str, &str)]) -> Value {
    attributes.iter().map(|(name, value)| json!({ "Name": name, "Value": value })).collect()
}

/// The wire's list of attributes as a map.
pub(crate) fn map_of(list: &Value) -> BTreeMap<String, String> {
    list.as_array().unwrap().iter().map(|a| (text(&a["Name"]), text(&a["Value"]))).collect()
}

pub(crate) fn email_of(name: &str) -> String {
    format!("{name}@example.com")
}

/// A code that is not this one.
pub(crate) fn wrong(code: &str) -> &'static str {
    if code == "000000" { "000001" } else { "000000" }
}

pub(crate) fn tokens_of(answer: Result<Value, Error>) -> Value {
    let mut answer = answer.unwrap();
    assert_eq!(answer["ChallengeParameters"], json!({}), "beside tokens stand no parameters");
    answer["AuthenticationResult"].take()
}

/// What a token says, unverified.
pub(crate) fn claims(token: &Value) -> Map<String, Value> {
    let payload = URL_SAFE_NO_PAD.decode(token.as_str().unwrap().split('.').nth(1).unwrap()).unwrap();
    serde_json::from_slice(&payload).unwrap()
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

pub(crate) fn object(value: Value) -> Map<String, Value> {
    let Value::Object(map) = value else { panic!("an object: {value}") };
    map
}

fn object_mut(value: &mut Value) -> &mut Map<String, Value> {
    value.as_object_mut().unwrap()
}

/// Whether the refusal is this one, told with what was tried.
pub(crate) fn assert_refused(result: Result<Value, Error>, code: Code, message: &str, tried: &str) {
    match result {
        Ok(answer) => panic!("{tried}: {answer}"),
        Err(error) => assert_eq!((error.code, error.message.as_str()), (code, message), "{tried}"),
    }
}

pub(crate) const INCORRECT: (Code, &str) = (Code::NotAuthorizedException, "Incorrect username or password.");
