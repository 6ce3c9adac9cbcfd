use std::path::Path;

use super::{Concepts, check, table};
use crate::spec::{CoveredBy, Spec};

fn spec(package: &str, rows: &[(&str, &[&str])]) -> Spec {
    let criteria: Vec<serde_json::Value> = rows
        .iter()
        .enumerate()
        .map(|(index, (name, concepts))| {
            serde_json::json!({
                "name": name, "points": if index == 0 { 101 - rows.len() } else { 1 },
                "category": "Core", "given": "a", "expect": "b", "hints": ["c"], "passage": "1.1",
                "concepts": concepts, "tests": [format!("a::t{index}")]
            })
        })
        .collect();
    let json = serde_json::json!({
        "name": package, "language": "rust", "type": "code", "tier": 1, "tags": [],
        "passing_score": 70, "id": "EX99", "crate": package, "title": "t", "module": "m",
        "concept": "c", "difficulty": 2, "duration_minutes": 30, "xp": 50, "complexity": "",
        "prerequisites": [], "domains": [], "dependencies": [],
        "quiz": [{ "question": "a", "choices": ["b"], "answer": 0, "explanation": "c" }],
        "deploy": { "hackbrain_version": "1", "exercise_slug": "x" }, "criteria": criteria
    });
    Spec::from_json(&json.to_string(), Path::new(&format!("{package}.json"))).unwrap()
}

fn covering(mut spec: Spec, concept: &str, exercise: &str) -> Spec {
    let [concept, exercise] = [concept, exercise].map(str::to_owned);
    spec.covered_by.push(CoveredBy {
        concept,
        exercise,
        reason: "no API".to_owned(),
    });
    spec
}

fn concepts(json: &str) -> Result<Concepts, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("concepts.json");
    std::fs::write(&path, json).unwrap();
    Concepts::load(&path).map_err(|fault| fault.to_string())
}

#[track_caller]
fn check_said(spec: &Spec, codes: &[&str], expect: &[&str]) {
    let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
    let said = check(spec, &codes, &["clock", "raft"]);
    assert_eq!(said.len(), expect.len(), "{said:#?}");
    for (said, expect) in said.iter().zip(expect) {
        assert!(said.contains(expect), "{said:?} does not say {expect:?}");
    }
}

#[test]
fn codes_that_are_bound_or_covered_are_not_mentioned() {
    let clock = spec("clock", &[("ticks", &["1.a", "1.b"]), ("order", &["1.b"])]);
    check_said(&covering(clock, "1.c", "raft"), &["1.a", "1.b", "1.c"], &[]);
}

#[test]
fn a_code_that_nothing_binds_is_named() {
    check_said(
        &spec("clock", &[("ticks", &["1.a"])]),
        &["1.a", "1.b"],
        &["binds `1.b`"],
    );
}

#[test]
fn a_criterion_binds_known_codes_once() {
    let clock = spec("clock", &[("ticks", &["1.a", "1.x"])]);
    check_said(&clock, &["1.a"], &["`ticks` binds `1.x`"]);
    check_said(
        &spec("clock", &[("ticks", &["1.a", "1.a"])]),
        &["1.a"],
        &["twice"],
    );
}

#[test]
fn an_exercise_without_codes_in_the_plan_may_bind_its_own() {
    check_said(&spec("clock", &[("ticks", &["5.2.11.a"])]), &[], &[]);
}

#[test]
fn only_another_exercise_of_the_plan_covers_a_code() {
    let clock = || spec("clock", &[("ticks", &["1.a"])]);
    let codes = ["1.a", "1.b"];
    check_said(
        &covering(clock(), "1.b", "paxos"),
        &codes,
        &["`paxos` covers"],
    );
    check_said(
        &covering(clock(), "1.b", "clock"),
        &codes,
        &["`clock` covers"],
    );
    check_said(&covering(clock(), "1.a", "raft"), &["1.a"], &["bound here"]);
    check_said(
        &covering(clock(), "9.z", "raft"),
        &["1.a"],
        &["none of the codes"],
    );
}

#[test]
fn a_file_of_another_shape_or_with_a_code_twice_is_refused() {
    assert!(concepts("[]").unwrap_err().contains("concepts.json"));
    assert!(
        concepts(r#"{"clock": ["1.a", "1.a"]}"#)
            .unwrap_err()
            .contains("`1.a` twice")
    );
}

#[test]
fn the_table_names_the_criteria_of_each_code_and_counts_each_code_once() {
    let concepts = concepts(
        r#"{"clock": ["1.a", "1.b", "1.c", "1.d"], "raft": ["1.a", "2.a"], "paxos": ["3.aa"]}"#,
    )
    .unwrap();
    let clock = spec("clock", &[("ticks", &["1.a"]), ("order", &["1.a", "1.b"])]);
    let clock = covering(clock, "1.c", "raft");
    let own = spec("own", &[("all", &["9.z"])]);
    let printed = table(&concepts, &[clock.clone(), own.clone()], &[clock, own]);
    assert_eq!(
        printed,
        "EX99  clock\n  1.a  ticks, order\n  1.b  order\n  1.c  covered by raft\n  1.d  NOT BOUND\n\
         \nEX99  own\n  9.z  all\n\
         \n6 codes: 2 bound, 1 covered elsewhere, 2 not yet written, 1 NOT BOUND\n"
    );
}

#[test]
fn the_table_keeps_to_eighty_columns() {
    let names: Vec<String> = (0..20).map(|index| format!("criterion {index}")).collect();
    let rows: Vec<(&str, &[&str])> = names
        .iter()
        .map(|name| (name.as_str(), &["5.4.15.ab"][..]))
        .collect();
    let printed = table(&Concepts::default(), &[spec("clock", &rows)], &[]);
    assert!(
        printed.lines().all(|line| line.chars().count() <= 80),
        "{printed}"
    );
    assert!(
        names
            .iter()
            .all(|name| printed.contains(name.rsplit(' ').next().unwrap()))
    );
}
