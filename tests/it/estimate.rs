//! `estimate`: requests, manifests and bare media agree on the same numbers, and a written message has the size that
//! is claimed.

use mail_parser::{MessageParser, MimeHeaders};

use crate::harness::{Desk, Run, ffmpeg};

#[test]
fn requests_manifests_and_media_have_the_same_sizes() {
    let desk = Desk::new();
    desk.sample("hero.jpg", "hero.jpg");
    desk.put("m.toml", "subject = \"S\"\nname = \"a\"\n[[slide]]\nmedia = [\"hero.jpg\"]\nduration = 5\n");
    desk.run("build m.toml --base-url https://media.acme.com/ -o r.xml").exits(0);
    let line =
        "estimate --format json r.xml m.toml hero.jpg --base-url https://media.acme.com/ --media-dir .";
    let json = desk.run(line).exits(0).json();
    let messages = json["messages"].as_array().unwrap();
    let bytes = std::fs::metadata(desk.path("hero.jpg")).unwrap().len();
    assert_eq!(messages.len(), 3);
    for message in messages {
        assert_eq!(message["raw_bytes"], bytes, "{message}");
        assert_eq!(message["documented_bytes"], (bytes * 137).div_ceil(100) + 814);
    }
    assert_eq!(messages[0]["mime_bytes"], messages[1]["mime_bytes"], "a manifest is sized as its request");
    assert_eq!(messages[0]["binary_bytes"], messages[1]["binary_bytes"]);
    assert!(messages[0]["mime_bytes"].as_u64().unwrap() > bytes * 4 / 3);
}

#[test]
fn missing_media_make_the_total_a_lower_bound() {
    let desk = Desk::new();
    desk.sample("hero.jpg", "hero.jpg");
    desk.run("build --subject S --name a --base-url https://media.acme.com/ --slide hero.jpg --duration 5 -o r.xml").exits(0);
    desk.run("estimate r.xml").exits(0).prints(&["?", "at least", "unknown"]);
    desk.run("estimate r.xml --require-media").exits(3).says(&["no `--base-url` covers it"]);
    let json = desk.run("estimate hero.jpg gone.mp4 --format json").exits(3).json();
    assert_eq!(json["messages"][0]["complete"], false, "a file that is missing is still a part");
}

#[test]
fn documents_other_than_requests_are_refused() {
    let desk = Desk::new();
    desk.put("p.xml", "<postback><origin>MMS_MT</origin><code>N003</code><mms-id>1</mms-id></postback>");
    desk.run("estimate p.xml").exits(2).says(&["`p.xml` is not a request"]);
    desk.put("d.xml", "<request><action>deleteMMSID</action><mms-id>1</mms-id></request>");
    desk.run("estimate d.xml").exits(0).says(&["`d.xml` contains no message: it is a deleteMMSID request"]);
}

#[test]
fn document_that_is_not_well_formed_is_not_sized() {
    let desk = Desk::new();
    let slide = "<slide><message-text>Fish & chips</message-text></slide>";
    desk.put("open.xml", crate::harness::save(slide).replace("Spring</message-subject>", "Spring"));
    desk.put("cut.xml", crate::harness::save(slide).replace("</request>", ""));
    for name in ["open.xml", "cut.xml"] {
        for format in ["human", "json", "csv"] {
            let run = desk.run(&format!("estimate --format {format} {name}")).exits(1);
            let run = run.says(&["is not sized: it is not well-formed", "`mmsctl validate`"]);
            assert!(!run.stdout.contains(name), "{}", run.stdout);
        }
    }
    // Every part of it is known.
    desk.put("marred.xml", crate::harness::save(slide));
    let run = desk.run("estimate marred.xml").exits(1).says(&["`marred.xml` is not well-formed"]);
    run.prints(&["text", "rejected", "the service refuses it (E108)"]);
}

#[test]
fn messages_with_no_slides_or_too_many_are_rejected() {
    let desk = Desk::new();
    let slide = "<slide><message-text>Hi</message-text></slide>";
    desk.put("wrapped.xml", crate::harness::save(&format!("<slides>{slide}</slides>")));
    desk.put("many.xml", crate::harness::save(&slide.repeat(9)));
    desk.put("eight.xml", crate::harness::save(&slide.repeat(8)));
    desk.sample("hero.jpg", "a.jpg");
    let rejected = |paths: &str, words: &str| {
        desk.run(&format!("estimate {paths}")).exits(0).prints(&["rejected", words]);
        desk.run(&format!("estimate {paths} --fail-on rejected")).exits(1);
    };
    rejected("wrapped.xml", "the message has no slides: the service refuses it (E312)");
    rejected("many.xml", "9 slides are more than the 8 that a message may have (E225)");
    rejected(&"a.jpg ".repeat(9), "9 slides are more than the 8 that a message may have (E225)");
    desk.run("estimate eight.xml --fail-on at-risk").exits(0);
}

