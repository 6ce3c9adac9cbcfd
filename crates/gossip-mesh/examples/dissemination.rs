//! How far news get, how soon a crash is noticed, and what it costs, by cluster size.
//!
//! `cargo run --release -p gossip-mesh --example dissemination`
//!
//! The cluster is simulated: virtual time, messages that take 1 to 10 ms, members that tick once a
//! second, each at a moment of its own. The seeds are fixed, so two runs print the same tables, as
//! Markdown.

use std::collections::{BTreeMap, HashMap};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Instant;

use gossip_mesh::{
    GossipAction, GossipConfig, GossipMessage, GossipProtocol, Member, MemberId, MemberState,
};

/// One round in milliseconds: the default `probe_interval`.
const ROUND: u64 = 1_000;

/// The runs that a figure is the mean of.
const SEEDS: [u64; 5] = [1, 2, 3, 4, 5];

fn id(n: usize) -> MemberId {
    MemberId(format!("m{n}"))
}

fn address(n: usize) -> SocketAddr {
    let port = u16::try_from(n).expect("a port for every member");
    SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port)
}

enum Event {
    Arrives { from: usize, message: GossipMessage },
    Expires { timer: String },
}

/// When, and the how-many-th event: no two are equal.
type Moment = (u64, u64);

/// Members, a network and a clock.
struct Cluster {
    /// `None`: crashed.
    members: Vec<Option<GossipProtocol>>,
    events: BTreeMap<Moment, (usize, Event)>,
    timers: Vec<HashMap<String, Moment>>,
    now: u64,
    planned: u64,
    random: u64,
    loss: f64,
    sent: u64,
    suspicions: u64,
    deaths: u64,
}

impl Cluster {
    /// Everybody has the whole list from the beginning.
    fn new(size: usize, config: &GossipConfig, loss: f64, seed: u64) -> Cluster {
        let list: Vec<Member> = (0..size)
            .map(|n| Member {
                id: id(n),
                address: address(n),
                state: MemberState::Alive,
                incarnation: 0,
                metadata: HashMap::new(),
                last_update: Instant::now(),
            })
            .collect();
        let mut cluster = Cluster {
            members: Vec::new(),
            events: BTreeMap::new(),
            timers: vec![HashMap::new(); size],
            now: 0,
            planned: 0,
            random: seed,
            loss,
            sent: 0,
            suspicions: 0,
            deaths: 0,
        };
        for n in 0..size {
            let mut member = GossipProtocol::new(id(n), address(n), config.clone());
            let members = list.clone();
            member.handle_message(address(n), GossipMessage::Sync { members });
            cluster.members.push(Some(member));
            let first = cluster.below(ROUND);
            cluster.set_timer(n, "tick".to_string(), first);
        }
        cluster
    }

    /// SplitMix64.
    fn below(&mut self, bound: u64) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.random;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }

    fn plan(&mut self, delay: u64, member: usize, event: Event) -> Moment {
        self.planned += 1;
        let moment = (self.now + delay, self.planned);
        self.events.insert(moment, (member, event));
        moment
    }

    fn set_timer(&mut self, member: usize, timer: String, delay: u64) {
        if let Some(pending) = self.timers[member].remove(&timer) {
            self.events.remove(&pending);
        }
        let event = Event::Expires {
            timer: timer.clone(),
        };
        let moment = self.plan(delay, member, event);
        self.timers[member].insert(timer, moment);
    }

    fn perform(&mut self, member: usize, actions: Vec<GossipAction>) {
        for action in actions {
            match action {
                GossipAction::Send { to, message } => {
                    self.sent += 1;
                    let lost = self.below(1_000_000) < (self.loss * 1e6) as u64;
                    let delay = 1 + self.below(10);
                    if !lost {
                        let event = Event::Arrives {
                            from: member,
                            message,
                        };
                        self.plan(delay, usize::from(to.port()), event);
                    }
                }
                GossipAction::ScheduleTimer { name, delay } => {
                    self.set_timer(member, name, delay.as_millis() as u64);
                }
                GossipAction::MembershipChange { new_state, .. } => {
                    self.suspicions += u64::from(new_state == MemberState::Suspect);
                    self.deaths += u64::from(new_state == MemberState::Dead);
                }
            }
        }
    }

    fn step(&mut self) {
        let ((now, _), (n, event)) = self.events.pop_first().expect("ticks never end");
        self.now = now;
        let Some(member) = self.members[n].as_mut() else {
            return;
        };
        let actions = match event {
            Event::Arrives { from, message } => member.handle_message(address(from), message),
            Event::Expires { timer } if timer == "tick" => {
                let actions = member.tick();
                self.set_timer(n, timer, ROUND);
                actions
            }
            Event::Expires { timer } => {
                self.timers[n].remove(&timer);
                member.handle_timer(&timer)
            }
        };
        self.perform(n, actions);
    }

    fn run_for(&mut self, rounds: u64) {
        let end = self.now + rounds * ROUND;
        while self.events.keys().next().is_some_and(|next| next.0 <= end) {
            self.step();
        }
        self.now = end;
    }

    /// The rounds that it takes until `done` holds of all who are up.
    fn rounds_until(&mut self, done: impl Fn(&GossipProtocol) -> bool) -> f64 {
        let start = self.now;
        // Who is done stays done, so a look at one member after the other is enough.
        let mut looked = 0;
        while looked < self.members.len() {
            match &self.members[looked] {
                Some(member) if !done(member) => self.step(),
                _ => looked += 1,
            }
        }
        (self.now - start) as f64 / ROUND as f64
    }
}

