-------------------------------- MODULE Steps ---------------------------------
(* The visible list: what each step, hook, guard and owned case of TimerTable   *)
(* does, as a function from (S, m) to the set of its outcomes. S is the shared  *)
(* state, m the registers of one thread. The heap is abstract here: a set.      *)
(* No outcome: the step is not enabled. m.pc = "panic": the runtime throws.     *)
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

(* listed projection: no effect on a heap that is a set (model M3 gives them one), and no poller to wake (M4) *)
Silent == {"siftroot", "keep", "place", "dirty", "truncate", "wake"}

(* the commit is behind: the thread may be preempted again, if it holds no lock *)
Committed(row, k) == row.via # row.to /\ \A j \in k..Len(row.steps) : row.steps[j] # "commit"

GuardHolds(g, S, m) == CASE g = "any" -> TRUE
                         [] g = "due" -> S.when[m.t] <= m.now
                         [] g = "notdue" -> S.when[m.t] > m.now
OwnedHolds(o, S, m) == CASE o = "any" -> TRUE
                         [] o = "oneshot" -> S.period[m.t] = 0
                         [] o = "periodic" -> S.period[m.t] > 0
                         [] o = "earlier" -> m.when < S.when[m.t]
                         [] o = "notearlier" -> m.when >= S.when[m.t]
(* ghost: what a step makes of the arm that the timer is on *)
Armed(S, m) == [S EXCEPT !.arm[m.t] = Min(@ + 1, MaxArms),
                         !.once[m.t] = IF m.period = 0 THEN @ \cup {Min(S.arm[m.t] + 1, MaxArms)} ELSE @]

(* the status word, the lock, the callback *)
DoControl(s, S, m, i, row) ==
  CASE s = "commit" -> IF row.kind = "store" \/ S.status[m.t] = row.via
                       THEN One([S EXCEPT !.status[m.t] = row.to], m) ELSE Throw(S, m)
    [] s = "lock"   -> IF S.lock[m.p] = NONE THEN One([S EXCEPT !.lock[m.p] = i], m) ELSE {}
    [] s = "unlock" -> One([S EXCEPT !.lock[m.p] = NONE], m)
    [] s = "fire"   -> One([S EXCEPT !.fired[m.t][m.arm] = Min(@ + 1, 2)], m)
(* fields that the status word protects *)
DoFields(s, S, m) ==
  CASE s = "readpp"   -> IF S.pp[m.t] = NONE THEN Throw(S, m) ELSE One(S, [m EXCEPT !.tpp = S.pp[m.t]])
    [] s = "setargs"  -> One([Armed(S, m) EXCEPT !.period[m.t] = m.period], m)
    [] s = "loadargs" -> One(S, [m EXCEPT !.arm = S.arm[m.t]])
    [] s = "setwhen"  -> One([S EXCEPT !.when[m.t] = m.when], m)
    [] s = "setnext"  -> One([S EXCEPT !.nextwhen[m.t] = m.when], m)
    [] s = "applynext"-> One([S EXCEPT !.when[m.t] = S.nextwhen[m.t]], m)
    [] s = "rearm"    -> One([S EXCEPT !.when[m.t] = NextWhen(@, S.period[m.t], m.now)], m)
