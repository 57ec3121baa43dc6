//! The TOML manifest. Every complaint points at its line and column.

use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{ComposeError, Composition, FIELDS, Located, SlideSpec, TextSpec, action};
use crate::cli::exit::Failure;
use crate::dialect::Dialect;
use crate::nearest::nearest;

/// The keys besides [`FIELDS`].
const OTHER_KEYS: [&str; 6] = ["action", "dialect", "base-url", "slide", "custom-text", "data"];

const SLIDE_KEYS: [&str; 4] = ["media", "text", "text-file", "duration"];

const CUSTOM_TEXT_KEYS: [&str; 2] = ["slide", "value"];

type Value<'t> = Spanned<DeValue<'t>>;

/// Reads a manifest; relative paths in it start from `folder`.
///
/// # Errors
/// When it is not TOML, or holds a key or value that means nothing.
pub fn parse(text: &str, folder: &Path) -> Result<Composition, ComposeError> {
    let table = DeTable::parse(text).map_err(|error| {
        let failure = Failure::usage(format!("the manifest is not TOML: {}", error.message().trim()));
        ComposeError::at(error.span(), failure)
    })?;
    let mut composition = Composition { folder: folder.to_owned(), ..Composition::default() };
    for (key, value) in table.get_ref() {
        let name: &str = key.get_ref();
        if let Some(row) = FIELDS.iter().find(|row| row.key == name) {
            composition.fields.push((row.term, scalar(name, value)?));
            continue;
        }
        match name {
            "action" => {
                let word = string(name, value)?;
                let known = action(&word).ok_or_else(|| {
                    wrong(value, format!("`{word}` is not an action"), "use `save`, `send` or `send-saved`")
                })?;
                composition.action = Some(known);
            }
            "dialect" => composition.dialect = Some(dialect(value)?),
            "base-url" => {
                composition.base_url = Some(Located { value: string(name, value)?, at: Some(value.span()) });
            }
            "slide" => composition.slides = entries(name, value)?.map(slide).collect::<Result<_, _>>()?,
            "custom-text" => {
                composition.custom_texts =
                    entries(name, value)?.map(custom_text).collect::<Result<_, _>>()?;
            }
            "data" => composition.data = data(value)?,
            _ => return Err(unknown_key(key, FIELDS.iter().map(|row| row.key).chain(OTHER_KEYS))),
        }
    }
    Ok(composition)
}

fn slide(value: &Value<'_>) -> Result<SlideSpec, ComposeError> {
    let mut spec = SlideSpec::default();
    for (key, value) in table("slide", value)? {
        let name: &str = key.get_ref();
        match name {
            "media" => spec.media = media(value)?,
            "text" | "text-file" if spec.text.is_some() => {
                return Err(wrong(
                    value,
                    "the slide has a text already".to_owned(),
                    "keep `text` or `text-file`",
                ));
            }
            "text" => spec.text = Some(TextSpec::Words(string(name, value)?)),
            "text-file" => {
                let path = PathBuf::from(string(name, value)?);
                spec.text = Some(TextSpec::File(Located { value: path, at: Some(value.span()) }));
            }
            "duration" => spec.duration = Some(scalar(name, value)?),
            _ => return Err(unknown_key(key, SLIDE_KEYS)),
        }
    }
    Ok(spec)
}

/// One file name, or a list of them.
fn media(value: &Value<'_>) -> Result<Vec<Located<String>>, ComposeError> {
    let one = |value: &Value<'_>| Ok(Located { value: string("media", value)?, at: Some(value.span()) });
    match value.get_ref() {
        DeValue::Array(list) => list.iter().map(one).collect(),
        _ => Ok(vec![one(value)?]),
    }
}

fn custom_text(value: &Value<'_>) -> Result<(String, String), ComposeError> {
    let (mut slide, mut text) = (None, None);
    for (key, value) in table("custom-text", value)? {
        let name: &str = key.get_ref();
        match name {
            "slide" => slide = Some(scalar(name, value)?),
            "value" => text = Some(string(name, value)?),
            _ => return Err(unknown_key(key, CUSTOM_TEXT_KEYS)),
        }
    }
    slide.zip(text).ok_or_else(|| {
        let words = "a custom text lacks its `slide` or its `value`".to_owned();
        wrong(value, words, "give both, as in `slide = 1` and `value = \"Hello\"`")
    })
}

fn data(value: &Value<'_>) -> Result<Vec<(String, String)>, ComposeError> {
    let one = |(key, value): (&Spanned<std::borrow::Cow<'_, str>>, &Value<'_>)| {
        Ok((key.get_ref().to_string(), scalar(key.get_ref(), value)?))
    };
    table("data", value)?.map(one).collect()
}

fn dialect(value: &Value<'_>) -> Result<Dialect, ComposeError> {
    match string("dialect", value)?.as_str() {
        "current" => Ok(Dialect::Current),
        "classic" => Ok(Dialect::Classic),
        other => Err(wrong(value, format!("`{other}` is not a dialect"), "use `current` or `classic`")),
    }
}

