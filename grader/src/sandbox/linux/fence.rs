//! Landlock: what of the visible files may be touched, enforced by a second mechanism.

use std::path::Path;

use landlock::{
    ABI, Access as _, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible, PathBeneath, PathFd,
    Ruleset, RulesetAttr, RulesetCreated, RulesetCreatedAttr, RulesetStatus, Scope,
};

use super::super::fault::Trouble;
use super::view::{Access, View};

/// The newest set of rights that we ask for; older kernels enforce those that they know.
const NEWEST: ABI = ABI::V6;

/// What a confined process may do with files, ports and signals.
pub(crate) struct Fence {
    rules: RulesetCreated,
}

fn trouble(error: impl std::fmt::Display) -> Trouble {
    Trouble::new("setting Landlock up", error)
}

impl Fence {
    /// Rules for the files of `view`, and the few that every process needs. Paths are opened now.
    pub(crate) fn new(view: &View, tcp: bool, executables: bool) -> Result<Self, Trouble> {
        let mut rules = Ruleset::default()
            .set_compatibility(CompatLevel::HardRequirement)
            .handle_access(AccessFs::from_all(ABI::V1))
            .map_err(trouble)?
            .set_compatibility(CompatLevel::BestEffort)
            .handle_access(AccessFs::from_all(NEWEST))
            .map_err(trouble)?
            .scope(Scope::from_all(NEWEST))
            .map_err(trouble)?;
        if !tcp {
            rules = rules
                .handle_access(AccessNet::from_all(NEWEST))
                .map_err(trouble)?;
        }
        let mut fence = Self {
            rules: rules.create().map_err(trouble)?,
        };
        for (path, access) in &view.mounts {
            let rights = match access {
                Access::Read if executables || is_loader(path) => AccessFs::from_read(NEWEST),
                Access::Read => AccessFs::from_read(NEWEST) & !BitFlags::from(AccessFs::Execute),
                Access::Write => AccessFs::from_all(NEWEST) & !BitFlags::from(AccessFs::Execute),
            };
            fence = fence.allow(path, rights)?;
        }
        Ok(fence)
    }

    /// Allows `rights` on `path` and below, if it exists.
    pub(crate) fn allow(
        mut self,
        path: &Path,
        rights: BitFlags<AccessFs>,
    ) -> Result<Self, Trouble> {
        let Ok(metadata) = path.metadata() else {
            return Ok(self);
        };
        let rights = if metadata.is_dir() {
            rights
        } else {
            rights & AccessFs::from_file(NEWEST)
        };
        let folder = PathFd::new(path).map_err(trouble)?;
        self.rules = self
            .rules
            .add_rule(PathBeneath::new(folder, rights))
            .map_err(trouble)?;
        Ok(self)
    }

    /// Allows what any program may do: read the public devices and tables, write to /dev/null.
    pub(crate) fn allow_basics(mut self) -> Result<Self, Trouble> {
        let read = BitFlags::from(AccessFs::ReadFile);
        for path in [
            "/dev/zero",
            "/dev/urandom",
            "/etc/hosts",
            "/etc/nsswitch.conf",
        ] {
            self = self.allow(Path::new(path), read)?;
        }
        self.allow(
            Path::new("/dev/null"),
            AccessFs::ReadFile | AccessFs::WriteFile,
        )
    }

    /// Allows the temporary folder.
    pub(crate) fn allow_scratch(self) -> Result<Self, Trouble> {
        let rights = AccessFs::from_all(NEWEST) & !BitFlags::from(AccessFs::Execute);
        self.allow(Path::new("/tmp"), rights)
    }

    /// Allows reading /proc.
    pub(crate) fn allow_proc(self) -> Result<Self, Trouble> {
        self.allow(Path::new("/proc"), AccessFs::ReadFile | AccessFs::ReadDir)
    }

    /// Puts the calling process behind the fence, for good.
    pub(crate) fn close_behind_us(&self) -> Result<(), Trouble> {
        let rules = self.rules.try_clone().map_err(trouble)?;
        let status = rules.restrict_self().map_err(trouble)?;
        if status.ruleset == RulesetStatus::NotEnforced {
            return Err(trouble("the kernel does not enforce it"));
        }
        Ok(())
    }
}

fn is_loader(path: &Path) -> bool {
    path.file_name()
        .and_then(|name| name.to_str())
        .is_some_and(|name| name.starts_with("ld"))
}

/// The version of Landlock that the kernel has; 0 is none.
pub(crate) fn abi() -> i32 {
    use nix::libc;
    const VERSION: libc::c_uint = 1;
    let nothing: *const libc::c_void = std::ptr::null();
    // SAFETY: with this flag the call takes a null pointer and returns a number.
    #[allow(unsafe_code)]
    let version =
        unsafe { libc::syscall(libc::SYS_landlock_create_ruleset, nothing, 0_usize, VERSION) };
    i32::try_from(version).unwrap_or(0).max(0)
}
