//! What a diagnostic points at, what it suggests, and how many are shown.

mod loader_support;

use insta::assert_snapshot;
use loader_support::{problems, problems_in, problems_of_shapes, sources};
use smithy_typegen::Config;
use smithy_typegen::diagnostic::Extent;

/// Everything that is said when this shape is generated.
fn refused(shapes: &str, root: &str) -> String {
    let sources = sources(&[&loader_support::model(shapes)]);
    let config = Config::new().shapes([root]);
    config
        .generate_from(&sources)
        .expect_err("something is wrong")
        .to_string()
}

#[test]
fn a_shape_that_is_defined_twice_shows_both_places() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#A": { "type": "string", "traits": { "smithy.api#length": { "min": "1" } } },
  "example#B": { "type": "string" },
  "example#A": { "type": "string" }
"#), @r#"
    error[DuplicateKey]: the shape `example#A` is defined twice
     --> model.json:4:3
      |
    4 |   "example#A": { "type": "string" }
      |   ^^^^^^^^^^^
     ::: model.json:2:3
      |
    2 |   "example#A": { "type": "string", "traits": { "smithy.api#length": { "min": "1" } } },
      |   ----------- first defined here
    "#);
}

#[test]
fn a_member_that_is_defined_twice_shows_both_places() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#A": {
    "type": "structure",
    "members": {
      "name": { "target": "smithy.api#String" },
      "size": { "target": "smithy.api#String" },
      "name": { "target": "smithy.api#Integer" }
    }
  }
"#), @r#"
    error[DuplicateKey]: the member `name` is defined twice
     --> model.json:7:7
      |
    7 |       "name": { "target": "smithy.api#Integer" }
      |       ^^^^^^
     ::: model.json:5:7
      |
    5 |       "name": { "target": "smithy.api#String" },
      |       ------ first defined here
    "#);
}

