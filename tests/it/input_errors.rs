//! Invalid input: one clear error, the right exit code, no panic, and no partly written file.

use std::fs::File;

use crate::harness::{Desk, save};

#[test]
fn files_that_cannot_be_read_are_named() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("folder")).unwrap();
    desk.put("empty.xml", "");
    desk.run("validate missing.xml").exits(3).says(&["`missing.xml` cannot be read", "check the path"]);
    desk.run("validate folder").exits(3).says(&["`folder` contains no `.xml` file"]);
    desk.run("validate empty.xml").exits(1).prints(&["the document holds no element", "empty.xml:1:1"]);
    desk.run("build folder").exits(3).says(&["`folder` is a folder, not a file"]);
    desk.run("build missing.toml").exits(3).says(&["`missing.toml`"]);
    let build = "build --base-url https://media.acme.com/ --slide";
    desk.run(&format!("{build} missing.jpg")).exits(3).says(&["`missing.jpg` does not exist"]);
    // What no slide carries is a finding, however well it is known what it is.
    for (name, bytes) in [("a.tiff", &b"II*\0\x08\0\0\0"[..]), ("a.zip", b"PK\x05\x06"), ("a.jpg", b"{}\n")] {
        desk.put(name, bytes);
        desk.run(&format!("{build} {name}")).exits(1).says(&[&format!("`{name}`")]);
    }
    desk.run(&format!("{build} folder")).exits(3).says(&["`folder` is not a regular file"]);
    desk.run(&format!("{build} empty.xml")).exits(3).says(&["`empty.xml` is empty"]);
    desk.run("estimate missing.jpg").exits(3).says(&["`missing.jpg`"]);
}

#[cfg(unix)]
#[test]
fn unreadable_files_are_named() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let path = desk.put("closed.xml", save("<slide/>"));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser reads everything.
    if File::open(&path).is_err() {
        desk.run("validate closed.xml").exits(3).says(&["`closed.xml` cannot be read: permission denied"]);
    }
}

#[test]
fn huge_file_is_refused_without_being_read() {
    let desk = Desk::new();
    File::create(desk.path("zero.jpg")).unwrap().set_len(1 << 30).unwrap();
    desk.put("request.xml", save("<slide><image><url>https://media.acme.com/zero.jpg</url></image></slide>"));
    desk.run("estimate zero.jpg").exits(3).says(&["`zero.jpg` is of no known media type"]);
    let run = desk.run("validate request.xml --base-url https://media.acme.com/ --media-dir .").exits(1);
    assert!(run.stdout.contains("error[unsupported-type]"), "{}", run.stdout);
}

#[test]
fn a_document_of_200_megabytes_is_refused_with_its_limit() {
    let desk = Desk::new();
    File::create(desk.path("large.xml")).unwrap().set_len(200_000_000).unwrap();
    desk.run("validate large.xml")
        .exits(3)
        .says(&["`large.xml` is too large (200", "more than 33.6 MB is not read"]);
    let desk = Desk::new().stdin(vec![b' '; 34 << 20]);
    desk.run("validate -").exits(3).says(&["standard input is too large: more than 33.6 MB"]);
}

#[test]
fn deep_nesting_is_one_finding() {
    let desk = Desk::new();
    desk.put(
        "deep.xml",
        format!("<request>{}{}</request>", "<slide>".repeat(100_000), "</slide>".repeat(100_000)),
    );
    let run = desk.run("validate --format json deep.xml").exits(1);
    assert_eq!(run.rules(), ["nesting-too-deep"]);
}

