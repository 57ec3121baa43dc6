//! `url-scheme`

use crate::check::rule::rule;
use crate::check::slide_media::links;
use crate::check::{About, Findings, Level, Subject};
use crate::message::PartKind;

rule! {
    /// A URL is fetched by http or https
    ///
    /// # Why
    /// The service does an HTTP GET. It reads no files of yours, no FTP, and no data inside the URL.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><image><url>ftp://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><image><url>https://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, media (about 2022 to 2025): an HTTP GET on each URL; codes E351 to E358
    "url-scheme", Level::ERROR, PartKind::COPY_CODES, About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject) {
        let Some(reference) = link.reference().filter(|reference| !reference.is_web()) else { continue };
        let scheme = reference.scheme();
        let after = link.text.split_once(':').map_or("", |(_, after)| after);
        let port = &after[..after.find(['/', '?', '#']).unwrap_or(after.len())];
        let is_port = port.parse::<u16>().is_ok();
        let help = match scheme {
            "file" => "upload the file and write its public URL; `mmsctl build --base-url` does the latter"
                .to_owned(),
            // `cdn.acme.com:8080/1.jpg` is read as a URL of the scheme `cdn.acme.com`.
            host if is_port && (host.contains('.') || host == "localhost") => {
                format!("write `https://` or `http://` before the host `{host}`")
            }
            _ => "serve the file by http or https".to_owned(),
        };
        findings.report(link.fetch_finding(format!("the service cannot fetch `{scheme}:` URLs")).help(help));
    }
}
