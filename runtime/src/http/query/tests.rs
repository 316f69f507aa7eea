//! How much of a query is looked at.

use super::*;
use crate::schema::{Trait, prelude};

static TEXTS: Schema = Schema::new(
    "test#Texts",
    Kind::List(Member::new("member", &prelude::STRING, &[])),
    &[],
);
static MAP: Schema = Schema::new(
    "test#Map",
    Kind::Map(
        Member::new("key", &prelude::STRING, &[]),
        Member::new("value", &TEXTS, &[]),
    ),
    &[],
);

/// A structure of lists of texts, by the parameters `0`, `1`, …, and a map of all parameters.
fn structure(lists: usize) -> &'static Schema {
    let list = |index: usize| {
        let name = String::leak(index.to_string());
        Member::new(name, &TEXTS, Vec::leak(vec![Trait::HttpQuery(name)]))
    };
    let map = Member::new("map", &MAP, &[Trait::HttpQueryParams]);
    let members = (0..lists).map(list).chain([map]).collect();
    let schema = Schema::new("test#Input", Kind::Structure(Vec::leak(members)), &[]);
    Box::leak(Box::new(schema))
}

/// Counts the texts that come in lists and in the map.
#[derive(Default)]
struct Texts {
    in_lists: usize,
    in_map: usize,
}

/// Counts the items of a list.
fn count(items: &mut usize, from: &mut dyn Reader) -> Result<()> {
    let read = from.list(&TEXTS, &mut |_| {
        *items += 1;
        Ok(())
    });
    read.map(|_| ())
}

impl Fields for Texts {
    fn read(&mut self, _: usize, member: &'static Member, from: &mut dyn Reader) -> Result<()> {
        if !matches!(member.target().kind(), Kind::Map(..)) {
            return count(&mut self.in_lists, from);
        }
        let read = from.map(&MAP, &mut |_, texts| count(&mut self.in_map, texts));
        read.map(|_| ())
    }
}

#[test]
fn a_query_of_a_megabyte_is_sorted_and_gone_through_once() {
    const MEMBERS: usize = 1000;
    let schema = structure(MEMBERS);
    let distinct = |count: usize| (0..count).map(|index| format!("{index}=&")).collect();
    let others: String = (0..150_000).map(|index| format!("{index}x=&")).collect();
    for (query, in_lists, in_map) in [
        (distinct(150_000), MEMBERS, 150_000),
        (others, 0, 150_000),
        ("7=1&".repeat(150_000), 150_000, 150_000),
        (distinct(MEMBERS).repeat(150), 150_000, 150_000),
        ("&".repeat(1 << 20), 0, 0),
        ("%41".repeat(350_000), 0, 1),
        ("=".repeat(1 << 20), 0, 1),
    ] {
        let parameters = Parameters::parse(&query).expect("parameters");
        let mut texts = Texts::default();
        read(&parameters, schema, &mut texts).expect("an input");
        assert_eq!((texts.in_lists, texts.in_map), (in_lists, in_map));

        // There are fewer than 2¹⁸. So each is compared up to 18 times to sort them, and then looked at by
        // its member and by the map; and each member looks at up to 18 to find its own, and one behind it.
        let steps = parameters.effort.steps();
        let most = (18 + 2) * in_map + (18 + 2) * MEMBERS;
        assert!(steps <= most, "{steps} steps, at most {most}");
    }
}
