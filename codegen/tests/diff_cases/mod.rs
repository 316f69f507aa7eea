//! A small model, and changes to it: at least one for each rule.
#![allow(dead_code, reason = "not every test needs all of it")]

use smithy_typegen::Config;
use smithy_typegen::source::Sources;

/// A change to the model.
pub struct Case {
    pub name: &'static str,
    /// Texts of the model, each of which occurs once, and what replaces them.
    pub edits: &'static [(&'static str, &'static str)],
    /// Rust that uses the old API, and that the change breaks; empty if it breaks none.
    pub broken: &'static str,
}

pub const MODEL: &str = r#"{
  "smithy": "2.0",
  "metadata": { "owner": "us", "team": "a" },
  "shapes": {
    "zoo#Zoo": { "type": "service", "version": "1",
      "operations": [{ "target": "zoo#GetAnimal" }, { "target": "zoo#Walk" }, { "target": "zoo#Feed" }],
      "resources": [{ "target": "zoo#Keeper" }],
      "errors": [{ "target": "zoo#Closed" }],
      "traits": { "aws.protocols#restJson1": {} } },
    "zoo#Keeper": { "type": "resource", "identifiers": { "keeperName": { "target": "zoo#Name" } } },
    "zoo#GetAnimal": { "type": "operation",
      "input": { "target": "zoo#GetAnimalInput" },
      "output": { "target": "zoo#Animal" },
      "errors": [{ "target": "zoo#NotFound" }],
      "traits": { "smithy.api#http": { "method": "GET", "uri": "/animals/{name}", "code": 200 }, "smithy.api#readonly": {} } },
    "zoo#GetAnimalInput": { "type": "structure", "members": {
      "name": { "target": "zoo#Name", "traits": { "smithy.api#httpLabel": {}, "smithy.api#required": {} } },
      "limit": { "target": "zoo#Limit", "traits": { "smithy.api#httpQuery": "limit" } } } },
    "zoo#Animal": { "type": "structure", "members": {
      "name": { "target": "zoo#Name", "traits": { "smithy.api#required": {} } },
      "age": { "target": "smithy.api#Integer" },
      "legs": { "target": "smithy.api#Integer", "traits": { "smithy.api#default": 4 } },
      "kind": { "target": "zoo#Kind" },
      "size": { "target": "zoo#Size" },
      "food": { "target": "zoo#Food" },
      "tags": { "target": "zoo#Tags" },
      "names": { "target": "zoo#Names" },
      "home": { "target": "zoo#Home", "traits": { "smithy.api#required": {} } } } },
    "zoo#Home": { "type": "structure", "members": {
      "city": { "target": "smithy.api#String" } } },
    "zoo#Kind": { "type": "enum", "members": {
      "BIRD": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "bird" } },
      "FISH": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "fish" } } } },
    "zoo#Size": { "type": "intEnum", "members": {
      "SMALL": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 1 } },
      "LARGE": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 2 } } } },
    "zoo#Food": { "type": "union", "members": {
      "meat": { "target": "smithy.api#String" },
      "grams": { "target": "smithy.api#Integer" } } },
    "zoo#Tags": { "type": "map", "key": { "target": "smithy.api#String" }, "value": { "target": "smithy.api#String" } },
    "zoo#Names": { "type": "list", "member": { "target": "zoo#Name" } },
    "zoo#Name": { "type": "string", "traits": { "smithy.api#length": { "min": 1, "max": 20 } } },
    "zoo#Limit": { "type": "integer", "traits": { "smithy.api#range": { "min": 1, "max": 50 } } },
    "zoo#NotFound": { "type": "structure", "members": { "message": { "target": "smithy.api#String" } },
      "traits": { "smithy.api#error": "client", "smithy.api#httpError": 404 } },
    "zoo#Closed": { "type": "structure", "members": { "message": { "target": "smithy.api#String" } },
      "traits": { "smithy.api#error": "server", "smithy.api#httpError": 503 } },
    "zoo#Feed": { "type": "operation", "input": { "target": "zoo#FeedInput" },
      "traits": { "smithy.api#http": { "method": "POST", "uri": "/feed", "code": 200 } } },
    "zoo#FeedInput": { "type": "structure", "members": {
      "animal": { "target": "zoo#Name" },
      "gift": { "target": "zoo#Gift" } } },
    "zoo#Walk": { "type": "operation", "input": { "target": "zoo#WalkInput" },
      "traits": { "smithy.api#http": { "method": "POST", "uri": "/walk", "code": 200 } } },
    "zoo#WalkInput": { "type": "structure",
      "members": { "day": { "target": "zoo#Name", "traits": { "smithy.api#required": {} } } },
      "traits": { "smithy.api#input": {} } },
    "zoo#Gift": { "type": "structure", "members": {
      "weight": { "target": "smithy.api#Float" } } },
    "zoo#marked": { "type": "structure", "members": { "note": { "target": "smithy.api#String" } },
      "traits": { "smithy.api#trait": { "breakingChanges": [{ "change": "update", "path": "/note", "severity": "DANGER" }] } } }
  }
}
"#;

