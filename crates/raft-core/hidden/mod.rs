//! The hidden tests, one file a criterion, and what they share.
//!
//! "§5.3" and "Figure 8" in the comments are places in D. Ongaro, J. Ousterhout, "In Search of an
//! Understandable Consensus Algorithm (Extended Version)", 2014.

mod cluster;
mod commitment;
mod determinism;
mod election_safety;
mod elections;
mod following;
mod leader_completeness;
mod leading;
mod log_matching;
mod roles;
mod state_machine_safety;
mod timers;
mod voting;

use std::fmt::Debug;

use crate::{
    AppendEntriesRequest, AppendEntriesResponse, LogEntry, RaftConfig, RaftCore, RaftOutput,
    RaftState, RequestVoteRequest, RequestVoteResponse,
};

/// The commands are numbers, made from term and index, so that an entry can be recognised.
type Core = RaftCore<u32>;
type Outputs = Vec<RaftOutput<u32>>;
type Entries = Vec<LogEntry<u32>>;

/// The one assertion of the suite: what was looked at, what came out, and what the rule asks for.
#[track_caller]
fn check<T: PartialEq + Debug>(what: &str, got: T, want: T, rule: &str) {
    if got != want {
        panic!("{what} is {got:?}, but must be {want:?}: {rule}");
    }
}

fn config(id: u64, size: u64) -> RaftConfig {
    RaftConfig {
        node_id: id,
        cluster: (1..=size).collect(),
        election_timeout_min: 150,
        election_timeout_max: 300,
        heartbeat_interval: 50,
    }
}

/// A new member `id` of the cluster 1..=size.
fn member(id: u64, size: u64) -> Core {
    Core::new(config(id, size))
}

/// A follower in `term` whose log has entries of these terms; another member leads.
fn follower(id: u64, size: u64, log: &[u64], term: u64) -> Core {
    let mut node = member(id, size);
    let leader = if id == size { 1 } else { size };
    node.handle_append_entries(append(term, leader, (0, 0), entries(1, log), 0));
    node
}

/// A candidate of `term` (at least 1) whose log has entries of these terms, all older.
fn candidate(id: u64, size: u64, log: &[u64], term: u64) -> Core {
    let mut node = if term == 1 {
        member(id, size)
    } else {
        follower(id, size, log, term - 1)
    };
    node.on_election_timeout();
    node
}

/// The leader of `term`, elected by all, whose log has entries of these terms, all older.
fn leader(id: u64, size: u64, log: &[u64], term: u64) -> Core {
    let mut node = candidate(id, size, log, term);
    for voter in (1..=size).filter(|&voter| voter != id) {
        node.handle_request_vote_response(voter, vote(term, true));
    }
    check(
        &format!("the role of member {id} after all have voted for it in term {term}"),
        node.state(),
        RaftState::Leader,
        "the candidate with the votes of a majority leads",
    );
    node
}

/// Entries from index `first` on, of these terms.
fn entries(first: u64, terms: &[u64]) -> Entries {
    let entry = |(index, &term)| LogEntry {
        term,
        index,
        command: command(term, index),
    };
    (first..).zip(terms).map(entry).collect()
}

fn command(term: u64, index: u64) -> u32 {
    (term * 1_000 + index) as u32
}

fn ask(term: u64, candidate_id: u64, last: (u64, u64)) -> RequestVoteRequest {
    let (last_log_index, last_log_term) = last;
    RequestVoteRequest {
        term,
        candidate_id,
        last_log_index,
        last_log_term,
    }
}

fn vote(term: u64, vote_granted: bool) -> RequestVoteResponse {
    RequestVoteResponse { term, vote_granted }
}

/// `prev` is (index, term).
fn append(
    term: u64,
    leader_id: u64,
    prev: (u64, u64),
    entries: Entries,
    leader_commit: u64,
) -> AppendEntriesRequest<u32> {
    let (prev_log_index, prev_log_term) = prev;
    AppendEntriesRequest {
        term,
        leader_id,
        prev_log_index,
        prev_log_term,
        entries,
        leader_commit,
    }
}

