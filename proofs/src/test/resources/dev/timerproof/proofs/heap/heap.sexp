; CONTRACTS OF THE HEAP: what each method of TimerHeap.java needs and leaves, and what its loops keep.
; The methods themselves are not repeated here: they are read from the Java source and run on symbols.
;
;   (vocabulary STATEMENT ...)                     SMT-LIB that all obligations begin with
;   (method NAME (requires F) (ensures NAME F) ... (loop (invariant NAME F) ...) ... (call CALLEE N F) ...)
;   (lemma NAME (forall-constants ((x SORT) ...)) (given F) ... (claim F))
;
; In contracts, timers, whens and size are the fields, cap and wcap the lengths of the two arrays, old.X a field at the
; entry, result what is returned; parameters and locals have their Java names. n is any number of slots that a sift is
; about: a parameter that the Java does not have, since it never reads it. pm says where each slot's content was at the
; entry; it moves with the hole, as (moves HOLE) says. pm.1 and pm.2 are those of the first and second call.
;
; Of the walk of clearDeletedTimers, (ignores SORT CALL ...) lists the calls that do nothing to the heap, and what they give;
; (known LABEL F) is known where a switch comes to the label; (ghost NAME SORT) is any value, and behind a call it is what
; (after CALL NAME F) says, where NAME.new is its new value. (changes FIELD) is a field besides the arrays that a method sets.

(vocabulary
  (declare-sort Timer 0)
  (declare-fun due (Timer) Int)
  (declare-fun nextdue (Timer) Int)
  (declare-const nullTimer Timer)
  (declare-fun par (Int) Int)
  (assert (forall ((q Int)) (! (=> (> q 0)
    (and (<= (+ (* 4 (par q)) 1) q) (<= q (+ (* 4 (par q)) 4)) (>= (par q) 0))) :pattern ((par q)))))
  (define-fun Heap ((w (Array Int Int)) (m Int)) Bool
    (forall ((q Int)) (! (=> (and (< 0 q) (< q m)) (<= (select w (par q)) (select w q))) :pattern ((par q)))))
  (define-fun Exc ((w (Array Int Int)) (m Int) (x Int)) Bool
    (forall ((q Int)) (! (=> (and (< 0 q) (< q m) (not (= q x)) (not (= (par q) x)))
      (<= (select w (par q)) (select w q))) :pattern ((par q)))))
  (define-fun Grand ((w (Array Int Int)) (m Int) (x Int)) Bool
    (forall ((q Int)) (! (=> (and (> x 0) (< 0 q) (< q m) (= (par q) x))
      (<= (select w (par x)) (select w q))) :pattern ((par q)))))
  (define-fun Kids ((w (Array Int Int)) (m Int) (x Int) (key Int)) Bool
    (forall ((q Int)) (! (=> (and (< 0 q) (< q m) (= (par q) x)) (<= key (select w q))) :pattern ((par q)))))
  (define-fun Up ((w (Array Int Int)) (x Int) (key Int)) Bool (=> (> x 0) (<= (select w (par x)) key)))
  (define-fun Inj ((p (Array Int Int)) (m Int)) Bool (and
    (forall ((q Int)) (! (=> (and (<= 0 q) (< q m)) (and (<= 0 (select p q)) (< (select p q) m))) :pattern ((select p q))))
    (forall ((q Int) (r Int)) (! (=> (and (<= 0 q) (< q m) (<= 0 r) (< r m) (= (select p q) (select p r))) (= q r))
      :pattern ((select p q) (select p r))))))
  (define-fun Perm ((g (Array Int Timer)) (o (Array Int Timer)) (p (Array Int Int)) (m Int)) Bool
    (forall ((q Int)) (! (=> (and (<= 0 q) (< q m)) (= (select g q) (select o (select p q))))
      :pattern ((select p q)) :pattern ((select g q)))))
  (define-fun PermW ((g (Array Int Int)) (o (Array Int Int)) (p (Array Int Int)) (m Int)) Bool
    (forall ((q Int)) (! (=> (and (<= 0 q) (< q m)) (= (select g q) (select o (select p q))))
      :pattern ((select p q)) :pattern ((select g q)))))
  (define-fun Same ((g (Array Int Timer)) (o (Array Int Timer)) (a Int) (b Int)) Bool
    (forall ((q Int)) (! (=> (and (<= a q) (< q b)) (= (select g q) (select o q))) :pattern ((select g q)))))
  (define-fun SameW ((g (Array Int Int)) (o (Array Int Int)) (a Int) (b Int)) Bool
    (forall ((q Int)) (! (=> (and (<= a q) (< q b)) (= (select g q) (select o q))) :pattern ((select g q)))))
  ; t is placed at slot to, behind others
  (define-fun Placed ((g (Array Int Timer)) (w (Array Int Int)) (o (Array Int Timer)) (ow (Array Int Int))
      (p (Array Int Int)) (t Timer) (to Int)) Bool
    (forall ((q Int)) (! (=> (and (<= 0 q) (<= q to)) (ite (= (select p q) to)
        (and (= (select g q) t) (= (select w q) (due t)))
        (and (= (select g q) (select o (select p q))) (= (select w q) (select ow (select p q))))))
      :pattern ((select p q)) :pattern ((select g q)) :pattern ((select w q)))))
  (define-fun Follows ((n (Array Int Int)) (o (Array Int Int)) (p (Array Int Int)) (to Int) (k Int)) Bool
    (forall ((q Int)) (! (= (select n q) (ite (= (select p q) to) k (select o (select p q)))) :pattern ((select n q)))))
  (define-fun From ((g (Array Int Timer)) (o (Array Int Timer)) (f (Array Int Int)) (gone (Array Int Bool)) (m Int) (k Int)) Bool (and
    (forall ((q Int)) (! (=> (and (<= 0 q) (< q m)) (and (<= 0 (select f q)) (< (select f q) k) (not (select gone (select f q)))
      (= (select g q) (select o (select f q))))) :pattern ((select f q))))
    (forall ((q Int) (r Int)) (! (=> (and (<= 0 q) (< q m) (<= 0 r) (< r m) (= (select f q) (select f r))) (= q r))
      :pattern ((select f q) (select f r))))))
  (define-fun Parallel ((g (Array Int Timer)) (w (Array Int Int)) (m Int)) Bool
    (forall ((q Int)) (! (=> (and (<= 0 q) (< q m)) (= (select w q) (due (select g q)))) :pattern ((select w q))))))

