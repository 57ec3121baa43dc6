//! The TOML manifest. Every error points at its line and column.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::DeValue;

use super::{ComposeError, ComposeFault, Composition, FIELDS, Located, SlideSpec, TextSpec, action, key_of};
use crate::dialect::Dialect;
use crate::files::read_bytes;
use crate::media::probe::{self, ProbeError};
use crate::source::{Origin, Source};
use crate::toml_file::{
    Key, TomlError, Value, document, entries, scalar, string, table, text, unknown_key, wrong,
};

/// What error messages call the file.
const A_MANIFEST: &str = "a manifest";
const THE_MANIFEST: &str = "the manifest";

/// The keys besides [`FIELDS`].
pub(super) const OTHER_KEYS: [&str; 6] = ["action", "dialect", "base-url", "slide", "custom-text", "data"];

pub(super) const SLIDE_KEYS: [&str; 4] = ["media", "text", "text-file", "duration"];

pub(super) const CUSTOM_TEXT_KEYS: [&str; 2] = ["slide", "value"];

/// Whether a file is a manifest: it is named `*.toml`, or it holds TOML and is not of a known media type.
#[must_use]
pub fn is_manifest_file(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("toml"))
        || matches!(probe::kind(path), Err(ProbeError::UnknownKind(_)))
            && read_bytes(path).is_ok_and(|bytes| is_manifest(&bytes))
}

/// Whether bytes are a manifest: TOML with at least one key, which XML never is.
#[must_use]
pub fn is_manifest(bytes: &[u8]) -> bool {
    let source = Source::new(Origin::Stdin, bytes.to_vec());
    document("", source.text()).is_ok_and(|table| !table.is_empty())
}

/// Reads a manifest; relative paths in it start from `folder`.
///
/// # Errors
/// When it is not TOML in UTF-8, or has an unknown key or an invalid value.
pub fn read(source: &Source, folder: &Path) -> Result<Composition, ComposeError> {
    parse(text(THE_MANIFEST, source)?, folder)
}

/// The error about a file that is not a manifest: for a medium, what it is says more.
#[must_use]
pub fn unless_media(path: &Path, error: ComposeError) -> ComposeError {
    match probe::kind(path).ok().filter(|_| !is_manifest_file(path)) {
        Some(kind) => ComposeFault::Medium { path: path.to_owned(), kind: kind.name() }.into(),
        None => error,
    }
}

pub(super) fn parse(text: &str, folder: &Path) -> Result<Composition, ComposeError> {
    let table = document(THE_MANIFEST, text).map_err(|error| {
        if text.trim_start().starts_with('<') { ComposeFault::Xml.into() } else { ComposeError::from(error) }
    })?;
    let mut composition = Composition::default();
    for (key, value) in &table {
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
            "slide" => {
                composition.slides =
                    entries(name, value)?.map(|value| slide(value, folder)).collect::<Result<_, _>>()?;
            }
            "custom-text" => {
                composition.custom_texts =
                    entries(name, value)?.map(custom_text).collect::<Result<_, _>>()?;
            }
            "data" => composition.data = data(value)?,
            _ => return Err(unknown(A_MANIFEST, key, &message_keys()).into()),
        }
    }
    Ok(composition)
}

fn slide(value: &Value<'_>, folder: &Path) -> Result<SlideSpec, TomlError> {
    let mut spec = SlideSpec { folder: folder.to_owned(), ..SlideSpec::default() };
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
            _ => return Err(unknown("`[[slide]]`", key, &SLIDE_KEYS)),
        }
    }
    Ok(spec)
}

/// The keys of a whole message, which stand above its slides.
fn message_keys() -> Vec<&'static str> {
    FIELDS.iter().map(|row| row.key).chain(OTHER_KEYS).collect()
}

/// The error for a key that is not one of `known`, the keys of `of`. What the API calls an element is told by its name
/// here; of a key that belongs elsewhere, the place is told. In TOML, a line in brackets owns all keys below it.
fn unknown(of: &str, key: &Key<'_>, known: &[&'static str]) -> TomlError {
    let error = unknown_key(of, key, known.iter().copied());
    let written: &str = key.get_ref();
    let own = key_of(written).unwrap_or(written);
    let help = if known.contains(&own) {
        format!("did you mean `{own}`?")
    } else if message_keys().contains(&own) {
        format!("`{own}` is for the whole message: move it above the first line that begins with `[`")
    } else if SLIDE_KEYS.contains(&own) {
        format!("`{own}` is for a slide: write it below a line `[[slide]]`")
    } else {
        return error;
    };
    TomlError::at(error.at.clone(), error.to_string(), help)
}

