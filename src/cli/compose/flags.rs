//! The flags that describe a message. They are generated from the table of fields, and slides keep their order.

use std::path::PathBuf;

use clap::builder::EnumValueParser;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command, Error, FromArgMatches};

use crate::compose::{Composition, FIELDS, Located, SlideSpec, TextSpec, action};
use crate::dialect::Dialect;

/// What an occurrence of `--slide` without media gives in place of one; no argument can hold this character.
const NO_MEDIA: &str = "\0";

/// The message described by flags.
#[derive(Clone, Debug, Default)]
pub struct MessageFlags(pub Composition);

impl clap::Args for MessageFlags {
    fn augment_args(command: Command) -> Command {
        let command = command.arg(
            Arg::new("action")
                .long("action")
                .value_name("ACTION")
                .value_parser(["save", "send", "send-saved"])
                .help("The action to request [default: save]"),
        );
        let command = slides(command).next_help_heading("Fields");
        let command = FIELDS.iter().fold(command, |command, row| {
            command.arg(Arg::new(row.key).long(row.key).value_name(row.value_name).help(row.help))
        });
        command
            .arg(
                Arg::new("custom-text")
                    .long("custom-text")
                    .value_name("SLIDE=TEXT")
                    .action(ArgAction::Append)
                    .help("A text that replaces that of a slide of the saved message; repeatable"),
            )
            .arg(
                Arg::new("data")
                    .long("data")
                    .value_name("NAME=VALUE")
                    .action(ArgAction::Append)
                    .help("A value for the merge tag {$name|default}; repeatable"),
            )
            .next_help_heading(None::<&str>)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

fn slides(command: Command) -> Command {
    command
        .next_help_heading("Slides")
        .arg(
            Arg::new("slide")
                .long("slide")
                .value_name("FILE")
                .num_args(0..)
                .action(ArgAction::Append)
                // Without this value, an occurrence without media would not appear in the matches.
                .default_missing_value(NO_MEDIA)
                .help(
                    "Start a slide with these media: files, or http(s) URLs; none for a slide of text only",
                ),
        )
        .arg(repeated("text", "TEXT", "The text of the slide before it"))
        .arg(repeated(
            "text-file",
            "FILE",
            "A file with the text of the slide before it; `-` is standard input",
        ))
        .arg(repeated("duration", "SECONDS", "How long the slide before it is shown"))
        .arg(
            Arg::new("base-url")
                .long("base-url")
                .value_name("URL")
                .help("The URL under which local media will be served"),
        )
        .arg(
            Arg::new("dialect")
                .long("dialect")
                .value_name("DIALECT")
                .value_parser(EnumValueParser::<Dialect>::new())
                .help("The dialect to write: `<mms-id>` or `<MMSID>` [default: current]"),
        )
}

fn repeated(name: &'static str, value_name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value_name).action(ArgAction::Append).help(help)
}

impl FromArgMatches for MessageFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let one = |name: &str| matches.get_one::<String>(name).cloned();
        let fields = FIELDS.iter().filter_map(|row| one(row.key).map(|value| (row.term, value)));
        Ok(Self(Composition {
            action: one("action").and_then(|word| action(&word)),
            dialect: matches.get_one("dialect").copied(),
            base_url: one("base-url").map(Located::flag),
            fields: fields.collect(),
            slides: read_slides(matches)?,
            custom_texts: pairs(matches, "custom-text")?,
            data: pairs(matches, "data")?,
        }))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// Slides in order, each with the texts and durations given before the next one is opened.
fn read_slides(matches: &ArgMatches) -> Result<Vec<SlideSpec>, Error> {
    let (mut slides, opened) = opened_slides(matches)?;
    for name in ["text", "text-file", "duration"] {
        let values = matches.get_many::<String>(name).into_iter().flatten();
        for (value, index) in values.zip(matches.indices_of(name).into_iter().flatten()) {
            let slide = opened.iter().rposition(|start| *start < index).ok_or_else(|| {
                error(format!(
                    "`--{name}` comes before any `--slide`: start the slide that it belongs to first"
                ))
            })?;
            let number = slide + 1;
            match give(&mut slides[slide], name, value) {
                None => {}
                Some(before) if before == name => {
                    return Err(error(format!("slide {number} gets `--{name}` twice: keep one")));
                }
                Some(before) => {
                    let words = format!("slide {number} gets `--{before}` and `--{name}`: keep one of them");
                    return Err(error(words));
                }
            }
        }
    }
    Ok(slides)
}

/// The slides with their media, and the index among the arguments at which each is opened.
fn opened_slides(matches: &ArgMatches) -> Result<(Vec<SlideSpec>, Vec<usize>), Error> {
    let groups: Vec<Vec<&String>> = matches
        .get_occurrences::<String>("slide")
        .map(|groups| groups.map(Iterator::collect).collect())
        .unwrap_or_default();
    let mut indices = matches.indices_of("slide").into_iter().flatten();
    let (mut slides, mut opened) = (Vec::new(), Vec::new());
    for group in groups {
        opened.push(indices.by_ref().take(group.len()).min().unwrap_or_default());
        if group.iter().any(|file| file.is_empty()) {
            let words = "`--slide` gets an empty name: was a variable empty? Leave the name out for a slide of text only";
            return Err(error(words.to_owned()));
        }
        let media = group.into_iter().filter(|file| *file != NO_MEDIA);
        let media = media.map(|file| Located::flag(file.clone())).collect();
        slides.push(SlideSpec { media, ..SlideSpec::default() });
    }
    Ok((slides, opened))
}

/// Gives a slide the value of the flag `name`; returns the flag that had given it a value of the same kind before.
fn give(slide: &mut SlideSpec, name: &'static str, value: &str) -> Option<&'static str> {
    let text = match name {
        "duration" => return slide.duration.replace(value.to_owned()).map(|_| name),
        "text" => TextSpec::Words(value.to_owned()),
        _ => TextSpec::File(Located::flag(PathBuf::from(value))),
    };
    slide.text.replace(text).map(|before| match before {
        TextSpec::Words(_) => "text",
        TextSpec::File(_) => "text-file",
    })
}

fn pairs(matches: &ArgMatches, name: &str) -> Result<Vec<(String, String)>, Error> {
    let values = matches.get_many::<String>(name).into_iter().flatten();
    let split = |value: &String| {
        let (key, text) = value
            .split_once('=')
            .ok_or_else(|| error(format!("`--{name} {value}` has no `=` between its two halves")))?;
        Ok((key.to_owned(), text.to_owned()))
    };
    values.map(split).collect()
}

fn error(words: String) -> Error {
    Error::raw(ErrorKind::ValueValidation, format!("{words}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Args;

    fn read(args: &[&str]) -> Result<Composition, Error> {
        let command = MessageFlags::augment_args(Command::new("build"));
        let matches = command.try_get_matches_from([&["build"], args].concat())?;
        MessageFlags::from_arg_matches(&matches).map(|flags| flags.0)
    }

    #[test]
    fn texts_belong_to_the_slide_opened_last() {
        let args =
            ["--slide", "a.jpg", "b.mp3", "--text", "one", "--duration", "5", "--slide", "--text", "two"];
        let slides = read(&[&args[..], &["--slide", "c.mp4"]].concat()).unwrap().slides;
        let media = |index: usize| -> Vec<&str> {
            let media: &[Located<String>] = &slides[index].media;
            media.iter().map(|medium| medium.value.as_str()).collect()
        };
        assert_eq!((media(0), media(1), media(2)), (vec!["a.jpg", "b.mp3"], vec![], vec!["c.mp4"]));
        assert_eq!(slides[0].duration.as_deref(), Some("5"));
        assert_eq!(slides[1].text, Some(TextSpec::Words("two".into())));
        assert_eq!(slides[2], SlideSpec { media: slides[2].media.clone(), ..SlideSpec::default() });
    }

    #[test]
    fn what_belongs_nowhere_is_refused() {
        for args in [
            &["--text", "x"][..],
            &["--slide", "a.jpg", "--text", "x", "--text", "y"],
            &["--slide", "a.jpg", "--text", "x", "--text-file", "y"],
            &["--slide", "", "--text", "x"],
            &["--slide", "a.jpg", ""],
            &["--data", "x"],
            &["--action", "store"],
        ] {
            assert!(read(args).is_err(), "{args:?}");
        }
    }
}
