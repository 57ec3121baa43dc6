//! `mmsctl.toml`: finding it and reading it. Every error points at its line and column.

use std::path::{Path, PathBuf};

use clap::Command;
use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeValue, ValueDeserializer};

use super::settings::{Origin, SECTIONS, Setting, takes_value};
use crate::check::Weight;
use crate::check::rules::RULES;
use crate::cli::media_args::WHOLE_URL;
use crate::diagnostic::Severity;
use crate::limits::profiles::Profiles;
use crate::limits::row::ProfileRow;
use crate::media::locate::Mapping;
use crate::nearest::suggestion;
use crate::reference::Reference;
use crate::toml_file::{Key, TomlError, Value, document, entries, scalar, string, table, unknown_key, wrong};

/// The file's name.
pub const NAME: &str = "mmsctl.toml";

/// What error messages call the file.
const A_CONFIGURATION: &str = "a configuration";

/// The top-level tables besides those of [`SECTIONS`].
pub const TABLES: [&str; 3] = ["rules", "media", "profiles"];

/// The levels that a rule can be set to.
pub const LEVELS: [(&str, Weight); 4] = [
    ("error", Weight::As(Severity::Error)),
    ("warning", Weight::As(Severity::Warning)),
    ("info", Weight::As(Severity::Info)),
    ("allow", Weight::Allow),
];

/// A rule and the level that it is set to: `error`, `warning`, `info` or `allow`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleLevel {
    /// The rule's name.
    pub rule: &'static str,
    /// The level as written.
    pub level: &'static str,
    /// The meaning of the level.
    pub weight: Weight,
}

/// The contents of a configuration file.
#[derive(Debug, Default)]
pub struct File {
    /// Flags of commands.
    pub settings: Vec<Setting>,
    /// Rules with their levels.
    pub rules: Vec<Spanned<RuleLevel>>,
    /// Base URLs, each with the local folder that holds its files.
    pub media: Vec<Spanned<Mapping>>,
    /// The user's own limit profiles, by name.
    pub profiles: Vec<Spanned<(String, ProfileRow)>>,
}

/// Reads a configuration. Relative paths in it start from `folder`; `root` is the definition of the command line.
///
/// # Errors
/// When it is not TOML, or has an unknown key or an invalid value.
pub fn parse(text: &str, folder: &Path, root: &Command) -> Result<File, TomlError> {
    let mut file = File::default();
    for (key, value) in &document("the configuration", text)? {
        let name: &str = key.get_ref();
        match name {
            "rules" => file.rules = rules(value)?,
            "media" => file.media = media(value, folder)?,
            "profiles" => file.profiles = profiles(value)?,
            _ => section(&[name], key, value, folder, root, &mut file)?,
        }
    }
    Ok(file)
}

/// Reads one entry of the section at `path`: a flag, or a section with flags and sections of its own.
fn section(
    path: &[&str],
    key: &Key<'_>,
    value: &Value<'_>,
    folder: &Path,
    root: &Command,
    file: &mut File,
) -> Result<(), TomlError> {
    let (flag, above) = path.split_last().expect("a path has a last word");
    let place = SECTIONS.iter().position(|section| section.command == above);
    if let Some((place, flag)) =
        place.and_then(|at| Some((at, *SECTIONS[at].flags.iter().find(|known| *known == flag)?)))
    {
        let command = SECTIONS[place].definition(root);
        if !takes_value(command, flag) && !matches!(value.get_ref(), DeValue::Boolean(_)) {
            let words = format!("`{flag}` is on or off");
            return Err(wrong(value, words, "write `true` or `false`, without quotes"));
        }
        let is_path = is_path(command, flag);
        let below = |value: String| if is_path { folder.join(value).display().to_string() } else { value };
        let values = values(flag, value)?.into_iter().map(below).collect();
        file.settings.push(Setting { section: place, flag, values, origin: Origin::File(value.span()) });
        return Ok(());
    }
    if !SECTIONS.iter().any(|section| section.command.starts_with(path)) {
        let table = format!("`[{}]`", above.join("."));
        let of = if above.is_empty() { A_CONFIGURATION } else { &table };
        if matches!(flag.to_lowercase().replace('_', "-").as_str(), "api-key" | "apikey" | "key") {
            let words = format!("`{flag}` is not a key of {of}: a secret is not kept with the settings");
            let help = "set MMSCTL_API_KEY, or name the file that holds it with `--api-key-file`";
            return Err(TomlError::at(Some(key.span()), words, help));
        }
        let error = unknown_key(of, key, known(above));
        // A table is no flag: it is a section whose name is misspelt, or one that holds rules.
        let is_table = matches!(value.get_ref(), DeValue::Table(_));
        let moved = if is_table { None } else { right_place(flag) };
        return Err(match moved.or_else(|| typed_only(above, flag, root)) {
            Some(help) => TomlError::at(error.at.clone(), error.to_string(), help),
            None => error,
        });
    }
    for (key, value) in table(flag, value)? {
        let path: Vec<&str> = path.iter().copied().chain([key.get_ref().as_ref()]).collect();
        section(&path, key, value, folder, root, file)?;
    }
    Ok(())
}

