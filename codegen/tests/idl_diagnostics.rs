//! What is said about each kind of mistake in Smithy IDL.

mod loader_support;

use insta::assert_snapshot;
use loader_support::problems_in;
use smithy_typegen::source::Sources;

/// Everything that is said about a text, below the text.
fn report(text: &str) -> String {
    let mut sources = Sources::new();
    sources.add("city.smithy", text);
    format!("{}\n\n{}", text.trim_end(), problems_in(&sources))
}

/// A text of version 2 with a namespace, and what is said about it.
fn shapes(text: &str) -> String {
    report(&format!("$version: \"2\"\nnamespace example\n{text}"))
}

#[test]
fn a_missing_brace() {
    assert_snapshot!(shapes(
        "structure Tree {\n    name: String\n\nstructure Park {\n    trees: Trees\n}\n\nlist Trees {\n    member: Tree\n}\n"
    ));
}

#[test]
fn a_missing_brace_at_the_end() {
    assert_snapshot!(shapes("structure Tree {\n    name: String\n"));
}

#[test]
fn a_missing_brace_of_an_operation() {
    assert_snapshot!(shapes(
        "operation PlantTree {\n    input := {\n        name: String\n    }\n\nstring Name\n"
    ));
}

#[test]
fn a_needless_comma() {
    assert_snapshot!(shapes("apply Tree, @deprecated\nstructure Tree {}\n"));
}

#[test]
fn a_semicolon() {
    assert_snapshot!(shapes("string Name;\nstring Kind\n"));
}

#[test]
fn a_trait_without_at() {
    assert_snapshot!(shapes(
        "structure Tree {\n    required\n    name: String\n}\n\ndeprecated\nstring Name\n"
    ));
}

#[test]
fn a_trait_with_a_value_without_at() {
    assert_snapshot!(shapes(
        "structure Tree {\n    length(min: 1)\n    name: String\n}\n"
    ));
}

#[test]
fn a_misspelled_trait() {
    assert_snapshot!(shapes(
        "structure Tree {\n    @requird\n    name: String\n}\n"
    ));
}

#[test]
fn a_type_in_capitals() {
    assert_snapshot!(shapes(
        "Structure Tree {\n    name: String\n}\n\nINTEGER Height\n"
    ));
}

#[test]
fn an_unknown_type() {
    assert_snapshot!(shapes("struct Tree {}\nclass Park {}\n"));
}

#[test]
fn a_shape_that_is_not_imported() {
    let mut sources = Sources::new();
    sources.add(
        "park.smithy",
        "$version: \"2\"\nnamespace example.park\nstructure Tree {}\n",
    );
    let city = "$version: \"2\"\nnamespace example.city\nlist Trees {\n    member: Tree\n}\n";
    sources.add("city.smithy", city);
    assert_snapshot!(problems_in(&sources));
}

#[test]
fn a_misspelled_shape() {
    assert_snapshot!(shapes(
        "structure Tree {}\nlist Trees {\n    member: Treee\n}\nstructure Park {\n    name: Strng\n}\n"
    ));
}

#[test]
fn an_import_that_does_not_exist() {
    assert_snapshot!(shapes("use example.park#Tree\nstring Name\n"));
}

#[test]
fn imports_in_conflict() {
    assert_snapshot!(shapes(
        "use smithy.api#String\nuse example.park#String\nstring String\n"
    ));
}

#[test]
fn an_import_of_a_member() {
    assert_snapshot!(shapes("use smithy.api#Unit$member\n"));
}

#[test]
fn an_import_after_a_shape() {
    assert_snapshot!(shapes("string Name\nuse smithy.api#String\n"));
}

#[test]
fn no_namespace() {
    assert_snapshot!(report("$version: \"2\"\n\nstring Name\nstring Kind\n"));
}

#[test]
fn two_namespaces() {
    assert_snapshot!(shapes("string Name\nnamespace example.park\n"));
}

#[test]
fn metadata_after_the_namespace() {
    assert_snapshot!(shapes("metadata authors = [\"a\"]\n"));
}

#[test]
fn control_after_the_namespace() {
    assert_snapshot!(report("namespace example\n$version: \"2\"\nstring Name\n"));
}

#[test]
fn no_version() {
    assert_snapshot!(report("namespace example\nstring Name\n"));
}

#[test]
fn two_versions() {
    assert_snapshot!(report(
        "$version: \"2\"\n$version: \"2\"\nnamespace example\n"
    ));
}

#[test]
fn an_unsupported_version() {
    assert_snapshot!(report(
        "$version: \"3.0\"\nnamespace example\nstring Name\n"
    ));
}

#[test]
fn an_unknown_control_statement() {
    assert_snapshot!(report(
        "$version: \"2\"\n$operationInputSufix: \"Request\"\nnamespace example\n"
    ));
}

#[test]
fn features_of_version_2_in_version_1() {
    assert_snapshot!(report(
        "$version: \"1.0\"\nnamespace example\nenum Kind {\n    OAK\n}\nstructure Tree for Park {\n    $id\n    name: String = \"oak\"\n}\noperation PlantTree {\n    input := {}\n}\n@mixin\nstructure Mixin {}\nstructure Mixed with [Mixin] {}\n"
    ));
}