/// Text, as text alone.
fn string(name: &str, value: &Value<'_>) -> Result<String, ComposeError> {
    match value.get_ref() {
        DeValue::String(text) => Ok(text.to_string()),
        other => Err(wrong(value, format!("`{name}` is {}, not text", kind(other)), "put it in quotes")),
    }
}

/// A value that is text in the end, written as whatever is natural.
fn scalar(name: &str, value: &Value<'_>) -> Result<String, ComposeError> {
    match value.get_ref() {
        DeValue::String(text) => Ok(text.to_string()),
        DeValue::Integer(number) if number.radix() == 10 => Ok(number.as_str().replace('_', "")),
        DeValue::Boolean(yes) => Ok(yes.to_string()),
        DeValue::Datetime(time) => Ok(time.to_string()),
        other => Err(wrong(
            value,
            format!("`{name}` is {}, not text or a number", kind(other)),
            "put it in quotes",
        )),
    }
}

fn table<'v, 't>(
    name: &str,
    value: &'v Value<'t>,
) -> Result<impl Iterator<Item = (&'v Spanned<std::borrow::Cow<'t, str>>, &'v Value<'t>)>, ComposeError> {
    match value.get_ref() {
        DeValue::Table(table) => Ok(table.iter()),
        other => {
            let words = format!("`{name}` is {}, not a table", kind(other));
            Err(wrong(value, words, &format!("write `[{name}]` or `[[{name}]]` on a line of its own")))
        }
    }
}

fn entries<'v, 't>(
    name: &str,
    value: &'v Value<'t>,
) -> Result<std::slice::Iter<'v, Value<'t>>, ComposeError> {
    match value.get_ref() {
        DeValue::Array(list) => Ok(list.iter()),
        other => {
            let words = format!("`{name}` is {}, not a list of tables", kind(other));
            Err(wrong(value, words, &format!("write `[[{name}]]` before each one")))
        }
    }
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a fraction",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn wrong(value: &Value<'_>, words: String, help: &str) -> ComposeError {
    ComposeError::at(Some(value.span()), Failure::usage(words).help(help))
}

fn unknown_key<'k>(
    key: &Spanned<std::borrow::Cow<'_, str>>,
    known: impl IntoIterator<Item = &'k str>,
) -> ComposeError {
    let name: &str = key.get_ref();
    let known: Vec<&str> = known.into_iter().collect();
    let help = nearest(name, known.iter().copied()).map_or_else(
        || format!("known keys: {}", known.join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    let span: Range<usize> = key.span();
    ComposeError::at(Some(span), Failure::usage(format!("`{name}` is not a key of a manifest")).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::Term;
    use crate::message::Action;

    #[test]
    fn a_manifest_says_a_message() {
        let text = "action = 'send-saved'\nmms-id = 35_674\nto = 12399471613\nddm-force = true\n\
                    fallback-sms-link-expiration = 2027-01-01\n[data]\nage = 24\n[[custom-text]]\nslide = 1\n\
                    value = 'Hi'\n[[slide]]\nmedia = ['a.jpg', 'https://a.com/b.mp3']\ntext = '''x\ny'''\n\
                    duration = 5\n[[slide]]\nmedia = 'c.mp4'\ntext-file = 't.txt'\n";
        let read = parse(text, Path::new("dir")).unwrap();
        assert_eq!(read.action, Some(Action::SendSavedMms));
        let field = |term| read.fields.iter().find(|(t, _)| *t == term).map(|(_, v)| v.as_str());
        assert_eq!(field(Term::MmsId), Some("35674"));
        assert_eq!(field(Term::DdmForce), Some("true"));
        assert_eq!(field(Term::LinkExpiration), Some("2027-01-01"));
        assert_eq!(read.data, [("age".to_owned(), "24".to_owned())]);
        assert_eq!(read.custom_texts, [("1".to_owned(), "Hi".to_owned())]);
        assert_eq!(read.slides[0].media[1].value, "https://a.com/b.mp3");
        assert_eq!(read.slides[0].text, Some(TextSpec::Words("x\ny".into())));
        assert_eq!(read.slides[1].media.len(), 1);
    }

    #[test]
    fn complaints_point_at_their_place() {
        for (text, place, words) in [
            ("subjet = 'x'", "subjet", "did you mean `subject`?"),
            ("[[slide]]\nmedai = []", "medai", "did you mean `media`?"),
            ("action = 'store'", "'store'", "use `save`, `send` or `send-saved`"),
            ("subject = ['x']", "['x']", "put it in quotes"),
            ("[[slide]]\nduration = 2.5", "2.5", "put it in quotes"),
            ("[slide]\ntext = 'x'", "[slide]", "write `[[slide]]` before each one"),
            ("[[slide]]\nmedia = [1]", "1", "put it in quotes"),
            ("[[custom-text]]\nslide = 1", "[[custom-text]]", "give both"),
        ] {
            let error = parse(text, Path::new("")).unwrap_err();
            let help = error.failure.help.unwrap_or_default();
            assert!(help.contains(words), "{text}: {help}");
            assert_eq!(&text[error.at.unwrap()], place, "{text}");
        }
        assert!(parse("subject = 'x", Path::new("")).unwrap_err().at.is_some());
    }
}
