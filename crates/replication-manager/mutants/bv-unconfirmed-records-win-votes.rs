//! # What a provisional primary wrote wins votes
//!
//! What is wrong: Its ballot names the end of its whole log. The records that it wrote alone carry
//! the newest epoch, and beat the ones that were acknowledged.
//! Why people write it: In Raft a candidate has no records of its own epoch, so the end of the log
//! is the end of the log. The model answer had this mistake until a random run of faults showed it.
//!
//! Killed by: split_brain::what_a_provisional_primary_wrote_wins_no_vote,
//! faults::no_sequence_of_faults_loses_an_acknowledged_record

mod state {
    impl State {
        pub(crate) fn end(&self) -> (Epoch, Lsn) {
            match self.tenure {
                Tenure::Provisional => (self.log.last_epoch(), self.log.last_lsn()), // MUTANT: all
                Tenure::Follower | Tenure::Elected => (self.log.last_epoch(), self.log.last_lsn()),
            }
        }
    }
}
