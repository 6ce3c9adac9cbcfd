//! The core of Raft: how a group of machines agrees on one sequence of commands while messages get
//! lost and machines fall silent.
//!
//! A [`RaftCore`] is one member of the group as a pure state machine. Timeouts, messages and
//! commands go in; messages to send, timers to arm and commands to apply come out as
//! [`RaftOutput`]s. It reads no clock, opens no socket, and its only dice are a generator seeded
//! with its id, so the same inputs always give the same outputs: a whole cluster can be driven
//! through any history, on one thread, again and again.
//!
//! Source: D. Ongaro, J. Ousterhout, "In Search of an Understandable Consensus Algorithm
//! (Extended Version)", 2014; "the paper" in these pages. "§5.4.2" is a section of it.
//!
//! ```
//! use raft_core::{RaftConfig, RaftCore, RaftState, RequestVoteResponse};
//!
//! let mut node = RaftCore::<String>::new(RaftConfig {
//!     node_id: 1,
//!     cluster: vec![1, 2, 3],
//!     election_timeout_min: 150,
//!     election_timeout_max: 300,
//!     heartbeat_interval: 50,
//! });
//! node.on_election_timeout(); // nobody leads: stand for election
//! node.handle_request_vote_response(3, RequestVoteResponse { term: 1, vote_granted: true });
//! assert_eq!(node.state(), RaftState::Leader); // two of three votes
//! assert_eq!(node.propose("x = 1".to_string()), Some(1));
//! ```

#[cfg(test)]
#[path = "../hidden/mod.rs"]
mod hidden;
#[cfg(test)]
#[path = "../public/mod.rs"]
mod public;

mod config;
mod election;
// solution
mod log;
// end solution
mod member;
mod message;
mod replication;
// solution
mod role;
mod timeout;
// end solution

pub use config::{LogIndex, NodeId, RaftConfig, RaftState, Term};
pub use member::RaftCore;
pub use message::{
    AppendEntriesRequest, AppendEntriesResponse, LogEntry, RaftOutput, RequestVoteRequest,
    RequestVoteResponse,
};
