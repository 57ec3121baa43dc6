//! Why a document is not fixed.

/// Why a document is not fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FixError {
    /// The file's bytes are not the text that was judged.
    #[error("it is not UTF-8")]
    Encoding,
    /// The document is in a form field, so its text is not the file's.
    #[error("it is in a form field (`xml=…`), and only bare documents can be fixed")]
    FormField,
}

impl FixError {
    /// What to do about it, in the imperative.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            FixError::Encoding => "save it as UTF-8 first, for example with `iconv`",
            FixError::FormField => {
                "take the document out of the field first: leave out `xml=` and decode the rest"
            }
        }
    }
}