#[test]
fn messages_that_the_service_refuses_for_what_their_slides_hold_are_rejected() {
    let desk = Desk::new();
    desk.sample("hero.jpg", "a.jpg");
    desk.put("cut.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x10mdat\0\0\0\0\0\0\0\0");
    for (name, parts, words) in [
        ("both", &["image a.jpg", "video a.mp4"][..], "slide 1 holds an image and a video (E227)"),
        ("sound", &["audio a.mp3", "video a.mp4"], "slide 1 holds audio and a video (E226)"),
        ("object", &["image a.jpg", "pdf a.pdf"], "slide 1 holds an object and other media (E224)"),
        ("objects", &["vcard a.vcf", "pdf a.pdf"], "slide 1 holds more than one object (E223)"),
        ("wrong", &["video a.jpg"], "slide 1 holds JPEG in an element `video` (E629)"),
        ("cut", &["video cut.mp4"], "the video of slide 1 is damaged (E343)"),
    ] {
        let part = |part: &&str| {
            let (element, file) = part.split_once(' ').unwrap();
            format!("<{element}><url>https://media.acme.com/{file}</url></{element}>")
        };
        let slide = format!("<slide>{}</slide>", parts.iter().map(part).collect::<String>());
        desk.put(&format!("{name}.xml"), crate::harness::save(&slide));
        let line = "--base-url https://media.acme.com/ --media-dir . --fail-on rejected";
        desk.run(&format!("estimate {name}.xml {line}")).exits(1).prints(&["rejected", words]);
    }
    desk.run("estimate cut.mp4 --fail-on rejected").exits(1).prints(&["the video of slide 1 is damaged"]);
    desk.run("estimate a.jpg --fail-on rejected").exits(0);
}

#[test]
fn a_manifest_is_one_whatever_its_name_and_from_standard_input() {
    let desk = Desk::new();
    desk.sample("hero.jpg", "m/hero.jpg");
    let text = "subject = \"S\"\nname = \"a\"\n[[slide]]\nmedia = \"m/hero.jpg\"\n";
    desk.put("spring.manifest", text);
    let raw = |run: Run| run.exits(0).json()["messages"][0]["raw_bytes"].clone();
    let named = raw(desk.run("estimate --format json spring.manifest"));
    assert_eq!(named, std::fs::metadata(desk.path("m/hero.jpg")).unwrap().len());
    let desk = desk.stdin(text);
    assert_eq!(raw(desk.run("estimate --format json -")), named);
    desk.run("estimate - -").exits(2).says(&["standard input can be read once only"]);
    desk.run("estimate - spring.manifest m/hero.jpg").exits(0).prints(&[
        "<stdin>",
        "spring.manifest",
        "bare",
    ]);
    desk.run("fit spring.manifest --budget 100KB --dry-run").exits(0).prints(&["hero.jpg"]);
    desk.put("notes", "Dear all,\n");
    desk.run("estimate notes").exits(3).says(&["`notes` is of no known media type"]);
}

#[test]
fn a_manifest_is_sized_as_its_request_is() {
    let desk = Desk::new();
    let bytes = std::fs::read(desk.sample("hero.jpg", "hero.jpg")).unwrap().len();
    let head = "subject = \"S\"\nname = \"a\"\n";
    let url = "https://media.acme.com/m/hero.jpg";
    desk.put("m.toml", format!("{head}[[slide]]\nmedia = \"{url}\"\nduration = 5\n"));
    let line = "estimate m.toml --base-url https://media.acme.com/m/ --media-dir . --format json";
    let run = desk.run(line).exits(0);
    assert_eq!(run.json()["messages"][0]["parts"][0]["bytes"], bytes);
    // It is the first dialect's fault that is told.
    desk.put("f.toml", format!("{head}service-id = \"28444mms\"\n[[slide]]\ntext = \"a\\ff\"\n"));
    desk.run("estimate f.toml").exits(2).says(&["U+000C"]);
    desk.put("e.toml", head);
    desk.run("estimate e.toml").exits(2).says(&["`e.toml` has no slides"]);
}

