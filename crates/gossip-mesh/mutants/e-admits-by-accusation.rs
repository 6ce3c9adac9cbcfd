//! # Admits strangers by accusation
//!
//! What is wrong: a Suspect, Dead or Left about an unknown member adds it, so old obituaries fill
//! the list again (atomix, issue 962; piko, issue 314).
//! Why people write it: "update or insert" is one call on a map.
//!
//! Killed by: joining::a_stranger_becomes_a_member_by_its_own_word_alone,
//! suspicion::an_old_list_does_not_bring_the_reaped_back

mod protocol {
    mod membership {
        impl GossipProtocol {
            fn admit(&mut self, update: MemberUpdate, actions: &mut Vec<GossipAction>) -> Option<Slot> {
                // MUTANT: whatever is said of it, it is new
                let address = update.address.unwrap_or(self.roster.me().address); // MUTANT
                let member = Member {
                    id: update.id,
                    address,
                    state: update.state,
                    incarnation: update.incarnation,
                    metadata: update.metadata.unwrap_or_default(),
                    last_update: Instant::now(),
                };
                let slot = self.roster.insert(member, &mut self.random);
                self.follow(slot, MemberState::Left, actions);
                Some(slot)
            }
        }
    }
}
