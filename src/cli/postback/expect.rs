//! What `listen` waits for.

use super::fields::assignment;
use super::order::find_event;
use crate::cli::exit::Failure;
use crate::dialect::Term;
use crate::postback::Postback;

/// A postback that has to come.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// As it was written.
    pub text: String,
    code: &'static str,
    values: Vec<(Term, String)>,
    /// Whether it has come.
    pub met: bool,
}

impl Expectation {
    /// Reads `N003` or `N003:mms-id=35674,to=12395550123`.
    ///
    /// # Errors
    /// When there is no such code or field.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        let (code, values) = text.split_once(':').unwrap_or((text, ""));
        let values =
            values.split(',').filter(|pair| !pair.is_empty()).map(assignment).collect::<Result<_, _>>()?;
        Ok(Self { text: text.to_owned(), code: find_event(code.trim(), &[])?.code, values, met: false })
    }

    /// Notes a postback that has come.
    pub fn see(&mut self, postback: &Postback) {
        self.met |= postback.says(self.code, &self.values);
    }
}
