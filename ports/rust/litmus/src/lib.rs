//! Which memory order each access of the timer protocol needs, in C11 terms.
//!
//! Every test is a small program of two threads. loom runs it with every interleaving, and with
//! every value that C11 lets a load return. For each claim, the orders that docs/porting-memory.md
//! asks for are shown to hold, and each weaker one to fail: an access without an owner is reported
//! as a data race, a missed deadline by an assertion.

#![cfg(test)]

use loom::cell::UnsafeCell;
use loom::sync::atomic::{fence, AtomicI64, AtomicU32, Ordering};
use loom::sync::{Arc, Mutex};
use loom::thread;
use std::panic::{catch_unwind, AssertUnwindSafe};
use Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};

const WAITING: u32 = 1;
const MODIFYING: u32 = 6;
const NO_STATUS: u32 = 0;
const RUNNING: u32 = 2;

fn holds(program: impl Fn() + Sync + Send + 'static) {
    loom::model(program);
}

/// Expects that some execution panics with a message that contains `how`.
fn fails(how: &str, program: impl Fn() + Sync + Send + 'static) {
    let error = catch_unwind(AssertUnwindSafe(|| loom::model(program)))
        .expect_err("no execution goes wrong");
    let text = match error.downcast_ref::<String>() {
        Some(text) => text.as_str(),
        None => error.downcast_ref::<&str>().copied().unwrap_or("no text"),
    };
    assert!(text.contains(how), "expected {how}, found {text}");
}

/// What loom's message contains when a plain access is in a data race.
const RACE: &str = "Causality violation";
const LATE: &str = "the reader would wake up after the deadline";
const SLEPT: &str = "the deadline is slept over";
const LOST: &str = "the break is lost";

/// A timer: the status word, and a field that only its owner reads and writes, by plain accesses.
struct Timer {
    status: AtomicU32,
    when: UnsafeCell<i64>,
    nextwhen: UnsafeCell<i64>,
}

impl Timer {
    fn new(status: u32) -> Self {
        Timer {
            status: AtomicU32::new(status),
            when: UnsafeCell::new(0),
            nextwhen: UnsafeCell::new(0),
        }
    }

    fn modify(&self, cas: Ordering, commit: Ordering) -> bool {
        let won = self
            .status
            .compare_exchange(WAITING, MODIFYING, cas, Relaxed)
            .is_ok();
        if won {
            self.nextwhen.with_mut(|next| unsafe { *next += 1 });
            self.status.store(WAITING, commit);
        }
        won
    }
}

/// Two calls that own the timer one after the other.
fn owners(cas: Ordering, commit: Ordering) -> impl Fn() + Sync + Send + 'static {
    move || {
        let timer = Arc::new(Timer::new(WAITING));
        let other = timer.clone();
        let call = thread::spawn(move || other.modify(cas, commit));
        timer.modify(cas, commit);
        call.join().unwrap();
    }
}

#[test]
fn owned_fields_need_an_acquiring_cas_and_a_releasing_commit() {
    holds(owners(Acquire, Release));
    fails(RACE, owners(Relaxed, Release));
    fails(RACE, owners(Acquire, Relaxed));
}

/// runtimer looks at t.when of a timer that it does not own, while modtimer owns it.
fn guard(locked: bool) -> impl Fn() + Sync + Send + 'static {
    move || {
        let timer = Arc::new(Timer::new(NO_STATUS));
        let heap = Arc::new(Mutex::new(false));
        let (other, others) = (timer.clone(), heap.clone());
        let add = thread::spawn(move || {
            other.when.with_mut(|when| unsafe { *when = 5 });
            *others.lock().unwrap() = true;
            other.status.store(WAITING, Release);
            other.modify(Acquire, Release);
        });
        let in_heap = if locked {
            *heap.lock().unwrap()
        } else {
            timer.status.load(Relaxed) != NO_STATUS
        };
        if in_heap && timer.status.load(Relaxed) == WAITING {
            timer.when.with(|when| assert_eq!(5, unsafe { *when }));
        }
        add.join().unwrap();
    }
}

#[test]
fn load_of_the_status_needs_no_order_where_the_heap_is_locked() {
    holds(guard(true));
    fails(RACE, guard(false));
}

