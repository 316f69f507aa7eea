//! What is wrong with operations over HTTP, and with streams.

mod loader_support;

use insta::assert_snapshot;
use loader_support::problems_of_shapes;

#[test]
fn maps_in_headers_and_queries() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Strings": { "type": "list", "member": { "target": "smithy.api#String" } },
  "example#Lists": { "type": "map", "key": { "target": "smithy.api#String" }, "value": { "target": "example#Strings" } },
  "example#Numbers": { "type": "map", "key": { "target": "smithy.api#String" }, "value": { "target": "smithy.api#Integer" } },
  "example#Sparse": { "type": "map", "key": { "target": "smithy.api#String" }, "value": { "target": "smithy.api#String" }, "traits": { "smithy.api#sparse": {} } },
  "example#One": { "type": "structure", "members": {
    "headers": { "target": "example#Lists", "traits": { "smithy.api#httpPrefixHeaders": "x-" } },
    "query": { "target": "example#Lists", "traits": { "smithy.api#httpQueryParams": {} } } } },
  "example#Two": { "type": "structure", "members": {
    "headers": { "target": "example#Sparse", "traits": { "smithy.api#httpPrefixHeaders": "x-" } },
    "query": { "target": "example#Numbers", "traits": { "smithy.api#httpQueryParams": {} } } } }
"#), @r#"
error[TraitNotAllowed]: a map with the trait `smithy.api#httpPrefixHeaders` must contain strings
 --> model.json:7:89
  |
7 |     "headers": { "target": "example#Lists", "traits": { "smithy.api#httpPrefixHeaders": "x-" } },
  |                                                                                         ^^^^

error[TraitNotAllowed]: a map with the trait `smithy.api#httpPrefixHeaders` must not be sparse
  --> model.json:10:90
   |
10 |     "headers": { "target": "example#Sparse", "traits": { "smithy.api#httpPrefixHeaders": "x-" } },
   |                                                                                          ^^^^

error[TraitNotAllowed]: a map with the trait `smithy.api#httpQueryParams` must contain strings or lists of strings
  --> model.json:11:57
   |
11 |     "query": { "target": "example#Numbers", "traits": { "smithy.api#httpQueryParams": {} } } } }
   |                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
"#);
}

#[test]
fn names_of_headers() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Input": { "type": "structure", "members": {
    "plain": { "target": "smithy.api#String", "traits": { "smithy.api#httpHeader": "X-Plain" } },
    "spaced": { "target": "smithy.api#String", "traits": { "smithy.api#httpHeader": "X Spaced" } },
    "length": { "target": "smithy.api#Long", "traits": { "smithy.api#httpHeader": "Content-Length" } } } }
"#), @r#"
warning[InvalidHeader]: `X Spaced` is not a valid header name
 --> model.json:4:85
  |
4 |     "spaced": { "target": "smithy.api#String", "traits": { "smithy.api#httpHeader": "X Spaced" } },
  |                                                                                     ^^^^^^^^^^

warning[ReservedHeader]: the header `Content-Length` is reserved by HTTP
 --> model.json:5:83
  |
5 |     "length": { "target": "smithy.api#Long", "traits": { "smithy.api#httpHeader": "Content-Length" } } } }
  |                                                                                   ^^^^^^^^^^^^^^^^
"#);
}

