//! # All rules draw the same number
//!
//! What is wrong: What one rule of a half loses the next one loses too, and two of them
//! lose a half.
//! Why people write it: The draw is addressed by the message, and the rule is left out of
//! the address.
//!
//! Killed by: links::losses_are_drawn_one_by_one

mod links {
    impl Links {
        pub(crate) fn next_key(&mut self, rule: &dyn Debug) -> u64 {
            let choices = Stream::new(0).named("rule").named(&format!("{rule:?}"));
            let same = self.added.entry(choices.key()).or_default();
            *same += 1;
            Stream::new(0).named("rule").key() // MUTANT: whichever rule it is
        }
    }
}
