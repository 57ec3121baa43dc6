//! Comments that allow findings: `<!-- mmsctl-allow: RULE[, RULE] reason -->`.
//!
//! A comment applies to the next element and its content. After other markup on its line, it applies to the element of
//! that markup; between two elements on one line, to both; before the root, to the whole document. A start tag on its
//! line counts only if no element inside follows on that line: in a document on one line, a comment before an element is
//! about that element alone.

use std::ops::Range;

use crate::limits;
use crate::source::Span;
use crate::xml::{Comment, Document, Element};

/// The prefix of every instruction to mmsctl.
const OURS: &str = "mmsctl-";

/// One comment that is meant to allow findings.
#[derive(Debug)]
pub(in crate::check) struct Allow<'t> {
    /// The rules that it names, each with its place.
    pub rules: Vec<(&'t str, Span)>,
    /// The reason given after the names.
    pub reason: Option<&'t str>,
    /// What is wrong with the instruction itself.
    pub fault: Option<String>,
    /// The whole comment.
    pub span: Span,
    /// The byte range that it applies to; `None` if there is no element for it.
    scope: Option<Range<u32>>,
}

impl Allow<'_> {
    /// Whether it allows a finding of `rule` at a place: one in its range, or one about the comment itself.
    pub fn covers(&self, rule: &str, place: Span) -> bool {
        let inside = self.scope.as_ref().is_some_and(|scope| scope.contains(&place.start));
        let itself = (self.span.start..self.span.end).contains(&place.start);
        (inside || itself) && self.rules.iter().any(|(name, _)| *name == rule)
    }

    /// The length of its range in bytes. If two comments allow a finding, the one with the narrower range is meant.
    pub fn width(&self) -> u32 {
        self.scope.as_ref().map_or(0, |scope| scope.end - scope.start)
    }

    /// Whether there is anything that it applies to.
    pub fn is_placed(&self) -> bool {
        self.scope.is_some()
    }
}

/// The comments of a document that are meant to allow findings. `text` is the document's text.
pub(in crate::check) fn allows<'t>(document: &Document<'t>, text: &str) -> Vec<Allow<'t>> {
    // Most documents have no comments.
    if document.comments().is_empty() {
        return Vec::new();
    }
    let ours = |comment: &&Comment<'t>| {
        let head = comment.text.trim_start().get(..OURS.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(OURS))
    };
    let mut found = document.comments().iter().filter(ours);
    let read = |comment: &Comment<'t>| read(comment, document, text);
    let mut allows: Vec<_> = found.by_ref().take(limits::ALLOWANCES).map(read).collect();
    // The next one says that it and those after it are left out.
    allows.extend(found.next().map(|comment| {
        let fault = format!("only the first {} comments for mmsctl count", limits::ALLOWANCES);
        Allow { rules: Vec::new(), reason: None, fault: Some(fault), span: comment.span, scope: None }
    }));
    allows
}

fn read<'t>(comment: &Comment<'t>, document: &Document<'t>, text: &str) -> Allow<'t> {
    let scope = scope(comment.span, document, text);
    let allow =
        |fault: Option<String>| Allow { rules: Vec::new(), reason: None, fault, span: comment.span, scope };
    let written = comment.text.trim_start();
    let word = &written[..written.find(|c: char| c == ':' || c.is_whitespace()).unwrap_or(written.len())];
    if word != "mmsctl-allow" {
        return allow(Some(if word.eq_ignore_ascii_case("mmsctl-allow") {
            format!("`{word}` is written `mmsctl-allow`")
        } else {
            format!("`{word}` is not an instruction")
        }));
    }
    let Some(rest) = written[word.len()..].trim_start().strip_prefix(':') else {
        return allow(Some("`mmsctl-allow` is not followed by `:`".to_owned()));
    };
    let (rules, reason) = named(rest);
    if rules.is_empty() {
        return allow(Some("`mmsctl-allow:` names no rule".to_owned()));
    }
    if rules.len() > limits::ALLOWED_RULES {
        let most = limits::ALLOWED_RULES;
        return allow(Some(format!("`mmsctl-allow:` names more than {most} rules, so that none counts")));
    }
    let start = comment.span.range().start + "<!--".len();
    let place = |name: &str| {
        let at = start + (name.as_ptr() as usize - comment.text.as_ptr() as usize);
        Span::new(comment.span.source, at..at + name.len())
    };
    let rules = rules.into_iter().map(|name| (name, place(name))).collect();
    Allow { rules, reason, ..allow(None) }
}

