//! # Members never move
//!
//! What is wrong: the address is that of the first Alive; who restarts elsewhere is suspected for
//! ever.
//! Why people write it: the address belongs to the id.
//!
//! Killed by: precedence::address_and_metadata_change_with_the_claim_that_says_them

mod protocol {
    mod membership {
        impl GossipProtocol {
            fn overwrite(&mut self, slot: Slot, update: MemberUpdate) {
                self.roster.change(slot, &mut self.random, |member| {
                    member.state = update.state;
                    member.incarnation = update.incarnation;
                    member.last_update = Instant::now();
                    if let Some(address) = update.address {
                        let _ = address; // MUTANT: it has one
                    }
                    if let Some(metadata) = update.metadata {
                        member.metadata = metadata;
                    }
                });
            }
        }
    }
}
