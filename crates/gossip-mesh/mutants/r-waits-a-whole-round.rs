//! # Waits a whole round for an answer
//!
//! What is wrong: the timer of a direct probe runs for probe_interval, so no time is left to ask
//! others.
//! Why people write it: both are "how long a probe takes".
//!
//! Killed by: probes::a_tick_pings_one_member_and_sets_the_timer_of_its_probe

mod protocol {
    mod probing {
        impl GossipProtocol {
            pub(super) fn probe_next(&mut self, actions: &mut Vec<GossipAction>) -> Option<Slot> {
                let slot = self.next_without_probe()?;
                let seq = self.probes.next_seq();
                let target = self.roster.at(slot);
                let (address, incarnation) = (target.address, target.incarnation);
                self.probes.open.insert(slot, Probe { seq, incarnation });
                self.ping(seq, address, actions);
                actions.push(GossipAction::ScheduleTimer {
                    name: ["probe_timeout_", &target.id.0].concat(),
                    delay: Duration::from_millis(self.config.probe_interval) // MUTANT: the round, not the answer
                    ,
                });
                self.accompany(Some(slot), address, actions);
                Some(slot)
            }
        }
    }
}
