//! # Pings in the name of the target
//!
//! What is wrong: the `from` of a Ping names the receiver.
//! Why people write it: two ids are at hand and one field.
//!
//! Killed by: probes::a_tick_pings_one_member_and_sets_the_timer_of_its_probe

mod protocol {
    mod probing {
        impl GossipProtocol {
            fn ping(&self, seq: u64, to: SocketAddr, actions: &mut Vec<GossipAction>) {
                let named = self.roster.all().find(|member| member.address == to); // MUTANT: whom it is about
                let message = GossipMessage::Ping {
                    seq,
                    from: named.unwrap_or(self.roster.me()).id.clone(), // MUTANT
                };
                actions.push(GossipAction::Send { to, message });
            }
        }
    }
}