/// A scan folds the bound into timer0When and clears it; a reader without the lock loads both.
fn fold(clear: Ordering, load: Ordering, modified_first: bool) -> impl Fn() + Sync + Send {
    move || {
        let timer0_when = Arc::new(AtomicI64::new(90));
        let modified = Arc::new(AtomicI64::new(10));
        let (first, second) = (timer0_when.clone(), modified.clone());
        let scan = thread::spawn(move || {
            first.store(10, Relaxed);
            let _ = second.compare_exchange(10, 0, clear, Relaxed);
        });
        let (m, t) = if modified_first {
            let m = modified.load(load);
            (m, timer0_when.load(Relaxed))
        } else {
            let t = timer0_when.load(load);
            (modified.load(Relaxed), t)
        };
        let wake = if m == 0 { t } else { m.min(t) };
        assert_eq!(10, wake, "{LATE}");
        scan.join().unwrap();
    }
}

#[test]
fn bounds_need_a_releasing_clear_and_an_acquiring_load_of_the_modified_bound_first() {
    holds(fold(Release, Acquire, true));
    fails(LATE, fold(Relaxed, Acquire, true));
    fails(LATE, fold(Release, Relaxed, true));
    fails(LATE, fold(Release, Acquire, false));
}

/// One thread lowers a bound and then looks whether another one sleeps; that one is about to sleep,
/// says so, and then looks at the bounds.
fn sleep(order: Ordering, waker: bool, sleeper: bool) -> impl Fn() + Sync + Send + 'static {
    move || {
        let bound = Arc::new(AtomicI64::new(0));
        let polling = Arc::new(AtomicU32::new(0));
        let (b, p) = (bound.clone(), polling.clone());
        let reset = thread::spawn(move || {
            b.store(10, if order == AcqRel { Release } else { order });
            if waker {
                fence(SeqCst);
            }
            p.load(if order == AcqRel { Acquire } else { order }) == 1
        });
        polling.store(1, if order == AcqRel { Release } else { order });
        if sleeper {
            fence(SeqCst);
        }
        let seen = bound.load(if order == AcqRel { Acquire } else { order }) != 0;
        let wakes = reset.join().unwrap();
        assert!(seen || wakes, "{SLEPT}");
    }
}

#[test]
fn sleeping_needs_a_full_fence_between_store_and_load_on_both_sides() {
    holds(sleep(Relaxed, true, true));
    fails(SLEPT, sleep(AcqRel, false, false));
    fails(SLEPT, sleep(AcqRel, true, false));
    fails(SLEPT, sleep(AcqRel, false, true));
}

/// A second break finds the token taken, and relies on the sleeper to look at the bounds after it has
/// given the token back.
fn token(breaker: bool, sleeper: bool) -> impl Fn() + Sync + Send + 'static {
    move || {
        let bound = Arc::new(AtomicI64::new(0));
        let wake_sig = Arc::new(AtomicU32::new(1));
        let (b, w) = (bound.clone(), wake_sig.clone());
        let reset = thread::spawn(move || {
            b.store(10, Release);
            if breaker {
                fence(SeqCst);
            }
            w.compare_exchange(0, 1, AcqRel, Acquire).is_ok()
        });
        wake_sig.store(0, Release);
        if sleeper {
            fence(SeqCst);
        }
        let seen = bound.load(Acquire) != 0;
        let breaks = reset.join().unwrap();
        assert!(seen || breaks, "{LOST}");
    }
}

#[test]
fn breaking_needs_a_full_fence_before_the_lost_cas_and_behind_the_cleared_token() {
    holds(token(true, true));
    fails(LOST, token(false, false));
    fails(LOST, token(true, false));
    fails(LOST, token(false, true));
}

/// The owner stores an idle status; another thread then frees the timer.
fn free(commit: Ordering, load: Ordering) -> impl Fn() + Sync + Send + 'static {
    move || {
        let timer = Arc::new(Timer::new(RUNNING));
        let other = timer.clone();
        let run = thread::spawn(move || {
            other.when.with_mut(|when| unsafe { *when = 0 });
            other.status.store(NO_STATUS, commit);
        });
        if timer.status.load(load) == NO_STATUS {
            timer.when.with_mut(|when| unsafe { *when = -1 });
        }
        run.join().unwrap();
    }
}

#[test]
fn freeing_needs_an_acquiring_load_of_a_status_that_was_released() {
    holds(free(Release, Acquire));
    fails(RACE, free(Release, Relaxed));
    fails(RACE, free(Relaxed, Acquire));
}
