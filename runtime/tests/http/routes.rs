//! Which operation a request is for. How many steps that takes is a test of `protocol::route`.

use smithy_typegen_runtime::protocol::{NoRoute, Routes};
use smithy_typegen_runtime::schema::{Http, Operation, OperationTrait, Service, prelude};

/// The routes of operations `test#0`, `test#1`, …, each a method and a URI.
fn routes(bindings: &[(&'static str, &str)]) -> Routes {
    let operation = |(index, (method, uri)): (usize, &(&'static str, &str))| {
        let http = Http {
            method,
            uri: String::leak((*uri).to_owned()),
            status: 200,
        };
        let operation = Operation::new(
            String::leak(format!("test#{index}")),
            &prelude::UNIT,
            &prelude::UNIT,
            &[],
            Vec::leak(vec![OperationTrait::Http(http)]),
        );
        &*Box::leak(Box::new(operation))
    };
    let operations = bindings.iter().enumerate().map(operation).collect();
    Routes::new(Box::leak(Box::new(Service::new(
        "test#Service",
        "1",
        &[],
        Vec::leak(operations),
        &[],
    ))))
}

fn found(routes: &Routes, method: &str, path: &str) -> Result<(usize, String), NoRoute> {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let route = routes.find(method, path, query)?;
    let labels = route.labels().expect("labels");
    let labels: Vec<_> = labels
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    Ok((route.operation, labels.join(" ")))
}

#[track_caller]
fn is(routes: &Routes, request: (&str, &str), operation: usize, labels: &str) {
    let found = found(routes, request.0, request.1);
    assert_eq!(found, Ok((operation, labels.to_owned())), "{request:?}");
}

#[test]
fn a_literal_goes_before_a_label_and_a_label_before_a_greedy_one() {
    let routes = routes(&[
        ("GET", "/files/{rest+}"),
        ("GET", "/files/{id}"),
        ("GET", "/files/new"),
        ("GET", "/files/{id}/tags"),
        ("GET", "/"),
    ]);
    is(&routes, ("GET", "/files/new"), 2, "");
    is(&routes, ("GET", "/files/old"), 1, "id=old");
    is(&routes, ("GET", "/files/new/tags"), 3, "id=new");
    is(&routes, ("GET", "/files/new/others"), 0, "rest=new/others");
    is(&routes, ("GET", "/files/a/tags/c"), 0, "rest=a/tags/c");
    is(&routes, ("GET", "/"), 4, "");
    // What fits less is tried when the rest of what fits better does not fit.
    is(&routes, ("GET", "/files/%6Eew"), 1, "id=new");
}

#[test]
fn segments_after_a_greedy_label_are_the_end_of_the_path() {
    let routes = routes(&[
        ("GET", "/{bucket}/{key+}"),
        ("GET", "/{bucket}/{key+}/acl"),
        ("GET", "/{bucket}/{key+}/versions/{version}"),
    ]);
    is(&routes, ("GET", "/b/x/y"), 0, "bucket=b key=x/y");
    is(&routes, ("GET", "/b/x/acl"), 1, "bucket=b key=x");
    is(
        &routes,
        ("GET", "/b/acl/acl/acl"),
        1,
        "bucket=b key=acl/acl",
    );
    is(&routes, ("GET", "/b/acl"), 0, "bucket=b key=acl");
    is(
        &routes,
        ("GET", "/b/x/versions/7"),
        2,
        "bucket=b key=x version=7",
    );
}

#[test]
fn each_operation_has_its_own_names_of_labels() {
    let routes = routes(&[
        ("GET", "/files/{id}"),
        ("PUT", "/files/{name}"),
        ("GET", "/files/{file}/tags/{tag}"),
        ("GET", "/deep/{key+}/of/{owner}"),
        ("PUT", "/deep/{path+}/of/{user}"),
    ]);
    is(&routes, ("GET", "/files/a"), 0, "id=a");
    is(&routes, ("PUT", "/files/a"), 1, "name=a");
    is(&routes, ("GET", "/files/a/tags/b"), 2, "file=a tag=b");
    is(&routes, ("GET", "/deep/a/b/of/c"), 3, "key=a/b owner=c");
    is(&routes, ("PUT", "/deep/a/b/of/c"), 4, "path=a/b user=c");
}

#[test]
fn of_one_path_the_most_literals_of_the_query_win() {
    let routes = routes(&[
        ("GET", "/files"),
        ("GET", "/files?list-type=2"),
        ("GET", "/files?list-type=2&deep"),
        ("PUT", "/files?deep"),
    ]);
    is(&routes, ("GET", "/files"), 0, "");
    is(&routes, ("GET", "/files?list-type=1"), 0, "");
    is(&routes, ("GET", "/files?a=b&list-type=2"), 1, "");
    is(&routes, ("GET", "/files?deep=&list%2Dtype=2"), 2, "");
    is(&routes, ("PUT", "/files?deep"), 3, "");
}

#[test]
fn a_path_that_is_there_with_other_methods_names_them() {
    let routes = routes(&[
        ("GET", "/files/{id}"),
        ("DELETE", "/files/{id}"),
        ("PUT", "/files/{rest+}"),
    ]);
    let none = found(&routes, "PATCH", "/files/a");
    let allow = vec!["GET", "DELETE", "PUT"];
    assert_eq!(none, Err(NoRoute::MethodNotAllowed { allow }));
    is(&routes, ("PUT", "/files/a"), 2, "rest=a");
    // Methods have a case.
    assert!(found(&routes, "get", "/files/a").is_err());
}

#[test]
fn no_path_is_not_found_and_no_label_is_empty() {
    let routes = routes(&[
        ("GET", "/files/{id}"),
        ("GET", "/deep/{key+}"),
        ("GET", "/deep/{key+}/acl"),
        ("GET", "/files/{id}/tags"),
    ]);
    for path in [
        "",
        "/",
        "//",
        "/file",
        "/files",
        "/files/",
        "/files//tags",
        "/files/a/",
        "/deep/",
        "/Files/a",
        "//files/a",
        "*",
    ] {
        assert_eq!(
            found(&routes, "GET", path),
            Err(NoRoute::NotFound),
            "{path}"
        );
    }
    // An empty segment inside of a greedy label is its own.
    is(&routes, ("GET", "/deep//a"), 1, "key=/a");
}

#[test]
fn labels_that_lead_elsewhere_or_cannot_be_decoded_are_refused() {
    let routes = routes(&[("GET", "/files/{id}"), ("GET", "/deep/{key+}")]);
    for path in [
        "/files/..",
        "/files/.",
        "/files/%2e%2E",
        "/deep/a/../b",
        "/deep/a/%2E%2e",
        "/files/a%2F..",
        "/files/%",
        "/files/%2",
        "/files/%zz",
        "/files/%+1",
        "/files/%ff",
        "/deep/%C3/%28",
    ] {
        let route = routes.find("GET", path, "").expect("a route");
        assert!(route.labels().is_err(), "{path}");
    }
    is(&routes, ("GET", "/files/..."), 0, "id=...");
    is(&routes, ("GET", "/files/a%2Fb%20+"), 0, "id=a/b +");
}