(method parent
  (requires (> i 0))
  (ensures parent-in-front (and (<= (+ (* 4 result) 1) i) (<= i (+ (* 4 result) 4)) (>= result 0))))

(method siftup
  (requires (and (<= 0 i) (< i n) (<= n cap) (<= n wcap) (Exc whens n i) (Grand whens n i)))
  (ensures order (and (<= 0 result) (<= result i) (Exc whens n i) (Grand whens n i) (Up whens i (select whens i))))
  (ensures permutation (and (Inj pm n) (Perm timers old.timers pm n) (PermW whens old.whens pm n)))
  (ensures untouched (and (Same timers old.timers n cap) (SameW whens old.whens n wcap)))
  (moves hole)
  (loop
    (invariant order (and (<= 0 hole) (<= hole i) (Exc whens n hole) (Grand whens n hole) (or (= hole i) (Kids whens n hole when))))
    (invariant permutation (and (Inj pm n) (Perm (store timers hole t) old.timers pm n) (PermW (store whens hole when) old.whens pm n)))
    (invariant untouched (and (Same timers old.timers n cap) (SameW whens old.whens n wcap)))
    (invariant not-moved (=> (= hole i) (and (= (select timers i) t) (= (select whens i) when))))))

(method siftdown
  (requires (and (<= 0 i) (< i size) (<= size cap) (<= size wcap) (Exc whens size i) (Grand whens size i) (Up whens i (select whens i))))
  (ensures order (Heap whens size))
  (ensures permutation (and (Inj pm size) (Perm timers old.timers pm size) (PermW whens old.whens pm size)))
  (moves hole)
  (loop
    (invariant order (and (<= 0 hole) (< hole size) (Exc whens size hole) (Grand whens size hole) (Up whens hole when)))
    (invariant permutation (and (Inj pm size) (Perm (store timers hole t) old.timers pm size) (PermW (store whens hole when) old.whens pm size)))
    (invariant not-moved (and (<= i hole) (=> (= hole i) (and (= (select timers i) t) (= (select whens i) when))))))
  (loop
    (invariant least-so-far (and (<= (+ first 1) child) (<= child end) (<= first least) (< least child) (= (par least) hole)
      (forall ((q Int)) (! (=> (and (<= first q) (< q child)) (<= (select whens least) (select whens q))) :pattern ((select whens q))))))))

