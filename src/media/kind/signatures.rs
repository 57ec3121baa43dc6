//! Detection of a file's kind from its first bytes.

use super::MediaKind;

/// The kind of a file that begins with `head`.
pub(super) fn kind(head: &[u8]) -> Option<MediaKind> {
    by_signature(head).or_else(|| by_brand(head)).or_else(|| by_frame(head)).or_else(|| by_text(head))
}

/// Recognises files by fixed bytes at their start, and RIFF and AIFF files by their form type.
fn by_signature(head: &[u8]) -> Option<MediaKind> {
    use MediaKind as K;
    const SIGNATURES: &[(&[u8], MediaKind)] = &[
        (b"\xFF\xD8\xFF", K::Jpeg),
        (b"\x89PNG\r\n\x1A\n", K::Png),
        (b"GIF87a", K::Gif),
        (b"GIF89a", K::Gif),
        (b"BM", K::Bmp),
        (b"II*\0", K::Tiff),
        (b"MM\0*", K::Tiff),
        (b"II+\0", K::Tiff),
        (b"MM\0+", K::Tiff),
        (b"ID3", K::Mp3),
        (b"#!AMR-WB\n", K::AmrWb),
        (b"#!AMR\n", K::Amr),
        (b"OggS", K::Ogg),
        (b"MThd", K::Midi),
        (b"fLaC", K::Flac),
        (b"caff\0\x01\0\0", K::Caf),
        (b".snd\0\0", K::Au),
        (b"\x1F\x07\0\x3F", K::Dv),
        (b"\x1F\x07\0\xBF", K::Dv),
        (b"\0\0\x01\0", K::Ico),
        (b"\0\0\x01\xBA", K::Mpeg),
        (b"\0\0\x01\xB3", K::Mpeg),
        (b"\x30\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9\x00\xAA\x00\x62\xCE\x6C", K::Wmv),
        (b"\x1A\x45\xDF\xA3", K::Matroska),
        (b"FLV\x01", K::Flv),
        (b"PK\x03\x04", K::Zip),
        (b"PK\x05\x06", K::Zip),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", K::Xls),
        (b"#EXTM3U", K::Playlist),
    ];
    // RF64 is the variant of RIFF for files of more than 4 GiB.
    if head.starts_with(b"RIFF") || head.starts_with(b"RF64") {
        return match head.get(8..12)? {
            b"WAVE" => Some(K::Wav),
            b"AVI " => Some(K::Avi),
            b"WEBP" => Some(K::Webp),
            _ => None,
        };
    }
    if head.starts_with(b"FORM") && matches!(head.get(8..12), Some(b"AIFF" | b"AIFC")) {
        return Some(K::Aiff);
    }
    // `BM` is too short to be sure: text may begin with it. The reserved fields of a bitmap are zero. An icon has a few
    // pictures, and a byte of zero in the entry of the first.
    let plausible = |kind: MediaKind| match kind {
        K::Bmp => head.get(6..10) == Some(&[0; 4]),
        K::Ico => matches!(head, [_, _, _, _, 1..=255, 0, _, _, _, 0, ..]),
        _ => true,
    };
    let found = SIGNATURES.iter().find(|(bytes, kind)| head.starts_with(bytes) && plausible(*kind));
    match found.map(|(_, kind)| *kind)? {
        K::Ogg if shows_pictures(head) => Some(K::OggVideo),
        kind => Some(kind),
    }
}

/// Whether one of the streams of an Ogg file is video. Each stream begins with a page of its own, before all data, and
/// that with the name of its codec (RFC 3533, section 6).
fn shows_pictures(mut head: &[u8]) -> bool {
    const VIDEO: [&[u8]; 5] = [b"\x80theora", b"OVP80", b"BBCD\0", b"\x80daala", b"\x01video\0"];
    while let Some((page, rest)) = head.split_at_checked(27) {
        let [segments, begins] = [usize::from(page[26]), usize::from(page[5] & 2)];
        let Some((lengths, data)) = rest.split_at_checked(segments).filter(|_| begins != 0) else { break };
        if page.starts_with(b"OggS") && VIDEO.iter().any(|codec| data.starts_with(codec)) {
            return true;
        }
        let length: usize = lengths.iter().map(|length| usize::from(*length)).sum();
        head = data.get(length..).unwrap_or_default();
    }
    false
}

