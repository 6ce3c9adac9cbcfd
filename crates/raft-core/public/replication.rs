//! How a command travels from the leader's log to the state machines.

use super::{leader, member};
use crate::{AppendEntriesRequest, AppendEntriesResponse, LogEntry, RaftOutput};

#[test]
fn an_entry_on_two_of_three_members_is_committed() {
    let mut node = leader();
    assert_eq!(node.propose("cmd1".to_string()), Some(1));
    node.on_heartbeat_timeout(); // sends the entry
    let outputs = node.handle_append_entries_response(
        2,
        AppendEntriesResponse {
            term: 1,
            success: true,
            conflict_index: Some(1), // member 2 holds the leader's log up to 1
            conflict_term: None,
        },
    );
    assert!(node.is_committed(1));
    let applied: Vec<_> = outputs
        .iter()
        .filter_map(|output| match output {
            RaftOutput::ApplyCommands(entries) => Some(entries.clone()),
            _ => None,
        })
        .flatten()
        .collect();
    assert_eq!(
        applied,
        [LogEntry {
            term: 1,
            index: 1,
            command: "cmd1".to_string()
        }]
    );
}

#[test]
fn the_next_heartbeat_carries_what_was_proposed() {
    let mut node = leader();
    node.propose("cmd1".to_string());
    node.propose("cmd2".to_string());
    let sent: Vec<_> = node
        .on_heartbeat_timeout()
        .into_iter()
        .filter_map(|output| match output {
            RaftOutput::SendAppendEntries { request, .. } => Some(request.entries.len()),
            _ => None,
        })
        .collect();
    assert_eq!(sent, [2, 2], "two entries for each of the two others");
}

#[test]
fn a_follower_takes_over_entries_and_says_how_far_it_agrees() {
    let mut node = member(2);
    let entry = |index, command: &str| LogEntry {
        term: 1,
        index,
        command: command.to_string(),
    };
    let request = AppendEntriesRequest {
        term: 1,
        leader_id: 1,
        prev_log_index: 0,
        prev_log_term: 0,
        entries: vec![entry(1, "cmd1"), entry(2, "cmd2")],
        leader_commit: 1,
    };
    let (response, _) = node.handle_append_entries(request);
    assert!(response.success);
    assert_eq!(response.conflict_index, Some(2));
    assert_eq!(node.log(), [entry(1, "cmd1"), entry(2, "cmd2")]);
    assert_eq!(node.commit_index(), 1);
}

#[test]
fn a_follower_refuses_entries_behind_a_gap() {
    let mut node = member(2);
    let request = AppendEntriesRequest {
        term: 1,
        leader_id: 1,
        prev_log_index: 5, // there is no such entry
        prev_log_term: 1,
        entries: vec![LogEntry {
            term: 1,
            index: 6,
            command: "cmd".to_string(),
        }],
        leader_commit: 0,
    };
    let (response, _) = node.handle_append_entries(request);
    assert!(!response.success);
    assert!(node.log().is_empty());
}
