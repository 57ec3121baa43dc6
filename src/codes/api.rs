//! API error codes, which a Failure response contains (API facts §3.1).

use std::ops::RangeInclusive;

/// One API error code.
#[derive(Debug)]
pub struct ApiCode {
    /// The code.
    pub code: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// What the number or text inside the service's message is; empty if there is none.
    pub argument: &'static str,
    /// Which actions return it.
    pub actions: &'static str,
    /// What to do about it.
    pub repair: &'static str,
    /// Which documentation lists it.
    pub sources: &'static str,
}

/// A range of codes of methods that have nothing to do with MMS.
#[derive(Debug)]
pub struct Family {
    /// The numbers after the E.
    pub numbers: RangeInclusive<u16>,
    /// What the methods are about.
    pub about: &'static str,
}

/// The families, from Skycore's appendix B (2015).
pub const FAMILIES: &[Family] = &[
    Family { numbers: 150..=173, about: "methods of user accounts" },
    Family { numbers: 400..=406, about: "methods of e-mail" },
    Family { numbers: 506..=510, about: "methods of statistics" },
    Family { numbers: 801..=877, about: "methods of passes and statistics" },
];

const ALL: &str = "Sinch 2021, Skycore 2015, JSON API";
const XML: &str = "Sinch 2021, Skycore 2015";
const SINCH: &str = "Sinch 2021";
const SKYCORE: &str = "Skycore 2015";
const OLD: &str = "Skycore before 2015; the method pages of Sinch 2021 still list it";
const UNDEFINED: &str = "used by Sinch 2021 without a definition";

const ANY: &str = "every action";
const SLIDES: &str = "saveMMS, sendMMS";
const SENDS: &str = "sendMMS, sendSavedMMS";

const SLIDE: &str = "the slide";

macro_rules! api {
    ($($code:literal $meaning:literal, $argument:expr, $actions:expr, $repair:expr, $sources:expr;)*) => {
        /// Every API error code, by number.
        pub const API: &[ApiCode] = &[$(ApiCode {
            code: $code, meaning: $meaning, argument: $argument, actions: $actions, repair: $repair,
            sources: $sources,
        },)*];
    };
}

