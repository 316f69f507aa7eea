//! Names in Rust: what is renamed, what keeps its name, and what the build says of it.

use smithy_typegen::Config;
use smithy_typegen::source::Sources;

use crate::{code, config, generate, messages};

#[test]
fn of_two_members_with_one_name_the_first_keeps_it_and_the_build_says_so() {
    let generated = generate(&Config::new().shapes(["shop.pets#Pet"])).unwrap();

    assert!(generated.code.contains(r#"pet_id: optional("petId""#));
    assert!(generated.code.contains(r#"pet_id_2: optional("pet_id""#));
    let [warning] = generated.warnings.as_slice() else {
        panic!("{:?}", generated.warnings);
    };
    assert!(
        warning.contains("`shop.pets#Pet$pet_id` is called `pet_id_2` in Rust"),
        "{warning}"
    );
}

#[test]
fn members_are_renamed() {
    let config = config()
        .rename("shop.people#Contact$mail", "Letter")
        .rename("shop.pets#Kind$DOG", "Hound");
    let code = code(&config);

    assert!(code.contains(r#"number: optional("pet_id""#));
    assert!(code.contains("Letter(String)") && code.contains("fn as_letter(&self)"));
    assert!(code.contains(r#"Hound = "DOG""#));
}

#[test]
fn types_whose_names_meet_are_told_of() {
    let mut sources = Sources::new();
    sources.add(
        "two.json",
        r#"{ "smithy": "2.0", "shapes": {
        "a#Pet": { "type": "structure", "members": { "other": { "target": "b#Pet" } } },
        "b#Pet": { "type": "structure", "members": { "builder": { "target": "b#PetBuilder" } } },
        "b#PetBuilder": { "type": "structure" } } }"#,
    );
    let warnings = |config: Config| config.generate_from(&sources).unwrap().warnings;
    let told = warnings(Config::new().shapes(["a#Pet"]));
    assert!(
        told[0].contains("`b#Pet` is called `Pet2` in Rust, because"),
        "{told:?}"
    );
    assert!(
        told[1].contains("the builder of `a#Pet` is called `PetStructBuilder` in Rust"),
        "{told:?}"
    );
    assert_eq!(told.len(), 2, "{told:?}");
    let renamed = Config::new()
        .shapes(["a#Pet"])
        .rename("b#Pet", "OtherPet")
        .rename("b#PetBuilder", "Breeder");
    assert_eq!(warnings(renamed), [""; 0]);
}

#[test]
fn a_member_that_is_added_moves_none_that_was_there() {
    let model = |more: &str| {
        format!(
            r#"{{ "smithy": "2.0", "shapes": {{ "a#P": {{ "type": "structure", "members": {{
        "fooBar": {{ "target": "smithy.api#String" }}, "foo_bar": {{ "target": "smithy.api#String" }}{more} }} }} }} }}"#
        )
    };
    let code = |text: String| {
        let mut sources = Sources::new();
        sources.add("p.json", text);
        Config::new()
            .shapes(["a#P"])
            .generate_from(&sources)
            .unwrap()
            .code
    };
    let row = r#"foo_bar_2: optional("foo_bar""#;
    assert!(code(model("")).contains(row));
    let more = code(model(r#", "foo_bar_2": { "target": "smithy.api#String" }"#));
    assert!(more.contains(row), "{more}");
}

#[test]
fn a_rename_takes_no_name_that_another_member_has() {
    let config = Config::new()
        .shapes(["shop.people#Owner"])
        .rename("shop.people#Owner$contact", "name");
    assert_eq!(messages(generate(&config).unwrap_err()).len(), 1);
    for name in ["", "_", "a b", "é!"] {
        let config = Config::new()
            .shapes(["shop.people#Owner"])
            .rename("shop.people#Owner$contact", name);
        assert_eq!(
            messages(generate(&config).unwrap_err()).len(),
            1,
            "{name:?}"
        );
    }
    let keyword = Config::new()
        .shapes(["shop.people#Owner"])
        .rename("shop.people#Owner$contact", "type_");
    assert!(code(&keyword).contains("pub type_: Option<Contact>"));
}
