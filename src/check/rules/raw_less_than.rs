//! `raw-less-than`

use crate::check::edits::renamed;
use crate::check::oddities;
use crate::check::rule::rule;
use crate::check::syntax::cascade::values::is_in_open_section;
use crate::check::syntax::context::decoded_client;
use crate::check::syntax::recognise::lone_marks::is_lone_mark;
use crate::check::syntax::recognise::numbered_slides::numbered_slide;
use crate::check::syntax::recognise::spaced_tags::blanks_in_tags;
use crate::check::syntax::recognise::tags::{backslashed_name, badly_named, quoted_name, spaced_tag};
use crate::check::syntax::recognise::template_tags;
use crate::check::syntax::repair::unclosed_element::reopening;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::{Term, is_name as is_known};
use crate::source::Span;
use crate::xml::{Element, SyntaxError, SyntaxErrorKind as Kind, is_name};

rule! {
    /// `<` in text is written `&lt;`
    ///
    /// # Why
    /// A raw `<` begins a tag, and where none follows the request is unreadable. Like a raw `&` it comes from programs
    /// that put texts together with markup, and from a PHP client that has decoded the entities of its finished XML
    /// since 2020, where `&lt;` was.
    ///
    /// # Fails
    /// ```xml save
    /// <name>1 < 2</name>
    /// ```
    /// ```xml save
    /// <name>we <3 MMS</name>
    /// ```
    /// ```xml save
    /// < slide><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <name><%= name %></name>
    /// ```
    /// ```xml save
    /// <name><?= $name ?></name>
    /// ```
    /// ```xml save
    /// <name>spring <?php echo $year; ?></name>
    /// ```
    /// ```xml save
    /// <0><message-text>Hello</message-text><duration>5</duration></0>
    /// ```
    /// # Passes
    /// ```xml save
    /// <name>1 &lt; 2</name>
    /// ```
    /// # Sources
    /// - W3C, Extensible Markup Language 1.0, fifth edition (2008), section 2.4
    /// - mBlox MMS XML client for PHP (2020): decodes HTML entities over the finished request
    /// - Sinch XML service, appendix of error codes (2021): E108, the request does not parse
    "raw-less-than", Level::ERROR, ["E108"], About::Syntax, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    // Reported as one mistake by `not-well-formed`.
    if blanks_in_tags(subject).is_some() {
        return;
    }
    // The tags of a template, and end tags with a backslash, are each reported once: all have the same cause.
    let mut template = program(subject, findings);
    let mut slashed = false;
    for error in subject.document.errors() {
        // What was meant as a tag, and is read as one, is reported by `not-well-formed`.
        if badly_named(subject, error).is_some() || is_in_open_section(subject, error) {
            continue;
        }
        let Some(less) = less_than(error) else { continue };
        if is_slash(subject, less) {
            continue;
        }
        if let Some((start, open)) = template_tags::tag(subject.source.text(), less.range().start) {
            if !template {
                let place = Span::new(less.source, start..start + open.len());
                let message = format!("`{open}` begins a tag of a template, which was not filled in");
                findings.report(Finding::at(place, message).help(template_tags::ADVICE));
            }
            template = true;
        } else if is_slashed(subject, error) {
            if !slashed {
                findings.report(slashed_ends(subject, error));
            }
            slashed = true;
        } else {
            let tag = meant_as_tag(subject, error, less);
            findings.report(tag.unwrap_or_else(|| meant_as_text(subject, error, less)));
        }
    }
}

/// The `<` of a mistake that this rule reports.
fn less_than(error: &SyntaxError) -> Option<Span> {
    let start = match &error.kind {
        Kind::StrayLessThan | Kind::LessThanInAttribute => error.span.start,
        Kind::BadName(_) => error.span.start.saturating_sub(1),
        _ => return None,
    };
    Some(Span { start, end: start + 1, ..error.span })
}

/// Whether a `<` stands for the slash of the tag after it, which is reported as the end tag that it was meant to be.
fn is_slash(subject: &Subject<'_>, less: Span) -> bool {
    let name = less.end + 1;
    let errors = subject.document.errors();
    let at = errors.partition_point(|error| error.span.start < name);
    let again = errors[at..].iter().take_while(|error| error.span.start == name);
    let reopens =
        |error: &SyntaxError| matches!(error.kind, Kind::Unclosed(_)) && reopening(subject, error).is_some();
    subject.source.text()[less.range().end..].starts_with('<') && again.into_iter().any(reopens)
}

