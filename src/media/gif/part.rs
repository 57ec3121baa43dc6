//! The rectangle of a frame that is encoded.

use std::ops::Range;

use crate::media::image::Animation;

/// For each frame, the pixels of the rectangle that a GIF has to draw for it: what differs from the frame before.
#[must_use]
pub fn drawn_pixels(animation: &Animation) -> Vec<usize> {
    let mut before = None::<&[u8]>;
    let drawn = animation.frames.iter().map(|frame| {
        let picture = &frame.picture;
        let changed =
            |before: &[u8], place: usize| before[3 * place..][..3] != picture.pixels[3 * place..][..3];
        let (width, height) = (picture.width as usize, picture.height as usize);
        let part =
            Part::whole(width, height).shrunk(|_, place| before.is_none_or(|before| changed(before, place)));
        before = Some(&picture.pixels);
        part.columns.len() * part.rows.len()
    });
    drawn.collect()
}

/// The rectangle of a frame outside of which nothing changes.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// The width of the whole frame in pixels.
    width: usize,
    pub(super) columns: Range<usize>,
    pub(super) rows: Range<usize>,
}

impl Part {
    /// The whole frame of `width` by `height` pixels.
    pub(super) fn whole(width: usize, height: usize) -> Self {
        Self { width, columns: 0..width, rows: 0..height }
    }

    /// The smallest rectangle within this one that contains all changed pixels. `changes` gets a pixel's index in this
    /// part and its index in the whole frame.
    pub(super) fn shrunk(&self, changes: impl Fn(usize, usize) -> bool) -> Self {
        let mut found = None::<(Range<usize>, Range<usize>)>;
        for (index, y) in self.rows.clone().enumerate() {
            let changes =
                |x: &usize| changes(index * self.columns.len() + x - self.columns.start, y * self.width + x);
            let Some(first) = self.columns.clone().find(changes) else { continue };
            let last = self.columns.clone().rfind(changes).unwrap_or(first);
            let (columns, rows) = found.unwrap_or((first..last + 1, y..y + 1));
            found = Some((columns.start.min(first)..columns.end.max(last + 1), rows.start..y + 1));
        }
        // A frame in which nothing changes still takes its time, so one pixel of it is kept.
        let one = |range: &Range<usize>| range.start..range.start + 1;
        let (columns, rows) = found.unwrap_or_else(|| (one(&self.columns), one(&self.rows)));
        Self { width: self.width, columns, rows }
    }

    /// The indices of this part's pixels in the whole frame.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> + use<> {
        let (columns, width) = (self.columns.clone(), self.width);
        self.rows.clone().flat_map(move |y| columns.clone().map(move |x| y * width + x))
    }

    /// The values of this part's pixels, taken from the values of the whole frame; empty if `whole` is empty.
    pub(super) fn of_whole<T: Copy>(&self, whole: &[T]) -> Vec<T> {
        self.places().filter_map(|place| whole.get(place).copied()).collect()
    }

    /// The values of this part's pixels, taken from the values of an enclosing part.
    pub(super) fn of_part<T: Copy>(&self, part: &Part, values: &[T]) -> Vec<T> {
        let row = |y: usize| (y - part.rows.start) * part.columns.len();
        let value = |place: usize| values[row(place / self.width) + place % self.width - part.columns.start];
        self.places().map(value).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_where_all_changes_lie_and_knows_its_places() {
        let part = Part::whole(10, 8).shrunk(|_, place| [23, 47].contains(&place));
        assert_eq!((part.columns.clone(), part.rows.clone()), (3..8, 2..5));
        let inner = part.shrunk(|index, place| {
            assert_eq!(part.places().nth(index), Some(place));
            place == 36
        });
        assert_eq!((inner.columns.clone(), inner.rows.clone()), (6..7, 3..4));
        let values: Vec<usize> = part.places().collect();
        assert_eq!(inner.of_part(&part, &values), [36]);
        assert_eq!(part.shrunk(|_, _| false).places().collect::<Vec<_>>(), [23]);
        assert!(part.of_whole::<u8>(&[]).is_empty());
    }
}
