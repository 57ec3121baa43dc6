//! One request and its response.

use std::convert::Infallible;
use std::error::Error;
use std::future::poll_fn;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;

use hyper::body::{Body, Bytes, Frame, Incoming};
use hyper::header::{
    ACCEPT_ENCODING, ALLOW, CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, EXPECT, HeaderValue,
    TRANSFER_ENCODING,
};
use hyper::{HeaderMap, Method, Request, Response, StatusCode};
use tokio::sync::{OwnedSemaphorePermit, oneshot};

use super::shared::Shared;
use super::{Received, Refusal, RespondWhen};
use crate::reason::fragment;

/// Bodies up to this many bytes do not need a permit. Postbacks have about 500.
const SMALL_BYTES: usize = 64 << 10;

/// The most bytes of a refused body that are received all the same, to be dropped. Many clients send the whole body
/// before they look at the response; if the connection ends under them, they never see why it is refused. Our choice.
const DROPPED_BYTES: u64 = 64 << 20;

/// Receives a request and responds to it.
pub(super) async fn exchange(
    request: Request<Incoming>,
    peer: SocketAddr,
    shared: &Arc<Shared>,
) -> Result<Response<String>, Infallible> {
    let taken = tokio::time::timeout(shared.settings.time, take(request, peer, shared)).await;
    Ok(match taken.unwrap_or(Err(Refusal::Slow)) {
        Ok(status) => {
            // A sleep of no time still lasts until the next tick of the timer, a millisecond away.
            if !shared.settings.delay.is_zero() {
                tokio::time::sleep(shared.settings.delay).await;
            }
            answer(status, "")
        }
        Err(why) => {
            let response = refusal(&why);
            shared.refuse(peer, why);
            response
        }
    })
}

/// Reads a request and hands it over; returns the status to respond with.
async fn take(
    request: Request<Incoming>,
    peer: SocketAddr,
    shared: &Arc<Shared>,
) -> Result<StatusCode, Refusal> {
    let (head, body) = request.into_parts();
    let lingers = !head.headers.contains_key(EXPECT);
    if head.method != Method::POST {
        linger(body, lingers, shared);
        return Err(Refusal::Method(head.method.to_string()));
    }
    let (body, room) = read(body, lingers, shared).await?;
    if !(shared.settings.wanted)(&body) {
        return Err(unwanted(&head.headers, &body));
    }
    let headers = head.headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value)));
    let status = StatusCode::from_u16(shared.answer()).unwrap_or(StatusCode::OK);
    let (kept, keeping) = match shared.settings.respond {
        RespondWhen::Received => (None, None),
        RespondWhen::Kept => {
            let (kept, keeping) = oneshot::channel();
            (Some(kept), Some(keeping))
        }
    };
    let received = Received {
        peer,
        target: head.uri.path_and_query().map_or("/".to_owned(), ToString::to_string),
        headers: headers.collect(),
        body,
        answered: status.as_u16(),
        kept,
        _room: room,
    };
    shared.hand_over(received).await?;
    match keeping {
        None => Ok(status),
        Some(keeping) => Ok(keeping.await.map_or(StatusCode::SERVICE_UNAVAILABLE, |()| status)),
    }
}

/// Why a body is not wanted.
fn unwanted(headers: &HeaderMap, body: &[u8]) -> Refusal {
    let header = |name| headers.get(name).map(text);
    let codings = [CONTENT_ENCODING, TRANSFER_ENCODING].into_iter().filter_map(header);
    let coding = codings.map(|names| compression(&names)).find(|name| !name.is_empty());
    let has_length = [CONTENT_LENGTH, TRANSFER_ENCODING].iter().any(|name| headers.contains_key(name));
    match (body.trim_ascii(), coding) {
        ([], _) if !has_length => Refusal::NoLength,
        ([], _) => Refusal::Empty,
        (_, Some(coding)) => Refusal::Compressed(coding),
        ([b'{' | b'[', ..], None) => Refusal::Json,
        _ => Refusal::Unwanted(match header(CONTENT_TYPE) {
            Some(kind) => format!("Content-Type `{kind}`"),
            None => "without a Content-Type".to_owned(),
        }),
    }
}

