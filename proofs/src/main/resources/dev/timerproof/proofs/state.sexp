; The state of the transition system: any number of threads, timers, Ps and arms.
;
;   (word NAME "meaning")                         the atomic word whose rows the proofs follow
;   (sort NAME "meaning")                         an uninterpreted sort
;   (enum NAME (VALUE ...) "meaning")             a finite sort
;   (shared NAME (SORT ...) SORT "meaning")       memory that all threads see
;   (register NAME (SORT ...) SORT "meaning")     of one thread; left as it was when the thread is idle
;   (ghost NAME (SORT ...) SORT "meaning")        does not exist at run time, no step's outcome depends on it
;   (fact NAME (SORT ...) SORT INITIAL "meaning") what the place in the program says; constant at each place
;   (initially FORMULA)
;
; Sort Status and the levels of Level come from the table. A thread has one level for each frame on its stack.
; Functions go from Thread to Timer to Arm and P only, never back: so finitely many terms suffice for each proof.

(word status "the timer's status word; rows about other words change nothing of this state")

(sort Thread "a thread that runs operations")
(sort Timer "a timer")
(sort P "a processor of the scheduler; nil is none")
(sort Arm "one arming of one timer, from the call that sets its deadline on")

(enum Phase (Fresh Adding Public) "of a timer: never used; its first operation alone may touch it; anybody may")
(enum Place (unknown here home leaving out coming onlist)
  "of the timer that a frame works on: nothing is known; in the heap of the thread's P; in the heap of its own P, or
   on the list of who moves that heap; pp cleared, still in the heap; in no heap; pp set, not yet in the heap; on the
   list of who moves the heap, not yet touched")
(enum Compare (uncompared earlier notearlier) "the new when against t.when")
(enum Period (unasked oneshot periodic) "the timer's period")
(enum Arming (unclear alive dead) "whether the timer's arm is live")
(enum Known (settled one many) "the timers whose deadline timer0When may not include: none; the one last put; several")
(enum Counted (unread ofTimer ofThread nonnil) "tpp: not read; the timer's pp; the thread's P; not nil")

; ---- memory ----
(shared st (Timer) Status "the status word")
(shared pp (Timer) P "t.pp")
(shared when (Timer) Int "t.when")
(shared nextwhen (Timer) Int "t.nextwhen")
(shared per (Timer) Int "t.period")
(shared inH (Timer P) Bool "the timer is in the P's heap")
(shared lk (P) Bool "the P's timersLock is held")
(shared num (P) Int "numTimers")
(shared del (P) Int "deletedTimers")
(shared adj (P) Int "adjustTimers")
(shared t0 (P) Int "timer0When")
(shared bound (P) Int "timerModifiedEarliest")
(shared stopped () Bool "the world is stopped")
(shared clock () Int "nanotime")

; ---- registers ----
(register tgt (Thread Level) Timer "the timer that the frame works on")
(register cur (Thread) P "the P whose timersLock the frame takes or holds")
(register src (Thread) P "moveTimers: the P that is destroyed")
(register offp (Thread) Bool "the caller is on no P: it does not stop with the world")
(register w (Thread) Int "the argument when")
(register d (Thread) Int "the argument period")
(register now (Thread) Int "the argument now")
(register tpp (Thread) P "the P read from the timer")
(register root (Thread) Bool "slot 0 changed")
(register n (Thread) Int "numTimers after the decrement")
(register adjSeen (Thread) Int "adjustTimers as last read")
(register fold (Thread) Int "timerModifiedEarliest as folded")
(register dropped (Thread) Int "slots that did not survive")
(register placed (Thread) Int "ModifiedEarlier timers put in place")
(register todo (Thread Timer) Bool "the walk has not visited the timer yet")
(register held (Thread Timer) Bool "on the held list")
(register listed (Timer) Bool "on the list of the thread that has stopped the world")
(register fireArm (Thread) Arm "ghost of f, arg, seq as loaded: the arm that the callback belongs to")

; ---- ghosts ----
(ghost phase (Timer) Phase "who may touch the timer")
(ghost hp (Timer) P "the P of the thread that last won a first CAS")
(ghost inside (Timer) P "the P in whose heap the timer was last put")
(ghost arm (Timer) Arm "the timer's last arm")
(ghost used (Arm) Bool "some timer has had the arm")
(ghost once (Arm) Bool "the arm is one-shot")
(ghost dl (Arm) Int "the arm's deadline; of a periodic arm the next one")
(ghost live (Arm) Bool "the arm is pending; a periodic one also while it fires")
(ghost fired (Arm) Int "callbacks of the arm")
(ghost ended (Arm) Bool "an operation returned true for the arm")
(ghost dying () P "the P that is being destroyed while the world is stopped")
(ghost low (Timer) Bool "t.when may be below timer0When: it was put in the heap or got a new when")
(ghost unpublished (Timer) Bool "it is being put in a heap, and no reader needs to know of it yet")
(ghost unseen (Timer) Bool "timerModifiedEarliest was cleared, and the scan has not come to the timer")
(ghost away (Timer) Bool "the world was stopped to move it, and no bound of the new P includes it yet")
(ghost put (Thread) Timer "the timer that it last put in a heap or gave a new when")
(ghost lowest (Thread) Timer "if slot 0 did not change: a timer that was not above the one put in")
(ghost taken (Thread) Arm "the arm that the thread's first CAS found")
(ghost owing (Thread) Bool "a callback was loaded and has not been called")
(ghost fireDue (Thread) Int "the deadline that the callback is for")

; ---- facts: the thread's frames ----
(fact holds (Thread) Bool false "it holds the timersLock of its P")
(fact stops (Thread) Bool false "it has stopped the world and holds both locks")
(fact safe (Thread) Bool true "if it is on a P, it may be stopped with the world here")
(fact client (Thread) Bool false "it is in an operation on the caller's timer")
(fact alone (Thread) Bool false "it is in a timer's first operation, before any other thread can see the timer")
(fact collects (Thread) Bool false "it may have timers on its held list")
(fact emptied (Thread) Bool false "the list that it was given is empty")
(fact drops (Thread) Bool false "it may have dropped slots")
(fact places (Thread) Bool false "it may have put ModifiedEarlier timers in place")
(fact paidDel (Thread) Bool false "the dropped ones are subtracted from deletedTimers")
(fact paidNum (Thread) Bool false "the dropped ones are subtracted from numTimers")
(fact paidAdj (Thread) Bool false "those put in place are subtracted from adjustTimers")
(fact counts (Thread) Counted unread "which P tpp is")
(fact creditDel (Thread) Int 0 "how much too large deletedTimers is, because this thread is between two steps")
(fact creditNum (Thread) Int 0 "the same for numTimers")
(fact creditAdj (Thread) Int 0 "the same for adjustTimers")
(fact scans (Thread) Bool false "it is on its way through the heap since it has cleared timerModifiedEarliest")
(fact folded (Thread) Bool false "timer0When is at most the bound that it folded")
(fact known (Thread) Known settled "the timers of its heap whose deadline timer0When may not include")
(fact owes (Thread) Bool false "it has loaded a callback and not called it")
(fact answers (Thread) Bool false "it will answer true for the arm that it took")

; ---- facts: the timer that a frame works on ----
(fact owns (Thread Level) Bool false "only this thread may change the timer's status")
(fact via (Thread Level) Status NoStatus "the status that it owns the timer under")
(fact place (Thread Level) Place unknown "where the timer is")
(fact queued (Thread Level) Bool false "it is on the thread's held list")
(fact whenDue (Thread Level) Bool false "t.when is the arm's deadline")
(fact nextDue (Thread Level) Bool false "t.nextwhen is the arm's deadline")
(fact argDue (Thread Level) Bool false "the argument when is the arm's deadline")
(fact passed (Thread Level) Bool false "t.when <= now")
(fact bounded (Thread Level) Bool false "it has lowered timerModifiedEarliest to its deadline")
(fact found (Thread Level) Bool false "the load found the timer, and not Modifying")
(fact other (Thread Level) Bool false "nor ModifiedEarlier")
(fact gone (Thread Level) Bool false "the thread has taken it out of the heap whose lock it holds")
(fact published (Thread Level) Bool false "readers may know of the timer")
(fact relowed (Thread Level) Bool false "it is the timer that the thread last gave a new when")
(fact ranked (Thread Level) Bool false "root says whether timer0When must change for the timer put in")
(fact compare (Thread Level) Compare uncompared "the argument when against t.when")
(fact period (Thread Level) Period unasked "t.period")
(fact arming (Thread Level) Arming unclear "whether the timer's arm is live")

(initially (forall ((t Timer))
  (and (= (st t) NoStatus) (= (pp t) nil) (not (low t)) (not (unpublished t)) (not (unseen t)) (not (away t)) (= (per t) 0) (= (phase t) Fresh) (not (listed t)))))
(initially (forall ((t Timer) (q P)) (not (inH t q))))
(initially (forall ((q P))
  (and (not (lk q)) (= (num q) 0) (= (del q) 0) (= (adj q) 0) (= (t0 q) 0) (= (bound q) 0))))
(initially (not stopped))
(initially (forall ((a Thread)) (and (not (= (cur a) nil)) (not (offp a)) (not (owing a)) (<= (now a) clock) (= (dropped a) 0) (= (placed a) 0))))
(initially (forall ((a Thread) (t Timer)) (and (not (todo a t)) (not (held a t)))))
; before its first operation a timer has an arm of its own that never was live
(initially (forall ((t Timer)) (and (used (arm t)) (once (arm t)))))
(initially (forall ((t Timer) (u Timer)) (=> (= (arm t) (arm u)) (= t u))))
(initially (forall ((r Arm)) (and (not (live r)) (= (fired r) 0) (not (ended r)) (> (dl r) 0))))