/// Code that uses all of the old API. It compiles with whatever is called compatible.
pub const USES: &str = r#"
pub fn animal(animal: Animal) -> Option<String> {
    let _: (&String, Option<i32>, i32) = (&animal.name, animal.age, animal.legs);
    match &animal.kind {
        Some(Kind::Bird | Kind::Fish) => {}
        _ => {}
    }
    match &animal.size {
        Some(Size::Small) => {}
        Some(Size::Large) => {}
        _ => {}
    }
    let copied: Option<Size> = animal.size;
    let _ = (copied, animal.size);
    match &animal.food {
        Some(Food::Meat(text)) => {
            let _: &String = text;
        }
        Some(Food::Grams(grams)) => {
            let _: &i32 = grams;
        }
        Some(other) => {
            let _: (Option<&str>, Option<i32>) = (other.as_meat(), other.as_grams());
        }
        None => {}
    }
    let _: &std::collections::BTreeMap<String, String> = animal.tags();
    let _: &[String] = animal.names();
    let _: Option<Vec<String>> = animal.names.clone();
    let _ = animal == animal.clone();
    animal.home.city.clone()
}
pub fn hashed<T: std::hash::Hash + Eq>(_: T) {}
pub fn home(home: Home) {
    hashed(home);
}
pub fn builders() {
    let _ = Animal::builder().name("n").age(1).legs(2).kind("bird").size(1).tags([("a", "b")]).names(["n"]);
    let _ = FeedInput::builder().animal("n").gift(Gift::builder().weight(1.0).build_unchecked());
    let _ = WalkInput::builder().day("d").build();
    let _ = GetAnimalInput::builder().name("n").limit(1).build();
}
pub fn errors(error: GetAnimalError) {
    match error {
        GetAnimalError::NotFound(NotFound { message, .. }) => drop::<Option<String>>(message),
        GetAnimalError::Closed(_) => {}
        _ => {}
    }
}
pub fn operations() {
    fn output<O: runtime::Operation<Output = T>, T>(_: O) {}
    output::<_, Animal>(GetAnimal);
    output::<_, ()>(Feed);
    let _ = Zoo;
}
"#;

macro_rules! cases {
    ($($name:ident $broken:literal: $($from:literal => $to:literal),+;)+) => {
        /// All changes.
        pub const CASES: &[Case] = &[$(Case {
            name: stringify!($name),
            edits: &[$(($from, $to)),+],
            broken: $broken,
        }),+];
    };
}

