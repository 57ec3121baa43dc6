//! The one table of names: what each element is called in each dialect of the API, and where it may stand.
//!
//! Readers and writers look nowhere else. Names and homes are those of API facts §1 (requests and
//! responses) and §4.1 (postbacks).

/// A generation of the API's XML (API facts §0.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// Lowercase with hyphens (mBlox, Sinch): `<mms-id>`.
    Current,
    /// UPPERCASE (Skycore 1.3): `<MMSID>`.
    Classic,
    /// UPPERCASE with `CONTENT` and `SEQUENCE` around the slides and `duration` as an attribute, before
    /// 2014-02; read, no longer documented for writing.
    Legacy,
}

impl Dialect {
    /// The dialect's name, as options and output spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Dialect::Current => "current",
            Dialect::Classic => "classic",
            Dialect::Legacy => "legacy",
        }
    }
}

/// A place that elements may stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Home {
    /// The document itself.
    Document,
    /// A saveMMS request.
    Save,
    /// A sendMMS request.
    Send,
    /// A sendSavedMMS request.
    SendSaved,
    /// A deleteMMSID request.
    Delete,
    /// A getMMSTemplates request.
    Templates,
    /// A getMmsIds request (classic only).
    Ids,
    /// A request whose action is missing or unknown: everything that any request may hold.
    AnyRequest,
    /// The `CONTENT` of a legacy request.
    LegacyContent,
    /// The `SEQUENCE` of a legacy request.
    Sequence,
    /// A slide.
    Slide,
    /// An image, audio, video or object of a slide.
    Part,
    /// A `custom-text`.
    CustomText,
    /// A response.
    Response,
    /// A template listed in a response.
    Template,
    /// A postback.
    Postback,
    /// The `content` of a postback about an incoming message.
    Content,
}

impl Home {
    /// The place in words, for sentences.
    #[must_use]
    pub fn describe(self) -> &'static str {
        match self {
            Home::Document => "a document",
            Home::Save => "a saveMMS request",
            Home::Send => "a sendMMS request",
            Home::SendSaved => "a sendSavedMMS request",
            Home::Delete => "a deleteMMSID request",
            Home::Templates => "a getMMSTemplates request",
            Home::Ids => "a getMmsIds request",
            Home::AnyRequest => "a request",
            Home::LegacyContent => "`CONTENT`",
            Home::Sequence => "`SEQUENCE`",
            Home::Slide => "a slide",
            Home::Part => "a medium of a slide",
            Home::CustomText => "a custom text",
            Home::Response => "a response",
            Home::Template => "a listed template",
            Home::Postback => "a postback",
            Home::Content => "a postback's content",
        }
    }
}

use Home::{
    Content, CustomText, Delete, Document, Ids, LegacyContent, Part, Postback, Response, Save, Send,
    SendSaved, Sequence, Slide, Template, Templates,
};

const ALL: &[Home] = &[Save, Send, SendSaved, Delete, Templates, Ids];
const SENDS: &[Home] = &[Send, SendSaved];
const SLIDES: &[Home] = &[Save, Send];

/// One row of the table. An empty name means that the dialect does not have the element.
#[derive(Debug)]
pub struct Row {
    /// What the element means.
    pub term: Term,
    current: &'static str,
    classic: &'static str,
    /// Names of other generations, of the documentation's prose and of the query form.
    also: &'static [&'static str],
    homes: &'static [Home],
}

