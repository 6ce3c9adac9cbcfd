//! Criterion "election safety" (Figure 3): at most one leader can be elected in a term.

use std::collections::BTreeMap;

use testbed::{Bounds, World};

use super::cluster::{Node, Property, Rule, Wire, every_order, storms};
use crate::RaftState;

const NAME: &str = "at most one leader is elected in a term";

const PROPERTY: Property = Property {
    name: NAME,
    rule: one_leader_a_term,
    goal: "the leader still leads",
    reached: |world, leader, _| world.node(leader).raft.state() == RaftState::Leader,
};

/// Remembers who led which term, so that leaders that fell count too.
fn one_leader_a_term() -> Rule {
    let mut leaders = BTreeMap::new();
    Box::new(move |world| {
        if let Some((id, term)) = leading(world) {
            let first = *leaders.entry(term).or_insert(id);
            if first != id {
                return Err(format!(
                    "members {first} and {id} were both elected in term {term}"
                ));
            }
        }
        Ok(())
    })
}

/// The leader that the last step may have made, with its term.
fn leading(world: &World<Node>) -> Option<(u64, u64)> {
    let id = world.last_stepped()?;
    let node = world.get(id)?;
    (node.raft.state() == RaftState::Leader).then(|| (id, node.raft.current_term()))
}

/// All three time out, once each; links keep their order.
#[test]
fn no_order_of_three_elections_elects_two_leaders_in_a_term() {
    let bounds = Bounds::new().timers_per_node(1).in_order(true);
    every_order(3, &bounds, 2_000, |world| {
        world.invariant(NAME, one_leader_a_term());
        world.lose_if(|_, _, message| matches!(message, Wire::Append(_)));
        Ok(())
    });
}

/// Two members time out, on links without order, of which one delivers a message twice.
#[test]
fn no_message_that_comes_twice_elects_two_leaders_in_a_term() {
    let bounds = Bounds::new().timers_per_node(1).duplicates(1);
    every_order(2, &bounds, 3_500, |world| {
        world.invariant(NAME, one_leader_a_term());
        world.lose_if(|_, _, message| matches!(message, Wire::Append(_)));
        Ok(())
    });
}

/// Two members that do not hear of each other time out twice each, and who is elected speaks to
/// the third, on whose vote all hangs.
#[test]
fn no_word_of_a_leader_frees_a_vote_for_a_second_one() {
    let bounds = Bounds::new().timers_per_node(2);
    every_order(2, &bounds, 500, |world| {
        world.invariant(NAME, one_leader_a_term());
        world.partition(&[1], &[2]);
        world.lose_if(|_, _, message| matches!(message, Wire::Appended(_)));
        Ok(())
    });
}

#[test]
fn three_members_never_elect_two_leaders_in_a_term() {
    let test = "three_members_never_elect_two_leaders_in_a_term";
    storms(test, 3, 250, &PROPERTY);
}

#[test]
fn five_members_never_elect_two_leaders_in_a_term() {
    let test = "five_members_never_elect_two_leaders_in_a_term";
    storms(test, 5, 200, &PROPERTY);
}

#[test]
fn seven_members_never_elect_two_leaders_in_a_term() {
    let test = "seven_members_never_elect_two_leaders_in_a_term";
    storms(test, 7, 150, &PROPERTY);
}
