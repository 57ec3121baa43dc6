//! `duplicate-element`

use crate::check::edits::without_element;
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::Home;
use crate::elements::{Oddity, OddityKind};
use crate::source::Span;

rule! {
    /// An element that may occur once is not repeated
    ///
    /// # Why
    /// Which of two the service takes is undocumented. Here the first one counts.
    ///
    /// # Fails
    /// ```xml save
    /// <name>spring-24</name>
    /// <name>summer-24</name>
    /// ```
    /// # Passes
    /// ```xml save
    /// <name>spring-24</name>
    /// ```
    /// # Sources
    /// - Skycore API 1.3, RELAX NG schemas (2013 to 2015): each element at most once, slides apart
    "duplicate-element", Level::ERROR, [], About::Content, check, Needs::Oddities
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut list = None;
    for oddity in subject.oddities() {
        let OddityKind::Duplicate { first, .. } = oddity.kind else { continue };
        let (name, again) = (&oddity.written.value, oddity.written.span);
        // Several custom texts in one are one mistake, of which each element would be told.
        let holder = custom_text(subject, oddity);
        if holder.is_some() && list == holder {
            continue;
        }
        list = holder;
        let is_filler = is_empty(subject, first) && !is_empty(subject, again);
        let gone = if is_filler { first } else { again };
        // Programs write an empty element for what is not set, and people forget to remove it. Of two values, nobody
        // knows which was meant.
        let is_idle = is_empty(subject, gone) || content(subject, first) == content(subject, again);
        let help = match holder {
            Some(_) if !is_idle => "give each text a custom text of its own",
            _ if is_filler => "remove the empty one",
            _ if oddity.home == Home::Slide && !is_idle => {
                "remove one of them, or give it a slide of its own"
            }
            _ => "remove one of them",
        };
        let edits = if is_idle { without_element(subject, gone) } else { Vec::new() };
        findings.report(
            Finding::at(again, format!("`{name}` is given twice"))
                .label("this one may not count")
                .related(first, "the first one")
                .help(help)
                .fix(Safety::Unsafe, edits),
        );
    }
}

/// The custom text that a repeated element is in.
fn custom_text(subject: &Subject<'_>, oddity: &Oddity) -> Option<Span> {
    let request = subject.request().filter(|_| oddity.home == Home::CustomText)?;
    request.custom_text_before(oddity.written.span.start).map(|text| text.name)
}

/// What stands between the tags of the element whose name is at a place, without the blanks at its ends.
fn content<'a>(subject: &Subject<'a>, name: Span) -> Option<&'a str> {
    let element = subject.document.named_at(name)?;
    let end = element.end_name_span().filter(|_| element.attributes().is_empty())?;
    let inside = &subject.source.text()[name.range().end..end.range().start];
    Some(inside.trim_start().strip_prefix('>')?.strip_suffix("</")?.trim())
}

/// Whether the element whose name is at a place holds nothing.
fn is_empty(subject: &Subject<'_>, name: Span) -> bool {
    let element = subject.document.named_at(name);
    element.is_some_and(|element| {
        element.attributes().is_empty()
            && element.children().next().is_none()
            && element.text().value.trim_ascii().is_empty()
    })
}
