//! Where the rules put the changes that they find.

use super::rules::{Rule, Sides};
use super::scope::Scope;
use super::{Change, Effects, Level};
use crate::model::{Member, Shape, ShapeId};
use crate::source::Place;

/// The comparison, and what it has found.
pub(super) struct Context<'m> {
    pub(super) scope: Scope<'m>,
    pub(super) changes: Vec<Change>,
}

/// What a change is about: a shape or a member, in either model or in both.
#[derive(Clone, Debug)]
pub(super) struct Subject<'m> {
    /// The shape, or the one that contains the member.
    pub(super) id: &'m ShapeId,
    /// The name of the member.
    pub(super) member: Option<&'m str>,
    pub(super) old: Option<Place>,
    pub(super) new: Option<Place>,
}

impl<'m> Subject<'m> {
    /// A shape that both models have.
    pub(super) fn shape(old: &'m Shape, new: &'m Shape) -> Self {
        Subject {
            id: &new.id,
            member: None,
            old: Some(old.place.clone()),
            new: Some(new.place.clone()),
        }
    }

    /// A member that both models have.
    pub(super) fn member(owner: &'m Shape, old: &'m Member, new: &'m Member) -> Self {
        Subject {
            id: &owner.id,
            member: Some(&new.name),
            old: Some(old.place.clone()),
            new: Some(new.place.clone()),
        }
    }

    /// A shape or member that only the old model has.
    pub(super) fn removed(owner: &'m Shape, member: Option<&'m Member>) -> Self {
        Subject {
            id: &owner.id,
            member: member.map(|member| member.name.as_str()),
            old: Some(member.map_or(&owner.place, |member| &member.place).clone()),
            new: None,
        }
    }

    /// A shape or member that only the new model has.
    pub(super) fn added(owner: &'m Shape, member: Option<&'m Member>) -> Self {
        let subject = Subject::removed(owner, member);
        Subject {
            new: subject.old,
            old: None,
            ..subject
        }
    }

    /// Its id, `ns#Shape$member`.
    pub(super) fn text(&self) -> String {
        match self.member {
            Some(member) => format!("{}${member}", self.id),
            None => self.id.to_string(),
        }
    }
}

impl Context<'_> {
    /// Adds what a rule has found.
    pub(super) fn push(&mut self, rule: &Rule, subject: &Subject<'_>, reason: impl Into<String>) {
        self.push_as(rule, rule.id.to_owned(), subject, reason);
    }

    /// Adds what a rule has found, with an id that says what it is about.
    pub(super) fn push_about(
        &mut self,
        rule: &Rule,
        about: impl std::fmt::Display,
        subject: &Subject<'_>,
        reason: impl Into<String>,
    ) {
        self.push_as(rule, format!("{}.{about}", rule.id), subject, reason);
    }

    fn push_as(
        &mut self,
        rule: &Rule,
        id: String,
        subject: &Subject<'_>,
        reason: impl Into<String>,
    ) {
        self.push_found(
            id,
            String::new(),
            rule.severity,
            (rule.client, rule.server),
            subject,
            reason.into(),
        );
    }

    /// Adds a change.
    pub(super) fn push_found(
        &mut self,
        id: String,
        path: String,
        severity: Level,
        (client, server): (Sides, Sides),
        subject: &Subject<'_>,
        reason: String,
    ) {
        // Nothing is worse on the wire than the specification says.
        let side = |sides| self.scope.side(subject.id, sides).min(severity);
        let effects = Effects {
            rust: Level::Note,
            client: side(client),
            server: side(server),
        };
        self.changes.push(Change {
            id,
            severity,
            shape: subject.text(),
            path,
            effects,
            reason,
            old: subject.old.clone(),
            new: subject.new.clone(),
            item: None,
            accepted: None,
        });
    }
}