/// Where to move a key that would be valid elsewhere in the file. In TOML, a line in brackets owns all keys below it.
fn right_place(key: &str) -> Option<String> {
    let rules = RULES.iter().any(|rule| rule.name == key).then(|| "rules".to_owned());
    let sections = SECTIONS.iter().filter(|section| section.flags.contains(&key));
    let tables: Vec<String> = sections.map(|section| section.command.join(".")).chain(rules).collect();
    match tables.as_slice() {
        [] => None,
        [top] if top.is_empty() => Some("move it above the first line that begins with `[`".to_owned()),
        [table] => Some(format!("move it below `[{table}]`")),
        tables => Some(format!("move it below one of `[{}]`", tables.join("]`, `["))),
    }
}

/// What to write instead of a flag that is only for the command line. The severities of rules have a table.
fn typed_only(above: &[&str], flag: &str, root: &Command) -> Option<String> {
    let command = SECTIONS.iter().find(|section| section.command == above)?.definition(root);
    let arg = command.get_arguments().find(|arg| arg.get_long() == Some(flag));
    let names_rule = arg.and_then(clap::Arg::get_value_names).is_some_and(|names| names == ["RULE"]);
    if names_rule || flag == "rules" {
        return Some("write rules below `[rules]`, as in `duration-long = \"allow\"`".to_owned());
    }
    arg.map(|_| format!("give `--{flag}` on the command line"))
}

/// The keys that are valid in a section.
fn known(above: &[&str]) -> impl Iterator<Item = &'static str> {
    let flags = SECTIONS.iter().filter(move |section| section.command == above);
    let below = SECTIONS.iter().filter_map({
        let above: Vec<String> = above.iter().map(|&word| word.to_owned()).collect();
        move |section| {
            let inside = section.command.len() > above.len()
                && section.command.iter().zip(&above).all(|(word, other)| word == other);
            inside.then(|| section.command[above.len()])
        }
    });
    let mut known: Vec<&str> = flags.flat_map(|section| section.flags).copied().chain(below).collect();
    known.extend(TABLES.iter().filter(|_| above.is_empty()));
    known.sort_unstable();
    known.dedup();
    known.into_iter()
}

/// Whether a flag takes a path. A relative path starts from the folder of the configuration file.
fn is_path(command: &Command, flag: &str) -> bool {
    let arg = command.get_arguments().find(|arg| arg.get_long() == Some(flag));
    arg.is_some_and(|arg| arg.get_value_parser().type_id() == std::any::TypeId::of::<PathBuf>())
}

/// One value, or a list of values, as they would be typed on the command line.
fn values(flag: &str, value: &Value<'_>) -> Result<Vec<String>, TomlError> {
    match value.get_ref() {
        DeValue::Array(list) => list.iter().map(|value| typed(flag, value)).collect(),
        _ => Ok(vec![typed(flag, value)?]),
    }
}

fn typed(flag: &str, value: &Value<'_>) -> Result<String, TomlError> {
    match value.get_ref() {
        DeValue::Float(number) => Ok(number.as_str().replace('_', "")),
        _ => scalar(flag, value),
    }
}

fn rules(value: &Value<'_>) -> Result<Vec<Spanned<RuleLevel>>, TomlError> {
    table("rules", value)?
        .map(|(key, value)| {
            let name: &str = key.get_ref();
            let rule = RULES.iter().find(|rule| rule.name == name).ok_or_else(|| {
                let rules = RULES.iter().map(|rule| rule.name);
                let help = suggestion(name, rules, || "`mmsctl rules` lists them".to_owned());
                TomlError::at(Some(key.span()), format!("`{name}` is not a rule"), help)
            })?;
            let help = format!(
                "use `{}`; `allow` switches the rule off",
                LEVELS.map(|(word, _)| format!("\"{word}\"")).join("`, `")
            );
            let level = string(name, value)
                .map_err(|error| TomlError::at(error.at.clone(), error.to_string(), &*help))?;
            if let Some((level, weight)) = LEVELS.into_iter().find(|(word, _)| *word == level) {
                return Ok(Spanned::new(value.span(), RuleLevel { rule: rule.name, level, weight }));
            }
            Err(wrong(value, format!("`{level}` is not a severity"), &help))
        })
        .collect()
}

fn media(value: &Value<'_>, folder: &Path) -> Result<Vec<Spanned<Mapping>>, TomlError> {
    let one = |value: &Value<'_>| {
        let (mut base_url, mut dir) = (None, None);
        for (key, value) in table("media", value)? {
            match key.get_ref().as_ref() {
                "base-url" => base_url = Some(base_url_of(value)?),
                "dir" => dir = Some(folder.join(string("dir", value)?)),
                _ => return Err(unknown_key("`[[media]]`", key, ["base-url", "dir"])),
            }
        }
        let words = "`[[media]]` lacks its `base-url` or its `dir`".to_owned();
        let pair = base_url.zip(dir);
        pair.map(|(base_url, dir)| Spanned::new(value.span(), Mapping { base_url, dir }))
            .ok_or_else(|| wrong(value, words, "give both: files of `dir` are served under `base-url`"))
    };
    entries("media", value)?.map(one).collect()
}