#[test]
fn members_beside_a_payload() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Put": { "type": "operation", "input": { "target": "example#Both" }, "output": { "target": "example#Both" }, "errors": [{ "target": "example#Failed" }],
    "traits": { "smithy.api#http": { "method": "PUT", "uri": "/" } } },
  "example#Both": { "type": "structure", "members": {
    "body": { "target": "smithy.api#Blob", "traits": { "smithy.api#httpPayload": {} } },
    "header": { "target": "smithy.api#String", "traits": { "smithy.api#httpHeader": "X-Header" } },
    "query": { "target": "smithy.api#String", "traits": { "smithy.api#httpQuery": "query" } },
    "nowhere": { "target": "smithy.api#String" } } },
  "example#Failed": { "type": "structure", "traits": { "smithy.api#error": "client" }, "members": {
    "body": { "target": "smithy.api#Blob", "traits": { "smithy.api#httpPayload": {} } },
    "message": { "target": "smithy.api#String" } } },
  "example#Other": { "type": "structure", "members": {
    "body": { "target": "smithy.api#Blob", "traits": { "smithy.api#httpPayload": {} } },
    "nowhere": { "target": "smithy.api#String" } } }
"#), @r#"
error[UnboundMember]: the member `query` is unbound, but `body` is the entire payload of the response
 --> model.json:7:5
  |
7 |     "query": { "target": "smithy.api#String", "traits": { "smithy.api#httpQuery": "query" } },
  |     ^^^^^^^
 ::: model.json:5:5
  |
5 |     "body": { "target": "smithy.api#Blob", "traits": { "smithy.api#httpPayload": {} } },
  |     ------ the payload

error[UnboundMember]: the member `nowhere` is unbound, but `body` is the entire payload of the request
 --> model.json:8:5
  |
8 |     "nowhere": { "target": "smithy.api#String" } } },
  |     ^^^^^^^^^
 ::: model.json:5:5
  |
5 |     "body": { "target": "smithy.api#Blob", "traits": { "smithy.api#httpPayload": {} } },
  |     ------ the payload

error[UnboundMember]: the member `nowhere` is unbound, but `body` is the entire payload of the response
 --> model.json:8:5
  |
8 |     "nowhere": { "target": "smithy.api#String" } } },
  |     ^^^^^^^^^
 ::: model.json:5:5
  |
5 |     "body": { "target": "smithy.api#Blob", "traits": { "smithy.api#httpPayload": {} } },
  |     ------ the payload

error[UnboundMember]: the member `message` is unbound, but `body` is the entire payload of the response
  --> model.json:11:5
   |
11 |     "message": { "target": "smithy.api#String" } } },
   |     ^^^^^^^^^
  ::: model.json:10:5
   |
10 |     "body": { "target": "smithy.api#Blob", "traits": { "smithy.api#httpPayload": {} } },
   |     ------ the payload
"#);
}

#[test]
fn status_codes() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Get": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/", "code": 302 } } },
  "example#Put": { "type": "operation", "traits": { "smithy.api#http": { "method": "PUT", "uri": "/", "code": 204.0 } } },
  "example#Client": { "type": "structure", "traits": { "smithy.api#error": "client", "smithy.api#httpError": 500 } },
  "example#Server": { "type": "structure", "traits": { "smithy.api#error": "server", "smithy.api#httpError": 4e2 } }
"#), @r#"
warning[UnusualStatus]: a successful response has a status of 2xx, not 302
 --> model.json:2:53
  |
2 |   "example#Get": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/", "code": 302 } } },
  |                                                     ^^^^^^^^^^^^^^^^^

warning[UnusualStatus]: an error of the client has a status of 4xx, not 500
 --> model.json:4:110
  |
4 |   "example#Client": { "type": "structure", "traits": { "smithy.api#error": "client", "smithy.api#httpError": 500 } },
  |                                                                                                              ^^^

warning[UnusualStatus]: an error of the server has a status of 5xx, not 400
 --> model.json:5:110
  |
5 |   "example#Server": { "type": "structure", "traits": { "smithy.api#error": "server", "smithy.api#httpError": 4e2 } }
  |                                                                                                              ^^^
"#);
}

