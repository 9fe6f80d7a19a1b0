//! A large pool is deleted, and its server killed in the middle of it, more than once.

use std::{
    fs,
    path::PathBuf,
    sync::{Arc, atomic::AtomicBool},
    thread,
    time::{Duration, Instant},
};

use poolgate::{
    Poolgate,
    env::{Clock as _, ManualClock, RootKey, SystemClock},
    postgres::PostgresStore,
    sqlite::SqliteStore,
    storage::Store,
    user_pools::password_hash::TestHasher,
    wire::user_pools::{AdminAddUserToGroupInput, AdminCreateUserInput, AttributeType, MessageActionType},
};
use poolgate_tests::{Server, postgres::Cluster};
use serde_json::{Value, json};
use tokio::{runtime::Runtime, task::JoinSet};

use crate::{
    HOUR, PATIENCE, ROOT_KEY,
    api::{Api, Pool, group},
    structure,
};

/// Users of the pool: many more than the deletion removes before it is acknowledged.
const USERS: usize = 2000;

/// Those of the other pool.
const OTHERS: usize = 3;

/// What is left of a drained pool for an hour: its mark, its listing, and the errand to remove them.
const MARKS: usize = 3;

/// Kills: the first in the middle of it, the others wherever it has got to.
const KILLS: usize = 3;

/// Users that are made at once.
const WRITERS: usize = 16;

/// Where the records are.
enum Place {
    Sqlite(PathBuf),
    Postgres(String),
}

impl Place {
    /// How many records there are; their rows fit together.
    fn records(&self) -> usize {
        match self {
            Self::Sqlite(file) => structure::of_sqlite(file),
            Self::Postgres(url) => structure::of_postgres(url),
        }
    }

    /// Does something in-process on the same records, as of `later` seconds.
    fn with<T, F: Future<Output = T>>(&self, later: u64, task: impl FnOnce(Poolgate) -> F) -> T {
        Runtime::new().unwrap().block_on(async {
            let store: Arc<dyn Store> = match self {
                Self::Sqlite(file) => Arc::new(SqliteStore::open(file).unwrap()),
                Self::Postgres(url) => Arc::new(PostgresStore::connect(url).await.unwrap()),
            };
            let clock = ManualClock::at(SystemClock.now());
            clock.advance(Duration::from_secs(later));
            let builder = Poolgate::builder().store(store).root_key(RootKey::from_base64(ROOT_KEY).unwrap());
            task(builder.clock(Arc::new(clock)).hasher(Arc::new(TestHasher)).build().unwrap()).await
        })
    }
}

#[test]
fn a_deletion_goes_on_after_kills_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    check(&["--data", data.to_str().unwrap()], &Place::Sqlite(data.join("poolgate.db")));
}

#[test]
fn a_deletion_goes_on_after_kills_on_postgresql() {
    let url = Cluster::shared_database().unwrap();
    check(&["--postgres", &url], &Place::Postgres(url.clone()));
}

fn check(options: &[&str], place: &Place) {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("root.key");
    fs::write(&key, ROOT_KEY).unwrap();
    let key = ["--root-key-file", key.to_str().unwrap()];
    let mut server = Server::start(&crate::options(&[options, &key].concat())).unwrap();
    let mut filled_pool = |users| {
        let pool = Pool::new(&server.client());
        // One process at a time has the file.
        server.kill().unwrap();
        place.with(0, async |poolgate| fill(&poolgate, &pool, users).await);
        server.start_again().unwrap();
        (pool, place.records())
    };
    let (other, before) = filled_pool(OTHERS);
    let (deleted, filled) = filled_pool(USERS);
    assert!(filled > before + USERS);
    ask(&server, &deleted, "DeleteUserPool").unwrap();
    let mut left = filled;
    for kill in 0..KILLS {
        server.kill().unwrap();
        let now = place.records();
        assert!(now <= left && (kill > 0 || (before + MARKS + 1..filled).contains(&now)), "{now} of {filled}, {left}");
        left = now;
        server.start_again().unwrap();
        assert_deleted(&server, &deleted);
    }
    let since = Instant::now();
    while place.records() > before + MARKS {
        assert!(since.elapsed() < PATIENCE, "{} records are left", place.records() - before);
        if let Place::Postgres(_) = place {
            // Another node is at it too.
            place.with(0, async |poolgate| poolgate.tidy(100).await.unwrap());
        }
        thread::sleep(Duration::from_millis(20));
    }
    assert_deleted(&server, &deleted);
    server.kill().unwrap();
    place.with(HOUR, async |poolgate| poolgate.tidy(100).await.unwrap());
    assert_eq!(place.records(), before);
    server.start_again().unwrap();
    assert_deleted(&server, &deleted);
    assert_eq!(ask(&server, &other, "DescribeUserPool").unwrap()["UserPool"]["EstimatedNumberOfUsers"], OTHERS);
}

/// Makes users who each claim an address; every fifth joins a group.
async fn fill(poolgate: &Poolgate, pool: &Pool, users: usize) {
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let (pools, pool) = (poolgate.user_pools().clone(), pool.clone());
        writers.spawn(async move {
            for number in (writer..users).step_by(WRITERS) {
                let attribute =
                    |name: &str, value: String| AttributeType { name: name.to_owned(), value: Some(value.into()) };
                let address = attribute("email", format!("user-{number}@example.com"));
                let user = AdminCreateUserInput {
                    user_pool_id: pool.id.clone(),
                    username: format!("user-{number}").into(),
                    user_attributes: Some(vec![address, attribute("email_verified", "true".to_owned())]),
                    message_action: Some(MessageActionType::Suppress),
                    ..Default::default()
                };
                pools.admin_create_user(user).await.unwrap();
                if number % 5 == 0 {
                    let join = AdminAddUserToGroupInput {
                        user_pool_id: pool.id.clone(),
                        username: format!("user-{number}").into(),
                        group_name: group(0),
                    };
                    pools.admin_add_user_to_group(join).await.unwrap();
                }
            }
        });
    }
    writers.join_all().await;
}

fn ask(server: &Server, pool: &Pool, operation: &str) -> Result<Value, String> {
    let alive = AtomicBool::new(false);
    let members = match operation {
        "AdminGetUser" => json!({ "Username": "user-0" }),
        "SignUp" => json!({ "Username": "new", "Password": "Correct-Horse-9" }),
        "ListUserPools" => json!({ "MaxResults": 60 }),
        _ => json!({}),
    };
    Api { client: server.client(), pool, dying: &alive }.ask(operation, members)
}

/// Nothing leads to the pool any more, whatever is still there of it.
fn assert_deleted(server: &Server, pool: &Pool) {
    for operation in ["DescribeUserPool", "DeleteUserPool", "AdminGetUser", "SignUp", "DescribeUserPoolClient"] {
        assert_eq!(ask(server, pool, operation).unwrap_err(), "ResourceNotFoundException", "{operation}");
    }
    let listed = ask(server, pool, "ListUserPools").unwrap();
    assert!(listed["UserPools"].as_array().unwrap().iter().all(|listed| listed["Id"] != pool.id), "{listed}");
    let keys = server.request("GET", &format!("/{}/.well-known/jwks.json", pool.id), &[], b"").unwrap();
    assert_eq!(keys.status, 404);
}
