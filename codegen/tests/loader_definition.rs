//! Traits that a model defines: their values are checked against their shapes.

mod loader_support;

use insta::assert_snapshot;
use loader_support::{load, problems_of_shapes};

/// A trait with this shape, and strings that have it.
fn problems_of_trait(definition: &str, values: &[&str]) -> String {
    let mut shapes = definition.trim_matches('\n').to_owned();
    for (index, value) in values.iter().enumerate() {
        shapes.push_str(&format!(
            ",\n  \"example#V{index}\": {{ \"type\": \"string\", \"traits\": {{ \"example#t\": {value} }} }}"
        ));
    }
    problems_of_shapes(&shapes)
}

#[test]
fn structures() {
    assert_snapshot!(problems_of_trait(r#"
  "example#t": { "type": "structure", "traits": { "smithy.api#trait": {} }, "members": {
    "name": { "target": "smithy.api#String", "traits": { "smithy.api#required": {}, "smithy.api#length": { "min": 1 } } },
    "count": { "target": "smithy.api#Byte", "traits": { "smithy.api#required": {}, "smithy.api#default": 1, "smithy.api#range": { "max": 9 } } },
    "inner": { "target": "example#Inner" } } },
  "example#Inner": { "type": "structure", "members": {
    "name": { "target": "smithy.api#String", "traits": { "smithy.api#required": {} } } } }
"#, &[
        r#"{ "name": "a" }"#,
        r#"{ "name": "a", "count": 9, "inner": { "name": "b" } }"#,
        "{}",
        "true",
        r#""text""#,
        r#"{ "name": "", "count": 10, "inner": { "nam": "b" } }"#,
        r#"{ "name": null, "count": 1.5, "inner": [] }"#,
    ]), @r#"
error[InvalidTraitValue]: the value of the trait `example#t` must have the property `name`
  --> model.json:10:49
   |
10 |   "example#V2": { "type": "string", "traits": { "example#t": {} } },
   |                                                 ^^^^^^^^^^^

error[InvalidTraitValue]: the value of the trait `example#t` must have the property `name`
  --> model.json:11:62
   |
11 |   "example#V3": { "type": "string", "traits": { "example#t": true } },
   |                                                              ^^^^

error[InvalidTraitValue]: the value of the trait `example#t` must be an object, not a string
  --> model.json:12:62
   |
12 |   "example#V4": { "type": "string", "traits": { "example#t": "text" } },
   |                                                              ^^^^^^

error[InvalidTraitValue]: `name` in the trait `example#t` must not be empty
  --> model.json:13:72
   |
13 |   "example#V5": { "type": "string", "traits": { "example#t": { "name": "", "count": 10, "inner": { "nam": "b" } } } },
   |                                                                        ^^

error[InvalidTraitValue]: `count` in the trait `example#t` must be at most 9, not 10
  --> model.json:13:85
   |
13 |   "example#V5": { "type": "string", "traits": { "example#t": { "name": "", "count": 10, "inner": { "nam": "b" } } } },
   |                                                                                     ^^

error[InvalidTraitValue]: `inner` in the trait `example#t` must have the property `name`
  --> model.json:13:89
   |
13 |   "example#V5": { "type": "string", "traits": { "example#t": { "name": "", "count": 10, "inner": { "nam": "b" } } } },
   |                                                                                         ^^^^^^^

error[InvalidTraitValue]: `inner` in the trait `example#t` cannot have the property `nam`
  --> model.json:13:107
   |
13 |   "example#V5": { "type": "string", "traits": { "example#t": { "name": "", "count": 10, "inner": { "nam": "b" } } } },
   |                                                                                                           ^^^
   |
   = help: did you mean `name`?

error[InvalidTraitValue]: `name` in the trait `example#t` must be a string, not null
  --> model.json:14:72
   |
14 |   "example#V6": { "type": "string", "traits": { "example#t": { "name": null, "count": 1.5, "inner": [] } } }
   |                                                                        ^^^^

error[InvalidTraitValue]: `count` in the trait `example#t` must be an integer from -128 to 127
  --> model.json:14:87
   |
14 |   "example#V6": { "type": "string", "traits": { "example#t": { "name": null, "count": 1.5, "inner": [] } } }
   |                                                                                       ^^^

error[InvalidTraitValue]: `inner` in the trait `example#t` must be an object, not an array
  --> model.json:14:92
   |
14 |   "example#V6": { "type": "string", "traits": { "example#t": { "name": null, "count": 1.5, "inner": [] } } }
   |                                                                                            ^^^^^^^
"#);
}