#[test]
fn prefixes_of_hosts() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Get": { "type": "operation", "input": { "target": "example#Input" }, "traits": { "smithy.api#endpoint": { "hostPrefix": "{account}.{region}." } } },
  "example#Put": { "type": "operation", "traits": { "smithy.api#endpoint": { "hostPrefix": "{account." } } },
  "example#Post": { "type": "operation", "traits": { "smithy.api#endpoint": {} } },
  "example#Input": { "type": "structure", "members": {
    "account": { "target": "smithy.api#String", "traits": { "smithy.api#required": {}, "smithy.api#hostLabel": {} } },
    "region": { "target": "smithy.api#String", "traits": { "smithy.api#required": {} } } } }
"#), @r#"
error[UnboundLabel]: the host prefix has the label `region`, but no member of the input `example#Input` is bound to it
 --> model.json:2:132
  |
2 | … "smithy.api#endpoint": { "hostPrefix": "{account}.{region}." } } },
  |                                          ^^^^^^^^^^^^^^^^^^^^^

error[InvalidHostPrefix]: the host prefix `{account.` must have labels consisting of letters, digits and `_`, in braces
 --> model.json:3:92
  |
3 |   "example#Put": { "type": "operation", "traits": { "smithy.api#endpoint": { "hostPrefix": "{account." } } },
  |                                                                                            ^^^^^^^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#endpoint` must have the property `hostPrefix`
 --> model.json:4:54
  |
4 |   "example#Post": { "type": "operation", "traits": { "smithy.api#endpoint": {} } },
  |                                                      ^^^^^^^^^^^^^^^^^^^^^
"#);
}

#[test]
fn prefixes_that_no_host_can_have() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Get": { "type": "operation", "traits": { "smithy.api#endpoint": { "hostPrefix": "a_b." } } },
  "example#Put": { "type": "operation", "traits": { "smithy.api#endpoint": { "hostPrefix": "{a}.{a}." } } }
"#), @r#"
error[InvalidHostPrefix]: the host prefix `a_b.` must consist of letters, digits, `-`, `.` and labels
 --> model.json:2:92
  |
2 |   "example#Get": { "type": "operation", "traits": { "smithy.api#endpoint": { "hostPrefix": "a_b." } } },
  |                                                                                            ^^^^^^

error[InvalidHostPrefix]: the host prefix `{a}.{a}.` must not have the label `a` twice
 --> model.json:3:92
  |
3 |   "example#Put": { "type": "operation", "traits": { "smithy.api#endpoint": { "hostPrefix": "{a}.{a}." } } }
  |                                                                                            ^^^^^^^^^^
"#);
}

#[test]
fn members_bound_to_labels_that_a_prefix_lacks() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Get": { "type": "operation", "input": { "target": "example#Input" }, "traits": { "smithy.api#endpoint": { "hostPrefix": "data." } } },
  "example#Put": { "type": "operation", "input": { "target": "example#Input" } },
  "example#Input": { "type": "structure", "members": {
    "account": { "target": "smithy.api#String", "traits": { "smithy.api#required": {}, "smithy.api#hostLabel": {} } } } }
"#), @r#"
error[UnboundLabel]: the member `account` is bound to a label that the host prefix `data.` of `example#Get` does not have
 --> model.json:5:88
  |
5 |     "account": { "target": "smithy.api#String", "traits": { "smithy.api#required": {}, "smithy.api#hostLabel": {} } } } }
  |                                                                                        ^^^^^^^^^^^^^^^^^^^^^^
"#);
}

