//! Accepts connections and serves them.

use std::future::{Future, poll_fn};
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::Refusal;
use super::exchange::exchange;
use super::shared::Shared;
use crate::net::error::what_is_wrong;

/// The most headers of a request; well-behaved clients send about ten.
const HEADERS: usize = 64;

/// The smallest buffer that hyper accepts.
const BUFFER: usize = 8 << 10;

/// How long to wait after the system refused a connection, most often for lack of file descriptors.
const ACCEPT_BACKOFF: Duration = Duration::from_millis(50);

/// Accepts connections until the receiver is stopped; returns those that are still open.
pub(super) async fn accept(
    listener: TcpListener,
    shared: &Arc<Shared>,
    stopped: &watch::Receiver<bool>,
) -> JoinSet<()> {
    let mut open = JoinSet::new();
    let mut stop = stopped.clone();
    let mut stop = pin!(stop.wait_for(|stopped| *stopped));
    loop {
        let next = poll_fn(|context| {
            while let Poll::Ready(Some(_)) = open.poll_join_next(context) {}
            if stop.as_mut().poll(context).is_ready() {
                return Poll::Ready(None);
            }
            if open.len() >= shared.settings.connections {
                // The task is woken when one of the connections ends.
                return Poll::Pending;
            }
            listener.poll_accept(context).map(Some)
        });
        match next.await {
            None => return open,
            Some(Ok((stream, peer))) => {
                open.spawn(connection(stream, peer, Arc::clone(shared), stopped.clone()));
            }
            Some(Err(_)) => tokio::time::sleep(ACCEPT_BACKOFF).await,
        }
    }
}

/// Serves one connection to its end.
async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    shared: Arc<Shared>,
    mut stopped: watch::Receiver<bool>,
) {
    let settings = &shared.settings;
    let served = AtomicBool::new(false);
    let service = service_fn(|request| {
        served.store(true, Ordering::Relaxed);
        exchange(request, peer, &shared)
    });
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(settings.time)
        .max_headers(HEADERS)
        .max_header_size(settings.header_bytes)
        // Bodies pass through the same buffer, which would otherwise grow to 400 KB.
        .max_buf_size(settings.header_bytes.max(BUFFER))
        // Senders that close their side after the request still get a response.
        .half_close(true);
    let mut serving = pin!(builder.serve_connection(TokioIo::new(stream), service));
    let mut stop = pin!(stopped.wait_for(|stopped| *stopped));
    let mut told = false;
    let end = poll_fn(|context| {
        if !told && stop.as_mut().poll(context).is_ready() {
            told = true;
            serving.as_mut().graceful_shutdown();
        }
        serving.as_mut().poll(context)
    });
    let Err(error) = end.await else { return };
    let fresh = !served.load(Ordering::Relaxed);
    if let Some(why) = why(&error).filter(|why| fresh || !matches!(why, Refusal::Slow | Refusal::BrokenOff)) {
        shared.refuse(peer, why);
    }
}

/// Why a request could not be read.
fn why(error: &hyper::Error) -> Option<Refusal> {
    match error {
        error if error.is_timeout() => Some(Refusal::Slow),
        error if error.is_parse_too_large() => Some(Refusal::Headers),
        error if error.is_parse() => Some(Refusal::NotHttp(match what_is_wrong(&error.to_string()) {
            // A TLS ClientHello causes this error as well.
            words if words.contains("method") => format!("{words} (TLS is not supported here)"),
            // What clients that begin with HTTP/2 send first.
            words if words.contains("HTTP2 preface") => "HTTP/2 is not supported here".to_owned(),
            words => words,
        })),
        error if error.is_incomplete_message() => Some(Refusal::BrokenOff),
        // The response could not be sent, or the exchange itself has already reported the fault.
        _ => None,
    }
}
