//! Planted bugs under random faults: found, and shrunk to what they need.

use super::election::{Bug, RULE, Role, Voter, one_leader_a_term, voters, voters_without_timers};
use super::toys::{Do, diaries};
use crate::fault::FaultKind;
use crate::{
    Boot, Chaos, Check, Cluster, Effects, Failure, Fault, Network, NodeId, Origin, Process, What,
    World, ms,
};

fn stormy(w: &mut World<Voter>) -> Check {
    w.network(
        Network::new()
            .delay(ms(1), ms(30))
            .loss(0.1)
            .duplication(0.1),
    );
    w.chaos(
        &Chaos::new(ms(3_000))
            .crashes(6)
            .partitions(2)
            .lasting(ms(5), ms(300)),
    );
    w.invariant(RULE, one_leader_a_term());
    w.run_for(ms(3_000))
}

#[test]
fn a_right_election_survives_the_storm() {
    let explored = voters(3, Bug::None).explore("planted", 60, |w| {
        stormy(w)?;
        w.calm()?;
        w.run_until("a leader at last", ms(20_000), |w| {
            w.nodes().any(|(_, node)| node.role == Role::Leader)
        })
    });
    assert_eq!(explored.runs, 60);
    assert!(
        explored.steps > 3_000 && explored.delivered > 1_500,
        "{explored:?}"
    );
}

/// Nodes 1 and 2 stand against each other, every 100 ms.
fn duels(w: &mut World<Voter>) -> Check {
    w.network(
        Network::new()
            .delay(ms(1), ms(20))
            .duplication(0.03)
            .stragglers(0.02, ms(200)),
    );
    w.chaos(
        &Chaos::new(ms(2_000))
            .crashes(5)
            .cuts(5)
            .lasting(ms(1), ms(5)),
    );
    w.invariant(RULE, one_leader_a_term());
    for _ in 0..20 {
        for candidate in 1..=2 {
            if w.is_up(candidate) {
                w.call(candidate, |node, fx| node.stand(fx))?;
            }
        }
        w.run_for(ms(100))?;
    }
    Ok(())
}

fn found(nodes: u64, bug: Bug) -> Box<Failure> {
    let cluster = voters_without_timers(nodes, bug);
    let failure = cluster
        .try_explore("planted", 300, duels)
        .expect_err("a planted bug");
    assert_eq!(failure.rule, RULE, "{failure}");
    assert!(failure.repeatable && failure.message.contains("both led term"));
    assert!(failure.size_before > 20, "{failure}");
    let Origin::Seed(seed) = failure.origin else {
        panic!("{failure}")
    };
    let again = cluster
        .replay(seed, duels)
        .expect_err("the seed alone brings it back");
    assert_eq!(again, failure);
    failure
}

/// How many of the faults that a failure takes are such, and how many are delays.
fn count(failure: &Failure, is_such: fn(&Fault) -> bool) -> (usize, usize) {
    let such = failure.faults.iter().filter(|fault| is_such(fault)).count();
    let delays = failure
        .faults
        .iter()
        .filter(|fault| matches!(fault, Fault::Delayed { .. }));
    assert_eq!(
        such + delays.clone().count(),
        failure.faults.len(),
        "nothing else: {failure}"
    );
    (such, delays.count())
}

#[test]
fn duels_of_right_voters_harm_nobody() {
    voters_without_timers(3, Bug::None).explore("planted", 300, duels);
    voters_without_timers(5, Bug::None).explore("planted", 100, duels);
}

#[test]
fn a_bug_that_needs_no_fault_is_shrunk_to_none() {
    assert!(found(3, Bug::VotesTwice).faults.is_empty());
}

#[test]
fn a_bug_that_needs_one_copy_is_shrunk_to_it() {
    let failure = found(5, Bug::CountsCopies);
    let (copies, delays) = count(&failure, |fault| matches!(fault, Fault::Duplicated { .. }));
    assert!(copies == 1 && delays <= 3, "{failure}");
    assert!(
        failure
            .schedule
            .iter()
            .any(|event| matches!(event.what, What::Duplicated { .. }))
    );
}

#[test]
fn a_bug_that_needs_one_late_vote_is_shrunk_to_it() {
    let failure = found(3, Bug::CountsOldVotes);
    let (none, delays) = count(&failure, |_| false);
    assert!(none == 0 && delays <= 3, "{failure}");
    let late = |fault: &Fault| matches!(fault, Fault::Delayed { by, .. } if *by > ms(60));
    assert_eq!(
        failure.faults.iter().filter(|fault| late(fault)).count(),
        1,
        "{failure}"
    );
}

