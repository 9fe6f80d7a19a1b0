//! Poolgate: testkit.
