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
(conjunct low-locked "timer0When knows of all timers whenever the lock is free"
  (forall ((t Timer) (q P)) (=> (and (inH t q) (low t)) (lk q)))
  (only scan foldbound))
(conjunct low-known "and who holds it knows of which it does not"
  (forall ((a Thread) (t Timer)) (=> (and (holds a) (inH t (cur a)) (low t))
    (or (= (known a) many) (and (= (known a) one) (= t (put a))))))
  (only scan foldbound))
(safety timer0when-bound "timer0When is at most t.when of every timer that it knows of"
  (forall ((t Timer) (q P)) (=> (and (inH t q) (not (low t))) (and (not (= (t0 q) 0)) (<= (t0 q) (when t)))))
  (only scan foldbound))
(conjunct low-covered "of the others one of the bounds knows"
  (forall ((t Timer) (q P)) (=> (and (inH t q) (low t) (not (unpublished t))) (covered q (when t))))
  (only scan foldbound))
(conjunct unpublished-between "except of those that are being put in"
  (forall ((t Timer)) (=> (unpublished t) (and (low t) (Between (st t)))))
  (only scan foldbound))
(conjunct own-published "which the place tells"
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
(conjunct own-gone "what a thread took out of its heap stays out while it holds the lock"
  (forall ((a Thread) (l Level)) (=> (gone a l) (and (holds a) (not (inH (tgt a l) (cur a))))))
  (only scan foldbound))
(conjunct own-away "who has locked a timer has it from its own heap, or moves it"
  (forall ((a Thread) (l Level)) (=> (and (owns a l) (Locked (via a l)) (not (stops a))) (not (away (tgt a l)))))
  (only scan foldbound))
(conjunct held-published "so it is with held timers"
  (forall ((a Thread) (t Timer)) (=> (waits a t) (and (not (unpublished t)) (not (away t)))))
  (only scan foldbound))
(conjunct own-relowed "what the place says of the last when"
  (forall ((a Thread) (l Level)) (=> (relowed a l) (= (put a) (tgt a l))))
  (only scan foldbound))
(conjunct own-ranked "what the place says of slot 0"
  (forall ((a Thread) (l Level)) (=> (and (ranked a l) (not (root a)))
    (and (holds a) (not (= (lowest a) (tgt a l))) (inH (lowest a) (cur a)) (not (low (lowest a)))
         (= (place a l) here) (<= (when (lowest a)) (when (tgt a l))))))
  (only scan foldbound))
(conjunct unseen-locked "timers that a scan has not come to are only there while the lock is held"
  (forall ((t Timer) (q P)) (=> (and (inH t q) (unseen t)) (lk q)))
  (only scan foldbound))
(conjunct unseen-todo "by the thread that scans, and it will come to them"
  (forall ((a Thread) (t Timer)) (=> (and (holds a) (inH t (cur a)) (unseen t)) (and (scans a) (todo a t))))
  (only scan foldbound))
(safety earliest-bound "timerModifiedEarliest is at most the deadline of every ModifiedEarlier timer that a scan is not still to come to"
  (forall ((t Timer) (q P)) (=> (and (inH t q) (Adjusted (st t)))
    (or (bounded-by q (nextwhen t)) (and (unseen t) (covered q (nextwhen t))))))
  (only scan foldbound))
(conjunct bounded-bound "who has lowered it is about to commit"
  (forall ((a Thread) (l Level) (q P)) (=> (bounded a l)
    (and (owns a l) (= (place a l) home)
         (=> (inH (tgt a l) q) (or (bounded-by q (w a)) (and (unseen (tgt a l)) (covered q (w a))))))))
  (only scan foldbound))
(conjunct found-bounded "a timer that the load did not find ModifiedEarlier or Modifying has been bounded since if it is now"
  (forall ((a Thread) (l Level)) (=> (and (found a l) (other a l) (holds a) (= (place a l) here) (Adjusted (st (tgt a l))))
    (not (unseen (tgt a l)))))
  (only scan foldbound))
(conjunct found-then-bounded "and so has one that is about to be"
  (forall ((a Thread) (l Level) (b Thread) (m Level))
    (=> (and (found a l) (holds a) (= (place a l) here) (bounded b m) (= (tgt a l) (tgt b m))) (not (unseen (tgt a l)))))
  (only scan foldbound))
(conjunct folded-covers "a folded bound is known to timer0When"
  (forall ((a Thread)) (=> (folded a)
    (and (holds a) (or (= (fold a) 0) (and (not (= (t0 (cur a)) 0)) (<= (t0 (cur a)) (fold a)))))))
  (only scan foldbound))
(safety pending-covered "one of the bounds is at most the deadline of every pending timer in the heap"
  (forall ((t Timer) (q P)) (=> (and (Pending (st t)) (inH t q) (not (unpublished t))) (covered q (dl (arm t)))))
  (only scan foldbound))
(safety moving-covered "and of every timer that is out of the heap to be put in again"
  (forall ((t Timer)) (=> (and (= (st t) Moving) (not (away t))) (covered (hp t) (dl (arm t)))))
  (only scan foldbound))
