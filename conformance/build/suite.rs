//! A file of Smithy's suites: its services, and its cases.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::model;

/// The protocols whose cases run, by the variants of `conformance::Protocol`.
const PROTOCOLS: &[(&str, &str)] = &[
    ("aws.protocols#restJson1", "RestJson1"),
    ("aws.protocols#awsJson1_0", "AwsJson10"),
    ("aws.protocols#awsJson1_1", "AwsJson11"),
    ("aws.protocols#awsQuery", "AwsQuery"),
    ("aws.protocols#ec2Query", "Ec2Query"),
    ("aws.protocols#restXml", "RestXml"),
    ("smithy.protocols#rpcv2Cbor", "RpcV2Cbor"),
    ("smithy.protocols#rpcv2Json", "RpcV2Json"),
];

/// A file with services of a protocol that runs, and cases.
pub struct Suite {
    /// The name of the module that its types and tests are in.
    pub module: String,
    /// The file, absolute.
    pub file: PathBuf,
    /// The shape ids of the services.
    pub services: Vec<String>,
    /// The model's shapes.
    pub shapes: Value,
    /// The cases, in the order of shape ids.
    pub cases: Vec<Case>,
}

/// A case, on one side.
pub struct Case {
    pub id: String,
    /// The variant of `conformance::Protocol`.
    pub protocol: &'static str,
    pub side: &'static str,
    pub kind: &'static str,
    /// The shape with the trait, and the place in the trait's list.
    pub shape: String,
    pub index: usize,
    /// Which values of the `testParameters`, if there are any.
    pub run: Option<usize>,
}

impl Suite {
    /// Reads a file; `None` if it has no cases of a protocol that runs.
    pub fn read(file: &Path) -> Result<Option<Self>, Box<dyn Error>> {
        if file.extension().is_none_or(|extension| extension != "json") {
            return Ok(None);
        }
        let model: Value = serde_json::from_slice(&fs::read(file)?)?;
        let shapes = model.get("shapes").cloned().unwrap_or_default();
        let services = model::services(&shapes, |traits| {
            PROTOCOLS.iter().any(|(id, _)| traits.get(id).is_some())
        });
        let cases = cases(&shapes);
        if services.is_empty() || cases.is_empty() {
            return Ok(None);
        }
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        Ok(Some(Suite {
            module: stem.replace('-', "_"),
            file: fs::canonicalize(file)?,
            services,
            cases,
            shapes,
        }))
    }
}

fn cases(shapes: &Value) -> Vec<Case> {
    let mut cases = Vec::new();
    for (shape, definition) in shapes.as_object().into_iter().flatten() {
        let is_error = definition["type"] == "structure";
        for (name, kind) in [
            ("smithy.test#httpRequestTests", "Request"),
            ("smithy.test#httpResponseTests", "Response"),
            ("smithy.test#httpMalformedRequestTests", "Malformed"),
            ("smithy.test#eventStreamTests", "Events"),
        ] {
            let kind = if is_error { "Error" } else { kind };
            let list = definition["traits"][name].as_array();
            for (index, node) in list.into_iter().flatten().enumerate() {
                let protocol = PROTOCOLS.iter().find(|(id, _)| node["protocol"] == *id);
                let Some((_, protocol)) = protocol else {
                    continue;
                };
                for side in sides(node, kind) {
                    cases.extend(runs(node).into_iter().map(|run| Case {
                        id: node["id"].as_str().unwrap_or_default().to_owned(),
                        protocol,
                        side,
                        kind,
                        shape: shape.clone(),
                        index,
                        run,
                    }));
                }
            }
        }
    }
    cases
}

/// The sides that a case is for. Only a server gets a malformed request.
fn sides(case: &Value, kind: &str) -> Vec<&'static str> {
    match case["appliesTo"].as_str() {
        _ if kind == "Malformed" => vec!["Server"],
        Some("client") => vec!["Client"],
        Some("server") => vec!["Server"],
        _ => vec!["Client", "Server"],
    }
}

/// One run for each of the values that parameters have, or one without.
fn runs(case: &Value) -> Vec<Option<usize>> {
    let parameters = case["testParameters"].as_object();
    let values = parameters.and_then(|parameters| parameters.values().next());
    match values.and_then(Value::as_array) {
        Some(values) => (0..values.len()).map(Some).collect(),
        None => vec![None],
    }
}
