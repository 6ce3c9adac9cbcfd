//! Points, exact to a hundredth.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A number of points, kept in hundredths so that sums are exact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "f64", from = "f64")]
pub struct Points {
    hundredths: u32,
}

// In JSON it is a plain number.
impl JsonSchema for Points {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Points".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "number",
            "minimum": 0,
            "maximum": 100,
            "description": "Points, exact to a hundredth."
        })
    }
}

impl Points {
    /// No points.
    pub const ZERO: Self = Self { hundredths: 0 };

    /// A whole number of points.
    #[must_use]
    pub const fn whole(points: u32) -> Self {
        Self {
            hundredths: points * 100,
        }
    }

    /// `part` of `whole` equal shares of `points`, rounded down to a hundredth: rounding never
    /// gives what was not earned, and all shares give all points.
    #[must_use]
    pub fn share(points: u32, part: usize, whole: usize) -> Self {
        if whole == 0 {
            return Self::ZERO;
        }
        let hundredths = u64::from(points) * 100 * part as u64 / whole as u64;
        Self {
            hundredths: u32::try_from(hundredths).expect("a share is at most the whole"),
        }
    }

    /// Whether this reaches a whole number of points.
    #[must_use]
    pub fn reaches(self, points: u32) -> bool {
        self >= Self::whole(points)
    }
}

impl From<Points> for f64 {
    fn from(points: Points) -> Self {
        Self::from(points.hundredths) / 100.0
    }
}

impl From<f64> for Points {
    fn from(points: f64) -> Self {
        Self {
            hundredths: (points * 100.0).round() as u32,
        }
    }
}

impl Add for Points {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            hundredths: self.hundredths + other.hundredths,
        }
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Points {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.hundredths / 100, self.hundredths % 100);
        let text = match rest {
            0 => whole.to_string(),
            rest if rest % 10 == 0 => format!("{whole}.{}", rest / 10),
            rest => format!("{whole}.{rest:02}"),
        };
        formatter.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::Points;

    #[test]
    fn shares_are_rounded_down_and_all_of_them_give_the_whole() {
        assert_eq!(Points::share(10, 1, 3).to_string(), "3.33");
        assert_eq!(Points::share(10, 3, 3), Points::whole(10));
        assert_eq!(Points::share(15, 1, 2).to_string(), "7.5");
    }

    #[test]
    fn a_score_just_below_does_not_reach() {
        assert!(!Points::share(70, 6999, 7000).reaches(70));
        assert!(Points::whole(70).reaches(70));
    }

    #[test]
    fn points_survive_json() {
        for hundredths in 0..=10_000 {
            let points = Points { hundredths };
            let text = serde_json::to_string(&points).unwrap();
            assert_eq!(serde_json::from_str::<Points>(&text).unwrap(), points);
        }
    }
}
