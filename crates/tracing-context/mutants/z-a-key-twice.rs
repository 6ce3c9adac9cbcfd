//! # Takes a key twice
//!
//! What is wrong: which of the two counts depends on the reader.
//! Why people write it: the grammar does not say it; the prose does.
//!
//! Killed by: trace_state::one_bad_member_discards_the_whole_list,
//! propagation::a_state_is_read_whole_or_not_at_all

mod trace_state {
    impl<'a> Members<'a> {
        fn add(&mut self, member: &'a str) -> Option<()> {
            let (key, value) = member.split_once('=')?;
            if !is_key(key) || !is_value(value) { // MUTANT: not looked for
                return None;
            }
            *self.members.get_mut(self.count)? = (key, value);
            self.count += 1;
            Some(())
        }
    }
}
