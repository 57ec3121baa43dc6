//! The table: a row for each element.

use super::Home;
use super::Home::{
    Content, CustomText, Delete, Document, Ids, LegacyContent, Notification, NotificationBody,
    NotificationStatus, Part, Postback, Response, Save, Send, SendSaved, Sequence, Slide, Template,
    Templates,
};

pub(super) const ALL: &[Home] = &[Save, Send, SendSaved, Delete, Templates, Ids];
const SENDS: &[Home] = &[Send, SendSaved];
const SLIDES: &[Home] = &[Save, Send];

/// One row of the table. An empty name means that the dialect does not have the element.
#[derive(Debug)]
pub struct TermRow {
    /// What the element means.
    pub term: Term,
    pub(super) current: &'static str,
    pub(super) classic: &'static str,
    /// Names in other generations, in the documentation's prose and in the query form.
    also: &'static [&'static str],
    pub(super) homes: &'static [Home],
    /// The homes, one bit each: nearly every element of every document is asked whether it may be where it is.
    pub(super) home_bits: u32,
}

/// The bit of each home.
pub(super) const fn bits(homes: &[Home]) -> u32 {
    let (mut bits, mut at) = (0, 0);
    while at < homes.len() {
        bits |= homes[at].bit();
        at += 1;
    }
    bits
}

