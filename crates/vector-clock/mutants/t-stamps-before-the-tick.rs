//! # Stamps the event before it is counted
//!
//! What is wrong: the stamp lacks the event itself, so two writes of two nodes that know the
//! same have equal clocks instead of concurrent ones.
//! Why people write it: "take the clock, then move it on" is how sequence numbers are handed
//! out.
//!
//! Killed by: events::a_new_event_is_counted_at_its_origin_before_it_is_stamped,
//! events::a_stamp_stays_while_the_clock_goes_on

mod event {
    impl<T: Clone> TimestampedEvent<T> {
        pub fn new(clock: &mut VectorClock, origin: NodeId, payload: T) -> Self {
            let stamp = clock.clone(); // MUTANT: taken too early
            clock.tick(&origin);
            Self {
                clock: stamp, // MUTANT
                origin,
                payload,
            }
        }
    }
}
