; What always holds of the two bounds of the timers with a mutex, at the grain of mutex-bounds-state.sexp. Declarations
; are those of invariant.sexp. It is for repaired-mutex; Go's own editions are refuted at the steps that
; MutexBoundsTest names.

(define bounded-by ((q P) (d Int)) Bool (and (not (= (minmod q) 0)) (<= (minmod q) d)) "minWhenModified is at most d")
(define covered ((q P) (d Int)) Bool (or (and (not (= (minheap q) 0)) (<= (minheap q) d)) (bounded-by q d))
  "one of the two bounds is at most d")
(define filled ((q P)) Bool (exists ((x Timer)) (slot x q)) "a slot of the heap is some timer's")

; ---- heaps ----
(conjunct heap-as-state "a timer names a P's timers if and only if its bit heaped is set"
  (forall ((x Timer)) (= (heaped x) (homed x))))
(conjunct slot-as-ts "a slot of a heap is the timer's if and only if it names that P's timers"
  (forall ((x Timer) (q P)) (= (slot x q) (and (homed x) (= (ts x) q)))))
(conjunct bits-in-heap "modified and zombie are set of heaped timers only"
  (forall ((x Timer)) (=> (or (modified x) (zombie x)) (heaped x))))
(conjunct armed-or-zombie "a timer in a heap is armed or a zombie, and no deadline is negative"
  (forall ((x Timer)) (and (>= (when x) 0) (=> (heaped x) (or (zombie x) (> (when x) 0))))))
(conjunct slot-as-when "the slot of an armed timer that is not modified has its deadline"
  (forall ((x Timer)) (=> (and (heaped x) (not (modified x)) (> (when x) 0)) (= (slotwhen x) (when x)))))
(conjunct slot-positive "the when of a slot is above 0"
  (forall ((x Timer)) (=> (heaped x) (> (slotwhen x) 0))))

; ---- the bounds ----
(safety heap-bound "minWhenHeap is at most the when of every slot, except those that were written since it was"
  (forall ((x Timer) (q P)) (=> (and (slot x q) (not (low x))) (and (not (= (minheap q) 0)) (<= (minheap q) (slotwhen x))))))
(safety low-covered "one of the bounds is at most the deadline of every timer that is not modified and whose slot was written since minWhenHeap was"
  (forall ((x Timer) (q P)) (=> (and (slot x q) (low x) (not (modified x)) (> (when x) 0) (not (unpublished x)))
    (covered q (when x)))))
(safety modified-bound "minWhenModified is at most the deadline of every modified timer, except those that a scan has yet to reach: of these one of the bounds is"
  (forall ((x Timer) (q P)) (=> (and (slot x q) (modified x) (> (when x) 0) (not (unpublished x)))
    (or (bounded-by q (when x)) (and (unseen x) (covered q (when x)))))))
(conjunct copied-first "a deadline that a bound needs to know of is that of a timer whose copy says modified, if the timer is"
  (forall ((x Timer)) (=> (and (heaped x) (modified x) (> (when x) 0) (not (unpublished x))) (amodified x))))
(safety unpublished-held "only a timer whose lock is held has a deadline that no bound needs to know of"
  (forall ((x Timer)) (=> (and (heaped x) (unpublished x)) (held x))))
(property bounds-hold "one of the bounds is at most the deadline of every armed timer in the heap whose lock nobody holds"
  (forall ((x Timer) (q P)) (=> (and (slot x q) (> (when x) 0) (not (held x))) (covered q (when x)))))
(property bounds-published "the same of a timer whose lock is held, unless who holds it is publishing its deadline still"
  (forall ((x Timer) (q P)) (=> (and (slot x q) (> (when x) 0) (not (unpublished x))) (covered q (when x)))))

; ---- the empty heap ----
(safety empty-no-bound "a heap whose lock is free has a timer, or both of its bounds are 0"
  (forall ((q P)) (or (lk q) (dying q) (and (= (minheap q) 0) (= (minmod q) 0)) (filled q))))
(conjunct heap-cleared "if the place says so, the heap has a timer, or minWhenHeap is 0"
  (forall ((a Thread)) (=> (and (holds a) (heapCleared a)) (or (= (minheap (cur a)) 0) (filled (cur a))))))
