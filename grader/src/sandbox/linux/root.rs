//! A private file system, of which only chosen parts of the machine's are visible.

use std::ffi::CString;
use std::fs;
use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use nix::errno::Errno;
use nix::libc;
use nix::mount::{MntFlags, MsFlags, mount, umount2};
use nix::unistd::{chdir, pivot_root};

use super::super::fault::{During, Trouble};
use super::view::{Access, View};

/// What else a private root has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Furniture {
    /// A private temporary folder of this many MiB, unless 0.
    pub(crate) scratch_mib: u64,
    /// A private /proc, if the kernel grants one.
    pub(crate) proc: bool,
}

/// Builds the root and moves into it. Returns whether there is a private /proc.
///
/// Must be called by the first process of a new process namespace, in a new mount namespace.
pub(crate) fn build(view: &View, furniture: Furniture) -> Result<bool, Trouble> {
    let private = MsFlags::MS_REC | MsFlags::MS_PRIVATE;
    mount(NONE, "/", NONE, private, NONE).during("making mounts private")?;
    let mut trees = Vec::new();
    for (path, access) in &view.mounts {
        trees.push((path.as_path(), clone_tree(path, *access)?));
    }
    for device in ["/dev/null", "/dev/zero", "/dev/urandom"].map(Path::new) {
        trees.push((device, clone_tree(device, Access::Write)?));
    }
    let base = ["/tmp", "/var", "/usr"]
        .into_iter()
        .find(|base| Path::new(base).is_dir());
    let base = base.ok_or_else(|| Trouble::new("finding a place for the root", "no /tmp"))?;
    mount_tmpfs(Path::new(base), "size=4m,nr_inodes=4096,mode=755")?;
    chdir(base).during("entering the root")?;
    // First, since what is to be seen may lie under the machine's /tmp.
    if furniture.scratch_mib > 0 {
        fs::create_dir_all("tmp").during("placing /tmp")?;
        mount_scratch(Path::new("tmp"), furniture.scratch_mib)?;
    }
    for (path, target) in &view.links {
        place_link(path, target)?;
    }
    for (path, tree) in trees {
        place(path, &tree)?;
    }
    furnish()?;
    let proc = furniture.proc && mount_proc().is_ok();
    leave_old_root()?;
    Ok(proc)
}

/// Empties the temporary folder, by mounting a new one in its place.
pub(crate) fn renew_scratch(scratch_mib: u64) -> Result<(), Trouble> {
    umount2("/tmp", MntFlags::MNT_DETACH).during("emptying /tmp")?;
    mount_scratch(Path::new("/tmp"), scratch_mib)
}

const NONE: Option<&str> = None;

fn mount_tmpfs(at: &Path, options: &str) -> Result<(), Trouble> {
    let flags = MsFlags::MS_NOSUID | MsFlags::MS_NODEV | MsFlags::MS_NOEXEC;
    mount(Some("tmpfs"), at, Some("tmpfs"), flags, Some(options)).during("mounting a private root")
}

fn mount_scratch(at: &Path, scratch_mib: u64) -> Result<(), Trouble> {
    mount_tmpfs(
        at,
        &format!("size={scratch_mib}m,nr_inodes=16384,mode=1777"),
    )
}

fn mount_proc() -> Result<(), Trouble> {
    let step = "mounting a private /proc";
    fs::create_dir_all("proc").during(step)?;
    let flags = MsFlags::MS_NOSUID | MsFlags::MS_NODEV | MsFlags::MS_NOEXEC;
    mount(Some("proc"), "proc", Some("proc"), flags, NONE).during(step)
}

/// The few files that programs expect to find.
fn furnish() -> Result<(), Trouble> {
    let step = "writing /etc";
    fs::create_dir_all("etc").during(step)?;
    for (path, text) in [
        ("etc/hosts", "127.0.0.1 localhost\n::1 localhost\n"),
        ("etc/nsswitch.conf", "hosts: files\n"),
        ("etc/passwd", "nobody:x:65534:65534:nobody:/:/nonexistent\n"),
        ("etc/group", "nogroup:x:65534:\n"),
    ] {
        fs::write(path, text).during(step)?;
    }
    Ok(())
}

