//! One file of a crate, parsed.

/// One parsed file. Spans of [`SourceFile::ast`] index into [`SourceFile::text`].
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Its path inside the crate, such as `src/wire.rs`.
    pub path: String,
    /// The module that it is by convention: empty for the root, `["wire"]` for `src/wire.rs`.
    pub module: Vec<String>,
    /// Its text.
    pub text: String,
    /// Its syntax.
    pub ast: syn::File,
}

/// A file that is not Rust.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}:{line}:{column}: {message}")]
pub struct SyntaxError {
    /// The file.
    pub path: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1.
    pub column: usize,
    /// What the parser expected.
    pub message: String,
}

impl SourceFile {
    /// Parses `text`, which stands at `path` inside the crate.
    pub(super) fn parse(path: &str, text: &str) -> Result<Self, SyntaxError> {
        // Not `parse_file`: it skips a byte order mark or a `#!` line, and spans would be off.
        let ast = syn::parse_str::<syn::File>(text).map_err(|error| {
            let start = error.span().start();
            SyntaxError {
                path: path.to_owned(),
                line: start.line,
                column: start.column + 1,
                message: error.to_string(),
            }
        })?;
        Ok(Self {
            path: path.to_owned(),
            module: module_of(path),
            text: text.to_owned(),
            ast,
        })
    }
}

/// The module path that a file holds by convention.
fn module_of(path: &str) -> Vec<String> {
    let inner = path.strip_prefix("src/").unwrap_or(path);
    let inner = inner.strip_suffix(".rs").unwrap_or(inner);
    let inner = inner.strip_suffix("/mod").unwrap_or(inner);
    if inner == "lib" || inner == "mod" {
        return Vec::new();
    }
    inner.split('/').map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::module_of;

    #[test]
    fn a_file_s_path_gives_its_module() {
        assert_eq!(module_of("src/lib.rs"), Vec::<String>::new());
        assert_eq!(module_of("src/wire.rs"), ["wire"]);
        assert_eq!(module_of("src/wire/mod.rs"), ["wire"]);
        assert_eq!(module_of("src/wire/frame.rs"), ["wire", "frame"]);
    }
}
