//! Making key pairs away from the async threads.

use std::{
    collections::{HashMap, VecDeque},
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
};

use futures::channel::oneshot;
use josekit::JoseError;

use super::KeyError;
use crate::{Algorithm, algorithm::Material};

/// Jobs that wait at most; past it callers are told to come back.
const QUEUE: usize = 64;

/// The key pairs of one job, or why there are none.
type Made = Result<Arc<Vec<Material>>, Arc<JoseError>>;

/// Makes sets of key pairs, on at most as many threads as there are cores, and once for all who ask for the same.
#[derive(Clone)]
pub(crate) struct Maker {
    algorithms: Arc<[Algorithm]>,
    jobs: Arc<Mutex<Jobs>>,
}

#[derive(Default)]
struct Jobs {
    queue: VecDeque<String>,
    waiting: HashMap<String, Vec<oneshot::Sender<Made>>>,
    threads: usize,
}

impl Maker {
    /// Makes one key pair of each algorithm a job.
    pub(crate) fn new(algorithms: &[Algorithm]) -> Self {
        Self { algorithms: algorithms.into(), jobs: Arc::default() }
    }

    /// The key pairs of the job of this name. Whoever asks for it while it waits or runs gets the same ones.
    pub(crate) async fn make(&self, job: &str) -> Result<Arc<Vec<Material>>, KeyError> {
        let answer = self.enqueue(job)?;
        answer.await.map_err(|oneshot::Canceled| KeyError::Busy)?.map_err(KeyError::Making)
    }

    fn enqueue(&self, job: &str) -> Result<oneshot::Receiver<Made>, KeyError> {
        let (sender, receiver) = oneshot::channel();
        let mut jobs = self.lock();
        if let Some(waiting) = jobs.waiting.get_mut(job) {
            waiting.push(sender);
            return Ok(receiver);
        }
        if jobs.queue.len() >= QUEUE {
            return Err(KeyError::Busy);
        }
        let cores = thread::available_parallelism().map_or(1, usize::from);
        if jobs.threads < cores {
            let maker = self.clone();
            let started = thread::Builder::new().name("poolgate-keys".to_owned()).spawn(move || maker.work());
            if started.is_ok() {
                jobs.threads += 1;
            } else if jobs.threads == 0 {
                return Err(KeyError::Busy);
            }
        }
        jobs.queue.push_back(job.to_owned());
        jobs.waiting.insert(job.to_owned(), vec![sender]);
        Ok(receiver)
    }

    fn work(&self) {
        loop {
            let job = {
                let mut jobs = self.lock();
                let Some(job) = jobs.queue.pop_front() else {
                    jobs.threads -= 1;
                    return;
                };
                job
            };
            let made = self.algorithms.iter().map(|algorithm| algorithm.generate()).collect::<Result<_, _>>();
            let made: Made = made.map(Arc::new).map_err(Arc::new);
            for waiting in self.lock().waiting.remove(&job).into_iter().flatten() {
                // A caller that went away needs no keys.
                let _gone = waiting.send(made.clone());
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Jobs> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Maker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Maker").field("algorithms", &self.algorithms).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use futures::{executor::block_on, future::join_all};

    use super::*;

    #[test]
    fn those_who_ask_together_get_the_same_and_later_ones_another() {
        let maker = Maker::new(&[Algorithm::EdDsa, Algorithm::Es256]);
        // No thread takes a job while they queue up.
        maker.lock().threads = usize::MAX;
        let asked = ["pool", "pool", "other"].map(|job| maker.enqueue(job).unwrap());
        maker.lock().threads = 1;
        maker.work();
        let made: Vec<_> = block_on(join_all(asked)).into_iter().map(|made| made.unwrap().unwrap()).collect();
        assert_eq!(made[0].len(), 2);
        assert!(Arc::ptr_eq(&made[0], &made[1]));
        assert_ne!(made[0][0].private.expose(), made[2][0].private.expose());
        let again = block_on(maker.make("pool")).unwrap();
        assert_ne!(made[0][0].private.expose(), again[0].private.expose());
        assert!(maker.lock().waiting.is_empty());
    }

    #[test]
    fn a_full_queue_turns_callers_away() {
        let maker = Maker::new(&[Algorithm::EdDsa]);
        maker.lock().threads = usize::MAX;
        let waiting: Vec<_> = (0..QUEUE).map(|job| maker.enqueue(&job.to_string()).unwrap()).collect();
        assert!(matches!(maker.enqueue("one more"), Err(KeyError::Busy)));
        assert!(maker.enqueue("0").is_ok(), "one that waits already");
        drop(waiting);
    }
}