#[test]
fn collections_of_version_2_1_in_version_2() {
    assert_snapshot!(shapes("structure Park {\n    trees: [String]\n}\n"));
}

#[test]
fn a_target_in_a_collection_without_a_name() {
    assert_snapshot!(report(
        "$version: \"2.1\"\nnamespace example\nstructure Park {\n    trees: {String: [Treee]}\n}\nstructure Tree {}\n"
    ));
}

#[test]
fn members_of_the_wrong_kind() {
    assert_snapshot!(shapes(
        "enum Kind {\n    OAK: String\n}\nstructure Tree {\n    name = \"oak\"\n    kind := {}\n}\nlist Trees {\n    item: Tree\n}\nmap Names {\n    key: String\n}\n"
    ));
}

#[test]
fn a_member_without_a_target() {
    assert_snapshot!(shapes(
        "resource Park {\n    identifiers: { parkId: String }\n}\nstructure Tree for Park {\n    $parkld\n}\nstructure Bush {\n    $name\n}\n"
    ));
}

#[test]
fn a_member_twice() {
    assert_snapshot!(shapes(
        "structure Tree {\n    name: String\n    name: String\n}\n"
    ));
}

#[test]
fn a_shape_twice() {
    assert_snapshot!(shapes("string Name\nstring Name\n"));
}

#[test]
fn a_trait_twice() {
    assert_snapshot!(shapes(
        "/// A tree.\n@documentation(\"A bush.\")\nstring Tree\n"
    ));
}

#[test]
fn a_trait_for_nothing() {
    assert_snapshot!(shapes(
        "structure Tree {\n    @required\n}\n\n@deprecated\n"
    ));
}

#[test]
fn traits_of_an_apply_statement() {
    assert_snapshot!(shapes("string Name\n@deprecated\napply Name @sensitive\n"));
}

#[test]
fn a_comment_that_documents_nothing() {
    assert_snapshot!(shapes("@sensitive\n/// A name.\nstring Name\n"));
}

#[test]
fn a_text_without_quotes() {
    assert_snapshot!(shapes("@error(client)\nstructure Broken {}\n"));
}

#[test]
fn a_text_without_an_end() {
    assert_snapshot!(shapes("@documentation(\"A name.)\nstring Name\n"));
}

#[test]
fn a_text_block_without_an_end() {
    assert_snapshot!(shapes(
        "@documentation(\"\"\"\n    A name.\n)\nstring Name\n"
    ));
}

#[test]
fn a_text_block_on_one_line() {
    assert_snapshot!(shapes("@documentation(\"\"\"A name.\"\"\")\nstring Name\n"));
}

#[test]
fn an_unknown_escape() {
    assert_snapshot!(shapes("@pattern(\"\\d+\")\nstring Name\n"));
}

#[test]
fn a_number_like_no_other() {
    assert_snapshot!(shapes(
        "@range(min: 01, max: 1.)\ninteger Height\n@range(min: -)\ninteger Depth\n"
    ));
}

#[test]
fn a_bracket_without_an_end() {
    assert_snapshot!(shapes(
        "@tags([\"a\", \"b\"\nstring Name\n\n@length(min: 1\nstring Kind\n"
    ));
}

#[test]
fn a_space_before_the_value_of_a_trait() {
    assert_snapshot!(shapes("@length (min: 1)\nstring Name\n"));
}

#[test]
fn nested_too_deep() {
    let text = format!(
        "@tags({}{})\nstring Name\n",
        "[".repeat(101),
        "]".repeat(101)
    );
    assert_snapshot!(shapes(&text));
}

#[test]
fn strange_characters() {
    assert_snapshot!(report(
        "$version: \"2\"\nnamespace example\nstring Näme\nstring \u{202e}Kind\nstring Na\0me\n@tags([“a”])\nstring Tag\n"
    ));
}

#[test]
fn a_property_of_an_operation() {
    assert_snapshot!(shapes(
        "operation PlantTree {\n    inputs: Tree\n    error: [Broken]\n}\n"
    ));
}

#[test]
fn a_property_of_a_service() {
    assert_snapshot!(shapes(
        "service City {\n    version: 2\n    operation: [PlantTree]\n    operations: PlantTree\n}\noperation PlantTree {}\n"
    ));
}

#[test]
fn several_mistakes_at_once() {
    assert_snapshot!(shapes(
        "structure Tree {\n    name String\n    height: Integer,\n    @length(min 1)\n    kind: String\n    age: : Integer\n}\n\nstrng Name\n\nlist Trees {\n    member Tree\n}\n\noperation PlantTree {\n    input = {}\n}\n"
    ));
}

#[test]
fn a_value_that_does_not_conform() {
    assert_snapshot!(shapes(
        "@length(min: \"one\")\nstring Name\n\nstructure Tree {\n    @range(min: 1, mx: 2)\n    height: Integer = \"tall\"\n}\n\n@pattern(\"a\\t(b\")\nstring Kind\n"
    ));
}
