//! # Every partition cuts from A to B only
//!
//! What is wrong: A bidirectional partition lets B reach A.
//! Why people write it: One loop over (a, b) fills the table of what is cut; the other
//! direction is forgotten.
//!
//! Killed by: faults::a_partition_parts_its_target_from_the_rest,
//! partitions::each_kind_cuts_its_direction

mod network {
    impl NetworkPartition {
        pub(crate) fn cuts(&self, from: &NodeId, to: &NodeId) -> bool {
            let a_to_b = self.group_a.contains(from) && self.group_b.contains(to);
            let b_to_a = self.group_b.contains(from) && self.group_a.contains(to);
            match self.partition_type {
                PartitionType::Bidirectional => a_to_b, // MUTANT: the way back is open
                PartitionType::AsymmetricAtoB => a_to_b,
                PartitionType::AsymmetricBtoA => b_to_a,
            }
        }
    }
}
