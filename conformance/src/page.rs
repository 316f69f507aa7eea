//! `docs/conformance.md`: what the run gives, as tables.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::{Case, Kind, Protocol, Side, Standing};

/// What a run found.
#[derive(Debug, Default)]
pub struct Page {
    /// What is not as it should be: a case that fails, one that passes though the list says it cannot.
    pub failures: Vec<String>,
    rows: BTreeMap<(Protocol, Side, Kind), Row>,
    cannot: Vec<(String, &'static str)>,
}

#[derive(Debug, Default)]
struct Row {
    passed: usize,
    of: usize,
    cannot: usize,
}

impl Page {
    /// Runs all cases.
    pub fn of<'a>(cases: impl IntoIterator<Item = &'a Case>) -> Self {
        let mut page = Page::default();
        for case in cases {
            page.add(case);
        }
        page.cannot.sort_unstable();
        page
    }

    fn add(&mut self, case: &Case) {
        let key = (case.protocol, case.side, case.kind);
        let row = self.rows.entry(key).or_default();
        row.of += 1;
        match (case.standing, case.run()) {
            (Standing::Runs, Ok(())) => row.passed += 1,
            (Standing::Runs, Err(wrong)) => self.failures.push(format!("{case}: {wrong}")),
            (Standing::Cannot(reason), Err(_)) => {
                row.cannot += 1;
                self.cannot.push((case.to_string(), reason));
            }
            (Standing::Cannot(_), Ok(())) => {
                row.passed += 1;
                let passes = format!("{case} passes: take it off `cannot.txt`");
                self.failures.push(passes);
            }
        }
    }

    /// How many cases are on the list.
    pub fn listed(&self) -> usize {
        self.rows.values().map(|row| row.cannot).sum()
    }

    /// The page, with what stands between the marks replaced.
    pub fn written_into(&self, page: &str) -> Option<String> {
        let (before, rest) = page.split_once(BEGIN)?;
        let (_, after) = rest.split_once(END)?;
        Some(format!(
            "{before}{BEGIN}\n\n{}\n{END}{after}",
            self.tables()
        ))
    }

    fn tables(&self) -> String {
        let mut text = table(
            ["protocol", "side", "kind", "passed", "of", "cannot"],
            self.rows.iter().map(|((protocol, side, kind), row)| {
                let Row { passed, of, cannot } = row;
                [
                    protocol.to_string(),
                    side.to_string(),
                    kind.to_string(),
                    passed.to_string(),
                    of.to_string(),
                    cannot.to_string(),
                ]
            }),
        );
        if !self.cannot.is_empty() {
            text.push('\n');
            text.push_str(&table(
                ["cannot", "why"],
                self.cannot
                    .iter()
                    .map(|(case, reason)| [format!("`{case}`"), (*reason).to_owned()]),
            ));
        }
        text
    }
}

const BEGIN: &str = "<!-- written by the run -->";
const END: &str = "<!-- end -->";

/// A table in Markdown.
fn table<const N: usize>(head: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let mut text = format!("| {} |\n|{}\n", head.join(" | "), "---|".repeat(N));
    for row in rows {
        let _ = writeln!(text, "| {} |", row.join(" | "));
    }
    text
}
