//! The registers that people keep beside the plans: units, decisions on lineage, what is gone.

use std::ops::Range;

use serde::Deserialize;

use super::decisions::Decisions;
use super::registry::Registry;
use super::{Retired, RetiredWhat};
use crate::disk::unfit_part;
use crate::error::{Error, Result};
use crate::placed::Placed;
use crate::source::Source;

/// All registers of a site; a missing file is an empty register.
#[derive(Debug, Clone, Default)]
pub struct Registers {
    /// `content/units.toml`.
    pub units: Registry,
    /// `content/lineage.toml`.
    pub lineage: Decisions,
    /// `content/retired.toml`, sorted by old id.
    pub retired: Vec<Retired>,
    /// The files as they were read.
    pub files: Files,
}

/// The texts of the registers, in which their places stand.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// `content/units.toml`.
    pub units: Option<Source>,
    /// `content/lineage.toml`.
    pub lineage: Option<Source>,
    /// `content/retired.toml`.
    pub retired: Option<Source>,
}

/// `content/retired.toml` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RetiredFile {
    #[serde(default)]
    task: Vec<RetiredLine>,
    #[serde(default)]
    plan: Vec<RetiredLine>,
    #[serde(default)]
    unit: Vec<RetiredLine>,
}

/// One `[[task]]`, `[[plan]]` or `[[unit]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RetiredLine {
    id: Placed<String>,
    date: Placed<String>,
    reason: String,
    successor: Option<Placed<String>>,
}

impl Registers {
    /// Reads the registers that the site has.
    pub fn parse(files: Files) -> Result<Self> {
        let units = files.units.as_ref().map(Registry::parse);
        let lineage = files.lineage.as_ref().map(Decisions::parse);
        let retired = files.retired.as_ref().map(read_retired);
        Ok(Self {
            units: units.transpose()?.unwrap_or_default(),
            lineage: lineage.transpose()?.unwrap_or_default(),
            retired: retired.transpose()?.unwrap_or_default(),
            files,
        })
    }
}

/// Why a register cannot be used, with the place.
fn refuse(source: &Source, span: Range<usize>, message: String) -> Error {
    let place = source.place(span);
    Error::Settings {
        file: source.path.clone(),
        at: Some((place.line, place.column)),
        message,
    }
}

/// Reads retired.toml.
fn read_retired(source: &Source) -> Result<Vec<Retired>> {
    let file: RetiredFile = toml::from_str(&source.text)
        .map_err(|error| Error::toml(&source.path, &source.text, &error))?;
    let kinds = [
        (RetiredWhat::Task, file.task),
        (RetiredWhat::Plan, file.plan),
        (RetiredWhat::Unit, file.unit),
    ];
    let mut retired = Vec::new();
    for (what, lines) in kinds {
        for line in lines {
            if line.reason.trim().is_empty() {
                let message = format!("{} 没有写明原因（reason）", line.id);
                return Err(refuse(source, line.id.span(), message));
            }
            for id in std::iter::once(&line.id).chain(&line.successor) {
                // The parts of a task's id are those of an address.
                if let Some(why) = id.to_ascii_lowercase().split('/').find_map(unfit_part) {
                    let message = format!("编号不能是“{}”（{why}）", id.escape_debug());
                    return Err(refuse(source, id.span(), message));
                }
            }
            retired.push(Retired {
                id: line.id,
                what,
                date: line.date,
                reason: line.reason,
                successor: line.successor,
            });
        }
    }
    retired.sort_by(|a, b| (&*a.id, a.what as u8).cmp(&(&*b.id, b.what as u8)));
    Ok(retired)
}
