#![doc = include_str!("../README.md")]

mod access_keys;
mod backup;
mod config;
mod dev;
mod functions;
mod logging;
mod messages;
mod options;
mod roles;
mod sender_key;
mod serve;
mod tidy;

use std::{env, error::Error, process::ExitCode};

use clap::Parser as _;

use crate::{
    config::Config,
    options::{Cli, Command, LogFormat, Serve},
};

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Serve(arguments) => serve(*arguments),
        Command::Backup(arguments) => backup::backup(arguments).map_err(Into::into),
        Command::Restore(arguments) => backup::restore(arguments).map_err(Into::into),
        Command::SenderKey(arguments) => sender_key::print(&arguments).map_err(Into::into),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("poolgate: {error}");
            ExitCode::FAILURE
        }
    }
}

fn serve(arguments: Serve) -> Result<(), Box<dyn Error>> {
    let mut options = arguments.options;
    if let Some(file) = &arguments.config {
        options = options.or(config::read_file(file)?);
    }
    options.root_key = env::var("POOLGATE_ROOT_KEY").ok().map(Into::into);
    logging::begin(options.log.as_deref(), options.log_format.unwrap_or(LogFormat::Text))?;
    let config = Config::new(options)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    Ok(runtime.block_on(serve::run(config))?)
}
