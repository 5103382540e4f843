//! Starts other programs and stops exactly those again.
//!
//! A *step* (a build, an installer) runs in the foreground, so that `sudo` can ask for a password
//! and Ctrl+C reaches it. A *service* (central, desk, Xvfb) runs in a process group of its own:
//! it hears of Ctrl+C from here, in order, and its children go with it.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::failure::{Attempt, Outcome, fail};
use crate::progress::{Stopwatch, in_words};

const GRACE: Duration = Duration::from_secs(5);
const HEARTBEAT: Duration = Duration::from_secs(20);

/// Everything that was started and not yet let go, oldest first.
static STARTED: Mutex<Vec<Arc<Started>>> = Mutex::new(Vec::new());

struct Started {
    name: String,
    pid: u32,
    leads_a_group: bool,
    ended: Mutex<Option<ExitStatus>>,
    bell: Condvar,
}

/// A program that is stopped when this is dropped.
pub struct Running {
    started: Arc<Started>,
    pub stdout: Option<ChildStdout>,
    pub stderr: Option<ChildStderr>,
}

/// On Ctrl+C, or when asked to end, stops what was started, newest first, and exits.
pub fn stop_everything_when_interrupted() {
    let outcome = ctrlc::set_handler(|| {
        // Held until the exit: nothing new may start meanwhile.
        let everything = lock(&STARTED);
        for started in everything.iter().rev() {
            eprintln!("stopping {}", started.name);
            started.stop();
        }
        std::process::exit(130);
    });
    if let Err(error) = outcome {
        eprintln!("Ctrl+C will not stop what is started here: {error}");
    }
}

