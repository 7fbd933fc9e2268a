; THE STEPS: what each step, hook, guard, owned case and walk of the table does, as a relation on the state. Steps.tla
; says the same for the model checker, and tests compare the two. Nothing else in the proofs knows what a step does.
;
; me is the thread, t the timer of its frame, p its P, L the level of its frame.
;   (if F)                   enabled only when F
;   (demand NAME F)          an obligation: F holds here; otherwise the runtime throws, or a promise is broken
;   (any x SORT F...)        x is arbitrary with F
;   (set (f e...) v)         f at e... becomes v; all sets of one step read the state before it
;   (setall (x...) (f e...) v)  the same for every value of the variables x...
;   (fact f c)               what the place after the step says; c is evaluated when the step list is read
;   (move f (c d)... [(else e)])  fact f goes from c to d; other values become e, or stay
;   (case c clause...)       these clauses only where c holds; c speaks of facts, of row.FIELD, frame.FIELD, param.NAME
;   (exit ...) (end ...) (stay ...)  what a hook may decide, each with clauses of its own
;   (forget)                 nothing is known about the frame's timer any more

; ================ steps ================
; ---- the lock ----
(step lock   (if (not (lk p))) (set (lk p) true) (fact holds true))
(step unlock (set (lk p) false) (fact holds false) (fact gone false) (move place (here home)))

; ---- fields that the status word protects ----
(step setargs                                     ; a new arm of the timer
  (any newArm Arm (not (used newArm)))
  (set (per t) (d me)) (set (arm t) newArm) (set (used newArm) true) (set (live newArm) true)
  (set (once newArm) (= (d me) 0)) (set (dl newArm) (w me))
  (fact argDue true) (fact whenDue false) (fact nextDue false) (fact arming alive) (fact period unasked))
(step loadargs                                    ; a one-shot arm is spent from here on
  (set (fireArm me) (arm t)) (set (fireDue me) (dl (arm t))) (set (live (arm t)) (and (live (arm t)) (not (once (arm t)))))
  (set (owing me) true)
  (fact owes true)
  (fact arming (if (is period oneshot) dead (if (is period periodic) arming unclear))))
(step setwhen   (set (when t) (w me)) (fact whenDue argDue) (fact passed false) (fact compare uncompared))
(step setnext   (set (nextwhen t) (w me)) (fact nextDue argDue))
(step applynext
  (set (when t) (nextwhen t)) (set (low t) true) (set (put me) t) (set (unpublished t) false)
  (fact known (if (is known settled) one many)) (fact relowed true) (fact published true) (fact ranked false)
  (fact whenDue nextDue) (fact passed false) (fact compare uncompared))
(step rearm                                       ; any later deadline: a superset of the next one of the series
  (any newWhen Int (> newWhen (when t)))
  (set (when t) newWhen) (set (dl (arm t)) newWhen)
  (fact whenDue true) (fact nextDue false) (fact argDue false) (fact passed false) (fact compare uncompared))

; ---- the timer's P ----
(step readpp  (demand pp-is-set (not (= (pp t) nil))) (set (tpp me) (pp t)) (fact counts (if owns ofTimer unread)))
(step setpp   (demand pp-was-nil (= (pp t) nil)) (set (pp t) p) (move place (out coming) (else unknown)))
(step clearpp (demand pp-was-the-P (= (pp t) p)) (set (pp t) nil) (move place (here leaving) (else unknown)))
(step zeropp  (set (pp t) nil) (move place (here leaving) (onlist out) (else unknown)))

