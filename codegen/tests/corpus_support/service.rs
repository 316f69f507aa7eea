//! A model file in, the code of each of its services out.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use smithy_typegen::Config;
use smithy_typegen::internal::model::{Kind, Model, ShapeId};
use smithy_typegen::internal::select::{self, Root};
use smithy_typegen::source::Sources;

/// A service, generated.
pub struct Service {
    /// The scratch package it is compiled in.
    pub package: String,
    /// How many shapes it reaches, operations included.
    pub shapes: usize,
    /// From the file to formatted text.
    pub generated: Duration,
    /// What came out.
    pub code: String,
    /// How long the compiler took, where it had anything to do.
    pub compiled: Option<Duration>,
}

/// Generates each service of a model.
pub fn generate_all(folder: &Path, path: &Path) -> Result<Vec<Service>, String> {
    let mut sources = Sources::new();
    sources.read(path).map_err(|error| error.to_string())?;
    let loaded = Model::load(&sources).map_err(|found| found.render(&sources))?;
    let services: Vec<_> = loaded
        .model
        .shapes()
        .filter(|shape| matches!(shape.kind, Kind::Service(_)))
        .map(|shape| &shape.id)
        .collect();
    let relative = path.strip_prefix(folder).unwrap_or(path).with_extension("");
    let file = package_name(&relative.to_string_lossy());
    let mut generated = Vec::new();
    for id in &services {
        let package = match services.as_slice() {
            [_] => file.clone(),
            _ => package_name(&format!("{file}-{}", id.name())),
        };
        let roots = BTreeSet::from([Root::Service(id.to_string())]);
        let selection = select::select(&loaded.model, &roots, |_| false)
            .map_err(|found| found.render(&sources))?;
        let config = Config::new().model(path).service(id.to_string());
        let start = Instant::now();
        let code = config
            .generate_text()
            .map_err(|error| error.to_string())?
            .code;
        let paginated = selection.operations.keys();
        let paginated = paginated
            .filter(|id| is_paginated(&loaded.model, id))
            .count();
        let pages = code.lines().filter(|line| is_row_of_pages(line)).count();
        if pages != paginated {
            return Err(format!(
                "{paginated} operations are paginated, {pages} have pages"
            ));
        }
        generated.push(Service {
            package,
            shapes: selection.shapes.len() + selection.operations.len(),
            generated: start.elapsed(),
            code,
            compiled: None,
        });
    }
    Ok(generated)
}

fn is_paginated(model: &Model, id: &ShapeId) -> bool {
    let shape = model.get(id);
    shape.is_some_and(|shape| shape.traits.paginated().is_some())
}

/// Whether the line is the row of a table with the tokens of an operation.
fn is_row_of_pages(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("token: text(") || line.starts_with("token: map(")
}

/// A name that cargo accepts.
fn package_name(text: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    format!("of-{}", text.chars().map(plain).collect::<String>()).to_lowercase()
}
