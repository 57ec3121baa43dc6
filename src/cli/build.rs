//! `mmsctl build`

use std::path::{Path, PathBuf};

use super::api_args::alone;
use super::complaint::Complaint;
use super::compose::flags::MessageFlags;
use super::context::{Context, Secret};
use super::exit::{Exit, Failure, Stop};
use super::fit::{Composed, FitArgs, composed};
use super::inputs::{read_document, read_text_stdin};
use super::media_args::MediaArgs;
use super::strict_args::StrictArgs;
use crate::analysis::{Analysis, Judged, Settings, judge};
use crate::check::Strictness;
use crate::compose::{Composition, Names, Resolved, TextSpec, as_words, manifest, resolve, written};
use crate::diagnostic::Severity;
use crate::dialect::Dialect;
use crate::files::{Outputs, same_file, spared};
use crate::media::locate::Locations;
use crate::media::probe::{Prober, ffprobe_available};
use crate::render::counted::counted;
use crate::render::human::Human;
use crate::source::{Origin, PLACEHOLDER, Source, Sources};

/// What the frames of errors in a manifest say.
const MANIFEST: &str = "manifest";

/// Compose a request from local media, by flags or a manifest, and print its XML.
///
/// Each `--slide` starts a slide and names its media, whose kind is detected from their content; `--text`,
/// `--text-file` and `--duration` apply to the slide before them. The request must pass the checks of `mmsctl validate`
/// before anything is written. Flags override the manifest; slides given as flags follow the manifest's.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// A TOML manifest, or `-` for standard input; paths in it are relative to its folder.
    #[arg(value_name = "MANIFEST")]
    manifest: Option<PathBuf>,
    #[command(flatten)]
    message: MessageFlags,
    /// Write the XML to this file; `-` is standard output.
    #[arg(short, long, value_name = "FILE", default_value = "-", help_heading = "Output")]
    output: PathBuf,
    /// Copy the media into this folder, ready to upload, under names that are safe in a URL.
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    out_dir: Option<PathBuf>,
    /// Add a hash of its content to each copied file's name.
    #[arg(long, requires = "out_dir", help_heading = "Output")]
    hash_names: bool,
    /// Write the key from MMSCTL_API_KEY instead of a placeholder.
    #[arg(long, help_heading = "Output")]
    with_api_key: bool,
    /// Fit the media first, so that the whole message stays within `--budget` or the chosen limits.
    #[arg(long, requires = "out_dir", help_heading = "Limits")]
    fit: bool,
    #[command(flatten)]
    fitting: FitArgs,
    #[command(flatten)]
    strict: StrictArgs,
    /// Show only errors, and no progress.
    #[arg(short, long)]
    quiet: bool,
}

/// Runs the command.
///
/// # Errors
/// When a file is missing or the flags contradict each other, or the result cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    let mut sources = Sources::default();
    let composition = match composition(&args, &mut sources, context) {
        Ok(composition) => composition,
        Err(complaint) => return Ok(complaint.say(MANIFEST, &sources, context)),
    };
    let key = key(&args, context)?;
    let inputs: Vec<PathBuf> = composition.files().chain(args.manifest.clone()).collect();
    let names = match (&args.out_dir, args.hash_names) {
        (None, _) => Names::Own,
        (Some(_), false) => Names::Safe,
        (Some(_), true) => Names::Hashed,
    };
    let key = key.as_ref().map_or(PLACEHOLDER, Secret::expose);
    if args.fit && !worth_fitting(&composition, names, key, &args, context)? {
        return Ok(Exit::Findings);
    }
    let (composition, fitted) = match fitted(composition, &args, names, context) {
        Ok(Composed::Whole(composition, fitted)) => (*composition, Some(fitted)),
        Ok(Composed::AsSaid(composition)) => (*composition, None),
        Ok(Composed::Not(exit)) => return Ok(exit),
        Err(complaint) => return Ok(complaint.say(MANIFEST, &sources, context)),
    };
    let resolved = match resolve(&composition, names) {
        Ok(resolved) => resolved,
        Err(error) => return Ok(Complaint::from(error).say(MANIFEST, &sources, context)),
    };
    let xml = written(&resolved, composition.dialect.unwrap_or(Dialect::Current), key)?;
    let locations = MediaArgs::default().locations(&context.config)?.with_files(resolved.locations.clone());
    let (sources, analysis) = judged(&xml, &locations, args.strict.strictness(), context);
    if !is_right(&sources, &analysis, args.quiet, context)? {
        return Ok(Exit::Findings);
    }
    write(&args, &resolved, &inputs, &xml, context)?;
    // Only now are the results where they are said to be.
    fitted.filter(|_| !args.quiet).map_or(Ok(()), |fitted| fitted.say(context))?;
    Ok(Exit::Clean)
}

/// The key to write, if `--with-api-key` asks for it.
fn key(args: &Args, context: &Context<'_>) -> Result<Option<Secret>, Failure> {
    if !args.with_api_key {
        return Ok(None);
    }
    let Some(around) = &context.environment.api_key else {
        return Err(Failure::usage("`--with-api-key` finds no key: MMSCTL_API_KEY is not set")
            .help("set it, or leave the flag out for a placeholder"));
    };
    alone(around.expose(), "MMSCTL_API_KEY").map(Some)
}

