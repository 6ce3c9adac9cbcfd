//! Criterion "state machine safety" (Figure 3): no two members apply different commands at one
//! index.

use testbed::{Bounds, ms};

use super::cluster::{Property, Rule, every_order, first_leads_with_an_entry, storms};

const NAME: &str = "all members apply one sequence of commands, without gap or repetition";

const PROPERTY: Property = Property {
    name: NAME,
    rule: one_sequence,
    goal: "within 1 s all have applied the same commands, up to the last proposal",
    reached: |world, leader, last| {
        let all = &world.node(leader).applied;
        let done = all.last().is_some_and(|(_, command)| *command == last);
        done && world.nodes().all(|(_, node)| node.applied == *all)
    },
};

/// The longest sequence that was applied so far; everyone's is a beginning of it.
fn one_sequence() -> Rule {
    let mut sequence: Vec<u32> = Vec::new();
    let mut seen: Vec<usize> = vec![0; 8];
    Box::new(move |world| {
        let Some((id, node)) = world
            .last_stepped()
            .and_then(|id| Some((id, world.get(id)?)))
        else {
            return Ok(());
        };
        for at in seen[id as usize]..node.applied.len() {
            let (index, command) = node.applied[at];
            if index != at as u64 + 1 {
                let due = at + 1;
                return Err(format!(
                    "member {id} applied index {index}, but {due} was due"
                ));
            }
            match sequence.get(at) {
                None => sequence.push(command),
                Some(first) if *first == command => {}
                Some(first) => {
                    return Err(format!(
                        "member {id} applied command {command} at index {index}, where another \
                         member applied {first}"
                    ));
                }
            }
        }
        seen[id as usize] = node.applied.len();
        if node.applied.len() as u64 != node.raft.commit_index() {
            let (commit, applied) = (node.raft.commit_index(), node.applied.len());
            return Err(format!(
                "member {id} applied {applied} entries at commit_index {commit}"
            ));
        }
        Ok(())
    })
}

/// Member 1 leads and has an entry; member 2 times out, and may get a command if it leads. All
/// orders of that which keep the order of each link.
#[test]
fn no_order_of_events_applies_two_commands_at_one_index() {
    let bounds = Bounds::new().timers_per_node(1).in_order(true);
    every_order(2, &bounds, 1_500, |world| {
        world.invariant(NAME, one_sequence());
        first_leads_with_an_entry(world)?;
        world.input_after(ms(10), 2, 8);
        Ok(())
    });
}

#[test]
fn three_members_apply_one_sequence() {
    storms("three_members_apply_one_sequence", 3, 250, &PROPERTY);
}

#[test]
fn five_members_apply_one_sequence() {
    storms("five_members_apply_one_sequence", 5, 200, &PROPERTY);
}

#[test]
fn seven_members_apply_one_sequence() {
    storms("seven_members_apply_one_sequence", 7, 150, &PROPERTY);
}