/// The rules at the start, separated by commas, and the reason after the last.
fn named(mut rest: &str) -> (Vec<&str>, Option<&str>) {
    let mut rules = Vec::new();
    loop {
        rest = rest.trim_start();
        let end = rest.find(|c: char| matches!(c, ',' | ':') || c.is_whitespace()).unwrap_or(rest.len());
        if end > 0 {
            rules.push(&rest[..end]);
        }
        rest = rest[end..].trim_start();
        match rest.strip_prefix(',') {
            Some(more) => rest = more,
            None => break,
        }
    }
    let reason = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-'));
    (rules, (!reason.is_empty()).then_some(reason))
}

/// The byte range that a comment applies to: that of the element whose tag is before it on its line, and otherwise that
/// of the next element; before the root, everything.
fn scope(comment: Span, document: &Document<'_>, text: &str) -> Option<Range<u32>> {
    let root = document.root().filter(|root| root.span().start <= comment.start);
    let Some(root) = root else { return Some(0..u32::MAX) };
    let Neighbours { before, next } = Neighbours::of(comment, root);
    let line = text[..comment.range().start].rfind('\n').map_or(0, |end| end + 1);
    let alone = text[line..comment.range().start].trim().is_empty();
    let same_line =
        |next: &Element<'_, '_>| !text[comment.range().end..next.span().range().start].contains('\n');
    // Between the start tag of an element and a child on the same line, a comment is about the child.
    let inside =
        |element: &Element<'_, '_>| covers(*element, comment) && next.as_ref().is_some_and(same_line);
    let on_line = before.filter(|(at, _)| !alone && *at as usize >= line).map(|(_, element)| element);
    let on_line = on_line.filter(|element| !inside(element));
    let between = on_line.and(next).filter(same_line);
    let first = on_line.or(next)?.span();
    Some(first.start..between.map_or(first.end, |next| next.span().end.max(first.end)))
}

/// The elements next to a comment.
struct Neighbours<'d, 't> {
    /// The element with the last tag before the comment, and where the name in that tag starts.
    before: Option<(u32, Element<'d, 't>)>,
    /// The element after the comment, in the same parent.
    next: Option<Element<'d, 't>>,
}

impl<'d, 't> Neighbours<'d, 't> {
    /// Finds them by descending to the innermost element around the comment, and along its children.
    fn of(comment: Span, root: Element<'d, 't>) -> Self {
        let within = covers(root, comment);
        let mut found = Self { before: None, next: None };
        let mut open = Some(root);
        while let Some(element) = open.take() {
            found.pass(element, comment);
            for child in element.children() {
                if covers(child, comment) {
                    open = Some(child);
                    break;
                }
                found.pass(child, comment);
                if within && child.span().start >= comment.end {
                    found.next = Some(child);
                    break;
                }
            }
        }
        found
    }

    /// Keeps an element if one of its tags is nearer before the comment than any so far.
    fn pass(&mut self, element: Element<'d, 't>, comment: Span) {
        for tag in [Some(element.name_span()), element.end_name_span()].into_iter().flatten() {
            let later = self.before.is_none_or(|(at, _)| at < tag.start);
            if tag.end <= comment.start && later {
                self.before = Some((tag.start, element));
            }
        }
    }
}

