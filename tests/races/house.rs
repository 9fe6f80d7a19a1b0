//! The library on an engine, and threads that call it all at once.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Barrier, LazyLock,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};

use poolgate::{
    Poolgate,
    env::{Clock, Millis, RootKey, SystemClock, SystemEntropy},
    postgres::PostgresStore,
    sqlite::SqliteStore,
    storage::Store,
    token::FixedKeys,
    user_pools::{
        Limits, Settings,
        password_hash::TestHasher,
        routes,
        srp::{client::Client, format_timestamp},
    },
    wire::{Call, Caller, Code, Error},
};
use poolgate_tests::postgres::Cluster;
use serde_json::{Map, Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// How many try at the same moment.
pub(crate) const RACERS: usize = 32;

/// How often each race is run: who comes first differs from run to run.
pub(crate) const ROUNDS: usize = 3;

pub(crate) const PASSWORD: &str = "Correct-Horse-9";
/// Every code that is sent is this one.
pub(crate) const CODE: &str = "123456";
pub(crate) const WRONG_CODE: &str = "000000";

/// Making keys would take longer than the races.
static KEYS: LazyLock<FixedKeys> = LazyLock::new(|| {
    let (id, access) =
        (include_str!("../../crates/token/testdata/id.pem"), include_str!("../../crates/token/testdata/access.pem"));
    FixedKeys::new(id, access).unwrap()
});

/// How far the clock of [`House::advance`] has been moved.
#[derive(Debug, Default)]
struct MovedClock(AtomicU64);

impl Clock for MovedClock {
    fn now(&self) -> Millis {
        SystemClock.now() + Duration::from_millis(self.0.load(Ordering::SeqCst))
    }
}

/// A user pool in which verified e-mail addresses sign in, and an app client of it.
pub(crate) struct House {
    poolgate: Poolgate,
    clock: Arc<MovedClock>,
    runtime: Runtime,
    pub(crate) pool_id: String,
    pub(crate) client_id: String,
    _folder: Option<TempDir>,
}

pub(crate) type Answer = Result<Value, Error>;

impl House {
    pub(crate) fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(folder.path().join("poolgate.db")).unwrap();
        Self { _folder: Some(folder), ..Self::on(runtime(), Arc::new(store)) }
    }

    pub(crate) fn on_postgres() -> Self {
        let runtime = runtime();
        let url = Cluster::shared_database().unwrap();
        let store = runtime.block_on(PostgresStore::connect(&url)).unwrap();
        Self::on(runtime, Arc::new(store))
    }

    fn on(runtime: Runtime, store: Arc<dyn Store>) -> Self {
        let settings =
            Settings { fixed_code: Some(CODE.to_owned()), limits: Limits::unlimited(), ..Settings::default() };
        let clock = Arc::new(MovedClock::default());
        let poolgate = Poolgate::builder()
            .store(store)
            .root_key(RootKey::new([7; 32]))
            .keys(Arc::new(KEYS.clone()))
            .hasher(Arc::new(TestHasher))
            .clock(clock.clone())
            .settings(settings)
            .build()
            .unwrap();
        let (pool_id, client_id) = (String::new(), String::new());
        let house = Self { poolgate, clock, runtime, pool_id, client_id, _folder: None };
        house.with_pool(json!({ "AliasAttributes": ["email"] }))
    }

    /// The same with a pool of these settings.
    pub(crate) fn with_pool(mut self, settings: Value) -> Self {
        (self.pool_id, self.client_id) = self.new_pool(settings);
        self
    }

    /// Makes a pool and a client of it.
    pub(crate) fn new_pool(&self, settings: Value) -> (String, String) {
        let mut pool = object(json!({ "PoolName": "people", "AutoVerifiedAttributes": ["email"] }));
        pool.extend(object(settings));
        let pool_id = text(&self.send("CreateUserPool", pool.into()).unwrap()["UserPool"]["Id"]);
        let flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];
        let client = json!({ "UserPoolId": pool_id, "ClientName": "app", "ExplicitAuthFlows": flows });
        let client = self.send("CreateUserPoolClient", client).unwrap();
        (pool_id, text(&client["UserPoolClient"]["ClientId"]))
    }

    /// Calls an operation with the pool's and client's ids where the members name no others.
    pub(crate) fn call(&self, operation: &str, members: Value) -> Answer {
        let mut body = object(json!({ "UserPoolId": self.pool_id, "ClientId": self.client_id }));
        body.extend(object(members));
        self.send(operation, body.into())
    }

    /// Calls an operation as the wire does. Whatever it is refused with must be declared for it, and be about the matter
    /// rather than about the crowd.
    fn send(&self, operation: &str, body: Value) -> Answer {
        let route = routes().find(|route| route.name == operation).unwrap();
        let call = Call {
            request_id: "request".into(),
            caller: Caller::Host,
            region: "us-east-1".into(),
            account: "000000000000".into(),
            source_ip: None,
            user_agent: None,
        };
        let answer = self.runtime.block_on(route.run(self.poolgate.user_pools(), &call, body));
        if let Err(error) = &answer {
            assert!(route.errors.contains(&error.code), "{operation} does not declare {error}");
            let crowd = [Code::InternalErrorException, Code::TooManyRequestsException];
            assert!(!crowd.contains(&error.code), "{operation}: {error:?}");
        }
        answer.map(|answer| serde_json::from_slice(&answer).unwrap())
    }

    pub(crate) fn sign_up(&self, name: &str, email: &str) -> Answer {
        let attributes = json!([{ "Name": "email", "Value": email }]);
        self.call("SignUp", json!({ "Username": name, "Password": PASSWORD, "UserAttributes": attributes }))
    }

    pub(crate) fn confirm(&self, name: &str, force: bool) -> Answer {
        let members = json!({ "Username": name, "ConfirmationCode": CODE, "ForceAliasCreation": force });
        self.call("ConfirmSignUp", members)
    }

    /// A confirmed user with a verified address.
    pub(crate) fn user(&self, name: &str) {
        self.sign_up(name, &email_of(name)).unwrap();
        self.confirm(name, false).unwrap();
    }

    pub(crate) fn initiate(&self, flow: &str, parameters: &Value) -> Answer {
        self.call("InitiateAuth", json!({ "AuthFlow": flow, "AuthParameters": parameters }))
    }

    pub(crate) fn by_password(&self, name: &str, password: &str) -> Answer {
        self.initiate("USER_PASSWORD_AUTH", &json!({ "USERNAME": name, "PASSWORD": password }))
    }

    /// The tokens of a sign-in.
    pub(crate) fn tokens(&self, name: &str) -> Value {
        self.by_password(name, PASSWORD).unwrap()["AuthenticationResult"].take()
    }

    pub(crate) fn refresh(&self, tokens: &Value) -> Answer {
        self.initiate("REFRESH_TOKEN_AUTH", &json!({ "REFRESH_TOKEN": tokens["RefreshToken"] }))
    }

    pub(crate) fn get_user(&self, tokens: &Value) -> Answer {
        self.call("GetUser", json!({ "AccessToken": tokens["AccessToken"] }))
    }

    pub(crate) fn respond(&self, challenge: &str, session: &Value, responses: &Value) -> Answer {
        let mut members = object(json!({ "ChallengeName": challenge, "ChallengeResponses": responses }));
        if !session.is_null() {
            members.insert("Session".into(), session.clone());
        }
        self.call("RespondToAuthChallenge", members.into())
    }

    /// Begins a sign-in by SRP: what proves [`PASSWORD`].
    pub(crate) fn proof(&self, name: &str) -> Value {
        let client = Client::new(&SystemEntropy::new()).unwrap();
        let challenge = self.initiate("USER_SRP_AUTH", &json!({ "USERNAME": name, "SRP_A": client.a_hex() })).unwrap();
        let get = |name: &str| text(&challenge["ChallengeParameters"][name]);
        let (user, block) = (get("USER_ID_FOR_SRP"), get("SECRET_BLOCK"));
        let timestamp = format_timestamp(self.clock.now());
        let signature =
            client.respond(&self.pool_id, &user, PASSWORD, &get("SALT"), &get("SRP_B"), &block, &timestamp).unwrap();
        json!({ "USERNAME": user, "PASSWORD_CLAIM_SECRET_BLOCK": block, "PASSWORD_CLAIM_SIGNATURE": signature,
            "TIMESTAMP": timestamp })
    }

    pub(crate) fn admin(&self, operation: &str, name: &str, members: Value) -> Answer {
        let mut members = object(members);
        members.insert("Username".into(), name.into());
        self.call(operation, members.into())
    }

    pub(crate) fn attributes(&self, name: &str) -> BTreeMap<String, String> {
        let user = self.admin("AdminGetUser", name, json!({})).unwrap();
        let attributes = user["UserAttributes"].as_array().unwrap().iter();
        attributes.map(|attribute| (text(&attribute["Name"]), text(&attribute["Value"]))).collect()
    }

    pub(crate) fn now(&self) -> Millis {
        self.clock.now()
    }

    /// Has time go by, beside what goes by itself.
    pub(crate) fn advance(&self, by: Duration) {
        self.clock.0.fetch_add(u64::try_from(by.as_millis()).unwrap(), Ordering::SeqCst);
    }

    /// Runs leftovers' removal, as a server does now and then.
    pub(crate) fn tidy(&self) {
        self.runtime.block_on(self.poolgate.tidy(1000)).unwrap();
    }
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

