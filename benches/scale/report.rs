//! Medians, and what they are in proportion to the smallest directory's.

use std::{collections::BTreeMap, fmt, time::Duration};

use crate::{
    directory::{Directory, Turn},
    operations::Operation,
};

/// Everything measured: by operation, connections and the directory's place.
#[derive(Default)]
pub(crate) struct Report(BTreeMap<(Operation, usize, usize), Samples>);

/// All turns together.
#[derive(Default)]
struct Samples {
    micros: Vec<u64>,
    server_cpu: u64,
    database_cpu: Option<u64>,
}

impl Report {
    pub(crate) fn add(&mut self, operation: Operation, connections: usize, place: usize, turn: Turn) {
        let samples = self.0.entry((operation, connections, place)).or_default();
        samples.micros.extend(turn.micros);
        samples.server_cpu += turn.server_cpu;
        samples.database_cpu = turn.database_cpu.map(|cpu| cpu + samples.database_cpu.unwrap_or_default());
    }

    /// Prints tables for each engine, whose directories stand one after the other, the smallest first.
    pub(crate) fn print(mut self, directories: &[Directory], sizes: usize) {
        for samples in self.0.values_mut() {
            samples.micros.sort_unstable();
        }
        for (engine, directories) in directories.chunks(sizes).enumerate() {
            println!("\n## {}: p50 (server's CPU time + database's)\n", directories[0].kind.name());
            let users = directories.iter().map(|directory| format!("{} users", directory.people.size));
            heading(["operation", "connections"].map(str::to_owned).into_iter().chain(users).chain(["×".to_owned()]));
            let turns = Operation::ALL.into_iter().flat_map(|operation| [(operation, 1), (operation, 8)]);
            for (operation, connections) in turns {
                let samples = (0..sizes).map(|place| &self.0[&(operation, connections, engine * sizes + place)]);
                let samples: Vec<&Samples> = samples.collect();
                let cells: Vec<_> = samples.iter().map(ToString::to_string).collect();
                let times = samples[sizes - 1].median().div_duration_f64(samples[0].median());
                println!("| {} | {connections} | {} | {times:.2} |", operation.name(), cells.join(" | "));
            }
            println!();
            heading(["users", "loaded each second", "memory at the start", "at most"].map(str::to_owned));
            for Directory { people, loaded_per_second, memory, .. } in directories {
                let [at_start, most] = [memory.at_start, memory.most].map(|kib| f64::from(kib) / 1024.0);
                let loaded = loaded_per_second.map_or_else(|| "–".to_owned(), |number| format!("{number:.0}"));
                println!("| {} | {loaded} | {at_start:.1} MiB | {most:.1} MiB |", people.size);
            }
        }
    }
}

fn heading(names: impl IntoIterator<Item = String>) {
    let names: Vec<_> = names.into_iter().collect();
    println!("| {} |\n|{}", names.join(" | "), "---|".repeat(names.len()));
}

impl Samples {
    fn median(&self) -> Duration {
        Duration::from_micros(self.micros[self.micros.len() / 2])
    }
}

impl fmt::Display for Samples {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let each = |cpu: u64| cpu / self.micros.len() as u64;
        write!(f, "{:?} ({}", self.median(), each(self.server_cpu))?;
        self.database_cpu.map_or(Ok(()), |cpu| write!(f, " + {}", each(cpu)))?;
        f.write_str(" µs)")
    }
}
