//! Sends one request and, on Ctrl-C, tells the user that it still waits for the answer.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::context::Context;
use super::exit::Failure;
use crate::net::client::{Answer, Call, Client};
use crate::net::error::NetError;
use crate::reference::Reference;

/// How often a wait for an answer looks whether the run was asked to end.
const WATCH: Duration = Duration::from_millis(50);

/// Whether an endpoint can be asked at all.
///
/// # Errors
/// When the proxy that leads there cannot be.
pub fn passable(client: &Client, endpoint: &Reference) -> Result<(), Failure> {
    client.judge(endpoint).map_err(|error| {
        Failure::usage(error.to_string()).help("name another in `https_proxy`, or the host in `no_proxy`")
    })
}

/// Sends, and says to whom asks for the end meanwhile what it waits for.
///
/// # Errors
/// When there is no answer.
pub fn exchange(client: &Client, call: &Call, context: &mut Context<'_>) -> Result<Answer, NetError> {
    thread::scope(|scope| {
        let (sender, answer) = channel();
        scope.spawn(move || {
            // It is waited for below.
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
                        "waits for the answer that is under way; asked once more it ends at once, and what came of \
                         the request is then unknown",
                    );
                    said = true;
                }
                Err(RecvTimeoutError::Timeout) => {}
                // It has panicked, and so does the scope.
                Err(RecvTimeoutError::Disconnected) => return Err(NetError::Setup(String::new())),
            }
        }
    })
}
