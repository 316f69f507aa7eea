//! What is wrong with what a model means, as a person reads it.

mod loader_support;

use insta::assert_snapshot;
use loader_support::problems_of_shapes;

#[test]
fn names_that_differ_in_case_alone() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#City": { "type": "string" },
  "example#CITY": { "type": "string" },
  "example#S": { "type": "structure", "members": { "name": { "target": "example#City" }, "Name": { "target": "example#City" } } }
"#), @r#"
error[ConflictingName]: `example#CITY` and `example#City` differ in case alone
 --> model.json:2:3
  |
2 |   "example#City": { "type": "string" },
  |   ^^^^^^^^^^^^^^
 ::: model.json:3:3
  |
3 |   "example#CITY": { "type": "string" },
  |   -------------- the other shape

error[ConflictingMember]: the members `name` and `Name` differ in case alone
 --> model.json:4:90
  |
4 |   "example#S": { "type": "structure", "members": { "name": { "target": "example#City" }, "Name": { "target": "example#City" } } }
  |                                                                                          ^^^^^^
 ::: model.json:4:52
  |
4 |   "example#S": { "type": "structure", "members": { "name": { "target": "example#City" }, "Name": { "target": "example#City" } } }
  |                                                    ------ the other member
"#);
}

#[test]
fn names_twice_in_the_closure_of_a_service() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Service": { "type": "service", "version": "1", "operations": [{ "target": "example#Get" }], "rename": { "third#Thing": "Thing3" } },
  "example#Get": { "type": "operation", "input": { "target": "example#Input" } },
  "example#Input": { "type": "structure", "members": {
    "one": { "target": "example#Thing" }, "two": { "target": "other#thing" }, "three": { "target": "third#Thing" },
    "id": { "target": "example#Id" }, "otherId": { "target": "other#Id" },
    "ids": { "target": "example#Ids" }, "otherIds": { "target": "other#Ids" } } },
  "example#Thing": { "type": "structure" },
  "other#thing": { "type": "structure" },
  "third#Thing": { "type": "structure" },
  "example#Id": { "type": "string" },
  "other#Id": { "type": "string" },
  "example#Ids": { "type": "list", "member": { "target": "example#Id" } },
  "other#Ids": { "type": "list", "member": { "target": "other#Id" } }
"#), @r#"
error[ConflictingName]: `example#Thing` and `other#thing` both have the name `thing` in the service `example#Service`
 --> model.json:9:3
  |
9 |   "other#thing": { "type": "structure" },
  |   ^^^^^^^^^^^^^
 ::: model.json:8:3
  |
8 |   "example#Thing": { "type": "structure" },
  |   --------------- the other shape
  |
  = help: give one of them another name in the `rename` of the service

warning[ConflictingName]: `example#Ids` and `other#Ids` both have the name `Ids` in the service `example#Service`
  --> model.json:14:3
   |
14 |   "other#Ids": { "type": "list", "member": { "target": "other#Id" } }
   |   ^^^^^^^^^^^
  ::: model.json:13:3
   |
13 |   "example#Ids": { "type": "list", "member": { "target": "example#Id" } },
   |   ------------- the other shape
   |
   = help: give one of them another name in the `rename` of the service
"#);
}

#[test]
fn renames_that_cannot_be() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Service": { "type": "service", "version": "1", "operations": [{ "target": "example#Get" }], "rename": {
    "example#Get": "Fetch", "example#Elsewhere": "Here", "example#Input": "Input", "example#Wrong": "not a name" } },
  "example#Get": { "type": "operation", "input": { "target": "example#Input" } },
  "example#Input": { "type": "structure" },
  "example#Elsewhere": { "type": "structure" }
"#), @r#"
error[InvalidRename]: `example#Get` cannot be renamed to `Fetch`: a shape of the kind operation keeps its name
 --> model.json:3:20
  |
3 |     "example#Get": "Fetch", "example#Elsewhere": "Here", "example#Input": "Input", "example#Wrong": "not a name" } },
  |                    ^^^^^^^

error[InvalidRename]: `example#Elsewhere` cannot be renamed to `Here`: it is not in the closure of the service
 --> model.json:3:50
  |
3 |     "example#Get": "Fetch", "example#Elsewhere": "Here", "example#Input": "Input", "example#Wrong": "not a name" } },
  |                                                  ^^^^^^

error[InvalidRename]: `example#Input` cannot be renamed to `Input`: it has that name already
 --> model.json:3:75
  |
