//! How strictly code is confined.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How strictly code is confined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// Not at all: plain processes, on any Unix. For our own code only.
    Off,
    /// Inside a container that somebody else vouches for and that refuses namespaces: Landlock,
    /// seccomp and limits, a process a test.
    Contained,
    /// Linux namespaces for users, mounts, processes, network, IPC, host name and control groups,
    /// and all that [`Profile::Contained`] has. For code that nobody trusts.
    Full,
}

impl Profile {
    /// All of them, the strictest first.
    pub const ALL: [Self; 3] = [Self::Full, Self::Contained, Self::Off];

    /// Whether code that nobody trusts may run under it.
    #[must_use]
    pub fn confines(self) -> bool {
        self != Self::Off
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Full => "full",
            Self::Contained => "contained",
            Self::Off => "off",
        })
    }
}

/// A name that no profile has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a sandbox profile; there are `full`, `contained` and `off`")]
pub struct UnknownProfile(String);

impl FromStr for Profile {
    type Err = UnknownProfile;

    fn from_str(name: &str) -> Result<Self, UnknownProfile> {
        Self::ALL
            .into_iter()
            .find(|profile| profile.to_string() == name)
            .ok_or_else(|| UnknownProfile(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_is_read_back_from_its_name() {
        for profile in Profile::ALL {
            assert_eq!(profile.to_string().parse(), Ok(profile));
            let json = serde_json::to_string(&profile).unwrap();
            assert_eq!(json, format!("\"{profile}\""));
        }
    }

    #[test]
    fn another_name_is_refused_with_the_names_there_are() {
        let refusal = "none".parse::<Profile>().unwrap_err().to_string();
        assert!(
            refusal.contains("`none`") && refusal.contains("`contained`"),
            "{refusal}"
        );
    }

    #[test]
    fn only_off_does_not_confine() {
        assert!(Profile::Full.confines() && Profile::Contained.confines());
        assert!(!Profile::Off.confines());
    }
}
