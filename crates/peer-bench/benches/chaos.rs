//! `chaos-framework` beside `fail` (failpoints) and `todc-utils` (linearizability).
//!
//! `cargo bench -p peer-bench --features peers --bench chaos`
//!
//! **Failpoints.** What a failpoint costs that does nothing: it is in production code.
//!
//! - *none registered*: the program has failpoints, nobody has configured any.
//! - *others registered*: 64 others are configured, this one is not.
//! - *off*: it is configured to do nothing. Ours counts the hits as well.
//!
//! `fail` is synchronous and global. Ours is asynchronous by contract and belongs to a registry; its
//! future is polled without a runtime.
//!
//! We are ahead in all three: 6.9 ns beside 11.1 where nothing is registered, 14.3 beside 18.1 with
//! others, 22.7 beside 41.8 when it is off (one run, x86-64). A name that is not there costs us one
//! load, or a hash and two loads, and no lock; `fail` takes the read lock of its table, which all
//! threads write to, and looks the name up. As an `async fn` ours was behind (12.0 and 18.6): the
//! `poll` of a coroutine is not inlined into another crate, and that call was most of the figure. The
//! future is written by hand for that reason alone.
//!
//! **Checker.** Histories of one register with 4 clients whose operations overlap. `todc-utils` is
//! Wing, Gong and Lowe with memory, like porcupine; it has no open operations and no budget, so that
//! the histories have none of the former and ours is given the default one. Both verdicts are checked.
//! Both are measured from a recorded list of calls and returns to the verdict.

use std::future::Future;
use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use chaos_framework::{
    FailpointAction, FailpointRegistry, LinearizabilityChecker, RegisterModel, RegisterOp,
    RegisterRet, Verdict,
};
use peer_bench::{Table, median, take_turns, timed};
use todc_utils::linearizability::WGLChecker;
use todc_utils::linearizability::history::{Action, History};
use todc_utils::specifications::register::{RegisterOperation, RegisterSpecification};

const HITS: u32 = 200_000;
const ROUNDS: u64 = 21;
const NAME: &str = "storage::wal::before_append";

/// Drives a future that never waits: no runtime, so that its cost is not in the figures.
fn now<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    match future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("an idle failpoint waits for nothing"),
    }
}

fn hit_ours(registry: &FailpointRegistry) -> Duration {
    let (passed, took) = timed(|| {
        let pass = |_| now(registry.check(black_box(NAME))).is_ok();
        (0..HITS).filter(|&hit| pass(hit)).count()
    });
    assert_eq!(passed, HITS as usize, "it is idle");
    took
}

fn their_point() -> Result<(), ()> {
    fail::fail_point!(black_box(NAME), |_| Err(()));
    Ok(())
}

fn hit_theirs() -> Duration {
    let (passed, took) = timed(|| (0..HITS).filter(|_| their_point().is_ok()).count());
    assert_eq!(passed, HITS as usize, "it is idle");
    took
}

fn nanoseconds(times: &[Duration], each: f64) -> f64 {
    median(times.iter().map(|time| time.as_secs_f64() * 1e9 / each))
}

fn failpoints() -> Table<4> {
    let mut table = Table::new([
        "an idle failpoint, ns a hit",
        "chaos-framework",
        "fail",
        "ratio",
    ]);
    let registry = FailpointRegistry::new();
    let scenario = fail::FailScenario::setup();
    let mut measure = |what: &str, registry: &FailpointRegistry| {
        let times = take_turns::<2, _>(ROUNDS, |who, _| match who {
            0 => hit_ours(registry),
            _ => hit_theirs(),
        });
        let [ours, theirs] = times.map(|times| nanoseconds(&times, f64::from(HITS)));
        let figures = [
            format!("{ours:.1}"),
            format!("{theirs:.1}"),
            format!("{:.2}", theirs / ours),
        ];
        let [ours, theirs, ratio] = figures;
        table.row([what.to_string(), ours, theirs, ratio]);
    };
    measure("none registered", &registry);
    for other in 0..64 {
        let name = format!("network::peer::{other}");
        now(registry.set(&name, FailpointAction::Return("x".to_string())));
        fail::cfg(name, "return(x)").expect("a failpoint can be configured");
    }
    measure("64 others registered", &registry);
    now(registry.set(NAME, FailpointAction::Off));
    fail::cfg(NAME, "off").expect("a failpoint can be configured");
    measure("registered, and off", &registry);
    assert_eq!(
        now(registry.hit_count(NAME)),
        u64::from(HITS) * (ROUNDS + 1),
        "hits are counted"
    );
    scenario.teardown();
    table
}

