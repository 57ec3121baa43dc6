//! What a response of the service says of the request that it answers.

use std::time::{Duration, UNIX_EPOCH};

use super::echo::without_keys;
use super::outcome::{Accepted, Outcome, Refusal};
use super::pace::named;
use crate::dialect::{Dialect, Home, Term};
use crate::elements::OddityKind;
use crate::message::{self, Message};
use crate::net::client::{End, Response};
use crate::net::error::NetError;
use crate::reference::Reference;
use crate::reply::Reply;
use crate::served::http_status;
use crate::source::{Origin, Source, Sources};
use crate::xml::{self, SyntaxError, SyntaxErrorKind};

/// The outcome of a submission in `dialect`. `now` is the time of the response, counted from 1970-01-01T00:00:00Z; it
/// is needed to read `Retry-After`. `mask` hides secrets in what the service says.
#[must_use]
pub fn outcome(
    exchange: Result<&Response, &NetError>,
    dialect: Dialect,
    now: Duration,
    mask: impl Fn(&str) -> String,
) -> Outcome {
    let outcome = match exchange {
        Err(error) if error.may_have_arrived() => Outcome::Unknown(error.to_string()),
        Err(error) => Outcome::NotSent(error.with_repair()),
        Ok(response) => match reply(response) {
            Ok(reply) => interpret_reply(&reply, dialect),
            Err(why) => {
                // A server may echo the request in any encoding.
                let why = match response.excerpt(|body| without_keys(&mask(body))) {
                    said if said.is_empty() => why,
                    said => format!("{why}: \"{said}\""),
                };
                interpret_http_status(response, why, now)
            }
        },
    };
    outcome.masked(mask)
}

/// Parses the service's reply from an HTTP response.
///
/// # Errors
/// When there is no reply; the error says why, in words.
pub fn reply(response: &Response) -> Result<Reply, String> {
    match &response.end {
        End::Whole => {}
        End::TooLong => return Err(format!("the answer is longer than {} bytes", response.received)),
        End::Cut(error) => return Err(format!("the answer broke off: {error}")),
    }
    if response.body.trim_ascii().is_empty() {
        return Err("the answer is empty".to_owned());
    }
    if let Some(coding) = response.coding() {
        return Err(format!("the answer is compressed ({coding}), which was not asked for"));
    }
    let mut sources = Sources::default();
    let id = sources.add(Source::new(Origin::Composed("answer".to_owned()), response.body.clone()));
    let document = xml::parse(id, sources.get(id).text());
    match message::read(&document) {
        Message::Reply(reply) if document.errors().iter().any(|error| is_another(error, &reply)) => {
            Err("the answer holds more than one response".to_owned())
        }
        Message::Reply(_) if document.errors().iter().any(is_end) => {
            Err("the answer is cut off: it ends inside the response".to_owned())
        }
        Message::Reply(reply) => Ok(reply),
        _ => {
            let kind = response.header("content-type").unwrap_or("without a Content-Type");
            Err(format!("the answer is not a response of the API ({kind})"))
        }
    }
}

/// Whether an error is a response besides the one that was read. Other text before and after it, such as a warning
/// that the service's server adds, says nothing about the request.
fn is_another(error: &SyntaxError, reply: &Reply) -> bool {
    let is_response =
        |name: &str| name.eq_ignore_ascii_case("response") && error.span.start != reply.root.start;
    matches!(&error.kind, SyntaxErrorKind::SecondRoot(name) if is_response(name))
}

/// Whether an error is an element that is open where the document ends. Its value, such as an id, may be half of one.
fn is_end(error: &SyntaxError) -> bool {
    matches!(error.kind, SyntaxErrorKind::Unclosed(_)) && error.related.is_none()
}

/// The name of an element that a reply repeats, if its meaning depends on it: which of the two counts, nobody knows.
fn repeated(reply: &Reply) -> Option<&str> {
    let decides = |term| matches!(term, Term::Status | Term::ErrorCode | Term::MmsId | Term::TrackingId);
    let twice = reply.oddities.iter().find(|oddity| match oddity.kind {
        OddityKind::Duplicate { term, .. } => oddity.home == Home::Response && decides(term),
        _ => false,
    });
    twice.map(|oddity| oddity.written.value.as_str())
}

