//! A user pool of some size, and the server in front of it.

use std::{
    thread,
    time::{Duration, Instant},
};

use poolgate_benches::PASSWORD;
use poolgate_tests::Server;
use serde_json::{Value, json};

use crate::{
    client::Connection,
    engine::{Database, Kind},
    loading,
    operations::{Asker, Operation},
    processes,
};

/// A server, its database and what is known of its users.
pub(crate) struct Directory {
    pub(crate) kind: Kind,
    pub(crate) people: People,
    pub(crate) loaded_per_second: Option<f64>,
    pub(crate) memory: Memory,
    askers: Vec<Asker>,
    // In this order: the server goes before its database.
    server: Server,
    database: Database,
}

/// Anonymous memory of the server, in KiB.
#[derive(Default)]
pub(crate) struct Memory {
    pub(crate) at_start: u32,
    pub(crate) most: u32,
}

/// What requests are made of.
pub(crate) struct People {
    pub(crate) size: u64,
    pub(crate) pool_id: String,
    pub(crate) client_id: String,
    /// Of the real users, in order.
    pub(crate) tokens: Vec<Tokens>,
    /// Where pages of the list's second half begin.
    pub(crate) deep: Vec<String>,
}

pub(crate) struct Tokens {
    pub(crate) access: String,
    pub(crate) refresh: String,
}

/// What came of asking for a while.
#[derive(Default)]
pub(crate) struct Turn {
    pub(crate) micros: Vec<u64>,
    pub(crate) server_cpu: u64,
    pub(crate) database_cpu: Option<u64>,
}

/// Users that have a password, in directories of all sizes alike: the others are copies of the first.
pub(crate) const REAL: u64 = 1000;
const MOST_CONNECTIONS: usize = 8;

impl Directory {
    /// Makes it, which takes minutes where it is large.
    pub(crate) fn new(kind: Kind, size: u64) -> Self {
        let database = Database::new(kind);
        let options = database.options();
        let options: Vec<&str> = options.iter().map(String::as_str).collect();
        let mut server = Server::start(&options).unwrap();
        let (pool_id, client_id) = pool(&mut connect(&server));
        each_in_parallel(&server, REAL.min(size), |connection, number| user(connection, &pool_id, number));
        server.kill().unwrap();
        let loaded_per_second = loading::load(&database, &pool_id, REAL.min(size)..size);
        database.settle();
        server.start_again().unwrap();
        let at_start = processes::anonymous_kib(server.process_id());
        eprintln!("{} with {size} users is there", kind.name());
        let tokens =
            each_in_parallel(&server, REAL.min(size), |connection, number| sign_in(connection, &client_id, number));
        let deep = second_half(&mut connect(&server), &pool_id, size);
        let people = People { size, pool_id, client_id, tokens, deep };
        let askers = (0..MOST_CONNECTIONS as u64).map(|number| Asker::new(connect(&server), number)).collect();
        Self { kind, people, loaded_per_second, memory: Memory { at_start, most: 0 }, askers, server, database }
    }

    /// Asks for the operation on so many connections at once, for a while.
    pub(crate) fn turn(&mut self, operation: Operation, connections: usize, lasting: Duration) -> Turn {
        let process = self.server.process_id();
        let cpu = || (processes::cpu_micros(process), self.database.cpu_micros());
        let before = cpu();
        let end = Instant::now() + lasting;
        let people = &self.people;
        let ask = |asker: &mut Asker| -> Vec<u64> {
            let mut micros = Vec::new();
            while Instant::now() < end {
                micros.push(u64::try_from(asker.ask(operation, people).as_micros()).unwrap());
            }
            micros
        };
        let micros = thread::scope(|threads| {
            let askers = self.askers[..connections].iter_mut();
            let asking: Vec<_> = askers.map(|asker| threads.spawn(|| ask(asker))).collect();
            asking.into_iter().flat_map(|asking| asking.join().unwrap()).collect()
        });
        let after = cpu();
        self.memory.most = self.memory.most.max(processes::anonymous_kib(process));
        let database_cpu = after.1.zip(before.1).map(|(after, before)| after.saturating_sub(before));
        Turn { micros, server_cpu: after.0 - before.0, database_cpu }
    }

