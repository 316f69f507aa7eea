//! Changes as text for people.

use std::fmt::Write;

use super::{Level, Report, concerned, heading};
use crate::diagnostic::visible;

impl Report<'_> {
    /// The verdict, then the changes, the breaking ones first. Documentation is only counted.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.verdict());
        let shown = self.shown();
        for (severity, changes) in self.by_severity(&shown) {
            // Finding a place takes a pass over the texts, and compatible changes show none.
            let spots = match severity.0 {
                Level::Note => vec![(None, None); changes.len()],
                _ => self.spots(&changes),
            };
            let _ = write!(text, "\n{} ({})\n", heading(severity.0), changes.len());
            let mut last = "";
            for (change, (old, new)) in changes.iter().zip(&spots) {
                if change.shape != last {
                    let _ = writeln!(text, "  {}", visible(&change.shape));
                    last = &change.shape;
                }
                let who = concerned(change, self.readers);
                // What Smithy's tool says, where the readers that are asked for do not mind.
                let is_worse = change.severity > severity.0;
                let theirs = is_worse.then(|| format!("Smithy: {}", change.severity));
                let own = (!who.is_empty()).then_some(who);
                let who: Vec<_> = own.into_iter().chain(theirs).collect();
                let who = match who.is_empty() {
                    true => String::new(),
                    false => format!(" ({})", who.join("; ")),
                };
                let reason = visible(&change.reason);
                let _ = writeln!(text, "    {}{who}: {reason}", visible(&change.id));
                let place = new.as_ref().or(old.as_ref());
                let place = place
                    .map(|spot| format!("{}:{}:{}", visible(&spot.file), spot.line, spot.column));
                let item = change
                    .item
                    .as_ref()
                    .filter(|item| !reason.contains(item.as_str()));
                let item = item.map(|item| format!("`{item}`"));
                let more: Vec<_> = place.into_iter().chain(item).collect();
                if severity.0 > Level::Note && !more.is_empty() {
                    let _ = writeln!(text, "      {}", more.join(", "));
                }
            }
        }
        let folded = self.folded();
        if !folded.is_empty() {
            let _ = write!(text, "\n{}\n", folded.join(", "));
        }
        text
    }
}