/// The composition described by the flags and the manifest together.
fn composition(
    args: &Args,
    sources: &mut Sources,
    context: &mut Context<'_>,
) -> Result<Composition, Complaint> {
    let mut flags = args.message.0.clone();
    read_stdin_text(&mut flags, args.manifest.as_deref() == Some(Path::new("-")), context)?;
    let Some(path) = &args.manifest else { return Ok(flags) };
    let id = sources.add(read_document(path, context)?);
    let folder = path.parent().unwrap_or(Path::new(""));
    let manifest = manifest::read(sources.get(id), folder);
    let manifest = manifest.map_err(|error| manifest::unless_media(path, error))?;
    // The configuration applies to many messages, so a value in the manifest itself takes precedence.
    if context.config.sets("base-url") && manifest.base_url.is_some() {
        flags.base_url = None;
    }
    if context.config.sets("dialect") && manifest.dialect.is_some() {
        flags.dialect = None;
    }
    Ok(manifest.overridden_by(flags))
}

/// Replaces the text of `--text-file -` with the contents of standard input, unless that `holds_manifest`.
fn read_stdin_text(
    composition: &mut Composition,
    holds_manifest: bool,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let mut asking = composition.texts_from_stdin();
    let Some(text) = asking.next() else { return Ok(()) };
    if holds_manifest || asking.next().is_some() {
        return Err(Failure::usage("standard input can be read once only"));
    }
    *text = TextSpec::Words(as_words(&read_text_stdin(context)?));
    Ok(())
}

/// The composition with fitted media, if fitting is asked for.
fn fitted(
    composition: Composition,
    args: &Args,
    names: Names,
    context: &mut Context<'_>,
) -> Result<Composed, Complaint> {
    match (args.fit, args.fitting.is_limited()) {
        (true, _) => {
            let folder = args.out_dir.as_deref().unwrap_or(Path::new("."));
            composed(&composition, &args.fitting, folder, names, args.quiet, context)
        }
        (false, false) => Ok(Composed::AsSaid(Box::new(composition))),
        (false, true) => Err(Failure::usage("a limit is given, but nothing is fitted")
            .help("add `--fit` and `--out-dir`, or see with `mmsctl estimate` how large the message gets")
            .into()),
    }
}

/// Whether a composition has no errors that fitting its media would leave, so that no time is spent on it in vain.
/// Errors of the media are left to the check of what comes out.
fn worth_fitting(
    composition: &Composition,
    names: Names,
    key: &str,
    args: &Args,
    context: &mut Context<'_>,
) -> Result<bool, Stop> {
    // A type that cannot be sent as it is may be fitted into another one.
    let Ok(resolved) = resolve(composition, names) else { return Ok(true) };
    let xml = written(&resolved, composition.dialect.unwrap_or(Dialect::Current), key)?;
    let (sources, mut analysis) = judged(&xml, &Locations::default(), args.strict.strictness(), context);
    let is_media =
        |name: &str| ["image", "audio", "video"].iter().any(|kind| name.eq_ignore_ascii_case(kind));
    analysis
        .diagnostics
        .retain(|found| found.severity == Severity::Error && !found.element.split('/').any(is_media));
    is_right(&sources, &analysis, args.quiet, context)
}

/// The composed request as `validate` judges it.
fn judged(
    xml: &str,
    locations: &Locations,
    strictness: Strictness,
    context: &Context<'_>,
) -> (Sources, Analysis) {
    let origin = Origin::Composed("composed request".to_owned());
    let source = Source::new(origin, xml.as_bytes().to_vec());
    let probe =
        Prober { ffprobe: ffprobe_available(context.environment.path.as_deref()), decode_images: true };
    let policy = context.config.policy(strictness);
    let settings = Settings { policy: Some(&policy), locations, fetch: None, probe: &probe };
    let Judged { sources, analysis } = judge(source, &settings);
    (sources, analysis)
}

/// Whether the composed request has no errors. All findings are shown.
fn is_right(
    sources: &Sources,
    analysis: &Analysis,
    quiet: bool,
    context: &mut Context<'_>,
) -> Result<bool, Stop> {
    let human = Human { style: context.err_style, verbose: false, quiet };
    human.findings(sources, analysis, context.stderr)?;
    let errors = analysis.count(Severity::Error);
    if errors > 0 {
        context.say(&format!("nothing was written: the composed request has {}", counted(errors, "error")));
    }
    Ok(errors == 0)
}

/// Writes the media and the XML, or prints the XML.
fn write(
    args: &Args,
    resolved: &Resolved,
    inputs: &[PathBuf],
    xml: &str,
    context: &mut Context<'_>,
) -> Result<(), Stop> {
    let copies: Vec<(&Path, PathBuf)> = args
        .out_dir
        .iter()
        .flat_map(|folder| resolved.files.iter().map(|(file, name)| (file.as_path(), folder.join(name))))
        .filter(|(file, place)| !same_file(file, place))
        .collect();
    let to_stdout = args.output == Path::new("-");
    let request = (!to_stdout).then_some(args.output.as_path());
    let places: Vec<&Path> = copies.iter().map(|(_, place)| place.as_path()).chain(request).collect();
    spared(&places, inputs.iter().map(PathBuf::as_path))?;
    let mut outputs = Outputs::default();
    let mut replaced = Vec::new();
    if let Some(folder) = &args.out_dir {
        outputs.folder(folder)?;
    }
    for (file, place) in &copies {
        if outputs.copy(file, place)? {
            replaced.push(place);
        }
    }
    if let Some(place) = request {
        outputs.bytes(place, xml.as_bytes())?;
    }
    outputs.commit()?;
    for place in replaced {
        let words = format!("`{}` had other content, which is replaced", place.display());
        context.warn(&words, "if messages that were sent name it, give `--hash-names`");
    }
    if to_stdout {
        context.stdout.write_all(xml.as_bytes())?;
    }
    Ok(())
}
