//! Several texts as one model.

mod loader_support;

use insta::assert_snapshot;
use loader_support::{load, problems_in, problems_of_shapes, shape, sources};

#[test]
fn texts_are_merged_and_traits_applied() {
    let model = load(&[
        r#"{ "smithy": "2.0", "metadata": { "list": [1], "same": "x" }, "shapes": {
            "example#A": { "type": "structure", "members": { "b": { "target": "example#B" } }, "traits": { "smithy.api#tags": ["one"] } }
        }}"#,
        r#"{ "smithy": "2", "metadata": { "list": [2], "same": "x" }, "shapes": {
            "example#B": { "type": "string" },
            "example#A": { "type": "apply", "traits": { "smithy.api#tags": ["two"], "smithy.api#documentation": "It." } },
            "example#A$b": { "type": "apply", "traits": { "smithy.api#required": {} } }
        }}"#,
    ]);
    let a = shape(&model, "example#A");
    assert_eq!(a.traits.tags(), ["one", "two"]);
    assert_eq!(a.traits.documentation(), Some("It."));
    assert!(a.member("b").expect("a member").traits.required());
    assert_eq!(
        model
            .metadata()
            .get("list")
            .and_then(|list| list.as_array())
            .map(<[_]>::len),
        Some(2)
    );
}

#[test]
fn the_same_shape_twice_is_one() {
    let text = r#"{ "smithy": "2.0", "shapes": { "example#A": { "type": "string", "traits": { "smithy.api#length": { "min": 1, "max": 2 } } } } }"#;
    let other = r#"{ "smithy": "2.0", "shapes": { "example#A": { "type": "string", "traits": { "smithy.api#length": { "max": 2, "min": 1 } } } } }"#;
    assert!(
        shape(&load(&[text, other]), "example#A")
            .traits
            .length()
            .is_some()
    );
}

#[test]
fn shapes_that_conflict() {
    assert_snapshot!(problems_in(&sources(&[
        r#"{ "smithy": "2.0", "metadata": { "owner": "one" }, "shapes": {
  "example#A": { "type": "string" },
  "example#B": { "type": "structure", "members": { "a": { "target": "example#A" } } },
  "example#C": { "type": "string", "traits": { "smithy.api#length": { "max": 1 } } }
}}"#,
        r#"{ "smithy": "2.0", "metadata": { "owner": "two" }, "shapes": {
  "example#A": { "type": "integer" },
  "example#B": { "type": "structure" },
  "example#C": { "type": "string", "traits": { "smithy.api#length": { "max": 2 } } }
}}"#,
    ])), @r#"
error[ConflictingMetadata]: the metadata `owner` has two values that cannot be merged
 --> b.json:1:43
  |
