//! The work of `verify`, cut into tasks that run side by side: a compiler run keeps one processor
//! busy, so two exercises' builds fill two.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use super::outcome::Outcome;
use super::workshop::Workshop;
use super::{empty_hands, mutants, reference};

/// One piece of work.
pub(super) enum Task<'a> {
    /// Law 1, and law 8 where runs are repeated.
    Reference(usize, &'a Workshop),
    /// Law 2, for the starter or the hollow.
    Derived(usize, &'a Workshop, usize),
    /// Law 3 for the mutants that share one binary, and law 6 for the handout's example.
    Folded(usize, &'a Workshop),
    /// Law 3 for one mutant that has a binary of its own.
    Spliced(usize, &'a Workshop, usize),
}

/// The tasks of one exercise, the longest first.
pub(super) fn of(index: usize, shop: &Workshop) -> Vec<Task<'_>> {
    let mut tasks = vec![Task::Folded(index, shop), Task::Reference(index, shop)];
    tasks.extend((0..shop.derived.len()).map(|place| Task::Derived(index, shop, place)));
    for (place, mutant) in shop.mutants.iter().enumerate() {
        if mutant.number.is_none() {
            tasks.push(Task::Spliced(index, shop, place));
        }
    }
    tasks
}

impl Task<'_> {
    fn exercise(&self) -> usize {
        match self {
            Self::Reference(index, _)
            | Self::Folded(index, _)
            | Self::Derived(index, _, _)
            | Self::Spliced(index, _, _) => *index,
        }
    }

    fn work(&self) -> Outcome {
        match self {
            Self::Reference(_, shop) => reference::check(shop),
            Self::Derived(_, shop, place) => {
                let (name, admitted) = &shop.derived[*place];
                empty_hands::check(shop, name, admitted)
            }
            Self::Folded(_, shop) => mutants::folded(shop),
            Self::Spliced(_, shop, place) => mutants::spliced(shop, &shop.mutants[*place]),
        }
    }
}

/// Runs all tasks on `jobs` threads; each outcome comes with its exercise's index, in the order of
/// the tasks.
pub(super) fn run(tasks: &[Task<'_>], jobs: usize) -> Vec<(usize, Outcome)> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..jobs.clamp(1, tasks.len().max(1)) {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(task) = tasks.get(index) else { break };
                    let began = Instant::now();
                    let mut outcome = task.work();
                    outcome.work = began.elapsed();
                    done.lock()
                        .expect("no task panics while it holds this")
                        .push((index, task.exercise(), outcome));
                }
            });
        }
    });
    let mut done = done
        .into_inner()
        .expect("no task panics while it holds this");
    done.sort_by_key(|(index, _, _)| *index);
    done.into_iter()
        .map(|(_, exercise, outcome)| (exercise, outcome))
        .collect()
}
