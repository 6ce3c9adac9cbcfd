//! `gossip-mesh` beside `foca`: a simulated cluster that one member joins, and another leaves by a
//! crash.
//!
//! `cargo bench -p peer-bench --features peers --bench gossip`
//!
//! Both are driven by the same loop, on a network that loses nothing. Each run is one life of a
//! cluster: quiet rounds, then a newcomer who knows one address, then a crash. What comes out is how
//! many rounds a change needs to be known to all, and what the cluster costs, its clock and its
//! network included.
//!
//! Who is compared with whom:
//!
//! - **gossip-mesh** hands its messages over as values; that is how it is made.
//! - **gossip-mesh, bytes** writes and reads them, for foca cannot be had without. Same protocol,
//!   same steps (which is checked).
//! - **foca** at our rates (`same_rates`), with a codec of fixed fields, less work than one from
//!   serde, and a `Runtime` that acts at once.
//! - **foca, its LAN** is `Config::new_lan`: it gossips five times as often, sends each piece of
//!   news a third as often, and suspects for a shorter time.
//!
//! The two in the middle do the same work, and the ratio is theirs. A packet is not a packet: foca's
//! probes carry news, while the seed of gossip-mesh has a message of its own for them. So the last
//! line, the cost in all, is the one that counts. "n of 15 never" in a table are runs in which
//! somebody had not heard of it when the run was over.
//!
//! # Why foca is ahead
//!
//! Changes are known as soon, at 1.1 to 1.2 times the cost of a packet, and at 1.4 of the cost in
//! all: gossip-mesh sends a fifth more packets, and
//!
//! - **whole lists**, twice a run: four tenths of all with 256 members, two with 64. Foca leaves
//!   anti-entropy to the application, and sends one packet of random members. Without lists the cost
//!   in all would be that of foca, or a tenth more with 64 members. What a list costs is nearly all
//!   in its values: every entry is cloned, written, read (which asks the clock for `last_update`) and
//!   freed. To merge it is one look-up an entry.
//! - **names**: they are strings by contract, so that each message has one made, looked up, and
//!   freed. Inside, a member goes by the slot of its record. Foca's identity here is six bytes,
//!   `Copy`, and found by walking a vector: fast with hundreds of members, not with many thousands.
//! - **records**: 136 bytes and a name elsewhere, against 10 bytes. 256 lists of 256 in one process do
//!   not fit into a core's cache, so that a packet costs more with 256 members than with 64 although
//!   the steps are the same; how much more depends on what else runs beside it. A member in a
//!   process of its own should not see this.
//!
//! Where the linker puts things moves the figures of either by a tenth: a change of ours that makes
//! foca faster or slower was none.
//!
//! At least a third of a quiet round is the loop around them, which both pay: without it the ratios
//! would be further from 1.

use std::net::{Ipv4Addr, SocketAddrV4};
use std::time::Duration;

use peer_bench::{Table, median, take_turns, thousands, timed};

#[path = "gossip/ours.rs"]
mod ours;
#[path = "gossip/theirs.rs"]
mod theirs;
#[path = "gossip/wire.rs"]
mod wire;
#[path = "gossip/world.rs"]
mod world;

use ours::Ours;
use theirs::Theirs;
use world::{Node, World};

const SIZES: [usize; 2] = [64, 256];
const RUNS: u64 = 15;
/// What is measured of a run, in rounds.
const QUIET: u64 = 10;
const JOIN: u64 = 15;
const CRASH: u64 = 40;
/// Who crashes.
const VICTIM: usize = 1;

/// Where a member is found: member n at port n.
fn address(member: usize) -> SocketAddrV4 {
    let port = u16::try_from(member).expect("a port for every member");
    SocketAddrV4::new(Ipv4Addr::LOCALHOST, port)
}

/// The figures of one run.
struct Run {
    /// Rounds until all the members know the newcomer, and until all hold the crashed one dead; if
    /// they ever do.
    join: Option<f64>,
    crash: Option<f64>,
    quiet: Cost,
    whole: Cost,
}

#[derive(Clone, Copy)]
struct Cost {
    packets: f64,
    time: Duration,
}

