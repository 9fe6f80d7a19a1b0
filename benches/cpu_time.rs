//! CPU time of the whole process, in place of the time on the wall: it counts the worker threads and the store's writer
//! along, and other programs on the machine hardly move it.

use std::time::Duration;

use criterion::{
    Criterion,
    measurement::{Measurement, ValueFormatter, WallTime},
};
use rustix::time::{ClockId, clock_gettime};

/// Criterion, measuring CPU time.
pub fn by_cpu_time() -> Criterion<CpuTime> {
    Criterion::default().with_measurement(CpuTime).without_plots()
}

/// What the process has used, in user space and in the kernel, on all its threads.
#[derive(Debug, Clone, Copy)]
pub struct CpuTime;

impl CpuTime {
    /// The CPU time used up to now.
    pub fn now() -> Duration {
        let time = clock_gettime(ClockId::ProcessCPUTime);
        Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec.try_into().unwrap())
    }

    /// What has been used since `then`.
    pub fn since(then: Duration) -> Duration {
        Self::now().saturating_sub(then)
    }
}

impl Measurement for CpuTime {
    type Intermediate = Duration;
    type Value = Duration;

    fn start(&self) -> Duration {
        Self::now()
    }

    fn end(&self, start: Duration) -> Duration {
        Self::since(start)
    }

    fn add(&self, one: &Duration, other: &Duration) -> Duration {
        *one + *other
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        WallTime.to_f64(value)
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        WallTime.formatter()
    }
}
