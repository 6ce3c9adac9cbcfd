//! # AtoB and BtoA are swapped
//!
//! What is wrong: The asymmetric partitions cut the wrong way.
//! Why people write it: From whose view "A to B" is meant is easily confused.
//!
//! Killed by: faults::a_partition_may_cut_one_way,
//! partitions::each_kind_cuts_its_direction,
//! faults::a_partition_without_a_rest_isolates_each

mod network {
    impl NetworkPartition {
        pub(crate) fn cuts(&self, from: &NodeId, to: &NodeId) -> bool {
            let a_to_b = self.group_a.contains(from) && self.group_b.contains(to);
            let b_to_a = self.group_b.contains(from) && self.group_a.contains(to);
            match self.partition_type {
                PartitionType::Bidirectional => a_to_b || b_to_a,
                PartitionType::AsymmetricAtoB => b_to_a, // MUTANT: swapped
                PartitionType::AsymmetricBtoA => a_to_b, // MUTANT
            }
        }
    }
}
