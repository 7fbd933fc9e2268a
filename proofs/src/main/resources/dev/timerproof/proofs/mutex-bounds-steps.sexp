; THE VISIBLE LIST of the bounds of the timers with a mutex: what each guard and step of a row says and does. It stands
; beside MutexSteps.tla, which says the same to the model checker. Clauses are those of steps.sexp, and
;   (only C)   a guard that cannot hold at a place unless C does
; x is the timer, p the P of the thread. A step without clauses touches nothing that is proven here.

; ================ guards ================
(guard chan) (guard func) (guard preempted) (guard notpreempted) (guard blocked) (guard unblocked) (guard current)
(guard stale) (guard force) (guard noforce) (guard full) (guard vacant) (guard oneshot)
(guard periodic) (guard slotdue) (guard slotlater) (guard scan) (guard noscan) (guard sometime) (guard never)
(guard work) (guard nowork)
(guard ran         (only ran) (fact ran false))
(guard notran      (only (not ran)))
(guard empty)                                     ; who goes on picks a timer, if there is one
(guard nonempty)
(guard armed       (if (> (when x) 0)))
(guard unarmed     (if (= (when x) 0)))
(guard due         (if (> (when x) 0)))
(guard notdue)                                    ; the clock is any
; who waits is not here, so a timer of a channel may be added or not
(guard needsadd    (only (not (is isHeaped isSet))) (if (and (not (heaped x)) (> (when x) 0))) (fact isHeaped isClear) (fact isModified isClear) (fact isZombie isClear))
(guard noadd)
(guard earliest    (if (or (= (b me) 0) (< (w me) (b me)))))
(guard notearliest (if (and (not (= (b me) 0)) (>= (w me) (b me))))
  (case argument (set (unpublished x) false) (fact published true)))
(guard slots)
(guard noslots     (if (forall ((u Timer)) (not (and (slot u p) (todo me u))))) (fact scans false))

; ================ locks ================
(step locktimer    (if (not (held x))) (set (held x) true) (fact mine true) (fact published true))
(step unlocktimer
  (set (held x) false) (set (aheaped x) (heaped x)) (set (amodified x) (modified x)) (set (azombie x) (zombie x))
  (fact mine false) (fact isHeaped unsure) (fact isModified unsure) (fact isZombie unsure)
  (fact copied false) (fact argument false) (fact published false))
(step locktimers   (if (not (lk p))) (set (lk p) true) (fact holds true))
(step unlocktimers
  (case (not (is order inOrder)) (demand heap-in-order false))
  (case (not (and heapCleared modCleared)) (demand no-bound-if-empty false))
  (set (lk p) false) (fact holds false) (fact picked unpicked) (fact lows noLow) (fact changed false) (fact scans false)
  (fact known false) (fact folded false) (fact ran false))
(step leavetimers                                 ; the timers that a firing timer was in are those that the thread holds
  (case (not (is order inOrder)) (demand heap-in-order false))
  (case (not (and heapCleared modCleared)) (demand no-bound-if-empty false))
  (case holds (set (lk p) false) (fact left true))
  (fact holds false) (fact picked unpicked) (fact lows noLow) (fact changed false) (fact scans false)
  (fact known false) (fact folded false))
(step backtimers   (case left (if (not (lk p))) (set (lk p) true) (fact left false) (fact holds true)))
(step capture
  (case holds (demand fires-of-own-heap (and (homed x) (= (ts x) p))))
  (case (not holds) (demand fires-of-no-heap (not (homed x)))))

; ================ the fields under t.mu ================
(step setwhen                                     ; any deadline
  (any asked Int (> asked 0)) (set (w me) asked) (set (when x) asked) (set (unpublished x) true)
  (fact argument true) (fact published false))
(step clearwhen    (set (when x) 0) (fact argument false))
(step zerowhen     (set (when x) 0) (fact argument false))
(step nextwhen     (any later Int (> later 0)) (set (when x) later) (set (unpublished x) true)
  (fact argument false) (fact published false))
(step seth         (set (heaped x) true) (fact isHeaped isSet))
(step setm         (set (modified x) true) (fact isModified isSet) (fact copied false))
(step clearm       (set (modified x) false) (fact isModified isClear) (fact copied false))
(step setz         (set (zombie x) true) (fact isZombie isSet))
(step clearz       (set (zombie x) false) (fact isZombie isClear))
(step clearbits    (set (heaped x) false) (set (modified x) false) (set (zombie x) false)
  (fact isHeaped isClear) (fact isModified isClear) (fact isZombie isClear) (fact copied false))
(step publish      (set (aheaped x) (heaped x)) (set (amodified x) (modified x)) (set (azombie x) (zombie x))
  (case (is isModified isSet) (fact copied true)))
(step checkts      (demand right-ts (and (homed x) (= (ts x) p))))
(step setts        (demand has-no-ts (not (homed x))) (set (homed x) true) (set (ts x) p))
(step clearts      (set (homed x) false))

; ================ the heap; its order is what the place says ================
(step insert       (set (slot x p) true) (set (slotwhen x) (when x)) (set (low x) true) (set (unpublished x) true)
  (set (unseen x) false)
  (fact lows (if (is lows noLow) oneLow manyLow)) (fact published false) (fact picked putIn))
(step removeroot   (case (not (is picked atRoot)) (demand is-the-root false))
  (set (slot x p) false) (fact picked unpicked) (fact heapCleared false) (fact modCleared false))
(step removetail   (case (not (is picked atTail)) (demand is-the-tail false))
  (set (slot x p) false) (fact picked unpicked) (fact heapCleared false) (fact modCleared false))
