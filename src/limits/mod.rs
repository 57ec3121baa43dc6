//! Every number of the product: what the documentation says, and what mmsctl itself refuses.
//!
//! "API facts" is the collection of the service's public documentation that mmsctl is based on; `explain` names the
//! page and its date for each limit, in the rule that uses it. Sizes are data with their sources: see [`profiles`].

pub mod profile;
pub mod profiles;
pub mod row;
pub mod select;

pub mod canvas;
pub mod capabilities;
pub mod fitting;

/// Documents above this many bytes are refused unread. Our choice: the largest legal request, eight slides of 5000
/// characters at four bytes and six bytes a reference, stays below 2 MB.
pub const DOCUMENT_BYTES: u64 = 32 << 20;

/// Elements nested deeper than this are not read. Our choice: the deepest documented nesting is 6.
pub const NESTING: usize = 256;

/// The most comments of one document that are read as instructions to mmsctl. Our choice.
pub const ALLOWANCES: usize = 256;

/// The most rules that one such comment may name. Our choice: more than there are.
pub const ALLOWED_RULES: usize = 256;

/// The most syntax errors that are listed for one document before reading stops. Our choice.
pub const SYNTAX_ERRORS: usize = 1000;

/// The most findings of one rule that are listed for one document. Our choice: nobody reads more, and a file may hold
/// millions.
pub const FINDINGS: usize = 1000;

/// The most slides of a message (API facts C02, E225).
pub const SLIDES: usize = 8;

/// The most characters of a slide's text, counted in Unicode scalar values, as the unit is undocumented (API facts
/// C12, E334 or E228).
pub const TEXT_CHARACTERS: usize = 5000;

/// The most characters of a subject (API facts C13, E314).
pub const SUBJECT_CHARACTERS: usize = 80;

/// The recommended maximum of characters of a subject, also Android's default limit (API facts §1.9, §8.4).
pub const SUBJECT_RECOMMENDED: usize = 40;

/// The seconds that a slide is shown if it has no duration (API facts C17).
pub const DURATION_DEFAULT: u32 = 10;

/// The seconds that a slide's duration should not exceed (API facts C18).
pub const DURATION_RECOMMENDED: u32 = 30;

/// The seconds that a slide's duration was not allowed to exceed before 2014-08 (API facts §1.9).
pub const DURATION_OLD_MAXIMUM: u32 = 60;

/// The most characters of an alphanumeric sender (API facts C36, E115).
pub const FROM_MASK_CHARACTERS: usize = 11;

/// The most characters of a client reference (API facts §1.3).
pub const CLIENT_REFERENCE_CHARACTERS: usize = 64;

/// The most numbers in a list of recipients, in versions that took a list at all (API facts §0.3, E623).
pub const RECIPIENTS: usize = 100;

/// The most notifications of a bundled postback, from 2011 to 2013 (API facts §4.2).
pub const BUNDLED_NOTIFICATIONS: usize = 300;

/// Digits of an international number without its prefix: E.164 allows 15; below 7 no country has
/// mobile numbers with their country code.
pub const NUMBER_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// The most digits of a saved message's id: those of a 64-bit integer (API facts §1.4).
pub const MMS_ID_DIGITS: usize = 19;

/// Digits of a short code (API facts C35).
pub const SHORT_CODE_DIGITS: std::ops::RangeInclusive<usize> = 5..=6;

/// Digits of a long code or toll-free number, country code included (API facts C35).
pub const LONG_CODE_DIGITS: std::ops::RangeInclusive<usize> = 10..=15;

/// Digits of a number of the US or Canada with its country code 1 (North American Numbering Plan).
pub const NANP_DIGITS: usize = 11;

/// The most bytes of a host name (RFC 1035, section 2.3.4: 255 in its form on the wire, which has two more).
pub const HOST_BYTES: usize = 253;

/// The most bytes of a label of a host name (RFC 1035, section 2.3.4).
pub const HOST_PART_BYTES: usize = 63;

/// The approximate number of characters of the link in a fallback SMS (API facts §9, derived).
pub const SMS_LINK_CHARACTERS: usize = 30;

/// The percentage of a limit from which a message is at risk of exceeding it (API facts §9, derived): the headers
/// that the service adds are not known.
pub const AT_RISK_PERCENT: u64 = 85;

/// The most bytes of a media file that are fetched by default. Our choice: more than the largest source file that any
/// account takes (50000 KB, API facts §6.5).
pub const FETCHED_SIZE: &str = "64MB";
