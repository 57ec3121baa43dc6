//! Seeks the setting of an encoder at which a result fills its budget, with as few encodings as possible.

/// How far a slope may be from the expected one. Our choice: two results that are near to each other tell little.
const TRUSTED: std::ops::RangeInclusive<f64> = 0.5..=3.0;

/// The share of a bracket's width that the next setting keeps from its ends, so that each result narrows it. Our choice.
const MARGIN: f64 = 0.04;

/// The least step between two settings, and the least after a step that changed nothing. Our choice: a fiftieth changes
/// bytes by less than what may stay unused of a budget, and in steps of a fifth few reach the end.
const LEAST_STEP: f64 = 0.02;
const FLAT_STEP: f64 = 0.2;

/// The settings between which the wanted one lies. The larger the setting, the fewer the bytes.
pub(super) struct Seek {
    /// The largest setting.
    end: f64,
    /// The change of a result's logarithm for a setting larger by 1, as expected at first and as known now; below zero.
    expected: f64,
    slope: f64,
    /// The least by which the next setting is larger while nothing fits.
    step: f64,
    /// The largest setting whose result has too many bytes.
    large: Option<Known>,
    /// The smallest setting whose result fits.
    small: Option<Known>,
    /// Whether the last result fits.
    fits: Option<bool>,
}

/// A setting and its result.
#[derive(Clone, Copy)]
struct Known {
    at: f64,
    /// The natural logarithm of the bytes divided by the wanted bytes; halved when the next result is again beyond the
    /// other end (the Illinois method), or guesses on a bent curve would come near from one side only.
    over: f64,
}

impl Seek {
    /// A search from setting 0 to `end`.
    pub(super) fn new(end: f64, slope: f64) -> Self {
        Self { end, expected: slope, slope, step: LEAST_STEP, large: None, small: None, fits: None }
    }

    /// Records a result by the logarithm of its bytes divided by the wanted bytes.
    pub(super) fn learn(&mut self, at: f64, over: f64, fits: bool) {
        let (this, other) =
            if fits { (&mut self.small, &mut self.large) } else { (&mut self.large, &mut self.small) };
        let before = this.replace(Known { at, over });
        let again = self.fits.replace(fits) == Some(fits);
        match (before, other) {
            (Some(_), Some(other)) if again => other.over /= 2.0,
            (Some(before), None) if before.at != at => {
                let slope = (over - before.over) / (at - before.at) / self.expected;
                // Where a setting changes nothing, its steps become larger.
                let is_flat = !fits && slope < *TRUSTED.start();
                self.step = if is_flat { (4.0 * (at - before.at)).max(FLAT_STEP) } else { LEAST_STEP };
                self.slope = self.expected * slope.clamp(*TRUSTED.start(), *TRUSTED.end());
            }
            _ => {}
        }
    }

    /// The setting to try next; `None` if no other can be better.
    pub(super) fn next(&self) -> Option<f64> {
        let guess = |known: Known| known.at - known.over / self.slope;
        match (self.large, self.small) {
            (Some(large), Some(small)) => {
                let width = small.at - large.at;
                let part = large.over / (large.over - small.over);
                (width > 1e-3).then(|| large.at + width * part.clamp(MARGIN, 1.0 - MARGIN))
            }
            // At least a little is changed, or the search would stand still.
            (Some(large), None) => {
                (large.at < self.end).then(|| guess(large).max(large.at + self.step).min(self.end))
            }
            (None, Some(small)) => (small.at > 0.0).then(|| guess(small).min(small.at - LEAST_STEP).max(0.0)),
            (None, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The settings tried until a result has from .95 to all of the budget, or nothing better is possible.
    fn tried(start: f64, end: f64, over: impl Fn(f64) -> f64) -> Vec<f64> {
        let mut seek = Seek::new(end, -0.8);
        let (mut all, mut next) = (Vec::new(), Some(start));
        while let Some(at) = next {
            assert!(all.len() < 12, "{all:?}");
            all.push(at);
            seek.learn(at, over(at), over(at) <= 0.02);
            next = if (-0.03..=0.02).contains(&over(at)) { None } else { seek.next() };
        }
        all
    }

    #[test]
    fn few_results_lead_to_the_budget_whatever_the_curve() {
        type Curve = fn(f64) -> f64;
        let curves: [(&str, usize, Curve); 5] = [
            ("straight", 6, |at| 1.5 - 0.8 * at),
            ("steep", 6, |at| 2.0 - 2.2 * at),
            ("first steep", 6, |at| 1.2 - 1.6 * at.sqrt()),
            ("first flat", 6, |at| 0.7 - 0.6 * at * at),
            ("level, then steep", 10, |at| f64::min(0.05, 1.65 - at)),
        ];
        for (name, most, curve) in curves {
            for start in [0.0, 0.5, 3.0] {
                let tried = tried(start, 4.0, curve);
                assert!(tried.len() <= most, "{name} from {start}: {tried:?}");
            }
        }
    }

    #[test]
    fn the_ends_are_tried_before_nothing_is_found() {
        assert_eq!(tried(0.0, 1.0, |at| 3.0 - at), [0.0, 1.0]);
        assert_eq!(tried(0.7, 1.0, |at| -1.0 - at), [0.7, 0.0]);
        assert_eq!(tried(0.0, 2.0, |_| -0.5), [0.0]);
    }
}
