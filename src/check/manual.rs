//! A rule's doc comment, split by its headings into a manual.

/// An example document or a fragment of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The words after the fence: `xml` for a whole document; `xml save`, `xml send` or `xml send-saved` for a fragment
    /// of such a request, with `-name` for each element that is left out of it; `text-N` for a slide with a text of N
    /// characters; `xml nested-N` for elements nested N deep; `toml` for the media that the examples after it name.
    pub fence: String,
    /// The text between the fences.
    pub text: String,
}

/// The prefix of an entry of the sources that disagrees with the others.
const OTHERWISE: &str = "Otherwise: ";

/// The parts of a manual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manual {
    /// The first sentence, which says what is right.
    pub title: String,
    /// Why it matters.
    pub why: String,
    /// Documents that break the rule.
    pub fails: Vec<Example>,
    /// Documents that do not break the rule.
    pub passes: Vec<Example>,
    /// When single findings have another severity than the rule: the severity, then the case.
    pub levels: Vec<String>,
    /// The documentation that the rule is based on, each entry with its date; a decision of our own begins with `Ours:
    /// `.
    pub sources: Vec<String>,
    /// The documentation that disagrees, in the same form.
    pub otherwise: Vec<String>,
}

impl Manual {
    pub(super) fn new(doc: &str) -> Self {
        let mut manual = Manual::default();
        let (mut heading, mut fence) = (String::new(), None::<Example>);
        for line in doc.lines() {
            // The lines of a doc comment begin with the blank after the slashes.
            let line = line.strip_prefix(' ').unwrap_or(line);
            match (&mut fence, line.strip_prefix("```")) {
                (Some(_), Some(_)) => {
                    let example = fence.take().expect("matched");
                    match heading.as_str() {
                        "Fails" => manual.fails.push(example),
                        _ => manual.passes.push(example),
                    }
                }
                (Some(example), None) => {
                    example.text.push_str(line);
                    example.text.push('\n');
                }
                (None, Some(info)) => {
                    fence = Some(Example { fence: info.trim().to_owned(), text: String::new() });
                }
                (None, None) => match line.strip_prefix("# ") {
                    Some(next) => next.trim().clone_into(&mut heading),
                    None => manual.prose(&heading, line),
                },
            }
        }
        let (otherwise, sources) =
            std::mem::take(&mut manual.sources).into_iter().partition(|entry| entry.starts_with(OTHERWISE));
        (manual.otherwise, manual.sources) = (otherwise, sources);
        for entry in &mut manual.otherwise {
            entry.drain(..OTHERWISE.len());
        }
        manual.title.truncate(manual.title.trim_end().len());
        manual.why.truncate(manual.why.trim_end().len());
        manual
    }

    fn prose(&mut self, heading: &str, line: &str) {
        let line = line.trim();
        match heading {
            "" => append(&mut self.title, line),
            "Why" => append(&mut self.why, line),
            "Levels" => entry(&mut self.levels, line),
            "Sources" => entry(&mut self.sources, line),
            _ => {}
        }
    }
}

/// Adds a line to a list: a new entry, or the continuation of the last one.
fn entry(list: &mut Vec<String>, line: &str) {
    match (line.strip_prefix("- "), list.last_mut()) {
        (Some(first), _) => list.push(first.to_owned()),
        (None, Some(last)) => append(last, line),
        (None, None) => {}
    }
}

/// Appends a line of prose: lines of one paragraph are joined by blanks, and paragraphs are separated by an empty line.
fn append(text: &mut String, line: &str) {
    if line.is_empty() {
        if !text.is_empty() && !text.ends_with("\n\n") {
            text.push_str("\n\n");
        }
        return;
    }
    if !text.is_empty() && !text.ends_with('\n') {
        text.push(' ');
    }
    text.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_fences_and_sources_are_told_apart() {
        let manual = Manual::new(concat!(
            " A title.\n\n # Why\n Because\n it is.\n\n Also.\n # Fails\n ```xml save -name\n <slide/>\n ```\n",
            " # Passes\n ```xml\n <a>\n   <b/>\n </a>\n ```\n # Levels\n - info: now\n # Sources\n - One\n   and a half\n",
            " - Otherwise: three\n - Two\n",
        ));
        assert_eq!(manual.title, "A title.");
        assert_eq!(manual.why, "Because it is.\n\nAlso.");
        let fails = Example { fence: "xml save -name".into(), text: "<slide/>\n".into() };
        assert_eq!(manual.fails, [fails]);
        assert_eq!(manual.passes[0].text, "<a>\n  <b/>\n</a>\n");
        assert_eq!(manual.levels, ["info: now"]);
        assert_eq!(manual.sources, ["One and a half", "Two"]);
        assert_eq!(manual.otherwise, ["three"]);
    }
}
