//! Traits on what they cannot be on, with values they cannot have, and shapes used as what they are not.

mod loader_support;

use insta::assert_snapshot;
use loader_support::{load, model, problems_of_shapes, shape};

#[test]
fn traits_that_members_cannot_have() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Stream": { "type": "blob", "traits": { "smithy.api#streaming": {} } },
  "example#S": { "type": "structure", "members": {
    "sensitive": { "target": "smithy.api#String", "traits": { "smithy.api#sensitive": {} } },
    "mediaType": { "target": "smithy.api#String", "traits": { "smithy.api#mediaType": "text/plain" } },
    "requiresLength": { "target": "example#Stream", "traits": { "smithy.api#requiresLength": {}, "smithy.api#required": {} } },
    "resourceIdentifier": { "target": "smithy.api#String", "traits": { "smithy.api#resourceIdentifier": "id" } } } },
  "example#NotUnit": { "type": "structure", "traits": { "smithy.api#unitType": {} } },
  "example#Fault": { "type": "structure", "traits": { "smithy.api#trait": {}, "smithy.api#error": "client" } }
"#), @r#"
error[TraitNotAllowed]: the trait `smithy.api#sensitive` cannot be applied to `example#S$sensitive`: it applies to data shapes
 --> model.json:4:63
  |
4 |     "sensitive": { "target": "smithy.api#String", "traits": { "smithy.api#sensitive": {} } },
  |                                                               ^^^^^^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#mediaType` cannot be applied to `example#S$mediaType`: it applies to strings and blobs
 --> model.json:5:87
  |
5 |     "mediaType": { "target": "smithy.api#String", "traits": { "smithy.api#mediaType": "text/plain" } },
  |                                                                                       ^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#requiresLength` cannot be applied to `example#S$requiresLength`: it applies to blobs with the trait `smithy.api#streaming`
 --> model.json:6:65
  |
6 |     "requiresLength": { "target": "example#Stream", "traits": { "smithy.api#requiresLength": {}, "smithy.api#required": {} } },
  |                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#resourceIdentifier` cannot be applied to `example#S$resourceIdentifier`: it applies to required members of structures that target a string
 --> model.json:7:105
  |
7 |     "resourceIdentifier": { "target": "smithy.api#String", "traits": { "smithy.api#resourceIdentifier": "id" } } } },
  |                                                                                                         ^^^^

error[TraitNotAllowed]: the trait `smithy.api#unitType` cannot be applied to `example#NotUnit`: it applies to `smithy.api#Unit`
 --> model.json:8:57
  |
8 |   "example#NotUnit": { "type": "structure", "traits": { "smithy.api#unitType": {} } },
  |                                                         ^^^^^^^^^^^^^^^^^^^^^

error[ConflictingTrait]: the traits `smithy.api#error` and `smithy.api#trait` cannot both be applied to `example#Fault`
 --> model.json:9:55
  |
9 |   "example#Fault": { "type": "structure", "traits": { "smithy.api#trait": {}, "smithy.api#error": "client" } }
  |                                                       ^^^^^^^^^^^^^^^^^^
"#);
}

#[test]
fn parts_of_events() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Event": { "type": "structure", "members": {
    "header": { "target": "smithy.api#Double", "traits": { "smithy.api#eventHeader": {} } },
    "payload": { "target": "smithy.api#Integer", "traits": { "smithy.api#eventPayload": {} } } } },
  "example#Rest": { "type": "structure", "members": {
    "header": { "target": "smithy.api#Timestamp", "traits": { "smithy.api#eventHeader": {} } },
    "payload": { "target": "smithy.api#Blob", "traits": { "smithy.api#eventPayload": {} } },
    "rest": { "target": "smithy.api#String" } } }
"#), @r#"
error[TraitNotAllowed]: the trait `smithy.api#eventHeader` cannot be applied to `example#Event$header`: it applies to members of structures that target a boolean, byte, short, integer, long, blob, string or timestamp
 --> model.json:3:60
  |
3 |     "header": { "target": "smithy.api#Double", "traits": { "smithy.api#eventHeader": {} } },
  |                                                            ^^^^^^^^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#eventPayload` cannot be applied to `example#Event$payload`: it applies to members of structures that target a blob, string, structure or union
 --> model.json:4:62
  |
4 |     "payload": { "target": "smithy.api#Integer", "traits": { "smithy.api#eventPayload": {} } } } },
  |                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^

error[UnboundMember]: the member `rest` is unbound, but `payload` is the entire payload of the event
 --> model.json:8:5
  |
8 |     "rest": { "target": "smithy.api#String" } } }
  |     ^^^^^^
 ::: model.json:7:5
  |
7 |     "payload": { "target": "smithy.api#Blob", "traits": { "smithy.api#eventPayload": {} } },
  |     --------- the payload