/// Operations of four clients: `(client, write or read, value)` at their begin and their end.
struct Moment {
    client: usize,
    begins: bool,
    write: bool,
    value: u64,
}

/// Two writes and two reads overlap in each round; each takes effect at its end. A spoilt history ends
/// with a read of the first value.
fn moments(operations: u64, spoilt: bool) -> Vec<Moment> {
    let (mut moments, mut value) = (Vec::new(), 0);
    for round in 0..operations / 4 {
        let written = |client: usize| round * 2 + client as u64 + 1;
        for client in 0..4 {
            let write = client < 2;
            moments.push(Moment {
                client,
                begins: true,
                write,
                value: written(client),
            });
        }
        for client in [round as usize % 2, 2, 1 - round as usize % 2, 3] {
            let write = client < 2;
            value = if write { written(client) } else { value };
            let stale = spoilt && round == operations / 4 - 1 && client == 3;
            moments.push(Moment {
                client,
                begins: false,
                write,
                value: if stale { 1 } else { value },
            });
        }
    }
    moments
}

fn check_ours(moments: &[Moment]) -> bool {
    let history = chaos_framework::History::new();
    let mut under_way = [0; 4];
    for moment in moments {
        let (client, key) = (moment.client, "x".to_string());
        match (moment.begins, moment.write) {
            (true, true) => {
                let write = RegisterOp::Write {
                    key,
                    value: moment.value,
                };
                under_way[client] = history.invoke(client as u64, write);
            }
            (true, false) => {
                under_way[client] = history.invoke(client as u64, RegisterOp::Read { key });
            }
            (false, true) => history.ok(under_way[client], RegisterRet::Written),
            (false, false) => history.ok(under_way[client], RegisterRet::Value(moment.value)),
        }
    }
    let checker = LinearizabilityChecker::new(RegisterModel { initial: 0 });
    match checker.check(&history) {
        Verdict::Linearizable => true,
        Verdict::Violation { .. } => false,
        Verdict::Unknown => panic!("the default budget is enough"),
    }
}

fn check_theirs(moments: &[Moment]) -> bool {
    let action = |moment: &Moment| {
        let operation = match (moment.write, moment.begins) {
            (true, _) => RegisterOperation::Write(moment.value),
            (false, true) => RegisterOperation::Read(None),
            (false, false) => RegisterOperation::Read(Some(moment.value)),
        };
        let action = if moment.begins {
            Action::Call(operation)
        } else {
            Action::Response(operation)
        };
        (moment.client, action)
    };
    let history = History::from_actions(moments.iter().map(action).collect());
    WGLChecker::<RegisterSpecification<u64>>::is_linearizable(history)
}

fn checkers() -> Table<4> {
    let header = [
        "a register of 4 clients, ms a history",
        "chaos-framework",
        "todc-utils",
        "ratio",
    ];
    let mut table = Table::new(header);
    for (operations, spoilt) in [(1_000, false), (4_000, false), (1_000, true), (4_000, true)] {
        let moments = moments(operations, spoilt);
        let times = take_turns::<2, _>(5, |who, _| {
            let (verdict, took) = timed(|| match who {
                0 => check_ours(&moments),
                _ => check_theirs(&moments),
            });
            assert_eq!(verdict, !spoilt, "contestant {who} gives the right verdict");
            took
        });
        let [ours, theirs] = times.map(|times| nanoseconds(&times, 1e6));
        let what = if spoilt {
            "not linearizable"
        } else {
            "linearizable"
        };
        table.row([
            format!("{operations} operations, {what}"),
            format!("{ours:.2}"),
            format!("{theirs:.2}"),
            format!("{:.2}", theirs / ours),
        ]);
    }
    table
}

fn main() {
    println!("\nOne thread, processor time, medians. Ratios above 1: we are ahead.");
    println!("\n{}\n{}", failpoints(), checkers());
}
