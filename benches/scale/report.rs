//! Medians, and what they are in proportion to the smallest directory's.

use std::{collections::BTreeMap, time::Duration};

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

    /// Prints a table for each engine, whose directories stand one after the other, the smallest first.
    pub(crate) fn print(mut self, directories: &[Directory], sizes: usize) {
        for samples in self.0.values_mut() {
            samples.micros.sort_unstable();
        }
        for (engine, directories) in directories.chunks(sizes).enumerate() {
            println!("\n## {}\n", directories[0].kind.name());
            println!("| operation | connections | users | calls | p50 | p90 | p50 × | server's CPU | database's CPU |");
            println!("|---|---|---|---|---|---|---|---|---|");
            for (operation, connections) in
                Operation::ALL.into_iter().flat_map(|operation| [(operation, 1), (operation, 8)])
            {
                let samples = |place: usize| &self.0[&(operation, connections, engine * sizes + place)];
                for (place, directory) in directories.iter().enumerate() {
                    let name = operation.name();
                    println!(
                        "| {name} | {connections} | {} | {} |",
                        directory.people.size,
                        samples(place).row(samples(0))
                    );
                }
            }
            println!("\n| users | loaded each second | anonymous memory at the start | at most |\n|---|---|---|---|");
            for Directory { people, loaded_per_second, memory, .. } in directories {
                let [at_start, most] = [memory.at_start, memory.most].map(|kib| f64::from(kib) / 1024.0);
                println!("| {} | {loaded_per_second:.0} | {at_start:.1} MiB | {most:.1} MiB |", people.size);
            }
        }
    }
}

impl Samples {
    fn row(&self, smallest: &Self) -> String {
        let (median, most) = (self.percentile(50), self.percentile(90));
        let times = median.div_duration_f64(smallest.percentile(50));
        let each = |cpu: u64| format!("{} µs", cpu / self.micros.len() as u64);
        let database = self.database_cpu.map_or_else(|| "–".to_owned(), each);
        format!("{} | {median:?} | {most:?} | {times:.2} | {} | {database}", self.micros.len(), each(self.server_cpu))
    }

    fn percentile(&self, percent: usize) -> Duration {
        Duration::from_micros(self.micros[(self.micros.len() * percent / 100).min(self.micros.len() - 1)])
    }
}
