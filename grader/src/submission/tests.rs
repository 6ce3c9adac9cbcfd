use std::io::Write;
use std::path::Path;

use super::{LARGEST_FILE, Submission, SubmissionFault, Unusable};

/// Writes `files` into a fresh folder called `name`.
fn folder(name: &str, files: &[(&str, &[u8])]) -> (tempfile::TempDir, std::path::PathBuf) {
    let scratch = tempfile::tempdir().unwrap();
    let base = scratch.path().join(name);
    for (path, bytes) in files {
        let path = base.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    std::fs::create_dir_all(&base).unwrap();
    (scratch, base)
}

fn read(path: &Path) -> Result<Submission, SubmissionFault> {
    Submission::read(path, "vector-clock")
}

fn unusable(path: &Path) -> Unusable {
    match read(path) {
        Err(SubmissionFault::Unusable(unusable)) => unusable,
        other => panic!("expected an unusable submission, got {other:?}"),
    }
}

#[test]
fn only_sources_are_taken_and_the_rest_is_named() {
    let (_scratch, base) = folder(
        "anything",
        &[
            ("src/lib.rs", b"a"),
            ("src/x/y.rs", b"b"),
            ("build.rs", b"c"),
            ("Cargo.toml", b"d"),
            ("README.md", b"e"),
            ("public/mod.rs", b"f"),
        ],
    );
    let submission = read(&base).unwrap();
    assert_eq!(
        submission.files.keys().collect::<Vec<_>>(),
        ["src/lib.rs", "src/x/y.rs"]
    );
    assert_eq!(submission.ignored, ["build.rs"]);
}

#[test]
fn in_a_workspace_the_folder_of_the_exercise_is_taken() {
    let (_scratch, base) = folder(
        "ws",
        &[
            ("crates/raft-core/src/lib.rs", b"raft"),
            ("crates/vector-clock/src/lib.rs", b"clock"),
        ],
    );
    assert_eq!(read(&base).unwrap().files["src/lib.rs"], "clock");
    let found = Submission::exercises_in(&base, &["vector-clock", "crdt-registry"]).unwrap();
    assert_eq!(found, ["vector-clock"]);
}

#[test]
fn a_single_file_counts_as_the_library() {
    let (_scratch, base) = folder("one", &[("mine.rs", b"fn a() {}")]);
    assert_eq!(
        read(&base.join("mine.rs")).unwrap().files["src/lib.rs"],
        "fn a() {}"
    );
}

#[test]
fn a_path_that_does_not_exist_is_no_submission() {
    let result = read(Path::new("/no/such/place"));
    assert!(
        matches!(result, Err(SubmissionFault::NoSuchPath(_))),
        "{result:?}"
    );
}

#[test]
fn an_empty_folder_says_what_to_hand_in() {
    let (_scratch, base) = folder("empty", &[]);
    assert!(matches!(unusable(&base), Unusable::NoSources { .. }));
}

#[test]
fn a_file_that_is_not_text_is_named_with_the_byte() {
    let (_scratch, base) = folder("bytes", &[("src/lib.rs", b"ab\xffcd")]);
    assert_eq!(
        unusable(&base),
        Unusable::NotText {
            path: "src/lib.rs".into(),
            offset: 2
        }
    );
}

#[test]
fn a_file_that_is_too_large_is_never_read() {
    let (_scratch, base) = folder("large", &[("src/lib.rs", b"")]);
    let file = std::fs::File::create(base.join("src/lib.rs")).unwrap();
    file.set_len(50 << 20).unwrap();
    assert_eq!(
        unusable(&base),
        Unusable::FileTooLarge {
            path: "src/lib.rs".into()
        }
    );
}

#[cfg(unix)]
#[test]
fn a_link_is_refused_be_it_a_file_or_the_whole_src() {
    let (_scratch, base) = folder("links", &[("elsewhere/lib.rs", b"x")]);
    std::fs::create_dir_all(base.join("src")).unwrap();
    std::os::unix::fs::symlink("../elsewhere/lib.rs", base.join("src/lib.rs")).unwrap();
    assert_eq!(
        unusable(&base),
        Unusable::Link {
            path: "src/lib.rs".into()
        }
    );

    let (_scratch, base) = folder("links", &[("elsewhere/lib.rs", b"x")]);
    std::os::unix::fs::symlink("elsewhere", base.join("src")).unwrap();
    assert_eq!(
        unusable(&base),
        Unusable::Link {
            path: "src/lib.rs".into()
        }
    );
}

fn tar_of(path: &str, bytes: &[u8]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_size(bytes.len() as u64);
    // `set_path` refuses what an attacker would write: the name field is filled by hand.
    header.as_old_mut().name[..path.len()].copy_from_slice(path.as_bytes());
    header.set_cksum();
    builder.append(&header, bytes).unwrap();
    builder.into_inner().unwrap()
}

#[test]
fn archives_are_read_without_unpacking() {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("hand-in.tar");
    std::fs::write(&path, tar_of("vector-clock/src/lib.rs", b"fn a() {}")).unwrap();
    assert_eq!(read(&path).unwrap().files["src/lib.rs"], "fn a() {}");

    let path = scratch.path().join("hand-in.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    zip.start_file("src/lib.rs", zip::write::SimpleFileOptions::default())
        .unwrap();
    zip.write_all(b"fn b() {}").unwrap();
    zip.finish().unwrap();
    assert_eq!(read(&path).unwrap().files["src/lib.rs"], "fn b() {}");
}

#[test]
fn a_path_that_leads_out_of_an_archive_is_refused() {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("hand-in.tar");
    std::fs::write(&path, tar_of("../src/lib.rs", b"x")).unwrap();
    assert_eq!(
        unusable(&path),
        Unusable::Escapes {
            path: "../src/lib.rs".into()
        }
    );
}

#[test]
fn a_bomb_is_stopped_at_the_bound_of_a_file() {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("bomb.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    zip.start_file("src/lib.rs", zip::write::SimpleFileOptions::default())
        .unwrap();
    zip.write_all(&vec![b' '; 8 * LARGEST_FILE as usize])
        .unwrap();
    zip.finish().unwrap();
    assert_eq!(
        unusable(&path),
        Unusable::FileTooLarge {
            path: "src/lib.rs".into()
        }
    );
}

#[test]
fn a_broken_archive_and_an_unknown_format_are_told_apart() {
    let (_scratch, base) = folder("odd", &[("a.zip", b"not a zip"), ("b.pdf", b"%PDF")]);
    assert!(matches!(
        unusable(&base.join("a.zip")),
        Unusable::BrokenArchive { .. }
    ));
    assert!(matches!(
        unusable(&base.join("b.pdf")),
        Unusable::UnknownFormat { .. }
    ));
}
