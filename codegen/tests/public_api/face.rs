//! A package in, the declarations of what it shows out.

use quote::ToTokens;
use syn::{
    Attribute, Fields, File, ImplItem, Item, ItemImpl, TraitItem, Type, UseTree, Visibility,
    parse_quote,
};

use super::source::Package;

/// The declarations, formatted.
pub fn of(package: &Package) -> String {
    let items = module(package, &[]);
    prettyplease::unparse(&File {
        frontmatter: None,
        shebang: None,
        attrs: Vec::new(),
        items,
    })
}

/// What a module shows.
fn module(package: &Package, path: &[String]) -> Vec<Item> {
    let items = package.items(path).iter();
    items.flat_map(|item| shown(package, path, item)).collect()
}

/// An item as it is shown, with its impls; nothing if it is not.
fn shown(package: &Package, path: &[String], item: &Item) -> Vec<Item> {
    let (visibility, attributes) = match item {
        Item::Const(item) => (&item.vis, &item.attrs),
        Item::Enum(item) => (&item.vis, &item.attrs),
        Item::Fn(item) => (&item.vis, &item.attrs),
        Item::Mod(item) => (&item.vis, &item.attrs),
        Item::Static(item) => (&item.vis, &item.attrs),
        Item::Struct(item) => (&item.vis, &item.attrs),
        Item::Trait(item) => (&item.vis, &item.attrs),
        Item::Type(item) => (&item.vis, &item.attrs),
        Item::Use(item) => (&item.vis, &item.attrs),
        _ => return Vec::new(),
    };
    if !matches!(visibility, Visibility::Public(_)) || is_hidden(attributes) {
        return Vec::new();
    }
    match item {
        Item::Use(item) => {
            let mut names = Some(Vec::new());
            leaves(&item.tree, Vec::new(), &mut names);
            let resolved = names.and_then(|names| {
                let items = names.iter().map(|name| exported(package, path, name));
                items.collect::<Option<Vec<_>>>()
            });
            // What another package has stands as it is.
            let mut own = item.clone();
            plain(&mut own.attrs);
            resolved.map_or_else(|| vec![Item::Use(own)], |items| items.concat())
        }
        Item::Mod(item) => {
            let mut shown = item.clone();
            plain(&mut shown.attrs);
            let inside = [path, &[item.ident.to_string()]].concat();
            shown.content = Some((Default::default(), module(package, &inside)));
            shown.semi = None;
            vec![Item::Mod(shown)]
        }
        other => declared(package, other),
    }
}

/// The path of each name that a `use` brings; none if one of them is renamed or a glob.
fn leaves(tree: &UseTree, mut path: Vec<String>, names: &mut Option<Vec<Vec<String>>>) {
    match tree {
        UseTree::Path(tree) => {
            path.push(tree.ident.to_string());
            leaves(&tree.tree, path, names);
        }
        UseTree::Name(tree) => {
            path.push(tree.ident.to_string());
            names.iter_mut().for_each(|names| names.push(path.clone()));
        }
        UseTree::Group(group) => {
            let trees = group.items.iter();
            trees.for_each(|tree| leaves(tree, path.clone(), names));
        }
        UseTree::Rename(_) | UseTree::Glob(_) => *names = None,
    }
}

/// What a name means that a module shows out of another module of the package.
fn exported(package: &Package, module: &[String], name: &[String]) -> Option<Vec<Item>> {
    let name: Vec<String> = match name {
        [first, rest @ ..] if first == "crate" => rest.to_vec(),
        [first, rest @ ..] if first == "self" => [module, rest].concat(),
        name => [module, name].concat(),
    };
    let (last, path) = name.split_last()?;
    // A `use` of the module itself names another package.
    if path == module {
        return None;
    }
    let items = package.items(path).iter();
    let found = items.flat_map(|item| shown(package, path, item));
    let found: Vec<_> = found
        .filter(|item| named(item).is_some_and(|name| name == *last))
        .collect();
    (!found.is_empty()).then_some(found)
}

/// What an item is called, or what an impl is for.
fn named(item: &Item) -> Option<String> {
    Some(match item {
        Item::Const(item) => item.ident.to_string(),
        Item::Enum(item) => item.ident.to_string(),
        Item::Fn(item) => item.sig.ident.to_string(),
        Item::Static(item) => item.ident.to_string(),
        Item::Struct(item) => item.ident.to_string(),
        Item::Trait(item) => item.ident.to_string(),
        Item::Type(item) => item.ident.to_string(),
        Item::Impl(item) => match &*item.self_ty {
            Type::Path(of) => of.path.segments.last()?.ident.to_string(),
            _ => return None,
        },
        _ => return None,
    })
}

