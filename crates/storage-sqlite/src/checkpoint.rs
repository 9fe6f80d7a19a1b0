//! What commits have appended to the log is moved into the file, beside the writer.
//!
//! SQLite would do it within a commit, which then waits for it. Here a thread of its own moves what there is while the
//! writer goes on; that leaves ever less to move, and the writer moves the rest between two groups. Only when nothing
//! is left does the next commit begin the log anew.

use std::{
    io,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread::{Builder, JoinHandle},
};

use rusqlite::Connection;

/// The thread that moves.
pub(crate) struct Checkpoints {
    asked: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Checkpoints {
    /// With a connection of its own.
    pub(crate) fn start(connection: Connection) -> io::Result<Self> {
        // One may wait while one is done: more would do nothing.
        let (asked, waiting) = sync_channel(1);
        let thread = Builder::new().name("poolgate-checkpoint".into()).spawn(move || run(&connection, &waiting))?;
        Ok(Self { asked: Some(asked), thread: Some(thread) })
    }

    /// Has moved what should be, by the thread or, if it is little, at once. The writer calls it between two groups,
    /// on its own connection. What can't be moved stays in the log, where nothing is lost; the next group asks again.
    pub(crate) fn between_groups(&self, connection: &Connection) {
        match checkpoint(connection, "NOOP") {
            Ok(Log { frames, moved }) if frames >= BEGIN => {
                if frames - moved <= REST || frames >= LIMIT {
                    let _ = checkpoint(connection, "PASSIVE");
                } else if let Some(asked) = &self.asked {
                    // Full: it is asked already.
                    let _ = asked.try_send(());
                }
            }
            Ok(_) | Err(_) => {}
        }
    }
}

/// Before the writer closes the file, which then tidies the log away.
impl Drop for Checkpoints {
    fn drop(&mut self) {
        self.asked = None;
        if let Some(thread) = self.thread.take() {
            // It can only have panicked, which it has reported itself.
            let _ = thread.join();
        }
    }
}

fn run(connection: &Connection, waiting: &Receiver<()>) {
    while waiting.recv().is_ok() {
        let _ = checkpoint(connection, "PASSIVE");
    }
}

/// Pages in the log, and how many of them are moved.
struct Log {
    frames: i64,
    moved: i64,
}

/// Moves in this mode, as far as no reader and no other checkpoint is in the way, and says how far it came.
fn checkpoint(connection: &Connection, mode: &str) -> rusqlite::Result<Log> {
    connection
        .prepare_cached(&format!("PRAGMA wal_checkpoint({mode})"))?
        .query_row([], |row| Ok(Log { frames: row.get("log")?, moved: row.get("checkpointed")? }))
}

/// From this length on the log is moved: 16 MiB. The longer, the more pages are in it several times and moved once.
const BEGIN: i64 = 4096;
/// So little the writer moves itself.
const REST: i64 = 512;
/// At this length the writer moves whatever is left, even if the thread can't keep up.
const LIMIT: i64 = 8 * BEGIN;
