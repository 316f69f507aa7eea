//! What mixins give to shapes.

mod loader_support;

use insta::assert_snapshot;
use loader_support::{load, model, problems_of_shapes, shape};

#[test]
fn members_of_mixins_come_first_in_the_order_of_the_mixins() {
    let model = load(&[&model(
        r#"
        "example#Page": { "type": "structure", "traits": { "smithy.api#mixin": {} }, "members": {
            "nextToken": { "target": "smithy.api#String" }, "pageSize": { "target": "smithy.api#Integer" } } },
        "example#ByName": { "type": "structure", "traits": { "smithy.api#mixin": {} }, "members": {
            "nameFilter": { "target": "smithy.api#String" } } },
        "example#Both": { "type": "structure", "traits": { "smithy.api#mixin": {} },
            "mixins": [{ "target": "example#Page" }, { "target": "example#ByName" }] },
        "example#List": { "type": "structure", "mixins": [{ "target": "example#Both" }], "members": {
            "sizeFilter": { "target": "smithy.api#Integer" } } }
    "#,
    )]);
    let names: Vec<&str> = shape(&model, "example#List")
        .members()
        .map(|member| member.name.as_str())
        .collect();
    assert_eq!(names, ["nextToken", "pageSize", "nameFilter", "sizeFilter"]);
}

#[test]
fn traits_of_the_shape_go_over_later_mixins_over_earlier_ones() {
    let model = load(&[&model(
        r#"
        "example#A": { "type": "structure", "traits": { "smithy.api#mixin": {}, "smithy.api#documentation": "A", "smithy.api#since": "1", "example#title2": 1 } },
        "example#B": { "type": "structure", "traits": { "smithy.api#mixin": {}, "smithy.api#documentation": "B", "smithy.api#since": "2" } },
        "example#C": { "type": "structure", "traits": { "smithy.api#documentation": "C" }, "mixins": [{ "target": "example#A" }, { "target": "example#B" }] }
    "#,
    )]);
    let traits = &shape(&model, "example#C").traits;
    assert_eq!(
        (traits.documentation(), traits.since()),
        (Some("C"), Some("2"))
    );
    assert!(traits.has("example#title2"));
    assert!(!traits.is_mixin());
}

#[test]
fn local_traits_stay_with_the_mixin() {
    let model = load(&[&model(
        r#"
        "example#A": { "type": "string", "traits": { "smithy.api#mixin": { "localTraits": ["smithy.api#private"] }, "smithy.api#private": {}, "smithy.api#pattern": "a" } },
        "example#B": { "type": "string", "mixins": [{ "target": "example#A" }] }
    "#,
    )]);
    let traits = &shape(&model, "example#B").traits;
    assert!(!traits.private());
    assert_eq!(traits.pattern(), Some("a"));
}

#[test]
fn members_that_were_mixed_in_take_more_traits() {
    let model = load(&[&model(
        r#"
        "example#A": { "type": "structure", "traits": { "smithy.api#mixin": {} }, "members": {
            "one": { "target": "smithy.api#String", "traits": { "smithy.api#documentation": "Of the mixin." } },
            "two": { "target": "smithy.api#String", "traits": { "smithy.api#required": {} } } } },
        "example#B": { "type": "structure", "mixins": [{ "target": "example#A" }], "members": {
            "two": { "target": "smithy.api#String", "traits": { "smithy.api#documentation": "Its own." } } } },
        "example#B$one": { "type": "apply", "traits": { "smithy.api#documentation": "Applied." } }
    "#,
    )]);
    let shape = shape(&model, "example#B");
    let documentation: Vec<_> = shape
        .members()
        .map(|member| member.traits.documentation())
        .collect();
    assert_eq!(documentation, [Some("Applied."), Some("Its own.")]);
    assert!(shape.member("two").expect("a member").traits.required());
}

