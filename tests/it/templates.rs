//! Templates stored at a fake service on this machine.

use crate::harness::{Desk, Run, interrupted};
use crate::schemas::fits;
use crate::server::{Request, Server};

const KEY: &str = "S3cretS3cretKeyOfTheTest";

fn http(body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: {length}\r\n\r\n{body}")
}

fn service(answer: impl Fn(&Request) -> String + Send + Sync + 'static) -> Server {
    Server::start(move |visit| {
        let request = visit.request();
        visit.write(answer(&request));
    })
}

fn value(request: &Request, name: &str) -> String {
    let rest = request.body.split(&format!("<{name}>")).nth(1).unwrap_or_default();
    rest.split('<').next().unwrap_or_default().to_owned()
}

/// A service that holds so many templates.
fn holding(total: usize) -> Server {
    capped(total, usize::MAX)
}

/// The same with a most of its own for a page.
fn capped(total: usize, most: usize) -> Server {
    service(move |request| {
        let page: usize = value(request, "page-number").parse().unwrap();
        let items: usize = value(request, "items-per-page").parse::<usize>().unwrap().min(most);
        let from = (page - 1) * items;
        let one = |n: usize| {
            format!(
                "<mms-template><mms-id>{n}</mms-id><mms-name>Name {n}</mms-name><mms-subject>Subject</mms-subject>\
                 <date-created>2014-06-07T07:27:29+00:00</date-created><total-slides>2</total-slides>\
                 <mms-size>2048</mms-size></mms-template>"
            )
        };
        let templates: String = (from + 1..=total.min(from + items)).map(one).collect();
        http(&format!(
            "<response><status>Success</status><page-number>{page}</page-number><items-per-page>{items}\
             </items-per-page><total-results>{total}</total-results>{templates}</response>"
        ))
    })
}

fn run(server: &Server, line: &str) -> Run {
    let desk = Desk::new().environment("MMSCTL_API_KEY", KEY);
    let run = desk.run(&format!("templates {line} --endpoint {}", server.url("ep/v1/")));
    assert!(!run.stdout.contains(KEY) && !run.stderr.contains(KEY));
    run
}

#[test]
fn all_pages_are_listed() {
    let server = holding(5);
    let listed = run(&server, "list --items-per-page 2").exits(0);
    assert_eq!(
        listed.stdout,
        "id  created                    slides   size  name    subject\n \
         1  2014-06-07T07:27:29+00:00       2  2,048  Name 1  Subject\n \
         2  2014-06-07T07:27:29+00:00       2  2,048  Name 2  Subject\n \
         3  2014-06-07T07:27:29+00:00       2  2,048  Name 3  Subject\n \
         4  2014-06-07T07:27:29+00:00       2  2,048  Name 4  Subject\n \
         5  2014-06-07T07:27:29+00:00       2  2,048  Name 5  Subject\n5 templates\n"
    );
    let pages: Vec<String> = server.requests().iter().map(|request| value(request, "page-number")).collect();
    assert_eq!(pages, ["1", "2", "3"]);
    let server = holding(5);
    let json = run(&server, "list --items-per-page 2 --page 2 --format json").exits(0).json();
    fits("templates-list", &json);
    assert_eq!((json["total_results"].as_u64(), json["templates"].as_array().unwrap().len()), (Some(5), 2));
    assert_eq!(
        (json["templates"][0]["mms_id"].as_str(), json["templates"][0]["size"].as_u64()),
        (Some("3"), Some(2048))
    );
    run(&holding(5), "list --items-per-page 2 --page 1").exits(0).prints(&["2 of 5 templates"]);
    run(&holding(0), "list").exits(0).prints(&["0 templates"]);
}

