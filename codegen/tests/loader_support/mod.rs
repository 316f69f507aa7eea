//! A model in one call, and what is said about it.
#![allow(dead_code, reason = "each test file uses some of it")]

pub mod hostile;

use smithy_typegen::diagnostic::Diagnostics;
use smithy_typegen::internal::model::{Model, Shape, ShapeId};
use smithy_typegen::source::Sources;

/// The texts as files named `model.json`, or `a.json`, `b.json`, … where there are several.
pub fn sources(texts: &[&str]) -> Sources {
    let mut sources = Sources::new();
    for (text, name) in texts.iter().zip('a'..) {
        let name = if texts.len() == 1 {
            "model.json".to_owned()
        } else {
            format!("{name}.json")
        };
        sources.add(name, text.as_bytes());
    }
    sources
}

/// Everything that is said about the texts, rendered.
pub fn problems_in(sources: &Sources) -> String {
    found(sources).render(sources)
}

/// Everything that is said about a text, rendered.
pub fn problems(text: &str) -> String {
    problems_in(&sources(&[text]))
}

/// Everything that is said about the texts.
pub fn found(sources: &Sources) -> Diagnostics {
    match Model::load(sources) {
        Ok(loaded) => loaded.warnings,
        Err(found) => found,
    }
}

/// What is said about a model of version 2.0 with these shapes: `"example#A": { … }, …`.
pub fn problems_of_shapes(shapes: &str) -> String {
    problems(&model(shapes))
}

/// A model of version 2.0 with these shapes.
pub fn model(shapes: &str) -> String {
    format!(
        "{{ \"smithy\": \"2.0\", \"shapes\": {{\n{}\n}} }}",
        shapes.trim_matches('\n')
    )
}

/// The model that the texts make, which must be without errors.
pub fn load(texts: &[&str]) -> Model {
    let sources = sources(texts);
    match Model::load(&sources) {
        Ok(loaded) => loaded.model,
        Err(found) => panic!("{}", found.render(&sources)),
    }
}

/// The shape with this id.
pub fn shape<'m>(model: &'m Model, id: &str) -> &'m Shape {
    model
        .get(&ShapeId::parse(id).expect("a shape id"))
        .unwrap_or_else(|| panic!("no shape {id}"))
}