/// The finding for a `<` that was meant to begin a tag.
fn meant_as_tag(subject: &Subject<'_>, error: &SyntaxError, less: Span) -> Option<Finding> {
    if let Some((start, end)) = numbered_slide(subject, error) {
        let number = &subject.source.text()[start.range()];
        let slide = subject.request()?.name_of(Term::Slide);
        return Some(
            Finding::at(start, format!("`{number}` is no name, and a slide is called `{slide}`"))
                .help(format!("write `<{slide}>` and `</{slide}>`"))
                .fix(Safety::Unsafe, renamed(start, Some(end), slide)),
        );
    }
    if let Some(name) = quoted_name(error) {
        return Some(in_quotes(subject, error, name));
    }
    if let Some(name) = open_name(subject, error) {
        let message = format!("`<\\{name}>` is not an end tag: its slash leans the wrong way");
        return Some(
            Finding::at(error.span, message)
                .help(format!("write `</{name}>`"))
                .fix(Safety::Unsafe, vec![(backslash(error), "/".to_owned())]),
        );
    }
    if let Some(name) = running_on(subject, error) {
        let end = less.end + u32::try_from(name.len()).unwrap_or_default();
        let rest = Span { start: end, ..error.span };
        if is_litter(subject, rest) {
            let written = &subject.source.text()[rest.range()];
            return Some(
                Finding::at(rest, format!("`{written}` does not belong in the name of a tag"))
                    .help(format!("remove it: write `<{name}>`"))
                    .fix(Safety::Unsafe, vec![(rest, String::new())]),
            );
        }
        if is_wrong_end(subject, rest) {
            let written = &subject.source.text()[rest.range()];
            return Some(
                Finding::at(rest, format!("`{written}` stands where `>` belongs"))
                    .help(format!("write `<{name}>`"))
                    .fix(Safety::Unsafe, vec![(rest, ">".to_owned())]),
            );
        }
        return Some(
            Finding::at(error.span, format!("`<{name}` has lost its `>`"))
                .help(format!("write `<{name}>`"))
                .fix(Safety::Unsafe, vec![(Span { start: end, end, ..less }, ">".to_owned())]),
        );
    }
    let (blanks, name) = spaced_tag(subject, error)?;
    Some(
        Finding::at(error.span, format!("white space is between `<` and `{name}`"))
            .help(format!("remove it: write `<{name}`"))
            .fix(Safety::Unsafe, vec![(blanks, String::new())]),
    )
}

/// The finding for a tag whose name is in quotes, and for the end tag if its name is so too.
fn in_quotes(subject: &Subject<'_>, error: &SyntaxError, name: &str) -> Finding {
    let (text, start) = (subject.source.text(), error.span.range());
    let written = &text[start.clone()];
    let close = text[start.end..].find(&format!("</{written}>")).map(|at| start.end + at + "</".len());
    let close = close.map(|at| Span::new(error.span.source, at..at + written.len()));
    Finding::at(error.span, format!("`{written}` is in quotes, and the name of an element is not"))
        .help(format!("write `<{name}>`"))
        .fix(Safety::Unsafe, renamed(error.span, close, name))
}

/// The finding for a `<` that was most likely meant as text.
fn meant_as_text(subject: &Subject<'_>, error: &SyntaxError, less: Span) -> Finding {
    let message = match &error.kind {
        Kind::BadName(word) => format!("`<` does not begin a tag: `{word}` is not a name"),
        Kind::LessThanInAttribute => "`<` is not allowed in an attribute".to_owned(),
        _ => "`<` does not begin a tag".to_owned(),
    };
    if is_outside(subject, less) {
        return Finding::at(error.span, message)
            .help("remove it: no text is allowed outside the root element");
    }
    if let (Kind::BadName(word), true) = (&error.kind, is_datum(subject, error.span)) {
        return Finding::at(error.span, format!("`{word}` cannot name a merge value"))
            .help("begin its name with a letter or `_`, here and in the template");
    }
    let finding = Finding::at(error.span, message);
    let written = || vec![(less, "&lt;".to_owned())];
    let removed = || vec![(less, String::new())];
    if error.kind == Kind::LessThanInAttribute {
        return decoded_client(subject, error, finding.help("write `&lt;`").fix(Safety::Safe, written()));
    }
    match look(subject, less) {
        Look::Text => {
            decoded_client(subject, error, finding.help("write `&lt;`").fix(Safety::Safe, written()))
        }
        Look::Alone => finding.help("remove it: no text belongs here").fix(Safety::Safe, removed()),
        Look::NoText => finding.help("remove it: this value is no text").fix(Safety::Unsafe, removed()),
        Look::BeforeTag => finding
            .help("remove it, or write `&lt;` where the character itself is meant")
            .fix(Safety::Unsafe, removed()),
        Look::Comment => finding
            .help("write `&lt;` where the character itself is meant, or `<!--` and `-->` around a comment")
            .fix(Safety::Unsafe, written()),
        Look::Tag => finding
            .help("write `&lt;` where the character itself is meant, or correct the tag's name")
            .fix(Safety::Unsafe, written()),
        Look::EndTag => {
            finding.help("end the tag with its `>`, or write `&lt;` where the character itself is meant")
        }
    }
}

