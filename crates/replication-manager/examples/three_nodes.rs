//! Three nodes on loopback, one process each: writes, the primary's death, the failover, and the
//! proof that nothing acknowledged is gone.
//!
//!     cargo run -p replication-manager --example three_nodes
//!
//! Ends with status 0 if every acknowledged record survived, and with 1 otherwise.

use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::{Child, ChildStdin, Command, ExitCode, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use replication_manager::{
    Lsn, NodeConfig, NodeId, ReplicationConfig, ReplicationManager, ReplicationMode, WalRecord,
};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// How long to wait for anything before the example gives up.
const PATIENCE: Duration = Duration::from_secs(30);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.as_slice() {
        [] => direct(),
        [id, addresses @ ..] => be_node(id, addresses),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("three_nodes: {error}");
            ExitCode::FAILURE
        }
    }
}

// --- the director: starts the nodes, and speaks with them over their standard streams ---

/// A process that is one node. Killed when it is dropped, whatever happens.
struct Process {
    id: u64,
    child: Child,
    commands: ChildStdin,
    answers: Receiver<String>,
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Process {
    /// Starts a node. Somebody else may hold its port for a moment, so a few attempts are made.
    fn start(id: u64, addresses: &[String]) -> Outcome<Process> {
        let mut attempt = Self::spawn(id, addresses);
        for _ in 0..20 {
            if attempt.is_ok() {
                break;
            }
            std::thread::sleep(Duration::from_millis(100));
            attempt = Self::spawn(id, addresses);
        }
        attempt
    }

    fn spawn(id: u64, addresses: &[String]) -> Outcome<Process> {
        let mut child = Command::new(std::env::current_exe()?)
            .arg(id.to_string())
            .args(addresses)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let commands = child.stdin.take().ok_or("no standard input")?;
        let output = BufReader::new(child.stdout.take().ok_or("no standard output")?);
        let (sender, answers) = channel();
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        let mut process = Process {
            id,
            child,
            commands,
            answers,
        };
        process.ask("status")?;
        Ok(process)
    }

    fn ask(&mut self, command: &str) -> Outcome<String> {
        writeln!(self.commands, "{command}")?;
        self.commands.flush()?;
        Ok(self.answers.recv_timeout(PATIENCE)?)
    }

    fn log(&mut self) -> Outcome<Vec<String>> {
        let answer = self.ask("log")?;
        Ok(answer
            .split('|')
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
            .collect())
    }
}

struct Cluster {
    addresses: Vec<String>,
    nodes: Vec<Process>,
}

impl Cluster {
    fn start() -> Outcome<Cluster> {
        // The system picks free ports; all are held until all are known, so that they differ.
        let held: Result<Vec<TcpListener>, _> =
            (0..3).map(|_| TcpListener::bind("127.0.0.1:0")).collect();
        let addresses: Result<Vec<String>, _> = held?
            .iter()
            .map(|l| l.local_addr().map(|address| address.to_string()))
            .collect();
        let addresses = addresses?;
        let nodes: Outcome<Vec<Process>> =
            (1..=3).map(|id| Process::start(id, &addresses)).collect();
        Ok(Cluster {
            addresses,
            nodes: nodes?,
        })
    }

    fn node(&mut self, id: u64) -> Outcome<&mut Process> {
        self.nodes
            .iter_mut()
            .find(|node| node.id == id)
            .ok_or_else(|| "no such node".into())
    }

