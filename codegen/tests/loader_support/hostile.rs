//! A model, and what could be in it.

/// A model with some of everything.
pub const MODEL: &str = r#"{ "smithy": "2.0", "metadata": { "list": [1, 2.5e3], "flag": true, "none": null }, "shapes": {
  "example#Service": { "type": "service", "version": "1", "traits": { "smithy.api#title": "Things", "smithy.api#documentation": "All." }, "operations": [{ "target": "example#Get" }],
    "resources": [{ "target": "example#Thing" }], "errors": [{ "target": "example#Failure" }], "rename": { "example#Names": "Labels" } },
  "example#Thing": { "type": "resource", "identifiers": { "id": { "target": "example#Id" } }, "read": { "target": "example#Read" } },
  "example#Read": { "type": "operation", "input": { "target": "example#ReadInput" }, "traits": { "smithy.api#readonly": {},
    "smithy.api#http": { "method": "GET", "uri": "/things/{id}?full=1", "code": 200 } } },
  "example#ReadInput": { "type": "structure", "members": { "id": { "target": "example#Id",
    "traits": { "smithy.api#required": {}, "smithy.api#httpLabel": {} } } } },
  "example#Get": { "type": "operation", "input": { "target": "example#Input" } },
  "example#Input": { "type": "structure", "mixins": [{ "target": "example#Mixin" }], "members": {
    "names": { "target": "example#Names", "traits": { "smithy.api#documentation": "What it is called.",
      "smithy.api#deprecated": { "message": "Use kind.", "since": "2" }, "smithy.api#jsonName": "names_" } },
    "kind": { "target": "example#Kind", "traits": { "smithy.api#default": "a", "smithy.api#since": "1",
      "smithy.api#tags": ["x"], "smithy.api#recommended": { "reason": "Why not." },
      "smithy.api#externalDocumentation": { "Home": "https://example.com/" } } },
    "text": { "target": "smithy.api#String", "traits": { "smithy.api#default": "a text",
      "smithy.api#httpHeader": "X-Text" } }, "choice": { "target": "example#Choice" } } },
  "example#Input$page": { "type": "apply", "traits": { "smithy.api#range": { "min": 0, "max": 10 } } },
  "example#Mixin": { "type": "structure", "traits": { "smithy.api#mixin": { "localTraits": [] } }, "members": {
    "page": { "target": "smithy.api#PrimitiveInteger", "traits": { "smithy.api#default": 0 } } } },
  "example#Names": { "type": "list", "member": { "target": "example#Id" }, "traits": { "smithy.api#uniqueItems": {} } },
  "example#Map": { "type": "map", "key": { "target": "example#Id" }, "value": { "target": "example#Input" } },
  "example#Id": { "type": "string", "traits": { "smithy.api#length": { "min": 1, "max": 8 }, "smithy.api#pattern": "^[a-z]+$",
    "smithy.api#mediaType": "text/plain" } },
  "example#Kind": { "type": "string", "traits": { "smithy.api#enum": [{ "value": "a", "name": "A" }] } },
  "example#Choice": { "type": "union", "members": { "map": { "target": "example#Map" }, "again": { "target": "example#Choice" } } },
  "example#Failure": { "type": "structure", "traits": { "smithy.api#error": "client", "smithy.api#httpError": 404 } }
}}"#;

/// What a stranger might write where a string can stand, as JSON has it between the quotes.
pub const HOSTILE: &[&str] = &[
    "",
    "\\\"",
    "*/",
    "\\\"##",
    "\\n\\r\\u2028",
    "\\u202e\\u2066",
    "\\u0000",
    "${}",
    "#[derive(X)]",
    "a#b$c",
    "#",
    "$",
    ".",
    "a.b#C",
    "smithy.api#String",
    "example#Input",
    "example#Input$page",
    "~0~1/",
    "{a+}",
    "🦀",
    "\\ud83e\\udd80",
    "\\u001b[31m",
    "__proto__",
    "$serde_json::private::Number",
    "1e999999999",
    "apply",
    "member",
    "structure",
];

/// The model once for each of its strings, keys too, with that string replaced.
///
/// Every seventh of them, another seventh for each hostile string; all where the environment variable
/// `SMITHY_THOROUGH` is set, which takes some time.
pub fn with_each_string_replaced(hostile: &str) -> impl Iterator<Item = String> + '_ {
    let step = every(7);
    let quotes: Vec<usize> = MODEL.match_indices('"').map(|(index, _)| index).collect();
    let pairs = (hostile.len() % step..quotes.len() / 2)
        .step_by(step)
        .map(move |pair| (quotes[2 * pair], quotes[2 * pair + 1]));
    pairs.map(move |(open, close)| format!("{}{hostile}{}", &MODEL[..=open], &MODEL[close..]))
}

/// How many of so many cases are passed over for each that is tried: none where `SMITHY_THOROUGH` is set.
pub fn every(by_default: usize) -> usize {
    match std::env::var_os("SMITHY_THOROUGH") {
        Some(_) => 1,
        None => by_default,
    }
}
