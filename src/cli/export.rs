//! `gangmu export`: the linked data as JSON, CSV or XLSX, for everything, one plan or one unit.

use std::path::PathBuf;

use clap::ValueEnum;
use gangmu::error::{Error, Result};
use gangmu::{disk, export, pipeline, project};

use super::{Context, Status, values};
use crate::cli::terminal;

/// What `export` is told.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// 格式：json（全部数据）、csv 或 xlsx（任务清单）
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// 只要这个方案的任务（csv、xlsx）
    #[arg(long, value_name = "ID", conflicts_with = "unit")]
    plan: Option<String>,
    /// 只要这个单位的任务（csv、xlsx）：单位编号或全称
    #[arg(long, value_name = "ID")]
    unit: Option<String>,
    /// 写到这个文件；不写则输出到屏幕（xlsx 必须写）
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// How the data is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// 全部数据
    #[default]
    Json,
    /// 逗号分隔的任务清单
    Csv,
    /// 电子表格的任务清单
    Xlsx,
}

/// Reads the site and writes its data.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Status> {
    let project = project::load_content(&context.site)?;
    let read = pipeline::read(&project)?;
    let atlas = &read.atlas;
    let bytes = if args.format == Format::Json {
        if args.plan.is_some() || args.unit.is_some() {
            return Err(Error::Usage(
                "--plan 和 --unit 只用于 csv、xlsx；json 总是全部数据".to_owned(),
            ));
        }
        export::json::bytes(&export::json::of_atlas(atlas))
    } else {
        let base = &project.config.site.base_url;
        let table = if let Some(id) = &args.plan {
            export::lists::plan(atlas, values::plan(atlas, id)?, base)
        } else if let Some(id) = &args.unit {
            export::lists::unit(atlas, values::unit(atlas, id)?, base)
        } else {
            export::lists::all(atlas, base)
        };
        match args.format {
            Format::Csv => export::csv(&table),
            _ => export::xlsx(&table)?,
        }
    };
    match &args.out {
        Some(path) => disk::write(path, &bytes)?,
        None if args.format == Format::Xlsx => {
            return Err(Error::Usage("xlsx 请用 --out FILE 写明文件名".to_owned()));
        }
        None if args.format == Format::Json => {
            terminal::json(String::from_utf8_lossy(&bytes).trim_end());
        }
        None => terminal::bytes(&bytes),
    }
    Ok(Status::Done)
}
