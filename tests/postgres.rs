//! PostgreSQL for tests: clusters that are thrown away, of the binaries that are installed, reached by nobody else.

use std::{
    collections::hash_map::RandomState,
    env, fs,
    hash::{BuildHasher as _, Hasher as _},
    io,
    os::unix::{
        ffi::OsStrExt as _,
        fs::{MetadataExt as _, PermissionsExt as _, chown},
        process::CommandExt as _,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::OnceLock,
};

use tempfile::TempDir;

/// Names the shared cluster, as a URL of any of its databases: databases are made in it and left there, so it is one to
/// throw away. `cargo xtask test` sets it.
pub const SHARED: &str = "POOLGATE_TEST_POSTGRES";

/// How a cluster is to run.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Whether what is committed survives a crash of the machine. Without it everything is quicker, and a crash of the
    /// cluster alone still loses nothing.
    pub fsync: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { fsync: true }
    }
}

/// A cluster of a test's own, on a Unix socket alone. It is stopped and removed when dropped, and also when the process
/// ends in any other way.
///
/// Its databases sort text as people do, not by bytes, so that a missing `COLLATE "C"` shows.
#[derive(Debug)]
pub struct Cluster {
    user: User,
    binaries: PathBuf,
    data: PathBuf,
    socket: PathBuf,
    watchdog: Child,
}

impl Cluster {
    /// Makes a cluster and starts it.
    pub fn start(options: Options) -> io::Result<Self> {
        let binaries = binaries()?;
        // The path of a socket has room for 107 bytes.
        let short = env::temp_dir();
        let short = if short.as_os_str().len() > 60 { PathBuf::from("/tmp") } else { short };
        let socket = folder(&short)?;
        let user = User::for_postgres(socket.path())?;
        let data = user.roomy().and_then(|roomy| folder(&roomy).ok()).map_or_else(|| folder(&short), Ok)?;
        for folder in [socket.path(), data.path()] {
            user.own(folder)?;
        }
        // From here on the watchdog removes them.
        let (socket, data) = (socket.keep(), data.keep());
        let stop = user.run(&binaries.join("pg_ctl"), &stop_arguments(&data, "immediate"));
        let watchdog = watchdog(&[&socket, &data], &stop)?;
        let cluster = Self { user, binaries, data, socket, watchdog };
        cluster.initialise(options)?;
        cluster.start_again()?;
        Ok(cluster)
    }

    /// Stops it in order: what runs is rolled back, and nothing is left to recover.
    pub fn stop(&self) -> io::Result<()> {
        self.control(&stop_arguments(&self.data, "fast"))
    }

    /// Stops it as a crash does: the next start recovers.
    pub fn kill_immediately(&self) -> io::Result<()> {
        self.control(&stop_arguments(&self.data, "immediate"))
    }

    /// Starts it after a stop, and waits until it takes connections.
    pub fn start_again(&self) -> io::Result<()> {
        let (data, log) = (text(&self.data), text(&self.data.join("server.log")));
        self.control(
            &["start", "--wait", "--silent", "--pgdata", data.as_str(), "--log", log.as_str()].map(str::to_owned),
        )
    }

    /// Keeps all of its processes from running, as a machine does that swaps or a disk that hangs: connections stay open,
    /// and nobody answers. They run again when the guard is dropped.
    pub fn pause(&self) -> io::Result<Paused> {
        let file = fs::read_to_string(self.data.join("postmaster.pid"))?;
        let postmaster: u32 = file.lines().next().unwrap_or_default().trim().parse().map_err(io::Error::other)?;
        // The one that makes the others first.
        signal("STOP", &[postmaster])?;
        let mut paused = Paused(vec![postmaster]);
        paused.0.extend(children_of(postmaster)?);
        signal("STOP", &paused.0)?;
        Ok(paused)
    }

    /// What reaches a database of it.
    pub fn url(&self, database: &str) -> String {
        format!("postgres:///{database}?host={}&user={SUPERUSER}", self.socket.display())
    }

    /// The number of the first of its processes, while it runs.
    pub fn process_id(&self) -> io::Result<u32> {
        let file = fs::read_to_string(self.data.join("postmaster.pid"))?;
        file.lines().next().unwrap_or_default().parse().map_err(io::Error::other)
    }

    /// What a statement answers in the database that `url` names: a line a row.
    pub fn ask(&self, url: &str, statement: &str) -> io::Result<String> {
        let mut psql = Command::new(self.binaries.join("psql"));
        psql.args(["--no-psqlrc", "--tuples-only", "--no-align", "--command", statement, url]);
        Ok(String::from_utf8_lossy(&done(&mut psql)?.stdout).trim().to_owned())
    }

    /// Makes a new database, and says what reaches it.
    pub fn create_database(&self) -> io::Result<String> {
        create_database(&self.binaries, &self.url(SUPERUSER))
    }

