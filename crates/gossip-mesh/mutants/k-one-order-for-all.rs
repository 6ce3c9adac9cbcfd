//! # One order for all
//!
//! What is wrong: every member makes the same random choices, so all probe and tell the same one.
//! Why people write it: a fixed seed makes the tests repeatable.
//!
//! Killed by: in_a_cluster::a_change_reaches_everybody_in_a_logarithm_of_rounds,
//! in_a_cluster::a_crash_is_noticed_in_a_time_that_does_not_depend_on_the_size,
//! probes::each_pass_and_each_member_has_an_order_of_its_own

mod random {
    impl Random {
        pub(crate) fn of(id: &MemberId) -> Random {
            let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            Random(id.0.bytes().take(1) // MUTANT: near enough to a fixed seed
                .fold(0xcbf2_9ce4_8422_2325, step))
        }
    }
}
