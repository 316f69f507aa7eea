//! How much a search looks at.

use super::literals::Literals;
use super::search::Search;
use super::tree::Node;
use crate::schema::Http;

/// The routes of some URIs, all of the method `GET`.
struct Tree {
    root: Node,
    literals: Literals,
}

impl Tree {
    fn new<T: Into<String>>(uris: impl IntoIterator<Item = T>) -> Self {
        let mut tree = Tree {
            root: Node::default(),
            literals: Literals::default(),
        };
        for (index, uri) in uris.into_iter().enumerate() {
            let http = Http {
                method: "GET",
                uri: String::leak(uri.into()),
                status: 200,
            };
            tree.root.add(http, index, &mut tree.literals);
        }
        tree
    }

    /// The index of the URI that a request is for, and how many steps it took to find it.
    fn find(&self, method: &str, path: &str, query: &str) -> (Option<usize>, usize) {
        let mut search = Search::new(&self.literals, method, query);
        let found = search.find(&self.root, path).map(|end| end.operation);
        (found, search.effort.steps())
    }
}

#[test]
fn a_path_of_many_segments_takes_as_many_steps_as_one_of_few() {
    let uris = [
        "/{a}/{b}/{c}/{rest+}/x/y",
        "/{a}/{rest+}/x/{b}/z",
        "/a/{rest+}/x/x/x/x",
        "/{rest+}/a/x",
    ];
    let tree = Tree::new(uris);
    for (start, segment, end, expected) in [
        ("", "/a", "", None),
        ("", "/x", "", None),
        ("", "/", "", None),
        ("/a", "/x", "", Some(2)),
        ("", "/x", "/y", Some(0)),
        ("", "/x", "/x/b/z", Some(1)),
        ("", "/x", "/a/x", Some(3)),
    ] {
        let path = |count| format!("{start}{}{end}", segment.repeat(count));
        let (found, few) = tree.find("GET", &path(10), "");
        assert_eq!(found, expected, "{segment}{end}");
        assert!(few <= 40, "{few} steps, {segment}{end}");
        assert_eq!(
            tree.find("GET", &path(300_000), ""),
            (expected, few),
            "{segment}{end}"
        );
        let (none, steps) = tree.find("PUT", &path(300_000), "");
        assert_eq!(none, None);
        assert!(steps <= 40, "{steps} steps, {segment}{end}");
    }
}

#[test]
fn a_node_is_looked_at_once() {
    // A literal and a label at each depth: 1024 paths through the tree, all of which fit but for their end.
    let uris = (0..1024).map(|path| {
        let segment = |depth| match path >> depth & 1 {
            0 => "/a",
            _ => "/{a}",
        };
        (0..10).map(segment).chain(["/end"]).collect::<String>()
    });
    let tree = Tree::new(uris);
    let (found, steps) = tree.find("GET", &("/a".repeat(10) + "/other"), "");
    assert_eq!(found, None);
    // There are 2047 nodes, each with at most one literal to compare.
    assert!((2047..=2 * 2047).contains(&steps), "{steps}");
}

#[test]
fn a_query_is_gone_through_once() {
    let tree = Tree::new((0..500).map(|index| format!("/files?literal={index}&and")));
    for (parameters, expected) in [
        ("a=b&", None),
        ("literal&", None),
        ("literal=7&", None),
        ("literal=7&and&", Some(7)),
    ] {
        let query = parameters.repeat(25_000);
        let (found, steps) = tree.find("GET", "/files", &query);
        assert_eq!(found, expected, "{parameters}");
        let (parameters, ends) = (query.matches('&').count(), 500);
        assert!(steps <= parameters + 3 * ends + 10, "{steps}");
    }
    // Where no route asks for a literal, the query is not looked at.
    let (found, steps) = Tree::new(["/files"]).find("GET", "/files", &"%&".repeat(25_000));
    assert_eq!(found, Some(0));
    assert!(steps < 10, "{steps}");
}

#[test]
fn of_many_literal_segments_few_are_compared() {
    // Many have their length and first bytes in common.
    let tree = Tree::new((0..20_000).map(|index| format!("/things{index}/{{id}}")));
    let most = (0..20_000).map(|index| {
        let (found, steps) = tree.find("GET", &format!("/things{index}/a"), "");
        assert_eq!(found, Some(index));
        steps
    });
    // As many as the number has bits, and three nodes.
    let most = most.max();
    assert!(most <= Some(15 + 5), "{most:?}");
}
