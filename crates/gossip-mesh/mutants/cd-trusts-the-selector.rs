//! # Trusts the selector
//!
//! What is wrong: what a selector proposes is taken as it is: the dead, oneself, the same twice,
//! too many.
//! Why people write it: it was told whom to exclude.
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
                let Some(selector) = &self.selector else {
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
                exclude.clear(); // MUTANT: it was told
                let fit = proposed.into_iter(); // MUTANT
                fit.filter_map(|id| self.roster.get(&id).map(address))
                    .take(count)
                    .collect()
            }
        }
    }
}