#[test]
fn a_bug_that_needs_one_crash_is_shrunk_to_it() {
    let failure = found(3, Bug::ForgetsItsVote);
    let (crashes, delays) = count(
        &failure,
        |fault| matches!(fault, Fault::Planned(planned) if planned.kind == FaultKind::Crash(3)),
    );
    assert!(crashes == 1 && delays <= 2, "{failure}");
    assert!(
        failure
            .schedule
            .iter()
            .any(|event| event.what == What::Crashed)
    );
}

/// Adds what it is told to add, and tells it to node 2 until that says that it has it.
struct Adder {
    sum: u64,
    acked: bool,
}

#[derive(Debug, Clone)]
enum Sum {
    Add(u64),
    Added,
}

impl Process for Adder {
    type Message = Sum;
    type Timer = &'static str;
    type Input = u64;
    type Durable = ();

    fn on_message(&mut self, from: NodeId, message: Sum, fx: &mut Effects<Self>) {
        match message {
            Sum::Add(amount) => {
                self.sum += amount; // the planted bug: it does not ask whether this is a retry
                fx.send(from, Sum::Added);
            }
            Sum::Added => self.acked = true,
        }
    }

    fn on_input(&mut self, amount: u64, fx: &mut Effects<Self>) {
        self.acked = false;
        fx.send(2, Sum::Add(amount));
        fx.set_timer("retry", ms(50));
    }

    fn on_timer(&mut self, _: &'static str, fx: &mut Effects<Self>) {
        if !self.acked {
            self.on_input(1, fx);
        }
    }
}

#[test]
fn a_bug_that_needs_one_loss_is_shrunk_to_that_very_loss() {
    let cluster = Cluster::new(2, |_: Boot<()>| Adder {
        sum: 0,
        acked: true,
    });
    let failure = cluster
        .try_explore("adders", 50, |w| {
            w.network(Network::new().loss(0.05));
            for round in 1..=20 {
                w.input(1, 1)?;
                w.run_for(ms(200))?;
                w.expect("added once each", |w| w.node(2).sum <= round)?;
            }
            Ok(())
        })
        .expect_err("an acknowledgement is lost sooner or later");
    let [
        Fault::Lost {
            from: 2,
            to: 1,
            message,
            ..
        },
    ] = &failure.faults[..]
    else {
        panic!("{failure}")
    };
    assert_eq!(message, "Added");
    let report = failure.to_string();
    assert!(
        report.contains("  - Added from 2 to 1 is lost (such message no. "),
        "{report}"
    );
    assert!(
        report.contains("node 2: loses Added to 1: by the network"),
        "{report}"
    );
    assert!(report.contains("broken: added once each\n"), "{report}");
    assert!(report.contains("faults that it takes (1 of "), "{report}");
    assert!(failure.size_before > 1 && failure.reruns > 1);
}

#[test]
fn a_bug_that_needs_one_order_is_shrunk_to_one_delay() {
    let failure = diaries(2)
        .try_explore("one_order", 50, |w| {
            for _ in 0..20 {
                w.input(1, Do::Send(2, "first"))?;
                w.run_for(ms(8))?;
                w.input(1, Do::Send(2, "second"))?;
                w.run_for(ms(20))?;
                w.expect("in order", |w| {
                    w.node(2).words().ends_with(&["1: first", "1: second"])
                })?;
            }
            Ok(())
        })
        .expect_err("some first message is late");
    let [
        Fault::Delayed {
            from: 1,
            to: 2,
            message,
            by,
            ..
        },
    ] = &failure.faults[..]
    else {
        panic!("{failure}")
    };
    assert_eq!(message, "\"first\"");
    assert!(*by >= ms(8), "by more than the time between them");
}

#[test]
fn a_bug_that_needs_no_fault_at_all_says_so() {
    let failure = diaries(2)
        .try_explore("no_fault", 5, |w| {
            w.network(Network::new().loss(0.5));
            w.input(1, Do::Broadcast("x"))?;
            w.run_for(ms(20))?;
            w.expect("pigs fly", |_| false)
        })
        .expect_err("they do not");
    assert!(failure.faults.is_empty());
    assert!(failure.to_string().contains("no fault is needed for it\n"));
}

#[test]
#[should_panic(expected = "broken: pigs fly")]
fn explore_panics_with_the_report() {
    diaries(1).explore("pigs", 3, |w| w.expect("pigs fly", |_| false));
}

#[test]
fn exploration_derives_its_seeds_from_the_name() {
    let seeds = |name: &str| {
        let seeds = std::cell::RefCell::new(Vec::new());
        diaries(1).explore(name, 4, |w| {
            seeds.borrow_mut().push(w.seed());
            Ok(())
        });
        seeds.take()
    };
    assert_eq!(seeds("a"), seeds("a"));
    let mut all = [seeds("a"), seeds("b")].concat();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 8);
}
