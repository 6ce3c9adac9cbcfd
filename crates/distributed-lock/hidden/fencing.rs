//! Criterion "fencing tokens": what makes the write of a holder who has lost the lock harmless.

use super::{Desk, Random, check, ms};
use crate::{AcquireResult, FencingToken};

/// A store that knows nothing of locks, only the greatest token that it has seen.
#[derive(Default)]
struct Store {
    greatest: u64,
    content: String,
}

impl Store {
    fn write(&mut self, token: FencingToken, text: &str) -> &'static str {
        if token.0 < self.greatest {
            return "refused";
        }
        self.greatest = token.0;
        self.content = text.to_string();
        "written"
    }
}

#[test]
fn tokens_rise_across_locks_releases_and_expiries() {
    let mut desk = Desk::open();
    let rule = "one counter for the whole service, which never goes back: 1, 2, 3, …";
    let grant = |desk: &mut Desk, lock: &str, want: &str, done: &str| {
        let said = desk.acquire(lock, "alice");
        let token = said.strip_prefix("granted ").unwrap_or(&said);
        let token = token.split(" until").next().unwrap_or(token);
        check(&format!("the token of {lock}, {done}"), token, want, rule);
    };
    grant(&mut desk, "a", "#1", "the first grant");
    grant(&mut desk, "b", "#2", "another lock");
    desk.release("a", "alice", 1);
    grant(&mut desk, "a", "#3", "after its release");
    desk.pass(30_000);
    grant(&mut desk, "b", "#4", "after its expiry");
    desk.pass(30_000);
    desk.clean_up();
    grant(&mut desk, "b", "#5", "after its expiry and a clean-up");
    desk.end_session("alice");
    grant(&mut desk, "b", "#6", "after the end of its session");
    drop(desk.guard("a", "alice", 1_000));
    grant(&mut desk, "a", "#8", "after a guard that had #7");
}

#[test]
fn tokens_rise_also_when_a_lock_was_forgotten() {
    let mut desk = Desk::open();
    desk.acquire("door", "alice");
    desk.release("door", "alice", 1);
    desk.pass(300_000);
    desk.clean_up();
    desk.tick();
    check(
        "bob acquires the forgotten lock",
        desk.acquire("door", "bob"),
        "granted #2 until 330000 ms",
        "a lock that comes back does not count from 1 again: its old tokens are still on their way",
    );
    check(
        "is_valid of the old token",
        desk.valid("door", 1),
        "false",
        "the old token belongs to a holder of long ago",
    );
}

#[test]
fn only_the_token_of_the_last_grant_is_valid() {
    let mut desk = Desk::open();
    desk.acquire("door", "alice");
    desk.release("door", "alice", 1);
    desk.acquire("gate", "alice");
    desk.acquire("door", "alice");
    let rule = "valid is the token of the last grant of this lock, and no other";
    for (token, want) in [
        (3, "true"),
        (1, "false"),
        (2, "false"),
        (0, "false"),
        (4, "false"),
    ] {
        let done = format!("is_valid of {token}; door was granted as 1 and 3, gate as 2");
        check(&done, desk.valid("door", token), want, rule);
    }
    check(
        "is_valid of u64::MAX",
        desk.valid("door", u64::MAX),
        "false",
        "a token greater than the last is a forgery, not a newer grant",
    );
}

#[test]
fn a_late_message_of_an_earlier_grant_is_refused() {
    let mut desk = Desk::open();
    desk.acquire("door", "alice");
    desk.pass(30_000);
    desk.acquire("door", "alice");
    let rule = "the earlier lease is over, also if the same client has the lock again";
    check(
        "alice renews with token 1, holding token 2",
        desk.renew("door", "alice", 1, Some(60_000)),
        "InvalidFencingToken(expected 2, actual 1)",
        rule,
    );
    desk.release("door", "alice", 1);
    check(
        "get_lock_info after that, and after a release with token 1",
        desk.info("door"),
        "door: alice #2 from 30000 ms until 60000 ms",
        rule,
    );
}

#[test]
fn a_token_that_is_too_great_is_refused_too() {
    let mut desk = Desk::open();
    desk.acquire("door", "alice");
    desk.acquire("gate", "alice");
    let rule = "the check is equality, whatever the text of the error says";
    let want = "InvalidFencingToken(expected 1, actual 2)";
    check(
        "alice renews door (#1) with gate's token 2",
        desk.renew("door", "alice", 2, None),
        want,
        rule,
    );
    check(
        "alice releases door (#1) with gate's token 2",
        desk.release("door", "alice", 2),
        want,
        rule,
    );
    check(
        "is_valid of door's token",
        desk.valid("door", 1),
        "true",
        "a refusal changes nothing",
    );
}

/// Kleppmann 2016: the client that stood still between its look at the lock and its write.
#[test]
fn a_fenced_store_refuses_the_stale_writer_and_takes_every_write_of_the_holder() {
    let mut desk = Desk::open();
    let mut store = Store::default();
    let first = desk.guard("file", "alice", 10_000);
    check(
        "alice's first write",
        store.write(first.fencing_token(), "a1"),
        "written",
        "she holds the lock",
    );
    desk.pass(60_000);
    check(
        "alice's write after several renewals",
        store.write(first.fencing_token(), "a2"),
        "written",
        "a renewal keeps the token, and a second write under it is as good as the first",
    );
    desk.stall(10_000);
    let second = desk.guard("file", "bob", 10_000);
    check(
        "bob's write, who got the lock while alice stood still",
        store.write(second.fencing_token(), "b"),
        "written",
        "each grant has a greater token than all before it",
    );
    check(
        "alice's late write",
        store.write(first.fencing_token(), "a3"),
        "refused",
        "a guard keeps its own token when the lock is lost, and it is the smaller one",
    );
    check(
        "the content",
        store.content,
        "b",
        "the stale write did no harm",
    );
}

#[test]
fn whoever_writes_late_is_refused_once_a_later_holder_has_written() {
    let mut random = Random::of("whoever_writes_late_is_refused_once_a_later_holder_has_written");
    let mut desk = Desk::open();
    let mut stores = [Store::default(), Store::default(), Store::default()];
    let mut grants: Vec<(usize, FencingToken)> = Vec::new();
    let mut latest = [0; 3];
    for _ in 0..400 {
        let lock = random.below(3);
        let name = format!("lock {lock}");
        let client = format!("client {}", random.below(3));
        let lease = Some(ms(1 + random.below(40) as u64));
        let result = desk
            .service
            .try_acquire(name, client, lease, Default::default());
        if let Ok(AcquireResult::Acquired { fencing_token, .. }) = result {
            grants.push((lock, fencing_token));
            latest[lock] = grants.len();
            let done = "the first write of a new holder";
            let said = stores[lock].write(fencing_token, "");
            check(
                done,
                said,
                "written",
                "its token is greater than all before it",
            );
        }
        if !grants.is_empty() {
            let late = random.below(grants.len());
            let (lock, token) = grants[late];
            let want = if late + 1 == latest[lock] {
                "written"
            } else {
                "refused"
            };
            let done = format!(
                "a write with {token:?}, the grant number {} of all",
                late + 1
            );
            let rule = "only the last holder of a lock gets through to its store";
            check(&done, stores[lock].write(token, ""), want, rule);
        }
        desk.pass(random.below(20) as u64);
        if random.below(4) == 0 {
            desk.clean_up();
        }
    }
}