/// One file name, or a list of them.
fn media(value: &Value<'_>) -> Result<Vec<Located<String>>, TomlError> {
    let one = |value: &Value<'_>| Ok(Located { value: string("media", value)?, at: Some(value.span()) });
    match value.get_ref() {
        DeValue::Array(list) => list.iter().map(one).collect(),
        _ => Ok(vec![one(value)?]),
    }
}

fn custom_text(value: &Value<'_>) -> Result<(String, String), TomlError> {
    let (mut slide, mut text) = (None, None);
    for (key, value) in table("custom-text", value)? {
        let name: &str = key.get_ref();
        match name {
            "slide" => slide = Some(scalar(name, value)?),
            "value" => text = Some(string(name, value)?),
            _ => return Err(unknown("`[[custom-text]]`", key, &CUSTOM_TEXT_KEYS)),
        }
    }
    slide.zip(text).ok_or_else(|| {
        let words = "a custom text lacks its `slide` or its `value`".to_owned();
        wrong(value, words, "give both, as in `slide = 1` and `value = \"Hello\"`")
    })
}

fn data(value: &Value<'_>) -> Result<Vec<(String, String)>, TomlError> {
    let one = |(key, value): (&Spanned<Cow<'_, str>>, &Value<'_>)| {
        Ok((key.get_ref().to_string(), scalar(key.get_ref(), value)?))
    };
    table("data", value)?.map(one).collect()
}

fn dialect(value: &Value<'_>) -> Result<Dialect, TomlError> {
    match string("dialect", value)?.as_str() {
        "current" => Ok(Dialect::Current),
        "classic" => Ok(Dialect::Classic),
        other => Err(wrong(value, format!("`{other}` is not a dialect"), "use `current` or `classic`")),
    }
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

    #[cfg(unix)]
    #[test]
    fn a_manifest_may_lie_where_no_name_is_unicode() {
        use std::os::unix::ffi::OsStrExt;
        let folder = Path::new(std::ffi::OsStr::from_bytes(b"d\xFF"));
        let read = parse("[[slide]]\nmedia = 'a.jpg'\ntext-file = 't.txt'\n", folder).unwrap();
        let files: Vec<_> = read.overridden_by(Composition::default()).files().collect();
        assert_eq!(files, [folder.join("a.jpg"), folder.join("t.txt")]);
    }

    #[test]
    fn complaints_point_at_their_place() {
        for (text, place, words) in [
            ("subjet = 'x'", "subjet", "did you mean `subject`?"),
            ("[[slide]]\nmedai = []", "medai", "did you mean `media`?"),
            ("message-subject = 'x'", "message-subject", "did you mean `subject`?"),
            ("message_subject = 'x'", "message_subject", "did you mean `subject`?"),
            ("DDMTITLE = 'x'", "DDMTITLE", "did you mean `ddm-message-subject`?"),
            ("[[slide]]\nmessage-text = 'x'", "message-text", "did you mean `text`?"),
            ("[[slide]]\nimage = 'x'", "image", "did you mean `media`?"),
            ("[[slide]]\ncolour = 'x'", "colour", "known keys: media, text"),
            ("[[slide]]\nmessage-subject = 'x'", "message-subject", "`subject` is for the whole message"),
            ("[[slide]]\nbase-url = 'x'", "base-url", "move it above the first line"),
            ("[[custom-text]]\nname = 'x'", "name", "move it above the first line"),
            ("media = 'x'", "media", "below a line `[[slide]]`"),
            ("message-text = 'x'", "message-text", "`text` is for a slide"),
            ("action = 'store'", "'store'", "use `save`, `send` or `send-saved`"),
            ("subject = ['x']", "['x']", "give it one text in quotes"),
            ("name = {a = 1}", "{a = 1}", "give it one text in quotes"),
            ("[[slide]]\nduration = 2.5", "2.5", "write a whole number"),
            ("[[slide]]\nduration = 0x10", "0x10", "write it with the digits 0 to 9"),
            ("[[slide]]\ntext = ['x']", "['x']", "give it one text in quotes"),
            ("[slide]\ntext = 'x'", "[slide]", "write `[[slide]]` before each one"),
            ("[[slide]]\nmedia = [1]", "1", "put it in quotes"),
            ("[[custom-text]]\nslide = 1", "[[custom-text]]", "give both"),
        ] {
            let error = parse(text, Path::new("")).unwrap_err();
            let ComposeFault::Toml(fault) = error.fault else { panic!("{text}: {error}") };
            let help = fault.help().unwrap_or_default();
            assert!(help.contains(words), "{text}: {help}");
            assert_eq!(&text[error.at.unwrap()], place, "{text}");
        }
        assert!(parse("subject = 'x", Path::new("")).unwrap_err().at.is_some());
        assert!(matches!(parse(" <request/>", Path::new("")).unwrap_err().fault, ComposeFault::Xml));
    }
}
