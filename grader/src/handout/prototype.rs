//! The prototype in section 1, which is the contract to the letter.

use super::breach::HandoutBreach;
use super::contents::Block;
use super::document::Handout;

/// Whether the prototype equals the contract, white space at the ends of lines aside.
pub(super) fn check(handout: &Handout, contract_text: &str) -> Option<HandoutBreach> {
    let section = handout.section(1);
    if section.is_empty() {
        return None; // Said already: there is no section 1.
    }
    let under_prototype = section.iter().filter(|passage| {
        passage
            .heading
            .as_ref()
            .is_some_and(|heading| heading.text.contains("Prototype"))
    });
    let Some(block) = under_prototype
        .flat_map(|passage| &passage.blocks)
        .find(|it| it.is_rust())
    else {
        return Some(HandoutBreach::missing(
            "section 1 shows no prototype",
            "put the contract's text into a ```rust,ignore block under a heading `Prototype`",
        ));
    };
    difference(block, contract_text)
}

fn difference(block: &Block, contract_text: &str) -> Option<HandoutBreach> {
    let mut shown = block.code.trim_end().lines().map(str::trim_end);
    let mut wanted = contract_text.trim_end().lines().map(str::trim_end);
    let mut line = block.code_line;
    let remedy = "copy the contract file's text into the block, or mend the contract";
    loop {
        let message = match (shown.next(), wanted.next()) {
            (None, None) => return None,
            (Some(shown), Some(wanted)) if shown == wanted => {
                line += 1;
                continue;
            }
            (Some(shown), Some(wanted)) => {
                format!("the prototype says `{shown}` where the contract says `{wanted}`")
            }
            (Some(shown), None) => {
                format!("the prototype goes on with `{shown}`, but the contract has ended")
            }
            (None, Some(wanted)) => {
                format!("the prototype ends, but the contract goes on with `{wanted}`")
            }
        };
        return Some(HandoutBreach::at(line, message, remedy));
    }
}
