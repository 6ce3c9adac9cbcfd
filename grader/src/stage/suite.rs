//! A suite of tests as the author wrote it, read and made callable.

use std::path::PathBuf;

use syn::spanned::Spanned;
use syn::visit::Visit;

use crate::source::{Edit, Files, apply, blank};

/// The files of a suite with the test attributes taken off and the functions made visible, and
/// the tests that they hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suite {
    /// The files by their path inside the suite's folder; `mod.rs` is the first.
    pub files: Files,
    /// The tests, in the order of files and lines.
    pub tests: Vec<TestFn>,
}

/// One test function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestFn {
    /// Its path inside the suite, as `file::test`.
    pub name: String,
    /// What it needs to be run.
    pub runtime: Runtime,
    /// Whether it returns a value, which may be an error.
    pub returns: bool,
}

/// What a test function needs to be run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Runtime {
    /// A plain function.
    Plain,
    /// An async function, on tokio.
    Tokio {
        /// Whether time stands still until every task waits.
        start_paused: bool,
        /// The worker threads of a runtime with several; 0 for a runtime on the test's thread.
        worker_threads: usize,
    },
}

/// A suite that breaks the rules for tests: the author's to mend.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}:{line}: {fault}", file.display())]
pub struct SuiteFault {
    /// The file.
    pub file: PathBuf,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, and the remedy.
    pub fault: String,
}

impl Suite {
    /// Reads a suite of `files`; `folder` only words the errors.
    ///
    /// # Errors
    ///
    /// Every breach of the rules for tests: a file that is not Rust, a glob import, a test in
    /// `mod.rs` or in an inline module, `#[should_panic]`, `#[ignore]`, `proptest!`.
    pub fn read(files: &Files, folder: &std::path::Path) -> Result<Self, Vec<SuiteFault>> {
        let mut suite = Self {
            files: Files::new(),
            tests: Vec::new(),
        };
        let mut faults = Vec::new();
        for (path, text) in files {
            let mut reader = Reader {
                file: folder.join(path),
                module: module_of(path),
                text,
                edits: Vec::new(),
                tests: Vec::new(),
                faults: Vec::new(),
            };
            reader.read();
            suite.files.insert(path.clone(), apply(text, reader.edits));
            suite.tests.append(&mut reader.tests);
            faults.append(&mut reader.faults);
        }
        if faults.is_empty() {
            Ok(suite)
        } else {
            Err(faults)
        }
    }

    /// A suite of one program: the handout's usage example, run as the test `usage::main`.
    ///
    /// # Errors
    ///
    /// The example is not Rust, or has no `fn main`.
    pub fn of_example(code: &str, handout: &std::path::Path) -> Result<Self, SuiteFault> {
        let fault = |line, fault: &str| SuiteFault {
            file: handout.to_owned(),
            line,
            fault: format!("the usage example {fault}"),
        };
        let file = syn::parse_str::<syn::File>(code)
            .map_err(|error| fault(error.span().start().line, &format!("is not Rust: {error}")))?;
        let main = file.items.iter().find_map(|item| match item {
            syn::Item::Fn(function) if function.sig.ident == "main" => Some(function),
            _ => None,
        });
        let main = main.ok_or_else(|| fault(1, "has no `fn main()`"))?;
        let mut edits = vec![visible(main)];
        let mut runtime = Runtime::Plain;
        for attribute in &main.attrs {
            if let Some(found) = tokio_runtime(attribute, "main") {
                runtime = found.map_err(|why| fault(1, &why))?;
                edits.push(without(attribute, code));
            }
        }
        let files = Files::from([
            ("mod.rs".to_owned(), "mod usage;\n".to_owned()),
            ("usage.rs".to_owned(), apply(code, edits)),
        ]);
        Ok(Self {
            files,
            tests: vec![TestFn {
                name: "usage::main".to_owned(),
                runtime,
                returns: returns(main),
            }],
        })
    }

    /// The names of the tests.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.tests.iter().map(|test| test.name.as_str())
    }
}

/// The module path of a file inside the suite: empty for `mod.rs`.
fn module_of(path: &str) -> String {
    let inner = path.strip_suffix(".rs").unwrap_or(path);
    let inner = inner
        .strip_suffix("mod")
        .unwrap_or(inner)
        .trim_end_matches('/');
    inner.replace('/', "::")
}

struct Reader<'a> {
    file: PathBuf,
    module: String,
    text: &'a str,
    edits: Vec<Edit>,
    tests: Vec<TestFn>,
    faults: Vec<SuiteFault>,
}

