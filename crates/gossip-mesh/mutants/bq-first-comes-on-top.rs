//! # The first one comes on top
//!
//! What is wrong: the update that must come first is added to a message that is full already.
//! Why people write it: it is inserted at the end, in front.
//!
//! Killed by: dissemination::a_gossip_carries_no_more_than_it_may

mod queue {
    impl Queue {
        pub(crate) fn take(&mut self, first: Option<Slot>, count: usize, limit: u32) -> Vec<Slot> {
            let mut sent = Vec::new();
            if let Some(slot) = first {
                let turn = self.places.get(slot).copied();
                self.remove(slot);
                sent.push((turn, slot));
            }
            while sent.len() < count + usize::from(first.is_some()) // MUTANT: one more
                && let Some((turn, slot)) = self.turns.pop_first()
            {
                self.places.remove(slot);
                sent.push((Some(turn), slot));
            }
            for &(turn, slot) in &sent {
                if let Some((times, age)) = turn
                    && times + 1 < limit
                {
                    self.put(slot, (times + 1, age));
                }
            }
            sent.into_iter().map(|(_, slot)| slot).collect()
        }
    }
}
