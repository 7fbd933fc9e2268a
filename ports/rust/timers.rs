//! The timers of the edition `repaired` in Rust, without unsafe code: the nine operations of the
//! transition table, and the two readers checkTimers and nobarrierWakeTime. The comments name the
//! rows; `timerproof explain ROW` tells what each one does.
//!
//! Times are in nanoseconds, of any clock that never goes back; 0 stands for none.
#![forbid(unsafe_code)]

use std::sync::atomic::{AtomicI32, AtomicI64, AtomicU32, AtomicU8, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::yield_now;

use Ordering::{AcqRel, Acquire, Relaxed, SeqCst};
use Status::*;

const ARITY: usize = 4;
const NO_P: usize = usize::MAX;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Status {
    NoStatus,
    Waiting,
    Running,
    Deleted,
    Removing,
    Removed,
    Modifying,
    ModifiedEarlier,
    ModifiedLater,
    Moving,
}

const STATUSES: [Status; 10] = [
    NoStatus,
    Waiting,
    Running,
    Deleted,
    Removing,
    Removed,
    Modifying,
    ModifiedEarlier,
    ModifiedLater,
    Moving,
];

/// What the runtime around the timers does.
pub trait Host: Send + Sync {
    /// wakeNetPoller: someone may sleep too long.
    fn wake(&self, when: i64);
    /// The timer's function, which is called with no lock held.
    fn fire(&self, arg: i64, seq: u32);
    /// Before a load, cas, commit or lock, and behind a commit (`committed`); whether a lock that
    /// is held is tried again.
    fn point(&self, word: &str) -> bool;
}

/// Whoever has moved the status to Running, Removing, Modifying or Moving owns the other fields.
/// They are atomic so that no unsafe code is needed; the status orders what is read of them.
pub struct Timer {
    status: AtomicU8,
    p: AtomicUsize,
    when: AtomicI64,
    nextwhen: AtomicI64,
    period: AtomicI64,
    arg: AtomicI64,
    seq: AtomicU32,
}

impl Default for Timer {
    fn default() -> Timer {
        Timer {
            status: AtomicU8::new(NoStatus as u8),
            p: AtomicUsize::new(NO_P),
            when: AtomicI64::new(0),
            nextwhen: AtomicI64::new(0),
            period: AtomicI64::new(0),
            arg: AtomicI64::new(0),
            seq: AtomicU32::new(0),
        }
    }
}

impl Timer {
    pub fn status(&self) -> Status {
        STATUSES[self.status.load(Acquire) as usize]
    }
    /// The P in whose heap the timer is.
    pub fn p(&self) -> Option<usize> {
        Some(self.p.load(Relaxed)).filter(|&p| p != NO_P)
    }
    pub fn when(&self) -> i64 {
        self.when.load(Relaxed)
    }
    pub fn nextwhen(&self) -> i64 {
        self.nextwhen.load(Relaxed)
    }
    pub fn period(&self) -> i64 {
        self.period.load(Relaxed)
    }
    fn set_args(&self, a: &Arm) {
        self.period.store(a.period, Relaxed);
        self.arg.store(a.arg, Relaxed);
        self.seq.store(a.seq, Relaxed);
    }
    fn apply_next(&self) {
        self.when.store(self.nextwhen(), Relaxed);
    }
}

/// What a timer is armed with.
#[derive(Clone, Copy)]
pub struct Arm {
    pub when: i64,
    pub period: i64,
    pub arg: i64,
    pub seq: u32,
}

impl Arm {
    pub fn is_valid(&self) -> bool {
        self.when > 0 && self.period >= 0
    }
}

struct Slot {
    when: i64,
    t: Arc<Timer>,
}

/// A processor, as far as timers go.
#[derive(Default)]
struct P {
    heap: Mutex<Vec<Slot>>,
    num_timers: AtomicI32,
    deleted_timers: AtomicI32,
    timer0_when: AtomicI64,
    timer_modified_earliest: AtomicI64,
}

/// A P whose lock is held, but for the time in which a function is called.
pub struct Locked<'a> {
    number: usize,
    p: &'a P,
    heap: Option<MutexGuard<'a, Vec<Slot>>>,
}

