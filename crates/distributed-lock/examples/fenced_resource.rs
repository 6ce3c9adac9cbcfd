//! The story of a client that stood still (M. Kleppmann, "How to do distributed locking", 2016).
//!
//! Alice holds the lock of a file, looks at her lease, and is about to write. Then her process stands
//! still: no renewal goes out, and the lease runs out. Bob gets the lock and writes. When Alice wakes
//! up she still believes what she saw; the store knows better.
//!
//! `cargo run -p distributed-lock --example fenced_resource`

use std::sync::Arc;
use std::time::Duration;

use distributed_lock::{
    FencingToken, LockClient, LockError, LockHandle, LockService, LockServiceConfig, ManualClock,
};

/// A store that refuses whoever comes after a later holder. It asks nobody: not the lock service,
/// which may be unreachable, and not the clock, which may be wrong.
#[derive(Default)]
struct FencedFile {
    greatest: Option<FencingToken>,
    content: String,
}

/// The write came too late.
#[derive(Debug)]
struct Stale {
    token: FencingToken,
    greatest: FencingToken,
}

impl FencedFile {
    /// Takes the write if its token is **at least** the greatest so far: a holder may write twice.
    fn write(&mut self, shown: &LockHandle, text: &str) -> Result<(), Stale> {
        let token = shown.fencing_token;
        if let Some(greatest) = self.greatest.filter(|greatest| token < *greatest) {
            return Err(Stale { token, greatest });
        }
        self.greatest = Some(token);
        self.content = text.to_string();
        Ok(())
    }
}

fn main() -> Result<(), LockError> {
    let clock = Arc::new(ManualClock::new());
    let mut service = LockService::with_clock(LockServiceConfig::default(), clock.clone());
    let mut file = FencedFile::default();
    let lease = Duration::from_secs(10);
    let acquire = |client: &str, service: &mut LockService| {
        LockClient::new(client.to_string()).acquire_with_auto_renew(service, "file".into(), lease)
    };

    let alice = acquire("alice", &mut service)?;
    clock.advance(Duration::from_secs(300)); // renewed all the time
    let shown = alice.handle().expect("her lease is renewed");
    println!(
        "alice holds the lock with {:?}: she is safe to write, it seems",
        shown.fencing_token
    );
    assert!(file.write(&shown, "alice's first").is_ok());

    clock.jump(Duration::from_secs(60));
    println!("alice's process stood still for a minute");

    let bob = acquire("bob", &mut service)?;
    let newer = bob.handle().expect("it was granted just now");
    assert!(file.write(&newer, "bob's").is_ok());
    println!("bob got the lock with {:?}, and wrote", newer.fencing_token);

    // Alice goes on where she was: with the look that she took before the pause.
    let stale = file
        .write(&shown, "alice's second")
        .expect_err("bob has written");
    println!(
        "alice's late write with {:?} is refused: {:?} was here",
        stale.token, stale.greatest
    );
    assert_eq!(file.content, "bob's");

    // Had she looked again, she would have known; but the pause may come after any look.
    assert!(alice.handle().is_none());
    drop(alice);
    assert!(service.is_valid(bob.lock_id(), bob.fencing_token())?);
    println!("alice's guard is dropped, and bob still holds the lock");
    Ok(())
}
