//! How a medium in an example is served.

use crate::reference::HostKind;
use crate::served::{
    BodyEnd, Cause, FetchFailure, FetchOutcome, FinalResponse, Head, Headers, Redirect, Served,
};

/// The `served` table of a `toml` block. Facts that are left out are as they should be; an empty header means that the
/// header is absent.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Description {
    status: Option<u16>,
    length: Option<String>,
    #[serde(rename = "type")]
    media_type: Option<String>,
    coding: Option<String>,
    transfer: Option<String>,
    received: Option<u64>,
    /// Why the body ended early.
    cut: Option<String>,
    /// Why the body did not arrive in time.
    late: Option<String>,
    #[serde(default)]
    redirects: Vec<String>,
    head: Option<HeadDescription>,
    /// Why there is no response.
    failed: Option<String>,
    /// What is wrong with TLS.
    tls: Option<String>,
    /// What is wrong with a redirect.
    astray: Option<String>,
    /// Why the host is not public.
    inside: Option<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadDescription {
    status: u16,
    length: Option<String>,
    #[serde(rename = "type")]
    media_type: Option<String>,
}

impl Description {
    /// The facts for a medium of the given length in bytes and MIME type.
    pub(super) fn facts(self, bytes: u64, mime: &str) -> Served {
        let redirect = |to: &String| Redirect { status: 302, to: to.clone() };
        Served {
            redirects: self.redirects.iter().map(redirect).collect(),
            outcome: self.outcome(bytes, mime),
        }
    }

    fn outcome(self, bytes: u64, mime: &str) -> FetchOutcome {
        if let Some(words) = self.inside {
            return FetchOutcome::NotPublic { host: words, kind: HostKind::Private };
        }
        if let Some(words) = self.astray {
            return FetchOutcome::BadRedirect { status: 302, reason: words };
        }
        let cause = if self.tls.is_some() { Cause::Certificate } else { Cause::Server };
        if let Some(words) = self.tls.or(self.failed) {
            return FetchOutcome::Failed(FetchFailure { cause, words });
        }
        let header = |value: Option<String>, usual: Option<String>| value.or(usual).filter(|v| !v.is_empty());
        let head = self.head.map(|head| {
            let headers = Headers { length: head.length, media_type: head.media_type, ..Headers::default() };
            Head::Response(head.status, headers)
        });
        FetchOutcome::Response(Box::new(FinalResponse {
            status: self.status.unwrap_or(200),
            headers: Headers {
                length: header(self.length, Some(bytes.to_string())),
                media_type: header(self.media_type, Some(mime.to_owned())),
                coding: header(self.coding, None),
                transfer: header(self.transfer, None),
            },
            received: self.received.unwrap_or(bytes),
            end: match (self.cut, self.late) {
                (Some(words), _) => BodyEnd::Truncated(words),
                (_, Some(words)) => BodyEnd::TimedOut(words),
                _ => BodyEnd::Complete,
            },
            seconds: 0.1,
            head,
        }))
    }
}
