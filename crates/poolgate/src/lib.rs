//! Poolgate: poolgate.
