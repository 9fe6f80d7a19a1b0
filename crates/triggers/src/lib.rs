//! Poolgate: triggers.
