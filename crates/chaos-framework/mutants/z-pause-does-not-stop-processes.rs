//! # A paused process goes on
//!
//! What is wrong: run() polls its process while the node is paused.
//! Why people write it: Pausing is done for messages and forgotten for what runs.
//!
//! Killed by: processes::a_paused_node_stands_still

mod node {
    impl SimNode {
        pub async fn run<F: Future>(&self, process: F) -> Result<F::Output, NodeError> {
            let mut health = self.machine.health.subscribe();
            let life = alive(&mut health)?;
            let mut process = pin!(process);
            loop {
                let running = health.borrow().process != ProcessState::Crashed; // MUTANT: paused ones run too
                tokio::select! {
                    biased;
                    _ = health.changed() => { same_life(&mut health, life)?; }
                    output = &mut process, if running => return Ok(output),
                }
            }
        }
    }
}
