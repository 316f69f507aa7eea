//! The roots on the command line: operations, services and shapes.

use std::collections::BTreeSet;

use clap::Args;
use smithy_typegen::internal::select::Root;

#[derive(Args, Debug)]
#[group(skip)]
pub struct RootArguments {
    /// All operations of a service, with everything they refer to; may be repeated.
    #[arg(long, value_name = "ID", group = "roots")]
    service: Vec<String>,

    /// An operation, with everything it refers to; may be repeated.
    #[arg(long, value_name = "ID", group = "roots")]
    operation: Vec<String>,

    /// A structure, union, enum or other shape, with everything it refers to; may be repeated.
    #[arg(long, value_name = "ID", group = "roots")]
    shape: Vec<String>,
}

impl RootArguments {
    /// The roots as the library has them.
    pub fn roots(&self) -> BTreeSet<Root> {
        let operations = self.operation.iter().cloned().map(Root::Operation);
        let services = self.service.iter().cloned().map(Root::Service);
        let shapes = self.shape.iter().cloned().map(Root::Shape);
        operations.chain(services).chain(shapes).collect()
    }
}