    /// A new database in the cluster that [`SHARED`] names; else in one of this process, which its first caller starts.
    pub fn shared_database() -> io::Result<String> {
        static OF_THIS_PROCESS: OnceLock<Result<Cluster, String>> = OnceLock::new();
        if let Ok(url) = env::var(SHARED) {
            return create_database(&binaries()?, &url);
        }
        let started =
            OF_THIS_PROCESS.get_or_init(|| Self::start(Options { fsync: false }).map_err(|error| error.to_string()));
        started.as_ref().map_err(|error| io::Error::other(error.clone()))?.create_database()
    }

    fn initialise(&self, options: Options) -> io::Result<()> {
        let data = text(&self.data);
        let arguments = [
            "--pgdata",
            data.as_str(),
            "--username",
            SUPERUSER,
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=icu",
            "--icu-locale=en-US",
            "--no-sync",
        ];
        done(&mut self.user.run(&self.binaries.join("initdb"), &arguments.map(str::to_owned)))?;
        let settings = format!(
            "listen_addresses = ''\nport = 5432\nunix_socket_directories = '{}'\nmax_connections = 1000\nfsync = {}\n\
             synchronous_commit = on\nfull_page_writes = on\n",
            self.socket.display(),
            if options.fsync { "on" } else { "off" },
        );
        // The last word on a setting counts.
        let file = self.data.join("postgresql.conf");
        fs::write(&file, fs::read_to_string(&file)? + &settings)
    }

    fn control(&self, arguments: &[String]) -> io::Result<()> {
        done(&mut self.user.run(&self.binaries.join("pg_ctl"), arguments)).map(drop).map_err(|error| {
            let log = fs::read_to_string(self.data.join("server.log")).unwrap_or_default();
            io::Error::other(format!("{error}\n{log}"))
        })
    }
}

/// The processes of a cluster that are kept from running.
#[derive(Debug)]
pub struct Paused(Vec<u32>);

impl Drop for Paused {
    fn drop(&mut self) {
        let _ = signal("CONT", &self.0);
    }
}

fn signal(name: &str, processes: &[u32]) -> io::Result<()> {
    done(Command::new("kill").arg(format!("-{name}")).args(processes.iter().map(u32::to_string))).map(drop)
}

fn children_of(parent: u32) -> io::Result<Vec<u32>> {
    let of_process = |entry: fs::DirEntry| -> Option<u32> {
        let process = entry.file_name().to_str()?.parse().ok()?;
        // PID (COMMAND) STATE PARENT: the command may hold anything.
        let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
        let (_, fields) = stat.rsplit_once(')')?;
        (fields.split_whitespace().nth(1)?.parse() == Ok(parent)).then_some(process)
    };
    Ok(fs::read_dir("/proc")?.filter_map(|entry| of_process(entry.ok()?)).collect())
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.watchdog.stdin.take());
        let _ = self.watchdog.wait();
    }
}

const SUPERUSER: &str = "postgres";

fn stop_arguments(data: &Path, mode: &str) -> Vec<String> {
    ["stop", "--wait", "--silent", "--mode", mode, "--pgdata", &text(data)].map(str::to_owned).into()
}

