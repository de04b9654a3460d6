//! Trouble of the machine and of the settings: it ends a command; findings about documents do not.

mod wording;

use std::fmt;
use std::path::{Path, PathBuf};

pub(crate) use wording::chinese;

/// What stopped a command.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read or written.
    Io {
        /// What was being done, in Chinese: 读取, 写入, 删除 …
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// site.toml, units.toml or another settings file cannot be used.
    Settings {
        /// The file, relative to the site.
        file: String,
        /// Line and column in characters, from 1, where known.
        at: Option<(u32, u32)>,
        /// What is wrong and what to do.
        message: String,
    },
    /// A template or static file of the theme cannot be used.
    Theme {
        /// The template.
        template: String,
        /// The page that was being rendered, if one was.
        page: Option<String>,
        /// What is wrong, with the line where known.
        message: String,
    },
    /// The command cannot be carried out as asked.
    Usage(String),
    /// Several of them at once, in order: who mends files wants to know all.
    Several(Vec<Self>),
}

/// What a fallible step of the library returns.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Wraps an IO error with what was being done to which path.
    pub fn io(doing: &'static str, path: impl AsRef<Path>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.as_ref().to_owned();
        move |source| Self::Io {
            doing,
            path,
            source,
        }
    }

    /// An unusable settings file, with the place that TOML reports.
    pub fn toml(file: &str, text: &str, error: &toml::de::Error) -> Self {
        let at = error.span().map(|span| {
            let place = crate::source::Source::whole(file, text.to_owned()).place(span);
            (place.line, place.column)
        });
        Self::Settings {
            file: file.to_owned(),
            at,
            message: chinese(error.message()),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io {
                doing,
                path,
                source,
            } => write!(f, "{doing} {} 失败：{source}", path.display()),
            Self::Settings { file, at, message } => match at {
                Some((line, column)) => write!(f, "{file}:{line}:{column}: {message}"),
                None => write!(f, "{file}: {message}"),
            },
            Self::Theme {
                template,
                page,
                message,
            } => match page {
                Some(page) => write!(f, "模板 {template}（页面 {page}）：{message}"),
                None => write!(f, "模板 {template}：{message}"),
            },
            Self::Usage(message) => f.write_str(message),
            Self::Several(errors) => {
                for (at, error) in errors.iter().enumerate() {
                    let line = if at == 0 { "" } else { "\n" };
                    write!(f, "{line}{error}")?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
