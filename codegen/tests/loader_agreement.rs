//! What the reference implementation takes and what it refuses, a few lines of a model each.

mod loader_support;

use loader_support::problems_of_shapes;

/// The messages, without their places.
fn told(shapes: &str) -> Vec<String> {
    let text = problems_of_shapes(shapes);
    let is_message = |line: &&str| line.starts_with("error[") || line.starts_with("warning[");
    let message = |line: &str| {
        line.split_once("]: ")
            .map(|(_, message)| message.to_owned())
    };
    text.lines()
        .filter(is_message)
        .filter_map(message)
        .collect()
}

fn structure(target: &str, traits: &str) -> String {
    format!(
        r#""example#Holder": {{ "type": "structure", "members": {{
            "it": {{ "target": "{target}", "traits": {{ {traits} }} }} }} }}"#
    )
}

#[test]
fn a_title_can_be_on_any_shape() {
    assert_eq!(
        told(r#""example#Text": { "type": "string", "traits": { "smithy.api#title": "Text" } }"#),
        [""; 0]
    );
}

#[test]
fn any_member_of_a_structure_can_be_the_payload() {
    for target in [
        "Integer",
        "Boolean",
        "Timestamp",
        "Double",
        "String",
        "Document",
    ] {
        let shapes = structure(
            &format!("smithy.api#{target}"),
            r#""smithy.api#httpPayload": {}"#,
        );
        assert_eq!(told(&shapes), [""; 0], "{target}");
    }
}

#[test]
fn the_operation_that_lists_a_resource_can_be_among_its_operations() {
    assert_eq!(
        told(
            r#""example#Pet": { "type": "resource", "identifiers": { "id": { "target": "smithy.api#String" } },
                 "list": { "target": "example#List" }, "operations": [{ "target": "example#List" }] },
               "example#List": { "type": "operation", "traits": { "smithy.api#readonly": {} } }"#
        ),
        [""; 0]
    );
}

#[test]
fn a_default_timestamp_is_written_in_its_format_or_in_utc() {
    let http_date = r#""smithy.api#timestampFormat": "http-date","#;
    for (format, default, is_taken) in [
        (http_date, "Tue, 29 Apr 2014 18:30:38 GMT", true),
        (http_date, "2014-04-29T18:30:38Z", true),
        ("", "2014-04-29T18:30:38Z", true),
        ("", "Tue, 29 Apr 2014 18:30:38 GMT", false),
    ] {
        let traits = format!(r#"{format} "smithy.api#default": "{default}""#);
        let told = told(&structure("smithy.api#Timestamp", &traits));
        assert_eq!(told.is_empty(), is_taken, "{format} {default}: {told:?}");
    }
}

#[test]
fn a_default_is_held_against_what_it_is_the_default_of() {
    let shapes = r#"
        "example#Level": { "type": "intEnum", "members": {
            "LOW": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 1 } } } },
        "example#Code": { "type": "string", "traits": { "smithy.api#pattern": "^[a-z]+$" } },
        "example#Any": { "type": "document", "traits": { "smithy.api#default": null } },
        "example#Holder": { "type": "structure", "members": {
            "level": { "target": "example#Level", "traits": { "smithy.api#default": 2 } },
            "code": { "target": "example#Code", "traits": { "smithy.api#default": "A1" } },
            "fine": { "target": "example#Code", "traits": { "smithy.api#default": "a" } } } }"#;
    let told = told(shapes);
    for part in [
        "must be a value of the intEnum",
        "`A1` does not match the pattern",
        "must not be null",
    ] {
        assert!(
            told.iter().any(|one| one.contains(part)),
            "{part}: {told:?}"
        );
    }
    assert_eq!(told.len(), 3, "{told:?}");
}

fn host(prefix: &str) -> String {
    format!(
        r#""example#Get": {{ "type": "operation", "traits": {{
             "smithy.api#endpoint": {{ "hostPrefix": "{prefix}" }} }} }}"#
    )
}

