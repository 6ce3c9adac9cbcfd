use proptest::strategy::{Just, Strategy};

use super::script::{checker, history, word};
use super::{check, id};
use crate::{
    History, LinearizabilityChecker, Model, RegisterModel, RegisterOp, RegisterRet, Verdict,
};

/// Scripts with their verdicts.
fn judge(cases: &[(&str, &str)], rule: &str) {
    for (script, want) in cases {
        let came = word(&checker().check(&history(script)));
        check(
            came == *want,
            &format!("the history {script:?}"),
            &came,
            &format!("it must be {want}: {rule}"),
        );
    }
}

#[test]
fn reads_see_what_was_written_before_them() {
    let cases = [
        ("", "linearizable"),
        ("a:r0 a.", "linearizable"),
        ("a:w1 a. b:r1 b. c:w2 c. b:r2 b.", "linearizable"),
        ("a:w1 a. b:r0 b.", "violation by 1"),
        ("a:w1 a. c:w2 c. b:r1 b.", "violation by 2"),
        ("b:r1 b. a:w1 a.", "violation by 0"),
        ("a:w1 a. b:r2 b. a:w2 a.", "violation by 1"),
    ];
    judge(
        &cases,
        "what returned before another operation was invoked comes before it",
    );
}

#[test]
fn what_overlaps_may_come_in_any_order() {
    let cases = [
        ("a:w1 b:r0 b. a.", "linearizable"),
        ("a:w1 b:r1 b. a.", "linearizable"),
        ("a:w1 c:w2 a. c. b:r1 b.", "linearizable"),
        ("a:w1 c:w2 a. c. b:r2 b.", "linearizable"),
        ("a:w1 c:w2 a. c. b:r1 b. b:r2 b.", "violation by 3"),
        ("a:w1 b:r1 b. d:r0 d. a.", "violation by 2"),
        ("a:w1 c:w2 a. c. b:c13t b.", "linearizable"),
        ("a:w1 c:w2 a. c. b:c23t b.", "linearizable"),
        ("a:w1 b:r1 d:r0 b. d. a.", "linearizable"),
        ("a:w1 c:w2 b:r2 b. b:r1 b. a. c. b:r1 b.", "linearizable"),
        ("a:w0 c:w1 c. b:r0 b. a.", "linearizable"),
        ("a:w0 c:w1 a. c. b:r0 b.", "linearizable"),
        ("a:w0 a. c:w1 c. b:r0 b.", "violation by 2"),
        (
            "a:w1 d:w1 b:w2 e:r1 e. d. e:r2 e. e:r1 e. a. b.",
            "linearizable",
        ),
        (
            "d:w1 a:w1 b:w2 e:r1 e. d. e:r2 e. e:r1 e. a. b.",
            "linearizable",
        ),
    ];
    judge(
        &cases,
        "operations under way at once may take effect in either order, but in one order for all",
    );
}

#[test]
fn what_never_returned_stays_open() {
    let cases = [
        ("a:w1 b:r0 b. b:r0 b.", "linearizable"),
        ("a:w1 b:r0 b. b:r0 b. b:r1 b. b:r1 b.", "linearizable"),
        ("a:w1 b:r1 b. b:r0 b.", "violation by 2"),
        ("a:w1 b:w2 b. b:r2 b. b:r1 b. b:r2 b.", "violation by 4"),
        ("b:r1 b. a:w1", "violation by 0"),
        (
            "a:w1 c:w1 b:r1 b. b:w2 b. b:r1 b. b:w2 b. b:r1 b.",
            "violation by 6",
        ),
        ("a:r5 b:r0 b.", "linearizable"),
        ("a:c01t b:r1 b. b:r1 b.", "linearizable"),
    ];
    judge(
        &cases,
        "an operation without an end may take effect once, at any time after its invocation, or never",
    );
}

#[test]
fn one_open_operation_is_not_another() {
    let cases = [
        ("a:w1 d:c01t b:r1 b. b:w2 b. b:r1 b.", "linearizable"),
        ("d:c01t a:w1 b:r1 b. b:w2 b. b:r1 b.", "linearizable"),
        ("a:c01t d:c01t b:r1 b. b:w2 b. b:r1 b.", "violation by 4"),
        (
            "a:w1 d:c01t b:r1 b. b:w2 b. b:r1 b. b:w2 b. b:r1 b.",
            "violation by 6",
        ),
    ];
    judge(
        &cases,
        "where two open operations explain the same, it matters later which of them is left",
    );
}

#[test]
fn what_failed_did_not_happen() {
    let cases = [
        ("a:w1 a! b:r0 b.", "linearizable"),
        ("a:w1 b:r1 b. a!", "violation by 1"),
    ];
    judge(&cases, "fail() says that the operation never took effect");
    let history = history("a:w1 a. b:r0 b.");
    history.fail(1);
    history.ok(7, RegisterRet::Written);
    let came = word(&checker().check(&history));
    check(
        came == "violation by 1",
        "a stale read that returned and then failed",
        &came,
        "the first end of an operation counts, and unknown ones are ignored",
    );
}

