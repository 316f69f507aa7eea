//! `smithy.api#` is a closed set, and so are the values of its traits.

mod loader_support;

use insta::assert_snapshot;
use loader_support::{load, problems_of_shapes};

#[test]
fn a_misspelt_trait_is_an_error_with_the_nearest_name() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#S": { "type": "structure", "traits": { "smithy.api#Documentation": "S" }, "members": {
    "a": { "target": "smithy.api#String", "traits": { "smithy.api#lenght": { "min": 1 }, "smithy.api#requird": {} } },
    "b": { "target": "smithy.api#String", "traits": { "smithy.api#colour": "blue" } },
    "c": { "target": "smithy.api#String", "traits": { "smithy.api#String": {} } } } },
  "example#S$c": { "type": "apply", "traits": { "smithy.api#jsonname": "C" } }
"#), @r#"
error[UnknownTrait]: there is no trait `smithy.api#Documentation`
 --> model.json:2:79
  |
2 |   "example#S": { "type": "structure", "traits": { "smithy.api#Documentation": "S" }, "members": {
  |                                                                               ^^^
  |
  = help: did you mean `smithy.api#documentation`?

error[UnknownTrait]: there is no trait `smithy.api#lenght`
 --> model.json:3:55
  |
3 |     "a": { "target": "smithy.api#String", "traits": { "smithy.api#lenght": { "min": 1 }, "smithy.api#requird": {} } },
  |                                                       ^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `smithy.api#length`?

error[UnknownTrait]: there is no trait `smithy.api#requird`
 --> model.json:3:90
  |
3 |     "a": { "target": "smithy.api#String", "traits": { "smithy.api#lenght": { "min": 1 }, "smithy.api#requird": {} } },
  |                                                                                          ^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `smithy.api#required`?

error[UnknownTrait]: there is no trait `smithy.api#colour`
 --> model.json:4:76
  |
4 |     "b": { "target": "smithy.api#String", "traits": { "smithy.api#colour": "blue" } },
  |                                                                            ^^^^^^
  |
  = help: define your own traits in a different namespace

error[UnknownTrait]: there is no trait `smithy.api#String`
 --> model.json:5:55
  |
5 |     "c": { "target": "smithy.api#String", "traits": { "smithy.api#String": {} } } } },
  |                                                       ^^^^^^^^^^^^^^^^^^^
  |
  = help: define your own traits in a different namespace

error[UnknownTrait]: there is no trait `smithy.api#jsonname`
 --> model.json:6:72
  |
6 |   "example#S$c": { "type": "apply", "traits": { "smithy.api#jsonname": "C" } }
  |                                                                        ^^^
  |
  = help: did you mean `smithy.api#jsonName`?
"#);
}

#[test]
fn a_property_that_a_trait_does_not_have_is_an_error() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#A": { "type": "string", "traits": {
    "smithy.api#length": { "minimum": 1, "max": 2 },
    "smithy.api#sensitive": { "why": "secret" },
    "smithy.api#deprecated": { "mesage": "no", "since": "1" },
    "smithy.api#documentation": { "text": "A" } } },
  "example#O": { "type": "operation", "traits": {
    "smithy.api#http": { "method": "GET", "url": "/", "code": 99 },
    "smithy.api#examples": [{ "title": "one", "input": { "any": ["thing"] } }, { "name": "two", "error": { "shape": "x" } }] } },
  "example#P": { "type": "service", "traits": { "smithy.api#cors": { "maxAge": "1" }, "smithy.api#auth": ["a b", "example#a"] } }
"#), @r#"
error[InvalidTraitValue]: the value of the trait `smithy.api#length` cannot have the property `minimum`
 --> model.json:3:39
  |
3 |     "smithy.api#length": { "minimum": 1, "max": 2 },
  |                                       ^
  |
  = help: valid properties: `min`, `max`

error[InvalidTraitValue]: the value of the trait `smithy.api#sensitive` cannot have the property `why`
 --> model.json:4:38
  |
4 |     "smithy.api#sensitive": { "why": "secret" },
  |                                      ^^^^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#deprecated` cannot have the property `mesage`
 --> model.json:5:42
  |