(step removeslot   (set (slot x p) false) (fact picked unpicked) (fact order anyOut)
  (fact heapCleared false) (fact modCleared false))
(step applywhen    (set (slotwhen x) (when x)) (set (low x) true)
  (fact lows (if (is lows noLow) oneLow manyLow))
  (fact order (if (and (is picked atRoot) (is order inOrder)) rootOut anyOut)))
(step siftroot     (fact order (if (is order rootOut) inOrder order)))
(step order        (case changed (fact order inOrder)) (fact changed false))
(step changed      (fact changed true))
(step pickroot     (any found Timer (slot found p)) (set (tgt me level0) found) (fact picked atRoot))
(step picktail     (any found Timer (slot found p)) (set (tgt me level0) found) (fact picked atTail))
(step pickslot     (any found Timer (slot found p) (todo me found)) (set (tgt me level0) found) (fact picked atSlot))
(step begin        (setall (u) (todo me u) (slot u p)) (fact scans true) (fact lows manyLow))
; the slot of a timer that was taken out is another's now, whom the walk goes past
(step nextslot
  (case (not (is picked unpicked)) (set (todo me x) false) (set (unseen x) false))
  (case (is picked unpicked) (any skipped Timer) (set (todo me skipped) false) (set (unseen skipped) false))
  (fact picked unpicked))

; ================ the bounds; 0 is none ================
(step loadown      (demand has-ts (homed x)) (set (b me) (minmod (ts x))))
(step bound        (demand has-ts (homed x))
  (set (minmod (ts x)) (ite (or (= (minmod (ts x)) 0) (< (w me) (minmod (ts x)))) (w me) (minmod (ts x))))
  (case argument (set (unpublished x) false) (fact published true)))
(step loadbound    (set (b me) (minmod p)) (fact folded false))
(step loadheap     (set (h me) (minheap p)) (fact known holds))
(step foldmin
  (set (minheap p) (ite (= (b me) 0) (h me) (ite (or (= (h me) 0) (< (b me) (h me))) (b me) (h me))))
  (fact known false) (fact folded known) (fact heapCleared false))
(step clearfolded  (set (minmod p) (ite (= (minmod p) (b me)) 0 (minmod p)))
  (setall (u) (unseen u) (or (unseen u) (slot u p))) (fact folded false))
(step clearbound   (set (minmod p) 0)
  (setall (u) (unseen u) (or (unseen u) (slot u p))) (fact folded false))
(step clearifempty
  (any isEmpty Bool (=> isEmpty (forall ((u Timer)) (not (slot u p)))))
  (any someTimer Timer (or isEmpty (slot someTimer p)))
  (set (minmod p) (ite isEmpty 0 (minmod p))) (fact modCleared true))
(step pubmin                                      ; the root is a least slot of a heap in order
  (case (not (is order inOrder)) (demand heap-in-order false))
  (any top Timer)
  (any topWhen Int
    (or (and (= topWhen 0) (forall ((u Timer)) (not (slot u p))))
        (and (slot top p) (= topWhen (slotwhen top)) (forall ((u Timer)) (=> (slot u p) (<= topWhen (slotwhen u)))))))
  (set (minheap p) topWhen)
  (setall (u) (low u) (and (low u) (not (slot u p))))
  (case (and mine (is isModified isClear)) (set (unpublished x) false) (fact published true))
  (fact lows noLow) (fact known false) (fact folded false) (fact heapCleared true))
(step pubifroot
  (case (not (is order inOrder)) (demand heap-in-order false))
  (any top Timer (slot top p) (forall ((u Timer)) (=> (slot u p) (<= (slotwhen top) (slotwhen u)))))
  (set (minheap p) (ite (= top x) (slotwhen x) (minheap p)))
  (case (is lows oneLow)
    (set (low x) false) (fact lows noLow)
    (case (is isModified isClear) (set (unpublished x) false) (fact published true)))
  (fact known false) (fact folded false))

; ================ what check has to know of run ================
(step setran       (fact ran true))
(step setnotran    (fact ran false))

; ================ what touches nothing that is proven here ================
(step locksend) (step unlocksend) (step lockchan) (step unlockchan) (step acquirem) (step setperiod) (step pendwhen)
(step bumpseq) (step inczombies) (step deczombies) (step incblocked) (step decblocked) (step wantwake) (step askwake)
(step wake) (step pendsending) (step startsend) (step endsend) (step send) (step fire) (step drain) (step readnow)
(step askforce) (step noforced) (step enqueue) (step dequeue) (step park)
(step takevalue) (step trytake) (step saynone) (step saycount) (step gopark) (step awake) (step publen)

; ================ around the steps ================
; nobody else works while the world is stopped
(begin others      (if (forall ((q P)) (not (dying q)))))
; the timer of who holds no P's timers, or has come with one, and the P of who takes its timers
(begin timer       (any caller Timer) (set (tgt me level0) caller) (fact picked unpicked))
(begin timers      (any owner P) (set (cur me) owner))
; the caller of an operation works on its own timer again
(begin caller      (fact picked unpicked))
; a timer of the P that is destroyed: the walk goes past its slot, which forget cuts off with all others
(begin world       (any from P (dying from) (slot x from) (not (= from p))) (set (slot x from) false))
(world begin       (any from P (not (= from p))) (if (forall ((q P)) (and (not (dying q)) (not (lk q)))))
                   (if (forall ((u Timer)) (not (held u)))) (set (dying from) true))
(world forget      (any from P (dying from)) (if (forall ((y Timer)) (not (slot y from))))
                   (set (minheap from) 0) (set (minmod from) 0) (set (dying from) false))
