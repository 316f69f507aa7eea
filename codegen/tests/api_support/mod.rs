//! Generated code in, the declarations that syn sees in it out, in the notation of the list.

use std::collections::BTreeSet;

use quote::ToTokens;
use syn::{Fields, FnArg, ImplItem, Item, ReturnType, Type, Visibility};

/// The declaration in a line of the list, without what syn cannot see: constraints, defaults, values on the wire, and
/// what the tables of the runtime's macros declare.
pub fn declaration(line: &str) -> Option<String> {
    let is_of_table = [
        "operation ",
        "service ",
        "trait ",
        "keys of ",
        "items of ",
        "values of ",
    ];
    if let Some(name) = line
        .strip_prefix("operation ")
        .or_else(|| line.strip_prefix("service "))
    {
        let name = name.split('(').next().unwrap_or_default();
        return Some(format!(
            "struct {name}: Clone + Copy + Debug + Default + Eq + Hash + PartialEq"
        ));
    }
    if is_of_table.iter().any(|start| line.starts_with(start)) || line.contains("Calls::") {
        return None;
    }
    let is_item = line.starts_with("struct ") || line.starts_with("enum ");
    if let Some((item, traits)) = line.split_once(": ").filter(|_| is_item) {
        let mut traits: Vec<_> = traits.split(" + ").collect();
        traits.sort_unstable();
        return Some(format!("{item}: {}", traits.join(" + ")));
    }
    let line = line.split(" [").next().unwrap_or_default();
    // The ` = ` of a setter is part of its type.
    let (start, _) = line.split_once(" = ").unwrap_or((line, ""));
    Some(if start.contains('(') { line } else { start }.to_owned())
}

/// The declarations in a file.
pub fn seen(code: &str) -> Vec<String> {
    let file = syn::parse_file(code).expect("Rust");
    let modules = file.items.iter().filter_map(|item| match item {
        Item::Mod(module) if module.ident == "items" => module.content.as_ref(),
        _ => None,
    });
    modules
        .flat_map(|(_, items)| Seen::new(items).lines(items))
        .collect()
}

/// What must be known of other items to read one.
struct Seen {
    /// The builders that tables name.
    builders: BTreeSet<String>,
    /// The types that implement `Debug` themselves.
    debug: BTreeSet<String>,
}

impl Seen {
    fn new(items: &[Item]) -> Self {
        let mut seen = Seen {
            builders: BTreeSet::new(),
            debug: BTreeSet::new(),
        };
        for item in items {
            match item {
                // `Name by Builder = …`
                Item::Macro(item) => {
                    let mut tokens = item.mac.tokens.clone().into_iter().skip(1);
                    if tokens.next().is_some_and(|token| token.to_string() == "by") {
                        seen.builders
                            .extend(tokens.next().map(|token| token.to_string()));
                    }
                }
                Item::Impl(item) => {
                    let path = item.trait_.as_ref().map(|(path, _)| path);
                    let last = path.and_then(|path| path.segments.last());
                    if last.is_some_and(|last| last.ident == "Debug") {
                        seen.debug.insert(text(&item.self_ty));
                    }
                }
                _ => {}
            }
        }
        seen
    }

    fn lines(&self, items: &[Item]) -> Vec<String> {
        items.iter().flat_map(|item| self.lines_of(item)).collect()
    }

    fn lines_of(&self, item: &Item) -> Vec<String> {
        let mut lines = Vec::new();
        match item {
            Item::Struct(item) if self.builders.contains(&item.ident.to_string()) => {}
            Item::Struct(item) => {
                lines.push(format!(
                    "struct {}{}",
                    item.ident,
                    self.traits(&item.attrs, &item.ident)
                ));
                for field in &item.fields {
                    assert!(matches!(field.vis, Visibility::Public(_)));
                    let name = field.ident.as_ref().expect("a named field");
                    lines.push(format!("{}.{name}: {}", item.ident, text(&field.ty)));
                }
            }
            Item::Enum(item) => {
                lines.push(format!(
                    "enum {}{}",
                    item.ident,
                    self.traits(&item.attrs, &item.ident)
                ));
                for variant in item
                    .variants
                    .iter()
                    .filter(|variant| variant.ident != "Unknown")
                {
                    lines.push(match &variant.fields {
                        Fields::Unit => format!("{}::{}", item.ident, variant.ident),
                        fields => {
                            let types: Vec<_> =
                                fields.iter().map(|field| text(&field.ty)).collect();
                            format!("{}::{}({})", item.ident, variant.ident, types.join(", "))
                        }
                    });
                }
            }
            Item::Impl(item) if item.trait_.is_none() => {
                let of = text(&item.self_ty);
                for method in item.items.iter().filter_map(method) {
                    if method.ident != "is_unknown" {
                        lines.push(format!("{of}::{}{}", method.ident, signature(method)));
                    }
                }
            }
            _ => {}
        }
        lines
    }

    /// The traits that a type derives, and `Debug` if it implements it.
    fn traits(&self, attributes: &[syn::Attribute], of: &syn::Ident) -> String {
        let mut names = Vec::new();
        for attribute in attributes
            .iter()
            .filter(|attribute| attribute.path().is_ident("derive"))
        {
            let _ = attribute.parse_nested_meta(|meta| {
                names.push(meta.path.to_token_stream().to_string());
                Ok(())
            });
        }
        names.extend(
            self.debug
                .contains(&of.to_string())
                .then(|| "Debug".to_owned()),
        );
        names.sort();
        if names.is_empty() {
            String::new()
        } else {
            format!(": {}", names.join(" + "))
        }
    }
}

fn method(item: &ImplItem) -> Option<&syn::Signature> {
    match item {
        ImplItem::Fn(method) if matches!(method.vis, Visibility::Public(_)) => Some(&method.sig),
        _ => None,
    }
}

/// `(argument)` of a setter, `() -> Type` of an accessor.
fn signature(method: &syn::Signature) -> String {
    let arguments = method.inputs.iter().filter_map(|argument| match argument {
        FnArg::Typed(argument) => Some(text(&argument.ty)),
        FnArg::Receiver(_) => None,
    });
    let arguments = arguments.collect::<Vec<_>>().join(", ");
    match &method.output {
        ReturnType::Type(_, of) if text(of) != "Self" => format!("({arguments}) -> {}", text(of)),
        _ => format!("({arguments})"),
    }
}

/// A type, spaced as people do.
fn text(of: &Type) -> String {
    let text = of.to_token_stream().to_string();
    let text = text
        .replace(" :: ", "::")
        .replace(" < ", "<")
        .replace(" >", ">")
        .replace(" ,", ",");
    text.replace("& ", "&")
        .replace("( ", "(")
        .replace(" )", ")")
}