/// Starts a service: no keyboard, its own process group.
pub fn start(name: &str, mut command: Command) -> Outcome<Running> {
    command.stdin(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    spawn(name, command, true)
}

/// Starts a step in the foreground.
pub fn start_step(name: &str, command: Command) -> Outcome<Running> {
    spawn(name, command, false)
}

/// Runs a step to its end, its output on stderr, and fails when it does.
pub fn finish(name: &str, mut command: Command) -> Outcome {
    command.stdout(Stdio::from(std::io::stderr()));
    start_step(name, command)?.succeed()
}

fn spawn(name: &str, mut command: Command, leads_a_group: bool) -> Outcome<Running> {
    let mut everything = lock(&STARTED);
    let program = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .spawn()
        .while_trying(format_args!("start {name} (the program `{program}`)"))?;
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let started = Arc::new(Started {
        name: name.to_owned(),
        pid: child.id(),
        leads_a_group,
        ended: Mutex::new(None),
        bell: Condvar::new(),
    });
    everything.push(Arc::clone(&started));
    let waiting = Arc::clone(&started);
    thread::spawn(move || waiting.watch(child));
    Ok(Running {
        started,
        stdout,
        stderr,
    })
}

impl Started {
    fn watch(&self, mut child: Child) {
        let status = child.wait();
        if self.leads_a_group {
            // What a leader leaves behind would have nobody else to stop it.
            self.signal(false);
        }
        *lock(&self.ended) = Some(status.unwrap_or_default());
        self.bell.notify_all();
    }

    fn wait_for(&self, time: Duration) -> Option<ExitStatus> {
        let ended = lock(&self.ended);
        let waited = self
            .bell
            .wait_timeout_while(ended, time, |ended| ended.is_none());
        *waited.unwrap_or_else(PoisonError::into_inner).0
    }

    fn stop(&self) {
        for forced in [false, true] {
            if self.wait_for(Duration::ZERO).is_none() {
                self.signal(forced);
                self.wait_for(GRACE);
            }
        }
    }

    #[cfg(unix)]
    fn signal(&self, forced: bool) {
        use rustix::process::{Pid, Signal, kill_process, kill_process_group};
        let signal = if forced { Signal::KILL } else { Signal::TERM };
        let Some(pid) = i32::try_from(self.pid).ok().and_then(Pid::from_raw) else {
            return;
        };
        // An error means that it is gone already.
        let _gone = if self.leads_a_group {
            kill_process_group(pid, signal)
        } else {
            kill_process(pid, signal)
        };
    }

    #[cfg(not(unix))]
    fn signal(&self, _forced: bool) {
        let pid = self.pid.to_string();
        let _gone = Command::new("taskkill")
            .args(["/PID", &pid, "/T", "/F"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
    }
}

impl Running {
    /// Waits to the end, telling now and then that it is still at work.
    pub fn wait(&self) -> ExitStatus {
        let watch = Stopwatch::start();
        loop {
            if let Some(status) = self.started.wait_for(HEARTBEAT) {
                return status;
            }
            if !self.started.leads_a_group {
                let elapsed = in_words(watch.elapsed());
                eprintln!("      still at work on {}: {elapsed}", self.started.name);
            }
        }
    }

    /// Waits to the end and fails when the program did.
    pub fn succeed(&self) -> Outcome {
        let status = self.wait();
        if status.success() {
            return Ok(());
        }
        fail(format!(
            "{} failed ({status}). What it printed stands above.",
            self.started.name
        ))
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.started.pid
    }

    /// How it ended, if it has.
    pub fn ended(&self) -> Option<ExitStatus> {
        self.started.wait_for(Duration::ZERO)
    }

    /// Waits for a line of its stdout that `pick` takes something from; passes all others on.
    pub fn await_line(
        &mut self,
        deadline: Duration,
        pick: impl Fn(&str) -> Option<String> + Send + 'static,
    ) -> Outcome<String> {
        let name = self.started.name.clone();
        let Some(stdout) = self.stdout.take() else {
            return fail(format!("{name} was started without a pipe to read"));
        };
        let (found, waiting) = channel();
        let prefix = name.clone();
        each_line(stdout, move |line| {
            // After the first find nobody listens any more: such a line is one like others.
            let taken = pick(line).is_some_and(|value| found.send(value).is_ok());
            if !taken {
                eprintln!("{prefix} | {line}");
            }
        });
        waiting.recv_timeout(deadline).or_else(|error| match error {
            RecvTimeoutError::Timeout => {
                fail(format!("{name} was not ready after {}", in_words(deadline)))
            }
            RecvTimeoutError::Disconnected => {
                let status = self.started.wait_for(GRACE).unwrap_or_default();
                fail(format!("{name} ended before it was ready ({status})"))
            }
        })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.started.stop();
        lock(&STARTED).retain(|started| !Arc::ptr_eq(started, &self.started));
    }
}

/// Reads lines on a thread of its own until the writer closes.
pub fn each_line(
    source: impl Read + Send + 'static,
    mut take: impl FnMut(&str) + Send + 'static,
) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let mut source = BufReader::new(source);
        let mut line = Vec::new();
        while source
            .read_until(b'\n', &mut line)
            .is_ok_and(|bytes| bytes > 0)
        {
            take(String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']));
            line.clear();
        }
    })
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]).stdout(Stdio::piped());
        command
    }

    #[test]
    fn a_service_is_ready_when_it_says_so() {
        let script = "echo warming up; echo ready at 7; exec cat /dev/zero >/dev/null";
        let mut service = start("service", shell(script)).unwrap();
        let picked = service
            .await_line(GRACE, |line| {
                line.strip_prefix("ready at ").map(str::to_owned)
            })
            .unwrap();
        assert_eq!(picked, "7");
        assert!(service.ended().is_none());
    }

    #[test]
    fn a_service_that_ends_early_is_reported_and_not_waited_for() {
        let mut service = start("service", shell("exit 3")).unwrap();
        let failure = service.await_line(GRACE, |_| None).unwrap_err().to_string();
        assert!(failure.contains("ended before it was ready"), "{failure}");
    }

    #[test]
    fn stopping_a_service_takes_its_children_along() {
        let script = "sh -c 'echo up; exec cat /dev/zero >&2' 2>/dev/null & wait";
        let mut service = start("service", shell(script)).unwrap();
        let mut stdout = BufReader::new(service.stdout.take().unwrap());
        let mut text = String::new();
        stdout.read_line(&mut text).unwrap();
        drop(service);
        // The pipe only ends when the last of them has let go of it.
        stdout.read_to_string(&mut text).unwrap();
        assert_eq!(text, "up\n");
    }
}