; ---- the heap, a set here; it is changed under its lock ----
(step insert
  (any isRoot Bool (=> isRoot (forall ((u Timer)) (=> (inH u p) (< (when t) (when u))))))
  (any lower Timer (or isRoot (and (inH lower p) (<= (when lower) (when t)))))
  (set (inH t p) true) (set (inside t) p) (set (root me) isRoot)
  (set (low t) true) (set (put me) t) (set (unseen t) false) (set (lowest me) lower)
  (fact known (if (or (is known settled) (and (is known one) relowed)) one many)) (fact relowed true)
  (fact ranked (or (is known settled) (and (is known one) relowed)))
  (case (or (is frame.shape one) (is frame.lock world)) (set (unpublished t) true) (fact published false))
  (case (not (or (is frame.shape one) (is frame.lock world))) (set (unpublished t) false))
  (move place (coming here) (else unknown)) (fact gone false) (fact creditNum (- creditNum 1))
  (case (is row.kind store) (set (phase t) Public) (fact alone false) (forget)))
(step unlink
  (set (inH t p) false)
  (move place (leaving out) (else unknown)) (fact gone true) (fact creditNum (+ creditNum 1)))
(step drop
  (set (inH t p) false) (set (dropped me) (+ (dropped me) 1))
  (move place (leaving out) (else unknown)) (fact gone true) (fact creditDel (- creditDel 1)))
(step hold (set (held me t) true) (fact queued true))
; no effect on a heap that is a set, and no poller here to wake
(step siftroot) (step keep) (step place) (step dirty) (step truncate) (step wake)

; ---- counters ----
(step incdel (demand counts-on-a-P (not (= (tpp me) nil)))
  (set (del (tpp me)) (+ (del (tpp me)) 1)) (fact creditDel (+ creditDel 1)))
(step decdel (demand counts-on-a-P (not (= (tpp me) nil)))
  (set (del (tpp me)) (- (del (tpp me)) 1)) (fact creditDel (- creditDel 1)))
(step incnum (set (num p) (+ (num p) 1)) (fact creditNum (+ creditNum 1)))
(step decnum (set (num p) (- (num p) 1)) (set (n me) (- (num p) 1)) (fact creditNum (- creditNum 1)))
(step readnum (set (n me) (num p)))
(step incadj (demand counts-on-a-P (not (= (tpp me) nil)))
  (set (adj (tpp me)) (+ (adj (tpp me)) 1)) (fact creditAdj (+ creditAdj 1)))
(step decadj (demand counts-on-a-P (not (= (tpp me) nil)))
  (set (adj (tpp me)) (- (adj (tpp me)) 1)) (set (adjSeen me) (- (adj (tpp me)) 1)) (fact creditAdj (- creditAdj 1)))
(step tallyadj (set (placed me) (+ (placed me) 1)) (fact creditAdj (- creditAdj 1)))
(step subdel (set (del p) (- (del p) (dropped me))) (fact paidDel true))
(step subnum (set (num p) (- (num p) (dropped me))) (set (n me) (- (num p) (dropped me))) (fact paidNum true))
(step subadj (set (adj p) (- (adj p) (placed me))) (fact paidAdj true))

; ---- the two bounds; 0 is none ----
(step pub0
  (any top Timer)
  (any topWhen Int
    (or (and (= topWhen 0) (forall ((u Timer)) (not (inH u p))))
        (and (inH top p) (= topWhen (when top)) (forall ((u Timer)) (=> (inH u p) (<= topWhen (when u)))))))
  (set (t0 p) topWhen)
  (setall (x) (low x) (and (low x) (not (inH x p)))) (setall (x) (unpublished x) (and (unpublished x) (not (inH x p))))
  (setall (x) (away x) (and (away x) (not (inH x p))))
  (fact known settled) (fact ranked false) (fact relowed false) (fact published (or published (is place here))))
(step pub0root
  (any top Timer)
  (any topWhen Int
    (or (and (not (root me)) (= topWhen (t0 p)))
        (and (root me) (= topWhen 0) (forall ((u Timer)) (not (inH u p))))
        (and (root me) (inH top p) (= topWhen (when top)) (forall ((u Timer)) (=> (inH u p) (<= topWhen (when u)))))))
  (set (t0 p) topWhen) (set (root me) false)
  (setall (x) (low x) (and (low x) (not (inH x p)))) (setall (x) (unpublished x) (and (unpublished x) (not (inH x p))))
  (setall (x) (away x) (and (away x) (not (inH x p))))
  (fact known settled) (fact ranked false) (fact relowed false) (fact published (or published (is place here))))
