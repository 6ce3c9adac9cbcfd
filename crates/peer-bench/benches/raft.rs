//! `raft-core` beside `raft` (the one of TiKV): entries a second, applied on all of three members.
//!
//! `cargo bench -p peer-bench --features peers --bench raft`
//!
//! Both are driven by the same loop: three members in memory, on one thread, and a queue of messages
//! that are delivered in order until there are none. A round is a batch of proposals to the leader,
//! sent at once. Followers learn that it is committed
//!
//! - *at once*: before the next batch. raft sends them an empty message by itself (its default);
//!   raft-core does so with its next heartbeat, and the loop asks for one: as many messages.
//! - *with the next* batch: raft with `skip_bcast_commit`; raft-core as it is. One heartbeat at the
//!   end of the run tells them of the last.
//!
//! Every member's commands are compared with what was proposed, byte by byte, in order.
//!
//! Who is compared with whom:
//!
//! - **raft-core** with [`Bytes`] for commands, as raft has: a copy is a count.
//! - **raft-core, copying** has `Vec<u8>`, and copies each command five times: into two messages, and
//!   for three members to apply.
//! - **raft** as its examples use it, one `propose` an entry; but with `batch_append` and messages of
//!   1 MiB, for by default each entry is a message.
//! - **raft, one proposal** puts the whole batch into one `MsgPropose`: the best that it can do.
//!
//! The ratio is of the first to the better of the last two. What raft does and raft-core need not:
//! it hands all to a store (`MemStorage`, behind a lock) before it answers, and reads committed entries
//! back from there; it watches how many messages are under way to each peer; its messages are those
//! of Protocol Buffers. It has snapshots and changes of membership, whose fields travel empty. It
//! does not encode anything here, and logs nothing. So this says that raft-core's core is not in the
//! way of what a driver adds; not that a database would be four times as fast with it.

use std::collections::VecDeque;

use bytes::Bytes;
use peer_bench::{Table, median, take_turns, thousands, timed};

#[path = "raft/ours.rs"]
mod ours;
#[path = "raft/theirs.rs"]
mod theirs;

use ours::Ours;
use theirs::Theirs;

/// The bytes of a command.
const PAYLOAD: usize = 100;
/// The commands of one run; each run starts a cluster of its own.
const ENTRIES: usize = 65_536;
const ROUNDS: u64 = 9;
const MEMBERS: u64 = 3;
const LEADER: usize = 0;

/// When the followers hear that a batch is committed.
#[derive(Clone, Copy, PartialEq)]
enum Commit {
    /// At once: a batch is applied everywhere before the next one is proposed.
    AtOnce,
    /// With the next batch.
    WithNext,
}

type Queue<M> = VecDeque<Envelope<M>>;

struct Envelope<M> {
    from: u64,
    to: u64,
    message: M,
}

/// A member as the harness sees it; ids are 1, 2 and 3.
trait Member {
    type Message;

    fn new(id: u64, commit: Commit) -> Self;
    fn campaign(&mut self, queue: &mut Queue<Self::Message>);
    /// A round of the leader: takes the batch, and sends it.
    fn propose(&mut self, batch: Vec<Vec<u8>>, queue: &mut Queue<Self::Message>);
    /// A heartbeat of the leader.
    fn beat(&mut self, queue: &mut Queue<Self::Message>);
    fn step(&mut self, from: u64, message: Self::Message, queue: &mut Queue<Self::Message>);
    /// Called after a member has taken in all the messages that were there for it.
    fn settle(&mut self, queue: &mut Queue<Self::Message>);
    /// Whether followers hear of a commit only by a heartbeat that the harness has to ask for.
    fn needs_beat(commit: Commit) -> bool;
    fn applied(&self) -> Vec<&[u8]>;
}

struct Cluster<M: Member> {
    members: Vec<M>,
    queue: Queue<M::Message>,
    commit: Commit,
}

impl<M: Member> Cluster<M> {
    fn new(commit: Commit) -> Self {
        let members = (1..=MEMBERS).map(|id| M::new(id, commit)).collect();
        let mut cluster = Self {
            members,
            queue: VecDeque::new(),
            commit,
        };
        cluster.members[LEADER].campaign(&mut cluster.queue);
        cluster.deliver();
        cluster
    }

    /// Delivers in order until nobody has anything to say.
    fn deliver(&mut self) {
        while !self.queue.is_empty() {
            let mut reached = [false; MEMBERS as usize];
            for _ in 0..self.queue.len() {
                let Some(Envelope { from, to, message }) = self.queue.pop_front() else {
                    break;
                };
                let to = to as usize - 1;
                reached[to] = true;
                self.members[to].step(from, message, &mut self.queue);
            }
            for (member, reached) in self.members.iter_mut().zip(reached) {
                if reached {
                    member.settle(&mut self.queue);
                }
            }
        }
    }

    fn beat(&mut self) {
        self.members[LEADER].beat(&mut self.queue);
        self.deliver();
    }

    fn run(&mut self, batches: Vec<Vec<Vec<u8>>>) {
        for batch in batches {
            self.members[LEADER].propose(batch, &mut self.queue);
            self.deliver();
            if M::needs_beat(self.commit) {
                self.beat();
            }
        }
        if self.commit == Commit::WithNext {
            self.beat();
        }
    }
}

/// The same commands for everybody: their number in front, the rest zeroes.
fn batches(size: usize) -> Vec<Vec<Vec<u8>>> {
    let command = |number: usize| {
        let mut command = vec![0; PAYLOAD];
        command[..8].copy_from_slice(&number.to_le_bytes());
        command
    };
    let numbers: Vec<usize> = (1..=ENTRIES).collect();
    let batch = |numbers: &[usize]| numbers.iter().map(|&number| command(number)).collect();
    numbers.chunks(size).map(batch).collect()
}

/// Entries a second.
fn run<M: Member>(size: usize, commit: Commit) -> f64 {
    let mut cluster = Cluster::<M>::new(commit);
    let work = batches(size);
    let ((), took) = timed(|| cluster.run(work));
    let expected = batches(ENTRIES).concat();
    for member in &cluster.members {
        assert!(
            member.applied() == expected,
            "all is applied once, in order"
        );
    }
    ENTRIES as f64 / took.as_secs_f64()
}

fn main() {
    let mut table = Table::new([
        "followers apply",
        "batch",
        "raft-core",
        "raft-core, copying",
        "raft",
        "raft, one proposal",
        "ratio",
    ]);
    for commit in [Commit::AtOnce, Commit::WithNext] {
        for size in [1, 64, 256] {
            let contestants = [
                run::<Ours<Bytes>>,
                run::<Ours<Vec<u8>>>,
                run::<Theirs<false>>,
                run::<Theirs<true>>,
            ];
            let figures = take_turns::<4, _>(ROUNDS, |who, _| contestants[who](size, commit));
            let [ours, copying, single, whole] = figures.map(median);
            table.row([
                match commit {
                    Commit::AtOnce => "at once".to_string(),
                    Commit::WithNext => "with the next".to_string(),
                },
                size.to_string(),
                thousands(ours),
                thousands(copying),
                thousands(single),
                thousands(whole),
                format!("{:.1}", ours / single.max(whole)),
            ]);
        }
    }
    println!("\nEntries a second of processor time, applied on 3 members; {PAYLOAD} bytes each;");
    println!("medians of {ROUNDS} rounds; the ratio is to the better of raft's two.\n\n{table}");
}
