//! `build`: the request says what the flags and manifest say, and validates.

use crate::harness::{Desk, Run, ffmpeg};

const MEDIA: &str = "--base-url https://media.acme.com/m\u{fc}/";

#[test]
fn names_are_percent_encoded_and_texts_survive() {
    let desk = Desk::new();
    let name = "Fr\u{fc}hling & K\u{e4}se #1 100%.jpg";
    desk.sample("hero.jpg", name);
    let text = "A & B <c> ]]> \u{1f337}\nsecond line\ttab";
    // The end of the last line is the editor's, and how the others end is the machine's.
    desk.put("text.txt", text.replace('\n', "\r\n") + "\r\n");
    let arguments = [
        "build",
        "--subject",
        "Spring",
        "--name",
        "spring-24",
        "--base-url",
        "https://media.acme.com/m",
        "--slide",
        name,
        "--text-file",
        "text.txt",
        "--duration",
        "5",
    ];
    let run = desk.run_with(&arguments).exits(0);
    let document = roxmltree::Document::parse(&run.stdout).unwrap();
    let value =
        |tag: &str| document.descendants().find(|n| n.has_tag_name(tag)).unwrap().text().unwrap().to_owned();
    assert_eq!(value("message-text"), text);
    assert_eq!(value("url"), "https://media.acme.com/m/Fr%C3%BChling%20%26%20K%C3%A4se%20%231%20100%25.jpg");
    assert_eq!(run.stdout, desk.run_with(&arguments).stdout, "the same bytes each time");
    desk.put("out.xml", &run.stdout);
    let run = desk
        .run("validate --format json --base-url https://media.acme.com/m --media-dir . --require-media out.xml")
        .exits(0);
    assert_eq!(run.json()["documents"][0]["media"][0]["state"], "inspected");
}

#[test]
fn kinds_come_from_bytes_not_names() {
    let desk = Desk::new();
    desk.sample("clip.mp4", "picture.jpg");
    desk.sample("hero.jpg", "sound.mp3");
    let line = "build --subject Spring --name a --base-url https://media.acme.com/ --out-dir up --slide picture.jpg \
                --slide sound.mp3 --duration 5";
    let run = desk.run(line).exits(0).prints(&["<video>", "<image>", "picture.jpg.mp4", "sound.mp3.jpg"]);
    assert!(!run.stdout.contains("<audio>"));
    assert_eq!(desk.list("up"), ["picture.jpg.mp4", "sound.mp3.jpg"]);
}

#[test]
fn sound_in_a_container_of_videos_is_put_among_sound() {
    let desk = Desk::new();
    for name in ["note.mp4", "note.3gp", "note.mov"] {
        ffmpeg(&desk.path(""), &format!("-f lavfi -i sine=d=1 -ac 1 -c:a aac {name}"));
        let line = "build --subject Spring --name a --base-url https://media.acme.com/ --slide";
        let run = desk.run(&format!("{line} {name}")).exits(0).says(&["only sound may be refused"]);
        assert!(run.stdout.contains("<audio>") && !run.stdout.contains("<video>"), "{name}: {}", run.stdout);
        let parts = desk.run(&format!("estimate --format json {name}")).exits(0).json();
        assert_eq!(parts["messages"][0]["parts"][0]["kind"], "audio", "{name}: {parts}");
    }
}

#[test]
fn every_field_of_every_action_is_written_in_both_dialects() {
    let desk = Desk::new();
    desk.put(
        "send-saved.toml",
        r#"action = "send-saved"
mms-id = "35674"
to = "12399471613"
from = "28444"
operator-id = "31003"
custom-subject = "For you"
fallback-sms-text = "Spring is here"
ddm-message-subject = "Hello"
ddm-message-text = "A message is on its way"
ddm-message-timeout = "5"
[data]
FIRST_NAME = "Bill & Ann"
[[custom-text]]
slide = 1
value = "Good day"
"#,
    );
    let run = desk.run("build send-saved.toml --service-id 28444mms").exits(0);
    run.prints(&[
        "<mms-id>35674</mms-id>",
        "<operator-id>31003</operator-id>",
        "<service-id>28444mms</service-id>",
        "<custom-text>\n    <value>Good day</value>\n    <slide>1</slide>",
        "<FIRST_NAME>Bill &amp; Ann</FIRST_NAME>",
        "<ddm-message-timeout>5</ddm-message-timeout>",
    ]);
    let run = desk.run("build send-saved.toml --dialect classic --campaign-ref 77").exits(0);
    run.prints(&[
        "<MMSID>35674</MMSID>",
        "<CAMPAIGNREF>77</CAMPAIGNREF>",
        "<DDMTITLE>Hello</DDMTITLE>",
        "<CUSTOMTEXT>",
    ]);
    // The classic dialect has no service id.
    let run = desk.run("build send-saved.toml --dialect classic --service-id 28444mms").exits(2);
    run.says(&["`service-id` does not exist in the classic dialect"]);
    let line = "build --action send --to 4915112345678 --from 28444 --from-mask Acme --service-id 28444mms \
                --subject Spring --name a --disable-fallback-sms true --slide --text Hello --duration 5";
    desk.run(line)
        .exits(0)
        .prints(&["<from-mask>Acme</from-mask>", "<disable-fallback-sms>true</disable-fallback-sms>"]);
}

