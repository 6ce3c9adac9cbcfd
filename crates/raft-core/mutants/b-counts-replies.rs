//! # Counts successes
//!
//! What is wrong: every success counts as one more holder of the whole log, whoever sent it and
//! whichever message it answers.
//! Why people write it: it is what the bare "success" of the prototype allows, and enough as long
//! as each message is delivered once and in order.
//!
//! Killed by: commitment::a_reply_that_comes_twice_is_no_answer_to_the_next_message,
//! state_machine_safety::no_order_of_events_applies_two_commands_at_one_index

mod role {
    #[derive(Debug, Clone, Copy)]
    pub(crate) struct Progress {
        /// The next entry to send: a guess, which replies correct.
        pub(crate) next: LogIndex,
        /// The last entry known to be replicated there: a fact, which never falls within a term.
        pub(crate) matched: LogIndex,
        pub(crate) successes: usize, // MUTANT: how many came
    }
}
mod election {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn become_leader(&mut self) -> Vec<RaftOutput<C>> {
            let unknown = Progress {
                next: self.log.last_index() + 1,
                matched: 0,
                successes: 0, // MUTANT
            };
            self.role = Role::Leader {
                progress: vec![unknown; self.peers.len()],
            };
            self.leader_id = Some(self.config.node_id);
            self.broadcast()
        }
    }
}
mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn credit(&mut self, peer: usize, index: LogIndex) -> Vec<RaftOutput<C>> {
            let last = self.log.last_index();
            let Role::Leader { progress } = &mut self.role else {
                return Vec::new();
            };
            let majority = progress.len().div_ceil(2); // MUTANT: of successes, beside the leader
            progress[peer].successes += 1; // MUTANT
            let successes: usize = progress.iter().map(|peer| peer.successes).sum(); // MUTANT
            if successes >= majority && last > 0 { // MUTANT
                progress.iter_mut().for_each(|peer| peer.matched = last); // MUTANT
            } // MUTANT
            let peer = &mut progress[peer];
            // MUTANT: the number that the reply carries is not credited
            peer.next = peer.next.max(index + 1);
            self.advance_commit().into_iter().collect()
        }
    }
}
