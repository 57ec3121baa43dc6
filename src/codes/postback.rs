//! Postback codes, which the service sends to a callback URL (API facts §3.2).

/// One postback code.
#[derive(Debug)]
pub struct PostbackCode {
    /// The code.
    pub code: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// The kind of event that it follows.
    pub follows: &'static str,
    /// What to do about it; empty if nothing needs to be done.
    pub repair: &'static str,
    /// Which documentation lists it.
    pub sources: &'static str,
}

impl PostbackCode {
    /// Whether its postbacks are about MMS, as far as they are documented at all.
    #[must_use]
    pub fn is_about_mms(&self) -> bool {
        ![SMS, INCOMING_SMS, LISTS, PASSES].contains(&self.follows)
    }
}

const ALL: &str = "Sinch 2021, Skycore 2015, JSON API";
const SKYCORE: &str = "Skycore 2015";

const SAVE: &str = "saveMMS";
const SEND: &str = "sendMMS";
const DELIVERY: &str = "the delivery of an MMS";
const FALLBACK: &str = "the delivery as SMS with a link";
const DDM: &str = "device discovery";
const SMS: &str = "an SMS";
const INCOMING_SMS: &str = "an incoming SMS";
const PASSES: &str = "the making of a pass";
const LISTS: &str = "a subscription";
const OLD: &str = "the old mobile video stages";

macro_rules! postback {
    ($($code:literal $meaning:literal, $follows:expr, $repair:literal, $sources:expr;)*) => {
        /// Every postback code, grouped by the event that it follows.
        pub const POSTBACK: &[PostbackCode] = &[$(PostbackCode {
            code: $code, meaning: $meaning, follows: $follows, repair: $repair, sources: $sources,
        },)*];
    };
}

postback! {
    "N003" "the template is stored, its media are encoded", SAVE,
        "from now on sendSavedMMS takes its mms-id", "the postback pages of Sinch 2021 (not its appendix), Skycore 2015, JSON API";
    "E002" "an audio file could not be encoded; by the page's text, a video too", SAVE,
        "treat the template as damaged: repair the file and save it again", ALL;
    "E003" "a video could not be encoded", SAVE,
        "treat the template as damaged: repair the file and save it again", ALL;
    "E004" "an image could not be encoded", SAVE,
        "treat the template as damaged: repair the file and save it again", "JSON API";
    "N013" "the message is stored and encoded, and sending has begun", SEND, "", "Skycore 2015, JSON API";
    "E012" "an audio file could not be encoded; nothing is sent", SEND, "repair the file and send it again", ALL;
    "E013" "a video could not be encoded; nothing is sent", SEND, "repair the file and send it again", ALL;
    "E011" "the content failed its validation; at Skycore, a mobile video could not be encoded", SEND,
        "repair the content and send it again", "Skycore 2015, JSON API";
    "N101" "the message is on its way", DELIVERY, "", ALL;
    "N102" "the message is delivered, as far as the carrier says", DELIVERY, "", ALL;
    "N103" "the message expired before it was fetched", DELIVERY, "", "JSON API";
    "E100" "the request was invalid", DELIVERY, "check the request with `mmsctl validate`", "Sinch 2021, older JSON API";
    "E101" "the message could not be sent", DELIVERY,
        "read status-details; missing merge values and media are common causes", ALL;
    "E102" "the message was not delivered: expired, rejected, failed or not supported", DELIVERY,
        "read status and status-details, which are the carrier's words", ALL;
    "E999" "an error in the service's sending queue", DELIVERY, "ask support with the tracking-id", ALL;
    "N202" "the message was delivered as SMS, with a link if it was an MMS", FALLBACK,
        "make an MMS smaller: `mmsctl estimate` shows by how much", ALL;
    "E202" "the SMS was not delivered; it held a link if the message was an MMS", FALLBACK, "",
        "Sinch 2021, Skycore 2015, JSON API";
    "N401" "an MMS came in from a subscriber", "an incoming MMS", "", ALL;
    "N501" "the device discovery message is on its way", DDM, "", "Sinch until 2021-05, Skycore 2015";
    "N502" "the device discovery message's status changed", DDM, "", "Sinch until 2021-05, Skycore 2015";
    "E501" "the device discovery message could not be sent", DDM, "", "Sinch 2021, Skycore 2015";
    "E502" "the device discovery message was not delivered", DDM, "", "Sinch 2021, Skycore 2015";
    "N201" "an SMS was submitted", SMS, "", SKYCORE;
    "E201" "an SMS could not be sent", SMS, "", SKYCORE;
    "N211" "an SMS came in from a subscriber", INCOMING_SMS, "", SKYCORE;
    "N301" "a number was subscribed", LISTS, "", SKYCORE;
    "N302" "a number was unsubscribed", LISTS, "", SKYCORE;
    "N303" "an e-mail address was subscribed", LISTS, "", SKYCORE;
    "N304" "an e-mail address was unsubscribed", LISTS, "", SKYCORE;
    "N801" "a pass was generated", PASSES, "", SKYCORE;
    "N802" "a pass was updated", PASSES, "", SKYCORE;
    "N803" "a pass was removed", PASSES, "", SKYCORE;
    "N811" "a pass was generated for a message", PASSES, "", SKYCORE;
    "N001" "a mobile video was stored", OLD, "", "Skycore before 2014";
    "N002" "a mobile video was encoded", OLD, "", "Skycore before 2014";
    "E001" "a mobile video failed", OLD, "", "Skycore before 2014";
}
