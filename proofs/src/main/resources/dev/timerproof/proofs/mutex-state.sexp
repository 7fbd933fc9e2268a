; The state in which the timers with a mutex are proven: any number of threads, timers, Ps and firings. Declarations are
; those of state.sexp.
;
; A step is a whole section of a timer's lock, or of its sendLock: the check of the table sees to it that what a section
; touches is kept from everybody else by the locks that it holds. Outside stand what is read without them (the bounds, the
; length) and what is written without them (the record of sends in flight by endsend, which is one step).

(sort Thread "an M, or a goroutine that calls")
(sort Timer "a timer")
(sort P "a processor of the scheduler")
(sort Arm "one firing of a timer with a channel, with what it has captured")

(shared heaped (Timer) Bool "the bit heaped")
(shared modified (Timer) Bool "the bit modified")
(shared zombie (Timer) Bool "the bit zombie")
(shared aheaped (Timer) Bool "its copy in astate")
(shared amodified (Timer) Bool "its copy in astate")
(shared azombie (Timer) Bool "its copy in astate")
(shared homed (Timer) Bool "t.ts is set")
(shared ts (Timer) P "t.ts, if it is set")
(shared slot (Timer P) Bool "a slot of the P's heap is the timer's")
(shared when (Timer) Int "t.when; 0 is not armed")
(shared periodic (Timer) Bool "t.period > 0")
(shared seq (Timer) Int "t.seq")
(shared blocked (Timer) Int "t.blocked")
(shared sendseq (Timer) Int "the seq of the send that is in flight and valid; 0 is none")
(shared zombies (P) Int "ts.zombies")
(shared dying (P) Bool "the world is stopped, and the P's timers are being taken over")
(function chan (Timer) Bool "the timer feeds a channel")

(register tgt (Thread Level) Timer "the timer that it works on")
(register cur (Thread) P "the P whose timers it holds, or that it is on")
(register pend (Thread) Bool "what stop or reset is about to answer")
(register oneshot (Thread) Bool "t.period was 0 when its call began")

(ghost asked (Thread) Int "how many calls have looked whether the timer was pending")
(ghost live (Timer) Bool "its last setting was neither stopped, set again, called, nor sent")
(ghost open (Arm) Bool "the firing is not decided yet")
(ghost of (Arm) Timer "the timer that fired")
(ghost got (Arm) Int "the seq that it has captured")

(initially (forall ((x Timer)) (and (not (heaped x)) (not (modified x)) (not (zombie x)) (not (homed x)) (not (live x)))))
(initially (forall ((x Timer)) (and (not (aheaped x)) (not (amodified x)) (not (azombie x)))))
(initially (forall ((x Timer)) (and (= (when x) 0) (>= (seq x) 1) (= (sendseq x) 0) (>= (blocked x) 0))))
(initially (forall ((x Timer) (q P)) (not (slot x q))))
(initially (forall ((q P)) (and (= (zombies q) 0) (not (dying q)))))
(initially (forall ((e Arm)) (not (open e))))
