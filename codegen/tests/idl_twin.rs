//! Smithy IDL and its JSON AST are the same model: the same code is generated from both.

use smithy_typegen::Config;
use smithy_typegen::internal::model::Model;
use smithy_typegen::source::Sources;

const CITY: &str = r#"$version: "2"
$operationOutputSuffix: "Response"

metadata suppressions = []

namespace example.city

use example.park#Tree

/// A city, with its parks.
@title("City")
service City {
    version: "2024-01-01"
    operations: [PlantTree]
    resources: [Park]
    errors: [Overgrown]
    rename: { "example.park#Tree": "ParkTree" }
}

resource Park {
    identifiers: { parkId: ParkId }
    properties: { name: String }
    read: GetPark
}

@length(min: 1, max: 36)
string ParkId

@mixin
structure Named {
    /// What it is called.
    @required
    name: String
}

@readonly
@http(method: "GET", uri: "/parks/{parkId}")
operation GetPark {
    input := for Park {
        @required
        @httpLabel
        $parkId
    }
    output := for Park with [Named] {
        $name
        trees: Trees
        counts: Counts
    }
}

@idempotent
@http(method: "PUT", uri: "/trees")
operation PlantTree {
    input := {
        @required
        tree: Tree
        again: Boolean = false
    }
    output := {}
    errors: [Overgrown]
}

list Trees { member: Tree }
map Counts {
    key: Kind
    value: Integer
}

enum Kind {
    OAK = "oak"
    LIME
}

intEnum Size {
    SMALL = 1
    LARGE = 2
}

union Plant {
    tree: Tree
    none: Unit
}

@error("client")
@httpError(409)
structure Overgrown {
    message: String
    size: Size
    plant: Plant
}

apply Overgrown @documentation("""
    No room for another tree:

        wait until one falls
    """)
apply Overgrown$message @required
"#;

const PARK: &str = r#"{ "smithy": "2.0", "shapes": {
    "example.park#Tree": { "type": "structure", "members": {
        "kind": { "target": "example.city#Kind", "traits": { "smithy.api#default": "oak" } } } } } }"#;

fn generate(sources: &Sources) -> String {
    let generated = Config::new()
        .service("example.city#City")
        .generate_from(sources);
    match generated {
        Ok(generated) => generated.code,
        Err(error) => panic!("{error:?}"),
    }
}

#[test]
fn the_same_code_is_generated_from_idl_and_from_json() {
    let mut idl = Sources::new();
    idl.add("city.smithy", CITY);
    idl.add("park.json", PARK);
    let mut json = Sources::new();
    json.add("city.json", Model::serialize(&idl).unwrap().text);
    assert_eq!(generate(&idl), generate(&json));
}

#[test]
fn a_model_that_is_printed_twice_is_the_same() {
    let mut idl = Sources::new();
    idl.add("city.smithy", CITY);
    idl.add("park.json", PARK);
    let once = Model::serialize(&idl).unwrap().text;
    let mut json = Sources::new();
    json.add("model.json", once.as_bytes());
    assert_eq!(Model::serialize(&json).unwrap().text, once);
}

#[test]
fn the_tree_is_that_of_the_specification() {
    let mut sources = Sources::new();
    sources.add("city.smithy", CITY);
    sources.add("park.json", PARK);
    insta::assert_snapshot!(Model::serialize(&sources).unwrap().text);
}

/// The order of texts and of files does not matter.
#[test]
fn texts_in_another_order_are_the_same_model() {
    let (mut one, mut two) = (Sources::new(), Sources::new());
    one.add("city.smithy", CITY);
    one.add("park.json", PARK);
    two.add("park.json", PARK);
    two.add("city.smithy", CITY);
    assert_eq!(
        Model::serialize(&one).unwrap().text,
        Model::serialize(&two).unwrap().text
    );
    assert_eq!(generate(&one), generate(&two));
}
