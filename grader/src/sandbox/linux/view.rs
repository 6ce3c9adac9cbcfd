//! Which of the machine's files a confined process sees.

use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};

/// What may be done with a visible file or folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Access {
    /// Read and, where the file says so, executed.
    Read,
    /// Read and written, never executed.
    Write,
}

/// Which of the machine's files a confined process sees, under the names that they have outside.
#[derive(Debug, Default)]
pub(crate) struct View {
    /// Symbolic links to put back, so that the outside names resolve.
    pub(crate) links: BTreeMap<PathBuf, PathBuf>,
    /// Files and folders without a link in their path. Folders come before what is inside them.
    pub(crate) mounts: BTreeMap<PathBuf, Access>,
}

/// The libraries that a Rust program is linked to.
const LIBRARIES: [&str; 12] = [
    "ld-linux-x86-64.so.2",
    "ld-linux-aarch64.so.1",
    "ld-linux-riscv64-lp64d.so.1",
    "ld64.so.2",
    "libc.so.6",
    "libgcc_s.so.1",
    "libm.so.6",
    // Before glibc 2.34 these were not part of libc.
    "libpthread.so.0",
    "libdl.so.2",
    "librt.so.1",
    "libnss_files.so.2",
    "libresolv.so.2",
];

impl View {
    /// The dynamic loader and the few libraries that a test needs, and nothing more.
    pub(crate) fn of_libraries() -> io::Result<Self> {
        let mut view = Self::default();
        let triple = format!("{}-linux-gnu", std::env::consts::ARCH);
        for base in ["/lib", "/lib64", "/usr/lib", "/usr/lib64"].map(Path::new) {
            for folder in [base.to_owned(), base.join(&triple)] {
                for library in LIBRARIES {
                    view.add_if_there(&folder.join(library), Access::Read)?;
                }
            }
        }
        Ok(view)
    }

    /// Adds `path`, or nothing if it does not exist.
    pub(crate) fn add_if_there(&mut self, path: &Path, access: Access) -> io::Result<()> {
        match self.add(path, access) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }

    /// Adds the file or folder `path`, with the links that lead to it.
    pub(crate) fn add(&mut self, path: &Path, access: Access) -> io::Result<()> {
        let real = path.canonicalize()?;
        self.note_links(path)?;
        let covered = |(outer, outer_access): (&PathBuf, &Access)| {
            real.starts_with(outer) && *outer_access >= access
        };
        if !self.mounts.iter().any(covered) {
            self.mounts.retain(|inner, inner_access| {
                !(inner.starts_with(&real) && *inner_access <= access)
            });
            self.mounts.insert(real, access);
        }
        Ok(())
    }

    /// Follows `path` component by component and notes each link on the way.
    fn note_links(&mut self, path: &Path) -> io::Result<()> {
        let mut at = PathBuf::from("/");
        let mut left: Vec<PathBuf> = path
            .components()
            .rev()
            .map(|part| PathBuf::from(part.as_os_str()))
            .collect();
        let mut followed = 0;
        while let Some(part) = left.pop() {
            match part.components().next() {
                Some(Component::Normal(_)) => {}
                Some(Component::ParentDir) => {
                    at.pop();
                    continue;
                }
                Some(Component::RootDir) => {
                    at = PathBuf::from("/");
                    continue;
                }
                _ => continue,
            }
            let here = at.join(&part);
            if !here.symlink_metadata()?.is_symlink() {
                at = here;
                continue;
            }
            followed += 1;
            if followed > 40 {
                return Err(io::Error::from_raw_os_error(nix::libc::ELOOP));
            }
            let target = here.read_link()?;
            left.extend(
                target
                    .components()
                    .rev()
                    .map(|part| PathBuf::from(part.as_os_str())),
            );
            self.links.insert(here, target);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    fn fixture() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("usr/lib")).unwrap();
        fs::write(root.join("usr/lib/a.so"), "").unwrap();
        symlink("usr/lib", root.join("lib")).unwrap();
        (folder, root)
    }

    #[test]
    fn a_path_through_a_link_shows_the_link_and_its_target() {
        let (_folder, root) = fixture();
        let mut view = View::default();
        view.add(&root.join("lib/a.so"), Access::Read).unwrap();
        assert_eq!(view.links[&root.join("lib")], Path::new("usr/lib"));
        let mounts: Vec<_> = view.mounts.into_keys().collect();
        assert_eq!(mounts, [root.join("usr/lib/a.so")]);
    }

    #[test]
    fn what_a_folder_shows_is_not_mounted_twice() {
        let (_folder, root) = fixture();
        for order in [["usr", "lib/a.so"], ["lib/a.so", "usr"]] {
            let mut view = View::default();
            for path in order {
                view.add(&root.join(path), Access::Read).unwrap();
            }
            let mounts: Vec<_> = view.mounts.into_keys().collect();
            assert_eq!(mounts, [root.join("usr")]);
        }
    }

    #[test]
    fn a_writable_folder_inside_a_readable_one_stays_apart() {
        let (_folder, root) = fixture();
        let mut view = View::default();
        view.add(&root.join("usr/lib"), Access::Write).unwrap();
        view.add(&root.join("usr"), Access::Read).unwrap();
        assert_eq!(view.mounts[&root.join("usr/lib")], Access::Write);
        assert_eq!(view.mounts[&root.join("usr")], Access::Read);
    }

    #[test]
    fn what_is_not_there_is_an_error_or_nothing() {
        let mut view = View::default();
        assert!(view.add(Path::new("/no/such/file"), Access::Read).is_err());
        view.add_if_there(Path::new("/no/such/file"), Access::Read)
            .unwrap();
        assert!(view.mounts.is_empty());
    }
}