/// Recognises ISO base media files by their brand, and QuickTime files without a brand.
fn by_brand(head: &[u8]) -> Option<MediaKind> {
    use MediaKind as K;
    match head.get(4..8)? {
        b"ftyp" => {}
        b"moov" | b"mdat" | b"wide" | b"free" | b"skip" => return Some(K::Mov),
        _ => return None,
    }
    Some(match head.get(8..12)? {
        brand if brand.starts_with(b"3gp") || brand.starts_with(b"3gr") || brand.starts_with(b"3gs") => {
            K::ThreeGp
        }
        brand if brand.starts_with(b"3g2") => K::ThreeG2,
        b"qt  " => K::Mov,
        b"M4A " | b"M4B " => K::M4a,
        b"avif" | b"avis" => K::Avif,
        b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1" => K::Heic,
        _ => K::Mp4,
    })
}

/// Recognises audio streams and transport streams, which have no file header, by their frames or packets.
fn by_frame(head: &[u8]) -> Option<MediaKind> {
    if head.first() == Some(&0x47) && head.get(188) == Some(&0x47) || is_transport_stream(head) {
        return Some(MediaKind::MpegTs);
    }
    // AC-3: a code for one of three sample rates, one of 38 for the length, and a version (ATSC A/52, section 5.3).
    if let [0x0B, 0x77, _, _, codes, version, ..] = head {
        return (codes >> 6 < 3 && codes & 0x3F < 38 && version >> 3 <= 10).then_some(MediaKind::Ac3);
    }
    let [0xFF, second, third, ..] = head else { return None };
    match second {
        // ADTS: sync of twelve bits, layer zero.
        0xF0 | 0xF1 | 0xF8 | 0xF9 => Some(MediaKind::Aac),
        // MPEG audio: sync of eleven bits, layer III.
        b if b & 0xE6 == 0xE2 => Some(MediaKind::Mp3),
        // The same of layer II, with a bitrate and a sample rate that there are: text in UTF-16 begins alike.
        b if b & 0xE6 == 0xE4 && (1..15).contains(&(third >> 4)) && third & 0x0C != 0x0C => {
            Some(MediaKind::Mp2)
        }
        _ => None,
    }
}

/// Whether the bytes are consecutive packets of a transport stream. The file may begin within a packet. Packets may be
/// plain (188 bytes), preceded by a time stamp as from cameras and discs (192), or followed by error correction (204).
fn is_transport_stream(head: &[u8]) -> bool {
    [188, 192, 204].into_iter().any(|step| {
        let packets = |start: usize| head.iter().skip(start).step_by(step);
        (0..step).any(|start| packets(start).count() > 3 && packets(start).all(|byte| *byte == 0x47))
    })
}

