//! Parses numbers on the command line.

use std::str::FromStr;

/// Parses a number from 1 up.
///
/// # Errors
/// When it is not one; the text is for clap.
pub fn positive<N: FromStr + PartialOrd + From<u8>>(text: &str) -> Result<N, String> {
    let number = text.parse().ok().filter(|number| *number >= N::from(1));
    number.ok_or_else(|| "it has to be a number from 1 up".to_owned())
}

/// Parses the status of a final answer (RFC 9110, section 15).
///
/// # Errors
/// When it is not one; the text is for clap.
pub fn final_status(text: &str) -> Result<u16, String> {
    let status = text.parse().ok().filter(|status| (200..600).contains(status));
    status.ok_or_else(|| "a status is a number from 200 to 599; commas separate several".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_to_their_range() {
        assert_eq!((positive("1"), positive("7")), (Ok(1_u32), Ok(7_u32)));
        assert!(["0", "-1", "a", "4294967296"].iter().all(|text| positive::<u32>(text).is_err()));
        assert_eq!((final_status("200"), final_status("599")), (Ok(200), Ok(599)));
        assert!(["100", "600", "503*2", ""].iter().all(|text| final_status(text).is_err()));
    }
}
