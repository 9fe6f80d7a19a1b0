//! The `poolgate` server.

fn main() {}