#[test]
fn pages_are_as_long_as_the_service_makes_them() {
    let server = capped(5, 2);
    run(&server, "list --items-per-page 500").exits(0).prints(&["Name 5", "\n5 templates\n"]);
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn no_page_is_too_far_to_be_asked_for() {
    let server = holding(5);
    run(&server, "list --page 4294967295 --items-per-page 1 --format json").exits(0);
    assert_eq!(value(&server.requests()[0], "page-number"), "4294967295");
}

#[test]
fn a_service_that_knows_no_pages_is_asked_twice_at_most() {
    let page =
        "<mms-template><mms-id>1</mms-id></mms-template><mms-template><mms-id>2</mms-id></mms-template>";
    let server = service(move |_| http(&format!("<response><status>Success</status>{page}</response>")));
    run(&server, "list --items-per-page 2").exits(0).prints(&["2 templates"]);
    assert_eq!(server.requests().len(), 2);
    let counted = "<total-results>5</total-results>";
    let server =
        service(move |_| http(&format!("<response><status>Success</status>{counted}{page}</response>")));
    let short = ["warning: the listing is not complete: 3 templates missing"];
    run(&server, "list --items-per-page 2").exits(0).prints(&["2 of 5 templates"]).says(&short);
    assert_eq!(run(&server, "list --page 1 --items-per-page 2").exits(0).stderr, "");
}

#[test]
fn json_says_why_nothing_is_listed_and_what_would_be_deleted() {
    let server = service(|_| "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n".to_owned());
    let listed =
        run(&server, "list --format json").exits(5).says(&["error: the service gave no usable answer"]);
    let json = listed.json();
    fits("templates-list", &json);
    assert_eq!(json["templates"].as_array().unwrap().len(), 0);
    assert!(json["failure"]["message"].as_str().unwrap().contains("500"), "{json}");
    let json = run(&holding(1).unvisited(), "delete 1 2 --dry-run --format json").exits(0).json();
    fits("templates-delete", &json);
    assert_eq!(
        (&json["results"][1]["mms_id"], &json["results"][1]["outcome"]),
        (&"2".into(), &"waiting".into())
    );
}

#[test]
fn truncated_listing_is_an_error() {
    let cut = "<response><status>Success</status><mms-template><mms-id>35674</mms-id></mms-template>\
               <mms-template><mms-id>356";
    let server = service(move |_| http(cut));
    let run = run(&server, "list").exits(5).says(&["the answer is cut off"]);
    assert_eq!(run.stdout, "");
}

#[test]
fn a_listing_that_cannot_be_read_is_not_taken_for_an_empty_one() {
    let answering = |listing: &'static str| {
        service(move |_| http(&format!("<response><status>Success</status>{listing}</response>")))
    };
    let one = "<template><mms-id>1</mms-id></template>";
    let counts = ["the service counts 2 templates, and none could be read", "the answer holds `template`"];
    let counted = answering("<total-results>2</total-results><template><mms-id>1</mms-id></template>");
    for line in ["list", "list --format json", "list --page 2 --items-per-page 1"] {
        run(&counted, line).exits(5).says(&counts[usize::from(line.contains("page"))..]);
    }
    // Those that are counted may be older, or on pages before.
    run(&counted, "list --page 2").exits(0).prints(&["0 of 2 templates"]);
    run(&counted, "list --since 2024-03-01").exits(5).says(&["no template could be read"]);
    run(&answering("<total-results>2</total-results>"), "list --since 2024-03-01").exits(0);
    run(&answering(""), "list").exits(5).says(&["success, but its answer is not a listing", "`--endpoint`"]);
    run(&answering("<page-number>1</page-number>"), "list").exits(0).prints(&["0 templates"]);
    run(&answering(one), "list").exits(5).says(&["no template could be read", "`template`"]);
    let nameless = "<mms-template><id>1</id></mms-template><mms-template><id>2</id><mms-name>B</mms-name></mms-template>";
    let listed = run(&answering(nameless), "list").exits(0).prints(&["2 templates"]);
    listed.says(&["2 templates came without an id", "the answer holds `id`"]);
    let more = "<request-id>7</request-id><mms-template><mms-id>1</mms-id></mms-template>";
    assert_eq!(run(&answering(more), "list").exits(0).stderr, "");
}

