//! Files disguised as videos that refer to other files: playlists, scripts and descriptions of streams. No command
//! opens the files they refer to, and none of them is taken for a video.

use std::io::ErrorKind;
use std::net::TcpListener;

use crate::fit::{VIDEO, X264, nothing_is_left};
use crate::harness::{Desk, ffmpeg, save};

/// What they are, and what they look like; `URL` and `FILE` stand for what they name.
const DISGUISES: &[(&str, &str)] = &[
    ("a playlist", "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nURL\n#EXTINF:2,\nFILE\n#EXT-X-ENDLIST\n"),
    ("a script", "ffconcat version 1.0\nfile FILE\nfile 'URL'\n"),
    (
        "a DASH manifest",
        "<?xml version=\"1.0\"?>\n<MPD profiles=\"urn:mpeg:dash:profile:isoff-on-demand:2011\" type=\"static\" \
         mediaPresentationDuration=\"PT2S\"><Period><AdaptationSet mimeType=\"video/mp4\"><Representation id=\"1\" \
         bandwidth=\"1\"><BaseURL>URL</BaseURL></Representation></AdaptationSet></Period></MPD>\n",
    ),
    ("a session", "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n"),
    ("a session behind a mark of Ogg", "OggS\nv=0\nc=IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n"),
    ("a playlist behind a mark of MP3", "ID3\n#EXTM3U\n#EXTINF:2,\nURL\n"),
    ("a playlist behind a mark of FLV", "FLV\u{1}\n#EXTM3U\n#EXTINF:2,\nFILE\n"),
    ("a reference", "[Reference]\nRef1=URL\nRef2=FILE\n"),
    ("a list", "[playlist]\nFile1=URL\nNumberOfEntries=1\n"),
];

#[test]
fn disguised_files_do_not_make_any_command_open_what_they_name() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let url = format!("http://{}/video.ts", listener.local_addr().unwrap());
    for (what, text) in DISGUISES {
        let desk = Desk::new();
        ffmpeg(&desk.path(""), &format!("{VIDEO} {X264} decoy.mp4"));
        let decoy = desk.path("decoy.mp4").display().to_string();
        desk.put("list.mp4", text.replace("URL", &url).replace("FILE", &decoy));
        desk.put(
            "spring.toml",
            "subject = \"Spring\"\nname = \"spring-24\"\n[[slide]]\nmedia = \"list.mp4\"\n",
        );
        desk.put(
            "request.xml",
            save("<slide><video><url>https://media.acme.com/list.mp4</url></video></slide>"),
        );
        let budget = "--budget 20KB -q";
        desk.run(&format!("fit list.mp4 {budget} -o out.mp4")).exits(3);
        desk.run(&format!("fit list.mp4 {budget} --dry-run")).exits(3);
        // What is no medium is no part of what is shared; the rules of messages say the rest.
        for line in [
            &format!("fit spring.toml {budget} --out-dir out")[..],
            "fit spring.toml --budget 20KB --dry-run",
            "build spring.toml --fit --budget 20KB --base-url https://media.acme.com/ -o out.xml",
            "build spring.toml --base-url https://media.acme.com/ -o out.xml",
            "validate request.xml --base-url https://media.acme.com/ --media-dir .",
        ] {
            let run = desk.run(line);
            assert!(matches!(run.code, 1..=3), "{what}: {line}: {}\n{}{}", run.code, run.stdout, run.stderr);
        }
        desk.run("estimate list.mp4");
        nothing_is_left(&desk, &["decoy.mp4", "list.mp4", "request.xml", "spring.toml"]);
        let called = listener.accept();
        assert!(called.is_err_and(|error| error.kind() == ErrorKind::WouldBlock), "{what} was followed");
    }
}
