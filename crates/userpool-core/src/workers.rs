//! The threads that do hashing and big-number work, so that nothing else waits for it and its amount is bounded.

use std::{
    any::Any,
    collections::VecDeque,
    fmt,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

use futures::channel::oneshot;
use thiserror::Error;

/// A fixed number of threads behind a queue of fixed length. Cheap to clone; the threads stop when the last clone is gone.
#[derive(Clone)]
pub struct Workers {
    /// `None`: work runs where it is asked for.
    queue: Option<Arc<Sender>>,
    threads: usize,
}

/// The queue is full; the caller is answered at once with TooManyRequestsException.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("too much work is waiting")]
pub struct Busy;

impl Workers {
    /// `threads` threads (at least one), before which up to `queue` jobs wait.
    pub fn new(threads: usize, queue: usize) -> Self {
        Self::with_start(threads, queue, || ())
    }

    fn with_start(threads: usize, queue: usize, start: impl Fn() + Clone + Send + 'static) -> Self {
        let queue = Arc::new(Queue { room: queue, waiting: Mutex::default(), changed: Condvar::new() });
        let threads = threads.max(1);
        let started = (0..threads).filter(|number| {
            let (queue, start) = (Arc::clone(&queue), start.clone());
            let builder = thread::Builder::new().name(format!("poolgate-worker-{number}"));
            let work = move || {
                start();
                while let Some(job) = queue.next() {
                    job();
                }
            };
            builder.spawn(work).is_ok()
        });
        match started.count() {
            // A system that gives no threads at all: better slow than not.
            0 => Self::inline(),
            threads => Self { queue: Some(Arc::new(Sender(queue))), threads },
        }
    }

    /// As many threads as the machine has processors, and a queue of about half a second of password checks.
    pub fn for_this_machine() -> Self {
        Self::for_this_machine_with(|| ())
    }

    /// As [`Workers::for_this_machine`]; each thread begins with `start`, which may lower its priority.
    pub fn for_this_machine_with(start: impl Fn() + Clone + Send + 'static) -> Self {
        let threads = thread::available_parallelism().map_or(2, usize::from);
        Self::with_start(threads, threads.saturating_mul(512), start)
    }

    /// No threads: every job runs on the caller's, at once. For tests.
    pub const fn inline() -> Self {
        Self { queue: None, threads: 0 }
    }

    /// Runs `job` and gives its result; [`Busy`] at once when the queue is full. A job whose caller has gone away before
    /// its turn is dropped. A panic in the job is the caller's and leaves the threads alone.
    pub async fn run<T: Send + 'static>(&self, job: impl FnOnce() -> T + Send + 'static) -> Result<T, Busy> {
        let Some(queue) = &self.queue else { return Ok(job()) };
        let (sender, receiver) = oneshot::channel::<Result<T, Box<dyn Any + Send>>>();
        let job = Box::new(move || {
            if !sender.is_canceled() {
                // Nobody may be waiting any more; then the result is not wanted.
                let _ = sender.send(catch_unwind(AssertUnwindSafe(job)));
            }
        });
        queue.0.push(job)?;
        match receiver.await {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(panic)) => resume_unwind(panic),
            Err(_) => Err(Busy),
        }
    }
}

impl fmt::Debug for Workers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workers").field("threads", &self.threads).finish_non_exhaustive()
    }
}

type Job = Box<dyn FnOnce() + Send>;

/// The jobs that wait. Each wakes one thread: a channel behind a mutex would wake two, the one that takes the job and
/// the one that then waits in its place.
struct Queue {
    room: usize,
    waiting: Mutex<Waiting>,
    changed: Condvar,
}

#[derive(Default)]
struct Waiting {
    jobs: VecDeque<Job>,
    closed: bool,
}

impl Queue {
    fn push(&self, job: Job) -> Result<(), Busy> {
        let mut waiting = self.lock();
        if waiting.jobs.len() >= self.room {
            return Err(Busy);
        }
        waiting.jobs.push_back(job);
        drop(waiting);
        self.changed.notify_one();
        Ok(())
    }

