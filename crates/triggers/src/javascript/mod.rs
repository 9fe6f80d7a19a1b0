//! Functions in JavaScript, run in-process by QuickJS.

mod instance;

use std::{
    collections::{BTreeMap, VecDeque},
    fmt,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use async_trait::async_trait;
use futures::channel::oneshot;
use poolgate_env::{Clock, Entropy, SystemClock, SystemEntropy};
use thiserror::Error;

use self::instance::{Instance, Ran, Reply};
use crate::host::{InvokeError, TriggerHost};

/// What JavaScript functions may use, and where they get time and randomness.
#[derive(Clone)]
pub struct JavaScriptOptions {
    /// Memory of one instance in bytes; 64 MiB by default.
    pub memory: usize,
    /// Stack of one instance in bytes; 1 MiB by default.
    pub stack: usize,
    /// Time for one event, waiting included; 5 s by default.
    pub time: Duration,
    /// How many events one function works on at a time, each in its own instance and thread; 4 by default.
    pub instances: usize,
    /// How many more events may wait for that; beyond it they are refused. 256 by default.
    pub queue: usize,
    /// `process.env`.
    pub env: BTreeMap<String, String>,
    /// What `Date` reads.
    pub clock: Arc<dyn Clock>,
    /// What `crypto` draws from.
    pub entropy: Arc<dyn Entropy>,
}

impl Default for JavaScriptOptions {
    fn default() -> Self {
        Self {
            memory: 64 << 20,
            stack: 1 << 20,
            time: Duration::from_secs(5),
            instances: 4,
            queue: 256,
            env: BTreeMap::new(),
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy::new()),
        }
    }
}

impl fmt::Debug for JavaScriptOptions {
    /// Names of variables alone: their values may be secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JavaScriptOptions")
            .field("memory", &self.memory)
            .field("stack", &self.stack)
            .field("time", &self.time)
            .field("instances", &self.instances)
            .field("queue", &self.queue)
            .field("env", &self.env.keys())
            .finish_non_exhaustive()
    }
}

/// The source of a function is not JavaScript.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("function {function}: {message}")]
pub struct ScriptError {
    function: String,
    message: String,
}

/// A function in JavaScript: an unchanged Node.js handler that needs no packages, CommonJS (`exports.handler = …`) or an
/// ES module (`export const handler = …`), with promises or with a callback.
///
/// It runs as on Lambda: an instance works on one event at a time and keeps the module's state for the next one; events
/// at the same time get instances of their own. An instance that runs out of time or memory is thrown away, and so is
/// one that a timer's error has hit. Time is checked between instructions, so that a built-in function on a huge input
/// may overrun it; the caller is answered in time all the same. Console lines go to `tracing`, target
/// `poolgate::function`.
pub struct JavaScript {
    shared: Arc<Shared>,
}

/// What the threads of a function share.
struct Shared {
    name: String,
    source: String,
    options: JavaScriptOptions,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    jobs: VecDeque<Job>,
    threads: usize,
    /// Of the threads, those at work on an event.
    busy: usize,
    closed: bool,
}

/// An event to work on.
struct Job {
    event: String,
    reply: Reply,
}

impl JavaScript {
    /// The function `name` with the source text `source`, which is compiled to see whether it can be, but not run before
    /// the first event.
    pub fn new(
        name: impl Into<String>,
        source: impl Into<String>,
        options: JavaScriptOptions,
    ) -> Result<Self, ScriptError> {
        let (name, source) = (name.into(), source.into());
        instance::check(&name, &source).map_err(|message| ScriptError { function: name.clone(), message })?;
        let (state, changed) = (Mutex::default(), Condvar::new());
        Ok(Self { shared: Arc::new(Shared { name, source, options, state, changed }) })
    }
}

#[async_trait]
impl TriggerHost for JavaScript {
    async fn invoke(&self, _: &str, event: &str) -> Result<String, InvokeError> {
        let (reply, answer) = oneshot::channel();
        Shared::submit(&self.shared, Job { event: event.to_owned(), reply })?;
        answer.await.unwrap_or_else(|ended| Err(InvokeError::service(ended)))
    }
}

impl Drop for JavaScript {
    fn drop(&mut self) {
        self.shared.lock().closed = true;
        self.shared.changed.notify_all();
    }
}

impl fmt::Debug for JavaScript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JavaScript").field("name", &self.shared.name).finish_non_exhaustive()
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Queues the job, and starts a thread when all are busy and there may be one more.
    fn submit(this: &Arc<Self>, job: Job) -> Result<(), InvokeError> {
        let mut state = this.lock();
        // Callers that gave up wait for nothing.
        state.jobs.retain(|job| !job.reply.is_canceled());
        let instances = this.options.instances.max(1);
        if state.jobs.len() >= instances - state.busy + this.options.queue {
            return Err(InvokeError::too_many_requests());
        }
        if state.jobs.len() >= state.threads - state.busy && state.threads < instances {
            let shared = this.clone();
            // The interpreter's own limit comes first.
            let spawned = thread::Builder::new()
                .name(format!("function {}", this.name))
                .stack_size(this.options.stack.saturating_add(2 << 20))
                .spawn(move || shared.work());
            match spawned {
                Ok(_) => state.threads += 1,
                Err(error) if state.threads == 0 => return Err(InvokeError::service(error)),
                Err(_) => {}
            }
        }
        state.jobs.push_back(job);
        drop(state);
        this.changed.notify_one();
        Ok(())
    }

    /// A thread's life: the instance it keeps, and the events for it.
    fn work(&self) {
        let mut kept = None;
        while let Some(Job { event, reply }) = self.next() {
            let answered = catch_unwind(AssertUnwindSafe(|| {
                let instance = kept.take().map_or_else(|| Instance::new(&self.name, &self.source, &self.options), Ok);
                instance.map(|instance| instance.run(&event, reply))
            }));
            // First, so that whoever has the answer finds this instance free.
            self.lock().busy -= 1;
            match answered {
                Ok(Ok(Ran { answer, reply, instance })) => {
                    // Nobody may be listening any more.
                    let _ = reply.map(|reply| reply.send(answer));
                    kept = instance.inspect(Instance::collect);
                }
                Ok(Err(error)) => tracing::error!(target: "poolgate::function", function = self.name, %error),
                Err(_) => tracing::error!(target: "poolgate::function", function = self.name, "the interpreter failed"),
            }
        }
    }

    /// The next job, or `None` at the end.
    fn next(&self) -> Option<Job> {
        let mut state = self.lock();
        loop {
            if state.closed {
                return None;
            }
            if let Some(job) = state.jobs.pop_front() {
                state.busy += 1;
                return Some(job);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

#[cfg(test)]
mod tests;
