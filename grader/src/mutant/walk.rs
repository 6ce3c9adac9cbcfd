//! The walk over a file that makes its outline.

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit::Visit;

use crate::lexed::Lexed;

use super::outline::{Block, Function, Import, Key, Kind, Module, Outline, Scope, Slot};

/// Takes the items of one file apart and adds them to `outline`.
pub(super) fn add_file(
    outline: &mut Outline,
    ast: &syn::File,
    lexed: &Lexed<'_>,
    file: &str,
    module: &[String],
) {
    let end = lexed.text().len();
    outline.modules.push(Module {
        path: module.to_vec(),
        file: file.to_owned(),
        end,
    });
    Walk {
        outline,
        lexed,
        file,
    }
    .items(&ast.items, module);
}

struct Walk<'w, 't> {
    outline: &'w mut Outline,
    lexed: &'w Lexed<'t>,
    file: &'w str,
}

impl Walk<'_, '_> {
    fn items(&mut self, items: &[syn::Item], module: &[String]) {
        for item in items {
            self.item(item, module);
        }
    }

    fn item(&mut self, item: &syn::Item, module: &[String]) {
        use syn::Item;
        let free = |kind, name: &syn::Ident| Key {
            module: module.to_vec(),
            scope: Scope::Free,
            kind,
            name: name.to_string(),
        };
        match item {
            Item::Fn(item) => {
                let function = self.function(&item.sig, &item.block, &item.attrs);
                self.slot(item, &item.attrs, free(Kind::Value, &item.sig.ident))
                    .function = function;
            }
            Item::Const(i) => {
                self.slot(i, &i.attrs, free(Kind::Value, &i.ident));
            }
            Item::Static(i) => {
                self.slot(i, &i.attrs, free(Kind::Value, &i.ident))
                    .copies_agree = false;
            }
            Item::Type(i) => {
                self.slot(i, &i.attrs, free(Kind::Type, &i.ident));
            }
            Item::Struct(i) => self.data(i, &i.attrs, free(Kind::Type, &i.ident)),
            Item::Enum(i) => self.data(i, &i.attrs, free(Kind::Type, &i.ident)),
            Item::Union(i) => self.data(i, &i.attrs, free(Kind::Type, &i.ident)),
            Item::Trait(i) => self.trait_(i, module),
            Item::Impl(i) => self.impl_(i, module),
            Item::Use(i) => self.import(i, module),
            Item::Mod(i) => self.module(i, module),
            Item::Macro(syn::ItemMacro {
                ident: Some(ident),
                attrs,
                ..
            }) => {
                self.slot(item, attrs, free(Kind::Macro, ident))
                    .copies_agree = false;
            }
            _ => self.outline.nameless.push(item.span().byte_range()),
        }
    }

    fn data(&mut self, item: &impl ToTokens, attributes: &[syn::Attribute], key: Key) {
        let slot = self.slot(item, attributes, key);
        slot.attributes_count = true;
        slot.copies_agree = false;
    }

    fn module(&mut self, item: &syn::ItemMod, module: &[String]) {
        let Some((brace, items)) = &item.content else {
            return;
        };
        if item
            .attrs
            .iter()
            .any(|attribute| attribute.path().is_ident("cfg"))
        {
            return;
        }
        let mut path = module.to_vec();
        path.push(item.ident.to_string());
        let end = brace.span.close().byte_range().start;
        self.outline.modules.push(Module {
            path: path.clone(),
            file: self.file.to_owned(),
            end,
        });
        self.items(items, &path);
    }

    fn impl_(&mut self, item: &syn::ItemImpl, module: &[String]) {
        let scope = scope_of(item);
        let start = self.code_start(item, &item.attrs);
        self.block(item, start, &item.brace_token, scope.clone(), module);
        for member in &item.items {
            let key = |kind, name: &syn::Ident| member_key(module, &scope, kind, name.to_string());
            match member {
                syn::ImplItem::Fn(f) => {
                    let function = self.function(&f.sig, &f.block, &f.attrs);
                    self.slot(f, &f.attrs, key(Kind::Value, &f.sig.ident))
                        .function = function;
                }
                syn::ImplItem::Const(c) => {
                    self.slot(c, &c.attrs, key(Kind::Value, &c.ident));
                }
                syn::ImplItem::Type(t) => {
                    self.slot(t, &t.attrs, key(Kind::Type, &t.ident));
                }
                other => self.outline.nameless.push(other.span().byte_range()),
            }
        }
    }

    fn trait_(&mut self, item: &syn::ItemTrait, module: &[String]) {
        let scope = Scope::Trait(item.ident.to_string());
        let start = self.code_start(item, &item.attrs);
        self.block(item, start, &item.brace_token, scope.clone(), module);
        for member in &item.items {
            let key = |kind, name: &syn::Ident| member_key(module, &scope, kind, name.to_string());
            match member {
                syn::TraitItem::Fn(f) => {
                    let function = f
                        .default
                        .as_ref()
                        .and_then(|body| self.function(&f.sig, body, &f.attrs));
                    self.slot(f, &f.attrs, key(Kind::Value, &f.sig.ident))
                        .function = function;
                }
                syn::TraitItem::Const(c) => {
                    self.slot(c, &c.attrs, key(Kind::Value, &c.ident));
                }
                syn::TraitItem::Type(t) => {
                    self.slot(t, &t.attrs, key(Kind::Type, &t.ident));
                }
                other => self.outline.nameless.push(other.span().byte_range()),
            }
        }
    }

