; THE INVARIANT: what holds in every state that the table's steps can reach, for any number of threads, timers and Ps.
; Written by hand. Its conjuncts are proven inductive together: each holds at first, and each step keeps each.
;
;   (class NAME (STATUS ...) "meaning")          a set of statuses
;   (define NAME ((x SORT) ...) SORT BODY "meaning")
;   (conjunct NAME "sentence" FORMULA)           part of the invariant
;   (safety NAME "sentence" FORMULA)             part of the invariant, and a promise to users
;   (property NAME "sentence" FORMULA)           a promise that follows from the invariant
;   (change NAME "sentence" FORMULA)             a promise about one step: f is the state before it, f.after the state after it
;   (law NAME ...)                               a counter equals what it counts, see the end
;   (... (only PARAMETER VALUE))                 only in editions whose parameter has the value

; ================ statuses ================
(class InHeap    (Waiting ModifiedEarlier ModifiedLater Deleted) "the timer is in a heap")
(class OutOfHeap (NoStatus Removed) "the timer is in no heap")
(class Locked    (Running Removing Moving) "only the holder of the P's lock sets the status and ends it")
(class Between   (Running Removing Moving Modifying) "some thread is between two halves of a row")
(class Pending   (Waiting ModifiedEarlier ModifiedLater Moving) "the timer is going to fire")
(class Ended     (NoStatus Deleted Removing Removed) "the timer is not going to fire")
(class WhenIsDue (Waiting) "t.when is the deadline")
(class NextIsDue (ModifiedEarlier ModifiedLater) "t.nextwhen is the deadline")
(class Counted   (Deleted) "deletedTimers counts it")
(class Adjusted  (ModifiedEarlier) "adjustTimers counts it")

(define inNoHeap ((t Timer)) Bool (forall ((q P)) (not (inH t q))) "t is in no heap")
(define atHome ((t Timer)) Bool (and (not (= (pp t) nil)) (or (inH t (pp t)) (listed t)))
  "t is in the heap of its P, or on the list of who moves that heap")
(define mine ((a Thread) (t Timer)) Bool
  (or (and (owns a level0) (= (tgt a level0) t)) (and (owns a level1) (= (tgt a level1) t)))
  "a owns t in one of its frames")
(define waits ((a Thread) (t Timer)) Bool (and (held a t) (not (mine a t))) "t is on a's held list and not being put back")

; ================ locks and the stopped world ================
(safety lock-exclusive "at most one thread is in a lock region of a P"
  (forall ((a Thread) (b Thread)) (=> (and (holds a) (holds b) (= (cur a) (cur b))) (= a b))))
(conjunct lock-taken "a lock region has taken its lock"
  (forall ((a Thread)) (=> (holds a) (lk (cur a)))))
(conjunct thread-has-P "a thread works with some P"
  (forall ((a Thread)) (not (= (cur a) nil))))
(conjunct mover "the thread that has stopped the world holds two locks"
  (forall ((a Thread)) (=> (stops a)
    (and stopped (holds a) (lk (src a)) (= dying (src a)) (not (= (src a) (cur a))) (not (= (src a) nil))))))
(conjunct mover-alone "one thread stops the world, and no other thread holds the lock of the P that it empties"
  (forall ((a Thread) (b Thread)) (=> (and (stops a) (or (stops b) (and (holds b) (= (cur b) (src a))))) (= a b))))
(conjunct mover-empties "the P that is destroyed has an empty heap"
  (forall ((a Thread) (t Timer)) (=> (stops a) (not (inH t (src a))))))
(conjunct stopped-safe "while the world is stopped, all threads on Ps are at places where they may be stopped"
  (forall ((a Thread)) (=> stopped (or (stops a) (offp a) (safe a)))))
(conjunct callers-on-P "callers are on a P"
  (forall ((a Thread)) (not (offp a))) (only callers onP))

; ================ who owns a timer ================
(safety owned-status "the status that a first CAS has set is still there at the second CAS"
  (forall ((a Thread) (l Level)) (=> (owns a l) (= (st (tgt a l)) (via a l)))))
