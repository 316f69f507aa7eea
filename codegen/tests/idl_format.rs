//! The formatter: its layout, what it keeps, and that it changes nothing that a text means.

use smithy_typegen::internal::model::{Model, formatted};
use smithy_typegen::source::Sources;

/// A text, formatted. It must be without syntax errors.
fn format(text: &str) -> String {
    let mut sources = Sources::new();
    let source = sources.add("model.smithy", text);
    match formatted(&sources, source) {
        Ok(formatted) => formatted,
        Err(found) => panic!("{}", found.render(&sources)),
    }
}

/// The tree of a text, if it can be read alone.
fn tree(text: &str) -> Option<String> {
    let mut sources = Sources::new();
    sources.add("model.smithy", text);
    Model::serialize(&sources)
        .ok()
        .map(|serialized| serialized.text)
}

#[test]
fn comments_are_kept_and_members_are_a_line_each() {
    insta::assert_snapshot!(format(
        r#"//A city.
$version:"2.0"
metadata authors=["a","b"] // Of the model.
namespace example
use smithy.api#String
use smithy.api#Integer
/// A tree
/// in a park.
@tags(["one",
  // The second.
  "two"]) @externalDocumentation(Home: "https://example.com", More: "https://example.com/more")
structure Tree with [Named,] { /// Its kind.
  kind:Kind="oak"  // Mostly.
  $name, @range(min:1) age : Integer }
enum Kind{OAK="oak"
LIME="lime"}
@documentation("""
        Something
          that grows.
        """) @mixin structure Named{name:String}
operation PlantTree{input:={tree:Tree} output:=@since("1") {}
  errors: [Missing]}
service City{version:"1",operations:[PlantTree]}
@error("client")structure Missing{}
apply Missing@httpError(404)
apply Tree$age {@required @deprecated}
// The end.
"#
        .replace("Missing@", "Missing @")
        .as_str()
    ));
}

#[test]
fn long_values_are_broken() {
    let long = "a".repeat(50);
    let text = format!(
        "$version: \"2\"\nnamespace example\n@a(b: \"{long}\", c: \"{long}\", d: 1)\n@e([\"{long}\", \"{long}\", \"{long}\"])\nstring A\n"
    );
    insta::assert_snapshot!(format(&text));
}

mod corpus {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::{format, tree};

    fn files() -> Vec<PathBuf> {
        let shared = std::env::var_os("SMITHY_SHARED")
            .expect("SMITHY_SHARED names the folder with the corpus");
        let entries = fs::read_dir(Path::new(&shared).join("idl/valid")).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        let mut files: Vec<PathBuf> = paths
            .filter(|path| path.extension().is_some_and(|e| e == "smithy"))
            .collect();
        files.sort();
        files
    }

    #[test]
    #[ignore = "needs SMITHY_SHARED, which `.ci/run` sets"]
    fn formatting_twice_changes_nothing_and_formatting_changes_no_tree() {
        let mut wrong = Vec::new();
        for path in files() {
            let text = fs::read_to_string(&path).unwrap();
            let once = format(&text);
            let twice = format(&once);
            if once != twice {
                wrong.push(format!(
                    "{} changes when formatted again:\n{once}\n----\n{twice}",
                    path.display()
                ));
            }
            if tree(&text) != tree(&once) {
                wrong.push(format!(
                    "{} has another tree when formatted:\n{once}",
                    path.display()
                ));
            }
        }
        assert!(wrong.is_empty(), "{} {}", wrong.len(), wrong.join("\n"));
    }

    /// Files that end in `.formatted.smithy` are what Smithy's own formatter makes of the others.
    #[test]
    #[ignore = "needs SMITHY_SHARED, which `.ci/run` sets"]
    fn the_layout_is_that_of_smithys_own_formatter() {
        let (mut same, mut wrong) = (0, Vec::new());
        for path in files() {
            let name = path.to_str().unwrap();
            if !name.contains("syntax--formatter") {
                continue;
            }
            let formatted = if name.ends_with(".formatted.smithy") {
                path.clone()
            } else {
                let formatted = PathBuf::from(name.replace(".smithy", ".formatted.smithy"));
                if !formatted.exists() {
                    continue;
                }
                formatted
            };
            let ours = format(&fs::read_to_string(&path).unwrap());
            let expected = fs::read_to_string(formatted).unwrap();
            if ours == expected {
                same += 1;
            } else {
                wrong.push(format!("==== {name}\n{}", difference(&expected, &ours)));
            }
        }
        println!(
            "{same} the same, {} other:\n{}",
            wrong.len(),
            wrong.join("\n")
        );
        assert!(wrong.len() * 5 <= same, "{} of {}", wrong.len(), same);
    }

    fn difference(expected: &str, ours: &str) -> String {
        let (expected, ours): (Vec<_>, Vec<_>) =
            (expected.lines().collect(), ours.lines().collect());
        let first = (0..)
            .find(|index| expected.get(*index) != ours.get(*index))
            .unwrap();
        let part = |lines: &[&str]| {
            lines
                .iter()
                .skip(first.saturating_sub(2))
                .take(8)
                .copied()
                .collect::<Vec<_>>()
                .join("\n")
        };
        format!("expected:\n{}\nours:\n{}", part(&expected), part(&ours))
    }
}
