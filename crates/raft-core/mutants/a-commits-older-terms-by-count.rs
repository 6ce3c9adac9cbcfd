//! # Commits an entry of an older term because a majority holds it
//!
//! What is wrong: the leader counts members for any entry; one of an older term can be on a
//! majority and still be overwritten (paper, Figure 8).
//! Why people write it: "on a majority" is what committed seems to mean; §5.4.2 is the paragraph
//! that is read last (seen in logcabin, issue 44).
//!
//! Killed by: commitment::an_entry_of_an_older_term_is_not_committed_by_count

mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn advance_commit(&mut self) -> Option<RaftOutput<C>> {
            let Role::Leader { progress } = &self.role else {
                return None;
            };
            let agreed = self.agreed(progress);
            // MUTANT: of whatever term the entry is
            self.commit_to(agreed)
        }
    }
}
