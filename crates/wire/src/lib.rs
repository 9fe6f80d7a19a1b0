//! Poolgate: wire.
