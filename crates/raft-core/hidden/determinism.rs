//! Criterion "determinism": the same inputs give the same outputs.

use super::{Core, append, ask, check, command, entries, matches_up_to, member, reply, vote};

/// Every kind of input, and everything that came out, word for word.
fn history(node: &mut Core) -> Vec<String> {
    let mut told = Vec::new();
    let (answer, outputs) = node.handle_append_entries(append(1, 7, (0, 0), entries(1, &[1]), 1));
    told.push(format!("{answer:?} {outputs:?}"));
    let (answer, outputs) = node.handle_request_vote(ask(2, 6, (4, 1)));
    told.push(format!("{answer:?} {outputs:?}"));
    told.push(format!("{:?}", node.on_election_timeout()));
    for voter in 2..=7 {
        told.push(format!(
            "{:?}",
            node.handle_request_vote_response(voter, vote(3, true))
        ));
    }
    for index in 2..=4 {
        told.push(format!("{:?}", node.propose(command(3, index))));
        told.push(format!("{:?}", node.on_heartbeat_timeout()));
    }
    let refused = reply(3, false, Some(1), None);
    told.push(format!(
        "{:?}",
        node.handle_append_entries_response(5, refused)
    ));
    for peer in 2..=7 {
        let answer = matches_up_to(3, 1 + peer % 4);
        told.push(format!(
            "{:?}",
            node.handle_append_entries_response(peer, answer)
        ));
    }
    told.push(format!("{:?}", node.on_heartbeat_timeout()));
    told.push(format!("{:?} {:?}", node.state(), node.log()));
    told
}

#[test]
fn the_same_inputs_give_the_same_outputs_in_the_same_order() {
    let first = history(&mut member(1, 7));
    let sends = first.join(" ").matches("SendAppendEntries").count();
    check(
        "how many AppendEntries a leader of 7 sent over its election, four heartbeats and a refusal",
        sends,
        6 + 4 * 6 + 1,
        "six at each heartbeat, and one in answer to the refusal",
    );
    for run in 2..=8 {
        for (step, (was, now)) in first.iter().zip(history(&mut member(1, 7))).enumerate() {
            check(
                &format!("output {step} of run {run} of the same history"),
                now.as_str(),
                was.as_str(),
                "same inputs, same outputs, down to their order (no iteration over a HashMap, no \
                 clock, no shared random numbers)",
            );
        }
    }
}