(safety owned-once "at most one thread is between the halves of a row on a timer"
  (forall ((a Thread) (b Thread) (l Level) (m Level))
    (=> (and (owns a l) (owns b m) (= (tgt a l) (tgt b m))) (and (= a b) (= l m)))))
(conjunct owned-between "a timer is owned under an intermediate status"
  (forall ((a Thread) (l Level)) (=> (owns a l) (Between (via a l)))) (only callers anywhere))
(conjunct owned-otherwise "a timer without an intermediate status is owned only by its first operation or by the thread that has stopped the world"
  (forall ((a Thread) (l Level)) (=> (owns a l)
    (or (Between (via a l)) (and (alone a) (= l level0)) (and (stops a) (not (InHeap (via a l))))))))
(conjunct owned-locked "Running, Removing and Moving are owned under the lock of the thread's P"
  (forall ((a Thread) (l Level)) (=> (and (owns a l) (Locked (via a l))) (and (holds a) (= (hp (tgt a l)) (cur a))))))
(conjunct owned-public "an owned timer is known to other threads, except in its first operation"
  (forall ((a Thread) (l Level)) (=> (owns a l) (or (= (phase (tgt a l)) Public) (and (alone a) (= l level0))))))
(conjunct held "a timer on the held list is Moving, in no heap, and when is its deadline"
  (forall ((a Thread) (t Timer)) (=> (waits a t)
    (and (= (st t) Moving) (= (hp t) (cur a)) (= (phase t) Public)
         (= (pp t) nil) (inNoHeap t) (= (when t) (dl (arm t)))))))
(conjunct held-moving "a thread that owns a timer of its own held list is putting it there or back into the heap"
  (forall ((a Thread) (l Level)) (=> (and (owns a l) (held a (tgt a l))) (= (via a l) Moving))))
(conjunct held-queued "a timer that was put on the held list is there"
  (forall ((a Thread) (l Level)) (=> (queued a l) (held a (tgt a l)))))
(conjunct held-collected "a thread with a held list holds the lock, and empties the list before it returns"
  (forall ((a Thread) (t Timer)) (=> (held a t) (and (collects a) (holds a)))))
(conjunct held-once "a timer is on one held list"
  (forall ((a Thread) (b Thread) (t Timer)) (=> (and (held a t) (or (held b t) (mine b t))) (= a b))))

; ================ Running, Removing, Moving ================
(safety locked-under-lock "Running, Removing and Moving exist only while the P's lock is held"
  (forall ((t Timer)) (=> (Locked (st t)) (lk (hp t)))))
(safety locked-by-holder "the holder of that lock has set Running, Removing and Moving"
  (forall ((a Thread) (t Timer)) (=> (and (holds a) (Locked (st t)) (= (hp t) (cur a))) (or (waits a t) (mine a t)))))
(conjunct locked-not-dying "no timer is Running, Removing or Moving under the lock of the P that is destroyed"
  (forall ((a Thread) (t Timer)) (=> (and (stops a) (Locked (st t))) (not (= (hp t) (src a))))))
(conjunct locked-in-heap "a timer that is Running, Removing or Moving, if it is in a heap, is in the heap of the P whose lock is held"
  (forall ((t Timer) (q P)) (=> (and (Locked (st t)) (inH t q)) (= (hp t) q))))

; ================ heaps ================
(safety heap-inside "a timer is in no other heap than the one it was last put in"
  (forall ((t Timer) (q P)) (=> (inH t q) (= (inside t) q))))
(conjunct heap-of-P "heaps belong to Ps"
  (forall ((t Timer)) (not (inH t nil))))
(conjunct heap-pp "t.pp names the heap, unless the P's owner is about to take the timer out"
  (forall ((t Timer) (q P)) (=> (inH t q) (or (= (pp t) q) (Locked (st t))))))
(safety status-in "Waiting, ModifiedEarlier, ModifiedLater and Deleted are in the heap of their P"
  (forall ((t Timer)) (=> (and (InHeap (st t)) (not (= (phase t) Adding))) (atHome t))))
(safety status-out "NoStatus and Removed are in no heap"
  (forall ((t Timer)) (=> (OutOfHeap (st t)) (inNoHeap t))))