3 |     "example#Get": "Fetch", "example#Elsewhere": "Here", "example#Input": "Input", "example#Wrong": "not a name" } },
  |                                                                           ^^^^^^^

error[InvalidRename]: `not a name` is not an identifier
 --> model.json:3:101
  |
3 |     "example#Get": "Fetch", "example#Elsewhere": "Here", "example#Input": "Input", "example#Wrong": "not a name" } },
  |                                                                                                     ^^^^^^^^^^^^
"#);
}

#[test]
fn an_operation_bound_twice() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Service": { "type": "service", "version": "1", "operations": [{ "target": "example#Get" }], "resources": [{ "target": "example#Thing" }] },
  "example#Thing": { "type": "resource", "operations": [{ "target": "example#Get" }] },
  "example#Get": { "type": "operation" }
"#), @r#"
error[BoundTwice]: `example#Get` is bound by more than one shape in the service `example#Service`
 --> model.json:4:3
  |
4 |   "example#Get": { "type": "operation" }
  |   ^^^^^^^^^^^^^
"#);
}

#[test]
fn an_operation_bound_several_times_by_one_shape() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Service": { "type": "service", "version": "1", "operations": [{ "target": "example#Get" }, { "target": "example#Get" }],
    "resources": [{ "target": "example#Thing" }] },
  "example#Thing": { "type": "resource", "put": { "target": "example#Put" }, "update": { "target": "example#Put" } },
  "example#Get": { "type": "operation" },
  "example#Put": { "type": "operation", "traits": { "smithy.api#idempotent": {} } }
"#), @"");
}

#[test]
fn recursion_with_no_way_out() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#List": { "type": "list", "member": { "target": "example#Map" } },
  "example#Map": { "type": "map", "key": { "target": "smithy.api#String" }, "value": { "target": "example#List" } },
  "example#A": { "type": "structure", "members": { "b": { "target": "example#B", "traits": { "smithy.api#required": {} } } } },
  "example#B": { "type": "structure", "members": { "a": { "target": "example#A", "traits": { "smithy.api#required": {} } } } },
  "example#U": { "type": "union", "members": { "u": { "target": "example#U" }, "v": { "target": "example#V" } } },
  "example#V": { "type": "union", "members": { "u": { "target": "example#U" } } }
"#), @r#"
error[EndlessRecursion]: a list or map holds itself, with no structure or union between: example#List → member → example#Map → value → example#List
 --> model.json:2:3
  |
2 |   "example#List": { "type": "list", "member": { "target": "example#Map" } },
  |   ^^^^^^^^^^^^^^

error[EndlessRecursion]: a structure holds itself through members that are all required: example#A → b → example#B → a → example#A
 --> model.json:4:3
  |
4 |   "example#A": { "type": "structure", "members": { "b": { "target": "example#B", "traits": { "smithy.api#required": {} } } } },
  |   ^^^^^^^^^^^

error[EndlessRecursion]: there can be no value of the union `example#U`: each of its members holds it again
 --> model.json:6:3
  |
6 |   "example#U": { "type": "union", "members": { "u": { "target": "example#U" }, "v": { "target": "example#V" } } },
  |   ^^^^^^^^^^^

error[EndlessRecursion]: there can be no value of the union `example#V`: each of its members holds it again
 --> model.json:7:3
  |
7 |   "example#V": { "type": "union", "members": { "u": { "target": "example#U" } } }
  |   ^^^^^^^^^^^
"#);
}

#[test]
fn recursion_with_a_way_out() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#A": { "type": "structure", "members": { "b": { "target": "example#List", "traits": { "smithy.api#required": {} } } } },
  "example#List": { "type": "list", "member": { "target": "example#A" } },
  "example#B": { "type": "structure", "members": { "b": { "target": "example#B" } } },
  "example#U": { "type": "union", "members": { "u": { "target": "example#U" }, "s": { "target": "smithy.api#String" } } }
"#), @"");
}

#[test]
fn nothing_to_choose_from() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Union": { "type": "union" },
  "example#Enum": { "type": "enum", "members": {} },
  "example#IntEnum": { "type": "intEnum" },
  "example#UnionMixin": { "type": "union", "members": {}, "traits": { "smithy.api#mixin": {} } },
  "example#EnumMixin": { "type": "enum", "members": {}, "traits": { "smithy.api#mixin": {} } }
"#), @r#"
error[NoMembers]: the union `example#Union` has no members
 --> model.json:2:3
  |
2 |   "example#Union": { "type": "union" },
  |   ^^^^^^^^^^^^^^^

