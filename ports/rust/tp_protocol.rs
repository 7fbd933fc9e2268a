// Generated from the transition table, edition repaired. Not to be edited.
//
// The operations call the steps of a port: it implements `Steps` once. Registers are told to each
// step; the timers, the Ps and their lists are handles that the port chooses.

/// The children of slot i of the heap begin at slot `ARITY * i + 1`.
pub const ARITY: usize = 4;

/// The values of a timer's status word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Status {
    NoStatus = 0,
    Waiting = 1,
    Running = 2,
    Deleted = 3,
    Removing = 4,
    Removed = 5,
    Modifying = 6,
    ModifiedEarlier = 7,
    ModifiedLater = 8,
    Moving = 9,
}

/// The status of a timer that was never used.
pub const INITIAL: Status = Status::NoStatus;

/// What an operation remembers.
pub struct Registers<S: Steps + ?Sized> {
    /// The operation.
    pub op: &'static str,
    /// The P that the operation works on.
    pub p: Option<S::P>,
    /// The timer that the operation works on.
    pub t: Option<S::Timer>,
    /// The caller's when.
    pub when: i64,
    /// The caller's period.
    pub period: i64,
    /// The caller's f, arg and seq.
    pub callback: Option<S::Callback>,
    /// The caller's now.
    pub now: i64,
    /// The timers that the caller has given.
    pub list: S::Timers,
    /// The slot of the heap that was picked.
    pub slot: i64,
    /// The place in the list that was picked.
    pub index: i64,
    /// The P that readpp has found in t.pp.
    pub tpp: Option<S::P>,
    /// The copy of t.f, t.arg and t.seq.
    pub args: Option<S::Callback>,
    /// NumTimers as last read.
    pub n: i64,
    /// AdjustTimers as last read.
    pub adj: i64,
    /// TimerModifiedEarliest as folded into timer0When.
    pub fold: i64,
    /// Whether slot 0 of the heap has changed.
    pub root: bool,
    /// The smallest slot that the last removal changed.
    pub changed: i64,
    /// The timers taken out of the heap, to be put back.
    pub held: S::Timers,
    /// The slot that the next surviving timer gets.
    pub to: i64,
    /// Whether some slot did not survive or was replaced.
    pub dirty: bool,
    /// How many slots did not survive.
    pub dropped: i64,
    /// How many ModifiedEarlier timers were put in place.
    pub placed: i64,
}

impl<S: Steps + ?Sized> Registers<S> {
    fn new(op: &'static str) -> Self {
        Registers {
            op,
            p: None,
            t: None,
            when: 0,
            period: 0,
            callback: None,
            now: 0,
            list: S::Timers::default(),
            slot: 0,
            index: 0,
            tpp: None,
            args: None,
            n: 0,
            adj: 0,
            fold: 0,
            root: false,
            changed: 0,
            held: S::Timers::default(),
            to: 0,
            dirty: false,
            dropped: 0,
            placed: 0,
        }
    }
}

/// What a port provides.
pub trait Steps {
    /// A handle of a timer.
    type Timer: Clone;
    /// A handle of a P.
    type P: Clone;
    /// Timers in an order.
    type Timers: Clone + Default;
    /// A function, its argument and its number.
    type Callback: Clone;

    /// The status of `m.t`.
    fn load(&self, m: &mut Registers<Self>) -> Status;
    /// From one status to another; whether it was so.
    fn cas(&self, m: &mut Registers<Self>, from: Status, to: Status) -> bool;
    /// The same, where it must be so.
    fn commit(&self, m: &mut Registers<Self>, via: Status, to: Status);
    /// A plain store of the status.
    fn store(&self, m: &mut Registers<Self>, to: Status);
    /// Lets other threads run.
    fn osyield(&self, m: &mut Registers<Self>);
    /// The operation must not find this status.
    fn throw(&self, m: &mut Registers<Self>, s: Status) -> !;
    /// How many timers the heap of `m.p` has.
    fn heap_len(&self, m: &Registers<Self>) -> usize;
    /// The timer in slot `m.slot` of it.
    fn heap_at(&self, m: &Registers<Self>) -> Self::Timer;
    /// How many timers `m.list` has.
    fn list_len(&self, m: &Registers<Self>) -> usize;
    /// The timer at place `m.index` of it.
    fn list_at(&self, m: &Registers<Self>) -> Self::Timer;
    /// The deadline of `m.t`.
    fn when(&self, m: &mut Registers<Self>) -> i64;

