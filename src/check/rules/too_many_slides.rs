//! `too-many-slides`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::limits::SLIDES;

rule! {
    /// A message has at most 8 slides
    ///
    /// # Why
    /// The service refuses a message with more slides as a whole: nothing of it is stored or sent.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><message-text>1</message-text><duration>5</duration></slide>
    /// <slide><message-text>2</message-text><duration>5</duration></slide>
    /// <slide><message-text>3</message-text><duration>5</duration></slide>
    /// <slide><message-text>4</message-text><duration>5</duration></slide>
    /// <slide><message-text>5</message-text><duration>5</duration></slide>
    /// <slide><message-text>6</message-text><duration>5</duration></slide>
    /// <slide><message-text>7</message-text><duration>5</duration></slide>
    /// <slide><message-text>8</message-text><duration>5</duration></slide>
    /// <slide><message-text>9</message-text><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>1</message-text><duration>5</duration></slide>
    /// <slide><message-text>2</message-text><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, special considerations (2021): at most eight slides, code E225
    /// - Skycore API 1.3, saveMMS (2013): the same
    "too-many-slides", Level::ERROR, ["E225"], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let Some(first_over) = request.slides.get(SLIDES) else { return };
    let count = request.slides.len();
    findings.report(
        Finding::at(
            first_over.name,
            format!("{count} slides are more than the {SLIDES} that a message may have"),
        )
        .label(format!("slide {}", first_over.number))
        .help(format!("drop {} or split the message in two", plural(count - SLIDES)))
        .slide(first_over.number),
    );
}

fn plural(over: usize) -> String {
    if over == 1 { "one slide".to_owned() } else { format!("{over} slides") }
}