5 |     "smithy.api#deprecated": { "mesage": "no", "since": "1" },
  |                                          ^^^^
  |
  = help: did you mean `message`?

error[InvalidTraitValue]: the value of the trait `smithy.api#documentation` must be a string, not an object
 --> model.json:6:5
  |
6 |     "smithy.api#documentation": { "text": "A" } } },
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#http` must have the property `uri`
 --> model.json:8:5
  |
8 |     "smithy.api#http": { "method": "GET", "url": "/", "code": 99 },
  |     ^^^^^^^^^^^^^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#http` cannot have the property `url`
 --> model.json:8:50
  |
8 |     "smithy.api#http": { "method": "GET", "url": "/", "code": 99 },
  |                                                  ^^^
  |
  = help: did you mean `uri`?

error[InvalidTraitValue]: `code` in the trait `smithy.api#http` must be from 100 to 999, not 99
 --> model.json:8:63
  |
8 |     "smithy.api#http": { "method": "GET", "url": "/", "code": 99 },
  |                                                               ^^

error[InvalidTraitValue]: `1` in the trait `smithy.api#examples` must have the property `title`
 --> model.json:9:80
  |
9 |     "smithy.api#examples": [{ "title": "one", "input": { "any": ["thing"] } }, { "name": "two", "error": { "shape": "x" } }] } },
  |                                                                                ^

error[InvalidTraitValue]: `1` in the trait `smithy.api#examples` cannot have the property `name`
 --> model.json:9:90
  |
9 |     "smithy.api#examples": [{ "title": "one", "input": { "any": ["thing"] } }, { "name": "two", "error": { "shape": "x" } }] } },
  |                                                                                          ^^^^^
  |
  = help: valid properties: `title`, `documentation`, `input`, `output`, `error`, `allowConstraintErrors`

error[InvalidTraitValue]: `1/error` in the trait `smithy.api#examples` cannot have the property `shape`
 --> model.json:9:117
  |
9 |     "smithy.api#examples": [{ "title": "one", "input": { "any": ["thing"] } }, { "name": "two", "error": { "shape": "x" } }] } },
  |                                                                                                                     ^^^
  |
  = help: valid properties: `shapeId`, `content`

error[InvalidTraitValue]: `maxAge` in the trait `smithy.api#cors` must be an integer, not a string
  --> model.json:10:80
   |
10 |   "example#P": { "type": "service", "traits": { "smithy.api#cors": { "maxAge": "1" }, "smithy.api#auth": ["a b", "example#a"] } }
   |                                                                                ^^^

error[InvalidTraitValue]: `0` in the trait `smithy.api#auth` must be a shape id, such as `com.example#Name`
  --> model.json:10:107
   |
10 |   "example#P": { "type": "service", "traits": { "smithy.api#cors": { "maxAge": "1" }, "smithy.api#auth": ["a b", "example#a"] } }
   |                                                                                                           ^^^^^
"#);
}

#[test]
fn what_traits_without_members_say() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#A": { "type": "structure", "members": {
    "a": { "target": "smithy.api#String", "traits": { "smithy.api#required": true } },
    "b": { "target": "smithy.api#String", "traits": { "smithy.api#required": false } },
    "c": { "target": "smithy.api#String", "traits": { "smithy.api#required": null } } } }
"#), @r#"
error[InvalidTraitValue]: the value of the trait `smithy.api#required` must be an object, not a boolean
 --> model.json:4:78
  |
4 |     "b": { "target": "smithy.api#String", "traits": { "smithy.api#required": false } },
  |                                                                              ^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#required` must be an object, not null
 --> model.json:5:78
  |
5 |     "c": { "target": "smithy.api#String", "traits": { "smithy.api#required": null } } } }
  |                                                                              ^^^^
"#);
}