macro_rules! table {
    ($($(#[$doc:meta])* $term:ident $current:literal $classic:literal $also:expr, $homes:expr;)*) => {
        /// What an element means, whatever it is called.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Term { $($(#[$doc])* $term,)* }

        /// The table, in the order in which elements are written.
        pub const TABLE: &[Row] = &[$(Row {
            term: Term::$term, current: $current, classic: $classic, also: &$also, homes: $homes,
        },)*];
    };
}

table! {
    /// A request.
    Request "request" "REQUEST" [], &[Document];
    /// A response.
    Response "response" "RESPONSE" [], &[Document];
    /// A postback.
    Postback "postback" "POSTBACK" [], &[Document];

    /// What the request asks for.
    Action "action" "ACTION" [], ALL;
    /// The account's key.
    ApiKey "api-key" "API_KEY" ["apikey", "x-api-key"], ALL;
    /// The account's name, before 2013.
    User "" "USER" [], ALL;
    /// The account's hashed password, before 2013.
    Pass "" "PASS" [], ALL;

    /// `Success` or `Failure`; a delivery status in postbacks.
    Status "status" "STATUS" [], &[Response];
    /// The API error code of a failure.
    ErrorCode "error-code" "ERRORCODE" [], &[Response];
    /// What the service calls the conversation a postback belongs to.
    Origin "origin" "ORIGIN" [], &[Postback];
    /// The postback code.
    Code "code" "CODE" [], &[Postback];
    /// Whether a message went as `MMS` or as `SMS` with a link.
    SentAs "sent-as" "SENTAS" [], &[Postback];
    /// The delivery status of a postback.
    DeliveryStatus "status" "STATUS" [], &[Postback];

    /// The id of a saved message.
    MmsId "mms-id" "MMSID" [], &[SendSaved, Delete, Response, Postback];
    /// The recipient.
    To "to" "TO" [], &[Send, SendSaved, Response, Postback];
    /// The sender.
    From "from" "FROM" [], &[Send, SendSaved, Response, Postback];
    /// An alphanumeric sender.
    FromMask "from-mask" "FROM_MASK" [], SENDS;
    /// The recipient's operator, if the sender knows it.
    OperatorId "operator-id" "OPERATORID" ["SPID"], SENDS;
    /// The service that is billed.
    ServiceId "service-id" "" ["SERVICEID"], SENDS;
    /// The campaign that is checked.
    CampaignRef "" "CAMPAIGNREF" [], SENDS;
    /// The message's subject.
    Subject "message-subject" "SUBJECT" [], &[Save, Send, LegacyContent];
    /// The template's name.
    Name "name" "NAME" [], &[Save, Send, LegacyContent];
    /// The subject that replaces the template's.
    CustomSubject "custom-subject" "CUSTOMSUBJECT" ["CUSTOMTITLE"], &[SendSaved];
    /// The text of the SMS that is sent where the MMS cannot be.
    FallbackText "fallback-sms-text" "FALLBACKSMSTEXT" [], &[Save, Send, SendSaved];
    /// Whether no SMS is sent instead.
    DisableFallback "disable-fallback-sms" "DISABLEFALLBACKSMS" [], SENDS;
    /// Whether the SMS goes without a link.
    DisableFallbackLink "disable-fallback-sms-link" "DISABLEFALLBACKSMSLINK" [], SENDS;
    /// When the SMS's link expires.
    LinkExpiration "fallback-sms-link-expiration" "" ["FALLBACKSMSLINKEXPIRATION"], SENDS;
    /// The sender's own reference, echoed in postbacks.
    ClientReference "client-reference" "" ["CLIENTREFERENCE"], &[Save, Send, SendSaved, Postback];
    /// Whether a pass goes as a link.
    ForcePassAsLink "" "FORCEPASSASLINK" [], &[SendSaved];
    /// The subject of a device discovery message.
    DdmSubject "ddm-message-subject" "DDMTITLE" [], &[SendSaved];
    /// The text of a device discovery message.
    DdmText "ddm-message-text" "DDMTEXT" [], &[SendSaved];
    /// Minutes to wait for a device discovery message.
    DdmTimeout "ddm-message-timeout" "DDMTIMEOUT" [], &[SendSaved];
    /// Whether device discovery is forced.
    DdmForce "ddm-force" "DDMFORCE" [], &[SendSaved];
    /// A replacement of one slide's text.
    CustomText "custom-text" "CUSTOMTEXT" [], &[SendSaved];
    /// The replacing text.
    Value "value" "VALUE" [], &[CustomText];
    /// The slide whose text is replaced, from 1.
    SlideNumber "slide" "SLIDE" [], &[CustomText];
    /// Values for merge tags.
    Data "data" "DATA" [], &[SendSaved];

    /// Templates newer than this.
    StartDate "start-date" "START_DATE" [], &[Templates, Response];
    /// The page of a listing, from 1.
    PageNumber "page-number" "PAGE_NUMBER" [], &[Templates, Response];
    /// How many entries a page has.
    ItemsPerPage "items-per-page" "ITEMS_PER_PAGE" [], &[Templates, Response];

    /// What legacy requests wrap name and slides in.
    LegacyContent "" "CONTENT" [], SLIDES;
    /// What legacy requests wrap slides in.
    Sequence "" "SEQUENCE" [], &[LegacyContent];
    /// A slide.
    Slide "slide" "SLIDE" [], &[Save, Send, Sequence];
    /// A picture.
    Image "image" "IMAGE" [], &[Slide];
    /// A sound.
    Audio "audio" "AUDIO" [], &[Slide];
    /// A film.
    Video "video" "VIDEO" [], &[Slide];
    /// A contact.
    Vcard "vcard" "VCARD" ["contact"], &[Slide];
    /// A calendar entry.
    Ical "ical" "ICAL" ["calendar"], &[Slide];
    /// A document.
    Pdf "pdf" "PDF" [], &[Slide];
    /// An Apple pass.
    Passbook "passbook" "PASSBOOK" ["pkpass"], &[Slide];
    /// Where a medium is fetched from.
    Url "url" "URL" [], &[Part];
    /// A slide's text.
    Text "message-text" "TEXT" [], &[Slide];
    /// Seconds that a slide is shown.
    Duration "duration" "DURATION" [], &[Slide];

    /// What links the postbacks of one message.
    TrackingId "tracking-id" "TRACKINGID" [], &[Response, Postback];
    /// The operator, as postbacks name it.
    PostbackOperator "operator-id" "SPID" ["OPERATORID"], &[Postback];
    /// When it happened.
    Timestamp "timestamp" "TIMESTAMP" [], &[Postback];
    /// The recipient's device.
    Handset "handset" "HANDSET" [], &[Postback];
    /// The aggregator, dropped by Sinch.
    AggregatorId "" "AGGREGATORID" [], &[Postback];
    /// The device's system, for some months of 2014.
    Os "" "OS" [], &[Postback];
    /// The sound that could not be encoded.
    AudioName "audio-name" "AUDIONAME" [], &[Postback];
    /// The film that could not be encoded.
    VideoName "video-name" "VIDEONAME" [], &[Postback];
    /// The first word of an incoming message.
    Keyword "keyword" "KEYWORD" [], &[Postback];
    /// The subject of an incoming message.
    IncomingSubject "message-subject" "SUBJECT" [], &[Postback];
    /// The files of an incoming message.
    Content "content" "CONTENT" [], &[Postback];
    /// One file of an incoming message.
    File "file" "FILE" [], &[Content];
    /// What a carrier or the service says of a status.
    StatusDetails "status-details" "STATUSDETAILS" [], &[Response, Postback];
    /// The words of a failure.
    ErrorInfo "error-info" "ERRORINFO" [], &[Response];
    /// How many templates there are.
    TotalResults "total-results" "TOTAL_RESULTS" [], &[Response];
    /// All template ids in one list.
    MmsIds "" "MMSIDS" [], &[Response];
    /// One template of a listing.
    Template "mms-template" "MMS_TEMPLATE" [], &[Response];
    /// A listed template's id.
    TemplateId "mms-id" "mmsid" [], &[Template];
    /// A listed template's name.
    TemplateName "mms-name" "name" [], &[Template];
    /// A listed template's subject.
    TemplateSubject "mms-subject" "subject" [], &[Template];
    /// A listed template's fallback text.
    TemplateFallback "" "fallback_sms_text" [], &[Template];
    /// When a listed template was made.
    TemplateCreated "date-created" "date_created" [], &[Template];
    /// How many slides a listed template has.
    TemplateSlides "total-slides" "total_slides" [], &[Template];
    /// A listed template's size, in an undocumented unit.
    TemplateSize "mms-size" "size" [], &[Template];
    /// A listed template's picture.
    TemplatePoster "" "poster_url" [], &[Template];
}

/// Elements of forms that are no longer taken, and what they were (API facts §0.3, §1.2, §1.4, §4.2).
const RETIRED: &[(&str, &str)] = &[
    ("OBJECT", "a wrapper of vcard, ical, pdf and passbook that existed in September 2014 alone"),
    ("WALLET", "the name of passbook in September 2014"),
    ("PERSONALIZED-IMAGE", "a late Skycore extension that no other documentation has"),
    ("DEVICE", "a field of sendSavedMMS that was removed in July 2014"),
    ("SENDING", "the answer to a list of recipients, until September 2013"),
    ("NOTIFICATION", "a bundled postback of 2011 to 2013"),
];

/// Elements that only the JSON API v2 has (API facts §1.3).
const JSON_ONLY: &[&str] = &["mms-expiry-timestamp", "cache-content", "to-displayonly", "excel"];

impl Term {
    /// The row of the table.
    #[must_use]
    pub fn row(self) -> &'static Row {
        // Terms and rows are made from the same lines, in the same order.
        &TABLE[self as usize]
    }

    /// What the element is called in `dialect`, if the dialect has it.
    #[must_use]
    pub fn name(self, dialect: Dialect) -> Option<&'static str> {
        let name = match dialect {
            Dialect::Current => self.row().current,
            Dialect::Classic | Dialect::Legacy => self.row().classic,
        };
        (!name.is_empty()).then_some(name)
    }

    /// What the element is called in `dialect`, or else in the dialect that has it.
    #[must_use]
    pub fn name_or_other(self, dialect: Dialect) -> &'static str {
        self.name(dialect).or(self.name(Dialect::Current)).or(self.name(Dialect::Classic)).unwrap_or_default()
    }

    /// Whether the element may stand in `home`.
    #[must_use]
    pub fn lives_in(self, home: Home) -> bool {
        let homes = self.row().homes;
        homes.contains(&home) || home == Home::AnyRequest && homes.iter().any(|home| ALL.contains(home))
    }

    /// Where the element may stand.
    #[must_use]
    pub fn homes(self) -> &'static [Home] {
        self.row().homes
    }
}