(step bound (demand counts-on-a-P (not (= (tpp me) nil)))
  (set (bound (tpp me)) (ite (or (= (bound (tpp me)) 0) (< (w me) (bound (tpp me)))) (w me) (bound (tpp me))))
  (set (unseen t) false) (fact bounded true))
(step clearbound (set (bound p) 0))
(step clearboundifempty                           ; n is 0: by the law of numTimers nothing is in the heap
  (if (=> (= (n me) 0) (forall ((u Timer)) (not (inH u p)))))
  (set (bound p) (ite (= (n me) 0) 0 (bound p))))
(step foldbound
  (set (fold me) (bound p))
  (set (t0 p) (ite (= (t0 p) 0) (bound p) (ite (= (bound p) 0) (t0 p) (ite (< (bound p) (t0 p)) (bound p) (t0 p)))))
  (fact folded true))
(step clearfolded
  (set (bound p) (ite (= (bound p) (fold me)) 0 (bound p))) (set (fold me) 0)
  (setall (x) (unseen x) (or (unseen x) (inH x p))) (fact folded false) (fact scans true))

; ---- the callback ----
(step fire
  (demand never-early (<= (fireDue me) clock))
  (set (fired (fireArm me)) (+ (fired (fireArm me)) 1)) (set (owing me) false) (fact owes false))

; ---- the second half of a row ----
(step commit
  (case (not (is row.kind store)) (demand second-CAS-succeeds (= (st t) row.via)))
  (set (st t) row.to)
  (fact creditDel (+ creditDel (if (in row.via Counted) 1 0) (if (in row.to Counted) -1 0)))
  (fact creditAdj (+ creditAdj (if (in row.via Adjusted) 1 0) (if (in row.to Adjusted) -1 0)))
  (move counts (ofTimer nonnil))
  (case (is row.kind store) (fact via row.to))
  (case (not (is row.kind store)) (forget) (fact gone gone)))

; ================ hooks ================
(step checkargs (demand arguments-are-legal (and (> (w me) 0) (>= (d me) 0))))
(step clampargs)                                  ; callers here give when > 0
(step checkpp   (demand good-p (= (pp t) p)))
(step exitifempty
  (exit (if (forall ((u Timer)) (not (inH u p)))))
  (stay (any someTimer Timer (inH someTimer p))))
(step exitifpreempted (exit) (stay))
(step exitifboundnotdue
  (exit (if (or (= (bound p) 0) (> (bound p) (now me)))))
  (stay (if (not (or (= (bound p) 0) (> (bound p) (now me)))))))
(step exitifnoadjust
  (exit (if (= (adj p) 0)))
  (stay (if (not (= (adj p) 0))) (set (adjSeen me) (adj p))))
(step endifadjusted
  (end (if (<= (adjSeen me) 0)))
  (stay (if (> (adjSeen me) 0))))

; ================ guards, between the load and the CAS; owned cases, after the CAS ================
(guard any)
(guard due    (if (<= (when t) (now me))) (fact passed true))
(guard notdue (if (> (when t) (now me))))
(owned any)
(owned oneshot    (if (= (per t) 0)) (fact period oneshot))
(owned periodic   (if (> (per t) 0)) (fact period periodic))
(owned earlier    (if (< (w me) (when t))) (fact compare earlier))
(owned notearlier (if (>= (w me) (when t))) (fact compare notearlier))

