//! Shows progress on a terminal if many models take more than a second.

use std::io::IsTerminal;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use indicatif::ProgressBar;

/// The delay before anything is shown.
const PATIENCE: Duration = Duration::from_secs(1);
const TICK: Duration = Duration::from_millis(100);

/// A spinner while models are processed; nothing for a single model or in a pipe.
pub struct Progress(Option<(Sender<()>, JoinHandle<()>)>);

impl Progress {
    /// Starts to wait.
    pub fn of(doing: &str, models: usize) -> Progress {
        if models < 2 || !std::io::stderr().is_terminal() {
            return Progress(None);
        }
        let message = format!("{doing} {models} models");
        let (done, is_done) = mpsc::channel();
        let shower = std::thread::spawn(move || {
            if is_done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                let bar = ProgressBar::new_spinner().with_message(message);
                bar.enable_steady_tick(TICK);
                // A message or a closed channel both mean the end.
                let _ = is_done.recv();
                bar.finish_and_clear();
            }
        });
        Progress(Some((done, shower)))
    }

    /// Removes it before anything else is written.
    pub fn finish(self) {
        if let Some((done, shower)) = self.0 {
            let _ = done.send(());
            let _ = shower.join();
        }
    }
}
