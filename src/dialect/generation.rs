//! The generations of the API's XML.

/// A generation of the API's XML (API facts §0.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, schemars::JsonSchema, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// Lowercase with hyphens (mBlox, Sinch): `<mms-id>`.
    Current,
    /// UPPERCASE (Skycore 1.3): `<MMSID>`.
    Classic,
    /// UPPERCASE with `CONTENT` and `SEQUENCE` around the slides and `duration` as an attribute, before
    /// 2014-02; read, no longer documented for writing.
    Legacy,
}

impl Dialect {
    /// The dialect's name, as options and output spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Dialect::Current => "current",
            Dialect::Classic => "classic",
            Dialect::Legacy => "legacy",
        }
    }
}