(conjunct status-out-pp "NoStatus and Removed timers have no P, unless the world is stopped and the timer is being moved"
  (forall ((t Timer)) (=> (OutOfHeap (st t)) (or (listed t) (= (pp t) nil)))))
(safety status-out-always "NoStatus and Removed timers have no P"
  (forall ((t Timer)) (=> (OutOfHeap (st t)) (= (pp t) nil))) (only moveDeleted Removing))
(conjunct list-stopped "timers are being moved to another P only while the world is stopped"
  (forall ((t Timer)) (=> (listed t) (and stopped (= (phase t) Public)))))
(conjunct list-emptied "when the walk over the list has ended, the list is empty"
  (forall ((a Thread) (t Timer)) (=> (emptied a) (and (stops a) (not (listed t))))))
(conjunct list-untouched "a listed timer that is not being moved has its P and a status of timers in heaps, or is Modifying"
  (forall ((a Thread) (t Timer))
    (=> (and (stops a) (listed t)
             (not (and (= t (tgt a level0))
                       (or (= (place a level0) out) (= (place a level0) coming) (= (place a level0) here)))))
        (and (= (pp t) (src a)) (inNoHeap t)
             (or (InHeap (st t)) (= (st t) Modifying) (and (owns a level0) (= t (tgt a level0))))))))

; ================ where the timer of a frame is ================
(conjunct place-here "in the heap of the P whose lock the thread holds"
  (forall ((a Thread) (l Level)) (=> (= (place a l) here)
    (and (holds a) (inH (tgt a l) (cur a)) (= (pp (tgt a l)) (cur a))))))
(conjunct place-home "owned, in the heap of its P"
  (forall ((a Thread) (l Level)) (=> (= (place a l) home) (and (owns a l) (atHome (tgt a l))))))
(conjunct place-leaving "owned, pp cleared, still in the heap"
  (forall ((a Thread) (l Level)) (=> (= (place a l) leaving)
    (and (owns a l) (holds a) (= (pp (tgt a l)) nil) (inH (tgt a l) (cur a))))))
(conjunct place-out "owned, in no heap"
  (forall ((a Thread) (l Level)) (=> (= (place a l) out)
    (and (owns a l) (= (pp (tgt a l)) nil) (inNoHeap (tgt a l))))))
(conjunct place-coming "owned, pp set, not yet in the heap"
  (forall ((a Thread) (l Level)) (=> (= (place a l) coming)
    (and (owns a l) (holds a) (= (pp (tgt a l)) (cur a)) (inNoHeap (tgt a l))))))
(conjunct place-onlist "on the list of the thread that has stopped the world"
  (forall ((a Thread) (l Level)) (=> (= (place a l) onlist) (and (stops a) (= l level0) (listed (tgt a l))))))

; ================ first use ================
(conjunct phase-fresh "a timer that was never used has its first status"
  (forall ((t Timer)) (=> (= (phase t) Fresh) (= (st t) NoStatus))))
(conjunct phase-adding "addtimer's store shows a timer as Waiting before it is in a heap"
  (forall ((t Timer)) (=> (= (phase t) Adding) (or (= (st t) NoStatus) (= (st t) Waiting)))))
(conjunct phase-in-heap "a timer in a heap is known to others"
  (forall ((t Timer) (q P)) (=> (inH t q) (= (phase t) Public))))
(conjunct first-alone "a first operation is alone with its timer"
  (forall ((a Thread)) (=> (alone a)
    (and (client a) (= (phase (tgt a level0)) Adding) 
         (or (owns a level0) (and (= (st (tgt a level0)) NoStatus) (not (live (arm (tgt a level0))))))))))
(conjunct first-once "two first operations have two timers"
  (forall ((a Thread) (b Thread)) (=> (and (alone a) (alone b) (= (tgt a level0) (tgt b level0))) (= a b))))
(conjunct client-arguments "callers give a deadline > 0 and a period >= 0"
  (forall ((a Thread)) (=> (client a) (and (> (w a) 0) (>= (d a) 0)))))
(conjunct client-public "other operations are on timers known to others"
  (forall ((a Thread)) (=> (client a) (or (alone a) (= (phase (tgt a level0)) Public)))))

; ================ deadlines ================
(safety due-waiting "t.when of a Waiting timer is its deadline"
  (forall ((t Timer)) (=> (WhenIsDue (st t)) (= (when t) (dl (arm t))))))
