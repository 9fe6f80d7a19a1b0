//! Benchmarks of the hot paths; see README.md.
