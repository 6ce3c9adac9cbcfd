//! What a report can look like.

use std::fmt;
use std::str::FromStr;

/// A form of report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Tables for a person at a terminal.
    #[default]
    Terminal,
    /// Everything, for a machine; `spec/report.schema.json` describes it.
    Json,
    /// For a pull request or a learning platform.
    Markdown,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Terminal, Self::Json, Self::Markdown];

    /// The name by which it is asked for.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Json => "json",
            Self::Markdown => "markdown",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

/// A format that does not exist was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no report format `{asked}`; there are: {}", known())]
pub struct UnknownFormat {
    /// What was asked for.
    pub asked: String,
}

fn known() -> String {
    Format::ALL.map(Format::name).join(", ")
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(asked: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|format| format.name() == asked)
            .ok_or_else(|| UnknownFormat {
                asked: asked.to_owned(),
            })
    }
}

/// How a report for a terminal is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether colour may be used. The caller knows whether it writes to a terminal, and honours
    /// `NO_COLOR`; nothing is said by colour alone.
    pub colour: bool,
    /// How many columns there are.
    pub width: usize,
}

impl Default for Style {
    /// Without colour, 80 columns.
    fn default() -> Self {
        Self {
            colour: false,
            width: 80,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn every_format_is_found_by_the_name_it_shows() {
        for format in Format::ALL {
            assert_eq!(format.to_string().parse(), Ok(format));
        }
    }

    #[test]
    fn an_unknown_format_is_told_what_there_is() {
        let error = "xml".parse::<Format>().unwrap_err().to_string();
        assert_eq!(
            error,
            "there is no report format `xml`; there are: terminal, json, markdown"
        );
    }
}