#[test]
fn every_trait_of_the_prelude_is_known() {
    load(&[
        r#"{ "smithy": "2.0", "shapes": {
  "example#Service": { "type": "service", "operations": [{ "target": "example#Get" }], "resources": [{ "target": "example#R" }], "traits": {
    "smithy.api#auth": ["smithy.api#httpApiKeyAuth"],
    "smithy.api#cors": { "origin": "*", "maxAge": 600, "additionalAllowedHeaders": ["A"], "additionalExposedHeaders": ["B"] },
    "smithy.api#httpApiKeyAuth": { "name": "x-api-key", "in": "header", "scheme": "ApiKey" },
    "smithy.api#httpBasicAuth": {}, "smithy.api#httpBearerAuth": {}, "smithy.api#httpDigestAuth": {},
    "smithy.api#paginated": { "inputToken": "token", "outputToken": "token", "items": "items", "pageSize": "size" },
    "smithy.api#suppress": ["Some.Event"], "smithy.api#title": "Service",
    "smithy.api#xmlNamespace": { "uri": "http://example.com/", "prefix": "ex" } } },
  "example#Get": { "type": "operation", "input": { "target": "example#In" }, "traits": {
    "smithy.api#examples": [{ "title": "one", "documentation": "One", "input": {}, "output": {}, "allowConstraintErrors": true }],
    "smithy.api#http": { "method": "POST", "uri": "/get" },
    "smithy.api#httpChecksumRequired": {}, "smithy.api#optionalAuth": {},
    "smithy.api#requestCompression": { "encodings": ["gzip"] } } },
  "example#In": { "type": "structure", "members": {
    "flat": { "target": "example#List", "traits": { "smithy.api#xmlFlattened": {}, "smithy.api#xmlName": "ex:item", "smithy.api#notProperty": {} } },
    "id": { "target": "smithy.api#String", "traits": { "smithy.api#xmlAttribute": {}, "smithy.api#property": { "name": "id" }, "smithy.api#idRef": { "failWhenMissing": true, "selector": "*", "errorMessage": "no" } } },
    "size": { "target": "smithy.api#Integer", "traits": { "smithy.api#default": 1, "smithy.api#addedDefault": {} } },
    "nested": { "target": "example#Nested", "traits": { "smithy.api#nestedProperties": {} } } } },
  "example#Nested": { "type": "structure", "members": {}, "traits": {
    "smithy.api#references": [{ "resource": "example#R", "ids": { "a": "b" }, "service": "example#Service", "rel": "self" }] } },
  "example#List": { "type": "list", "member": { "target": "smithy.api#String", "traits": { "smithy.api#xmlName": "_entry" } } },
  "example#R": { "type": "resource", "identifiers": { "id": { "target": "smithy.api#String" } }, "put": { "target": "example#Put" }, "traits": { "smithy.api#noReplace": {} } },
  "example#Put": { "type": "operation", "input": { "target": "example#PutIn" }, "traits": { "smithy.api#idempotent": {} } },
  "example#PutIn": { "type": "structure", "members": { "id": { "target": "smithy.api#String", "traits": { "smithy.api#required": {} } } } },
  "example#protocol": { "type": "structure", "members": {}, "traits": {
    "smithy.api#trait": { "selector": "service", "breakingChanges": [{ "change": "any", "path": "/a", "severity": "NOTE", "message": "no" }] },
    "smithy.api#protocolDefinition": { "traits": ["smithy.api#jsonName"], "noInlineDocumentSupport": true },
    "smithy.api#authDefinition": { "traits": [] },
    "smithy.api#notProperty": {},
    "smithy.api#traitValidators": { "No.Documents": { "selector": "document", "message": "no", "severity": "ERROR" } } } }
} }"#,
        r#"{ "smithy": "1.0", "shapes": {
  "example#Boxed": { "type": "integer", "traits": { "smithy.api#box": {} } }
} }"#,
    ]);
}

#[test]
fn traits_that_stand_where_they_cannot() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#S": { "type": "structure", "members": {
    "a": { "target": "example#S", "traits": { "smithy.api#xmlAttribute": {}, "smithy.api#xmlFlattened": {} } },
    "b": { "target": "smithy.api#String", "traits": { "smithy.api#xmlAttribute": {}, "smithy.api#xmlNamespace": { "uri": "urn:b" } } } } },
  "example#U": { "type": "union", "members": {
    "a": { "target": "smithy.api#String", "traits": { "smithy.api#xmlAttribute": {}, "smithy.api#nestedProperties": {} } } } },
  "example#A": { "type": "string", "traits": { "smithy.api#xmlName": "a", "smithy.api#cors": {} } },
  "example#O": { "type": "operation", "traits": { "smithy.api#xmlNamespace": { "uri": "urn:o" }, "smithy.api#authDefinition": {} } },
  "example#R": { "type": "resource", "traits": { "smithy.api#noReplace": {} } }
