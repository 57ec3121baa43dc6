//! `duration-with-media`

use crate::check::edits::without_element;
use crate::check::rule::rule;
use crate::check::values::whole;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::Term;
use crate::message::PartKind;

rule! {
    /// A slide with audio or video lasts as long as it plays
    ///
    /// # Why
    /// After encoding, the medium's own length takes the place of the duration that was given.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// ```toml
    /// "http://www.yoursite.com/1.mp4" = { kind = "mp4", bytes = 90000, seconds = 5.2 }
    /// ```
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, special considerations (2021): the medium's length replaces the duration
    /// - Sinch XML service (about 2022 to 2025): better omitted on slides with audio or video
    "duration-with-media", Level::INFO, [], About::Media, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for slide in subject.request().into_iter().flat_map(|request| &request.slides) {
        let Some(field) = slide.fields.filled(Term::Duration) else { continue };
        let plays = |part: &&crate::message::Part| matches!(part.kind, PartKind::Audio | PartKind::Video);
        let Some(part) = slide.media().find(plays) else { continue };
        let info = part.url().and_then(|url| subject.assets.get(url));
        let (number, kind) = (slide.number, part.kind.as_str());
        let message = match (info.and_then(|info| info.seconds), whole(field.trimmed())) {
            #[expect(clippy::cast_precision_loss, reason = "compared to the second")]
            (Some(seconds), Some(given)) if (seconds - given as f64).abs() < 1.0 => continue,
            (Some(seconds), _) => {
                format!("the {kind} of slide {number} plays {seconds:.1} seconds, which replace these")
            }
            (None, _) => format!("the length of slide {number}'s {kind} replaces its duration"),
        };
        findings.report(
            Finding::at(field.value.span, message)
                .related(part.name, "this one's length")
                .help("leave it out")
                .slide(number)
                .fix(Safety::Unsafe, without_element(subject, field.name)),
        );
    }
}
