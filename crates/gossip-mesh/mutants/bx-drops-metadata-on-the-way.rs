//! # Drops metadata on the way
//!
//! What is wrong: an Alive that is passed on carries no metadata, so a newcomer is known without
//! them.
//! Why people write it: metadata have an update of their own.
//!
//! Killed by: dissemination::an_alive_carries_address_and_metadata,
//! in_a_cluster::a_change_reaches_everybody_in_a_logarithm_of_rounds,
//! joining::a_newcomer_and_its_seed_learn_of_each_other,
//! leaving::new_metadata_go_out_at_once_and_complete, leaving::who_is_alone_tells_later,
//! refutation::a_refutation_says_all_that_its_member_says_of_itself

mod member {
    impl Member {
        pub(crate) fn to_update(&self) -> MemberUpdate {
            let alive = self.state == MemberState::Alive;
            MemberUpdate {
                id: self.id.clone(),
                state: self.state,
                incarnation: self.incarnation,
                address: alive.then_some(self.address),
                metadata: None, // MUTANT: not the news
            }
        }
    }
}
