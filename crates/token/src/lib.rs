//! Poolgate: token.