"#), @r#"
error[TraitNotAllowed]: the trait `smithy.api#xmlAttribute` cannot be applied to `example#S$a`: it applies to members of structures that target a scalar
 --> model.json:3:47
  |
3 |     "a": { "target": "example#S", "traits": { "smithy.api#xmlAttribute": {}, "smithy.api#xmlFlattened": {} } },
  |                                               ^^^^^^^^^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#xmlFlattened` cannot be applied to `example#S$a`: it applies to members of structures and unions that target a list or map
 --> model.json:3:78
  |
3 |     "a": { "target": "example#S", "traits": { "smithy.api#xmlAttribute": {}, "smithy.api#xmlFlattened": {} } },
  |                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^

error[ConflictingTrait]: the traits `smithy.api#xmlAttribute` and `smithy.api#xmlNamespace` cannot both be applied to `example#S$b`
 --> model.json:4:86
  |
4 |     "b": { "target": "smithy.api#String", "traits": { "smithy.api#xmlAttribute": {}, "smithy.api#xmlNamespace": { "uri": "urn:b" } } } } },
  |                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#xmlAttribute` cannot be applied to `example#U$a`: it applies to members of structures that target a scalar
 --> model.json:6:55
  |
6 |     "a": { "target": "smithy.api#String", "traits": { "smithy.api#xmlAttribute": {}, "smithy.api#nestedProperties": {} } } } },
  |                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#nestedProperties` cannot be applied to `example#U$a`: it applies to members of structures that target a structure
 --> model.json:6:86
  |
6 |     "a": { "target": "smithy.api#String", "traits": { "smithy.api#xmlAttribute": {}, "smithy.api#nestedProperties": {} } } } },
  |                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#xmlName` cannot be applied to `example#A`: it applies to structures, unions and members
 --> model.json:7:70
  |
7 |   "example#A": { "type": "string", "traits": { "smithy.api#xmlName": "a", "smithy.api#cors": {} } },
  |                                                                      ^^^

error[TraitNotAllowed]: the trait `smithy.api#cors` cannot be applied to `example#A`: it applies to services
 --> model.json:7:75
  |
7 |   "example#A": { "type": "string", "traits": { "smithy.api#xmlName": "a", "smithy.api#cors": {} } },
  |                                                                           ^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#xmlNamespace` cannot be applied to `example#O`: it applies to services, members and data shapes
 --> model.json:8:51
  |
8 |   "example#O": { "type": "operation", "traits": { "smithy.api#xmlNamespace": { "uri": "urn:o" }, "smithy.api#authDefinition": {} } },
  |                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#authDefinition` cannot be applied to `example#O`: it applies to structures with the trait `smithy.api#trait`
 --> model.json:8:98
  |
8 |   "example#O": { "type": "operation", "traits": { "smithy.api#xmlNamespace": { "uri": "urn:o" }, "smithy.api#authDefinition": {} } },
  |                                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#noReplace` cannot be applied to `example#R`: it applies to resources with a `put` operation
 --> model.json:9:50
  |
9 |   "example#R": { "type": "resource", "traits": { "smithy.api#noReplace": {} } }
  |                                                  ^^^^^^^^^^^^^^^^^^^^^^
"#);
}

#[test]
fn names_and_namespaces_of_xml() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#A": { "type": "structure", "traits": { "smithy.api#xmlName": "1a", "smithy.api#xmlNamespace": { "prefix": "a:b" } } },
  "example#B": { "type": "structure", "traits": { "smithy.api#xmlName": "a:b:c", "smithy.api#xmlNamespace": { "uri": "http://a b/" } } },
  "example#C": { "type": "structure", "traits": { "smithy.api#xmlName": "", "smithy.api#xmlNamespace": { "uri": "" } } },
  "example#D": { "type": "structure", "traits": { "smithy.api#xmlName": 1, "smithy.api#xmlNamespace": "http://example.com/" } },
  "example#E": { "type": "structure", "traits": { "smithy.api#xmlName": "soap:Envelope-1", "smithy.api#xmlNamespace": { "uri": "http://example.com/?a=b", "prefix": "soap" } } }
