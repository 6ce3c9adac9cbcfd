//! # Real-time order is not looked at
//!
//! What is wrong: Orders are tried that contradict real time, as long as it is not by much: stale
//! reads pass.
//! Why people write it: Sequential consistency is easily taken for linearizability.
//!
//! Killed by: jepsen::a_stale_replica_is_found_out,
//! linearizability::reads_see_what_was_written_before_them

mod timeline {
    impl<'a, O, R> Timeline<'a, O, R> {
        pub(crate) fn new(operations: &'a [Operation<O, R>], ids: &[usize]) -> Self {
            let mut timeline = Timeline {
                closed: Vec::new(),
                open: Vec::new(),
                returns: Vec::new(),
            };
            let mut moments = Vec::new();
            for &id in ids {
                let Operation {
                    op, invoked, end, ..
                } = &operations[id];
                match end {
                    End::Failed => {}
                    End::Open => {
                        timeline.open.push(op);
                        moments.push((*invoked, Moment::Opens));
                    }
                    End::Returned { place, ret } => {
                        let at = timeline.closed.len();
                        timeline.closed.push(Closed { id, op, ret });
                        moments.push((*invoked, Moment::Invokes(at)));
                        moments.push((*place + 24, Moment::Returns(at))); // MUTANT: those near each other overlap
                    }
                }
            }
            moments.sort_unstable_by_key(|(place, _)| *place);
            timeline.play(moments.into_iter().map(|(_, moment)| moment));
            timeline
        }
    }
}