/// "My log equals yours up to `index`."
fn matches_up_to(term: u64, index: u64) -> AppendEntriesResponse {
    reply(term, true, Some(index), None)
}

fn reply(
    term: u64,
    success: bool,
    conflict_index: Option<u64>,
    conflict_term: Option<u64>,
) -> AppendEntriesResponse {
    AppendEntriesResponse {
        term,
        success,
        conflict_index,
        conflict_term,
    }
}

/// What a reply says: success, conflict index, conflict term.
fn said(reply: &AppendEntriesResponse) -> (bool, Option<u64>, Option<u64>) {
    (reply.success, reply.conflict_index, reply.conflict_term)
}

/// The AppendEntries among the outputs, by target.
fn appends(outputs: &Outputs) -> Vec<(u64, AppendEntriesRequest<u32>)> {
    let mut sent: Vec<_> = outputs
        .iter()
        .filter_map(|output| match output {
            RaftOutput::SendAppendEntries { target, request } => Some((*target, request.clone())),
            _ => None,
        })
        .collect();
    sent.sort_by_key(|(target, _)| *target);
    sent
}

/// The same in short: target, index before the entries, its term, how many entries.
fn sent(outputs: &Outputs) -> Vec<(u64, u64, u64, usize)> {
    let short = |(target, request): (u64, AppendEntriesRequest<u32>)| {
        (
            target,
            request.prev_log_index,
            request.prev_log_term,
            request.entries.len(),
        )
    };
    appends(outputs).into_iter().map(short).collect()
}

/// The RequestVotes among the outputs, by target.
fn asks(outputs: &Outputs) -> Vec<(u64, RequestVoteRequest)> {
    let mut sent: Vec<_> = outputs
        .iter()
        .filter_map(|output| match output {
            RaftOutput::SendRequestVote { target, request } => Some((*target, request.clone())),
            _ => None,
        })
        .collect();
    sent.sort_by_key(|(target, _)| *target);
    sent
}

/// The commands that are to be applied, in order.
fn applied(outputs: &Outputs) -> Vec<u32> {
    let mut commands = Vec::new();
    for output in outputs {
        if let RaftOutput::ApplyCommands(entries) = output {
            commands.extend(entries.iter().map(|entry| entry.command));
        }
    }
    commands
}

/// The election timers that are armed, in milliseconds.
fn election_timers(outputs: &Outputs) -> Vec<u128> {
    let armed = |output: &RaftOutput<u32>| match output {
        RaftOutput::ScheduleElectionTimeout(after) => Some(after.as_millis()),
        _ => None,
    };
    outputs.iter().filter_map(armed).collect()
}

/// The heartbeat timers that are armed, in milliseconds.
fn heartbeat_timers(outputs: &Outputs) -> Vec<u128> {
    let armed = |output: &RaftOutput<u32>| match output {
        RaftOutput::ScheduleHeartbeat(after) => Some(after.as_millis()),
        _ => None,
    };
    outputs.iter().filter_map(armed).collect()
}

/// The terms of the entries in a member's log.
fn terms(node: &Core) -> Vec<u64> {
    node.log().iter().map(|entry| entry.term).collect()
}

/// The log in full: term, index, command.
fn log_of(node: &Core) -> Vec<(u64, u64, u32)> {
    node.log()
        .iter()
        .map(|entry| (entry.term, entry.index, entry.command))
        .collect()
}

/// What [`log_of`] gives for a log of these terms.
fn log_with(terms: &[u64]) -> Vec<(u64, u64, u32)> {
    (1..)
        .zip(terms)
        .map(|(index, &term)| (term, index, command(term, index)))
        .collect()
}

/// Role, term and leader.
fn stand(node: &Core) -> (RaftState, u64, Option<u64>) {
    (node.state(), node.current_term(), node.leader_id())
}
