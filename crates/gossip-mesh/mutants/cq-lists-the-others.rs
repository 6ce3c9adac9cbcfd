//! # Lists the others only
//!
//! What is wrong: a list does not contain its sender.
//! Why people write it: the list is thought of as "the others".
//!
//! Killed by: anti_entropy::a_request_is_answered_with_everybody,
//! in_a_cluster::a_member_that_restarts_is_back_everywhere,
//! joining::a_newcomer_and_its_seed_learn_of_each_other

mod protocol {
    mod syncing {
        impl GossipProtocol {
            pub(super) fn sync(&self, to: SocketAddr) -> GossipAction {
                let others = self.roster.all().skip(1); // MUTANT: the others
                let mut members = Vec::with_capacity(self.roster.capacity());
                members.extend(others.cloned()); // MUTANT
                GossipAction::Send {
                    to,
                    message: GossipMessage::Sync { members },
                }
            }
        }
    }
}
