//! The edits that make a file of the reference into a file of the starter.

use std::ops::Range;

use quote::ToTokens;
use syn::spanned::Spanned;

use crate::lexed::Lexed;
use crate::source::{Edit, SourceFile};

use super::bodies::{Body, Filling, fill};
use super::book::Book;
use super::comments::{empty_sections, with_its_lines};
use super::fates::{Fate, Fates};
use super::marks::{attributes, given_comment};
use super::owner::Owner;

/// What a file becomes.
pub(super) struct Cut {
    pub(super) edits: Vec<Edit>,
    /// Whether code of the author's stays in bodies.
    pub(super) keeps_bodies: bool,
    /// What is wrong, by the byte in the file: message and remedy.
    pub(super) faults: Vec<(usize, String, String)>,
}

pub(super) fn cut(
    file: &SourceFile,
    lexed: &Lexed<'_>,
    written: &[Range<usize>],
    fates: &Fates,
    book: &Book,
    filling: Filling<'_>,
) -> Cut {
    let cut = Cut {
        edits: Vec::new(),
        keeps_bodies: false,
        faults: Vec::new(),
    };
    let mut cutter = Cutter {
        file,
        lexed,
        written,
        fates,
        book,
        filling,
        cut,
    };
    cutter.items(&file.ast.items, &file.module);
    let mut cut = cutter.cut;
    cut.edits.extend(empty_sections(lexed, &cut.edits, written));
    cut
}

struct Cutter<'a> {
    file: &'a SourceFile,
    lexed: &'a Lexed<'a>,
    written: &'a [Range<usize>],
    fates: &'a Fates,
    book: &'a Book,
    filling: Filling<'a>,
    cut: Cut,
}

impl Cutter<'_> {
    fn items(&mut self, items: &[syn::Item], module: &[String]) {
        for item in items {
            if self.goes_or_is_given(item, attributes(item)) {
                continue;
            }
            let free = Owner {
                module: module.to_vec(),
                ..Owner::default()
            };
            match item {
                syn::Item::Fn(item) => self.body(item, &item.sig, &item.block, &free),
                syn::Item::Impl(item) => self.members(item, module),
                syn::Item::Trait(item) => self.defaults(item, &free),
                syn::Item::Mod(item) => {
                    if let Some((_, items)) = &item.content {
                        let mut path = module.to_vec();
                        path.push(item.ident.to_string());
                        self.items(items, &path);
                    }
                }
                syn::Item::Const(item) => self.value(&item.expr),
                syn::Item::Static(item) => self.value(&item.expr),
                _ => {}
            }
        }
    }

    fn members(&mut self, block: &syn::ItemImpl, module: &[String]) {
        let owner = Owner::of_impl(block, module);
        for member in &block.items {
            match member {
                syn::ImplItem::Fn(f) if !self.goes_or_is_given(f, &f.attrs) => {
                    self.body(f, &f.sig, &f.block, &owner);
                }
                syn::ImplItem::Const(c) if !self.goes_or_is_given(c, &c.attrs) => {
                    self.value(&c.expr);
                }
                syn::ImplItem::Type(t) => drop(self.goes_or_is_given(t, &t.attrs)),
                _ => {}
            }
        }
    }

    fn defaults(&mut self, item: &syn::ItemTrait, owner: &Owner) {
        for member in &item.items {
            if let syn::TraitItem::Fn(f) = member
                && let Some(body) = &f.default
                && !self.goes_or_is_given(f, &f.attrs)
            {
                self.body(f, &f.sig, body, owner);
            }
        }
    }

    /// Removes an item that goes, and the marker of one that is given. Neither is looked into.
    fn goes_or_is_given(&mut self, item: &impl ToTokens, attributes: &[syn::Attribute]) -> bool {
        match self.fates.of(&self.file.path, item) {
            Fate::Goes => {
                let range = item.span().byte_range();
                let range = with_its_lines(self.lexed, range, self.written);
                self.cut.edits.push(Edit::replace(range, ""));
                true
            }
            given => {
                let comment = given_comment(item, attributes, self.lexed);
                if let Some(comment) = &comment {
                    let range = self.lexed.line_start(comment.start)..comment.end + 1;
                    self.cut.edits.push(Edit::replace(range, ""));
                }
                let given = given == Fate::Given || comment.is_some();
                self.cut.keeps_bodies |= given;
                given
            }
        }
    }

    fn body(
        &mut self,
        item: &impl ToTokens,
        signature: &syn::Signature,
        block: &syn::Block,
        owner: &Owner,
    ) {
        let range = block.brace_token.span.join().byte_range();
        let mut lines: Vec<String> = Vec::new();
        for written in self
            .written
            .iter()
            .filter(|w| w.start >= range.start && w.end <= range.end)
        {
            if !self.lexed.tokens_in(written).is_empty() {
                self.cut.keeps_bodies = true;
                return;
            }
            let text = self.file.text[written.clone()].lines();
            lines.extend(
                text.map(|line| line.trim().to_owned())
                    .filter(|line| !line.is_empty()),
            );
        }
        let indent = {
            let start = signature.span().byte_range().start;
            let line = &self.file.text[self.lexed.line_start(start)..];
            line[..line.len() - line.trim_start().len()].to_owned()
        };
        match fill(signature, owner, self.book, self.filling) {
            Some(Body::Nothing) if lines.is_empty() => {
                self.cut.edits.push(Edit::replace(range, "{}"));
            }
            Some(body) => {
                if let Body::Value(value) = body {
                    lines.push(value);
                }
                let inner: String = lines
                    .iter()
                    .map(|line| format!("{indent}    {line}\n"))
                    .collect();
                self.cut
                    .edits
                    .push(Edit::replace(range, format!("{{\n{inner}{indent}}}")));
            }
            None => self.cut.faults.push((
                item.span().byte_range().start,
                format!(
                    "`{}` returns `{}`, for which no body can be derived",
                    signature.ident,
                    match &signature.output {
                        syn::ReturnType::Default => String::new(),
                        syn::ReturnType::Type(_, of) => {
                            self.file.text[of.span().byte_range()].to_owned()
                        }
                    }
                ),
                "put its body into a `// solution` region with a `// starter:` line that compiles"
                    .to_owned(),
            )),
        }
    }

    /// A constant is computed while compiling: a function of this crate that is `todo!()` by then
    /// is an error.
    fn value(&mut self, value: &syn::Expr) {
        if self.filling == Filling::Empty {
            return;
        }
        struct Calls(Vec<(usize, String)>);
        impl syn::visit::Visit<'_> for Calls {
            fn visit_expr_call(&mut self, call: &syn::ExprCall) {
                if let syn::Expr::Path(path) = &*call.func
                    && let Some(last) = path.path.segments.last()
                {
                    self.0
                        .push((path.span().byte_range().start, last.ident.to_string()));
                }
                syn::visit::visit_expr_call(self, call);
            }
        }
        let mut calls = Calls(Vec::new());
        syn::visit::Visit::visit_expr(&mut calls, value);
        for (at, name) in calls.0 {
            if self.book.has_const_function(&name) && !self.fates.given_functions.contains(&name) {
                self.cut.faults.push((
                    at,
                    format!("a constant is computed by `{name}`, which will be `todo!()`"),
                    "mark the function `// given`, or write the constant's value".to_owned(),
                ));
            }
        }
    }
}
