//! Where the course departs from the seed that it was made from, and why: `spec/errata.json`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One departure from the seed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Erratum {
    /// Its name, such as `vector-clock-1`.
    pub id: String,
    /// The package of the exercise it is about.
    pub exercise: String,
    /// What the seed says.
    pub seed: String,
    /// Why that cannot stand.
    pub why: String,
    /// What the course does.
    pub correction: String,
    /// The items of the contract that differ from the seed's prototype because of it, such as
    /// `VectorClock::partial_cmp`; none if the prototype is as it was.
    pub items: Vec<String>,
}

/// All departures from the seed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Errata {
    /// In the file's order.
    pub entries: Vec<Erratum>,
}

/// A list of errata that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} {fault}", path.display())]
pub struct ErrataFault {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it, and the remedy.
    pub fault: String,
}

impl Errata {
    /// Reads and checks the errata at `path`.
    ///
    /// # Errors
    ///
    /// [`ErrataFault`]: unreadable, not JSON of this shape, an id given twice, or a text left empty.
    pub fn load(path: &Path) -> Result<Self, ErrataFault> {
        let fault = |fault: String| ErrataFault {
            path: path.to_owned(),
            fault,
        };
        let text = std::fs::read_to_string(path)
            .map_err(|error| fault(format!("cannot be read: {error}")))?;
        let errata: Self = serde_json::from_str(&text)
            .map_err(|error| fault(format!("is not a valid list of errata: {error}")))?;
        errata
            .first_fault()
            .map_or(Ok(errata), |found| Err(fault(found)))
    }

    /// The errata of one exercise, by its package name.
    pub fn for_exercise(&self, name: &str) -> impl Iterator<Item = &Erratum> {
        self.entries
            .iter()
            .filter(move |entry| entry.exercise == name)
    }

    /// The JSON schema of the file, pretty-printed.
    #[must_use]
    pub fn schema_text() -> String {
        let schema = schemars::schema_for!(Self);
        let mut text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
        text.push('\n');
        text
    }

    fn first_fault(&self) -> Option<String> {
        let mut ids = BTreeSet::new();
        self.entries.iter().enumerate().find_map(|(index, entry)| {
            if !ids.insert(&entry.id) {
                return Some(format!("has two errata `{}`; number one anew", entry.id));
            }
            entry.empty_field().map(|field| {
                let name = if entry.id.trim().is_empty() {
                    format!("number {} of the list", index + 1)
                } else {
                    format!("`{}`", entry.id)
                };
                format!("leaves `{field}` of the erratum {name} empty; fill it in")
            })
        })
    }
}

impl Erratum {
    fn empty_field(&self) -> Option<&'static str> {
        let fields = [
            ("id", &self.id),
            ("exercise", &self.exercise),
            ("seed", &self.seed),
            ("why", &self.why),
            ("correction", &self.correction),
        ];
        fields
            .into_iter()
            .chain(self.items.iter().map(|item| ("items", item)))
            .find(|(_, text)| text.trim().is_empty())
            .map(|(field, _)| field)
    }
}

/// What `entries`, the errata of one exercise, fail to say or say wrongly about `differences`, the
/// items in which the contract differs from the seed's prototype, whose own items are `of_seed`.
///
/// Who names a type or trait that is new names its members with it. An item of the seed that the
/// contract is silent about, such as a private field, may be named, but need not be.
#[must_use]
pub fn check(differences: &[String], of_seed: &[String], entries: &[&Erratum]) -> Vec<String> {
    let named: BTreeSet<&str> = entries
        .iter()
        .flat_map(|entry| &entry.items)
        .map(String::as_str)
        .collect();
    let with_its_owner = |item: &str| {
        item.split_once("::").is_some_and(|(owner, _)| {
            named.contains(owner) && !of_seed.iter().any(|path| path == owner)
        })
    };
    let unnamed = differences
        .iter()
        .filter(|item| !named.contains(item.as_str()) && !with_its_owner(item))
        .map(|item| {
            format!(
                "`{item}` of the contract differs from the seed, and no erratum names it; add an \
             erratum that says why, or follow the seed"
            )
        });
    let idle = entries.iter().flat_map(|entry| {
        let unknown = entry
            .items
            .iter()
            .filter(|item| !differences.contains(item) && !of_seed.contains(item));
        unknown.map(|item| {
            format!(
                "erratum `{}` names `{item}`, in which contract and seed do not differ; take it \
                 out of `items`",
                entry.id
            )
        })
    });
    unnamed.chain(idle).collect()
}