/// A process that stops the cluster and removes the folders once its standard input ends, which the death of this process
/// brings about as well.
fn watchdog(folders: &[&Path], stop: &Command) -> io::Result<Child> {
    Command::new("sh")
        .args(["-c", r#"cat; first=$1; second=$2; shift 2; "$@"; rm -rf "$first" "$second""#, "watchdog"])
        .args(folders)
        .arg(stop.get_program())
        .args(stop.get_args())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // What a terminal sends to the tests is not meant for it.
        .process_group(0)
        .spawn()
}

/// Who the cluster belongs to: PostgreSQL refuses to run as root.
#[derive(Debug)]
enum User {
    Ourselves,
    Postgres { uid: u32, gid: u32 },
}

impl User {
    /// Whoever made a folder, or `postgres` when that was root.
    fn for_postgres(made: &Path) -> io::Result<Self> {
        if fs::metadata(made)?.uid() != 0 {
            return Ok(Self::Ourselves);
        }
        let id = |of: &str| -> io::Result<u32> {
            let output = done(Command::new("id").args([of, SUPERUSER]))?;
            String::from_utf8_lossy(&output.stdout).trim().parse().map_err(io::Error::other)
        };
        Ok(Self::Postgres { uid: id("--user")?, gid: id("--group")? })
    }

    /// Gives it a folder for itself alone.
    fn own(&self, folder: &Path) -> io::Result<()> {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
        match *self {
            Self::Ourselves => Ok(()),
            Self::Postgres { uid, gid } => chown(folder, Some(uid), Some(gid)),
        }
    }

    /// The folder that targets are under, unless it cannot get there: a disk, where the system's folder for temporary
    /// files may be memory.
    fn roomy(&self) -> Option<PathBuf> {
        let target =
            env::current_exe().ok()?.ancestors().find(|folder| folder.join("CACHEDIR.TAG").is_file())?.to_owned();
        let reached = self.run(Path::new("test"), &["-x".to_owned(), text(&target)]).status();
        reached.is_ok_and(|status| status.success()).then_some(target)
    }

    /// A command as this user. It sees nothing of the environment that would lead it to another cluster.
    fn run(&self, program: &Path, arguments: &[String]) -> Command {
        let mut command = match self {
            Self::Ourselves => Command::new(program),
            Self::Postgres { uid, gid } => {
                let mut command = Command::new("setpriv");
                command.args([format!("--reuid={uid}"), format!("--regid={gid}"), "--clear-groups".to_owned()]);
                command.arg(program);
                command
            }
        };
        command.args(arguments).env_clear().envs(env::var_os("PATH").map(|path| ("PATH", path))).current_dir("/");
        command
    }
}

/// Makes a database beside the one that `url` names.
fn create_database(binaries: &Path, url: &str) -> io::Result<String> {
    let name = format!("test_{:016x}", RandomState::new().build_hasher().finish());
    done(Command::new(binaries.join("createdb")).arg(format!("--maintenance-db={url}")).arg(&name))?;
    beside(url, &name).ok_or_else(|| io::Error::other(format!("{SHARED} is no URL of a database")))
}

/// The URL of another database of the same cluster.
fn beside(url: &str, database: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let (place, options) = rest.split_once('?').map_or((rest, ""), |(place, options)| (place, options));
    let (host, _) = place.split_once('/')?;
    let question = if options.is_empty() { "" } else { "?" };
    Some(format!("{scheme}://{host}/{database}{question}{options}"))
}

/// Where the newest PostgreSQL's programs are: Debian keeps them apart from the path.
pub fn binaries() -> io::Result<PathBuf> {
    let has_them = |folder: &PathBuf| folder.join("initdb").is_file();
    let version = |folder: &PathBuf| -> Option<u32> { folder.parent()?.file_name()?.to_str()?.parse().ok() };
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = debian.map(|entry| entry.path().join("bin")).filter(has_them).max_by_key(version);
    let path = env::var_os("PATH").unwrap_or_default();
    newest.or_else(|| env::split_paths(&path).find(has_them)).ok_or_else(|| {
        let message = "PostgreSQL's programs are missing: install Debian's package `postgresql` (15 or newer)";
        io::Error::new(io::ErrorKind::NotFound, message)
    })
}

fn folder(within: &Path) -> io::Result<TempDir> {
    tempfile::Builder::new().prefix("postgres-").tempdir_in(within)
}

fn text(path: &Path) -> String {
    String::from_utf8_lossy(path.as_os_str().as_bytes()).into_owned()
}

/// Runs a command to its end; the error is what it said.
fn done(command: &mut Command) -> io::Result<Output> {
    let program = text(Path::new(command.get_program()));
    let output = command.stdin(Stdio::null()).output();
    let output = output.map_err(|error| io::Error::new(error.kind(), format!("{program}: {error}")))?;
    if output.status.success() {
        return Ok(output);
    }
    Err(io::Error::other(format!("{program}: {}", String::from_utf8_lossy(&output.stderr).trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_keeps_what_was_committed_through_a_crash_and_leaves_nothing_behind() {
        let cluster = Cluster::start(Options::default()).unwrap();
        let url = cluster.create_database().unwrap();
        let ask = |statement| cluster.ask(&url, statement).unwrap();
        ask("CREATE TABLE words (word TEXT); INSERT INTO words VALUES ('a'), ('B')");
        cluster.kill_immediately().unwrap();
        assert!(cluster.kill_immediately().is_err(), "it is gone");
        cluster.start_again().unwrap();
        assert_eq!(ask("SELECT word FROM words ORDER BY word"), "a\nB", "people's order");
        assert_eq!(ask("SELECT word FROM words ORDER BY word COLLATE \"C\""), "B\na");
        assert_eq!(ask("SHOW fsync"), "on");
        assert_eq!(ask("SHOW listen_addresses"), "");
        cluster.stop().unwrap();
        cluster.start_again().unwrap();
        let folders = [cluster.data.clone(), cluster.socket.clone()];
        drop(cluster);
        assert!(folders.iter().all(|folder| !folder.exists()));
    }

    #[test]
    fn every_database_of_the_shared_cluster_is_new() {
        let (first, second) = (Cluster::shared_database().unwrap(), Cluster::shared_database().unwrap());
        assert_ne!(first, second);
    }

    #[test]
    fn a_database_is_named_beside_another() {
        assert_eq!(beside("postgres:///a?host=/x&user=y", "b").unwrap(), "postgres:///b?host=/x&user=y");
        assert_eq!(beside("postgresql://u:p@h:5432/a", "b").unwrap(), "postgresql://u:p@h:5432/b");
        assert_eq!(beside("host=/x", "b"), None);
    }
}
