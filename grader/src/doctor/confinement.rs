//! How well this machine confines code that nobody trusts.

use super::finding::{Finding, State};
use crate::sandbox::{Capabilities, Profile, SandboxFault};

pub(super) fn judge(probed: Result<Capabilities, SandboxFault>) -> Finding {
    let able = match probed {
        Ok(able) => able,
        Err(fault) => {
            let remedy = "grade nobody's code but your own here until this is mended";
            return Finding::bad("sandbox", State::Missing, fault.to_string(), remedy);
        }
    };
    let strictest = able.strictest();
    if strictest == Profile::Full {
        let said = format!("all profiles work (Landlock {})", able.landlock_abi);
        return Finding::good("sandbox", said);
    }
    let lacks: Vec<String> = able
        .missing
        .iter()
        .map(|lack| format!("{} ({})", lack.feature, lack.reason))
        .collect();
    let mut remedies: Vec<&str> = able
        .missing
        .iter()
        .map(|lack| lack.remedy.as_str())
        .collect();
    remedies.dedup();
    let lacks = format!("for want of {}", lacks.join(" and "));
    let (state, said) = match strictest {
        Profile::Contained => (
            State::Weak,
            format!("only `contained` works, for a container that you vouch for, {lacks}"),
        ),
        _ => (
            State::Missing,
            format!("code of others cannot be graded here, {lacks}"),
        ),
    };
    Finding::bad("sandbox", state, said, remedies.join("; or "))
}