    /// ```text
    /// lock(p)
    /// ```
    fn lock(&self, m: &mut Registers<Self>);
    /// ```text
    /// unlock(p)
    /// ```
    fn unlock(&self, m: &mut Registers<Self>);
    /// ```text
    /// t.period := period
    /// t.callback := callback
    /// ```
    fn setargs(&self, m: &mut Registers<Self>);
    /// ```text
    /// args := t.callback
    /// ```
    fn loadargs(&self, m: &mut Registers<Self>);
    /// ```text
    /// t.when := when
    /// ```
    fn setwhen(&self, m: &mut Registers<Self>);
    /// ```text
    /// t.nextwhen := when
    /// ```
    fn setnext(&self, m: &mut Registers<Self>);
    /// ```text
    /// t.when := t.nextwhen
    /// ```
    fn applynext(&self, m: &mut Registers<Self>);
    /// ```text
    /// t.when := limited(t.when + t.period * (1 + (now - t.when) / t.period))
    /// ```
    fn rearm(&self, m: &mut Registers<Self>);
    /// ```text
    /// tpp := t.pp
    /// throw if tpp = nil
    /// ```
    fn readpp(&self, m: &mut Registers<Self>);
    /// ```text
    /// throw if t.pp # nil
    /// t.pp := p
    /// ```
    fn setpp(&self, m: &mut Registers<Self>);
    /// ```text
    /// throw if t.pp # p
    /// t.pp := nil
    /// ```
    fn clearpp(&self, m: &mut Registers<Self>);
    /// ```text
    /// t.pp := nil
    /// ```
    fn zeropp(&self, m: &mut Registers<Self>);
    /// ```text
    /// root := put(p, t) = 0
    /// ```
    fn insert(&self, m: &mut Registers<Self>);
    /// ```text
    /// root := slot = 0
    /// changed := take(p, slot)
    /// ```
    fn unlink(&self, m: &mut Registers<Self>);
    /// ```text
    /// siftdown(p, 0)
    /// ```
    fn siftroot(&self, m: &mut Registers<Self>);
    /// ```text
    /// append(held, t)
    /// ```
    fn hold(&self, m: &mut Registers<Self>);
    /// ```text
    /// if dirty:
    ///   p.heap[to] := t
    ///   siftup(p, to)
    /// to += 1
    /// ```
    fn keep(&self, m: &mut Registers<Self>);
    /// ```text
    /// p.heap[to] := t
    /// siftup(p, to)
    /// to += 1
    /// ```
    fn place(&self, m: &mut Registers<Self>);
    /// ```text
    /// dropped += 1
    /// ```
    fn drop(&self, m: &mut Registers<Self>);
    /// ```text
    /// dirty := true
    /// ```
    fn dirty(&self, m: &mut Registers<Self>);
    /// ```text
    /// cut(p.heap, to)
    /// ```
    fn truncate(&self, m: &mut Registers<Self>);
    /// ```text
    /// p.deletedTimers -= dropped
    /// ```
    fn subdel(&self, m: &mut Registers<Self>);
    /// ```text
    /// n := (p.numTimers -= dropped)
    /// ```
    fn subnum(&self, m: &mut Registers<Self>);
    /// ```text
    /// tpp.deletedTimers += 1
    /// ```
    fn incdel(&self, m: &mut Registers<Self>);
    /// ```text
    /// tpp.deletedTimers -= 1
    /// ```
    fn decdel(&self, m: &mut Registers<Self>);
    /// ```text
    /// p.numTimers += 1
    /// ```
    fn incnum(&self, m: &mut Registers<Self>);
    /// ```text
    /// n := (p.numTimers -= 1)
    /// ```
    fn decnum(&self, m: &mut Registers<Self>);
    /// ```text
    /// n := p.numTimers
    /// ```
    fn readnum(&self, m: &mut Registers<Self>);
    /// ```text
    /// p.timer0When := first(p)
    /// ```
    fn pub0(&self, m: &mut Registers<Self>);
    /// ```text
    /// if root:
    ///   p.timer0When := first(p)
    /// root := false
    /// ```
    fn pub0root(&self, m: &mut Registers<Self>);
    /// ```text
    /// tpp.timerModifiedEarliest := earlier(tpp.timerModifiedEarliest, when)
    /// ```
    fn bound(&self, m: &mut Registers<Self>);
    /// ```text
    /// if n = 0:
    ///   p.timerModifiedEarliest := 0
    /// ```
    fn clearboundifempty(&self, m: &mut Registers<Self>);
    /// ```text
    /// fold := p.timerModifiedEarliest
    /// p.timer0When := earlier(p.timer0When, fold)
    /// ```
    fn foldbound(&self, m: &mut Registers<Self>);
    /// ```text
    /// cas(p.timerModifiedEarliest, fold, 0)
    /// fold := 0
    /// ```
    fn clearfolded(&self, m: &mut Registers<Self>);
    /// ```text
    /// call args
    /// ```
    fn fire(&self, m: &mut Registers<Self>);
    /// ```text
    /// wakeNetPoller(when)
    /// ```
    fn wake(&self, m: &mut Registers<Self>);
    /// ```text
    /// throw if when <= 0 or period < 0
    /// ```
    fn checkargs(&self, m: &mut Registers<Self>);
    /// ```text
    /// throw if t.pp # p
    /// ```
    fn checkpp(&self, m: &mut Registers<Self>);
    /// ```text
    /// exit if len(p.heap) = 0
    /// ```
    fn exitifempty(&self, m: &mut Registers<Self>) -> bool;
    /// ```text
    /// exit if preempted()
    /// ```
    fn exitifpreempted(&self, m: &mut Registers<Self>) -> bool;
    /// ```text
    /// exit if not past(p.timerModifiedEarliest, now)
    /// ```
    fn exitifboundnotdue(&self, m: &mut Registers<Self>) -> bool;
    /// ```text
    /// t.when > now
    /// ```
    fn notdue(&self, m: &mut Registers<Self>) -> bool;
    /// ```text
    /// t.period = 0
    /// ```
    fn oneshot(&self, m: &mut Registers<Self>) -> bool;
    /// ```text
    /// when < t.when
    /// ```
    fn earlier(&self, m: &mut Registers<Self>) -> bool;
}

