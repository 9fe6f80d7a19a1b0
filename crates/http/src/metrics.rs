//! What the server counts, in the text format that Prometheus reads. Names of operations and exceptions are the only
//! labels: nothing that a user sent.

use std::{
    collections::BTreeMap,
    fmt::Write,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicI64, AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

/// The counters of one operation.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    succeeded: AtomicU64,
    failed: Mutex<BTreeMap<&'static str, u64>>,
    micros: AtomicU64,
}

impl Counters {
    pub(crate) fn succeeded(&self, took: Duration) {
        self.succeeded.fetch_add(1, Relaxed);
        self.took(took);
    }

    pub(crate) fn failed(&self, code: &'static str, took: Duration) {
        *self.failed.lock().unwrap_or_else(PoisonError::into_inner).entry(code).or_default() += 1;
        self.took(took);
    }

    fn took(&self, took: Duration) {
        self.micros.fetch_add(u64::try_from(took.as_micros()).unwrap_or(u64::MAX), Relaxed);
    }
}

/// The counters that belong to no operation.
#[derive(Debug, Default)]
pub(crate) struct Metrics {
    /// Requests that reached no operation, by reason.
    refused: Mutex<BTreeMap<&'static str, u64>>,
    documents: AtomicU64,
    connections: AtomicI64,
}

impl Metrics {
    pub(crate) fn refused(&self, reason: &'static str) {
        *self.refused.lock().unwrap_or_else(PoisonError::into_inner).entry(reason).or_default() += 1;
    }

    pub(crate) fn document(&self) {
        self.documents.fetch_add(1, Relaxed);
    }

    pub(crate) fn connected(&self) {
        self.connections.fetch_add(1, Relaxed);
    }

    pub(crate) fn disconnected(&self) {
        self.connections.fetch_sub(1, Relaxed);
    }

    /// The whole page. `operations`: service, operation and its counters; those never called are left out.
    pub(crate) fn render<'a>(
        &self,
        operations: impl Iterator<Item = (&'static str, &'static str, &'a Counters)>,
    ) -> String {
        let (mut calls, mut seconds) = (String::new(), String::new());
        for (service, operation, counters) in operations {
            let succeeded = counters.succeeded.load(Relaxed);
            let failed = counters.failed.lock().unwrap_or_else(PoisonError::into_inner).clone();
            if succeeded == 0 && failed.is_empty() {
                continue;
            }
            let labels = format!("service=\"{service}\",operation=\"{operation}\"");
            if succeeded > 0 {
                line(&mut calls, "poolgate_operations_total", &format!("{labels},outcome=\"ok\",code=\"\""), succeeded);
            }
            for (code, count) in &failed {
                let labels = format!("{labels},outcome=\"{}\",code=\"{code}\"", outcome(code));
                line(&mut calls, "poolgate_operations_total", &labels, count);
            }
            let micros = Duration::from_micros(counters.micros.load(Relaxed));
            line(&mut seconds, "poolgate_operation_duration_seconds_sum", &labels, micros.as_secs_f64());
            let count = succeeded + failed.values().sum::<u64>();
            line(&mut seconds, "poolgate_operation_duration_seconds_count", &labels, count);
        }
        let mut page = String::new();
        page.push_str("# HELP poolgate_operations_total Operations answered, by outcome and exception.\n");
        page.push_str("# TYPE poolgate_operations_total counter\n");
        page.push_str(&calls);
        page.push_str("# HELP poolgate_operation_duration_seconds Time spent in operations.\n");
        page.push_str("# TYPE poolgate_operation_duration_seconds summary\n");
        page.push_str(&seconds);
        page.push_str("# HELP poolgate_requests_refused_total Requests that reached no operation.\n");
        page.push_str("# TYPE poolgate_requests_refused_total counter\n");
        for (reason, count) in &*self.refused.lock().unwrap_or_else(PoisonError::into_inner) {
            line(&mut page, "poolgate_requests_refused_total", &format!("reason=\"{reason}\""), count);
        }
        page.push_str("# HELP poolgate_documents_total Key sets and discovery documents handed out.\n");
        page.push_str("# TYPE poolgate_documents_total counter\n");
        let _ = writeln!(page, "poolgate_documents_total {}", self.documents.load(Relaxed));
        page.push_str("# HELP poolgate_connections Connections open now.\n# TYPE poolgate_connections gauge\n");
        let _ = writeln!(page, "poolgate_connections {}", self.connections.load(Relaxed));
        page
    }
}

/// Whose fault an exception tells of.
fn outcome(code: &str) -> &'static str {
    match code {
        "InternalErrorException" => "fault",
        _ => "refused",
    }
}

fn line(page: &mut String, name: &str, labels: &str, value: impl std::fmt::Display) {
    // Writing to a String cannot fail.
    let _ = writeln!(page, "{name}{{{labels}}} {value}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_tells_outcomes_apart_and_leaves_out_what_was_never_called() {
        let metrics = Metrics::default();
        let (get_user, sign_up) = (Counters::default(), Counters::default());
        get_user.succeeded(Duration::from_millis(2));
        get_user.failed("NotAuthorizedException", Duration::from_millis(1));
        get_user.failed("InternalErrorException", Duration::ZERO);
        metrics.refused("path");
        metrics.connected();
        let page = metrics.render([("idp", "GetUser", &get_user), ("idp", "SignUp", &sign_up)].into_iter());
        for expected in [
            "poolgate_operations_total{service=\"idp\",operation=\"GetUser\",outcome=\"ok\",code=\"\"} 1\n",
            "operation=\"GetUser\",outcome=\"refused\",code=\"NotAuthorizedException\"} 1\n",
            "operation=\"GetUser\",outcome=\"fault\",code=\"InternalErrorException\"} 1\n",
            "poolgate_operation_duration_seconds_sum{service=\"idp\",operation=\"GetUser\"} 0.003\n",
            "poolgate_operation_duration_seconds_count{service=\"idp\",operation=\"GetUser\"} 3\n",
            "poolgate_requests_refused_total{reason=\"path\"} 1\n",
            "poolgate_connections 1\n",
        ] {
            assert!(page.contains(expected), "{expected} in\n{page}");
        }
        assert!(!page.contains("SignUp"));
    }
}