#[test]
fn routes_that_are_the_same() {
    let operation = |name: &str, uri: &str, host: &str| {
        let host = match host {
            "" => String::new(),
            _ => format!(r#", "smithy.api#endpoint": {{ "hostPrefix": "{host}" }}"#),
        };
        format!(
            r#"  "example#{name}": {{ "type": "operation", "input": {{ "target": "example#Input" }},
    "traits": {{ "smithy.api#http": {{ "method": "GET", "uri": "{uri}" }}{host} }} }}"#
        )
    };
    let shapes = [
        operation("A", "/things/{a}", ""),
        operation("B", "/things/{b}", ""),
        operation("Literal", "/things/all", ""),
        operation("Query", "/things/{a}?all", ""),
        operation("Greedy", "/things/{a+}", ""),
        operation("Hosted", "/things/{a}", "data."),
        operation("HostedToo", "/things/{b}", "data."),
        operation("Labelled", "/things/{a}", "{a}.data."),
        operation("LabelledToo", "/things/{b}", "{b}.data."),
        r#"  "example#Service": { "type": "service", "version": "1", "operations": [{ "target": "example#A" }, { "target": "example#B" },
    { "target": "example#Literal" }, { "target": "example#Query" }, { "target": "example#Greedy" }, { "target": "example#Hosted" },
    { "target": "example#HostedToo" }, { "target": "example#Labelled" }, { "target": "example#LabelledToo" }] }"#.to_owned(),
        r#"  "example#Input": { "type": "structure" }"#.to_owned(),
    ];
    let conflicts: String = problems_of_shapes(&shapes.join(",\n"))
        .lines()
        .filter(|line| line.contains("[ConflictingUri]"))
        .flat_map(|line| [line, "\n"])
        .collect();
    assert_snapshot!(conflicts, @r#"
error[ConflictingUri]: `example#A` and `example#B` have the same method and URI in the service `example#Service`
error[ConflictingUri]: `example#Hosted` and `example#HostedToo` have the same method and URI in the service `example#Service`
error[ConflictingUri]: `example#Labelled` and `example#LabelledToo` have the same method and URI in the service `example#Service`
"#);
}

#[test]
fn uris_of_other_than_plain_segments() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Letters": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/straße" } } },
  "example#Dots": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/a/../b" } } },
  "example#Dotted": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/a/.../b.c" } } }
"#), @r#"
error[InvalidUri]: the URI `/straße` must consist of ASCII characters
 --> model.json:2:102
  |
2 |   "example#Letters": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/straße" } } },
  |                                                                                                      ^^^^^^^^^

error[InvalidUri]: the URI `/a/../b` must not have the segments `.` and `..`
 --> model.json:3:99
  |
3 |   "example#Dots": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": "/a/../b" } } },
  |                                                                                                   ^^^^^^^^^
"#);
}

#[test]
fn streams_where_they_cannot_be() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Bytes": { "type": "blob", "traits": { "smithy.api#streaming": {}, "smithy.api#requiresLength": {} } },
  "example#Holder": { "type": "structure", "members": { "bytes": { "target": "example#Bytes", "traits": { "smithy.api#required": {} } } } },
  "example#Copy": { "type": "operation", "input": { "target": "example#Holder" }, "output": { "target": "example#Holder" }, "errors": [{ "target": "example#Failed" }] },
  "example#Failed": { "type": "structure", "traits": { "smithy.api#error": "client" },
    "members": { "bytes": { "target": "example#Bytes", "traits": { "smithy.api#required": {} } } } }
"#), @r#"
error[MisplacedStream]: the output `example#Holder` cannot contain a stream with the trait `smithy.api#requiresLength`
 --> model.json:4:105
  |
4 | …xample#Holder" }, "output": { "target": "example#Holder" }, "errors": [{ "target": "example#Failed" …
  |                                          ^^^^^^^^^^^^^^^^
 ::: model.json:3:57
  |
3 |   "example#Holder": { "type": "structure", "members": { "bytes": { "target": "example#Bytes", "traits": { "smithy.api#required": {} } } } },
  |                                                         ------- the streaming member

error[MisplacedStream]: the error `example#Failed` cannot contain a stream
 --> model.json:5:3
  |
5 |   "example#Failed": { "type": "structure", "traits": { "smithy.api#error": "client" },
  |   ^^^^^^^^^^^^^^^^
 ::: model.json:6:18
  |
6 |     "members": { "bytes": { "target": "example#Bytes", "traits": { "smithy.api#required": {} } } } }
  |                  ------- the streaming member
"#);
}