; ================ frames ================
; ---- what threads start; op.first: an operation that is only for a timer nobody has used ----
(control start-none                               ; an operation on the caller's timer
  (any newT Timer) (any newP P (not (= newP nil))) (any newW Int (> newW 0)) (any newD Int (>= newD 0)) (any newOff Bool)
  (case (not (is param.callers anywhere)) (if (not newOff)))
  (if (or (not stopped) newOff))
  (case op.first (if (= (phase newT) Fresh)) (set (phase newT) Adding) (fact alone true))
  (case (not op.first) (if (not (= (phase newT) Adding))) (set (phase newT) Public))
  (set (tgt me L) newT) (set (cur me) newP) (set (w me) newW) (set (d me) newD) (set (offp me) newOff)
  (set (dropped me) 0) (set (placed me) 0)
  (fact client true))
(control start-held                               ; an operation of a P's owner, who takes its lock
  (any newP P (not (= newP nil))) (if (not stopped)) (if (not (lk newP)))
  (set (lk newP) true) (set (cur me) newP) (set (offp me) false) (set (now me) clock)
  (set (dropped me) 0) (set (placed me) 0)
  (fact holds true))
(control start-world                              ; stop the world, take both locks, detach the heap of the dying P
  (any newP P (not (= newP nil))) (any newQ P (and (not (= newQ nil)) (not (= newQ newP))))
  (if (not stopped)) (if (not (lk newP))) (if (not (lk newQ)))
  (if (forall ((b Thread)) (or (safe b) (offp b))))
  (set stopped true) (set (lk newP) true) (set (lk newQ) true) (set (cur me) newP) (set (src me) newQ) (set dying newQ) (set (offp me) false)
  (setall (x) (listed x) (inH x newQ)) (setall (x) (away x) (or (away x) (inH x newQ))) (setall (x) (inH x newQ) false)
  (set (dropped me) 0) (set (placed me) 0)
  (fact holds true) (fact stops true))
(control running (if (or (not stopped) (stops me) (offp me))))
(control tick (any later Int (> later clock)) (set clock later))

; ---- a frame begins its rounds; op.has STEP: some row of the operation has it ----
(control begin
  (case (or (is frame.shape walk) (is frame.shape compact)) (setall (x) (todo me x) (inH x p)) (fact known many))
  (case (op.has hold) (fact collects true))
  (case (op.has drop) (fact drops true))
  (case (op.has tallyadj) (fact places true)))
; ---- which timer is next ----
(control pick
  (any newT Timer)
  (case (is frame.shape head) (if (and (inH newT p) (forall ((u Timer)) (=> (inH u p) (<= (when newT) (when u)))))))
  (case (or (is frame.shape walk) (is frame.shape compact)) (if (and (todo me newT) (inH newT p))))
  (case (and (is frame.shape list) (is frame.lock held)) (if (held me newT)))
  (case (and (is frame.shape list) (is frame.lock world)) (if (listed newT)))
  (any isRoot Bool
    (=> isRoot (and (inH newT p) (forall ((u Timer)) (=> (inH u p) (<= (when newT) (when u)))))))
  (any lower Timer (or isRoot (not (inH newT p)) (and (inH lower p) (< (when lower) (when newT)))))
  (set (tgt me L) newT) (set (tpp me) p) (set (root me) isRoot)
  (fact counts ofThread)
  (case (not (is frame.shape list)) (fact place here))
  (case (and (is frame.shape list) (is frame.lock world)) (fact place onlist)))
(control nothing-left
  (case (is frame.shape head) (if (forall ((u Timer)) (not (inH u p)))))
  (case (or (is frame.shape walk) (is frame.shape compact)) (if (forall ((u Timer)) (not (and (todo me u) (inH u p)))))
    (fact scans false))
  (case (and (is frame.shape list) (is frame.lock held)) (if (forall ((u Timer)) (not (held me u)))) (fact collects false))
  (case (and (is frame.shape list) (is frame.lock world)) (if (forall ((u Timer)) (not (listed u)))) (fact emptied true)))
