//! Attributes: those that reach the linker, the crate or the build, and strings that are code.

use std::ops::Range;

use proc_macro2::Delimiter;

use super::finding::Finding;
use super::imports::Imports;
use super::permitted::Rules;
use super::rule::{self, Rule};
use super::tokens::{Leaves, Place, Token};
use super::{calls, keywords, lints, paths, reach};

/// Attributes that reach the linker or the runtime.
const SYMBOLS: [&str; 22] = [
    "alloc_error_handler",
    "export_name",
    "global_allocator",
    "instruction_set",
    "lang",
    "link",
    "link_args",
    "link_name",
    "link_ordinal",
    "link_section",
    "linkage",
    "naked",
    "no_builtins",
    "no_link",
    "no_mangle",
    "panic_handler",
    "proc_macro",
    "proc_macro_attribute",
    "proc_macro_derive",
    "start",
    "target_feature",
    "used",
];

/// Attributes of the whole crate that are no documentation and no lint.
const OF_THE_CRATE: [&str; 13] = [
    "crate_name",
    "crate_type",
    "feature",
    "no_core",
    "no_implicit_prelude",
    "no_main",
    "no_std",
    "plugin",
    "recursion_limit",
    "reexport_test_harness_main",
    "test_runner",
    "type_length_limit",
    "windows_subsystem",
];

/// Of the names above, those that a macro's argument can only mean as an attribute.
const UNMISTAKABLE: [&str; 12] = [
    "alloc_error_handler",
    "cfg_attr",
    "export_name",
    "global_allocator",
    "link_name",
    "link_section",
    "macro_export",
    "no_implicit_prelude",
    "no_main",
    "no_mangle",
    "panic_handler",
    "track_caller",
];

/// Attributes whose strings are text for people.
const TEXT_ATTRIBUTES: [&str; 4] = ["deprecated", "doc", "error", "must_use"];

/// Keys whose strings are text or names for the wire.
const TEXT_KEYS: [&str; 10] = [
    "alias",
    "content",
    "expecting",
    "feature",
    "note",
    "reason",
    "rename",
    "rename_all",
    "rename_all_fields",
    "tag",
];

/// Names that only attributes have, handed to a macro that may make attributes of them.
pub(super) fn unmistakable(name: &str) -> Option<&'static Rule> {
    UNMISTAKABLE
        .contains(&name)
        .then(|| of_name(name))
        .flatten()
}

/// What a file's attributes may not do or hold.
pub(super) fn inspect(leaves: &Leaves, imports: &Imports, rules: &Rules) -> Vec<Finding> {
    let mut findings = Vec::new();
    for index in 0..leaves.len() {
        if let Some(attribute) = Attribute::at(leaves, index) {
            findings.extend(attribute.refused(leaves));
            findings.extend(attribute.code_in_strings(leaves, imports, rules));
        } else if leaves.word(index) == Some("cfg")
            && leaves.is_punct(index + 1, '!')
            && let Some(close) = leaves.closing(index + 2)
            && mentions_test(leaves, index + 3..close)
        {
            findings.push(Finding::new(
                leaves.place(index),
                rule::CFG_TEST,
                "cfg!(test)",
            ));
        }
    }
    findings
}

/// One attribute: where it stands and what its brackets hold.
struct Attribute {
    place: Place,
    inner: bool,
    name: String,
    arguments: Range<usize>,
}

impl Attribute {
    fn at(leaves: &Leaves, index: usize) -> Option<Self> {
        if !leaves.is_punct(index, '#') {
            return None;
        }
        let inner = leaves.is_punct(index + 1, '!');
        let open = if inner { index + 2 } else { index + 1 };
        if !leaves.opens(open, Delimiter::Bracket) {
            return None;
        }
        let close = leaves.closing(open)?;
        let mut at = open + 1;
        // `#[unsafe(no_mangle)]`
        if leaves.word(at) == Some("unsafe") {
            at += 2;
        }
        let mut name = String::new();
        while at < close {
            match leaves.get(at) {
                Some(Token::Word { text, .. }) => name.push_str(text),
                Some(Token::Punct(':')) => name.push(':'),
                _ => break,
            }
            at += 1;
        }
        Some(Self {
            place: leaves.place(index),
            inner,
            name,
            arguments: at..close,
        })
    }

    fn refused(&self, leaves: &Leaves) -> Option<Finding> {
        let name = self.name.as_str();
        let mark = if self.inner { "#!" } else { "#" };
        let rule = if name == "cfg" && !self.inner {
            tells_tests_apart(leaves, self.arguments.clone()).then_some(rule::CFG_TEST)
        } else {
            of_name(name)
                .or_else(|| (self.inner && !harmless_inside(name)).then_some(rule::CRATE_ATTRIBUTE))
        };
        rule.map(|rule| Finding::new(self.place, rule, format!("{mark}[{name}]")))
    }

    /// Findings in the attribute's strings, where those are code.
    fn code_in_strings(&self, leaves: &Leaves, imports: &Imports, rules: &Rules) -> Vec<Finding> {
        let name = self.name.as_str();
        if TEXT_ATTRIBUTES.contains(&name) || lints::LEVELS.contains(&name) || name == "cfg" {
            return Vec::new();
        }
        let mut findings = Vec::new();
        for index in self.arguments.clone() {
            let Some(key) = leaves
                .word(index)
                .filter(|_| leaves.is_punct(index + 1, '='))
            else {
                continue;
            };
            if key == "crate" {
                let found = format!("#[{name}(crate = …)]");
                findings.push(Finding::new(
                    leaves.place(index),
                    rule::ATTRIBUTE_CRATE,
                    found,
                ));
            }
            let Some(Token::Literal(literal)) = leaves.get(index + 2) else {
                continue;
            };
            if TEXT_KEYS.contains(&key) {
                continue;
            }
            if let Ok(string) = syn::parse_str::<syn::LitStr>(literal) {
                let code = Leaves::at(&string.value(), leaves.place(index + 2));
                findings.extend(reach::inspect(&code, &paths::all(&code), imports, rules));
                findings.extend(keywords::inspect(&code, rules));
                findings.extend(calls::inspect(&code));
            }
        }
        findings
    }
}

fn of_name(name: &str) -> Option<&'static Rule> {
    match name {
        "path" => Some(rule::MODULE_PATH),
        "cfg_attr" => Some(rule::CFG_ATTR),
        "track_caller" => Some(rule::CALLER_LOCATION),
        "macro_export" => Some(rule::MACRO_EXPORT),
        _ if SYMBOLS.contains(&name) || name.starts_with("rustc_") => Some(rule::SYMBOLS),
        _ if OF_THE_CRATE.contains(&name) => Some(rule::CRATE_ATTRIBUTE),
        _ => None,
    }
}

/// Whether `#![name…]` is documentation, a lint or a word to a tool.
fn harmless_inside(name: &str) -> bool {
    name == "doc"
        || name.is_empty()
        || lints::LEVELS.contains(&name)
        || name.starts_with("rustfmt::")
        || name.starts_with("clippy::")
}

/// Whether a predicate has `test` below a `not`.
fn tells_tests_apart(leaves: &Leaves, predicate: Range<usize>) -> bool {
    predicate.into_iter().any(|index| {
        leaves.word(index) == Some("not")
            && leaves
                .closing(index + 1)
                .is_some_and(|close| mentions_test(leaves, index + 2..close))
    })
}

fn mentions_test(leaves: &Leaves, mut range: Range<usize>) -> bool {
    range.any(|index| leaves.word(index) == Some("test"))
}
