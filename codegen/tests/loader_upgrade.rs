//! What version 1.0 left unsaid.

mod loader_support;

use insta::assert_snapshot;
use loader_support::{load, problems, shape};
use smithy_typegen::internal::model::{Kind, Model};

fn first(shapes: &str) -> Model {
    load(&[&format!(
        r#"{{ "smithy": "1.0", "shapes": {{ {shapes} }} }}"#
    )])
}

#[test]
fn numbers_and_booleans_that_are_not_boxed_are_zero_by_default() {
    let model = first(
        r#"
        "example#Count": { "type": "integer" },
        "example#Boxed": { "type": "integer", "traits": { "smithy.api#box": {} } },
        "example#S": { "type": "structure", "members": {
            "count": { "target": "example#Count" },
            "boxed": { "target": "example#Boxed" },
            "boxedHere": { "target": "example#Count", "traits": { "smithy.api#box": {} } },
            "flag": { "target": "smithy.api#PrimitiveBoolean" },
            "maybe": { "target": "smithy.api#Boolean" },
            "text": { "target": "smithy.api#String" } } }
    "#,
    );
    let default = |name: &str| {
        let member = shape(&model, "example#S").member(name).expect("a member");
        member.traits.default().map(|node| format!("{node:?}"))
    };
    assert_eq!(default("count").as_deref(), Some("Number(Number(0))"));
    assert_eq!(default("boxed"), None);
    assert_eq!(default("boxedHere").as_deref(), Some("Null"));
    assert_eq!(default("flag").as_deref(), Some("Bool(false)"));
    assert_eq!(default("maybe"), None);
    assert_eq!(default("text"), None);
    assert!(shape(&model, "example#Count").traits.default().is_some());
    assert!(shape(&model, "example#Boxed").traits.default().is_none());
}

#[test]
fn in_version_2_nothing_is_zero_unless_it_says_so() {
    let model = load(&[r#"{ "smithy": "2.0", "shapes": {
        "example#Count": { "type": "integer" },
        "example#S": { "type": "structure", "members": { "count": { "target": "example#Count" } } } } }"#]);
    assert!(
        shape(&model, "example#S")
            .member("count")
            .expect("a member")
            .traits
            .default()
            .is_none()
    );
}

#[test]
fn a_set_is_a_list_of_unique_items() {
    let model =
        first(r#""example#S": { "type": "set", "member": { "target": "smithy.api#String" } }"#);
    let set = shape(&model, "example#S");
    assert!(matches!(set.kind, Kind::List(_)) && set.traits.unique_items());
}

#[test]
fn a_string_that_names_its_values_is_an_enum() {
    let model = first(
        r#"
        "example#Named": { "type": "string", "traits": { "smithy.api#enum": [
            { "value": "a b", "name": "A_B", "documentation": "One.", "tags": ["internal"] },
            { "value": "c", "name": "C", "deprecated": true }
        ] } },
        "example#Unnamed": { "type": "string", "traits": { "smithy.api#enum": [{ "value": "a" }] } }
    "#,
    );
    let named = shape(&model, "example#Named");
    let Kind::Enum(members) = &named.kind else {
        panic!("an enum")
    };
    let [a, c] = members.as_slice() else {
        panic!("two members")
    };
    assert_eq!(
        (
            a.name.as_str(),
            a.traits.enum_value_str(),
            a.traits.documentation()
        ),
        ("A_B", Some("a b"), Some("One."))
    );
    assert!(a.traits.internal() && c.traits.deprecated().is_some());
    let unnamed = shape(&model, "example#Unnamed");
    assert!(matches!(unnamed.kind, Kind::String) && unnamed.traits.has("smithy.api#enum"));
}

#[test]
fn the_value_of_a_member_of_an_enum_is_its_name() {
    let model = load(&[r#"{ "smithy": "2.0", "shapes": {
        "example#E": { "type": "enum", "members": { "A": { "target": "smithy.api#Unit" } } } } }"#]);
    assert_eq!(
        shape(&model, "example#E")
            .member("A")
            .expect("a member")
            .traits
            .enum_value_str(),
        Some("A")
    );
}

#[test]
fn version_1_has_not_all_that_version_2_has() {
    assert_snapshot!(problems(r#"{ "smithy": "1.0", "shapes": {
  "example#Enum": { "type": "enum", "members": { "A": { "target": "smithy.api#Unit" } } },
  "example#Resource": { "type": "resource", "properties": { "name": { "target": "smithy.api#String" } } },
  "example#S": { "type": "structure", "members": { "a": { "target": "smithy.api#String", "traits": { "smithy.api#default": "" } } } }
}}"#), @r#"
error[NotInVersion]: version 1.0 of the specification has no enum shapes
 --> model.json:2:29
  |
2 |   "example#Enum": { "type": "enum", "members": { "A": { "target": "smithy.api#Unit" } } },
  |                             ^^^^^^

error[NotInVersion]: version 1.0 of the specification has no properties of resources
 --> model.json:3:45
  |
3 |   "example#Resource": { "type": "resource", "properties": { "name": { "target": "smithy.api#String" } } },
  |                                             ^^^^^^^^^^^^

error[NotInVersion]: version 1.0 of the specification has no default values
 --> model.json:4:124
  |
4 |   "example#S": { "type": "structure", "members": { "a": { "target": "smithy.api#String", "traits": { "smithy.api#default": "" } } } }
  |                                                                                                                            ^^
"#);
}

#[test]
fn version_1_has_no_mixins_and_version_2_boxes_nothing() {
    assert_snapshot!(problems(r#"{ "smithy": "1.0", "shapes": {
  "example#Mixin": { "type": "structure", "traits": { "smithy.api#mixin": {} } }
}}"#), @r#"
error[NotInVersion]: version 1.0 of the specification has no mixins
 --> model.json:2:55
  |
2 |   "example#Mixin": { "type": "structure", "traits": { "smithy.api#mixin": {} } }
  |                                                       ^^^^^^^^^^^^^^^^^^
"#);
    assert_snapshot!(problems(r#"{ "smithy": "2.0", "shapes": {
  "example#Integer": { "type": "integer", "traits": { "smithy.api#box": {} } },
  "example#Set": { "type": "set", "member": { "target": "example#Integer" } }
}}"#), @r#"
error[NotInVersion]: version 2 of the specification has no `smithy.api#box`
 --> model.json:2:55
  |
2 |   "example#Integer": { "type": "integer", "traits": { "smithy.api#box": {} } },
  |                                                       ^^^^^^^^^^^^^^^^
  |
  = help: remove it: anything without `smithy.api#default` is boxed

warning[NotInVersion]: version 2 of the specification has no sets
 --> model.json:3:28
  |
3 |   "example#Set": { "type": "set", "member": { "target": "example#Integer" } }
  |                            ^^^^^
  |
  = help: use a list with the trait `smithy.api#uniqueItems`
"#);
}

#[test]
fn the_prelude_may_be_repeated_as_version_1_has_it() {
    assert_snapshot!(problems(r#"{ "smithy": "1.0", "shapes": {
  "smithy.api#Integer": { "type": "integer", "traits": { "smithy.api#box": {} } },
  "smithy.api#PrimitiveLong": { "type": "long" },
  "smithy.api#PrimitiveInteger": { "type": "integer", "traits": { "smithy.api#box": {} } }
} }"#), @r#"
error[PreludeChanged]: `smithy.api#PrimitiveInteger` is in the namespace of the prelude, which cannot be changed
 --> model.json:4:3
  |
4 |   "smithy.api#PrimitiveInteger": { "type": "integer", "traits": { "smithy.api#box": {} } }
  |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
"#);
}
