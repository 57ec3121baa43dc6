//! `duration-long`

use crate::check::edits::rewritten;
use crate::check::rule::rule;
use crate::check::values::whole;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::{Safety, Severity};
use crate::dialect::Term;
use crate::limits::{DURATION_OLD_MAXIMUM, DURATION_RECOMMENDED};
use crate::message::PartKind;

rule! {
    /// A slide is shown for at most 30 seconds
    ///
    /// # Why
    /// The documentation asks for no more than 30 seconds; until 2014 it forbade more than 60.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><message-text>Hello</message-text><duration>45</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text>Hello</message-text><duration>90</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>Hello</message-text><duration>30</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video><duration>90</duration></slide>
    /// ```
    /// # Levels
    /// - warning, with --strict error: more than 60 seconds, with code E230
    /// # Sources
    /// - Sinch XML service, special considerations (2021): should not exceed 30 seconds
    /// - Otherwise: Skycore API 1.3 (before 2014-08): shall not exceed 60 seconds; code E230
    "duration-long", Level::WARNING.up_to(Severity::Error), ["E230"], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for slide in subject.request().into_iter().flat_map(|request| &request.slides) {
        let Some(field) = slide.fields.get(Term::Duration) else { continue };
        // The length of audio or video replaces it, and is judged by `media-long`.
        if slide.media().any(|part| matches!(part.kind, PartKind::Audio | PartKind::Video)) {
            continue;
        }
        let text = field.trimmed();
        if !crate::check::values::is_digits(text) {
            continue;
        }
        // Digits beyond any number are still a long time.
        let seconds = whole(text).unwrap_or(u64::MAX);
        if seconds <= u64::from(DURATION_RECOMMENDED) {
            continue;
        }
        let number = slide.number;
        let (level, codes, message): (_, &[&str], _) = if seconds > u64::from(DURATION_OLD_MAXIMUM) {
            let message = format!("slide {number} lasts {text} seconds, which was forbidden before 2014");
            (Level::WARNING.strict(Severity::Error), &["E230"], message)
        } else {
            let message = format!(
                "slide {number} lasts {text} seconds; at most {DURATION_RECOMMENDED} are recommended"
            );
            (Level::WARNING, &[], message)
        };
        let (help, right) = match of_milliseconds(seconds) {
            Some(right) => {
                let help = format!("write `{right}` if milliseconds are meant, or shorten it to ");
                (help + &DURATION_RECOMMENDED.to_string(), right)
            }
            None => (format!("shorten it to {DURATION_RECOMMENDED}"), u64::from(DURATION_RECOMMENDED)),
        };
        let shortened = rewritten(subject, &field.value, &right.to_string());
        findings.report(
            Finding::at(field.value.span, message)
                .level(level)
                .codes(codes)
                .help(help)
                .slide(number)
                .fix(Safety::Unsafe, shortened),
        );
    }
}

/// The seconds of a number that is most likely one of milliseconds, in which Android and SMIL editors count.
fn of_milliseconds(number: u64) -> Option<u64> {
    let seconds = number / 1000;
    (number.is_multiple_of(1000) && (1..=u64::from(DURATION_RECOMMENDED)).contains(&seconds))
        .then_some(seconds)
}
