//! The numbers that a cluster agrees on.

use std::time::Duration;

/// How often an update is sent per binary digit of the cluster's size: SWIM's lambda (4.1).
const RETRANSMIT_MULTIPLIER: u32 = 3;

/// The settings of the protocol, equal on all members.
///
/// ```
/// use gossip_mesh::GossipConfig;
///
/// let config = GossipConfig { fanout: 4, ..GossipConfig::default() };
/// assert_eq!((config.fanout, config.probe_interval), (4, 1000));
/// ```
#[derive(Debug, Clone)]
pub struct GossipConfig {
    /// Milliseconds between two ticks: SWIM's protocol period (3.1).
    pub probe_interval: u64,
    /// Milliseconds that a member has to answer a `Ping`.
    pub probe_timeout: u64,
    /// How many members are asked to probe one that did not answer: SWIM's k (3.1).
    pub indirect_probes: usize,
    /// How many probe intervals a suspicion lasts, per decimal digit of the cluster's size.
    pub suspicion_multiplier: u32,
    /// How many members one tick contacts at most; 0 counts as 1.
    pub fanout: usize,
    /// How many updates a `Gossip` carries at most; 0 counts as 1.
    pub max_piggyback: usize,
    /// Milliseconds that a dead or departed member stays in the list.
    pub dead_retention: u64,
}

// given
impl Default for GossipConfig {
    fn default() -> Self {
        Self {
            probe_interval: 1000,
            probe_timeout: 500,
            indirect_probes: 3,
            suspicion_multiplier: 5,
            fanout: 3,
            max_piggyback: 10,
            dead_retention: 30000,
        }
    }
}

impl GossipConfig {
    /// How long a member of a cluster of `size` has to refute a suspicion.
    pub(crate) fn suspicion_timeout(&self, size: usize) -> Duration {
        let intervals = u64::from(self.suspicion_multiplier) * u64::from(digits(size));
        Duration::from_millis(self.probe_interval.saturating_mul(intervals))
    }

    /// How often an update is sent in a cluster of `size` before it is old news: 3 log2(size + 1),
    /// rounded up. With 4 log10 somebody would miss one change in twenty in a cluster of six.
    pub(crate) fn retransmit_limit(&self, size: usize) -> u32 {
        RETRANSMIT_MULTIPLIER * (usize::BITS - size.leading_zeros()).max(1)
    }

    /// From the indirect probe to the end of the protocol period, and never less than a direct
    /// probe gets.
    pub(crate) fn indirect_timeout(&self) -> Duration {
        let rest = self.probe_interval.saturating_sub(self.probe_timeout);
        Duration::from_millis(rest.max(self.probe_timeout))
    }
}

/// The decimal digits of `size`: log10(size + 1), rounded up.
fn digits(size: usize) -> u32 {
    size.max(1).ilog10() + 1
}
