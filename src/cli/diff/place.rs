//! Where a state is read from, and the state as it was read.

use std::path::{Path, PathBuf};

use gangmu::error::Result;
use gangmu::pipeline::Read;
use gangmu::project::Project;
use gangmu::{config, delta, pipeline, project};

use super::git;

/// The site that is meant: the folder that was named, or the one around it that is a site.
pub(super) fn site(named: &Path) -> PathBuf {
    let whole = std::path::absolute(named).unwrap_or_else(|_| named.to_owned());
    let around = whole.ancestors().find(|folder| is_site(folder));
    around
        .filter(|_| !is_site(named))
        .unwrap_or(named)
        .to_owned()
}

pub(super) fn is_site(folder: &Path) -> bool {
    folder.join(config::FILE).is_file()
}

/// Where a state is read from.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A site's folder.
    Folder(PathBuf),
    /// A commit of the site's repository.
    Commit(String),
    /// What is staged for the next commit.
    Staged,
}

impl Place {
    /// The state that a name means: a site's folder if there is one, else a revision.
    pub(super) fn named(name: &str, site: &Path) -> Result<Self> {
        if is_site(Path::new(name)) {
            return Ok(Self::Folder(name.into()));
        }
        git::commit(site, name).map(Self::Commit)
    }

    pub(super) fn content(&self, site: &Path) -> Result<Project> {
        match self {
            Self::Folder(folder) => project::load(folder),
            Self::Commit(commit) => git::content(site, Some(commit)),
            Self::Staged => git::content(site, None),
        }
    }
}

/// The content of the state that a name means, a site's folder or a revision of the site.
pub(in crate::cli) fn content(name: &str, site: &Path) -> Result<Project> {
    Place::named(name, site)?.content(site)
}

/// A state, read and linked.
pub(super) struct Known {
    pub(super) project: Project,
    pub(super) read: Read,
}

impl Known {
    pub(super) fn of(project: Project) -> Result<Self> {
        let read = pipeline::read(&project)?;
        Ok(Self { project, read })
    }

    /// Beside the older state, whose plans are mostly the same.
    pub(super) fn beside(project: Project, old: &Self) -> Result<Self> {
        let read = pipeline::read_beside(&project, &old.project, &old.read)?;
        Ok(Self { project, read })
    }

    pub(super) fn view(&self) -> delta::State<'_> {
        delta::State {
            project: &self.project,
            atlas: &self.read.atlas,
            registers: &self.read.registers,
        }
    }
}
