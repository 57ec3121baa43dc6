//! Exact sizes in base64 and by the service's documented estimate (API facts §6.4).

/// Characters of a base64 line (RFC 2045, section 6.8).
pub const COLUMNS: u64 = 76;

/// Bytes that the documented estimate adds for headers.
pub const DOCUMENTED_HEADERS: u64 = 814;

/// The documented factor of 1.37, in hundredths.
const DOCUMENTED_PERCENT: u64 = 137;

/// The length of `raw` bytes in base64, without line breaks. Saturates.
#[must_use]
pub fn base64(raw: u64) -> u64 {
    raw.div_ceil(3).saturating_mul(4)
}

/// The length of `raw` bytes in base64, in lines of 76 characters that all end in CRLF. Saturates.
#[must_use]
pub fn base64_lines(raw: u64) -> u64 {
    let characters = base64(raw);
    characters.saturating_add(characters.div_ceil(COLUMNS).saturating_mul(2))
}

/// The documented estimate for one message: 1.37 × raw + 814, rounded up. Saturates.
#[must_use]
pub fn documented(raw: u64) -> u64 {
    documented_per_part(raw, 1)
}

/// The documented estimate with headers for each of `parts`, an upper bound. Saturates.
#[must_use]
pub fn documented_per_part(raw: u64, parts: u64) -> u64 {
    let body = (u128::from(raw) * u128::from(DOCUMENTED_PERCENT)).div_ceil(100);
    let total = body + u128::from(DOCUMENTED_HEADERS) * u128::from(parts);
    u64::try_from(total).unwrap_or(u64::MAX)
}

/// The most raw bytes whose documented estimate is at most `limit`; `None` if even an empty message exceeds it.
#[must_use]
pub fn raw_under_documented(limit: u64) -> Option<u64> {
    let body = u128::from(limit.checked_sub(DOCUMENTED_HEADERS)?);
    u64::try_from(body * 100 / u128::from(DOCUMENTED_PERCENT)).ok()
}

/// The most raw bytes whose base64 lines and `overhead` together are at most `limit`; `None` if the overhead exceeds
/// it.
#[must_use]
pub fn raw_under_lines(limit: u64, overhead: u64) -> Option<u64> {
    let room = limit.checked_sub(overhead)?;
    // A full line of 78 bytes holds 57 raw bytes; a shorter last line holds three raw bytes for every four characters.
    let (lines, rest) = (room / (COLUMNS + 2), room % (COLUMNS + 2));
    Some(lines * 57 + rest.saturating_sub(2) / 4 * 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// API facts §6.4, first table: raw, without breaks, with breaks, documented.
    const SIZES: [(u64, u64, u64, u64); 11] = [
        (1, 4, 6, 816),
        (1_000, 1_336, 1_372, 2_184),
        (10_000, 13_336, 13_688, 14_514),
        (100_000, 133_336, 136_846, 137_814),
        (307_200, 409_600, 420_380, 421_678),
        (500_000, 666_668, 684_212, 685_814),
        (614_400, 819_200, 840_758, 842_542),
        (757_760, 1_010_348, 1_036_938, 1_038_946),
        (1_000_000, 1_333_336, 1_368_424, 1_370_814),
        (1_048_576, 1_398_104, 1_434_898, 1_437_364),
        (3_072_000, 4_096_000, 4_203_790, 4_209_454),
    ];

    /// API facts §6.4, second table: limit, raw by the documented formula, raw by exact MIME with 1,143
    /// bytes of overhead.
    const INVERSE: [(u64, u64, u64); 11] = [
        (307_200, 223_639, 223_656),
        (500_000, 364_369, 364_548),
        (600_000, 437_362, 437_625),
        (614_400, 447_872, 448_146),
        (750_000, 546_851, 547_239),
        (1_000_000, 729_332, 729_933),
        (1_048_576, 764_789, 765_429),
        (1_258_291, 917_866, 918_684),
        (1_400_000, 1_021_303, 1_022_238),
        (2_000_000, 1_459_259, 1_460_700),
        (2_097_152, 1_530_173, 1_531_698),
    ];

    #[test]
    fn the_documented_tables_come_out() {
        for (raw, plain, lines, estimate) in SIZES {
            assert_eq!((base64(raw), base64_lines(raw), documented(raw)), (plain, lines, estimate), "{raw}");
        }
        for (limit, by_formula, by_lines) in INVERSE {
            assert_eq!(raw_under_documented(limit), Some(by_formula), "{limit}");
            assert_eq!(raw_under_lines(limit, 1_143), Some(by_lines), "{limit}");
        }
    }

    proptest! {
        #[test]
        fn inverses_are_tight(limit in 2_000u64..1 << 40, overhead in 0u64..2_000) {
            let raw = raw_under_documented(limit).unwrap();
            prop_assert!(documented(raw) <= limit && documented(raw + 1) > limit);
            let raw = raw_under_lines(limit, overhead).unwrap();
            prop_assert!(base64_lines(raw) + overhead <= limit);
            prop_assert!(base64_lines(raw + 1) + overhead > limit);
        }

        #[test]
        fn nothing_overflows(raw: u64, parts: u64) {
            prop_assert!(base64_lines(raw) >= base64(raw));
            prop_assert!(documented_per_part(raw, parts) >= documented_per_part(raw, 0));
        }
    }
}
