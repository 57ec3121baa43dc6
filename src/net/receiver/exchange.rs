//! One request and its response.

use std::convert::Infallible;
use std::error::Error;
use std::future::poll_fn;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;

use hyper::body::{Body, Incoming};
use hyper::header::{
    ACCEPT_ENCODING, ALLOW, CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue,
    TRANSFER_ENCODING,
};
use hyper::{HeaderMap, Method, Request, Response, StatusCode};
use tokio::sync::{OwnedSemaphorePermit, oneshot};

use super::shared::Shared;
use super::{Received, Refusal, RespondWhen};
use crate::reason::fragment;

/// Bodies up to this many bytes do not need a permit. Postbacks have about 500.
const SMALL_BYTES: usize = 64 << 10;

/// Receives a request and responds to it.
pub(super) async fn exchange(
    request: Request<Incoming>,
    peer: SocketAddr,
    shared: &Arc<Shared>,
) -> Result<Response<String>, Infallible> {
    let taken = tokio::time::timeout(shared.settings.time, take(request, peer, shared)).await;
    Ok(match taken.unwrap_or(Err(Refusal::Slow)) {
        Ok(status) => {
            tokio::time::sleep(shared.settings.delay).await;
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
    if head.method != Method::POST {
        return Err(Refusal::Method(head.method.to_string()));
    }
    let (body, room) = read(body, shared).await?;
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
    let coding = header(CONTENT_ENCODING).filter(|name| !name.eq_ignore_ascii_case("identity"));
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

fn text(value: &HeaderValue) -> String {
    String::from_utf8_lossy(value.as_bytes()).into_owned()
}

/// Reads a body up to the limit. A body that is larger than [`SMALL_BYTES`] waits for room.
async fn read(
    mut body: Incoming,
    shared: &Arc<Shared>,
) -> Result<(Vec<u8>, Option<OwnedSemaphorePermit>), Refusal> {
    let limit = shared.settings.body_bytes;
    // A body whose declared length is too large is not read at all.
    if body.size_hint().lower() > limit as u64 {
        return Err(Refusal::Body(limit));
    }
    let (mut bytes, mut room) = (Vec::new(), None);
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let frame = frame.map_err(|error| unreadable(&error))?;
        let Ok(data) = frame.into_data() else { continue };
        if bytes.len() + data.len() > limit {
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
