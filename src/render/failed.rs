//! What makes a run fail, whatever is found.

/// Something that makes a run fail, whatever is found.
#[derive(Clone, Copy, Debug)]
pub struct Failed<'a> {
    /// What could not be done.
    pub what: FailedTo,
    /// Why.
    pub message: &'a str,
    /// How to fix it.
    pub help: Option<&'a str>,
}

/// What a run could not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, schemars::JsonSchema, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FailedTo {
    /// An input could not be read.
    #[serde(rename = "unread")]
    Read,
    /// A medium that has to be inspected could not be.
    #[serde(rename = "not-inspected")]
    Inspect,
    /// A fixed document could not be written.
    #[serde(rename = "not-written")]
    Write,
}

impl FailedTo {
    /// A word for what could not be done, as reports have it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            FailedTo::Read => "unread",
            FailedTo::Inspect => "not-inspected",
            FailedTo::Write => "not-written",
        }
    }
}
