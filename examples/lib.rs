//! Poolgate: examples.
