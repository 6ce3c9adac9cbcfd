//! # What is not said is cleared
//!
//! What is wrong: a Suspect, which carries no metadata, wipes those that are known.
//! Why people write it: the record is replaced as a whole.
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
                    member.metadata = update.metadata.unwrap_or_default(); // MUTANT: the whole record
                });
            }
        }
    }
}
