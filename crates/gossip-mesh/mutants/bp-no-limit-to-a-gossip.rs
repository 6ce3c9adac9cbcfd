//! # A Gossip without limit
//!
//! What is wrong: all that is queued goes into one message; UDP cuts it off.
//! Why people write it: it is all news.
//!
//! Killed by: dissemination::a_gossip_carries_no_more_than_it_may,
//! dissemination::the_least_told_goes_first

mod protocol {
    mod spreading {
        impl GossipProtocol {
            fn gossip(&mut self, to: SocketAddr, first: Option<Slot>, actions: &mut Vec<GossipAction>) {
                let limit = self.config.retransmit_limit(self.cluster_size());
                let chosen = self.queue.take(first, usize::MAX, limit) // MUTANT: all of it
                    ;
                let updates: Vec<MemberUpdate> = chosen
                    .into_iter()
                    .map(|slot| self.roster.at(slot).to_update())
                    .collect();
                if !updates.is_empty() {
                    actions.push(GossipAction::Send {
                        to,
                        message: GossipMessage::Gossip { updates },
                    });
                }
            }
        }
    }
}
