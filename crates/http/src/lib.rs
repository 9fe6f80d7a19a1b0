//! Poolgate: http.