error[NoMembers]: the enum `example#Enum` has no members
 --> model.json:3:3
  |
3 |   "example#Enum": { "type": "enum", "members": {} },
  |   ^^^^^^^^^^^^^^

error[NoMembers]: the intEnum `example#IntEnum` has no members
 --> model.json:4:3
  |
4 |   "example#IntEnum": { "type": "intEnum" },
  |   ^^^^^^^^^^^^^^^^^

error[NoMembers]: the union `example#UnionMixin` has no members
 --> model.json:5:3
  |
5 |   "example#UnionMixin": { "type": "union", "members": {}, "traits": { "smithy.api#mixin": {} } },
  |   ^^^^^^^^^^^^^^^^^^^^

error[NoMembers]: the enum `example#EnumMixin` has no members
 --> model.json:6:3
  |
6 |   "example#EnumMixin": { "type": "enum", "members": {}, "traits": { "smithy.api#mixin": {} } }
  |   ^^^^^^^^^^^^^^^^^^^
"#);
}

#[test]
fn values_of_enums() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Enum": { "type": "enum", "members": {
    "A": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "a" } },
    "B": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "a" } },
    "C": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "" } },
    "D": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 1 } } } },
  "example#IntEnum": { "type": "intEnum", "members": {
    "A": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 1 } },
    "B": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 1 } },
    "C": { "target": "smithy.api#Unit" },
    "D": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 1.5 } },
    "E": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 3000000000 } } } }
"#), @r#"
error[DuplicateEnumValue]: the members `A` and `B` have the same value `a`
 --> model.json:4:5
  |
4 |     "B": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "a" } },
  |     ^^^
 ::: model.json:3:5
  |
3 |     "A": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "a" } },
  |     --- the other member

error[InvalidTraitValue]: the value of the trait `smithy.api#enumValue` must not be empty
 --> model.json:5:77
  |
5 |     "C": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "" } },
  |                                                                             ^^

error[InvalidTraitValue]: the value of the trait `smithy.api#enumValue` must be a string, not a number
 --> model.json:6:77
  |
6 |     "D": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 1 } } } },
  |                                                                             ^

error[DuplicateEnumValue]: the members `A` and `B` have the same value `1`
 --> model.json:9:5
  |
9 |     "B": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 1 } },
  |     ^^^
 ::: model.json:8:5
  |
8 |     "A": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 1 } },
  |     --- the other member

error[MissingEnumValue]: the member `C` of an intEnum has no value
  --> model.json:10:5
   |
10 |     "C": { "target": "smithy.api#Unit" },
   |     ^^^
   |
   = help: give it the trait `smithy.api#enumValue` with an integer

error[InvalidTraitValue]: the value of the trait `smithy.api#enumValue` must be an integer, not 1.5
  --> model.json:11:77
   |
11 |     "D": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 1.5 } },
   |                                                                             ^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#enumValue` must fit 32 bits
  --> model.json:12:77
   |
12 |     "E": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 3000000000 } } } }
   |                                                                             ^^^^^^^^^^
"#);
}

#[test]
fn an_enum_trait() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#A": { "type": "string", "traits": { "smithy.api#enum": [] } },
  "example#B": { "type": "string", "traits": { "smithy.api#enum": [{ "value": "a" }, { "value": "a" }] } },
  "example#C": { "type": "string", "traits": { "smithy.api#enum": [{ "value": "a", "name": "A" }, { "value": "b" }] } },
  "example#D": { "type": "string", "traits": { "smithy.api#enum": [{ "name": "A" }] } },
  "example#E": { "type": "string", "traits": { "smithy.api#enum": [{ "value": "a", "name": "A" }, { "value": "b", "name": "A" }] } }
"#), @r#"
error[InvalidTraitValue]: the value of the trait `smithy.api#enum` must not be empty
 --> model.json:2:48
  |
2 |   "example#A": { "type": "string", "traits": { "smithy.api#enum": [] } },
  |                                                ^^^^^^^^^^^^^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#enum`, at `1` has a value that is there already
 --> model.json:3:86
  |
3 |   "example#B": { "type": "string", "traits": { "smithy.api#enum": [{ "value": "a" }, { "value": "a" }] } },
  |                                                                                      ^

error[InvalidTraitValue]: the value of the trait `smithy.api#enum`, at `1` must have a name, as others have
 --> model.json:4:99
  |
4 |   "example#C": { "type": "string", "traits": { "smithy.api#enum": [{ "value": "a", "name": "A" }, { "value": "b" }] } },
  |                                                                                                   ^

