//! The `//!` header of a mutant.

use similar::get_close_matches;

/// What a header says.
pub(super) struct Header {
    pub(super) title: String,
    pub(super) wrong: String,
    pub(super) reason: String,
    pub(super) killed_by: Vec<String>,
    pub(super) dies_by: DiesBy,
    pub(super) removes: Vec<Removal>,
}

/// What counts as the death of a mutant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DiesBy {
    /// A failed assertion of a hidden test.
    #[default]
    Assertion,
    /// A panic inside the crate as well: the panic is the bug.
    Panic,
    /// A test that does not end as well: the hang is the bug.
    Timeout,
}

/// One `Removes:` line of a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Removal {
    pub(super) line: usize,
    pub(super) item: String,
}

/// What is wrong with a header, and where.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) line: usize,
    pub(super) message: String,
    pub(super) remedy: String,
}

const WRONG: &str = "What is wrong";
const REASON: &str = "Why people write it";
const KILLED_BY: &str = "Killed by";
const DIES_BY: &str = "Dies by";
const REMOVES: &str = "Removes";
const KEYS: [&str; 5] = [WRONG, REASON, KILLED_BY, DIES_BY, REMOVES];

/// A key's value with the line where it starts. Continued lines are joined by a space.
struct Field {
    key: &'static str,
    line: usize,
    value: String,
}

pub(super) fn read(text: &str) -> Result<Header, Fault> {
    let mut title = None;
    let mut fields: Vec<Field> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let Some(line) = line.strip_prefix("//!") else {
            break;
        };
        let (number, line) = (index + 1, line.trim());
        if let Some(heading) = line.strip_prefix("# ") {
            title.get_or_insert_with(|| heading.trim().to_owned());
        } else if let Some((key, value)) = known_key(line) {
            fields.push(Field {
                key,
                line: number,
                value: value.to_owned(),
            });
        } else if let Some(key) = misspelt_key(line) {
            return Err(fault(
                number,
                format!("`{line}` names no field"),
                format!("write `{key}: …`"),
            ));
        } else if !line.is_empty() {
            let Some(field) = fields.last_mut() else {
                let remedy = format!("move the text below one of {}", KEYS.join(", "));
                return Err(fault(
                    number,
                    format!("`{line}` belongs to no field"),
                    remedy,
                ));
            };
            if !field.value.is_empty() {
                field.value.push(' ');
            }
            field.value.push_str(line);
        }
    }
    let title = title.ok_or_else(|| missing("a title", "//! # Merges without the tick"))?;
    Ok(Header {
        title,
        wrong: required(&fields, WRONG)?.value.clone(),
        reason: required(&fields, REASON)?.value.clone(),
        killed_by: killed_by(required(&fields, KILLED_BY)?)?,
        dies_by: dies_by(&fields)?,
        removes: removes(&fields)?,
    })
}

fn known_key(line: &str) -> Option<(&'static str, &str)> {
    KEYS.into_iter().find_map(|key| {
        Some((
            key,
            line.strip_prefix(key)?
                .trim_start()
                .strip_prefix(':')?
                .trim(),
        ))
    })
}

fn misspelt_key(line: &str) -> Option<&'static str> {
    let (key, _) = line.split_once(':')?;
    let close = get_close_matches(key, &KEYS, 1, 0.75);
    KEYS.into_iter()
        .find(|known| close.first().is_some_and(|close| close == known))
}

fn required<'a>(fields: &'a [Field], key: &'static str) -> Result<&'a Field, Fault> {
    let mut found = fields.iter().filter(|field| field.key == key);
    let field = found
        .next()
        .filter(|field| !field.value.is_empty())
        .ok_or_else(|| missing(&format!("`{key}`"), &format!("//! {key}: …")))?;
    match found.next() {
        Some(second) => Err(fault(
            second.line,
            format!("`{key}` stands twice"),
            "join the two".to_owned(),
        )),
        None => Ok(field),
    }
}

