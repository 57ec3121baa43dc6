//! Fits animations: losslessly if possible, otherwise with the least visible loss.

use std::borrow::Cow;

use super::animation_manner::{Ladder, resized};
use super::animation_search::{Near, Trial, Tried, alike, best_looking, looks};
use super::animation_stretch::Stretch;
use super::in_memory::{Encoded, Search, Shown, damaged, flattened};
use super::{FitError, Kit, Source};
use crate::limits::fitting::{
    FRAME_RATE, GIF_CANVAS, GIF_LEAST_LONG_SIDE, GIF_READABLE, LEAST_FILL_PERMILLE, LONGEST_SIDE,
};
use crate::media::gif::repeats;
use crate::media::image::Animation;
use crate::media::kind::MediaKind;
use crate::media::plan::image::{ImageFormat, may_stay, shown, within};
use crate::media::plan::{Handset, Target, float};

/// The steps that are tried: every frame is kept, or only every second, third or fourth. Our choice: with larger
/// steps, motion looks like a row of still images.
const STEPS: [usize; 4] = [1, 2, 3, 4];

/// If the smallest encoding is this many times larger than the budget, no other encoding is tried. Our choice: few
/// colours at full size can need fewer bytes than few pixels, but hardly so many fewer.
const HOPELESS: f64 = 1.5;

/// The natural logarithm by which a result with half the frames is smaller, relative to that of half the bytes. Our
/// choice: frames further apart differ in more pixels.
const BY_FRAMES: f64 = 0.85;

/// How many times larger a drawing has to be for frames to be dropped for it, and how many times it has to be expected
/// to be. Our choice: twice the size is seen at once, and what is expected is a tenth off.
const FAR_LARGER: f64 = 2.0;
const NEARLY_FAR_LARGER: f64 = 1.8;

/// The most bytes of a pixel in a GIF: LZW codes have at most twelve bits (GIF89a specification, appendix F).
const MOST_BYTES_PER_PIXEL: f64 = 1.5;

impl Shown for Animation {
    fn read(source: &Source, target: &Target, _: Option<&Kit<'_>>) -> Result<Self, FitError> {
        let bytes = source.read()?;
        let animation = Animation::decode(&bytes, target.ground).map_err(|error| damaged(source, &error))?;
        // The decoder knows only what is said before the first frame.
        let repeats = if source.kind == MediaKind::Gif { repeats(&bytes) } else { animation.repeats };
        Ok(Self { repeats, ..animation })
    }

    fn keeps(&self, source: &Source, target: &Target) -> bool {
        let size = self.size();
        let plays = match (source.kind, target.handset) {
            (MediaKind::Gif, Handset::Modern) => true,
            (MediaKind::Gif, _) => largest(size, target) == size,
            // Handsets that do not support animated PNG show its first frame; older ones hardly do.
            (kind, handset) => kind == MediaKind::Png && handset == Handset::Modern,
        };
        let is_shown = target.capabilities.shows(source.kind.mime()) && shown(size, target) == size;
        plays && is_shown && source.bytes <= target.budget && may_stay(size, target)
    }

    fn notes(&self, target: &Target, _: Option<ImageFormat>) -> Vec<String> {
        self.transparent.then(|| flattened(target.ground)).into_iter().collect()
    }

