//! Reading a request's body within bounds.

use std::time::Duration;

use bytes::{Buf, Bytes, BytesMut};
use http_body_util::BodyExt;
use hyper::body::Body;

/// Why a body was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum BodyError {
    #[error("the request's body is longer than this server takes")]
    TooLarge,
    #[error("the request's body did not arrive in time")]
    Slow,
    #[error("the request's body broke off")]
    Broken,
}

/// How much of an over-long body is read and thrown away, so that the client has sent all of it and reads the answer
/// instead of a reset connection.
const DISCARD: u64 = 32 * 1024 * 1024;

/// The whole body, at most `limit` bytes of it, all arrived within `time`.
pub(crate) async fn read<B>(body: B, limit: usize, time: Duration, waits_for_continue: bool) -> Result<Bytes, BodyError>
where
    B: Body + Unpin,
{
    match tokio::time::timeout(time, collect(body, limit, waits_for_continue)).await {
        Ok(read) => read,
        Err(_) => Err(BodyError::Slow),
    }
}

async fn collect<B: Body + Unpin>(mut body: B, limit: usize, waits_for_continue: bool) -> Result<Bytes, BodyError> {
    let announced = body.size_hint().lower();
    if announced > limit as u64 {
        // A client that waits for "100 Continue" has sent nothing yet.
        if !waits_for_continue && announced <= DISCARD {
            discard(&mut body, DISCARD).await;
        }
        return Err(BodyError::TooLarge);
    }
    let Some(first) = next(&mut body).await? else { return Ok(Bytes::new()) };
    if first.len() > limit {
        return Err(BodyError::TooLarge);
    }
    if body.is_end_stream() {
        return Ok(first);
    }
    let mut whole = BytesMut::from(first.as_ref());
    while let Some(chunk) = next(&mut body).await? {
        if whole.len() + chunk.len() > limit {
            drop(whole);
            discard(&mut body, DISCARD).await;
            return Err(BodyError::TooLarge);
        }
        whole.extend_from_slice(&chunk);
    }
    Ok(whole.freeze())
}

async fn discard<B: Body + Unpin>(body: &mut B, limit: u64) {
    let mut seen = 0;
    while let Ok(Some(chunk)) = next(body).await {
        seen += chunk.len() as u64;
        if seen > limit {
            break;
        }
    }
}

/// The next bytes of data; trailers are passed over.
async fn next<B: Body + Unpin>(body: &mut B) -> Result<Option<Bytes>, BodyError> {
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| BodyError::Broken)?;
        if let Ok(mut data) = frame.into_data() {
            return Ok(Some(data.copy_to_bytes(data.remaining())));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use std::{
        convert::Infallible,
        pin::Pin,
        task::{Context, Poll},
    };

    use http_body_util::{Full, StreamBody};
    use hyper::body::Frame;

    use super::*;

    const TIME: Duration = Duration::from_millis(50);

    /// A body that counts the bytes handed out, without a length announced.
    fn chunks(count: usize, size: usize) -> impl Body<Data = Bytes, Error = Infallible> + Unpin {
        StreamBody::new(futures::stream::iter(
            (0..count).map(move |_| Ok::<_, Infallible>(Frame::data(Bytes::from(vec![b'x'; size])))),
        ))
    }

    struct Never;
    impl Body for Never {
        type Data = Bytes;
        type Error = Infallible;
        fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            Poll::Pending
        }
    }

    #[tokio::test]
    async fn takes_what_fits_and_no_more() {
        assert_eq!(read(Full::new(Bytes::from("abc")), 3, TIME, false).await, Ok(Bytes::from("abc")));
        assert_eq!(read(Full::new(Bytes::from("abcd")), 3, TIME, false).await, Err(BodyError::TooLarge));
        assert_eq!(read(Full::new(Bytes::from("abcd")), 3, TIME, true).await, Err(BodyError::TooLarge));
        assert_eq!(read(chunks(3, 2), 6, TIME, false).await, Ok(Bytes::from("xxxxxx")));
        assert_eq!(read(chunks(4, 2), 6, TIME, false).await, Err(BodyError::TooLarge));
        assert_eq!(read(chunks(0, 2), 6, TIME, false).await, Ok(Bytes::new()));
    }

    #[tokio::test]
    async fn gives_up_on_a_body_that_never_comes() {
        assert_eq!(read(Never, 10, Duration::from_millis(5), false).await, Err(BodyError::Slow));
    }
}
