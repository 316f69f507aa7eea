//! Emits operations: the type that represents the operation, and the enum of its errors.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::names::{deprecated, docs, ident};
use super::text::{Chunk, Table};
use super::{Facets, schema, types};
use crate::ir::{Operation, Pages, Step, Target, TokenKind, Type};

pub(crate) fn generate(operation: &Operation, facets: &Facets) -> Vec<Chunk> {
    let name = ident(&operation.head.name);
    let about = docs(&operation.head.docs);
    let deprecated = deprecated(operation.head.deprecated.as_deref());
    let errors = errors(operation);
    let items = quote! {
        #about
        #deprecated
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct #name;

        #errors
    };
    let tables = [table(operation), errors_table(operation, facets)];
    let tables = tables.into_iter().map(Chunk::Table);
    std::iter::once(items.into()).chain(tables).collect()
}

/// The table for the runtime's macro: types, schema and HTTP binding.
fn table(operation: &Operation) -> Table {
    let Operation { input, output, .. } = operation;
    let text = |text: &str| Literal::string(text).to_string();
    let message = |role, (value, target): &(Type, Target)| {
        format!("{role}: {} = {}", types::text(value), target.schema)
    };
    let mut rows = vec![
        message("input", input),
        message("output", output),
        format!("error: {}", operation.error),
    ];
    rows.extend(operation.http.as_ref().map(|http| {
        let (method, uri) = (text(&http.method), text(&http.uri));
        format!("http: {method} {uri} {}", http.status)
    }));
    rows.extend(operation.pages.iter().flat_map(pages));
    Table {
        name: "operation",
        head: schema::line(
            &operation.head.name,
            &operation.head,
            &schema::list(&operation.traits),
        ),
        rows,
        tail: match &input.0 {
            Type::Structure(name) if operation.owns_input => format!(" of {name}"),
            _ => String::new(),
        },
    }
}

/// The rows of the tokens and the items.
fn pages(pages: &Pages) -> Vec<String> {
    let kind = match pages.kind {
        TokenKind::Text => "text",
        TokenKind::Map => "map",
        TokenKind::Other => "other",
    };
    let (token, input, output) = (
        types::text(&pages.token),
        step(&pages.input),
        path(&pages.output),
    );
    let mut rows = vec![format!("token: {kind}({token}) = {input} from {output}")];
    let items = pages.items.as_ref();
    rows.extend(items.map(|(items, at)| format!("items: {} = {}", types::text(items), path(at))));
    rows
}

fn path(steps: &[Step]) -> String {
    let steps: Vec<_> = steps.iter().map(step).collect();
    steps.join(" ")
}

fn step(step: &Step) -> String {
    match step.optional {
        true => format!("optional({})", step.field),
        false => format!("required({})", step.field),
    }
}

fn errors(operation: &Operation) -> TokenStream {
    let name = ident(&operation.error);
    let about = docs(&format!("The errors of [`{}`].", operation.head.name));
    let variants = operation.errors.iter().map(|error| {
        let (name, structure) = (ident(&error.name), types::rust(&error.structure));
        let about = docs(&format!("`{}`.", error.code));
        quote!(#about #name(#structure),)
    });
    quote! {
        #about
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// An error that the model does not define.
            Unknown(runtime::UnknownError),
        }
    }
}

/// The table for the runtime's macro: one row per error.
fn errors_table(operation: &Operation, facets: &Facets) -> Table {
    let rows = operation
        .errors
        .iter()
        .map(|error| format!("{}({})", error.name, types::text(&error.structure)));
    Table {
        name: match facets.serde {
            true => "serde_operation_error",
            false => "operation_error",
        },
        head: operation.error.clone(),
        rows: rows.collect(),
        tail: String::new(),
    }
}