/// Runs over the caller's timer; the caller holds no timersLock. Source: Go 1.17.6 runtime/time.go addtimer.
pub fn addtimer<S: Steps>(steps: &S, p: S::P, t: S::Timer, when: i64, period: i64, callback: S::Callback) {
    let mut m = Registers::new("addtimer");
    m.p = Some(p);
    m.t = Some(t);
    m.when = when;
    m.period = period;
    m.callback = Some(callback);
    steps.checkargs(&mut m);
    loop {
        let s = steps.load(&mut m);
        match s {
            // add.NoStatus
            Status::NoStatus => {
                if !steps.cas(&mut m, s, Status::Modifying) {
                    continue;
                }
                steps.setargs(&mut m);
                steps.setwhen(&mut m);
                steps.lock(&mut m);
                cleantimers(steps, m.p.clone().expect("an operation on a P"));
                steps.setpp(&mut m);
                steps.insert(&mut m);
                steps.pub0root(&mut m);
                steps.incnum(&mut m);
                steps.unlock(&mut m);
                steps.commit(&mut m, Status::Modifying, Status::Waiting);
                steps.wake(&mut m);
                return;
            }
            // add.Waiting, add.Running, add.Deleted, add.Removing, add.Removed, add.Modifying,
            // add.ModifiedEarlier, add.ModifiedLater, add.Moving
            Status::Waiting | Status::Running | Status::Deleted | Status::Removing | Status::Removed |
            Status::Modifying | Status::ModifiedEarlier | Status::ModifiedLater | Status::Moving => {
                steps.throw(&mut m, s)
            }
        }
    }
}

/// Runs over the caller's timer; the caller holds no timersLock. Source: Go 1.17.6 runtime/time.go deltimer.
pub fn deltimer<S: Steps>(steps: &S, t: S::Timer) -> bool {
    let mut m = Registers::new("deltimer");
    m.t = Some(t);
    loop {
        let s = steps.load(&mut m);
        match s {
            // del.Waiting, del.ModifiedLater, del.ModifiedEarlier
            Status::Waiting | Status::ModifiedLater | Status::ModifiedEarlier => {
                if !steps.cas(&mut m, s, Status::Modifying) {
                    continue;
                }
                steps.readpp(&mut m);
                steps.incdel(&mut m);
                steps.commit(&mut m, Status::Modifying, Status::Deleted);
                return true;
            }
            // del.Deleted, del.Removing, del.Removed, del.NoStatus
            Status::Deleted | Status::Removing | Status::Removed | Status::NoStatus => {
                return false;
            }
            // del.Running, del.Moving, del.Modifying
            Status::Running | Status::Moving | Status::Modifying => {
                steps.osyield(&mut m);
                continue;
            }
        }
    }
}

/// Runs over the caller's timer; the caller holds no timersLock. Source: Go 1.17.6 runtime/time.go modtimer.
pub fn modtimer<S: Steps>(steps: &S, p: S::P, t: S::Timer, when: i64, period: i64, callback: S::Callback) -> bool {
    let mut m = Registers::new("modtimer");
    m.p = Some(p);
    m.t = Some(t);
    m.when = when;
    m.period = period;
    m.callback = Some(callback);
    steps.checkargs(&mut m);
    loop {
        let s = steps.load(&mut m);
        match s {
            // mod.Waiting.earlier, mod.Waiting.notearlier, mod.ModifiedEarlier.earlier, mod.ModifiedEarlier.notearlier,
            // mod.ModifiedLater.earlier, mod.ModifiedLater.notearlier
            Status::Waiting | Status::ModifiedEarlier | Status::ModifiedLater => {
                if !steps.cas(&mut m, s, Status::Modifying) {
                    continue;
                }
                if steps.earlier(&mut m) {
                    steps.setargs(&mut m);
                    steps.setnext(&mut m);
                    steps.readpp(&mut m);
                    steps.bound(&mut m);
                    steps.commit(&mut m, Status::Modifying, Status::ModifiedEarlier);
                    steps.wake(&mut m);
                    return true;
                } else {
                    steps.setargs(&mut m);
                    steps.setnext(&mut m);
                    steps.readpp(&mut m);
                    steps.commit(&mut m, Status::Modifying, Status::ModifiedLater);
                    return true;
                }
            }
            // mod.Deleted.earlier, mod.Deleted.notearlier
            Status::Deleted => {
                if !steps.cas(&mut m, s, Status::Modifying) {
                    continue;
                }
                if steps.earlier(&mut m) {
                    steps.readpp(&mut m);
                    steps.decdel(&mut m);
                    steps.setargs(&mut m);
                    steps.setnext(&mut m);
                    steps.readpp(&mut m);
                    steps.bound(&mut m);
                    steps.commit(&mut m, Status::Modifying, Status::ModifiedEarlier);
                    steps.wake(&mut m);
                    return false;
                } else {
                    steps.readpp(&mut m);
                    steps.decdel(&mut m);
                    steps.setargs(&mut m);
                    steps.setnext(&mut m);
                    steps.readpp(&mut m);
                    steps.commit(&mut m, Status::Modifying, Status::ModifiedLater);
                    return false;
                }
            }
            // mod.NoStatus, mod.Removed
            Status::NoStatus | Status::Removed => {
                if !steps.cas(&mut m, s, Status::Modifying) {
                    continue;
                }
                steps.setargs(&mut m);
                steps.setwhen(&mut m);
                steps.lock(&mut m);
                steps.setpp(&mut m);
                steps.insert(&mut m);
                steps.pub0root(&mut m);
                steps.incnum(&mut m);
                steps.unlock(&mut m);
                steps.commit(&mut m, Status::Modifying, Status::Waiting);
                steps.wake(&mut m);
                return false;
            }
            // mod.Running, mod.Removing, mod.Moving, mod.Modifying
            Status::Running | Status::Removing | Status::Moving | Status::Modifying => {
                steps.osyield(&mut m);
                continue;
            }
        }
    }
}

