//! Analyses many documents in parallel, in input order, in memory that does not grow with their number.

use std::thread;

use super::judged::judge_together;
use super::queue::{AHEAD_BYTES, LARGE, Queue, SignOff, StopOnDrop};
use super::{Judged, Settings, judge};
use crate::media::fetch::Fetch;
use crate::source::Source;

/// Reads and judges every input on all cores and passes each result through `finish`. `each` gets the finished results
/// in input order.
///
/// # Errors
/// The first error that `each` returns, which ends the run. An input that cannot be read does not end the run: its
/// error is passed to `each`.
///
/// # Panics
/// When a worker panics, with the worker's message.
pub fn judge_all<I: Send, E: Send, T: Send, B>(
    inputs: impl Iterator<Item = I> + Send,
    settings: &Settings<'_>,
    read: impl Fn(I) -> Result<Source, E> + Sync,
    finish: impl Fn(Judged) -> T + Sync,
    mut each: impl FnMut(Result<T, E>) -> Result<(), B>,
) -> Result<(), B> {
    let mut inputs = inputs.fuse();
    let Some(first) = inputs.next() else { return Ok(()) };
    // A single document is not worth starting a thread for.
    let Some(second) = inputs.next() else {
        return each(read(first).map(|source| finish(judge(source, settings))));
    };
    // If media are fetched, workers mostly wait, and results that are ready must not wait with them. Otherwise this
    // thread works too: a thread that only handed over results would be woken for every few documents.
    let waiting = settings.fetch.map_or(1, Fetch::at_a_time);
    let helps = waiting == 1;
    let workers = thread::available_parallelism().map_or(1, usize::from).max(waiting);
    let spawned = workers - usize::from(helps);
    let queue = Queue::new([first, second].into_iter().chain(inputs), spawned, workers * AHEAD_BYTES);
    let held = |input| read(input).inspect(|source| queue.hold(source.text().len()));
    let finished = |judged: Judged| (judged.sources.bytes(), finish(judged));
    let work = |(ticket, inputs): (usize, Vec<I>)| {
        let (mut inputs, mut results) = (inputs.into_iter(), Vec::new());
        while inputs.len() > 0 {
            let judged = judge_read(read_some(&mut inputs, held), settings);
            results.extend(judged.map(|judged| judged.map(finished)));
        }
        queue.put(ticket, results);
    };
    let worker = || {
        let _sign_off = SignOff(&queue);
        while let Some(taken) = queue.take() {
            work(taken);
        }
    };
    thread::scope(|scope| {
        let handles: Vec<_> = (0..spawned).map(|_| scope.spawn(worker)).collect();
        let help = || helps && queue.take_at_once().map(work).is_some();
        let done = {
            let _stop = StopOnDrop(&queue);
            queue.hand_over(help, &mut each)
        };
        for handle in handles {
            if let Err(panic) = handle.join() {
                std::panic::resume_unwind(panic);
            }
        }
        done
    })
}

/// Reads the next inputs, as many as are judged together: the texts of all are held until the last of them is judged.
fn read_some<I, E>(
    inputs: &mut std::vec::IntoIter<I>,
    read: impl Fn(I) -> Result<Source, E>,
) -> Vec<Result<Source, E>> {
    let (mut texts, mut bytes) = (Vec::new(), 0);
    while bytes < LARGE
        && let Some(input) = inputs.next()
    {
        let text = read(input);
        bytes += text.as_ref().map_or(0, |source| source.text().len());
        texts.push(text);
    }
    texts
}

