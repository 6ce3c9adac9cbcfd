use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use proptest::strategy::{Just, Strategy};

use super::{check, id};
use crate::{
    History, LinearizabilityChecker, Model, RegisterModel, RegisterOp, RegisterRet, Verdict,
};

type Register = History<RegisterOp, RegisterRet>;

/// Whole histories in short: `w1` write 1, `r1` read that returns 1, `c12` compare 1 and set 2 (`t` or
/// `f` is what it returns). An item of the script begins (`a:`) or ends (`a.`) the operation of
/// process a; `a!` says that it failed. Each begin names it: `a:w1`, `b:r1`.
fn history(script: &str) -> Register {
    let history = History::new();
    let mut under_way: Vec<(char, usize, RegisterRet)> = Vec::new();
    for item in script.split_whitespace() {
        let mut letters = item.chars();
        let (process, verb) = (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '));
        if verb == ':' {
            let (op, ret) = operation(letters.as_str());
            under_way.push((process, history.invoke(process as u64, op), ret));
        } else if let Some(at) = under_way.iter().position(|(of, ..)| *of == process) {
            let (_, id, ret) = under_way.remove(at);
            match verb {
                '!' => history.fail(id),
                _ => history.ok(id, ret),
            }
        }
    }
    history
}

fn operation(text: &str) -> (RegisterOp, RegisterRet) {
    let key = if text.contains('@') { "y" } else { "x" }.to_string();
    let digit = |at: usize| {
        text.chars()
            .nth(at)
            .and_then(|c| c.to_digit(10))
            .map_or(0, u64::from)
    };
    match text.chars().next() {
        Some('w') => (
            RegisterOp::Write {
                key,
                value: digit(1),
            },
            RegisterRet::Written,
        ),
        Some('r') => (RegisterOp::Read { key }, RegisterRet::Value(digit(1))),
        _ => {
            let swapped = text.contains('t');
            let op = RegisterOp::CompareAndSet {
                key,
                expected: digit(1),
                new: digit(2),
            };
            (op, RegisterRet::Swapped(swapped))
        }
    }
}

fn checker() -> LinearizabilityChecker<RegisterModel> {
    LinearizabilityChecker::new(RegisterModel { initial: 0 })
}

fn word(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Linearizable => "linearizable".to_string(),
        Verdict::Violation { operation, .. } => format!("violation by {operation}"),
        Verdict::Unknown => "unknown".to_string(),
    }
}

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
}

/// A register that counts how often it is applied.
struct Counting(Arc<AtomicU64>);

impl Model for Counting {
    type State = u64;
    type Op = RegisterOp;
    type Ret = RegisterRet;

    fn init(&self) -> u64 {
        0
    }

    fn apply(&self, state: &u64, op: &RegisterOp) -> (u64, RegisterRet) {
        self.0.fetch_add(1, Ordering::SeqCst);
        RegisterModel { initial: 0 }.apply(state, op)
    }

    fn key(&self, op: &RegisterOp) -> String {
        RegisterModel { initial: 0 }.key(op)
    }
}

fn with_budget(script: &str, budget: u64) -> (String, u64) {
    let calls = Arc::new(AtomicU64::new(0));
    let checker = LinearizabilityChecker::new(Counting(Arc::clone(&calls))).with_budget(budget);
    let verdict = word(&checker.check(&history(script)));
    (verdict, calls.load(Ordering::SeqCst))
}

#[test]
fn a_checker_that_ran_out_says_unknown() {
    let stale = "a:w1 a. a:w2 a. a:w3 a. b:r1 b.";
    for budget in 0..3 {
        let came = with_budget(stale, budget);
        let right = came.0 == "unknown" && came.1 <= budget;
        check(
            right,
            &format!(
                "three writes and a stale read with a budget of {budget}: verdict, calls of apply"
            ),
            &came,
            "it is unknown, neither a violation nor linearizable, and apply is called no more often",
        );
    }
    let came = (with_budget("", 0), with_budget(stale, 1_000).0);
    let right = came
        == (
            ("linearizable".to_string(), 0),
            "violation by 3".to_string(),
        );
    check(
        right,
        "no operations with a budget of 0; the history above with 1,000",
        &came,
        "no more is unknown than must be",
    );
}

#[test]
fn a_violation_is_one_whatever_else_is_unknown() {
    let writes = "a:w1 b:w2 c:w3 d:w4 e:w5 a. b. c. d. e. a:r1 a. a:r2 a. ";
    let came = with_budget(&format!("{writes} a:r7@ a."), 4);
    check(
        came.0 == "violation by 7",
        "key x that needs more than a budget of 4, key y with an impossible read",
        &came,
        "the budget is for each key, and a violation beats what is unknown",
    );
}

/// First in, first out: `Push` answers `None`, `Pop` the oldest or `None`.
struct Queue;

#[derive(Debug, Clone, PartialEq)]
enum Job {
    Push(u8),
    Pop,
}