/// The sums of the runs of one cluster size.
#[derive(Default)]
struct Figures {
    spread: f64,
    detection: f64,
    everywhere: f64,
    quiet: f64,
    busy: f64,
}

fn measure(size: usize, seed: u64, figures: &mut Figures) {
    let mut cluster = Cluster::new(size, &GossipConfig::default(), 0.0, seed);
    cluster.run_for(3);

    let before = cluster.sent;
    cluster.run_for(10);
    figures.quiet += (cluster.sent - before) as f64 / size as f64 / 10.0;

    let before = cluster.sent;
    let member = cluster.members[0].as_mut().expect("it is up");
    let actions = member.update_metadata("role".to_string(), "db".to_string());
    cluster.perform(0, actions);
    let spread =
        cluster.rounds_until(|member| member.get_metadata(&id(0)).is_some_and(|m| !m.is_empty()));
    figures.spread += spread;
    figures.busy += (cluster.sent - before) as f64 / size as f64 / spread;

    let victims = 5;
    for victim in 1..=victims {
        let (start, seen) = (cluster.now, cluster.suspicions);
        cluster.members[victim] = None;
        while cluster.suspicions == seen {
            cluster.step();
        }
        let suspected = (cluster.now - start) as f64 / ROUND as f64;
        figures.detection += suspected / victims as f64;
        let rest = cluster.rounds_until(|member| !member.is_alive(&id(victim)));
        figures.everywhere += (suspected + rest) / victims as f64;
    }
}

fn sizes() {
    println!(
        "| members | known to all, rounds | / log2 n | crash suspected, rounds \
         | dead everywhere, rounds | messages a member and round: quiet | spreading |"
    );
    println!("|---|---|---|---|---|---|---|");
    for size in [16, 64, 256, 1000] {
        let mut of = Figures::default();
        for seed in SEEDS {
            measure(size, seed, &mut of);
        }
        let runs = SEEDS.len() as f64;
        println!(
            "| {size} | {:.1} | {:.2} | {:.1} | {:.1} | {:.2} | {:.2} |",
            of.spread / runs,
            of.spread / runs / (size as f64).log2(),
            of.detection / runs,
            of.everywhere / runs,
            of.quiet / runs,
            of.busy / runs,
        );
    }
}

/// Deaths of live members, a member and 1,000 rounds, in a cluster of 64.
fn false_deaths(loss: f64, suspicion_multiplier: u32) -> f64 {
    const MEMBERS: usize = 64;
    const ROUNDS: u64 = 100;
    let config = GossipConfig {
        suspicion_multiplier,
        ..GossipConfig::default()
    };
    let mut deaths = 0;
    for seed in SEEDS {
        let mut cluster = Cluster::new(MEMBERS, &config, loss, seed);
        cluster.run_for(ROUNDS);
        deaths += cluster.deaths;
    }
    deaths as f64 / SEEDS.len() as f64 / MEMBERS as f64 / ROUNDS as f64 * 1_000.0
}

fn false_positives() {
    println!("\n| loss | multiplier 0 | 1 | 2 | 3 | 5 |\n|---|---|---|---|---|---|");
    for loss in [0.01, 0.05, 0.10] {
        print!("| {}% |", loss * 100.0);
        for multiplier in [0, 1, 2, 3, 5] {
            print!(" {:.2} |", false_deaths(loss, multiplier));
        }
        println!();
    }
}

fn main() {
    sizes();
    false_positives();
}
