//! The simulated cluster that the four safety criteria share, and the weather it lives in.

use std::fmt;

use testbed::{
    Boot, Bounds, Check, Cluster, Coverage, Effects, Network, NodeId, Process, World, ms,
};

use super::{Core, Outputs, check, config};
use crate::{
    AppendEntriesRequest, AppendEntriesResponse, RaftConfig, RaftOutput, RaftState,
    RequestVoteRequest, RequestVoteResponse,
};

#[derive(Clone)]
pub(super) enum Wire {
    Vote(RequestVoteRequest),
    Voted(RequestVoteResponse),
    Append(AppendEntriesRequest<u32>),
    Appended(AppendEntriesResponse),
}

/// In short, since a failure prints many of them.
impl fmt::Debug for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Wire::Vote(ask) => {
                let (last, of) = (ask.last_log_index, ask.last_log_term);
                write!(
                    f,
                    "RequestVote(term {}, log ends at {last} of term {of})",
                    ask.term
                )
            }
            Wire::Voted(vote) => {
                let word = if vote.vote_granted {
                    "granted"
                } else {
                    "refused"
                };
                write!(f, "vote {word}(term {})", vote.term)
            }
            Wire::Append(append) => {
                let (prev, of) = (append.prev_log_index, append.prev_log_term);
                let terms: Vec<u64> = append.entries.iter().map(|entry| entry.term).collect();
                write!(
                    f,
                    "Append(term {}, behind {prev} of term {of}, ",
                    append.term
                )?;
                write!(
                    f,
                    "entries of terms {terms:?}, commit {})",
                    append.leader_commit
                )
            }
            Wire::Appended(reply) => {
                let word = if reply.success { "success" } else { "refusal" };
                let (index, term) = (reply.conflict_index, reply.conflict_term);
                write!(
                    f,
                    "{word}(term {}, index {index:?}, term there {term:?})",
                    reply.term
                )
            }
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Timer {
    Election,
    Heartbeat,
}

/// One member, and the state machine behind it: a list of (index, command) as applied.
pub(super) struct Node {
    /// Whether the driver arms election timers.
    pub(super) stands: bool,
    pub(super) raft: Core,
    pub(super) applied: Vec<(u64, u32)>,
}

impl Node {
    fn perform(&mut self, outputs: Outputs, fx: &mut Effects<Self>) {
        for output in outputs {
            match output {
                RaftOutput::SendRequestVote { target, request } => {
                    fx.send(target, Wire::Vote(request));
                }
                RaftOutput::SendAppendEntries { target, request } => {
                    fx.send(target, Wire::Append(request));
                }
                RaftOutput::ApplyCommands(entries) => {
                    let done = entries.iter().map(|entry| (entry.index, entry.command));
                    self.applied.extend(done);
                }
                RaftOutput::ScheduleElectionTimeout(after) => {
                    if self.stands {
                        fx.set_timer(Timer::Election, after);
                    }
                }
                RaftOutput::ScheduleHeartbeat(after) => fx.set_timer(Timer::Heartbeat, after),
            }
        }
    }
}

impl Process for Node {
    type Message = Wire;
    type Timer = Timer;
    type Input = u32;
    type Durable = ();

    fn on_start(&mut self, fx: &mut Effects<Self>) {
        if self.stands {
            let first = ms(100 + fx.random() % 41);
            fx.set_timer(Timer::Election, first);
        }
    }

    fn on_message(&mut self, from: NodeId, message: Wire, fx: &mut Effects<Self>) {
        let outputs = match message {
            Wire::Vote(request) => {
                let (response, outputs) = self.raft.handle_request_vote(request);
                fx.send(from, Wire::Voted(response));
                outputs
            }
            Wire::Append(request) => {
                let (response, outputs) = self.raft.handle_append_entries(request);
                fx.send(from, Wire::Appended(response));
                outputs
            }
            Wire::Voted(response) => self.raft.handle_request_vote_response(from, response),
            Wire::Appended(response) => self.raft.handle_append_entries_response(from, response),
        };
        self.perform(outputs, fx);
    }

    fn on_timer(&mut self, timer: Timer, fx: &mut Effects<Self>) {
        let outputs = match timer {
            Timer::Election => self.raft.on_election_timeout(),
            Timer::Heartbeat => self.raft.on_heartbeat_timeout(),
        };
        self.perform(outputs, fx);
    }

    fn on_input(&mut self, command: u32, _: &mut Effects<Self>) {
        self.raft.propose(command);
    }
}

/// A cluster of which members 1 to `standing` may time out before they have heard anything.
fn cluster(size: u64, standing: u64) -> Cluster<Node> {
    Cluster::new(size, move |boot: Boot<()>| Node {
        stands: boot.id <= standing,
        raft: Core::new(RaftConfig {
            // Close to each other and to the heartbeat: many elections, many of them contested.
            election_timeout_min: 100,
            election_timeout_max: 140,
            ..config(boot.id, size)
        }),
        applied: Vec::new(),
    })
}

/// A rule that is checked after every step; it may remember what it saw.
pub(super) type Rule = Box<dyn FnMut(&World<Node>) -> Result<(), String>>;