/// A declaration without bodies, and the impls of a type.
fn declared(package: &Package, item: &Item) -> Vec<Item> {
    let mut item = item.clone();
    match &mut item {
        Item::Const(item) => {
            plain(&mut item.attrs);
            item.expr = parse_quote!(_);
        }
        Item::Static(item) => {
            plain(&mut item.attrs);
            item.expr = parse_quote!(_);
        }
        Item::Fn(item) => {
            plain(&mut item.attrs);
            item.block.stmts.clear();
        }
        Item::Struct(item) => {
            plain(&mut item.attrs);
            fields(&mut item.fields);
        }
        Item::Enum(item) => {
            plain(&mut item.attrs);
            for variant in &mut item.variants {
                plain(&mut variant.attrs);
                for field in &mut variant.fields {
                    plain(&mut field.attrs);
                }
            }
        }
        Item::Trait(item) => {
            plain(&mut item.attrs);
            item.items.iter_mut().for_each(trait_item);
        }
        Item::Type(item) => plain(&mut item.attrs),
        _ => {}
    }
    let is_type = matches!(item, Item::Struct(_) | Item::Enum(_));
    let name = named(&item);
    let mut items = vec![item];
    if is_type {
        let impls = package
            .all()
            .filter(|item| matches!(item, Item::Impl(_)) && named(item) == name)
            .filter_map(implementation);
        let mut impls: Vec<_> = impls.collect();
        impls.sort_by_cached_key(|item| item.to_token_stream().to_string());
        items.extend(impls);
    }
    items
}

/// Leaves the public fields of a struct. A tuple keeps its private ones, whose places count.
fn fields(fields: &mut Fields) {
    let hidden: Type = parse_quote!(_);
    match fields {
        Fields::Named(fields) => {
            let shown = fields.named.iter().filter(|field| is_public(&field.vis));
            fields.named = shown.cloned().collect();
        }
        Fields::Unnamed(fields) => {
            let private = fields.unnamed.iter_mut();
            private
                .filter(|field| !is_public(&field.vis))
                .for_each(|field| {
                    field.ty = hidden.clone();
                    field.vis = Visibility::Inherited;
                });
        }
        Fields::Unit => {}
    }
    fields.iter_mut().for_each(|field| plain(&mut field.attrs));
}

fn trait_item(item: &mut TraitItem) {
    match item {
        TraitItem::Const(item) => plain(&mut item.attrs),
        TraitItem::Type(item) => plain(&mut item.attrs),
        TraitItem::Fn(item) => {
            plain(&mut item.attrs);
            if let Some(body) = &mut item.default {
                body.stmts.clear();
            }
        }
        _ => {}
    }
}

/// An impl of a trait by its head, any other by its public items; nothing if it has none.
fn implementation(item: &Item) -> Option<Item> {
    let Item::Impl(item) = item else { return None };
    let mut item: ItemImpl = item.clone();
    plain(&mut item.attrs);
    if item.trait_.is_some() {
        item.items.clear();
        return Some(Item::Impl(item));
    }
    item.items.retain(|item| match item {
        ImplItem::Const(item) => is_public(&item.vis) && !is_hidden(&item.attrs),
        ImplItem::Fn(item) => is_public(&item.vis) && !is_hidden(&item.attrs),
        _ => false,
    });
    for item in &mut item.items {
        match item {
            ImplItem::Const(item) => {
                plain(&mut item.attrs);
                item.expr = parse_quote!(_);
            }
            ImplItem::Fn(item) => {
                plain(&mut item.attrs);
                item.block.stmts.clear();
            }
            _ => {}
        }
    }
    (!item.items.is_empty()).then_some(Item::Impl(item))
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Leaves the attributes that callers notice.
fn plain(attributes: &mut Vec<Attribute>) {
    const KEPT: &[&str] = &["cfg", "deprecated", "derive", "must_use", "non_exhaustive"];
    attributes.retain(|attribute| KEPT.iter().any(|kept| attribute.path().is_ident(kept)));
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    let hidden = |attribute: &Attribute| {
        attribute.path().is_ident("doc")
            && attribute
                .parse_args::<syn::Path>()
                .is_ok_and(|path| path.is_ident("hidden"))
    };
    attributes.iter().any(hidden)
}
