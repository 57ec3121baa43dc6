//! `stray-text`

use crate::check::displaced::{is_data, is_only_text};
use crate::check::edits::{Edits, enclosed, with_plain_blanks, without_section, without_text};
use crate::check::rule::rule;
use crate::check::rules::misspelt_element::bare_text;
use crate::check::syntax::cascade::elements::{is_consequence, is_wreckage};
use crate::check::syntax::recognise::line_prefixes::line_prefixes;
use crate::check::syntax::recognise::lone_marks::is_marks;
use crate::check::syntax::recognise::spelt_breaks::{self, is_spelt, is_told_outside};
use crate::check::syntax::recognise::template_tags;
use crate::check::values::is_blank;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::{Safety, Severity};
use crate::dialect::{Home, Term, is_name};
use crate::elements::{Oddity, OddityKind};
use crate::source::Span;
use crate::xml::is_char;

rule! {
    /// Text occurs only in elements that may hold text
    ///
    /// # Why
    /// Text between elements means nothing to the API and is most likely ignored: often an end tag is in the wrong
    /// place.
    ///
    /// # Fails
    /// ```xml save
    /// <slide>Hello <message-text>world</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// {% for slide in slides %}<slide><message-text>Hello</message-text><duration>5</duration></slide>{% endfor %}
    /// ```
    /// ```xml save
    ///  <slide><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml
    /// <postback><origin>MMS_MO</origin><code>N401</code><from>12399471613</from><to>28444</to>
    /// <tracking-id>MMS_MO_a1b2c3d4</tracking-id><content>https://cdn.acme.com/1.jpg</content></postback>
    /// ```
    /// ```xml save
    /// <slide>Hello world</slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide> <message-text>Hello world</message-text> <duration>5</duration> </slide>
    /// ```
    /// # Levels
    /// - error: the text is all that its slide holds
    /// # Sources
    /// - Skycore API 1.3, RELAX NG schemas (2013 to 2015): elements with elements hold no text
    "stray-text", Level::WARNING.up_to(Severity::Error), [], About::Content, check, Needs::Oddities
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let (mut escaped, mut bracketed, mut blanks) = (false, false, Vec::<Vec<&Oddity>>::new());
    // A comment may allow some of them, and not the others.
    let apart = !subject.document.comments().is_empty();
    let marks = line_prefixes(subject).map(|marks| marks.places).unwrap_or_default();
    for oddity in subject.oddities() {
        if oddity.kind != OddityKind::StrayText || is_reported_elsewhere(subject, oddity) {
            continue;
        }
        // What each line begins with is reported by `not-well-formed`, as it is before the root too.
        let end = marks.partition_point(|mark| mark.end <= oddity.written.span.start);
        if marks.get(end).is_some_and(|mark| mark.start < oddity.written.span.end) {
            continue;
        }
        // A whole document on one line of a program's or a log's is reported once.
        if is_spelt(&oddity.written.value) {
            if !std::mem::replace(&mut escaped, true) && !is_told_outside(subject) {
                findings.report(
                    Finding::at(oddity.written.span, spelt_breaks::MESSAGE).help(spelt_breaks::ADVICE),
                );
            }
            continue;
        }
        // The other one of two tags is put right with the first.
        if other_brackets(&oddity.written.value).is_some() {
            if !std::mem::replace(&mut bracketed, true) {
                findings.report(with_brackets(subject, oddity));
            }
            continue;
        }
        // The blanks of a page that was copied are between all elements.
        if is_blanks(subject, oddity) {
            let alike = |group: &&mut Vec<&Oddity>| first_blank(group[0]) == first_blank(oddity);
            match if apart { None } else { blanks.iter_mut().find(alike) } {
                Some(group) => group.push(oddity),
                None => blanks.push(vec![oddity]),
            }
            continue;
        }
        findings.report(finding(subject, oddity));
    }
    blanks.iter().for_each(|group| findings.report(with_blanks(subject, group)));
}

fn first_blank(oddity: &Oddity) -> Option<char> {
    blank(&oddity.written.value)
}

/// Whether a text between elements has nothing to see in it.
fn is_blanks(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    without_section(subject, &oddity.written).is_none() && first_blank(oddity).is_some()
}

/// The finding for blanks of one kind that XML does not know, with the edits for all of them.
fn with_blanks(subject: &Subject<'_>, all: &[&Oddity]) -> Finding {
    let first = all[0];
    let code = first_blank(first).map_or(0, u32::from);
    let place = match all.len() {
        1 => format!("directly in {}", first.home.describe()),
        places => format!("between elements in {places} places"),
    };
    Finding::at(
        first.written.span,
        format!("U+{code:04X}, which XML does not treat as white space, is {place}"),
    )
    .help("write plain blanks between elements, or nothing")
    .fix(Safety::Safe, all.iter().flat_map(|blanks| with_plain_blanks(subject, &blanks.written)).collect())
}

