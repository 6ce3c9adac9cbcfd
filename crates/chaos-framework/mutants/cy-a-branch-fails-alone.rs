//! # An error of a branch ends that branch only
//!
//! What is wrong: The other branches go on, and so does the scenario.
//! Why people write it: Each branch is a task of its own, and nobody looks at how it ended.
//!
//! Killed by: failures::a_failed_action_ends_the_scenario

mod run {
    impl<'a> Run<'a> {
        async fn at_once(&self, branches: &[ChaosStep], late: &mut Late) -> Result<(), ChaosError> {
            let mut lates = vec![*late; branches.len()];
            let mut last = 0;
            let mut open: Vec<Option<Steps<'_>>> = branches
                .iter()
                .zip(&mut lates)
                .map(|(step, late)| Some(self.steps(std::slice::from_ref(step), late)))
                .collect();
            let result = poll_fn(|cx| {
                for (at, branch) in open.iter_mut().enumerate() {
                    let Some(steps) = branch else { continue };
                    match steps.as_mut().poll(cx) {
                        Poll::Pending => {}
                        Poll::Ready(Ok(())) => (*branch, last) = (None, at),
                        Poll::Ready(Err(_)) => *branch = None, // MUTANT: the others go on
                    }
                }
                if open.iter().all(Option::is_none) {
                    Poll::Ready(Ok(()))
                } else {
                    Poll::Pending
                }
            })
            .await;
            drop(open);
            *late = lates.get(last).copied().unwrap_or(*late);
            result
        }
    }
}
