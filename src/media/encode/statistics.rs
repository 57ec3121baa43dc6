//! The statistics file of x264's first pass, which the second pass reads.

/// The share of blocks in predicted frames that resemble nothing in other frames; `None` if no frame is predicted.
pub(super) fn novelty(text: &str) -> Option<f64> {
    let (mut new, mut all) = (0.0, 0.0);
    for blocks in text.lines().filter_map(predicted) {
        new += blocks.new;
        all += blocks.new + blocks.moved + blocks.still;
    }
    (all > 0.0).then(|| new / all)
}

/// The coarsest quantiser of x264 at 8 bits a sample. Its rate control reckons with coarser ones.
const COARSEST: f64 = 51.0;

/// Whether most frames of a first pass are as coarse as the encoder makes them.
pub(super) fn is_coarsest(text: &str) -> bool {
    let quantisers: Vec<f64> =
        text.lines().filter_map(|line| field(line, "q:")).filter_map(|value| value.parse().ok()).collect();
    quantisers.iter().filter(|quantiser| **quantiser >= COARSEST).count() * 2 > quantisers.len()
}

/// The value of a field of a line.
fn field<'t>(line: &'t str, name: &str) -> Option<&'t str> {
    line.split_ascii_whitespace().find_map(|word| word.strip_prefix(name))
}

/// The numbers of blocks of a frame, by how they are coded.
struct Blocks {
    /// Blocks coded without reference to other frames.
    new: f64,
    /// Blocks predicted from other frames, with differences.
    moved: f64,
    /// Blocks copied from other frames (skipped).
    still: f64,
}

/// Parses a line such as `in:3 out:1 type:P dur:2 … imb:4 pmb:61 smb:365 d:- …`, if its frame is predicted from
/// others.
fn predicted(line: &str) -> Option<Blocks> {
    let count = |name: &str| field(line, name)?.parse().ok();
    let blocks = Blocks { new: count("imb:")?, moved: count("pmb:")?, still: count("smb:")? };
    matches!(field(line, "type:"), Some("P" | "B" | "b")).then_some(blocks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_is_at_its_coarsest_if_most_of_its_frames_are() {
        let line = |q: &str| format!("in:1 out:1 type:P dur:2 q:{q} aq:9.00 tex:900 imb:1 d:- ref:0 ;\n");
        let log = |quantisers: [&str; 3]| is_coarsest(&quantisers.map(line).concat());
        assert!(log(["51.00", "60.39", "40.00"]));
        assert!(!log(["51.00", "50.99", "40.00"]));
        assert!(!is_coarsest("") && !is_coarsest("#options: 480x270\nq:x tex:9"));
    }

    #[test]
    fn frames_that_stand_alone_are_not_new() {
        let text = "#options: 480x270 fps=30/1 timebase=1/15360 bitdepth=8 cabac=1 ref=1\n\
                    in:0 out:0 type:I dur:2 cpbdur:2 q:20.00 aq:18.51 tex:900 mv:90 misc:9 imb:510 pmb:0 smb:0 d:- ref:;\n\
                    in:2 out:1 type:P dur:2 cpbdur:2 q:23.00 aq:20.51 tex:90 mv:9 misc:1 imb:6 pmb:94 smb:100 d:- ref:0 ;\n\
                    in:1 out:2 type:b dur:2 cpbdur:2 q:25.00 aq:21.51 tex:9 mv:9 misc:1 imb:2 pmb:48 smb:150 d:s ref:0 ;\n";
        assert_eq!(novelty(text), Some(0.02));
        for text in [
            "",
            "nonsense",
            "type:P imb:x pmb:1 smb:1",
            "type:I imb:1 pmb:1 smb:1",
            "type:P imb:0 pmb:0 smb:0",
        ] {
            assert_eq!(novelty(text), None, "{text}");
        }
    }
}
