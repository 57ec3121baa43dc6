//! Decides how a message arrives under a limit profile, why, and which part to shrink.

pub use super::compared::{Compared, Figure};
use super::compared::{compared, in_base64};
use super::estimate::{Content, Estimate, PartSize};
use super::fallback::Fallback;
use super::reach::{Predict, Reach};
use super::reason::Reason;
use super::shrink::{Shrink, shrink};
use crate::limits::profile::{Basis, Kind, Profile, Sender};
use crate::limits::profiles::Profiles;
use crate::media::kind::{Family, MediaKind, Support};

/// How a message arrives, from the best outcome to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum VerdictOutcome {
    /// An MMS.
    Mms,
    /// Perhaps an MMS: it is too close to the limit, or has a type that not every handset shows.
    AtRisk,
    /// Not known: the size of a part is unknown, and the known sizes do not decide.
    Unknown,
    /// An SMS with a link.
    SmsLink,
    /// Nothing, or the service refuses the message.
    Rejected,
}

/// The verdict on a message under one profile.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict<'p> {
    /// The profile.
    pub profile: &'p Profile,
    /// How the message arrives.
    pub outcome: VerdictOutcome,
    /// The comparison of sizes; `None` if the profile does not limit any part of the message.
    pub compared: Option<Compared>,
    /// The reasons, and further remarks.
    pub reasons: Vec<Reason>,
    /// The part to shrink, if the limit is exceeded and shrinking this one part is enough.
    pub shrink: Option<Shrink>,
    /// The size that fitting could reach for that part, if it is video or audio.
    pub reach: Option<Reach>,
}

impl VerdictOutcome {
    /// Every outcome.
    pub const ALL: [VerdictOutcome; 5] = [
        VerdictOutcome::Mms,
        VerdictOutcome::AtRisk,
        VerdictOutcome::Unknown,
        VerdictOutcome::SmsLink,
        VerdictOutcome::Rejected,
    ];

    /// The word for it in machine formats.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            VerdictOutcome::Mms => "mms",
            VerdictOutcome::AtRisk => "at-risk",
            VerdictOutcome::Unknown => "unknown",
            VerdictOutcome::SmsLink => "sms-link",
            VerdictOutcome::Rejected => "rejected",
        }
    }

    /// Whether the outcome is at least as bad as `threshold`; [`VerdictOutcome::Unknown`] never is.
    #[must_use]
    pub fn reaches(self, threshold: VerdictOutcome) -> bool {
        self != VerdictOutcome::Unknown && self >= threshold
    }
}

/// Determines the verdict on a message under a profile.
#[must_use]
pub fn verdict<'p>(estimate: &Estimate, profile: &'p Profile, predict: Predict) -> Verdict<'p> {
    let compared = compared(estimate, profile);
    let mut verdict = Verdict {
        profile,
        outcome: VerdictOutcome::Mms,
        compared,
        reasons: Vec::new(),
        shrink: None,
        reach: None,
    };
    if !estimate.refusals.is_empty() {
        verdict.outcome = VerdictOutcome::Rejected;
        verdict.reasons.clone_from(&estimate.refusals);
    }
    verdict.by_size(estimate);
    verdict.by_types(estimate);
    verdict.by_looks(estimate);
    if let Some(shrink) = verdict.shrink {
        let part = &estimate.parts[shrink.part];
        let info = part.info.as_ref().filter(|_| part.plays());
        verdict.reach = info.map(|info| predict(info, shrink.to_bytes));
    }
    verdict
}

