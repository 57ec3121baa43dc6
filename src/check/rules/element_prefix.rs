//! `element-prefix`

use crate::check::edits::without_attribute;
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::elements::{Oddity, OddityKind};
use crate::message::root;
use crate::source::Span;
use crate::xml::Attribute;

rule! {
    /// Elements are in no namespace
    ///
    /// # Why
    /// The API knows no namespaces: no example of its documentation has one, and the documented clients look for
    /// bare names. Programs that make XML from a schema put a prefix before each name (`<m:request>`), and the
    /// service most likely knows none of these elements. The document is read as if the prefix were not there.
    ///
    /// `xmlns="…"` puts all elements into a namespace without a prefix. Programs that heed namespaces find none of
    /// them then; others, that compare the names alone, find all. Which the service does is undocumented. `xmlns:xsi`
    /// and the like are about attributes, and do no harm.
    ///
    /// # Fails
    /// ```xml
    /// <m:request xmlns:m="https://www.acme.com/mms"><m:action>getMMSTemplates</m:action>
    /// <m:api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</m:api-key></m:request>
    /// ```
    /// ```xml
    /// <request xmlns="http://schemas.datacontract.org/2004/07/Acme"><action>getMMSTemplates</action>
    /// <api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key></request>
    /// ```
    /// # Passes
    /// ```xml
    /// <request><action>getMMSTemplates</action><api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key></request>
    /// ```
    /// ```xml
    /// <request xmlns="" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><action>getMMSTemplates</action>
    /// <api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key></request>
    /// ```
    /// # Levels
    /// - warning: a namespace without a prefix
    /// # Sources
    /// - Sinch XML service (2021) and Skycore API 1.3 (2013): no name in any example has a prefix
    /// - mBlox MMS XML client for PHP (2020) and Skycore client for Ruby (2018): look for bare names in answers
    "element-prefix", Level::ERROR, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    default_namespace(subject, findings);
    for oddity in subject.oddities().filter(|oddity| oddity.kind == OddityKind::Prefixed) {
        let name = oddity.written.value.as_str();
        let Some((prefix, bare)) = name.split_once(':') else { continue };
        if is_hyphen(subject, oddity) {
            continue;
        }
        let prefixed = format!("{prefix}:");
        let names = subject.document.elements().filter(|element| element.name().starts_with(&prefixed));
        let (mut edits, mut count) = (Vec::new(), 0);
        for element in names {
            count += 1;
            for name in std::iter::once(element.name_span()).chain(element.end_name_span()) {
                let end = name.start + u32::try_from(prefixed.len()).unwrap_or_default();
                // An end tag of another name has another mistake.
                if subject.source.text()[name.range()].starts_with(&prefixed) {
                    edits.push((Span { end, ..name }, String::new()));
                }
            }
        }
        let declares = format!("xmlns:{prefix}");
        let owners = subject.document.elements().flat_map(|element| element.attributes());
        for attribute in owners.filter(|attribute| attribute.name == declares) {
            edits.extend(without_attribute(subject, attribute.name_span));
        }
        let others = match count {
            0 | 1 => String::new(),
            2 => ", and so is 1 other element".to_owned(),
            _ => format!(", and so are {} other elements", count - 1),
        };
        findings.report(
            Finding::at(oddity.written.span, format!("`{name}` is written with a prefix{others}"))
                .help(format!("write `{bare}`; the API knows no namespaces"))
                .fix(Safety::Safe, edits),
        );
    }
}

/// Reports a namespace that all elements are in, because the root declares it for names without a prefix.
fn default_namespace(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(root) = root(subject.document).filter(|_| subject.message.dialect().is_some()) else { return };
    let is_default = |attribute: &&Attribute<'_>| {
        attribute.name == "xmlns" && !attribute.value.value.trim_ascii().is_empty()
    };
    let Some(declared) = root.attributes().iter().find(is_default) else { return };
    if root.name().contains(':') {
        return;
    }
    let namespaces = subject.document.elements().flat_map(|element| element.attributes()).filter(is_default);
    let edits = namespaces.flat_map(|attribute| without_attribute(subject, attribute.name_span)).collect();
    findings.report(
        Finding::at(
            declared.name_span,
            format!("`xmlns` puts the elements of `{}` into a namespace", root.name()),
        )
        .level(Level::WARNING)
        .help("leave it out; the API knows no namespaces")
        .fix(Safety::Safe, edits),
    );
}

/// Whether the colon of a name stands for the hyphen of an element's: `message:text`. `dialect-name` reports it.
fn is_hyphen(subject: &Subject<'_>, prefixed: &Oddity) -> bool {
    let letters = |name: &str| name.replace([':', '-', '_'], "").to_ascii_lowercase();
    let whole = |oddity: &Oddity| match oddity.kind {
        OddityKind::OtherName(term) => {
            letters(term.name_or_other(oddity.dialect)) == letters(&prefixed.written.value)
        }
        _ => false,
    };
    subject.oddities().any(|oddity| oddity.written.span == prefixed.written.span && whole(oddity))
}
