-------------------------------- MODULE Steps ---------------------------------
(* What each step, hook, guard and owned case of TimerTable does: a function     *)
(* from (S, m) to the set of its outcomes. S is the shared state, m the          *)
(* registers of one thread; StatusWord says what their fields are. The heap is   *)
(* a set here; Heap has the array. No outcome: the step has to wait.             *)
(* m.pc = "panic": the runtime throws. The solvers have the same steps in        *)
(* steps.sexp of the proofs, and impl has them in Java; tests compare the three. *)
EXTENDS Integers, FiniteSets, Sequences
CONSTANTS NONE, MaxArms

One(S, m)   == {[S |-> S, m |-> m]}
Throw(S, m) == {[S |-> S, m |-> [m EXCEPT !.pc = "panic"]]}
Exit(S, m)  == {[S |-> S, m |-> [m EXCEPT !.end = "exit"]]}
End(S, m)   == {[S |-> S, m |-> [m EXCEPT !.end = "leave"]]}

Tops(S, p)    == {t \in S.heap[p] : \A u \in S.heap[p] : S.when[t] <= S.when[u]}
TopWhen(S, p) == IF S.heap[p] = {} THEN 0 ELSE S.when[CHOOSE t \in Tops(S, p) : TRUE]
Min(a, b)     == IF a < b THEN a ELSE b
(* 0 stands for none *)
MinBound(a, b) == IF a = 0 THEN b ELSE IF b = 0 THEN a ELSE Min(a, b)
(* the first deadline of when, when + per, ... after now *)
NextWhen(when, per, now) == when + per * (1 + (now - when) \div per)

(* Steps without an effect here: a heap that is a set has no slots (Heap gives   *)
(* these steps their effect), and there is no poller to wake (Wakeup has it).    *)
Silent == {"siftroot", "keep", "place", "dirty", "truncate", "wake"}

(* Whether the thread has committed the row, so that it may be preempted if it holds no lock. *)
Committed(row, k) == row.via # row.to /\ \A j \in k..Len(row.steps) : row.steps[j] # "commit"

GuardHolds(guard, S, m) ==
  CASE guard = "any"    -> TRUE
    [] guard = "due"    -> S.when[m.t] <= m.now
    [] guard = "notdue" -> S.when[m.t] > m.now
OwnedHolds(owned, S, m) ==
  CASE owned = "any"        -> TRUE
    [] owned = "oneshot"    -> S.period[m.t] = 0
    [] owned = "periodic"   -> S.period[m.t] > 0
    [] owned = "earlier"    -> m.when < S.when[m.t]
    [] owned = "notearlier" -> m.when >= S.when[m.t]
(* Ghosts: the timer is armed once more. An arm is the time from a start or reset until the  *)
(* timer fires or is stopped or reset.                                                       *)
Armed(S, m) ==
  LET next == Min(S.arm[m.t] + 1, MaxArms) IN
  [S EXCEPT !.arm[m.t] = next, !.once[m.t] = IF m.period = 0 THEN @ \cup {next} ELSE @]

(* the status word, the lock, the callback; i is the thread, row the row that it runs *)
DoControl(s, S, m, i, row) ==
  CASE s = "commit" ->
         IF row.kind = "store" \/ S.status[m.t] = row.via
         THEN One([S EXCEPT !.status[m.t] = row.to], m) ELSE Throw(S, m)
    [] s = "lock" -> IF S.lock[m.p] = NONE THEN One([S EXCEPT !.lock[m.p] = i], m) ELSE {}
    [] s = "unlock" -> One([S EXCEPT !.lock[m.p] = NONE], m)
    [] s = "fire" -> One([S EXCEPT !.fired[m.t][m.arm] = Min(@ + 1, 2)], m)
