//! Which files the elements of a slide carry.

use crate::media::kind::{Family, MediaKind};
use crate::message::PartKind;

/// The usual type of an element's files, for files of unknown type.
#[must_use]
pub fn usual(kind: PartKind) -> MediaKind {
    match kind {
        PartKind::Image => MediaKind::Jpeg,
        PartKind::Audio => MediaKind::Mp3,
        PartKind::Video => MediaKind::Mp4,
        PartKind::Vcard => MediaKind::Vcard,
        PartKind::Ical => MediaKind::Ical,
        PartKind::Pdf => MediaKind::Pdf,
        PartKind::Passbook => MediaKind::Passbook,
    }
}

/// The family of files that belongs in an element.
#[must_use]
pub fn family_of(kind: PartKind) -> Family {
    usual(kind).family()
}

/// The element for a family of files, if one carries it.
#[must_use]
pub fn element_of(family: Family) -> Option<PartKind> {
    PartKind::ALL.into_iter().find(|kind| family_of(*kind) == family)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_carry_families_one_to_one() {
        for kind in PartKind::ALL {
            assert_eq!(element_of(family_of(kind)), Some(kind));
        }
        assert_eq!(element_of(Family::Other), None);
    }
}