    fn best(&self, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError> {
        let whole = resized(self, largest(self.size(), &search.target));
        let usual = at_most(&whole, FRAME_RATE);
        let found = filling(&usual, search)?;
        let is_fast = usual.frames.len() < whole.frames.len();
        // Frames are not dropped for an encoding that leaves bytes unused.
        match found {
            Some(found) if is_fast && !search.is_filled(found.bytes.len(), LEAST_FILL_PERMILLE) => {
                let found = [found].into_iter().chain(filling(&whole, search)?).collect();
                Ok(best_looking(&whole, found, |found| &found.bytes))
            }
            found => Ok(found),
        }
    }

    fn smallest(&self, search: &mut Search<'_>) -> Result<Encoded, FitError> {
        if let Some(smallest) = search.smallest.take() {
            return Ok(smallest);
        }
        let whole = resized(self, largest(self.size(), &search.target));
        let usual = at_most(&whole, FRAME_RATE);
        let fewest = thinned(&usual, longest_step(&usual));
        let smallest = Trial::of(&fewest, 1.0, search).smallest()?;
        Ok(smallest.encoded(frame_count(&fewest)))
    }

    fn back(&self, encoded: &Encoded, target: &Target) -> Result<Self, String> {
        let back = Animation::decode(&encoded.bytes, target.ground).map_err(|error| error.to_string())?;
        if u32::try_from(back.frames.len()).ok() == encoded.settings.frames {
            Ok(back)
        } else {
            Err("frames are missing".to_owned())
        }
    }

    fn similarity(&self, result: &Self) -> f64 {
        Animation::similarity(self, result)
    }
}

/// The largest size in which an animation of `size` is tried.
fn largest(size: (u32, u32), target: &Target) -> (u32, u32) {
    shown(within(size, canvas(target)), target)
}

/// The largest size, as short and long side in pixels.
fn canvas(target: &Target) -> (u32, u32) {
    match target.canvas {
        None if target.handset == Handset::Modern => (LONGEST_SIDE, LONGEST_SIDE),
        None => GIF_CANVAS,
        Some((short, long)) => (short.min(GIF_CANVAS.0), long.min(GIF_CANVAS.1)),
    }
}

/// The best-looking encoding of an animation within the budget.
fn filling(whole: &Animation, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError> {
    let stretch = Stretch::of(whole);
    if is_hopeless(&stretch, whole.frames.len(), search)? {
        return Ok(None);
    }
    let Some((step, found)) = at_best_rate(&stretch, search)? else {
        return Ok(None);
    };
    let whole = thinned(whole, step);
    let found = if stretch.is_whole() { Some(found) } else { Trial::of(&whole, 1.0, search).like(&found)? };
    Ok(found.map(|found| found.encoded(frame_count(&whole))))
}

/// Whether even the smallest encoding of a stretch, of an animation of `frames` frames, is so far above the budget that
/// no other can be within it.
fn is_hopeless(stretch: &Stretch<'_>, frames: usize, search: &mut Search<'_>) -> Result<bool, FitError> {
    let step = longest_step(&stretch.frames);
    let fewest = thinned(&stretch.frames, step);
    let (width, height) = Ladder::of(fewest.size(), false).smallest();
    let most = f64::from(width) * f64::from(height) * frames.div_ceil(step) as f64 * MOST_BYTES_PER_PIXEL;
    if most < float(search.target.budget) {
        return Ok(false);
    }
    let smallest = Trial::of(&fewest, stretch.times, search).smallest()?;
    let is_hopeless = float(smallest.bytes as u64) > float(search.target.budget) * HOPELESS;
    if stretch.is_whole() {
        search.smallest = Some(smallest.encoded(frame_count(&fewest)));
    }
    Ok(is_hopeless)
}

/// The longest step that leaves enough frames.
fn longest_step(stretch: &Animation) -> usize {
    STEPS.into_iter().rfind(|step| may_be_thinned(stretch, *step)).unwrap_or(1)
}

/// Whether enough frames are left if only every `step`th is kept.
fn may_be_thinned(stretch: &Animation, step: usize) -> bool {
    step == 1 || stretch.frames.len() >= 2 * step
}

/// The step between the frames to keep, and the best-looking encoding at that step, tried with a stretch.
fn at_best_rate(
    Stretch { frames: stretch, times }: &Stretch<'_>,
    search: &mut Search<'_>,
) -> Result<Option<(usize, Tried)>, FitError> {
    let whole = long(stretch.size());
    // A small animation may become a little smaller.
    let cramped = f64::from(GIF_LEAST_LONG_SIDE).min(whole * 0.75);
    let is_drawn = stretch.is_drawn();
    let least = if is_drawn { cramped.max(whole * GIF_READABLE) } else { cramped };
    let (mut found, mut near, mut best) = (Vec::<(usize, Tried)>::new(), None::<Near>, None::<f64>);
    for step in STEPS {
        if !may_be_thinned(stretch, step) {
            break;
        }
        if step > 1 {
            near = near.map(|near| near.smaller(BY_FRAMES * (step as f64 / (step - 1) as f64).ln()));
        }
        let fewer = thinned(stretch, step);
        let largest = found.iter().map(|(_, other)| long(other.manner.size)).fold(0.0, f64::max);
        if let (Some(near), Some(best)) = (near, best)
            && !may_be_better(stretch, &fewer, near, (largest, best))
        {
            continue;
        }
        let mut trial = Trial::of(&fewer, *times, search);
        let tried = trial.best(near)?;
        let is_filled = tried.as_ref().is_some_and(|tried| trial.is_filled(tried));
        near = trial.near.or(near);
        let Some(tried) = tried else { continue };
        let enough = long(tried.manner.size) >= least;
        let is_far_larger = long(tried.manner.size) >= FAR_LARGER * largest;
        // A drawing that can be read is better than one that only moves more smoothly.
        if enough && is_drawn && is_far_larger {
            return Ok(Some((step, tried)));
        }
        // Otherwise frames are not dropped for an encoding that leaves bytes unused.
        if found.is_empty() || is_filled {
            found.push((step, tried));
        }
        if enough {
            break;
        }
        let looks = found.last().map(|(_, tried)| looks(stretch, &tried.gif.bytes));
        best = best.into_iter().chain(looks).reduce(f64::max);
    }
    Ok(best_looking(stretch, found, |(_, tried)| &tried.gif.bytes))
}

/// Whether `fewer` frames, which fit about where `near` says, may be better than the best result so far, by its long
/// side and its likeness: if it is a drawing, far larger, or else more like the source even without any other loss.
fn may_be_better(
    stretch: &Animation,
    fewer: &Animation,
    near: Near,
    (largest, likeness): (f64, f64),
) -> bool {
    let (is_drawn, size) = (stretch.is_drawn(), stretch.size());
    let likely = Ladder::of(size, is_drawn).manner(near.depth).size;
    let is_far_larger = long(likely) >= NEARLY_FAR_LARGER * largest;
    let is_whole = near.may_fit_whole() && long(size) >= FAR_LARGER * largest;
    is_drawn && (is_far_larger || is_whole) || alike(stretch, &resized(fewer, likely)) > likeness
}

fn long((width, height): (u32, u32)) -> f64 {
    f64::from(width.max(height))
}

fn frame_count(animation: &Animation) -> Option<u32> {
    u32::try_from(animation.frames.len()).ok()
}

/// The animation with every `step`th frame only.
fn thinned(animation: &Animation, step: usize) -> Cow<'_, Animation> {
    if step == 1 { Cow::Borrowed(animation) } else { Cow::Owned(animation.thinned(step)) }
}

/// How many more frames a second are allowed than the usual ones. Our choice: delays are whole hundredths of a second,
/// and with three of them an animation has 33.3 frames a second.
const MORE: f64 = 1.12;

/// The animation with at most `rate` frames a second, or slightly more.
fn at_most(animation: &Animation, rate: f64) -> Cow<'_, Animation> {
    let seconds = animation.seconds().max(0.01);
    let frames = animation.frames.len();
    let step = (1..=frames.max(1)).find(|step| frames.div_ceil(*step) as f64 / seconds <= rate * MORE);
    thinned(animation, step.unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::super::animation_manner::Colours;
    use super::super::in_memory::tests::assert_least_is_enough;
    use super::*;
    use crate::interrupt::Interrupt;
    use crate::media::gif::Painting;
    use crate::media::image::tests::photo;
    use crate::media::image::{AnimationFrame, Channels, Picture};

    /// Signs in thirty greys that move to the left.
    fn signs(frames: u32) -> Animation {
        let grey = |x: u32, y: u32| {
            let sign = (x / 12).wrapping_mul(2_654_435_761).wrapping_add(y / 12 * 97) >> 7;
            let stroke = x % 12 > 2 && (sign >> (x % 12 / 3 + y % 12 / 3 * 4)).is_multiple_of(4);
            if stroke { 60 + (x % 12 * 2 + y % 4) as u8 * 7 } else { 255 }
        };
        let frame = |n: u32| {
            let pixels = (0..48).flat_map(|y| (0..96).flat_map(move |x| [grey(x + n * 3, y); 3])).collect();
            let picture = Picture { width: 96, height: 48, pixels, channels: Channels::Rgb };
            AnimationFrame { picture, milliseconds: 100 }
        };
        Animation { frames: (0..frames).map(frame).collect(), transparent: false, repeats: None }
    }

    fn searched<T>(budget: usize, search: impl FnOnce(&mut Search<'_>) -> T) -> T {
        let (interrupt, mut nobody) = (Interrupt::default(), |_| {});
        search(&mut Search::new(&Target::of(budget as u64), &interrupt, &mut nobody))
    }

    #[test]
    fn what_is_drawn_is_not_blurred_where_colours_will_do() {
        let signs = signs(6);
        let exact = Painting::shared(&signs, 256).encoded(0).bytes.len();
        let best = |budget| searched(budget, |search| signs.best(search).unwrap().unwrap());
        let whole = best(exact);
        assert_eq!(whole.bytes.len(), exact);
        let fewer = best(exact * 9 / 10);
        assert!(fewer.bytes.len() <= exact * 9 / 10);
        assert_eq!((fewer.settings.width, fewer.settings.height), (96, 48));
        assert_eq!(fewer.settings.frames, Some(6));
    }

    #[test]
    fn half_the_frames_at_full_size_are_better_than_all_at_a_third() {
        let shapes = |n: u32| {
            let off = |at: u32| (2 * at).abs_diff(70 + 5 * n).pow(2);
            let bar = move |x, y| (90..140).contains(&x) && (20 + 4 * n..40 + 4 * n).contains(&y);
            let colour = move |x, y| match (bar(x, y), off(x) + off(y) < (50 + 5 * n).pow(2)) {
                (true, _) => [0, 160, 0],
                (_, true) => [255, 0, 0],
                _ => [255; 3],
            };
            let pixels = (0..160).flat_map(|y| (0..160).flat_map(move |x| colour(x, y))).collect();
            let picture = Picture { width: 160, height: 160, pixels, channels: Channels::Rgb };
            AnimationFrame { picture, milliseconds: 100 }
        };
        let shapes = Animation { frames: (0..14).map(shapes).collect(), transparent: false, repeats: None };
        let exact = Painting::shared(&shapes, 256).encoded(0).bytes.len();
        let found = searched(exact * 9 / 10, |search| shapes.best(search).unwrap().unwrap());
        assert_eq!((found.settings.width, found.settings.frames), (160, Some(7)));
    }

    #[test]
    fn few_encodings_fill_the_budget() {
        let frame =
            |n: u32| AnimationFrame { picture: photo(120 + n, 80).scaled(120, 80), milliseconds: 100 };
        let waves = Animation { frames: (0..6).map(frame).collect(), transparent: false, repeats: None };
        for animation in [waves, signs(6)] {
            let exact = Painting::shared(&animation, 256).encoded(0).bytes.len();
            for budget in [exact * 3 / 4, exact / 2] {
                let (mut encodings, interrupt) = (0, Interrupt::default());
                let mut count = |_| encodings += 1;
                let mut search = Search::new(&Target::of(budget as u64), &interrupt, &mut count);
                let found = animation.best(&mut search).unwrap().unwrap().bytes.len();
                assert!((budget * 9 / 10..=budget).contains(&found), "{found} of {budget}");
                assert!(encodings <= 20, "{encodings} encodings for {budget} of {exact}");
            }
        }
    }

    #[test]
    fn the_least_size_is_no_guess_and_can_be_had() {
        let frame = |n: u32| AnimationFrame { picture: photo(48 + n, 32).scaled(48, 32), milliseconds: 100 };
        let waves = Animation { frames: (0..4).map(frame).collect(), transparent: false, repeats: None };
        let least = searched(100, |search| {
            assert!(waves.best(search).unwrap().is_none());
            search.least
        });
        let found = searched(least as usize, |search| waves.best(search).unwrap()).unwrap();
        assert_eq!(
            (found.bytes.len() as u64, found.settings.width, found.settings.frames),
            (least, 40, Some(2))
        );
    }

    #[test]
    fn a_fast_animation_keeps_its_frames_while_bytes_are_left() {
        let fast = |milliseconds| {
            let mut signs = signs(8);
            signs.frames.iter_mut().for_each(|frame| frame.milliseconds = milliseconds);
            signs
        };
        let frames = |animation: &Animation, budget| {
            searched(budget, |search| animation.best(search).unwrap().unwrap()).settings.frames
        };
        let exact = Painting::shared(&fast(20), 256).encoded(0).bytes.len();
        assert_eq!(frames(&fast(20), exact), Some(8));
        assert_eq!(frames(&fast(20), exact - 1), Some(8));
        assert_eq!(frames(&fast(20), exact / 2), Some(4));
        assert_eq!(frames(&fast(30), exact - 1), Some(8), "33 frames a second are hardly more than 30");
    }

    #[test]
    fn the_least_size_that_is_named_can_be_had() {
        assert_least_is_enough(&signs(12));
    }

    #[test]
    fn no_side_is_longer_than_it_may_be() {
        let sized = |canvas, width, height| {
            let pixels = vec![90; width as usize * height as usize * 3];
            let frame = Picture { width, height, pixels, channels: Channels::Rgb };
            let frame = AnimationFrame { picture: frame, milliseconds: 100 };
            let animation = Animation { frames: vec![frame; 2], transparent: false, repeats: None };
            let found = searched(9000, |search| {
                search.target.canvas = canvas;
                animation.best(search).unwrap().unwrap()
            });
            (found.settings.width, found.settings.height)
        };
        assert_eq!(sized(None, 70_000, 8), (16_384, 2));
        assert_eq!(sized(None, 900, 60), (900, 60));
        assert_eq!(sized(Some((1080, 1920)), 900, 60), (720, 48));
        assert_eq!(sized(Some((100, 200)), 900, 60), (200, 13));
    }

    #[test]
    fn what_was_found_with_a_stretch_is_brought_into_the_budget() {
        let whole = signs(24);
        let stretch = Animation { frames: whole.frames[8..16].to_vec(), ..whole.clone() };
        let exact = Painting::shared(&whole, 256).encoded(0).bytes.len();
        for budget in [exact * 19 / 20, exact * 9 / 10] {
            let (found, filled) = searched(budget, |search| {
                let found = Trial::of(&stretch, 23.0 / 7.0, search).best(None).unwrap().unwrap();
                let filled = Trial::of(&whole, 1.0, search).like(&found).unwrap().unwrap();
                (found, filled.encoded(frame_count(&whole)))
            });
            assert!(filled.bytes.len() <= budget, "{} of {budget}", filled.bytes.len());
            assert!(filled.bytes.len() * 2 > budget, "{} of {budget}", filled.bytes.len());
            assert_eq!(filled.settings.frames, Some(24));
            assert!(matches!(found.manner.colours, Colours::Shared(_)), "{:?}", found.manner);
        }
    }
}