    /// What another program has to know to ask this server.
    pub(crate) fn address(&self) -> String {
        let People { size, pool_id, client_id, .. } = &self.people;
        let (url, process) = (self.server.url(), self.server.process_id());
        let (kind, database) = (self.kind.name(), self.database.address().unwrap());
        format!("{kind} {size}: {url} process {process} pool {pool_id} client {client_id} database {database}")
    }
}

fn connect(server: &Server) -> Connection {
    Connection::to(server.url().trim_start_matches("http://").to_owned())
}

/// Names of which the first thousand lie all over the range.
pub(crate) fn username(number: u64) -> String {
    format!("user-{number}")
}

/// Addresses in another order than the names.
pub(crate) fn email(number: u64) -> String {
    format!("{:016x}@example.com", mixed(number))
}

/// One of very many numbers, another one for each.
pub(crate) const fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

fn pool(connection: &mut Connection) -> (String, String) {
    let pool = json!({ "PoolName": "scale", "AliasAttributes": ["email"], "AutoVerifiedAttributes": ["email"] });
    let pool_id = connection.call("CreateUserPool", &pool)["UserPool"]["Id"].as_str().unwrap().to_owned();
    let flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];
    let client = json!({ "UserPoolId": pool_id, "ClientName": "app", "ExplicitAuthFlows": flows });
    let client = connection.call("CreateUserPoolClient", &client);
    (pool_id, client["UserPoolClient"]["ClientId"].as_str().unwrap().to_owned())
}

fn user(connection: &mut Connection, pool_id: &str, number: u64) {
    let username = username(number);
    let attributes = json!([
        { "Name": "email", "Value": email(number) },
        { "Name": "email_verified", "Value": "true" },
        { "Name": "name", "Value": format!("Somebody {number}") },
    ]);
    let user = json!({
        "UserPoolId": pool_id, "Username": username, "UserAttributes": attributes, "MessageAction": "SUPPRESS",
    });
    connection.call("AdminCreateUser", &user);
    let password = json!({ "UserPoolId": pool_id, "Username": username, "Password": PASSWORD, "Permanent": true });
    connection.call("AdminSetUserPassword", &password);
}

fn sign_in(connection: &mut Connection, client_id: &str, number: u64) -> Tokens {
    let parameters = json!({ "USERNAME": username(number), "PASSWORD": PASSWORD });
    let input = json!({ "ClientId": client_id, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters });
    let answer = connection.call("InitiateAuth", &input);
    let token = |name: &str| answer["AuthenticationResult"][name].as_str().unwrap().to_owned();
    Tokens { access: token("AccessToken"), refresh: token("RefreshToken") }
}

/// Turns all pages of the list, counts who is on them, and keeps some places of the second half.
fn second_half(connection: &mut Connection, pool_id: &str, size: u64) -> Vec<String> {
    let (mut listed, mut places, mut token) = (0, Vec::new(), Value::Null);
    loop {
        let page = connection.call("ListUsers", &json!({ "UserPoolId": pool_id, "PaginationToken": token }));
        listed += page["Users"].as_array().unwrap().len();
        token = page["PaginationToken"].clone();
        let Some(place) = token.as_str() else { break };
        places.push(place.to_owned());
    }
    assert_eq!(listed as u64, size, "all are listed, and nobody twice");
    let half = places.split_off(places.len() / 2);
    let every = half.len().div_ceil(1000);
    // The last page may be a short one.
    half.into_iter().rev().skip(1).step_by(every.max(1)).collect()
}

/// Does something for each number, on as many connections as there are at most.
fn each_in_parallel<T: Send>(server: &Server, numbers: u64, work: impl Fn(&mut Connection, u64) -> T + Sync) -> Vec<T> {
    let share = |first: u64| {
        let mut connection = connect(server);
        let numbers = (first..numbers).step_by(MOST_CONNECTIONS);
        numbers.map(|number| (number, work(&mut connection, number))).collect::<Vec<_>>()
    };
    let mut done: Vec<(u64, T)> = thread::scope(|threads| {
        let shares: Vec<_> = (0..MOST_CONNECTIONS as u64).map(|first| threads.spawn(move || share(first))).collect();
        shares.into_iter().flat_map(|share| share.join().unwrap()).collect()
    });
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}
