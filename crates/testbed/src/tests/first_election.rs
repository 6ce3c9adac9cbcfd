//! Every order of the first election, of right voters and of wrong ones.

use std::cell::RefCell;
use std::rc::Rc;

use super::election::{Ballot, Bug, RULE, Role, Voter, one_leader_a_term, voters};
use super::toys::steps;
use crate::{Bounds, Cluster, Coverage, Failure, Origin, What};

fn first_election(bug: Bug, bounds: Bounds) -> Result<Coverage, Box<Failure>> {
    voters(3, bug).try_exhaust(&bounds, |w| {
        w.lose_if(|_, _, ballot| matches!(ballot, Ballot::Lead { .. }));
        w.invariant(RULE, one_leader_a_term());
        Ok(())
    })
}

#[test]
fn no_order_of_the_first_election_makes_two_leaders_in_a_term() {
    let coverage = first_election(Bug::None, Bounds::new().timers_per_node(1)).unwrap();
    assert!(coverage.complete, "{coverage:?}");
    assert_eq!((coverage.schedules, coverage.deepest), (3_032, 15));
    assert_eq!(coverage.pruned, 9_614);
}

#[test]
fn voting_twice_is_found_and_shrunk_to_the_shortest_schedule() {
    let failure = first_election(Bug::VotesTwice, Bounds::new()).expect_err("it votes twice");
    assert!(matches!(failure.origin, Origin::Schedule(number) if number >= 1));
    assert!(failure.message.contains("both led term 1"), "{failure}");
    assert!(failure.size_before >= 6 && failure.reruns > 3, "{failure}");
    // Two timers, two requests to the same voter, two grants.
    assert_eq!(steps(&failure).len(), 6, "{failure}");
    let text = failure.to_string();
    assert!(text.contains("of the exploration\nshrunk from "), "{text}");
}

#[test]
fn a_copy_that_is_counted_is_found_only_with_copies() {
    let without = first_election(Bug::CountsCopies, Bounds::new()).unwrap();
    assert!(without.complete);
    let bounds = Bounds::new().duplicates(1).schedules(50_000);
    let cluster = voters(5, Bug::CountsCopies);
    let failure = cluster.try_exhaust(&bounds, |w| {
        // Only 1 and 2 stand; 3 votes for 1, and 4 and 5 vote for 2.
        w.partition(&[1], &[4, 5]);
        w.partition(&[2], &[3]);
        w.partition(&[3, 4, 5], &[3, 4, 5]);
        w.lose_if(|_, _, ballot| matches!(ballot, Ballot::Lead { .. }));
        for id in 3..=5 {
            w.call(id, |_, fx| fx.cancel_timer(&()))?;
        }
        w.invariant(RULE, one_leader_a_term());
        Ok(())
    });
    let failure = failure.expect_err("two votes, one of them twice, are not three");
    let copies = failure
        .schedule
        .iter()
        .filter(|e| matches!(e.what, What::Duplicated { .. }));
    assert_eq!(copies.count(), 1, "{failure}");
}

#[test]
fn a_forgotten_vote_is_found_only_with_a_crash() {
    assert!(
        first_election(Bug::ForgetsItsVote, Bounds::new())
            .unwrap()
            .complete
    );
    let failure = first_election(Bug::ForgetsItsVote, Bounds::new().crashes(1))
        .expect_err("a crash between two requests");
    let crashes = failure
        .schedule
        .iter()
        .filter(|event| event.what == What::Crashed)
        .count();
    assert_eq!(crashes, 1, "{failure}");
    assert_eq!(steps(&failure).len(), 8, "{failure}");
}

#[test]
fn an_old_vote_that_counts_is_found() {
    let found = first_election(Bug::CountsOldVotes, Bounds::new().timers_per_node(2));
    let failure = found.expect_err("a vote of term 1 counts in term 2");
    assert!(failure.message.contains("both led term 2"), "{failure}");
}

#[test]
#[should_panic(expected = "broken: at most one leader a term")]
fn exhaust_panics_with_the_report() {
    let cluster: Cluster<Voter> = voters(3, Bug::VotesTwice);
    cluster.exhaust(&Bounds::new(), |w| {
        w.invariant(RULE, one_leader_a_term());
        Ok(())
    });
}

#[test]
fn leaders_are_elected_in_some_schedules() {
    let led = Rc::new(RefCell::new(0));
    let count = led.clone();
    voters(3, Bug::None).exhaust(&Bounds::new().schedules(3_000), move |w| {
        let count = count.clone();
        w.invariant("count", move |w| {
            *count.borrow_mut() += w
                .nodes()
                .filter(|(_, node)| node.role == Role::Leader)
                .count();
            Ok(())
        });
        Ok(())
    });
    assert!(*led.borrow() > 0, "or the rule above would be empty");
}
