//! `url-whitespace`

use crate::check::rule::rule;
use crate::check::{Findings, Level, Subject};
use crate::check::parts::links;
use crate::diagnostic::Safety;
use crate::xml::escaped;

rule! {
    /// A URL has no white space in it or around it
    ///
    /// # Why
    /// Whether the service trims is undocumented, and a blank inside a URL ends it.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><image><url> http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/spring 1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/spring%201.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - RFC 3986 (2005), section 2: a URL holds no white space
    "url-whitespace", Level::ERROR, ["E351", "E352", "E353", "E355", "E356", "E357", "E358"], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject) {
        let around = link.text.len() < link.url.value.len();
        let inside = link.text.contains(char::is_whitespace);
        let message = match (around, inside) {
            (_, true) => "white space stands inside the URL",
            (true, false) => "white space stands around the URL",
            (false, false) => continue,
        };
        let broken = |c: char| c.is_whitespace() && c != ' ';
        // A line break inside comes from a wrapped line, a blank from a file's name.
        let mended = link.text.replace(broken, "").replace(' ', "%20");
        let safety = if inside { Safety::Unsafe } else { Safety::Safe };
        findings.report(
            link.finding(message)
                .codes(&[link.part.kind.copy_code()])
                .help(format!("write `{mended}`"))
                .fix(safety, vec![(link.url.span, escaped(&mended))]),
        );
    }
}
