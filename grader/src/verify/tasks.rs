//! The work of `verify`, cut into tasks that run side by side: a compiler run keeps one processor
//! busy, so two exercises' builds fill two. A binary that many mutants share makes more tasks when
//! it is there, one for each, so that no exercise ends on one processor while the others idle.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::outcome::Outcome;
use super::workshop::Workshop;
use super::{empty_hands, mutants, reference};
use crate::grade::Ready;

/// One piece of work.
pub(super) enum Task<'a> {
    /// Law 2, for the starter and the hollow.
    Derived(usize, &'a Workshop),
    /// Builds the binary that the reference and most mutants share, and tries the reference in it:
    /// law 6 for the handout's example.
    Folded(usize, &'a Workshop),
    /// Law 1, and law 8 where runs are repeated: in the shared binary, if there is one.
    Reference(usize, &'a Workshop, Option<Arc<Ready>>),
    /// Law 3 for one mutant of the shared binary.
    InFolded(usize, &'a Workshop, usize, Arc<Ready>),
    /// Law 3 for one mutant that has a binary of its own.
    Spliced(usize, &'a Workshop, usize),
}

/// How many threads work for each job: a mutant that hangs, or that waits on a socket, keeps a
/// thread but no processor.
const THREADS_A_JOB: usize = 3;

/// The tasks of all exercises, those that make more tasks first.
pub(super) fn of(shops: &[(usize, Workshop)]) -> Vec<Task<'_>> {
    // The later exercises are the larger ones.
    let largest_first = || shops.iter().rev();
    let folded = largest_first().map(|(index, shop)| Task::Folded(*index, shop));
    folded
        .chain(largest_first().flat_map(|(index, shop)| others(*index, shop)))
        .collect()
}

fn others(index: usize, shop: &Workshop) -> impl Iterator<Item = Task<'_>> {
    let alone = shop.mutants.iter().enumerate();
    let alone = alone.filter(|(_, mutant)| mutant.number.is_none());
    std::iter::once(Task::Derived(index, shop))
        .chain(alone.map(move |(place, _)| Task::Spliced(index, shop, place)))
}

impl<'a> Task<'a> {
    fn exercise(&self) -> usize {
        match self {
            Self::Folded(index, _)
            | Self::Reference(index, ..)
            | Self::InFolded(index, ..)
            | Self::Derived(index, _)
            | Self::Spliced(index, ..) => *index,
        }
    }

    /// Does it; what comes of it may be more tasks.
    fn work(&self) -> (Outcome, Vec<Task<'a>>) {
        let outcome = match self {
            Self::Reference(_, shop, ready) => reference::check(shop, ready.as_deref()),
            Self::Derived(_, shop) => empty_hands::check(shop),
            Self::Folded(index, shop) => return folded(*index, shop),
            Self::InFolded(_, shop, place, ready) => mutants::in_binary(shop, *place, ready),
            Self::Spliced(_, shop, place) => mutants::spliced(shop, &shop.mutants[*place]),
        };
        (outcome, Vec::new())
    }
}

fn folded(index: usize, shop: &Workshop) -> (Outcome, Vec<Task<'_>>) {
    let (outcome, ready) = mutants::folded(shop);
    let ready = ready.map(Arc::new);
    let mut tasks = vec![Task::Reference(index, shop, ready.clone())];
    if let Some(ready) = ready {
        let places = shop.mutants.iter().enumerate();
        let places = places.filter(|(_, mutant)| mutant.number.is_some());
        tasks.extend(
            places.map(|(place, _)| Task::InFolded(index, shop, place, Arc::clone(&ready))),
        );
    }
    (outcome, tasks)
}

/// Runs all tasks, and those that come of them. Each outcome comes with its exercise's index.
pub(super) fn run(tasks: Vec<Task<'_>>, jobs: usize) -> Vec<(usize, Outcome)> {
    let queue = Queue {
        state: Mutex::new(State {
            waiting: tasks.into(),
            at_work: 0,
            done: Vec::new(),
        }),
        changed: Condvar::new(),
    };
    std::thread::scope(|scope| {
        for _ in 0..jobs.max(1) * THREADS_A_JOB {
            scope.spawn(|| queue.work());
        }
    });
    let state = queue.state.into_inner();
    state.expect("no task panics while it holds this").done
}

struct Queue<'a> {
    state: Mutex<State<'a>>,
    /// A task came in, or the last one ended.
    changed: Condvar,
}

struct State<'a> {
    waiting: VecDeque<Task<'a>>,
    at_work: usize,
    done: Vec<(usize, Outcome)>,
}

impl<'a> Queue<'a> {
    fn work(&self) {
        while let Some(task) = self.next() {
            let _at_work = AtWork(self);
            let began = Instant::now();
            let (mut outcome, more) = task.work();
            outcome.work = began.elapsed();
            let mut state = self.lock();
            state.done.push((task.exercise(), outcome));
            // First, for some of them wait for a deadline, and nothing else shall wait for them.
            for task in more.into_iter().rev() {
                state.waiting.push_front(task);
            }
        }
    }

    /// The next task; none if nothing waits and nobody works who could bring more.
    fn next(&self) -> Option<Task<'a>> {
        let mut state = self.lock();
        loop {
            if let Some(task) = state.waiting.pop_front() {
                state.at_work += 1;
                return Some(task);
            }
            if state.at_work == 0 {
                return None;
            }
            let woken = self.changed.wait(state);
            state = woken.expect("no task panics while it holds this");
        }
    }

    fn lock(&self) -> MutexGuard<'_, State<'a>> {
        self.state
            .lock()
            .expect("no task panics while it holds this")
    }
}

/// One thread's work on a task. Its end is noted also if the task panics: the others would wait for
/// it for ever, and the panic would not be told.
struct AtWork<'q, 'a>(&'q Queue<'a>);

impl Drop for AtWork<'_, '_> {
    fn drop(&mut self) {
        let state = self.0.state.lock();
        state.unwrap_or_else(PoisonError::into_inner).at_work -= 1;
        self.0.changed.notify_all();
    }
}
