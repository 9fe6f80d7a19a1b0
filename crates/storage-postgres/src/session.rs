//! What each connection is told before it is used.

use deadpool_postgres::Hook;

/// Every statement of this store walks along an index, whatever the tables hold, and is planned once for each
/// connection. Left to itself, PostgreSQL plans most of them at every call, which takes longer than to run them, and
/// reads whole tables where they were small when it last looked. Without a table scan to avoid, nothing is worth being
/// compiled either.
const SETTINGS: &str =
    "SELECT set_config(name, CASE name WHEN 'plan_cache_mode' THEN 'force_generic_plan' ELSE 'off' END, false)
    FROM pg_settings WHERE name IN ('plan_cache_mode', 'jit', 'enable_seqscan', 'enable_bitmapscan', 'enable_hashjoin',
    'enable_mergejoin', 'enable_sort')";

/// Tells a new connection. Other databases that speak PostgreSQL's language have their own planner, which may know none of
/// this; they do without.
pub(crate) fn settings() -> Hook {
    Hook::async_fn(|client, _| {
        Box::pin(async move {
            let _ = client.simple_query(SETTINGS).await;
            Ok(())
        })
    })
}
