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
            pub(super) fn probe_next(&mut self, actions: &mut Vec<GossipAction>) -> Option<MemberId> {
                let target = self.next_without_probe()?;
                let seq = self.probes.next_seq();
                let probe = Probe {
                    seq,
                    incarnation: target.incarnation,
                };
                self.probes.open.insert(target.id.clone(), probe);
                self.ping(seq, target.address, actions);
                actions.push(GossipAction::ScheduleTimer {
                    name: format!("probe_timeout_{}", target.id.0),
                    delay: Duration::from_millis(self.config.probe_interval) // MUTANT: the round, not the answer
                    ,
                });
                self.accompany(&target.id, target.address, actions);
                Some(target.id)
            }
        }
    }
}