cases! {
    a_documentation "": r#""age": { "target": "smithy.api#Integer" }"# => r#""age": { "target": "smithy.api#Integer", "traits": { "smithy.api#documentation": "In years." } }"#;
    a_constraint_that_loosens "": r#""max": 20"# => r#""max": 30"#;
    a_constraint_that_tightens "": r#""max": 20"# => r#""max": 10"#;
    a_default_that_changes "": r#""smithy.api#default": 4"# => r#""smithy.api#default": 5"#;
    a_default_that_becomes_zero "": r#""smithy.api#default": 4"# => r#""smithy.api#default": 0"#;
    a_default_that_is_added "pub fn f(a: Animal) -> Option<i32> { a.age }": r#""age": { "target": "smithy.api#Integer" }"# => r#""age": { "target": "smithy.api#Integer", "traits": { "smithy.api#default": 1 } }"#;
    a_field_that_is_added "": r#""city": { "target": "smithy.api#String" }"# => r#""city": { "target": "smithy.api#String" }, "street": { "target": "smithy.api#String" }"#;
    a_field_that_is_deprecated "": r#""age": { "target": "smithy.api#Integer" }"# => r#""age": { "target": "smithy.api#Integer", "traits": { "smithy.api#deprecated": {} } }"#;
    a_field_that_is_inserted "": r#""name": { "target": "zoo#Name", "traits": { "smithy.api#required": {} } },
      "age""# => r#""nick": { "target": "zoo#Name" }, "name": { "target": "zoo#Name", "traits": { "smithy.api#required": {} } },
      "age""#;
    a_field_that_is_removed "pub fn f() { let _ = Home::builder().city(\"c\"); }": r#"
      "city": { "target": "smithy.api#String" }"# => "";
    a_list_that_is_removed "pub fn f(a: &Animal) -> &[String] { a.names() }": r#"
      "names": { "target": "zoo#Names" },"# => "";
    a_field_of_another_target "": r#""animal": { "target": "zoo#Name" }"# => r#""animal": { "target": "smithy.api#String" }"#;
    a_field_of_another_type "pub fn f(a: Animal) -> Option<i32> { a.age }": r#""age": { "target": "smithy.api#Integer" }"# => r#""age": { "target": "smithy.api#Long" }"#;
    a_field_that_becomes_an_option "pub fn f(a: Animal) -> String { a.name }": r#""name": { "target": "zoo#Name", "traits": { "smithy.api#required": {} } },
      "age""# => r#""name": { "target": "zoo#Name" },
      "age""#;
    a_structure_that_becomes_optional "pub fn f(a: Animal) -> Home { a.home }": r#""home": { "target": "zoo#Home", "traits": { "smithy.api#required": {} } }"# => r#""home": { "target": "zoo#Home" }"#;
    a_field_that_is_no_longer_an_option "pub fn f(a: Animal) -> Option<i32> { a.age }": r#""age": { "target": "smithy.api#Integer" }"# => r#""age": { "target": "smithy.api#Integer", "traits": { "smithy.api#required": {} } }"#;
    a_field_that_clients_treat_as_optional "pub fn f(a: Animal) -> String { a.name }": r#""name": { "target": "zoo#Name", "traits": { "smithy.api#required": {} } },
      "age""# => r#""name": { "target": "zoo#Name", "traits": { "smithy.api#required": {}, "smithy.api#clientOptional": {} } },
      "age""#;
    a_field_without_a_default "pub fn f(a: Animal) -> i32 { a.legs }": r#""legs": { "target": "smithy.api#Integer", "traits": { "smithy.api#default": 4 } }"# => r#""legs": { "target": "smithy.api#Integer" }"#;
    an_input_trait "pub fn f(a: GetAnimalInput) -> String { a.name }": r#""limit": { "target": "zoo#Limit", "traits": { "smithy.api#httpQuery": "limit" } } } }"# => r#""limit": { "target": "zoo#Limit", "traits": { "smithy.api#httpQuery": "limit" } } }, "traits": { "smithy.api#input": {} } }"#;
    no_input_trait "pub fn f(a: WalkInput) -> Option<String> { a.day }": r#",
      "traits": { "smithy.api#input": {} }"# => "";
    a_name_that_means_another_member "": r#""city": { "target": "smithy.api#String" }"# => r#""City": { "target": "smithy.api#String" }"#;
    a_required_member "": r#""gift": { "target": "zoo#Gift" }"# => r#""gift": { "target": "zoo#Gift" }, "day": { "target": "zoo#Name", "traits": { "smithy.api#required": {} } }"#;
    an_item_of_another_kind "pub fn f() { let _ = Gift::builder(); }": r#""zoo#Gift": { "type": "structure""# => r#""zoo#Gift": { "type": "union""#;
    an_item_of_another_shape "": r#""gift": { "target": "zoo#Gift" }"# => r#""gift": { "target": "more#Gift" }"#, r#""zoo#Gift": {"# => r#""more#Gift": {"#;
    an_item_of_another_name "pub fn f(_: Gift) {}": r#""traits": { "aws.protocols#restJson1": {} }"# => r#""rename": { "zoo#Gift": "Present" }, "traits": { "aws.protocols#restJson1": {} }"#;
    an_item_that_is_removed "pub fn f(_: Gift) {}": r#",
      "gift": { "target": "zoo#Gift" }"# => "", r#"    "zoo#Gift": { "type": "structure", "members": {
      "weight": { "target": "smithy.api#Float" } } },
"# => "";
    a_trait_that_is_lost "pub fn f(home: Home) { hashed(home) } pub fn hashed<T: Eq>(_: T) {}": r#""city": { "target": "smithy.api#String" }"# => r#""city": { "target": "smithy.api#String" }, "height": { "target": "smithy.api#Float" }"#;
    a_trait_that_is_gained "pub fn f() { let _ = Gift::builder().weight(1.5); }": r#""weight": { "target": "smithy.api#Float" }"# => r#""weight": { "target": "smithy.api#Integer" }"#;
    a_method_that_is_removed "pub fn f(a: &Animal) { let _ = a.tags(); }": r#""tags": { "target": "zoo#Tags" }"# => r#""tags": { "target": "zoo#Tags", "traits": { "smithy.api#required": {} } }"#;
    a_method_that_changes "pub fn f(a: &Animal) -> &[String] { a.names() }": r#""zoo#Names": { "type": "list", "member": { "target": "zoo#Name" } }"# => r#""zoo#Names": { "type": "list", "member": { "target": "zoo#Limit" } }"#;
    an_output "pub fn f() { output::<_, ()>(Feed) } fn output<O: runtime::Operation<Output = T>, T>(_: O) {}": r#""zoo#Feed": { "type": "operation", "input": { "target": "zoo#FeedInput" },"# => r#""zoo#Feed": { "type": "operation", "input": { "target": "zoo#FeedInput" }, "output": { "target": "zoo#Home" },"#;
    an_input "pub fn f() { input::<_, FeedInput>(Feed) } fn input<O: runtime::Operation<Input = T>, T>(_: O) {}": r#""input": { "target": "zoo#FeedInput" }"# => r#""input": { "target": "zoo#FeedRequest" }"#, r#""zoo#FeedInput": {"# => r#""zoo#FeedRequest": {"#;
    another_input "pub fn f() { input::<_, FeedInput>(Feed) } fn input<O: runtime::Operation<Input = T>, T>(_: O) {}": r#""input": { "target": "zoo#FeedInput" }"# => r#""input": { "target": "zoo#Home" }"#;
    an_output_of_another_name "pub fn f() { output::<_, Animal>(GetAnimal) } fn output<O: runtime::Operation<Output = T>, T>(_: O) {}": r#""output": { "target": "zoo#Animal" }"# => r#""output": { "target": "zoo#Beast" }"#, r#""zoo#Animal": {"# => r#""zoo#Beast": {"#;
    a_value_that_is_appended "": r#""smithy.api#enumValue": "fish" } }"# => r#""smithy.api#enumValue": "fish" } }, "CAT": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "cat" } }"#;
    a_value_that_is_inserted "": r#""BIRD": {"# => r#""CAT": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "cat" } }, "BIRD": {"#;
    a_value_that_is_removed "pub fn f() -> Kind { Kind::Fish }": r#",
      "FISH": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "fish" } }"# => "";
    a_value_of_another_name "pub fn f() -> Kind { Kind::Fish }": r#""FISH""# => r#""SHARK""#;
    a_name_of_another_value "": r#""smithy.api#enumValue": "fish""# => r#""smithy.api#enumValue": "fishes""#;
    values_in_another_order "": r#""BIRD": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "bird" } },
      "FISH": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "fish" } }"# => r#""FISH": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "fish" } },
      "BIRD": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "bird" } }"#;
    a_variant_of_another_type "pub fn f(food: &Food) -> Option<i32> { food.as_grams() }": r#""grams": { "target": "smithy.api#Integer" }"# => r#""grams": { "target": "smithy.api#Long" }"#;
    a_variant_that_is_removed "pub fn f() -> Food { Food::Grams(1) }": r#",
      "grams": { "target": "smithy.api#Integer" }"# => "";
    an_operation_that_is_added "": r#""zoo#Limit": {"# => r#""zoo#Close": { "type": "operation", "traits": { "smithy.api#http": { "method": "POST", "uri": "/close", "code": 200 } } }, "zoo#Limit": {"#, r#"{ "target": "zoo#Feed" }"# => r#"{ "target": "zoo#Feed" }, { "target": "zoo#Close" }"#;
    an_operation_that_is_removed "pub fn f() { let _ = Feed; }": r#", { "target": "zoo#Feed" }"# => "", r#"    "zoo#Feed": { "type": "operation", "input": { "target": "zoo#FeedInput" },
      "traits": { "smithy.api#http": { "method": "POST", "uri": "/feed", "code": 200 } } },
