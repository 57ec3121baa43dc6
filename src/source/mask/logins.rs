//! User names and passwords in URLs and in `curl` options.

use std::ops::Range;

use super::marks::Marks;

/// The user and password of `https://user:password@host` including the `@`, or the token in their place. URLs with a
/// missing slash, a stray blank, or a password that contains a character which ends a host are recognised too.
pub(super) fn logins(text: &str, marks: &Marks) -> Vec<Range<usize>> {
    // Most documents have none, and many URLs.
    if memchr::memchr(b'@', text.as_bytes()).is_none() {
        return Vec::new();
    }
    let login = |at: usize| {
        let slashes = text[at + 1..].bytes().take_while(|byte| matches!(byte, b'/' | b'\\')).count();
        let scheme = text[..at].ends_with(|c: char| c.is_ascii_alphabetic());
        let start = at + 1 + slashes;
        (slashes > 1 || slashes == 1 && scheme)
            .then(|| login_len(&text[start..]))?
            .map(|len| start..start + len)
    };
    marks.pairs().filter_map(login).collect()
}

/// Bytes of a URL that are searched for a login. Our choice: a document made up of schemes must not be searched over
/// and over.
const LONGEST: usize = 1024;

/// The length in bytes of the login at the start of a URL, after its slashes.
fn login_len(rest: &str) -> Option<usize> {
    let rest = &rest[..rest.floor_char_boundary(LONGEST)];
    let value = &rest[..rest.find(['<', '>', '"', '\'', '\n', '\r']).unwrap_or(rest.len())];
    let url = &value[..value.find(char::is_whitespace).unwrap_or(value.len())];
    let authority = &url[..url.find(['/', '?', '#']).unwrap_or(url.len())];
    // `user:pass/word@host`: the part after the colon is not a port.
    let broken = |authority: &str| {
        let (_, port) = authority.split_once(':')?;
        (port.is_empty() || !port.bytes().all(|byte| byte.is_ascii_digit())).then(|| url.rfind('@'))?
    };
    // `us er:password@host`: the blank is a typing mistake, so the part between the colon and `@` must have none.
    let blank = || {
        let at = value.find('@')?;
        let (user, password) = value[..at].rsplit_once(':')?;
        let whole = !password.is_empty() && !password.contains(|c: char| c.is_whitespace() || c == '/');
        (whole && url.len() < at && !user.contains('/')).then_some(at)
    };
    let at = authority.rfind('@').or_else(|| broken(authority)).or_else(blank)?;
    (at > 0).then_some(at + 1)
}

/// The logins that `-u` and `--user` pass to `curl`, on a command line that was pasted with a document.
pub(super) fn options(text: &str) -> Vec<Range<usize>> {
    let login = |at: usize| {
        let (before, rest) = (&text[..at], &text[at + OPTION.len()..]);
        let (before, rest) = match (before.strip_suffix('-'), rest.strip_prefix("ser")) {
            (Some(before), Some(rest)) => (before, rest),
            _ => (before, rest),
        };
        let alone = before.chars().next_back().is_none_or(char::is_whitespace);
        let login = rest.trim_start_matches([' ', '=', '"', '\'']);
        let start = text.len() - login.len();
        let len = login.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')).unwrap_or(login.len());
        (alone && login.len() < rest.len() && login[..len].contains(':')).then_some(start..start + len)
    };
    memchr::memmem::find_iter(text.as_bytes(), OPTION).filter_map(login).collect()
}

/// The short form, which is also in the long one.
const OPTION: &str = "-u";
