//! The words of the command line itself, in Chinese: headings of the help, and what clap says of wrong arguments.

use std::fmt::Write as _;

use crate::cli::terminal::{self, tell};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches};

/// Heading of the commands.
pub(super) const COMMANDS: &str = "命令";
/// Heading of the options that every command takes.
pub(super) const GLOBAL: &str = "通用选项";
/// The order of a help page.
pub(super) const TEMPLATE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}\n";
/// What the exit statuses mean.
pub(super) const STATUSES: &str = "退出状态：0 完成；1 有 site.toml 未准许的错误级发现（diff：有差别）；2 用法或机器故障。\n\
     在站点文件夹里运行，或用 --site 指明。每个命令的用法：gangmu 命令 --help";

/// Parses the arguments of this process. The error is the exit status, after help or trouble was shown.
pub(super) fn parse<T: CommandFactory + FromArgMatches>() -> Result<T, u8> {
    let command = chinese(T::command());
    let parsed = command
        .try_get_matches()
        .and_then(|matches| T::from_arg_matches(&matches));
    parsed.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            terminal::answer_styled(error.render().ansi().to_string().trim_end());
            0
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            terminal::beside_styled(error.render().ansi().to_string().trim_end());
            2
        }
        _ => {
            tell!("错误：{}", reason(&error));
            2
        }
    })
}

/// Gives a command and its subcommands Chinese headings and a Chinese `--help`.
fn chinese(command: clap::Command) -> clap::Command {
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    let has_version = command.get_version().is_some();
    let mut command = command
        .help_template(TEMPLATE)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|arg| {
            let arg = if arg.get_action().takes_values() {
                arg.hide_default_value(true).hide_possible_values(true)
            } else {
                arg
            };
            if arg.get_help_heading().is_some() {
                arg
            } else if arg.is_positional() {
                arg.help_heading("参数")
            } else {
                arg.help_heading("选项")
            }
        })
        .arg(
            clap::Arg::new("help")
                .long("help")
                .short('h')
                .action(clap::ArgAction::HelpShort)
                .help("显示这份帮助")
                .help_heading(GLOBAL),
        );
    if has_version {
        command = command.arg(
            clap::Arg::new("version")
                .long("version")
                .short('V')
                .action(clap::ArgAction::Version)
                .help("显示版本号")
                .help_heading(GLOBAL),
        );
    }
    for name in names {
        command = command.mut_subcommand(name, chinese);
    }
    command
}

/// What is wrong with the arguments, in one or two Chinese sentences.
fn reason(error: &clap::Error) -> String {
    let word = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(list)) => list.join("、"),
        Some(ContextValue::Number(n)) => n.to_string(),
        _ => String::new(),
    };
    let arg = word(ContextKind::InvalidArg);
    let value = word(ContextKind::InvalidValue);
    let mut text = match error.kind() {
        ErrorKind::UnknownArgument => format!("不认识参数“{arg}”。"),
        ErrorKind::InvalidSubcommand => {
            format!("没有命令“{}”。", word(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("缺少参数：{arg}。"),
        ErrorKind::MissingSubcommand => "缺少命令。".to_owned(),
        ErrorKind::InvalidValue if value.is_empty() => format!("参数 {arg} 缺少值。"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            // Our own reasons are Chinese; those of libraries would not be understood.
            let why = std::error::Error::source(error).map(ToString::to_string);
            match why.filter(|why| !why.is_ascii()) {
                Some(why) => format!("参数 {arg} 不能是“{value}”：{why}。"),
                None => format!("参数 {arg} 不能是“{value}”。"),
            }
        }
        ErrorKind::ArgumentConflict => {
            format!(
                "参数 {arg} 与 {} 不能同时使用。",
                word(ContextKind::PriorArg)
            )
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            format!("参数 {arg} 的值的个数不对。")
        }
        kind => format!("参数有误（{kind}）。"),
    };
    let may_be = word(ContextKind::ValidValue);
    if !may_be.is_empty() {
        let _ = write!(text, "可用的值：{may_be}。");
    }
    for kind in [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ] {
        let meant = word(kind);
        if !meant.is_empty() {
            let _ = write!(text, "是不是想说“{meant}”？");
        }
    }
    text.push_str("\n用 gangmu --help 查看命令，用 gangmu 命令 --help 查看参数。");
    text
}
