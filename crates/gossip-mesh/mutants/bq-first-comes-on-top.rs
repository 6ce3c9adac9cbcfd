//! # The first one comes on top
//!
//! What is wrong: the update that must come first is added to a message that is full already.
//! Why people write it: it is inserted at the end, in front.
//!
//! Killed by: dissemination::a_gossip_carries_no_more_than_it_may

mod queue {
    impl Queue {
        pub(crate) fn take(
            &mut self,
            first: Option<&MemberId>,
            count: usize,
            limit: u32,
        ) -> Vec<MemberId> {
            let mut sent = Vec::new();
            if let Some(id) = first {
                let turn = self.places.get(id).copied();
                self.remove(id);
                sent.push((turn, id.clone()));
            }
            while sent.len() < count + usize::from(first.is_some()) // MUTANT: one more
                && let Some((turn, id)) = self.turns.pop_first()
            {
                self.places.remove(&id);
                sent.push((Some(turn), id));
            }
            for (turn, id) in &sent {
                if let Some((times, age)) = turn
                    && times + 1 < limit
                {
                    self.put(id.clone(), (times + 1, *age));
                }
            }
            sent.into_iter().map(|(_, id)| id).collect()
        }
    }
}
