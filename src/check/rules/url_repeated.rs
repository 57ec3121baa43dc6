//! `url-repeated`

use crate::check::edits::without_value;
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;

rule! {
    /// A medium has one URL
    ///
    /// # Why
    /// Which of two the service fetches is undocumented. Here the first one counts.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url><url>http://www.yoursite.com/2.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, saveMMS (2021): one `url` inside each medium
    "url-repeated", Level::ERROR, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (slide, part) in subject.request().into_iter().flat_map(|request| request.parts()) {
        let Some((first, others)) = part.urls.split_first() else { continue };
        for other in others {
            // The only address of another file is not removed.
            let is_same = other.value.trim().is_empty() || other.value.trim() == first.value.trim();
            let edits = if is_same { without_value(subject, other) } else { Vec::new() };
            findings.report(
                Finding::at(
                    other.span,
                    format!("the {} of slide {slide} has a second URL", part.kind.as_str()),
                )
                .related(first.span, "the first")
                .help("give each file a slide of its own")
                .slide(slide)
                .fix(Safety::Unsafe, edits),
            );
        }
    }
}
