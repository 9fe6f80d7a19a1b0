//! Poolgate: tests.