/// What checkTimers has found.
pub struct Checked {
    pub now: i64,
    pub poll_until: i64,
    pub ran: bool,
}

/// What is told of a P: the counters, the bounds, and the timers in the order of the slots.
pub struct Told {
    pub num_timers: i32,
    pub deleted_timers: i32,
    pub timer0_when: i64,
    pub timer_modified_earliest: i64,
    pub heap: Vec<Arc<Timer>>,
}

fn earlier(a: i64, b: i64) -> i64 {
    match (a, b) {
        (0, _) => b,
        (_, 0) => a,
        _ => a.min(b),
    }
}

/// A row of kind panic, or a failed commit.
fn bad_timer(t: &Timer) -> ! {
    panic!("bad timer: {:?}", t.status())
}

// ---- the heap: four children to a node, the earliest deadline at slot 0 -----------------------

fn sift_up(heap: &mut [Slot], mut i: usize) -> usize {
    while i > 0 && heap[i].when < heap[(i - 1) / ARITY].when {
        heap.swap(i, (i - 1) / ARITY);
        i = (i - 1) / ARITY;
    }
    i
}

fn sift_down(heap: &mut [Slot], mut i: usize) {
    loop {
        let first = i * ARITY + 1;
        let end = (first + ARITY).min(heap.len());
        match (first..end).min_by_key(|&child| heap[child].when) {
            Some(least) if heap[least].when < heap[i].when => {
                heap.swap(i, least);
                i = least;
            }
            _ => return,
        }
    }
}

impl Locked<'_> {
    fn heap(&mut self) -> &mut Vec<Slot> {
        self.heap.as_mut().expect("the lock is held")
    }

    fn root(&mut self) -> Option<Arc<Timer>> {
        let root = self.heap().first().map(|slot| slot.t.clone())?;
        self.check_p(&root);
        Some(root)
    }

    fn check_p(&self, t: &Timer) {
        if t.p() != Some(self.number) {
            bad_timer(t);
        }
    }

    fn pub0(&mut self) {
        let first = self.heap().first().map_or(0, |slot| slot.when);
        self.p.timer0_when.store(first, SeqCst);
    }

    /// foldbound, clearfolded: until the scan has ended, timer0When stands for both bounds.
    fn fold(&mut self) {
        let folded = self.p.timer_modified_earliest.load(SeqCst);
        let first = self.p.timer0_when.load(SeqCst);
        self.p.timer0_when.store(earlier(first, folded), SeqCst);
        let _ = self.p.timer_modified_earliest.compare_exchange(folded, 0, SeqCst, SeqCst);
    }

    fn clear_bound_if_empty(&mut self, n: i32) {
        if n == 0 {
            self.p.timer_modified_earliest.store(0, SeqCst);
        }
    }

    /// setpp insert incnum; whether the timer is the root now.
    fn put(&mut self, t: &Arc<Timer>) -> bool {
        t.p.store(self.number, Relaxed);
        let slot = Slot { when: t.when(), t: t.clone() };
        let heap = self.heap();
        heap.push(slot);
        let last = heap.len() - 1;
        let root = sift_up(heap, last) == 0;
        self.p.num_timers.fetch_add(1, SeqCst);
        root
    }

    /// doaddtimer: setpp insert pub0root incnum.
    fn add(&mut self, t: &Arc<Timer>) {
        if self.put(t) {
            self.pub0();
        }
    }

    /// clearpp unlink decnum; the smallest slot whose timer is another one now, and numTimers.
    fn take_out(&mut self, t: &Timer, i: usize) -> (usize, i32) {
        t.p.store(NO_P, Relaxed);
        let heap = self.heap();
        let last = heap.pop().expect("the heap has the timer");
        let mut changed = i;
        if i < heap.len() {
            heap[i] = last;
            changed = sift_up(heap, i);
            sift_down(heap, i);
        }
        (changed, self.p.num_timers.fetch_sub(1, SeqCst) - 1)
    }

    /// dodeltimer0: clearpp unlink pub0 decnum clearboundifempty.
    fn remove_root(&mut self, t: &Timer) {
        let (_, n) = self.take_out(t, 0);
        self.pub0();
        self.clear_bound_if_empty(n);
    }

    fn decdel(&self) {
        self.p.deleted_timers.fetch_sub(1, SeqCst);
    }
}

