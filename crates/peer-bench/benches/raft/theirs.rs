//! `raft` in the loop.

use bytes::Bytes;
use raft::eraftpb::{Entry, Message, MessageType};
use raft::storage::MemStorage;
use raft::{Config, RawNode};

use crate::{Commit, Envelope, Member, Queue};

/// `WHOLE`: whether a batch is one proposal of many entries, or many of one.
pub(crate) struct Theirs<const WHOLE: bool> {
    node: RawNode<MemStorage>,
    applied: Vec<Bytes>,
}

impl<const WHOLE: bool> Theirs<WHOLE> {
    fn apply(&mut self, entries: Vec<Entry>) {
        // The entry without data is what a new leader starts its term with.
        let commands = entries.into_iter().map(|entry| entry.data);
        self.applied
            .extend(commands.filter(|command| !command.is_empty()));
    }

    /// One turn of the loop that its documentation and its examples show, less what cannot be
    /// here: snapshots and changes of the configuration.
    fn turn(&mut self, queue: &mut Queue<Message>) {
        let store = self.node.store().clone();
        let mut ready = self.node.ready();
        send(ready.take_messages(), queue);
        self.apply(ready.take_committed_entries());
        store.wl().append(ready.entries()).expect("in memory");
        if let Some(state) = ready.hs() {
            store.wl().set_hardstate(state.clone());
        }
        send(ready.take_persisted_messages(), queue);
        let mut light = self.node.advance(ready);
        if let Some(commit) = light.commit_index() {
            store.wl().mut_hard_state().set_commit(commit);
        }
        send(light.take_messages(), queue);
        self.apply(light.take_committed_entries());
        self.node.advance_apply();
    }
}

fn send(messages: Vec<Message>, queue: &mut Queue<Message>) {
    queue.extend(messages.into_iter().map(|message| Envelope {
        from: message.from,
        to: message.to,
        message,
    }));
}

impl<const WHOLE: bool> Member for Theirs<WHOLE> {
    type Message = Message;

    fn new(id: u64, commit: Commit) -> Self {
        let config = Config {
            id,
            // As its examples have it.
            election_tick: 10,
            heartbeat_tick: 3,
            // The default is one entry a message. TiKV has 1 MiB.
            max_size_per_msg: 1 << 20,
            max_inflight_msgs: 256,
            // Without it each proposal of a batch is a message of its own.
            batch_append: true,
            skip_bcast_commit: commit == Commit::WithNext,
            ..Config::default()
        };
        let store = MemStorage::new_with_conf_state((vec![1, 2, 3], vec![]));
        let logger = slog::Logger::root(slog::Discard, slog::o!());
        Self {
            node: RawNode::new(&config, store, &logger).expect("a valid configuration"),
            applied: Vec::new(),
        }
    }

    fn campaign(&mut self, queue: &mut Queue<Message>) {
        self.node.campaign().expect("a follower");
        self.settle(queue);
    }

    fn propose(&mut self, batch: Vec<Vec<u8>>, queue: &mut Queue<Message>) {
        if WHOLE {
            let entry = |command: Vec<u8>| Entry {
                data: command.into(),
                ..Entry::default()
            };
            let mut message = Message::default();
            message.set_msg_type(MessageType::MsgPropose);
            message.from = self.node.raft.id;
            message.set_entries(batch.into_iter().map(entry).collect());
            self.node.step(message).expect("it leads");
        } else {
            for command in batch {
                self.node.propose(Vec::new(), command).expect("it leads");
            }
        }
        self.settle(queue);
    }

    fn beat(&mut self, queue: &mut Queue<Message>) {
        self.node.ping();
        self.settle(queue);
    }

    fn step(&mut self, _: u64, message: Message, _: &mut Queue<Message>) {
        self.node.step(message).expect("a member's message");
    }

    fn settle(&mut self, queue: &mut Queue<Message>) {
        while self.node.has_ready() {
            self.turn(queue);
        }
    }

    fn needs_beat(_: Commit) -> bool {
        false
    }

    fn applied(&self) -> Vec<&[u8]> {
        self.applied.iter().map(AsRef::as_ref).collect()
    }
}
