//! `raft-core` in the loop.

use raft_core::{
    AppendEntriesRequest, AppendEntriesResponse, RaftConfig, RaftCore, RaftOutput,
    RequestVoteRequest, RequestVoteResponse,
};

use crate::{Commit, Envelope, MEMBERS, Member, Queue};

pub(crate) enum OurMessage<C: Clone> {
    RequestVote(RequestVoteRequest),
    Vote(RequestVoteResponse),
    Append(AppendEntriesRequest<C>),
    Appended(AppendEntriesResponse),
}

pub(crate) struct Ours<C: Clone> {
    id: u64,
    core: RaftCore<C>,
    applied: Vec<C>,
}

impl<C: Clone + PartialEq> Ours<C> {
    fn perform(&mut self, outputs: Vec<RaftOutput<C>>, queue: &mut Queue<OurMessage<C>>) {
        for output in outputs {
            let (to, message) = match output {
                RaftOutput::SendRequestVote { target, request } => {
                    (target, OurMessage::RequestVote(request))
                }
                RaftOutput::SendAppendEntries { target, request } => {
                    (target, OurMessage::Append(request))
                }
                RaftOutput::ApplyCommands(entries) => {
                    let commands = entries.into_iter().map(|entry| entry.command);
                    self.applied.extend(commands);
                    continue;
                }
                // Nothing gets lost here, so no timer ever fires.
                RaftOutput::ScheduleElectionTimeout(_) | RaftOutput::ScheduleHeartbeat(_) => {
                    continue;
                }
            };
            let from = self.id;
            queue.push_back(Envelope { from, to, message });
        }
    }
}

impl<C: Clone + PartialEq + From<Vec<u8>> + AsRef<[u8]>> Member for Ours<C> {
    type Message = OurMessage<C>;

    fn new(id: u64, _: Commit) -> Self {
        let config = RaftConfig {
            node_id: id,
            cluster: (1..=MEMBERS).collect(),
            election_timeout_min: 150,
            election_timeout_max: 300,
            heartbeat_interval: 50,
        };
        Self {
            id,
            core: RaftCore::new(config),
            applied: Vec::new(),
        }
    }

    fn campaign(&mut self, queue: &mut Queue<Self::Message>) {
        let outputs = self.core.on_election_timeout();
        self.perform(outputs, queue);
    }

    fn propose(&mut self, batch: Vec<Vec<u8>>, queue: &mut Queue<Self::Message>) {
        for command in batch {
            self.core.propose(command.into()).expect("it leads");
        }
        self.beat(queue);
    }

    fn beat(&mut self, queue: &mut Queue<Self::Message>) {
        let outputs = self.core.on_heartbeat_timeout();
        self.perform(outputs, queue);
    }

    fn step(&mut self, from: u64, message: Self::Message, queue: &mut Queue<Self::Message>) {
        let (answer, outputs) = match message {
            OurMessage::RequestVote(request) => {
                let (response, outputs) = self.core.handle_request_vote(request);
                (Some(OurMessage::Vote(response)), outputs)
            }
            OurMessage::Vote(response) => {
                let outputs = self.core.handle_request_vote_response(from, response);
                (None, outputs)
            }
            OurMessage::Append(request) => {
                let (response, outputs) = self.core.handle_append_entries(request);
                (Some(OurMessage::Appended(response)), outputs)
            }
            OurMessage::Appended(response) => {
                let outputs = self.core.handle_append_entries_response(from, response);
                (None, outputs)
            }
        };
        if let Some(message) = answer {
            queue.push_back(Envelope {
                from: self.id,
                to: from,
                message,
            });
        }
        self.perform(outputs, queue);
    }

    fn settle(&mut self, _: &mut Queue<Self::Message>) {}

    fn needs_beat(commit: Commit) -> bool {
        commit == Commit::AtOnce
    }

    fn applied(&self) -> Vec<&[u8]> {
        self.applied.iter().map(AsRef::as_ref).collect()
    }
}
