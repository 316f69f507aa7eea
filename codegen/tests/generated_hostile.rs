//! Whatever a model holds, what is generated from it is Rust, and what the model says stays inside
//! literals and documentation; a model that asks for too much is refused.

mod loader_support;

use loader_support::hostile::{MODEL, with_each_string_replaced};
use loader_support::model;
use proc_macro2::{TokenStream, TokenTree};
use smithy_typegen::Config;
use smithy_typegen::source::Sources;

/// Text that would become code if it were pasted into code, as JSON has it. `INJECTED` is the code.
const INJECTIONS: &[&str] = &[
    concat!(
        r"*/ fn INJECTED() {} /* \n fn INJECTED() {} \r INJECTED \u2028 INJECTED \u0085 INJECTED ",
        r"\u202e INJECTED \u2066 \u0000 INJECTED ${INJECTED} {INJECTED} #[INJECTED] #![INJECTED] ",
        r"```\nINJECTED\n``` <code>INJECTED</code> [INJECTED](crate::INJECTED)",
    ),
    r###"\" ; fn INJECTED() {} // \"## fn INJECTED() {} #\""###,
    r#"\\\" INJECTED ' INJECTED '"#,
    "r#INJECTED",
];

fn config() -> Config {
    Config::new()
        .service("example#Service")
        .operation("example#Get")
        .shapes(["example#Kind", "example#Choice", "example#Map"])
        .module_per_service(true)
}

/// The generated code, or what is wrong with the model.
fn generated(config: &Config, text: &str) -> Result<String, String> {
    let mut sources = Sources::new();
    sources.add("model.json", text.as_bytes());
    let generated = config.generate_from(&sources);
    generated
        .map(|generated| generated.code)
        .map_err(|error| error.to_string())
}

/// Whether an identifier of the code, at any depth, is one that only a model could have brought.
fn is_injected(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => is_injected(group.stream()),
        TokenTree::Ident(ident) => ident.to_string().contains("INJECTED"),
        _ => false,
    })
}

#[test]
fn the_model_itself_is_generated() {
    let code = generated(&config(), MODEL).unwrap();
    assert!(code.contains("pub struct Input") && code.contains("pub enum Choice"));
}

#[test]
fn no_string_of_a_model_becomes_code() {
    let config = config();
    let mut survivors = 0;
    for injection in INJECTIONS {
        for text in with_each_string_replaced(injection) {
            match generated(&config, &text) {
                Ok(code) => {
                    let tokens: TokenStream = code.parse().expect("tokens of Rust");
                    assert!(!is_injected(tokens), "{text}");
                    survivors += 1;
                }
                Err(told) => assert!(!told.contains("a bug of smithy-typegen"), "{told}"),
            }
        }
    }
    assert!(survivors > 20, "{survivors} models were generated");
}

/// A structure that leads to the first of `count` shapes, each of which leads to the next.
fn chain(count: usize, shape: impl Fn(usize, &str) -> String) -> String {
    let mut shapes = vec![
        r#""a#S": { "type": "structure", "members": { "m": { "target": "a#X0" } } }"#.to_owned(),
    ];
    for index in 0..count {
        let next = match index + 1 {
            next if next < count => format!("a#X{next}"),
            _ => "smithy.api#String".to_owned(),
        };
        shapes.push(shape(index, &next));
    }
    model(&shapes.join(",\n"))
}

fn lists(count: usize) -> String {
    chain(count, |index, next| {
        format!(r#""a#X{index}": {{ "type": "list", "member": {{ "target": "{next}" }} }}"#)
    })
}

/// Each structure holds the next twice, so the first holds the last 2 to the power of `count` times.
fn doublings(count: usize, traits: &str) -> String {
    chain(count, |index, next| {
        format!(
            r#""a#X{index}": {{ "type": "structure", "members": {{
                "a": {{ "target": "{next}", "traits": {{ {traits} }} }},
                "b": {{ "target": "{next}", "traits": {{ {traits} }} }} }} }}"#
        )
    })
}

fn refused(text: &str) -> String {
    let told = generated(&Config::new().shapes(["a#S"]), text).expect_err("too much");
    assert!(told.starts_with("error[TooLarge]"), "{told}");
    told.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn types_that_would_be_too_deep_or_too_large_are_refused() {
    assert!(generated(&Config::new().shapes(["a#S"]), &lists(30)).is_ok());
    insta::assert_snapshot!(refused(&lists(10_000)), @"error[TooLarge]: `a#X9967`: lists and maps are nested more than 32 levels deep");
    let structures = chain(10_000, |index, next| {
        format!(
            r#""a#X{index}": {{ "type": "structure", "members": {{ "m": {{ "target": "{next}" }} }} }}"#
        )
    });
    insta::assert_snapshot!(refused(&structures), @"error[TooLarge]: `a#X9935`: structures and unions are nested more than 64 levels deep");
    assert!(generated(&Config::new().shapes(["a#S"]), &doublings(10, "")).is_ok());
    insta::assert_snapshot!(refused(&doublings(60, "")), @"error[TooLarge]: `a#X46`: a value takes more than 262144 bytes, including the structures and unions in it");
    insta::assert_snapshot!(refused(&doublings(60, r#""smithy.api#required": {}"#)), @"error[TooLarge]: `a#X46`: a value takes more than 262144 bytes, including the structures and unions in it");
}

#[test]
fn the_limits_are_told_with_a_way_out() {
    let text = lists(40);
    let told = generated(&Config::new().shapes(["a#S"]), &text).unwrap_err();
    insta::assert_snapshot!(told, @r#"
    error[TooLarge]: `a#X7`: lists and maps are nested more than 32 levels deep
      --> model.json:10:1
       |
    10 | "a#X7": { "type": "list", "member": { "target": "a#X8" } },
       | ^^^^^^
       |
       = help: replace one of these shapes with your own type, using `Config::extern_type`
    "#);
    let with_own_type = Config::new()
        .shapes(["a#S"])
        .extern_type("a#X20", "crate::Mine");
    assert!(generated(&with_own_type, &text).is_ok());
}

#[test]
fn what_nothing_calls_is_not_written() {
    let text = model(
        r#""a#Texts": { "type": "list", "member": { "target": "a#Kind" } },
           "a#Kind": { "type": "enum", "members": { "A": { "target": "smithy.api#Unit" } } }"#,
    );
    let code = generated(&Config::new().shapes(["a#Texts"]), &text).unwrap();
    assert!(
        !code.contains("mod collections") && !code.contains("mod patterns"),
        "{code}"
    );
}

#[test]
fn documentation_that_is_repeated_too_often_is_refused() {
    let members: Vec<String> = (0..2_000)
        .map(|index| format!(r#""m{index}": {{ "target": "a#Text" }}"#))
        .collect();
    let text = model(&format!(
        r#""a#S": {{ "type": "structure", "members": {{ {} }} }},
           "a#Text": {{ "type": "string", "traits": {{ "smithy.api#documentation": "{}" }} }}"#,
        members.join(","),
        "word ".repeat(10_000),
    ));
    insta::assert_snapshot!(refused(&text), @"error[TooLarge]: the documentation of all members takes more than 64 MB, because each repeats that of the shape it targets");
}
