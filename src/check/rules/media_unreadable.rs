//! `media-unreadable`

use crate::check::rule::rule;
use crate::check::slide_media::links;
use crate::check::{About, Findings, Level, Subject};
use crate::media::assets::{AssetState, ProbeError};
use crate::message::PartKind;

rule! {
    /// A medium can be read where the message says it is
    ///
    /// # Why
    /// The folder that `--media-dir` names has no such file. If the server has none either, the service cannot
    /// fetch it and refuses the message.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { failed = "missing" }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { failed = "empty" }
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
    /// # Levels
    /// - warning: a file that is missing on this machine or that this user may not read
    /// # Sources
    /// - Sinch XML service, special considerations (2021): the full path to the file; codes E351 to E358
    "media-unreadable", Level::ERROR, PartKind::COPY_CODES, About::Media, check, Needs::KnownMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject) {
        let state = link.asset.map(|asset| &asset.state);
        let Some(AssetState::Failed(error)) = state else { continue };
        let (level, help) = match error {
            // The type is reported by `unsupported-type`.
            ProbeError::UnknownKind(_) => continue,
            ProbeError::Empty(_) | ProbeError::NotAFile(_) => (Level::ERROR, "put the file itself there"),
            ProbeError::Missing(_) => (Level::WARNING, "put it there, or correct the URL or `--media-dir`"),
            ProbeError::Unreadable { .. } => (Level::WARNING, "give this user the right to read it"),
        };
        findings.report(link.fetch_finding(error.to_string()).level(level).help(help));
    }
}
