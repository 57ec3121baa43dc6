//! `stale-allow`

use crate::check::rule::rule;
use crate::check::suppress::comment::allows;
use crate::check::{About, Finding, Findings, Level, Subject, rules};
use crate::nearest::nearest;

rule! {
    /// An `mmsctl-allow` comment allows at least one finding
    ///
    /// # Why
    /// `<!-- mmsctl-allow: RULE reason -->` allows findings of a rule: before an element, those of the element and
    /// everything in it; after an element on the same line, those of that element; before the root, those of the whole
    /// document. Commas separate several rules. Once the finding is gone, the comment would hide the next one. A
    /// comment counts as stale only where that is certain: not where media could not be inspected, nor, for a rule
    /// about how media are served, where they were not fetched with `--online`, nor where only `--strict` reports the
    /// finding.
    ///
    /// # Fails
    /// ```xml save
    /// <!-- mmsctl-allow: duration-long the video is long -->
    /// <slide><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <!-- mmsctl-allow: duration-lang the video is long -->
    /// <slide><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <!-- mmsctl-ignore: duration-long the video is long -->
    /// <slide><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <!-- mmsctl-allow: duration-long the video is long -->
    /// <slide><message-text>Hello</message-text><duration>45</duration></slide>
    /// ```
    /// ```xml save
    /// <slide>
    ///   <message-text>Hello</message-text>
    ///   <duration>45</duration> <!-- mmsctl-allow: duration-long the video is long -->
    /// </slide>
    /// ```
    /// # Sources
    /// - Ours: the comments are mmsctl's own
    "stale-allow", Level::WARNING, [], About::Comments, check, Needs::Comments
}

/// What a comment says that can never allow anything; what allows nothing here is found when all else is known.
fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for allow in allows(subject.document, subject.source.text()) {
        if let Some(fault) = allow.fault {
            let help = "write `<!-- mmsctl-allow: RULE reason -->`";
            findings.report(Finding::at(allow.span, fault).help(help));
            continue;
        }
        if !allow.is_placed() {
            let message = "no element follows that this could apply to";
            findings
                .report(Finding::at(allow.span, message).help("move it before the element that is meant"));
        }
        for (name, place) in allow.rules.into_iter().filter(|(name, _)| rules::find(name).is_none()) {
            let finding = Finding::at(place, format!("`{name}` is not a rule"));
            findings.report(match nearest(name, rules::RULES.iter().map(|rule| rule.name)) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help("`mmsctl rules` lists them"),
            });
        }
    }
}
