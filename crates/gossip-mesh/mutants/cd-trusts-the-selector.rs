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
                accepts: impl Fn(&Member) -> bool,
            ) -> Vec<(MemberId, SocketAddr)> {
                let card = |member: &Member| (member.id.clone(), member.address);
                let Some(selector) = &self.selector else {
                    let chosen = self.roster.sample(count, &mut self.random, accepts);
                    return chosen.into_iter().map(card).collect();
                };
                let me = &self.roster.me().id;
                let refused =
                    |member: &&Member| member.id == *me || !member.state.is_live() || !accepts(member);
                let mut exclude: HashSet<MemberId> = self
                    .roster
                    .all()
                    .filter(refused)
                    .map(|member| member.id.clone())
                    .collect();
                let proposed = selector.select_random(&exclude, count);
                exclude.clear(); // MUTANT: it was told
                let fit = proposed.into_iter(); // MUTANT
                fit.filter_map(|id| self.roster.get(&id).map(card))
                    .take(count)
                    .collect()
            }
        }
    }
}
