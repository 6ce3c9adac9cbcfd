//! # Adds metadata up
//!
//! What is wrong: entries that a member has dropped stay for ever.
//! Why people write it: `extend` looks like the way to merge maps.
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
                        member.address = address;
                    }
                    if let Some(metadata) = update.metadata {
                        member.metadata.extend(metadata); // MUTANT: merged
                    }
                });
            }
        }
    }
}