impl Verdict<'_> {
    /// The form of the message that the limit counts.
    #[must_use]
    pub fn basis(&self) -> Basis {
        match &self.compared {
            Some(Compared { figure: Figure::Documented, .. }) => Basis::Wire,
            _ => self.profile.basis,
        }
    }

    fn worsen(&mut self, outcome: VerdictOutcome, reason: Reason) {
        self.outcome = self.outcome.max(outcome);
        self.note(reason);
    }

    /// Adds a reason unless it is there already.
    fn note(&mut self, reason: Reason) {
        if !self.reasons.contains(&reason) {
            self.reasons.push(reason);
        }
    }

    fn by_size(&mut self, estimate: &Estimate) {
        let Some(compared) = self.compared.clone() else { return };
        let (used, limit) = (compared.used, &compared.limit);
        if compared.is_over() {
            self.reasons.push(Reason::Over { by: used.bytes - limit.most });
            // Whoever shrinks a part must get it under both limits of a profile.
            let also = in_base64(estimate, self.profile)
                .filter(|wire| wire.is_over() && compared.figure != Figure::Documented);
            if let Some(wire) = &also {
                let (most, by) = (wire.limit.most, wire.used.bytes - wire.limit.most);
                self.reasons.push(Reason::OverInBase64 { most, by });
            }
            self.instead(estimate);
            let exceeded: Vec<&Compared> = std::iter::once(&compared).chain(&also).collect();
            self.shrink = shrink(estimate, &exceeded);
            if self.shrink.is_none() && compared.used.complete {
                self.reasons.push(Reason::NoSinglePart);
            }
        } else if !used.complete {
            let template = estimate.content == Content::TemplateUnknown;
            let count = estimate.unknown().count();
            self.worsen(
                VerdictOutcome::Unknown,
                if template { Reason::Template } else { Reason::AtLeast(count) },
            );
        } else if used.bytes > limit.least {
            self.worsen(VerdictOutcome::AtRisk, Reason::Between { least: limit.least });
        } else if self.profile.kind != Kind::Account && compared.is_near() {
            self.worsen(VerdictOutcome::AtRisk, Reason::Near);
        }
    }

    /// Sets the outcome of a message that does not pass as an MMS.
    fn instead(&mut self, estimate: &Estimate) {
        if self.profile.kind == Kind::Account {
            self.outcome = self.outcome.max(VerdictOutcome::Rejected);
            return;
        }
        match &estimate.fallback {
            Fallback::Sms(_) => {
                self.outcome = self.outcome.max(VerdictOutcome::SmsLink);
                if matches!(self.profile.sender, Some(Sender::LongCode | Sender::TollFree)) {
                    self.note(Reason::ShortCodesOnly);
                }
            }
            Fallback::Later => self.worsen(VerdictOutcome::SmsLink, Reason::FallbackLater),
            Fallback::Missing => self.worsen(VerdictOutcome::Rejected, Reason::NoFallbackText),
            Fallback::Disabled => self.worsen(VerdictOutcome::Rejected, Reason::FallbackDisabled),
            Fallback::Account => self.worsen(VerdictOutcome::Rejected, Reason::NoFallbackAccount),
        }
    }

    fn by_types(&mut self, estimate: &Estimate) {
        for (format, part) in distinct_formats(estimate) {
            match format.support() {
                Support::Unsupported => self.worsen(VerdictOutcome::Rejected, Reason::Refused(format)),
                Support::Discouraged(words) => {
                    self.worsen(VerdictOutcome::AtRisk, Reason::Doubtful(format, words))
                }
                Support::Documented => {}
            }
            match &self.profile.shows {
                Some(shows) if !shows.iter().any(|mime| mime == part.mime) => {
                    self.note(Reason::NotShown(format));
                    self.instead(estimate);
                }
                None if self.profile.kind != Kind::Account && is_seldom_shown(format) => {
                    self.worsen(VerdictOutcome::AtRisk, Reason::SeldomShown(format));
                }
                _ => {}
            }
        }
    }

    /// Adds remarks on what a handset changes without refusing the message.
    fn by_looks(&mut self, estimate: &Estimate) {
        if let Some(most) = self.profile.image {
            let larger = |part: &PartSize| {
                let image = part.info.as_ref()?.image?;
                (image.width > most.0 || image.height > most.1).then_some((image.width, image.height))
            };
            if let Some(size) = estimate.parts.iter().find_map(larger) {
                self.reasons.push(Reason::ScaledDown { size, most });
            }
        }
        if let Some(most) = self.profile.subject.filter(|most| estimate.subject_characters > *most) {
            self.reasons.push(Reason::LongSubject { characters: estimate.subject_characters, most });
        }
    }
}

/// Each format once, with the first part in that format.
fn distinct_formats(estimate: &Estimate) -> Vec<(MediaKind, &PartSize)> {
    let mut found: Vec<(MediaKind, &PartSize)> = Vec::new();
    for part in &estimate.parts {
        if let Some(format) = part.format.filter(|format| found.iter().all(|(known, _)| known != format)) {
            found.push((format, part));
        }
    }
    found
}

