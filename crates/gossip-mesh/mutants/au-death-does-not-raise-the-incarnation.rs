//! # A death does not raise the incarnation
//!
//! What is wrong: the record of a Dead keeps its old incarnation, so an older Alive brings the
//! member back (a Rust port of memberlist, issue 197).
//! Why people write it: the state is what changes.
//!
//! Killed by: anti_entropy::a_request_is_answered_with_everybody,
//! anti_entropy::a_death_is_pushed_as_an_accusation,
//! precedence::a_greater_incarnation_counts_whatever_the_state,
//! precedence::the_order_of_claims_does_not_matter,
//! suspicion::an_old_list_does_not_bring_the_reaped_back

mod protocol {
    mod membership {
        impl GossipProtocol {
            fn overwrite(&mut self, slot: Slot, update: MemberUpdate) {
                self.roster.change(slot, &mut self.random, |member| {
                    member.state = update.state;
                    if update.state != MemberState::Dead { // MUTANT: the state is what changes
                        member.incarnation = update.incarnation;
                    } // MUTANT
                    member.last_update = Instant::now();
                    if let Some(address) = update.address {
                        member.address = address;
                    }
                    if let Some(metadata) = update.metadata {
                        member.metadata = metadata;
                    }
                });
            }
        }
    }
}
