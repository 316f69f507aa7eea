//! The generator reads classes of patterns with one crate's tables, and the runtime matches with those of
//! another: both must know the same Unicode.

use regex_syntax::hir::{Class, HirKind};
use unicode_general_category::get_general_category;

const CATEGORIES: [&str; 29] = [
    "Cc", "Cf", "Cn", "Co", "Ll", "Lm", "Lo", "Lt", "Lu", "Mc", "Me", "Mn", "Nd", "Nl", "No", "Pc",
    "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "Sc", "Sk", "Sm", "So", "Zl", "Zp", "Zs",
];

#[test]
fn both_tables_put_every_character_into_the_same_category() {
    let mut seen = 0;
    for name in CATEGORIES {
        let class = regex_syntax::parse(&format!(r"\p{{{name}}}")).unwrap();
        let characters: Vec<char> = match class.into_kind() {
            HirKind::Class(Class::Unicode(class)) => {
                let ranges = class.iter().map(|range| range.start()..=range.end());
                ranges.flatten().collect()
            }
            // A category of one character.
            HirKind::Literal(text) => String::from_utf8_lossy(&text.0).chars().collect(),
            other => panic!("{name} is not a class: {other:?}"),
        };
        for character in characters {
            let other = get_general_category(character).abbreviation();
            assert_eq!(other, name, "{character:?}");
            seen += 1;
        }
    }
    assert_eq!(seen, 0x11_0000 - 0x800);
}