"#);
}

#[test]
fn values_of_traits_that_are_texts() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#A": { "type": "string", "traits": { "smithy.api#mediaType": "text", "smithy.api#externalDocumentation": {} } },
  "example#B": { "type": "string", "traits": { "smithy.api#mediaType": "text/", "smithy.api#externalDocumentation": { "Home": "/home" } } },
  "example#C": { "type": "string", "traits": { "smithy.api#mediaType": "application/vnd.example+json; charset=utf-8",
    "smithy.api#externalDocumentation": { "Home": "https://example.com/" } } }
"#), @r#"
error[InvalidTraitValue]: the value of the trait `smithy.api#mediaType` must be a media type, such as `text/plain`
 --> model.json:2:72
  |
2 |   "example#A": { "type": "string", "traits": { "smithy.api#mediaType": "text", "smithy.api#externalDocumentation": {} } },
  |                                                                        ^^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#externalDocumentation` must not be empty
 --> model.json:2:80
  |
2 |   "example#A": { "type": "string", "traits": { "smithy.api#mediaType": "text", "smithy.api#externalDocumentation": {} } },
  |                                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#mediaType` must be a media type, such as `text/plain`
 --> model.json:3:72
  |
3 |   "example#B": { "type": "string", "traits": { "smithy.api#mediaType": "text/", "smithy.api#externalDocumentation": { "Home": "/home" } } },
  |                                                                        ^^^^^^^

error[InvalidTraitValue]: `Home` in the trait `smithy.api#externalDocumentation` must be a URL with its scheme, as `https://example.com/`
 --> model.json:3:127
  |
3 |   "example#B": { "type": "string", "traits": { "smithy.api#mediaType": "text/", "smithy.api#externalDocumentation": { "Home": "/home" } } },
  |                                                                                                                               ^^^^^^^
"#);
}

#[test]
fn members_with_the_same_name_in_json() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#S": { "type": "structure", "members": {
    "a": { "target": "smithy.api#String", "traits": { "smithy.api#jsonName": "b" } }, "b": { "target": "smithy.api#String" } } },
  "example#U": { "type": "union", "members": {
    "a": { "target": "smithy.api#String", "traits": { "smithy.api#jsonName": "c" } },
    "b": { "target": "smithy.api#String", "traits": { "smithy.api#jsonName": "c" } } } },
  "example#Swapped": { "type": "structure", "members": {
    "a": { "target": "smithy.api#String", "traits": { "smithy.api#jsonName": "b" } },
    "b": { "target": "smithy.api#String", "traits": { "smithy.api#jsonName": "a" } } } }
"#), @r#"
error[ConflictingJsonName]: the members `a` and `b` have the same name `b` in JSON
 --> model.json:3:87
  |
3 |     "a": { "target": "smithy.api#String", "traits": { "smithy.api#jsonName": "b" } }, "b": { "target": "smithy.api#String" } } },
  |                                                                                       ^^^
 ::: model.json:3:5
  |
3 |     "a": { "target": "smithy.api#String", "traits": { "smithy.api#jsonName": "b" } }, "b": { "target": "smithy.api#String" } } },
  |     --- the other member

error[ConflictingJsonName]: the members `a` and `b` have the same name `c` in JSON
 --> model.json:6:5
  |
6 |     "b": { "target": "smithy.api#String", "traits": { "smithy.api#jsonName": "c" } } } },
  |     ^^^
 ::: model.json:5:5
  |
5 |     "a": { "target": "smithy.api#String", "traits": { "smithy.api#jsonName": "c" } },
  |     --- the other member
"#);
}

#[test]
fn the_unit_type() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#U": { "type": "union", "members": { "none": { "target": "smithy.api#Unit" }, "some": { "target": "smithy.api#String" } } },
  "example#S": { "type": "structure", "members": { "none": { "target": "smithy.api#Unit" } } },
  "example#L": { "type": "list", "member": { "target": "smithy.api#Unit" } },
  "example#E": { "type": "enum", "members": { "A": { "target": "smithy.api#String" } } },
  "example#Get": { "type": "operation", "input": { "target": "smithy.api#Unit" }, "errors": [{ "target": "smithy.api#Unit" }] }
"#), @r#"
error[WrongTarget]: this must be a data shape, but `smithy.api#Unit` is the unit type, which holds no data
 --> model.json:3:72
  |
3 |   "example#S": { "type": "structure", "members": { "none": { "target": "smithy.api#Unit" } } },
  |                                                                        ^^^^^^^^^^^^^^^^^

error[WrongTarget]: this must be a data shape, but `smithy.api#Unit` is the unit type, which holds no data
 --> model.json:4:56
  |
