//! The contact sheet: a self-contained HTML page with frames of each input next to its result.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::fit::{FileRow, percent, words};
use crate::bytes::grouped;
use crate::media::fit::{Outcome, Pair};

const STYLE: &str = ":root{color-scheme:light dark}\
    body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;\
    color:#222;background:#fafafa;overflow-wrap:anywhere}h1{font-size:1.4rem}\
    h2{font-size:1.1rem;margin:2rem 0 .2rem}\
    div{display:flex;gap:1rem}figure{margin:.5rem 0;min-width:0}@media(max-width:40rem){div{flex-wrap:wrap}}\
    img{max-width:min(32rem,100%);display:block;box-sizing:border-box;border:1px solid #ccc}\
    figcaption{color:#666}.bad{color:#a00}\
    @media(prefers-color-scheme:dark){body{color:#ddd;background:#181818}\
    figcaption{color:#aaa}.bad{color:#f88}}";

/// The HTML page for files, each with its frames, and for files that could not be worked on, each with its reason.
#[must_use]
pub fn page(files: &[(FileRow<'_>, &[Pair])], failed: &[(&Path, &str)]) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                title { "mmsctl fit" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { "Before and after" }
                @for (row, pairs) in files { (file(row, pairs)) }
                @for (input, reason) in failed {
                    section {
                        h2 { (input.display()) }
                        p { span class="bad" { "No result: " (reason) } }
                    }
                }
            }
        }
    };
    page.into_string()
}

fn file(row: &FileRow<'_>, pairs: &[Pair]) -> Markup {
    let output = row.output.map(|path| path.display().to_string());
    html! {
        section {
            h2 { (row.input.display()) @if let Some(output) = output { " → " (output) } }
            p { (sizes(row)) }
            @if let Some(settings) = &row.fitted.settings { p { (words(settings)) } }
            @if let Some(similarity) = row.fitted.similarity { p { "SSIM " (format!("{similarity:.4}")) } }
            @for note in &row.fitted.notes { p { "Note: " (note) } }
            @for pair in pairs {
                div {
                    @let first = if row.fitted.outcome == Outcome::Kept { "before and after" } else { "before" };
                    (frame(first, pair.at, &pair.before))
                    @if let Some(after) = &pair.after { (frame("after", pair.at, after)) }
                }
            }
        }
    }
}

fn sizes(row: &FileRow<'_>) -> Markup {
    let (before, budget) = (grouped(row.input_bytes), grouped(row.budget));
    html! {
        @match &row.fitted.outcome {
            Outcome::Fitted(product) => {
                (before) " bytes before, " strong { (grouped(product.bytes)) } " after, budget " (budget)
                " (" (percent(product.bytes, row.budget)) ")"
            }
            Outcome::Kept => { strong { (before) } " bytes, kept as it is; budget " (budget) }
            Outcome::Impossible(reason) => span class="bad" {
                (before) " bytes; the least reachable is " @if reason.is_estimate { "about " } (grouped(reason.least))
                ", budget " (budget)
            }
            Outcome::TooPoor { bytes, .. } => span class="bad" {
                (before) " bytes before; " (grouped(*bytes)) " after look too poor, budget " (budget)
            }
        }
    }
}

fn frame(what: &str, at: Option<f64>, jpeg: &[u8]) -> Markup {
    let at = at.map_or(String::new(), |at| format!(", {at:.1} s"));
    html! {
        figure {
            img src=(format!("data:image/jpeg;base64,{}", STANDARD.encode(jpeg))) alt=(format!("{what}{at}"));
            figcaption { (what) (at) }
        }
    }
}
