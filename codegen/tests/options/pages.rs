//! `@paginated`: which fields are the tokens and the items, and what is said if there are none.

use smithy_typegen::source::Sources;
use smithy_typegen::{Config, Generated};

/// A service and an operation with these traits, whose output is a page in a structure.
fn generate(service: &str, operation: &str, config: impl FnOnce(Config) -> Config) -> Generated {
    let text = format!(
        r#"{{ "smithy": "2.0", "shapes": {{
            "shop#Shop": {{ "type": "service", "version": "1",
                "operations": [{{ "target": "shop#List" }}],
                "traits": {{ {service} }} }},
            "shop#List": {{ "type": "operation",
                "input": {{ "target": "shop#ListInput" }}, "output": {{ "target": "shop#ListOutput" }},
                "traits": {{ {operation} }} }},
            "shop#ListInput": {{ "type": "structure", "members": {{
                "from": {{ "target": "shop#From" }},
                "after": {{ "target": "smithy.api#String" }},
                "key": {{ "target": "shop#Key" }},
                "count": {{ "target": "smithy.api#Integer" }} }} }},
            "shop#ListOutput": {{ "type": "structure", "members": {{
                "next": {{ "target": "smithy.api#String" }},
                "key": {{ "target": "shop#OtherKey" }},
                "page": {{ "target": "shop#Page" }} }} }},
            "shop#Page": {{ "type": "structure", "members": {{
                "next": {{ "target": "smithy.api#String" }},
                "pets": {{ "target": "shop#Pets" }} }} }},
            "shop#Pets": {{ "type": "list", "member": {{ "target": "smithy.api#String" }} }},
            "shop#From": {{ "type": "string" }},
            "shop#Key": {{ "type": "map",
                "key": {{ "target": "smithy.api#String" }}, "value": {{ "target": "smithy.api#String" }} }},
            "shop#OtherKey": {{ "type": "map",
                "key": {{ "target": "smithy.api#String" }}, "value": {{ "target": "smithy.api#Integer" }} }}
        }} }}"#
    );
    let mut sources = Sources::new();
    sources.add("shop.json", text);
    let config = config(Config::new().operation("shop#List"));
    config.generate_from(&sources).unwrap()
}

/// The rows of the table.
fn rows(generated: &Generated) -> Vec<&str> {
    let lines = generated.code.lines().map(str::trim);
    let is_row = |line: &&str| line.starts_with("token: ") || line.starts_with("items: ");
    lines.filter(is_row).collect()
}

const WHOLE: &str = r#""smithy.api#paginated": {
    "inputToken": "from", "outputToken": "page.next", "items": "page.pets", "pageSize": "count" }"#;

#[test]
fn an_operation_sets_what_its_service_does_not_and_comes_first() {
    let whole = [
        "token: text(String) = optional(from) from optional(page) optional(next),",
        "items: Vec<String> = optional(page) optional(pets),",
    ];
    let other = r#""smithy.api#paginated": { "inputToken": "after", "outputToken": "next", "pageSize": "count" }"#;
    let items = r#""smithy.api#paginated": { "items": "page.pets" }"#;
    let none = r#""smithy.api#paginated": {}"#;

    assert_eq!(rows(&generate("", WHOLE, |config| config)), whole);
    assert_eq!(rows(&generate(WHOLE, none, |config| config)), whole);
    assert_eq!(rows(&generate(other, WHOLE, |config| config)), whole);
    let mixed = generate(other, items, |config| config);
    let token = "token: text(String) = optional(after) from optional(next),";
    assert_eq!(rows(&mixed), [token, whole[1]]);
    let said = "see [`Paginated`](runtime::Paginated). `count` limits the items of a page.";
    assert!(mixed.code.contains(said));
    assert!(mixed.warnings.is_empty(), "{:?}", mixed.warnings);
    // The trait of a service alone says nothing of its operations.
    assert_eq!(rows(&generate(WHOLE, "", |config| config)), [""; 0]);
}

#[test]
fn fields_are_called_as_the_user_says() {
    let renamed = generate("", WHOLE, |config| {
        config
            .rename("shop#ListInput$from", "start")
            .rename("shop#ListOutput$page", "sheet")
    });
    let wanted = "token: text(String) = optional(start) from optional(sheet) optional(next),";
    assert_eq!(rows(&renamed)[0], wanted);
}

#[test]
fn strings_of_two_types_are_converted() {
    let generated = generate("", WHOLE, |config| {
        config.string_type("shop#From", "my::Text")
    });
    assert!(rows(&generated)[0].starts_with("token: text(my::Text) = "));
    assert!(generated.warnings.is_empty());
}

#[test]
fn what_cannot_be_paginated_is_said() {
    let keys = r#""smithy.api#paginated": { "inputToken": "key", "outputToken": "key" }"#;
    let told = [
        // A string on one side, a type of the user's on the other.
        generate("", WHOLE, |config| {
            config.extern_type("shop#From", "my::From")
        }),
        // The token and the items are in a type of the user's.
        generate("", WHOLE, |config| {
            config.extern_type("shop#Page", "my::Page")
        }),
        generate("", WHOLE, |config| {
            config.extern_type("shop#ListInput", "my::Input")
        }),
        // Two maps with different values.
        generate("", keys, |config| config),
    ];
    for generated in told {
        assert_eq!(rows(&generated), [""; 0]);
        let is_told = |text: &&String| text.contains("`shop#List` does not get `Paginated`");
        assert_eq!(
            generated.warnings.iter().filter(is_told).count(),
            1,
            "{:?}",
            generated.warnings
        );
    }
}
