//! The operations that are compared with botocore: their types, and the table of what is called for them.
//!
//! The cases are in `tests/peers/cases/`, a file for each model in the folder `models/` of `SMITHY_SHARED`, or in
//! `tests/peers/models/`.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use smithy_typegen::Config;

use crate::names;

const CASES: &str = "tests/peers/cases";
/// Models of services that the folder of `SMITHY_SHARED` lacks.
const MODELS: &str = "tests/peers/models";

/// Writes `peers.rs`, for `tests/peers.rs` to include.
pub fn peers(models: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={CASES}");
    let mut files: Vec<_> = fs::read_dir(CASES)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    let (mut modules, mut table) = (String::new(), String::new());
    for file in files {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let module = stem.replace('-', "_");
        let name = format!("{stem}.json");
        let own = Path::new(MODELS).join(&name);
        let model = match own.exists() {
            true => own,
            false => models.join(name),
        };
        println!("cargo::rerun-if-changed={}", model.display());
        let cases: Value = serde_json::from_slice(&fs::read(&file)?)?;
        let code = types(&model, &module, out, &ids(&cases))?;
        let _ = writeln!(
            modules,
            "pub mod {module} {{ include!(concat!(env!(\"OUT_DIR\"), \"/peers_{module}.rs\")); }}"
        );
        table.push_str(&services(&file, &module, &code)?);
    }
    let code = format!(
        "#[allow(clippy::enum_variant_names, clippy::large_enum_variant)]\nmod types {{\n{modules}}}\n\
         /// The services with cases.\n\
         static SERVICES: &[Service] = &[\n{table}];\n"
    );
    Ok(fs::write(out.join("peers.rs"), code)?)
}

/// The shape ids of the operations of a file.
fn ids(cases: &Value) -> BTreeSet<String> {
    let namespace = cases["namespace"].as_str().unwrap_or_default();
    let operations = cases["operations"].as_array().into_iter().flatten();
    let names = operations.filter_map(|operation| operation["name"].as_str());
    names.map(|name| format!("{namespace}#{name}")).collect()
}

/// Generates the types of operations, and gives the code.
fn types(
    model: &Path,
    module: &str,
    out: &Path,
    operations: &BTreeSet<String>,
) -> Result<String, Box<dyn Error>> {
    let name = format!("peers_{module}.rs");
    let config = Config::new().model(model).serde(false).builders(false);
    let config = operations.iter().fold(config, Config::operation);
    config.file_name(&name).generate()?;
    Ok(fs::read_to_string(out.join(name))?)
}

/// The entry of a service in the table.
fn services(file: &Path, module: &str, code: &str) -> Result<String, Box<dyn Error>> {
    let file: PathBuf = fs::canonicalize(file)?;
    let service = names::of(code, "service").into_values().next();
    let service = service.ok_or("the code has no service")?;
    let mut entry = format!("Service {{ cases: include_str!({file:?}), operations: &[\n");
    for (id, operation) in names::of(code, "operation") {
        let generics = format!("<types::{module}::{service}, types::{module}::{operation}>");
        let name = id.split_once('#').map_or(&*id, |(_, name)| name);
        let _ = writeln!(
            entry,
            "Operation {{ name: {name:?}, service: <types::{module}::{service} as \
             smithy_typegen_runtime::Service>::SCHEMA, request: request::{generics}, \
             understood: understood::{generics}, respond: respond::{generics}, \
             errors: <<types::{module}::{operation} as smithy_typegen_runtime::Operation>::Error as \
             smithy_typegen_runtime::OperationError>::SCHEMAS, fail: fail::{generics} }},"
        );
    }
    entry.push_str("] },\n");
    Ok(entry)
}