/// Judges texts together. The errors of those that could not be read keep their places.
fn judge_read<E>(
    texts: Vec<Result<Source, E>>,
    settings: &Settings<'_>,
) -> impl Iterator<Item = Result<Judged, E>> {
    let mut sources = Vec::new();
    let places: Vec<_> = texts.into_iter().map(|text| text.map(|source| sources.push(source))).collect();
    let mut judged = judge_together(sources, settings).into_iter();
    let mut next = move || judged.next().expect("each text that was read is judged");
    places.into_iter().map(move |place| place.map(|()| next()))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::super::queue::{AHEAD, SINGLY, TOGETHER};
    use super::*;
    use crate::check::Policy;
    use crate::media::assets::ProbeError;
    use crate::media::info::MediaInfo;
    use crate::media::locate::Locations;
    use crate::media::probe::Probe;
    use crate::source::Origin;

    struct Blind;

    impl Probe for Blind {
        fn probe(&self, path: &std::path::Path) -> Result<MediaInfo, ProbeError> {
            Err(ProbeError::Missing(path.to_owned()))
        }
    }

    /// Judges inputs that each read as a document of the given length; `None` stands for an unreadable input.
    fn judged(
        inputs: impl Iterator<Item = Option<usize>> + Send,
        mut each: impl FnMut(Result<Judged, &'static str>) -> Result<(), &'static str>,
    ) -> Result<(), &'static str> {
        let (policy, locations) = (Policy::default(), Locations::default());
        let settings = Settings { policy: Some(&policy), locations: &locations, fetch: None, probe: &Blind };
        let read = |input: Option<usize>| {
            let length = input.ok_or("unreadable")?;
            let text = format!("<request>{}</request>", " ".repeat(length));
            Ok(Source::new(Origin::Composed(length.to_string()), text.into_bytes()))
        };
        judge_all(inputs, &settings, read, |judged| judged, &mut each)
    }

    #[test]
    fn results_come_in_the_order_of_the_inputs() {
        let mut seen = Vec::new();
        // Long documents first: later ones are done before them.
        let lengths = (0..2000).map(|n| (n % 7 != 3).then_some(if n % 50 == 0 { 100_000 + n } else { n }));
        judged(lengths.clone(), |judged| {
            seen.push(
                judged
                    .ok()
                    .map(|judged| judged.sources.iter().map(|(_, s)| s.origin().to_string()).collect()),
            );
            Ok(())
        })
        .unwrap();
        let expected: Vec<Option<String>> = lengths.map(|length| length.map(|n| format!("<{n}>"))).collect();
        assert_eq!(seen, expected);
    }

    #[test]
    fn texts_that_are_judged_together_have_the_findings_that_each_has_alone() {
        let texts = [
            "<request><action>saveMMS</action></request>",
            "<request><action>sendMMS</action><to>1</to>",
            "<html/>",
            "<request><action>sendMMS</action><slide><image/></slide></request>",
            "<request><action>deleteMMSID</action><mms-id>4711</mms-id></request>",
        ];
        let (policy, locations) = (Policy::default(), Locations::default());
        let settings = Settings { policy: Some(&policy), locations: &locations, fetch: None, probe: &Blind };
        let source = |n: usize| Source::new(Origin::Composed(n.to_string()), texts[n % texts.len()].into());
        let mut together = Vec::new();
        let inputs = 0..SINGLY + 8 * TOGETHER;
        judge_all(
            inputs.clone(),
            &settings,
            |n| Ok::<_, ()>(source(n)),
            |judged| judged,
            |judged| {
                together.push(judged.map(|judged| judged.analysis.diagnostics));
                Ok::<_, ()>(())
            },
        )
        .unwrap();
        let alone: Vec<_> = inputs.map(|n| Ok(judge(source(n), &settings).analysis.diagnostics)).collect();
        assert_eq!(together, alone);
    }

    #[test]
    fn workers_do_not_run_ahead_of_what_is_handed_over() {
        let (taken, mut handed) = (AtomicUsize::new(0), 0);
        let inputs = (0..10_000).inspect(|_| {
            taken.fetch_add(1, Ordering::SeqCst);
        });
        judged(inputs.map(Some), |_| {
            handed += 1;
            assert!(taken.load(Ordering::SeqCst) <= handed + AHEAD + 2 * TOGETHER);
            Ok(())
        })
        .unwrap();
        assert_eq!(handed, 10_000);
        let (taken, mut handed) = (AtomicUsize::new(0), 0);
        let inputs = (0..24).inspect(|_| {
            taken.fetch_add(1, Ordering::SeqCst);
        });
        let workers = thread::available_parallelism().unwrap().get();
        judged(inputs.map(|_| Some(AHEAD_BYTES / 4)), |_| {
            handed += 1;
            assert!(taken.load(Ordering::SeqCst) <= handed + 4 * workers + workers + 2);
            Ok(())
        })
        .unwrap();
        assert_eq!(handed, 24);
    }

    #[test]
    fn an_error_ends_the_run() {
        let mut handed = 0;
        let done = judged((0..100_000).map(Some), |_| {
            handed += 1;
            if handed == 10 { Err("enough") } else { Ok(()) }
        });
        assert_eq!((done, handed), (Err("enough"), 10));
    }

    #[test]
    fn a_panic_of_a_worker_is_the_panic_of_the_run() {
        let inputs = (0..1000).map(|n| {
            assert!(n < 500, "on purpose");
            Some(n)
        });
        let run = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| judged(inputs, |_| Ok(()))));
        assert_eq!(run.unwrap_err().downcast_ref::<&str>(), Some(&"on purpose"));
    }
}
