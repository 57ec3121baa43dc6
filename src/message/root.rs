//! The root of a message: which element it is, what it is around, and the dialect that its children are in.

use crate::dialect::{Dialect, Term};
use crate::elements::reading::local;
use crate::xml::{Document, Element};

/// The root of the message in a document: its first element or, if that is a line break in what a PHP program prints of
/// its own errors, the first document of the API after it.
#[must_use]
pub fn root<'d, 't>(document: &'d Document<'t>) -> Option<Element<'d, 't>> {
    let first = document.root()?;
    let printed = first.name().eq_ignore_ascii_case("br");
    Some(
        printed.then(|| document.elements().find(|element| is_document(*element))).flatten().unwrap_or(first),
    )
}

/// Whether an element contains whole documents of the API.
pub(super) fn wraps_documents(root: Element<'_, '_>) -> bool {
    root.children().any(is_document)
}

/// Whether an element contains whole documents of the API and nothing else.
pub(super) fn only_wraps_documents(root: Element<'_, '_>) -> bool {
    root.end_name_span().is_some() && root.children().next().is_some() && root.children().all(is_document)
}

fn is_document(element: Element<'_, '_>) -> bool {
    let name = local(element.name());
    let called =
        |term: Term| [Dialect::Current, Dialect::Classic].iter().any(|one| term.name(*one) == Some(name));
    [Term::Request, Term::Response, Term::Postback].into_iter().any(called)
}

/// The elements in what a PHP program prints of its own errors (main/main.c of PHP 8, `php_error_cb`).
const OF_PHP: [&str; 2] = ["b", "br"];

/// The dialect, by the case of most names of the root's children: a root in the other case is one mistake, while the
/// children would be many. If the children do not agree, by the case of the root's own name.
pub(super) fn dialect_of(root: Element<'_, '_>) -> Dialect {
    let upper = |name: &str| !name.bytes().any(|b| b.is_ascii_lowercase());
    let lower = |name: &str| !name.bytes().any(|b| b.is_ascii_uppercase());
    let name = local(root.name());
    let names = || root.children().map(|child| local(child.name())).filter(|name| !OF_PHP.contains(name));
    let (all, uppercase) =
        names().fold((0, 0), |(all, uppercase), name| (all + 1, uppercase + usize::from(upper(name))));
    let lowercase = || names().filter(|name| lower(name)).count();
    // With only two elements, both may be wrong.
    let most = |count: usize| count > 2 && count * 3 > all * 2;
    if lower(name) && !most(uppercase) || upper(name) && most(lowercase()) {
        return Dialect::Current;
    }
    if upper(name) || uppercase * 2 > all { Dialect::Classic } else { Dialect::Current }
}