fn killed_by(field: &Field) -> Result<Vec<String>, Fault> {
    let mut tests: Vec<String> = Vec::new();
    for test in field
        .value
        .trim_end_matches(['.', ','])
        .split(',')
        .map(str::trim)
    {
        let test = test.trim_matches('`');
        let path: Vec<_> = test.split("::").collect();
        if path.len() < 2
            || !path
                .iter()
                .all(|part| syn::parse_str::<syn::Ident>(part).is_ok())
        {
            return Err(fault(
                field.line,
                format!("`{test}` is no test's name"),
                "write `file::test`, separated by commas".to_owned(),
            ));
        }
        if tests.iter().any(|known| known == test) {
            return Err(fault(
                field.line,
                format!("`{test}` is named twice"),
                "name each test once".to_owned(),
            ));
        }
        tests.push(test.to_owned());
    }
    Ok(tests)
}

fn dies_by(fields: &[Field]) -> Result<DiesBy, Fault> {
    if !fields.iter().any(|field| field.key == DIES_BY) {
        return Ok(DiesBy::Assertion);
    }
    let field = required(fields, DIES_BY)?;
    match field.value.trim_end_matches('.') {
        "panic" => Ok(DiesBy::Panic),
        "timeout" => Ok(DiesBy::Timeout),
        other => Err(fault(
            field.line,
            format!("nothing dies by `{other}`"),
            "write `panic` or `timeout`, or leave the line out if an assertion fails".to_owned(),
        )),
    }
}

fn removes(fields: &[Field]) -> Result<Vec<Removal>, Fault> {
    let lines = fields.iter().filter(|field| field.key == REMOVES);
    lines
        .map(|field| {
            let item = field.value.trim_matches('`').to_owned();
            if item.is_empty() {
                let remedy = "name one, such as `impl Drop for Lock`, on the same line".to_owned();
                return Err(fault(
                    field.line,
                    "`Removes` names no item".to_owned(),
                    remedy,
                ));
            }
            Ok(Removal {
                line: field.line,
                item,
            })
        })
        .collect()
}

fn missing(what: &str, example: &str) -> Fault {
    fault(
        1,
        format!("the header lacks {what}"),
        format!("add `{example}`"),
    )
}

fn fault(line: usize, message: String, remedy: String) -> Fault {
    Fault {
        line,
        message,
        remedy,
    }
}

#[cfg(test)]
mod tests {
    use super::{DiesBy, read};

    const WHOLE: &str = "//! # Merges without the tick\n//!\n//! What is wrong: the receive\n\
        //! is no event.\n//! Why people write it: it reads well.\n//!\n\
        //! Killed by: merge::a_test,\n//! merge::another\n//! Dies by: panic\n\
        //! Removes: impl Drop for X\n//! Removes: X::f\n\nfn f() {}\n";

    fn check_refused(header: &str, line: usize, message: &str) {
        let fault = read(header).err().expect("the header is wrong");
        assert_eq!((fault.line, fault.message.as_str()), (line, message));
    }

    #[test]
    fn every_field_is_read_over_several_lines() {
        let header = read(WHOLE).ok().unwrap();
        assert_eq!(header.title, "Merges without the tick");
        assert_eq!(header.wrong, "the receive is no event.");
        assert_eq!(header.reason, "it reads well.");
        assert_eq!(header.killed_by, ["merge::a_test", "merge::another"]);
        assert_eq!(header.dies_by, DiesBy::Panic);
        let removed: Vec<_> = header
            .removes
            .iter()
            .map(|removal| removal.item.as_str())
            .collect();
        assert_eq!(removed, ["impl Drop for X", "X::f"]);
    }

    #[test]
    fn what_is_missing_or_misspelt_is_named() {
        check_refused("//! What is wrong: x\n", 1, "the header lacks a title");
        check_refused(
            &WHOLE.replace("Killed by", "Kills"),
            1,
            "the header lacks `Killed by`",
        );
        check_refused(
            &WHOLE.replace("Dies by", "Die by"),
            9,
            "`Die by: panic` names no field",
        );
        check_refused(
            &WHOLE.replace("panic", "magic"),
            9,
            "nothing dies by `magic`",
        );
        check_refused(
            &WHOLE.replace("another", "an other"),
            7,
            "`merge::an other` is no test's name",
        );
        check_refused("//! # T\n//! stray\n", 2, "`stray` belongs to no field");
    }
}
