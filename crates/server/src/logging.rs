//! The log, on standard error.

use std::panic;

use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt as _, util::SubscriberInitExt as _};

use crate::options::LogFormat;

/// What `--log` says is no filter.
#[derive(Debug, thiserror::Error)]
#[error("--log wants a level or directives such as info,poolgate_http=debug: {0}")]
pub(crate) struct LogError(#[from] tracing_subscriber::filter::ParseError);

/// Begins to log.
pub(crate) fn begin(filter: Option<&str>, format: LogFormat) -> Result<(), LogError> {
    let filter = EnvFilter::try_new(filter.unwrap_or("info"))?;
    let registry = tracing_subscriber::registry().with(filter);
    let layer = fmt::layer().with_writer(std::io::stderr).with_target(false);
    match format {
        LogFormat::Text => registry.with(layer).init(),
        LogFormat::Json => registry.with(layer.json()).init(),
    }
    panic::set_hook(Box::new(|panic| {
        // Not its message, which may quote what a user sent.
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a bug: something panicked");
    }));
    Ok(())
}
