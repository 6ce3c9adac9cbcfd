//! `message-broker` beside `kafko`: messages a second, published, and polled and acknowledged.
//!
//! `cargo bench -p peer-bench --features peers --bench broker`
//!
//! One producer publishes all messages to one topic, without keys, so that the partitions take turns.
//! Then one consumer of a group reads all of them and commits every 500. What arrives is compared:
//! every message once, each partition in order, and the bytes in it.
//!
//! Who is compared with whom:
//!
//! - **message-broker** publishes one by one, and **message-broker, batches** 500 at a time. Messages
//!   are moved in and copied out, once, for the contract hands out values: a `Vec<u8>` and names.
//! - **kafko**, a log with Kafka's semantics in a library, publishes one by one, which it awaits, and
//!   **kafko, batches** 500 at a time. It is read with `next_with_position`, the only way there is.
//! - **tokio broadcast** is the closest that is in memory as we are: a ring with receivers that have
//!   their own positions, one channel a partition, and a copy of the bytes at delivery. No groups, no
//!   offsets, no acknowledgements, no retention: about the least that a log in memory can cost.
//!
//! The first ratio is of our better way to kafko's better way, the second of ours to the ring.
//!
//! Kafko does another job: it writes to files, in frames with checksums, through a task for each
//! partition, and reads them back through tokio's pool of threads. The files are in `/dev/shm` where
//! there is one, so no disk takes part, and nothing is synced; what is measured is the time of the
//! processor, of all threads, so that waiting costs nothing. It has no rebalancing, no timeouts, no
//! dead letters, and no ids that are stored once; we have no files. So this says what a course's
//! broker costs beside one that is for use in a process, and not that files are slow.
//!
//! # Where the ring is ahead
//!
//! It publishes six times as fast, and with 100 bytes is read six times as fast. It takes a vector and
//! nothing else: no id to hash, look up and keep, no names in the answer (two strings, by contract), no
//! time of arrival. When it is read it copies one vector, where we copy an id, the payload and the
//! topic's name, three allocations, and note what is in hand. With 10 kB the copying of the bytes is
//! most of what either does, and we are nearly as fast.
//!
//! Reading from kafko finds each record anew in its file; with all messages in one partition that costs
//! the more, the more there are. The ratios of those rows say so, and no more.

use std::time::Duration;

use nix::time::{ClockId, clock_gettime};
use peer_bench::{Table, median, take_turns, thousands};

#[path = "broker/kafko.rs"]
mod kafko;
#[path = "broker/ours.rs"]
mod ours;
#[path = "broker/ring.rs"]
mod ring;

const ROUNDS: u64 = 3;
const BATCH: usize = 500;
/// Bytes of a message, and how many there are of them.
const LOADS: [(usize, usize); 2] = [(100, 20_000), (10_000, 1_000)];
const PARTITIONS: [u32; 2] = [1, 64];

/// What one run has to do.
#[derive(Clone, Copy)]
struct Load {
    bytes: usize,
    messages: usize,
    partitions: u32,
}

/// What it took.
#[derive(Clone, Copy)]
struct Cost {
    publish: Duration,
    poll: Duration,
}

impl Load {
    /// The bytes of message `number`: its number in front.
    fn payload(self, number: usize) -> Vec<u8> {
        let mut payload = vec![7; self.bytes];
        payload[..8].copy_from_slice(&(number as u64).to_le_bytes());
        payload
    }

    /// Checks the message that comes next of its partition; partitions take turns.
    fn check(self, next: &mut [usize], partition: usize, payload: &[u8]) {
        let number = next[partition] * self.partitions as usize + partition;
        assert_eq!(payload.len(), self.bytes, "the whole message arrives");
        let head: [u8; 8] = payload[..8].try_into().expect("eight bytes");
        assert_eq!(
            u64::from_le_bytes(head),
            number as u64,
            "partition {partition} is in order"
        );
        next[partition] += 1;
    }

    fn check_all(self, next: &[usize]) {
        assert_eq!(
            next.iter().sum::<usize>(),
            self.messages,
            "every message arrives"
        );
    }
}

/// The processor time of all threads that `work` took, and what it returned.
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let now = || {
        let clock = ClockId::CLOCK_PROCESS_CPUTIME_ID;
        Duration::from(clock_gettime(clock).expect("processes have a clock of their own"))
    };
    let before = now();
    let result = work();
    (result, now() - before)
}

fn run(who: usize, load: Load) -> Cost {
    match who {
        0 => ours::run(load, false),
        1 => ours::run(load, true),
        2 => kafko::run(load, false),
        3 => kafko::run(load, true),
        _ => ring::run(load),
    }
}

fn main() {
    println!(
        "\nMessages a second of processor time, all threads; medians of {ROUNDS} runs. Ratios above \
         1: we are ahead.\n"
    );
    let mut table = Table::new([
        "bytes",
        "partitions",
        "",
        "message-broker",
        "batches of 500",
        "kafko",
        "kafko, batches",
        "ratio",
        "tokio broadcast",
        "ratio",
    ]);
    for (bytes, messages) in LOADS {
        for partitions in PARTITIONS {
            let load = Load {
                bytes,
                messages,
                partitions,
            };
            let costs = take_turns::<5, _>(ROUNDS, |who, _| run(who, load));
            let row = |title: &str, of: fn(&Cost) -> Duration| {
                let rates = costs.each_ref().map(|costs| {
                    median(
                        costs
                            .iter()
                            .map(|cost| messages as f64 / of(cost).as_secs_f64()),
                    )
                });
                let [ours, batches, one, many, ring] = rates;
                let best = ours.max(batches);
                [
                    bytes.to_string(),
                    partitions.to_string(),
                    title.to_string(),
                    thousands(ours),
                    thousands(batches),
                    thousands(one),
                    thousands(many),
                    format!("{:.1}", best / one.max(many)),
                    thousands(ring),
                    format!("{:.2}", best / ring),
                ]
            };
            table.row(row("publish", |cost| cost.publish));
            table.row(row("poll", |cost| cost.poll));
        }
    }
    println!("{table}");
}
