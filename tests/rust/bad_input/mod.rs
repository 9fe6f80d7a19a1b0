//! What no client sends: over a real socket, to the real services, with a database whose every row is compared before
//! and after.

mod every_operation;
mod sockets;
mod values;

use poolgate::wire::{Service, registry::OperationInfo};
use poolgate_tests::{Reply, Server};
use rusqlite::{Connection, OpenFlags, types::Value as Cell};
use serde_json::Value;

use crate::sdk::Pool;

/// A server with a pool, a client and a user, and what its database then holds.
struct Victim {
    server: Server,
    pool: Pool,
    before: Vec<String>,
}

impl Victim {
    async fn new() -> Self {
        let server = Server::start(&["--dev", "--log", "debug", "--data", "data"]).unwrap();
        let pool = Pool::new(&server, false).await;
        pool.person(&server, "alice").await;
        let before = rows(&server);
        assert!(before.len() > 5, "{before:?}");
        Self { server, pool, before }
    }

    /// The server lives, has noticed no fault of its own, and holds what it held before.
    fn assert_unharmed(mut self) {
        self.assert_alive();
        assert_eq!(rows(&self.server), self.before);
    }

    fn assert_alive(&mut self) {
        assert!(self.server.is_running().unwrap());
        assert_eq!(self.server.request("GET", "/healthz", &[], b"").unwrap().status, 200);
        let log = self.server.log().unwrap();
        assert!(!log.contains("ERROR"), "{log}");
    }
}

/// Every row of every table.
fn rows(server: &Server) -> Vec<String> {
    let file = server.folder().join("data/poolgate.db");
    let database = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut rows = Vec::new();
    for table in tables {
        let mut all = database.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = all.column_count();
        let mut found = all.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            let cells: Vec<Cell> = (0..columns).map(|column| row.get(column).unwrap()).collect();
            rows.push(format!("{table} {cells:?}"));
        }
    }
    rows.sort();
    rows
}

fn call(server: &Server, service: Service, name: &str, body: &[u8]) -> Reply {
    let target = format!("{}.{name}", service.target_prefix());
    let signature = format!(
        "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/{}/aws4_request, SignedHeaders=host, Signature=00",
        service.signing_name()
    );
    let headers =
        [("content-type", "application/x-amz-json-1.1"), ("x-amz-target", &*target), ("authorization", &*signature)];
    server.request("POST", "/", &headers, body).unwrap()
}

fn call_operation(server: &Server, operation: &OperationInfo, body: &[u8]) -> Reply {
    call(server, operation.service, operation.name, body)
}

/// The exception in an answer, which is a client's fault in Cognito's form.
fn exception(reply: &Reply) -> (String, String) {
    assert!((400..500).contains(&reply.status), "{}", reply.text);
    let error: Value = serde_json::from_str(&reply.body).unwrap();
    let text = |member: &str| error[member].as_str().unwrap_or_default().to_owned();
    assert!(reply.text.to_lowercase().contains("x-amzn-errortype: "), "{}", reply.text);
    (text("__type"), text("message"))
}
