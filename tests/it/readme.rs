//! Every command that the README shows runs, and its manifest and configuration are read.

use std::net::TcpListener;
use std::path::Path;

use crate::harness::{Desk, save};

/// The README's blocks of code in a language.
fn blocks(language: &str) -> Vec<String> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).map(|block| block.split("```").next().unwrap().to_owned()).collect()
}

/// The shell lines of the README that run mmsctl, with those that belong together joined.
fn commands() -> Vec<String> {
    let mut commands: Vec<String> = Vec::new();
    for block in blocks("sh") {
        let mut open = false;
        for line in block.lines() {
            match commands.last_mut().filter(|_| open) {
                Some(command) => command.push_str(&format!("\n{line}")),
                None => commands.push(line.to_owned()),
            }
            open = line.ends_with('\\') || line.ends_with('&');
        }
    }
    commands.retain(|command| command.starts_with("mmsctl "));
    commands
}

/// A port that nothing listens on.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

#[test]
fn each_command_of_the_readme_runs() {
    // No request leaves this machine: the proxy for all that does refuses connections.
    let desk = Desk::new()
        .environment("all_proxy", &format!("http://127.0.0.1:{}", free_port()))
        .environment("MMSCTL_API_KEY", "qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ");
    for name in ["hero.jpg", "chime.mp3", "clip.mp4"] {
        desk.sample(name, name);
    }
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/readme/spring.toml");
    desk.put("spring.toml", std::fs::read(manifest).unwrap());
    desk.run("build spring.toml --out-dir upload -o spring.xml").exits(0);
    desk.put("requests/text.xml", save("<slide><message-text>Hello</message-text></slide>"));
    desk.put("callbacks.log", desk.run("postback emit N003").stdout);
    let mut endpoint = desk.start("postback listen --port 0");
    let listening = endpoint.says("listening on ");
    let port = listening.split_once("127.0.0.1:").unwrap().1.trim_end_matches('/');

    let commands = commands();
    assert!(commands.len() > 30, "{commands:?}");
    for command in commands {
        let port = if command.contains("listen") { free_port().to_string() } else { port.to_owned() };
        let run = desk.shell(&command.replace("8080", &port));
        // Findings, and a network that is not there, are results; a wrong flag and a missing file are none.
        assert!([0, 1, 5].contains(&run.code), "{command}\n{run:?}");
    }
}

#[test]
fn the_manifest_and_the_configuration_of_the_readme_are_accepted() {
    let desk = Desk::new();
    for name in ["hero.jpg", "chime.mp3", "clip.mp4"] {
        desk.sample(name, name);
    }
    let [manifest, configuration] = &blocks("toml")[..] else { panic!("two blocks of TOML") };
    desk.put("spring.toml", manifest);
    desk.run("build spring.toml").exits(0);
    desk.put("mmsctl.toml", configuration);
    desk.run("config --set").exits(0).prints(&["profiles.our-carrier", "duration-default"]);
}
