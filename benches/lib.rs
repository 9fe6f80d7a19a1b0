//! Poolgate: benches.
