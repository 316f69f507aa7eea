//! Changes as Markdown, for a comment on a pull request.

use std::fmt::Write;

use super::{Report, Spot, concerned, heading};
use crate::diagnostic::visible;

impl Report<'_> {
    /// The verdict, and a table for each severity. Compatible changes are folded.
    pub fn markdown(&self) -> String {
        let mark = if self.is_breaking() { "❌" } else { "✅" };
        let mut text = format!("### {mark} Model update\n\n{}\n", self.verdict());
        let shown = self.shown();
        for (severity, changes) in self.by_severity(&shown) {
            let is_note = severity.0 == super::Level::Note;
            let title = format!("{} ({})", heading(severity.0), changes.len());
            let _ = match is_note {
                true => write!(text, "\n<details><summary>{title}</summary>\n\n"),
                false => write!(text, "\n#### {title}\n\n"),
            };
            text.push_str("| shape | rule | for | what | where |\n|---|---|---|---|---|\n");
            for (change, (old, new)) in changes.iter().zip(self.spots(&changes)) {
                let _ = writeln!(
                    text,
                    "| {} | {} | {} | {} | {} |",
                    code(&change.shape),
                    code(&change.id),
                    concerned(change, self.readers),
                    cell(&change.reason),
                    place(old.as_ref(), new.as_ref())
                );
            }
            if is_note {
                text.push_str("\n</details>\n");
            }
        }
        let folded = self.folded();
        if !folded.is_empty() {
            let _ = write!(text, "\n{}\n", folded.join(", "));
        }
        text
    }
}

/// The place in the new version, or in the old one.
fn place(old: Option<&Spot>, new: Option<&Spot>) -> String {
    match (new, old) {
        (Some(spot), _) => code(&format!("{}:{}", spot.file, spot.line)),
        (None, Some(spot)) => format!("{} (old)", code(&format!("{}:{}", spot.file, spot.line))),
        (None, None) => String::new(),
    }
}

/// A text in a cell, which a model cannot leave: code stays code, and everything else is escaped.
fn cell(text: &str) -> String {
    let parts = text
        .split('`')
        .enumerate()
        .map(|(index, part)| match index % 2 {
            0 => escaped(part),
            _ => code(part),
        });
    parts.collect()
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in visible(text).chars() {
        match character {
            '\n' | '\r' => escaped.push(' '),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '!' | '@'
            | '&' | '~' => {
                escaped.push('\\');
                escaped.push(character);
            }
            other => escaped.push(other),
        }
    }
    escaped
}

/// A text as code in a cell.
fn code(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let text = visible(text).replace(['\n', '\r'], " ").replace('`', "'");
    format!("`{}`", text.replace('|', "\\|"))
}
