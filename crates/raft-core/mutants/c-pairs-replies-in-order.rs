//! # Pairs replies with requests, first in, first out
//!
//! What is wrong: the first success is taken for the answer to the first request, the second for
//! that to the second; a reply that comes twice answers a request that was lost.
//! Why people write it: a queue of what is under way is how one does it over TCP, where nothing
//! is repeated.
//!
//! Killed by: commitment::a_reply_that_comes_twice_is_no_answer_to_the_next_message

mod role {
    #[derive(Debug, Clone, Copy)]
    pub(crate) struct Progress {
        /// The next entry to send: a guess, which replies correct.
        pub(crate) next: LogIndex,
        /// The last entry known to be replicated there: a fact, which never falls within a term.
        pub(crate) matched: LogIndex,
        pub(crate) sent: [LogIndex; 32], // MUTANT: the ends of the requests under way
        pub(crate) answered: usize, // MUTANT
        pub(crate) asked: usize, // MUTANT
    }
}
mod election {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn become_leader(&mut self) -> Vec<RaftOutput<C>> {
            let unknown = Progress {
                next: self.log.last_index() + 1,
                matched: 0,
                sent: [self.log.last_index(); 32], // MUTANT: the first heartbeat is under way
                answered: 0, // MUTANT
                asked: 1, // MUTANT
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
        pub fn on_heartbeat_timeout(&mut self) -> Vec<RaftOutput<C>> {
            let mut outputs = self.broadcast();
            let last = self.log.last_index(); // MUTANT
            if let Role::Leader { progress } = &mut self.role { // MUTANT
                for peer in progress { // MUTANT
                    peer.sent[peer.asked % 32] = last; // MUTANT
                    peer.asked += 1; // MUTANT
                } // MUTANT
            } // MUTANT
            // Only a leader without peers can find something to commit here: nobody will reply to it.
            outputs.extend(self.advance_commit());
            outputs
        }

        fn credit(&mut self, peer: usize, index: LogIndex) -> Vec<RaftOutput<C>> {
            let last = self.log.last_index();
            let Role::Leader { progress } = &mut self.role else {
                return Vec::new();
            };
            let peer = &mut progress[peer];
            let index = peer.sent[peer.answered % 32]; // MUTANT: whatever the reply says
            peer.answered += 1; // MUTANT
            if index <= peer.matched || index > last {
                return Vec::new();
            }
            peer.matched = index;
            peer.next = peer.next.max(index + 1);
            self.advance_commit().into_iter().collect()
        }
    }
}