#[test]
fn lists_maps_and_services_take_mixins_too() {
    let model = load(&[&model(
        r#"
        "example#Strings": { "type": "list", "member": { "target": "smithy.api#String" }, "traits": { "smithy.api#mixin": {} } },
        "example#Names": { "type": "list", "mixins": [{ "target": "example#Strings" }] },
        "example#One": { "type": "operation" },
        "example#Two": { "type": "operation" },
        "example#Base": { "type": "service", "version": "1", "operations": [{ "target": "example#One" }], "traits": { "smithy.api#mixin": {} } },
        "example#Service": { "type": "service", "version": "2", "operations": [{ "target": "example#Two" }], "mixins": [{ "target": "example#Base" }] }
    "#,
    )]);
    assert!(shape(&model, "example#Names").member("member").is_some());
    let smithy_typegen::internal::model::Kind::Service(service) =
        &shape(&model, "example#Service").kind
    else {
        panic!("a service")
    };
    assert_eq!(service.version, "2");
    assert_eq!(
        service
            .operations
            .iter()
            .map(|id| id.name())
            .collect::<Vec<_>>(),
        ["One", "Two"]
    );
}

#[test]
fn mixins_that_cannot_be() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#CycleA": { "type": "structure", "traits": { "smithy.api#mixin": {} }, "mixins": [{ "target": "example#CycleB" }] },
  "example#CycleB": { "type": "structure", "traits": { "smithy.api#mixin": {} }, "mixins": [{ "target": "example#CycleA" }] },
  "example#NoMixin": { "type": "structure" },
  "example#Text": { "type": "string", "traits": { "smithy.api#mixin": {} } },
  "example#One": { "type": "structure", "traits": { "smithy.api#mixin": {} }, "members": { "a": { "target": "smithy.api#String" } } },
  "example#Two": { "type": "structure", "traits": { "smithy.api#mixin": {} }, "members": { "a": { "target": "smithy.api#Integer" } } },
  "example#Bad1": { "type": "structure", "mixins": [{ "target": "example#NoMixin" }] },
  "example#Bad2": { "type": "structure", "mixins": [{ "target": "example#Text" }] },
  "example#Bad3": { "type": "structure", "mixins": [{ "target": "example#One" }, { "target": "example#Two" }] },
  "example#Bad4": { "type": "structure", "members": { "a": { "target": "example#One" } } },
  "example#Bad5": { "type": "structure", "mixins": [{ "target": "example#One" }] },
  "example#Bad5$b": { "type": "apply", "traits": { "smithy.api#required": {} } }
"#), @r#"
error[MixinCycle]: mixins form a cycle: example#CycleA → mixin → example#CycleB → mixin → example#CycleA
 --> model.json:2:82
  |
2 |   "example#CycleA": { "type": "structure", "traits": { "smithy.api#mixin": {} }, "mixins": [{ "target": "example#CycleB" }] },
  |                                                                                  ^^^^^^^^

error[WrongTarget]: this must be a shape with the trait `smithy.api#mixin`, but `example#NoMixin` is a structure without it
 --> model.json:8:65
  |
8 |   "example#Bad1": { "type": "structure", "mixins": [{ "target": "example#NoMixin" }] },
  |                                                                 ^^^^^^^^^^^^^^^^^

error[WrongTarget]: a structure cannot use `example#Text` as a mixin, because a string is not a structure
 --> model.json:9:65
  |
9 |   "example#Bad2": { "type": "structure", "mixins": [{ "target": "example#Text" }] },
  |                                                                 ^^^^^^^^^^^^^^

error[ConflictingMember]: the member `a` targets `smithy.api#Integer` here and `smithy.api#String` in a mixin
  --> model.json:10:3
   |
10 |   "example#Bad3": { "type": "structure", "mixins": [{ "target": "example#One" }, { "target": "example#Two" }] },
   |   ^^^^^^^^^^^^^^
  ::: model.json:6:92
   |
 6 |   "example#One": { "type": "structure", "traits": { "smithy.api#mixin": {} }, "members": { "a": { "target": "smithy.api#String" } } },
   |                                                                                            --- the other member

error[WrongTarget]: `example#One` is a mixin, which can only be mixed in
  --> model.json:11:72
   |
11 |   "example#Bad4": { "type": "structure", "members": { "a": { "target": "example#One" } } },
   |                                                                        ^^^^^^^^^^^^^

error[UnresolvedTarget]: traits are applied to the member `b` of `example#Bad5`, which has no such member
  --> model.json:13:3
   |
13 |   "example#Bad5$b": { "type": "apply", "traits": { "smithy.api#required": {} } }
   |   ^^^^^^^^^^^^^^^^
   |
   = help: did you mean `a`?
"#);
}

