//! Second factors: what pools offer, what users set up, and how they are asked for (spec/auth-flows.md §7).

mod pool;
