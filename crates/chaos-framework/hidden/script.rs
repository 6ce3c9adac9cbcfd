//! Histories of registers in short, and verdicts in a word.

use crate::{History, LinearizabilityChecker, RegisterModel, RegisterOp, RegisterRet, Verdict};

pub(super) type Register = History<RegisterOp, RegisterRet>;

/// Whole histories in short: `w1` write 1, `r1` read that returns 1, `c12` compare 1 and set 2 (`t` or
/// `f` is what it returns). An item of the script begins (`a:`) or ends (`a.`) the operation of
/// process a; `a!` says that it failed. Each begin names it: `a:w1`, `b:r1`.
pub(super) fn history(script: &str) -> Register {
    let history = History::new();
    let mut under_way: Vec<(char, usize, RegisterRet)> = Vec::new();
    for item in script.split_whitespace() {
        let mut letters = item.chars();
        let (process, verb) = (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '));
        if verb == ':' {
            let (op, ret) = operation(letters.as_str());
            under_way.push((process, history.invoke(process as u64, op), ret));
        } else if let Some(at) = under_way.iter().position(|(of, ..)| *of == process) {
            let (_, id, ret) = under_way.remove(at);
            match verb {
                '!' => history.fail(id),
                _ => history.ok(id, ret),
            }
        }
    }
    history
}

fn operation(text: &str) -> (RegisterOp, RegisterRet) {
    let key = if text.contains('@') { "y" } else { "x" }.to_string();
    let digit = |at: usize| {
        text.chars()
            .nth(at)
            .and_then(|c| c.to_digit(10))
            .map_or(0, u64::from)
    };
    match text.chars().next() {
        Some('w') => (
            RegisterOp::Write {
                key,
                value: digit(1),
            },
            RegisterRet::Written,
        ),
        Some('r') => (RegisterOp::Read { key }, RegisterRet::Value(digit(1))),
        _ => {
            let swapped = text.contains('t');
            let op = RegisterOp::CompareAndSet {
                key,
                expected: digit(1),
                new: digit(2),
            };
            (op, RegisterRet::Swapped(swapped))
        }
    }
}

pub(super) fn checker() -> LinearizabilityChecker<RegisterModel> {
    LinearizabilityChecker::new(RegisterModel { initial: 0 })
}

pub(super) fn word(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Linearizable => "linearizable".to_string(),
        Verdict::Violation { operation, .. } => format!("violation by {operation}"),
        Verdict::Unknown => "unknown".to_string(),
    }
}
