//! Criterion "leader completeness" (Figure 3): an entry that was committed in a term is in the logs
//! of the leaders of all later terms.

use testbed::Bounds;

use super::cluster::{Property, Rule, every_order, first_leads_with_an_entry, storms};
use crate::RaftState;

const NAME: &str = "what was committed is in the log of every later leader";

const PROPERTY: Property = Property {
    name: NAME,
    rule: leaders_are_complete,
    goal: "within 1 s the leader has committed the last proposal",
    reached: |world, leader, last| {
        let raft = &world.node(leader).raft;
        let end = raft.log().last().is_some_and(|entry| entry.command == last);
        end && raft.commit_index() == raft.log().len() as u64
    },
};

/// What was ever committed: by index, the entry's term and command, and the term in which a member
/// knew it to be.
fn leaders_are_complete() -> Rule {
    let mut committed: Vec<(u64, u32, u64)> = Vec::new();
    Box::new(move |world| {
        let Some((id, node)) = world
            .last_stepped()
            .and_then(|id| Some((id, world.get(id)?)))
        else {
            return Ok(());
        };
        let (raft, term) = (&node.raft, node.raft.current_term());
        let known = raft.log().iter().take(raft.commit_index() as usize);
        for entry in known.skip(committed.len()) {
            committed.push((entry.term, entry.command, term));
        }
        if raft.state() != RaftState::Leader {
            return Ok(());
        }
        for (at, (entry_term, command, since)) in committed.iter().enumerate() {
            let held = raft.log().get(at).map(|entry| (entry.term, entry.command));
            if *since < term && held != Some((*entry_term, *command)) {
                return Err(format!(
                    "member {id} leads term {term} and has {held:?} (term, command) at index {}, \
                     where {:?} was committed in term {since}",
                    at + 1,
                    (entry_term, command),
                ));
            }
        }
        Ok(())
    })
}

/// Member 1 leads and replicates an entry, while member 2 times out: all orders of that, on links
/// without order.
#[test]
fn no_order_of_events_elects_a_leader_without_what_was_committed() {
    let bounds = Bounds::new().timers_per_node(1);
    every_order(2, &bounds, 3_000, |world| {
        world.invariant(NAME, leaders_are_complete());
        first_leads_with_an_entry(world)
    });
}

#[test]
fn the_leaders_of_three_members_have_all_that_was_committed() {
    let test = "the_leaders_of_three_members_have_all_that_was_committed";
    storms(test, 3, 250, &PROPERTY);
}

#[test]
fn the_leaders_of_five_members_have_all_that_was_committed() {
    let test = "the_leaders_of_five_members_have_all_that_was_committed";
    storms(test, 5, 200, &PROPERTY);
}

#[test]
fn the_leaders_of_seven_members_have_all_that_was_committed() {
    let test = "the_leaders_of_seven_members_have_all_that_was_committed";
    storms(test, 7, 150, &PROPERTY);
}