"# => "";
    an_operation_that_moves "": r#", { "target": "zoo#Feed" }"# => "", r#""identifiers": { "keeperName": { "target": "zoo#Name" } }"# => r#""identifiers": { "keeperName": { "target": "zoo#Name" } }, "collectionOperations": [{ "target": "zoo#Feed" }]"#;
    an_error_that_is_added "": r#""input": { "target": "zoo#FeedInput" },"# => r#""input": { "target": "zoo#FeedInput" }, "errors": [{ "target": "zoo#NotFound" }],"#;
    an_error_that_is_removed "pub fn f(e: GetAnimalError) { if let GetAnimalError::NotFound(_) = e {} }": r#"
      "errors": [{ "target": "zoo#NotFound" }],"# => "";
    a_common_error_that_is_added "": r#""errors": [{ "target": "zoo#Closed" }]"# => r#""errors": [{ "target": "zoo#Closed" }, { "target": "zoo#NotFound" }]"#;
    a_common_error_that_is_removed "pub fn f(e: FeedError) { if let FeedError::Closed(_) = e {} }": r#"
      "errors": [{ "target": "zoo#Closed" }],"# => "";
    a_resource_that_is_added "": r#""zoo#Limit": {"# => r#""zoo#Shop": { "type": "resource" }, "zoo#Limit": {"#, r#"[{ "target": "zoo#Keeper" }]"# => r#"[{ "target": "zoo#Keeper" }, { "target": "zoo#Shop" }]"#;
    a_resource_that_is_removed "": r#"
      "resources": [{ "target": "zoo#Keeper" }],"# => "";
    a_resource_of_other_identifiers "": r#""keeperName""# => r#""keeperId""#;
    another_uri "": r#""uri": "/feed""# => r#""uri": "/feedings""#;
    another_query_parameter "": r#""smithy.api#httpQuery": "limit""# => r#""smithy.api#httpQuery": "most""#;
    another_type "pub fn f(a: Animal) -> Option<Size> { a.size }": r#""zoo#Size": { "type": "intEnum", "members": {
      "SMALL": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 1 } },
      "LARGE": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 2 } } } }"# => r#""zoo#Size": { "type": "string" }"#;
    a_scalar_that_is_removed "pub fn f(a: GetAnimalInput) -> Option<i32> { a.limit }": r#"{ "target": "zoo#Limit", "traits": {"# => r#"{ "target": "smithy.api#Long", "traits": {"#, r#"    "zoo#Limit": { "type": "integer", "traits": { "smithy.api#range": { "min": 1, "max": 50 } } },
