//! Writes a tree as text: indented, with one element per line. The same calls always give the same bytes.

use super::chars::is_char;

/// Writes elements in document order. Whatever the texts, the result is well-formed and reads back to the same texts.
#[derive(Debug)]
pub struct Writer {
    text: String,
    open: Vec<String>,
    /// The indentation for each level of nesting.
    indent: &'static str,
}

impl Default for Writer {
    fn default() -> Self {
        Self::new()
    }
}

impl Writer {
    /// Starts a document with an XML declaration (UTF-8, API facts §0.3), as requests are written.
    #[must_use]
    pub fn new() -> Self {
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        Self { text: declaration.to_owned(), open: Vec::new(), indent: "  " }
    }

    /// Starts a document without a declaration, indented by four blanks, as the documentation prints responses and
    /// postbacks.
    #[must_use]
    pub fn bare() -> Self {
        Self { text: String::new(), open: Vec::new(), indent: "    " }
    }

    /// Opens an element; its children follow.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start_tag(name, attributes);
        self.text.push_str(">\n");
        self.open.push(name.to_owned());
    }

    /// Closes the element opened last.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            self.text.push_str(&format!("</{name}>\n"));
        }
    }

    /// Writes an element that contains only text. Characters that XML cannot carry ([`is_char`]) are left out; callers
    /// refuse them beforehand.
    pub fn element(&mut self, name: &str, value: &str) {
        self.start_tag(name, &[]);
        self.text.push('>');
        self.escaped(value);
        self.text.push_str(&format!("</{name}>\n"));
    }

    /// Closes all open elements and returns the document's text.
    #[must_use]
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }

    fn start_tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes {
            // Unescaped tabs and line breaks would read back as blanks (XML 1.0 section 3.3.3).
            let value = escaped(value).replace('\t', "&#9;").replace('\n', "&#10;");
            self.text.push_str(&format!(" {key}=\"{value}\""));
        }
    }

    fn indent(&mut self) {
        self.text.extend(std::iter::repeat_n(self.indent, self.open.len()));
    }

    fn escaped(&mut self, value: &str) {
        self.text.push_str(&escaped(value));
    }
}

/// Escapes a value for use between tags or quotes; characters that XML cannot carry are left out.
#[must_use]
pub fn escaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for c in value.chars().filter(|c| is_char(*c)) {
        match c {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            // Only `]]>` needs this, but escaping always is simpler to trust.
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            // A literal carriage return would read back as a line feed.
            '\r' => text.push_str("&#13;"),
            other => text.push(other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_reads_back(text in "\\PC*|[\r\n\t <>&\"'\\]]{0,20}") {
            let mut writer = Writer::new();
            writer.open("a", &[("c", &text)]);
            writer.element("b", &text);
            let written = writer.finish();
            let oracle = roxmltree::Document::parse(&written).expect("well-formed");
            let b = oracle.descendants().find(|node| node.has_tag_name("b")).expect("written");
            let read: String = b.descendants().filter(|n| n.is_text()).filter_map(|n| n.text()).collect();
            let expected: String = text.chars().filter(|c| is_char(*c)).collect();
            prop_assert_eq!(&read, &expected);
            prop_assert_eq!(oracle.root_element().attribute("c"), Some(expected.as_str()));
        }
    }
}
