; The state in which the two bounds of the timers with a mutex are proven: any number of threads, timers and Ps.
; Declarations are those of state.sexp.
;
; A step is as fine as the model has it wherever somebody may look without the lock: it begins with a step that takes or
; gives back t.mu or the timers' lock, with one that reads or writes a bound or a copy of the bits, or with a look at a
; copy. What follows up to the next of these belongs to it: that is local, or is kept from everybody else by a lock that
; is held, as the check of the table sees to.

(sort Thread "an M, or a goroutine that calls")
(sort Timer "a timer")
(sort P "a processor of the scheduler")

(enum Bit (unsure isSet isClear) "what is known of a state bit of the timer whose t.mu is held")
(enum Lows (noLow oneLow manyLow) "the timers of the heap that minWhenHeap may not include: none; the thread's own; several")
(enum Pick (unpicked atRoot atTail atSlot putIn) "where the thread has found its timer in the heap whose lock it holds")
(enum Order (inOrder rootOut anyOut) "of the slots of the heap: each is at or below its parent; all but the root; not even that")

; ---- memory ----
(shared heaped (Timer) Bool "the bit heaped")
(shared modified (Timer) Bool "the bit modified")
(shared zombie (Timer) Bool "the bit zombie")
(shared aheaped (Timer) Bool "its copy in astate")
(shared amodified (Timer) Bool "its copy in astate")
(shared azombie (Timer) Bool "its copy in astate")
(shared homed (Timer) Bool "t.ts is set")
(shared ts (Timer) P "t.ts, if it is set")
(shared slot (Timer P) Bool "a slot of the P's heap is the timer's")
(shared slotwhen (Timer) Int "the when of the timer's slot")
(shared when (Timer) Int "t.when; 0 is not armed")
(shared minheap (P) Int "minWhenHeap; 0 is none")
(shared minmod (P) Int "minWhenModified; 0 is none")
(shared held (Timer) Bool "t.mu is held")
(shared lk (P) Bool "the mu of the P's timers is held")
(shared dying (P) Bool "the world is stopped, and the P's timers are being taken over")

; ---- registers ----
(register tgt (Thread Level) Timer "the timer that it works on")
(register cur (Thread) P "the P whose timers it holds, or that it is on")
(register w (Thread) Int "the argument when")
(register b (Thread) Int "minWhenModified as it was read")
(register h (Thread) Int "minWhenHeap as it was read")
(register todo (Thread Timer) Bool "the walk has not gone past the timer's slot yet")

; ---- ghosts ----
(ghost low (Timer) Bool "the when of its slot may be below minWhenHeap: it was written since that was")
(ghost unpublished (Timer) Bool "who holds t.mu has set it to a deadline that no bound needs to know of yet")
(ghost unseen (Timer) Bool "minWhenModified was cleared, and the scan has not come to the timer")

; ---- facts: the locks ----
(fact mine (Thread) Bool false "it holds t.mu of its timer")
(fact holds (Thread) Bool false "it holds the mu of the timers of its P")
(fact left (Thread) Bool false "it has given that back while its timer fires, and will take it again")

; ---- facts: the timer whose t.mu it holds ----
(fact isHeaped (Thread) Bit unsure "its bit heaped")
(fact isModified (Thread) Bit unsure "its bit modified")
(fact isZombie (Thread) Bit unsure "its bit zombie")
(fact copied (Thread) Bool false "the bit modified is set, and so is its copy")
(fact argument (Thread) Bool false "t.when is the argument when")
(fact published (Thread) Bool false "a bound is low enough for t.when, if the timer is in a heap")

; ---- facts: the heap whose lock it holds ----
(fact picked (Thread) Pick unpicked "where it has found its timer")
(fact lows (Thread) Lows noLow "the timers that minWhenHeap may not include")
(fact order (Thread) Order inOrder "the order of the slots")
(fact changed (Thread) Bool false "the walk knows that it has changed a slot")
(fact scans (Thread) Bool false "it is on its way through the heap since it has cleared minWhenModified")
(fact known (Thread) Bool false "h is minWhenHeap still")
(fact heapCleared (Thread) Bool true "if the heap is empty, minWhenHeap is 0")
(fact modCleared (Thread) Bool true "if the heap is empty, minWhenModified is 0")
(fact ran (Thread) Bool false "the last run ran a timer")
(fact folded (Thread) Bool false "minWhenHeap is at most b")

(initially (forall ((x Timer)) (and (not (heaped x)) (not (modified x)) (not (zombie x)) (not (homed x)) (not (held x)))))
(initially (forall ((x Timer)) (and (not (low x)) (not (unpublished x)) (not (unseen x)) (= (when x) 0))))
(initially (forall ((x Timer) (q P)) (not (slot x q))))
(initially (forall ((q P)) (and (= (minheap q) 0) (= (minmod q) 0) (not (lk q)) (not (dying q)))))
