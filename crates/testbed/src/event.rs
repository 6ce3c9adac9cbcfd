//! What happened in a run, told in order.

use std::fmt;
use std::time::Duration;

use crate::cause::Cause;
use crate::process::NodeId;

/// One line of a schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Event {
    /// The number of the step, from 1; what a script does between two steps bears the number of
    /// the step before.
    pub step: u64,
    /// True time since the start. In an exhaustive exploration: the earliest time at which the
    /// node can have got here.
    pub at: Duration,
    /// Where it happened; 0 stands for the cluster as a whole.
    pub node: NodeId,
    /// What happened.
    pub what: What,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub enum What {
    /// The process booted.
    Started {
        /// How many times it had been restarted before.
        restarts: u64,
    },
    /// A message arrived.
    Received {
        /// Who sent it.
        from: NodeId,
        /// When.
        sent_at: Duration,
        /// The message, in its debug form.
        message: String,
    },
    /// A message of this node will not arrive.
    Lost {
        /// Who should have got it.
        to: NodeId,
        /// When it was sent.
        sent_at: Duration,
        /// Why.
        cause: Cause,
        /// The message, in its debug form.
        message: String,
    },
    /// A message of this node will arrive twice.
    Duplicated {
        /// Who gets it.
        to: NodeId,
        /// The message, in its debug form.
        message: String,
    },
    /// A timer ran out.
    TimerFired {
        /// The timer, in its debug form.
        timer: String,
    },
    /// A client handed something in.
    Input {
        /// What, in its debug form.
        input: String,
    },
    /// The script called the process itself.
    Called,
    /// The node crashed.
    Crashed,
    /// The crashed node's disk was lost.
    Wiped,
    /// Links were cut.
    Cut {
        /// Senders.
        from: Vec<NodeId>,
        /// Receivers.
        to: Vec<NodeId>,
        /// Whether the way back is cut as well.
        both_ways: bool,
    },
    /// The one-way cut of the link from this node was taken back.
    Mended {
        /// The receiver.
        to: NodeId,
    },
    /// All cuts were taken back.
    Healed,
    /// The cuts of a planned fault were taken back.
    CutEnded {
        /// The number of the planned fault.
        planned: u32,
    },
    /// Messages of this node to `to` wait from now on.
    Held {
        /// The receiver.
        to: NodeId,
    },
    /// They move on.
    Released {
        /// The receiver.
        to: NodeId,
    },
    /// The node stands still.
    Paused,
    /// The node goes on.
    Resumed,
    /// The node's clock was set.
    Skewed {
        /// By so many milliseconds, ahead where positive.
        by_ms: i64,
    },
    /// The node's clock changed its rate.
    Drifts {
        /// So many millionths too fast.
        ppm: i64,
    },
    /// What the process noted.
    Noted {
        /// Its words.
        text: String,
    },
    /// What the script expected came true.
    Reached {
        /// The rule or milestone.
        rule: String,
    },
    /// A rule was broken: the end.
    Broken {
        /// The rule.
        rule: String,
        /// How it was broken.
        message: String,
    },
}

/// Milliseconds to the microsecond: `12.034 ms`.
pub(crate) struct Millis(pub(crate) Duration);

