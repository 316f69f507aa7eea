//! The values of a case: `params`, in the notation that Smithy's suites have for them.

use smithy_typegen_runtime::Document;
use smithy_typegen_runtime::document::Number;
use smithy_typegen_runtime::schema::{Member, Schema, TimestampFormat};
use smithy_typegen_runtime::wire::{Error, Fields, Instant, Reader, Result};

/// Reads a value from `params`: members by their names in the model, timestamps as seconds or text, blobs as
/// text, floats that are not finite as strings.
///
/// Stricter than a codec: a member that the model does not have is an error.
#[derive(Debug)]
pub struct ParamsReader<'a>(pub &'a Document);

impl<'a> ParamsReader<'a> {
    fn number_of(&self, kind: &str) -> Result<Option<&'a Number>> {
        match self.0 {
            Document::Null => Ok(None),
            Document::Number(number) => Ok(Some(number)),
            _ => Err(wrong(kind)),
        }
    }

    /// The digits of a number, or the name of one that is not finite.
    fn real(&self) -> Result<Option<String>> {
        match self.0 {
            Document::String(text) if matches!(&**text, "NaN" | "Infinity" | "-Infinity") => {
                Ok(Some(text.clone()))
            }
            _ => Ok(self.number_of("a float")?.map(ToString::to_string)),
        }
    }
}

fn wrong(kind: &str) -> Error {
    Error::new(format!(
        "the case's `params` have no {kind} where the model has one"
    ))
}

impl Reader for ParamsReader<'_> {
    fn boolean(&mut self, _: &'static Member) -> Result<Option<bool>> {
        match self.0 {
            Document::Null => Ok(None),
            Document::Boolean(value) => Ok(Some(*value)),
            _ => Err(wrong("boolean")),
        }
    }

    fn integer(&mut self, _: &'static Member) -> Result<Option<i64>> {
        let number = self.number_of("integer")?;
        let integer = number.map(|number| number.as_i64().ok_or_else(|| wrong("integer")));
        integer.transpose()
    }

    fn float(&mut self, _: &'static Member) -> Result<Option<f32>> {
        let real = self.real()?.map(|digits| digits.parse());
        real.transpose().map_err(|_| wrong("float"))
    }

    fn double(&mut self, _: &'static Member) -> Result<Option<f64>> {
        let real = self.real()?.map(|digits| digits.parse());
        real.transpose().map_err(|_| wrong("double"))
    }

    fn number(&mut self, _: &'static Member) -> Result<Option<String>> {
        Ok(self.number_of("number")?.map(ToString::to_string))
    }

    fn string(&mut self, _: &'static Member) -> Result<Option<String>> {
        match self.0 {
            Document::Null => Ok(None),
            Document::String(text) => Ok(Some(text.clone())),
            _ => Err(wrong("string")),
        }
    }

    fn text(&mut self, member: &'static Member, take: &mut dyn FnMut(&str)) -> Result<bool> {
        let text = self.string(member)?;
        if let Some(text) = &text {
            take(text);
        }
        Ok(text.is_some())
    }

    fn blob(&mut self, member: &'static Member) -> Result<Option<Vec<u8>>> {
        Ok(self.string(member)?.map(String::into_bytes))
    }

    fn timestamp(&mut self, _: &'static Member) -> Result<Option<Instant>> {
        // The cases of event streams have text.
        if let Document::String(text) = self.0 {
            let instant = Instant::parse(text, TimestampFormat::DateTime);
            return instant.map(Some).ok_or_else(|| wrong("timestamp"));
        }
        let Some(number) = self.number_of("timestamp")? else {
            return Ok(None);
        };
        let instant = Instant::parse(&number.to_string(), TimestampFormat::EpochSeconds);
        instant.map(Some).ok_or_else(|| wrong("timestamp"))
    }

    fn document(&mut self) -> Result<Document> {
        Ok(self.0.clone())
    }

    fn structure(&mut self, schema: &'static Schema, fields: &mut dyn Fields) -> Result<bool> {
        let members = match self.0 {
            Document::Null => return Ok(false),
            Document::Object(members) => members,
            _ => return Err(wrong("structure")),
        };
        for (name, value) in members {
            let known = schema.members().iter().enumerate();
            let mut known = known.filter(|(_, member)| member.name() == name);
            let Some((index, member)) = known.next() else {
                let id = schema.id();
                return Err(Error::new(format!(
                    "the case's `params` have `{name}`, which {id} has not"
                )));
            };
            fields.read(index, member, &mut ParamsReader(value))?;
        }
        Ok(true)
    }

    fn list(
        &mut self,
        _: &'static Schema,
        item: &mut dyn FnMut(&mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        match self.0 {
            Document::Null => Ok(false),
            Document::List(items) => {
                for one in items {
                    item(&mut ParamsReader(one))?;
                }
                Ok(true)
            }
            _ => Err(wrong("list")),
        }
    }

    fn map(
        &mut self,
        _: &'static Schema,
        entry: &mut dyn FnMut(&str, &mut dyn Reader) -> Result<()>,
    ) -> Result<bool> {
        match self.0 {
            Document::Null => Ok(false),
            Document::Object(entries) => {
                for (key, value) in entries {
                    entry(key, &mut ParamsReader(value))?;
                }
                Ok(true)
            }
            _ => Err(wrong("map")),
        }
    }

    fn skip(&mut self) -> Result<()> {
        Ok(())
    }
}