/// Runs over slot 0 of the P's heap, anew in each round; the caller holds the P's timersLock. Source: Go 1.17.6 runtime/time.go cleantimers.
pub fn cleantimers<S: Steps>(steps: &S, p: S::P) {
    let mut m = Registers::new("cleantimers");
    m.p = Some(p);
    loop {
        if steps.exitifempty(&mut m) {
            return;
        }
        if steps.exitifpreempted(&mut m) {
            return;
        }
        m.t = Some(steps.heap_at(&m));
        m.tpp = m.p.clone();
        m.root = m.slot == 0;
        steps.checkpp(&mut m);
        let s = steps.load(&mut m);
        match s {
            // clean.Deleted
            Status::Deleted => {
                if !steps.cas(&mut m, s, Status::Removing) {
                    continue;
                }
                steps.clearpp(&mut m);
                steps.unlink(&mut m);
                steps.pub0(&mut m);
                steps.decnum(&mut m);
                steps.clearboundifempty(&mut m);
                steps.commit(&mut m, Status::Removing, Status::Removed);
                steps.decdel(&mut m);
                continue;
            }
            // clean.ModifiedEarlier, clean.ModifiedLater
            Status::ModifiedEarlier | Status::ModifiedLater => {
                if !steps.cas(&mut m, s, Status::Moving) {
                    continue;
                }
                steps.applynext(&mut m);
                steps.clearpp(&mut m);
                steps.unlink(&mut m);
                steps.decnum(&mut m);
                steps.setpp(&mut m);
                steps.insert(&mut m);
                steps.incnum(&mut m);
                steps.pub0(&mut m);
                steps.commit(&mut m, Status::Moving, Status::Waiting);
                continue;
            }
            // clean.NoStatus, clean.Waiting, clean.Running, clean.Removing, clean.Removed,
            // clean.Modifying, clean.Moving
            Status::NoStatus | Status::Waiting | Status::Running | Status::Removing | Status::Removed |
            Status::Modifying | Status::Moving => {
                return;
            }
        }
    }
}

/// Runs over every slot of the P's heap; resume goes back to the changed slot; the caller holds the P's timersLock. Source: Go 1.17.6 runtime/time.go adjusttimers.
pub fn adjusttimers<S: Steps>(steps: &S, p: S::P, now: i64) {
    let mut m = Registers::new("adjusttimers");
    m.p = Some(p);
    m.now = now;
    if steps.exitifboundnotdue(&mut m) {
        return;
    }
    steps.foldbound(&mut m);
    steps.clearfolded(&mut m);
    while (m.slot as usize) < steps.heap_len(&m) {
        m.t = Some(steps.heap_at(&m));
        m.tpp = m.p.clone();
        m.root = m.slot == 0;
        steps.checkpp(&mut m);
        let s = steps.load(&mut m);
        match s {
            // adjust.Deleted
            Status::Deleted => {
                if !steps.cas(&mut m, s, Status::Removing) {
                    m.slot += 1;
                    continue;
                }
                steps.clearpp(&mut m);
                steps.unlink(&mut m);
                steps.decnum(&mut m);
                steps.commit(&mut m, Status::Removing, Status::Removed);
                steps.decdel(&mut m);
                m.slot = m.changed;
                continue;
            }
            // adjust.ModifiedEarlier, adjust.ModifiedLater
            Status::ModifiedEarlier | Status::ModifiedLater => {
                if !steps.cas(&mut m, s, Status::Moving) {
                    m.slot += 1;
                    continue;
                }
                steps.applynext(&mut m);
                steps.clearpp(&mut m);
                steps.unlink(&mut m);
                steps.decnum(&mut m);
                steps.hold(&mut m);
                m.slot = m.changed;
                continue;
            }
            // adjust.Waiting
            Status::Waiting => {
                m.slot += 1;
                continue;
            }
            // adjust.Modifying
            Status::Modifying => {
                steps.osyield(&mut m);
                continue;
            }
            // adjust.NoStatus, adjust.Running, adjust.Removing, adjust.Removed, adjust.Moving
            Status::NoStatus | Status::Running | Status::Removing | Status::Removed | Status::Moving => {
                steps.throw(&mut m, s)
            }
        }
    }
    add_adjusted_timers(steps, m.p.clone().expect("an operation on a P"), m.held.clone());
    steps.pub0(&mut m);
    steps.readnum(&mut m);
    steps.clearboundifempty(&mut m);
}

