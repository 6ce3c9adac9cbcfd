//! # Warns with every tick
//!
//! What is wrong: from the margin on every tick warns again.
//! Why people write it: the condition holds, so it is told.
//!
//! Killed by: events::a_holder_is_warned_once_when_the_margin_is_reached

mod table {
    impl Table {
        fn warn(&mut self, now: Instant) -> Vec<LockServiceEvent> {
            let mut close = Vec::new();
            while let Some(slot) = self.warnings.take_due(now) {
                let lease = &mut self.leases[slot as usize];
                if lease.warned || !lease.is_valid(now) {
                    continue;
                }
                if now < lease.margin_at {
                    self.warnings.plan(slot, lease.margin_at);
                    continue;
                }
                // MUTANT: it is still so
                let lock_id = self.details[slot as usize].lock_id.clone();
                close.push((lease.expires_at, lock_id, slot));
            }
            for (_, _, slot) in &close { // MUTANT: look again
                self.warnings.plan(*slot, now); // MUTANT
            } // MUTANT
            close.sort_unstable();
            let warn = |(expires_at, lock_id, slot): (Instant, LockId, u32)| {
                LockServiceEvent::LockExpiringSoon {
                    lock_id,
                    holder: self.leases[slot as usize].holder.clone(),
                    remaining: expires_at.saturating_duration_since(now),
                }
            };
            close.into_iter().map(warn).collect()
        }
    }
}
