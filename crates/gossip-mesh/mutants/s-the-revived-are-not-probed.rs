//! # The revived are not probed
//!
//! What is wrong: who comes back from the dead is in the list, but not in the order of the probes:
//! its second death is never noticed.
//! Why people write it: the probe order is built where members are added, and this one is not new.
//!
//! Killed by: in_a_cluster::a_member_that_restarts_is_back_everywhere,
//! in_a_cluster::a_cluster_grows_together_after_a_partition,
//! probes::suspects_are_pinged_and_the_dead_and_departed_are_not,
//! suspicion::a_member_that_dies_and_comes_back_during_a_probe_is_probed_again

mod roster {
    impl Roster {
        pub(crate) fn change(
            &mut self,
            slot: Slot,
            random: &mut Random,
            change: impl FnOnce(&mut Member),
        ) {
            let Some(member) = self.records[slot].as_mut() else {
                return;
            };
            let was_live = member.state.is_live();
            change(member);
            match (was_live, member.state.is_live()) {
                // MUTANT: nobody enters twice
                (false, true) => {} // MUTANT
                (true, false) => self.exit(slot),
                _ => {}
            }
        }
    }
}
