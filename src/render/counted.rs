//! Numbers with their nouns.

use std::fmt::Display;

/// A number with its noun: `1 error`, `2 errors`, `2 media`.
pub fn counted<N: Display + From<u8> + PartialEq>(n: N, noun: &str) -> String {
    match noun {
        _ if n == N::from(1) => format!("1 {noun}"),
        "medium" => format!("{n} media"),
        _ => format!("{n} {noun}s"),
    }
}