macro_rules! table {
    ($($(#[$doc:meta])* $term:ident $current:literal $classic:literal $also:expr, $homes:expr;)*) => {
        /// The meaning of an element, whatever it is called.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Term { $($(#[$doc])* $term,)* }

        /// The table, in the order in which elements are written.
        pub const TABLE: &[TermRow] = &[$(TermRow {
            term: Term::$term, current: $current, classic: $classic, also: &$also, homes: $homes,
            home_bits: bits($homes),
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

    /// Whether a request succeeded: `Success` or `Failure`.
    Status "status" "STATUS" [], &[Response];
    /// The API error code of a failure.
    ErrorCode "error-code" "ERRORCODE" [], &[Response];
    /// What the service calls the conversation a postback belongs to.
    Origin "origin" "ORIGIN" [], &[Postback, Notification];
    /// The postback code.
    Code "code" "CODE" [], &[Postback, Notification];
    /// Whether a message went as `MMS` or as `SMS` with a link.
    SentAs "sent-as" "SENTAS" [], &[Postback];
    /// The delivery status of a postback.
    DeliveryStatus "status" "STATUS" [], &[Postback];

    /// The id of a saved message.
    MmsId "mms-id" "MMSID" [], &[SendSaved, Delete, Response, Postback, NotificationBody];
    /// The recipient.
    To "to" "TO" [], &[Send, SendSaved, Response, Postback, NotificationBody];
    /// The sender.
    From "from" "FROM" [], &[Send, SendSaved, Response, Postback];
    /// An alphanumeric sender.
    FromMask "from-mask" "FROM_MASK" [], SENDS;
    /// The recipient's operator, if the sender knows it.
    OperatorId "operator-id" "OPERATORID" ["SPID"], SENDS;
    /// The id of the service that is billed.
    ServiceId "service-id" "" ["SERVICEID"], SENDS;
    /// The campaign that the recipient must be subscribed to.
    CampaignRef "" "CAMPAIGNREF" [], SENDS;
    /// The message's subject.
    Subject "message-subject" "SUBJECT" [], &[Save, Send, LegacyContent];
    /// The template's name.
    Name "name" "NAME" [], &[Save, Send, LegacyContent];
    /// The subject that replaces the template's.
    CustomSubject "custom-subject" "CUSTOMSUBJECT" ["CUSTOMTITLE"], &[SendSaved];
    /// The text of the SMS that is sent if the MMS cannot be delivered.
    FallbackText "fallback-sms-text" "FALLBACKSMSTEXT" [], &[Save, Send, SendSaved];
    /// Whether the fallback SMS is disabled.
    DisableFallback "disable-fallback-sms" "DISABLEFALLBACKSMS" [], &[Save, Send, SendSaved];
    /// Whether the fallback SMS is sent without a link.
    DisableFallbackLink "disable-fallback-sms-link" "DISABLEFALLBACKSMSLINK" [], &[Save, Send, SendSaved];
    /// When the link in the fallback SMS expires.
    LinkExpiration "fallback-sms-link-expiration" "" ["FALLBACKSMSLINKEXPIRATION"], SENDS;
    /// The sender's own reference, echoed in postbacks.
    ClientReference "client-reference" "" ["CLIENTREFERENCE"], &[Save, Send, SendSaved, Postback];
    /// Whether a pass is sent as a link.
    ForcePassAsLink "" "FORCEPASSASLINK" [], &[SendSaved];
    /// The subject of a device discovery message.
    DdmSubject "ddm-message-subject" "DDMTITLE" [], &[SendSaved];
    /// The text of a device discovery message.
    DdmText "ddm-message-text" "DDMTEXT" [], &[SendSaved];
    /// Minutes to wait for a device discovery message.
    DdmTimeout "ddm-message-timeout" "DDMTIMEOUT" [], &[SendSaved];
    /// Whether device discovery is forced.
    DdmForce "ddm-force" "DDMFORCE" [], &[SendSaved];
    /// A text that replaces one slide's text.
    CustomText "custom-text" "CUSTOMTEXT" [], &[SendSaved];
    /// The replacing text.
    Value "value" "VALUE" [], &[CustomText];
    /// The slide whose text is replaced, from 1.
    SlideNumber "slide" "SLIDE" [], &[CustomText];
    /// Values for merge tags.
    Data "data" "DATA" [], &[SendSaved];

    /// The time from which on templates are listed.
    StartDate "start-date" "START_DATE" [], &[Templates, Response];
    /// The page of a listing, from 1.
    PageNumber "page-number" "PAGE_NUMBER" [], &[Templates, Response];
    /// The number of entries per page.
    ItemsPerPage "items-per-page" "ITEMS_PER_PAGE" [], &[Templates, Response];

    /// The element that legacy requests wrap name and slides in.
    LegacyContent "" "CONTENT" [], SLIDES;
    /// The element that legacy requests wrap slides in.
    Sequence "" "SEQUENCE" [], &[LegacyContent];
    /// A slide.
    Slide "slide" "SLIDE" [], &[Save, Send, Sequence];
    /// An image.
    Image "image" "IMAGE" ["img"], &[Slide];
    /// An audio file.
    Audio "audio" "AUDIO" [], &[Slide];
    /// A video.
    Video "video" "VIDEO" [], &[Slide];
    /// A contact.
    Vcard "vcard" "VCARD" ["contact"], &[Slide];
    /// A calendar entry.
    Ical "ical" "ICAL" ["calendar"], &[Slide];
    /// A document.
    Pdf "pdf" "PDF" [], &[Slide];
    /// An Apple pass.
    Passbook "passbook" "PASSBOOK" ["pkpass"], &[Slide];
    /// The URL that a medium is fetched from.
    Url "url" "URL" [], &[Part];
    /// A slide's text.
    Text "message-text" "TEXT" [], &[Slide];
    /// How many seconds a slide is shown.
    Duration "duration" "DURATION" [], &[Slide];

    /// The id that links the postbacks of one message.
    TrackingId "tracking-id" "TRACKINGID" [], &[Response, Postback, NotificationBody];
    /// The operator, as postbacks name it.
    PostbackOperator "operator-id" "SPID" ["OPERATORID"], &[Postback, NotificationBody];
    /// When the event happened.
    Timestamp "timestamp" "TIMESTAMP" [], &[Postback, NotificationBody];
    /// The recipient's device.
    Handset "handset" "HANDSET" [], &[Postback, NotificationBody];
    /// The aggregator, dropped by Sinch.
    AggregatorId "" "AGGREGATORID" [], &[Postback];
    /// The device's operating system, for some months of 2014.
    Os "" "OS" [], &[Postback];
    /// The name of the audio file that could not be encoded.
    AudioName "audio-name" "AUDIONAME" [], &[Postback];
    /// The name of the video that could not be encoded.
    VideoName "video-name" "VIDEONAME" [], &[Postback];
    /// The first word of an incoming message.
    Keyword "keyword" "KEYWORD" [], &[Postback];
    /// The subject of an incoming message.
    IncomingSubject "message-subject" "SUBJECT" [], &[Postback];
    /// The files of an incoming message.
    Content "content" "CONTENT" [], &[Postback];
    /// One file of an incoming message.
    File "file" "FILE" [], &[Content];
    /// One notification of a bundle of 2011 to 2013 (API facts §4.2).
    Notification "" "NOTIFICATION" [], &[Postback];
    /// The content of a bundled notification.
    NotificationBody "" "BODY" [], &[Notification];
    /// A bundled notification's number.
    HistoryId "" "HISTORYID" [], &[NotificationBody];
    /// A bundled notification's status, in parts.
    NotificationStatus "" "STATUS" [], &[NotificationBody];
    /// A bundled status in the first platform's word.
    Celly "" "CELLY" [], &[NotificationStatus];
    /// A bundled status in the provider's word.
    Provider "" "PROVIDER" [], &[NotificationStatus];
    /// A bundled status in words.
    StatusText "" "TEXT" [], &[NotificationStatus];
    /// A bundled status in more words.
    StatusDescription "" "DESCRIPTION" [], &[NotificationStatus];
    /// A carrier's or the service's words about a status.
    StatusDetails "status-details" "STATUSDETAILS" [], &[Response, Postback];
    /// The message of a failure.
    ErrorInfo "error-info" "ERRORINFO" [], &[Response];
    /// The total number of templates.
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
    /// When a listed template was created.
    TemplateCreated "date-created" "date_created" [], &[Template];
    /// The number of slides of a listed template.
    TemplateSlides "total-slides" "total_slides" [], &[Template];
    /// A listed template's size, in an undocumented unit.
    TemplateSize "mms-size" "size" [], &[Template];
    /// A listed template's picture.
    TemplatePoster "" "poster_url" [], &[Template];
}

/// Elements of forms that the service no longer takes, and what they were (API facts §0.3, §1.2, §1.4, §4.2).
pub(super) const RETIRED: &[(&str, &str)] = &[
    ("OBJECT", "a wrapper of vcard, ical, pdf and passbook that existed only in September 2014"),
    ("WALLET", "the name of passbook in September 2014"),
    ("PERSONALIZED-IMAGE", "a late Skycore extension that no other documentation has"),
    ("DEVICE", "a field of sendSavedMMS that was removed in July 2014"),
    ("SENDING", "the answer to a list of recipients, until September 2013"),
];

/// Elements that only the JSON API v2 has (API facts §1.2, §1.3 and §4.2).
pub(super) const JSON_ONLY: &[&str] =
    &["mms-expiry-timestamp", "cache-content", "to-displayonly", "excel", "copy-to"];

impl TermRow {
    /// The element's names in the dialects that have it.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        [self.current, self.classic].into_iter().filter(|name| !name.is_empty())
    }

    /// Whether any dialect or generation gives the element this name, in any case, with or without hyphens.
    pub(super) fn is_called(&self, name: &str) -> bool {
        [self.current, self.classic]
            .iter()
            .chain(self.also)
            .any(|known| !known.is_empty() && same_letters(known, name))
            || self.current.strip_prefix("message-").is_some_and(|prose| same_letters(prose, name))
    }
}

/// Whether two names differ only in case, hyphens and underscores.
fn same_letters(a: &str, b: &str) -> bool {
    fn letters(name: &str) -> impl Iterator<Item = u8> {
        name.bytes().filter(|b| !matches!(b, b'-' | b'_')).map(|b| b.to_ascii_lowercase())
    }
    letters(a).eq(letters(b))
}
