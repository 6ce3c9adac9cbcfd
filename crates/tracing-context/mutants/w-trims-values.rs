//! # Trims the value
//!
//! What is wrong: leading spaces, which belong to the value, are lost.
//! Why people write it: trimming after a split is a habit.
//!
//! Killed by: trace_state::values_follow_the_grammar

mod trace_state {
    impl<'a> Members<'a> {
        fn add(&mut self, member: &'a str) -> Option<()> {
            let (key, value) = member.split_once('=')?;
            let value = value.trim(); // MUTANT: leading spaces as well
            let known = self.list().iter().any(|&(known, _)| known == key);
            if known || !is_key(key) || !is_value(value) {
                return None;
            }
            *self.members.get_mut(self.count)? = (key, value);
            self.count += 1;
            Some(())
        }
    }
}
