//! `url-missing`

use crate::check::displaced::{is_data, meant};
use crate::check::edits::{without_element, wrapped};
use crate::check::loose_url::has_loose_url;
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject, oddities};
use crate::diagnostic::Safety;
use crate::dialect::Term;
use crate::elements::reading::is_about_xml;
use crate::message::Part;
use crate::xml::Element;

rule! {
    /// A medium has a URL
    ///
    /// # Why
    /// The service fetches each medium from its `url`. Without one it can fetch nothing and refuses the message.
    /// Programs that write objects as XML write an empty element for each medium that is not there.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><image/><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url> </url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image>http://www.yoursite.com/1.jpg</image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><video><url/></video></slide>
    /// <slide><vcard><url/></vcard><duration>5</duration></slide>
    /// <slide><ical><url/></ical><duration>5</duration></slide>
    /// <slide><pdf><url/></pdf><duration>5</duration></slide>
    /// <slide><passbook><url/></passbook><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text>Hello</message-text><image/><video><url/></video><vcard/><pdf/></slide>
    /// ```
    /// ```xml save
    /// <slide><image><data>/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQg=</data></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, saveMMS (2021): `url` inside each medium; codes E351 to E358, E313
    "url-missing", Level::ERROR, ["E351", "E352", "E353", "E355", "E356", "E357", "E358", "E313"], About::Value, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request().filter(|_| subject.is_whole()) else { return };
    let url = request.name_of(Term::Url);
    for slide in &request.slides {
        let shows = slide.shows();
        for part in slide.parts.iter().filter(|part| part.url().is_none()) {
            if is_named_otherwise(subject, part) || has_loose_url(subject, part) {
                continue;
            }
            let embedded = holds_file(subject, part);
            let (kind, number) = (part.kind.as_str(), slide.number);
            let message = if embedded {
                format!("the {kind} of slide {number} is a file, where its URL belongs")
            } else {
                format!("the {kind} of slide {number} has no URL")
            };
            let finding =
                Finding::at(part.name, message).codes(&[part.kind.copy_code(), "E313"]).slide(slide.number);
            let add = format!("write `<{url}>https://…</{url}>` inside it");
            if embedded {
                let upload =
                    format!("put the file on a web server, and write `<{url}>https://…</{url}>` for it");
                findings.report(finding.help(upload));
                continue;
            }
            findings.report(if shows && is_empty(subject, part) {
                finding
                    .help(format!("leave it out, or {add}"))
                    .fix(Safety::Unsafe, without_element(subject, part.name))
            } else {
                let edits = if reads(subject, part) { wrapped(subject, part.name, url) } else { Vec::new() };
                finding.help(add).fix(Safety::Unsafe, edits)
            });
        }
    }
}

/// Whether a medium has its address in an element of another name, which is reported as that.
fn is_named_otherwise(subject: &Subject<'_>, part: &Part) -> bool {
    let Some(medium) = subject.document.named_at(part.name) else { return false };
    let is_url = |child: Element<'_, '_>| {
        oddities::at(subject, child.name_span().start).any(|one| meant(subject, one) == Some(Term::Url))
    };
    let mut children = medium.children();
    children.any(|child| child.text().value.contains("://") && is_url(child))
}

/// Whether a medium holds its file, and not the address of it.
fn holds_file(subject: &Subject<'_>, part: &Part) -> bool {
    let is_file = |element: Element<'_, '_>| is_data(&element.text().value);
    let medium = subject.document.named_at(part.name);
    medium.is_some_and(|medium| is_file(medium) || medium.children().any(is_file))
}

/// Whether a medium holds nothing at all, as programs write it for a member that is not set.
fn is_empty(subject: &Subject<'_>, part: &Part) -> bool {
    fn nothing(element: Element<'_, '_>) -> bool {
        element.attributes().iter().all(|attribute| is_about_xml(attribute.name))
            && element.text().value.trim_ascii().is_empty()
            && element.children().all(nothing)
    }
    // What somebody has put into a comment may be wanted again.
    let aside = |medium: Element<'_, '_>| {
        let written = &subject.source.text()[medium.span().range()];
        written.contains("<!") || written.contains("<?")
    };
    subject.document.named_at(part.name).is_some_and(|medium| nothing(medium) && !aside(medium))
}

/// Whether the text in a medium reads like an address, where no attribute may be one.
fn reads(subject: &Subject<'_>, part: &Part) -> bool {
    subject.document.named_at(part.name).is_some_and(|medium| {
        let text = medium.text();
        let address = text.value.trim();
        medium.attributes().is_empty()
            && address.contains(['.', '/'])
            && !address.contains(char::is_whitespace)
    })
}