/// What a `<` that begins nothing looks like. Only what is plainly text may be made text without asking: the rest of a
/// broken tag would be shown to the recipient.
enum Look {
    Text,
    /// Between elements.
    Alone,
    /// In a number, a key or a URL.
    NoText,
    /// One `<` too many.
    BeforeTag,
    /// A tag whose name is none.
    Tag,
    /// An end tag that does not end.
    EndTag,
    /// A comment, without its `!` and its end; or an arrow.
    Comment,
}

fn look(subject: &Subject<'_>, less: Span) -> Look {
    let rest = subject.source.text().get(less.range().end..).unwrap_or_default();
    let begins_tag =
        |tag: &str| tag.starts_with(|c: char| c.is_alphabetic() || matches!(c, '/' | '!' | '[' | '-'));
    if is_lone_mark(subject, less) {
        Look::Alone
    } else if rest.starts_with('<') && begins_tag(rest.trim_start_matches('<')) {
        Look::BeforeTag
    } else if rest.strip_prefix('/').is_some_and(|name| name.starts_with(char::is_alphabetic)) {
        Look::EndTag
    } else if rest.starts_with("--") {
        Look::Comment
    } else if is_in_plain_value(subject, less) {
        Look::NoText
    } else if may_be_tag(rest) || begins_element(rest) || is_stray_word(subject, less, rest) {
        Look::Tag
    } else {
        Look::Text
    }
}

/// Whether what follows a `<` begins with the name of an element, as in `<slide;`.
fn begins_element(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_ascii_alphabetic() && !matches!(c, '-' | '_')).unwrap_or(rest.len());
    is_known(&rest[..end])
}

/// Whether a `<` before a word is between elements, where a tag was meant more likely than a text.
fn is_stray_word(subject: &Subject<'_>, less: Span, rest: &str) -> bool {
    rest.starts_with(char::is_alphabetic) && oddities::stray_text(subject, less).is_some()
}

/// Whether a place is in an element whose value is no text, so that it never holds a `<`.
fn is_in_plain_value(subject: &Subject<'_>, place: Span) -> bool {
    const PLAIN: [Term; 8] = [
        Term::Action,
        Term::ApiKey,
        Term::To,
        Term::From,
        Term::ServiceId,
        Term::MmsId,
        Term::Url,
        Term::Duration,
    ];
    let Some(holder) = subject.document.last_before(place.start) else { return false };
    let named = |dialect| PLAIN.iter().any(|term| term.name(dialect) == Some(holder.name()));
    place.start < holder.span().end && subject.message.dialect().is_some_and(named)
}

/// Whether a word stands where the name of a merge value does: its tag is closed, directly in the element that holds
/// them.
fn is_datum(subject: &Subject<'_>, word: Span) -> bool {
    let Some(dialect) = subject.request().map(|request| request.dialect) else { return false };
    let within =
        |element: &Element<'_, '_>| element.span().start < word.start && word.end < element.span().end;
    let holder =
        |element: &Element<'_, '_>| Term::Data.name(dialect) == Some(element.name()) && within(element);
    let mut holders = subject.document.elements().filter(holder);
    subject.source.text()[word.range().end..].starts_with('>')
        && holders.next().is_some_and(|holder| !holder.children().any(|child| within(&child)))
}

/// The name of an open element that an end tag with a backslash was meant to close.
fn open_name<'e>(subject: &Subject<'_>, error: &'e SyntaxError) -> Option<&'e str> {
    let name = backslashed_name(error)?;
    let open = |other: &SyntaxError| matches!(&other.kind, Kind::Unclosed(open) if open == name);
    subject.document.errors().iter().any(open).then_some(name)
}