error[InvalidTraitValue]: the value of the trait `smithy.api#enum`, at `0` must have the property `value`
 --> model.json:5:68
  |
5 |   "example#D": { "type": "string", "traits": { "smithy.api#enum": [{ "name": "A" }] } },
  |                                                                    ^

error[InvalidTraitValue]: the value of the trait `smithy.api#enum`, at `1` has a name that is there already
 --> model.json:6:99
  |
6 |   "example#E": { "type": "string", "traits": { "smithy.api#enum": [{ "value": "a", "name": "A" }, { "value": "b", "name": "A" }] } }
  |                                                                                                   ^
"#);
}

#[test]
fn traits_on_what_they_cannot_be_on() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#A": { "type": "string", "traits": { "smithy.api#range": { "min": 1 }, "smithy.api#http": { "method": "GET", "uri": "/" } } },
  "example#B": { "type": "integer", "traits": { "smithy.api#length": { "min": 1 }, "smithy.api#pattern": "a" } },
  "example#C": { "type": "union", "members": { "a": { "target": "example#A", "traits": { "smithy.api#required": {} } } } },
  "example#D": { "type": "structure", "traits": { "smithy.api#sparse": {}, "smithy.api#retryable": {} } },
  "example#Unknown": { "type": "string", "traits": { "other#trait": [1, 2] } }
"#), @r#"
error[TraitNotAllowed]: the trait `smithy.api#range` cannot be on `example#A`: it is for numbers and members that target one
 --> model.json:2:48
  |
2 |   "example#A": { "type": "string", "traits": { "smithy.api#range": { "min": 1 }, "smithy.api#http": { "method": "GET", "uri": "/" } } },
  |                                                ^^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#http` cannot be on `example#A`: it is for operations
 --> model.json:2:82
  |
2 |   "example#A": { "type": "string", "traits": { "smithy.api#range": { "min": 1 }, "smithy.api#http": { "method": "GET", "uri": "/" } } },
  |                                                                                  ^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#length` cannot be on `example#B`: it is for strings, blobs, lists, maps and members that target one
 --> model.json:3:49
  |
3 |   "example#B": { "type": "integer", "traits": { "smithy.api#length": { "min": 1 }, "smithy.api#pattern": "a" } },
  |                                                 ^^^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#pattern` cannot be on `example#B`: it is for strings and members that target one
 --> model.json:3:106
  |
3 |   "example#B": { "type": "integer", "traits": { "smithy.api#length": { "min": 1 }, "smithy.api#pattern": "a" } },
  |                                                                                                          ^^^

error[TraitNotAllowed]: the trait `smithy.api#required` cannot be on `example#C$a`: it is for members of structures
 --> model.json:4:90
  |
4 |   "example#C": { "type": "union", "members": { "a": { "target": "example#A", "traits": { "smithy.api#required": {} } } } },
  |                                                                                          ^^^^^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#sparse` cannot be on `example#D`: it is for lists and maps
 --> model.json:5:51
  |
5 |   "example#D": { "type": "structure", "traits": { "smithy.api#sparse": {}, "smithy.api#retryable": {} } },
  |                                                   ^^^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#retryable` cannot be on `example#D`: it is for structures with the trait `smithy.api#error`
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

error[InvalidTraitValue]: the value of the trait `smithy.api#range`, at `min` must be an integer, as it bounds integers, but is 0.5
 --> model.json:3:78
  |
3 |   "example#B": { "type": "integer", "traits": { "smithy.api#range": { "min": 0.5, "max": 1e2 } } },
  |                                                                              ^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#length`, at `min` must not be negative or beyond 64 bits, but is -1
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

error[InvalidTraitValue]: the value of the trait `smithy.api#httpError` must be a status code, from 100 to 999, not 42
 --> model.json:5:104
  |
5 |   "example#D": { "type": "structure", "traits": { "smithy.api#error": "clint", "smithy.api#httpError": 42 } },
  |                                                                                                        ^^

error[InvalidTraitValue]: the value of the trait `smithy.api#timestampFormat` must be one of `date-time`, `http-date`, `epoch-seconds`
 --> model.json:6:81
  |
6 |   "example#E": { "type": "timestamp", "traits": { "smithy.api#timestampFormat": "iso8601" } },
  |                                                                                 ^^^^^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#tags`, at `1` must be a string, not a number
 --> model.json:7:73
  |
7 |   "example#F": { "type": "string", "traits": { "smithy.api#tags": ["a", 1], "smithy.api#deprecated": { "message": 1 } } },
  |                                                                         ^

