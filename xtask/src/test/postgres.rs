//! PostgreSQL for the parts that want one: a cluster of this run alone, whatever else runs on the machine.

use poolgate_tests::postgres::{Cluster, Options, binaries};

use super::debian;

/// Starts it. It ends and is gone when it is dropped, and when this program ends in any other way.
pub(super) fn start() -> Result<Cluster, Box<dyn std::error::Error>> {
    debian::provide_when(binaries().is_err(), "postgresql")?;
    // Its databases outlive no run: what is lost with the machine is not missed.
    Ok(Cluster::start(Options { fsync: false })?)
}
