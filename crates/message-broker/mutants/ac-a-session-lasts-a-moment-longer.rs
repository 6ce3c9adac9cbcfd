//! # A session ends a moment late
//!
//! What is wrong: A member is alive at the very instant at which its session ends.
//! Why people write it: "For longer than" instead of "for as long as".
//!
//! Killed by: fencing::who_does_not_call_for_too_long_is_dead

mod group {
    impl Group {
        pub(crate) fn remove_dead(&mut self, now: Instant, session: Duration) -> Vec<Member> {
            if now < self.sessions_hold_until {
                return Vec::new();
            }
            let is_dead = |member: &Member| now.saturating_duration_since(member.seen) > session; // MUTANT: >
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