impl Model for Queue {
    type State = Vec<u8>;
    type Op = Job;
    type Ret = Option<u8>;

    fn init(&self) -> Vec<u8> {
        Vec::new()
    }

    fn apply(&self, state: &Vec<u8>, op: &Job) -> (Vec<u8>, Option<u8>) {
        let mut state = state.clone();
        match op {
            Job::Push(job) => {
                state.push(*job);
                (state, None)
            }
            Job::Pop if state.is_empty() => (state, None),
            Job::Pop => {
                let first = state.remove(0);
                (state, Some(first))
            }
        }
    }
}

#[test]
fn any_state_machine_can_be_checked() {
    for (second, want) in [(2, "linearizable"), (1, "violation by 4")] {
        let history = History::new();
        let pushes = [1, 2].map(|job| history.invoke(u64::from(job), Job::Push(job)));
        let open = history.invoke(9, Job::Pop);
        let _ = pushes.map(|push| history.ok(push, None));
        for answer in [Some(1), Some(second)] {
            let pop = history.invoke(3, Job::Pop);
            history.ok(pop, answer);
        }
        let _ = open;
        let came = word(&LinearizabilityChecker::new(Queue).check(&history));
        check(
            came == want,
            &format!("a queue of 1 and 2: pops of 1 and {second}, one more without an answer"),
            &came,
            &format!("it must be {want}"),
        );
    }
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

/// What to do next: who (of three), what, and for an end whether it really returns.
type Choice = (usize, u64, u64, u64, bool);

fn agrees(choices: &[Choice]) -> Result<(), String> {
    let history = History::new();
    let (mut events, mut ops) = (Vec::new(), Vec::new());
    let mut under_way: [Option<usize>; 3] = [None; 3];
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
    let choice = (0..3_usize, 0..4_u64, 0..3_u64, 0..3_u64, Just(true));
    let mostly = (choice, 0..6_u64)
        .prop_map(|((who, kind, one, two, _), late)| (who, kind, one, two, late > 0));
    let histories = proptest::collection::vec(mostly, 0..13);
    testbed::property(
        "linearizability::verdicts_agree_with_trying_all_orders",
        400,
        histories,
        |choices| agrees(&choices),
    );
}

/// Clients whose operations overlap, on a register that takes effect at the end of each; every 100th
/// write never returns.
fn long(rounds: u64, timeouts: bool, spoil: Option<u64>) -> (Register, usize) {
    let (history, mut value, mut spoilt) = (History::new(), 0, 0);
    for round in 0..rounds {
        let write = |client| RegisterOp::Write {
            key: id("x"),
            value: round * 10 + client,
        };
        let mut ids: Vec<(u64, usize)> = (0..4)
            .map(|client| (client, history.invoke(client, write(client))))
            .collect();
        let reads: Vec<usize> = (4..8)
            .map(|client| history.invoke(client, RegisterOp::Read { key: id("x") }))
            .collect();
        ids.rotate_left(round as usize % 4);
        for ((client, id), read) in ids.into_iter().zip(reads) {
            let lost = timeouts && round % 25 == 24 && client == 3;
            if !lost {
                value = round * 10 + client;
                history.ok(id, RegisterRet::Written);
            }
            let stale = spoil == Some(round) && client == 1;
            history.ok(read, RegisterRet::Value(if stale { 7_777 } else { value }));
            spoilt = if stale { read } else { spoilt };
        }
    }
    (history, spoilt)
}

#[test]
fn thousands_of_operations_are_decided() {
    let (good, _) = long(500, true, None);
    let came = word(
        &LinearizabilityChecker::new(RegisterModel { initial: 0 })
            .with_budget(1_000_000)
            .check(&good),
    );
    check(
        came == "linearizable",
        "4,000 operations of 8 clients, 20 of which never returned",
        &came,
        "it is linearizable, and a budget of 1,000,000 is enough to see it",
    );
    let (bad, read) = long(500, false, Some(450));
    let came = word(
        &LinearizabilityChecker::new(RegisterModel { initial: 0 })
            .with_budget(1_000_000)
            .check(&bad),
    );
    check(
        came == format!("violation by {read}"),
        "4,000 operations that all returned, one a read of a value that nobody wrote",
        &came,
        &format!(
            "it is a violation by operation {read}, and a budget of 1,000,000 is enough to see it"
        ),
    );
}

#[test]
fn an_explanation_says_who_and_what() {
    let verdict = checker().check(&history("a:w1 a. b:r0 b."));
    let Verdict::Violation { explanation, .. } = &verdict else {
        panic!("a stale read is {verdict:?}, but it is a violation");
    };
    let right = ["98", "Read", "Value(0)"]
        .iter()
        .all(|part| explanation.contains(part));
    check(
        right,
        "the explanation of a stale read by process 98",
        explanation,
        "it names the process, the operation and its result, as Debug prints them",
    );
}
