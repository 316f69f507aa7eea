//! The parameters of a query string, as a server looks for them.

use crate::effort::Effort;
use crate::http::uri::decode;
use crate::wire::Result;

/// The names and values of a query string, percent-encoding undone; an error where it cannot be.
pub(crate) fn pairs(query: &str) -> impl Iterator<Item = Result<(String, String)>> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        Ok((decode(name, true)?, decode(value, true)?))
    })
}

/// The parameters sorted by their names, so that a member looks at no others than its own.
pub(crate) struct Parameters {
    /// Those of one name are in the order of the query.
    sorted: Vec<(String, String)>,
    pub(super) effort: Effort,
}

impl Parameters {
    /// The parameters of a query string.
    ///
    /// # Errors
    ///
    /// Encoding that cannot be undone.
    pub(crate) fn parse(query: &str) -> Result<Self> {
        let mut sorted: Vec<_> = pairs(query).collect::<Result<_>>()?;
        let effort = Effort::default();
        sorted.sort_by(|(one, _), (other, _)| {
            effort.step();
            one.cmp(other)
        });
        Ok(Parameters { sorted, effort })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// The values of the parameter of this name.
    pub(super) fn named(&self, name: &str) -> impl Iterator<Item = &str> {
        let start = self.sorted.partition_point(|(known, _)| {
            self.effort.step();
            known.as_str() < name
        });
        let from = self.sorted.iter().skip(start);
        let same = from.take_while(move |(known, _)| {
            self.effort.step();
            known == name
        });
        same.map(|(_, value)| value.as_str())
    }

    /// Each name, with its values.
    pub(super) fn by_name(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = &str>)> {
        let groups = self.sorted.chunk_by(|(one, _), (other, _)| {
            self.effort.step();
            one == other
        });
        groups.filter_map(|group| {
            let (name, _) = group.first()?;
            Some((name.as_str(), group.iter().map(|(_, value)| value.as_str())))
        })
    }
}
