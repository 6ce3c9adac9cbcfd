//! The data of one exercise: `spec/<exercise>.json`.
//!
//! The types here are the format. `spec/schema.json` is generated from them and checked in.

use std::path::Path;

mod check;
mod fault;
mod model;

pub use fault::SpecFault;
pub use model::{
    CoveredBy, Credit, Criterion, Deploy, Limits, Permission, PolicyException, Question, Spec,
};

impl Spec {
    /// Reads and checks a spec.
    ///
    /// # Errors
    ///
    /// [`SpecFault`] names the file, what is wrong in it and how to mend it: unreadable, not JSON
    /// of this shape, points that do not sum to 100, a test in two criteria, and the like.
    pub fn load(path: &Path) -> Result<Self, SpecFault> {
        let text = std::fs::read_to_string(path)
            .map_err(|error| SpecFault::new(path, vec![format!("cannot be read: {error}")]))?;
        Self::from_json(&text, path)
    }

    /// Parses and checks a spec; `path` only words the errors.
    ///
    /// # Errors
    ///
    /// As for [`Spec::load`].
    pub fn from_json(text: &str, path: &Path) -> Result<Self, SpecFault> {
        let spec: Self = serde_json::from_str(text)
            .map_err(|error| SpecFault::new(path, vec![format!("is not a valid spec: {error}")]))?;
        let mut faults = check::faults(&spec);
        let named = path
            .file_stem()
            .is_some_and(|stem| stem == spec.package.as_str());
        if !named {
            faults.push(format!(
                "describes the crate `{}`; the file must be called {}.json",
                spec.package, spec.package
            ));
        }
        if faults.is_empty() {
            Ok(spec)
        } else {
            Err(SpecFault::new(path, faults))
        }
    }

    /// The JSON schema of spec files, pretty-printed, as checked in at `spec/schema.json`.
    #[must_use]
    pub fn schema_text() -> String {
        let schema = schemars::schema_for!(Self);
        let mut text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
        text.push('\n');
        text
    }
}

#[cfg(test)]
mod tests;
