//! Criterion "log matching" (Figure 3): logs that hold an entry of the same index and term are
//! identical up to it.

use super::cluster::{Node, Property, Rule, storms};

const NAME: &str = "logs with an entry of one index and term are identical up to it";

const PROPERTY: Property = Property {
    name: NAME,
    rule: logs_match,
    goal: "within 1 s all logs are the same, up to the last proposal",
    reached: |world, leader, last| {
        let log = short(world.node(leader));
        log.last().is_some_and(|(_, command)| *command == last)
            && world.nodes().all(|(_, node)| short(node) == log)
    },
};

/// The log of the member of the last step against all others.
fn logs_match() -> Rule {
    let mut seen: Vec<Vec<(u64, u32)>> = vec![Vec::new(); 8];
    Box::new(move |world| {
        let Some((id, node)) = world
            .last_stepped()
            .and_then(|id| Some((id, world.get(id)?)))
        else {
            return Ok(());
        };
        let log = &mut seen[id as usize];
        if node
            .raft
            .log()
            .iter()
            .map(|entry| (entry.term, entry.command))
            .eq(log.iter().copied())
        {
            return Ok(());
        }
        *log = short(node);
        for (other, theirs) in world.nodes().filter(|(other, _)| *other != id) {
            if let Some(index) = first_difference(node, theirs) {
                return Err(format!(
                    "the logs of members {id} and {other} have a common entry behind index \
                     {index}, at which they differ: {:?} and {:?}",
                    short(node),
                    short(theirs),
                ));
            }
        }
        Ok(())
    })
}

/// Where two logs differ ahead of an entry that they share.
fn first_difference(one: &Node, other: &Node) -> Option<u64> {
    let pairs = || one.raft.log().iter().zip(other.raft.log());
    let common = pairs().rposition(|(one, other)| one.term == other.term)?;
    let equal = pairs().take(common + 1).position(|(one, other)| {
        one.term != other.term || one.command != other.command || one.index != other.index
    });
    equal.map(|at| at as u64 + 1)
}

fn short(node: &Node) -> Vec<(u64, u32)> {
    node.raft
        .log()
        .iter()
        .map(|entry| (entry.term, entry.command))
        .collect()
}

#[test]
fn the_logs_of_three_members_match() {
    storms("the_logs_of_three_members_match", 3, 250, &PROPERTY);
}

#[test]
fn the_logs_of_five_members_match() {
    storms("the_logs_of_five_members_match", 5, 200, &PROPERTY);
}

#[test]
fn the_logs_of_seven_members_match() {
    storms("the_logs_of_seven_members_match", 7, 150, &PROPERTY);
}