#[test]
fn the_message_is_written_as_large_as_it_is_claimed() {
    let desk = Desk::new();
    let picture = std::fs::read(desk.sample("hero.jpg", "hero.jpg")).unwrap();
    let video = std::fs::read(desk.sample("clip.mp4", "clip.mp4")).unwrap();
    let text = "Grüße 🌷 & <so weiter>";
    desk.put("t.txt", text);
    desk.put(
        "m.toml",
        "subject = \"Frühling 🌷\"\nname = \"a\"\n[[slide]]\nmedia = [\"hero.jpg\"]\ntext-file = \"t.txt\"\n\
         [[slide]]\nmedia = [\"clip.mp4\"]\n",
    );
    let run = desk.run("estimate m.toml --format json --write-mime out.eml --write-binary out.mms").exits(0);
    let claimed = &run.json()["messages"][0];
    let mime = std::fs::read(desk.path("out.eml")).unwrap();
    assert_eq!(claimed["mime_bytes"], mime.len());
    assert_eq!(claimed["binary_bytes"], std::fs::metadata(desk.path("out.mms")).unwrap().len());
    let message = MessageParser::default().parse(&mime).unwrap();
    assert_eq!(message.subject(), Some("Frühling 🌷"));
    let parts: Vec<_> = message.parts.iter().skip(1).collect();
    let types: Vec<_> = parts.iter().filter_map(|part| part.content_type()?.subtype()).collect();
    assert_eq!(types, ["smil", "jpeg", "plain", "mp4"]);
    assert_eq!(parts[1].contents(), picture);
    assert_eq!(parts[2].contents(), text.as_bytes());
    assert_eq!(parts[3].contents(), video);
    let line = ["estimate", "m.toml", "--write-mime", "-"];
    assert_eq!(desk.run_with(&line).exits(0).stdout.as_bytes(), mime, "and nothing else");
    let twice = desk.run("estimate m.toml --write-mime x --write-binary ./x").exits(2);
    twice.says(&["`./x` would be written twice"]);
    desk.run("estimate m.toml --write-mime - --write-binary -")
        .exits(2)
        .says(&["both go to standard output"]);
    assert!(!desk.path("x").exists());
    for input in ["hero.jpg", "m.toml", "t.txt"] {
        let before = std::fs::read(desk.path(input)).unwrap();
        let run = desk.run(&format!("estimate m.toml --write-mime {input}")).exits(2);
        run.says(&[&format!("`{input}` is one of the inputs")]);
        assert_eq!(std::fs::read(desk.path(input)).unwrap(), before);
    }
}

#[test]
fn files_beyond_32_bits_are_sized_and_not_read() {
    let desk = Desk::new();
    let path = desk.sample("hero.jpg", "huge.jpg");
    let file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
    file.set_len(5_000_000_000).unwrap();
    let json = desk.run("estimate huge.jpg --format json").exits(0).json();
    let message = &json["messages"][0];
    assert_eq!(message["raw_bytes"], 5_000_000_000u64);
    assert_eq!(message["documented_bytes"], 6_850_000_814u64);
    let verdict = &message["verdicts"][0];
    assert_eq!(verdict["outcome"], "sms-link");
    let (by, to) = (&verdict["shrink"]["by_bytes"], &verdict["shrink"]["to_bytes"]);
    assert_eq!(by.as_u64().unwrap() + to.as_u64().unwrap(), 5_000_000_000);
}

#[test]
fn estimate_says_what_fitting_a_video_can_achieve() {
    let desk = Desk::new();
    let mut video = std::fs::read(desk.sample("clip.mp4", "clip.mp4")).unwrap();
    // Room that no player minds: a box of free space.
    video.extend(900_008u32.to_be_bytes());
    video.extend(b"free");
    video.resize(video.len() + 900_000, 0);
    desk.put("big.mp4", video);
    let json = desk.run("estimate big.mp4 --format json --profile us-600kb").exits(0).json();
    let shrink = &json["messages"][0]["verdicts"][0]["shrink"];
    assert_eq!(shrink["reach"]["possible"], true, "{shrink}");
    assert_eq!(shrink["reach"]["most_bytes"], shrink["to_bytes"]);
}

#[test]
fn keys_in_urls_are_not_shown() {
    let desk = Desk::new();
    let url = "https://media.acme.com/x.jpg?api-key=qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ";
    let request = format!("<slide><image><url>{url}</url></image></slide>");
    desk.put("r.xml", crate::harness::save(&request));
    for format in ["human", "short", "json", "ndjson", "csv"] {
        let run = desk.run(&format!("estimate r.xml --format {format} --require-media")).exits(3);
        assert!(!run.stdout.contains("qTFkykO9"), "{}", run.stdout);
        assert!(!run.stderr.contains("qTFkykO9"), "{}", run.stderr);
    }
}