/// Runs over every timer of a given list; the caller holds the P's timersLock. Source: Go 1.17.6 runtime/time.go addAdjustedTimers.
pub fn add_adjusted_timers<S: Steps>(steps: &S, p: S::P, list: S::Timers) {
    let mut m = Registers::new("addAdjustedTimers");
    m.p = Some(p);
    m.list = list;
    while (m.index as usize) < steps.list_len(&m) {
        m.t = Some(steps.list_at(&m));
        m.tpp = m.p.clone();
        steps.setpp(&mut m);
        steps.insert(&mut m);
        steps.incnum(&mut m);
        steps.commit(&mut m, Status::Moving, Status::Waiting);
        m.index += 1;
        continue;
    }
}

/// Runs over slot 0 of the P's heap, anew in each round; the caller holds the P's timersLock. Source: Go 1.17.6 runtime/time.go runtimer.
pub fn runtimer<S: Steps>(steps: &S, p: S::P, now: i64) -> i64 {
    let mut m = Registers::new("runtimer");
    m.p = Some(p);
    m.now = now;
    loop {
        if steps.exitifempty(&mut m) {
            return -1;
        }
        m.t = Some(steps.heap_at(&m));
        m.tpp = m.p.clone();
        m.root = m.slot == 0;
        steps.checkpp(&mut m);
        let s = steps.load(&mut m);
        match s {
            // run.Waiting.notdue, run.Waiting.oneshot, run.Waiting.periodic
            Status::Waiting => {
                if steps.notdue(&mut m) {
                    return steps.when(&mut m);
                } else {
                    if !steps.cas(&mut m, s, Status::Running) {
                        continue;
                    }
                    if steps.oneshot(&mut m) {
                        steps.loadargs(&mut m);
                        steps.clearpp(&mut m);
                        steps.unlink(&mut m);
                        steps.pub0(&mut m);
                        steps.decnum(&mut m);
                        steps.clearboundifempty(&mut m);
                        steps.commit(&mut m, Status::Running, Status::NoStatus);
                        steps.unlock(&mut m);
                        steps.fire(&mut m);
                        steps.lock(&mut m);
                        return 0;
                    } else {
                        steps.loadargs(&mut m);
                        steps.rearm(&mut m);
                        steps.siftroot(&mut m);
                        steps.commit(&mut m, Status::Running, Status::Waiting);
                        steps.pub0(&mut m);
                        steps.unlock(&mut m);
                        steps.fire(&mut m);
                        steps.lock(&mut m);
                        return 0;
                    }
                }
            }
            // run.Deleted
            Status::Deleted => {
                if !steps.cas(&mut m, s, Status::Removing) {
                    continue;
                }
                steps.clearpp(&mut m);
                steps.unlink(&mut m);
                steps.pub0(&mut m);
                steps.decnum(&mut m);
                steps.clearboundifempty(&mut m);
                steps.commit(&mut m, Status::Removing, Status::Removed);
                steps.decdel(&mut m);
                continue;
            }
            // run.ModifiedEarlier, run.ModifiedLater
            Status::ModifiedEarlier | Status::ModifiedLater => {
                if !steps.cas(&mut m, s, Status::Moving) {
                    continue;
                }
                steps.applynext(&mut m);
                steps.clearpp(&mut m);
                steps.unlink(&mut m);
                steps.decnum(&mut m);
                steps.setpp(&mut m);
                steps.insert(&mut m);
                steps.incnum(&mut m);
                steps.pub0(&mut m);
                steps.commit(&mut m, Status::Moving, Status::Waiting);
                continue;
            }
            // run.Modifying
            Status::Modifying => {
                steps.osyield(&mut m);
                continue;
            }
            // run.NoStatus, run.Running, run.Removing, run.Removed, run.Moving
            Status::NoStatus | Status::Running | Status::Removing | Status::Removed | Status::Moving => {
                steps.throw(&mut m, s)
            }
        }
    }
}

/// Runs over every slot of the P's heap; survivors are written at the slot 'to'; the caller holds the P's timersLock. Source: Go 1.17.6 runtime/time.go clearDeletedTimers.
pub fn clear_deleted_timers<S: Steps>(steps: &S, p: S::P) {
    let mut m = Registers::new("clearDeletedTimers");
    m.p = Some(p);
    steps.foldbound(&mut m);
    steps.clearfolded(&mut m);
    while (m.slot as usize) < steps.heap_len(&m) {
        m.t = Some(steps.heap_at(&m));
        m.tpp = m.p.clone();
        m.root = m.slot == 0;
        let s = steps.load(&mut m);
        match s {
            // clear.Waiting
            Status::Waiting => {
                steps.keep(&mut m);
                m.slot += 1;
                continue;
            }
            // clear.ModifiedEarlier, clear.ModifiedLater
            Status::ModifiedEarlier | Status::ModifiedLater => {
                if !steps.cas(&mut m, s, Status::Moving) {
                    continue;
                }
                steps.applynext(&mut m);
                steps.place(&mut m);
                steps.dirty(&mut m);
                steps.commit(&mut m, Status::Moving, Status::Waiting);
                m.slot += 1;
                continue;
            }
            // clear.Deleted
            Status::Deleted => {
                if !steps.cas(&mut m, s, Status::Removing) {
                    continue;
                }
                steps.zeropp(&mut m);
                steps.drop(&mut m);
                steps.commit(&mut m, Status::Removing, Status::Removed);
                steps.dirty(&mut m);
                m.slot += 1;
                continue;
            }
            // clear.Modifying
            Status::Modifying => {
                steps.osyield(&mut m);
                continue;
            }
            // clear.NoStatus, clear.Running, clear.Removing, clear.Removed, clear.Moving
            Status::NoStatus | Status::Running | Status::Removing | Status::Removed | Status::Moving => {
                steps.throw(&mut m, s)
            }
        }
    }
    steps.subdel(&mut m);
    steps.subnum(&mut m);
    steps.truncate(&mut m);
    steps.pub0(&mut m);
    steps.clearboundifempty(&mut m);
}

