; What always holds of the timers with a mutex while no thread is inside a section of their locks. The forms of
; declarations are those of invariant.sexp. It holds for repaired-mutex; MutexTest names the steps of Go's own editions
; that break it.

(safety heap-as-state "a timer names a P's timers if and only if its bit heaped is set"
  (forall ((x Timer)) (= (heaped x) (homed x))))
(safety slot-as-ts "a timer is in a slot of a P's heap if and only if it names that P's timers"
  (forall ((x Timer) (q P)) (= (slot x q) (and (homed x) (= (ts x) q)))))
(safety bits-in-heap "modified and zombie are set of heaped timers only"
  (forall ((x Timer)) (=> (or (modified x) (zombie x)) (heaped x))))
(safety astate-as-state "astate is the copy of the bits"
  (forall ((x Timer)) (and (= (aheaped x) (heaped x)) (= (amodified x) (modified x)) (= (azombie x) (zombie x)))))
(safety live-as-known "a setting is live if and only if the timer is armed or its send is in flight and valid"
  (forall ((x Timer)) (= (live x) (or (> (when x) 0) (and (chan x) (not (periodic x)) (= (sendseq x) (seq x)))))))
(conjunct numbers "deadlines and counts are not negative, and no seq is ahead of its timer's"
  (forall ((x Timer)) (and (>= (when x) 0) (>= (blocked x) 0) (>= (seq x) 1) (>= (sendseq x) 0) (<= (sendseq x) (seq x)))))
(conjunct captured-before "a firing that is open has captured a seq that its timer had"
  (forall ((e Arm)) (=> (open e) (and (chan (of e)) (>= (got e) 1) (<= (got e) (seq (of e)))))))
(conjunct valid-is-recorded "an open firing of the last setting of a one-shot timer is recorded as in flight, and the timer is not armed"
  (forall ((e Arm)) (=> (and (open e) (= (got e) (seq (of e))) (not (periodic (of e))))
    (and (= (sendseq (of e)) (seq (of e))) (= (when (of e)) 0)))))
(conjunct ticker-stays-armed "a ticker with an open firing of its last setting is armed"
  (forall ((e Arm)) (=> (and (open e) (= (got e) (seq (of e))) (periodic (of e))) (> (when (of e)) 0))))
(conjunct fires-once "at most one firing of the last setting of a one-shot timer is open"
  (forall ((e Arm) (g Arm)) (=> (and (open e) (open g) (= (of e) (of g)) (not (periodic (of e)))
    (= (got e) (seq (of e))) (= (got g) (seq (of g)))) (= e g))))

(change answer-exact "stop and reset answer true, before they look into the channel, if and only if the setting was live"
  (=> (not (= (asked.after me) (asked me))) (= (pend.after me) (live (tgt me level0)))))
(define counted-as-zombie ((x Timer) (q P)) Int (ite (and (homed x) (= (ts x) q) (zombie x)) 1 0)
  "how much a timer adds to the number of zombies of a P")
(law zombies-exact "ts.zombies is the number of zombies in the P's heap"
  (counter zombies)
  (timer (counted-as-zombie t q))
  (thread 0)
  (suspended (dying q)))