/// Whether many recipients get a link because their handsets cannot show the format: PDF and calendar entries on
/// Android, passes on all handsets but Apple's (API facts §9).
fn is_seldom_shown(format: MediaKind) -> bool {
    let object = matches!(format.family(), Family::Ical | Family::Pdf | Family::Passbook);
    let android = Profiles::embedded().get("aosp-default").and_then(|profile| profile.shows.as_ref());
    object && android.is_some_and(|shows| !shows.iter().any(|mime| mime == format.mime()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::row::ProfileRow;
    use crate::media::info::MediaInfo;
    use crate::size::estimate::estimate_media;
    use crate::size::fallback::FallbackSms;
    use crate::size::reach::by_arithmetic;
    use proptest::prelude::*;

    fn profiles(text: &str) -> Profiles {
        let rows: std::collections::BTreeMap<String, ProfileRow> = toml::from_str(text).unwrap();
        Profiles::embedded().extended(rows).unwrap()
    }

    fn message(files: &[(MediaKind, Option<u64>)]) -> Estimate {
        let files: Vec<(String, Option<MediaInfo>)> = files
            .iter()
            .enumerate()
            .map(|(index, (kind, bytes))| {
                (format!("{index}.{}", kind.extension()), bytes.map(|bytes| MediaInfo::new(*kind, bytes)))
            })
            .collect();
        let fallback = Fallback::Sms(FallbackSms::new("Hi", true));
        Estimate { fallback, ..estimate_media(&files) }
    }

    fn outcome(estimate: &Estimate, profile: &str) -> VerdictOutcome {
        verdict(estimate, Profiles::embedded().get(profile).unwrap(), by_arithmetic).outcome
    }

    #[test]
    fn sizes_decide_with_a_margin() {
        let of = |bytes: u64| message(&[(MediaKind::Jpeg, Some(bytes))]);
        let overhead = of(0).binary_bytes.bytes + 2; // The length before the data takes three bytes.
        for (total, expected) in [
            (510_000, VerdictOutcome::Mms),
            (510_001, VerdictOutcome::AtRisk),
            (600_000, VerdictOutcome::AtRisk),
            (600_001, VerdictOutcome::SmsLink),
        ] {
            let estimate = of(total - overhead);
            assert_eq!(estimate.binary_bytes.bytes, total);
            assert_eq!(outcome(&estimate, "us-600kb"), expected, "{total}");
        }
        assert_eq!(
            outcome(&of(700_000), "skycore-sprint"),
            VerdictOutcome::AtRisk,
            "within the printed range"
        );
        assert_eq!(
            outcome(&of(1_010_000), "sinch-account"),
            VerdictOutcome::AtRisk,
            "a KB has 1000 or 1024 bytes"
        );
        assert_eq!(
            outcome(&of(999_000), "sinch-account"),
            VerdictOutcome::Mms,
            "no margin: the file itself counts"
        );
        assert_eq!(outcome(&of(1_025_000), "sinch-account"), VerdictOutcome::Rejected);
        assert_eq!(outcome(&of(5_000_000_000), "us-600kb"), VerdictOutcome::SmsLink, "beyond 32 bits");
        let most = message(&[(MediaKind::Jpeg, Some(u64::MAX)), (MediaKind::Gif, Some(u64::MAX))]);
        assert_eq!(outcome(&most, "us-600kb"), VerdictOutcome::SmsLink, "sums saturate");
    }

    #[test]
    fn the_documented_estimate_counts_against_a_limit_that_is_printed_in_base64() {
        let judged = |bytes: u64, profile: &str| {
            let estimate = message(&[(MediaKind::Gif, Some(bytes))]);
            let verdict = verdict(&estimate, Profiles::embedded().get(profile).unwrap(), by_arithmetic);
            let compared = verdict.compared.unwrap();
            (verdict.outcome, compared.figure, compared.used.bytes, verdict.shrink)
        };
        // The limit of 1.65 MB in base64 is tighter than the limit of 1,310,720 bytes in binary form (API facts §8.1).
        let (outcome, figure, used, shrink) = judged(1_300_000, "sinch-verizon-10dlc");
        assert_eq!((outcome, figure, used), (VerdictOutcome::SmsLink, Figure::Documented, 1_781_814));
        let to_bytes = shrink.unwrap().to_bytes;
        assert_eq!(judged(to_bytes, "sinch-verizon-10dlc").0, VerdictOutcome::AtRisk);
        assert_eq!(judged(to_bytes + 1, "sinch-verizon-10dlc").0, VerdictOutcome::SmsLink);
        // If both limits give the same result, the binary one is reported, which is the hard number.
        let (outcome, figure, _, shrink) = judged(1_311_000, "sinch-verizon-10dlc");
        assert_eq!((outcome, figure), (VerdictOutcome::SmsLink, Figure::Binary));
        assert_eq!(shrink.unwrap().to_bytes, to_bytes, "both limits have to be met");
        let (outcome, figure, ..) = judged(1_300_000, "sinch-t-mobile-short-code");
        assert_eq!((outcome, figure), (VerdictOutcome::Mms, Figure::Binary));
        let (outcome, figure, ..) = judged(1_750_000, "sinch-t-mobile-short-code");
        assert_eq!(
            (outcome, figure),
            (VerdictOutcome::AtRisk, Figure::Documented),
            "above 85 % of 2.8 MB alone"
        );
    }

    #[test]
    fn what_comes_instead_is_what_the_request_says() {
        let over = message(&[(MediaKind::Jpeg, Some(700_000))]);
        for (fallback, expected) in [
            (Fallback::Later, VerdictOutcome::SmsLink),
            (Fallback::Missing, VerdictOutcome::Rejected),
            (Fallback::Disabled, VerdictOutcome::Rejected),
            (Fallback::Account, VerdictOutcome::Rejected),
        ] {
            let estimate = Estimate { fallback, ..over.clone() };
            assert_eq!(outcome(&estimate, "us-600kb"), expected);
        }
        let toll_free = Profiles::embedded().get("telnyx-att-toll-free").unwrap();
        let verdict = verdict(&over, toll_free, by_arithmetic);
        assert!(verdict.reasons.contains(&Reason::ShortCodesOnly));
    }

    #[test]
    fn an_unknown_part_is_a_lower_bound_and_no_promise() {
        let open = |bytes| message(&[(MediaKind::Jpeg, Some(bytes)), (MediaKind::Gif, None)]);
        assert_eq!(outcome(&open(1_000), "us-600kb"), VerdictOutcome::Unknown);
        assert_eq!(outcome(&open(700_000), "us-600kb"), VerdictOutcome::SmsLink, "it is over already");
        assert!(!VerdictOutcome::Unknown.reaches(VerdictOutcome::AtRisk));
        assert!(VerdictOutcome::Rejected.reaches(VerdictOutcome::SmsLink));
    }

    #[test]
    fn types_decide_too() {
        for (kind, profile, expected) in [
            (MediaKind::Pdf, "us-600kb", VerdictOutcome::AtRisk),
            (MediaKind::Passbook, "sinch-att-short-code", VerdictOutcome::AtRisk),
            (MediaKind::Vcard, "us-600kb", VerdictOutcome::Mms),
            (MediaKind::Pdf, "aosp-default", VerdictOutcome::SmsLink),
            (MediaKind::Pdf, "sinch-account-transcoded", VerdictOutcome::Mms),
            (MediaKind::Webp, "us-600kb", VerdictOutcome::AtRisk),
            (MediaKind::Webp, "aosp-default", VerdictOutcome::SmsLink),
            (MediaKind::Heic, "us-600kb", VerdictOutcome::Rejected),
            (MediaKind::Mp4, "oma-image-rich", VerdictOutcome::SmsLink),
            (MediaKind::Mp4, "aosp-default", VerdictOutcome::Mms),
        ] {
            assert_eq!(outcome(&message(&[(kind, Some(1_000))]), profile), expected, "{kind:?} {profile}");
        }
    }

    #[test]
    fn the_one_part_to_shrink_is_the_largest_that_can() {
        let profile = Profiles::embedded().get("us-600kb").unwrap();
        let shrink =
            |files: &[(MediaKind, Option<u64>)]| verdict(&message(files), profile, by_arithmetic).shrink;
        let video = shrink(&[(MediaKind::Pdf, Some(500_000)), (MediaKind::Mp4, Some(300_000))]).unwrap();
        assert_eq!(video.part, 1, "a video can be made smaller, a PDF can not");
        assert_eq!(shrink(&[(MediaKind::Gif, Some(700_000)); 2]), None, "one alone does not help");
        let equal = shrink(&[(MediaKind::Gif, Some(400_000)); 2]).unwrap();
        assert_eq!(equal.part, 0);
    }

    proptest! {
        #[test]
        fn shrinking_by_what_is_said_is_just_enough(
            bytes in 300_000u64..5_000_000, other in 1u64..200_000, limit in 210_000u64..299_999, wire: bool,
        ) {
            let (basis, limit) = if wire { ("wire", limit * 137 / 100 + 1_500) } else { ("binary", limit) };
            let profiles = profiles(&format!("[mine]\nbasis = \"{basis}\"\nlimit = {limit}"));
            let profile = profiles.get("mine").unwrap();
            let judged = |bytes: u64| {
                let files = [(MediaKind::Mp4, Some(bytes)), (MediaKind::Jpeg, Some(other))];
                verdict(&message(&files), profile, by_arithmetic)
            };
            let shrink = judged(bytes).shrink.unwrap();
            prop_assert_eq!((shrink.part, shrink.by_bytes + shrink.to_bytes), (0, bytes));
            prop_assert!(!judged(shrink.to_bytes).compared.unwrap().is_over());
            prop_assert!(judged(shrink.to_bytes + 1).compared.unwrap().is_over());
        }
    }
}
