//! # A list of looks
//!
//! What is wrong: the locks of a client are looked up one after the other, each at a time
//! of its own: the list is of no instant.
//! Why people write it: list_locks and get_lock_info are there already.
//!
//! Killed by: looks::every_operation_of_the_service_asks_the_clock_once

mod service {
    impl LockService {
        pub fn list_client_locks(&self, client_id: &ClientId) -> Vec<LockInfo> {
            let held = self.list_locks().into_iter(); // MUTANT: what is there already
            let held = held.filter_map(|info| self.get_lock_info(&info.lock_id)); // MUTANT
            held.filter(|info| info.holder == *client_id).collect() // MUTANT
        }
    }
}
