//! # Never asks the selector
//!
//! What is wrong: the selector is kept, and the built-in choice is made.
//! Why people write it: `new` and `with_selector` share the code.
//!
//! Killed by: dissemination::a_selector_chooses_among_those_who_are_fit,
//! dissemination::a_selector_is_asked_for_gossip_targets

mod protocol {
    mod spreading {
        impl GossipProtocol {
            pub(super) fn select(
                &mut self,
                count: usize,
                accepts: impl Fn(Slot, &Member) -> bool,
            ) -> Vec<SocketAddr> {
                let address = |member: &Member| member.address;
                let Some(selector) = self.selector.as_ref().filter(|_| count > 99) else { // MUTANT: later
                    let chosen = self.roster.sample(count, &mut self.random, accepts);
                    let chosen = chosen.into_iter().map(|slot| self.roster.at(slot));
                    return chosen.map(address).collect();
                };
                let refused = |&(slot, member): &(Slot, &Member)| {
                    slot == ME || !member.state.is_live() || !accepts(slot, member)
                };
                let mut exclude: HashSet<MemberId> = self
                    .roster
                    .entries()
                    .filter(refused)
                    .map(|(_, member)| member.id.clone())
                    .collect();
                let proposed = selector.select_random(&exclude, count);
                let fit = proposed.into_iter().filter(|id| exclude.insert(id.clone()));
                fit.filter_map(|id| self.roster.get(&id).map(address))
                    .take(count)
                    .collect()
            }
        }
    }
}
