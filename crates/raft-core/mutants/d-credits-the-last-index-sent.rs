//! # Credits a success with all that was sent
//!
//! What is wrong: a success is taken to be about the newest entry; it may answer the message
//! before, and the newest one may be lost.
//! Why people write it: the reply says nothing else in the prototype, and the leader knows what
//! it sent last.
//!
//! Killed by: commitment::a_late_reply_credits_what_it_says_and_not_what_was_sent_since,
//! commitment::a_reply_that_comes_twice_is_no_answer_to_the_next_message,
//! state_machine_safety::three_members_apply_one_sequence,
//! state_machine_safety::five_members_apply_one_sequence,
//! state_machine_safety::seven_members_apply_one_sequence

mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn credit(&mut self, peer: usize, index: LogIndex) -> Vec<RaftOutput<C>> {
            let last = self.log.last_index();
            let index = last.max(index.min(last)); // MUTANT: the end of the log
            let Role::Leader { progress } = &mut self.role else {
                return Vec::new();
            };
            let peer = &mut progress[peer];
            if index <= peer.matched || index > last {
                return Vec::new();
            }
            peer.matched = index;
            peer.next = peer.next.max(index + 1);
            self.advance_commit().into_iter().collect()
        }
    }
}
