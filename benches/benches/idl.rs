//! Measures reading Smithy IDL: a text to its tree, and to a checked model, beside the same model as JSON.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use smithy_typegen::internal::idl;
use smithy_typegen::internal::model::Model;
use smithy_typegen::source::Sources;

/// A quarter of a megabyte, a megabyte and four.
const SIZES: &[usize] = &[1 << 18, 1 << 20, 1 << 22];

fn main() {
    divan::main();
}

/// A text of about this size, with what a model has: comments, traits, structures, lists, enums and operations.
fn text(size: usize) -> String {
    let mut text = "$version: \"2\"\n\nnamespace com.example.city\n".to_owned();
    let mut number = 0;
    while text.len() < size {
        number += 1;
        text.push_str(&format!(
            r#"
/// Plants a tree in a park, and tells when it should be watered next.
/// A tree that is planted twice is planted once.
@http(method: "POST", uri: "/parks/{{park}}/trees{number}", code: 200)
operation PlantTree{number} {{
    input := {{
        /// The park.
        @required
        @httpLabel
        park: String

        @length(min: 1, max: 128)
        @pattern("^[a-z]+$")
        name: String

        kind: Kind{number} = "oak"
        tags: Tags{number}
    }}

    output := {{
        @required
        id: String

        @timestampFormat("date-time")
        water: Timestamp
    }}

    errors: [
        TooManyTrees{number}
    ]
}}

enum Kind{number} {{
    OAK = "oak"
    LIME = "lime"
    @deprecated(message: "no longer planted", since: "2020")
    ELM = "elm"
}}

@uniqueItems
list Tags{number} {{
    @documentation("""
        A tag. It has a key and a value:

            season=autumn
        """)
    member: String
}}

@error("client")
structure TooManyTrees{number} {{
    @required
    message: String

    count: Integer
}}
"#
        ));
    }
    text
}

fn load(name: &str, text: &str) -> Model {
    let mut sources = Sources::new();
    sources.add(name, text);
    Model::load(&sources).expect("a model without errors").model
}

#[divan::bench(args = SIZES)]
fn tree(bencher: Bencher<'_, '_>, size: usize) {
    let text = text(size);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| idl::tree(black_box(&text)));
}

#[divan::bench(args = SIZES)]
fn model(bencher: Bencher<'_, '_>, size: usize) {
    let text = text(size);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| load("city.smithy", black_box(&text)));
}

#[divan::bench(args = SIZES)]
fn model_from_json(bencher: Bencher<'_, '_>, size: usize) {
    let mut sources = Sources::new();
    sources.add("city.smithy", text(size));
    let json = Model::serialize(&sources)
        .expect("a model without errors")
        .text;
    bencher
        .counter(BytesCount::of_str(&json))
        .bench(|| load("city.json", black_box(&json)));
}
