//! # Answers without news
//!
//! What is wrong: nothing goes beside an Ack, so a member that is pinged often tells no more than
//! others, and who is held dead is never told.
//! Why people write it: the Ack is the answer.
//!
//! Killed by: dissemination::news_ride_along_with_an_answer,
//! dissemination::who_is_held_dead_is_told_when_it_pings

mod protocol {
    mod probing {
        impl GossipProtocol {
            pub(super) fn answer_ping(
                &mut self,
                seq: u64,
                sender: &MemberId,
                address: SocketAddr,
                actions: &mut Vec<GossipAction>,
            ) {
                let known = self.roster.slot(&sender.0);
                self.ack(seq, self.roster.me().id.clone(), address, actions);
                // MUTANT: the Ack is the answer
                if known.is_none() && !self.has_left() {
                    actions.push(self.sync_request(address));
                }
            }
        }
    }
}