    /// Waits for a node that a majority accepts as primary.
    fn primary(&mut self) -> Outcome<u64> {
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            for node in &mut self.nodes {
                if node.ask("status")?.starts_with("primary of") {
                    return Ok(node.id);
                }
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Err("no primary was elected".into())
    }

    /// Writes on `primary`, and remembers what it acknowledged.
    fn write(&mut self, primary: u64, text: &str, acknowledged: &mut Vec<String>) -> Outcome<()> {
        let answer = self.node(primary)?.ask(&format!("write {text}"))?;
        println!("  write {text:12} on node {primary}: {answer}");
        if answer.starts_with("acknowledged") {
            acknowledged.push(text.to_owned());
        }
        Ok(())
    }

    /// Waits until the log of `id` holds everything that was acknowledged.
    fn holds(&mut self, id: u64, acknowledged: &[String]) -> Outcome<()> {
        let until = Instant::now() + PATIENCE;
        loop {
            let log = self.node(id)?.log()?;
            let missing: Vec<&String> = acknowledged
                .iter()
                .filter(|text| !log.contains(text))
                .collect();
            if missing.is_empty() {
                println!("  node {id}: {}", log.join(" "));
                return Ok(());
            }
            if Instant::now() > until {
                return Err(format!("LOST: node {id} lacks {missing:?}, and has {log:?}").into());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn show(&mut self) -> Outcome<()> {
        for node in &mut self.nodes {
            let status = node.ask("status")?;
            println!("  node {}: {status}", node.id);
        }
        Ok(())
    }
}

fn direct() -> Outcome<()> {
    println!("Three nodes start, each a process of its own.");
    let mut cluster = Cluster::start()?;
    let first = cluster.primary()?;
    cluster.show()?;

    println!("\nFive writes; each is acknowledged once a replica holds it.");
    let mut acknowledged = Vec::new();
    for number in 1..=5 {
        cluster.write(first, &format!("record-{number}"), &mut acknowledged)?;
    }

    println!("\nNode {first}, the primary, is killed.");
    let killed = Instant::now();
    cluster.nodes.retain(|node| node.id != first);
    let second = cluster.primary()?;
    println!(
        "  node {second} took over after {} ms",
        killed.elapsed().as_millis()
    );
    cluster.show()?;

    println!("\nWhat the first primary acknowledged is on the new one.");
    cluster.holds(second, &acknowledged)?;

    println!("\nThe new primary takes writes.");
    for number in 6..=8 {
        cluster.write(second, &format!("record-{number}"), &mut acknowledged)?;
    }

    println!("\nNode {first} comes back, with empty memory, and catches up.");
    let process = Process::start(first, &cluster.addresses)?;
    cluster.nodes.push(process);
    cluster.nodes.sort_by_key(|node| node.id);
    for id in 1..=3 {
        cluster.holds(id, &acknowledged)?;
    }
    cluster.show()?;

    if acknowledged.len() != 8 {
        return Err(format!("only {} of 8 writes were acknowledged", acknowledged.len()).into());
    }
    println!(
        "\nAll {} acknowledged records are on all three nodes.",
        acknowledged.len()
    );
    Ok(())
}

// --- a node: one manager, steered by lines on standard input ---

#[tokio::main(flavor = "current_thread")]
async fn be_node(id: &str, addresses: &[String]) -> Outcome<()> {
    let nodes = (1u64..).zip(addresses).map(|(id, address)| NodeConfig {
        id: NodeId(id),
        address: address.clone(),
        priority: 100 - 10 * u32::try_from(id).unwrap_or(9),
    });
    let manager = ReplicationManager::new(ReplicationConfig {
        node_id: NodeId(id.parse()?),
        nodes: nodes.collect(),
        mode: ReplicationMode::SemiSync,
        heartbeat_interval: Duration::from_millis(100),
        election_timeout: Duration::from_millis(500),
        max_lag_bytes: 1 << 20,
        sync_timeout: Duration::from_secs(5),
    })
    .await?;
    manager.start().await?;

    let (sender, mut commands) = tokio::sync::mpsc::unbounded_channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    // Ends when the director does, for the pipe is closed then.
    while let Some(command) = commands.recv().await {
        println!("{}", obey(&manager, &command).await);
    }
    Ok(())
}

async fn obey(manager: &ReplicationManager, command: &str) -> String {
    match command.split_once(' ') {
        Some(("write", text)) => write(manager, text).await,
        _ if command == "log" => {
            let records = manager.records_from(Lsn(1)).await;
            let texts = records
                .iter()
                .map(|record| String::from_utf8_lossy(&record.data));
            texts.collect::<Vec<_>>().join("|")
        }
        _ => status(manager).await,
    }
}

async fn write(manager: &ReplicationManager, text: &str) -> String {
    let lsn = Lsn(manager.current_lsn().await.0 + 1);
    let record = WalRecord {
        lsn,
        data: text.as_bytes().to_vec(),
        timestamp: 0,
    };
    match manager.replicate_sync(record).await {
        Ok(()) => format!("acknowledged at LSN {}", lsn.0),
        Err(error) => error.to_string(),
    }
}

async fn status(manager: &ReplicationManager) -> String {
    let role = if manager.is_confirmed().await {
        "primary".to_owned()
    } else if manager.is_primary().await {
        "provisional primary".to_owned()
    } else {
        format!("{:?}", manager.role().await).to_lowercase()
    };
    let (epoch, lsn) = (manager.epoch().await.0, manager.current_lsn().await.0);
    format!("{role} of epoch {epoch}, log up to LSN {lsn}")
}
