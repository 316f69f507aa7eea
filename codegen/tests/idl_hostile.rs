//! Texts in Smithy IDL that nobody should write: each gives diagnostics, and none a panic, a hang or much memory.

use smithy_typegen::check;
use smithy_typegen::internal::model::formatted;
use smithy_typegen::source::Sources;

/// A text with every part of the grammar.
const CITY: &str = r#"$version: "2.1"
$operationInputSuffix: "Request"

metadata authors = ["a", { name: "b", age: 1.5e3 }]

namespace example

use smithy.api#String

/// A kind
/// of tree.
enum Kind {
    OAK = "oak"

    @deprecated(message: "gone")
    ELM
}

intEnum Size {
    SMALL = 1,
    LARGE = 2
}

resource Park {
    identifiers: { parkId: String }
    read: GetPark
}

@mixin
structure Named {
    @required
    name: String
}

structure Tree for Park with [Named] {
    $parkId
    @length(min: 1)
    $name
    kind: Kind = "oak" // the usual one
    tags: [String], sizes: {String: [Integer]}
}

union Plant { tree: Tree, unit: Unit }
list Trees { member: Tree }
map Counts { key: String, value: Integer }

@readonly
@http(method: "GET", uri: "/parks/{parkId}")
operation GetPark {
    input :=
        /// What to get.
        for Park {
            @required
            @httpLabel
            $parkId
        }
    output := with [Named] {}
    errors: [Missing]
}

@error("client")
@documentation("""
    Not \
    there: "\u00e9"
      """)
structure Missing {}

service City { version: "1", resources: [Park] }
apply Tree$kind @documentation("x")
apply Missing { @tags(["a"]) @since("1") }
"#;

/// A sequence of numbers that is the same in every run.
struct Random(u64);

impl Random {
    /// The next number below a limit.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }
}

/// Checks a text, and shows and formats what can be.
fn read(text: impl Into<Vec<u8>>) -> String {
    let mut sources = Sources::new();
    let source = sources.add("city.smithy", text);
    let shown = check(&sources).render(&sources);
    if let Ok(once) = formatted(&sources, source) {
        let mut again = Sources::new();
        let source = again.add("city.smithy", once.as_bytes());
        assert_eq!(
            formatted(&again, source).ok().as_deref(),
            Some(&*once),
            "formatting again changes it"
        );
    }
    shown
}

#[test]
fn the_text_is_valid() {
    assert_eq!(read(CITY), "");
}

#[test]
fn a_text_can_end_anywhere() {
    for end in 0..CITY.len() {
        read(&CITY.as_bytes()[..end]);
    }
}

#[test]
fn line_breaks_of_windows_and_tabs_and_a_byte_order_mark_mean_nothing() {
    let mut sources = Sources::new();
    sources.add("city.smithy", CITY);
    let expected = smithy_typegen::internal::model::Model::serialize(&sources)
        .unwrap()
        .text;
    // Tabs are no indentation in a text block.
    let (before, block) = CITY.split_once("@documentation").unwrap();
    let with_tabs = format!("{}@documentation{block}", before.replace("    ", "\t"));
    for text in [CITY.replace('\n', "\r\n"), with_tabs] {
        let mut sources = Sources::new();
        sources.add("city.smithy", format!("\u{feff}{text}"));
        let serialized = smithy_typegen::internal::model::Model::serialize(&sources).unwrap();
        assert_eq!(serialized.text, expected);
    }
}

#[test]
fn changed_texts_are_read_or_refused() {
    let rounds = if std::env::var_os("SMITHY_THOROUGH").is_some() {
        20_000
    } else {
        1_500
    };
    let pieces = [
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "@",
        "$",
        "#",
        ":",
        ":=",
        "=",
        ",",
        "\"",
        "\"\"\"",
        "\n",
        " ",
        "//",
        "///",
        "\\",
        "\0",
        "\u{202e}",
        "\u{feff}",
        "\r",
        "\t",
        "for",
        "with",
        "use ",
        "structure X {",
        "apply X @",
        "-",
        "1e",
        "é",
        "input :=",
        "namespace a\n",
        "_",
    ];
    let mut random = Random(13);
    for _ in 0..rounds {
        let mut text = CITY.as_bytes().to_vec();
        for _ in 0..=random.below(4) {
            let at = random.below(text.len());
            match random.below(4) {
                0 => {
                    let to = (at + random.below(40)).min(text.len());
                    text.drain(at..to);
                }
                1 => text[at] = u8::try_from(random.below(256)).unwrap(),
                2 => {
                    let piece = pieces[random.below(pieces.len())];
                    text.splice(at..at, piece.bytes());
                }
                _ => {
                    let from = random.below(text.len());
                    let to = (from + random.below(60)).min(text.len());
                    let part = text[from..to].to_vec();
                    text.splice(at..at, part);
                }
            }
        }
        read(text);
    }
}