#[cfg(test)]
mod tests {
    use super::{Errata, Erratum, check};

    const ENTRY: &str = r#"{ "id": "clock-1", "exercise": "clock", "seed": "a", "why": "b",
        "correction": "c", "items": ["Clock::get"] }"#;

    fn load(text: &str) -> Result<Errata, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("errata.json");
        std::fs::write(&path, text).unwrap();
        Errata::load(&path).map_err(|fault| fault.to_string())
    }

    fn erratum() -> Erratum {
        serde_json::from_str(ENTRY).unwrap()
    }

    #[track_caller]
    fn check_refused(text: &str, expect: &str) {
        let fault = load(text).unwrap_err();
        assert!(
            fault.contains(expect) && fault.contains("errata.json"),
            "{fault}"
        );
    }

    #[test]
    fn the_errata_of_an_exercise_are_found_by_its_name() {
        let errata = load(&format!("[{ENTRY}]")).unwrap();
        assert!(errata.for_exercise("clock").eq([&erratum()]));
        assert_eq!(errata.for_exercise("raft").count(), 0);
    }

    #[test]
    fn a_list_with_a_double_id_an_empty_text_or_an_unknown_field_is_refused() {
        check_refused(&format!("[{ENTRY}, {ENTRY}]"), "two errata `clock-1`");
        check_refused(&format!("[{}]", ENTRY.replace("\"b\"", "\" \"")), "`why`");
        check_refused(&format!("[{}]", ENTRY.replace("Clock::get", "")), "`items`");
        check_refused(
            &format!("[{}]", ENTRY.replace("\"why\"", "\"because\"")),
            "because",
        );
        check_refused("{}", "not a valid list");
    }

    #[test]
    fn a_missing_file_is_a_fault_that_names_it() {
        let fault = Errata::load(std::path::Path::new("nowhere.json"))
            .unwrap_err()
            .to_string();
        assert!(
            fault.contains("nowhere.json") && fault.contains("cannot be read"),
            "{fault}"
        );
    }

    #[test]
    fn differences_and_errata_that_agree_are_not_mentioned() {
        assert!(check(&["Clock::get".to_owned()], &[], &[&erratum()]).is_empty());
    }

    #[test]
    fn a_difference_without_an_erratum_is_named() {
        let said = check(
            &["Clock::get".to_owned(), "Clock::set".to_owned()],
            &[],
            &[&erratum()],
        );
        assert_eq!(said.len(), 1);
        assert!(said[0].contains("`Clock::set`"), "{said:?}");
    }

    #[test]
    fn an_erratum_about_an_item_that_does_not_differ_is_named() {
        let said = check(&[], &[], &[&erratum()]);
        assert_eq!(said.len(), 1);
        assert!(
            said[0].contains("`clock-1`") && said[0].contains("`Clock::get`"),
            "{said:?}"
        );
    }

    #[test]
    fn a_new_type_is_named_with_its_members_and_an_old_one_is_not() {
        let differences = ["Clock", "Clock::get", "Clock::set"].map(str::to_owned);
        let entry = Erratum {
            items: vec!["Clock".to_owned()],
            ..erratum()
        };
        assert!(check(&differences, &[], &[&entry]).is_empty());
        let of_seed = ["Clock".to_owned()];
        assert_eq!(check(&differences, &of_seed, &[&entry]).len(), 2);
    }

    #[test]
    fn what_the_contract_is_silent_about_may_be_named() {
        assert!(check(&[], &["Clock::get".to_owned()], &[&erratum()]).is_empty());
    }
}