#[test]
fn traits_of_mixins_say_what_a_shape_is() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Get": { "type": "operation", "input": { "target": "example#Failed" }, "errors": [{ "target": "example#Failed" }] },
  "example#Failure": { "type": "structure", "traits": { "smithy.api#mixin": {}, "smithy.api#error": "client", "smithy.api#private": {} },
    "members": { "reason": { "target": "example#Missing" } } },
  "example#Failed": { "type": "structure", "mixins": [{ "target": "example#Failure" }] },
  "other#Holder": { "type": "structure", "members": { "failed": { "target": "example#Failed" } } }
"#), @r#"
error[WrongTarget]: this must be a structure without `@error`, but `example#Failed` is an error
 --> model.json:2:62
  |
2 |   "example#Get": { "type": "operation", "input": { "target": "example#Failed" }, "errors": [{ "target": "example#Failed" }] },
  |                                                              ^^^^^^^^^^^^^^^^

error[UnresolvedTarget]: there is no shape `example#Missing`
 --> model.json:4:40
  |
4 |     "members": { "reason": { "target": "example#Missing" } } },
  |                                        ^^^^^^^^^^^^^^^^^

error[PrivateTarget]: `example#Failed` is private to its namespace
 --> model.json:6:77
  |
6 |   "other#Holder": { "type": "structure", "members": { "failed": { "target": "example#Failed" } } }
  |                                                                             ^^^^^^^^^^^^^^^^
"#);
}

#[test]
fn what_a_mixin_fails_to_give_is_reported_once() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Untyped": {},
  "example#OfMissing": { "type": "list", "mixins": [{ "target": "example#Missing" }] },
  "example#OfUntyped": { "type": "map", "mixins": [{ "target": "example#Untyped" }] },
  "example#OfUntyped$key": { "type": "apply", "traits": { "smithy.api#length": { "min": 1 } } },
  "example#Bare": { "type": "list", "traits": { "smithy.api#mixin": {} } },
  "example#OfBare": { "type": "list", "mixins": [{ "target": "example#Bare" }] },
  "example#Half": { "type": "structure", "traits": { "smithy.api#mixin": {} }, "members": { "a": 1 } },
  "example#OfHalf": { "type": "structure", "traits": { "smithy.api#mixin": {} }, "mixins": [{ "target": "example#Half" }] },
  "example#OfOfHalf": { "type": "structure", "mixins": [{ "target": "example#OfHalf" }], "members": { "b": { "target": "smithy.api#String" } } },
  "example#OfOfHalf$a": { "type": "apply", "traits": { "smithy.api#required": {} } },
  "example#Empty": { "type": "union", "traits": { "smithy.api#mixin": {} }, "members": {} },
  "example#OfEmpty": { "type": "union", "mixins": [{ "target": "example#Empty" }] },
  "example#Unread": { "type": "list", "mixins": [1] }
"#), @r#"
error[MissingProperty]: the shape `example#Untyped` has no `type`
 --> model.json:2:3
  |
2 |   "example#Untyped": {},
  |   ^^^^^^^^^^^^^^^^^

error[UnresolvedTarget]: there is no shape `example#Missing`
 --> model.json:3:65
  |
3 |   "example#OfMissing": { "type": "list", "mixins": [{ "target": "example#Missing" }] },
  |                                                                 ^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `example#OfMissing`?

error[MissingProperty]: the list `example#Bare` has no `member`
 --> model.json:6:3
  |
6 |   "example#Bare": { "type": "list", "traits": { "smithy.api#mixin": {} } },
  |   ^^^^^^^^^^^^^^

error[WrongKind]: a member must be an object, not a number
 --> model.json:8:98
  |
8 |   "example#Half": { "type": "structure", "traits": { "smithy.api#mixin": {} }, "members": { "a": 1 } },
  |                                                                                                  ^

error[NoMembers]: the union `example#Empty` has no members
  --> model.json:12:3
   |
12 |   "example#Empty": { "type": "union", "traits": { "smithy.api#mixin": {} }, "members": {} },
   |   ^^^^^^^^^^^^^^^

error[WrongKind]: a reference to a shape must be an object, not a number
  --> model.json:14:50
   |
14 |   "example#Unread": { "type": "list", "mixins": [1] }
   |                                                  ^
"#);
}
