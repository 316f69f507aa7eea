//! Where traits can be, the forms of their values, and what they say to one another.

mod loader_support;

use insta::assert_snapshot;
use loader_support::problems_of_shapes;

#[test]
fn traits_on_what_they_cannot_be_on() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#A": { "type": "string", "traits": { "smithy.api#range": { "min": 1 }, "smithy.api#http": { "method": "GET", "uri": "/" } } },
  "example#B": { "type": "integer", "traits": { "smithy.api#length": { "min": 1 }, "smithy.api#pattern": "a" } },
  "example#C": { "type": "union", "members": { "a": { "target": "example#A", "traits": { "smithy.api#required": {} } } } },
  "example#D": { "type": "structure", "traits": { "smithy.api#sparse": {}, "smithy.api#retryable": {} } },
  "example#Unknown": { "type": "string", "traits": { "other#trait": [1, 2] } }
"#), @r#"
error[TraitNotAllowed]: the trait `smithy.api#range` cannot be applied to `example#A`: it applies to numbers and members that target one
 --> model.json:2:48
  |
2 |   "example#A": { "type": "string", "traits": { "smithy.api#range": { "min": 1 }, "smithy.api#http": { "method": "GET", "uri": "/" } } },
  |                                                ^^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#http` cannot be applied to `example#A`: it applies to operations
 --> model.json:2:82
  |
2 |   "example#A": { "type": "string", "traits": { "smithy.api#range": { "min": 1 }, "smithy.api#http": { "method": "GET", "uri": "/" } } },
  |                                                                                  ^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#length` cannot be applied to `example#B`: it applies to strings, blobs, lists, maps and members that target one
 --> model.json:3:49
  |
3 |   "example#B": { "type": "integer", "traits": { "smithy.api#length": { "min": 1 }, "smithy.api#pattern": "a" } },
  |                                                 ^^^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#pattern` cannot be applied to `example#B`: it applies to strings and members that target one
 --> model.json:3:106
  |
3 |   "example#B": { "type": "integer", "traits": { "smithy.api#length": { "min": 1 }, "smithy.api#pattern": "a" } },
  |                                                                                                          ^^^

error[TraitNotAllowed]: the trait `smithy.api#required` cannot be applied to `example#C$a`: it applies to members of structures
 --> model.json:4:90
  |
4 |   "example#C": { "type": "union", "members": { "a": { "target": "example#A", "traits": { "smithy.api#required": {} } } } },
  |                                                                                          ^^^^^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#sparse` cannot be applied to `example#D`: it applies to lists and maps
 --> model.json:5:51
  |
5 |   "example#D": { "type": "structure", "traits": { "smithy.api#sparse": {}, "smithy.api#retryable": {} } },
  |                                                   ^^^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#retryable` cannot be applied to `example#D`: it applies to structures with the trait `smithy.api#error`
 --> model.json:5:76
  |
5 |   "example#D": { "type": "structure", "traits": { "smithy.api#sparse": {}, "smithy.api#retryable": {} } },
  |                                                                            ^^^^^^^^^^^^^^^^^^^^^^
"#);
}

#[test]
fn values_of_traits() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#A": { "type": "string", "traits": { "smithy.api#length": { "min": 2, "max": 1 }, "smithy.api#pattern": 1 } },
  "example#B": { "type": "integer", "traits": { "smithy.api#range": { "min": 0.5, "max": 1e2 } } },
  "example#C": { "type": "string", "traits": { "smithy.api#length": { "min": -1 }, "smithy.api#documentation": [] } },
  "example#D": { "type": "structure", "traits": { "smithy.api#error": "clint", "smithy.api#httpError": 42 } },
  "example#E": { "type": "timestamp", "traits": { "smithy.api#timestampFormat": "iso8601" } },
  "example#F": { "type": "string", "traits": { "smithy.api#tags": ["a", 1], "smithy.api#deprecated": { "message": 1 } } },
  "example#G": { "type": "structure", "members": {
    "a": { "target": "example#B", "traits": { "smithy.api#required": "yes" } },
    "b": { "target": "example#B", "traits": { "smithy.api#default": "one" } },
    "c": { "target": "smithy.api#Byte", "traits": { "smithy.api#default": 128 } } } },
  "example#H": { "type": "double", "traits": { "smithy.api#range": { "min": 0.1, "max": 0.10 } } },
  "example#I": { "type": "string", "traits": { "smithy.api#length": null } }