/// What an element's name turns out to mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The right name in the right place.
    Exact(Term),
    /// An element of this place under another dialect's or generation's name, or in another case.
    OtherName(Term),
    /// An element of this place that the dialect does not have.
    Foreign(Term),
    /// An element of this place, nearly.
    Misspelt(Term),
    /// An element of another place.
    Misplaced(Term),
    /// An element of a form that is no longer taken; the words say what it was.
    Retired(&'static str),
    /// An element of the JSON API alone.
    JsonOnly,
    /// Nothing known.
    Unknown,
}

/// Looks a name up. Total: whatever is not known is [`Meaning::Unknown`].
#[must_use]
pub fn meaning(name: &str, dialect: Dialect, home: Home) -> Meaning {
    let here = || TABLE.iter().filter(|row| row.term.lives_in(home));
    if let Some(row) = here().find(|row| row.term.name(dialect) == Some(name)) {
        return Meaning::Exact(row.term);
    }
    if let Some(row) = here().find(|row| row.is_called(name)) {
        let known = row.term.name(dialect).is_some();
        return if known { Meaning::OtherName(row.term) } else { Meaning::Foreign(row.term) };
    }
    if let Some((_, what)) = RETIRED.iter().find(|(retired, _)| retired.eq_ignore_ascii_case(name)) {
        return Meaning::Retired(what);
    }
    if JSON_ONLY.iter().any(|json| json.eq_ignore_ascii_case(name)) {
        return Meaning::JsonOnly;
    }
    if let Some(row) = TABLE.iter().find(|row| row.is_called(name)) {
        return Meaning::Misplaced(row.term);
    }
    let names = here().filter_map(|row| row.term.name(dialect));
    let near = crate::nearest::nearest(name, names);
    here()
        .find(|row| near.is_some() && row.term.name(dialect) == near)
        .map_or(Meaning::Unknown, |row| Meaning::Misspelt(row.term))
}

