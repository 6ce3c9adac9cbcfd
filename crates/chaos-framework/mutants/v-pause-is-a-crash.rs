//! # Messages for a paused node are lost
//!
//! What is wrong: A paused node is treated like one that is down.
//! Why people write it: It does not answer, so it looks the same from outside.
//!
//! Killed by: processes::messages_wait_for_a_paused_node

mod machine {
    impl Machine {
        pub(crate) async fn until_awake(&self) -> Result<(), NodeError> {
            let mut health = self.health.subscribe();
            loop {
                match health.borrow_and_update().process {
                    ProcessState::Running => return Ok(()),
                    ProcessState::Crashed => return Err(NodeError::Crashed),
                    ProcessState::Paused => return Err(NodeError::Crashed), // MUTANT: it does not wait
                }
                let _ = health.changed().await;
            }
        }
    }
}