"#), @r#"
error[InvalidTraitValue]: the value of the trait `smithy.api#length` has a `min` of 2 above its `max` of 1
 --> model.json:2:48
  |
2 |   "example#A": { "type": "string", "traits": { "smithy.api#length": { "min": 2, "max": 1 }, "smithy.api#pattern": 1 } },
  |                                                ^^^^^^^^^^^^^^^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#pattern` must be a string, not a number
 --> model.json:2:115
  |
2 |   "example#A": { "type": "string", "traits": { "smithy.api#length": { "min": 2, "max": 1 }, "smithy.api#pattern": 1 } },
  |                                                                                                                   ^

error[InvalidTraitValue]: `min` in the trait `smithy.api#range` must be an integer to bound integers, not 0.5
 --> model.json:3:78
  |
3 |   "example#B": { "type": "integer", "traits": { "smithy.api#range": { "min": 0.5, "max": 1e2 } } },
  |                                                                              ^^^

error[InvalidTraitValue]: `min` in the trait `smithy.api#length` must be at least 0, not -1
 --> model.json:4:78
  |
4 |   "example#C": { "type": "string", "traits": { "smithy.api#length": { "min": -1 }, "smithy.api#documentation": [] } },
  |                                                                              ^^

error[InvalidTraitValue]: the value of the trait `smithy.api#documentation` must be a string, not an array
 --> model.json:4:84
  |
4 |   "example#C": { "type": "string", "traits": { "smithy.api#length": { "min": -1 }, "smithy.api#documentation": [] } },
  |                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#error` must be one of `client`, `server`
 --> model.json:5:71
  |
5 |   "example#D": { "type": "structure", "traits": { "smithy.api#error": "clint", "smithy.api#httpError": 42 } },
  |                                                                       ^^^^^^^
  |
  = help: did you mean `client`?

error[InvalidTraitValue]: the value of the trait `smithy.api#httpError` must be from 100 to 999, not 42
 --> model.json:5:104
  |
5 |   "example#D": { "type": "structure", "traits": { "smithy.api#error": "clint", "smithy.api#httpError": 42 } },
  |                                                                                                        ^^

error[InvalidTraitValue]: the value of the trait `smithy.api#timestampFormat` must be one of `date-time`, `epoch-seconds`, `http-date`
 --> model.json:6:81
  |
6 |   "example#E": { "type": "timestamp", "traits": { "smithy.api#timestampFormat": "iso8601" } },
  |                                                                                 ^^^^^^^^^

error[InvalidTraitValue]: `1` in the trait `smithy.api#tags` must be a string, not a number
 --> model.json:7:73
  |
7 |   "example#F": { "type": "string", "traits": { "smithy.api#tags": ["a", 1], "smithy.api#deprecated": { "message": 1 } } },
  |                                                                         ^

error[InvalidTraitValue]: `message` in the trait `smithy.api#deprecated` must be a string, not a number
 --> model.json:7:115
  |
7 |   "example#F": { "type": "string", "traits": { "smithy.api#tags": ["a", 1], "smithy.api#deprecated": { "message": 1 } } },
  |                                                                                                                   ^

error[InvalidTraitValue]: the value of the trait `smithy.api#required` must be an object, not a string
 --> model.json:9:70
  |
9 |     "a": { "target": "example#B", "traits": { "smithy.api#required": "yes" } },
  |                                                                      ^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#default` must be an integer, not a string
  --> model.json:10:69
   |
10 |     "b": { "target": "example#B", "traits": { "smithy.api#default": "one" } },
   |                                                                     ^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#default` must be from -128 to 127, not 128
  --> model.json:11:75
   |
11 |     "c": { "target": "smithy.api#Byte", "traits": { "smithy.api#default": 128 } } } },
   |                                                                           ^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#length` must be an object, not null
  --> model.json:13:69
   |
13 |   "example#I": { "type": "string", "traits": { "smithy.api#length": null } }
   |                                                                     ^^^^
"#);
}

#[test]
fn traits_that_contradict_one_another() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#A": { "type": "structure", "traits": { "smithy.api#input": {}, "smithy.api#output": {} }, "members": {
    "a": { "target": "smithy.api#String", "traits": { "smithy.api#idempotencyToken": {} } },
    "b": { "target": "smithy.api#String", "traits": { "smithy.api#idempotencyToken": {} } },
    "c": { "target": "example#Stream" },
    "d": { "target": "example#Stream" } } },
  "example#Stream": { "type": "blob", "traits": { "smithy.api#streaming": {} } }
