use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::script::{Register, checker, history, word};
use super::{check, id};
use crate::{
    History, LinearizabilityChecker, Model, RegisterModel, RegisterOp, RegisterRet, Verdict,
};

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
    let key = Queue.key(&Job::Pop);
    check(
        key.is_empty(),
        "the key of a model that says nothing of keys",
        &key,
        "it is empty: one object",
    );
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
    let (bad, read) = long(200, false, Some(150));
    let came = word(
        &LinearizabilityChecker::new(RegisterModel { initial: 0 })
            .with_budget(350_000)
            .check(&bad),
    );
    check(
        came == format!("violation by {read}"),
        "1,600 operations that all returned, one of them, after 1,200, a read of a value that nobody wrote",
        &came,
        &format!(
            "it is a violation by operation {read}, and a budget of 350,000 is enough to see it"
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