(method grow
  (requires (and (<= 0 cap) (= cap wcap)))
  (ensures room (and (> cap old.cap) (= cap wcap)))
  (ensures contents (and (Same timers old.timers 0 old.cap) (SameW whens old.whens 0 old.cap))))

(method add
  (requires (and (<= 0 size) (<= size cap) (= cap wcap) (Heap whens size)))
  (call siftup n size)
  (ensures order (and (= size (+ old.size 1)) (Heap whens size)))
  (ensures permutation (and (Inj pm.1 size) (forall ((q Int)) (=> (and (<= 0 q) (< q size))
    (ite (= (select pm.1 q) old.size)
      (and (= (select timers q) t) (= (select whens q) (due t)))
      (and (= (select timers q) (select old.timers (select pm.1 q))) (= (select whens q) (select old.whens (select pm.1 q)))))))))
  (ensures slot (and (<= 0 result) (< result size))))

(method remove
  (requires (and (<= 0 i) (< i size) (<= size cap) (= cap wcap) (Exc whens size i) (Grand whens size i)))
  (call siftup n size)
  (ensures order (and (= size (- old.size 1)) (Heap whens size)))
  (ensures permutation (and (Inj pm.1 size) (Inj pm.2 size) (forall ((q Int)) (=> (and (<= 0 q) (< q size))
    (let ((from (select pm.1 (select pm.2 q))))
      (and (= (select timers q) (select old.timers (ite (= from i) size from)))
           (= (select whens q) (select old.whens (ite (= from i) size from)))))))))
  (ensures slot (and (<= 0 result) (<= result i))))

(method siftRoot
  (requires (and (< 0 size) (<= size cap) (= cap wcap) (Heap whens size)))
  (ensures order (Heap whens size)))

(method place
  (requires (and (<= 0 to) (< to cap) (= cap wcap) (Heap whens to)))
  (call siftup n (+ to 1))
  (ensures order (Heap whens (+ to 1)))
  (ensures permutation (and (Inj pm.1 (+ to 1)) (forall ((q Int)) (=> (and (<= 0 q) (<= q to))
    (ite (= (select pm.1 q) to)
      (and (= (select timers q) t) (= (select whens q) (due t)))
      (and (= (select timers q) (select old.timers (select pm.1 q))) (= (select whens q) (select old.whens (select pm.1 q)))))))))
  (ensures untouched (and (Same timers old.timers (+ to 1) cap) (SameW whens old.whens (+ to 1) wcap))))

(method truncate
  (requires (and (<= 0 to) (<= to size) (<= size cap) (= cap wcap) (Heap whens to)))
  (ensures order (and (= size to) (Heap whens size)))
  (changes size)
  (ensures contents (and (Same timers old.timers 0 size) (SameW whens old.whens 0 size))))

; ---- a compaction: Processor's part, and the generated walk ----

(method pp.place
  (requires (and (<= 0 to) (< to cap) (= cap wcap) (Heap whens to)))
  (ensures next (= result (+ to 1)))
  (ensures order (Heap whens (+ to 1)))
  (ensures permutation (and (Inj pm.1 (+ to 1)) (Placed timers whens old.timers old.whens pm.1 t to)))
  (ensures untouched (and (Same timers old.timers (+ to 1) cap) (SameW whens old.whens (+ to 1) wcap))))

