//! `api-key-format`

use crate::check::rule::rule;
use crate::check::syntax::recognise::template_tags::placeholder;
use crate::check::values::is_nothing;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;
use crate::source::is_unseen;

rule! {
    /// An API key is written as the account's settings show it
    ///
    /// # Why
    /// A key holds neither white space nor quotes nor invisible characters. Copied keys often do, and programs write
    /// `null` or the name of a variable where they have no key. The service refuses such a key, and does not say why.
    ///
    /// # Fails
    /// ```xml save
    /// <api-key>qTFkykO9JTfahCOq JV2Wf5Cg1t8iWlZ</api-key>
    /// ```
    /// ```xml save
    /// <api-key>"qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ"</api-key>
    /// ```
    /// ```xml save
    /// <api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ&#x200B;</api-key>
    /// ```
    /// ```xml save
    /// <api-key>{{api_key}}</api-key>
    /// ```
    /// ```xml save
    /// <api-key>null</api-key>
    /// ```
    /// # Passes
    /// ```xml save
    /// <api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key>
    /// ```
    /// # Sources
    /// - Sinch XML service, examples (2021): 32 letters and digits; code E104
    "api-key-format", Level::WARNING, ["E104"], About::Spelling, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let Some(field) = request.fields.filled(Term::ApiKey) else { return };
    if let Some(what) = what_is_wrong(field.trimmed()) {
        findings.report(
            Finding::at(field.value.span, format!("the API key {what}"))
                .help("write the key alone, as the account's API settings show it"),
        );
    }
}

/// What no key is or holds. Says nothing of the key itself, which is secret.
fn what_is_wrong(key: &str) -> Option<String> {
    if is_nothing(key) {
        return Some("is only what a program prints where it has none".to_owned());
    }
    if placeholder(key).is_some() {
        return Some("is a placeholder that was not filled in".to_owned());
    }
    let is_odd = |byte: u8| !byte.is_ascii_graphic() | matches!(byte, b'"' | b'\'');
    // Looking at all bytes at once is faster than at one after the other, and hardly any key has an odd one.
    if !key.bytes().fold(false, |any, byte| any | is_odd(byte)) {
        return None;
    }
    let odd = key.chars().find(|c| u8::try_from(*c).map_or(true, is_odd))?;
    Some(match odd {
        '"' | '\'' => "holds quotes".to_owned(),
        c if is_unseen(c) => format!("holds U+{:04X}, an invisible character", u32::from(c)),
        c if c.is_ascii_whitespace() => "holds white space".to_owned(),
        c => format!("holds U+{:04X}, which is not ASCII", u32::from(c)),
    })
}
