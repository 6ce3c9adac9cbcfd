//! # Drops the oldest when it is full
//!
//! What is wrong: the beginning of the outage, which one wants to see, is lost.
//! Why people write it: so a ring buffer does it.
//!
//! Killed by: outage::the_buffer_is_bounded_and_keeps_the_oldest,
//! outage::spans_on_their_way_count_as_held

mod pipeline {
    impl Pipeline {
        pub(crate) fn push(self: &Arc<Self>, span: Span) {
            let mut queue = self.queue();
            if queue.closed || queue.is_full() {
                queue.dropped += 1;
                if !queue.closed { // MUTANT: the new one stays
                    queue.waiting.pop_front(); // MUTANT
                    queue.waiting.push_back(span); // MUTANT
                } // MUTANT
            } else {
                queue.waiting.push_back(span);
            }
            queue.pause = queue.pause.saturating_sub(1);
            if queue.is_due() {
                self.wake(queue);
            }
        }
    }
}
