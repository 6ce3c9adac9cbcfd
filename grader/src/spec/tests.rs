use std::path::Path;

use super::Spec;

/// A spec that breaks no rule, as JSON to be altered.
fn sound() -> serde_json::Value {
    serde_json::json!({
        "name": "a_b", "language": "rust", "type": "code", "tier": 1, "tags": [],
        "passing_score": 70, "id": "EX99", "crate": "a-b", "title": "t", "module": "m",
        "concept": "c", "difficulty": 3, "duration_minutes": 60, "xp": 10, "complexity": "O(1)",
        "prerequisites": [], "domains": [], "dependencies": [],
        "quiz": [{"question": "q", "choices": ["a", "b"], "answer": 1, "explanation": "e"}],
        "deploy": {"hackbrain_version": "5.5.2", "exercise_slug": "a-b"},
        "criteria": [{
            "name": "one", "points": 100, "category": "Core", "given": "g", "expect": "e",
            "hints": ["h"], "passage": "1.1 P", "concepts": [], "tests": ["f::t"]
        }]
    })
}

/// Checks that the sound spec, altered, is refused with a message that names file and fault.
fn check(alter: impl FnOnce(&mut serde_json::Value), expect: &str) {
    let mut spec = sound();
    alter(&mut spec);
    let error = Spec::from_json(&spec.to_string(), Path::new("spec/a-b.json")).unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("spec/a-b.json") && text.contains(expect),
        "{text}"
    );
}

#[test]
fn a_sound_spec_is_accepted() {
    Spec::from_json(&sound().to_string(), Path::new("spec/a-b.json")).unwrap();
}

#[test]
fn points_that_do_not_sum_to_100_are_refused() {
    check(
        |spec| spec["criteria"][0]["points"] = 99.into(),
        "gives 99 points in all",
    );
}

#[test]
fn a_mistyped_field_is_refused_with_its_name() {
    check(|spec| spec["pasing_score"] = 70.into(), "pasing_score");
}

#[test]
fn a_test_earns_points_only_once() {
    check(
        |spec| spec["criteria"][0]["tests"] = serde_json::json!(["f::t", "f::t"]),
        "a test earns points once",
    );
}

#[test]
fn an_answer_that_is_no_choice_is_refused() {
    check(
        |spec| spec["quiz"][0]["answer"] = 2.into(),
        "answers the quiz question",
    );
}

#[test]
fn all_faults_are_told_at_once() {
    check(
        |spec| {
            spec["tier"] = 9.into();
            spec["criteria"][0]["hints"] = serde_json::json!([]);
        },
        "no hint; write at least one\nspec/a-b.json has a `tier` of 9",
    );
}

#[test]
fn the_file_is_called_like_the_crate() {
    let error = Spec::from_json(&sound().to_string(), Path::new("spec/b-a.json")).unwrap_err();
    assert!(
        error.to_string().contains("must be called a-b.json"),
        "{error}"
    );
}
