//! # Nobody ever dies
//!
//! What is wrong: A member that does not call any more keeps its partitions for ever.
//! Why people write it: There are no heartbeats, so nothing seems to be missing.
//!
//! Killed by: fencing::who_does_not_call_for_too_long_is_dead

mod group {
    impl Group {
        pub(crate) fn remove_dead(&mut self, now: Instant, session: Duration) -> Vec<Member> {
            if now < self.sessions_hold_until {
                return Vec::new();
            }
            let is_dead = |member: &Member| now < member.seen && !session.is_zero(); // MUTANT: never
            let dead: Vec<ConsumerId> = self
                .members
                .iter()
                .filter(|(_, m)| is_dead(m))
                .map(|(c, _)| c.clone())
                .collect();
            let dead = dead
                .iter()
                .filter_map(|consumer| self.members.remove(consumer))
                .collect();
            let oldest = self.members.values().map(|member| member.seen).min();
            self.sessions_hold_until = oldest.unwrap_or(now).checked_add(session).unwrap_or(now);
            dead
        }
    }
}