impl Row {
    /// Whether any dialect or generation calls the element so, in whatever case, with or without hyphens.
    fn is_called(&self, name: &str) -> bool {
        [self.current, self.classic]
            .iter()
            .chain(self.also)
            .any(|known| !known.is_empty() && same_letters(known, name))
            || self.current.strip_prefix("message-").is_some_and(|prose| same_letters(prose, name))
    }
}

/// Whether two names are the same but for case, hyphens and underscores.
fn same_letters(a: &str, b: &str) -> bool {
    let letters = |name: &str| -> Vec<u8> {
        name.bytes().filter(|b| !matches!(b, b'-' | b'_')).map(|b| b.to_ascii_lowercase()).collect()
    };
    // Cheap first: most names differ at once.
    a.len().abs_diff(b.len()) <= 6 && letters(a) == letters(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_term_is_its_own_row() {
        for (index, row) in TABLE.iter().enumerate() {
            assert_eq!(row.term as usize, index);
            assert!(!row.homes.is_empty(), "{row:?}");
            assert!(!(row.current.is_empty() && row.classic.is_empty()), "{row:?}");
        }
    }

    #[test]
    fn a_name_means_one_thing_in_one_place() {
        for row in TABLE {
            for dialect in [Dialect::Current, Dialect::Classic] {
                let Some(name) = row.term.name(dialect) else { continue };
                for home in row.homes {
                    assert_eq!(meaning(name, dialect, *home), Meaning::Exact(row.term), "{name} in {home:?}");
                }
            }
        }
    }

    #[test]
    fn names_of_other_generations_are_recognised() {
        use Meaning as M;
        for (name, dialect, home, expected) in [
            ("mmsid", Dialect::Current, SendSaved, M::OtherName(Term::MmsId)),
            ("MMSID", Dialect::Current, SendSaved, M::OtherName(Term::MmsId)),
            ("mmsId", Dialect::Current, SendSaved, M::OtherName(Term::MmsId)),
            ("subject", Dialect::Current, Save, M::OtherName(Term::Subject)),
            ("text", Dialect::Current, Slide, M::OtherName(Term::Text)),
            ("api_key", Dialect::Current, Save, M::OtherName(Term::ApiKey)),
            ("Slide", Dialect::Current, Save, M::OtherName(Term::Slide)),
            ("message-text", Dialect::Classic, Slide, M::OtherName(Term::Text)),
            ("SPID", Dialect::Classic, Send, M::OtherName(Term::OperatorId)),
            ("SERVICEID", Dialect::Classic, Send, M::Foreign(Term::ServiceId)),
            ("campaignRef", Dialect::Current, Send, M::Foreign(Term::CampaignRef)),
            ("mesage-text", Dialect::Current, Slide, M::Misspelt(Term::Text)),
            ("mms-id", Dialect::Current, Save, M::Misplaced(Term::MmsId)),
            ("slide", Dialect::Current, SendSaved, M::Misplaced(Term::SlideNumber)),
            ("cache-content", Dialect::Current, Send, M::JsonOnly),
            ("banana", Dialect::Current, Save, M::Unknown),
        ] {
            assert_eq!(meaning(name, dialect, home), expected, "{name}");
        }
        assert!(matches!(meaning("WALLET", Dialect::Classic, Slide), M::Retired(_)));
    }
}