    fn block(
        &mut self,
        item: &impl ToTokens,
        start: usize,
        brace: &syn::token::Brace,
        scope: Scope,
        module: &[String],
    ) {
        self.outline.blocks.push(Block {
            module: module.to_vec(),
            scope,
            file: self.file.to_owned(),
            whole: item.span().byte_range(),
            header: start..brace.span.open().byte_range().start,
            close: brace.span.close().byte_range().start,
        });
    }

    fn import(&mut self, item: &syn::ItemUse, module: &[String]) {
        let mut leaves = Vec::new();
        add_leaves(&item.tree, "", &mut leaves);
        let whole = item.span().byte_range();
        self.outline.imports.push(Import {
            module: module.to_vec(),
            whole,
            leaves,
        });
    }

    fn slot(&mut self, item: &impl ToTokens, attributes: &[syn::Attribute], key: Key) -> &mut Slot {
        let whole = item.span().byte_range();
        let code = self.code_start(item, attributes)..whole.end;
        let mut real = attributes.iter().filter(|attribute| {
            matches!(attribute.style, syn::AttrStyle::Outer) && !attribute.path().is_ident("doc")
        });
        let first = real
            .next()
            .map(|attribute| attribute.span().byte_range().start);
        self.outline.slots.push(Slot {
            key,
            file: self.file.to_owned(),
            attributed: first.unwrap_or(code.start)..whole.end,
            whole,
            code,
            attributes: first.is_some(),
            attributes_count: false,
            function: None,
            copies_agree: true,
        });
        self.outline
            .slots
            .last_mut()
            .expect("it was pushed just now")
    }

    fn function(
        &self,
        signature: &syn::Signature,
        body: &syn::Block,
        attributes: &[syn::Attribute],
    ) -> Option<Function> {
        let body = body.brace_token.span.join().byte_range();
        Some(Function {
            body,
            is_const: signature.constness.is_some(),
            returns_impl: returns_impl(&signature.output),
            inner_attributes: attributes
                .iter()
                .any(|attribute| matches!(attribute.style, syn::AttrStyle::Inner(_))),
        })
    }

    /// Where an item starts below its attributes.
    fn code_start(&self, item: &impl ToTokens, attributes: &[syn::Attribute]) -> usize {
        let start = item.span().byte_range().start;
        attributes
            .iter()
            .filter(|attribute| matches!(attribute.style, syn::AttrStyle::Outer))
            .map(|attribute| attribute.span().byte_range().end)
            .max()
            .and_then(|end| self.lexed.next_token(end))
            .unwrap_or(start)
    }
}

fn member_key(module: &[String], scope: &Scope, kind: Kind, name: String) -> Key {
    Key {
        module: module.to_vec(),
        scope: scope.clone(),
        kind,
        name,
    }
}

fn returns_impl(output: &syn::ReturnType) -> bool {
    struct Finder(bool);
    impl Visit<'_> for Finder {
        fn visit_type_impl_trait(&mut self, _: &syn::TypeImplTrait) {
            self.0 = true;
        }
    }
    let mut finder = Finder(false);
    finder.visit_return_type(output);
    finder.0
}

fn add_leaves(tree: &syn::UseTree, prefix: &str, leaves: &mut Vec<(String, String)>) {
    match tree {
        syn::UseTree::Path(path) => {
            add_leaves(&path.tree, &format!("{prefix}{}::", path.ident), leaves);
        }
        syn::UseTree::Group(group) => {
            for tree in &group.items {
                add_leaves(tree, prefix, leaves);
            }
        }
        syn::UseTree::Name(leaf) if leaf.ident == "self" => {
            let path = prefix.trim_end_matches("::");
            let name = path.rsplit("::").next().unwrap_or_default();
            leaves.push((path.to_owned(), name.to_owned()));
        }
        syn::UseTree::Name(leaf) => {
            leaves.push((format!("{prefix}{}", leaf.ident), leaf.ident.to_string()));
        }
        syn::UseTree::Rename(leaf) => {
            leaves.push((format!("{prefix}{}", leaf.ident), leaf.rename.to_string()));
        }
        syn::UseTree::Glob(_) => leaves.push((format!("{prefix}*"), "*".to_owned())),
    }
}

/// The scope that an `impl` header names.
pub(super) fn scope_of(item: &syn::ItemImpl) -> Scope {
    Scope::Impl {
        of_trait: item.trait_.as_ref().map(|(path, _)| short_path(path)),
        of: short_type(&item.self_ty),
    }
}

/// A path by its last segment, so that `fmt::Display` and `std::fmt::Display` meet.
fn short_path(path: &syn::Path) -> String {
    let text = path
        .segments
        .last()
        .map(|last| last.to_token_stream().to_string());
    text.unwrap_or_default().replace(' ', "")
}

/// A type by its last segment where it is a path.
fn short_type(of: &syn::Type) -> String {
    match of {
        syn::Type::Path(path) if path.qself.is_none() => short_path(&path.path),
        other => other.to_token_stream().to_string().replace(' ', ""),
    }
}
