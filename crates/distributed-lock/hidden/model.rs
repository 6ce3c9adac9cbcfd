//! Criterion "all together": random requests against a model, a list of leases in plain sight.

use std::time::Duration;

use super::{Desk, Random, check, ms};

/// The last lease of a lock, in milliseconds.
#[derive(Clone)]
struct Lease {
    holder: &'static str,
    token: u64,
    until: u64,
    released: bool,
}

/// The rules of the handout, one lock a field, without clean-up, guards and forgetting.
#[derive(Default)]
struct Model {
    now: u64,
    granted: u64,
    leases: [Option<Lease>; 3],
    last_release: [Option<(&'static str, u64)>; 3],
}

impl Model {
    fn valid(&self, lock: usize) -> Option<&Lease> {
        let lease = self.leases[lock].as_ref()?;
        (!lease.released && self.now < lease.until).then_some(lease)
    }

    fn acquire(&mut self, lock: usize, holder: &'static str, lease: u64) -> String {
        if let Some(held) = self.valid(lock) {
            return format!("held by {} until {} ms", held.holder, held.until);
        }
        self.granted += 1;
        let (token, until) = (self.granted, self.now + lease);
        self.leases[lock] = Some(Lease {
            holder,
            token,
            until,
            released: false,
        });
        format!("granted #{token} until {until} ms")
    }

    /// Why the client may not, if it may not.
    fn refusal(&self, lock: usize, client: &str, token: u64) -> Option<String> {
        let Some(lease) = &self.leases[lock] else {
            return Some(format!("NotFound({})", LOCKS[lock]));
        };
        if lease.released || lease.holder != client {
            return Some(format!("NotHolder({client})"));
        }
        if lease.token != token {
            let expected = lease.token;
            return Some(format!(
                "InvalidFencingToken(expected {expected}, actual {token})"
            ));
        }
        (self.now >= lease.until).then(|| "Expired".to_string())
    }

    fn release(&mut self, lock: usize, client: &'static str, token: u64) -> String {
        if self.last_release[lock] == Some((client, token)) {
            return "ok".to_string();
        }
        if let Some(refusal) = self.refusal(lock, client, token) {
            return refusal;
        }
        if let Some(lease) = &mut self.leases[lock] {
            lease.released = true;
            self.last_release[lock] = Some((client, token));
        }
        "ok".to_string()
    }

    fn renew(&mut self, lock: usize, client: &str, token: u64, by: u64) -> String {
        if let Some(refusal) = self.refusal(lock, client, token) {
            return refusal;
        }
        let now = self.now;
        let lease = self.leases[lock].as_mut().expect("it is held");
        lease.until = lease.until.max(now + by);
        format!("until {} ms", lease.until)
    }

    fn listed(&self) -> String {
        let held = (0..LOCKS.len()).filter(|&lock| self.valid(lock).is_some());
        let held: Vec<&str> = held.map(|lock| LOCKS[lock]).collect();
        held.join(" ")
    }
}

const LOCKS: [&str; 3] = ["a", "b", "c"];
const CLIENTS: [&str; 3] = ["alice", "bob", "carol"];

#[test]
fn every_answer_is_that_of_the_rules() {
    let mut random = Random::of("every_answer_is_that_of_the_rules");
    let mut happened = [0; 3];
    for _ in 0..40 {
        let (mut desk, mut model) = (Desk::open(), Model::default());
        let mut story = Vec::new();
        for _ in 0..60 {
            let (lock, client) = (random.below(3), CLIENTS[random.below(3)]);
            // Mostly the last token of the lock, so that something comes of it.
            let last = model.leases[lock].as_ref().map_or(0, |lease| lease.token);
            let token = last.saturating_sub([0, 0, 0, 1, 2][random.below(5)]);
            let length = 10 * random.below(5) as u64;
            let name = LOCKS[lock];
            let (done, said, want) = match random.below(8) {
                0..3 => {
                    let lease: Option<Duration> = Some(ms(length));
                    (
                        format!("{client} acquires {name} for {length} ms"),
                        desk.acquire_for(name, client, lease),
                        model.acquire(lock, client, length),
                    )
                }
                3 => (
                    format!("{client} releases {name} #{token}"),
                    desk.release(name, client, token),
                    model.release(lock, client, token),
                ),
                4 => (
                    format!("{client} renews {name} #{token} by {length} ms"),
                    desk.renew(name, client, token, Some(length)),
                    model.renew(lock, client, token, length),
                ),
                5 => ("list_locks".to_string(), desk.listed(), model.listed()),
                6 => {
                    desk.clean_up();
                    desk.tick();
                    let nothing = String::new();
                    ("clean up and tick".to_string(), nothing.clone(), nothing)
                }
                _ => {
                    // Steps of 10 ms, so that many a look is at the very end of a lease.
                    desk.pass(10);
                    model.now += 10;
                    let nothing = String::new();
                    ("10 ms go by".to_string(), nothing.clone(), nothing)
                }
            };
            for (kind, word) in ["granted", "held", "Expired"].into_iter().enumerate() {
                happened[kind] += usize::from(want.starts_with(word));
            }
            story.push(format!("{done} [{want}]"));
            let tail = story.len().saturating_sub(12);
            let story = format!("after … {}", story[tail..].join("; "));
            check(
                &story,
                said,
                &want,
                "every answer follows from the handout's rules",
            );
        }
    }
    let all = happened.iter().all(|&times| times > 10);
    check(
        "whether enough happened",
        all.to_string(),
        "true",
        "random requests meet each other",
    );
}
