//! # Failpoints share one stream
//!
//! What is wrong: The name is left out of the address: two failpoints of the same probability
//! act at the same hits.
//! Why people write it: One generator for the registry.
//!
//! Killed by: failpoints::a_failpoints_choices_are_its_own

mod point {
    impl State {
        fn next(&mut self, seed: u64, hit: u64) -> Option<Outcome> {
            if self.given.count.is_some_and(|most| self.triggered >= most) {
                return None;
            }
            let stream = Stream::new(seed).named("failpoint"); // MUTANT: whose it is
            let mut choices = Choices::new(stream.child(hit));
            let condition = self.given.condition.as_ref();
            if !condition.is_none_or(|condition| holds(condition, hit, &mut choices)) {
                return None;
            }
            let outcome = self.program.next(&mut choices)?;
            self.triggered += 1;
            Some(outcome)
        }
    }
}
