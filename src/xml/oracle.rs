//! Tests the parser against tables, and against an independent parser on anything that looks like XML.

use proptest::prelude::*;

use super::syntax::TagFault;
use super::{Document, Markup, SyntaxErrorKind as Kind, parse};
use crate::limits::SYNTAX_ERRORS;
use crate::source::{Origin, Source, Sources};

/// Parses `text` and hands the document to `look`.
fn with<T>(text: &str, look: impl FnOnce(&Document<'_>) -> T) -> T {
    let mut sources = Sources::default();
    let id = sources.add(Source::new(Origin::Composed("test".into()), text.as_bytes().to_vec()));
    look(&parse(id, sources.get(id).text()))
}

/// The syntax errors in `text`, each with the text that it points at.
fn mistakes(text: &str) -> Vec<(Kind, String)> {
    with(text, |document| {
        let pointed = |error: &super::SyntaxError| text[error.span.range()].to_owned();
        document.errors().iter().map(|error| (error.kind.clone(), pointed(error))).collect()
    })
}

#[test]
fn each_production_is_kept() {
    let named = |name: &str| name.to_owned();
    let mut wrong = Vec::new();
    for (text, kind, at) in [
        ("", Kind::NoRoot, ""),
        ("<!-- only -->", Kind::NoRoot, ""),
        ("<a/><b/>", Kind::SecondRoot(named("b")), "b"),
        ("<a/>text", Kind::TextOutsideRoot, "text"),
        ("x<a/>", Kind::TextOutsideRoot, "x"),
        ("<a/>\u{FEFF}\u{FEFF}", Kind::TextOutsideRoot, "\u{FEFF}\u{FEFF}"),
        ("<a/>&amp;", Kind::TextOutsideRoot, "&amp;"),
        ("<a>", Kind::Unclosed(named("a")), "a"),
        ("<a></b>", Kind::MismatchedEnd { open: named("a"), found: named("b") }, "b"),
        ("<a/></a>", Kind::UnmatchedEnd(named("a")), "a"),
        ("<a>1 < 2</a>", Kind::StrayLessThan, "<"),
        ("<a>&</a>", Kind::RawAmpersand, "&"),
        ("<a>&nbsp;</a>", Kind::UnknownEntity(named("nbsp")), "&nbsp;"),
        ("<a>&#0;</a>", Kind::BadCharacterReference(named("#0")), "&#0;"),
        ("<a>&#xD800;</a>", Kind::BadCharacterReference(named("#xD800")), "&#xD800;"),
        ("<a>\u{1}</a>", Kind::IllegalCharacter('\u{1}'), "\u{1}"),
        ("<a>]]></a>", Kind::SectionEndInText, "]]>"),
        ("<a x='1' x='2'/>", Kind::DuplicateAttribute(named("x")), "x"),
        ("<a x='<'/>", Kind::LessThanInAttribute, "<"),
        ("<a><!-- a -- b --></a>", Kind::HyphensInComment, "--"),
        ("<a><?xml version='1.0'?></a>", Kind::MisplacedDeclaration, "<?xml version='1.0'?>"),
        ("<![CDATA[x]]><a/>", Kind::SectionOutsideRoot, "<![CDATA[x]]>"),
        ("<a><b>x</b\"</a>", Kind::Displaced(named(">")), "\""),
        ("<a><b>x</b '</a>", Kind::Displaced(named(">")), "'"),
        ("<a><b>x</b}\n<c>y</c></a>", Kind::Displaced(named(">")), "}"),
        ("<a>x</a;", Kind::Displaced(named(">")), ";"),
        ("<a><b>x<&b></a>", Kind::Displaced(named("/")), "&"),
        ("<a><bc>x</b<c></a>", Kind::BadTag(TagFault::ContentInEndTag), "<"),
        ("<a><b&c>x</b&c></a>", Kind::BadName(named("b&c")), "b&c"),
        ("<a><-- b <c> & d --></a>", Kind::CommentOpen(named("<--")), "<--"),
        ("<a><!- b --></a>", Kind::CommentOpen(named("<!-")), "<!-"),
        ("<a>< !-- b --></a>", Kind::CommentOpen(named("< !--")), "< !--"),
        ("<a><b><!-- c & d --!>e</b></a>", Kind::CommentEnd(named("--!>")), "--!>"),
        ("<a><b><!-- c -></b></a>", Kind::CommentEnd(named("->")), "->"),
        ("<a><!— b —></a>", Kind::CommentOpen(named("<!—")), "<!—"),
        ("<a><b><![CDATA[<c>d</c> & e <3]></b></a>", Kind::CutOff(Markup::Section), "<![CDATA["),
        ("<a><b><![CDATA(d & <c>)]></b></a>", Kind::StrayBang(named("<![CDATA")), "<![CDATA"),
        ("<a><b><!{CDATA{d & <c>}}></b></a>", Kind::StrayBang(named("<!{CDATA")), "<!{CDATA"),
        ("<a><b><![CDAT'[d & <c>]]></b></a>", Kind::SectionOpen(named("<![CDAT'[")), "<![CDAT'["),
        ("<a><b>![CDATA[d & <c>]]></b></a>", Kind::SectionOpen(named("![CDATA[")), "![CDATA["),
        ("<a><b>CDATA[<c>d</c> <3]]></b></a>", Kind::SectionOpen(named("CDATA[")), "CDATA["),
        ("<!DOCTYPE a><a/>", Kind::Doctype, "<!DOCTYPE a>"),
    ] {
        let found = mistakes(text);
        if found != [(kind, at.to_owned())] {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn reading_stops_where_no_more_mistakes_are_listed() {
    for (before, mistake, after) in [
        ("<a>", "&", "</a>"),
        ("<a>", "\u{1}", "</a>"),
        ("<a>", "]]>", "</a>"),
        ("<a>", "</b>", "</a>"),
        ("<a>", "<b x=1/>", "</a>"),
        ("<a", " x", "/>"),
        ("<?xml version='1.0'", " version='1.0'", "?><a/>"),
        ("<a x='", "&", "'/>"),
        ("<a><!-- ", "<!-- ", "--></a>"),
    ] {
        let text = [before, &mistake.repeat(2 * SYNTAX_ERRORS), after].concat();
        let found = mistakes(&text);
        assert_eq!(found.len(), SYNTAX_ERRORS + 1, "{before}{mistake}{after}");
        assert_eq!(found.last().map(|(kind, _)| kind), Some(&Kind::TooMany), "{before}{mistake}{after}");
    }
}

#[test]
fn elements_that_are_open_where_reading_stops_reach_beyond_that_place() {
    let text = format!("<a><b>{}</b></a>", "&".repeat(2 * SYNTAX_ERRORS));
    with(&text, |document| {
        assert!(document.elements().all(|element| element.span().range().end == text.len()));
    });
}

#[test]
fn several_independent_mistakes_are_all_found() {
    let text = "<a><b>1 & 2</b><c>&nope;</c><d x='1' y='2' x='3'/><e>\u{2}</e></a>";
    let places: Vec<String> = mistakes(text).into_iter().map(|(_, place)| place).collect();
    assert_eq!(places, ["&", "&nope;", "x", "\u{2}"]);
}

/// Texts made of random pieces: documents, and texts that are nearly documents.
fn pieces() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(vec![
        "<a>",
        "</a>",
        "<b>",
        "</b>",
        "<c/>",
        "<a x='1'>",
        "<b y=\"2\" z='3'/>",
        "text",
        " ",
        "\n",
        "&amp;",
        "&#65;",
        "&#x41;",
        "&lt;",
        "&",
        "&x;",
        "&#;",
        "&#0;",
        "<",
        ">",
        "]]>",
        "]]",
        "<![CDATA[",
        "<![CDATA[x]]>",
        "<!--",
        "-->",
        "<!-- c -->",
        "--",
        "<?p d?>",
        "<?xml version='1.0'?>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        "?>",
        "'",
        "\"",
        "=",
        "<a x=1>",
        "<a x>",
        "<a x='1' x='1'>",
        "<a x='<'/>",
        "<a x='&'/>",
        "<1/>",
        "< a>",
        "</ a>",
        "</a >",
        "\u{1}",
        "\u{fffe}",
        "\u{85}",
        "ü",
        "<ü/>",
        "<-/>",
        "<a.b-c/>",
        "\r\n",
        "\t",
    ]);
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Such texts inside a root, so that more of them are well-formed.
fn rooted() -> impl Strategy<Value = String> {
    pieces().prop_map(|inside| format!("<r>{inside}</r>"))
}

/// The content of an element, in a form that both parsers can produce.
fn said(element: super::Element<'_, '_>, out: &mut String) {
    out.push_str(&format!("<{}", element.name()));
    for attribute in element.attributes() {
        out.push_str(&format!(" {}={:?}", attribute.name, attribute.value.value));
    }
    out.push('>');
    // A comment separates two runs of text in this parser, but not in the other.
    let mut text = String::new();
    for node in element.nodes() {
        match node {
            super::Node::Element(child) => {
                flush(&mut text, out);
                said(child, out);
            }
            super::Node::Text(run) => text.push_str(&run.value),
        }
    }
    flush(&mut text, out);
    out.push_str("</>");
}

fn flush(text: &mut String, out: &mut String) {
    if !text.is_empty() {
        out.push_str(&format!("{text:?}"));
        text.clear();
    }
}

fn said_by_oracle(node: roxmltree::Node<'_, '_>, out: &mut String) {
    out.push_str(&format!("<{}", node.tag_name().name()));
    for attribute in node.attributes() {
        out.push_str(&format!(" {}={:?}", attribute.name(), attribute.value()));
    }
    out.push('>');
    let mut text = String::new();
    for child in node.children() {
        if child.is_text() {
            text.push_str(child.text().unwrap());
        } else if child.is_element() {
            flush(&mut text, out);
            said_by_oracle(child, out);
        }
    }
    flush(&mut text, out);
    out.push_str("</>");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn verdict_and_content_are_those_of_another_parser(text in prop_oneof![pieces(), rooted()]) {
        let oracle = roxmltree::Document::parse(&text);
        let (errors, content) = with(&text, |document| {
            let mut content = String::new();
            if let Some(root) = document.root() {
                said(root, &mut content);
            }
            (document.errors().to_vec(), content)
        });
        match oracle {
            Err(_) => prop_assert!(!errors.is_empty(), "accepted: {:?}", text),
            Ok(oracle) => {
                prop_assert_eq!(&errors, &[], "refused: {:?}", text);
                let mut expected = String::new();
                said_by_oracle(oracle.root_element(), &mut expected);
                prop_assert_eq!(content, expected, "{:?}", text);
            }
        }
    }

    #[test]
    fn no_text_makes_it_fail(text in "\\PC{0,60}|[<>&;!\\[\\]CDAT?/='\" a-c\\-\u{1}\n\r]{0,60}") {
        with(&text, |document| {
            for error in document.errors() {
                prop_assert!(error.span.range().end <= text.len());
                prop_assert!(text.is_char_boundary(error.span.range().start));
                prop_assert!(text.is_char_boundary(error.span.range().end));
            }
            Ok(())
        })?;
    }
}
