//! `text-too-long`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;
use crate::limits::TEXT_CHARACTERS;

rule! {
    /// A slide's text has at most 5000 characters
    ///
    /// # Why
    /// The service refuses the whole message. Which unit it counts in is undocumented; characters (Unicode scalar
    /// values) are counted here.
    ///
    /// # Fails
    /// ```xml save text-5001
    /// ```
    /// # Passes
    /// ```xml save text-5000
    /// ```
    /// # Sources
    /// - Sinch XML service, appendix of error codes (2021): E334, a text is too long; E228, a text has more characters
    ///   than a limit; which of them is answered is undocumented
    /// - Otherwise: Skycore API 1.3 (before 2014-03): 500 characters
    "text-too-long", Level::ERROR, ["E334", "E228"], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let slides =
        request.slides.iter().flat_map(|slide| slide.fields.all(Term::Text).map(|f| (Some(slide.number), f)));
    let custom = request.custom_texts.iter().flat_map(|text| text.fields.all(Term::Value).map(|f| (None, f)));
    for (slide, field) in slides.chain(custom) {
        // No text has more characters than bytes, and few have so many.
        if field.value.value.len() <= TEXT_CHARACTERS {
            continue;
        }
        let count = field.value.value.chars().count();
        if count <= TEXT_CHARACTERS {
            continue;
        }
        let whose =
            slide.map_or("the custom text".to_owned(), |number| format!("the text of slide {number}"));
        let finding =
            Finding::at(field.name, format!("{whose} has {count} characters, {TEXT_CHARACTERS} are allowed"))
                .help(format!("shorten it by {}, or spread it over two slides", count - TEXT_CHARACTERS));
        findings.report(match slide {
            Some(number) => finding.slide(number),
            None => finding,
        });
    }
}
