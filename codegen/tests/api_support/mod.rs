//! Generated code in, the declarations that syn sees in it out, in the notation of the list.

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
            "struct {name}: Clone + Copy + Debug + Default + PartialEq + Eq + Hash"
        ));
    }
    if is_of_table.iter().any(|start| line.starts_with(start)) || line.contains("Calls::") {
        return None;
    }
    let line = line.split(" [").next().unwrap_or_default();
    Some(line.split(" = ").next().unwrap_or_default().to_owned())
}

/// The declarations in a file.
pub fn seen(code: &str) -> Vec<String> {
    let file = syn::parse_file(code).expect("Rust");
    let mut lines = Vec::new();
    items(&file.items, &mut lines);
    lines
}

fn items(items: &[Item], lines: &mut Vec<String>) {
    for item in items {
        match item {
            Item::Mod(module) if ["items"].iter().any(|name| module.ident == name) => {
                let (_, inside) = module.content.as_ref().expect("an inline module");
                self::items(inside, lines);
            }
            Item::Struct(item) if is_builder(items, &item.ident.to_string()) => {}
            Item::Struct(item) => {
                lines.push(format!(
                    "struct {}{}",
                    item.ident,
                    traits(&item.attrs, items, &item.ident)
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
                    traits(&item.attrs, items, &item.ident)
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
    }
}

/// Whether a struct is the builder that a table names.
fn is_builder(items: &[Item], name: &str) -> bool {
    items.iter().any(|item| match item {
        Item::Macro(item) => item
            .mac
            .tokens
            .to_string()
            .contains(&format!(" by {name} =")),
        _ => false,
    })
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

/// The traits that a type derives, and `Debug` if it implements it.
fn traits(attributes: &[syn::Attribute], items: &[Item], of: &syn::Ident) -> String {
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
    let has_debug = items.iter().any(|item| match item {
        Item::Impl(item) => {
            let of_debug = item.trait_.as_ref().is_some_and(|(path, _)| {
                path.segments
                    .last()
                    .is_some_and(|last| last.ident == "Debug")
            });
            of_debug && text(&item.self_ty) == of.to_string()
        }
        _ => false,
    });
    names.extend(has_debug.then(|| "Debug".to_owned()));
    if names.is_empty() {
        String::new()
    } else {
        format!(": {}", names.join(" + "))
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
