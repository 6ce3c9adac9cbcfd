//! # A provisional primary that is refused stays one
//!
//! What is wrong: A refusal in the loop that asks for votes is dropped: the node keeps its role and
//! its records although its epoch can belong to another primary.
//! Why people write it: The loop asks again anyway, so an answer that is no vote looks like one
//! that has not come yet.
//!
//! Killed by: epochs::a_refused_provisional_primary_is_a_replica

mod election {
    impl Node {
        pub(crate) async fn seek_confirmation(self: &Arc<Self>) {
            let Ok(_turn) = self.turn.try_lock() else {
                return;
            };
            let _ = self.canvass().await; // MUTANT: a refusal is dropped
        }
    }
}
