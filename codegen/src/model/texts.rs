//! Parses the texts of a model, in either notation, and reads each into a document.

use std::collections::HashMap;

use super::read::{BadId, Document, IdOf};
use super::{check, prelude, read};
use crate::ast::{self, Node, Pointer};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest, quoted};
use crate::idl::{self, Problem, Unknown};
use crate::source::{Flaw, Notation, Place, SourceId, Sources};

/// A text, parsed.
enum Parsed<'t> {
    Json(Node),
    Idl(idl::File<'t>),
}

/// The documents of all texts that could be parsed. `None` if a text in Smithy IDL has a syntax error: what it defines
/// is not known then, so that checking references would report what is not wrong.
pub(super) fn documents(sources: &Sources, found: &mut Diagnostics) -> Option<Vec<Document>> {
    let parsed: Vec<(SourceId, Parsed<'_>)> = sources
        .ids()
        .filter_map(|source| Some((source, parsed(sources, source, found)?)))
        .collect();
    let is_broken = |(_, parsed): &(SourceId, Parsed<'_>)| match parsed {
        Parsed::Json(_) => false,
        Parsed::Idl(file) => file
            .problems
            .iter()
            .any(|problem| problem.id == "SyntaxError"),
    };
    let is_broken = parsed.iter().any(is_broken);
    let mut trees = Vec::with_capacity(parsed.len());
    let types = types(&parsed);
    for (source, parsed) in &parsed {
        let mut problems = Vec::new();
        let tree = match parsed {
            Parsed::Json(_) => None,
            Parsed::Idl(file) => {
                problems.extend(file.problems.iter().cloned());
                (!is_broken).then(|| {
                    let (tree, more) = idl::resolve(file, &|id| types.get(id).copied());
                    problems.extend(more);
                    tree
                })
            }
        };
        trees.push((*source, tree, problems));
    }
    drop(types);
    let mut documents = Vec::with_capacity(parsed.len());
    for ((source, parsed), (_, tree, problems)) in parsed.into_iter().zip(trees) {
        let mut bad_ids = Vec::new();
        for problem in problems {
            match diagnostic(source, problem) {
                (diagnostic, None) => found.push(diagnostic),
                (diagnostic, Some((text, of))) => bad_ids.push(BadId {
                    text,
                    of,
                    diagnostic,
                }),
            }
        }
        let (tree, notation) = match parsed {
            Parsed::Json(root) => (Some(root), Notation::Json),
            Parsed::Idl(_) => (tree, Notation::Idl),
        };
        match tree.filter(|_| !is_broken) {
            Some(root) => {
                let document = document(source, notation, root, found);
                documents.extend(document.map(|mut document| {
                    document.bad_ids.append(&mut bad_ids);
                    document
                }));
            }
            None => found.extend(bad_ids.into_iter().map(|bad| bad.diagnostic)),
        }
    }
    (!is_broken).then_some(documents)
}

/// A text in Smithy IDL, in the layout of Smithy's own formatter. Comments are kept, and the text means the same.
///
/// # Errors
///
/// The syntax errors of the text, or that it is not Smithy IDL.
pub fn formatted(sources: &Sources, source: SourceId) -> Result<String, Diagnostics> {
    let whole = Place::whole(source);
    if let Some(Flaw::NotUtf8(offset)) = sources.flaw(source) {
        return Err(not_utf8(offset).at(whole).into());
    }
    if sources.notation(source) == Notation::Json {
        let message = "only Smithy IDL is formatted, and this is JSON";
        return Err(Diagnostic::error("NotIdl", message).at(whole).into());
    }
    idl::format(sources.text(source)).map_err(|problems| {
        let diagnostics = problems.into_iter();
        diagnostics
            .map(|problem| diagnostic(source, problem).0)
            .collect()
    })
}

fn not_utf8(offset: usize) -> Diagnostic {
    let message = format!("the file is not UTF-8: invalid byte at offset {offset}");
    Diagnostic::error("NotUtf8", message)
}

fn parsed<'s>(
    sources: &'s Sources,
    source: SourceId,
    found: &mut Diagnostics,
) -> Option<Parsed<'s>> {
    let whole = Place::whole(source);
    match sources.flaw(source) {
        Some(Flaw::NotUtf8(offset)) => {
            found.push(not_utf8(offset).at(whole));
            return None;
        }
        Some(Flaw::ByteOrderMark) => {
            let message = "the file starts with a byte order mark, which is not allowed";
            found.push(Diagnostic::warning("ByteOrderMark", message).at(whole.clone()));
        }
        None => {}
    }
    if sources.notation(source) == Notation::Idl {
        return Some(Parsed::Idl(idl::parse(sources.text(source))));
    }
    match ast::parse(sources.text(source)) {
        Ok(root) if !sources.is_named(source) && !is_model(&root) => {
            let message = "this file is skipped: it is not a Smithy model, because it has no `smithy` property";
            found.push(Diagnostic::warning("NotAModel", message).at(whole));
            None
        }
        Ok(root) => Some(Parsed::Json(root)),
        Err(error) => {
            let why = error.to_string();
            let why = why
                .rsplit_once(" at line ")
                .map_or(why.as_str(), |(why, _)| why);
            found.push(
                Diagnostic::error("InvalidJson", format!("this is not JSON: {why}")).at(whole),
            );
            None
        }
    }
}

