; The timers with a mutex: what each guard demands and what each step does in a section, which is what a thread does
; while it holds a timer's lock or sendLock. MutexSteps.tla says the same for the models; a test compares them. Clauses:
;   (if FORMULA)  (demand NAME FORMULA)  (any NAME SORT FORMULA...)  (set TERM FORMULA)
;   (case PARAMETER VALUE clause...)   if the edition's parameter has the value
; x is the timer, p the P of the thread, f the firing that a section begins or decides. A step without clauses changes
; no variable of the proof.

; ================ guards ================
(guard chan        (if (chan x)))
(guard func        (if (not (chan x))))
(guard armed       (if (> (when x) 0)))
(guard unarmed     (if (= (when x) 0)))
(guard needsadd    (if (and (not (heaped x)) (> (when x) 0) (or (not (chan x)) (> (blocked x) 0)))))
(guard noadd       (if (not (and (not (heaped x)) (> (when x) 0) (or (not (chan x)) (> (blocked x) 0))))))
(guard oneshot     (if (not (periodic x))))
(guard periodic    (if (periodic x)))
(guard due         (if (> (when x) 0)))
(guard notdue)                                    ; the proof has no clock: an armed timer may be due or not
(guard earliest)                                  ; the proof has no bounds
(guard notearliest)
(guard blocked     (if (> (blocked x) 0)))
(guard unblocked   (if (= (blocked x) 0)))
(guard current     (if (= (seq x) (got f))))
(guard stale       (if (not (= (seq x) (got f)))))

; ================ steps ================
(step setperiod    (any ticks Bool) (set (oneshot me) (not (periodic x))) (set (periodic x) ticks))
(step pendwhen     (set (pend me) (> (when x) 0)) (set (asked me) (+ (asked me) 1)))
(step setwhen      (any later Int (> later 0)) (set (when x) later) (set (live x) true))
(step clearwhen    (set (when x) 0) (set (oneshot me) (not (periodic x))) (set (live x) false))
(step zerowhen     (demand fires-what-is-live (live x)) (set (when x) 0) (set (live x) (and (live x) (chan x))))
(step nextwhen     (demand fires-what-is-live (live x)) (any later Int (> later 0)) (set (when x) later))
(step applywhen)
(step seth         (set (heaped x) true))
(step setm         (set (modified x) true))
(step clearm       (set (modified x) false))
(step setz         (set (zombie x) true))
(step clearz       (set (zombie x) false))
(step clearbits    (set (heaped x) false) (set (modified x) false) (set (zombie x) false))
(step publish      (set (aheaped x) (heaped x)) (set (amodified x) (modified x)) (set (azombie x) (zombie x)))
(step unlocktimer  (set (aheaped x) (heaped x)) (set (amodified x) (modified x)) (set (azombie x) (zombie x)))
(step inczombies   (demand has-ts (homed x)) (set (zombies (ts x)) (+ (zombies (ts x)) 1)))
(step deczombies   (demand has-ts (homed x)) (set (zombies (ts x)) (- (zombies (ts x)) 1)))
(step setts        (demand has-no-ts (not (homed x))) (set (homed x) true) (set (ts x) p))
(step clearts      (set (homed x) false))
(step insert       (set (slot x p) true))
(step removeroot   (set (slot x p) false))
(step removetail   (set (slot x p) false))
(step removeslot   (set (slot x p) false))
(step siftroot)
(step changed)
(step loadown      (demand has-ts (homed x)))
(step bound        (demand has-ts (homed x)))
(step pubmin)
(step pubifroot)
(step clearifempty)
(step wantwake)
(step askwake)
(step readnow)
(step bumpseq      (set (seq x) (ite (chan x) (+ (seq x) 1) (seq x))))
; what tells of sends in flight: the seq of one, or a count of all
(step pendsending
  (set (asked me) (+ (asked me) 1))
  (case inflight seq
    (set (pend me) (or (pend me) (and (chan x) (oneshot me) (= (sendseq x) (- (seq x) 1))))))
  (case inflight count
    (set (pend me) (or (pend me) (and (chan x) (oneshot me) (exists ((e Arm)) (and (open e) (= (of e) x))))))))
(step capture      (any f Arm (not (open f))) (set (open f) (chan x)) (set (of f) x) (set (got f) (seq x)))
(step startsend    (set (sendseq x) (ite (and (chan x) (not (periodic x))) (seq x) (sendseq x))))
(step endsend      (set (sendseq x) (ite (and (not (periodic x)) (= (sendseq x) (got f))) 0 (sendseq x))))
(step send         (demand sends-what-is-live (live x)) (set (live x) (and (live x) (periodic x))))
(step unlocksend   (set (open f) false))
(step incblocked   (set (blocked x) (+ (blocked x) 1)))
; taken for granted: whoever unblocks has blocked before
(step decblocked   (if (> (blocked x) 0)) (set (blocked x) (- (blocked x) 1)))
(step nextslot)

; ================ around the sections ================
; a thread that walks a heap holds the lock of the P's timers, and has found the timer in a slot
(begin timers      (if (slot x p)))
; a section of sendLock decides one of the timer's open firings
(begin send        (any f Arm (open f) (= (of f) x)))
; the walk takes a timer out of its slot of the P that is destroyed; in Go, forget then removes all slots at once
(begin world       (any from P (dying from) (slot x from) (not (= from p))) (set (slot x from) false))
; nobody else works while the world is stopped
(begin others      (if (forall ((q P)) (not (dying q)))))
(world begin       (any from P (not (= from p))) (if (forall ((q P)) (not (dying q)))) (set (dying from) true))
(world forget      (any from P (dying from)) (if (forall ((y Timer)) (not (slot y from))))
                   (set (zombies from) 0) (set (dying from) false))
