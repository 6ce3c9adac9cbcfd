//! What one exercise permits.

use std::collections::BTreeSet;

use crate::spec::{Permission, Spec};

/// What an exercise permits, besides ordinary code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// The crates that a submission may use, by their names in Rust (`serde_json`).
    pub dependencies: BTreeSet<String>,
    /// What is permitted by name although it is refused elsewhere.
    pub permissions: BTreeSet<Permission>,
    /// Crates that the compiler can see, but that are there for the tests only.
    pub foreign_crates: BTreeSet<String>,
}

impl Rules {
    /// The rules of `spec`, with the crates that only its tests may use.
    #[must_use]
    pub fn new<'a>(spec: &Spec, foreign_crates: impl IntoIterator<Item = &'a str>) -> Self {
        let in_rust = |name: &str| name.replace('-', "_");
        let dependencies: BTreeSet<String> =
            spec.dependencies.iter().map(|name| in_rust(name)).collect();
        let foreign_crates = foreign_crates
            .into_iter()
            .map(in_rust)
            .filter(|name| !dependencies.contains(name))
            .collect();
        let permissions = spec
            .policy_exceptions
            .iter()
            .map(|exception| exception.allow)
            .collect();
        Self {
            dependencies,
            permissions,
            foreign_crates,
        }
    }

    /// Whether the exercise permits it by name.
    pub(super) fn permits(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }
}
