//! A Poolgate server of a test's own: the real binary as a child process.

use std::{
    env,
    fs::{self, File},
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    net::{Shutdown, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::LazyLock,
    time::Duration,
};

use tempfile::TempDir;

/// A running server, killed when dropped.
#[derive(Debug)]
pub struct Server {
    process: Child,
    address: String,
    folder: TempDir,
}

const READY: &str = "Poolgate is ready at http://";
const LOG: &str = "server.log";

/// The longest that an answer may take before a test gives up.
const PATIENCE: Duration = Duration::from_mins(1);

impl Server {
    /// Starts `poolgate serve` with these options, on a port of its own and in a folder of its own, where relative paths
    /// lead. What it logs is kept.
    pub fn start(options: &[&str]) -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        let log = File::create(folder.path().join(LOG))?;
        let mut process = Command::new(&*BINARY)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(options)
            // The environment of whoever runs the tests is not the server's.
            .env_clear()
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", BINARY.display())))?;
        let mut line = String::new();
        if let Some(stdout) = process.stdout.take() {
            BufReader::new(stdout).read_line(&mut line)?;
        }
        let mut server = Self { process, address: String::new(), folder };
        match line.trim().strip_prefix(READY) {
            Some(address) => address.clone_into(&mut server.address),
            None => return Err(io::Error::other(format!("not ready: {line:?} {}", server.log()?))),
        }
        Ok(server)
    }

    /// Where clients reach it: `http://` and its address.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
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
    // A failure shows in what is not there, or in cargo's own words.
    let _ = Command::new(env!("CARGO")).args(["build", "--quiet", "--package", "poolgate-server"]).status();
    let test = env::current_exe().unwrap_or_default();
    // target/PROFILE/deps/TEST
    let profile = test.ancestors().nth(2).unwrap_or(Path::new("target/debug"));
    profile.join(format!("poolgate{}", env::consts::EXE_SUFFIX))
});