#[test]
fn the_classic_dialect_lists_in_its_own_names() {
    let server = service(|_| {
        http(
            "<RESPONSE><STATUS>Success</STATUS><TOTAL_RESULTS>1</TOTAL_RESULTS><MMS_TEMPLATE><mmsid>9</mmsid>\
             <name>N</name><subject>S</subject><fallback_sms_text>F</fallback_sms_text>\
             <poster_url>http://a/p.jpg</poster_url></MMS_TEMPLATE></RESPONSE>",
        )
    });
    let json = run(&server, "list --dialect classic --format json --since 2024-03-01").exits(0).json();
    let template = &json["templates"][0];
    assert_eq!((template["mms_id"].as_str(), template["fallback_sms_text"].as_str()), (Some("9"), Some("F")));
    assert_eq!(template["poster_url"], "http://a/p.jpg");
    let body = server.requests()[0].body.clone();
    assert!(body.contains("<START_DATE>2024-03-01T00:00:00+00:00</START_DATE>"), "{body}");
    assert!(body.contains("<ACTION>getMMSTemplates</ACTION>") && body.contains(&format!("<API_KEY>{KEY}<")));
}

#[test]
fn failures_of_list_are_explained() {
    let failure = "<response><status>Failure</status><error-code>E104</error-code><error-info>No</error-info></response>";
    let server = service(move |_| http(failure));
    run(&server, "list")
        .exits(5)
        .says(&["the service refuses: E104: authentication failed, \"No\"", "help: "]);
    let server = service(|_| http(""));
    run(&server, "list").exits(5).says(&["the service gave no usable answer: the answer is empty"]);
    run(&holding(1).unvisited(), "list --since yesterday").exits(2).says(&["2024-03-01"]);
}

#[test]
fn delete_needs_confirmation() {
    let server =
        service(|_| http("<response><status>Success</status><mms-id>1</mms-id></response>")).unvisited();
    run(&server, "delete 35674").exits(2).says(&["cannot ask for confirmation", "--yes"]);
    run(&server, "delete --dry-run 35674 35675").exits(0).prints(&["35674: would be deleted\n35675: would"]);
    run(&server, "delete --yes abc").exits(2).says(&["an id is a number"]);
}

#[test]
fn each_deletion_reports_its_outcome() {
    let server = service(|request| {
        let id = value(request, "mms-id");
        http(&match id.as_str() {
            "2" => "<response><status>Failure</status><error-code>E241</error-code><error-info>None</error-info></response>".to_owned(),
            "3" => "<html/>".to_owned(),
            "4" => "<response><status>Success</status><mms-id>999</mms-id></response>".to_owned(),
            _ => format!("<response><status>Success</status><mms-id>{id}</mms-id></response>"),
        })
    });
    let deleted = run(&server, "delete --yes 1 2 3 1 4").exits(5);
    deleted.prints(&[
        "1: deleted\n",
        "2: refused: E241: ",
        "\"None\"",
        "3: unknown: the answer is not a response of the API",
        "4: unknown: the answer is about template 999",
    ]);
    assert_eq!(server.requests().len(), 4);
    let json = run(&server, "delete --yes --format json 1").exits(0).json();
    fits("templates-delete", &json);
    assert_eq!(json["results"][0]["outcome"], "deleted");
}

#[cfg(unix)]
#[test]
fn a_listing_is_given_up_at_once() {
    let server = Server::start(|visit| {
        visit.request();
        visit.hold();
    });
    let desk = Desk::new().environment("MMSCTL_API_KEY", KEY);
    let listing = desk.start(&format!("templates list --endpoint {}", server.url("ep/v1/")));
    while server.requests().is_empty() {
        std::thread::yield_now();
    }
    listing.interrupt();
    assert_eq!(listing.ends().exits(interrupted()).stderr, "");
}
