//! A member in the simulated cluster: the adapter between the protocol and testbed.

use testbed::{Boot, Check, Cluster, Effects, NodeId, Process, World, ms};

use super::{address, id, record};
use crate::{GossipAction, GossipConfig, GossipMessage, GossipProtocol, MemberState};

/// One round: the default `probe_interval`.
pub(super) const ROUND: u64 = 1_000;

/// How the members of a cluster get to know each other.
#[derive(Clone, Copy)]
pub(super) enum Start {
    /// Everybody has the whole list from the beginning.
    Acquainted,
    /// Everybody but member 1 knows the address of member 1, and no more.
    ByOneSeed,
}

/// One member, with what its application was told.
pub(super) struct Node {
    pub(super) gossip: GossipProtocol,
    pub(super) suspicions: usize,
    pub(super) deaths: usize,
    start: Start,
}

fn number(node: NodeId) -> u16 {
    u16::try_from(node).expect("a cluster has fewer members than ports")
}

pub(super) fn cluster(size: u64, start: Start, config: GossipConfig) -> Cluster<Node> {
    Cluster::new(size, move |boot: Boot<()>| {
        let own = number(boot.id);
        let gossip = GossipProtocol::new(id(own), address(own), config.clone());
        Node {
            gossip,
            suspicions: 0,
            deaths: 0,
            start,
        }
    })
}

/// Runs the scenario from a few seeds of the test `name`; a failure is this suite's own.
#[track_caller]
pub(super) fn explore(
    cluster: &Cluster<Node>,
    name: &str,
    runs: u32,
    scenario: &dyn Fn(&mut World<Node>) -> Check,
) {
    if let Err(failure) = cluster.try_explore(name, runs, scenario) {
        let why = if failure.repeatable {
            failure.message.trim().to_string()
        } else {
            "and a second run went another way: something beside the inputs decides".to_string()
        };
        let rule = &failure.rule;
        panic!("in a simulated cluster this did not come true: {rule} ({why})");
    }
}

impl Node {
    pub(super) fn perform(&mut self, actions: Vec<GossipAction>, fx: &mut Effects<Self>) {
        for action in actions {
            match action {
                GossipAction::Send { to, message } => fx.send(NodeId::from(to.port()), message),
                GossipAction::ScheduleTimer { name, delay } => fx.set_timer(name, delay),
                GossipAction::MembershipChange { new_state, .. } => {
                    self.suspicions += usize::from(matches!(new_state, MemberState::Suspect));
                    self.deaths += usize::from(matches!(new_state, MemberState::Dead));
                }
            }
        }
    }
}

impl Process for Node {
    type Message = GossipMessage;
    type Timer = String;
    type Input = ();
    type Durable = ();

    fn on_start(&mut self, fx: &mut Effects<Self>) {
        let own = number(fx.id());
        match self.start {
            Start::Acquainted => {
                let others = (1..=number(fx.nodes())).filter(|&n| n != own);
                let members = others.map(|n| record(n, MemberState::Alive, 0)).collect();
                self.gossip
                    .handle_message(address(own), GossipMessage::Sync { members });
            }
            Start::ByOneSeed if own == 1 => {}
            Start::ByOneSeed => {
                let actions = self.gossip.bootstrap(vec![address(1)]);
                self.perform(actions, fx);
            }
        }
        // Members do not tick all at the same moment.
        let first = fx.random() % ROUND;
        fx.set_timer("tick".to_string(), ms(first));
    }

    fn on_message(&mut self, from: NodeId, message: GossipMessage, fx: &mut Effects<Self>) {
        let actions = self.gossip.handle_message(address(number(from)), message);
        self.perform(actions, fx);
    }

    fn on_timer(&mut self, name: String, fx: &mut Effects<Self>) {
        let actions = if name == "tick" {
            fx.set_timer(name, ms(ROUND));
            self.gossip.tick()
        } else {
            self.gossip.handle_timer(&name)
        };
        self.perform(actions, fx);
    }
}

/// Whether everybody who is up holds exactly those who are up alive.
pub(super) fn all_agree(world: &World<Node>) -> Option<()> {
    let up: Vec<NodeId> = world.nodes().map(|(node, _)| node).collect();
    world
        .nodes()
        .all(|(_, node)| {
            let gossip = &node.gossip;
            gossip.cluster_size() == up.len() && up.iter().all(|&n| gossip.is_alive(&id(number(n))))
        })
        .then_some(())
}
