//! Documents as they come out of logs, programs, word processors and version control: what was done to them is one
//! finding, however often it shows.

use crate::harness::Desk;

const REQUEST: &str = "<?xml version=\"1.0\"?>
<request>
  <action>saveMMS</action>
  <api-key>K3yK3yK3yK3y99</api-key>
  <message-subject>Spring</message-subject>
  <name>spring-24</name>
  <slide>
    <message-text>Hello</message-text>
    <duration>5</duration>
  </slide>
</request>
";

/// The request with something done to each line.
fn each_line(change: impl Fn(usize, &str) -> String) -> String {
    REQUEST.lines().enumerate().map(|(number, line)| change(number, line) + "\n").collect()
}

#[test]
fn what_was_done_to_the_whole_document_is_one_finding() {
    let escaped = REQUEST.replace('"', "\\\"").replace('\n', "\\n");
    for (text, words) in [
        (each_line(|number, line| format!("12:00:{number} INFO {line}")), "as in a log"),
        (
            each_line(|number, line| format!("a.xml:{number}:{line}")),
            "as in a log, or what a search has found",
        ),
        (each_line(|_, line| format!("// {line}")), "as in a program that has it in a comment"),
        (each_line(|_, line| format!("# {line}")), "as in a program that has it in a comment"),
        (each_line(|_, line| format!("\"{}\\n\" +", line.replace('"', "\\\""))), "out of a string"),
        (each_line(|_, line| format!("\"{}\\n\"", line.replace('"', "\\\""))), "out of a string"),
        (format!("\"{escaped}\""), "out of a string"),
        (escaped, "line breaks are written as `\\n`"),
        (format!("\"{}\"", REQUEST.replace('"', "\"\"")), "out of a string"),
        (
            format!("{{\"xml\": \"{}\"}}", REQUEST.replace('"', "\\\"").replace('\n', "\\n")),
            "this looks like JSON",
        ),
        (
            REQUEST.replace('<', "< ").replace("< request", "<request"),
            "between `<` and the names of the tags",
        ),
        (REQUEST.lines().skip(1).collect::<String>().replace('>', ""), "no tag ends with `>`"),
        (REQUEST.replace("\n  <", "\n  \u{b}<"), "U+000B, which is not a character of XML"),
        (format!("cat <<EOF | curl -d @- $URL\n{REQUEST}EOF\n"), "a script of a shell"),
        (format!("cat <<'EOF' > a.xml\n{REQUEST}EOF\n"), "a script of a shell"),
        (
            format!("Traceback (most recent call last):\n  File \"a.py\", line 1, in <module>\n{REQUEST}"),
            "a Python program prints",
        ),
        (
            REQUEST.replace('<', "< ").replace('>', " >"),
            "white space is between `<` and the names of the tags",
        ),
        (REQUEST.replace("</", "<"), "is opened again where it should be closed, as others are"),
        (REQUEST.replace('<', "< ").replace("< /", "</ "), "white space is between `<` and the names"),
    ] {
        let desk = Desk::new();
        desk.put("a.xml", &text);
        desk.run("validate a.xml").exits(1).prints(&[words, "1 error, 0 warnings, 0 infos"]);
    }
}

#[test]
fn merge_conflict_is_one_finding_that_no_fix_touches() {
    let name = "  <name>spring-24</name>\n";
    let other = "=======\n  <name>summer-24</name>\n>>>>>>> summer\n";
    for conflict in [
        format!("<<<<<<< HEAD\n{name}{other}"),
        format!("<<<<<<< HEAD\n{name}{}", other.replace("summer-24", "sun & sand&copy;<3")),
        format!("<<<<<<< HEAD\n{name}||||||| 1a2b3c4\n{name}{other}"),
        format!("<<<<<<< HEAD\n{name}"),
    ] {
        let desk = Desk::new();
        let text = REQUEST.replace(name, &conflict);
        desk.put("a.xml", &text);
        let run = desk.run("validate --fix --unsafe-fixes a.xml").exits(1);
        run.prints(&["--> a.xml:6:1", "a merge conflict was not resolved", "1 error, 0 warnings, 0 infos"]);
        assert_eq!(std::fs::read_to_string(desk.path("a.xml")).unwrap(), text);
    }
}

#[test]
fn lines_of_a_merge_conflict_may_be_in_a_section() {
    let desk = Desk::new();
    let text = REQUEST.replace("Hello", "<![CDATA[\n<<<<<<< HEAD\n=======\n>>>>>>> b\n]]>");
    desk.put("a.xml", text.replace("Spring", "Fish & chips"));
    let run = desk.run("validate a.xml").exits(1).prints(&["error[raw-ampersand]", "1 error, "]);
    assert!(!run.stdout.contains("conflict"), "{}", run.stdout);
}

#[test]
fn conflict_around_the_root_is_one_finding() {
    let desk = Desk::new();
    let root = "<request>\n";
    let both = format!("<<<<<<< HEAD\n{root}=======\n<REQUEST>\n>>>>>>> b\n");
    desk.put("a.xml", REQUEST.replace(root, &both));
    desk.run("validate a.xml").exits(1).prints(&["a merge conflict was not resolved"]);
}

