//! # Pings again before the answer
//!
//! What is wrong: a member whose probe is open is pinged again; the new timer replaces the old
//! one, and in a small cluster no probe ever fails (foca, issue 2, broke its cycle in the same
//! place).
//! Why people write it: each tick is thought of by itself.
//!
//! Killed by: probes::a_member_whose_probe_is_open_is_not_pinged_again

mod protocol {
    mod probing {
        impl GossipProtocol {
            fn next_without_probe(&mut self) -> Option<Slot> {
                for _ in 0..2 * self.roster.peers() {
                    let slot = self.roster.next_in_turn(&mut self.random)?;
                    let fresh = true; // MUTANT: whoever has the turn
                    if fresh { // MUTANT
                        return Some(slot);
                    }
                }
                None
            }
        }
    }
}
