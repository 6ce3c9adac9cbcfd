//! An election as in Raft, right and with planted bugs.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Boot, Cluster, Effects, NodeId, Process, World, ms};

/// What is wrong with a voter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bug {
    None,
    /// Votes for everybody who asks: needs no fault, only two candidates.
    VotesTwice,
    /// Counts a vote of an earlier term: needs one late vote.
    CountsOldVotes,
    /// Counts a vote as often as it arrives: needs one duplicate.
    CountsCopies,
    /// Forgets over a crash whom it voted for: needs one crash between two requests.
    ForgetsItsVote,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Follower,
    Candidate,
    Leader,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ballot {
    Ask { term: u64 },
    Grant { term: u64 },
    Lead { term: u64 },
}

#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Disk {
    term: u64,
    voted_for: Option<NodeId>,
}

pub(super) struct Voter {
    bug: Bug,
    pub(super) disk: Disk,
    pub(super) role: Role,
    votes: BTreeSet<NodeId>,
    copies: usize,
    timers: bool,
}

impl Voter {
    pub(super) fn term(&self) -> u64 {
        self.disk.term
    }

    fn adopt(&mut self, term: u64) {
        if term > self.disk.term {
            self.disk = Disk {
                term,
                voted_for: None,
            };
            self.role = Role::Follower;
        }
    }

    /// Stands for election in the next term.
    pub(super) fn stand(&mut self, fx: &mut Effects<Self>) {
        self.disk = Disk {
            term: self.disk.term + 1,
            voted_for: Some(fx.id()),
        };
        self.role = Role::Candidate;
        self.votes = BTreeSet::from([fx.id()]);
        self.copies = 1;
        fx.broadcast(Ballot::Ask {
            term: self.disk.term,
        });
    }

    fn wait(&mut self, fx: &mut Effects<Self>) {
        if self.timers {
            let jitter = fx.random() % 150;
            fx.set_timer((), ms(150 + jitter));
        }
    }

    fn asked(&mut self, from: NodeId, term: u64, fx: &mut Effects<Self>) {
        self.adopt(term);
        let free = self.disk.voted_for.is_none_or(|id| id == from) || self.bug == Bug::VotesTwice;
        if term == self.disk.term && free {
            self.disk.voted_for = Some(from);
            fx.send(from, Ballot::Grant { term });
            self.wait(fx);
        }
    }

    fn granted(&mut self, from: NodeId, term: u64, fx: &mut Effects<Self>) {
        self.adopt(term);
        let current = term == self.disk.term || self.bug == Bug::CountsOldVotes;
        if self.role != Role::Candidate || !current {
            return;
        }
        self.votes.insert(from);
        self.copies += 1;
        let count = if self.bug == Bug::CountsCopies {
            self.copies
        } else {
            self.votes.len()
        };
        if count as u64 > fx.nodes() / 2 {
            self.role = Role::Leader;
            fx.note(|| format!("leads term {term}"));
            fx.broadcast(Ballot::Lead {
                term: self.disk.term,
            });
        }
    }
}

impl Process for Voter {
    type Message = Ballot;
    type Timer = ();
    type Input = ();
    type Durable = Disk;

    fn on_start(&mut self, fx: &mut Effects<Self>) {
        self.wait(fx);
    }

    fn on_message(&mut self, from: NodeId, message: Ballot, fx: &mut Effects<Self>) {
        match message {
            Ballot::Ask { term } => self.asked(from, term, fx),
            Ballot::Grant { term } => self.granted(from, term, fx),
            Ballot::Lead { term } => {
                self.adopt(term);
                self.wait(fx);
            }
        }
    }

    fn on_timer(&mut self, (): (), fx: &mut Effects<Self>) {
        self.wait(fx);
        if self.role == Role::Leader {
            return fx.broadcast(Ballot::Lead {
                term: self.disk.term,
            });
        }
        self.stand(fx);
    }

    fn persist(self) -> Disk {
        match self.bug {
            Bug::ForgetsItsVote => Disk {
                voted_for: None,
                ..self.disk
            },
            _ => self.disk,
        }
    }
}

/// Voters that stand when their timers run out.
pub(super) fn voters(nodes: u64, bug: Bug) -> Cluster<Voter> {
    cluster(nodes, bug, true)
}

/// Voters that stand when the script says so.
pub(super) fn voters_without_timers(nodes: u64, bug: Bug) -> Cluster<Voter> {
    cluster(nodes, bug, false)
}

fn cluster(nodes: u64, bug: Bug, timers: bool) -> Cluster<Voter> {
    Cluster::new(nodes, move |boot: Boot<Disk>| Voter {
        bug,
        disk: boot.durable,
        role: Role::Follower,
        votes: BTreeSet::new(),
        copies: 0,
        timers,
    })
}

/// At most one leader a term, also over time.
pub(super) fn one_leader_a_term() -> impl FnMut(&World<Voter>) -> Result<(), String> {
    let mut leaders = BTreeMap::new();
    move |world| {
        for (id, node) in world.nodes().filter(|(_, node)| node.role == Role::Leader) {
            let first = *leaders.entry(node.term()).or_insert(id);
            if first != id {
                return Err(format!(
                    "nodes {first} and {id} both led term {}",
                    node.term()
                ));
            }
        }
        Ok(())
    }
}

pub(super) const RULE: &str = "at most one leader a term";
