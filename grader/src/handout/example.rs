//! The usage example of section 3.

use super::breach::HandoutBreach;
use super::contents::Block;
use super::document::Handout;

/// A program that the handout shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Its text.
    pub code: String,
    /// The handout's line that its first line is.
    pub line: usize,
}

/// What rustdoc takes for an order not to run a block.
const NOT_RUN: [&str; 4] = ["ignore", "no_run", "should_panic", "compile_fail"];

impl Handout {
    /// The one block of section 3 that is a whole program.
    ///
    /// # Errors
    ///
    /// [`HandoutBreach`] if there is none, or several, or if it is marked as one not to run.
    pub fn usage_example(&self) -> Result<Example, HandoutBreach> {
        let section = self.section(3);
        let programs: Vec<&Block> = section
            .iter()
            .flat_map(|passage| &passage.blocks)
            .filter(|block| block.is_rust() && has_main(&block.code))
            .collect();
        match programs[..] {
            [] => Err(HandoutBreach::missing(
                "section 3 shows no program",
                "put a ```rust block with `fn main()` into it, which uses the crate and asserts",
            )),
            [block] => match block
                .language
                .iter()
                .find(|word| NOT_RUN.contains(&word.as_str()))
            {
                Some(word) => Err(HandoutBreach::at(
                    block.line,
                    format!("the usage example is marked `{word}`, but it must run"),
                    "mark it `rust` alone",
                )),
                None => Ok(Example {
                    code: block.code.clone(),
                    line: block.code_line,
                }),
            },
            [_, second, ..] => Err(HandoutBreach::at(
                second.line,
                "section 3 shows a second program with `fn main`",
                "join the two, or leave `fn main` away in what is only a part",
            )),
        }
    }
}

fn has_main(code: &str) -> bool {
    code.lines().any(|line| {
        let line = line.trim_start();
        line.starts_with("fn main(") || line.starts_with("async fn main(")
    })
}