"#), @r#"
error[InvalidTraitValue]: the value of the trait `smithy.api#xmlName` must match the pattern `^[A-Za-z_][A-Za-z0-9_-]*(:[A-Za-z_][A-Za-z0-9_-]*)?$`
 --> model.json:2:73
  |
2 |   "example#A": { "type": "structure", "traits": { "smithy.api#xmlName": "1a", "smithy.api#xmlNamespace": { "prefix": "a:b" } } },
  |                                                                         ^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#xmlNamespace` must have the property `uri`
 --> model.json:2:79
  |
2 |   "example#A": { "type": "structure", "traits": { "smithy.api#xmlName": "1a", "smithy.api#xmlNamespace": { "prefix": "a:b" } } },
  |                                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^

error[InvalidTraitValue]: `prefix` in the trait `smithy.api#xmlNamespace` must match the pattern `^[A-Za-z_][A-Za-z0-9_-]*$`
 --> model.json:2:118
  |
2 |   "example#A": { "type": "structure", "traits": { "smithy.api#xmlName": "1a", "smithy.api#xmlNamespace": { "prefix": "a:b" } } },
  |                                                                                                                      ^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#xmlName` must match the pattern `^[A-Za-z_][A-Za-z0-9_-]*(:[A-Za-z_][A-Za-z0-9_-]*)?$`
 --> model.json:3:73
  |
3 |   "example#B": { "type": "structure", "traits": { "smithy.api#xmlName": "a:b:c", "smithy.api#xmlNamespace": { "uri": "http://a b/" } } },
  |                                                                         ^^^^^^^

error[InvalidTraitValue]: `uri` in the trait `smithy.api#xmlNamespace` must be a URI, as `http://example.com/`
 --> model.json:3:118
  |
3 |   "example#B": { "type": "structure", "traits": { "smithy.api#xmlName": "a:b:c", "smithy.api#xmlNamespace": { "uri": "http://a b/" } } },
  |                                                                                                                      ^^^^^^^^^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#xmlName` must match the pattern `^[A-Za-z_][A-Za-z0-9_-]*(:[A-Za-z_][A-Za-z0-9_-]*)?$`
 --> model.json:4:73
  |
4 |   "example#C": { "type": "structure", "traits": { "smithy.api#xmlName": "", "smithy.api#xmlNamespace": { "uri": "" } } },
  |                                                                         ^^

error[InvalidTraitValue]: `uri` in the trait `smithy.api#xmlNamespace` must not be empty
 --> model.json:4:113
  |
4 |   "example#C": { "type": "structure", "traits": { "smithy.api#xmlName": "", "smithy.api#xmlNamespace": { "uri": "" } } },
  |                                                                                                                 ^^

error[InvalidTraitValue]: the value of the trait `smithy.api#xmlName` must be a string, not a number
 --> model.json:5:73
  |
5 |   "example#D": { "type": "structure", "traits": { "smithy.api#xmlName": 1, "smithy.api#xmlNamespace": "http://example.com/" } },
  |                                                                         ^

error[InvalidTraitValue]: the value of the trait `smithy.api#xmlNamespace` must be an object, not a string
 --> model.json:5:103
  |
5 |   "example#D": { "type": "structure", "traits": { "smithy.api#xmlName": 1, "smithy.api#xmlNamespace": "http://example.com/" } },
  |                                                                                                       ^^^^^^^^^^^^^^^^^^^^^
"#);
}

