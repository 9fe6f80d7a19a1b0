//! The server as a process: how it starts, what it says, how it stops.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Output, Stdio},
    time::Duration,
};

/// A running server, killed at the end of its test.
struct Server {
    process: Child,
    address: String,
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_poolgate"));
    // The environment of whoever runs the tests is not the server's.
    command.env_clear().arg("serve").args(arguments);
    command
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        Self::spawn(command(arguments).args(["--listen", "127.0.0.1:0"]))
    }

    fn spawn(command: &mut Command) -> Self {
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("Poolgate is ready at http://").unwrap_or_default().to_owned();
        if address.is_empty() {
            let mut errors = String::new();
            process.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
            panic!("not ready: {line:?} {errors}");
        }
        Self { process, address }
    }

    /// One request on a connection of its own: status and everything after the head.
    fn send(&self, head: &str, body: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let length = body.len();
        write!(stream, "{head}\r\nhost: x\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}").unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        let status = reply.split(' ').nth(1).unwrap().parse().unwrap();
        (status, reply.split_once("\r\n\r\n").unwrap().1.to_owned())
    }

    /// A signed-looking call of a user pools' operation.
    fn call(&self, operation: &str, body: &str) -> (u16, String) {
        let head = format!(
            "POST / HTTP/1.1\r\nx-amz-target: AWSCognitoIdentityProviderService.{operation}\r\nauthorization: \
             AWS4-HMAC-SHA256 Credential=123456789012/20260101/eu-west-1/cognito-idp/aws4_request, SignedHeaders=host, \
             Signature=00"
        );
        self.send(&head, body)
    }

    /// Tells it to stop as a service manager does; what it wrote to standard error.
    fn stop(mut self) -> (Option<i32>, String) {
        let killed = Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status().unwrap();
        assert!(killed.success());
        let mut errors = String::new();
        self.process.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
        (self.process.wait().unwrap().code(), errors)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn refused(arguments: &[&str]) -> String {
    let Output { status, stderr, stdout } = command(arguments).output().unwrap();
    assert!(!status.success() && stdout.is_empty());
    String::from_utf8(stderr).unwrap()
}

#[test]
fn a_development_server_starts_answers_and_stops() {
    let server = Server::start(&["--dev", "--dev-code", "123456"]);
    assert_eq!(server.send("GET /healthz HTTP/1.1", "").0, 200);
    let (status, pool) = server.call("CreateUserPool", r#"{"PoolName":"one"}"#);
    assert_eq!(status, 200, "{pool}");
    assert!(pool.contains("arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_"), "{pool}");
    assert_eq!(server.send("GET /_poolgate/outbox HTTP/1.1", "").1, "[]");
    assert_eq!(server.send("POST /_poolgate/clock HTTP/1.1", r#"{"advance_seconds":60}"#).0, 200);
    let (code, errors) = server.stop();
    assert_eq!(code, Some(0), "{errors}");
}

#[test]
fn the_first_start_makes_keys_and_the_next_ones_keep_them() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let arguments = ["--data", data.to_str().unwrap()];
    let server = Server::start(&arguments);
    assert!(data.join("root.key").exists() && data.join("poolgate.db").exists());
    let (status, body) = server.call("ListUserPools", r#"{"MaxResults":1}"#);
    assert!(status == 400 && body.contains("IncompleteSignatureException"), "{body}");
    assert_eq!(server.send("GET /_poolgate/outbox HTTP/1.1", "").0, 404);
    let (_, first) = server.stop();
    assert!(first.contains("AWS_SECRET_ACCESS_KEY=") && first.contains("root.key"), "{first}");
    let (_, second) = Server::start(&arguments).stop();
    assert!(!second.contains("AWS_SECRET_ACCESS_KEY") && !second.contains("root.key"), "{second}");
    // Nothing opens with another root key, and the server says so instead of starting anew.
    std::fs::remove_file(data.join("root.key")).unwrap();
    let again = [&arguments[..], &["--listen", "127.0.0.1:0"]].concat();
    assert!(refused(&again).contains("another root key"));
    // Nor where no stored access key would tell.
    assert!(refused(&[&again[..], &["--access-key", "AKIA:secret"]].concat()).contains("another root key"));
}

#[test]
fn what_was_acknowledged_outlives_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let arguments = ["--dev", "--data", data.to_str().unwrap()];
    let server = Server::start(&arguments);
    let made: Vec<String> = (0..10)
        .map(|n| {
            let (status, pool) = server.call("CreateUserPool", &format!(r#"{{"PoolName":"pool-{n}"}}"#));
            assert_eq!(status, 200, "{pool}");
            pool.split("\"Id\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
        })
        .collect();
    // Dropping it is SIGKILL: nothing is closed, nothing written any more.
    drop(server);
    let server = Server::start(&arguments);
    for id in made {
        let (status, pool) = server.call("DescribeUserPool", &format!(r#"{{"UserPoolId":"{id}"}}"#));
        assert_eq!(status, 200, "{pool}");
    }
}

#[test]
fn a_database_that_does_not_open_is_told_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    std::fs::create_dir(&data).unwrap();
    write(&data.join("poolgate.db"), &"this is not a database, although it is long enough to be one ".repeat(20));
    let said = refused(&["--data", data.to_str().unwrap(), "--listen", "127.0.0.1:0"]);
    assert!(said.contains("poolgate: the database in") && said.contains("file is not a database"), "{said}");
    assert_eq!(said.trim().lines().count(), 1, "{said}");
}

#[test]
fn a_postgresql_database_that_is_not_to_be_had_is_told_with_the_reason_and_without_its_password() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("root.key");
    write(&key, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    // Nobody listens at port 1.
    for (url, reason) in [
        ("postgres://user:s3cret@127.0.0.1:1/db", "Connection refused"),
        ("postgres://user:s3cret@127.0.0.1:port/db", "postgres://USER:PASSWORD@HOST:PORT/DATABASE"),
    ] {
        let said = refused(&["--postgres", url, "--root-key-file", key.to_str().unwrap(), "--listen", "127.0.0.1:0"]);
        assert!(said.contains(reason) && !said.contains("s3cret"), "{said}");
        assert_eq!(said.trim().lines().count(), 1, "{said}");
        let said = refused(&["--postgres", url]);
        assert!(said.contains("openssl rand -base64 32") && !said.contains("s3cret"), "{said}");
    }
}

#[test]
fn files_that_hold_secrets_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::start(&["--data", data.to_str().unwrap(), "--access-key", "AKIA:secret"]);
    for entry in std::fs::read_dir(&data).unwrap() {
        let (name, mode) =
            (entry.as_ref().unwrap().file_name(), entry.unwrap().metadata().unwrap().permissions().mode());
        assert_eq!(mode & 0o077, 0, "{name:?} {mode:o}");
    }
    assert_eq!(std::fs::metadata(&data).unwrap().permissions().mode() & 0o077, 0);
    let (_, said) = server.stop();
    assert!(!said.contains("AWS_SECRET_ACCESS_KEY"), "a configured key is not replaced: {said}");
}

#[test]
fn the_command_line_wins_over_the_environment_and_that_over_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("poolgate.toml");
    write(&file, "dev = true\nregion = 'eu-west-1'\npublic_url = 'https://file.test'\nlisten = '127.0.0.1:0'");
    let start = |environment: &[(&str, &str)], arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_poolgate"));
        command.env_clear().arg("serve").arg("--config").arg(&file).args(arguments);
        Server::spawn(command.envs(environment.iter().copied()))
    };
    let issuer = |server: &Server| {
        let (_, pool) = server.call("CreateUserPool", r#"{"PoolName":"one"}"#);
        let id = pool.split("\"Id\":\"").nth(1).unwrap().split('"').next().unwrap();
        let (_, document) = server.send(&format!("GET /{id}/.well-known/openid-configuration HTTP/1.1"), "");
        document.split("\"issuer\":\"").nth(1).unwrap().split(".test").next().unwrap().to_owned()
    };
    let environment = [("POOLGATE_PUBLIC_URL", "https://environment.test")];
    assert_eq!(issuer(&start(&[], &[])), "https://file");
    assert_eq!(issuer(&start(&environment, &[])), "https://environment");
    assert_eq!(issuer(&start(&environment, &["--public-url", "https://line.test"])), "https://line");
}

#[test]
fn the_file_is_refused_where_it_says_what_is_not_known() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("poolgate.toml");
    for (text, part) in [
        ("listn = '127.0.0.1:1'", "listn"),
        ("[functions]\nhello = 7", "invalid type"),
        ("listen = ", "poolgate.toml"),
        ("access_keys = ['AKIA:s3cret'\nregion = 1", "poolgate.toml"),
    ] {
        write(&file, text);
        let said = refused(&["--config", file.to_str().unwrap()]);
        assert!(said.contains(part) && !said.contains("s3cret"), "{text}: {said}");
    }
    assert!(refused(&["--config", "/nowhere.toml"]).contains("/nowhere.toml"));
}

#[test]
fn a_file_and_the_environment_configure_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("poolgate.toml");
    write(
        &file,
        "listen = '127.0.0.1:1'\ndev = true\npublic_url = 'https://auth.test'\n[functions]\nhello = 'hello.js'",
    );
    write(&folder.path().join("hello.js"), "exports.handler = async event => event;");
    let mut command = Command::new(env!("CARGO_BIN_EXE_poolgate"));
    command.env_clear().arg("serve").arg("--config").arg(&file).current_dir(folder.path());
    command.env("POOLGATE_LISTEN", "127.0.0.1:0");
    let server = Server::spawn(&mut command);
    let (_, pool) = server.call("CreateUserPool", r#"{"PoolName":"one"}"#);
    let id = pool.split("\"Id\":\"").nth(1).unwrap().split('"').next().unwrap();
    let (status, document) = server.send(&format!("GET /{id}/.well-known/openid-configuration HTTP/1.1"), "");
    assert!(status == 200 && document.contains(&format!("\"issuer\":\"https://auth.test/{id}\"")), "{document}");
}

#[test]
fn what_cannot_be_is_refused_in_one_sentence() {
    assert!(refused(&["--dev", "--listen", "0.0.0.0:0"]).contains("loopback"));
    assert!(refused(&["--dev", "--roles", "/nowhere.json"]).contains("/nowhere.json"));
    assert!(refused(&["--dev", "--function", "a=/nowhere.js"]).contains("/nowhere.js"));
    assert!(refused(&["--dev", "--log", "a=b=c"]).contains("--log"));
    assert!(!refused(&["--access-key", "s3cret"]).contains("s3cret"));
}

fn write(file: &Path, text: &str) {
    std::fs::write(file, text).unwrap();
}
