//! # Accepts entries wherever it has an entry before them
//!
//! What is wrong: the term at prev_log_index is not compared: logs that differ are glued
//! together.
//! Why people write it: the gap is the case that one thinks of; the conflict looks the same from
//! outside.
//!
//! Killed by:
//! following::a_follower_that_lacks_the_entry_before_refuses_and_says_where_its_log_departs,
//! leading::every_follower_of_figure_7_comes_to_the_leaders_log_with_a_refusal_a_term,
//! log_matching::the_logs_of_three_members_match, log_matching::the_logs_of_five_members_match,
//! log_matching::the_logs_of_seven_members_match

mod log {
    impl<C: Clone> Log<C> {
        pub(crate) fn conflict(&self, index: LogIndex, term: Term) -> Option<Conflict> {
            match self.term_at(index) {
                Some(held) if held == term || index > 0 => None, // MUTANT: there is one
                Some(held) => {
                    let before = self.entries.partition_point(|entry| entry.term < held);
                    Some(Conflict {
                        index: before as LogIndex + 1,
                        term: Some(held),
                    })
                }
                None => Some(Conflict {
                    index: self.last_index() + 1,
                    term: None,
                }),
            }
        }
    }
}