#[test]
fn annotations() {
    assert_snapshot!(problems_of_trait(r#"
  "example#t": { "type": "structure", "traits": { "smithy.api#trait": {} }, "members": {} }
"#, &["{}", "true", "false", "null", r#"{ "a": 1 }"#]), @r#"
error[InvalidTraitValue]: the value of the trait `example#t` must be an object, not a boolean
 --> model.json:5:62
  |
5 |   "example#V2": { "type": "string", "traits": { "example#t": false } },
  |                                                              ^^^^^

error[InvalidTraitValue]: the value of the trait `example#t` must be an object, not null
 --> model.json:6:62
  |
6 |   "example#V3": { "type": "string", "traits": { "example#t": null } },
  |                                                              ^^^^

error[InvalidTraitValue]: the value of the trait `example#t` cannot have the property `a`
 --> model.json:7:69
  |
7 |   "example#V4": { "type": "string", "traits": { "example#t": { "a": 1 } } }
  |                                                                     ^
"#);
}

#[test]
fn lists_maps_and_unions() {
    assert_snapshot!(problems_of_trait(r#"
  "example#List": { "type": "list", "traits": { "smithy.api#uniqueItems": {}, "smithy.api#length": { "max": 2 } }, "member": { "target": "example#Map" } },
  "example#Map": { "type": "map", "traits": { "smithy.api#sparse": {} }, "key": { "target": "example#Key" }, "value": { "target": "smithy.api#Boolean" } },
  "example#Key": { "type": "string", "traits": { "smithy.api#pattern": "^[a-z]+$" } },
  "example#t": { "type": "union", "traits": { "smithy.api#trait": {} }, "members": {
    "list": { "target": "example#List" }, "unit": { "target": "smithy.api#Unit" } } }
"#, &[
        r#"{ "unit": {} }"#,
        r#"{ "list": [{ "a": true, "b": null }, {}] }"#,
        "{}",
        r#"{ "unit": {}, "list": [] }"#,
        r#"{ "lists": [] }"#,
        r#"{ "list": [{ "a": true, "b": true }, { "b": true, "a": true }] }"#,
        r#"{ "list": [{}, { "a": true }, { "b": true }] }"#,
        r#"{ "list": [{ "A": true, "b": "true" }, null] }"#,
    ]), @r#"
error[InvalidTraitValue]: the value of the trait `example#t` must have exactly one property, not 0
 --> model.json:9:49
  |
9 |   "example#V2": { "type": "string", "traits": { "example#t": {} } },
  |                                                 ^^^^^^^^^^^

error[InvalidTraitValue]: the value of the trait `example#t` must have exactly one property, not 2
  --> model.json:10:49
   |
10 |   "example#V3": { "type": "string", "traits": { "example#t": { "unit": {}, "list": [] } } },
   |                                                 ^^^^^^^^^^^

error[InvalidTraitValue]: the value of the trait `example#t` cannot have the property `lists`
  --> model.json:11:64
   |
11 |   "example#V4": { "type": "string", "traits": { "example#t": { "lists": [] } } },
   |                                                                ^^^^^^^
   |
   = help: did you mean `list`?

error[InvalidTraitValue]: `list/1` in the trait `example#t` is a duplicate in a list of unique items
  --> model.json:12:99
   |
12 |   "example#V5": { "type": "string", "traits": { "example#t": { "list": [{ "a": true, "b": true }, { "b": true, "a": true }] } } },
   |                                                                                                   ^

error[InvalidTraitValue]: `list` in the trait `example#t` must have a length of at most 2, not 3
  --> model.json:13:64
   |
13 |   "example#V6": { "type": "string", "traits": { "example#t": { "list": [{}, { "a": true }, { "b": true }] } } },
   |                                                                ^^^^^^

error[InvalidTraitValue]: `list/0/A` in the trait `example#t` has a key that must match the pattern `^[a-z]+$`
  --> model.json:14:80
   |
14 |   "example#V7": { "type": "string", "traits": { "example#t": { "list": [{ "A": true, "b": "true" }, null] } } }
   |                                                                                ^^^^

error[InvalidTraitValue]: `list/0/b` in the trait `example#t` must be a boolean, not a string
  --> model.json:14:91
   |
14 |   "example#V7": { "type": "string", "traits": { "example#t": { "list": [{ "A": true, "b": "true" }, null] } } }
   |                                                                                           ^^^^^^

error[InvalidTraitValue]: `list/1` in the trait `example#t` must be an object, not null
  --> model.json:14:101
   |
14 |   "example#V7": { "type": "string", "traits": { "example#t": { "list": [{ "A": true, "b": "true" }, null] } } }
   |                                                                                                     ^^^^
"#);
}

#[test]
fn enums() {
    assert_snapshot!(problems_of_trait(r#"
  "example#Number": { "type": "intEnum", "members": {
    "ONE": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 1 } } } },
  "example#Word": { "type": "enum", "members": {
    "RED": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "red" } },
    "GREEN": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "green" } } } },
  "example#t": { "type": "structure", "traits": { "smithy.api#trait": {} }, "members": {
    "number": { "target": "example#Number" }, "word": { "target": "example#Word" } } }
