//! Finds codes in the tables.

use super::{API, ApiCode, FAMILIES, Family, POSTBACK, PostbackCode};

/// Every code, of API errors and of postbacks.
pub fn all() -> impl Iterator<Item = &'static str> {
    API.iter().map(|api| api.code).chain(POSTBACK.iter().map(|postback| postback.code))
}

/// The API error of this code, in any case.
#[must_use]
pub fn api(code: &str) -> Option<&'static ApiCode> {
    API.iter().find(|known| known.code.eq_ignore_ascii_case(code))
}

/// The postback of this code, in any case.
#[must_use]
pub fn postback(code: &str) -> Option<&'static PostbackCode> {
    POSTBACK.iter().find(|known| known.code.eq_ignore_ascii_case(code))
}

/// The family of API errors outside the MMS methods that a code belongs to.
#[must_use]
pub fn family(code: &str) -> Option<&'static Family> {
    let digits = code.strip_prefix(['E', 'e']).filter(|rest| rest.len() == 3)?;
    let number: u16 = digits.parse().ok()?;
    FAMILIES.iter().find(|family| family.numbers.contains(&number))
}

/// Whether a code is E354, which the service's list leaves out between E353 and E355, in any case.
#[must_use]
pub fn is_gap(code: &str) -> bool {
    code.eq_ignore_ascii_case("E354")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_unique_and_full() {
        let in_order = |codes: Vec<&str>| codes.windows(2).all(|pair| pair[0] < pair[1]);
        assert!(in_order(API.iter().map(|row| row.code).collect()));
        // Postback codes are grouped by event, not sorted by number.
        let mut codes: Vec<_> = POSTBACK.iter().map(|row| row.code).collect();
        codes.sort_unstable();
        assert!(in_order(codes));
        for row in API {
            assert!(row.meaning.len() > 6 && row.repair.len() > 6 && !row.sources.is_empty(), "{}", row.code);
        }
        for row in POSTBACK {
            assert!(
                row.meaning.len() > 8 && !row.follows.is_empty() && !row.sources.is_empty(),
                "{}",
                row.code
            );
        }
    }

    #[test]
    fn the_two_namespaces_are_apart() {
        assert!(api("e225").is_some() && postback("E225").is_none());
        assert!(is_gap("e354") && api("E354").is_none());
        assert!(api("N003").is_none() && postback("n003").is_some());
        for both in ["E100", "E101", "E102", "E201"] {
            let (api, postback) = (api(both).unwrap(), postback(both).unwrap());
            assert_ne!(api.meaning, postback.meaning, "{both}");
        }
        assert_eq!(family("E812").map(|family| family.about), Some("methods of passes and statistics"));
        assert!(family("E225").is_none() && family("rule").is_none());
    }
}
