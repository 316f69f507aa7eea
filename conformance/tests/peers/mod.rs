//! Both tests ask botocore about all cases at once: a Python starts slowly.

mod calls;
mod compare;
mod python;
mod script;

use calls::{Operation, Service, fail, request, respond, understood};
use serde_json::{Value, json};

include!(concat!(env!("OUT_DIR"), "/peers.rs"));

/// An operation with cases, and the cases.
struct Entry {
    service: String,
    operation: &'static Operation,
    protocol: &'static dyn smithy_typegen_runtime::protocol::Protocol,
    cases: Value,
}

impl Entry {
    /// All of them.
    fn all() -> Vec<Self> {
        let mut entries = Vec::new();
        for service in SERVICES {
            let file: Value = serde_json::from_str(service.cases).expect("JSON");
            for cases in list(&file, "operations") {
                let name = cases["name"].as_str().expect("the operation's name");
                let operation = service.operations.iter().find(|one| one.name == name);
                let operation = operation.expect("an operation with types");
                entries.push(Entry {
                    service: file["service"].as_str().expect("a service").to_owned(),
                    operation,
                    protocol: calls::protocol(cases["protocol"].as_str(), operation),
                    cases: cases.clone(),
                });
            }
        }
        entries
    }

    /// A case as the script takes it.
    fn ask(&self, more: Value) -> Value {
        let mut case = json!({
            "service": self.service,
            "operation": self.operation.name,
            "protocol": python::protocol(self.protocol.id()),
        });
        let members = case.as_object_mut().expect("an object");
        members.extend(more.as_object().cloned().unwrap_or_default());
        case
    }

    fn failed(&self, case: &Value, wrong: &str) -> String {
        let (service, operation) = (&self.service, self.operation.name);
        let protocol = self.protocol.id();
        format!("{service} {operation}, {protocol}: {wrong}\n  of {case}")
    }
}

fn list<'v>(cases: &'v Value, name: &str) -> &'v [Value] {
    cases[name].as_array().map_or(&[], Vec::as_slice)
}

/// Asks about cases, and gives what is wrong.
fn all_wrong(
    cases: Vec<(&Entry, Value, Value)>,
    check: impl Fn(&Entry, &Value, &Value) -> Result<(), String>,
) -> Vec<String> {
    let asked = cases.iter().map(|(.., ask)| ask.clone()).collect();
    let answers = python::answers(&Value::Array(asked));
    assert_eq!(answers.len(), cases.len());
    let checked = cases
        .iter()
        .zip(&answers)
        .map(|((entry, case, _), answer)| {
            let failure = answer["failure"].as_str();
            failure
                .map_or_else(|| check(entry, case, answer), |wrong| Err(wrong.to_owned()))
                .map_err(|wrong| entry.failed(case, &wrong))
        });
    checked.filter_map(Result::err).collect()
}

#[test]
#[ignore = "needs the environment variable SMITHY_BOTO, a Python with boto3"]
fn the_requests_are_the_same() {
    let entries = Entry::all();
    let cases = entries.iter().flat_map(|entry| {
        let inputs = list(&entry.cases, "inputs").iter();
        inputs.map(move |input| {
            let ask = entry.ask(json!({ "input": input }));
            (entry, input.clone(), ask)
        })
    });
    let cases: Vec<_> = cases.collect();
    println!("{} requests", cases.len());
    let wrong = all_wrong(cases, |entry, input, theirs| {
        let (ours, prefix) = (entry.operation.request)(entry.protocol, input)?;
        let added = entry.cases["query"].as_str().unwrap_or_default();
        compare::requests(added, theirs, &ours, prefix.as_deref())?;
        let theirs = python::request(added, theirs)?;
        (entry.operation.understood)(entry.protocol, &ours, &theirs)
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
#[ignore = "needs the environment variable SMITHY_BOTO, a Python with boto3"]
fn it_reads_what_our_server_answers() {
    let entries = Entry::all();
    let (mut cases, mut wrong) = (Vec::new(), Vec::new());
    for entry in &entries {
        let outputs = list(&entry.cases, "outputs").iter().cloned();
        let outputs = outputs.map(|output| {
            let response = (entry.operation.respond)(entry.protocol, &output);
            (output, response, false)
        });
        let errors = list(&entry.cases, "errors").iter().cloned();
        let errors = errors
            .chain(entry.operation.each_error(entry.protocol))
            .map(|error| {
                let shape = error["shape"].as_str().unwrap_or_default();
                let response = (entry.operation.fail)(entry.protocol, shape, &error["value"]);
                (error, response, true)
            });
        for (case, response, is_error) in outputs.chain(errors) {
            match response {
                Ok(response) => {
                    let ask = entry.ask(python::response(&response, is_error));
                    cases.push((entry, case, ask));
                }
                Err(error) => wrong.push(entry.failed(&case, &error)),
            }
        }
    }
    println!("{} responses", cases.len());
    wrong.extend(all_wrong(cases, |_, case, answer| {
        if answer["id"] != calls::REQUEST_ID {
            return Err(format!("the request ID is {}", answer["id"]));
        }
        if case.get("shape").is_some() {
            return compare::errors(case, answer);
        }
        compare::values("output", case, &answer["value"])
    }));
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
