//! XML as a value that is the same for all ways to write it.

use roxmltree::Node;
use smithy_typegen_runtime::Document;

/// The root element, without some of its elements: elements in the order of their names, those with the same name
/// in their own order. If all of these have two elements, they may be the entries of a map, and are in the order of
/// what is in them.
///
/// # Errors
///
/// Text that is no XML.
pub fn document(body: &[u8], without: &[&str]) -> Result<Document, String> {
    let text = std::str::from_utf8(body).map_err(|error| error.to_string())?;
    // Some cases have white space before a document.
    let document =
        roxmltree::Document::parse(text.trim_start()).map_err(|error| error.to_string())?;
    let root = document.root_element();
    Ok(Document::object([(name(root), element(root, without))]))
}

fn element(node: Node<'_, '_>, without: &[&str]) -> Document {
    let namespaces = node.namespaces().map(|one| {
        let name = format!("@xmlns:{}", one.name().unwrap_or_default());
        (name, one.uri().into())
    });
    let attributes = node.attributes().map(|one| {
        let namespace = one.namespace().unwrap_or_default();
        (
            format!("@{{{namespace}}}{}", one.name()),
            one.value().into(),
        )
    });
    let mut members: Vec<(String, Document)> = namespaces.chain(attributes).collect();
    let children = node.children().filter(Node::is_element);
    let children = children.filter(|child| !without.contains(&child.tag_name().name()));
    let mut children: Vec<_> = children
        .map(|child| (name(child), element(child, &[])))
        .collect();
    if !node.children().any(|child| child.is_element()) {
        let texts = node.children().filter_map(|child| child.text());
        let text: String = texts.collect();
        if !text.is_empty() {
            members.push(("#text".to_owned(), text.into()));
        }
    }
    children.sort_by(|(one, _), (other, _)| one.cmp(other));
    for same in children.chunk_by_mut(|(one, _), (other, _)| one == other) {
        if same.iter().all(|(_, value)| has_two(value)) {
            same.sort_by_key(|(_, value)| value.to_string());
        }
    }
    members.sort_by(|(one, _), (other, _)| one.cmp(other));
    // In a list, as names may be there more than once.
    let children = children.into_iter().map(|child| Document::object([child]));
    members.push(("#elements".to_owned(), Document::list(children)));
    Document::Object(members)
}

fn has_two(element: &Document) -> bool {
    let elements = element.get("#elements").and_then(Document::as_list);
    elements.is_some_and(|elements| elements.len() == 2)
}

fn name(node: Node<'_, '_>) -> String {
    let name = node.tag_name();
    format!(
        "{{{}}}{}",
        name.namespace().unwrap_or_default(),
        name.name()
    )
}
