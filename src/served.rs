//! How a URL is served, as observed: the facts that rules judge by what the service requires of a server (API facts
//! §7). What they mean is not decided here.

use crate::reference::HostKind;

/// What came of fetching a URL.
#[derive(Clone, Debug, PartialEq)]
pub struct Served {
    /// The redirects that were followed, in order.
    pub redirects: Vec<Redirect>,
    /// What came in the end.
    pub outcome: Outcome,
}

/// One redirect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// Its status code.
    pub status: u16,
    /// Where it leads.
    pub to: String,
}

/// What came in the end.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// An answer.
    Answered(Box<Answered>),
    /// A redirect that leads nowhere: its status, and what is wrong with it.
    Astray(u16, String),
    /// The host is not for everybody: its name, with what it resolves to, and who can reach it.
    NotPublic(String, HostKind),
    /// No answer: why.
    Failed(Failure),
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Where it lies.
    pub cause: Cause,
    /// What happened, in words.
    pub words: String,
}

/// Where the reason lies that there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// With the server: others fare no better.
    Server,
    /// With the server's TLS.
    Tls,
    /// With this machine's own network or proxy: it says nothing about the server.
    Here,
}

/// The last answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// Its status code.
    pub status: u16,
    /// What it says of itself.
    pub headers: Headers,
    /// How many bytes of the body came.
    pub received: u64,
    /// How the body ended.
    pub end: BodyEnd,
    /// How long it took, in seconds.
    pub seconds: f64,
    /// What HEAD is answered, if it was asked.
    pub head: Option<Head>,
}

/// The headers that matter, as they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers {
    /// `Content-Length`.
    pub length: Option<String>,
    /// `Content-Type`.
    pub media_type: Option<String>,
    /// `Content-Encoding`.
    pub coding: Option<String>,
    /// `Transfer-Encoding`.
    pub transfer: Option<String>,
}

/// How a body ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyEnd {
    /// By itself.
    Whole,
    /// With us: enough was read.
    Enough,
    /// Before its time: what happened, in words.
    Cut(String),
    /// Not in time, in words.
    Late(String),
}

/// The answer to HEAD.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Head {
    /// Status and headers.
    Answered(u16, Headers),
    /// None: why.
    Failed(String),
}

impl Served {
    /// The last answer, if there is one.
    #[must_use]
    pub fn answered(&self) -> Option<&Answered> {
        match &self.outcome {
            Outcome::Answered(answered) => Some(answered),
            _ => None,
        }
    }

    /// The last answer, if it is a success.
    #[must_use]
    pub fn success(&self) -> Option<&Answered> {
        self.answered().filter(|answered| answered.is_success())
    }
}

impl Answered {
    /// Whether the status is one of success.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The file's length, as well as it is known: what came, or what the header promises of a body that was not
    /// read to its end.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        match self.end {
            BodyEnd::Whole => Some(self.received),
            BodyEnd::Enough | BodyEnd::Cut(_) | BodyEnd::Late(_) => self.headers.promised(),
        }
    }
}

impl Headers {
    /// The promised length, if it is a number.
    #[must_use]
    pub fn promised(&self) -> Option<u64> {
        self.length.as_deref()?.trim().parse().ok()
    }

    /// The media type without its parameters, in lowercase; empty where there is none.
    #[must_use]
    pub fn essence(&self) -> String {
        let value = self.media_type.as_deref().unwrap_or_default();
        value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// The coding of the content, if it is one that changes bytes.
    #[must_use]
    pub fn coded(&self) -> Option<&str> {
        let coding = self.coding.as_deref()?.trim();
        (!coding.is_empty() && !coding.eq_ignore_ascii_case("identity")).then_some(coding)
    }

    /// Whether the body comes in chunks.
    #[must_use]
    pub fn chunked(&self) -> bool {
        let codings = self.transfer.as_deref().unwrap_or_default();
        codings.split(',').any(|coding| coding.trim().eq_ignore_ascii_case("chunked"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_read_as_http_has_them() {
        let headers = |name: &str, value: &str| {
            let value = Some(value.to_owned());
            match name {
                "length" => Headers { length: value, ..Headers::default() },
                "type" => Headers { media_type: value, ..Headers::default() },
                "coding" => Headers { coding: value, ..Headers::default() },
                _ => Headers { transfer: value, ..Headers::default() },
            }
        };
        assert_eq!(headers("type", "Image/JPEG; q=1").essence(), "image/jpeg");
        assert_eq!(headers("length", " 12 ").promised(), Some(12));
        assert_eq!(headers("length", "-1").promised(), None);
        assert_eq!(headers("coding", "identity").coded(), None);
        assert_eq!(headers("coding", "gzip").coded(), Some("gzip"));
        assert!(headers("transfer", "gzip, Chunked").chunked());
        assert!(!Headers::default().chunked() && Headers::default().essence().is_empty());
    }
}