#[test]
fn wrong_encoding_is_reported_and_the_document_still_checked() {
    let document = save("<slide><message-text>Gr\u{fc}\u{df}e</message-text><duration>5s</duration></slide>");
    let utf16 = |bom: &[u8], big: bool| -> Vec<u8> {
        let units = document.encode_utf16();
        let bytes = units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
        bom.iter().copied().chain(bytes).collect()
    };
    let latin1: Vec<u8> = document.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let declared = [b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n".to_vec(), latin1.clone()].concat();
    let desk = Desk::new();
    for (bytes, words) in [
        (utf16(b"\xFF\xFE", false), "UTF-16, with a byte order mark"),
        (utf16(b"\xFE\xFF", true), "UTF-16, with a byte order mark"),
        (utf16(b"", false), "UTF-16LE, without a byte order mark"),
        (utf16(b"", true), "UTF-16BE, without a byte order mark"),
        (latin1, "2 sequences of bytes are not UTF-8"),
        (declared, "declares the encoding `ISO-8859-1`"),
    ] {
        desk.put("request.xml", bytes);
        let run = desk.run("validate --format json request.xml").exits(1);
        let rules = run.rules();
        assert_eq!(rules, ["encoding", "duration-format"], "{words}");
        desk.run("validate request.xml").exits(1).prints(&[words, "help: save it as UTF-8"]);
    }
}

#[test]
fn a_document_saved_as_utf_8_does_not_go_on_declaring_utf_16() {
    let declared = format!("<?xml version=\"1.0\" encoding=\"utf-16\"?>\n{}", save(""));
    let desk = Desk::new();
    for (document, advised) in [(&declared, true), (&save(""), false)] {
        let units: Vec<u8> = document.encode_utf16().flat_map(u16::to_le_bytes).collect();
        desk.put("request.xml", [&b"\xFF\xFE"[..], &units].concat());
        let run = desk.run("validate request.xml").exits(1).prints(&["`iconv -f UTF-16 -t UTF-8`"]);
        assert_eq!(run.stdout.contains("and then declare `encoding=\"UTF-8\"`"), advised, "{}", run.stdout);
    }
}

#[test]
fn a_doctype_is_refused_and_no_entity_is_expanded() {
    let desk = Desk::new();
    let secret = desk.put("secret.txt", "TOP-SECRET-CONTENT");
    let bomb = format!(
        "<!DOCTYPE request [<!ENTITY a \"{}\"><!ENTITY b \"{}\"><!ENTITY x SYSTEM \"{}\">]>\n{}",
        "lol".repeat(10),
        "&a;".repeat(1000),
        secret.display(),
        save("<slide><message-text>&b;&x;</message-text><duration>5</duration></slide>")
    );
    desk.put("bomb.xml", bomb);
    let run = desk.run("validate --strict bomb.xml").exits(1).prints(&["error[doctype]"]);
    assert!(
        !run.stdout.contains("TOP-SECRET-CONTENT")
            && !run.stdout.contains("lollollollollollollollollollollol&")
    );
}

#[test]
fn manifest_errors_name_line_and_column() {
    let desk = Desk::new();
    desk.sample("hero.jpg", "hero.jpg");
    for (manifest, place, words) in [
        ("subjekt = \"Spring\"\n", "1:1", "subjekt"),
        ("name = \"a\"\n[[slide]]\nmedium = [\"hero.jpg\"]\n", "3:1", "medium"),
        ("[[slide]]\nmedia = [\"nope.jpg\"]\n", "2:10", "does not exist"),
        ("[[slide]]\nmedia = [\"hero.jpg\"]\n", "2:10", "`--base-url` is missing"),
        (
            "base-url = \"media.acme.com\"\n[[slide]]\nmedia = [\"hero.jpg\"]\n",
            "1:12",
            "cannot be a base URL",
        ),
        ("name = \"unclosed\n", "1:", "string"),
    ] {
        desk.put("spring.toml", manifest);
        let run = desk.run("build spring.toml");
        assert!(matches!(run.code, 2 | 3), "{}", run.stderr);
        assert!(run.stdout.is_empty());
        run.says(&[&format!("spring.toml:{place}"), words]);
    }
}

#[test]
fn manifest_in_another_encoding_is_refused() {
    let desk = Desk::new();
    let manifest = b"subject = \"S\"\nname = \"n\"\n[[slide]]\ntext = \"Gr\xfc\xdfe\"\nduration = 5\n";
    desk.put("spring.toml", manifest);
    for command in ["build", "estimate", "fit --out-dir out --budget 300KB"] {
        let run = desk.run(&format!("{command} spring.toml")).exits(3);
        assert!(run.stdout.is_empty(), "{command}: {}", run.stdout);
        run.says(&["error[manifest]: the manifest is not UTF-8", "spring.toml:4:11", "iconv"]);
    }
    let desk = Desk::new().stdin(manifest);
    desk.run("build -").exits(3).says(&["the manifest is not UTF-8"]);
    desk.run("estimate -").exits(3).says(&["the manifest is not UTF-8"]);
    // What can be read in full is not refused.
    let wide: Vec<u8> = "\u{feff}subject='S'\nname='n'\n[[slide]]\ntext='Gr\u{fc}\u{df}e'\nduration=5\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    Desk::new().stdin(wide).run("build -").exits(0).prints(&["Gr\u{fc}\u{df}e"]);
    let desk = Desk::new();
    desk.put("mmsctl.toml", b"[media]\ndir = \"M\xfcll\"\n");
    desk.run("config").exits(3).says(&["the configuration is not UTF-8", "mmsctl.toml:2:9"]);
}

#[test]
fn media_with_the_same_output_name_are_refused() {
    let desk = Desk::new();
    desk.sample("hero.jpg", "one/h\u{e4}ro.jpg");
    let mut other = std::fs::read(desk.path("one/h\u{e4}ro.jpg")).unwrap();
    other.push(0);
    desk.put("two/h\u{f6}ro.jpg", other);
    let line = "build --subject Spring --name spring-24 --base-url https://media.acme.com/ \
                --slide one/h\u{e4}ro.jpg --duration 5 --slide two/h\u{f6}ro.jpg --duration 5 --out-dir up";
    desk.run(line).exits(2).says(&["would both be served as `h-ro.jpg`", "--hash-names"]);
    assert!(!desk.path("up").exists());
    desk.run(&format!("{line} --hash-names")).exits(0);
    assert_eq!(desk.list("up").len(), 2);
}

#[test]
fn build_with_errors_writes_nothing() {
    let desk = Desk::new();
    desk.sample("hero.jpg", "hero.jpg");
    let line =
        "build --action send --base-url https://media.acme.com/ --slide hero.jpg --out-dir up -o out.xml";
    let run = desk.run(line).exits(1).says(&["error[to-missing]", "nothing was written"]);
    assert!(run.stdout.is_empty() && !desk.path("up").exists() && !desk.path("out.xml").exists());
}