"#, &[
        r#"{ "number": 1, "word": "red" }"#,
        r#"{ "number": 2, "word": "gren" }"#,
        r#"{ "number": "1", "word": 1 }"#,
    ]), @r#"
error[InvalidTraitValue]: `number` in the trait `example#t` must be one of `1`
  --> model.json:10:74
   |
10 |   "example#V1": { "type": "string", "traits": { "example#t": { "number": 2, "word": "gren" } } },
   |                                                                          ^

error[InvalidTraitValue]: `word` in the trait `example#t` must be one of `red`, `green`
  --> model.json:10:85
   |
10 |   "example#V1": { "type": "string", "traits": { "example#t": { "number": 2, "word": "gren" } } },
   |                                                                                     ^^^^^^
   |
   = help: did you mean `green`?

error[InvalidTraitValue]: `number` in the trait `example#t` must be an integer, not a string
  --> model.json:11:74
   |
11 |   "example#V2": { "type": "string", "traits": { "example#t": { "number": "1", "word": 1 } } }
   |                                                                          ^^^

error[InvalidTraitValue]: `word` in the trait `example#t` must be a string, not a number
  --> model.json:11:87
   |
11 |   "example#V2": { "type": "string", "traits": { "example#t": { "number": "1", "word": 1 } } }
   |                                                                                       ^
"#);
}

#[test]
fn simple_shapes() {
    assert_snapshot!(problems_of_trait(r#"
  "example#t": { "type": "structure", "traits": { "smithy.api#trait": {} }, "members": {
    "blob": { "target": "smithy.api#Blob" }, "boolean": { "target": "smithy.api#Boolean" },
    "long": { "target": "smithy.api#Long" }, "float": { "target": "smithy.api#Float" },
    "integer": { "target": "smithy.api#BigInteger" }, "decimal": { "target": "smithy.api#BigDecimal", "traits": { "smithy.api#range": { "min": 0.5, "max": 1 } } },
    "time": { "target": "smithy.api#Timestamp" }, "http": { "target": "smithy.api#Timestamp", "traits": { "smithy.api#timestampFormat": "http-date" } },
    "seconds": { "target": "smithy.api#Timestamp", "traits": { "smithy.api#timestampFormat": "epoch-seconds" } },
    "document": { "target": "smithy.api#Document" }, "id": { "target": "smithy.api#String", "traits": { "smithy.api#idRef": {} } } } }
"#, &[
        r#"{ "blob": "AA==", "boolean": true, "long": 1e3, "float": "NaN", "integer": 12345678901234567890, "decimal": 0.50, "time": "2024-01-01T00:00:00Z",
        "http": "Mon, 01 Jan 2024 00:00:00 GMT", "seconds": 1.5, "document": [null, { "a": 1 }], "id": "example#A$b" }"#,
        r#"{ "blob": 1, "boolean": 1, "long": 9223372036854775808, "float": "nan", "integer": 1.5, "decimal": 0.4 }"#,
        r#"{ "time": "2024", "http": "2024-01-01T00:00:00Z", "seconds": "1", "id": "a b" }"#,
    ]), @r#"
error[InvalidTraitValue]: `blob` in the trait `example#t` must be a string, not a number
  --> model.json:11:72
   |
