//! Emits services: the type that represents the service.

use proc_macro2::Literal;
use quote::quote;

use super::names::{deprecated, docs, ident};
use super::schema;
use super::text::{Chunk, Table};
use crate::ir::Service;

pub(crate) fn generate(service: &Service) -> Vec<Chunk> {
    let name = ident(&service.head.name);
    let about = docs(&service.head.docs);
    let deprecated = deprecated(service.head.deprecated.as_deref());
    let item = quote! {
        #about
        #deprecated
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct #name;
    };
    vec![item.into(), table(service).into()]
}

/// The table for the runtime's macro: protocols and operations.
fn table(service: &Service) -> Table {
    let text = |text: &str| Literal::string(text).to_string();
    let rows = vec![
        format!("version: {}", text(&service.version)),
        format!("protocols: [{}]", schema::texts(&service.protocols)),
        format!("calls: {}", service.calls),
    ];
    let operations = service.operations.iter();
    let operations = operations.map(|one| format!("{}: {} = {}", one.method, one.name, one.schema));
    Table {
        name: "service",
        head: schema::line(
            &service.head.name,
            &service.head,
            &schema::list(&service.traits),
        ),
        rows: rows.into_iter().chain(operations).collect(),
        tail: String::new(),
    }
}