error[InvalidTraitValue]: the value of the trait `smithy.api#deprecated`, at `message` must be a string, not a number
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
error[ConflictingTrait]: the traits `smithy.api#input` and `smithy.api#output` cannot both be on `example#A`
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

error[OptionalStream]: a member that targets a streamed blob must be required or have a default
 --> model.json:5:5
  |
5 |     "c": { "target": "example#Stream" },
  |     ^^^

error[ConflictingTrait]: only one member of `example#A` can target a shape that is streamed
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
error[WrongTarget]: the items of `example#Floats` must be unique, but they hold floats, which cannot be compared
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
  = help: a list with the trait `smithy.api#uniqueItems` is the same

error[WrongTarget]: the items of `example#Documents` must be unique, but they hold documents, which cannot be compared
 --> model.json:3:63
  |
3 |   "example#Documents": { "type": "set", "member": { "target": "smithy.api#Document" } },
  |                                                               ^^^^^^^^^^^^^^^^^^^^^

error[WrongTarget]: the items of `example#Deep` must be unique, but they hold doubles, which cannot be compared
 --> model.json:4:59
  |
4 |   "example#Deep": { "type": "list", "member": { "target": "example#Holder" }, "traits": { "smithy.api#uniqueItems": {} } },
  |                                                           ^^^^^^^^^^^^^^^^
"#);
}

#[test]
fn bindings_that_contradict_the_uri() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Get": { "type": "operation", "input": { "target": "example#Input" }, "traits": { "smithy.api#http": { "method": "GET", "uri": "/things/{id}/{nmae}?view=full" } } },
  "example#Input": { "type": "structure", "members": {
    "name": { "target": "smithy.api#String", "traits": { "smithy.api#required": {}, "smithy.api#httpLabel": {} } },
    "id": { "target": "smithy.api#String", "traits": { "smithy.api#required": {} } },
    "label": { "target": "smithy.api#String", "traits": { "smithy.api#httpLabel": {} } },
    "view": { "target": "smithy.api#String", "traits": { "smithy.api#httpQuery": "view" } },
    "a": { "target": "smithy.api#String", "traits": { "smithy.api#httpHeader": "X-Id" } },
    "b": { "target": "smithy.api#String", "traits": { "smithy.api#httpHeader": "x-id", "smithy.api#httpQuery": "id" } } } }
"#), @r#"
error[UnboundLabel]: the URI has the label `id`, but no member of the input `example#Input` is bound to it
 --> model.json:2:138
  |
2 | …hy.api#http": { "method": "GET", "uri": "/things/{id}/{nmae}?view=full" } } },
  |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: give the member `id` the trait `smithy.api#httpLabel`

error[UnboundLabel]: the URI has the label `nmae`, but no member of the input `example#Input` is bound to it
 --> model.json:2:138
  |
2 | …hy.api#http": { "method": "GET", "uri": "/things/{id}/{nmae}?view=full" } } },
  |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `name`?

error[UnboundLabel]: the member `name` is bound to a label that the URI `/things/{id}/{nmae}?view=full` of `example#Get` does not have
 --> model.json:4:85
  |
4 |     "name": { "target": "smithy.api#String", "traits": { "smithy.api#required": {}, "smithy.api#httpLabel": {} } },
  |                                                                                     ^^^^^^^^^^^^^^^^^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#httpLabel` cannot be on `example#Input$label`: it is for required members of structures that target a scalar
 --> model.json:6:59
  |
6 |     "label": { "target": "smithy.api#String", "traits": { "smithy.api#httpLabel": {} } },
  |                                                           ^^^^^^^^^^^^^^^^^^^^^^

error[UnboundLabel]: the member `label` is bound to a label that the URI `/things/{id}/{nmae}?view=full` of `example#Get` does not have
 --> model.json:6:59
  |
6 |     "label": { "target": "smithy.api#String", "traits": { "smithy.api#httpLabel": {} } },
  |                                                           ^^^^^^^^^^^^^^^^^^^^^^

error[ConflictingBinding]: the query parameter `view` is in the URI already
 --> model.json:7:82
  |
7 |     "view": { "target": "smithy.api#String", "traits": { "smithy.api#httpQuery": "view" } },
  |                                                                                  ^^^^^^

error[ConflictingBinding]: the member `b` is bound by both `smithy.api#httpQuery` and `smithy.api#httpHeader`
 --> model.json:9:80
  |
9 |     "b": { "target": "smithy.api#String", "traits": { "smithy.api#httpHeader": "x-id", "smithy.api#httpQuery": "id" } } } }
  |                                                                                ^^^^^^

