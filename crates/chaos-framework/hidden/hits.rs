//! Failpoints, and what their hits came to, a letter each.

use crate::{Failpoint, FailpointAction, FailpointCondition, FailpointRegistry};

pub(super) fn failing() -> FailpointAction {
    FailpointAction::Return("no".to_string())
}

pub(super) fn point(action: FailpointAction, condition: Option<FailpointCondition>) -> Failpoint {
    Failpoint {
        name: "p".to_string(),
        action,
        condition,
        count: None,
    }
}

/// One letter a hit: `x` for an error, `.` for none.
pub(super) async fn hits(registry: &FailpointRegistry, name: &str, count: u32) -> String {
    let mut letters = String::new();
    for _ in 0..count {
        letters.push(if registry.check(name).await.is_err() {
            'x'
        } else {
            '.'
        });
    }
    letters
}

/// The hits of one failpoint in a registry of its own.
pub(super) async fn hits_of(failpoint: Failpoint, count: u32) -> String {
    let registry = FailpointRegistry::with_seed(7);
    registry.register(failpoint).await;
    hits(&registry, "p", count).await
}

pub(super) fn ones(letters: &str) -> usize {
    letters.matches('x').count()
}