4 |   "example#L": { "type": "list", "member": { "target": "smithy.api#Unit" } },
  |                                                        ^^^^^^^^^^^^^^^^^

error[WrongTarget]: this must be the unit type `smithy.api#Unit`, but `smithy.api#String` is a string
 --> model.json:5:64
  |
5 |   "example#E": { "type": "enum", "members": { "A": { "target": "smithy.api#String" } } },
  |                                                                ^^^^^^^^^^^^^^^^^^^

error[WrongTarget]: this must be a structure with the trait `smithy.api#error`, but `smithy.api#Unit` is the unit type, which holds no data
 --> model.json:6:106
  |
6 |   "example#Get": { "type": "operation", "input": { "target": "smithy.api#Unit" }, "errors": [{ "target": "smithy.api#Unit" }] }
  |                                                                                                          ^^^^^^^^^^^^^^^^^
"#);
}

#[test]
fn inputs_and_outputs() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#In": { "type": "structure", "traits": { "smithy.api#input": {} } },
  "example#Out": { "type": "structure", "traits": { "smithy.api#output": {} }, "members": { "in": { "target": "example#In" } } },
  "example#Swapped": { "type": "operation", "input": { "target": "example#Out" }, "output": { "target": "example#In" } },
  "example#One": { "type": "operation", "input": { "target": "example#In" }, "output": { "target": "example#Plain" } },
  "example#Plain": { "type": "structure" },
  "example#Two": { "type": "operation", "input": { "target": "example#In" }, "output": { "target": "example#Plain" } }
"#), @r#"
error[WrongTarget]: `example#In` has the trait `smithy.api#input`, so only operations can refer to it
 --> model.json:3:111
  |
3 |   "example#Out": { "type": "structure", "traits": { "smithy.api#output": {} }, "members": { "in": { "target": "example#In" } } },
  |                                                                                                               ^^^^^^^^^^^^

error[WrongTarget]: `example#Out` cannot be an input, because it has the trait `smithy.api#output`
 --> model.json:4:66
  |
4 |   "example#Swapped": { "type": "operation", "input": { "target": "example#Out" }, "output": { "target": "example#In" } },
  |                                                                  ^^^^^^^^^^^^^

error[WrongTarget]: `example#In` cannot be an output, because it has the trait `smithy.api#input`
 --> model.json:4:105
  |
4 |   "example#Swapped": { "type": "operation", "input": { "target": "example#Out" }, "output": { "target": "example#In" } },
  |                                                                                                         ^^^^^^^^^^^^

error[SharedStructure]: `example#In` is already the input of `example#One`: with the trait `smithy.api#input`, it can be the input of only one operation
 --> model.json:7:62
  |
7 |   "example#Two": { "type": "operation", "input": { "target": "example#In" }, "output": { "target": "example#Plain" } }
  |                                                              ^^^^^^^^^^^^
 ::: model.json:5:3
  |
5 |   "example#One": { "type": "operation", "input": { "target": "example#In" }, "output": { "target": "example#Plain" } },
  |   ------------- the other operation
"#);
}

#[test]
fn mixins_that_give_too_much() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#In": { "type": "structure" },
  "example#Operation": { "type": "operation", "input": { "target": "example#In" }, "traits": { "smithy.api#mixin": {} } },
  "example#Resource": { "type": "resource", "identifiers": { "id": { "target": "smithy.api#String" } }, "traits": { "smithy.api#mixin": {} } }
"#), @r#"
error[InvalidMixin]: an operation that is a mixin has neither input nor output
 --> model.json:3:3
  |
3 |   "example#Operation": { "type": "operation", "input": { "target": "example#In" }, "traits": { "smithy.api#mixin": {} } },
  |   ^^^^^^^^^^^^^^^^^^^

error[InvalidMixin]: a resource that is a mixin has no properties
 --> model.json:4:3
  |
4 |   "example#Resource": { "type": "resource", "identifiers": { "…
  |   ^^^^^^^^^^^^^^^^^^
"#);
}

#[test]
fn integers_however_they_are_written() {
    let model = load(&[&model(
        r#"
        "example#Text": { "type": "string", "traits": { "smithy.api#length": { "min": 5.0, "max": 1e2 } } },
        "example#Get": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/", "code": 2.01e2 } } },
        "example#Failed": { "type": "structure", "traits": { "smithy.api#error": "client", "smithy.api#httpError": 404.0 } }
    "#,
    )]);
    let length = shape(&model, "example#Text").traits.length();
    assert_eq!(
        length.map(|length| (length.min, length.max)),
        Some((Some(5), Some(100)))
    );
    let http = shape(&model, "example#Get").traits.http();
    assert_eq!(http.map(|http| http.code), Some(201));
    assert_eq!(
        shape(&model, "example#Failed").traits.http_error(),
        Some(404)
    );
}