error[ConflictingBinding]: the members `a` and `b` are both bound to the header `x-id`
 --> model.json:9:80
  |
9 |     "b": { "target": "smithy.api#String", "traits": { "smithy.api#httpHeader": "x-id", "smithy.api#httpQuery": "id" } } } }
  |                                                                                ^^^^^^
 ::: model.json:8:5
  |
8 |     "a": { "target": "smithy.api#String", "traits": { "smithy.api#httpHeader": "X-Id" } },
  |     --- the other member
"#);
}

#[test]
fn uris_that_cannot_be() {
    let operation = |(index, uri): (usize, &str)| {
        format!(
            r#"  "example#O{index}": {{ "type": "operation", "traits": {{ "smithy.api#http": {{ "method": "GET", "uri": "{uri}" }} }} }}"#
        )
    };
    let uris = [
        "things",
        "/a?",
        "/a#b",
        "/a//b",
        "/a{b}",
        "/{a b}",
        "/{a+}/{b}",
        "/{a}/{a}",
        "/a?b={c}",
        "/a?b&b=1",
    ];
    let shapes: Vec<String> = uris.into_iter().enumerate().map(operation).collect();
    assert_snapshot!(problems_of_shapes(&shapes.join(",\n")), @r#"
error[InvalidUri]: the URI `things` must start with `/`
 --> model.json:2:97
  |
2 |   "example#O0": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "things" } } },
  |                                                                                                 ^^^^^^^^

error[InvalidUri]: the URI `/a?` must not end with `?`
 --> model.json:3:97
  |
3 |   "example#O1": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/a?" } } },
  |                                                                                                 ^^^^^

error[InvalidUri]: the URI `/a#b` must not have a fragment
 --> model.json:4:97
  |
4 |   "example#O2": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/a#b" } } },
  |                                                                                                 ^^^^^^

error[InvalidUri]: the URI `/a//b` must not have empty segments
 --> model.json:5:97
  |
5 |   "example#O3": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/a//b" } } },
  |                                                                                                 ^^^^^^^

error[InvalidUri]: the URI `/a{b}` must have labels only as whole segments
 --> model.json:6:97
  |
6 |   "example#O4": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/a{b}" } } },
  |                                                                                                 ^^^^^^^

error[InvalidUri]: the URI `/{a b}` must have labels made of letters, digits and `_`
 --> model.json:7:97
  |
7 |   "example#O5": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/{a b}" } } },
  |                                                                                                 ^^^^^^^^

error[InvalidUri]: the URI `/{a+}/{b}` must not have a label after a greedy label
 --> model.json:8:97
  |
8 |   "example#O6": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/{a+}/{b}" } } },
  |                                                                                                 ^^^^^^^^^^^

error[InvalidUri]: the URI `/{a}/{a}` must not have the label `a` twice
 --> model.json:9:97
  |
9 |   "example#O7": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/{a}/{a}" } } },
  |                                                                                                 ^^^^^^^^^^

error[InvalidUri]: the URI `/a?b={c}` must not have labels after `?`
  --> model.json:10:97
   |
10 |   "example#O8": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/a?b={c}" } } },
   |                                                                                                 ^^^^^^^^^^

error[InvalidUri]: the URI `/a?b&b=1` must not have a query parameter twice
  --> model.json:11:97
   |
11 |   "example#O9": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/a?b&b=1" } } }
   |                                                                                                 ^^^^^^^^^^
"#);
}

#[test]
fn resources() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Parent": { "type": "resource", "identifiers": { "id": { "target": "smithy.api#String" } }, "properties": { "id": { "target": "smithy.api#String" } },
    "read": { "target": "example#Change" }, "delete": { "target": "example#Change" }, "resources": [{ "target": "example#Child" }] },
  "example#Child": { "type": "resource", "resources": [{ "target": "example#Grandchild" }] },
  "example#Grandchild": { "type": "resource", "resources": [{ "target": "example#Child" }] },
  "example#Change": { "type": "operation" }
"#), @r#"
error[ConflictingProperty]: `id` is both an identifier and a property
 --> model.json:2:103
  |
2 | …": { "target": "smithy.api#String" } }, "properties": { "id": { "target": "smithy.api#String" } },
  |                                          ^^^^^^^^^^^^

error[InvalidLifecycle]: the `read` operation `example#Change` must have the trait `smithy.api#readonly`
 --> model.json:3:5
  |
