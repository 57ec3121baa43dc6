//! Sends one request and, on Ctrl-C, tells the user that it still waits for the response.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::context::Context;
use super::exit::Failure;
use crate::net::client::{Call, Client, Response};
use crate::net::error::NetError;
use crate::reference::Reference;

/// How often the wait for a response checks for an interrupt.
const WATCH: Duration = Duration::from_millis(50);

/// Checks that requests can be sent to an endpoint.
///
/// # Errors
/// When the proxy on the way there cannot be used.
pub fn passable(client: &Client, endpoint: &Reference) -> Result<(), Failure> {
    client.check_proxy(endpoint).map_err(|error| {
        Failure::usage(error.to_string()).help("name another in `https_proxy`, or the host in `no_proxy`")
    })
}

/// Sends a request. If the user interrupts meanwhile, a note says what the program still waits for. `meanwhile` is
/// called again and again, for other work that must not wait.
///
/// # Errors
/// When there is no response.
pub fn exchange(
    client: &Client,
    call: &Call,
    context: &mut Context<'_>,
    meanwhile: &mut dyn FnMut(&mut Context<'_>),
) -> Result<Response, NetError> {
    thread::scope(|scope| {
        let (sender, answer) = channel();
        scope.spawn(move || {
            // The receiver below waits for this.
            let _ = sender.send(client.send(call));
        });
        let mut said = false;
        loop {
            match answer.recv_timeout(WATCH) {
                Ok(answer) => return answer,
                Err(RecvTimeoutError::Timeout)
                    if !said && context.interrupt.requested() && !client.gives_up() =>
                {
                    context.note(
                        "waiting for the answer; a second Ctrl-C ends the run at once and leaves the outcome of the request unknown",
                    );
                    said = true;
                }
                Err(RecvTimeoutError::Timeout) => meanwhile(context),
                // The thread panicked, so the scope panics too.
                Err(RecvTimeoutError::Disconnected) => return Err(NetError::Setup(String::new())),
            }
        }
    })
}
