//! `--expect`: the postbacks that `listen` waits for.

use super::fields::assignment;
use super::sample_args::find_event;
use crate::cli::exit::Failure;
use crate::dialect::{Dialect, Term};
use crate::elements::Fields;
use crate::postback::{Postback, event};
use crate::source::Sources;

/// A postback that is expected.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// The expectation as written on the command line.
    pub text: String,
    code: &'static str,
    values: Vec<(Term, String)>,
    /// How many such postbacks are expected.
    wanted: usize,
    /// How many have arrived.
    came: usize,
    /// How the last postback with this code differed.
    pub near: Option<String>,
}

impl Expectation {
    /// Parses `N003` or `N003:mms-id=35674,to=12395550123`; a comma in a value is written `\,`.
    ///
    /// # Errors
    /// When there is no such code or field.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        let (code, values) = text.split_once(':').unwrap_or((text, ""));
        let values = pairs(values).iter().map(|pair| assignment(pair)).collect::<Result<_, _>>()?;
        let code = find_event(code.trim(), &[])?.code;
        Ok(Self { text: text.to_owned(), code, values, wanted: 1, came: 0, near: None })
    }

    /// Parses each of `texts`. Those that say the same become one, which is met by as many postbacks.
    ///
    /// # Errors
    /// As [`Expectation::parse`].
    pub fn all(texts: &[String]) -> Result<Vec<Self>, Failure> {
        let mut all: Vec<Self> = Vec::new();
        for text in texts {
            let new = Self::parse(text)?;
            match all.iter_mut().find(|known| (known.code, &known.values) == (new.code, &new.values)) {
                Some(known) => known.wanted += 1,
                None => all.push(new),
            }
        }
        Ok(all)
    }

    /// Whether all such postbacks have arrived.
    pub fn is_met(&self) -> bool {
        self.came >= self.wanted
    }

    /// How many have arrived, in words that follow `has`.
    pub fn so_far(&self) -> String {
        match (self.came, self.wanted) {
            (0, 1) => "not arrived".to_owned(),
            (came, wanted) => format!("arrived {came} of {wanted} times"),
        }
    }

    /// The expected fields that no documented form of the code contains.
    pub fn unheard_of(&self) -> impl Iterator<Item = &'static str> {
        let holds = |term: &Term| {
            let forms = event(self.code).into_iter().flat_map(|event| event.forms);
            let mut layouts = forms.flat_map(|form| [form.current, form.classic]);
            *term == Term::Origin || layouts.any(|layout| layout.terms.contains(term))
        };
        let strange = self.values.iter().map(|(term, _)| *term).filter(move |term| !holds(term));
        strange.map(|term| term.name_or_other(Dialect::Current))
    }

    /// Records a postback that has arrived; `sources` mask secrets in it.
    pub fn see(&mut self, postback: &Postback, sources: &Sources) {
        self.came += usize::from(postback.says(self.code, &self.values));
        let value = |fields: &Fields, term| fields.filled(term).map(|field| field.trimmed().to_owned());
        for (_, fields) in
            postback.told().filter(|(_, fields)| value(fields, Term::Code).as_deref() == Some(self.code))
        {
            let came = self.values.iter().map(|(term, _)| {
                let value = value(fields, *term).unwrap_or_default();
                format!("`{}={}`", term.name_or_other(Dialect::Current), sources.mask(&value))
            });
            self.near = Some(came.collect::<Vec<_>>().join(", "));
        }
    }
}

/// Splits a list of pairs at each comma that has no backslash before it.
fn pairs(list: &str) -> Vec<String> {
    let mut pairs = vec![String::new()];
    let mut chars = list.chars().peekable();
    while let Some(c) = chars.next() {
        let last = pairs.last_mut().expect("there is one from the start");
        match c {
            '\\' if chars.peek() == Some(&',') => last.extend(chars.next()),
            ',' => pairs.push(String::new()),
            other => last.push(other),
        }
    }
    pairs.retain(|pair| !pair.is_empty());
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_in_a_value_is_written_after_a_backslash() {
        let expect = Expectation::parse(r"E101:status-details=Error\, bad,mms-id=1").unwrap();
        let values = [(Term::StatusDetails, "Error, bad".to_owned()), (Term::MmsId, "1".to_owned())];
        assert_eq!(expect.values, values);
        assert_eq!(pairs(r",a\b,,\,"), [r"a\b", ","]);
    }

    #[test]
    fn fields_that_no_form_holds_are_named() {
        let strange = |text: &str| Expectation::parse(text).unwrap().unheard_of().collect::<Vec<_>>();
        assert_eq!(strange("N003:to=5,mms-id=1,origin=MMS_MT"), ["to"]);
        assert!(strange("N102:sent-as=SMS,mms-id=1,aggregator-id=5").is_empty());
    }
}
