//! Character names that HTML defines and XML does not (HTML 4.01, section 24).

/// Each character with its name, followed by the names of the characters directly after it.
const NAMES: &[(char, &str)] = &[
    (
        '\u{A0}',
        "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn \
         sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave \
         Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc \
         Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute \
         THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml \
         igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave \
         uacute ucirc uuml yacute thorn yuml",
    ),
    ('\u{152}', "OElig oelig"),
    ('\u{160}', "Scaron scaron"),
    ('\u{178}', "Yuml"),
    ('\u{192}', "fnof"),
    ('\u{2C6}', "circ"),
    ('\u{2DC}', "tilde"),
    ('\u{391}', "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho"),
    ('\u{3A3}', "Sigma Tau Upsilon Phi Chi Psi Omega"),
    (
        '\u{3B1}',
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho \
         sigmaf sigma tau upsilon phi chi psi omega",
    ),
    ('\u{3D1}', "thetasym upsih"),
    ('\u{3D6}', "piv"),
    ('\u{2002}', "ensp emsp"),
    ('\u{2009}', "thinsp"),
    ('\u{200C}', "zwnj zwj lrm rlm"),
    ('\u{2013}', "ndash mdash"),
    ('\u{2018}', "lsquo rsquo sbquo"),
    ('\u{201C}', "ldquo rdquo bdquo"),
    ('\u{2020}', "dagger Dagger bull"),
    ('\u{2026}', "hellip"),
    ('\u{2030}', "permil"),
    ('\u{2032}', "prime Prime"),
    ('\u{2039}', "lsaquo rsaquo"),
    ('\u{203E}', "oline"),
    ('\u{2044}', "frasl"),
    ('\u{20AC}', "euro"),
    ('\u{2111}', "image"),
    ('\u{2118}', "weierp"),
    ('\u{211C}', "real"),
    ('\u{2122}', "trade"),
    ('\u{2135}', "alefsym"),
    ('\u{2190}', "larr uarr rarr darr harr"),
    ('\u{21B5}', "crarr"),
    ('\u{21D0}', "lArr uArr rArr dArr hArr"),
    ('\u{2200}', "forall"),
    ('\u{2202}', "part exist"),
    ('\u{2205}', "empty"),
    ('\u{2207}', "nabla isin notin"),
    ('\u{220B}', "ni"),
    ('\u{220F}', "prod"),
    ('\u{2211}', "sum minus"),
    ('\u{2217}', "lowast"),
    ('\u{221A}', "radic"),
    ('\u{221D}', "prop infin"),
    ('\u{2220}', "ang"),
    ('\u{2227}', "and or cap cup int"),
    ('\u{2234}', "there4"),
    ('\u{223C}', "sim"),
    ('\u{2245}', "cong"),
    ('\u{2248}', "asymp"),
    ('\u{2260}', "ne equiv"),
    ('\u{2264}', "le ge"),
    ('\u{2282}', "sub sup nsub"),
    ('\u{2286}', "sube supe"),
    ('\u{2295}', "oplus"),
    ('\u{2297}', "otimes"),
    ('\u{22A5}', "perp"),
    ('\u{22C5}', "sdot"),
    ('\u{2308}', "lceil rceil lfloor rfloor"),
    ('\u{2329}', "lang rang"),
    ('\u{25CA}', "loz"),
    ('\u{2660}', "spades"),
    ('\u{2663}', "clubs"),
    ('\u{2665}', "hearts diams"),
];

/// The character that `&name;` means in HTML. The names predefined in XML are included for authors who write them in
/// capitals.
#[must_use]
pub fn html_character(name: &str) -> Option<char> {
    for (known, c) in [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\'')] {
        if name.eq_ignore_ascii_case(known) {
            return Some(c);
        }
    }
    NAMES.iter().find_map(|(first, names)| {
        let at = names.split(' ').position(|known| known == name)?;
        char::from_u32(u32::from(*first) + u32::try_from(at).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_for_their_characters() {
        for (name, c) in [
            ("nbsp", '\u{A0}'),
            ("copy", '©'),
            ("reg", '®'),
            ("eacute", 'é'),
            ("yuml", 'ÿ'),
            ("euro", '€'),
            ("Omega", 'Ω'),
            ("sigma", 'σ'),
            ("hellip", '…'),
            ("rdquo", '”'),
            ("diams", '♦'),
            ("AMP", '&'),
        ] {
            assert_eq!(html_character(name), Some(c), "{name}");
        }
        assert_eq!(html_character("nope"), None);
        let count: usize = NAMES.iter().map(|(_, names)| names.split(' ').count()).sum();
        assert_eq!(count, 252 - 4, "HTML 4.01 has 252, four of which are XML's");
    }
}