; While nothing has moved, the survivor is at its slot already.
(method pp.keep
  (requires (and (<= 0 to) (< to cap) (= cap wcap) (Heap whens to)
    (=> (not dirty) (and (Heap whens (+ to 1)) (= (select timers to) t) (= (select whens to) (due t))))))
  (ensures next (= result (+ to 1)))
  (ensures order (Heap whens (+ to 1)))
  (ensures permutation (and (Inj pm.1 (+ to 1)) (Placed timers whens old.timers old.whens pm.1 t to)))
  (ensures stays (=> (not dirty) (and (Same timers old.timers 0 cap) (SameW whens old.whens 0 wcap)
    (forall ((q Int)) (! (= (select pm.1 q) q) :pattern ((select pm.1 q)))))))
  (ensures untouched (and (Same timers old.timers (+ to 1) cap) (SameW whens old.whens (+ to 1) wcap))))

(method pp.truncate
  (requires (and (<= 0 to) (<= to size) (<= size cap) (= cap wcap) (Heap whens to)))
  (ensures order (and (= size to) (Heap whens size)))
  (changes size)
  (ensures contents (and (Same timers old.timers 0 size) (SameW whens old.whens 0 size))))

; src says from which slot each survivor came, gone which slots were those of timers that left their P. Each slot that is
; passed is a survivor's or is counted in dropped, and no two survivors come from one slot: so each survivor is there once.
(method clearDeletedTimers
  (requires (and (<= 0 size) (<= size cap) (= cap wcap) (Heap whens size)
    (forall ((q Int)) (! (not (select gone q)) :pattern ((select gone q))))))
  (ignores Int pp.foldBound pp.clearFolded t.status t.zeroPp t.commit pp.osyield pp.addDeleted pp.addNum pp.publish0 pp.clearBound)
  (ignores Bool t.cas)
  (known WAITING (= (select whens k) (due t)))    ; t.when of a timer in a heap changes only by applynext, or with its slot
  (ghost src (Array Int Int))
  (ghost gone (Array Int Bool))
  (after pp.keep src (Follows src.new src pm.1 to k))
  (after pp.place src (Follows src.new src pm.1 to k))
  (after t.zeroPp gone (= gone.new (store gone k true)))
  (loop
    (invariant counts (and (<= 0 to) (<= to k) (<= k size) (= size old.size) (= k (+ to dropped))))
    (invariant order (Heap whens to))
    (invariant not-yet (and (Same timers old.timers k cap) (SameW whens old.whens k wcap)
      (forall ((q Int)) (! (=> (<= k q) (not (select gone q))) :pattern ((select gone q))))))
    (invariant nothing-moved (=> (not dirty) (and (= to k) (SameW whens old.whens 0 wcap))))
    (invariant survivors (From timers old.timers src gone to k))
    (invariant deadlines (Parallel timers whens to)))
  (ensures order (Heap whens size))
  (ensures counts (= (+ size dropped) old.size))
  (ensures survivors (From timers old.timers src gone size old.size))
  (ensures deadlines (Parallel timers whens size)))

; By induction over slots: if slot 0 is least among those before j, it is least among those up to j.
(lemma root-is-minimum ((w (Array Int Int)) (m Int) (j Int))
  (given (Heap w m))
  (given (and (< 0 j) (< j m)))
  (given (forall ((q Int)) (! (=> (and (<= 0 q) (< q j)) (<= (select w 0) (select w q))) :pattern ((select w q)))))
  (given (<= (par j) (par j)))
  (claim (and (< (par j) j) (<= (select w 0) (select w j)))))
; A heap keeps all edges but those of a slot whose deadline is overwritten.
(lemma overwritten-slot ((w (Array Int Int)) (m Int) (x Int) (key Int))
  (given (Heap w m))
  (given (and (<= 0 x) (< x m)))
  (given (=> (> x 0) (<= (select w (par x)) (select w x))))
  (claim (and (Exc (store w x key) m x) (Grand (store w x key) m x))))
