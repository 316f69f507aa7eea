//! URIs, routes, headers and streams.

mod loader_support;

use insta::assert_snapshot;
use loader_support::problems_of_shapes;

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

error[TraitNotAllowed]: the trait `smithy.api#httpLabel` cannot be applied to `example#Input$label`: it applies to required members of structures that target a scalar
 --> model.json:6:59
  |
6 |     "label": { "target": "smithy.api#String", "traits": { "smithy.api#httpLabel": {} } },
  |                                                           ^^^^^^^^^^^^^^^^^^^^^^

error[UnboundLabel]: the member `label` is bound to a label that the URI `/things/{id}/{nmae}?view=full` of `example#Get` does not have
 --> model.json:6:59
  |
6 |     "label": { "target": "smithy.api#String", "traits": { "smithy.api#httpLabel": {} } },
  |                                                           ^^^^^^^^^^^^^^^^^^^^^^

error[ConflictingBinding]: the query parameter `view` is already in the URI
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

error[InvalidUri]: the URI `/{a b}` must have labels consisting of letters, digits and `_`
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
error[ConflictingBinding]: the header `x-meta-id` of the member `one` matches the prefix `x-meta-`
 --> model.json:4:83
  |
4 |     "all": { "target": "example#Map", "traits": { "smithy.api#httpPrefixHeaders": "x-meta-" } },
  |                                                                                   ^^^^^^^^^
 ::: model.json:3:5
  |
3 |     "one": { "target": "smithy.api#String", "traits": { "smithy.api#httpHeader": "X-Meta-Id" } },
  |     ----- the header

error[TraitNotAllowed]: a list with the trait `smithy.api#httpHeader` must contain scalars
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

error[OptionalStream]: a member that targets a streaming blob must be required or have a default
 --> model.json:4:57
  |
4 |   "example#Holder": { "type": "structure", "members": { "body": { "target": "example#Stream" } } },
  |                                                         ^^^^^^

error[NestedStream]: `example#Holder` contains a stream, so only operations can refer to it
 --> model.json:5:56
  |
5 |   "example#Outer": { "type": "structure", "members": { "holder": { "target": "example#Holder" } } }
  |                                                        ^^^^^^^^
 ::: model.json:4:57
  |
4 |   "example#Holder": { "type": "structure", "members": { "body": { "target": "example#Stream" } } },
  |                                                         ------ the streaming member
"#);
}
