//! Runs a function for many items on all cores, and returns the results in order.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// The number of items that justify another thread.
const THINGS_A_THREAD: usize = 64;

/// The result for each item. Starts with the last, which helps if the largest items are last.
pub(crate) fn map<'t, T: Sync, R: Send>(
    things: &'t [T],
    work: impl Fn(&'t T) -> R + Sync,
) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = cores.min(things.len() / THINGS_A_THREAD);
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(things.len()));
    let run = || {
        let mut own = Vec::new();
        loop {
            let taken = next.fetch_add(1, Ordering::Relaxed);
            let index = things.len().checked_sub(taken.saturating_add(1));
            let Some((index, thing)) = index.and_then(|index| Some((index, things.get(index)?)))
            else {
                break;
            };
            own.push((index, work(thing)));
        }
        done.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(own);
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(run);
        }
        run();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn results_are_in_the_order_of_the_things() {
        let things: Vec<usize> = (0..1000).collect();
        assert_eq!(
            map(&things, |thing| thing + 1),
            (1..1001).collect::<Vec<_>>()
        );
        assert_eq!(map(&[7], |thing| thing + 1), [8]);
        assert_eq!(map(&[0; 0], |thing| thing + 1), [0; 0]);
    }
}
