//! # Passes everything on
//!
//! What is wrong: what was known already is passed on again and again; the same news never die
//! out.
//! Why people write it: gossip is what one hears.
//!
//! Killed by: precedence::what_was_known_is_no_news

mod protocol {
    mod membership {
        impl GossipProtocol {
            pub(super) fn learn(
                &mut self,
                update: MemberUpdate,
                teller: SocketAddr,
                actions: &mut Vec<GossipAction>,
            ) {
                let id = update.id.clone();
                if id == self.roster.me().id {
                    self.hear_of_self(update, teller, actions);
                } else { // MUTANT: news or not
                    self.record(update, actions); // MUTANT
                    self.queue.push(&id);
                }
            }
        }
    }
}
