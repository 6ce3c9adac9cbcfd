//! # count limits the hits
//!
//! What is wrong: A failpoint with count 3 acts only within its first three hits.
//! Why people write it: Counting hits is simpler than counting what came of them.
//!
//! Killed by: conditions::a_limit_counts_the_hits_that_acted

mod point {
    impl State {
        fn next(&mut self, seed: u64, hit: u64) -> Option<Outcome> {
            if self.given.count.is_some_and(|most| hit > u64::from(most)) { // MUTANT: hits
                return None;
            }
            let stream = Stream::new(seed).named("failpoint").named(&self.given.name);
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