/// Makes the working folder the root, and forgets the machine's.
fn leave_old_root() -> Result<(), Trouble> {
    pivot_root(".", ".").during("changing the root")?;
    // The old root now lies over the new one.
    umount2(".", MntFlags::MNT_DETACH).during("leaving the machine's root")?;
    chdir("/").during("entering the private root")?;
    restrict(libc::AT_FDCWD, c"/", 0, libc::MOUNT_ATTR_RDONLY).during("sealing the private root")
}

fn inside(path: &Path) -> PathBuf {
    path.strip_prefix("/").unwrap_or(path).to_owned()
}

fn place_link(path: &Path, target: &Path) -> Result<(), Trouble> {
    let step = format!("placing the link {}", path.display());
    let path = inside(path);
    make_parent(&path).during(&step)?;
    match symlink(target, &path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
    .during(&step)
}

fn make_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)
}

/// Attaches a tree at its place in the new root.
fn place(path: &Path, tree: &OwnedFd) -> Result<(), Trouble> {
    let step = format!("showing {}", path.display());
    let place = inside(path);
    if !place.exists() {
        make_parent(&place).during(&step)?;
        if fs::File::from(tree.try_clone().during(&step)?)
            .metadata()
            .during(&step)?
            .is_dir()
        {
            fs::create_dir(&place).during(&step)?;
        } else {
            fs::write(&place, "").during(&step)?;
        }
    }
    move_mount(tree, &place).during(&step)
}

/// A copy of the mounts at `path`, attached nowhere yet, and restricted.
fn clone_tree(path: &Path, access: Access) -> Result<OwnedFd, Trouble> {
    let step = format!("taking {} into view", path.display());
    let tree = open_tree(path).during(&step)?;
    let device = path.starts_with("/dev");
    let mut attributes = libc::MOUNT_ATTR_NOSUID;
    if !device {
        attributes |= libc::MOUNT_ATTR_NODEV;
    }
    attributes |= match access {
        Access::Read => libc::MOUNT_ATTR_RDONLY,
        Access::Write => libc::MOUNT_ATTR_NOEXEC,
    };
    let flags = libc::AT_EMPTY_PATH | AT_RECURSIVE;
    restrict(tree.as_raw_fd(), c"", flags, attributes).during(&step)?;
    Ok(tree)
}

const OPEN_TREE_CLONE: libc::c_int = 1;
const AT_RECURSIVE: libc::c_int = 0x8000;
const MOVE_MOUNT_F_EMPTY_PATH: libc::c_int = 4;

fn c_path(path: &Path) -> io::Result<CString> {
    CString::new(path.as_os_str().as_bytes()).map_err(|_| io::ErrorKind::InvalidInput.into())
}

#[allow(unsafe_code)]
fn open_tree(path: &Path) -> io::Result<OwnedFd> {
    let path = c_path(path)?;
    let flags = OPEN_TREE_CLONE | AT_RECURSIVE | libc::O_CLOEXEC;
    // SAFETY: the path is a C string that outlives the call.
    let fd = unsafe { libc::syscall(libc::SYS_open_tree, libc::AT_FDCWD, path.as_ptr(), flags) };
    let fd = i32::try_from(Errno::result(fd)?).map_err(|_| io::ErrorKind::InvalidData)?;
    // SAFETY: the call made this descriptor, and nobody else has it.
    Ok(unsafe { OwnedFd::from_raw_fd(fd) })
}

#[allow(unsafe_code)]
fn move_mount(tree: &OwnedFd, place: &Path) -> io::Result<()> {
    let place = c_path(place)?;
    // SAFETY: both paths are C strings that outlive the call.
    let result = unsafe {
        libc::syscall(
            libc::SYS_move_mount,
            tree.as_raw_fd(),
            c"".as_ptr(),
            libc::AT_FDCWD,
            place.as_ptr(),
            MOVE_MOUNT_F_EMPTY_PATH,
        )
    };
    Errno::result(result)?;
    Ok(())
}

#[allow(unsafe_code)]
fn restrict(folder: i32, path: &std::ffi::CStr, flags: i32, attributes: u64) -> io::Result<()> {
    let change = libc::mount_attr {
        attr_set: attributes,
        attr_clr: 0,
        propagation: 0,
        userns_fd: 0,
    };
    // SAFETY: the path and the structure outlive the call, which reads as much as it is told.
    let result = unsafe {
        libc::syscall(
            libc::SYS_mount_setattr,
            folder,
            path.as_ptr(),
            flags,
            &raw const change,
            size_of::<libc::mount_attr>(),
        )
    };
    Errno::result(result)?;
    Ok(())
}
