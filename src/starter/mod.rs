//! The files of a new site: two small plans of an invented city and district, their units, every setting.

/// A file of a new site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StarterFile {
    /// The path relative to the site.
    pub path: &'static str,
    /// The content.
    pub text: &'static str,
}

/// All files of a new site, sorted by path.
pub const FILES: &[StarterFile] = &[
    StarterFile {
        path: ".gitattributes",
        text: include_str!("gitattributes"),
    },
    StarterFile {
        path: ".gitignore",
        text: include_str!("gitignore"),
    },
    StarterFile {
        path: "content/pages/about.md",
        text: include_str!("about.md"),
    },
    StarterFile {
        path: "content/phrases.toml",
        text: include_str!("phrases.toml"),
    },
    StarterFile {
        path: "content/plans/qu-2025.md",
        text: include_str!("plans/qu-2025.md"),
    },
    StarterFile {
        path: "content/plans/shi-2025.md",
        text: include_str!("plans/shi-2025.md"),
    },
    StarterFile {
        path: "content/units.toml",
        text: include_str!("units.toml"),
    },
    StarterFile {
        path: "site.toml",
        text: include_str!("site.toml"),
    },
];
