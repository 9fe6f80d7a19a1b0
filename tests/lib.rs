//! A Poolgate server of a test's own: the real binary as a child process. And [`postgres`], for it and for others.

#[cfg(unix)]
pub mod postgres;

use std::{
    env,
    ffi::{OsStr, OsString},
    fs::{self, File},
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    net::{Shutdown, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::LazyLock,
    thread,
    time::Duration,
};

use tempfile::TempDir;

/// A running server, killed when dropped.
#[derive(Debug)]
pub struct Server {
    process: Child,
    client: Client,
    folder: TempDir,
    options: Vec<String>,
    environment: Vec<(String, OsString)>,
}

const READY: &str = "Poolgate is ready at http://";
const LOG: &str = "server.log";

/// The longest that an answer may take before a test gives up.
const PATIENCE: Duration = Duration::from_mins(1);

impl Server {
    /// Starts `poolgate serve` with these options, on a port of its own and in a folder of its own, where relative paths
    /// lead. What it logs is kept.
    pub fn start(options: &[&str]) -> io::Result<Self> {
        Self::start_in(tempfile::tempdir()?, options, &[])
    }

    /// The same in this folder and with this environment.
    pub fn start_in(folder: TempDir, options: &[&str], environment: &[(&str, &OsStr)]) -> io::Result<Self> {
        let options: Vec<String> = options.iter().map(|&option| option.to_owned()).collect();
        let environment: Vec<_> =
            environment.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
        let mut process = spawn(folder.path(), &options, &environment)?;
        let client = Client { address: address_of(&mut process, folder.path())? };
        Ok(Self { process, client, folder, options, environment })
    }

    /// Ends it by SIGKILL: nothing is closed, nothing written any more.
    pub fn kill(&mut self) -> io::Result<()> {
        self.process.kill()?;
        self.process.wait().map(drop)
    }

    /// Starts it anew after a [`Server::kill`], with the same options in the same folder, on another port.
    pub fn start_again(&mut self) -> io::Result<()> {
        self.process = spawn(self.folder.path(), &self.options, &self.environment)?;
        self.client.address = address_of(&mut self.process, self.folder.path())?;
        Ok(())
    }

    /// Starts it anew as well, and kills it again before long, ready or not.
    pub fn start_in_vain(&mut self, lasting: Duration) -> io::Result<()> {
        self.process = spawn(self.folder.path(), &self.options, &self.environment)?;
        thread::sleep(lasting);
        self.kill()
    }

    /// Where clients reach it: `http://` and its address.
    pub fn url(&self) -> String {
        format!("http://{}", self.client.address)
    }

    /// The number of its process, until it is started anew.
    pub fn process_id(&self) -> u32 {
        self.process.id()
    }

    /// A client of it, until it is started anew.
    pub fn client(&self) -> Client {
        self.client.clone()
    }

    /// The folder that it works in.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What it has logged so far.
    pub fn log(&self) -> io::Result<String> {
        fs::read_to_string(self.folder.path().join(LOG))
    }

    /// Whether the process is still there.
    pub fn is_running(&mut self) -> io::Result<bool> {
        Ok(self.process.try_wait()?.is_none())
    }

    /// As [`Client::send`].
    pub fn send(&self, bytes: &[u8]) -> io::Result<Option<Reply>> {
        self.client.send(bytes)
    }

    /// As [`Client::request`].
    pub fn request(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> io::Result<Reply> {
        self.client.request(method, path, headers, body)
    }
}

/// The binary, told nothing by the environment of whoever runs the tests.
pub fn poolgate(command: &str) -> Command {
    let mut poolgate = Command::new(&*BINARY);
    poolgate.arg(command).env_clear();
    poolgate
}

fn spawn(folder: &Path, options: &[String], environment: &[(String, OsString)]) -> io::Result<Child> {
    let log = File::options().create(true).append(true).open(folder.join(LOG))?;
    poolgate("serve")
        .args(["--listen", "127.0.0.1:0"])
        .args(options)
        .envs(environment.iter().map(|(name, value)| (name, value)))
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(log)
        .spawn()
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", BINARY.display())))
}

/// Waits until it says where it listens.
fn address_of(process: &mut Child, folder: &Path) -> io::Result<String> {
    let mut line = String::new();
    if let Some(stdout) = process.stdout.take() {
        BufReader::new(stdout).read_line(&mut line)?;
    }
    if let Some(address) = line.trim().strip_prefix(READY) {
        return Ok(address.to_owned());
    }
    let _ = process.kill();
    process.wait()?;
    Err(io::Error::other(format!("not ready: {line:?} {}", fs::read_to_string(folder.join(LOG))?)))
}

/// Sends requests to a server, each on a connection of its own.
#[derive(Debug, Clone)]
pub struct Client {
    address: String,
}

impl Client {
    /// Sends exactly these bytes on a connection of their own; `None` when it was closed without an answer. They ask for
    /// the connection to be closed, or are no request.
    pub fn send(&self, bytes: &[u8]) -> io::Result<Option<Reply>> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        // The server may have refused it by its first bytes and take no more.
        let _ = stream.write_all(bytes);
        let _ = stream.shutdown(Shutdown::Write);
        let mut answer = Vec::new();
        match stream.read_to_end(&mut answer) {
            Err(error) if answer.is_empty() && error.kind() != io::ErrorKind::ConnectionReset => return Err(error),
            _ => {}
        }
        Ok(Reply::parse(&answer))
    }

    /// A request with these headers beside the necessary ones.
    pub fn request(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> io::Result<Reply> {
        let mut bytes = Vec::new();
        write!(bytes, "{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n", self.address)?;
        for (name, value) in headers {
            write!(bytes, "{name}: {value}\r\n")?;
        }
        write!(bytes, "content-length: {}\r\n\r\n", body.len())?;
        bytes.extend_from_slice(body);
        self.send(&bytes)?.ok_or_else(|| io::Error::other("no answer"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    /// The status code.
    pub status: u16,
    /// The whole answer as it came, head included.
    pub text: String,
    /// What follows the head.
    pub body: String,
}

impl Reply {
    fn parse(answer: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(answer).into_owned();
        let (head, body) = text.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some(Self { status, body: body.to_owned(), text })
    }
}

/// The binary that `POOLGATE_BINARY` names; else the one beside this test, brought up to date first.
static BINARY: LazyLock<PathBuf> = LazyLock::new(|| {
    if let Some(named) = env::var_os("POOLGATE_BINARY") {
        return named.into();
    }
    let test = env::current_exe().unwrap_or_default();
    // target/PROFILE/deps/TEST
    let profile = test.ancestors().nth(2).unwrap_or(Path::new("target/debug"));
    let release = profile.ends_with("release").then_some("--release");
    let build = ["build", "--quiet", "--package", "poolgate-server"];
    // A failure shows in what is not there, or in cargo's own words.
    let _ = Command::new(env!("CARGO")).args(build).args(release).status();
    profile.join(format!("poolgate{}", env::consts::EXE_SUFFIX))
});