#[test]
fn a_host_prefix_must_be_the_start_of_a_host() {
    for prefix in ["data.", "a-b.c-", "a-.b.", "x", "1."] {
        assert_eq!(told(&host(prefix)), [""; 0], "{prefix}");
    }
    let long = format!("{}.", "a".repeat(64));
    for prefix in ["-a.", "a..", ".a", &long] {
        assert_eq!(told(&host(prefix)).len(), 1, "{prefix}");
    }
}

#[test]
fn a_label_in_the_host_does_not_tell_routes_apart() {
    let operation = |name: &str, prefix: &str| {
        format!(
            r#""example#{name}": {{ "type": "operation", "input": {{ "target": "example#{name}Input" }}, "traits": {{
                 "smithy.api#http": {{ "method": "GET", "uri": "/" }}, "smithy.api#readonly": {{}},
                 "smithy.api#endpoint": {{ "hostPrefix": "{prefix}" }} }} }},
               "example#{name}Input": {{ "type": "structure", "members": {{
                 "who": {{ "target": "smithy.api#String", "traits": {{ "smithy.api#required": {{}}, "smithy.api#hostLabel": {{}} }} }} }} }}"#
        )
    };
    let service = r#""example#All": { "type": "service", "version": "1", "operations": [
        { "target": "example#One" }, { "target": "example#Two" }] }"#;
    for (one, two, is_conflict) in [
        ("{who}.a.", "{who}.a.", true),
        ("{who}.a.", "{who}.{who}.", false),
        ("{who}.", "{who}.b.", false),
        ("a.{who}.", "{who}.c.", true),
    ] {
        if two.matches("{who}").count() > 1 {
            continue;
        }
        let told = told(&[service, &operation("One", one), &operation("Two", two)].join(","));
        assert_eq!(!told.is_empty(), is_conflict, "{one} {two}: {told:?}");
    }
}

#[test]
fn labels_of_a_host_are_apart() {
    let shapes = r#""example#Get": { "type": "operation", "input": { "target": "example#Input" }, "traits": {
           "smithy.api#endpoint": { "hostPrefix": "{a}{b}." } } },
        "example#Input": { "type": "structure", "members": {
           "a": { "target": "smithy.api#String", "traits": { "smithy.api#required": {}, "smithy.api#hostLabel": {} } },
           "b": { "target": "smithy.api#String", "traits": { "smithy.api#required": {}, "smithy.api#hostLabel": {} } } } }"#;
    assert_eq!(
        told(shapes),
        ["the host prefix `{a}{b}.` must not have adjacent labels"]
    );
}

#[test]
fn a_pattern_keeps_a_label_of_a_host_from_being_what_another_prefix_has() {
    let shapes = |pattern: &str| {
        format!(
            r#""example#All": {{ "type": "service", "version": "1", "operations": [
                 {{ "target": "example#One" }}, {{ "target": "example#Two" }}] }},
               "example#One": {{ "type": "operation", "input": {{ "target": "example#Input" }}, "traits": {{
                 "smithy.api#http": {{ "method": "GET", "uri": "/" }}, "smithy.api#readonly": {{}},
                 "smithy.api#endpoint": {{ "hostPrefix": "{{account}}.data." }} }} }},
               "example#Two": {{ "type": "operation", "traits": {{
                 "smithy.api#http": {{ "method": "GET", "uri": "/" }}, "smithy.api#readonly": {{}},
                 "smithy.api#endpoint": {{ "hostPrefix": "api.data." }} }} }},
               "example#Input": {{ "type": "structure", "members": {{ "account": {{ "target": "smithy.api#String",
                 "traits": {{ "smithy.api#required": {{}}, "smithy.api#hostLabel": {{}}{pattern} }} }} }} }}"#
        )
    };
    assert_eq!(
        told(&shapes("")),
        [
            "`example#One` and `example#Two` have the same method and URI in the service `example#All`"
        ]
    );
    let digits = r#", "smithy.api#pattern": "^[0-9]+$""#;
    assert_eq!(told(&shapes(digits)), [""; 0]);
    let letters = r#", "smithy.api#pattern": "^[a-z]+$""#;
    assert_eq!(told(&shapes(letters)).len(), 1);
}

