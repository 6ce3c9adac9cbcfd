//! # Drops the address on the way
//!
//! What is wrong: an Alive that is passed on carries no address: who does not know the member
//! cannot add it.
//! Why people write it: the receiver has it in its list.
//!
//! Killed by: dissemination::an_alive_carries_address_and_metadata,
//! in_a_cluster::a_member_that_restarts_is_back_everywhere,
//! joining::a_newcomer_and_its_seed_learn_of_each_other,
//! refutation::a_refutation_says_all_that_its_member_says_of_itself

mod member {
    impl Member {
        pub(crate) fn to_update(&self) -> MemberUpdate {
            let alive = self.state == MemberState::Alive;
            MemberUpdate {
                id: self.id.clone(),
                state: self.state,
                incarnation: self.incarnation,
                address: None, // MUTANT: the receiver has it
                metadata: alive.then(|| self.metadata.clone()),
            }
        }
    }
}
