; MORE OF THE INVARIANT, for editions that fold timerModifiedEarliest into timer0When before they clear it: at every
; moment, while a scan is under way too, the smaller of the two bounds is at most every pending deadline of the P.
(define bounded-by ((q P) (x Int)) Bool (and (not (= (bound q) 0)) (<= (bound q) x)) "timerModifiedEarliest is at most x")
(define covered ((q P) (x Int)) Bool (or (and (not (= (t0 q) 0)) (<= (t0 q) x)) (bounded-by q x))
  "one of the two bounds is at most x")
(conjunct due-positive "deadlines are above 0"
  (forall ((r Arm)) (> (dl r) 0))
  (only scan foldbound))
(conjunct when-positive "a timer in a heap has t.when above 0"
  (forall ((t Timer) (q P)) (=> (inH t q) (> (when t) 0)))
  (only scan foldbound))
(conjunct low-locked "timer0When includes all timers whenever the lock is free"
  (forall ((t Timer) (q P)) (=> (and (inH t q) (low t)) (lk q)))
  (only scan foldbound))
(conjunct low-known "the holder of the lock knows which timers timer0When does not include"
  (forall ((a Thread) (t Timer)) (=> (and (holds a) (inH t (cur a)) (low t))
    (or (= (known a) many) (and (= (known a) one) (= t (put a))))))
  (only scan foldbound))
(safety timer0when-bound "timer0When is at most t.when of every timer that it includes"
  (forall ((t Timer) (q P)) (=> (and (inH t q) (not (low t))) (and (not (= (t0 q) 0)) (<= (t0 q) (when t)))))
  (only scan foldbound))
(conjunct low-covered "each timer that timer0When does not include has one of the bounds at most at its deadline"
  (forall ((t Timer) (q P)) (=> (and (inH t q) (low t) (not (unpublished t))) (covered q (when t))))
  (only scan foldbound))
(conjunct unpublished-between "only timers that are being put into a heap are not yet covered by a bound"
  (forall ((t Timer)) (=> (unpublished t) (and (low t) (Between (st t)))))
  (only scan foldbound))
(conjunct own-published "if the place says that readers may know of the timer, it is not being put in"
  (forall ((a Thread) (l Level)) (=> (published a l) (and (owns a l) (not (unpublished (tgt a l))))))
  (only scan foldbound))
(conjunct away-unpublished "a timer that was moved to another P and is in its heap is being put in"
  (forall ((t Timer) (q P)) (=> (and (away t) (inH t q)) (unpublished t)))
  (only scan foldbound))
(conjunct list-away "a listed timer that is not being moved is still to come to its new P"
  (forall ((a Thread) (t Timer))
    (=> (and (stops a) (listed t)
             (not (and (= t (tgt a level0))
                       (or (= (place a level0) out) (= (place a level0) coming) (= (place a level0) here)))))
        (away t)))
  (only scan foldbound))
(conjunct own-gone "a timer that a thread has taken out of its heap stays out while the thread holds the lock"
  (forall ((a Thread) (l Level)) (=> (gone a l) (and (holds a) (not (inH (tgt a l) (cur a))))))
  (only scan foldbound))
(conjunct own-away "only the thread that has stopped the world owns a timer that is being moved to another P"
  (forall ((a Thread) (l Level)) (=> (and (owns a l) (Locked (via a l)) (not (stops a))) (not (away (tgt a l)))))
  (only scan foldbound))
(conjunct held-published "a timer on the held list is not being put in, and was not moved from another P"
  (forall ((a Thread) (t Timer)) (=> (waits a t) (and (not (unpublished t)) (not (away t)))))
  (only scan foldbound))
(conjunct own-relowed "the facts of the place about the timer that last got a new when hold"
  (forall ((a Thread) (l Level)) (=> (relowed a l) (= (put a) (tgt a l))))
  (only scan foldbound))
(conjunct own-ranked "the facts of the place about slot 0 hold"
  (forall ((a Thread) (l Level)) (=> (and (ranked a l) (not (root a)))
    (and (holds a) (not (= (lowest a) (tgt a l))) (inH (lowest a) (cur a)) (not (low (lowest a)))
         (= (place a l) here) (<= (when (lowest a)) (when (tgt a l))))))
  (only scan foldbound))
(conjunct unseen-locked "timers that a scan has not come to yet exist only while the lock is held"
  (forall ((t Timer) (q P)) (=> (and (inH t q) (unseen t)) (lk q)))
  (only scan foldbound))
(conjunct unseen-todo "the thread that scans holds the lock and will come to these timers"
  (forall ((a Thread) (t Timer)) (=> (and (holds a) (inH t (cur a)) (unseen t)) (and (scans a) (todo a t))))
  (only scan foldbound))
(safety earliest-bound "timerModifiedEarliest is at most the deadline of every ModifiedEarlier timer, except those that a scan has yet to reach"
  (forall ((t Timer) (q P)) (=> (and (inH t q) (Adjusted (st t)))
    (or (bounded-by q (nextwhen t)) (and (unseen t) (covered q (nextwhen t))))))
  (only scan foldbound))
(conjunct bounded-bound "a thread that has lowered timerModifiedEarliest for its timer is about to commit"
  (forall ((a Thread) (l Level) (q P)) (=> (bounded a l)
    (and (owns a l) (= (place a l) home)
         (=> (inH (tgt a l) q) (or (bounded-by q (w a)) (and (unseen (tgt a l)) (covered q (w a))))))))
  (only scan foldbound))
(conjunct found-bounded "a timer that the load found neither ModifiedEarlier nor Modifying, and that is ModifiedEarlier now, was bounded since"
  (forall ((a Thread) (l Level)) (=> (and (found a l) (other a l) (holds a) (= (place a l) here) (Adjusted (st (tgt a l))))
    (not (unseen (tgt a l)))))
  (only scan foldbound))
(conjunct found-then-bounded "a timer that the load did not find Modifying, and for which another thread has lowered the bound, was bounded since"
  (forall ((a Thread) (l Level) (b Thread) (m Level))
    (=> (and (found a l) (holds a) (= (place a l) here) (bounded b m) (= (tgt a l) (tgt b m))) (not (unseen (tgt a l)))))
  (only scan foldbound))
(conjunct folded-covers "timer0When is at most the folded bound"
  (forall ((a Thread)) (=> (folded a)
    (and (holds a) (or (= (fold a) 0) (and (not (= (t0 (cur a)) 0)) (<= (t0 (cur a)) (fold a)))))))
  (only scan foldbound))
(safety pending-covered "one of the bounds is at most the deadline of every pending timer in the heap"
  (forall ((t Timer) (q P)) (=> (and (Pending (st t)) (inH t q) (not (unpublished t))) (covered q (dl (arm t)))))
  (only scan foldbound))
(safety moving-covered "one of the bounds is at most the deadline of every timer that was taken out of the heap to be put in again"
  (forall ((t Timer)) (=> (and (= (st t) Moving) (not (away t))) (covered (hp t) (dl (arm t)))))
  (only scan foldbound))
