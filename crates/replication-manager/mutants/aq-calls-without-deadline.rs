//! # A call has no deadline
//!
//! What is wrong: A peer that takes the call and never answers holds up whoever waits for it,
//! elections above all.
//! Why people write it: On one machine a dead peer refuses the connection at once.
//!
//! Killed by: quorum::a_majority_is_enough_though_the_others_never_answer,
//! split_brain::a_partition_leaves_one_primary_and_one_history

mod node {
    impl Node {
        pub(crate) async fn call<T>(
            &self,
            peer: NodeId,
            deadline: Duration,
            call: impl Future<Output = Result<T, ReplicationError>>,
        ) -> Result<T, ReplicationError> {
            let _ = deadline; // MUTANT: however long it takes
            let answer = call.await; // MUTANT
            if answer.is_err() {
                self.mark_unreachable(peer).await;
            }
            answer
        }
    }
}
