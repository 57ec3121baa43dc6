//! `misspelt-element`

use std::cell::LazyCell;

use crate::check::displaced::LOOKED_AT;
use crate::check::edits::{Edits, enclosed, renamed};
use crate::check::rule::rule;
use crate::check::syntax::cascade::elements::is_consequence;
use crate::check::syntax::recognise::tags::is_malformed_name;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::Term;
use crate::elements::{Oddity, OddityKind};
use crate::source::Span;
use crate::xml::Element;

rule! {
    /// Element names are spelled as documented
    ///
    /// # Why
    /// An element whose name is nearly right is still unknown to the service: most likely it is ignored, and the
    /// message goes out without what it said.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><mesage-text>Hello</mesage-text><duration>5</duration></slide>
    /// ```
    /// ```xml
    /// <POSTBAK><ORIGIN>SUB</ORIGIN><CODE>N301</CODE><STATU>1</STATU></POSTBAK>
    /// ```
    /// ```xml send-saved
    /// <custom-text-2><value>Hello</value></custom-text-2>
    /// ```
    /// ```xml send-saved
    /// <custom-text-2>Hello</custom-text-2>
    /// ```
    /// # Passes
    /// ```xml
    /// <POSTBACK><ORIGIN>SUB</ORIGIN><CODE>N301</CODE><STATU>1</STATU><MMSID>q</MMSID></POSTBACK>
    /// ```
    /// ```xml save
    /// <slide><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service (2021) and Skycore API 1.3 (2013): the names
    "misspelt-element", Level::ERROR, [], About::Content, check, Scope::Everything, Needs::Oddities
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let sorted = LazyCell::new(|| is_sorted(subject));
    for oddity in subject.oddities().filter(|oddity| !is_consequence(subject, oddity)) {
        let OddityKind::Misspelt(term) = oddity.kind else { continue };
        if is_malformed_name(subject, oddity) {
            continue;
        }
        let (name, right) = (&oddity.written.value, term.name_or_other(oddity.dialect));
        let finding = Finding::at(oddity.written.span, format!("`{name}` is not an element of the API"));
        findings.report(match number(name).filter(|_| number(right).is_none()) {
            Some(number) => numbered(subject, oddity, (term, number), &sorted, finding),
            None => finding
                .help(format!("did you mean `{right}`?"))
                .fix(Safety::Safe, renamed(oddity.written.span, oddity.end, right)),
        });
    }
}

/// The number at the end of a name.
fn number(name: &str) -> Option<&str> {
    let digits = &name[name.trim_end_matches(|c: char| c.is_ascii_digit()).len()..];
    (!digits.is_empty()).then_some(digits)
}

/// Completes the finding for a name with a number at its end. The number may say something that is lost with it: the
/// place of a slide among the others, or the slide of a custom text, as in the query form of the older service.
fn numbered(
    subject: &Subject<'_>,
    oddity: &Oddity,
    (term, number): (Term, &str),
    sorted: &LazyCell<bool, impl FnOnce() -> bool>,
    finding: Finding,
) -> Finding {
    let (place, right) = (oddity.written.span, term.name_or_other(oddity.dialect));
    let edits = || renamed(place, oddity.end, right);
    match term {
        Term::Slide if **sorted => finding
            .help(format!("write `{right}`; slides are shown in the order in which they are written"))
            .fix(Safety::Unsafe, edits()),
        Term::Slide => finding.help(format!(
            "write `{right}`, and sort them: slides are shown in the order in which they are written"
        )),
        Term::CustomText => {
            let [value, slide] =
                [Term::Value, Term::SlideNumber].map(|term| term.name_or_other(oddity.dialect));
            let numbered = format!("<{slide}>{number}</{slide}>");
            let within = match bare_text(subject, place) {
                Some(_) => format!("`<{value}>…</{value}>` and `{numbered}`"),
                None => format!("`{numbered}`"),
            };
            finding
                .help(format!("write `{right}`, with {within} in it"))
                .fix(Safety::Unsafe, with_slide(subject, oddity, number, edits()))
        }
        _ => finding.help(format!("did you mean `{right}`?")).fix(Safety::Unsafe, edits()),
    }
}

/// Whether the numbers in the names of slides ascend.
fn is_sorted(subject: &Subject<'_>) -> bool {
    let slides = subject.oddities().filter(|oddity| oddity.kind == OddityKind::Misspelt(Term::Slide));
    slides.map(|slide| number(&slide.written.value).and_then(|number| number.parse::<u64>().ok())).is_sorted()
}

/// The text of a custom text that has the number of its slide in its name, and its text directly in itself:
/// `<custom-text-2>Hello</custom-text-2>`, as the query form of the older service has them.
pub(super) fn bare_text(subject: &Subject<'_>, name: Span) -> Option<Span> {
    let numbered = |element: &Element<'_, '_>| {
        number(element.name()).is_some() && element.nodes().nth(LOOKED_AT).is_none()
    };
    let element = subject.document.named_at(name).filter(numbered)?;
    let text = element.text();
    (element.children().next().is_none() && !text.value.trim_ascii().is_empty()).then_some(text.span)
}

/// Edits that rename a custom text and add the number of its slide, and the element of its text. None where it names
/// another slide.
fn with_slide(subject: &Subject<'_>, oddity: &Oddity, number: &str, mut renamed: Edits) -> Edits {
    let (place, slide) = (oddity.written.span, Term::SlideNumber.name_or_other(oddity.dialect));
    // Its own is the last before what it holds.
    let own = subject.request().and_then(|request| request.custom_text_before(place.end));
    let told = own.filter(|text| text.name == place).and_then(|text| text.fields.get(Term::SlideNumber));
    match (told, oddity.end) {
        (Some(told), _) if told.trimmed() == number => renamed,
        (None, Some(end)) => {
            let numbered = format!("<{slide}>{number}</{slide}>");
            let value = Term::Value.name_or_other(oddity.dialect);
            let enclosed = bare_text(subject, place).map(|text| enclosed(subject, text, value));
            match enclosed {
                Some(mut enclosed) => {
                    // Both ends are put in at one place.
                    let Some((_, close)) = enclosed.last_mut() else { return Vec::new() };
                    close.push_str(&numbered);
                    renamed.extend(enclosed);
                }
                None => {
                    let at = end.start - 2;
                    renamed.push((Span { start: at, end: at, ..end }, numbered));
                }
            }
            renamed
        }
        _ => Vec::new(),
    }
}