#[test]
fn files_are_laid_out_beside_the_request() {
    let desk = Desk::new();
    desk.sample("hero.jpg", "My Hero.JPG");
    desk.sample("chime.mp3", "chime.mp3");
    let arguments = [
        "build",
        "--subject",
        "Spring",
        "--name",
        "a",
        "--base-url",
        "https://media.acme.com/",
        "--slide",
        "My Hero.JPG",
        "chime.mp3",
        "--slide",
        "My Hero.JPG",
        "--duration",
        "5",
        "--out-dir",
        "up",
        "-o",
        "up/spring.xml",
    ];
    let run = desk.run_with(&arguments).exits(0);
    assert!(run.stdout.is_empty());
    assert_eq!(desk.list("up"), ["My-Hero.jpg", "chime.mp3", "spring.xml"]);
    assert_eq!(
        std::fs::read(desk.path("up/My-Hero.jpg")).unwrap(),
        std::fs::read(desk.path("My Hero.JPG")).unwrap()
    );
    let line = "validate up/spring.xml --base-url https://media.acme.com/ --media-dir up --require-media";
    desk.run(line).exits(0);
    // A second run replaces its own files and leaves no others behind.
    desk.run_with(&arguments).exits(0);
    assert_eq!(desk.list("up"), ["My-Hero.jpg", "chime.mp3", "spring.xml"]);
}

#[test]
fn a_text_comes_from_standard_input_once() {
    let desk = Desk::new().stdin("\u{FEFF}Hello,\r\nworld\n");
    let line = "build --subject S --name a --slide --text-file - --duration 5";
    desk.run(line).exits(0).prints(&["<message-text>Hello,\nworld</message-text>"]);
    desk.run(&format!("{line} --slide --text-file -"))
        .exits(2)
        .says(&["standard input can be read once only"]);
    let line = line.replace("build", "build -");
    desk.run(&line).exits(2).says(&["standard input can be read once only"]);
    let desk = Desk::new().stdin(b"\xFF");
    desk.run(&line.replacen(" - ", " ", 1)).exits(3).says(&["standard input is not UTF-8"]);
}

#[test]
fn errors_of_build_say_how_to_fix_them() {
    let desk = Desk::new();
    desk.put("wide.txt", b"\xFF\xFEh\0i\0");
    let line = "build --subject S --name a --slide";
    desk.run(&format!("{line} --text-file wide.txt")).exits(3).says(&["`iconv -f UTF-16 -t UTF-8`"]);
    desk.run(&format!("{line} nope.jpg")).exits(3).says(&["it starts from the working directory"]);
    desk.put("deep/m.toml", "[[slide]]\nmedia = 'nope.jpg'\n");
    desk.run("build deep/m.toml").exits(3).says(&["it starts from the manifest's folder"]);
    let words = [&line.split(' ').collect::<Vec<_>>()[..], &["--text", "x", "--data", "a b=x"]].concat();
    desk.run_with(&words).exits(2).says(&["use letters, digits and `_`, beginning with a letter"]);
    let words = [&line.split(' ').collect::<Vec<_>>()[..], &["", "--text", "x"]].concat();
    desk.run_with(&words).exits(2).says(&["`--slide` gets an empty name"]);
    desk.run(&format!("{line} --text x --campaign-ref 7"))
        .exits(2)
        .says(&["`campaign-ref` does not exist in the current dialect", "leave `campaign-ref` out"]);
    desk.sample("hero.jpg", "hero.jpg");
    let line = "build --action send-saved --mms-id 12 --to 12399471613 --from 28444 --service-id s \
                --fallback-sms-text f --base-url https://x.acme.com --slide hero.jpg";
    desk.run(line).exits(1).says(&["it belongs in a saveMMS request or a sendMMS request"]);
}

#[cfg(unix)]
#[test]
fn a_key_that_is_not_utf8_is_set_all_the_same() {
    use std::os::unix::ffi::OsStrExt;
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_mmsctl"));
    let line = "build --subject S --name a --slide --text x --with-api-key";
    command.args(line.split(' ')).env("MMSCTL_API_KEY", std::ffi::OsStr::from_bytes(b"a\xffb"));
    let run = Run::new(command.output().unwrap()).exits(2);
    run.says(&["MMSCTL_API_KEY holds no API key", "in UTF-8"]);
}