(conjunct mod-cleared "if the place says so, the heap has a timer, or minWhenModified is 0"
  (forall ((a Thread)) (=> (and (holds a) (modCleared a)) (or (= (minmod (cur a)) 0) (filled (cur a))))))

; ---- the scan ----
(conjunct low-locked "minWhenHeap includes all slots whenever the lock of the timers is free"
  (forall ((x Timer) (q P)) (=> (and (slot x q) (low x)) (lk q))))
(conjunct low-known "the holder of the lock knows which slots minWhenHeap does not include"
  (forall ((a Thread) (x Timer)) (=> (and (holds a) (slot x (cur a)) (low x))
    (or (= (lows a) manyLow) (and (= (lows a) oneLow) (= x (tgt a level0)))))))
(conjunct unseen-locked "timers that a scan has not come to exist only while the lock is held"
  (forall ((x Timer) (q P)) (=> (and (slot x q) (unseen x)) (lk q))))
(conjunct unseen-todo "the thread that scans holds the lock and will come to these timers"
  (forall ((a Thread) (x Timer)) (=> (and (holds a) (slot x (cur a)) (unseen x)) (and (scans a) (todo a x)))))
(conjunct known-heap "minWhenHeap is what the thread has read"
  (forall ((a Thread)) (=> (known a) (and (holds a) (= (h a) (minheap (cur a)))))))
(conjunct folded-covers "minWhenHeap is at most the folded bound"
  (forall ((a Thread)) (=> (folded a)
    (and (holds a) (or (= (b a) 0) (and (not (= (minheap (cur a)) 0)) (<= (minheap (cur a)) (b a))))))))

; ---- locks, and what a place says ----
(conjunct timer-held "the lock of a timer whose lock a thread holds is held"
  (forall ((a Thread)) (=> (mine a) (held (tgt a level0)))))
(conjunct timer-held-once "at most one thread holds the lock of a timer"
  (forall ((a Thread) (c Thread)) (=> (and (mine a) (mine c) (= (tgt a level0) (tgt c level0))) (= a c))))
(conjunct timers-held "the lock of the timers that a thread holds is held"
  (forall ((a Thread)) (=> (holds a) (lk (cur a)))))
(conjunct timers-held-once "at most one thread holds the lock of a P's timers"
  (forall ((a Thread) (c Thread)) (=> (and (holds a) (holds c) (= (cur a) (cur c))) (= a c))))
(conjunct picked-in-heap "a timer that was found in a heap is in it while the heap's lock is held"
  (forall ((a Thread)) (=> (not (= (picked a) unpicked)) (and (holds a) (slot (tgt a level0) (cur a))))))
(conjunct own-bits "what the place says of the timer's bits is so"
  (forall ((a Thread)) (and
    (=> (= (isHeaped a) isSet) (and (mine a) (heaped (tgt a level0))))
    (=> (= (isHeaped a) isClear) (and (mine a) (not (heaped (tgt a level0)))))
    (=> (= (isModified a) isSet) (and (mine a) (modified (tgt a level0))))
    (=> (= (isModified a) isClear) (and (mine a) (not (modified (tgt a level0)))))
    (=> (= (isZombie a) isSet) (and (mine a) (zombie (tgt a level0))))
    (=> (= (isZombie a) isClear) (and (mine a) (not (zombie (tgt a level0))))))))
(conjunct own-copy "if the place says so, the timer's copy says modified"
  (forall ((a Thread)) (=> (copied a) (and (mine a) (modified (tgt a level0)) (amodified (tgt a level0))))))
(conjunct own-argument "if the place says so, the timer's deadline is the argument"
  (forall ((a Thread)) (=> (argument a) (and (mine a) (> (w a) 0) (= (when (tgt a level0)) (w a))))))
(conjunct own-published "if the place says so, the bounds have to know of the timer's deadline"
  (forall ((a Thread)) (=> (published a) (and (mine a) (=> (heaped (tgt a level0)) (not (unpublished (tgt a level0))))))))
(conjunct alone-in-the-world "nobody holds a lock while the world is stopped"
  (forall ((x Timer) (q P) (r P)) (=> (dying q) (and (not (held x)) (not (lk r))))))