(safety due-modified "t.nextwhen of a modified timer is its deadline"
  (forall ((t Timer)) (=> (NextIsDue (st t)) (= (nextwhen t) (dl (arm t))))))
(safety earlier-is-earlier "ModifiedEarlier means that the deadline is before t.when"
  (forall ((t Timer)) (=> (= (st t) ModifiedEarlier) (< (nextwhen t) (when t)))))
(safety later-is-later "ModifiedLater means that the deadline is not before t.when"
  (forall ((t Timer)) (=> (= (st t) ModifiedLater) (>= (nextwhen t) (when t)))))
(conjunct own-when-due "the facts of the place about t.when hold"
  (forall ((a Thread) (l Level)) (=> (whenDue a l) (and (owns a l) (= (when (tgt a l)) (dl (arm (tgt a l))))))))
(conjunct own-next-due "the facts of the place about t.nextwhen hold"
  (forall ((a Thread) (l Level)) (=> (nextDue a l) (and (owns a l) (= (nextwhen (tgt a l)) (dl (arm (tgt a l))))))))
(conjunct own-arg-due "the facts of the place about the argument when hold"
  (forall ((a Thread) (l Level)) (=> (argDue a l) (and (owns a l) (= (w a) (dl (arm (tgt a l))))))))
(conjunct own-passed "a timer found due stays so"
  (forall ((a Thread) (l Level)) (=> (passed a l) (and (or (owns a l) (= (place a l) here)) (<= (when (tgt a l)) (now a))))))
(conjunct own-earlier "the facts of the place about the comparison of the deadlines hold"
  (forall ((a Thread) (l Level)) (=> (= (compare a l) earlier)
    (and (owns a l) (= (place a l) home) (< (w a) (when (tgt a l)))))))
(conjunct own-notearlier "the facts of the place about the comparison of the deadlines hold"
  (forall ((a Thread) (l Level)) (=> (= (compare a l) notearlier)
    (and (owns a l) (= (place a l) home) (>= (w a) (when (tgt a l)))))))
(conjunct own-oneshot "the facts of the place about the period hold"
  (forall ((a Thread) (l Level)) (=> (= (period a l) oneshot) (and (owns a l) (= (per (tgt a l)) 0)))))
(conjunct own-periodic "the facts of the place about the period hold"
  (forall ((a Thread) (l Level)) (=> (= (period a l) periodic) (and (owns a l) (> (per (tgt a l)) 0)))))
(conjunct now-is-past "now is not after the present time"
  (forall ((a Thread)) (<= (now a) clock)))

; ================ arms and callbacks ================
(safety fire-once "a one-shot arm fires at most once"
  (forall ((r Arm)) (=> (once r) (<= (fired r) 1))))
(safety stop-means-not "a one-shot arm that stop or reset answered true for has not fired"
  (forall ((r Arm)) (=> (and (once r) (ended r)) (= (fired r) 0))))
(conjunct arm-used "a timer's arm is one that was given out, and unused arms have no history"
  (forall ((r Arm)) (=> (not (used r)) (and (not (live r)) (= (fired r) 0) (not (ended r))))))
(conjunct arm-of-timer "a timer's arm has been given out"
  (forall ((t Timer)) (used (arm t))))
(conjunct arm-one-timer "an arm is of one timer"
  (forall ((t Timer) (u Timer)) (=> (= (arm t) (arm u)) (= t u))))
(conjunct arm-period "a one-shot arm has period 0"
  (forall ((t Timer)) (= (once (arm t)) (= (per t) 0))))
(safety arm-live "a timer that is going to fire has a live arm"
  (forall ((t Timer)) (=> (Pending (st t)) (live (arm t)))))
(safety arm-dead "a timer that is not going to fire has no live arm"
  (forall ((t Timer)) (=> (and (Ended (st t)) (not (= (phase t) Adding))) (not (live (arm t))))))
(conjunct arm-live-open "a live one-shot arm has not fired, and no stop has answered true for it"
  (forall ((r Arm)) (=> (and (once r) (live r)) (and (= (fired r) 0) (not (ended r))))))