; ---- how a walk goes on ----
(control next
  (case (and (or (is frame.shape walk) (is frame.shape compact)) (not (is seek again)))
    (set (unseen t) (and (unseen t) (not (inH t p)))))
  (case (and (is frame.shape compact) (not (is seek again))) (set (todo me t) false))
  (case (and (is frame.shape list) (is frame.lock held) (not (is seek again))) (set (held me t) false))
  (case (and (is frame.shape list) (is frame.lock world) (not (is seek again))) (set (listed t) false))
  (case (and (is frame.shape walk) (is seek resume))
    (any restart Bool)
    (setall (x) (todo me x) (ite (and restart (not (inH t p))) (inH x p) (and (todo me x) (not (= x t))))))
  (case (and (is frame.shape walk) (is seek advance))
    (any skipped Timer)
    (setall (x) (todo me x) (and (todo me x) (not (= x t)) (or (inH t p) (not (= x skipped))))))
  (case (and (is frame.shape walk) (is seek again))
    (any skipped Timer)
    (setall (x) (todo me x) (and (todo me x) (or (inH t p) (not (or (= x t) (= x skipped))))))))

; what stays known when a row leaves the frame
(control leave (fact answers answers) (fact alone alone))

; ---- the halves of a row ----
(control load (if (= (st t) row.from)) (fact found true) (fact other (not (in row.from Adjusted))))
(control panic (demand unreachable false))
(control answer                                   ; a row that leaves without a CAS
  (case (and (is frame.shape one) (is row.value true))  (demand true-means-armed (live (arm t))))
  (case (and (is frame.shape one) (is row.value false)) (demand false-means-not-armed (not (live (arm t))))))
(control cas                                      ; the first CAS, won; a client that wins it ends the arm
  (if (= (st t) row.from))
  (case (and (is frame.shape one) (is row.value true))  (demand true-means-armed (live (arm t))))
  (case (and (is frame.shape one) (is row.value false)) (demand false-means-not-armed (not (live (arm t)))))
  (set (st t) row.via) (set (hp t) p)
  (case (is frame.shape one) (set (taken me) (arm t)) (set (live (arm t)) false) (fact answers (is row.value true)))
  (case (and alone (is frame.shape one)) (set (phase t) Public) (fact alone false))
  (fact owns true) (fact via row.via) (fact published true)
  (case (is place unknown) (fact place (if (in row.from InHeap) home (if (in row.from OutOfHeap) out unknown))))
  (fact whenDue (in row.from WhenIsDue)) (fact nextDue (in row.from NextIsDue)) (fact argDue false)
  (fact arming (if (or (is frame.shape one) (in row.from Ended)) dead (if (in row.from Pending) alive unclear)))
  (fact creditDel (+ creditDel (if (in row.from Counted) 1 0) (if (in row.via Counted) -1 0)))
  (fact creditAdj (+ creditAdj (if (in row.from Adjusted) 1 0) (if (in row.via Adjusted) -1 0))))
(control decide                                   ; one of several rows that begin with one CAS: they answer alike
  (case (and (is frame.shape one) (is row.value true) (not answers)) (demand true-means-armed false))
  (case (and (is frame.shape one) (is row.value false) answers) (demand false-means-not-armed false)))
(control lost (if (not (= (st t) row.from))))
(control store                                    ; no CAS: the caller alone knows the timer
  (fact owns true) (fact via row.from) (fact place out) (fact arming dead))
(control cont                                     ; an earlier row of the same operation put the timer on the held list
  (fact owns true) (fact via row.from) (fact place out) (fact whenDue true) (fact arming alive) (fact published true))

; ---- the frame returns ----
(control return-none
  (set (phase t) Public)
  (case answers (set (ended (taken me)) true)))
(control return-held (set (lk p) false) (set (dropped me) 0) (set (placed me) 0))
(control return-world                             ; start the world; destroy resets the dying P
  (set stopped false) (setall (x) (lk x) (and (lk x) (not (= x p)) (not (= x (src me)))))
  (set (num (src me)) 0) (set (del (src me)) 0) (set (adj (src me)) 0) (set (t0 (src me)) 0)
  (case (is param.destroy allbounds) (set (bound (src me)) 0)))