(* fields that the status word protects *)
DoFields(s, S, m) ==
  CASE s = "readpp" ->
         IF S.pp[m.t] = NONE THEN Throw(S, m) ELSE One(S, [m EXCEPT !.tpp = S.pp[m.t]])
    [] s = "setargs"   -> One([Armed(S, m) EXCEPT !.period[m.t] = m.period], m)
    [] s = "loadargs"  -> One(S, [m EXCEPT !.arm = S.arm[m.t]])
    [] s = "setwhen"   -> One([S EXCEPT !.when[m.t] = m.when], m)
    [] s = "setnext"   -> One([S EXCEPT !.nextwhen[m.t] = m.when], m)
    [] s = "applynext" -> One([S EXCEPT !.when[m.t] = S.nextwhen[m.t]], m)
    [] s = "rearm"     -> One([S EXCEPT !.when[m.t] = NextWhen(@, S.period[m.t], m.now)], m)
(* The heap and the timer's P. root: has slot 0 changed? For unlink the pick has said so. *)
DoHeap(s, S, m) ==
  CASE s = "setpp" ->
         IF S.pp[m.t] # NONE THEN Throw(S, m) ELSE One([S EXCEPT !.pp[m.t] = m.p], m)
    [] s = "clearpp" ->
         IF S.pp[m.t] # m.p THEN Throw(S, m) ELSE One([S EXCEPT !.pp[m.t] = NONE], m)
    [] s = "zeropp" -> One([S EXCEPT !.pp[m.t] = NONE], m)
    [] s = "insert" ->
         One([S EXCEPT !.heap[m.p] = @ \cup {m.t}],
             [m EXCEPT !.root = \A u \in S.heap[m.p] : S.when[m.t] < S.when[u]])
    [] s = "unlink" -> One([S EXCEPT !.heap[m.p] = @ \ {m.t}], m)
    [] s = "hold"   -> One(S, [m EXCEPT !.held = @ \cup {m.t}])
    [] s = "drop"   -> One([S EXCEPT !.heap[m.p] = @ \ {m.t}], [m EXCEPT !.dropped = @ + 1])
DoCounters(s, S, m) ==
  CASE s = "incdel"   -> One([S EXCEPT !.deletedTimers[m.tpp] = @ + 1], m)
    [] s = "decdel"   -> One([S EXCEPT !.deletedTimers[m.tpp] = @ - 1], m)
    [] s = "subdel"   -> One([S EXCEPT !.deletedTimers[m.p] = @ - m.dropped], m)
    [] s = "incnum"   -> One([S EXCEPT !.numTimers[m.p] = @ + 1], m)
    [] s = "decnum"   ->
         LET n == S.numTimers[m.p] - 1 IN
         One([S EXCEPT !.numTimers[m.p] = n], [m EXCEPT !.n = n])
    [] s = "subnum"   ->
         LET n == S.numTimers[m.p] - m.dropped IN
         One([S EXCEPT !.numTimers[m.p] = n], [m EXCEPT !.n = n])
    [] s = "readnum"  -> One(S, [m EXCEPT !.n = S.numTimers[m.p]])
    [] s = "incadj"   -> One([S EXCEPT !.adjustTimers[m.tpp] = @ + 1], m)
    [] s = "decadj"   ->
         LET n == S.adjustTimers[m.tpp] - 1 IN
         One([S EXCEPT !.adjustTimers[m.tpp] = n], [m EXCEPT !.adj = n])
    [] s = "tallyadj" -> One(S, [m EXCEPT !.placed = @ + 1])
    [] s = "subadj"   -> One([S EXCEPT !.adjustTimers[m.p] = @ - m.placed], m)
(* timer0When and timerModifiedEarliest *)
WithoutBound(S, m) == [S EXCEPT !.timerModifiedEarliest[m.p] = 0]
DoBounds(s, S, m) ==
  CASE s = "pub0" -> One([S EXCEPT !.timer0When[m.p] = TopWhen(S, m.p)], m)
    [] s = "pub0root" ->
         One(IF m.root THEN [S EXCEPT !.timer0When[m.p] = TopWhen(S, m.p)] ELSE S,
             [m EXCEPT !.root = FALSE])
    [] s = "bound" -> One([S EXCEPT !.timerModifiedEarliest[m.tpp] = MinBound(@, m.when)], m)
    [] s = "clearbound" -> One(WithoutBound(S, m), m)
    [] s = "clearboundifempty" -> One(IF m.n = 0 THEN WithoutBound(S, m) ELSE S, m)
    [] s = "foldbound" ->
         LET fold == S.timerModifiedEarliest[m.p] IN
         One([S EXCEPT !.timer0When[m.p] = MinBound(@, fold)], [m EXCEPT !.fold = fold])
    [] s = "clearfolded" ->
         One(IF S.timerModifiedEarliest[m.p] = m.fold THEN WithoutBound(S, m) ELSE S,
             [m EXCEPT !.fold = 0])
DoHook(s, S, m) ==
  CASE s = "checkpp" -> IF S.pp[m.t] # m.p THEN Throw(S, m) ELSE One(S, m)
    [] s = "exitifempty" -> IF S.heap[m.p] = {} THEN Exit(S, m) ELSE One(S, m)
    [] s = "exitifpreempted" -> Exit(S, m) \cup One(S, m)
    [] s = "exitifboundnotdue" ->
         LET bound == S.timerModifiedEarliest[m.p] IN
         IF bound = 0 \/ bound > m.now THEN Exit(S, m) ELSE One(S, m)
    [] s = "exitifnoadjust" ->
         LET n == S.adjustTimers[m.p] IN
         IF n = 0 THEN Exit(S, m) ELSE One(S, [m EXCEPT !.adj = n])
    [] s = "endifadjusted" -> IF m.adj <= 0 THEN End(S, m) ELSE One(S, m)
    [] s = "checkargs" -> IF m.when <= 0 \/ m.period < 0 THEN Throw(S, m) ELSE One(S, m)
    [] s = "clampargs" -> One(S, m)   \* the models have no deadline below 0
ControlSteps == {"commit", "lock", "unlock", "fire"}
FieldSteps   == {"readpp", "setargs", "loadargs", "setwhen", "setnext", "applynext", "rearm"}
HeapSteps    == {"setpp", "clearpp", "zeropp", "insert", "unlink", "hold", "drop"}
CounterSteps == {"incdel", "decdel", "subdel", "incnum", "decnum", "subnum", "readnum",
                 "incadj", "decadj", "tallyadj", "subadj"}
BoundSteps   == {"pub0", "pub0root", "bound", "clearbound", "clearboundifempty",
                 "foldbound", "clearfolded"}
Do(s, S, m, i, row) ==
  CASE s \in ControlSteps -> DoControl(s, S, m, i, row)
    [] s \in HeapSteps    -> DoHeap(s, S, m)
    [] s \in FieldSteps   -> DoFields(s, S, m)
    [] s \in BoundSteps   -> DoBounds(s, S, m)
    [] s \in CounterSteps -> DoCounters(s, S, m)
    [] s \in Silent       -> One(S, m)
    [] OTHER              -> DoHook(s, S, m)

(* SHAPES: which timers a frame may look at next. m.todo: those that its walk has not visited. *)
Candidates(shape, S, m) ==
  CASE shape = "one"                  -> {m.t}
    [] shape = "head"                 -> Tops(S, m.p)
    [] shape \in {"walk", "compact"}  -> m.todo \cap S.heap[m.p]
    [] shape = "list"                 -> m.todo
Begin(shape, S, m) == IF shape \in {"walk", "compact"} THEN S.heap[m.p] ELSE m.todo
(* After a removal the last slot moves into the hole, and may sift up from there. To resume at *)
(* the smallest changed slot may visit a timer twice; to advance skips the one that came; to   *)
(* stay in the hole skips it if it sifted up.                                                  *)
Seek(result, shape, S, m) ==
  LET rest == m.todo \ {m.t}
      skip == {rest} \cup {rest \ {u} : u \in rest} IN
  CASE shape # "walk" \/ m.t \in S.heap[m.p] -> {IF result = "again" THEN m.todo ELSE rest}
    [] result = "resume"                     -> {rest, S.heap[m.p]}
    [] OTHER                                 -> skip
===============================================================================
