//! What is wrong with the form of a model, as a person reads it.

mod loader_support;

use insta::{assert_debug_snapshot, assert_snapshot};
use loader_support::{found, problems, problems_in, sources};
use smithy_typegen::source::Sources;

#[test]
fn not_json() {
    assert_snapshot!(problems("{\n  \"smithy\": \"2.0\",\n  \"shapes\": {,}\n}"), @r#"
error[InvalidJson]: this is not JSON: key must be a string
 --> model.json:3:14
  |
3 |   "shapes": {,}
  |              ^
"#);
}

#[test]
fn cut_off() {
    assert_snapshot!(problems("{\n  \"smithy\": \"2.0\",\n  \"shapes\": {"), @r#"
error[InvalidJson]: this is not JSON: EOF while parsing an object
 --> model.json:3:13
  |
3 |   "shapes": {
  |             ^
"#);
}

#[test]
fn empty() {
    assert_snapshot!(problems(""), @r#"
error[InvalidJson]: this is not JSON: EOF while parsing a value
 --> model.json:1:1
  |
1 |
  | ^
"#);
}

#[test]
fn not_utf8() {
    let mut sources = Sources::new();
    sources.add("model.json", b"{ \"smithy\": \"\xff\" }".to_vec());
    assert_snapshot!(problems_in(&sources), @r#"
error[NotUtf8]: the file is not UTF-8: invalid byte at offset 13
 --> model.json:1:1
  |
1 | { "smithy": "�" }
  | ^
"#);
}

#[test]
fn a_byte_order_mark() {
    assert_snapshot!(problems("\u{feff}{ \"smithy\": \"2.0\" }"), @r#"
warning[ByteOrderMark]: the file starts with a byte order mark, which is not allowed
 --> model.json:1:1
  |
1 | { "smithy": "2.0" }
  | ^
"#);
}

#[test]
fn nested_too_deep() {
    let deep = format!(
        "{{\"smithy\": \"2.0\", \"metadata\": {{\"a\": {}",
        "[".repeat(10_000)
    );
    assert_snapshot!(problems(&deep), @r#"
error[InvalidJson]: this is not JSON: recursion limit exceeded
 --> model.json:1:162
  |
1 | …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…
  |                                          ^
"#);
}

#[test]
fn no_version() {
    assert_snapshot!(problems("{ \"shapes\": {} }"), @r#"
error[MissingVersion]: this is not a Smithy model: it has no `smithy` property
 --> model.json:1:1
  |
1 | { "shapes": {} }
  | ^
  |
  = help: a model in the JSON AST starts with its version: `"smithy": "2.0"`
"#);
}

#[test]
fn another_version() {
    assert_snapshot!(problems("{ \"smithy\": \"3.0\" }"), @r#"
error[UnsupportedVersion]: the version `3.0` is not supported
 --> model.json:1:13
  |
1 | { "smithy": "3.0" }
  |             ^^^^^
  |
  = help: supported versions: 1.0 and 2.x
"#);
}

#[test]
fn not_an_object() {
    assert_snapshot!(problems("[]"), @r#"
error[WrongKind]: a model must be an object, not an array
 --> model.json:1:1
  |
1 | []
  | ^
"#);
}

#[test]
fn an_unknown_shape_type() {
    assert_snapshot!(problems(r#"{ "smithy": "2.0", "shapes": {
  "example#A": { "type": "strcuture" },
  "example#B": { "type": "member" }
}}"#), @r#"
error[UnknownShapeType]: unknown shape type `strcuture`
 --> model.json:2:26
  |
2 |   "example#A": { "type": "strcuture" },
  |                          ^^^^^^^^^^^
  |
  = help: did you mean `structure`?

error[UnknownShapeType]: unknown shape type `member`
 --> model.json:3:26
  |
3 |   "example#B": { "type": "member" }
  |                          ^^^^^^^^
"#);
}

#[test]
fn required_properties_missing() {
    assert_snapshot!(problems(r#"{ "smithy": "2.0", "shapes": {
  "example#NoType": {},
  "example#NoMember": { "type": "list" },
  "example#NoKey": { "type": "map", "value": { "target": "smithy.api#String" } },
  "example#NoTarget": { "type": "structure", "members": { "a": {} } }
}}"#), @r#"
error[MissingProperty]: the shape `example#NoType` has no `type`
 --> model.json:2:3
  |
2 |   "example#NoType": {},
  |   ^^^^^^^^^^^^^^^^

error[MissingProperty]: the list `example#NoMember` has no `member`
 --> model.json:3:3
  |
3 |   "example#NoMember": { "type": "list" },
  |   ^^^^^^^^^^^^^^^^^^

error[MissingProperty]: the map `example#NoKey` has no `key`
 --> model.json:4:3
  |
4 |   "example#NoKey": { "type": "map", "value": { "target": "smithy.api#String" } },
  |   ^^^^^^^^^^^^^^^

error[MissingProperty]: a member has no `target`
 --> model.json:5:59
  |
5 |   "example#NoTarget": { "type": "structure", "members": { "a": {} } }
  |                                                           ^^^
"#);
}

#[test]
fn the_wrong_kind_of_json() {
    assert_snapshot!(problems(r#"{ "smithy": "2.0", "metadata": [], "shapes": {
  "example#A": "string",
  "example#B": { "type": "string", "traits": [] },
  "example#C": { "type": "structure", "members": { "a": { "target": 1 } } },
  "example#D": { "type": "service", "operations": { "target": "example#E" } }
}}"#), @r#"
error[WrongKind]: metadata must be an object, not an array
 --> model.json:1:20
  |
1 | { "smithy": "2.0", "metadata": [], "shapes": {
  |                    ^^^^^^^^^^

error[WrongKind]: a shape must be an object, not a string
 --> model.json:2:16
  |
2 |   "example#A": "string",
  |                ^^^^^^^^

error[WrongKind]: `traits` must be an object, not an array
 --> model.json:3:36
  |
3 |   "example#B": { "type": "string", "traits": [] },
  |                                    ^^^^^^^^

error[WrongKind]: a `target` must be a string, not a number
 --> model.json:4:69
  |
4 |   "example#C": { "type": "structure", "members": { "a": { "target": 1 } } },
  |                                                                     ^

error[WrongKind]: `operations` must be an array, not an object
 --> model.json:5:37
  |
5 |   "example#D": { "type": "service", "operations": { "target": "example#E" } }
  |                                     ^^^^^^^^^^^^
"#);
}

#[test]
fn shape_ids() {
    assert_snapshot!(problems(r#"{ "smithy": "2.0", "shapes": {
  "NoNamespace": { "type": "string" },
  "example.#Empty": { "type": "string" },
  "example#1st": { "type": "string" },
  "example#A$member": { "type": "string" },
  "example#\u001b[31mRed\u202e": { "type": "string" },
  "example#List": { "type": "list", "member": { "target": "String" } },
  "example#Traits": { "type": "string", "traits": { "documentation": "" } },
  "example#Members": { "type": "structure", "members": { "a-b": { "target": "smithy.api#String" } } }
}}"#), @r#"
error[InvalidShapeId]: `NoNamespace` is not a shape id: it has no namespace: an absolute shape id is written `namespace#Name`
 --> model.json:2:3
  |
2 |   "NoNamespace": { "type": "string" },
  |   ^^^^^^^^^^^^^
  |
  = help: write its namespace too, as in `example#NoNamespace`

error[InvalidShapeId]: `example.#Empty` is not a shape id: its namespace is not made of identifiers joined by dots
 --> model.json:3:3
  |
3 |   "example.#Empty": { "type": "string" },
  |   ^^^^^^^^^^^^^^^^

error[InvalidShapeId]: `example#1st` is not a shape id: its name is not an identifier: letters, digits and `_`, not starting with a digit
 --> model.json:4:3
  |
4 |   "example#1st": { "type": "string" },
  |   ^^^^^^^^^^^^^

error[InvalidShapeId]: `example#A$member` names a member: members are defined inside their shape
 --> model.json:5:3
  |
5 |   "example#A$member": { "type": "string" },
  |   ^^^^^^^^^^^^^^^^^^

error[InvalidShapeId]: `example#\u{1b}[31mRed\u{202e}` is not a shape id: its name is not an identifier: letters, digits and `_`, not starting with a digit
 --> model.json:6:3
  |
6 |   "example#\u001b[31mRed\u202e": { "type": "string" },
  |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

error[InvalidShapeId]: `String` is not a shape id: it has no namespace: an absolute shape id is written `namespace#Name`
 --> model.json:7:59
  |
7 |   "example#List": { "type": "list", "member": { "target": "String" } },
  |                                                           ^^^^^^^^
  |
  = help: did you mean `smithy.api#String`?

error[InvalidShapeId]: `documentation` is not a shape id: it has no namespace: an absolute shape id is written `namespace#Name`
 --> model.json:8:53
  |
8 |   "example#Traits": { "type": "string", "traits": { "documentation": "" } },
  |                                                     ^^^^^^^^^^^^^^^
  |
  = help: did you mean `smithy.api#documentation`?

error[InvalidMemberName]: the member name `a-b` is not an identifier
 --> model.json:9:58
  |
9 |   "example#Members": { "type": "structure", "members": { "a-b": { "target": "smithy.api#String" } } }
  |                                                          ^^^^^
"#);
}

#[test]
fn properties_that_mean_nothing() {
    assert_snapshot!(problems(r#"{ "smithy": "2.0", "metdata": {}, "shapes": {
  "example#A": { "type": "structure", "member": {} }
}}"#), @r#"
warning[UnknownProperty]: unknown property `metdata`
 --> model.json:1:20
  |
1 | { "smithy": "2.0", "metdata": {}, "shapes": {
  |                    ^^^^^^^^^
  |
  = help: did you mean `metadata`?

warning[UnknownProperty]: unknown property `member`
 --> model.json:2:39
  |
2 |   "example#A": { "type": "structure", "member": {} }
  |                                       ^^^^^^^^
  |
  = help: did you mean `members`?
"#);
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let members: Vec<String> = (0..40)
        .map(|n| {
            format!(
                r#""member{n}":{{"target":"smithy.api#Strin{}"}}"#,
                if n == 20 { "" } else { "g" }
            )
        })
        .collect();
    let model = format!(
        r#"{{"smithy":"2.0","shapes":{{"example#A":{{"type":"structure","members":{{{}}}}}}}}}"#,
        members.join(",")
    );
    assert_snapshot!(problems(&model), @r#"
error[UnresolvedTarget]: there is no shape `smithy.api#Strin`
 --> model.json:1:921
  |
1 | …mithy.api#String"},"member20":{"target":"smithy.api#Strin"},"member21":{"target":"smithy.api#String"…
  |                                          ^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `smithy.api#String`?
"#);
}

#[test]
fn metadata_that_must_be_arrays() {
    assert_snapshot!(problems(r#"{ "smithy": "2.0", "metadata": {
  "validators": {},
  "suppressions": "none",
  "other": {}
}}"#), @r#"
error[WrongKind]: the metadata `validators` must be an array, not an object
 --> model.json:2:3
  |
2 |   "validators": {},
  |   ^^^^^^^^^^^^

error[WrongKind]: the metadata `suppressions` must be an array, not a string
 --> model.json:3:19
  |
3 |   "suppressions": "none",
  |                   ^^^^^^
"#);
}

#[test]
fn diagnostics_name_the_shape_or_member_they_are_about() {
    let sources = sources(&[r#"{ "smithy": "2.0", "unknown": 1, "shapes": {
  "example#List": { "type": "list" },
  "example#A": { "type": "structure", "members": { "a": {}, "b": { "target": "smithy.api#String", "what": 1 } }, "more": 1 },
  "example#B": { "type": "strng" },
  "example#C$c": { "type": "apply", "traits": { "smithy.api#required": {} } }
}}"#]);
    let about: Vec<_> = found(&sources)
        .iter()
        .map(|diagnostic| (diagnostic.id, diagnostic.shape.clone().unwrap_or_default()))
        .collect();
    assert_debug_snapshot!(about, @r#"
[
    (
        "MissingProperty",
        "example#A$a",
    ),
    (
        "UnknownProperty",
        "example#A$b",
    ),
    (
        "UnknownProperty",
        "example#A",
    ),
    (
        "UnknownShapeType",
        "example#B",
    ),
    (
        "UnresolvedTarget",
        "example#C$c",
    ),
    (
        "MissingProperty",
        "example#List",
    ),
    (
        "UnknownProperty",
        "",
    ),
]
"#);
}