/// What compresses a body, of the codings that a header lists; empty if nothing does.
fn compression(names: &str) -> String {
    let plain = |name: &&str| ["identity", "chunked"].iter().any(|plain| name.eq_ignore_ascii_case(plain));
    names.split(',').map(str::trim).filter(|name| !plain(name)).collect::<Vec<_>>().join(", ")
}

fn text(value: &HeaderValue) -> String {
    String::from_utf8_lossy(value.as_bytes()).into_owned()
}

/// Reads a body up to the limit. A body that is larger than [`SMALL_BYTES`] waits for room.
async fn read(
    mut body: Incoming,
    lingers: bool,
    shared: &Arc<Shared>,
) -> Result<(Vec<u8>, Option<OwnedSemaphorePermit>), Refusal> {
    let limit = shared.settings.body_bytes;
    if body.size_hint().lower() > limit as u64 {
        linger(body, lingers, shared);
        return Err(Refusal::Body(limit));
    }
    let (mut bytes, mut room) = (Vec::new(), None);
    while let Some(frame) = next(&mut body).await {
        let frame = frame.map_err(|error| unreadable(&error))?;
        let Ok(data) = frame.into_data() else { continue };
        if bytes.len() + data.len() > limit {
            linger(body, true, shared);
            return Err(Refusal::Body(limit));
        }
        if room.is_none() && bytes.len() + data.len() > SMALL_BYTES {
            let permit = Arc::clone(&shared.large).acquire_owned().await;
            room = Some(permit.expect("the semaphore is never closed"));
        }
        bytes.extend_from_slice(&data);
    }
    Ok((bytes, room))
}

async fn next(body: &mut Incoming) -> Option<hyper::Result<Frame<Bytes>>> {
    poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await
}

/// Receives the rest of a body that is refused while the response is sent, and drops it; not if the client sends
/// nothing before it is told to (`Expect`), and no more than [`DROPPED_BYTES`].
fn linger(mut body: Incoming, lingers: bool, shared: &Arc<Shared>) {
    if !lingers {
        return;
    }
    let rest = async move {
        let mut dropped = 0;
        while let Some(Ok(frame)) = next(&mut body).await {
            dropped += frame.data_ref().map_or(0, |data| data.len() as u64);
            if dropped > DROPPED_BYTES {
                return;
            }
        }
    };
    tokio::spawn(tokio::time::timeout(shared.settings.time, rest));
}

/// Why a body could not be read to its end. Chunks that are not HTTP are not a request that broke off.
fn unreadable(error: &hyper::Error) -> Refusal {
    let fault = error.source().and_then(|cause| cause.downcast_ref::<io::Error>());
    match fault {
        Some(fault) if matches!(fault.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData) => {
            Refusal::NotHttp(fragment(&fault.to_string()))
        }
        _ => Refusal::BrokenOff,
    }
}

fn answer(status: StatusCode, words: &str) -> Response<String> {
    let mut response = Response::new(words.to_owned());
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response
}

fn refusal(why: &Refusal) -> Response<String> {
    let status = match why {
        Refusal::Method(_) => StatusCode::METHOD_NOT_ALLOWED,
        Refusal::Body(_) => StatusCode::PAYLOAD_TOO_LARGE,
        Refusal::Headers => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
        Refusal::Slow => StatusCode::REQUEST_TIMEOUT,
        Refusal::Late => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::Compressed(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Refusal::NoLength => StatusCode::LENGTH_REQUIRED,
        Refusal::NotHttp(_) | Refusal::Empty | Refusal::Json | Refusal::Unwanted(_) | Refusal::BrokenOff => {
            StatusCode::BAD_REQUEST
        }
    };
    let mut response = answer(status, &format!("{why}\n"));
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    let can = match status {
        StatusCode::METHOD_NOT_ALLOWED => Some((ALLOW, "POST")),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Some((ACCEPT_ENCODING, "identity")),
        _ => None,
    };
    response.headers_mut().extend(can.map(|(name, what)| (name, HeaderValue::from_static(what))));
    response
}
