//! Poolgate: identitypool-core.
