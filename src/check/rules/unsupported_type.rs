//! `unsupported-type`

use crate::check::rule::rule;
use crate::check::slide_media::{Evidence, links};
use crate::check::{About, Findings, Level, Subject};
use crate::media::assets::{AssetState, ProbeError};
use crate::media::kind::{Family, MediaKind, Support};

rule! {
    /// A medium has a type that the service takes
    ///
    /// # Why
    /// It takes GIF, JPEG and PNG; MP3 and WAV; 3GP, MP4, MPEG, AVI and WMV; vCard, iCalendar, PDF and passes. It
    /// refuses a message with anything else.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.tiff</url></image><duration>5</duration></slide>
    /// ```
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "heic", bytes = 90000 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, special considerations (2021): the list of types; codes E629 and E229
    "unsupported-type", Level::ERROR, ["E629", "E229"], About::Media, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject) {
        let element = link.part.kind.as_str();
        let state = link.asset.map(|asset| &asset.state);
        if let Some(AssetState::Failed(ProbeError::UnknownKind(path))) = state {
            let message = format!("`{}` is of no type that the service takes", path.display());
            let essence = link.response().map(|answer| answer.headers.essence());
            let finding = match essence.filter(|essence| !essence.is_empty()) {
                Some(essence) => link
                    .finding(format!("{message}; it is served as `{essence}`"))
                    .help(format!("check that the URL leads to the {element} itself")),
                None => link.finding(message).help(help(element)),
            };
            findings.report(finding);
            continue;
        }
        let Some((kind, evidence)) = link.kind else { continue };
        if kind.support() != Support::Unsupported && kind.family() != Family::Other {
            continue;
        }
        let what = match evidence {
            Evidence::Bytes => "the file is",
            Evidence::Name => "by its name the file is",
        };
        let message = format!("{what} {}, which the service does not take", kind.name());
        // A server's page in place of a file, such as an error that is answered with 200.
        let is_page = kind == MediaKind::Html && link.response().is_some();
        let finding = link.finding(message);
        findings.report(if is_page {
            finding.help(format!("check that the URL leads to the {element} itself"))
        } else {
            finding.help(help(element))
        });
    }
}

/// What to use in an element.
fn help(element: &str) -> &'static str {
    match element {
        "image" => "use JPEG, PNG or GIF",
        "audio" => "use MP3 or WAV",
        "video" => "use MP4 or 3GP",
        "vcard" => "use a vCard (.vcf)",
        "ical" => "use iCalendar (.ics)",
        "pdf" => "use a PDF",
        _ => "use an Apple pass (.pkpass)",
    }
}
