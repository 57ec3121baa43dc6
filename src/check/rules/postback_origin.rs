//! `postback-origin`

use crate::check::edits::rewritten;
use crate::check::intended;
use crate::check::rule::rule;
use crate::check::scope::{MMS_ORIGINS, ORIGINS};
use crate::check::values::quoted;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::codes;
use crate::diagnostic::Safety;
use crate::dialect::Term;
use crate::elements::Fields;
use crate::message::Message;
use crate::nearest::nearest;
use crate::postback::event;

rule! {
    /// A postback's origin fits its code
    ///
    /// # Why
    /// Receivers tell outgoing messages from incoming ones by the origin.
    ///
    /// # Fails
    /// ```xml
    /// <postback><origin>MMS_MO</origin><code>N003</code><mms-id>35674</mms-id></postback>
    /// ```
    /// ```xml
    /// <postback><origin>MMSMT</origin><code>N003</code><mms-id>35674</mms-id></postback>
    /// ```
    /// ```xml
    /// <POSTBACK><ORIGIN>SMS MO</ORIGIN><CODE>N211</CODE><TEXT>STOP</TEXT><RECEIVED>now</RECEIVED></POSTBACK>
    /// ```
    /// ```xml
    /// <postback><origin>MMS_MT</origin><code>E201</code><to>12399471613</to></postback>
    /// ```
    /// # Passes
    /// ```xml
    /// <postback><origin>MMS_MT</origin><code>N003</code><mms-id>35674</mms-id></postback>
    /// ```
    /// ```xml
    /// <POSTBACK><ORIGIN>SMS_MT</ORIGIN><CODE>N202</CODE><STATUS>Message Sent/Delivered</STATUS><FROM>60856</FROM>
    /// <FROM_MASK/><TO>12399471613</TO><TRACKINGID>U01TXzgwNjc4</TRACKINGID></POSTBACK>
    /// ```
    /// # Sources
    /// - Sinch XML service, postbacks (2021): MMS_MT and MMS_MO
    /// - Skycore API 1.3, postbacks (2013 to 2015): SMS_MT, SMS_MO, SUB, EMAIL_SUB, GENERATE_PASS; N202 and E202 of an
    ///   SMS that was sent as such
    "postback-origin", Level::ERROR, [], About::Value, check, Scope::Everything, Needs::Postback
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Message::Postback(postback) = subject.message else { return };
    for (_, fields) in postback.told() {
        origin(subject, fields, findings);
    }
}

fn origin(subject: &Subject<'_>, fields: &Fields, findings: &mut Findings<'_>) {
    // An empty one is reported by `postback-incomplete`.
    let Some(field) = fields.filled(Term::Origin) else { return };
    let origin = field.trimmed();
    let known = [&MMS_ORIGINS[..], &ORIGINS].concat();
    if !known.contains(&origin) {
        let right = intended::word(origin, &known);
        let near = right.or_else(|| nearest(origin, known));
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("postbacks about MMS have `{}`", MMS_ORIGINS.join("` or `")),
        };
        let safety = if right.is_some() { Safety::Safe } else { Safety::Unsafe };
        let edits = near.map(|near| rewritten(subject, &field.value, near)).unwrap_or_default();
        findings.report(
            Finding::at(field.place(), format!("{} is not an origin", quoted(origin)))
                .help(help)
                .fix(safety, edits),
        );
        return;
    }
    let Some(code) = fields.filled(Term::Code) else { return };
    let word = code.trimmed();
    if let Some(other) =
        codes::postback(word).filter(|known| !known.is_about_mms() && MMS_ORIGINS.contains(&origin))
    {
        findings.report(
            Finding::at(
                field.value.span,
                format!("`{word}` is about {}, not about MMS, as `{origin}` is", other.follows),
            )
            .related(code.value.span, "this code")
            .help("correct the code, or the origin"),
        );
        return;
    }
    let Some(event) = event(word).filter(|event| !event.comes_from(origin)) else { return };
    let right = event.direction.as_str();
    findings.report(
        Finding::at(field.value.span, format!("`{word}` comes from `{right}`, not from `{origin}`"))
            .related(code.value.span, "this code")
            .help(format!("write `{right}`"))
            .fix(Safety::Unsafe, rewritten(subject, &field.value, right)),
    );
}
