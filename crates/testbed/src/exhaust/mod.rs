//! Every order of events within bounds.

mod bounds;
mod choice;
mod search;
mod subject;

use crate::failure::{Broken, Check, Failure, Origin};
use crate::process::Process;
use crate::shrink::{Effort, minimise};
use crate::world::World;

pub use bounds::{Bounds, Coverage};
use choice::Choice;
use search::{Arena, Search};
use subject::Subject;

/// Explores; see [`Cluster::exhaust`](crate::Cluster::exhaust).
pub(crate) fn run<P: Process>(
    bounds: &Bounds,
    make: &dyn Fn(bool) -> World<P>,
    prepare: &dyn Fn(&mut World<P>) -> Check,
) -> Result<Coverage, Box<Failure>> {
    let mut subject = Subject::new(*bounds, make, prepare);
    let mut search = Search::new(bounds);
    let Err(broken) = search.run(&mut subject) else {
        return Ok(search.coverage());
    };
    let schedule = search.schedule();
    let number = search.coverage().schedules + 1;
    let (size_before, rule) = (schedule.len(), broken.rule.clone());
    let (few, reruns) = shrink(schedule, &rule, &mut subject);
    let (broken_again, trace) = subject.record(&few);
    let (schedule, forgotten) = trace.into_events();
    let broken = broken_again.unwrap_or_else(|| broken.clone());
    Err(Box::new(Failure {
        rule: broken.rule,
        message: broken.message,
        origin: Origin::Schedule(number),
        faults: Vec::new(),
        size_before,
        reruns,
        schedule,
        forgotten,
        repeatable: true,
    }))
}

/// The shortest part of `schedule` that still breaks `rule`: steps that are left out just have
/// not happened yet.
fn shrink(schedule: Vec<Choice>, rule: &str, arena: &mut dyn Arena) -> (Vec<Choice>, usize) {
    let (mut runs, mut steps) = (0, 0);
    let effort = Effort::allowed();
    let few = minimise(schedule, &mut |kept: &[Choice]| {
        if effort.is_spent(runs, steps) {
            return false;
        }
        runs += 1;
        steps += kept.len() as u64;
        follow(arena, kept).is_some_and(|broken| broken.rule == rule)
    });
    (few, runs)
}

/// Takes `choices` from the start, as far as they are open: the rule that was broken.
fn follow(arena: &mut dyn Arena, choices: &[Choice]) -> Option<Broken> {
    if let Err(broken) = arena.reset() {
        return Some(broken);
    }
    let mut open = Vec::new();
    for choice in choices {
        arena.open(&mut open);
        if !open.contains(choice) {
            continue;
        }
        if let Err(broken) = arena.take(*choice) {
            return Some(broken);
        }
    }
    arena.open(&mut open);
    if open.is_empty() {
        arena.end().err()
    } else {
        None
    }
}