impl Reader<'_> {
    fn read(&mut self) {
        let file = match syn::parse_str::<syn::File>(self.text) {
            Ok(file) => file,
            Err(error) => {
                return self.fault(error.span().start().line, format!("not Rust: {error}"));
            }
        };
        let mut checker = Checker { faults: Vec::new() };
        checker.visit_file(&file);
        for (line, fault) in checker.faults {
            self.fault(line, fault);
        }
        for item in &file.items {
            match item {
                syn::Item::Fn(function) => self.function(function),
                syn::Item::Mod(module) if module.content.is_some() => self.inline_module(module),
                _ => {}
            }
        }
    }

    fn function(&mut self, function: &syn::ItemFn) {
        let mut runtime = None;
        for attribute in &function.attrs {
            let found = if attribute.path().is_ident("test") {
                Some(Ok(Runtime::Plain))
            } else {
                tokio_runtime(attribute, "test")
            };
            match found {
                Some(Ok(found)) => {
                    runtime = Some(found);
                    self.edits.push(without(attribute, self.text));
                }
                Some(Err(why)) => self.fault(attribute.span().start().line, why),
                None => {}
            }
        }
        let Some(runtime) = runtime else { return };
        let line = function.sig.ident.span().start().line;
        if self.module.is_empty() {
            self.fault(
                line,
                "a test stands in mod.rs; move it to a file of its own subject".into(),
            );
        }
        if (function.sig.asyncness.is_some()) != matches!(runtime, Runtime::Tokio { .. }) {
            self.fault(
                line,
                "an async test needs #[tokio::test], a plain one #[test]".into(),
            );
        }
        if matches!(function.vis, syn::Visibility::Inherited) {
            self.edits.push(visible(function));
        }
        let name = format!("{}::{}", self.module, function.sig.ident);
        let returns = returns(function);
        self.tests.push(TestFn {
            name,
            runtime,
            returns,
        });
    }

    fn inline_module(&mut self, module: &syn::ItemMod) {
        let holds_tests = module.content.iter().flat_map(|(_, items)| items).any(|item| {
            matches!(item, syn::Item::Fn(function) if function.attrs.iter().any(is_test_attribute))
        });
        if holds_tests {
            let line = module.span().start().line;
            self.fault(
                line,
                "tests stand in an inline module; give them a file".to_owned(),
            );
        }
    }

    fn fault(&mut self, line: usize, fault: String) {
        self.faults.push(SuiteFault {
            file: self.file.clone(),
            line,
            fault,
        });
    }
}

/// Finds what no suite may hold, wherever it stands.
struct Checker {
    faults: Vec<(usize, String)>,
}

impl<'ast> Visit<'ast> for Checker {
    fn visit_use_glob(&mut self, glob: &'ast syn::UseGlob) {
        self.faults.push((
            glob.span().start().line,
            "a glob import; name what is imported, since a student's item could slip in through it"
                .to_owned(),
        ));
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        let line = attribute.span().start().line;
        if attribute.path().is_ident("should_panic") {
            let fault = "#[should_panic] passes for any panic; assert what must come out instead";
            self.faults.push((line, fault.to_owned()));
        }
        if attribute.path().is_ident("ignore") {
            self.faults.push((
                line,
                "#[ignore]: a test that never runs earns nothing".to_owned(),
            ));
        }
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        if call
            .path
            .segments
            .last()
            .is_some_and(|segment| segment.ident == "proptest")
        {
            self.faults.push((
                call.span().start().line,
                "`proptest!` hides the test from the grader; call `testbed::property`".to_owned(),
            ));
        }
    }
}

fn is_test_attribute(attribute: &syn::Attribute) -> bool {
    attribute.path().is_ident("test") || tokio_runtime(attribute, "test").is_some()
}

fn returns(function: &syn::ItemFn) -> bool {
    !matches!(function.sig.output, syn::ReturnType::Default)
}

/// Makes a function callable from the harness.
fn visible(function: &syn::ItemFn) -> Edit {
    let start = function
        .sig
        .asyncness
        .as_ref()
        .map_or_else(|| function.sig.fn_token.span(), Spanned::span)
        .byte_range()
        .start;
    Edit::insert(start, "pub(crate) ")
}

/// Takes an attribute off, in place.
fn without(attribute: &syn::Attribute, text: &str) -> Edit {
    let range = attribute.span().byte_range();
    Edit::replace(range.clone(), blank(&text[range]))
}

/// The runtime that `#[tokio::test(…)]` or `#[tokio::main(…)]` asks for, if it is that attribute.
fn tokio_runtime(attribute: &syn::Attribute, what: &str) -> Option<Result<Runtime, String>> {
    let segments: Vec<_> = attribute.path().segments.iter().collect();
    let [krate, macro_name] = segments.as_slice() else {
        return None;
    };
    if krate.ident != "tokio" || macro_name.ident != what {
        return None;
    }
    let mut start_paused = false;
    let mut workers = None;
    let mut several = what == "main";
    let parsed = match &attribute.meta {
        syn::Meta::Path(_) => Ok(()),
        _ => attribute.parse_nested_meta(|meta| {
            let value = meta.value()?;
            if meta.path.is_ident("start_paused") {
                start_paused = value.parse::<syn::LitBool>()?.value;
            } else if meta.path.is_ident("worker_threads") {
                workers = Some(value.parse::<syn::LitInt>()?.base10_parse()?);
            } else if meta.path.is_ident("flavor") {
                several = value.parse::<syn::LitStr>()?.value() == "multi_thread";
            } else {
                return Err(meta.error("the grader knows flavor, worker_threads and start_paused"));
            }
            Ok(())
        }),
    };
    let worker_threads = if several { workers.unwrap_or(2) } else { 0 };
    Some(match parsed {
        Ok(()) => Ok(Runtime::Tokio {
            start_paused,
            worker_threads,
        }),
        Err(error) => Err(format!(
            "an attribute that the grader cannot follow: {error}"
        )),
    })
}
