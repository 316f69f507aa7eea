//! Query strings, as a server reads them.

use crate::{put, refused, serve};

#[test]
fn parameters_are_read_by_name() {
    let input = serve(&put("/folders/f/p?kind=a+b%2B&size=1&size=2&x=1&x=2&y", "")).expect("input");
    assert_eq!(input.kind.as_deref(), Some("a b+"));
    assert_eq!(input.sizes, Some(vec![1, 2]));
    let more = input.more.expect("a map");
    let more: Vec<_> = more
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    assert_eq!(more, ["kind=a b+", "size=1", "x=1", "y="]);
}

#[test]
fn what_cannot_be_read_is_refused_and_not_shown() {
    for query in [
        "kind=%",
        "kind=%f",
        "kind=%ff",
        "%zz=1",
        "size=1&size=evil",
        "size=2147483648",
        "size=",
        "size=1.0",
        "size=+1",
        "size=%201",
    ] {
        let (status, code, message) = refused(&put(&format!("/folders/f/p?{query}"), ""));
        assert_eq!(
            (status, code.as_str()),
            (400, "SerializationException"),
            "{query}"
        );
        assert!(!message.contains("evil"), "{message}");
    }
}

#[test]
fn a_query_of_a_megabyte_is_read() {
    // `http::Uri` holds 64 KiB at most; a server of another kind may pass on more. That it takes no more
    // steps than it should is a test of `http::query`.
    use crate::shapes::{Files, PutFile};
    use http::HeaderMap;
    use smithy_typegen_runtime::protocol::{Received, RestJson1, server};
    let labels = [("folder", "f".to_owned()), ("path", "p".to_owned())];
    let distinct: String = (0..150_000).map(|index| format!("{index:x}=&")).collect();
    for (query, names, sizes) in [
        (distinct, 150_000, None),
        ("size=1&".repeat(150_000), 1, Some(150_000)),
        ("&".repeat(1 << 20), 0, None),
        ("%41".repeat(350_000), 1, None),
        ("=".repeat(1 << 20), 1, None),
    ] {
        let input = server::input::<Files, PutFile>(
            &RestJson1,
            Received {
                query: &query,
                labels: &labels,
                headers: &HeaderMap::new(),
                body: b"",
                limit: Received::LIMIT,
            },
        );
        let input = input.expect("an input");
        assert_eq!(input.more.unwrap_or_default().len(), names);
        assert_eq!(input.sizes.map(|sizes| sizes.len()), sizes);
    }
}