/// What everyone gets who does it at once.
pub(crate) fn race<T: Send>(act: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let start = Barrier::new(RACERS);
    thread::scope(|scope| {
        let run = |racer| {
            let (start, act) = (&start, &act);
            scope.spawn(move || {
                start.wait();
                act(racer)
            })
        };
        let racers: Vec<_> = (0..RACERS).map(run).collect();
        racers.into_iter().map(|racer| racer.join().unwrap()).collect()
    })
}

/// As [`race`], for what everyone gets.
pub(crate) fn race_without_refusal(act: impl Fn(usize) -> Answer + Sync) -> Vec<Value> {
    race(act).into_iter().map(Result::unwrap).collect()
}

/// Who alone got what all were after; the others were refused with this.
pub(crate) fn winner(answers: &[Answer], code: Code, message: &str) -> usize {
    let refusals: Vec<&Error> = answers.iter().filter_map(|answer| answer.as_ref().err()).collect();
    assert_eq!(refusals.len(), RACERS - 1, "{refusals:?}");
    for error in refusals {
        assert_eq!((error.code, error.message.as_str()), (code, message));
    }
    answers.iter().position(Result::is_ok).unwrap()
}

pub(crate) fn email_of(name: &str) -> String {
    format!("{name}@example.com")
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn object(value: Value) -> Map<String, Value> {
    let Value::Object(map) = value else { panic!("an object: {value}") };
    map
}
