//! # Forgets news when alone
//!
//! What is wrong: who has nobody to tell does not queue what it has to say.
//! Why people write it: there is nobody to tell.
//!
//! Killed by: leaving::who_is_alone_tells_later,
//! refutation::who_knows_nobody_refutes_to_the_accuser

mod protocol {
    mod spreading {
        impl GossipProtocol {
            pub(super) fn announce(&mut self, teller: Option<SocketAddr>, actions: &mut Vec<GossipAction>) {
                if self.roster.peers() == 0 { // MUTANT: nobody to tell
                    return; // MUTANT
                } // MUTANT
                self.queue.push(ME);
                let mut targets: Vec<SocketAddr> = teller.into_iter().collect();
                let others = self.select(self.fanout() - targets.len(), |_, member| {
                    Some(member.address) != teller
                });
                targets.extend(others);
                for to in targets {
                    self.gossip(to, Some(ME), actions);
                }
            }
        }
    }
}