/// Runs over every timer of a given list; the world is stopped and both Ps are locked. Source: Go runtime/time.go moveTimers.
pub fn move_timers<S: Steps>(steps: &S, p: S::P, list: S::Timers) {
    let mut m = Registers::new("moveTimers");
    m.p = Some(p);
    m.list = list;
    while (m.index as usize) < steps.list_len(&m) {
        m.t = Some(steps.list_at(&m));
        m.tpp = m.p.clone();
        let s = steps.load(&mut m);
        match s {
            // move.Waiting
            Status::Waiting => {
                if !steps.cas(&mut m, s, Status::Moving) {
                    continue;
                }
                steps.zeropp(&mut m);
                steps.setpp(&mut m);
                steps.insert(&mut m);
                steps.pub0root(&mut m);
                steps.incnum(&mut m);
                steps.commit(&mut m, Status::Moving, Status::Waiting);
                m.index += 1;
                continue;
            }
            // move.ModifiedEarlier, move.ModifiedLater
            Status::ModifiedEarlier | Status::ModifiedLater => {
                if !steps.cas(&mut m, s, Status::Moving) {
                    continue;
                }
                steps.applynext(&mut m);
                steps.zeropp(&mut m);
                steps.setpp(&mut m);
                steps.insert(&mut m);
                steps.pub0root(&mut m);
                steps.incnum(&mut m);
                steps.commit(&mut m, Status::Moving, Status::Waiting);
                m.index += 1;
                continue;
            }
            // move.Deleted
            Status::Deleted => {
                if !steps.cas(&mut m, s, Status::Removing) {
                    continue;
                }
                steps.zeropp(&mut m);
                steps.commit(&mut m, Status::Removing, Status::Removed);
                m.index += 1;
                continue;
            }
            // move.Modifying
            Status::Modifying => {
                steps.osyield(&mut m);
                continue;
            }
            // move.NoStatus, move.Running, move.Removing, move.Removed, move.Moving
            Status::NoStatus | Status::Running | Status::Removing | Status::Removed | Status::Moving => {
                steps.throw(&mut m, s)
            }
        }
    }
}

/// Operations of the poller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PollerOperation {
    WakeNetPoller,
    NetpollBreak,
    Netpoll,
    NetpollNow,
    Findrunnable,
}

/// The words that they visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PollerWord {
    /// Clear or set.
    Needspinning,
    /// No or yes.
    Spinning,
    /// Polled or polling.
    Lastpoll,
    /// None or set.
    PollUntil,
    /// Clear or sent.
    WakeSig,
}

/// The values of those words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PollerValue {
    Clear,
    Set,
    No,
    Yes,
    Polled,
    Polling,
    None,
    Sent,
}

/// What must hold besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PollerGuard {
    /// No test.
    Any,
    /// The word's deadline is later than mine.
    Later,
    /// The word's deadline is not later than mine.
    Notlater,
    /// I have a deadline to wait for, or channels wait for the poller.
    Wanted,
    /// I have no deadline, and no channels wait for the poller.
    Notwanted,
    /// I am spinning.
    Isspinning,
    /// I am not spinning.
    Notspinning,
    /// My poll ended because of a break.
    Signalled,
    /// My poll ended without a break.
    Unsignalled,
}

/// What is done then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PollerStep {
    /// Run netpollBreak.
    Break,
    /// Unless an M spins, count one as spinning and start it on an idle P; if no P is idle, take the count back.
    Wakep,
    /// End the selector's sleep, or its next one.
    Wakeup,
    /// End the sleep in the tail, or the next one.
    Unpark,
    /// Make the P idle; take it off the timer mask if it has no timers.
    Drop,
    /// I am spinning: count me, and needspinning := clear.
    Spin,
    /// I am not spinning any more: take me off the count.
    Unspin,
    /// Mine := the least deadline of all Ps, one P after the other.
    Recheck,
    /// PollUntil := mine.
    Storeuntil,
    /// Sleep in the selector until mine, or until a break.
    Select,
    /// If no break has ended the sleep, park for the rest of it.
    Tail,
    /// Run the operation netpoll after the sleep.
    Netpoll,
    /// Take the break out of the selector.
    Consume,
    /// PollUntil := none.
    Clearuntil,
    /// Read the clock.
    Now,
    /// The word := the row's to.
    Commit,
    /// Take an idle P and count myself again if I was spinning; stop if there is none.
    Takep,
    /// As takep, but if there is none, needspinning := set before it stops.
    Takeporask,
    /// Stop: the next thread that starts an M gets this one.
    Stop,
}