/// Interprets a reply of the API.
fn interpret_reply(reply: &Reply, asked: Dialect) -> Outcome {
    let value = |term| reply.fields.filled(term).map(|field| field.trimmed().to_owned());
    let (status, code) = (value(Term::Status).unwrap_or_default(), value(Term::ErrorCode));
    let info = value(Term::ErrorInfo).unwrap_or_default();
    let words = |dialect| if dialect == Dialect::Current { Dialect::Current } else { Dialect::Classic };
    if let Some(name) = repeated(reply) {
        return Outcome::Unknown(format!("the answer holds `{name}` more than once"));
    }
    match (status.to_ascii_lowercase().as_str(), code) {
        ("success", None) => Outcome::Accepted(Accepted {
            mms_id: value(Term::MmsId),
            tracking_id: value(Term::TrackingId),
            to: value(Term::To),
            details: value(Term::StatusDetails),
            other_dialect: Some(reply.dialect).filter(|found| words(*found) != words(asked)),
        }),
        ("success", Some(code)) => Outcome::Unknown(format!("the answer says both Success and {code}")),
        ("failure", code) => {
            let code = code.map(|code| code.to_ascii_uppercase());
            let refusal = |code, info| Refusal { code, status: None, info };
            match code.as_deref() {
                // Nothing was accepted: the call itself was rejected.
                Some("E106") => {
                    let wait = named(&info);
                    Outcome::Throttled(refusal(code, info), wait)
                }
                Some("E113") => Outcome::Throttled(refusal(code, info), None),
                // The error is on the service's side; nobody knows how far the request had come.
                Some("E503") => Outcome::Unknown(format!("E503: an error inside the service, \"{info}\"")),
                None if info.is_empty() => {
                    Outcome::Refused(refusal(code, "the service gives no reason".to_owned()))
                }
                _ => Outcome::Refused(refusal(code, info)),
            }
        }
        ("", _) => Outcome::Unknown("the answer has no status".to_owned()),
        _ => Outcome::Unknown(format!("the answer's status is `{status}`")),
    }
}

/// Interprets a response that is not a reply of the API. A server has handed nothing on if it says that the request
/// itself is wrong (4xx) or has to be sent elsewhere unchanged (301, 307, 308). After 408 and 5xx it may have. 302
/// and 303 are how an accepted request leads to its result (RFC 9110, section 15).
fn interpret_http_status(response: &Response, why: String, now: Duration) -> Outcome {
    let refused = |info: String| Refusal { code: None, status: Some(response.status), info };
    match response.status {
        // 304 answers a condition, which was not set, and leads nowhere.
        status @ (300..=303 | 305..=399) => {
            let words = match response.header("location") {
                Some(to) => format!("HTTP {status}: it redirects to `{}`", Reference::shown_location(to)),
                None => format!("HTTP {status}: it redirects, and does not say where"),
            };
            let words = format!("{words}; the redirect of a POST is not followed");
            match status {
                301 | 307 | 308 => Outcome::Refused(refused(words)),
                _ => Outcome::Unknown(words),
            }
        }
        429 => {
            let wait = retry_after(response, now);
            let when =
                wait.map_or(String::new(), |wait| format!("; it asks to come back in {} s", wait.as_secs()));
            Outcome::Throttled(refused(format!("HTTP 429: too many requests{when}")), wait)
        }
        400..=407 | 409..=499 => {
            Outcome::Refused(refused(format!("HTTP {}; {why}", http_status(response.status))))
        }
        200..=299 => Outcome::Unknown(why),
        status => Outcome::Unknown(format!("HTTP {}; {why}", http_status(status))),
    }
}

