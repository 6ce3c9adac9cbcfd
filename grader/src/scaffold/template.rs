//! The files of a new exercise.

use crate::course::Entry;

/// The files, by their path inside the checkout. `concepts` are the codes that the course's plan
/// gives to the exercise.
pub(super) fn files(entry: &Entry, concepts: &[String]) -> Vec<(String, String)> {
    let name = &entry.package;
    let folder = format!("crates/{name}");
    [
        (
            format!("{folder}/Cargo.toml"),
            include_str!("template/Cargo.toml.in"),
        ),
        (
            format!("{folder}/README.md"),
            include_str!("template/README.md.in"),
        ),
        (
            format!("{folder}/src/lib.rs"),
            include_str!("template/lib.rs.in"),
        ),
        (
            format!("{folder}/public/mod.rs"),
            include_str!("template/public_mod.rs.in"),
        ),
        (
            format!("{folder}/public/first_steps.rs"),
            include_str!("template/public_first_steps.rs.in"),
        ),
        (
            format!("{folder}/hidden/mod.rs"),
            include_str!("template/hidden_mod.rs.in"),
        ),
        (
            format!("{folder}/hidden/majorities.rs"),
            include_str!("template/hidden_majorities.rs.in"),
        ),
        (
            format!("{folder}/mutants/.gitkeep"),
            include_str!("template/gitkeep.in"),
        ),
        (
            format!("spec/{name}.json"),
            include_str!("template/spec.json.in"),
        ),
        (format!("spec/{name}.contract.rs"), CONTRACT),
        (
            format!("spec/{name}.seed.rs"),
            include_str!("template/seed.rs.in"),
        ),
    ]
    .map(|(path, text)| {
        let title = if path.ends_with(".json") {
            in_json(&entry.title)
        } else {
            entry.title.clone()
        };
        let text = text
            .replace("{{name}}", name)
            .replace("{{crate}}", &name.replace('-', "_"))
            .replace("{{id}}", &entry.id)
            .replace("{{contract}}", CONTRACT.trim_end())
            .replace("{{concepts}}", &list_in_json(concepts))
            .replace("{{title}}", &title);
        (path, text)
    })
    .into()
}

const CONTRACT: &str = include_str!("template/contract.rs.in");

/// The text as it stands between the quotation marks of JSON.
fn in_json(text: &str) -> String {
    let quoted = serde_json::to_string(text).expect("a text is JSON");
    quoted[1..quoted.len() - 1].to_owned()
}

fn list_in_json(items: &[String]) -> String {
    let items: Vec<String> = items
        .iter()
        .map(|item| format!("\"{}\"", in_json(item)))
        .collect();
    format!("[{}]", items.join(", "))
}