#[test]
fn json_keeps_its_own_schema() {
    let desk = Desk::new();
    desk.sample("hero.jpg", "hero.jpg");
    desk.put("r.xml", crate::harness::save("<slide><message-text>Hi</message-text></slide>"));
    let json = desk.run("estimate r.xml hero.jpg gone.mp4 --all-carriers --format json").exits(3).json();
    let schema = schemars::schema_for!(mmsctl::render::estimate::Run);
    let validator = jsonschema::validator_for(schema.as_value()).unwrap();
    let errors: Vec<String> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let summary = &json["summary"];
    assert_eq!((&summary["messages"], &summary["incomplete"]), (&2.into(), &1.into()));
    assert_eq!(summary["profiles"][0]["unknown"], 1);
}

#[test]
fn folders_are_sized_in_order_and_sorted_when_asked() {
    let desk = Desk::new();
    for (name, letters) in [("a", 10), ("b", 3000), ("c", 300)] {
        let text = "x".repeat(letters);
        let slide = format!("<slide><message-text>{text}</message-text></slide>");
        desk.put(&format!("r/{name}.xml"), crate::harness::save(&slide));
    }
    let order = |line: &str| {
        let run = desk.run(line).exits(0);
        let paths = run.stdout.lines().map(|line| {
            let json: serde_json::Value = serde_json::from_str(line).unwrap();
            json["path"].as_str().unwrap().trim_start_matches("r/").to_owned()
        });
        paths.collect::<Vec<_>>()
    };
    assert_eq!(order("estimate r --format ndjson"), ["a.xml", "b.xml", "c.xml"]);
    assert_eq!(order("estimate r --format ndjson --sort size"), ["b.xml", "c.xml", "a.xml"]);
    desk.run("estimate r --format short").exits(0).prints(&["3 messages", "us-600kb"]);
}

#[test]
fn a_limit_in_base64_counts_what_the_service_documents() {
    let desk = Desk::new();
    let head = b"GIF89a\x0a\0\x0a\0\x80\0\0\0\0\0\xff\xff\xff\x2c\0\0\0\0\x0a\0\x0a\0\0";
    let file = std::fs::File::create(desk.put("a.gif", head)).unwrap();
    std::io::Write::write_all(&mut &file, head).unwrap();
    file.set_len(1_300_000).unwrap();
    let line = "estimate a.gif --profile sinch-verizon-10dlc";
    let verdict = &desk.run(&format!("{line} --format json")).exits(0).json()["messages"][0]["verdicts"][0];
    assert_eq!(
        (&verdict["outcome"], &verdict["figure"], &verdict["basis"]),
        (&"sms-link".into(), &"documented".into(), &"wire".into())
    );
    assert_eq!((&verdict["used_bytes"], &verdict["limit_bytes"]), (&1_781_814.into(), &1_730_150.into()));
    desk.run(line).prints(&["documented  1,781,814", "over the limit by 51,664 bytes"]);
    // Whoever saves what is said meets both limits, also where both are exceeded.
    file.set_len(1_310_700).unwrap();
    let run = desk.run(&format!("{line} --format csv"));
    run.prints(&["; over that of 1,730,150 bytes in base64 by 66,323 bytes"]);
    // What is fitted is fitted into both.
    desk.sample("hero.jpg", "hero.jpg");
    let json = desk.run("fit hero.jpg --dry-run --format json --profile sinch-verizon-10dlc").exits(0).json();
    assert_eq!(json["results"][0]["budget_bytes"], (1_730_150 - 814) * 100 / 137);
}

#[test]
#[cfg(unix)]
fn a_pipe_that_is_called_like_a_medium_is_not_read() {
    let desk = Desk::new();
    let made = std::process::Command::new("mkfifo").arg(desk.path("a.jpg")).status();
    assert!(made.unwrap().success());
    desk.run("estimate a.jpg").exits(3).says(&["`a.jpg` is not a regular file"]);
}

#[test]
fn picture_whose_end_is_missing_is_damaged_without_being_decoded() {
    let desk = Desk::new();
    for name in ["a.jpg", "a.png", "a.webp", "a.bmp"] {
        ffmpeg(&desk.path(""), &format!("-f lavfi -i testsrc=s=64x64 -frames:v 1 {name}"));
        let whole = std::fs::read(desk.path(name)).unwrap();
        desk.put(&format!("cut-{name}"), &whole[..whole.len() - 20]);
        assert!(!desk.run(&format!("estimate {name}")).stdout.contains("damaged"), "{name}");
        desk.run(&format!("estimate cut-{name}")).prints(&["all: the image of slide 1 is damaged"]);
    }
}