/// The wait that `Retry-After` asks for: a number of seconds, or until a date (RFC 9110, section 10.2.3). A date is
/// compared with the server's own clock if the response has a `Date` header, else with `now`.
fn retry_after(response: &Response, now: Duration) -> Option<Duration> {
    let value = response.header("retry-after")?.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = |text: &str| httpdate::parse_http_date(text).ok()?.duration_since(UNIX_EPOCH).ok();
    let clock = response.header("date").and_then(|text| date(text.trim())).unwrap_or(now);
    Some(date(value)?.saturating_sub(clock))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::error::Phase;

    fn response(status: u16, body: &str) -> Response {
        Response {
            status,
            headers: vec![("content-type".to_owned(), "text/html".to_owned())],
            body: body.as_bytes().to_vec(),
            received: body.len() as u64,
            end: End::Whole,
            time: Duration::ZERO,
        }
    }

    fn of(status: u16, body: &str) -> Outcome {
        outcome(Ok(&response(status, body)), Dialect::Current, Duration::ZERO, str::to_owned)
    }

    #[test]
    fn what_the_service_says_counts_whatever_the_http_status() {
        let accepted = "<response><status>Success</status><mms-id>35674</mms-id></response>";
        let notice = "<br />\n<b>Notice</b>: undefined index";
        let (after, before) = (format!("{accepted}\n{notice}"), format!("{notice}\n{accepted}"));
        for (status, body) in [(200, accepted), (500, accepted), (200, &after), (200, &before)] {
            let Outcome::Accepted(said) = of(status, body) else { panic!("{status}") };
            assert_eq!(said.mms_id.as_deref(), Some("35674"));
            assert_eq!(said.other_dialect, None);
        }
        let classic = "<RESPONSE><STATUS>Success</STATUS><TRACKINGID>MMS_1</TRACKINGID></RESPONSE>";
        let Outcome::Accepted(said) = of(200, classic) else { panic!() };
        assert_eq!(
            (said.tracking_id.as_deref(), said.other_dialect),
            (Some("MMS_1"), Some(Dialect::Classic))
        );
        let refused = "<response><status>Failure</status><error-code>E111</error-code>\
                       <error-info>Bad & ugly</error-info></response>";
        let Outcome::Refused(refusal) = of(200, refused) else { panic!() };
        assert_eq!(refusal.code.as_deref(), Some("E111"));
        assert!(refusal.meaning().is_some());
    }

    #[test]
    fn an_answer_that_is_not_one_of_the_service_is_quoted_without_secrets() {
        let quoted = |status, body: &str| {
            let mask = |words: &str| words.replace("S3cret\n123", "****");
            match outcome(Ok(&response(status, body)), Dialect::Current, Duration::ZERO, mask) {
                Outcome::Unknown(words) => words,
                Outcome::Refused(refusal) => refusal.info,
                other => panic!("{other:?}"),
            }
        };
        assert!(quoted(200, "<p>\n  Log in</p>").ends_with("(text/html): \"<p> Log in</p>\""));
        assert!(quoted(403, "{\"message\":\"Forbidden\"}").ends_with(": \"{\"message\":\"Forbidden\"}\""));
        assert!(quoted(200, "PK\u{3}\u{4}\0\0").ends_with("(text/html)"), "binary");
        // As gateways hand on a request.
        let coded = quoted(
            200,
            "{\"body\":\"PGFwaS1rZXk+cVRGa3lrTzlKVGZhaENPcUowVjJXZjVDZzF0OGlXbFo8L2FwaS1rZXk+\"}",
        );
        assert!(coded.ends_with("\"{\"body\":\"PGFwaS1rZXk+****+\"}\""), "{coded}");
        assert!(quoted(200, "key &#113;TFkykO9JTfahCOq").ends_with("\"key ****\""));
        // A key is hidden even where a line ends in it, or the quotation.
        for before in [0, 112, 118] {
            let said = quoted(200, &format!("{}S3cret\n123 is no key", "x".repeat(before)));
            assert!(!said.contains("S3") && said.contains("\""), "{said}");
        }
    }

    #[test]
    fn an_answer_that_is_cut_off_is_not_believed() {
        for body in [
            "<response><status>Success</status><mms-id>356",
            "<response><status>Success</status><mms-id>35674</mms-id>",
            "<response><status>Success</status><mms-id>35674</mms-id></respon",
            "<response><status>Failure</status><error-code>E50",
            "<RESPONSE><STATUS>Failure</STATUS><ERRORCODE>E111</ERRORCODE><ERRORINFO>",
        ] {
            let Outcome::Unknown(why) = of(200, body) else { panic!("{body}") };
            assert!(why.contains("cut off"), "{body}: {why}");
        }
        // The response itself is whole.
        let Outcome::Accepted(_) = of(200, "<response><status>Success</status></response><!-- x") else {
            panic!()
        };
    }

    #[test]
    fn throttling_says_how_long_to_wait() {
        let failure = |code: &str, info: &str| {
            format!(
                "<response><status>Failure</status><error-code>{code}</error-code><error-info>{info}</error-info></response>"
            )
        };
        let seconds = |outcome| match outcome {
            Outcome::Throttled(_, wait) => wait.map(|wait| wait.as_secs()),
            other => panic!("{other:?}"),
        };
        assert_eq!(seconds(of(200, &failure("E106", "Wait 7 seconds between calls"))), Some(7));
        assert_eq!(seconds(of(200, &failure("e113", "Throughput exceeded"))), None);
        assert_eq!(seconds(of(429, "slow down")), None);
    }

    #[test]
    fn a_server_says_when_to_come_back_in_seconds_or_by_the_clock() {
        let now = Duration::from_secs(784_111_777 - 30);
        for (value, date, seconds) in [
            ("120", "", Some(120)),
            (" 7 ", "", Some(7)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", "", Some(30)),
            ("Sunday, 06-Nov-94 08:49:37 GMT", "", Some(30)),
            ("Sun Nov  6 08:49:37 1994", "", Some(30)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:27 GMT", Some(10)),
            ("Sun, 06 Nov 1994 08:00:00 GMT", "", Some(0)),
            ("soon", "", None),
            ("-1", "", None),
        ] {
            let headers = [("retry-after", value), ("date", date)]
                .map(|(name, value)| (name.to_owned(), value.to_owned()));
            let response = Response { headers: headers.to_vec(), ..response(429, "slow down") };
            let Outcome::Throttled(refusal, wait) =
                outcome(Ok(&response), Dialect::Current, now, str::to_owned)
            else {
                panic!("{value}")
            };
            assert_eq!(wait.map(|wait| wait.as_secs()), seconds, "{value}");
            assert_eq!(refusal.info.contains("come back in"), seconds.is_some(), "{}", refusal.info);
            assert!(refusal.repair().is_some_and(|repair| repair.starts_with("try again later")));
        }
    }

    #[test]
    fn what_may_have_been_accepted_is_unknown() {
        for (status, body) in [
            (200, ""),
            (200, " \n"),
            (200, "<html>ok</html>"),
            (200, "<response/>"),
            (200, "<response><status>Success</status><status>Failure</status></response>"),
            (200, "<response><status>Failure</status><status>Success</status><mms-id>2</mms-id></response>"),
            (200, "<response><status>Success</status><mms-id>1</mms-id><mms-id>2</mms-id></response>"),
            (
                200,
                "<response><status>Failure</status><error-code>E110</error-code><error-code>E113</error-code></response>",
            ),
            (304, ""),
            (
                200,
                "<br/><response><status>Success</status></response><response><status>Failure</status></response>",
            ),
            (200, "<response><status>Perhaps</status></response>"),
            (200, "<response><status>Success</status><error-code>E1</error-code></response>"),
            (200, "<request><status>Success</status></request>"),
            (200, "<response><status>Failure</status><error-code>e503</error-code></response>"),
            (
                200,
                "<response><status>Success</status></response><response><status>Failure</status></response>",
            ),
            (300, ""),
            (302, ""),
            (303, "see there"),
            (408, "timeout"),
            (500, "<html>Internal Server Error</html>"),
            (502, ""),
            (503, ""),
        ] {
            assert!(matches!(of(status, body), Outcome::Unknown(_)), "{status} {body}");
        }
        let accepted = "<response><status>Success</status><mms-id>35674</mms-id></response>";
        for end in [End::TooLong, End::Cut(NetError::Dropped { phase: Phase::Body, reset: false })] {
            let cut = Response { end, ..response(200, accepted) };
            assert!(matches!(
                outcome(Ok(&cut), Dialect::Current, Duration::ZERO, str::to_owned),
                Outcome::Unknown(_)
            ));
        }
        let dropped = NetError::Dropped { phase: Phase::Response, reset: true };
        assert!(matches!(
            outcome(Err(&dropped), Dialect::Current, Duration::ZERO, str::to_owned),
            Outcome::Unknown(_)
        ));
    }

    #[test]
    fn what_is_said_of_one_body_says_nothing_about_others() {
        for (status, all) in [
            (400, false),
            (413, false),
            (415, false),
            (422, false),
            (401, true),
            (403, true),
            (404, true),
            (307, true),
        ] {
            let outcome = of(status, "no");
            assert_eq!(outcome.concerns_all(), all, "{status}");
            let Outcome::Refused(refusal) = outcome else { panic!("{status}") };
            assert!(refusal.repair().is_some_and(|repair| repair.contains("--endpoint")), "{status}");
        }
        for (code, all) in
            [("<error-code>E104</error-code>", true), ("<error-code>E110</error-code>", false), ("", false)]
        {
            let outcome = of(200, &format!("<response><status>Failure</status>{code}</response>"));
            assert_eq!(outcome.concerns_all(), all, "{code}");
        }
    }

    #[test]
    fn what_was_surely_not_accepted_is_no_secret() {
        for status in [301, 307, 308, 400, 401, 403, 404, 405, 413, 415] {
            assert!(matches!(of(status, "no"), Outcome::Refused(_)), "{status}");
        }
        let refused = NetError::Refused { host: "a".to_owned() };
        assert!(matches!(
            outcome(Err(&refused), Dialect::Current, Duration::ZERO, str::to_owned),
            Outcome::NotSent(_)
        ));
    }
}
