//! The times of frames as GIF counts them.

/// Converts milliseconds to hundredths of a second without accumulating rounding errors.
#[derive(Default)]
pub(super) struct Clock {
    exact: u64,
    told: u64,
}

impl Clock {
    pub(super) fn hundredths(&mut self, milliseconds: u32) -> u16 {
        self.exact += u64::from(milliseconds);
        let delay = ((self.exact + 5) / 10).saturating_sub(self.told);
        self.told += delay;
        u16::try_from(delay).unwrap_or(u16::MAX)
    }
}
