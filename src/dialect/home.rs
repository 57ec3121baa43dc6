//! The places that elements may be in.

use super::Term;

/// A place that elements may be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Home {
    /// The document itself, which contains the root.
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
    /// A request whose action is missing or unknown. It may contain everything that any request may contain.
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
    /// The `data` of a request.
    Data,
    /// A response.
    Response,
    /// A template listed in a response.
    Template,
    /// A postback.
    Postback,
    /// The `content` of a postback about an incoming message.
    Content,
    /// A notification of a bundle.
    Notification,
    /// The body of a bundled notification.
    NotificationBody,
    /// The status of a bundled notification.
    NotificationStatus,
}

impl Home {
    /// The bit that stands for the place.
    pub(super) const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// The root of the document that the place is in; `None` for the document itself.
    #[must_use]
    pub fn root(self) -> Option<Term> {
        match self {
            Home::Document => None,
            Home::Response | Home::Template => Some(Term::Response),
            Home::Postback
            | Home::Content
            | Home::Notification
            | Home::NotificationBody
            | Home::NotificationStatus => Some(Term::Postback),
            _ => Some(Term::Request),
        }
    }

    /// The place in words, for use in sentences.
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
            Home::Data => "the values of merge tags",
            Home::Response => "a response",
            Home::Template => "a listed template",
            Home::Postback => "a postback",
            Home::Content => "a postback's content",
            Home::Notification => "a bundled notification",
            Home::NotificationBody => "a bundled notification's `BODY`",
            Home::NotificationStatus => "a bundled notification's `STATUS`",
        }
    }
}