// ---- the operations ---------------------------------------------------------------------------

/// Some Ps, and what is around them.
pub struct Timers {
    ps: Vec<P>,
    host: Box<dyn Host>,
}

impl Timers {
    pub fn new(ps: usize, host: Box<dyn Host>) -> Timers {
        Timers { ps: (0..ps).map(|_| P::default()).collect(), host }
    }

    fn load(&self, t: &Timer) -> Status {
        self.host.point("load");
        t.status()
    }

    /// The first CAS of a row: from here on the timer is ours.
    fn take(&self, t: &Timer, from: Status, via: Status) -> bool {
        self.host.point("cas");
        t.status.compare_exchange(from as u8, via as u8, AcqRel, Acquire).is_ok()
    }

    fn commit(&self, t: &Timer, via: Status, to: Status) {
        self.host.point("commit");
        if t.status.compare_exchange(via as u8, to as u8, AcqRel, Acquire).is_err() {
            bad_timer(t);
        }
        self.host.point("committed");
    }

    /// A thread that is stepped tries the lock again each time that it is let go.
    pub fn lock(&self, p: usize) -> Locked<'_> {
        let its = &self.ps[p];
        while self.host.point("lock") {
            if let Ok(heap) = its.heap.try_lock() {
                return Locked { number: p, p: its, heap: Some(heap) };
            }
        }
        let heap = its.heap.lock().unwrap_or_else(|held| held.into_inner());
        Locked { number: p, p: its, heap: Some(heap) }
    }

    fn lower_bound(&self, p: usize, when: i64) {
        let bound = &self.ps[p].timer_modified_earliest;
        let _ = bound.fetch_update(SeqCst, SeqCst, |old| (old == 0 || old > when).then_some(when));
    }

    fn p_of(&self, t: &Timer) -> usize {
        t.p().unwrap_or_else(|| bad_timer(t))
    }

    pub fn addtimer(&self, p: usize, t: &Arc<Timer>, a: Arm) {
        loop {
            match self.load(t) {
                NoStatus => {
                    // add.NoStatus
                    if !self.take(t, NoStatus, Modifying) {
                        continue;
                    }
                    t.set_args(&a);
                    t.when.store(a.when, Relaxed);
                    let mut heap = self.lock(p);
                    self.cleantimers(&mut heap);
                    heap.add(t);
                    drop(heap);
                    self.commit(t, Modifying, Waiting);
                    self.host.wake(a.when);
                    return;
                }
                _ => bad_timer(t), // add.Waiting and all others
            }
        }
    }

    pub fn deltimer(&self, t: &Timer) -> bool {
        loop {
            let s = self.load(t);
            match s {
                Waiting | ModifiedLater | ModifiedEarlier => {
                    // del.Waiting, del.ModifiedLater, del.ModifiedEarlier
                    if !self.take(t, s, Modifying) {
                        continue;
                    }
                    self.ps[self.p_of(t)].deleted_timers.fetch_add(1, SeqCst);
                    self.commit(t, Modifying, Deleted);
                    return true;
                }
                Deleted | Removing | Removed | NoStatus => return false, // del.Deleted and so on
                Running | Moving | Modifying => yield_now(), // del.Running, del.Moving, del.Modifying
            }
        }
    }

    pub fn modtimer(&self, p: usize, t: &Arc<Timer>, a: Arm) -> bool {
        loop {
            let s = self.load(t);
            match s {
                Waiting | ModifiedEarlier | ModifiedLater | Deleted => {
                    // mod.Waiting.*, mod.ModifiedEarlier.*, mod.ModifiedLater.*, mod.Deleted.*
                    if !self.take(t, s, Modifying) {
                        continue;
                    }
                    let is_earlier = a.when < t.when();
                    let its = self.p_of(t);
                    if s == Deleted {
                        self.ps[its].deleted_timers.fetch_sub(1, SeqCst);
                    }
                    t.set_args(&a);
                    t.nextwhen.store(a.when, Relaxed);
                    if is_earlier {
                        self.lower_bound(its, a.when);
                        self.commit(t, Modifying, ModifiedEarlier);
                        self.host.wake(a.when);
                    } else {
                        self.commit(t, Modifying, ModifiedLater);
                    }
                    return s != Deleted;
                }
                NoStatus | Removed => {
                    // mod.NoStatus, mod.Removed
                    if !self.take(t, s, Modifying) {
                        continue;
                    }
                    t.set_args(&a);
                    t.when.store(a.when, Relaxed);
                    let mut heap = self.lock(p);
                    heap.add(t);
                    drop(heap);
                    self.commit(t, Modifying, Waiting);
                    self.host.wake(a.when);
                    return false;
                }
                Running | Removing | Moving | Modifying => yield_now(), // mod.Running and so on
            }
        }
    }

    /// clean.Deleted, run.Deleted
    fn remove_deleted(&self, heap: &mut Locked, t: &Timer) {
        if self.take(t, Deleted, Removing) {
            heap.remove_root(t);
            self.commit(t, Removing, Removed);
            heap.decdel();
        }
    }

    /// clean.ModifiedEarlier, clean.ModifiedLater, run.ModifiedEarlier, run.ModifiedLater
    fn settle_root(&self, heap: &mut Locked, t: &Arc<Timer>, s: Status) {
        if self.take(t, s, Moving) {
            t.apply_next();
            heap.take_out(t, 0);
            heap.put(t);
            heap.pub0();
            self.commit(t, Moving, Waiting);
        }
    }

    pub fn cleantimers(&self, heap: &mut Locked) {
        while let Some(t) = heap.root() {
            match self.load(&t) {
                Deleted => self.remove_deleted(heap, &t),
                s @ (ModifiedEarlier | ModifiedLater) => self.settle_root(heap, &t, s),
                _ => return, // clean.Waiting and all others
            }
        }
    }

    pub fn adjusttimers(&self, heap: &mut Locked, now: i64) {
        let earliest = heap.p.timer_modified_earliest.load(SeqCst);
        if earliest == 0 || earliest > now {
            return;
        }
        heap.fold();
        let mut held: Vec<Arc<Timer>> = Vec::new();
        let mut i = 0;
        while i < heap.heap().len() {
            let t = heap.heap()[i].t.clone();
            heap.check_p(&t);
            let s = self.load(&t);
            match s {
                Deleted => {
                    // adjust.Deleted
                    if !self.take(&t, s, Removing) {
                        i += 1;
                        continue;
                    }
                    i = heap.take_out(&t, i).0;
                    self.commit(&t, Removing, Removed);
                    heap.decdel();
                }
                ModifiedEarlier | ModifiedLater => {
                    // adjust.ModifiedEarlier, adjust.ModifiedLater
                    if !self.take(&t, s, Moving) {
                        i += 1;
                        continue;
                    }
                    t.apply_next();
                    i = heap.take_out(&t, i).0;
                    held.push(t);
                }
                Waiting => i += 1,       // adjust.Waiting
                Modifying => yield_now(), // adjust.Modifying
                _ => bad_timer(&t),
            }
        }
        for t in &held {
            // adjust.held
            heap.put(t);
            self.commit(t, Moving, Waiting);
        }
        heap.pub0();
        let n = heap.p.num_timers.load(SeqCst);
        heap.clear_bound_if_empty(n);
    }

    fn fire<'a>(&'a self, heap: &mut Locked<'a>, arg: i64, seq: u32) {
        heap.heap = None;
        self.host.fire(arg, seq);
        heap.heap = self.lock(heap.number).heap;
    }

    /// A deadline; 0: one has run; -1: none is left.
    pub fn runtimer<'a>(&'a self, heap: &mut Locked<'a>, now: i64) -> i64 {
        while let Some(t) = heap.root() {
            match self.load(&t) {
                Waiting => {
                    if t.when() > now {
                        return t.when(); // run.Waiting.notdue
                    }
                    if !self.take(&t, Waiting, Running) {
                        continue;
                    }
                    let (arg, seq) = (t.arg.load(Relaxed), t.seq.load(Relaxed));
                    if t.period() == 0 {
                        heap.remove_root(&t); // run.Waiting.oneshot
                        self.commit(&t, Running, NoStatus);
                    } else {
                        let next = next_deadline(t.when(), t.period(), now); // run.Waiting.periodic
                        t.when.store(next, Relaxed);
                        heap.heap()[0].when = next;
                        sift_down(heap.heap(), 0);
                        self.commit(&t, Running, Waiting);
                        heap.pub0();
                    }
                    self.fire(heap, arg, seq);
                    return 0;
                }
                Deleted => self.remove_deleted(heap, &t),
                s @ (ModifiedEarlier | ModifiedLater) => self.settle_root(heap, &t, s),
                Modifying => yield_now(), // run.Modifying
                _ => bad_timer(&t),
            }
        }
        -1
    }

    pub fn clear_deleted_timers(&self, heap: &mut Locked) {
        heap.fold();
        let (mut to, mut dropped, mut dirty) = (0, 0, false);
        let mut k = 0;
        while k < heap.heap().len() {
            let t = heap.heap()[k].t.clone();
            let s = self.load(&t);
            match s {
                Waiting => {
                    // clear.Waiting
                    if dirty {
                        place(heap.heap(), &t, to);
                    }
                    to += 1;
                    k += 1;
                }
                ModifiedEarlier | ModifiedLater => {
                    // clear.ModifiedEarlier, clear.ModifiedLater
                    if !self.take(&t, s, Moving) {
                        continue;
                    }
                    t.apply_next();
                    place(heap.heap(), &t, to);
                    to += 1;
                    dirty = true;
                    self.commit(&t, Moving, Waiting);
                    k += 1;
                }
                Deleted => {
                    // clear.Deleted
                    if !self.take(&t, s, Removing) {
                        continue;
                    }
                    t.p.store(NO_P, Relaxed);
                    dropped += 1;
                    self.commit(&t, Removing, Removed);
                    dirty = true;
                    k += 1;
                }
                Modifying => yield_now(), // clear.Modifying
                _ => bad_timer(&t),
            }
        }
        heap.p.deleted_timers.fetch_sub(dropped, SeqCst);
        let n = heap.p.num_timers.fetch_sub(dropped, SeqCst) - dropped;
        heap.heap().truncate(to);
        heap.pub0();
        heap.clear_bound_if_empty(n);
    }

    /// move.Waiting, move.ModifiedEarlier, move.ModifiedLater, move.Deleted
    fn move_timer(&self, to: &mut Locked, t: &Arc<Timer>) {
        loop {
            let s = self.load(t);
            match s {
                Waiting | ModifiedEarlier | ModifiedLater => {
                    if !self.take(t, s, Moving) {
                        continue;
                    }
                    if s != Waiting {
                        t.apply_next();
                    }
                    to.add(t);
                    self.commit(t, Moving, Waiting);
                    return;
                }
                Deleted => {
                    if !self.take(t, s, Removing) {
                        continue;
                    }
                    t.p.store(NO_P, Relaxed);
                    self.commit(t, Removing, Removed);
                    return;
                }
                Modifying => yield_now(), // move.Modifying
                _ => bad_timer(t),
            }
        }
    }

    /// Both locks or none.
    fn lock_both(&self, from: usize, to: usize) -> (Locked<'_>, Locked<'_>) {
        loop {
            self.host.point("lock");
            let (a, b) = (&self.ps[from], &self.ps[to]);
            if let Ok(heap) = a.heap.try_lock() {
                if let Ok(other) = b.heap.try_lock() {
                    return (
                        Locked { number: from, p: a, heap: Some(heap) },
                        Locked { number: to, p: b, heap: Some(other) },
                    );
                }
            }
            yield_now();
        }
    }

    /// With the world stopped: all timers of one P go to another, and the P is reset.
    pub fn move_timers(&self, from: usize, to: usize) {
        let (mut source, mut target) = self.lock_both(from, to);
        for slot in std::mem::take(source.heap()) {
            self.move_timer(&mut target, &slot.t);
        }
        source.p.num_timers.store(0, SeqCst);
        source.p.deleted_timers.store(0, SeqCst);
        source.p.timer0_when.store(0, SeqCst);
        source.p.timer_modified_earliest.store(0, SeqCst);
    }

    // ---- the readers --------------------------------------------------------------------------

    pub fn nobarrier_wake_time(&self, p: usize) -> i64 {
        let modified = self.ps[p].timer_modified_earliest.load(SeqCst);
        earlier(self.ps[p].timer0_when.load(SeqCst), modified)
    }

    pub fn check_timers(&self, p: usize, own: bool, now: i64) -> Checked {
        let worth_clearing = |deleted: i32, timers: i32| deleted > timers / 4;
        let its = &self.ps[p];
        let next = self.nobarrier_wake_time(p);
        if next == 0 {
            return Checked { now, poll_until: 0, ran: false };
        }
        let (deleted, timers) = (its.deleted_timers.load(SeqCst), its.num_timers.load(SeqCst));
        if now < next && !(own && worth_clearing(deleted, timers)) {
            return Checked { now, poll_until: next, ran: false };
        }
        let mut found = Checked { now, poll_until: 0, ran: false };
        let mut heap = self.lock(p);
        if !heap.heap().is_empty() {
            self.adjusttimers(&mut heap, now);
        }
        while !heap.heap().is_empty() {
            let at = self.runtimer(&mut heap, now);
            if at != 0 {
                found.poll_until = at.max(0);
                break;
            }
            found.ran = true;
        }
        let left = heap.heap().len() as i32;
        if own && worth_clearing(its.deleted_timers.load(SeqCst), left) {
            self.clear_deleted_timers(&mut heap);
        }
        // The root alone does not tell: a modified timer further down may be due before it.
        let modified = its.timer_modified_earliest.load(SeqCst);
        found.poll_until = earlier(found.poll_until, modified);
        found
    }

    /// For whoever looks on while no operation is going on.
    pub fn told(&self, p: usize) -> Told {
        let its = &self.ps[p];
        let heap = its.heap.lock().unwrap_or_else(|held| held.into_inner());
        Told {
            num_timers: its.num_timers.load(SeqCst),
            deleted_timers: its.deleted_timers.load(SeqCst),
            timer0_when: its.timer0_when.load(SeqCst),
            timer_modified_earliest: its.timer_modified_earliest.load(SeqCst),
            heap: heap.iter().map(|slot| slot.t.clone()).collect(),
        }
    }
}

/// The first deadline after now; the largest there is where that would lie beyond it.
fn next_deadline(when: i64, period: i64, now: i64) -> i64 {
    let periods = 1 + (now - when) as u64 / period as u64;
    let next = (when as u64).wrapping_add((period as u64).wrapping_mul(periods));
    i64::try_from(next).unwrap_or(i64::MAX)
}

/// A survivor goes to slot "to" of the part that the compaction has finished, and up from there.
fn place(heap: &mut [Slot], t: &Arc<Timer>, to: usize) {
    heap[to] = Slot { when: t.when(), t: t.clone() };
    sift_up(heap, to);
}