11 | …ng", "traits": { "example#t": { "blob": 1, "boolean": 1, "long": 9223372036854775808, "float": "nan"…
   |                                          ^

error[InvalidTraitValue]: `boolean` in the trait `example#t` must be a boolean, not a number
  --> model.json:11:86
   |
11 | … { "example#t": { "blob": 1, "boolean": 1, "long": 9223372036854775808, "float": "nan", "integer": 1…
   |                                          ^

error[InvalidTraitValue]: `long` in the trait `example#t` must be an integer from -9223372036854775808 to 9223372036854775807
  --> model.json:11:97
   |
11 | …#t": { "blob": 1, "boolean": 1, "long": 9223372036854775808, "float": "nan", "integer": 1.5, "decima…
   |                                          ^^^^^^^^^^^^^^^^^^^

error[InvalidTraitValue]: `float` in the trait `example#t` must be a number, or one of `NaN`, `Infinity`, `-Infinity`
  --> model.json:11:127
   |
11 | …, "long": 9223372036854775808, "float": "nan", "integer": 1.5, "decimal": 0.4 } } },
   |                                          ^^^^^

error[InvalidTraitValue]: `integer` in the trait `example#t` must be an integer
  --> model.json:11:145
   |
11 | …36854775808, "float": "nan", "integer": 1.5, "decimal": 0.4 } } },
   |                                          ^^^

error[InvalidTraitValue]: `decimal` in the trait `example#t` must be from 0.5 to 1, not 0.4
  --> model.json:11:161
   |
11 | …oat": "nan", "integer": 1.5, "decimal": 0.4 } } },
   |                                          ^^^

error[InvalidTraitValue]: `time` in the trait `example#t` must be a date and time in UTC, such as `1985-04-12T23:20:50Z`
  --> model.json:12:72
   |
12 | …ng", "traits": { "example#t": { "time": "2024", "http": "2024-01-01T00:00:00Z", "seconds": "1", "id"…
   |                                          ^^^^^^

error[InvalidTraitValue]: `http` in the trait `example#t` must be an HTTP date, such as `Fri, 12 Apr 1985 23:20:50 GMT`
  --> model.json:12:88
   |
12 | … "example#t": { "time": "2024", "http": "2024-01-01T00:00:00Z", "seconds": "1", "id": "a b" } } }
   |                                          ^^^^^^^^^^^^^^^^^^^^^^

error[InvalidTraitValue]: `seconds` in the trait `example#t` must be a number of seconds, not a string
  --> model.json:12:123
   |
12 | …tp": "2024-01-01T00:00:00Z", "seconds": "1", "id": "a b" } } }
   |                                          ^^^

error[InvalidTraitValue]: `id` in the trait `example#t` must be a shape id, such as `com.example#Name`
  --> model.json:12:134
   |
12 | …01-01T00:00:00Z", "seconds": "1", "id": "a b" } } }
   |                                          ^^^^^
"#);
}

#[test]
fn a_text_or_a_number_alone() {
    assert_snapshot!(problems_of_trait(r#"
  "example#t": { "type": "string", "traits": { "smithy.api#trait": {}, "smithy.api#length": { "min": 2, "max": 3 } } }
"#, &[r#""ab""#, r#""a""#, r#""abcd""#, "true", "{}"]), @r#"
error[InvalidTraitValue]: the value of the trait `example#t` must have a length of at least 2, not 1
 --> model.json:4:62
  |
4 |   "example#V1": { "type": "string", "traits": { "example#t": "a" } },
  |                                                              ^^^

error[InvalidTraitValue]: the value of the trait `example#t` must have a length of at most 3, not 4
 --> model.json:5:62
  |
5 |   "example#V2": { "type": "string", "traits": { "example#t": "abcd" } },
  |                                                              ^^^^^^

error[InvalidTraitValue]: the value of the trait `example#t` must be a string, not a boolean
 --> model.json:6:62
  |
6 |   "example#V3": { "type": "string", "traits": { "example#t": true } },
  |                                                              ^^^^

error[InvalidTraitValue]: the value of the trait `example#t` must be a string, not an object
 --> model.json:7:49
  |
7 |   "example#V4": { "type": "string", "traits": { "example#t": {} } }
  |                                                 ^^^^^^^^^^^
"#);
}

#[test]
fn traits_that_exclude_others() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#one": { "type": "structure", "members": {}, "traits": { "smithy.api#trait": { "conflicts": ["example#two", "smithy.api#required"], "structurallyExclusive": "member" } } },
  "example#two": { "type": "structure", "members": {}, "traits": { "smithy.api#trait": { "conflicts": ["example#one"] } } },
  "example#S": { "type": "structure", "members": {
    "a": { "target": "smithy.api#String", "traits": { "example#one": {}, "example#two": {} } },
    "b": { "target": "smithy.api#String", "traits": { "example#one": {}, "smithy.api#required": {} } } } }
"#), @r#"
error[ConflictingTrait]: the traits `example#one` and `example#two` cannot both be applied to `example#S$a`
 --> model.json:5:74
  |
5 |     "a": { "target": "smithy.api#String", "traits": { "example#one": {}, "example#two": {} } },
  |                                                                          ^^^^^^^^^^^^^

error[ConflictingTrait]: only one member of `example#S` can have the trait `example#one`
 --> model.json:6:55
  |
6 |     "b": { "target": "smithy.api#String", "traits": { "example#one": {}, "smithy.api#required": {} } } } }
  |                                                       ^^^^^^^^^^^^^
 ::: model.json:5:5
  |
