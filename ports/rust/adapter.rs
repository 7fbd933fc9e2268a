//! The adapter: answers on standard output what standard input asks, as docs/conform-protocol.md
//! says.
#![forbid(unsafe_code)]

#[path = "timers.rs"]
mod timers;

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{stdin, stdout, BufRead, Write};
use std::panic::{catch_unwind, panic_any, set_hook, AssertUnwindSafe};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc::{channel, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread::{spawn, JoinHandle};
use timers::{Arm, Host, Timer, Timers};

const GREETING: &str = "hello 1 rust repaired reset add mod del clean adjust run check clear move \
                        wake state statuses panic call go fine";

/// What happened since the last answer: firings and wake-ups, in order.
#[derive(Default, Clone)]
struct Events {
    text: Arc<Mutex<String>>,
    /// Whether actors stop behind each commit, too.
    fine: Arc<AtomicBool>,
}

impl Events {
    fn add(&self, event: String) {
        self.text.lock().expect("nobody panics with it").push_str(&event);
    }
    fn take(&self) -> String {
        std::mem::take(&mut self.text.lock().expect("nobody panics with it"))
    }
}

impl Host for Events {
    fn wake(&self, when: i64) {
        self.add(format!(" wake {when}"));
    }
    fn fire(&self, arg: i64, seq: u32) {
        self.add(format!(" fire {arg} {seq}"));
    }
    fn point(&self, word: &str) -> bool {
        if word == "committed" && !self.fine.load(SeqCst) {
            return false;
        }
        ACTOR.with_borrow(|actor| actor.as_ref().is_some_and(|its| its.stop(word)))
    }
}

// ---- actors: threads that run one at a time, from one point to the next -------------------------

thread_local! {
    static ACTOR: RefCell<Option<Stepped>> = const { RefCell::new(None) };
}

/// What the thread of an actor has.
struct Stepped {
    go: Receiver<()>,
    stopped: Sender<String>,
}

/// What an actor panics with that is given up where it stands.
struct Abandoned;

impl Stepped {
    fn stop(&self, word: &str) -> bool {
        let told = self.stopped.send(format!("at {word}")).is_ok();
        if !told || self.go.recv().is_err() {
            panic_any(Abandoned);
        }
        true
    }
}

/// What the main thread has of an actor.
struct Actor {
    go: Sender<()>,
    stopped: Receiver<String>,
    thread: JoinHandle<()>,
}

// ---- requests -----------------------------------------------------------------------------------

/// The timers since the last reset.
struct World {
    timers: Timers,
    all: Vec<Arc<Timer>>,
    ps: usize,
}

fn number(words: &[&str], k: usize) -> i64 {
    words[k].trim_start_matches(['t', 'p']).parse().expect("a number")
}

fn index(words: &[&str], k: usize) -> usize {
    number(words, k) as usize
}

impl World {
    fn call(&self, words: &[&str]) -> String {
        catch_unwind(AssertUnwindSafe(|| self.result(words)))
            .unwrap_or_else(|_| "panic".to_string())
    }

    fn result(&self, words: &[&str]) -> String {
        let timers = &self.timers;
        match words[0] {
            "add" | "mod" => {
                let arm = Arm {
                    when: number(words, 2),
                    period: number(words, 3),
                    arg: number(words, 5),
                    seq: number(words, 6) as u32,
                };
                let (p, t) = (index(words, 4), &self.all[index(words, 1)]);
                if !arm.is_valid() {
                    return "refused".to_string();
                }
                if words[0] == "mod" {
                    return timers.modtimer(p, t, arm).to_string();
                }
                timers.addtimer(p, t, arm);
            }
            "del" => return timers.deltimer(&self.all[index(words, 1)]).to_string(),
            "move" => timers.move_timers(index(words, 1), index(words, 2)),
            "check" => {
                let c = timers.check_timers(index(words, 1), words[3] == "own", number(words, 2));
                return format!("{} {} {}", c.now, c.poll_until, c.ran);
            }
            "wake" => return timers.nobarrier_wake_time(index(words, 1)).to_string(),
            op => {
                let mut heap = timers.lock(index(words, 1));
                match op {
                    "clean" => timers.cleantimers(&mut heap),
                    "clear" => timers.clear_deleted_timers(&mut heap),
                    "adjust" => timers.adjusttimers(&mut heap, number(words, 2)),
                    "run" => return timers.runtimer(&mut heap, number(words, 2)).to_string(),
                    _ => return "unknown".to_string(),
                }
            }
        }
        "ok".to_string()
    }

    fn state(&self) -> String {
        let mut line = "state".to_string();
        for (k, t) in self.all.iter().enumerate() {
            let p = t.p().map_or("none".to_string(), |p| format!("p{p}"));
            let _ = write!(line, " t{k} {:?} {p} {} {} {}", t.status(), t.when(), t.nextwhen(), t.period());
        }
        for p in 0..self.ps {
            let told = self.timers.told(p);
            let _ = write!(
                line,
                " p{p} {} {} 0 {} {} ",
                told.num_timers, told.deleted_timers, told.timer0_when, told.timer_modified_earliest
            );
            let name = |t: &Arc<Timer>| self.all.iter().position(|own| Arc::ptr_eq(own, t));
            let heap: Vec<String> =
                told.heap.iter().map(|t| format!("t{}", name(t).expect("one of ours"))).collect();
            line += if heap.is_empty() { "empty" } else { "" };
            line += &heap.join(",");
        }
        line
    }
}

struct Adapter {
    world: Arc<World>,
    events: Events,
    actors: HashMap<String, Actor>,
}

fn world(timers: usize, ps: usize, events: &Events) -> Arc<World> {
    let host = Box::new(events.clone());
    Arc::new(World {
        timers: Timers::new(ps, host),
        all: (0..timers).map(|_| Arc::default()).collect(),
        ps,
    })
}

impl Adapter {
    fn answer(&mut self, ask: &str) -> String {
        let words: Vec<&str> = ask.split(' ').collect();
        let answer = match words[0] {
            "hello" => GREETING.to_string(),
            "reset" => {
                // An actor that is stopped within a call ends there; its timers are not used again.
                self.actors.clear();
                self.events = Events::default();
                self.world = world(index(&words, 1), index(&words, 2), &self.events);
                "ok".to_string()
            }
            "fine" => {
                self.events.fine.store(true, SeqCst);
                "ok".to_string()
            }
            "state" => self.world.state(),
            "statuses" => {
                let names = self.world.all.iter().map(|t| format!(" {:?}", t.status()));
                "statuses".to_string() + &names.collect::<String>()
            }
            "call" => {
                let (go, its_go) = channel();
                let (its_stopped, stopped) = channel();
                let (world, call) = (self.world.clone(), words[2..].join(" "));
                let thread = spawn(move || {
                    let done = its_stopped.clone();
                    if its_go.recv().is_err() {
                        return;
                    }
                    ACTOR.set(Some(Stepped { go: its_go, stopped: its_stopped }));
                    let answer = world.call(&call.split(' ').collect::<Vec<_>>());
                    let _ = done.send(format!("done {answer}"));
                });
                self.actors.insert(words[1].to_string(), Actor { go, stopped, thread });
                self.step(words[1])
            }
            "go" => self.step(words[1]),
            _ => self.world.call(&words),
        };
        answer + &self.events.take()
    }

    fn step(&mut self, name: &str) -> String {
        let actor = &self.actors[name];
        actor.go.send(()).expect("the actor waits");
        let answer = actor.stopped.recv().expect("the actor answers");
        if answer.starts_with("done") {
            let actor = self.actors.remove(name).expect("it was there");
            actor.thread.join().expect("the actor has ended");
        }
        answer
    }
}

fn main() {
    set_hook(Box::new(|_| {})); // a row of kind panic is an answer, not a message
    let events = Events::default();
    let mut adapter =
        Adapter { world: world(0, 0, &events), events, actors: HashMap::new() };
    for line in stdin().lock().lines().map_while(Result::ok) {
        let Some((number, ask)) = line.split_once(' ') else { return };
        if ask == "quit" {
            return;
        }
        let answer = adapter.answer(ask);
        let mut out = stdout().lock();
        if writeln!(out, "{number} {answer}").and_then(|()| out.flush()).is_err() {
            return;
        }
    }
}