impl Cost {
    fn nanoseconds_a_packet(self) -> f64 {
        self.time.as_secs_f64() * 1e9 / self.packets
    }
}

fn run<N: Node>(size: usize, seed: u64) -> Run {
    let mut world = World::<N>::new(size, seed);
    let before = world.handled;
    let ((), quiet_time) = timed(|| world.run(QUIET));
    let quiet = Cost {
        packets: (world.handled - before) as f64,
        time: quiet_time,
    };
    let ((join, crash), change_time) = timed(|| {
        let newcomer = size;
        let join = world.join(newcomer, size, JOIN);
        // All but itself.
        let crash = world.crash(VICTIM, size, CRASH);
        (join, crash)
    });
    let whole = Cost {
        packets: (world.handled - before) as f64,
        time: quiet_time + change_time,
    };
    Run {
        join,
        crash,
        quiet,
        whole,
    }
}

/// What a table has a row of: its name, how it is computed and written; and whether a ratio of two
/// of it means that one is faster.
type Measure = (
    &'static str,
    fn(&Run) -> Option<f64>,
    fn(f64) -> String,
    Option<Better>,
);

#[derive(Clone, Copy)]
enum Better {
    More,
    Less,
}

const MEASURES: [Measure; 7] = [
    ("join known to all, rounds", |run| run.join, tenths, None),
    ("crash known to all, rounds", |run| run.crash, tenths, None),
    (
        "packets handled",
        |run| Some(run.whole.packets),
        thousands,
        None,
    ),
    (
        "packets a second",
        |run| Some(run.whole.packets / run.whole.time.as_secs_f64()),
        thousands,
        Some(Better::More),
    ),
    (
        "ns a packet",
        |run| Some(run.whole.nanoseconds_a_packet()),
        thousands,
        Some(Better::Less),
    ),
    (
        "ns a packet, all quiet",
        |run| Some(run.quiet.nanoseconds_a_packet()),
        thousands,
        Some(Better::Less),
    ),
    (
        "ms in all",
        |run| Some(run.whole.time.as_secs_f64() * 1e3),
        tenths,
        Some(Better::Less),
    ),
];

fn tenths(figure: f64) -> String {
    format!("{figure:.1}")
}

fn measure(size: usize) {
    let contestants = [
        run::<Ours<false>>,
        run::<Ours<true>>,
        run::<Theirs<false>>,
        run::<Theirs<true>>,
    ];
    let runs = take_turns::<4, _>(RUNS, |who, round| contestants[who](size, round));
    for (bare, bytes) in runs[0].iter().zip(&runs[1]) {
        let same = bare.whole.packets == bytes.whole.packets && bare.crash == bytes.crash;
        assert!(same, "bytes say what the messages say");
    }
    let mut table = Table::new([
        "",
        "gossip-mesh",
        "gossip-mesh, bytes",
        "foca",
        "foca, its LAN",
        "ratio",
    ]);
    for (title, of, written, better) in MEASURES {
        let figures = runs
            .each_ref()
            .map(|runs| median(runs.iter().filter_map(of)));
        let (ours, theirs) = (figures[1], figures[2]);
        let ratio = match better {
            None => String::new(),
            Some(Better::More) => format!("{:.2}", ours / theirs),
            Some(Better::Less) => format!("{:.2}", theirs / ours),
        };
        let [bare, bytes, foca, lan] = std::array::from_fn(|who| {
            let never = runs[who].iter().filter(|run| of(run).is_none()).count();
            let figure = written(figures[who]);
            match never {
                0 => figure,
                _ => format!("{figure} ({never} of {RUNS} never)"),
            }
        });
        table.row([title.to_string(), bare, bytes, foca, lan, ratio]);
    }
    println!("\n{size} members\n\n{table}");
}

fn main() {
    println!(
        "\nOne thread, processor time, medians of {RUNS} runs of {} rounds. The ratio is of the two in \
         the middle, like with like: above 1 we are ahead.",
        QUIET + JOIN + CRASH
    );
    for size in SIZES {
        measure(size);
    }
}
