//! A failed exploration panics at the line of the test that asked for it: the grader tells a failed
//! assertion from a panic of the submission by its place.
//!
//! Alone in its program, because a panic hook is the whole process's.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use testbed::{Boot, Bounds, Cluster, Effects, NodeId, Process};

struct Mute;

impl Process for Mute {
    type Message = ();
    type Timer = ();
    type Input = ();
    type Durable = ();

    fn on_message(&mut self, _: NodeId, (): (), _: &mut Effects<Self>) {}
}

static PLACES: Mutex<Vec<String>> = Mutex::new(Vec::new());

#[test]
fn both_kinds_of_exploration_panic_at_the_caller() {
    std::panic::set_hook(Box::new(|info| {
        let file = info.location().map_or("", |place| place.file());
        PLACES.lock().unwrap().push(file.to_owned());
    }));
    let cluster = Cluster::new(2, |_: Boot<()>| Mute);
    let at_random = || cluster.explore("fails", 1, |_| Err("always".into()));
    let in_every_order = || cluster.exhaust(&Bounds::new(), |_| Err("always".into()));
    assert!(catch_unwind(AssertUnwindSafe(at_random)).is_err());
    assert!(catch_unwind(AssertUnwindSafe(in_every_order)).is_err());
    for place in PLACES.lock().unwrap().iter() {
        assert!(
            place.ends_with("panics_at_the_caller.rs"),
            "it panics in {place}"
        );
    }
}
