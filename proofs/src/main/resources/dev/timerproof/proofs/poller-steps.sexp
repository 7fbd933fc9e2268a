; THE STEPS of the poller: what each value, guard and step of its rows means, and what Ms and clients do outside of the
; rows. Wakeup.tla says the same for the model checker; tests compare the two.
;
; me is the thread. Clauses are those of steps.sexp: if, any, set, setall, fact, case. Besides:
;   (value WORD VALUE clause...)   the word has this value
;   (guard NAME clause...)         the guard holds
;   (take WORD clause...)          the row takes the word
;   (give WORD clause...)          the row's commit gives it back
;   (step NAME clause...)          a step of a row
;   (locked WORD)                  the word is read under sched.lock: the row's steps belong to the same atomic step
;   (move NAME PLACE clause...)    what a thread does at a place outside of the rows
;   (place NAME "meaning")         such a place
;   (start NAME)                   a thread may be there in the first state
;   (facts NAME (FACT VALUE)...)   what the place says of a thread; all other facts have their first value
;   (keep FACT...)                 these are changed by clauses alone, and not by arriving at a place
; An entry with several outcomes lists them as (either clause...). Where a thread goes from an entry:
;   (to PLACE)       to a place outside of the rows; (to OP PLACE) runs an operation that ends at the place
;   (call OP)        runs an operation, then the row's next step
;   (then NAME)      to the second half of a step, which is an atomic step of its own; (again) to the same step
;   (stop)           the row and its operation end, the thread is stopped
;   (starts m q)     thread m is at the place started then, on the P q
; A fact's value may ask for the row: (ahead STEP) is true if the row still has the step to come, (next STEP) if it is the next.

; ================ the words ================
(locked needspinning)
(value needspinning clear (if (not need)))
(value needspinning set   (if need))
(value spinning no        (case spins (if false)))
(value spinning yes       (case (not spins) (if false)))
(value lastpoll polled    (if (not polling)))
(value lastpoll polling   (if polling) (fact wakes true))
(value pollUntil none     (if (= until 0)))
(value pollUntil set      (if (not (= until 0))))
(value wakeSig clear      (if (not sent)))
(value wakeSig sent       (if sent) (case wakes (fact carries false)))

(guard any)
(guard later       (if (> until (mine me))))
(guard notlater    (if (<= until (mine me))) (fact carries false))
(guard wanted      (if (or waiters (not (= (mine me) 0)))))
(guard notwanted   (if (not (or waiters (not (= (mine me) 0))))) (fact carries false))
(guard isspinning  (case (not spins) (if false)))
(guard notspinning (case spins (if false)))
(guard signalled   (case (not woken) (if false)))
(guard unsignalled (case woken (if false)))

(take lastpoll (set polling true) (fact polls true) (fact sleeps true) (fact selects (next select)))
(take wakeSig  (set sent true) (fact carries false) (fact breaks (ahead wakeup)))
(give lastpoll (set polling false) (fact polls false))
(give wakeSig  (set sent false) (fact frees false))

; ================ steps ================
(step break   (call netpollBreak))
(step netpoll (call netpoll))

; unless an M spins, count one that does; then, under sched.lock, start it, or set needspinning and take the count back
(step wakep
  (either (if (exists ((a Thread)) (counted a))))
  (either (if (not (exists ((a Thread)) (counted a)))) (fact counted true) (fact looks true) (then startm)))
(step startm
  (either (any q P (idle q)) (any m Thread (halted m)) (if (not (= m me)))
          (set (idle q) false) (set (mask q) true) (starts m q)
          (fact counted false) (fact looks false))
  (either (if (forall ((q P)) (not (idle q)))) (case (is param.recheck spinningorneeded) (set need true))
          (fact counted false) (fact looks false)))
(step wakeup  (set wakeup (+ wakeup 1)) (fact breaks false) (fact unparks (ahead unpark)))
(step unpark  (set permit true) (fact unparks false))
(step drop
  (any empty Bool (=> empty (forall ((x Timer)) (=> (pend x) (not (= (at x) (cur me)))))))
  (set (idle (cur me)) true) (set (mask (cur me)) (and (mask (cur me)) (not empty))) (fact onP false))
(step spin    (set need false) (fact spins true) (fact counted true) (fact looks true))
(step unspin
  (setall (q) (todo me q) true)
  (fact spins false) (fact counted false) (fact span true) (fact looks false) (fact rechecks (ahead recheck)))
(step recheck                                     ; mine may become any number that is not above the least of the P
  (either (any q P (todo me q))
          (any m Int (>= m 0) (=> (not (= (mine me) 0)) (and (not (= m 0)) (<= m (mine me))))
            (=> (mask q) (forall ((x Timer)) (=> (and (pend x) (= (at x) q)) (and (not (= m 0)) (<= m (dl x)))))))
          (set (mine me) m) (set (todo me q) false) (again))
  (either (if (forall ((q P)) (not (todo me q)))) (fact rechecks false)))
