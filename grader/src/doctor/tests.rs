use std::path::Path;

use super::{Finding, State, confinement, is_fit, machine, papers, render, toolchain};
use crate::course::Course;
use crate::sandbox::{Capabilities, Missing, Profile, SandboxFault};

#[track_caller]
fn check(finding: &Finding, state: State, said: &str) {
    assert_eq!(finding.state, state, "{finding:?}");
    assert!(
        finding.said.contains(said),
        "{finding:?} does not say {said:?}"
    );
    assert_eq!(
        finding.remedy.is_empty(),
        state == State::Good,
        "{finding:?}"
    );
}

#[test]
fn a_toolchain_is_as_new_as_the_workspace_asks() {
    let judge = |said| toolchain::judge("rustc", said, Some("1.88"));
    check(
        &judge(Some("rustc 1.88.0 (abc 2025-06-23)")),
        State::Good,
        "1.88.0",
    );
    check(
        &judge(Some("rustc 1.100.0-nightly (abc)")),
        State::Good,
        "1.100.0",
    );
    check(
        &judge(Some("rustc 1.87.9 (abc)")),
        State::Missing,
        "needs 1.88 or newer",
    );
    check(
        &judge(Some("rustc 1.87.9-beta.1")),
        State::Missing,
        "needs 1.88 or newer",
    );
    check(&judge(Some("a wrapper")), State::Weak, "a wrapper");
    check(&judge(None), State::Missing, "cannot be run");
    check(
        &toolchain::judge("rustc", Some("rustc 1.2.3"), None),
        State::Good,
        "1.2.3",
    );
}

#[test]
fn a_linker_is_there() {
    check(
        &toolchain::judge_linker(Some("cc 12")),
        State::Good,
        "cc 12",
    );
    check(
        &toolchain::judge_linker(None),
        State::Missing,
        "`cc` cannot be run",
    );
}

#[test]
fn disk_memory_and_processors_suffice() {
    let disk = |mib| machine::judge_disk(Path::new("target"), mib);
    check(&disk(8192), State::Good, "8.0 GiB free at target");
    check(&disk(1536), State::Weak, "1.5 GiB");
    check(&disk(100), State::Missing, "100 MiB");
    check(&machine::judge_memory(4096), State::Good, "4.0 GiB");
    check(&machine::judge_memory(1024), State::Weak, "1.0 GiB");
    check(&machine::judge_memory(512), State::Missing, "512 MiB");
    check(&machine::judge_processors(1), State::Weak, "one");
    check(&machine::judge_processors(2), State::Good, "2");
}

#[test]
fn the_memory_of_the_machine_is_read_from_its_table() {
    let table = "MemTotal:       24105000 kB\nMemFree:         1000 kB\n";
    assert_eq!(machine::total_mib(table), Some(23_540));
    assert_eq!(machine::total_mib("MemFree: 1 kB\n"), None);
}

fn able(profiles: &[Profile]) -> Capabilities {
    let namespaces = Missing {
        feature: "namespaces".to_owned(),
        needed_by: vec![Profile::Full],
        reason: "creating namespaces: refused".to_owned(),
        remedy: "allow them".to_owned(),
    };
    let missing = if profiles.contains(&Profile::Full) {
        vec![]
    } else {
        vec![namespaces]
    };
    Capabilities {
        profiles: profiles.to_vec(),
        landlock_abi: 6,
        private_proc: true,
        missing,
    }
}

#[test]
fn the_sandbox_is_as_good_as_its_strictest_profile() {
    let judge = |profiles: &[Profile]| confinement::judge(Ok(able(profiles)));
    check(&judge(&Profile::ALL), State::Good, "all profiles work");
    let contained = judge(&[Profile::Contained, Profile::Off]);
    check(&contained, State::Weak, "creating namespaces: refused");
    assert_eq!(contained.remedy, "allow them");
    check(
        &judge(&[Profile::Off]),
        State::Missing,
        "cannot be graded here",
    );
    let unprepared = confinement::judge(Err(SandboxFault::NotPrepared));
    check(&unprepared, State::Missing, "cannot start a sandbox");
}

#[test]
fn a_course_that_cannot_be_read_names_the_exercise() {
    let folder = tempfile::tempdir().unwrap();
    let plan = r#"{"title": "T", "seed": "s", "exercises": [
        {"id": "EX00", "crate": "quorum", "title": "Q"}]}"#;
    std::fs::create_dir(folder.path().join("spec")).unwrap();
    std::fs::write(folder.path().join("spec/course.json"), plan).unwrap();
    let course = Course::find(folder.path()).unwrap();
    check(
        &papers::examine(&course)[0],
        State::Missing,
        "no exercise is written",
    );

    std::fs::create_dir_all(folder.path().join("crates/quorum")).unwrap();
    std::fs::write(folder.path().join("crates/quorum/Cargo.toml"), "").unwrap();
    let findings = papers::examine(&course);
    assert_eq!(
        (findings.len(), findings[0].what.as_str()),
        (1, "exercise quorum")
    );
    check(&findings[0], State::Missing, "quorum.json cannot be read");
}

fn finding(state: State, said: &str, remedy: &str) -> Finding {
    Finding {
        what: "sandbox".to_owned(),
        state,
        said: said.to_owned(),
        remedy: remedy.to_owned(),
    }
}

#[test]
fn only_what_is_missing_makes_a_machine_unfit() {
    let good = finding(State::Good, "all", "");
    let weak = finding(State::Weak, "some", "do");
    let missing = finding(State::Missing, "none", "do");
    assert!(is_fit(&[good.clone(), weak.clone()]));
    assert!(!is_fit(&[good.clone(), missing.clone()]));
    for (findings, end) in [
        (vec![good.clone()], "is fit to grade.\n"),
        (
            vec![good.clone(), weak],
            "with the weaknesses named above.\n",
        ),
        (vec![good, missing], "until what is missing is there.\n"),
    ] {
        assert!(render(&findings).ends_with(end), "{}", render(&findings));
    }
}

#[test]
fn the_text_says_state_finding_and_remedy() {
    let page = render(&[
        finding(State::Good, "all", ""),
        finding(State::Weak, "some", "do it"),
    ]);
    assert!(
        page.starts_with(
            "good     sandbox  all\n\
         weak     sandbox  some\n                  -> do it\n"
        ),
        "{page}"
    );
}

#[test]
fn the_text_keeps_to_eighty_columns_and_is_harmless() {
    let said = format!("{}\u{1b}[31m\nend", "many words and then some ".repeat(20));
    let page = render(&[finding(State::Missing, &said, &"do this ".repeat(30))]);
    assert!(
        page.lines().all(|line| line.chars().count() <= 80),
        "{page}"
    );
    assert!(!page.contains('\u{1b}'));
    assert!(page.contains("end"));
}