#[test]
fn any_key_that_is_written_twice_shows_both_places() {
    assert_snapshot!(problems(r#"{ "smithy": "2.0",
  "smithy": "2.0",
  "metadata": { "a": { "b~/": 1, "b~/": 2, "c": 1, "b~/": 3 } },
  "shapes": {
    "example#A": { "type": "string", "traits": {
      "smithy.api#documentation": "a",
      "smithy.api#documentation": "b"
    } }
  }
}"#), @r#"
    error[DuplicateKey]: the key `smithy` is written twice
     --> model.json:2:3
      |
    2 |   "smithy": "2.0",
      |   ^^^^^^^^
     ::: model.json:1:3
      |
    1 | { "smithy": "2.0",
      |   -------- first written here

    error[DuplicateKey]: the key `b~/` is written 3 times
     --> model.json:3:52
      |
    3 |   "metadata": { "a": { "b~/": 1, "b~/": 2, "c": 1, "b~/": 3 } },
      |                                                    ^^^^^
     ::: model.json:3:24
      |
    3 |   "metadata": { "a": { "b~/": 1, "b~/": 2, "c": 1, "b~/": 3 } },
      |                        ----- first written here

    error[DuplicateKey]: the trait `smithy.api#documentation` is applied twice
     --> model.json:7:7
      |
    7 |       "smithy.api#documentation": "b"
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^
     ::: model.json:6:7
      |
    6 |       "smithy.api#documentation": "a",
      |       -------------------------- first applied here
    "#);
}

#[test]
fn what_two_files_define_differently_shows_both_places() {
    let one = r#"{ "smithy": "2.0", "shapes": { "example#A": { "type": "structure", "members": {
  "name": { "target": "smithy.api#String" },
  "size": { "target": "smithy.api#Integer" }
} } } }"#;
    let other = one.replace("smithy.api#Integer", "smithy.api#Long");
    let less = one.replace("size", "weight");
    assert_snapshot!(problems_in(&sources(&[one, &other])), @r#"
    error[ConflictingShape]: `example#A` is defined twice, with different targets of the member `size`
     --> b.json:3:23
      |
    3 |   "size": { "target": "smithy.api#Long" }
      |                       ^^^^^^^^^^^^^^^^^
     ::: a.json:3:23
      |
    3 |   "size": { "target": "smithy.api#Integer" }
      |                       -------------------- the other definition
    "#);
    assert_snapshot!(problems_in(&sources(&[one, &less])), @r#"
    error[ConflictingShape]: `example#A` is defined twice, with the member `weight` in only one definition
     --> b.json:3:3
      |
    3 |   "weight": { "target": "smithy.api#Integer" }
      |   ^^^^^^^^
     ::: a.json:1:32
      |
    1 | { "smithy": "2.0", "shapes": { "example#A": { "type": "structure", "members": {
      |                                ----------- the other definition
    "#);
}

#[test]
fn a_wrong_pattern_points_at_what_is_wrong_in_it() {
    assert_snapshot!(refused(r#"
  "example#A": { "type": "structure", "members": {
    "escaped": { "target": "smithy.api#String", "traits": {
      "smithy.api#pattern": "^\\d\u00e9(x" } },
    "target": { "target": "example#B" }
  } },
  "example#B": { "type": "string", "traits": { "smithy.api#documentation": "b", "smithy.api#pattern": "a)" } }
"#, "example#A"), @r#"
    error[InvalidPattern]: `^\dé(x` is not a valid pattern: an unclosed group
     --> model.json:4:40
      |
    4 |       "smithy.api#pattern": "^\\d\u00e9(x" } },
      |                                        ^
      |
      = help: close it with `)`, or write `\(` to match a parenthesis

    error[InvalidPattern]: `a)` is not a valid pattern: a `)` without a `(` before it
     --> model.json:7:105
      |
    7 |   "example#B": { "type": "string", "traits": { "smithy.api#documentation": "b", "smithy.api#pattern": "a)" } }
      |                                                                                                         ^
      |
      = help: write `\)` to match a parenthesis
    "#);
}

#[test]
fn a_wrong_pattern_is_found_where_it_was_applied() {
    let model = r#"{ "smithy": "2.0", "shapes": {
  "example#A": { "type": "structure", "members": { "a": { "target": "smithy.api#String" } } },
  "example#A$a": { "type": "apply", "traits": {
    "smithy.api#pattern": "[z-a]"
  } }
} }"#;
    let sources = sources(&[model]);
    let config = Config::new().shapes(["example#A"]);
    assert_snapshot!(config.generate_from(&sources).expect_err("a wrong pattern"), @r#"
    error[InvalidPattern]: `[z-a]` is not a valid pattern: a range with its ends out of order
     --> model.json:4:29
      |
    4 |     "smithy.api#pattern": "[z-a]"
      |                             ^
      |
      = help: write the smaller character first, or `\-` to match a dash
    "#);
}

#[test]
fn an_id_without_its_namespace_gets_the_ids_that_end_in_it() {
    assert_snapshot!(problems_of_shapes(r#"
  "example.pets#PetList": { "type": "list", "member": { "target": "Pet" } },
  "example.pets#Pet": { "type": "structure", "members": {
    "size": { "target": "Int", "traits": { "required": {}, "vaccinated": {} } },
    "born": { "target": "pets#Int" },
    "name": { "target": "string" },
    "food": { "target": "Bread" }
  } },
  "example.pets#Int": { "type": "integer" },
  "example.cars#Int": { "type": "integer" },
  "example.pets#vaccinated": { "type": "structure", "traits": { "smithy.api#trait": {} } },
  "example.pets#Owner": { "type": "structure", "mixins": [{ "target": "Pet" }] },
  "example.pets#Get": { "type": "operation", "input": { "target": "Pet" }, "errors": [{ "target": "NotFound" }] },
  "example.pets#NotFound": { "type": "structure", "traits": { "smithy.api#error": "client" } },
  "PetList": { "type": "apply", "traits": { "smithy.api#title": "a" } },
  "Tree": { "type": "string" }
"#), @r#"
    error[InvalidShapeId]: `Pet` is not a shape id: it has no namespace: an absolute shape id is written `namespace#Name`
     --> model.json:2:67
      |
    2 |   "example.pets#PetList": { "type": "list", "member": { "target": "Pet" } },
      |                                                                   ^^^^^
      |
      = help: did you mean `example.pets#Pet`?

    error[InvalidShapeId]: `Int` is not a shape id: it has no namespace: an absolute shape id is written `namespace#Name`
     --> model.json:4:25
      |
    4 |     "size": { "target": "Int", "traits": { "required": {}, "vaccinated": {} } },
      |                         ^^^^^
      |
      = help: did you mean `example.cars#Int` or `example.pets#Int`?

    error[InvalidShapeId]: `required` is not a shape id: it has no namespace: an absolute shape id is written `namespace#Name`
     --> model.json:4:44
      |
    4 |     "size": { "target": "Int", "traits": { "required": {}, "vaccinated": {} } },
      |                                            ^^^^^^^^^^
      |
      = help: did you mean `smithy.api#required`?

    error[InvalidShapeId]: `vaccinated` is not a shape id: it has no namespace: an absolute shape id is written `namespace#Name`
     --> model.json:4:60
      |
    4 |     "size": { "target": "Int", "traits": { "required": {}, "vaccinated": {} } },
      |                                                            ^^^^^^^^^^^^
      |
      = help: did you mean `example.pets#vaccinated`?

    error[UnresolvedTarget]: there is no shape `pets#Int`
     --> model.json:5:25
      |
    5 |     "born": { "target": "pets#Int" },
      |                         ^^^^^^^^^^
      |
      = help: did you mean `example.pets#Int`?

    error[InvalidShapeId]: `string` is not a shape id: it has no namespace: an absolute shape id is written `namespace#Name`
     --> model.json:6:25
      |
    6 |     "name": { "target": "string" },
      |                         ^^^^^^^^
      |
      = help: did you mean `smithy.api#String`?

    error[InvalidShapeId]: `Bread` is not a shape id: it has no namespace: an absolute shape id is written `namespace#Name`
     --> model.json:7:25
      |
    7 |     "food": { "target": "Bread" }
      |                         ^^^^^^^

    error[InvalidShapeId]: `Pet` is not a shape id: it has no namespace: an absolute shape id is written `namespace#Name`
      --> model.json:12:71
       |
    12 |   "example.pets#Owner": { "type": "structure", "mixins": [{ "target": "Pet" }] },
       |                                                                       ^^^^^
       |
       = help: did you mean `example.pets#Pet`?

    error[InvalidShapeId]: `Pet` is not a shape id: it has no namespace: an absolute shape id is written `namespace#Name`
      --> model.json:13:67
       |
    13 |   "example.pets#Get": { "type": "operation", "input": { "target": "Pet" }, "errors": [{ "target": "NotFound" }] },
       |                                                                   ^^^^^
       |
       = help: did you mean `example.pets#Pet`?

    error[InvalidShapeId]: `NotFound` is not a shape id: it has no namespace: an absolute shape id is written `namespace#Name`
      --> model.json:13:99
       |
    13 |   "example.pets#Get": { "type": "operation", "input": { "target": "Pet" }, "errors": [{ "target": "NotFound" }] },
       |                                                                                                   ^^^^^^^^^^
       |
       = help: did you mean `example.pets#NotFound`?

    error[InvalidShapeId]: `PetList` is not a shape id: it has no namespace: an absolute shape id is written `namespace#Name`
      --> model.json:15:3
       |
    15 |   "PetList": { "type": "apply", "traits": { "smithy.api#title": "a" } },
       |   ^^^^^^^^^
       |
       = help: did you mean `example.pets#PetList`?

    error[InvalidShapeId]: `Tree` is not a shape id: it has no namespace: an absolute shape id is written `namespace#Name`
      --> model.json:16:3
       |
    16 |   "Tree": { "type": "string" }
       |   ^^^^^^
       |
       = help: write its namespace too, as in `example.pets#Tree`
    "#);
}

#[test]
fn an_id_that_nobody_has_gets_its_neighbours() {
    assert_snapshot!(problems_of_shapes(r#"
  "example.pets#PetList": { "type": "list", "member": { "target": "example.cars#Pet" } },
  "example.pets#Pet": { "type": "list", "member": { "target": "example.pets#petlist" } },
  "example.pets#A": { "type": "list", "member": { "target": "example.pets.PetList" } },
  "example.pets#B": { "type": "list", "member": { "target": "exmple.pets#Pet" } }
"#), @r#"
    error[UnresolvedTarget]: there is no shape `example.cars#Pet`
     --> model.json:2:67
      |
    2 |   "example.pets#PetList": { "type": "list", "member": { "target": "example.cars#Pet" } },
      |                                                                   ^^^^^^^^^^^^^^^^^^
      |
      = help: did you mean `example.pets#Pet`?

    error[UnresolvedTarget]: there is no shape `example.pets#petlist`
     --> model.json:3:63
      |
    3 |   "example.pets#Pet": { "type": "list", "member": { "target": "example.pets#petlist" } },
      |                                                               ^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: did you mean `example.pets#PetList`?

    error[InvalidShapeId]: `example.pets.PetList` is not a shape id: it has no namespace: an absolute shape id is written `namespace#Name`
     --> model.json:4:61
      |
    4 |   "example.pets#A": { "type": "list", "member": { "target": "example.pets.PetList" } },
      |                                                             ^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: did you mean `example.pets#PetList`?

    error[UnresolvedTarget]: there is no shape `exmple.pets#Pet`
     --> model.json:5:61
      |
    5 |   "example.pets#B": { "type": "list", "member": { "target": "exmple.pets#Pet" } }
      |                                                             ^^^^^^^^^^^^^^^^^
      |
      = help: did you mean `example.pets#Pet`?
    "#);
}

#[test]
fn roots_without_their_namespace_get_the_ids_that_end_in_them() {
    let model = loader_support::model(
        r#"
  "example.pets#Pet": { "type": "structure", "members": {} },
  "example.cars#Pet": { "type": "structure", "members": {} },
  "example.pets#GetPet": { "type": "operation" },
  "example.pets#Pets": { "type": "service", "version": "1" }
"#,
    );
    let sources = sources(&[&model]);
    let config = Config::new()
        .shapes(["Pet"])
        .operation("GetPet")
        .service("pets#Pets");
    assert_snapshot!(config.generate_from(&sources).expect_err("roots"), @r"
    error[UnknownRoot]: the model has no service `pets#Pets`
     |
     = help: did you mean `example.pets#Pets`?

    error[InvalidRoot]: the operation `GetPet` is not a shape id: it has no namespace: an absolute shape id is written `namespace#Name`
     |
     = help: did you mean `example.pets#GetPet`?

    error[InvalidRoot]: the shape `Pet` is not a shape id: it has no namespace: an absolute shape id is written `namespace#Name`
     |
     = help: did you mean `example.cars#Pet` or `example.pets#Pet`?
    ");
}

/// A model with this many members that target nothing, and half as many with an unknown property.
fn wrong_members(count: usize) -> String {
    let members: Vec<String> = (0..count)
        .map(|index| {
            let other = if index % 2 == 0 { "" } else { r#", "oops": 1"# };
            format!(r#"    "m{index}": {{ "target": "example#Missing{index}"{other} }}"#)
        })
        .collect();
    let members = members.join(",\n");
    loader_support::model(&format!(
        "\"example#S\": {{ \"type\": \"structure\", \"members\": {{\n{members}\n}} }}"
    ))
}

#[test]
fn of_very_many_the_first_of_each_kind_is_shown_and_a_count() {
    assert_snapshot!(problems(&wrong_members(500)), @r#"
    error[UnresolvedTarget]: there is no shape `example#Missing0`
     --> model.json:3:23
      |
    3 |     "m0": { "target": "example#Missing0" },
      |                       ^^^^^^^^^^^^^^^^^^
      |
      = note: 499 more of this kind are not shown

    warning[UnknownProperty]: unknown property `oops`
     --> model.json:4:51
      |
    4 |     "m1": { "target": "example#Missing1", "oops": 1 },
      |                                                   ^
      |
      = note: 249 more of this kind are not shown
    "#);
    let warnings = problems(&wrong_members(33)).matches("warning[").count();
    assert_eq!(warnings, 16, "forty-nine are not very many");
}

#[test]
fn all_of_very_many_are_shown_to_those_who_ask() {
    let sources = sources(&[&wrong_members(500)]);
    let found = loader_support::found(&sources);
    let count = |extent| {
        let text = found.render_styled(&sources, extent);
        (
            text.matches("UnresolvedTarget").count(),
            text.matches("UnknownProperty").count(),
        )
    };
    assert_eq!(count(Extent::All), (500, 250));
    assert_eq!(count(Extent::Digest), (1, 1));
    assert_eq!(found.records(&sources).len(), 750);
}
