//! Whether requests should come here now.

use async_trait::async_trait;

/// Tells whoever spreads requests over several servers; the facade fills it with its store. To write your own: anybody may
/// ask, and often, so one cheap question to what every answer depends on is enough; and what lets only this server down
/// belongs here rather than in a restart, which `/healthz` stands for.
#[async_trait]
pub trait Readiness: Send + Sync {
    /// Whether requests can be answered.
    async fn is_ready(&self) -> bool;
}