api! {
    "E100" "the request is not usable at all, or no XML was posted", "", ANY,
        "post the bare XML as the body; `mmsctl validate` shows what is wrong with it", ALL;
    "E101" "the action is missing", "", ANY, "add `action`", "Skycore before 2014";
    "E102" "the user or the API key is missing", "", ANY, "add `api-key`", "Skycore before 2014";
    "E103" "the hashed password is missing; in the JSON API, access is blocked", "", ANY,
        "authenticate with `api-key`; ask support where access is blocked", "Skycore before 2014, JSON API";
    "E104" "authentication failed", "", ANY, "check the API key: copy it again from the account's settings", ALL;
    "E105" "the account has no access to the API", "", ANY, "ask support to switch the API on", ALL;
    "E106" "calls come too close together", "the seconds to wait", ANY, "wait, then send more slowly", ALL;
    "E107" "the account may not use this action", "", ANY, "ask support to allow the action", ALL;
    "E108" "the XML does not parse", "the parser's complaint", ANY,
        "`mmsctl validate` shows the place; a raw `&` is the commonest cause", ALL;
    "E109" "the API is not activated for the account", "", ANY, "ask support to activate it", SKYCORE;
    "E110" "the recipient's number is bad", "", SENDS,
        "write the number as digits with its country code, such as `12399471613`", ALL;
    "E111" "the sender is bad or not allowed for the account", "", SENDS,
        "write a short code or number of the account in `from`, digits only", ALL;
    "E112" "the caller's address is not on the account's list", "", ANY,
        "add this machine's public address to the account's list", ALL;
    "E113" "the account's throughput for this action is exceeded", "", ANY, "send more slowly, then try again", ALL;
    "E114" "the recipient is on a blacklist", "", SENDS, "take the number off your lists", ALL;
    "E115" "the alphanumeric sender is too long", "the limit", SENDS,
        "shorten `from-mask` to 11 characters of `A-Z a-z 0-9 _ -`", "JSON API";
    "E120" "the account's quota of API calls is used up", "", "deleteMMSID, getMMSTemplates",
        "wait for the quota to renew, or ask support to raise it", "Skycore 2015; used by Sinch 2021 without a definition";
    "E200" "the account has no templates", "", "getMmsIds", "save one with saveMMS first", "Skycore 2013";
    "E201" "the recipient is required", "", "sendMMS", "add `to`", UNDEFINED;
    "E212" "the page number is invalid", "", "getMMSTemplates", "write a whole number from 1 in `page-number`", ALL;
    "E213" "the number of items a page is invalid", "", "getMMSTemplates",
        "write a whole number from 1 in `items-per-page`", ALL;
    "E214" "the start date is invalid", "", "getMMSTemplates",
        "write it as `2024-03-01T00:00:00+00:00` in `start-date`", ALL;
    "E223" "a slide holds more than one object", "", SLIDES, "give each object a slide of its own", ALL;
    "E224" "a slide holds both an object and audio, video or an image", "", SLIDES,
        "give the object a slide of its own", ALL;
    "E225" "the message has too many slides", "", SLIDES, "keep at most 8 slides", ALL;
    "E226" "a slide holds both audio and video", "", SLIDES, "give one of them a slide of its own", ALL;
    "E227" "a slide holds both a video and an image", "", SLIDES, "give one of them a slide of its own", ALL;
    "E228" "a text is longer than allowed", "the limit", SLIDES, "keep each text at or under 5000 characters", ALL;
    "E229" "content that is not allowed", "", SLIDES, "keep to the documented media types, one of each in a slide", ALL;
    "E230" "a duration is bad", SLIDE, SLIDES, "write whole seconds, up to 30", ALL;
    "E241" "the template's id is invalid or unknown", "", "sendSavedMMS, deleteMMSID",
        "write the id that saveMMS answered in `mms-id`", ALL;
    "E301" "the old number of E311", "", SLIDES, "see E311", OLD;
    "E302" "the old number of E312", "", SLIDES, "see E312", OLD;
    "E303" "the old number of E313", SLIDE, SLIDES, "see E313", OLD;
    "E304" "the old number of E314", "", SLIDES, "see E314", OLD;
    "E311" "the name is missing or invalid", "", SLIDES, "add `name`", ALL;
    "E312" "the message has no slides", "", SLIDES, "add a `slide`", ALL;
    "E313" "a slide is empty", SLIDE, SLIDES, "give it a text, a medium or an object, or remove it", ALL;
    "E314" "the subject is missing or invalid", "", SLIDES,
        "add `message-subject` with 1 to 80 characters", ALL;
    "E331" "an image is too large", SLIDE, SLIDES, "make the file smaller, or ask support for the account's limit", ALL;
    "E332" "an audio file is too large", SLIDE, SLIDES,
        "make the file smaller, or ask support for the account's limit", ALL;
    "E333" "a video is too large", SLIDE, SLIDES, "make the file smaller, or ask support for the account's limit", ALL;
    "E334" "a text is too long", SLIDE, SLIDES, "keep each text at or under 5000 characters", ALL;
    "E335" "a vCard is too large", SLIDE, SLIDES, "take the photo out of it", ALL;
    "E336" "an iCalendar file is too large", SLIDE, SLIDES, "send fewer entries", ALL;
    "E337" "a PDF is too large", SLIDE, SLIDES, "reduce its pictures, or send a link in the text", ALL;
    "E338" "a pass is too large", SLIDE, SLIDES, "reduce its pictures", XML;
    "E341" "an image file is damaged, or not an image", SLIDE, SLIDES, "export the picture again; open it to see that it is whole", ALL;
    "E343" "a video has codecs that are missing", SLIDE, SLIDES,
        "encode it as H.264 with AAC in MP4", "Skycore 2015-02";
    "E351" "an image could not be fetched", SLIDE, SLIDES,
        "open the URL from outside your network; it must answer 200 with Content-Length and Content-Type", XML;
    "E352" "an audio file could not be fetched", SLIDE, SLIDES,
        "open the URL from outside your network, without its query string", XML;
    "E353" "a video could not be fetched", SLIDE, SLIDES,
        "open the URL from outside your network, without its query string", XML;
    "E355" "a vCard could not be fetched", SLIDE, SLIDES, "open the URL from outside your network", XML;
    "E356" "an iCalendar file could not be fetched", SLIDE, SLIDES, "open the URL from outside your network", XML;
    "E357" "a PDF could not be fetched", SLIDE, SLIDES, "open the URL from outside your network", XML;
    "E358" "a pass could not be fetched", SLIDE, SLIDES, "open the URL from outside your network", XML;
    "E361" "the content type of an image is undefined", SLIDE, SLIDES,
        "have the server answer with the right Content-Type", "Skycore in 2014-09 only";
    "E362" "the content type of an audio file is undefined", SLIDE, SLIDES,
        "have the server answer with the right Content-Type", "Skycore in 2014-09 only";
    "E363" "the content type of a video is undefined", SLIDE, SLIDES,
        "have the server answer with the right Content-Type", "Skycore in 2014-09 only";
    "E503" "an error inside the service", "", "sendSavedMMS",
        "find out by postback whether the message went out before you send it again",
        "Skycore 2015, JSON API; used by Sinch 2021 without a definition";
    "E618" "the recipient's carrier could not be looked up", "", SENDS, "try again later", SINCH;
    "E619" "the recipient's carrier is not provisioned", "", SENDS, "ask support; MMS does not reach this carrier", SINCH;
    "E620" "the template's id is required", "", "sendSavedMMS, deleteMMSID",
        "add `mms-id` with the id that saveMMS answered", XML;
    "E621" "the recipient is required", "", "sendSavedMMS", "add `to`", SKYCORE;
    "E622" "the fallback text is required", "", SENDS, "add `fallback-sms-text`", XML;
    "E623" "there are more than 100 numbers in `to`", "", "sendSavedMMS", "send one request for each recipient", SKYCORE;
    "E624" "the campaign's target is required", "", "sendSavedMMSCampaign", "name the campaign's target", SKYCORE;
    "E625" "the template's id is invalid", "", "sendSavedMMSCampaign, sendMMSBarcode",
        "write the id that saveMMS answered", SKYCORE;
    "E626" "the template is not available yet: it is still being encoded", "", "sendSavedMMS",
        "wait for postback N003, then send", XML;
    "E627" "the service id is invalid or required", "", SENDS, "write the account's id in `service-id`", XML;
    "E628" "the operator is not supported", "", SENDS, "leave `operator-id` out, or ask support", XML;
    "E629" "a content type is not recognised", "", "saveMMS, sendMMS, sendSavedMMS",
        "use a documented media type and have the server name it in Content-Type", XML;
    "E630" "the barcode database fails", "", "sendMMSBarcode", "the method is out of use", SKYCORE;
    "E631" "the barcode's id is missing", "", "sendMMSBarcode", "the method is out of use", SKYCORE;
    "E632" "the barcode's id is unknown", "", "sendMMSBarcode", "the method is out of use", SKYCORE;
    "E633" "the barcode's object is bad", "", "sendMMSBarcode", "the method is out of use", SKYCORE;
    "E640" "the inbox message's id is missing", "", "inbox methods", "name the message", SKYCORE;
    "E641" "the inbox message is unknown", "", "inbox methods", "check the message's id", SKYCORE;
    "E642" "the inbox content's id is missing", "", "inbox methods", "name the content", SKYCORE;
    "E643" "the inbox content is unknown", "", "inbox methods", "check the content's id", SKYCORE;
    "E650" "the operator id is invalid or required", "", SENDS,
        "write a number, such as 31003 for Verizon, or leave `operator-id` out", XML;
    "E651" "the operator id is unknown to the service", "", SENDS,
        "leave `operator-id` out; the service looks the operator up", XML;
    "E712" "the text is required", "", "sendSMS", "add the text", SKYCORE;
    "E713" "the account has a billing problem", "", "sendSavedMMS", "ask support",
        "Skycore 2015; used in an example of Sinch 2021 without a definition";
    "E714" "the campaign's id is missing or invalid", "", SENDS, "write the campaign's number in `CAMPAIGNREF`", SKYCORE;
    "E715" "the recipient is not subscribed to that campaign", "", SENDS, "subscribe the number first", SKYCORE;
}
