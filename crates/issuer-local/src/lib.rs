//! Poolgate: issuer-local.