    /// The next job, once there is one; `None` when there will be no more.
    fn next(&self) -> Option<Job> {
        let idle = |waiting: &mut Waiting| waiting.jobs.is_empty() && !waiting.closed;
        let waiting = self.changed.wait_while(self.lock(), idle);
        waiting.unwrap_or_else(PoisonError::into_inner).jobs.pop_front()
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The callers' end of a queue: no jobs come when it is gone, and the threads stop.
struct Sender(Arc<Queue>);

impl Drop for Sender {
    fn drop(&mut self) {
        self.0.lock().closed = true;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use futures::{FutureExt, executor::block_on};

    use super::*;

    #[test]
    fn results_come_back_from_other_threads_or_inline() {
        let here = thread::current().id();
        let there = block_on(Workers::new(2, 4).run(|| thread::current().id())).unwrap();
        assert_ne!(there, here);
        assert_eq!(block_on(Workers::inline().run(|| thread::current().id())), Ok(here));
    }

    #[test]
    fn a_full_queue_says_so_at_once_and_recovers() {
        let workers = Workers::new(1, 1);
        let (started, wait_for_start) = mpsc::channel();
        let (release, blocked) = mpsc::channel::<()>();
        let running = workers.clone();
        let running = thread::spawn(move || {
            block_on(running.run(move || {
                started.send(()).unwrap();
                blocked.recv().unwrap();
                1
            }))
        });
        wait_for_start.recv().unwrap();
        let mut waiting = Box::pin(workers.run(|| 2));
        assert!(waiting.as_mut().now_or_never().is_none());
        assert_eq!(block_on(workers.run(|| 3)), Err(Busy));
        release.send(()).unwrap();
        assert_eq!(running.join().unwrap(), Ok(1));
        assert_eq!(block_on(waiting), Ok(2));
        assert_eq!(block_on(workers.run(|| 4)), Ok(4));
    }

    #[test]
    fn every_thread_begins_with_what_the_host_wants() {
        let (started, starts) = mpsc::channel();
        let workers = Workers::with_start(2, 1, move || started.send(thread::current().id()).unwrap());
        assert_ne!(starts.recv().unwrap(), starts.recv().unwrap());
        assert_eq!(block_on(workers.run(|| 1)), Ok(1));
    }

    #[test]
    fn a_job_nobody_waits_for_is_dropped() {
        let workers = Workers::new(1, 2);
        let (started, wait_for_start) = mpsc::channel();
        let (release, blocked) = mpsc::channel::<()>();
        let (ran, has_run) = mpsc::channel();
        let mut first = Box::pin(workers.run(move || {
            started.send(()).unwrap();
            blocked.recv().unwrap();
        }));
        assert!(first.as_mut().now_or_never().is_none());
        wait_for_start.recv().unwrap();
        let mut second = Box::pin(workers.run(move || ran.send(()).unwrap()));
        assert!(second.as_mut().now_or_never().is_none());
        drop(second);
        release.send(()).unwrap();
        block_on(workers.run(|| ())).unwrap();
        assert!(has_run.try_recv().is_err());
    }

    #[test]
    fn a_panic_is_the_callers_and_the_thread_lives_on() {
        let workers = Workers::new(1, 1);
        let caught = catch_unwind(AssertUnwindSafe(|| block_on(workers.run(|| panic!("on purpose")))));
        assert!(caught.is_err());
        assert_eq!(block_on(workers.run(|| 5)), Ok(5));
    }

    #[test]
    fn the_threads_stop_with_the_last_clone() {
        let (alive, stopped) = mpsc::channel::<()>();
        let workers = Workers::new(2, 2);
        let clone = workers.clone();
        thread_local!(static HELD: std::cell::RefCell<Option<mpsc::Sender<()>>> = const { std::cell::RefCell::new(None) });
        block_on(clone.run(move || HELD.set(Some(alive)))).unwrap();
        drop(workers);
        assert_eq!(block_on(clone.run(|| 1)), Ok(1));
        drop(clone);
        // The thread's own value goes when the thread ends.
        assert_eq!(stopped.recv(), Err(mpsc::RecvError));
    }
}
