//! Types as the generator makes them, without its macros: a list of files, each with a union and an
//! enum.

use smithy_typegen_runtime::schema::{Kind, Member, Schema, Trait, prelude};
use smithy_typegen_runtime::wire::{
    self, Context, Fill, Members, Own, Reader, Result, Set, Shape, Slot, Structure, Union, Value,
    Writer,
};
use smithy_typegen_runtime::{UnknownMember, UnknownValue};

/// No member is required, so that it is its own builder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Files {
    pub files: Option<Vec<File>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct File {
    pub arn: String,
    pub id: String,
    pub name: String,
    pub size: i64,
    pub status: Status,
    pub created: Option<String>,
    pub created_by: Option<CreatedBy>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum CreatedBy {
    User(String),
    Service(String),
    Unknown(UnknownMember),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    Approved,
    Processing,
    Unknown(UnknownValue),
}

static FILES: Schema = Schema::new(
    "example#Files",
    Kind::Structure(&[Member::new("Files", &FILE_LIST, &[])]),
    &[],
);
static FILE_LIST: Schema = Schema::new(
    "example#FileList",
    Kind::List(Member::new("member", &FILE, &[])),
    &[],
);
static FILE: Schema = Schema::new(
    "example#File",
    Kind::Structure(&[
        Member::new("FileArn", &prelude::STRING, &[Trait::Required]),
        Member::new("FileId", &prelude::STRING, &[Trait::Required]),
        Member::new("FileName", &prelude::STRING, &[Trait::Required]),
        Member::new("FileSizeInBytes", &prelude::LONG, &[Trait::Required]),
        Member::new("FileStatus", &STATUS, &[Trait::Required]),
        Member::new("CreationTime", &prelude::STRING, &[]),
        Member::new("CreatedBy", &CREATED_BY, &[]),
    ]),
    &[],
);
static CREATED_BY: Schema = Schema::new(
    "example#CreatedBy",
    Kind::Union(&[
        Member::new("ConnectUserArn", &prelude::STRING, &[]),
        Member::new("AwsIdentityArn", &prelude::STRING, &[]),
    ]),
    &[],
);
static STATUS: Schema = Schema::new("example#Status", Kind::Enum, &[]);

impl Shape for Files {
    const SCHEMA: &'static Schema = &FILES;
}

impl Structure for Files {
    type Builder = Self;

    fn assemble(builder: Self, _: &mut Context) -> Self {
        builder
    }
}

impl Fill for Files {
    fn read(
        &mut self,
        index: usize,
        member: &'static Member,
        from: &mut dyn Reader,
        context: &mut Context,
    ) -> Result<()> {
        match index {
            0 => wire::field::<_, Own>(&mut self.files, member, from, context),
            _ => from.skip(),
        }
    }
}

impl Members for Files {
    fn write(&self, index: usize, member: &'static Member, to: &mut dyn Writer) -> Result<()> {
        match index {
            0 => wire::member::<_, Own>(self.files.as_ref(), member, to),
            _ => Ok(()),
        }
    }
}

impl Value for Files {
    fn read(
        from: &mut dyn Reader,
        _: &'static Member,
        context: &mut Context,
    ) -> Result<Option<Self>> {
        wire::read_structure(from, context)
    }

    fn write(&self, to: &mut dyn Writer, _: &'static Member) -> Result<()> {
        to.structure(&FILES, self)
    }
}

#[derive(Default)]
pub struct FileBuilder {
    arn: Option<String>,
    id: Option<String>,
    name: Option<String>,
    size: Option<i64>,
    status: Option<Status>,
    created: Option<String>,
    created_by: Option<CreatedBy>,
}

impl Shape for File {
    const SCHEMA: &'static Schema = &FILE;
}

impl Structure for File {
    type Builder = FileBuilder;

    fn assemble(builder: FileBuilder, _: &mut Context) -> Self {
        File {
            arn: builder.arn.unwrap_or_default(),
            id: builder.id.unwrap_or_default(),
            name: builder.name.unwrap_or_default(),
            size: builder.size.unwrap_or_default(),
            status: builder.status.unwrap_or_else(|| Status::from("")),
            created: builder.created,
            created_by: builder.created_by,
        }
    }
}

impl Fill for FileBuilder {
    fn read(
        &mut self,
        index: usize,
        member: &'static Member,
        from: &mut dyn Reader,
        context: &mut Context,
    ) -> Result<()> {
        match index {
            0 => wire::field::<_, Own>(&mut self.arn, member, from, context),
            1 => wire::field::<_, Own>(&mut self.id, member, from, context),
            2 => wire::field::<_, Own>(&mut self.name, member, from, context),
            3 => wire::field::<_, Own>(&mut self.size, member, from, context),
            4 => wire::field::<_, Own>(&mut self.status, member, from, context),
            5 => wire::field::<_, Own>(&mut self.created, member, from, context),
            6 => wire::field::<_, Own>(&mut self.created_by, member, from, context),
            _ => from.skip(),
        }
    }
}

impl Members for File {
    fn write(&self, index: usize, member: &'static Member, to: &mut dyn Writer) -> Result<()> {
        match index {
            0 => wire::member::<_, Own>(Some(&self.arn), member, to),
            1 => wire::member::<_, Own>(Some(&self.id), member, to),
            2 => wire::member::<_, Own>(Some(&self.name), member, to),
            3 => wire::member::<_, Own>(Some(&self.size), member, to),
            4 => wire::member::<_, Own>(Some(&self.status), member, to),
            5 => wire::member::<_, Own>(self.created.as_ref(), member, to),
            6 => wire::member::<_, Own>(self.created_by.as_ref(), member, to),
            _ => Ok(()),
        }
    }
}

impl Value for File {
    fn read(
        from: &mut dyn Reader,
        _: &'static Member,
        context: &mut Context,
    ) -> Result<Option<Self>> {
        wire::read_structure(from, context)
    }

    fn write(&self, to: &mut dyn Writer, _: &'static Member) -> Result<()> {
        to.structure(&FILE, self)
    }
}

impl Shape for CreatedBy {
    const SCHEMA: &'static Schema = &CREATED_BY;
}

impl Union for CreatedBy {
    fn read_member(
        slot: &mut Slot<'_, Self>,
        index: usize,
        member: &'static Member,
        from: &mut dyn Reader,
    ) -> Result<()> {
        match index {
            0 => wire::variant::<_, _, Own>(slot, CreatedBy::User, member, from),
            1 => wire::variant::<_, _, Own>(slot, CreatedBy::Service, member, from),
            _ => from.skip(),
        }
    }

    fn from_unknown(member: UnknownMember) -> Self {
        CreatedBy::Unknown(member)
    }

    fn as_unknown(&self) -> Option<&UnknownMember> {
        match self {
            CreatedBy::Unknown(member) => Some(member),
            _ => None,
        }
    }
}

impl Members for CreatedBy {
    fn write(&self, _: usize, member: &'static Member, to: &mut dyn Writer) -> Result<()> {
        match self {
            CreatedBy::User(arn) | CreatedBy::Service(arn) => {
                wire::member::<_, Own>(Some(arn), member, to)
            }
            CreatedBy::Unknown(_) => Ok(()),
        }
    }

    fn set(&self) -> Set<'_> {
        match self {
            CreatedBy::User(_) => Set::One(0),
            CreatedBy::Service(_) => Set::One(1),
            CreatedBy::Unknown(member) => Set::Unknown(member.name(), member.value()),
        }
    }
}

impl Value for CreatedBy {
    fn read(
        from: &mut dyn Reader,
        _: &'static Member,
        context: &mut Context,
    ) -> Result<Option<Self>> {
        wire::read_union(from, context)
    }

    fn write(&self, to: &mut dyn Writer, member: &'static Member) -> Result<()> {
        wire::write_union(self, to, member)
    }
}

impl From<&str> for Status {
    fn from(text: &str) -> Self {
        match text {
            "APPROVED" => Status::Approved,
            "PROCESSING" => Status::Processing,
            _ => Status::Unknown(UnknownValue::new(text)),
        }
    }
}

impl Value for Status {
    fn read(
        from: &mut dyn Reader,
        member: &'static Member,
        _: &mut Context,
    ) -> Result<Option<Self>> {
        wire::read_enum(from, member)
    }

    fn write(&self, to: &mut dyn Writer, member: &'static Member) -> Result<()> {
        let text = match self {
            Status::Approved => "APPROVED",
            Status::Processing => "PROCESSING",
            Status::Unknown(value) => value.as_str(),
        };
        to.string(member, text)
    }
}
