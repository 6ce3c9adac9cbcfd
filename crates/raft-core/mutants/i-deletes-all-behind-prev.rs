//! # Deletes everything behind prev_log_index
//!
//! What is wrong: a late message with fewer entries removes entries that were acknowledged, and
//! perhaps committed.
//! Why people write it: truncate and extend is two lines, and right whenever messages arrive in
//! order (seen in openraft, 9540c904).
//!
//! Killed by: following::a_late_message_that_tells_less_removes_nothing,
//! state_machine_safety::three_members_apply_one_sequence,
//! state_machine_safety::five_members_apply_one_sequence,
//! state_machine_safety::seven_members_apply_one_sequence

mod log {
    impl<C: Clone> Log<C> {
        pub(crate) fn merge(&mut self, prev: LogIndex, entries: Vec<LogEntry<C>>) {
            self.entries.truncate(position(prev + 1)); // MUTANT: matching or not
            self.entries.extend(entries); // MUTANT
        }
    }
}
