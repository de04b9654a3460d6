//! What bodies do for a task, on which level, and what a column of a table of tasks holds.

/// What a body does for a task, in the field's words.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 牵头.
    Lead,
    /// 配合, 参与.
    Cooperate,
    /// 责任单位, no split given.
    Responsible,
    /// 制订政策保障措施.
    Policy,
    /// 支持和指导.
    Support,
    /// 负责推进.
    Implement,
}

/// Which level a column of a two-level table speaks of.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// 市级.
    Municipal,
    /// 区级, 县级.
    District,
}

/// What a column of a task table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// 序号.
    Label,
    /// A short name of the task, where another column has the text.
    Title,
    /// The task.
    Text,
    /// Units with a role and a tier.
    Units(Role, Option<Tier>),
    /// Responsibilities in sentences: 商务部牵头，…；试点地区负责推进.
    Clauses,
    /// 完成时限.
    Deadline,
    /// Anything else: kept and shown under its heading.
    Other,
}

impl Role {
    /// All roles, in the order in which pages show them.
    pub const ALL: [Self; 6] = [
        Self::Lead,
        Self::Cooperate,
        Self::Responsible,
        Self::Policy,
        Self::Support,
        Self::Implement,
    ];

    /// The word in JSON, addresses and `tasks.toml`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Cooperate => "cooperate",
            Self::Responsible => "responsible",
            Self::Policy => "policy",
            Self::Support => "support",
            Self::Implement => "implement",
        }
    }
}

impl Tier {
    /// The word in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Municipal => "municipal",
            Self::District => "district",
        }
    }
}
