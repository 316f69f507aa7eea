//! Services in, a table for a person out.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::service::Service;

/// A line for each service, and what they come to.
pub fn of(services: &[Service], broken: &BTreeSet<String>) -> String {
    let mut text = format!(
        "{:50} {:>6} {:>9} {:>8} {:>8}\n",
        "service", "shapes", "generate", "lines", "check"
    );
    for service in services {
        let compiled = match service.compiled {
            Some(time) => format!("{:.1} s", time.as_secs_f64()),
            None => "as before".to_owned(),
        };
        let result = if broken.contains(&service.package) {
            " failed"
        } else {
            ""
        };
        let _ = writeln!(
            text,
            "{:50} {:>6} {:>6} ms {:>8} {compiled:>9}{result}",
            service.package,
            service.shapes,
            service.generated.as_millis(),
            service.code.lines().count(),
        );
    }
    let _ = write!(text, "{} services, {} failed", services.len(), broken.len());
    text
}