#[test]
fn an_input_is_never_overwritten() {
    let desk = Desk::new();
    let before = std::fs::read(desk.sample("hero.jpg", "hero.jpg")).unwrap();
    let line = format!("build --subject S --name a {MEDIA} --slide hero.jpg --duration 5 -o hero.jpg");
    desk.run(&line).exits(2).says(&["`hero.jpg` is one of the inputs"]);
    desk.put("t.txt", "Hello");
    let line = "build --subject S --name a --slide --text-file t.txt --duration 5 -o ./t.txt";
    desk.run(line).exits(2).says(&["`./t.txt` is one of the inputs"]);
    // Its copy would go over it, and the request over the copy.
    let line = format!("build --subject S --name a {MEDIA} --slide hero.jpg --duration 5 --out-dir");
    let run = desk.run(&format!("{line} . --fit --budget 10KB -o x.xml")).exits(2);
    run.says(&["`hero.jpg` is in `--out-dir`, where a result could replace it"]);
    desk.put("up/t.txt", "Hello");
    desk.run(&format!("{line} up --text-file up/t.txt --fit --budget 20KB -o up/x.xml")).exits(0);
    desk.run(&format!("{line} up -o up/hero.jpg")).exits(2).says(&["`up/hero.jpg` would be written twice"]);
    desk.run(&format!("{line} . -o x.xml")).exits(0);
    assert_eq!(std::fs::read(desk.path("hero.jpg")).unwrap(), before);
    assert_eq!(std::fs::read_to_string(desk.path("t.txt")).unwrap(), "Hello");
    // The safe name of one input is that of another.
    desk.sample("hero.jpg", "a b.jpg");
    desk.put("a-b.jpg", "precious");
    let line = format!("build --subject S --name a {MEDIA} --out-dir . -o y.xml --slide");
    let run = desk
        .run_with(&line.split_whitespace().chain(["a b.jpg", "--duration", "5"]).collect::<Vec<_>>())
        .exits(0);
    run.says(&["`./a-b.jpg` had other content, which is replaced"]);
}

#[test]
#[cfg(unix)]
fn key_is_written_and_file_permissions_are_kept() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let line = "build --subject S --name a --slide --text Hi --duration 5 --with-api-key -o k.xml";
    let desk = desk.environment("MMSCTL_API_KEY", "  ");
    desk.run(line).exits(2).says(&["MMSCTL_API_KEY holds no API key"]);
    let desk = desk.environment("MMSCTL_API_KEY", "SECRETSECRET\n");
    desk.run(line).exits(0);
    assert!(std::fs::read_to_string(desk.path("k.xml")).unwrap().contains("<api-key>SECRETSECRET</api-key>"));
    let mode = |name: &str| std::fs::metadata(desk.path(name)).unwrap().permissions().mode() & 0o777;
    std::fs::write(desk.path("usual"), "").unwrap();
    assert_eq!(mode("k.xml"), mode("usual"), "umask counts");
    std::fs::set_permissions(desk.path("k.xml"), std::fs::Permissions::from_mode(0o600)).unwrap();
    desk.run(line).exits(0);
    assert_eq!(mode("k.xml"), 0o600, "what is there keeps its permissions");
}

#[test]
fn build_inspects_configured_media_as_validate_does() {
    let desk = Desk::new();
    desk.put("bad.jpg", "\u{0}no picture");
    desk.put("mmsctl.toml", "[[media]]\nbase-url = \"https://media.acme.com/m/\"\ndir = \".\"\n");
    let line = "build --subject S --name a --slide https://media.acme.com/m/bad.jpg --duration 5 -o b.xml";
    desk.run(line).exits(1).says(&["bad.jpg"]);
    assert!(!desk.path("b.xml").exists());
}

#[test]
fn switches_and_operators_are_spelt_as_the_dialect_spells_them() {
    let desk = Desk::new();
    desk.put(
        "m.toml",
        "action = 'send'\nsubject = 'S'\nname = 'a'\nto = 12399471613\nfrom = 28444\noperator-id = 31003\n\
         fallback-sms-text = 'Hi'\ndisable-fallback-sms = false\ndisable-fallback-sms-link = true\n\
         [[slide]]\ntext = 'Hi'\nduration = 5\n",
    );
    let run = desk.run("build m.toml --dialect classic").exits(0).prints(&[
        "<OPERATORID>0001890<",
        "<DISABLEFALLBACKSMS>no<",
        "<DISABLEFALLBACKSMSLINK>yes<",
    ]);
    assert!(!run.stderr.contains("boolean-literal") && !run.stderr.contains("operator-id"), "{}", run.stderr);
    let run = desk.run("build m.toml --dialect classic --disable-fallback-sms true").exits(0);
    run.prints(&["<DISABLEFALLBACKSMS>yes<"]);
    let line = "build m.toml --dialect current --service-id 28444mms";
    desk.run(line).exits(0).prints(&["<operator-id>31003<", "<disable-fallback-sms-link>true<"]);
}