(* the heap and the timer's P; root: did slot 0 change (for unlink it is set by the pick) *)
DoHeap(s, S, m) ==
  CASE s = "setpp"    -> IF S.pp[m.t] # NONE THEN Throw(S, m) ELSE One([S EXCEPT !.pp[m.t] = m.p], m)
    [] s = "clearpp"  -> IF S.pp[m.t] # m.p THEN Throw(S, m) ELSE One([S EXCEPT !.pp[m.t] = NONE], m)
    [] s = "zeropp"   -> One([S EXCEPT !.pp[m.t] = NONE], m)
    [] s = "insert"   -> One([S EXCEPT !.heap[m.p] = @ \cup {m.t}],
                             [m EXCEPT !.root = \A u \in S.heap[m.p] : S.when[m.t] < S.when[u]])
    [] s = "unlink"   -> One([S EXCEPT !.heap[m.p] = @ \ {m.t}], m)
    [] s = "hold"     -> One(S, [m EXCEPT !.held = @ \cup {m.t}])
    [] s = "drop"     -> One([S EXCEPT !.heap[m.p] = @ \ {m.t}], [m EXCEPT !.dropped = @ + 1])
DoCounters(s, S, m) ==
  CASE s = "incdel"   -> One([S EXCEPT !.deletedTimers[m.tpp] = @ + 1], m)
    [] s = "decdel"   -> One([S EXCEPT !.deletedTimers[m.tpp] = @ - 1], m)
    [] s = "incnum"   -> One([S EXCEPT !.numTimers[m.p] = @ + 1], m)
    [] s = "decnum"   -> One([S EXCEPT !.numTimers[m.p] = @ - 1], [m EXCEPT !.n = S.numTimers[m.p] - 1])
    [] s = "subdel"   -> One([S EXCEPT !.deletedTimers[m.p] = @ - m.dropped], m)
    [] s = "subnum"   -> One([S EXCEPT !.numTimers[m.p] = @ - m.dropped], [m EXCEPT !.n = S.numTimers[m.p] - m.dropped])
    [] s = "readnum"  -> One(S, [m EXCEPT !.n = S.numTimers[m.p]])
    [] s = "incadj"   -> One([S EXCEPT !.adjustTimers[m.tpp] = @ + 1], m)
    [] s = "decadj"   -> One([S EXCEPT !.adjustTimers[m.tpp] = @ - 1], [m EXCEPT !.adj = S.adjustTimers[m.tpp] - 1])
    [] s = "tallyadj" -> One(S, [m EXCEPT !.placed = @ + 1])
    [] s = "subadj"   -> One([S EXCEPT !.adjustTimers[m.p] = @ - m.placed], m)
(* timer0When and timerModifiedEarliest *)
DoBounds(s, S, m) ==
  CASE s = "pub0"     -> One([S EXCEPT !.timer0When[m.p] = TopWhen(S, m.p)], m)
    [] s = "pub0root" -> One(IF m.root THEN [S EXCEPT !.timer0When[m.p] = TopWhen(S, m.p)] ELSE S, [m EXCEPT !.root = FALSE])
    [] s = "bound"    -> One([S EXCEPT !.timerModifiedEarliest[m.tpp] = MinBound(@, m.when)], m)
    [] s = "clearboundifempty" -> One(IF m.n = 0 THEN [S EXCEPT !.timerModifiedEarliest[m.p] = 0] ELSE S, m)
    [] s = "clearbound"  -> One([S EXCEPT !.timerModifiedEarliest[m.p] = 0], m)
    [] s = "foldbound"   -> One([S EXCEPT !.timer0When[m.p] = MinBound(@, S.timerModifiedEarliest[m.p])], [m EXCEPT !.fold = S.timerModifiedEarliest[m.p]])
    [] s = "clearfolded" -> One(IF S.timerModifiedEarliest[m.p] = m.fold THEN [S EXCEPT !.timerModifiedEarliest[m.p] = 0] ELSE S, [m EXCEPT !.fold = 0])
DoHook(s, S, m) ==
  CASE s = "checkpp"           -> IF S.pp[m.t] # m.p THEN Throw(S, m) ELSE One(S, m)
    [] s = "exitifempty"       -> IF S.heap[m.p] = {} THEN Exit(S, m) ELSE One(S, m)
    [] s = "exitifpreempted"   -> Exit(S, m) \cup One(S, m)
    [] s = "exitifboundnotdue" -> IF S.timerModifiedEarliest[m.p] = 0 \/ S.timerModifiedEarliest[m.p] > m.now THEN Exit(S, m) ELSE One(S, m)
    [] s = "exitifnoadjust"    -> IF S.adjustTimers[m.p] = 0 THEN Exit(S, m) ELSE One(S, [m EXCEPT !.adj = S.adjustTimers[m.p]])
    [] s = "endifadjusted"     -> IF m.adj <= 0 THEN End(S, m) ELSE One(S, m)
    [] s = "checkargs"         -> IF m.when <= 0 \/ m.period < 0 THEN Throw(S, m) ELSE One(S, m)
    [] s = "clampargs"         -> One(S, m)   \* no client of the models asks for less than 0
ControlSteps == {"commit", "lock", "unlock", "fire"}
FieldSteps   == {"readpp", "setargs", "loadargs", "setwhen", "setnext", "applynext", "rearm"}
HeapSteps    == {"setpp", "clearpp", "zeropp", "insert", "unlink", "hold", "drop"}
CounterSteps == {"incdel", "decdel", "incnum", "decnum", "subdel", "subnum", "readnum", "incadj", "decadj", "tallyadj", "subadj"}
BoundSteps   == {"pub0", "pub0root", "bound", "clearboundifempty", "clearbound", "foldbound", "clearfolded"}
Do(s, S, m, i, row) ==
  CASE s \in ControlSteps -> DoControl(s, S, m, i, row)
    [] s \in HeapSteps    -> DoHeap(s, S, m)
    [] s \in FieldSteps   -> DoFields(s, S, m)
    [] s \in BoundSteps   -> DoBounds(s, S, m)
    [] s \in CounterSteps -> DoCounters(s, S, m)
    [] s \in Silent   -> One(S, m)
    [] OTHER          -> DoHook(s, S, m)

(* SHAPES: which timer is next. todo: those that the walk has not visited yet. *)
Candidates(shape, S, m) == CASE shape = "one"  -> {m.t}
                         [] shape = "head" -> Tops(S, m.p)
                         [] shape \in {"walk", "compact"} -> m.todo \cap S.heap[m.p]
                         [] shape = "list" -> m.todo
Begin(shape, S, m)  == IF shape \in {"walk", "compact"} THEN S.heap[m.p] ELSE m.todo
(* After a removal the last slot moves into the hole, and may sift up from there. To resume at the smallest changed slot
   may visit a timer twice; to advance skips the one that came; to stay in the hole skips it if it sifted up.            *)
Seek(result, shape, S, m) ==
  LET rest == m.todo \ {m.t}
      skip == {rest} \cup {rest \ {u} : u \in rest} IN
  CASE shape # "walk" \/ m.t \in S.heap[m.p] -> {IF result = "again" THEN m.todo ELSE rest}
    [] result = "resume"                     -> {rest, S.heap[m.p]}
    [] OTHER                                 -> skip
===============================================================================
