//! Services, resources and what they bind: names, renames, identifiers, and what may be referred to.

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
error[ConflictingName]: `example#CITY` and `example#City` differ only in case
 --> model.json:2:3
  |
2 |   "example#City": { "type": "string" },
  |   ^^^^^^^^^^^^^^
 ::: model.json:3:3
  |
3 |   "example#CITY": { "type": "string" },
  |   -------------- the other shape

error[ConflictingMember]: the members `name` and `Name` differ only in case
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
  = help: rename one of them in the service's `rename` property

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
   = help: rename one of them in the service's `rename` property
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
error[InvalidRename]: `example#Get` cannot be renamed to `Fetch`: shapes of type operation cannot be renamed
 --> model.json:3:20
  |
3 |     "example#Get": "Fetch", "example#Elsewhere": "Here", "example#Input": "Input", "example#Wrong": "not a name" } },
  |                    ^^^^^^^

error[InvalidRename]: `example#Elsewhere` cannot be renamed to `Here`: it is not in the closure of the service
 --> model.json:3:50
  |
3 |     "example#Get": "Fetch", "example#Elsewhere": "Here", "example#Input": "Input", "example#Wrong": "not a name" } },
  |                                                  ^^^^^^

error[InvalidRename]: `example#Input` cannot be renamed to `Input`: it already has that name
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

error[MissingIdentifier]: the input of `example#Change` does not identify the resource: no required member is bound to the identifier `id`
 --> model.json:3:5
  |
3 |     "read": { "target": "example#Change" }, "delete": { "target": "example#Change" }, "resources": [{ "target": "example#Child" }] },
  |     ^^^^^^

error[InvalidLifecycle]: the `delete` operation `example#Change` must have the trait `smithy.api#idempotent`
 --> model.json:3:45
  |
3 |     "read": { "target": "example#Change" }, "delete": { "target": "example#Change" }, "resources": [{ "target": "example#Child" }] },
  |                                             ^^^^^^^^

error[MissingIdentifier]: the input of `example#Change` does not identify the resource: no required member is bound to the identifier `id`
 --> model.json:3:45
  |
3 |     "read": { "target": "example#Change" }, "delete": { "target": "example#Change" }, "resources": [{ "target": "example#Child" }] },
  |                                             ^^^^^^^^

error[MissingIdentifier]: the child resource `example#Child` lacks the identifier `id` of the shape `smithy.api#String`
 --> model.json:3:87
  |
3 |     "read": { "target": "example#Change" }, "delete": { "target": "example#Change" }, "resources": [{ "target": "example#Child" }] },
  |                                                                                       ^^^^^^^^^^^

error[ResourceCycle]: a resource contains itself: example#Child → resources → example#Grandchild → resources → example#Child
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
error[MissingIdentifier]: the input of `example#List` does not identify the parent resource: no required member is bound to the identifier `id`
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

error[WrongTarget]: `example#myTrait` defines a trait, which can only be applied
 --> model.json:6:104
  |
6 |   "example#S": { "type": "structure", "members": { "a": { "target": "other#Secret" }, "b": { "target": "example#myTrait" } } },
  |                                                                                                        ^^^^^^^^^^^^^^^^^

error[WrongTarget]: this must be a structure without `@error`, but `example#Failure` is an error
 --> model.json:7:63
  |
7 |   "example#Get": { "type": "operation", "output": { "target": "example#Failure" } }
  |                                                               ^^^^^^^^^^^^^^^^^
"#);
}
