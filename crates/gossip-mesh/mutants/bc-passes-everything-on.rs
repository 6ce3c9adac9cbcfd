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
                let known = self.roster.slot(&update.id.0);
                if known == Some(ME) {
                    self.hear_of_self(update, teller, actions);
                } else { // MUTANT: news or not
                    let news = self.record(known, update, actions); // MUTANT
                    if let Some(slot) = known.or(news) { // MUTANT
                        self.queue.push(slot);
                    } // MUTANT
                }
            }
        }
    }
}
