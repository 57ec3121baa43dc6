//! `empty-slide`

use crate::check::displaced::{attribute_of, is_folded, is_only_text};
use crate::check::edits::without_element;
use crate::check::rule::rule;
use crate::check::syntax::cascade::elements::is_whole;
use crate::check::syntax::recognise::swapped_tags::swapped;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::{Home, Meaning, Term, meaning};
use crate::message::Slide;
use crate::xml::Element;

rule! {
    /// A slide holds text, a medium or an object
    ///
    /// # Why
    /// A duration by itself is nothing to show; the service refuses the whole message. Clients write empty slides when
    /// a lookup of an attachment comes back with nothing.
    ///
    /// # Fails
    /// ```xml save
    /// <slide/>
    /// ```
    /// ```xml save
    /// <slide><message-text></message-text><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, appendix of error codes (2021): E313, a slide is empty
    /// - Otherwise: Skycore API 1.3 (until 2015-03): the same under the old code E303
    "empty-slide", Level::ERROR, ["E313", "E303"], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let something_shows = request.slides.iter().any(Slide::shows);
    // Media without a URL are reported by `url-missing`.
    let holds_nothing = |slide: &&Slide| slide.parts.is_empty() && !slide.shows();
    for slide in request.slides.iter().filter(holds_nothing).filter(|slide| is_whole(subject, slide.name)) {
        // What it holds under a name that nobody knows, or within markup, is reported as that.
        let known = |child: Element<'_, '_>| {
            let dialect = subject.message.dialect();
            dialect.is_some_and(|dialect| {
                matches!(meaning(child.name(), dialect, Home::Slide), Meaning::Exact(_))
            }) && child.children().next().is_none()
                && attribute_of(subject, child).is_none()
        };
        // There is no slide between two swapped tags.
        if swapped(subject).is_some_and(|swapped| {
            swapped.starts.binary_search_by_key(&slide.name.start, |start| start.start).is_ok()
        }) {
            continue;
        }
        let element = subject.document.named_at(slide.name);
        if element.is_some_and(|slide| !slide.children().all(known) || is_only_text(subject, slide)) {
            continue;
        }
        // A text in an attribute: `unknown-attribute`.
        if is_folded(subject, slide.name, Term::Text) {
            continue;
        }
        let text = request.name_of(Term::Text);
        let finding = Finding::at(slide.name, format!("slide {} holds nothing to show", slide.number))
            .slide(slide.number);
        // Without any slide the message would be no better.
        findings.report(if something_shows {
            finding
                .help(format!("add a `{text}`, a medium or an object, or remove the slide"))
                .fix(Safety::Unsafe, without_element(subject, slide.name))
        } else {
            finding.help(format!("add a `{text}`, a medium or an object"))
        });
    }
}
