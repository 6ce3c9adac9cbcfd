//! # Gossips emptily
//!
//! What is wrong: a Gossip without updates goes out beside every Ping and Ack.
//! Why people write it: the list may be empty; the receiver does not mind.
//!
//! Killed by: dissemination::who_has_no_news_gossips_nothing,
//! in_a_cluster::the_load_of_a_member_does_not_depend_on_the_size

mod protocol {
    mod spreading {
        impl GossipProtocol {
            fn gossip(&mut self, to: SocketAddr, first: Option<Slot>, actions: &mut Vec<GossipAction>) {
                let limit = self.config.retransmit_limit(self.cluster_size());
                let chosen = self.queue.take(first, self.piggyback(), limit);
                let updates: Vec<MemberUpdate> = chosen
                    .into_iter()
                    .map(|slot| self.roster.at(slot).to_update())
                    .collect();
                // MUTANT: empty or not
                { // MUTANT
                    actions.push(GossipAction::Send {
                        to,
                        message: GossipMessage::Gossip { updates },
                    });
                }
            }
        }
    }
}