5 |     "a": { "target": "smithy.api#String", "traits": { "example#one": {}, "example#two": {} } },
  |     --- the other member

error[ConflictingTrait]: the traits `example#one` and `smithy.api#required` cannot both be applied to `example#S$b`
 --> model.json:6:74
  |
6 |     "b": { "target": "smithy.api#String", "traits": { "example#one": {}, "smithy.api#required": {} } } } }
  |                                                                          ^^^^^^^^^^^^^^^^^^^^^
"#);
}

#[test]
fn a_definition_may_have_mixins_and_stand_in_another_text() {
    load(&[
        r#"{ "smithy": "2.0", "shapes": { "a#S": { "type": "structure", "members": {}, "traits": { "b#t": { "name": "x" } } } } }"#,
        r#"{ "smithy": "2.0", "shapes": {
          "b#M": { "type": "structure", "members": { "name": { "target": "smithy.api#String" } }, "traits": { "smithy.api#mixin": {} } },
          "b#t": { "type": "structure", "members": {}, "mixins": [{ "target": "b#M" }], "traits": { "smithy.api#trait": { "selector": "structure" } } } } }"#,
    ]);
}

#[test]
fn what_is_not_defined_is_allowed_and_what_is_not_a_trait_is_not() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#A": { "type": "string", "traits": { "elsewhere#t": { "any": ["thing"] }, "example#B": {} } },
  "example#B": { "type": "structure", "members": {} }
"#), @r#"
error[NotATrait]: `example#B` is not a trait and cannot be applied to `example#A`
 --> model.json:2:85
  |
2 |   "example#A": { "type": "string", "traits": { "elsewhere#t": { "any": ["thing"] }, "example#B": {} } },
  |                                                                                     ^^^^^^^^^^^
 ::: model.json:3:3
  |
3 |   "example#B": { "type": "structure", "members": {} }
  |   ----------- the shape
  |
  = help: a shape is a trait if it has the trait `smithy.api#trait`
"#);
}

#[test]
fn what_is_told_of_one_value_is_bounded() {
    let many: Vec<String> = (0..1_000).map(|name| format!("\"x{name}\": 1")).collect();
    let text = problems_of_trait(
        r#""example#t": { "type": "structure", "members": {}, "traits": { "smithy.api#trait": {} } }"#,
        &[&format!("{{ {} }}", many.join(", "))],
    );
    assert_eq!(text.matches("error[").count(), 10, "{text}");
}

#[test]
fn patterns_get_a_bounded_number_of_steps() {
    // An automaton of this pattern has some 56,000 states, and 4,000 bytes may have to go through all of them.
    let problems = |bytes: usize| {
        problems_of_trait(
            r#"
  "example#t": { "type": "string", "traits": { "smithy.api#trait": {}, "smithy.api#pattern": "^(ab){1,14000}$" } }
"#,
            &[&format!("\"{}\"", "!".repeat(bytes))],
        )
    };
    assert!(problems(10).contains("must match the pattern"));
    assert_eq!(problems(4_000), "");
}