/// A base URL. Without its scheme it would be the beginning of no URL.
fn base_url_of(value: &Value<'_>) -> Result<String, TomlError> {
    let text = string("base-url", value)?;
    if Reference::parse(&text).is_ok() {
        return Ok(text);
    }
    Err(wrong(value, format!("`{text}` is not a URL"), WHOLE_URL))
}

fn profiles(value: &Value<'_>) -> Result<Vec<Spanned<(String, ProfileRow)>>, TomlError> {
    let one = |(key, value): (&Key<'_>, &Value<'_>)| {
        table(key.get_ref(), value).map(drop)?;
        let row = ProfileRow::deserialize(ValueDeserializer::from(value.clone())).map_err(|error| {
            let words = error.message().trim();
            let help = "`mmsctl profiles --no-config` shows what a profile says; sizes are bytes, or as in \"600 KB\"";
            TomlError::at(error.span().or(Some(value.span())), words, help)
        })?;
        Ok(Spanned::new(key.span(), (key.get_ref().to_string(), row)))
    };
    table("profiles", value)?.map(one).collect()
}

/// The published profiles extended by those of a configuration file.
///
/// # Errors
/// When one is incomplete or contradicts itself.
pub fn extended(own: &[Spanned<(String, ProfileRow)>]) -> Result<Profiles, TomlError> {
    Profiles::embedded().extended(own.iter().map(|own| own.get_ref().clone())).map_err(|error| {
        let at = own.iter().find(|own| own.get_ref().0 == error.name).map(Spanned::span);
        TomlError::at(at, error.to_string(), "correct it under `[profiles]`")
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;

    fn read(text: &str) -> Result<File, TomlError> {
        parse(text, Path::new("/repo"), &Cli::command())
    }

    #[test]
    fn a_configuration_sets_flags_rules_and_media() {
        let file = read(
            "color = 'never'\n[validate]\nstrict = true\nfail-on = 'warning'\n[rules]\nduration-long = 'error'\n\
             [[media]]\nbase-url = 'https://a.com/'\ndir = 'upload'\n",
        )
        .unwrap();
        let set: Vec<_> = file.settings.iter().map(|set| (set.flag, set.values[0].as_str())).collect();
        assert_eq!(set, [("color", "never"), ("fail-on", "warning"), ("strict", "true")]);
        let level = file.rules[0].get_ref();
        assert_eq!((level.rule, level.level), ("duration-long", "error"));
        assert_eq!(file.media[0].get_ref().dir, Path::new("/repo/upload"));
    }

    #[test]
    fn complaints_point_at_their_place() {
        for (text, place, words) in [
            ("[validte]\nstrict = true", "validte", "did you mean `validate`?"),
            ("[validate]\nstrikt = true", "strikt", "did you mean `strict`?"),
            ("strict = true", "strict", "move it below one of `[validate]`, `[build]`"),
            ("[validate]\ncolor = 'never'", "color", "move it above the first line that begins with `[`"),
            ("[validate]\nraw-ampersand = 'allow'", "raw-ampersand", "move it below `[rules]`"),
            ("colour = 'never'", "colour", "did you mean `color`?"),
            ("[rules]\nduration-lang = 'error'", "duration-lang", "did you mean `duration-long`?"),
            ("[rules]\nduration-long = 'fatal'", "'fatal'", "use `\"error\"`, `\"warning\"`, `\"info\"`"),
            ("[rules]\nduration-long = false", "false", "`allow` switches the rule off"),
            ("[validate]\nallow = ['raw-ampersand']", "allow", "write rules below `[rules]`"),
            ("[validate.rules]\nraw-ampersand = 'allow'", "rules", "write rules below `[rules]`"),
            ("[fit]\nbudget = 600", "budget", "give `--budget` on the command line"),
            ("[profile.own]\nlimit = 3", "profile", "did you mean `profiles`?"),
            ("validate = true", "true", "write `[validate]`"),
            ("[profiles.own]\nlimt = 3", "limt", "`mmsctl profiles --no-config` shows"),
            ("[profiles]\nown = 3", "3", "write `[own]`"),
            ("[[media]]\ndir = 'x'", "[[media]]", "give both"),
            ("[[media]]\nbase-url = 'cdn.acme.com/mms/'\ndir = 'x'", "'cdn.acme.com/mms/'", "write it whole"),
            ("[validate]\nstrict = 'yes'", "'yes'", "write `true` or `false`"),
            ("[validate]\nfail-on = {}", "{}", "give it one text in quotes"),
        ] {
            let error = read(text).unwrap_err();
            let help = error.fault.help().unwrap_or_default();
            assert!(help.contains(words), "{text}: {help}");
            assert_eq!(&text[error.at.unwrap()], place, "{text}");
        }
    }
}
