//! # A rule is addressed by its place in the list
//!
//! What is wrong: A rule that is added before another one shifts what that one loses.
//! Why people write it: The index is the first number at hand.
//!
//! Killed by: determinism::rules_and_partitions_shift_nothing

mod links {
    impl Links {
        pub(crate) fn next_key(&mut self, rule: &dyn Debug) -> u64 {
            let choices = Stream::new(0).named("rule"); // MUTANT: whatever it says
            let _ = rule; // MUTANT
            let same = self.added.entry(choices.key()).or_default();
            *same += 1;
            choices.child(*same).key()
        }
    }
}
