//! # Metadata without a new incarnation
//!
//! What is wrong: the change goes out under the old incarnation, and nobody takes it over.
//! Why people write it: the incarnation is for refutations.
//!
//! Killed by: anti_entropy::a_request_is_answered_with_everybody,
//! in_a_cluster::a_change_reaches_everybody_in_a_logarithm_of_rounds,
//! joining::a_newcomer_and_its_seed_learn_of_each_other,
//! leaving::new_metadata_go_out_at_once_and_complete,
//! refutation::ones_own_word_heard_back_is_no_claim

mod protocol {
    impl GossipProtocol {
        pub fn update_metadata(&mut self, key: String, value: String) -> Vec<GossipAction> {
            let mut actions = Vec::new();
            if self.has_left() {
                return actions;
            }
            let me = self.roster.me_mut();
            me.metadata.insert(key, value);
            me.last_update = Instant::now();
            // MUTANT: the incarnation is for refutations
            self.announce(None, &mut actions);
            actions
        }
    }
}
