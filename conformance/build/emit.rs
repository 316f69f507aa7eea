//! Rust code of the suites: the modules of their types, and a test for each case.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::cannot::Entry;
use crate::model;
use crate::standing::Standing;
use crate::suite::{Case, Suite};

/// The module of a suite's types.
pub fn types(suite: &Suite) -> String {
    let (module, services) = (&suite.module, suite.services.join("`, `"));
    format!(
        "/// `{services}`.\n\
         pub mod {module} {{ include!(concat!(env!(\"OUT_DIR\"), \"/{module}.rs\")); }}\n"
    )
}

/// The module of a suite's tests: the cases as data, and a function for each.
///
/// `service` is the name of the service's type, `names` those of the operations.
pub fn tests(
    suite: &Suite,
    service: &str,
    names: &BTreeMap<String, String>,
    list: &[Entry],
) -> String {
    let (mut cases, mut modules) = (String::new(), BTreeMap::<String, String>::new());
    let mut taken = BTreeSet::new();
    for (number, case) in suite.cases.iter().enumerate() {
        let operation = operation_of(suite, names, case);
        let standing = Standing::of(case, list);
        cases.push_str(&data(case, service, operation, &standing));
        let place = format!("{}_{}", case.side, case.kind).to_lowercase();
        let name = name(case, |name| taken.insert((place.clone(), name.to_owned())));
        let module = modules.entry(place).or_default();
        let ignored = match &standing {
            Standing::Runs => String::new(),
            Standing::Cannot(reason) => format!("#[ignore = {:?}]", format!("cannot: {reason}")),
        };
        let _ = writeln!(
            module,
            "#[test] {ignored} fn {name}() -> Result<(), String> {{ super::CASES[{number}].run() }}"
        );
    }
    let (module, file) = (&suite.module, &suite.file);
    let mut code = format!(
        "#[allow(non_snake_case)]\n\
         mod {module} {{\n\
         #[allow(unused_imports)]\n\
         use conformance::{{Case, Kind, Model, Protocol, Side, Standing, check, no_operation}};\n\
         #[allow(unused_imports)]\n\
         use conformance::services::{module} as types;\n\
         static MODEL: Model = Model::new(include_str!({file:?}));\n\
         pub(super) static CASES: &[Case] = &[\n{cases}];\n"
    );
    for (name, tests) in modules {
        let _ = writeln!(code, "mod {name} {{\n{tests}}}");
    }
    code.push_str("}\n");
    code
}

/// The cases of all suites.
pub fn all(modules: &[String]) -> String {
    let chained: String = modules
        .iter()
        .map(|module| format!(".chain({module}::CASES)"))
        .collect();
    format!(
        "/// The cases of all suites.\n\
         fn all() -> impl Iterator<Item = &'static conformance::Case> {{\n\
         std::iter::empty(){chained}\n}}\n"
    )
}

/// The type of the operation that a case is about: its own, or the first that answers with the error.
fn operation_of<'n>(
    suite: &Suite,
    names: &'n BTreeMap<String, String>,
    case: &Case,
) -> Option<&'n String> {
    match case.kind {
        "Error" => names
            .iter()
            .find(|(id, _)| model::has_error(&suite.shapes, &suite.services, id, &case.shape))
            .map(|(_, name)| name),
        _ => names.get(&case.shape),
    }
}

/// A case as an item of the list.
fn data(case: &Case, service: &str, operation: Option<&String>, standing: &Standing) -> String {
    let Case {
        id,
        protocol,
        side,
        kind,
        shape,
        index,
        run,
        ..
    } = case;
    let standing = match standing {
        Standing::Runs => "Standing::Runs".to_owned(),
        Standing::Cannot(reason) => format!("Standing::Cannot({reason:?})"),
    };
    let check = match operation {
        Some(operation) => format!("check::<types::{service}, types::{operation}>"),
        None => "no_operation".to_owned(),
    };
    format!(
        "Case {{ model: &MODEL, id: {id:?}, protocol: Protocol::{protocol}, side: Side::{side}, \
         kind: Kind::{kind}, shape: {shape:?}, index: {index}, parameters: {run:?}, \
         standing: {standing}, check: {check} }},\n"
    )
}

/// The name of a case's test: its id and, of a case with parameters, which of them.
fn name(case: &Case, mut is_free: impl FnMut(&str) -> bool) -> String {
    let mut name = match case.run {
        Some(run) => format!("{}_case{run}", case.id),
        None => case.id.clone(),
    };
    while !is_free(&name) {
        name.push('_');
    }
    name
}