/// The type of each shape of all texts and of the prelude, by id. Empty if no text needs it.
fn types<'a>(parsed: &'a [(SourceId, Parsed<'_>)]) -> HashMap<&'a str, &'a str> {
    let mut types = HashMap::new();
    if parsed
        .iter()
        .all(|(_, parsed)| matches!(parsed, Parsed::Json(_)))
    {
        return types;
    }
    types.extend(prelude::drafts().map(|draft| (draft.id.as_str(), draft.kind.name())));
    for (_, parsed) in parsed {
        match parsed {
            Parsed::Json(root) => {
                let shapes = root
                    .as_object()
                    .and_then(|root| root.get("shapes"))
                    .and_then(Node::as_object);
                for (id, shape) in shapes.into_iter().flat_map(|shapes| shapes.iter()) {
                    let kind = shape
                        .as_object()
                        .and_then(|shape| shape.get("type"))
                        .and_then(Node::as_str);
                    types.extend(kind.filter(|kind| *kind != "apply").map(|kind| (id, kind)));
                }
            }
            Parsed::Idl(file) => types.extend(file.shapes()),
        }
    }
    types
}

fn document(
    source: SourceId,
    notation: Notation,
    mut root: Node,
    found: &mut Diagnostics,
) -> Option<Document> {
    // A place repeats the keys on its path, so only the first of very many are reported.
    const ENOUGH: usize = 100;
    let mut reported = 0;
    ast::leave_last_of_keys(&mut root, &Pointer::ROOT, &mut |at, key, times| {
        reported += 1;
        if reported <= ENOUGH {
            found.push(repeated(&Place::new(source, at.to_string()), key, times));
        }
    });
    read::read(source, notation, root, found)
}

/// The diagnostic for a problem of a text in Smithy IDL, and the id that it needs suggestions for.
fn diagnostic(source: SourceId, problem: Problem) -> (Diagnostic, Option<(String, IdOf)>) {
    let Problem {
        id,
        is_error,
        range,
        message,
        help,
        related,
        unknown,
        shape,
    } = problem;
    let mut diagnostic = match is_error {
        true => Diagnostic::error(id, message),
        false => Diagnostic::warning(id, message),
    };
    diagnostic.place = Some(Place::text(source, range));
    diagnostic.shape = shape;
    if let Some((range, label)) = related {
        diagnostic = diagnostic.related(Place::text(source, range), label);
    }
    let unknown = match unknown {
        Some(Unknown::Word(word, known)) => {
            diagnostic =
                match nearest(&word, known.iter().copied()).or_else(|| beginning(&word, known)) {
                    None if is_trait(&word) => diagnostic.suggest([&*format!("@{word}")]),
                    near => diagnostic.suggest(near),
                };
            None
        }
        Some(Unknown::Id(id)) => Some((id, IdOf::Shape)),
        Some(Unknown::Trait(name)) => Some((name, IdOf::Trait)),
        None => None,
    };
    if let Some(help) = help {
        diagnostic = diagnostic.help(help);
    }
    (diagnostic, unknown)
}

/// The only one of these words that starts with an unknown one.
fn beginning(word: &str, known: &[&'static str]) -> Option<&'static str> {
    const SHORTEST: usize = 3;
    let mut longer = known.iter().filter(|known| known.starts_with(word));
    let first = longer.next().filter(|_| word.len() >= SHORTEST)?;
    longer.next().is_none().then_some(*first)
}

/// Whether the prelude has a trait with this name.
fn is_trait(name: &str) -> bool {
    let id = format!("smithy.api#{name}");
    check::known_traits().any(|known| known == id)
}

fn is_model(root: &Node) -> bool {
    let object = root.as_object();
    object.is_some_and(|object| object.get("smithy").is_some())
}

/// The diagnostic for a duplicate key.
fn repeated(place: &Place, key: &str, times: usize) -> Diagnostic {
    let way: Vec<String> = Pointer::tokens(&place.pointer).collect();
    let way: Vec<&str> = way.iter().map(String::as_str).collect();
    let (what, verb, shape) = match way.as_slice() {
        ["shapes", shape] => ("shape", "defined", Some((*shape).to_owned())),
        ["shapes", shape, "members", member] => {
            ("member", "defined", Some(format!("{shape}${member}")))
        }
        ["shapes", shape, .., "traits", _] => ("trait", "applied", Some((*shape).to_owned())),
        _ => ("key", "written", None),
    };
    let often = match times {
        2 => "twice".to_owned(),
        _ => format!("{times} times"),
    };
    let message = format!("the {what} {} is {verb} {often}", quoted(key));
    let diagnostic = Diagnostic::error("DuplicateKey", message)
        .at(place.own_key())
        .related(place.first_key(), format!("first {verb} here"));
    match shape {
        Some(shape) => diagnostic.about(shape),
        None => diagnostic,
    }
}