3 |     "read": { "target": "example#Change" }, "delete": { "target": "example#Change" }, "resources": [{ "target": "example#Child" }] },
  |     ^^^^^^

error[MissingIdentifier]: the input of `example#Change` does not say which resource it is about: no required member is bound to the identifier `id`
 --> model.json:3:5
  |
3 |     "read": { "target": "example#Change" }, "delete": { "target": "example#Change" }, "resources": [{ "target": "example#Child" }] },
  |     ^^^^^^

error[InvalidLifecycle]: the `delete` operation `example#Change` must have the trait `smithy.api#idempotent`
 --> model.json:3:45
  |
3 |     "read": { "target": "example#Change" }, "delete": { "target": "example#Change" }, "resources": [{ "target": "example#Child" }] },
  |                                             ^^^^^^^^

error[MissingIdentifier]: the input of `example#Change` does not say which resource it is about: no required member is bound to the identifier `id`
 --> model.json:3:45
  |
3 |     "read": { "target": "example#Change" }, "delete": { "target": "example#Change" }, "resources": [{ "target": "example#Child" }] },
  |                                             ^^^^^^^^

error[MissingIdentifier]: the resource `example#Child` within this one lacks its identifier `id` of the shape `smithy.api#String`
 --> model.json:3:87
  |
3 |     "read": { "target": "example#Change" }, "delete": { "target": "example#Change" }, "resources": [{ "target": "example#Child" }] },
  |                                                                                       ^^^^^^^^^^^

error[ResourceCycle]: a resource is within itself: example#Child → resources → example#Grandchild → resources → example#Child
 --> model.json:4:3
  |
4 |   "example#Child": { "type": "resource", "resources": [{ "target": "example#Grandchild" }] },
  |   ^^^^^^^^^^^^^^^
"#);
}

#[test]
fn operations_on_all_resources_within_another() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Parent": { "type": "resource", "identifiers": { "id": { "target": "smithy.api#String" } }, "resources": [{ "target": "example#Child" }] },
  "example#Child": { "type": "resource", "identifiers": { "id": { "target": "smithy.api#String" }, "child": { "target": "smithy.api#String" } },
    "create": { "target": "example#Create" }, "list": { "target": "example#List" },
    "collectionOperations": [{ "target": "example#Clear" }] },
  "example#Create": { "type": "operation", "input": { "target": "example#Within" } },
  "example#List": { "type": "operation", "traits": { "smithy.api#readonly": {} } },
  "example#Clear": { "type": "operation", "input": { "target": "example#ById" } },
  "example#Within": { "type": "structure", "members": { "id": { "target": "smithy.api#String", "traits": { "smithy.api#required": {} } } } },
  "example#ById": { "type": "structure", "members": { "parent": { "target": "smithy.api#String",
    "traits": { "smithy.api#required": {}, "smithy.api#resourceIdentifier": "id" } } } }
"#), @r#"
error[MissingIdentifier]: the input of `example#List` does not say which resource this one is within: no required member is bound to the identifier `id`
 --> model.json:4:47
  |
4 |     "create": { "target": "example#Create" }, "list": { "target": "example#List" },
  |                                               ^^^^^^
"#);
}

#[test]
fn targets_that_may_not_be_used() {
    assert_snapshot!(problems_of_shapes(r#"
  "other#Secret": { "type": "string", "traits": { "smithy.api#private": {} } },
  "example#myTrait": { "type": "structure", "traits": { "smithy.api#trait": {} } },
  "example#Failure": { "type": "structure", "traits": { "smithy.api#error": "client" } },
  "example#Map": { "type": "map", "key": { "target": "smithy.api#Integer" }, "value": { "target": "smithy.api#String" } },
  "example#S": { "type": "structure", "members": { "a": { "target": "other#Secret" }, "b": { "target": "example#myTrait" } } },
  "example#Get": { "type": "operation", "output": { "target": "example#Failure" } }
"#), @r#"
error[WrongTarget]: this must be a string, but `smithy.api#Integer` is an integer
 --> model.json:5:54
  |
5 |   "example#Map": { "type": "map", "key": { "target": "smithy.api#Integer" }, "value": { "target": "smithy.api#String" } },
  |                                                      ^^^^^^^^^^^^^^^^^^^^

error[PrivateTarget]: `other#Secret` is private to its namespace
 --> model.json:6:69
  |
6 |   "example#S": { "type": "structure", "members": { "a": { "target": "other#Secret" }, "b": { "target": "example#myTrait" } } },
  |                                                                     ^^^^^^^^^^^^^^

error[WrongTarget]: `example#myTrait` is the shape of a trait, which can only be applied
 --> model.json:6:104
  |
6 |   "example#S": { "type": "structure", "members": { "a": { "target": "other#Secret" }, "b": { "target": "example#myTrait" } } },
  |                                                                                                        ^^^^^^^^^^^^^^^^^

error[WrongTarget]: this must be a structure that is no error, but `example#Failure` is an error
 --> model.json:7:63
  |
7 |   "example#Get": { "type": "operation", "output": { "target": "example#Failure" } }
  |                                                               ^^^^^^^^^^^^^^^^^
"#);
}

#[test]
fn routes_that_cannot_be_told_apart() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Service": { "type": "service", "version": "1", "operations": [
    { "target": "example#A" }, { "target": "example#B" }, { "target": "example#C" }, { "target": "example#D" } ] },
  "example#A": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/things?view=a" } } },
  "example#B": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/things?view=a" } } },
  "example#C": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/things?view=c" } } },
  "example#D": { "type": "operation", "traits": { "smithy.api#http": { "method": "POST", "uri": "/things?view=a" } } }
