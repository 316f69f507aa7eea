//! Each malformed request of Smithy's validation suite is rejected with the suite's message.

#[cfg(not(has_suites))]
#[test]
#[ignore = "needs the environment variable SMITHY_SHARED, a folder of models and suites"]
fn every_malformed_request_of_the_suite() {
    panic!("SMITHY_SHARED was not set when this was built");
}

#[cfg(has_suites)]
mod suite {
    use conformance::template::filled_in;
    use conformance::validation::*;
    use serde_json::{Value, json};
    use smithy_typegen_runtime::{Rejection, ValidationException, accept};

    const NAMESPACE: &str = "aws.protocoltests.restjson.validation#";

    /// A server's response to the input of an operation.
    fn answer(operation: &str, input: Value) -> Result<(), String> {
        macro_rules! by_operation {
            ($($operation:literal => $input:ty),* $(,)?) => {
                match operation {
                    $($operation => accept::<$input, _>(input).map(drop).map_err(as_json),)*
                    _ => panic!("the suite has an operation {operation} that this test lacks"),
                }
            };
        }
        by_operation! {
            "MalformedEnum" => MalformedEnumInput,
            "MalformedLength" => MalformedLengthInput,
            "MalformedLengthOverride" => MalformedLengthOverrideInput,
            "MalformedLengthQueryString" => MalformedLengthQueryStringInput,
            "MalformedPattern" => MalformedPatternInput,
            "MalformedPatternOverride" => MalformedPatternOverrideInput,
            "MalformedRange" => MalformedRangeInput,
            "MalformedRangeOverride" => MalformedRangeOverrideInput,
            "MalformedRequired" => MalformedRequiredInput,
            "MalformedUniqueItems" => MalformedUniqueItemsInput,
            "RecursiveStructures" => RecursiveStructuresInput,
            "SensitiveValidation" => SensitiveValidationInput,
        }
    }

    fn as_json(rejection: Rejection<serde_json::Error>) -> String {
        match rejection {
            Rejection::Malformed(error) => format!("malformed: {error}"),
            Rejection::Invalid(violations) => {
                serde_json::to_string(&ValidationException::from(&violations)).unwrap()
            }
        }
    }

    /// The parameters of a case, one set of values per run.
    fn runs(case: &Value) -> Vec<Vec<(String, String)>> {
        let Some(parameters) = case["testParameters"].as_object() else {
            return vec![vec![]];
        };
        let count = parameters
            .values()
            .next()
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        let run = |index: usize| {
            let value = |(name, values): (&String, &Value)| {
                (name.clone(), values[index].as_str().unwrap().to_owned())
            };
            parameters.iter().map(value).collect()
        };
        (0..count).map(run).collect()
    }

    /// The whole input: the body, the query parameters and the headers.
    fn input(request: &Value, members: &Value, run: &[(String, String)]) -> Value {
        let body = filled_in(request["body"].as_str().unwrap_or("{}"), run);
        let mut input: Value = serde_json::from_str(&body).unwrap();
        for (name, member) in members.as_object().unwrap() {
            let traits = &member["traits"];
            if let Some(query) = traits["smithy.api#httpQuery"].as_str() {
                let all = request["queryParams"].as_array().into_iter().flatten();
                let mut pairs = all.filter_map(|pair| pair.as_str()?.split_once('='));
                if let Some((_, value)) = pairs.find(|(key, _)| *key == query) {
                    input[name] = json!(value);
                }
            }
            if let Some(header) = traits["smithy.api#httpHeader"].as_str()
                && let Some(value) = request["headers"].get(header)
            {
                input[name] = value.clone();
            }
        }
        input
    }

    #[test]
    fn every_case_is_rejected_with_the_suites_message() {
        let shared = std::env::var("SMITHY_SHARED").expect("set when this was built");
        let path = format!("{shared}/protocol-tests/rest-json-1-validation.json");
        let model: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let shapes = &model["shapes"];
        let (mut cases, mut failures) = (0, Vec::new());
        for (id, shape) in shapes.as_object().unwrap() {
            let tests = shape["traits"]["smithy.test#httpMalformedRequestTests"].as_array();
            for case in tests.into_iter().flatten() {
                let operation = id.strip_prefix(NAMESPACE).unwrap();
                let members = &shapes[shape["input"]["target"].as_str().unwrap()]["members"];
                for run in runs(case) {
                    let input = input(&case["request"], members, &run);
                    let expected = &case["response"]["body"]["assertion"]["contents"];
                    let expected = filled_in(expected.as_str().unwrap(), &run);
                    let expected: Value = serde_json::from_str(&expected).unwrap();
                    let found = answer(operation, input.clone());
                    let found = found.map_or_else(|json| json, |()| "\"accepted\"".to_owned());
                    let found = serde_json::from_str(&found).unwrap_or(Value::String(found));
                    cases += 1;
                    if found != expected {
                        let id = &case["id"];
                        failures.push(format!(
                            "{id} {input}\n  wanted {expected}\n  got    {found}"
                        ));
                    }
                }
            }
        }
        println!("{cases} requests");
        assert!(cases > 0);
        assert!(
            failures.is_empty(),
            "{} of {cases}:\n{}",
            failures.len(),
            failures.join("\n")
        );
    }
}
