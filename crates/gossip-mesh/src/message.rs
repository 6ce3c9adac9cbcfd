//! What goes over the network, and what the protocol asks of its surroundings.

use std::net::SocketAddr;
use std::time::Duration;

use crate::member::{Member, MemberId, MemberState, MemberUpdate};

/// The messages of the protocol.
///
/// ```text
///   probe                    indirect probe                       anti-entropy (push-pull)
///
///   a ── Ping 7 ──▶ b        a ── PingReq 7, b ──▶ c               a ── SyncRequest ──▶ b
///   a ◀── Ack 7 ─── b                  c ── Ping 31 ──▶ b          a ◀── Sync, all ──── b    pull
///                                      c ◀── Ack 31 ─── b          a ── Gossip, what ─▶ b    push
///                            a ◀── Ack 7, from b ── c                   b lacks
/// ```
///
/// A `Gossip` goes out beside a `Ping` or an `Ack` to the same member, or on its own.
///
/// ```
/// use gossip_mesh::{GossipMessage, MemberId};
///
/// let ping = GossipMessage::Ping { seq: 1, from: MemberId("a".to_string()) };
/// assert!(matches!(ping, GossipMessage::Ping { seq: 1, .. }));
/// ```
#[derive(Debug, Clone)]
pub enum GossipMessage {
    /// Are you there?
    Ping {
        /// Chosen by the sender, repeated in the answer.
        seq: u64,
        /// Who asks.
        from: MemberId,
    },
    /// The member `from` is there.
    Ack {
        /// That of the `Ping` or `PingReq` that is answered.
        seq: u64,
        /// Who is there: also when another member passes the answer on.
        from: MemberId,
    },
    /// Ping `target` for me.
    PingReq {
        /// That of the `Ping` that got no answer.
        seq: u64,
        /// Who asks.
        from: MemberId,
        /// Who did not answer.
        target: MemberId,
    },
    /// News.
    Gossip {
        /// At most `max_piggyback` of them.
        updates: Vec<MemberUpdate>,
    },
    /// All that the sender knows (anti-entropy).
    Sync {
        /// The sender itself and everybody in its list, in any state.
        members: Vec<Member>,
    },
    /// Send me a `Sync`.
    SyncRequest {
        /// Who asks.
        from: MemberId,
    },
}

/// What the surroundings have to do: the protocol itself has no socket and no clock.
///
/// ```
/// use gossip_mesh::{GossipAction, GossipConfig, GossipProtocol, MemberId};
///
/// let mut node = GossipProtocol::new(
///     MemberId("a".to_string()),
///     "127.0.0.1:7000".parse().unwrap(),
///     GossipConfig::default(),
/// );
/// for action in node.bootstrap(vec!["127.0.0.1:7001".parse().unwrap()]) {
///     match action {
///         GossipAction::Send { to, .. } => assert_eq!(to.port(), 7001),
///         GossipAction::ScheduleTimer { .. } => unreachable!("nothing to wait for yet"),
///         GossipAction::MembershipChange { .. } => unreachable!("nobody has answered yet"),
///     }
/// }
/// ```
#[derive(Debug)]
pub enum GossipAction {
    /// Send the message; it may be lost.
    Send {
        /// The receiver.
        to: SocketAddr,
        /// What to send.
        message: GossipMessage,
    },
    /// Call `handle_timer(name)` after `delay`. A pending timer of the same name is replaced.
    ScheduleTimer {
        /// What to pass to `handle_timer`.
        name: String,
        /// From now.
        delay: Duration,
    },
    /// Tell the application.
    MembershipChange {
        /// Who has changed.
        member: MemberId,
        /// What was believed so far; `Left` of one who was not in the list.
        old_state: MemberState,
        /// What is believed now.
        new_state: MemberState,
    },
}
