//! Poolgate: userpool-core.