/// Each text is read in time that is linear in its size. What takes longer would not end within the tests.
#[test]
fn large_texts_are_read() {
    let long = "a".repeat(1 << 20);
    let many = |part: &str| part.repeat((1 << 18) / part.len());
    let shapes = |text: &str| format!("$version: \"2.1\"\nnamespace example\n{text}");
    let numbered = |part: &str| -> String {
        (0..4_000)
            .map(|number| part.replace('N', &number.to_string()))
            .collect()
    };
    let texts = [
        shapes(&format!("string {long}\n")),
        shapes(&format!("structure A {{ {long}: String }}\n")),
        shapes(&format!("structure A {{ a: {long} }}\n")),
        shapes(&format!("@{long}\nstring A\n")),
        shapes(&format!("structure {long} {{\n{}", many("a b\n"))),
        shapes(&format!("use {long}#{long}\n")),
        format!("namespace {long}\nstring A\n"),
        shapes(&format!("@tags({})\nstring A\n", "[".repeat(10_000))),
        shapes(&format!("@a({})\nstring A\n", "{a:".repeat(10_000))),
        shapes(&format!("structure A {{ a: {} }}\n", "[".repeat(10_000))),
        shapes(&many("structure A {\n")),
        shapes(&many("\"\\\n")),
        shapes(&format!("\"{}", many("\n\\\""))),
        shapes(&many("\"\"\"\n\\\"\"\"\n")),
        shapes(&many("@a")),
        shapes(&format!("@tags([{}])\nstring A\n", many("\"a\" "))),
        shapes(&format!("{}string A\n", many("@tags([\"a\"])\n"))),
        shapes(&format!("{}string A\n", numbered("@aN\n"))),
        shapes(&format!("{}string A\n", many("/// a\n"))),
        shapes(&many("// a\n")),
        shapes(&many(" ")),
        shapes(&many(",")),
        shapes(&many("\t x")),
        shapes(&many("structure\n")),
        shapes(&many("\0")),
        shapes(&numbered("use a#aN\n")),
        shapes(&numbered("use a#aN\n")[..10_000]),
        shapes(&numbered("structure AN { a: [String] }\n")),
        shapes(&format!("structure A {{\n{}}}\n", numbered("$aN\n"))),
        shapes(&format!(
            "resource R {{}}\nstructure A for R {{\n{}}}\n",
            numbered("$aN\n")
        )),
        shapes(&format!(
            "string A\n{}",
            numbered("apply A @tags([\"N\"])\n")
        )),
        shapes(&numbered("apply AN @deprecated\n")),
        shapes(&numbered("string A\n")),
        format!("$version: \"2\"\n{}", numbered("metadata a = [N]\n")),
        format!("$version: \"2\"\n{}", numbered("metadata a = N\n")),
    ];
    for text in texts {
        let shown = read(text.as_str());
        assert!(
            shown.len() < 1 << 20,
            "{} bytes of diagnostics",
            shown.len()
        );
    }
}

#[test]
fn imports_in_a_circle_are_imports() {
    let mut sources = Sources::new();
    for (name, other) in [("a", "b"), ("b", "c"), ("c", "a")] {
        let text = format!(
            "$version: \"2\"\nnamespace {name}\nuse {other}#S{other}\nstructure S{name} {{ next: S{other} }}\n"
        );
        sources.add(format!("{name}.smithy"), text);
    }
    assert_eq!(check(&sources).render(&sources), "");
}