/// A property of Figure 3, and what must have come of it in the end: doing nothing is safe too.
pub(super) struct Property {
    pub(super) name: &'static str,
    pub(super) rule: fn() -> Rule,
    pub(super) goal: &'static str,
    /// Whether the goal is reached: the world, its leader, the last command that it was given.
    pub(super) reached: fn(&World<Node>, NodeId, u32) -> bool,
}

/// Runs a cluster of `size` through `runs` storms of different seeds, and clears up after each.
pub(super) fn storms(test: &str, size: u64, runs: u32, property: &Property) {
    let explored = cluster(size, size).try_explore(test, runs, |world| {
        world.invariant(property.name, (property.rule)());
        storm(world)?;
        clear_up(world, property)
    });
    if let Err(failure) = explored {
        panic!("{failure}");
    }
}

/// Runs every order of events that `bounds` allow, under the rule, in a cluster of three of which
/// `standing` time out. That means something if nothing was left out, and there was something to
/// explore: at least so many schedules.
pub(super) fn every_order(
    standing: u64,
    bounds: &Bounds,
    least: u64,
    prepare: fn(&mut World<Node>) -> Check,
) {
    let Coverage {
        schedules,
        complete,
        ..
    } = match cluster(3, standing).try_exhaust(bounds, prepare) {
        Ok(coverage) => coverage,
        Err(failure) => panic!("{failure}"),
    };
    check(
        &format!("whether all orders of events were run ({schedules}), and at least {least}"),
        (complete, schedules >= least),
        (true, true),
        "with the messages that the rules ask for there are that many",
    );
}

/// Loss, copies, overtaking, late messages; splits of all kinds; commands to whoever leads.
fn storm(world: &mut World<Node>) -> Check {
    let mut command = 0;
    let bad = Network::new()
        .delay(ms(1), ms(20))
        .loss(0.15)
        .duplication(0.1);
    world.network(bad.stragglers(0.1, ms(200)));
    for _ in 0..8 {
        world.run_for(ms(150))?;
        propose(world, &mut command)?;
        split(world);
        world.run_for(ms(150))?;
        propose(world, &mut command)?;
        if world.random_below(3) > 0 {
            world.heal();
        }
    }
    Ok(())
}

fn propose(world: &mut World<Node>, command: &mut u32) -> Check {
    let leaders: Vec<NodeId> = world
        .nodes()
        .filter(|(_, node)| node.raft.state() == RaftState::Leader)
        .map(|(id, _)| id)
        .collect();
    for leader in leaders {
        *command += 1;
        world.input(leader, *command)?;
    }
    Ok(())
}

/// Two sides of random sizes, or a leader that nobody hears, or one that hears nobody.
fn split(world: &mut World<Node>) {
    let leader = world
        .nodes()
        .find(|(_, node)| node.raft.state() == RaftState::Leader);
    let leader = leader.map_or(1, |(id, _)| id);
    let kind = world.random_below(4);
    if kind == 0 {
        world.isolate(leader);
        return;
    }
    let mut sides = (vec![], vec![]);
    for id in world.ids() {
        if world.random_below(2) == 0 {
            sides.0.push(id)
        } else {
            sides.1.push(id)
        }
    }
    if kind == 1 {
        world.partition_one_way(&sides.0, &sides.1);
    } else {
        world.partition(&sides.0, &sides.1);
    }
}

/// The network is whole and reliable: now there must be progress.
fn clear_up(world: &mut World<Node>, property: &Property) -> Check {
    world.calm()?;
    // Timers from before run out, and depose who was followed by all just now.
    world.run_for(ms(1_000))?;
    let rule =
        "one member leads and all others follow it, after 1 s of a reliable network and 3 s more";
    let leader = world.run_until(rule, ms(3_000), followed)?;
    let last = 1_000_000;
    world.call(leader, |node, _| node.raft.propose(last))?;
    let reached = property.reached;
    world.run_until(property.goal, ms(1_000), |world| {
        reached(world, leader, last).then_some(())
    })
}

/// The leader that everyone follows, in one term.
fn followed(world: &World<Node>) -> Option<NodeId> {
    let (leader, term) = world
        .nodes()
        .find(|(_, node)| node.raft.state() == RaftState::Leader)
        .map(|(id, node)| (id, node.raft.current_term()))?;
    let agrees =
        |node: &Node| node.raft.current_term() == term && node.raft.leader_id() == Some(leader);
    world
        .nodes()
        .all(|(_, node)| agrees(node))
        .then_some(leader)
}

/// Member 1 is elected, all hear of it, and it takes a command, which has not been sent yet.
pub(super) fn first_leads_with_an_entry(world: &mut World<Node>) -> Check {
    world.call(1, |node, fx| {
        let outputs = node.raft.on_election_timeout();
        node.perform(outputs, fx);
    })?;
    world.run_for(ms(40))?;
    world.call(1, |node, _| node.raft.propose(7))?;
    world.expect("the first to stand leads, and all follow it", |world| {
        followed(world) == Some(1)
    })
}
