//! Shapes that can have no value, and the values of enums.

mod loader_support;

use insta::assert_snapshot;
use loader_support::problems_of_shapes;

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
error[EndlessRecursion]: a list or map contains itself without a structure or union in between: example#List → member → example#Map → value → example#List
 --> model.json:2:3
  |
2 |   "example#List": { "type": "list", "member": { "target": "example#Map" } },
  |   ^^^^^^^^^^^^^^

error[EndlessRecursion]: a structure contains itself through required members only: example#A → b → example#B → a → example#A
 --> model.json:4:3
  |
4 |   "example#A": { "type": "structure", "members": { "b": { "target": "example#B", "traits": { "smithy.api#required": {} } } } },
  |   ^^^^^^^^^^^

error[EndlessRecursion]: the union `example#U` has no values: each of its members contains it again
 --> model.json:6:3
  |
6 |   "example#U": { "type": "union", "members": { "u": { "target": "example#U" }, "v": { "target": "example#V" } } },
  |   ^^^^^^^^^^^

error[EndlessRecursion]: the union `example#V` has no values: each of its members contains it again
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

error[InvalidTraitValue]: `1` in the trait `smithy.api#enum` has a duplicate value
 --> model.json:3:86
  |
3 |   "example#B": { "type": "string", "traits": { "smithy.api#enum": [{ "value": "a" }, { "value": "a" }] } },
  |                                                                                      ^

error[InvalidTraitValue]: `1` in the trait `smithy.api#enum` must have a name, like other entries
 --> model.json:4:99
  |
4 |   "example#C": { "type": "string", "traits": { "smithy.api#enum": [{ "value": "a", "name": "A" }, { "value": "b" }] } },
  |                                                                                                   ^

error[InvalidTraitValue]: `0` in the trait `smithy.api#enum` must have the property `value`
 --> model.json:5:68
  |
5 |   "example#D": { "type": "string", "traits": { "smithy.api#enum": [{ "name": "A" }] } },
  |                                                                    ^

error[InvalidTraitValue]: `1` in the trait `smithy.api#enum` has a duplicate name
 --> model.json:6:99
  |
6 |   "example#E": { "type": "string", "traits": { "smithy.api#enum": [{ "value": "a", "name": "A" }, { "value": "b", "name": "A" }] } }
  |                                                                                                   ^
"#);
}