(step storeuntil (set until (mine me)) (fact announced true) (fact selects (next select)))
(step select
  (either (if (> wakeup 0)) (any later Int (>= later clock)) (set clock later)
          (fact woken true) (fact selects false) (fact parks (next tail))
          (case (not (next tail)) (fact sleeps false) (fact looks true)))
  (either (if (= wakeup 0)) (if (not (= (mine me) 0))) (fact selects false) (fact parks (next tail))
          (case (not (next tail)) (fact sleeps false) (fact looks true))))
(step tail
  (either (case (not woken) (if false)) (fact parks false) (fact sleeps false) (fact looks true))
  (either (case woken (if false)) (if permit) (set permit false)
          (fact woken true) (fact parks false) (fact sleeps false) (fact looks true))
  (either (case woken (if false)) (if (not permit)) (any later Int (>= later clock) (>= later (mine me))) (set clock later)
          (fact parks false) (fact sleeps false) (fact looks true)))
(step consume    (set wakeup 0) (fact frees (ahead commit)))
(step clearuntil (set until 0) (fact announced false))
(step now)
(step takep
  (either (any q P (idle q)) (set (idle q) false) (set (mask q) true) (set (cur me) q)
          (case span (set need false)) (fact onP true) (fact spins span) (fact counted span) (fact span false))
  (either (if (forall ((q P)) (not (idle q)))) (stop)))
(step takeporask
  (either (any q P (idle q)) (set (idle q) false) (set (mask q) true) (set (cur me) q)
          (case span (set need false)) (fact onP true) (fact spins span) (fact counted span) (fact span false))
  (either (if (forall ((q P)) (not (idle q)))) (set need true) (stop)))
(step stop (stop))

; ================ outside of the rows ================
(place stopped   "it waits to be started")
(place started   "it was started on a P, and spins")
(place goroutine "it runs a goroutine on its P, which may arm timers and may never end")
(place client    "it is on no P, and may arm timers of any P")
(place top       "the top of findrunnable")
(place look      "it has run what was due on its P")
(place count     "it has read the count of spinning Ms")
(place spin      "it may spin")
(place scan      "it looks at other Ps")
(start stopped) (start goroutine) (start client) (start top)

(keep onP spins counted polls announced frees)
(facts stopped)
(facts started   (rests false) (halted false) (onP true) (spins true) (counted true) (looks true))
(facts goroutine (halted false) (onP true))
(facts client    (halted false))
(facts top       (rests false) (halted false) (onP true) (looks true))

; a new timer, or an earlier deadline for an armed one; any P, which is then in the mask if callers may be anywhere
(move armgoroutine goroutine (any x Timer) (any q P (=> (pend x) (= q (at x)))) (any when Int (> when clock) (=> (pend x) (< when (dl x))))
  (set (pend x) true) (set (at x) q) (set (dl x) when) (case (is param.callers anywhere) (set (mask q) true)) (set (mine me) when)
  (fact rests false) (fact carries true) (to wakeNetPoller goroutine))
(move armclient client (any x Timer) (any q P (=> (pend x) (= q (at x)))) (any when Int (> when clock) (=> (pend x) (< when (dl x))))
  (set (pend x) true) (set (at x) q) (set (dl x) when) (case (is param.callers anywhere) (set (mask q) true)) (set (mine me) when)
  (fact rests false) (fact carries true) (to wakeNetPoller client))
(move end goroutine (fact rests false) (fact looks true) (to top))
(move run started (to top))
(move run top                                     ; mine is not above the least that is left on its P
  (setall (x) (pend x) (and (pend x) (not (and (= (at x) (cur me)) (<= (dl x) clock)))))
  (any m Int (>= m 0) (forall ((x Timer)) (=> (and (pend x) (= (at x) (cur me)) (> (dl x) clock)) (and (not (= m 0)) (<= m (dl x))))))
  (set (mine me) m) (fact carries true) (to look))
(move peek look (if waiters) (if (not polling)) (to netpollNow look))
(move look look
  (either (case (not spins) (if false)) (to scan))
  (either (case spins (if false))
    (any read Int (>= read 0) (= (= read 0) (not (exists ((a Thread)) (counted a)))))
    (set (seen me) read) (fact looks false) (fact reads true) (to count)))
; as it is on a P, one at least is busy
(move compare count (any busy Int (>= busy 1))
  (either (if (< (* 2 (seen me)) busy)) (fact reads false) (fact looks true) (to spin))
  (either (if (not (< (* 2 (seen me)) busy))) (fact reads false) (to findrunnable top)))
(move spin spin (set need false) (fact spins true) (fact counted true) (to scan))
(move scan scan
  (either (any q P (mask q)) (if (exists ((x Timer)) (and (pend x) (= (at x) q) (<= (dl x) clock))))
    (setall (x) (pend x) (and (pend x) (not (and (= (at x) q) (<= (dl x) clock))))) (fact carries false) (to top))
  (either (any m Int (>= m 0) (=> (not (= (mine me) 0)) (and (not (= m 0)) (<= m (mine me))))) (set (mine me) m) (to findrunnable top)))
