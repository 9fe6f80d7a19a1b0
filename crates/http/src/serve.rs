//! The listener: hyper on every connection, within limits, until told to stop.

use std::{convert::Infallible, future::Future, io, sync::Arc, time::Duration};

use hyper::{server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
};

use crate::Gateway;

/// What one client may cost before it is an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectionLimits {
    /// Connections open at once; further ones wait in the kernel's queue. Default 1024.
    pub connections: usize,
    /// Bytes of a request's line and headers. Default 64 KiB.
    pub head_bytes: usize,
    /// How long a head may take to arrive, which is also how long an idle connection is kept. Default 60 s.
    pub head_time: Duration,
    /// How long running requests may take to finish after the signal to stop. Default 10 s.
    pub stop_time: Duration,
}

impl Default for ConnectionLimits {
    fn default() -> Self {
        Self {
            connections: 1024,
            head_bytes: 64 * 1024,
            head_time: Duration::from_mins(1),
            stop_time: Duration::from_secs(10),
        }
    }
}

/// Answers connections of `listener` until `stop` is done, then finishes the requests that are running.
///
/// A host that has a server of its own mounts the [`Gateway`] there instead: it is a tower service.
///
/// # Errors
/// The listener is not on a loopback address, which the gateway asks for (`PermissionDenied`); or its own error.
pub async fn serve(
    listener: TcpListener,
    gateway: Gateway,
    limits: ConnectionLimits,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let address = listener.local_addr()?;
    if let Some(reason) = gateway.is_loopback_only().filter(|_| !address.ip().is_loopback()) {
        let message = format!("not served on {address}, which is not a loopback address: {reason}");
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, message));
    }
    let mut http = http1::Builder::new();
    // A client that has said all and closed its side still gets its answer, and an operation is not dropped halfway.
    http.half_close(true);
    http.timer(TokioTimer::new()).header_read_timeout(limits.head_time).max_buf_size(limits.head_bytes);
    let free = Arc::new(Semaphore::new(limits.connections));
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &free) => accepted,
            () = &mut stop => break,
        };
        let Some((stream, permit)) = accepted else { continue };
        let connection = connection(&http, stream, &gateway);
        let watched = graceful.watch(connection);
        let metrics = gateway.clone();
        tokio::spawn(async move {
            metrics.metrics().connected();
            // Whatever broke on a connection ends that connection alone; hyper has answered what could be answered.
            if let Err(error) = watched.await {
                tracing::debug!(%error, "a connection broke");
            }
            metrics.metrics().disconnected();
            drop(permit);
        });
    }
    drop(listener);
    if tokio::time::timeout(limits.stop_time, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not finish in time and were cut off");
    }
    Ok(())
}

/// The next connection, once there is room for it; `None` when it was gone before it was taken.
async fn accept(listener: &TcpListener, free: &Arc<Semaphore>) -> Option<(TcpStream, OwnedSemaphorePermit)> {
    let permit = Arc::clone(free).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, _)) => Some((stream, permit)),
        Err(error) => {
            // Out of file descriptors, mostly: the pause lets connections end.
            tracing::warn!(%error, "a connection was not accepted");
            tokio::time::sleep(Duration::from_millis(50)).await;
            None
        }
    }
}

fn connection(
    http: &http1::Builder,
    stream: TcpStream,
    gateway: &Gateway,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = hyper::Error> + Send + 'static {
    // Answers are written whole: waiting for more to send only delays them.
    let _ = stream.set_nodelay(true);
    let peer = stream.peer_addr().ok().map(|address| address.ip());
    let gateway = gateway.clone();
    let service = service_fn(move |request| {
        let gateway = gateway.clone();
        async move { Ok::<_, Infallible>(gateway.handle(request, peer).await) }
    });
    http.serve_connection(TokioIo::new(stream), service)
}
