//! `encoding`

use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::source::{EncodingFault, Span};
use crate::xml::{SyntaxError, SyntaxErrorKind};

rule! {
    /// A document is UTF-8
    ///
    /// # Why
    /// The service reads UTF-8. In another encoding letters beyond ASCII arrive as others, or the request does
    /// not parse at all.
    ///
    /// # Fails
    /// ```xml
    /// <?xml version="1.0" encoding="ISO-8859-1"?>
    /// <request><action>getMMSTemplates</action><api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key></request>
    /// ```
    /// # Passes
    /// ```xml
    /// <?xml version="1.0" encoding="utf-8"?>
    /// <request><action>getMMSTemplates</action><api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key></request>
    /// ```
    /// # Sources
    /// - Skycore API, introduction (about 2020): UTF-8 XML as the raw body
    /// - Sinch XML service, appendix of error codes (2021): E108, the request does not parse
    "encoding", Level::ERROR, ["E108"], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(fault) = subject.source.encoding_fault() else { return };
    // What is not a name at all is a mistake of form.
    let malformed = |error: &SyntaxError| matches!(error.kind, SyntaxErrorKind::BadDeclaration(_));
    let named = !matches!(fault, EncodingFault::Declared { known: false, .. });
    if !named && subject.document.errors().iter().any(malformed) {
        return;
    }
    let start = subject.document.start();
    let within = |range: &std::ops::Range<usize>| Span::new(start.source, range.clone());
    // Changing the declaration is enough only where the bytes are UTF-8 anyway.
    let is_utf8 = subject.source.encoded("").is_some();
    let declared = |range: &std::ops::Range<usize>| {
        is_utf8.then(|| (within(range), "UTF-8".to_owned())).into_iter().collect()
    };
    findings.report(match fault {
        EncodingFault::Wide { name, marked } => {
            let mark = if *marked { "with" } else { "without" };
            Finding::at(start, format!("the document is {name}, {mark} a byte order mark"))
                .help(format!("save it as UTF-8, for example with `iconv -f {name} -t UTF-8`"))
        }
        EncodingFault::Contradicted { name, range, actual } => {
            let finding = Finding::at(
                within(range),
                format!("the document declares the encoding `{name}`, but is {actual}"),
            );
            match *actual {
                "UTF-8" => finding
                    .help("declare `encoding=\"UTF-8\"`, or leave the declaration out")
                    .fix(Safety::Safe, declared(range)),
                wide => {
                    finding.help(format!("save it as UTF-8, for example with `iconv -f {wide} -t UTF-8`"))
                }
            }
        }
        EncodingFault::Invalid { first, count } => {
            let words = match count {
                1 => "one sequence of bytes is not UTF-8".to_owned(),
                _ => format!("{count} sequences of bytes are not UTF-8"),
            };
            Finding::at(within(first), words)
                .label("the first")
                .help("save it as UTF-8; if it comes from Windows: `iconv -f WINDOWS-1252 -t UTF-8`")
        }
        EncodingFault::Declared { name, range, known: true } => {
            Finding::at(within(range), format!("the document declares the encoding `{name}`"))
                .help("save it as UTF-8 and declare `encoding=\"UTF-8\"`, or leave the declaration out")
                .fix(Safety::Safe, declared(range))
        }
        EncodingFault::Declared { name, range, known: false } => {
            Finding::at(within(range), format!("`{name}` is not an encoding that documents are read in"))
                .help("declare `encoding=\"UTF-8\"`, or leave the declaration out")
                .fix(Safety::Safe, declared(range))
        }
    });
}