impl fmt::Display for Millis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let micros = self.0.as_micros();
        write!(f, "{}.{:03} ms", micros / 1_000, micros % 1_000)
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>6}. {:>14}  ", self.step, Millis(self.at).to_string())?;
        match self.node {
            0 => f.write_str("cluster: ")?,
            node => write!(f, "node {node}: ")?,
        }
        self.what.fmt(f)
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            What::Started { restarts: 0 } => f.write_str("starts"),
            What::Started { restarts } => write!(f, "restarts (no. {restarts})"),
            What::Received {
                from,
                sent_at,
                message,
            } => {
                write!(
                    f,
                    "gets {message} from {from} (sent at {})",
                    Millis(*sent_at)
                )
            }
            What::Lost {
                to,
                cause,
                message,
                sent_at,
            } => {
                write!(
                    f,
                    "loses {message} to {to}: {cause} (sent at {})",
                    Millis(*sent_at)
                )
            }
            What::Duplicated { to, message } => write!(f, "{message} to {to} will arrive twice"),
            What::TimerFired { timer } => write!(f, "timer {timer} runs out"),
            What::Input { input } => write!(f, "a client hands in {input}"),
            What::Called => f.write_str("the script calls the process"),
            What::Crashed => f.write_str("crashes"),
            What::Wiped => f.write_str("loses its disk"),
            What::Cut {
                from,
                to,
                both_ways: true,
            } => write!(f, "{from:?} and {to:?} are cut off"),
            What::Cut {
                from,
                to,
                both_ways: false,
            } => write!(f, "{from:?} cannot reach {to:?}"),
            What::Mended { to } => write!(f, "reaches {to} again"),
            What::Healed => f.write_str("all links are mended"),
            What::CutEnded { planned } => write!(f, "the cut of planned fault {planned} ends"),
            What::Held { to } => write!(f, "messages to {to} wait"),
            What::Released { to } => write!(f, "messages to {to} move on"),
            What::Paused => f.write_str("stands still"),
            What::Resumed => f.write_str("goes on"),
            What::Skewed { by_ms } => write!(f, "its clock is set by {by_ms:+} ms"),
            What::Drifts { ppm } => write!(f, "its clock now drifts by {ppm:+} ppm"),
            What::Noted { text } => f.write_str(text),
            What::Reached { rule } => write!(f, "as expected: {rule}"),
            What::Broken { rule, message } => write!(f, "BROKEN: {rule}: {message}"),
        }
    }
}

impl What {
    /// Whether a reader needs the line wherever it stands: faults, not the daily traffic.
    pub(crate) fn is_rare(&self) -> bool {
        !matches!(
            self,
            What::Received { .. }
                | What::TimerFired { .. }
                | What::Noted { .. }
                | What::Lost {
                    cause: Cause::Cut | Cause::Down | Cause::Filter,
                    ..
                }
                | What::Started { restarts: 0 }
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{Event, What};
    use crate::cause::Cause;
    use crate::time::ms;

    fn told(node: u64, what: What) -> String {
        Event {
            step: 7,
            at: ms(12),
            node,
            what,
        }
        .to_string()
    }

    #[test]
    fn an_event_says_step_time_place_and_what() {
        let got = What::Received {
            from: 2,
            sent_at: ms(3),
            message: "Vote".to_string(),
        };
        assert_eq!(
            told(1, got),
            "     7.      12.000 ms  node 1: gets Vote from 2 (sent at 3.000 ms)"
        );
        assert_eq!(
            told(0, What::Healed),
            "     7.      12.000 ms  cluster: all links are mended"
        );
    }

    #[test]
    fn faults_read_as_sentences() {
        let lost = |cause| {
            told(
                1,
                What::Lost {
                    to: 3,
                    sent_at: ms(2),
                    cause,
                    message: "Ack".to_string(),
                },
            )
        };
        let text = lost(Cause::Network);
        assert!(
            text.ends_with("node 1: loses Ack to 3: by the network (sent at 2.000 ms)"),
            "{text}"
        );
        assert!(lost(Cause::Down).contains("the receiver is down"));
        let cut = |both_ways| {
            told(
                0,
                What::Cut {
                    from: vec![1, 2],
                    to: vec![3],
                    both_ways,
                },
            )
        };
        assert!(cut(true).ends_with("[1, 2] and [3] are cut off"));
        assert!(cut(false).ends_with("[1, 2] cannot reach [3]"));
        assert!(told(2, What::Started { restarts: 0 }).ends_with("node 2: starts"));
        assert!(told(2, What::Started { restarts: 2 }).ends_with("node 2: restarts (no. 2)"));
        assert!(told(2, What::Skewed { by_ms: 5 }).ends_with("set by +5 ms"));
    }

    #[test]
    fn faults_are_rare_and_traffic_is_not() {
        assert!(What::Crashed.is_rare() && What::Started { restarts: 1 }.is_rare());
        assert!(
            !What::TimerFired {
                timer: String::new()
            }
            .is_rare()
        );
        let lost = |cause| What::Lost {
            to: 3,
            sent_at: ms(2),
            cause,
            message: String::new(),
        };
        assert!(lost(Cause::Network).is_rare() && !lost(Cause::Down).is_rare());
    }
}
