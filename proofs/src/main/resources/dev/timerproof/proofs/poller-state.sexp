; The state in which the wake-up is proven: any number of threads, Ps and timers. The words of the table's poller and
; what Wakeup.tla has beside them. Declarations are those of state.sexp.
;
; A thread is an M or a client; which, its place tells. A timer here is an armed deadline of a P, published in one step:
; the two bounds of a P are not part of this. The count of spinning Ms is the set of those that are counted.

(sort Thread "an M, or a client that is on no P")
(sort Timer "a timer")
(sort P "a processor of the scheduler")

; ---- memory ----
(shared pend (Timer) Bool "the timer is armed")
(shared at (Timer) P "the P that has it")
(shared dl (Timer) Int "its deadline, above 0")
(shared mask (P) Bool "the P is in the timer mask: others look at its timers")
(shared idle (P) Bool "no thread is on the P")
(shared clock () Int "the time")
(shared waiters () Bool "channels wait for the poller: it then polls without a deadline, too")
(shared need () Bool "needspinning is set")
(shared polling () Bool "lastpoll is 0: a thread sleeps in the poller")
(shared until () Int "pollUntil; 0 is none")
(shared sent () Bool "wakeSig is sent")
(shared wakeup () Int "breaks in the selector that were not taken out yet")
(shared permit () Bool "the next park in the tail ends at once")

; ---- registers ----
(register cur (Thread) P "the P that it is on, if its place says that it is on one")
(register mine (Thread) Int "the deadline that it knows of; 0 is none")
(register seen (Thread) Int "the count of spinning Ms as last read")
(register todo (Thread P) Bool "the recheck has not looked at the P yet")

; ---- facts: the place ----
(fact rests (Thread) Bool true "it does nothing until another thread acts: stopped, in a goroutine, or a client")
(fact halted (Thread) Bool true "it is stopped, and may be started on a P")
(fact onP (Thread) Bool false "it is on a P")
(fact spins (Thread) Bool false "its own mark of spinning")
(fact span (Thread) Bool false "it was spinning when it dropped its P")
(fact counted (Thread) Bool false "it is one of the count of spinning Ms")
(fact looks (Thread) Bool false "it will look at all Ps after this, or set needspinning so that another thread does")
(fact reads (Thread) Bool false "it has read the count, and compares it now")
(fact rechecks (Thread) Bool false "it looks at one P after the other")
(fact carries (Thread) Bool false "it is responsible for its deadline: it goes to sleep until then, or wakes the thread that sleeps longer")
(fact wakes (Thread) Bool false "it has seen that a thread polls, and relies on that thread")
(fact polls (Thread) Bool false "it has taken lastpoll and not given it back")
(fact sleeps (Thread) Bool false "it is on its way into the sleep, or asleep")
(fact selects (Thread) Bool false "it is in the selector")
(fact parks (Thread) Bool false "it is behind the selector, in the tail")
(fact announced (Thread) Bool false "pollUntil is its deadline")
(fact woken (Thread) Bool false "its poll ended because of a break")
(fact breaks (Thread) Bool false "it has taken the token and is about to end the selector's sleep")
(fact unparks (Thread) Bool false "it has ended the selector's sleep and is about to end the tail's")
(fact frees (Thread) Bool false "it has taken the break out and is about to free the token")

(initially (forall ((x Timer)) (and (not (pend x)) (> (dl x) 0))))
(initially (forall ((a Thread) (b Thread)) (=> (onP a) (and (not (idle (cur a))) (=> (and (onP b) (= (cur a) (cur b))) (= a b))))))
(initially (and (not need) (not polling) (= until 0) (not sent) (= wakeup 0) (not permit) (>= clock 0)))
(initially (forall ((a Thread)) (and (>= (mine a) 0) (>= (seen a) 0))))