/// The finding for the first tag whose brackets are those of another script or of a word processor, with the edits for
/// all of them.
fn with_brackets(subject: &Subject<'_>, first: &Oddity) -> Finding {
    let strays = subject.oddities().filter(|oddity| oddity.kind == OddityKind::StrayText);
    let edits = strays.filter_map(|oddity| {
        let tag = other_brackets(&oddity.written.value)?;
        let raw = &subject.source.text()[oddity.written.span.range()];
        let start = oddity.written.span.range().start + raw.len() - raw.trim_start().len();
        Some((Span::new(oddity.written.span.source, start..start + raw.trim().len()), tag))
    });
    let written = first.written.value.trim();
    Finding::at(first.written.span, format!("`{written}` is no tag: its brackets are not `<` and `>`"))
        .help(format!("write `{}`", other_brackets(written).unwrap_or_default()))
        .fix(Safety::Unsafe, edits.collect())
}

/// The tag of the API that a text is but for its brackets: `＜slide＞`, `‹/slide›`.
fn other_brackets(text: &str) -> Option<String> {
    let inside = text.trim().strip_prefix(['＜', '‹', '〈', '⟨'])?.strip_suffix(['＞', '›', '〉', '⟩'])?;
    let name = inside.strip_prefix(['/', '／']);
    let slash = if name.is_some() { "/" } else { "" };
    let name = name.unwrap_or(inside);
    is_name(name).then(|| format!("<{slash}{name}>"))
}

/// Whether another rule reports the text.
fn is_reported_elsewhere(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let text = &oddity.written.value;
    // A text of a slide that is named with its number: `misspelt-element`.
    let is_bare = || {
        let holder = subject.document.last_before(oddity.written.span.start);
        holder.and_then(|holder| bare_text(subject, holder.name_span())).is_some()
    };
    // A URL without its `url` element, or a file in place of it: `url-missing`.
    let is_url = oddity.home == Home::Part && (text.contains("://") || is_data(text));
    // A `&` or `<` alone: `raw-ampersand`, `raw-less-than`.
    let is_mark = || is_marks(text) && !is_whole(subject, oddity.written.span);
    // What is not a character of XML: `control-character`.
    let is_illegal = || text.chars().any(|c| !is_char(c)) && text.chars().all(|c| is_blank(c) || !is_char(c));
    is_url
        || oddity.home == Home::CustomText && is_bare()
        || is_mark()
        || is_wreckage(subject, oddity.written.span)
        || is_consequence(subject, oddity)
        || is_illegal() && without_section(subject, &oddity.written).is_none()
}

fn finding(subject: &Subject<'_>, oddity: &Oddity) -> Finding {
    let (place, text, here) = (oddity.written.span, &oddity.written.value, oddity.home.describe());
    if let Some(edits) = without_section(subject, &oddity.written) {
        return Finding::at(place, "elements are in a CDATA section, where they are only text")
            .help("leave out `<![CDATA[` before and `]]>` after them")
            .fix(Safety::Unsafe, edits);
    }
    if template_tags::opening(text.trim_ascii()).is_some() {
        return Finding::at(place, format!("a tag of a template is directly in {here}"))
            .help(template_tags::ADVICE);
    }
    let finding = Finding::at(place, format!("text is directly in {here}"));
    if oddity.home == Home::Data {
        return finding.help("put it into an element of its own, named as in the template");
    }
    let is_all = is_all_of_slide(subject, oddity);
    let finding = if is_all { finding.level(Level::ERROR) } else { finding };
    match lacking(subject, oddity) {
        Some((element, edits)) => {
            finding.help(format!("put it into `{element}`, or remove it")).fix(Safety::Unsafe, edits)
        }
        None => finding
            .help("remove it, or move it into the element that it is meant for")
            .fix(Safety::Unsafe, without_text(subject, &oddity.written)),
    }
}

/// The element that is missing around a text which would otherwise be lost, and the edits that add it. What is text in
/// a slide that holds elements and what has come in from elsewhere, such as a comment without its marks, nobody knows,
/// so that none are made.
fn lacking(subject: &Subject<'_>, oddity: &Oddity) -> Option<(&'static str, Edits)> {
    let (place, text) = (oddity.written.span, &oddity.written.value);
    let element = |term: Term| term.name_or_other(oddity.dialect);
    let request = || subject.request();
    match oddity.home {
        Home::Slide if text.contains(char::is_alphabetic) => {
            let slide = request()?.slide_before(place.start)?;
            let is_all = is_all_of_slide(subject, oddity);
            let edits = || if is_all { enclosed(subject, place, element(Term::Text)) } else { Vec::new() };
            slide.fields.get(Term::Text).is_none().then(|| (element(Term::Text), edits()))
        }
        Home::CustomText => {
            let custom = request()?.custom_text_before(place.start)?;
            let value = element(Term::Value);
            custom.fields.get(Term::Value).is_none().then(|| (value, enclosed(subject, place, value)))
        }
        Home::Content if text.contains("://") => {
            Some((element(Term::File), enclosed(subject, place, element(Term::File))))
        }
        _ => None,
    }
}

/// Whether a text is all that its slide holds.
fn is_all_of_slide(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let holder = subject.document.last_before(oddity.written.span.start);
    oddity.home == Home::Slide && holder.is_some_and(|slide| is_only_text(subject, slide))
}

/// The first character of a text in which there is nothing to see that XML does not treat as white space.
fn blank(text: &str) -> Option<char> {
    text.chars().find(|c| !c.is_ascii_whitespace()).filter(|_| text.chars().all(is_blank))
}

/// Whether a text holds no mistake of form.
fn is_whole(subject: &Subject<'_>, text: Span) -> bool {
    !subject.document.errors().iter().any(|error| error.span.touches(text))
}
