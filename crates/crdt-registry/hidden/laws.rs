//! Criterion "laws": merging is commutative, associative and idempotent, for every type.

use super::world::{KINDS, Replica, World, holds};

/// Two ways of merging three states.
type Ways = fn([&Replica; 3]) -> [Replica; 2];

/// Runs a schedule for every type, and then compares two ways of merging three of its states.
fn law(test: &str, law: &str, ways: Ways) {
    holds(test, 40, false, &|replicas, steps| {
        for kind in KINDS {
            let mut world = World::new(kind, replicas);
            world.play(steps);
            let [a, b, c] = [0, 1, 2].map(|at| world.replica(at));
            let [left, right] = ways([a, b, c]).map(|state| state.shows());
            if left != right {
                let (a, b, c) = (a.shows(), b.shows(), c.shows());
                return Err(format!(
                    "{kind:?}: {law} must be the same, but is [{left}] and [{right}], with a = [{a}], \
                     b = [{b}], c = [{c}], the first three replicas after \"{}\"",
                    world.told()
                ));
            }
        }
        Ok(())
    });
}

#[test]
fn merging_is_commutative() {
    let says = "a merged with b, and b merged with a,";
    law("laws::commutative", says, |[a, b, _]| {
        [a.merged(b), b.merged(a)]
    });
    let says = "a merged with b and then c, and with c and then b,";
    law("laws::order", says, |[a, b, c]| {
        [a.merged(b).merged(c), a.merged(c).merged(b)]
    });
}

#[test]
fn merging_is_associative() {
    let says = "(a with b) with c, and a with (b with c),";
    law("laws::associative", says, |[a, b, c]| {
        [a.merged(b).merged(c), a.merged(&b.merged(c))]
    });
}

#[test]
fn merging_is_idempotent() {
    law("laws::itself", "a merged with a, and a,", |[a, _, _]| {
        [a.merged(a), a.clone()]
    });
    let says = "a merged with b twice, and once,";
    law("laws::twice", says, |[a, b, _]| {
        [a.merged(b).merged(b), a.merged(b)]
    });
}