#[test]
fn compare_and_set_is_one_step() {
    let cases = [
        ("a:c01t a. b:r1 b.", "linearizable"),
        ("a:c12f a. b:r0 b.", "linearizable"),
        ("a:c12t a.", "violation by 0"),
        ("a:c01f a.", "violation by 0"),
        ("a:c01t b:c02t a. b.", "violation by 1"),
        ("a:c01t b:c12t b. a. c:r2 c.", "linearizable"),
    ];
    judge(
        &cases,
        "it swaps exactly if the register holds the expected value",
    );
}

#[test]
fn keys_are_objects_of_their_own() {
    let cases = [
        ("a:w1 a. b:r0@ b. b:r1 b.", "linearizable"),
        ("a:w1 a. a:w2@ a. b:r0@ b. c:r0 c.", "violation by 3"),
    ];
    judge(
        &cases,
        "each key is judged for itself; of several violations the one of the first key by name is told",
    );
    let history = history("a:r5 a. a:r5@ a. b:w1 b. a:r5@ a.");
    let model = RegisterModel { initial: 5 };
    let came = word(&LinearizabilityChecker::new(model).check(&history));
    check(
        came == "linearizable",
        "reads of 5 of two registers that hold 5 at first, the second one after a write to the first",
        &came,
        "each key holds `initial` at first",
    );
}

/// Tries all orders: correct, and hopelessly slow.
fn brute_force(events: &[(usize, bool)], ops: &[(RegisterOp, RegisterRet, bool)]) -> bool {
    let place = |op: usize, begins: bool| events.iter().position(|event| *event == (op, begins));
    let precedes = |a: usize, b: usize| {
        place(a, false).is_some_and(|end| place(b, true).is_some_and(|begin| end < begin))
    };
    let mut open = vec![(0_u64, vec![false; ops.len()])];
    while let Some((state, done)) = open.pop() {
        if (0..ops.len()).all(|op| done[op] || !ops[op].2) {
            return true;
        }
        for next in (0..ops.len()).filter(|&op| !done[op]) {
            let must_wait =
                (0..ops.len()).any(|other| !done[other] && other != next && precedes(other, next));
            let (after, ret) = RegisterModel { initial: 0 }.apply(&state, &ops[next].0);
            if !must_wait && (!ops[next].2 || ret == ops[next].1) {
                let mut done = done.clone();
                done[next] = true;
                open.push((after, done));
            }
        }
    }
    false
}

/// What to do next: who (of four), what, and for an end whether it really returns.
type Choice = (usize, u64, u64, u64, bool);

fn agrees(choices: &[Choice]) -> Result<(), String> {
    let history = History::new();
    let (mut events, mut ops) = (Vec::new(), Vec::new());
    let mut under_way: [Option<usize>; 4] = [None; 4];
    for &(who, kind, one, two, returns) in choices {
        match under_way[who].take() {
            Some(op) if returns => {
                let (_, ret, returned): &mut (RegisterOp, RegisterRet, bool) = &mut ops[op];
                *returned = true;
                history.ok(op, ret.clone());
                events.push((op, false));
            }
            // It timed out: it stays open.
            Some(_) => {}
            None => {
                let key = id("x");
                let (op, ret) = match kind {
                    0 => (RegisterOp::Write { key, value: one }, RegisterRet::Written),
                    1 => (
                        RegisterOp::CompareAndSet {
                            key,
                            expected: one,
                            new: two,
                        },
                        RegisterRet::Swapped(one > 0),
                    ),
                    _ => (RegisterOp::Read { key }, RegisterRet::Value(one)),
                };
                under_way[who] = Some(ops.len());
                events.push((ops.len(), true));
                history.invoke(who as u64, op.clone());
                ops.push((op, ret, false));
            }
        }
    }
    let came = checker().check(&history);
    let right = match brute_force(&events, &ops) {
        true => matches!(came, Verdict::Linearizable),
        false => matches!(came, Verdict::Violation { .. }),
    };
    match right {
        true => Ok(()),
        false => Err(format!(
            "{came:?} of the history {events:?} (begin true, end false) of {ops:?} (with: returned), but all orders tried say otherwise"
        )),
    }
}

#[test]
fn verdicts_agree_with_trying_all_orders() {
    let choice = (0..4_usize, 0..4_u64, 0..3_u64, 0..3_u64, Just(true));
    let mostly = (choice, 0..6_u64)
        .prop_map(|((who, kind, one, two, _), late)| (who, kind, one, two, late > 0));
    let histories = proptest::collection::vec(mostly, 0..16);
    testbed::property(
        "linearizability::verdicts_agree_with_trying_all_orders",
        400,
        histories,
        |choices| agrees(&choices),
    );
}
