//! Locks on folders, so that two programs never write into one at once.
//!
//! The lock is on the folder itself and leaves no file; it ends with the process, however that ends. Where a disk
//! knows no locks, as some network disks do, none is taken.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use crate::error::{Error, Result};

/// A folder held; let go when dropped.
#[derive(Debug)]
pub struct Lock {
    _held: File,
}

impl Lock {
    /// Waits until nobody else holds the folder.
    pub fn wait(folder: &Path) -> Result<Self> {
        let held = open(folder).map_err(Error::io("锁定", folder))?;
        let _ = held.lock();
        Ok(Self { _held: held })
    }

    /// The folder, unless somebody else holds it.
    pub(super) fn now(folder: &Path) -> Result<Option<Self>> {
        let held = open(folder).map_err(Error::io("锁定", folder))?;
        if matches!(held.try_lock(), Err(TryLockError::WouldBlock)) {
            return Ok(None);
        }
        // Whoever held it before may have moved it or taken it away.
        Ok(is_still(&held, folder).then_some(Self { _held: held }))
    }
}

#[cfg(unix)]
fn open(folder: &Path) -> std::io::Result<File> {
    File::open(folder)
}

/// Folders cannot be locked there: a file beside it is, which goes with its last handle.
#[cfg(windows)]
fn open(folder: &Path) -> std::io::Result<File> {
    use std::os::windows::fs::OpenOptionsExt as _;
    const DELETE_ON_CLOSE: u32 = 0x0400_0000;
    const SHARE_ALL: u32 = 7;
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(".gangmu-lock");
    fs::OpenOptions::new()
        .write(true)
        .create(true)
        .share_mode(SHARE_ALL)
        .custom_flags(DELETE_ON_CLOSE)
        .open(folder.with_file_name(name))
}

#[cfg(unix)]
fn is_still(held: &File, folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let [held, there] = [held.metadata(), fs::symlink_metadata(folder)];
    held.is_ok_and(|held| {
        there.is_ok_and(|there| (held.dev(), held.ino()) == (there.dev(), there.ino()))
    })
}

#[cfg(windows)]
fn is_still(_: &File, folder: &Path) -> bool {
    fs::symlink_metadata(folder).is_ok()
}