(conjunct own-live "the facts of the place about the arm hold"
  (forall ((a Thread) (l Level)) (=> (= (arming a l) alive) (and (owns a l) (live (arm (tgt a l)))))))
(conjunct own-dead "the facts of the place about the arm hold"
  (forall ((a Thread) (l Level)) (=> (= (arming a l) dead) (and (owns a l) (not (live (arm (tgt a l))))))))
(safety owes-called "a thread that has loaded a callback calls it before it goes on"
  (forall ((a Thread)) (=> (owing a) (owes a))))
(conjunct owes-given "an owed callback is of an arm that was given out, and its deadline is past"
  (forall ((a Thread)) (=> (owes a) (and (used (fireArm a)) (<= (fireDue a) clock)))))
(conjunct owes-open "an owed callback of a one-shot arm is its only one"
  (forall ((a Thread)) (=> (and (owes a) (once (fireArm a)))
    (and (= (fired (fireArm a)) 0) (not (live (fireArm a))) (not (ended (fireArm a)))))))
(conjunct owes-once "no two threads owe the callback of one one-shot arm"
  (forall ((a Thread) (b Thread)) (=> (and (owes a) (owes b) (= (fireArm a) (fireArm b)) (once (fireArm a))) (= a b))))
(conjunct answers-open "an operation that will answer true has taken an arm that has not fired and will not fire"
  (forall ((a Thread)) (=> (answers a) (and (used (taken a)) (=> (once (taken a)) (and (= (fired (taken a)) 0) (not (live (taken a)))))))))
(conjunct answers-alone "no thread owes the callback of an arm for which an operation will answer true"
  (forall ((a Thread) (b Thread)) (=> (and (answers a) (owes b) (= (taken a) (fireArm b))) (not (once (taken a))))))

; ================ counters ================
(conjunct counts-of-timer "tpp as read from the owned timer"
  (forall ((a Thread)) (=> (= (counts a) ofTimer)
    (and (owns a level0) (= (tpp a) (pp (tgt a level0))) (not (= (tpp a) nil))))))
(conjunct counts-of-thread "tpp is the P whose heap is walked"
  (forall ((a Thread)) (=> (= (counts a) ofThread) (= (tpp a) (cur a)))))
(conjunct counts-nonnil "tpp as read before the commit is not nil"
  (forall ((a Thread)) (=> (= (counts a) nonnil) (not (= (tpp a) nil)))))
(conjunct dropped-counted "only a thread that compacts a heap has dropped slots"
  (forall ((a Thread)) (=> (not (drops a)) (= (dropped a) 0))))
(conjunct placed-counted "only a thread that compacts a heap has put timers in place"
  (forall ((a Thread)) (=> (not (places a)) (= (placed a) 0))))

(conjunct credit-del-timer "a thread that is about to change deletedTimers of the timer's P owns the timer, which is in the heap of that P"
  (forall ((a Thread))
    (=> (and (not (= (creditDel a) 0)) (not (holds a)) (not (= (counts a) nonnil)))
        (and (owns a level0) (= (place a level0) home)))))
(conjunct credit-del-none "after a commit, only a thread with the lock is still about to change deletedTimers"
  (forall ((a Thread)) (=> (and (not (holds a)) (= (counts a) nonnil)) (= (creditDel a) 0)))
  (only deleted countfirst))
(conjunct credit-adj-timer "a thread that is about to change adjustTimers of the timer's P owns the timer, which is in the heap of that P"
  (forall ((a Thread)) (=> (and (not (= (creditAdj a) 0)) (not (holds a)))
    (and (owns a level0) (= (place a level0) home) (not (= (counts a) nonnil)))))
  (only earliest adjustTimers))
(conjunct credit-num-lock "only a thread with the lock is about to change numTimers"
  (forall ((a Thread)) (=> (not (= (creditNum a) 0)) (holds a))))

; ================ what follows: the promises of Reference.tla that are not conjuncts ================
(property owner-holds-lock "between the halves of a row on a Running, Removing or Moving timer its thread holds a lock"
  (forall ((a Thread) (l Level))
    (=> (and (owns a l) (or (= (st (tgt a l)) Running) (= (st (tgt a l)) Removing) (= (st (tgt a l)) Moving)))
        (and (holds a) (lk (cur a))))))