fn by_text(head: &[u8]) -> Option<MediaKind> {
    use MediaKind as K;
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let begins = |word: &[u8]| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    match () {
        () if begins(b"BEGIN:VCARD") => Some(K::Vcard),
        () if begins(b"BEGIN:VCALENDAR") => Some(K::Ical),
        () if begins(b"<svg") => Some(K::Svg),
        () if begins(b"<!doctype html") || begins(b"<html") => Some(K::Html),
        () if begins(b"<?xml") && text.windows(4).any(|window| window == b"<svg") => Some(K::Svg),
        // Something may be before the mark, but text of another kind may also mention it.
        () if head[..head.len().min(1024)].windows(5).any(|window| window == b"%PDF-") => Some(K::Pdf),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use MediaKind as K;

    #[test]
    fn first_bytes_name_the_kind() {
        let mut stream = vec![0x47; 189];
        stream[1..188].fill(0);
        let mut disc = vec![0; 1000];
        disc.iter_mut().skip(4).step_by(192).for_each(|byte| *byte = 0x47);
        for (head, kind) in [
            (&b"\xFF\xD8\xFF\xE0"[..], Some(K::Jpeg)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Some(K::Webp)),
            (b"RIFF\x10\0\0\0WAVEfmt ", Some(K::Wav)),
            (b"RIFF\x10\0\0\0AVI LIST", Some(K::Avi)),
            (b"RIFF\x10\0\0\0ACON", None),
            (b"\0\0\0\x18ftypisom", Some(K::Mp4)),
            (b"\0\0\0\x18ftyp3gp5", Some(K::ThreeGp)),
            (b"\0\0\0\x18ftyp3g2a", Some(K::ThreeG2)),
            (b"\0\0\0\x18ftypqt  ", Some(K::Mov)),
            (b"\0\0\0\x18ftypM4A ", Some(K::M4a)),
            (b"\0\0\0\x18ftypheic", Some(K::Heic)),
            (b"\0\0\0\x08wide\0\0\0\0mdat", Some(K::Mov)),
            (b"\xFF\xFB\x90\x64", Some(K::Mp3)),
            (b"\xFF\xF3\x40\xC4", Some(K::Mp3)),
            (b"\xFF\xF1\x50\x80", Some(K::Aac)),
            (b"\xFF\xFD\xA4\0", Some(K::Mp2)),
            (b"\xFF\xFD\xF4\0", None),
            (b"\xFF\xFEa\0", None),
            (b"\x0B\x77\x12\x34\x14\x40", Some(K::Ac3)),
            (b"\x0B\x77\x12\x34\xFF\x40", None),
            (b"caff\0\x01\0\0desc", Some(K::Caf)),
            (b".snd\0\0\0\x18", Some(K::Au)),
            (b"\x1F\x07\0\xBF", Some(K::Dv)),
            (b"\0\0\x01\0\x02\0\x10\x10\0\0\x01", Some(K::Ico)),
            (b"\0\0\x01\0\0\0\x10\x10\0\0\x01", None),
            (b"\0\0\x01\xBA", Some(K::Mpeg)),
            (b"ID3\x04\0\0", Some(K::Mp3)),
            (b"#!AMR\n\x3C", Some(K::Amr)),
            (b"#!AMR-WB\n", Some(K::AmrWb)),
            (b"BM\x36\0\0\0\0\0\0\0\x36", Some(K::Bmp)),
            (b"BMW is a car", None),
            (b"\xEF\xBB\xBFbegin:vcard\r\n", Some(K::Vcard)),
            (b"BEGIN:VCALENDAR", Some(K::Ical)),
            (b"junk\n%PDF-1.4", Some(K::Pdf)),
            (b"BEGIN:VCARD\r\nNOTE:see %PDF-1.4\r\n", Some(K::Vcard)),
            (b"BEGIN:VCALENDAR\r\nDESCRIPTION:%PDF-1.4\r\n", Some(K::Ical)),
            (&[&b"OggS\0\x02"[..], &[0; 20], b"\x01\x07\x01vorbis"].concat(), Some(K::Ogg)),
            (&[&b"OggS\0\x02"[..], &[0; 20], b"\x01\x07\x80theora"].concat(), Some(K::OggVideo)),
            (
                &[&b"OggS\0\x02"[..], &[0; 20], b"\x01\x03xyzOggS\0\x02", &[0; 20], b"\x01\x05OVP80"]
                    .concat(),
                Some(K::OggVideo),
            ),
            (b"\n<!DOCTYPE html><html>", Some(K::Html)),
            (b"<?xml version='1.0'?><svg/>", Some(K::Svg)),
            (b"#EXTM3U\n", Some(K::Playlist)),
            (b"Hello", None),
            (b"", None),
            (&stream, Some(K::MpegTs)),
            (&disc, Some(K::MpegTs)),
            (b"FORM\0\0\x10\0AIFFCOMM", Some(K::Aiff)),
            (b"RF64\xFF\xFF\xFF\xFFWAVEds64", Some(K::Wav)),
            (b"II+\0\x08\0", Some(K::Tiff)),
        ] {
            assert_eq!(MediaKind::from_head(head), kind, "{:?}", String::from_utf8_lossy(head));
        }
    }
}
