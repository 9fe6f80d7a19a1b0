//! The PostgreSQL store beside a table written by hand for one kind of record: what its generality costs, and what
//! writers gain from each other. A durable cluster of its own; wall time, since most of it is the database's.

#![expect(clippy::unwrap_used, clippy::cast_precision_loss, reason = "a bench fails by panicking")]

use std::{
    future::Future,
    time::{Duration, Instant},
};

use poolgate::{
    postgres::{PostgresOptions, PostgresStore},
    storage::{Store, StoreExt},
};
use poolgate_benches::storage::{NOW, Pair, User, median};
use poolgate_tests::postgres::{Cluster, Options};
use tokio_postgres::{Client, NoTls, Statement};

const ROUNDS: usize = 9;
const SIGN_UPS: usize = 60;
const LOOKUPS: usize = 1500;
const WRITING: Duration = Duration::from_secs(1);

/// The table by hand: a column for each thing that the store keeps as an entry, as many unique indexes.
struct ByHand {
    client: Client,
    insert: Statement,
    by_name: Statement,
    by_sub: Statement,
}

impl ByHand {
    async fn new(url: &str) -> Self {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
        tokio::spawn(connection);
        let table =
            "CREATE TABLE users (pool text COLLATE \"C\", name text COLLATE \"C\", sub text COLLATE \"C\" NOT NULL,
            email text COLLATE \"C\" NOT NULL, search text COLLATE \"C\" NOT NULL, version int8 NOT NULL,
            body bytea NOT NULL, PRIMARY KEY (pool, name));
            CREATE UNIQUE INDEX subs ON users (pool, sub); CREATE UNIQUE INDEX emails ON users (pool, email);
            CREATE INDEX searches ON users (pool, search)";
        client.batch_execute(table).await.unwrap();
        let by = |column: &str| format!("SELECT version, body FROM users WHERE pool = $1 AND {column} = $2");
        Self {
            insert: client.prepare("INSERT INTO users VALUES ($1, $2, $3, $4, $5, 1, $6)").await.unwrap(),
            by_name: client.prepare(&by("name")).await.unwrap(),
            by_sub: client.prepare(&by("sub")).await.unwrap(),
            client,
        }
    }

    async fn sign_up(&self, user: &User) {
        let search = format!("email\0{}", user.email).replace('\0', " ");
        let row: [&(dyn tokio_postgres::types::ToSql + Sync); 6] =
            [&"pool", &user.name, &user.sub, &user.email, &search, &user.body];
        self.client.execute(&self.insert, &row).await.unwrap();
    }

    async fn look_up(&self, statement: &Statement, value: &str) {
        let row = self.client.query_one(statement, &[&"pool", &value]).await.unwrap();
        assert_eq!(row.get::<_, Vec<u8>>(1).len(), 1200);
    }
}

async fn sign_up(store: &PostgresStore, user: &User) {
    store.commit(&user.insert(), NOW).await.unwrap();
}

/// The time of one of `count` calls, one after the other.
async fn each<F: Future<Output = ()>>(count: usize, call: impl Fn(usize) -> F) -> f64 {
    let begun = Instant::now();
    for number in 0..count {
        call(number).await;
    }
    begun.elapsed().as_secs_f64() * 1e6 / count as f64
}

/// Sign-ups a second by so many writers.
async fn writers(store: &PostgresStore, count: usize, from: usize) -> f64 {
    let begun = Instant::now();
    let writing = (0..count).map(|writer| {
        let store = store.clone();
        tokio::spawn(async move {
            let mut done = 0;
            while begun.elapsed() < WRITING {
                sign_up(&store, &User::new(from + writer * 10_000 + done)).await;
                done += 1;
            }
            done
        })
    });
    let mut done = 0;
    for writer in writing.collect::<Vec<_>>() {
        done += writer.await.unwrap();
    }
    done as f64 / begun.elapsed().as_secs_f64()
}

#[tokio::main]
async fn main() {
    let cluster = Cluster::start(Options::default()).unwrap();
    let url = cluster.create_database().unwrap();
    let options = PostgresOptions { connections: 64, ..PostgresOptions::default() };
    let store = PostgresStore::connect_with(&url, options).await.unwrap();
    let by_hand = ByHand::new(&url).await;
    let user = |round: usize, number: usize| User::new(round * 10_000_000 + number);
    let [mut sign_ups, mut names, mut subs] = [(); 3].map(|()| Pair::default());
    let [mut one, mut many] = [(); 2].map(|()| Vec::new());
    for round in 0..ROUNDS {
        let known = |number: usize| user(round, number % SIGN_UPS);
        sign_ups.0.push(each(SIGN_UPS, async |number| sign_up(&store, &user(round, number)).await).await);
        sign_ups.1.push(each(SIGN_UPS, async |number| by_hand.sign_up(&user(round, number)).await).await);
        let by_name = async |number| assert!(store.record(&known(number).key(), NOW).await.unwrap().is_some());
        names.0.push(each(LOOKUPS, by_name).await);
        let by_name = async |number| by_hand.look_up(&by_hand.by_name, &known(number).name).await;
        names.1.push(each(LOOKUPS, by_name).await);
        let by_sub = async |number| {
            assert_eq!(store.query(&known(number).by_sub(), NOW).await.unwrap().records.len(), 1);
        };
        subs.0.push(each(LOOKUPS, by_sub).await);
        subs.1.push(each(LOOKUPS, async |number| by_hand.look_up(&by_hand.by_sub, &known(number).sub).await).await);
        one.push(writers(&store, 1, round * 10_000_000 + 1_000_000).await);
        many.push(writers(&store, 64, round * 10_000_000 + 2_000_000).await);
    }
    Pair::print_head();
    sign_ups.print("sign-up");
    names.print("lookup by name");
    subs.print("lookup by sub");
    let (one, many) = (median(one), median(many));
    println!("sign-ups a second: {one:.0} by one writer, {many:.0} by 64: {:.1} times", many / one);
}