(property one-heap "a timer is in at most one heap"
  (forall ((t Timer) (p P) (q P)) (=> (and (inH t p) (inH t q)) (= p q))))
(property heap-as-status "with the world running, a timer is in a heap exactly as its status says"
  (forall ((t Timer)) (=> (and (not stopped) (= (phase t) Public))
    (and (=> (or (= (st t) NoStatus) (= (st t) Removed)) (and (= (pp t) nil) (inNoHeap t)))
         (=> (or (= (st t) Waiting) (= (st t) ModifiedEarlier) (= (st t) ModifiedLater) (= (st t) Deleted))
             (and (not (= (pp t) nil)) (inH t (pp t))))))))

; ================ promises about one step ================
(change when-under-lock "t.when of a timer in a heap changes only under the lock of that P"
  (forall ((t Timer) (q P)) (=> (and (inH t q) (not (= (when.after t) (when t)))) (and (holds me) (= (cur me) q)))))
(change heap-under-lock "a heap changes only under the lock of its P"
  (forall ((t Timer) (q P)) (=> (not (= (inH.after t q) (inH t q)))
    (or (and (holds.after me) (= (cur.after me) q)) (and (stops.after me) (= (src.after me) q))))))
(change owned-undisturbed "only the owner writes the fields of an owned timer"
  (forall ((a Thread) (l Level)) (=> (and (owns a l) (not (= a me)))
    (and (= (when.after (tgt a l)) (when (tgt a l))) (= (nextwhen.after (tgt a l)) (nextwhen (tgt a l)))
         (= (pp.after (tgt a l)) (pp (tgt a l))) (= (per.after (tgt a l)) (per (tgt a l)))))))

; ================ what never happens ================
; (never CONTROL CONDITION "sentence"): steps of this kind cannot happen, although the table has them
(never load (and (not (is frame.lock none)) (or (in row.from Locked) (in row.from OutOfHeap)))
  "the holder of the P's lock finds in its heap no timer that another thread has made Running, Removing or Moving, and none whose status says that it is in no heap")
(never lost (and alone (is frame.shape one)) "no other thread changes a timer during its first operation")

; ================ counters ================
; Each counter is the sum of what timers and threads contribute to it. A step changes the contributions of one timer and
; one thread, and the counter by their sum; so the sum holds for any number of timers and threads. While a P is being
; destroyed its law is suspended; then nothing contributes, and the counter is 0: (resets PARAMETER VALUE) says in which
; editions. In the others the law is only claimed as long as no P is destroyed.
(define payer ((a Thread)) P
  (ite (stops a) (src a) (ite (holds a) (cur a) (ite (= (counts a) nonnil) (tpp a) (pp (tgt a level0)))))
  "the P whose deletedTimers or adjustTimers a is about to change")
(define moving ((q P)) Bool (and stopped (= dying q)) "q is being destroyed")
(law num-timers "numTimers is the number of timers in the heap, up to what threads are about to count"
  (counter num)
  (timer (ite (inH t q) 1 0))
  (thread (+ (ite (= (cur a) q) (creditNum a) 0)
             (ite (and (holds a) (= (cur a) q) (not (paidNum a))) (dropped a) 0)))
  (suspended (moving q)))
(law deleted-timers "deletedTimers is the number of Deleted timers of the P, up to what threads are about to count"
  (counter del)
  (timer (ite (and (Counted (st t)) (= (pp t) q)) 1 0))
  (thread (+ (ite (= (payer a) q) (creditDel a) 0)
             (ite (and (holds a) (= (cur a) q) (not (paidDel a))) (dropped a) 0)))
  (suspended (moving q))
  (resets deleted countfirst))
(law adjust-timers "adjustTimers is the number of ModifiedEarlier timers of the P, up to what threads are about to count"
  (counter adj)
  (timer (ite (and (Adjusted (st t)) (= (pp t) q)) 1 0))
  (thread (+ (ite (= (payer a) q) (creditAdj a) 0)
             (ite (and (holds a) (= (cur a) q) (not (paidAdj a))) (placed a) 0)))
  (suspended (moving q))
  (only earliest adjustTimers))