1 | { "smithy": "2.0", "metadata": { "owner": "two" }, "shapes": {
  |                                           ^^^^^
 ::: a.json:1:43
  |
1 | { "smithy": "2.0", "metadata": { "owner": "one" }, "shapes": {
  |                                           ----- the other value

error[ConflictingShape]: `example#A` is defined twice, as a string and as an integer
 --> b.json:2:3
  |
2 |   "example#A": { "type": "integer" },
  |   ^^^^^^^^^^^
 ::: a.json:2:3
  |
2 |   "example#A": { "type": "string" },
  |   ----------- the other definition

error[ConflictingShape]: `example#B` is defined twice, with the member `a` in only one definition
 --> b.json:3:3
  |
3 |   "example#B": { "type": "structure" },
  |   ^^^^^^^^^^^
 ::: a.json:3:52
  |
3 |   "example#B": { "type": "structure", "members": { "a": { "target": "example#A" } } },
  |                                                    --- the other definition

error[ConflictingTrait]: the trait `smithy.api#length` is put on `example#C` twice, with different values
 --> b.json:4:48
  |
4 |   "example#C": { "type": "string", "traits": { "smithy.api#length": { "max": 2 } } }
  |                                                ^^^^^^^^^^^^^^^^^^^
 ::: a.json:4:48
  |
4 |   "example#C": { "type": "string", "traits": { "smithy.api#length": { "max": 1 } } }
  |                                                ------------------- the other value
"#);
}

#[test]
fn targets_that_are_not_there() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Weather": { "type": "string" },
  "example#A": { "type": "structure", "members": { "a": { "target": "example#Wether" }, "b": { "target": "other#Thing" } } },
  "example#Wheather": { "type": "apply", "traits": { "smithy.api#sensitive": {} } },
  "example#A$c": { "type": "apply", "traits": { "smithy.api#required": {} } }
"#), @r#"
error[UnresolvedTarget]: there is no shape `example#Wether`
 --> model.json:3:69
  |
3 |   "example#A": { "type": "structure", "members": { "a": { "target": "example#Wether" }, "b": { "target": "other#Thing" } } },
  |                                                                     ^^^^^^^^^^^^^^^^
  |
  = help: did you mean `example#Weather`?

error[UnresolvedTarget]: there is no shape `other#Thing`
 --> model.json:3:106
  |
3 |   "example#A": { "type": "structure", "members": { "a": { "target": "example#Wether" }, "b": { "target": "other#Thing" } } },
  |                                                                                                          ^^^^^^^^^^^^^

error[UnresolvedTarget]: traits are applied to `example#Wheather`, but there is no such shape
 --> model.json:4:3
  |
4 |   "example#Wheather": { "type": "apply", "traits": { "smithy.api#sensitive": {} } },
  |   ^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `example#Weather`?

error[UnresolvedTarget]: traits are applied to `example#A$c`, but `example#A` has no such member
 --> model.json:5:3
  |
5 |   "example#A$c": { "type": "apply", "traits": { "smithy.api#required": {} } }
  |   ^^^^^^^^^^^^^
  |
  = help: did you mean `a`?
"#);
}

#[test]
fn targets_of_the_wrong_kind() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Text": { "type": "string" },
  "example#Plain": { "type": "structure" },
  "example#Get": { "type": "operation", "input": { "target": "example#Text" }, "errors": [{ "target": "example#Plain" }] },
  "example#S": { "type": "service", "version": "1", "operations": [{ "target": "example#Text" }], "resources": [{ "target": "example#Get" }] },
  "example#L": { "type": "list", "member": { "target": "example#Get" } }
"#), @r#"
error[WrongTarget]: this must be a structure without `@error`, but `example#Text` is a string
 --> model.json:4:62
  |
4 |   "example#Get": { "type": "operation", "input": { "target": "example#Text" }, "errors": [{ "target": "example#Plain" }] },
  |                                                              ^^^^^^^^^^^^^^

error[WrongTarget]: this must be a structure with the trait `smithy.api#error`, but `example#Plain` is a structure without it
 --> model.json:4:103
  |
4 |   "example#Get": { "type": "operation", "input": { "target": "example#Text" }, "errors": [{ "target": "example#Plain" }] },
  |                                                                                                       ^^^^^^^^^^^^^^^

error[WrongTarget]: this must be an operation, but `example#Text` is a string
 --> model.json:5:80
  |
5 | …rsion": "1", "operations": [{ "target": "example#Text" }], "resources": [{ "target": "example#Get" }…
  |                                          ^^^^^^^^^^^^^^

error[WrongTarget]: this must be a resource, but `example#Get` is an operation
 --> model.json:5:125
  |
5 | …ple#Text" }], "resources": [{ "target": "example#Get" }] },
  |                                          ^^^^^^^^^^^^^

error[WrongTarget]: this must be a data shape, but `example#Get` is an operation
 --> model.json:6:56
  |
6 |   "example#L": { "type": "list", "member": { "target": "example#Get" } }
  |                                                        ^^^^^^^^^^^^^
"#);
}

#[test]
fn the_prelude_cannot_be_changed() {
    assert_snapshot!(problems_of_shapes(r#"
  "smithy.api#String": { "type": "apply", "traits": { "smithy.api#deprecated": {} } }
"#), @r#"
error[PreludeChanged]: `smithy.api#String` is in the namespace of the prelude, which cannot be changed
 --> model.json:2:3
  |
2 |   "smithy.api#String": { "type": "apply", "traits": { "smithy.api#deprecated": {} } }
  |   ^^^^^^^^^^^^^^^^^^^
"#);
}

#[test]
fn shapes_of_the_prelude_may_only_be_repeated() {
    assert_snapshot!(problems_of_shapes(r#"
  "smithy.api#String": { "type": "string" },
  "smithy.api#PrimitiveBoolean": { "type": "boolean", "traits": { "smithy.api#default": false } },
  "smithy.api#Blob": { "type": "blob", "traits": { "smithy.api#sensitive": {} } },
  "smithy.api#Long": { "type": "integer" }
"#), @r#"
error[PreludeChanged]: `smithy.api#Blob` is in the namespace of the prelude, which cannot be changed
 --> model.json:4:3
  |
4 |   "smithy.api#Blob": { "type": "blob", "traits": { "smithy.api#sensitive": {} } },
  |   ^^^^^^^^^^^^^^^^^

error[ConflictingShape]: `smithy.api#Long` is defined twice, as a long and as an integer
 --> model.json:5:3
  |
5 |   "smithy.api#Long": { "type": "integer" }
  |   ^^^^^^^^^^^^^^^^^
 ::: the prelude
"#);
}

#[test]
fn nothing_may_be_applied_to_nothing() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Missing": { "type": "apply" },
  "example#Missing$member": { "type": "apply", "traits": {} },
  "example#A": { "type": "structure" },
  "example#A$b": { "type": "apply", "traits": {} }
"#), @"");
}

#[test]
fn a_malformed_shape_is_reported_once() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Unknown": { "type": "strng" },
  "example#Untyped": {},
  "example#NoObject": 1,
  "example#A": { "type": "structure", "members": {
    "a": { "target": "example#Unknown" }, "b": { "target": "example#Untyped" }, "c": { "target": "example#NoObject" } } },
  "example#Untyped$member": { "type": "apply", "traits": { "smithy.api#required": {} } }
"#), @r#"
error[UnknownShapeType]: unknown shape type `strng`
 --> model.json:2:32
  |
2 |   "example#Unknown": { "type": "strng" },
  |                                ^^^^^^^
  |
  = help: did you mean `string`?

error[MissingProperty]: the shape `example#Untyped` has no `type`
 --> model.json:3:3
  |
3 |   "example#Untyped": {},
  |   ^^^^^^^^^^^^^^^^^

error[WrongKind]: a shape must be an object, not a number
 --> model.json:4:23
  |
4 |   "example#NoObject": 1,
  |                       ^
"#);
}