#[test]
fn a_request_has_no_status() {
    let shapes = r#""example#Get": { "type": "operation", "input": { "target": "example#Input" },
           "traits": { "smithy.api#readonly": {}, "smithy.api#http": { "method": "GET", "uri": "/" } } },
        "example#Input": { "type": "structure", "members": {
           "code": { "target": "smithy.api#Integer", "traits": { "smithy.api#httpResponseCode": {} } } } }"#;
    assert_eq!(
        told(shapes),
        [
            "the member `code` of the input of `example#Get` is bound to a status, which only a response has: it is sent in the body"
        ]
    );
    let text = problems_of_shapes(shapes);
    assert!(text.starts_with("warning[IgnoredBinding]"), "{text}");
    let shapes = shapes.replace(
        r#""example#Input": { "type": "structure","#,
        r#""example#Input": { "type": "structure", "traits": { "smithy.api#input": {} },"#,
    );
    assert_eq!(
        told(&shapes),
        [
            "the trait `smithy.api#httpResponseCode` cannot be applied to `example#Input$code`: it applies to members of structures without `smithy.api#input` that target an integer"
        ]
    );
}

#[test]
fn defaults_are_held_against_listed_values_and_ranges() {
    let listed = r#""example#Size": { "type": "string", "traits": {
        "smithy.api#enum": [{ "value": "small" }, { "value": "large" }] } },"#;
    let of = |default: &str| {
        let holder = structure(
            "example#Size",
            &format!(r#""smithy.api#default": {default}"#),
        );
        told(&format!("{listed}{holder}"))
    };
    assert_eq!(of(r#""small""#), [""; 0]);
    assert_eq!(
        of(r#""huge""#),
        ["the default `huge` is not one of the values of `example#Size`"]
    );
    for (range, text, is_within) in [
        (r#""max": 1"#, "NaN", false),
        (r#""max": 1"#, "Infinity", false),
        (r#""max": 1"#, "-Infinity", true),
        (r#""min": 1"#, "-Infinity", false),
    ] {
        let traits =
            format!(r#""smithy.api#range": {{ {range} }}, "smithy.api#default": "{text}""#);
        let told = told(&structure("smithy.api#Double", &traits));
        assert_eq!(told.is_empty(), is_within, "{range} {text}: {told:?}");
    }
}

#[test]
fn a_method_in_lower_case_is_doubtful() {
    let shapes = r#""example#Get": { "type": "operation",
           "traits": { "smithy.api#readonly": {}, "smithy.api#http": { "method": "get", "uri": "/" } } }"#;
    let text = problems_of_shapes(shapes);
    assert!(
        text.starts_with("warning[UnusualMethod]: the method `get` is not uppercase"),
        "{text}"
    );
    assert!(text.contains("write `GET`"), "{text}");
}

#[test]
fn pagination_names_members_that_there_are() {
    let list = |paginated: &str| {
        format!(
            r#""example#List": {{ "type": "operation", "input": {{ "target": "example#Input" }},
                 "output": {{ "target": "example#Output" }}, "traits": {{ "smithy.api#readonly": {{}},
                 "smithy.api#paginated": {paginated} }} }},
               "example#Input": {{ "type": "structure", "members": {{
                 "next": {{ "target": "smithy.api#String" }}, "size": {{ "target": "smithy.api#Integer" }} }} }},
               "example#Output": {{ "type": "structure", "members": {{ "page": {{ "target": "example#Page" }} }} }},
               "example#Page": {{ "type": "structure", "members": {{
                 "next": {{ "target": "smithy.api#String" }}, "items": {{ "target": "example#Items" }} }} }},
               "example#Items": {{ "type": "list", "member": {{ "target": "smithy.api#String" }} }}"#
        )
    };
    let fine = r#"{ "inputToken": "next", "outputToken": "page.next", "items": "page.items", "pageSize": "size" }"#;
    assert_eq!(told(&list(fine)), [""; 0]);
    for (wrong, right) in [
        ("\"next\"", "\"nxet\""),
        ("page.next", "page.token"),
        ("\"size\"", "\"count\""),
    ] {
        let told = told(&list(&fine.replacen(wrong, right, 1)));
        assert_eq!(told.len(), 1, "{right}: {told:?}");
        assert!(
            told.iter().all(|one| one.contains("does not have")),
            "{told:?}"
        );
    }
    for (part, wrong, message) in [
        (
            "\"next\"",
            "\"size\"",
            "`inputToken` names `size`, which has type integer but must have type string",
        ),
        (
            "page.items",
            "page.next",
            "`items` names `page.next`, which has type string but must have type list or map",
        ),
        (
            "\"next\"",
            "\"a.next\"",
            "`inputToken` names `a.next`, but must name a member, not a path",
        ),
    ] {
        assert_eq!(told(&list(&fine.replacen(part, wrong, 1))), [message]);
    }
    let required = list(fine).replacen(
        r#""next": { "target": "smithy.api#String" }"#,
        r#""next": { "target": "smithy.api#String", "traits": { "smithy.api#required": {} } }"#,
        1,
    );
    assert_eq!(
        told(&required),
        ["`inputToken` names `next`, which must not be required"]
    );
}

#[test]
fn a_service_names_members_for_its_operations() {
    let list = r#""example#List": { "type": "operation", "input": { "target": "example#Input" },
           "output": { "target": "example#Input" }, "traits": { "smithy.api#paginated": {} } },
        "example#Input": { "type": "structure", "members": { "next": { "target": "smithy.api#String" } } }"#;
    // What is bound to no service may yet be bound to one that names them.
    assert_eq!(told(list), [""; 0]);
    let service = |name: &str, paginated: &str| {
        format!(
            r#""example#{name}": {{ "type": "service", "version": "1",
                 "operations": [{{ "target": "example#List" }}], "traits": {{ {paginated} }} }}"#
        )
    };
    let good = r#""smithy.api#paginated": { "inputToken": "next", "outputToken": "next" }"#;
    assert_eq!(told(&[&service("A", good), list].join(",")), [""; 0]);
    // Each service is looked at by itself.
    assert_eq!(
        told(&[&service("A", good), &service("B", ""), list].join(",")),
        [
            "neither `example#List` nor the service `example#B` specifies the `inputToken`",
            "neither `example#List` nor the service `example#B` specifies the `outputToken`"
        ]
    );
    let bad = r#""smithy.api#paginated": { "inputToken": "next", "outputToken": "nxt" }"#;
    assert_eq!(
        told(&[&service("A", bad), list].join(",")),
        [
            "`outputToken` of the service `example#A` names `nxt`, which the output of `example#List` does not have"
        ]
    );
}

#[test]
fn identifiers_of_a_resource_differ_in_more_than_case() {
    let shapes = r#""example#Pet": { "type": "resource", "identifiers": {
        "petId": { "target": "smithy.api#String" }, "petID": { "target": "smithy.api#String" } } }"#;
    assert_eq!(
        told(shapes),
        ["the identifiers `petId` and `petID` differ only in case"]
    );
    let shapes = r#""example#Pet": { "type": "resource", "identifiers": { "petId": { "target": "smithy.api#String" } },
        "properties": { "petID": { "target": "smithy.api#String" } } }"#;
    assert_eq!(
        told(shapes),
        ["the property `petID` and the identifier `petId` differ only in case"]
    );
}

#[test]
fn the_prelude_cannot_be_defined_anew() {
    for shapes in [
        r#""smithy.api#String": { "type": "structure", "members": {} }"#,
        r#""smithy.api#length": { "type": "structure", "members": {} }"#,
        r#""smithy.api#Mine": { "type": "string" }"#,
    ] {
        assert_eq!(told(shapes).len(), 1, "{shapes}: {:?}", told(shapes));
    }
}