"# => "";
    a_range_that_tightens "": r#""max": 50"# => r#""max": 40"#;
    a_trait_of_a_service "": r#""aws.protocols#restJson1": {}"# => r#""aws.protocols#awsJson1_0": {}"#;
    metadata "": r#""owner": "us", "team": "a""# => r#""owner": "them", "place": "b""#;
    a_trait_definition "": r#""zoo#Limit": {"# => r#""zoo#seen": { "type": "structure", "traits": { "smithy.api#trait": {} } }, "zoo#Limit": {"#;
    a_trait_definition_that_is_removed "": r#",
    "zoo#marked": { "type": "structure", "members": { "note": { "target": "smithy.api#String" } },
      "traits": { "smithy.api#trait": { "breakingChanges": [{ "change": "update", "path": "/note", "severity": "DANGER" }] } } }"# => "";
}

/// The model with a case's change.
pub fn changed(case: &Case) -> String {
    let mut text = MODEL.to_owned();
    for (from, to) in case.edits {
        assert_eq!(text.matches(from).count(), 1, "{}: {from}", case.name);
        text = text.replace(from, to);
    }
    text
}

/// A text as the only model.
pub fn sources(name: &str, text: &str) -> Sources {
    let mut sources = Sources::new();
    sources.add(name, text);
    sources
}

/// How both versions are generated.
pub fn config() -> Config {
    Config::new()
        .service("zoo#Zoo")
        .derive("zoo", "Eq")
        .derive("zoo", "Hash")
}
