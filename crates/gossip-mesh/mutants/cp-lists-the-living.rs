//! # Lists the living only
//!
//! What is wrong: a list does not contain the dead and departed, so a missed death is never
//! learnt.
//! Why people write it: who is gone is of no interest.
//!
//! Killed by: anti_entropy::a_request_is_answered_with_everybody

mod protocol {
    mod syncing {
        impl GossipProtocol {
            pub(super) fn sync(&self, to: SocketAddr) -> GossipAction {
                let living = self.roster.all().filter(|member| member.state.is_live()); // MUTANT: who is there
                let mut members = Vec::with_capacity(self.roster.capacity());
                members.extend(living.cloned()); // MUTANT
                GossipAction::Send {
                    to,
                    message: GossipMessage::Sync { members },
                }
            }
        }
    }
}