"#), @r#"
error[ConflictingTrait]: the traits `smithy.api#input` and `smithy.api#output` cannot both be applied to `example#A`
 --> model.json:2:75
  |
2 |   "example#A": { "type": "structure", "traits": { "smithy.api#input": {}, "smithy.api#output": {} }, "members": {
  |                                                                           ^^^^^^^^^^^^^^^^^^^

error[ConflictingTrait]: only one member of `example#A` can have the trait `smithy.api#idempotencyToken`
 --> model.json:4:55
  |
4 |     "b": { "target": "smithy.api#String", "traits": { "smithy.api#idempotencyToken": {} } },
  |                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 ::: model.json:3:5
  |
3 |     "a": { "target": "smithy.api#String", "traits": { "smithy.api#idempotencyToken": {} } },
  |     --- the other member

error[OptionalStream]: a member that targets a streaming blob must be required or have a default
 --> model.json:5:5
  |
5 |     "c": { "target": "example#Stream" },
  |     ^^^

error[ConflictingTrait]: only one member of `example#A` can target a streaming shape
 --> model.json:6:5
  |
6 |     "d": { "target": "example#Stream" } } },
  |     ^^^
 ::: model.json:5:5
  |
5 |     "c": { "target": "example#Stream" },
  |     --- the other member
"#);
}

#[test]
fn defaults_that_differ_from_those_of_the_target() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#One": { "type": "integer", "traits": { "smithy.api#default": 1 } },
  "example#S": { "type": "structure", "members": {
    "a": { "target": "example#One" },
    "b": { "target": "example#One", "traits": { "smithy.api#default": 2 } },
    "c": { "target": "example#One", "traits": { "smithy.api#default": null } },
    "d": { "target": "example#One", "traits": { "smithy.api#default": 1 } } } }
"#), @r#"
error[ConflictingDefault]: this member must repeat the default of its target `example#One`, or set it to null
 --> model.json:4:5
  |
4 |     "a": { "target": "example#One" },
  |     ^^^

error[ConflictingDefault]: the default of this member is not the default of its target `example#One`
 --> model.json:5:71
  |
5 |     "b": { "target": "example#One", "traits": { "smithy.api#default": 2 } },
  |                                                                       ^
"#);
}

#[test]
fn unique_items_that_cannot_be_compared() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Floats": { "type": "list", "member": { "target": "smithy.api#Float" }, "traits": { "smithy.api#uniqueItems": {} } },
  "example#Documents": { "type": "set", "member": { "target": "smithy.api#Document" } },
  "example#Deep": { "type": "list", "member": { "target": "example#Holder" }, "traits": { "smithy.api#uniqueItems": {} } },
  "example#Holder": { "type": "structure", "members": { "value": { "target": "smithy.api#Double" } } }
"#), @r#"
error[WrongTarget]: the items of `example#Floats` must be unique, but they contain floats, which cannot be compared
 --> model.json:2:61
  |
2 |   "example#Floats": { "type": "list", "member": { "target": "smithy.api#Float" }, "traits": { "smithy.api#uniqueItems": {} } },
  |                                                             ^^^^^^^^^^^^^^^^^^

warning[NotInVersion]: version 2 of the specification has no sets
 --> model.json:3:34
  |
3 |   "example#Documents": { "type": "set", "member": { "target": "smithy.api#Document" } },
  |                                  ^^^^^
  |
  = help: use a list with the trait `smithy.api#uniqueItems`

error[WrongTarget]: the items of `example#Documents` must be unique, but they contain documents, which cannot be compared
 --> model.json:3:63
  |
3 |   "example#Documents": { "type": "set", "member": { "target": "smithy.api#Document" } },
  |                                                               ^^^^^^^^^^^^^^^^^^^^^

error[WrongTarget]: the items of `example#Deep` must be unique, but they contain doubles, which cannot be compared
 --> model.json:4:59
  |
4 |   "example#Deep": { "type": "list", "member": { "target": "example#Holder" }, "traits": { "smithy.api#uniqueItems": {} } },
  |                                                           ^^^^^^^^^^^^^^^^
"#);
}