/// How an operation goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PollerResult {
    /// Go on with the operation's next word.
    Advance,
    /// The operation ends.
    Leave,
    /// Back to the top of findrunnable.
    Top,
}

/// A row of the poller.
#[derive(Clone, Copy, Debug)]
pub struct PollerRow {
    pub id: &'static str,
    pub op: PollerOperation,
    pub word: PollerWord,
    /// The value that is found.
    pub from: PollerValue,
    pub guard: PollerGuard,
    /// Whether the word is taken, by a CAS or exchange to `via`; if that is lost, it is loaded again.
    pub takes: bool,
    pub via: PollerValue,
    /// What the step commit stores.
    pub to: PollerValue,
    pub steps: &'static [PollerStep],
    pub result: PollerResult,
}

/// The rows of the poller. An operation visits its words in this order; at each it loads the word,
/// and takes the one row of that value whose guard holds.
pub const POLLER_ROWS: [PollerRow; 24] = [
    PollerRow {
        id: "wake.polled",
        op: PollerOperation::WakeNetPoller,
        word: PollerWord::Lastpoll,
        from: PollerValue::Polled,
        guard: PollerGuard::Any,
        takes: false,
        via: PollerValue::Polled,
        to: PollerValue::Polled,
        steps: &[PollerStep::Wakep],
        result: PollerResult::Leave,
    },
    PollerRow {
        id: "wake.polling",
        op: PollerOperation::WakeNetPoller,
        word: PollerWord::Lastpoll,
        from: PollerValue::Polling,
        guard: PollerGuard::Any,
        takes: false,
        via: PollerValue::Polling,
        to: PollerValue::Polling,
        steps: &[],
        result: PollerResult::Advance,
    },
    PollerRow {
        id: "wake.none",
        op: PollerOperation::WakeNetPoller,
        word: PollerWord::PollUntil,
        from: PollerValue::None,
        guard: PollerGuard::Any,
        takes: false,
        via: PollerValue::None,
        to: PollerValue::None,
        steps: &[PollerStep::Break],
        result: PollerResult::Leave,
    },
    PollerRow {
        id: "wake.set.later",
        op: PollerOperation::WakeNetPoller,
        word: PollerWord::PollUntil,
        from: PollerValue::Set,
        guard: PollerGuard::Later,
        takes: false,
        via: PollerValue::Set,
        to: PollerValue::Set,
        steps: &[PollerStep::Break],
        result: PollerResult::Leave,
    },
    PollerRow {
        id: "wake.set.notlater",
        op: PollerOperation::WakeNetPoller,
        word: PollerWord::PollUntil,
        from: PollerValue::Set,
        guard: PollerGuard::Notlater,
        takes: false,
        via: PollerValue::Set,
        to: PollerValue::Set,
        steps: &[],
        result: PollerResult::Leave,
    },
    PollerRow {
        id: "break.clear",
        op: PollerOperation::NetpollBreak,
        word: PollerWord::WakeSig,
        from: PollerValue::Clear,
        guard: PollerGuard::Any,
        takes: true,
        via: PollerValue::Sent,
        to: PollerValue::Sent,
        steps: &[PollerStep::Wakeup, PollerStep::Unpark],
        result: PollerResult::Leave,
    },
    PollerRow {
        id: "break.sent",
        op: PollerOperation::NetpollBreak,
        word: PollerWord::WakeSig,
        from: PollerValue::Sent,
        guard: PollerGuard::Any,
        takes: false,
        via: PollerValue::Sent,
        to: PollerValue::Sent,
        steps: &[],
        result: PollerResult::Leave,
    },
    PollerRow {
        id: "poll.clear",
        op: PollerOperation::Netpoll,
        word: PollerWord::WakeSig,
        from: PollerValue::Clear,
        guard: PollerGuard::Any,
        takes: false,
        via: PollerValue::Clear,
        to: PollerValue::Clear,
        steps: &[],
        result: PollerResult::Leave,
    },
    PollerRow {
        id: "poll.sent.unsignalled",
        op: PollerOperation::Netpoll,
        word: PollerWord::WakeSig,
        from: PollerValue::Sent,
        guard: PollerGuard::Unsignalled,
        takes: false,
        via: PollerValue::Sent,
        to: PollerValue::Sent,
        steps: &[],
        result: PollerResult::Leave,
    },
    PollerRow {
        id: "poll.sent.signalled",
        op: PollerOperation::Netpoll,
        word: PollerWord::WakeSig,
        from: PollerValue::Sent,
        guard: PollerGuard::Signalled,
        takes: false,
        via: PollerValue::Sent,
        to: PollerValue::Clear,
        steps: &[PollerStep::Consume, PollerStep::Commit],
        result: PollerResult::Leave,
    },
    PollerRow {
        id: "pollnow.clear",
        op: PollerOperation::NetpollNow,
        word: PollerWord::WakeSig,
        from: PollerValue::Clear,
        guard: PollerGuard::Any,
        takes: false,
        via: PollerValue::Clear,
        to: PollerValue::Clear,
        steps: &[],
        result: PollerResult::Leave,
    },
    PollerRow {
        id: "pollnow.sent",
        op: PollerOperation::NetpollNow,
        word: PollerWord::WakeSig,
        from: PollerValue::Sent,
        guard: PollerGuard::Any,
        takes: false,
        via: PollerValue::Sent,
        to: PollerValue::Sent,
        steps: &[],
        result: PollerResult::Leave,
    },
    PollerRow {
        id: "find.unneeded",
        op: PollerOperation::Findrunnable,
        word: PollerWord::Needspinning,
        from: PollerValue::Clear,
        guard: PollerGuard::Any,
        takes: false,
        via: PollerValue::Clear,
        to: PollerValue::Clear,
        steps: &[PollerStep::Drop],
        result: PollerResult::Advance,
    },
    PollerRow {
        id: "find.needed.spinning",
        op: PollerOperation::Findrunnable,
        word: PollerWord::Needspinning,
        from: PollerValue::Set,
        guard: PollerGuard::Isspinning,
        takes: false,
        via: PollerValue::Set,
        to: PollerValue::Set,
        steps: &[PollerStep::Drop],
        result: PollerResult::Advance,
    },
    PollerRow {
        id: "find.needed.notspinning",
        op: PollerOperation::Findrunnable,
        word: PollerWord::Needspinning,
        from: PollerValue::Set,
        guard: PollerGuard::Notspinning,
        takes: false,
        via: PollerValue::Set,
        to: PollerValue::Set,
        steps: &[PollerStep::Spin],
        result: PollerResult::Top,
    },
    PollerRow {
        id: "find.spinning",
        op: PollerOperation::Findrunnable,
        word: PollerWord::Spinning,
        from: PollerValue::Yes,
        guard: PollerGuard::Any,
        takes: false,
        via: PollerValue::Yes,
        to: PollerValue::Yes,
        steps: &[PollerStep::Unspin, PollerStep::Recheck],
        result: PollerResult::Advance,
    },
    PollerRow {
        id: "find.notspinning",
        op: PollerOperation::Findrunnable,
        word: PollerWord::Spinning,
        from: PollerValue::No,
        guard: PollerGuard::Any,
        takes: false,
        via: PollerValue::No,
        to: PollerValue::No,
        steps: &[],
        result: PollerResult::Advance,
    },
    PollerRow {
        id: "find.polled.wanted",
        op: PollerOperation::Findrunnable,
        word: PollerWord::Lastpoll,
        from: PollerValue::Polled,
        guard: PollerGuard::Wanted,
        takes: true,
        via: PollerValue::Polling,
        to: PollerValue::Polled,
        steps: &[PollerStep::Storeuntil, PollerStep::Select, PollerStep::Tail, PollerStep::Netpoll,
            PollerStep::Clearuntil, PollerStep::Now, PollerStep::Commit, PollerStep::Takeporask],
        result: PollerResult::Top,
    },
    PollerRow {
        id: "find.polled.notwanted",
        op: PollerOperation::Findrunnable,
        word: PollerWord::Lastpoll,
        from: PollerValue::Polled,
        guard: PollerGuard::Notwanted,
        takes: false,
        via: PollerValue::Polled,
        to: PollerValue::Polled,
        steps: &[PollerStep::Stop],
        result: PollerResult::Top,
    },
    PollerRow {
        id: "find.polling.wanted",
        op: PollerOperation::Findrunnable,
        word: PollerWord::Lastpoll,
        from: PollerValue::Polling,
        guard: PollerGuard::Wanted,
        takes: false,
        via: PollerValue::Polling,
        to: PollerValue::Polling,
        steps: &[],
        result: PollerResult::Advance,
    },
    PollerRow {
        id: "find.polling.notwanted",
        op: PollerOperation::Findrunnable,
        word: PollerWord::Lastpoll,
        from: PollerValue::Polling,
        guard: PollerGuard::Notwanted,
        takes: false,
        via: PollerValue::Polling,
        to: PollerValue::Polling,
        steps: &[PollerStep::Stop],
        result: PollerResult::Top,
    },
    PollerRow {
        id: "find.none",
        op: PollerOperation::Findrunnable,
        word: PollerWord::PollUntil,
        from: PollerValue::None,
        guard: PollerGuard::Any,
        takes: false,
        via: PollerValue::None,
        to: PollerValue::None,
        steps: &[PollerStep::Break, PollerStep::Stop],
        result: PollerResult::Top,
    },
    PollerRow {
        id: "find.set.later",
        op: PollerOperation::Findrunnable,
        word: PollerWord::PollUntil,
        from: PollerValue::Set,
        guard: PollerGuard::Later,
        takes: false,
        via: PollerValue::Set,
        to: PollerValue::Set,
        steps: &[PollerStep::Break, PollerStep::Stop],
        result: PollerResult::Top,
    },
    PollerRow {
        id: "find.set.notlater",
        op: PollerOperation::Findrunnable,
        word: PollerWord::PollUntil,
        from: PollerValue::Set,
        guard: PollerGuard::Notlater,
        takes: false,
        via: PollerValue::Set,
        to: PollerValue::Set,
        steps: &[PollerStep::Stop],
        result: PollerResult::Top,
    },
];