"#), @r#"
error[ConflictingUri]: `example#A` and `example#B` have the same method and URI in the service `example#Service`
 --> model.json:5:96
  |
5 |   "example#B": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/things?view=a" } } },
  |                                                                                                ^^^^^^^^^^^^^^^^
 ::: model.json:4:3
  |
4 |   "example#A": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/things?view=a" } } },
  |   ----------- the other operation
"#);
}

#[test]
fn headers_by_name_and_by_prefix() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#S": { "type": "structure", "members": {
    "one": { "target": "smithy.api#String", "traits": { "smithy.api#httpHeader": "X-Meta-Id" } },
    "all": { "target": "example#Map", "traits": { "smithy.api#httpPrefixHeaders": "x-meta-" } },
    "list": { "target": "example#Maps", "traits": { "smithy.api#httpHeader": "X-Maps" } } } },
  "example#Map": { "type": "map", "key": { "target": "smithy.api#String" }, "value": { "target": "smithy.api#String" } },
  "example#Maps": { "type": "list", "member": { "target": "example#Map" } }
"#), @r#"
error[ConflictingBinding]: the header `x-meta-id` of the member `one` is among those that start with `x-meta-`
 --> model.json:4:83
  |
4 |     "all": { "target": "example#Map", "traits": { "smithy.api#httpPrefixHeaders": "x-meta-" } },
  |                                                                                   ^^^^^^^^^
 ::: model.json:3:5
  |
3 |     "one": { "target": "smithy.api#String", "traits": { "smithy.api#httpHeader": "X-Meta-Id" } },
  |     ----- the header

error[TraitNotAllowed]: a list with the trait `smithy.api#httpHeader` must hold scalars
 --> model.json:5:78
  |
5 |     "list": { "target": "example#Maps", "traits": { "smithy.api#httpHeader": "X-Maps" } } } },
  |                                                                              ^^^^^^^^
"#);
}

#[test]
fn streams_where_they_cannot_be() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Stream": { "type": "blob", "traits": { "smithy.api#streaming": {} } },
  "example#Events": { "type": "union", "traits": { "smithy.api#streaming": {} }, "members": { "text": { "target": "smithy.api#String" } } },
  "example#Holder": { "type": "structure", "members": { "body": { "target": "example#Stream" } } },
  "example#Outer": { "type": "structure", "members": { "holder": { "target": "example#Holder" } } }
"#), @r#"
error[WrongTarget]: the event `text` of a stream must be a structure
 --> model.json:3:95
  |
3 |   "example#Events": { "type": "union", "traits": { "smithy.api#streaming": {} }, "members": { "text": { "target": "smithy.api#String" } } },
  |                                                                                               ^^^^^^

error[OptionalStream]: a member that targets a streamed blob must be required or have a default
 --> model.json:4:57
  |
4 |   "example#Holder": { "type": "structure", "members": { "body": { "target": "example#Stream" } } },
  |                                                         ^^^^^^

error[NestedStream]: `example#Holder` holds a stream, so only operations can refer to it
 --> model.json:5:56
  |
5 |   "example#Outer": { "type": "structure", "members": { "holder": { "target": "example#Holder" } } }
  |                                                        ^^^^^^^^
 ::: model.json:4:57
  |
4 |   "example#Holder": { "type": "structure", "members": { "body": { "target": "example#Stream" } } },
  |                                                         ------ the member that is streamed
"#);
}