#[test]
fn errors_of_php_between_elements_are_one_finding_each() {
    let error =
        "<br />\n<b>Warning</b>:  Undefined array key \"to\" in <b>/a.php</b> on line <b>3</b><br />\n";
    let classic = "<REQUEST>\n<ACTION>getMmsIds</ACTION>\n<API_KEY>K3yK3yK3yK3y99</API_KEY>\n</REQUEST>\n";
    for (text, begins) in [(REQUEST, "  <name>"), (REQUEST, "    <duration>"), (classic, "<ACTION>")] {
        let desk = Desk::new();
        desk.put("a.xml", text.replace(begins, &format!("{error}{begins}")));
        desk.run("validate a.xml").exits(1).prints(&["a PHP program prints", "1 error, 0 warnings, 0 infos"]);
    }
}

#[test]
fn blanks_of_a_copied_page_are_one_finding() {
    for blank in ["\u{a0}", "\u{3000}", "\u{200b}"] {
        let desk = Desk::new();
        desk.put("a.xml", REQUEST.replace("  ", blank));
        let run = desk.run("validate a.xml").exits(0);
        run.prints(&["is between elements in 8 places", "0 errors, 1 warning, 0 infos"]);
        desk.run("validate --fix a.xml").exits(0).prints(&["0 errors, 0 warnings, 0 infos"]);
    }
}

#[test]
fn value_without_quotes_is_one_finding_however_many_words_it_has() {
    for tag in [
        "<name value=Spring is here/>",
        "<name value=“Spring is here”/>",
        "<name=Spring is here/>",
        "<name value=spring-24/>",
    ] {
        let desk = Desk::new();
        desk.put("a.xml", REQUEST.replace("<name>spring-24</name>", tag));
        desk.run("validate a.xml").exits(1).prints(&["1 error, 0 warnings, 0 infos"]);
    }
}

#[test]
fn value_that_a_template_has_left_says_so() {
    let to = |value: &str| format!("<request><action>sendMMS</action><to>{value}</to></request>");
    let action = |value: &str| format!("<request><action>{value}</action></request>");
    let pages = "<request><action>getMMSTemplates</action><page-number>%%page%%</page-number></request>";
    for (text, words) in [
        (to("${to}"), "`${to}` was not filled in; fill in the template"),
        (to("*|PHONE|*"), "`*|PHONE|*` was not filled in; fill in the template"),
        (action("{{ action }}"), "= help: `{{ action }}` was not filled in; fill in the template"),
        (pages.to_owned(), "`%%page%%` was not filled in"),
        (action("getMMSTemplates\u{9f}"), "did you mean `getMMSTemplates`? it holds U+009F, an invisible"),
    ] {
        let desk = Desk::new();
        desk.put("a.xml", &text);
        desk.run("validate a.xml").exits(1).prints(&[words]);
    }
}

#[test]
fn a_conflict_without_an_end_hides_nothing_after_its_line() {
    let desk = Desk::new();
    let text = REQUEST
        .replace("  <slide>", "<<<<<<< HEAD\n  <slide>")
        .replace("Hello", "Menu\n=======\n")
        .replace(">5<", ">x<");
    desk.put("a.xml", &text);
    let run = desk.run("validate --format short a.xml").exits(1);
    run.prints(&["a merge conflict was not resolved", "`x` is not a whole number of seconds"]);
}

#[test]
fn blanks_that_a_comment_may_allow_are_reported_one_by_one() {
    let desk = Desk::new();
    let second = "<slide><message-text>Bye</message-text><duration>5</duration></slide>";
    let second = format!("</slide><!-- mmsctl-allow: stray-text deliberate -->\u{200B}{second}");
    let text = REQUEST.replace("  <name>", "\u{A0}<name>").replace("</slide>", &second);
    desk.put("a.xml", &text);
    let run = desk.run("validate --format short a.xml").exits(0);
    assert!(!run.stdout.contains("stale-allow"), "{}", run.stdout);
    run.prints(&["U+00A0, which XML does not treat as white space, is directly in", "1 allowed in place"]);
}

#[test]
fn two_marks_in_a_sentence_are_no_script() {
    let desk = Desk::new();
    desk.put("a.xml", format!("Here it is << see below:\n\n{}\nsee\n", &REQUEST[22..]));
    let run = desk.run("validate --format short a.xml").exits(1);
    assert!(!run.stdout.contains("a script of a shell"), "{}", run.stdout);
}

#[test]
fn a_conflict_in_a_value_is_left_to_its_author() {
    let desk = Desk::new();
    let value = "<name>\n<<<<<<< HEAD\na\n=======\nb & c\n>>>>>>> b\n</name>";
    let text = REQUEST.replace("<name>spring-24</name>", value);
    desk.put("a.xml", &text);
    desk.run("validate --fix --unsafe-fixes a.xml").exits(1).prints(&["a merge conflict was not resolved"]);
    assert_eq!(std::fs::read_to_string(desk.path("a.xml")).unwrap(), text);
}

#[test]
fn a_mark_before_the_name_of_a_document_is_a_mark_alone() {
    let desk = Desk::new();
    desk.put("a.xml", "<request>a < request b</request>");
    desk.run("validate --format short a.xml").exits(1).prints(&["`<` does not begin a tag"]);
    desk.put("b.xml", "if a <b and c <d then");
    let run = desk.run("validate --format short b.xml").exits(1);
    assert!(!run.stdout.contains("no tag ends with"), "{}", run.stdout);
}
