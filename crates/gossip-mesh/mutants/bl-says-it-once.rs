//! # Says it once
//!
//! What is wrong: a refutation, new metadata or a good-bye goes out at once and is not queued.
//! Why people write it: announce has told it.
//!
//! Killed by: leaving::new_metadata_go_out_at_once_and_complete,
//! leaving::who_is_alone_tells_later, leaving::who_leaves_tells_at_once_and_goes_on_telling,
//! refutation::a_refutation_goes_on_spreading

mod protocol {
    mod spreading {
        impl GossipProtocol {
            pub(super) fn announce(&mut self, teller: Option<SocketAddr>, actions: &mut Vec<GossipAction>) {
                // MUTANT: told at once is told
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
