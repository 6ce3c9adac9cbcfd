//! The text that students read first.

use crate::policy::{RULES, Rule};
use crate::spec::Spec;

/// The README of the students' workspace.
pub(super) fn text(title: &str, specs: &[&Spec], rust_version: Option<&str>) -> String {
    let example = specs
        .first()
        .map_or("vector-clock", |spec| spec.package.as_str());
    let rust = rust_version.map_or("Rust".to_owned(), |it| format!("Rust {it} or newer"));
    let rows: String = specs.iter().map(|spec| row(spec)).collect();
    let rules: String = RULES.iter().map(|rule| rule_row(rule)).collect();
    format!(
        "\
# {title}: your workspace

Each folder in `crates/` is an exercise: a handout that says what is asked for, a starter that
compiles and does nothing yet, and a few tests to start with. You need {rust}.

## How to work

1. **Read the handout**, the `README.md` of the exercise, to its end. It holds every rule that you
   are graded by.
2. **Fill in `src/`.** Every `todo!()` is yours, and you may add items and files. Keep the names and
   signatures of the prototype. Leave `Cargo.toml` as it is: the crates that it lists are those
   that you may use.
3. **Run the tests**, as often as you like:

   ```sh
   cargo test -p {example}
   ```

   Those in `public/` help you to start, but passing them is not enough to be sure. The grade comes
   from other tests, which check what the handout says. Write some of your own, in `src/`.
4. **Hand in** the exercise's folder, such as `crates/{example}`, or a zip of it. Only its `src/` is
   graded.

Do without `unsafe`, files, processes and the environment, and without the network unless the
handout allows it: a solution that uses them is refused, and you are told where it does and what to
do instead. [All that is refused](#what-is-refused) is listed below.

## The exercises

| | Exercise | Difficulty | Time | To pass |
|---|---|---|---|---|
{rows}
## What is refused

A refusal takes no point for good: change the line, and hand in again.

| Rule | Why | Instead |
|---|---|---|
{rules}"
    )
}

fn rule_row(rule: &Rule) -> String {
    let capital = |text: &str| {
        let mut letters = text.chars();
        let first: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        first + letters.as_str()
    };
    format!(
        "| `{}` | {} | {} |\n",
        rule.id,
        capital(rule.reason),
        capital(rule.instead)
    )
}

fn row(spec: &Spec) -> String {
    format!(
        "| {} | [{}](crates/{}/README.md) | {}/10 | {} min | {} of 100 points |\n",
        spec.id,
        spec.title.replace('|', "\\|"),
        spec.package,
        spec.difficulty,
        spec.duration_minutes,
        spec.passing_score
    )
}
