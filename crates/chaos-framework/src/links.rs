//! The rules of the network, and what they do to the n-th message of a link.

use std::collections::HashMap;
use std::f64::consts::TAU;
use std::fmt::Debug;
use std::time::Duration;

use crate::clock::scaled;
use crate::rng::Stream;
use crate::{DropRule, LatencyConfig, LatencyRule, NetworkConfig, NetworkPartition, NodeId};

/// To which links a rule applies.
pub(crate) enum Scope {
    Link {
        from: Option<NodeId>,
        to: Option<NodeId>,
    },
    /// Every link that begins or ends at one of these: the scope of a fault.
    Around(Vec<NodeId>),
}

impl Scope {
    fn holds(&self, from: &NodeId, to: &NodeId) -> bool {
        match self {
            Scope::Link { from: of, to: at } => {
                of.as_ref().is_none_or(|of| of == from) && at.as_ref().is_none_or(|at| at == to)
            }
            Scope::Around(nodes) => nodes.contains(from) || nodes.contains(to),
        }
    }
}

pub(crate) enum Effect {
    Delay { latency: LatencyConfig, share: f64 },
    Loss { dropped: f64, corrupted: f64 },
}

/// A rule; `key` addresses its random choices, and is what a fault is revoked by.
pub(crate) struct Rule {
    pub(crate) key: u64,
    pub(crate) scope: Scope,
    pub(crate) effect: Effect,
}

impl Rule {
    pub(crate) fn of_latency(key: u64, rule: LatencyRule) -> Self {
        Rule {
            key,
            scope: Scope::Link {
                from: rule.from,
                to: rule.to,
            },
            effect: Effect::Delay {
                latency: rule.latency,
                share: rule.probability,
            },
        }
    }

    pub(crate) fn of_loss(key: u64, rule: DropRule) -> Self {
        Rule {
            key,
            scope: Scope::Link {
                from: rule.from,
                to: rule.to,
            },
            effect: Effect::Loss {
                dropped: rule.drop_rate,
                corrupted: rule.corrupt_rate,
            },
        }
    }
}

/// A partition that is in place.
pub(crate) struct Cut {
    /// Of the fault that made it, if one did.
    pub(crate) key: Option<u64>,
    pub(crate) partition: NetworkPartition,
    /// By the simulated clock.
    pub(crate) until: Option<Duration>,
}

impl Cut {
    pub(crate) fn is_over(&self, now: Duration) -> bool {
        self.until.is_some_and(|until| now >= until)
    }
}

/// One direction between two nodes.
#[derive(Default)]
pub(crate) struct Link {
    /// How many messages have been sent on it.
    pub(crate) sent: u64,
    /// Until when the last message occupies it.
    pub(crate) busy_until: Duration,
}

#[derive(Default)]
pub(crate) struct Links {
    pub(crate) cuts: Vec<Cut>,
    pub(crate) rules: Vec<Rule>,
    /// How many rules say the same, by what they say.
    pub(crate) added: HashMap<u64, u64>,
    pub(crate) links: HashMap<(NodeId, NodeId), Link>,
}

impl Links {
    pub(crate) fn is_cut(&self, from: &NodeId, to: &NodeId, now: Duration) -> bool {
        from != to
            && self
                .cuts
                .iter()
                .any(|cut| !cut.is_over(now) && cut.partition.cuts(from, to))
    }

    /// A key for a rule that no fault made.
    ///
    /// It depends on what the rule says, so that another rule, added before it, shifts nothing.
    pub(crate) fn next_key(&mut self, rule: &dyn Debug) -> u64 {
        let choices = Stream::new(0).named("rule").named(&format!("{rule:?}"));
        let same = self.added.entry(choices.key()).or_default();
        *same += 1;
        choices.child(*same).key()
    }

    fn rules_for<'a>(
        &'a self,
        from: &'a NodeId,
        to: &'a NodeId,
    ) -> impl Iterator<Item = &'a Rule> + 'a {
        self.rules
            .iter()
            .filter(move |rule| rule.scope.holds(from, to))
    }

    /// How long the message whose choices these are is under way.
    pub(crate) fn latency(
        &self,
        config: &NetworkConfig,
        choices: Stream,
        from: &NodeId,
        to: &NodeId,
    ) -> Duration {
        if from == to {
            return Duration::ZERO;
        }
        let jitter = scaled(
            config.jitter.saturating_mul(2),
            choices.named("jitter").unit(),
        );
        let base = config.base_latency.saturating_add(jitter);
        let base = base.saturating_sub(config.jitter);
        self.rules_for(from, to).fold(base, |sum, rule| {
            sum.saturating_add(delay(rule, choices.child(rule.key)))
        })
    }

    pub(crate) fn is_dropped(
        &self,
        config: &NetworkConfig,
        choices: Stream,
        from: &NodeId,
        to: &NodeId,
    ) -> bool {
        choices.named("loss").happens(config.base_drop_rate)
            || self.rules_for(from, to).any(|rule| match rule.effect {
                Effect::Loss { dropped, .. } => {
                    choices.child(rule.key).named("drop").happens(dropped)
                }
                Effect::Delay { .. } => false,
            })
    }

    pub(crate) fn is_corrupted(&self, choices: Stream, from: &NodeId, to: &NodeId) -> bool {
        self.rules_for(from, to).any(|rule| match rule.effect {
            Effect::Loss { corrupted, .. } => {
                choices.child(rule.key).named("corrupt").happens(corrupted)
            }
            Effect::Delay { .. } => false,
        })
    }
}

/// What one rule adds.
fn delay(rule: &Rule, choices: Stream) -> Duration {
    match &rule.effect {
        Effect::Delay { latency, share } if choices.named("applies").happens(*share) => {
            sample(latency, choices)
        }
        _ => Duration::ZERO,
    }
}

fn sample(latency: &LatencyConfig, choices: Stream) -> Duration {
    let first = choices.child(1).unit();
    match *latency {
        LatencyConfig::Fixed(time) => time,
        LatencyConfig::Uniform { min, max } => min + scaled(max.saturating_sub(min), first),
        LatencyConfig::Normal { mean, std_dev } => {
            // Box and Muller 1958; 1 - u is never 0.
            let radius = (-2.0 * (1.0 - first).ln()).sqrt();
            let deviation = radius * (TAU * choices.child(2).unit()).cos();
            mean.saturating_add(scaled(std_dev, deviation.max(0.0)))
                .saturating_sub(scaled(std_dev, (-deviation).max(0.0)))
        }
        // By inverting its distribution function.
        LatencyConfig::Exponential { mean } => scaled(mean, -(1.0 - first).ln()),
    }
}