#[test]
fn bounds_that_a_type_cannot_hold() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#A": { "type": "byte", "traits": { "smithy.api#range": { "min": -129 } } },
  "example#B": { "type": "short", "traits": { "smithy.api#range": { "min": 0, "max": 32768 } } },
  "example#C": { "type": "integer", "traits": { "smithy.api#range": { "max": 2147483648 } } },
  "example#D": { "type": "long", "traits": { "smithy.api#range": { "max": 9223372036854775808 } } },
  "example#E": { "type": "float", "traits": { "smithy.api#range": { "max": 1e39 } } },
  "example#F": { "type": "double", "traits": { "smithy.api#range": { "max": 1e309 } } },
  "example#G": { "type": "structure", "members": {
    "a": { "target": "smithy.api#Byte", "traits": { "smithy.api#range": { "min": 1.5 } } } } },
  "example#H": { "type": "bigInteger", "traits": { "smithy.api#range": { "max": 9223372036854775808 } } },
  "example#I": { "type": "long", "traits": { "smithy.api#range": { "min": -9223372036854775808, "max": 1e3 } } },
  "example#J": { "type": "string", "traits": { "smithy.api#length": { "max": 9223372036854775808 } } }
"#), @r#"
error[InvalidTraitValue]: `min` in the trait `smithy.api#range` must be a number that fits the type `byte`, not -129
 --> model.json:2:75
  |
2 |   "example#A": { "type": "byte", "traits": { "smithy.api#range": { "min": -129 } } },
  |                                                                           ^^^^

error[InvalidTraitValue]: `max` in the trait `smithy.api#range` must be a number that fits the type `short`, not 32768
 --> model.json:3:86
  |
3 |   "example#B": { "type": "short", "traits": { "smithy.api#range": { "min": 0, "max": 32768 } } },
  |                                                                                      ^^^^^

error[InvalidTraitValue]: `max` in the trait `smithy.api#range` must be a number that fits the type `integer`, not 2147483648
 --> model.json:4:78
  |
4 |   "example#C": { "type": "integer", "traits": { "smithy.api#range": { "max": 2147483648 } } },
  |                                                                              ^^^^^^^^^^

error[InvalidTraitValue]: `max` in the trait `smithy.api#range` must be a number that fits the type `long`, not 9223372036854775808
 --> model.json:5:75
  |
5 |   "example#D": { "type": "long", "traits": { "smithy.api#range": { "max": 9223372036854775808 } } },
  |                                                                           ^^^^^^^^^^^^^^^^^^^

error[InvalidTraitValue]: `max` in the trait `smithy.api#range` must be a number that fits the type `float`, not 1e+39
 --> model.json:6:76
  |
6 |   "example#E": { "type": "float", "traits": { "smithy.api#range": { "max": 1e39 } } },
  |                                                                            ^^^^

error[InvalidTraitValue]: `max` in the trait `smithy.api#range` must be a number that fits the type `double`, not 1e+309
 --> model.json:7:77
  |
7 |   "example#F": { "type": "double", "traits": { "smithy.api#range": { "max": 1e309 } } },
  |                                                                             ^^^^^

error[InvalidTraitValue]: `min` in the trait `smithy.api#range` must be an integer to bound integers, not 1.5
 --> model.json:9:82
  |
9 |     "a": { "target": "smithy.api#Byte", "traits": { "smithy.api#range": { "min": 1.5 } } } } },
  |                                                                                  ^^^

error[InvalidTraitValue]: `max` in the trait `smithy.api#length` must be an integer from -9223372036854775808 to 9223372036854775807
  --> model.json:12:78
   |
12 |   "example#J": { "type": "string", "traits": { "smithy.api#length": { "max": 9223372036854775808 } } }
   |                                                                              ^^^^^^^^^^^^^^^^^^^
"#);
}

#[test]
fn bounds_that_bound_nothing() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#A": { "type": "string", "traits": { "smithy.api#length": {} } },
  "example#B": { "type": "integer", "traits": { "smithy.api#range": {} } }
"#), @r#"
error[InvalidTraitValue]: the value of the trait `smithy.api#length` must have the property `min` or `max`
 --> model.json:2:48
  |
2 |   "example#A": { "type": "string", "traits": { "smithy.api#length": {} } },
  |                                                ^^^^^^^^^^^^^^^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#range` must have the property `min` or `max`
 --> model.json:3:49
  |
3 |   "example#B": { "type": "integer", "traits": { "smithy.api#range": {} } }
  |                                                 ^^^^^^^^^^^^^^^^^^
"#);
}