/// Reports the first tag of PHP, which is a processing instruction to a parser; returns whether there is one.
fn program(subject: &Subject<'_>, findings: &mut Findings<'_>) -> bool {
    let text = subject.source.text();
    let opening =
        |place: &Span| ["<?php", "<?="].into_iter().find(|open| text[place.range()].starts_with(open));
    let first = subject.document.instructions().iter().find_map(|place| Some((place, opening(place)?)));
    if let Some((place, open)) = first {
        let place = Span::new(place.source, place.range().start..place.range().start + open.len());
        let finding = Finding::at(place, format!("`{open}` begins a tag of PHP, which was not run"));
        let finding = finding.help("let the program run, and check what comes out of it");
        // `<?php` is an instruction like any other to a parser, which passes it over.
        findings.report(if open == "<?php" { finding.codes(&[]) } else { finding });
    }
    first.is_some()
}

/// Whether an error is an end tag as strings of JSON and JavaScript have it: `<\/name>`.
fn is_slashed(subject: &Subject<'_>, error: &SyntaxError) -> bool {
    matches!(&error.kind, Kind::BadName(word) if word.starts_with("\\/"))
        && open_name(subject, error).is_some()
}

/// The finding for all end tags of a string, of which this is the first.
fn slashed_ends(subject: &Subject<'_>, first: &SyntaxError) -> Finding {
    let all = subject.document.errors().iter().filter(|error| is_slashed(subject, error));
    let edits = all.map(|error| (backslash(error), String::new())).collect();
    Finding::at(first.span, "end tags begin with `<\\/`, as strings of JSON and JavaScript have them")
        .help("write `</`: remove the backslash in each of them")
        .fix(Safety::Unsafe, edits)
}

/// The backslash after the `<` of an end tag.
fn backslash(tag: &SyntaxError) -> Span {
    Span { end: tag.span.start + 1, ..tag.span }
}

/// The name of a start tag that runs into its text: `<urlhttps://…</url>`.
fn running_on<'e>(subject: &'e Subject<'_>, error: &SyntaxError) -> Option<&'e str> {
    let Kind::BadName(word) = &error.kind else { return None };
    let mut ends = subject.document.errors().iter().skip_while(|other| !std::ptr::eq(*other, error));
    ends.find_map(|other| match &other.kind {
        Kind::UnmatchedEnd(name) if is_name(name) && word.starts_with(name.as_str()) => Some(name.as_str()),
        _ => None,
    })
}

/// Whether what stands after the name of a tag that has its `>` are only marks, such as the quote in `<data">`. Other
/// characters, such as an emoji, may be all that a text says.
fn is_litter(subject: &Subject<'_>, rest: Span) -> bool {
    let text = subject.source.text();
    let next = text[rest.range().end..].find(['<', '>']).map(|at| rest.range().end + at);
    let is_mark = |byte: u8| byte.is_ascii_punctuation() || byte.is_ascii_control();
    next.is_some_and(|at| text[at..].starts_with('>')) && text[rest.range()].bytes().all(is_mark)
}

/// Whether what stands after the name of a start tag is a mark in the place of its `>`, as in `<slide;`: another start tag
/// follows. Before an end tag it may be all that a text says.
fn is_wrong_end(subject: &Subject<'_>, rest: Span) -> bool {
    let text = subject.source.text();
    let next = text[rest.range().end..].trim_start();
    let is_mark = |byte: u8| byte.is_ascii_punctuation();
    rest.range().len() == 1
        && text[rest.range()].bytes().all(is_mark)
        && next.starts_with('<')
        && !next.starts_with("</")
}

/// Whether a place is before the root element or after it, where no text may be, however it is written.
fn is_outside(subject: &Subject<'_>, place: Span) -> bool {
    let root = subject.document.root().map(|root| root.span());
    root.is_some_and(|root| place.start < root.start || root.end <= place.start)
}

/// Whether what follows a `<` could be a tag with a mistake in it: blanks and a name after it, or no blank before its `>`.
fn may_be_tag(rest: &str) -> bool {
    let Some(end) = rest.find(['<', '>']).filter(|end| rest[*end..].starts_with('>')) else { return false };
    let inside = rest[..end].trim_start();
    inside.starts_with(|c: char| c.is_alphabetic() || c == '/') || !inside.contains(char::is_whitespace)
}
