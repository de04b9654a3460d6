//! What the site knows already: its plans, their mends, its register of units.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use gangmu::atlas::propose::{self, Unknown};
use gangmu::atlas::registry::Registry;
use gangmu::error::{Error, Result};
use gangmu::front::FrontMatter;
use gangmu::import::{Import, Options};
use gangmu::privacy::{self, Covered};
use gangmu::project::{self, Project};
use gangmu::source::Source;
use gangmu::{config, disk, plan};

/// What the site knows already; nothing where no site is.
pub(super) struct Site {
    /// Its folder.
    pub(super) root: PathBuf,
    /// Its plans.
    pub(super) plans: Vec<Known>,
    /// The files of mends, `content/corrections/ID.toml`.
    corrections: Vec<Source>,
    /// The register of units as written; empty where there is none.
    pub(super) units: Source,
    /// The register of units, ready for looking up.
    pub(super) registry: Registry,
    /// Whether personal data is covered in what is shown.
    mask: bool,
}

/// A plan that is there already.
pub(super) struct Known {
    /// Its id.
    pub(super) id: String,
    /// Its front matter.
    pub(super) front: FrontMatter,
    /// Its file as written.
    pub(super) file: Source,
}

impl Known {
    fn new(file: Source) -> Self {
        let (plan, _) = plan::parse(&file);
        Self {
            id: plan.id,
            front: plan.front,
            file,
        }
    }
}

impl Site {
    /// Reads the site of a folder; refused where plans lie in a folder without site.toml.
    pub(super) fn load(root: &Path) -> Result<Self> {
        let mut project = Project::default();
        if disk::kind(&root.join(config::FILE))?.is_some() {
            project = project::load_started(root)?;
        } else if disk::kind(&root.join(project::PLANS))?.is_some() {
            return Err(Error::Usage(format!(
                "{} 里没有 {}，不是站点文件夹",
                root.display(),
                config::FILE
            )));
        }
        let units = project::file(root, project::UNITS)?;
        let units = units.unwrap_or_else(|| Source::new(project::UNITS, ""));
        Ok(Self {
            root: root.to_owned(),
            registry: Registry::parse(&units)?,
            mask: project.config.privacy.mask,
            plans: project.plans.into_iter().map(Known::new).collect(),
            corrections: project.corrections,
            units,
        })
    }

    /// The plan that a document was read into before, as far as is known without reading it: that of the id
    /// given, else that of the same document in `seeds/`.
    pub(super) fn before(&self, options: &Options) -> Option<&Known> {
        self.plans.iter().find(|plan| match &options.id {
            Some(id) => *id == plan.id,
            None => plan.front.seed().is_some() && plan.front.source == options.source,
        })
    }

    /// The plan of this id, unless it is known to be of another document.
    pub(super) fn of_id(&self, id: &str, source: Option<&str>) -> Option<&Known> {
        self.plans.iter().find(|plan| {
            let own = plan.front.source.as_deref();
            plan.id == id && (own.is_none() || own == source)
        })
    }

    /// The mends of a plan.
    pub(super) fn corrections(&self, id: &str) -> Option<&Source> {
        let path = format!("{}/{id}.toml", project::CORRECTIONS);
        self.corrections.iter().find(|file| file.path == path)
    }

    /// An import as it may be shown: the plan and what was found; the file that is written keeps the original.
    pub(super) fn shown(&self, import: &Import) -> Import {
        let mut shown = import.clone();
        if self.mask {
            shown.plan = privacy::mask(shown.plan);
            shown.front = shown.plan.front.clone();
            let document = import.document.source();
            privacy::mask_findings(&mut shown.findings, |path| {
                (path == document.path).then_some(document)
            });
        }
        shown
    }

    /// A text of which parts may be shown.
    pub(super) fn shown_parts<'t>(&self, text: &'t str) -> Covered<'t> {
        if self.mask {
            Covered::new(text)
        } else {
            Covered::open(text)
        }
    }

    /// Words as they may be shown.
    pub(super) fn shown_words<'t>(&self, words: &'t str) -> Cow<'t, str> {
        if self.mask {
            privacy::masked(words)
        } else {
            words.into()
        }
    }

    /// The names of a plan that the register does not know.
    pub(super) fn unknown(&self, import: &Import) -> Vec<Unknown> {
        propose::unknown(std::slice::from_ref(&import.plan), &self.registry)
    }
}
