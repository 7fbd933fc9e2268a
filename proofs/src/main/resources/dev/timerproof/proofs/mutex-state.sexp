; The state in which the timers with a mutex are proven: any number of threads, timers, Ps and firings. Declarations are
; those of state.sexp.
;
; A step of the proof is a whole section, from taking a timer's lock, or its sendLock, to giving it back. That is sound
; because the check of the table refuses a section that touches what its locks do not protect. Two things are not
; protected: the bounds and the length, which are read without a lock (mutex-bounds-state.sexp is for the bounds); and the record
; of sends in flight, which endsend writes without t.mu: that is a step of its own.

(sort Thread "an M, or a goroutine that calls")
(sort Timer "a timer")
(sort P "a processor of the scheduler")
(sort Arm "one firing of a timer with a channel, with what it has captured")

(shared heaped (Timer) Bool "the bit heaped")
(shared modified (Timer) Bool "the bit modified")
(shared zombie (Timer) Bool "the bit zombie")
(shared aheaped (Timer) Bool "the copy of heaped in astate")
(shared amodified (Timer) Bool "the copy of modified in astate")
(shared azombie (Timer) Bool "the copy of zombie in astate")
(shared homed (Timer) Bool "t.ts is set")
(shared ts (Timer) P "t.ts, if it is set")
(shared slot (Timer P) Bool "the timer is in a slot of the P's heap")
(shared when (Timer) Int "t.when; 0 is not armed")
(shared periodic (Timer) Bool "t.period > 0")
(shared seq (Timer) Int "t.seq")
(shared blocked (Timer) Int "t.blocked")
(shared sendseq (Timer) Int "the seq of the send that is in flight and valid; 0 is none")
(shared zombies (P) Int "ts.zombies")
(shared dying (P) Bool "the P is being destroyed, with the world stopped, and its timers moved to another P")
(function chan (Timer) Bool "the timer feeds a channel")

(register tgt (Thread Level) Timer "the timer that the thread works on")
(register cur (Thread) P "the P whose timers the thread has locked, or that it is on")
(register pend (Thread) Bool "what stop or reset is about to answer")
(register oneshot (Thread) Bool "t.period was 0 when the thread's call began")

(ghost asked (Thread) Int "how often the thread has looked whether a timer was pending")
(ghost live (Timer) Bool "the timer's last setting was neither stopped nor replaced, and has neither called nor sent")
(ghost open (Arm) Bool "the firing is not decided yet")
(ghost of (Arm) Timer "the timer that fired")
(ghost got (Arm) Int "the seq that it has captured")

(initially (forall ((x Timer)) (and (not (heaped x)) (not (modified x)) (not (zombie x)) (not (homed x)) (not (live x)))))
(initially (forall ((x Timer)) (and (not (aheaped x)) (not (amodified x)) (not (azombie x)))))
(initially (forall ((x Timer)) (and (= (when x) 0) (>= (seq x) 1) (= (sendseq x) 0) (>= (blocked x) 0))))
(initially (forall ((x Timer) (q P)) (not (slot x q))))
(initially (forall ((q P)) (and (= (zombies q) 0) (not (dying q)))))
(initially (forall ((e Arm)) (not (open e))))
