//! The rules, as a student reads them.

/// One rule of the policy.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name in reports.
    pub id: &'static str,
    /// Why it exists.
    pub reason: &'static str,
    /// What to do in place of what it refuses.
    pub instead: &'static str,
}

macro_rules! rules {
    ($($name:ident = $id:literal: $reason:literal => $instead:literal;)*) => {
        $(pub(super) const $name: &Rule = &Rule { id: $id, reason: $reason, instead: $instead };)*

        /// All rules.
        pub const ALL: &[&Rule] = &[$($name),*];
    };
}

rules! {
    UNSAFE = "unsafe": "a submission is safe Rust throughout"
        => "write it with safe Rust: the exercises need nothing else";
    FILES = "files": "a submission has no access to files, and what it may be told of is no path"
        => "keep data in memory, or take it as an argument";
    PROCESS = "process": "a submission may not end, start or signal processes"
        => "return an error to say that something failed";
    ENVIRONMENT = "environment": "a submission behaves the same wherever it runs"
        => "take settings as arguments or through the exercise's configuration type";
    NETWORK = "network": "this exercise has no network"
        => "return messages as values, as the prototype does; addresses such as \
            `std::net::SocketAddr` are fine";
    OS = "os": "a submission does not reach around the standard library to the system"
        => "use the portable part of the standard library";
    STDIN = "stdin": "the input belongs to the grader"
        => "take what you need as arguments";
    INCLUDE = "include": "a submission contains its own text and no other file's"
        => "write the text or the code where it is used";
    MODULE_PATH = "module-path": "modules lie where Rust looks for them by convention"
        => "move the file to `src/<module>.rs` and drop the attribute";
    MODULE_FILE = "module-file": "the submission contains no file for this module"
        => "hand in `src/<module>.rs` too, or drop the declaration";
    EXTERN = "extern": "a submission has no foreign code and declares no crate by hand"
        => "use the crates that the exercise lists by their paths";
    SYMBOLS = "symbols": "an attribute that reaches the linker or the runtime could replace code \
        that is not yours"
        => "drop the attribute: the exercise does not need it";
    CRATE_ATTRIBUTE = "crate-attribute": "settings of the whole crate would hold for the tests too"
        => "drop the attribute; of `#![…]` only documentation and lints are accepted";
    CFG_ATTR = "cfg-attr": "an attribute that depends on the build cannot be judged"
        => "write the attribute that you mean";
    CFG_TEST = "cfg-test": "a grade compiles with `cfg(test)` and leaves out your own tests: code \
        that tells the two apart is missing there"
        => "let the code be the same in both; only items marked `#[cfg(test)]` are tests";
    PANIC_HOOK = "panic-hook": "the panic hook belongs to the tests"
        => "return an error, or let the panic pass";
    CALLER_LOCATION = "caller-location": "code must not depend on who calls it"
        => "take what you need as an argument";
    TYPE_NAME = "type-name": "code must not depend on the names of the caller's types"
        => "give the type a method or a constant that names it";
    BACKTRACE = "backtrace": "code must not depend on who calls it"
        => "return an error that says what went wrong";
    THREAD_NAME = "thread-name": "code must not depend on the thread that calls it"
        => "take a name as an argument";
    FN_POINTERS = "fn-pointer": "bare function pointer types are a known hole in the compiler's \
        lifetime checks (rust-lang/rust#25860)"
        => "take `impl Fn(…)` or a type parameter, or keep a `Box<dyn Fn(…)>`";
    FOR_LIFETIMES = "for-lifetimes": "`for<…>` binders are part of a known hole in the compiler's \
        lifetime checks (rust-lang/rust#25860)"
        => "leave the lifetime out, `Fn(&T)` means the same, or bind it on the item";
    PROTECTED_NAME = "protected-name": "a primitive, an item that every module sees, or a crate \
        already has this name, and a test that relies on it must get what it says"
        => "choose another name";
    MACRO_NAME = "macro-name": "a macro of the standard library already has this name"
        => "choose another name";
    MACRO_EXPORT = "macro-export": "an exported macro is visible to every module, tests included"
        => "drop the attribute and write `pub(crate) use <macro>;` below the macro";
    MACRO_INDIRECTION = "macro-indirection": "a macro that puts such a path, keyword or macro name \
        together from its arguments cannot be judged"
        => "write the path or the name out in the macro's body";
    ATTRIBUTE_CRATE = "attribute-crate": "it makes a derive generate code for another crate"
        => "drop it: the derive finds its crate by itself";
    MAIN = "main": "the crate is a library; its tests bring their own `main`"
        => "move it to `examples/`, or rename it";
    FOREIGN_CRATE = "foreign-crate": "the exercise does not list this crate among its dependencies"
        => "use the standard library and the crates that the handout lists";
    ALLOCATOR = "allocator": "memory is managed by the standard library"
        => "use `Box`, `Vec` and `Arc`";
    ASSEMBLY = "assembly": "a submission is portable Rust"
        => "write it in Rust";
    CRATE_RENAME = "crate-rename": "under another name the standard library and the runtime could \
        be reached unseen"
        => "import the items that you use";
    GLOB = "glob": "a glob here brings in what is refused along with what you need"
        => "name the items that you use";
    INTERNALS = "internals": "this is an internal of a crate, not its interface"
        => "use what the crate documents";
}
