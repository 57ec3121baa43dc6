//! Recognises the lines that version control leaves in a file whose versions it could not merge.

use crate::check::Subject;
use crate::source::Span;
use crate::xml::SyntaxErrorKind as Kind;

/// What the lines begin with: before one version, before the common ancestor, before the other version, and after it
/// (git-merge(1), "How conflicts are presented").
const MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// A merge conflict.
#[derive(Debug)]
pub(in crate::check) struct Conflict {
    /// The lines of version control.
    pub marks: Vec<Span>,
}

impl Conflict {
    /// Where it begins and where it ends.
    fn ends(&self) -> (u32, u32) {
        let (first, last) = (self.marks.first(), self.marks.last());
        (first.map_or(0, |first| first.start), last.map_or(0, |last| last.end))
    }

    /// Keeps only the first line, where no line ends the conflict: later ones may be something else.
    fn without_end(&mut self) {
        self.marks.truncate(1);
    }
}

/// The merge conflicts in a document. They are computed once: each mistake may be in one.
pub(in crate::check) fn conflicts<'s>(subject: &'s Subject<'_>) -> &'s [Conflict] {
    subject.derived.conflicts.get_or_init(|| {
        // No well-formed document has a line that begins so.
        if subject.document.errors().is_empty() || !subject.source.text().contains(MARKS[0]) {
            return Vec::new();
        }
        all(subject)
    })
}

fn all(subject: &Subject<'_>) -> Vec<Conflict> {
    let mut found: Vec<Conflict> = Vec::new();
    let (mut at, mut is_open) = (0, false);
    for line in subject.source.text().split_inclusive('\n') {
        let written = line.trim_ascii_end();
        let span = Span::new(subject.document.start().source, at..at + written.len());
        at += line.len();
        match mark(written) {
            // In a comment or a CDATA section, such a line is no mistake.
            Some(0) if is_misread(subject, span) => {
                if std::mem::replace(&mut is_open, true) {
                    found.last_mut().expect("an open conflict is in the list").without_end();
                }
                found.push(Conflict { marks: vec![span] });
            }
            Some(place) if is_open => {
                is_open = place < MARKS.len() - 1;
                found.last_mut().expect("an open conflict is in the list").marks.push(span);
            }
            _ => {}
        }
    }
    if let Some(last) = found.last_mut().filter(|_| is_open) {
        last.without_end();
    }
    found
}

/// Whether the line at a place was read as a `<` that begins no tag.
fn is_misread(subject: &Subject<'_>, line: Span) -> bool {
    let errors = subject.document.errors();
    let at = errors.partition_point(|error| error.span.start < line.start);
    let here = errors[at..].iter().take_while(|error| error.span.start == line.start);
    here.into_iter().any(|error| error.kind == Kind::StrayLessThan)
}

/// Which of the marks a line is.
fn mark(line: &str) -> Option<usize> {
    let is =
        |mark: &&str| line.strip_prefix(*mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    MARKS.iter().position(is)
}

/// Whether a place is in a conflict, in one of its versions or its lines, which is reported instead of what is wrong
/// there. It is reported at the whole of its first line.
pub(in crate::check) fn is_in_conflict(subject: &Subject<'_>, place: Span) -> bool {
    let all = conflicts(subject);
    let before = all.partition_point(|conflict| conflict.ends().0 <= place.start);
    all[..before]
        .last()
        .is_some_and(|conflict| place.start <= conflict.ends().1 && conflict.marks.first() != Some(&place))
}