fn covers(element: Element<'_, '_>, place: Span) -> bool {
    element.span().start <= place.start && place.end <= element.span().end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Origin, Source, Sources};

    /// The range that a document's only comment applies to, as text.
    fn scoped(text: &str) -> Option<String> {
        let mut sources = Sources::default();
        let id = sources.add(Source::new(Origin::Stdin, text.as_bytes().to_vec()));
        let document = crate::xml::parse(id, sources.get(id).text());
        let allows = allows(&document, text);
        assert_eq!(allows.len(), 1, "{text}");
        let scope = allows[0].scope.clone()?;
        Some(if scope.end == u32::MAX {
            "all".to_owned()
        } else {
            text[scope.start as usize..scope.end as usize].to_owned()
        })
    }

    #[test]
    fn a_comment_counts_for_what_stands_next_to_it() {
        for (text, expected) in [
            ("# <r><a/></r>", Some("all")),
            ("<r>\n#\n<a><b/></a><c/></r>", Some("<a><b/></a>")),
            ("<r>\n<a/> #\n<c/></r>", Some("<a/>")),
            ("<r>\n<a>x</a> #\n<c/></r>", Some("<a>x</a>")),
            ("<r>\n<a>x</a>#<c/></r>", Some("<a>x</a>#<c/>")),
            ("<r>\n<a> #\n<b/><c/></a></r>", Some("<a> #\n<b/><c/></a>")),
            ("<r><a>#<b/><c/></a></r>", Some("<b/>")),
            ("<r>\n<a>#<b/>\n<c/></a></r>", Some("<b/>")),
            ("<r><a>x#</a></r>", Some("<a>x#</a>")),
            ("<r><a>\n</a> #\n<c/></r>", Some("<a>\n</a>")),
            ("<r>\n<a><b/>\n#\n</a><c/></r>", None),
            ("<r>\n<c/></r>\n#", None),
            ("#", Some("all")),
        ] {
            let written = text.replace('#', "<!-- mmsctl-allow: x y -->");
            let expected = expected.map(|expected| expected.replace('#', "<!-- mmsctl-allow: x y -->"));
            assert_eq!(scoped(&written), expected, "{text}");
        }
    }

    #[test]
    fn comments_beyond_the_limit_are_not_passed_over() {
        let text = format!("<r>{}</r>", "<!-- mmsctl-allow: x y -->".repeat(limits::ALLOWANCES + 9));
        let mut sources = Sources::default();
        let id = sources.add(Source::new(Origin::Stdin, text.as_bytes().to_vec()));
        let document = crate::xml::parse(id, sources.get(id).text());
        let allows = allows(&document, &text);
        assert_eq!(allows.len(), limits::ALLOWANCES + 1);
        let faults: Vec<_> = allows.iter().filter_map(|allow| allow.fault.as_deref()).collect();
        assert_eq!(faults, ["only the first 256 comments for mmsctl count"]);
    }

    #[test]
    fn more_rules_than_there_are_are_not_searched_for_each_finding() {
        let text = format!("<!-- mmsctl-allow: {} --><r/>", vec!["a"; limits::ALLOWED_RULES + 1].join(","));
        let mut sources = Sources::default();
        let id = sources.add(Source::new(Origin::Stdin, text.as_bytes().to_vec()));
        let document = crate::xml::parse(id, &text);
        let allows = allows(&document, &text);
        let words = "`mmsctl-allow:` names more than 256 rules, so that none counts";
        assert_eq!(allows[0].fault.as_deref(), Some(words));
        assert!(allows[0].rules.is_empty());
    }

    #[test]
    fn another_case_is_no_instruction() {
        let mut sources = Sources::default();
        let text = "<!-- MMSCTL-ALLOW: url-query x --><r/>";
        let id = sources.add(Source::new(Origin::Stdin, text.as_bytes().to_vec()));
        let document = crate::xml::parse(id, text);
        let faults: Vec<_> = allows(&document, text).into_iter().map(|allow| allow.fault).collect();
        assert_eq!(faults, [Some("`MMSCTL-ALLOW` is written `mmsctl-allow`".to_owned())]);
    }

    #[test]
    fn rules_and_reason_are_told_apart() {
        for (text, rules, reason) in [
            (" url-query", &["url-query"][..], None),
            (" url-query the cdn needs it ", &["url-query"], Some("the cdn needs it")),
            ("a,b , c: why, really", &["a", "b", "c"], Some("why, really")),
            (" a - because", &["a"], Some("because")),
            ("", &[], None),
            (" , a", &["a"], None),
        ] {
            assert_eq!(named(text), (rules.to_vec(), reason), "{text}");
        }
    }
}
