--------------------------------- MODULE Heap ---------------------------------
(* Model M3: the heap as an array. One thread runs one operation on a heap in   *)
(* any legal order, so a property that holds afterwards holds after any number  *)
(* of operations within the bounds. Rows, frames and the way through them are   *)
(* those of StatusWord. Steps without an effect on a set get their effect here, *)
(* and slot numbers decide what StatusWord leaves open.                         *)
(*                                                                              *)
(* Agreement with Steps: each step does to the timers what Steps lets it do to  *)
(* the set, the picked timer is one of Candidates, and of the timers that a     *)
(* walk has not visited yet it goes on with a set that Seek offers. It may      *)
(* visit others once more: those that the last timer pushed down as it sifted   *)
(* up. The first step that does otherwise is kept in m.odd. Deadlines at the    *)
(* upper limit are only in this model.                                          *)
EXTENDS StatusWord, TLC
CONSTANTS
  Arity,                    \* children of a slot: 4 as shipped, 2 to search
  Order,                    \* the timers as a sequence; slot k starts with the k-th
  Sizes,                    \* how many of them start in the heap
  Keys,                     \* deadlines in the heap
  Nexts,                    \* new deadlines of its modified timers
  MaxChanged,               \* how many timers start with another status than Waiting
  Changes,                  \* the statuses that these may have
  Nows,                     \* the times that an operation may be given
  MaxWhen                   \* the largest deadline that there is

(* Unlike StatusWord, this model leaves out only the step of the poller. *)
PollerOnly == {"wake"}

----
(* THE ARRAY. Slots count from 0, as in Go; a sequence counts from 1. *)

Parent(i) == (i - 1) \div Arity
Children(q, i) == {c \in (Arity * i + 1)..(Arity * i + Arity) : c < Len(q)}
Swap(q, i, j) == [q EXCEPT ![i + 1] = q[j + 1], ![j + 1] = q[i + 1]]
RECURSIVE Up(_, _, _)
Up(q, i, when) ==
  IF i > 0 /\ when[q[i + 1]] < when[q[Parent(i) + 1]]
  THEN Up(Swap(q, i, Parent(i)), Parent(i), when)
  ELSE [q |-> q, i |-> i]
FirstOf(q, slots, when) == CHOOSE c \in slots : \A d \in slots :
  when[q[c + 1]] < when[q[d + 1]] \/ (when[q[c + 1]] = when[q[d + 1]] /\ c <= d)
RECURSIVE Down(_, _, _)
Down(q, i, when) == LET below == {c \in Children(q, i) : when[q[c + 1]] < when[q[i + 1]]} IN
                    IF below = {} THEN q
                    ELSE LET c == FirstOf(q, Children(q, i), when) IN Down(Swap(q, i, c), c, when)
(* the last slot moves into the hole and sifts; low: the smallest slot that changed *)
Delete(q, i, when) ==
  LET last == Len(q) - 1
      cut == SubSeq(q, 1, last)
      up == Up([cut EXCEPT ![i + 1] = q[last + 1]], i, when) IN
  IF i = last THEN [q |-> cut, low |-> i] ELSE [q |-> Down(up.q, i, when), low |-> up.i]
Range(q) == {q[k] : k \in DOMAIN q}
From(q, i) == Range(SubSeq(q, i + 1, Len(q)))
Legal(q, when) == \A i \in 1..(Len(q) - 1) : when[q[Parent(i) + 1]] <= when[q[i + 1]]

----
(* THE STATE: that of StatusWord, the slots of each P, and registers for them.  *)
(* Between two turns, row is the row that the last turn ended.                  *)

Registers ==
  Blank @@ [at    |-> 0,        \* the slot at which the walk is
            low   |-> 0,        \* the smallest slot that the last removal changed
            to    |-> 0,        \* of a compaction: the slot that the next survivor gets
            dirty |-> FALSE,    \* of a compaction: has some timer left its slot?
            list  |-> <<>>,     \* the held timers in their order
            ran   |-> {},       \* the rows of this turn
            odd   |-> "none"]   \* the first step that does not agree with Steps
StepNames == {Steps[k].name : k \in DOMAIN Steps} \cup {Hooks[k][1] : k \in DOMAIN Hooks}
Only(record, fields) == [f \in fields |-> record[f]]
HeapTypeOK ==
  /\ Only(S, DOMAIN S \ {"slots"}) \in SharedType
  /\ S.slots \in [Procs -> Seq(Timers)]
  /\ \A i \in Threads :
       /\ Only(th[i], DOMAIN Blank) \in RegisterType
       /\ Only(th[i], DOMAIN th[i] \ DOMAIN Blank) \in
            [at : Nat, low : Nat, to : Nat, dirty : BOOLEAN, list : Seq(Timers),
             ran : SUBSET RowIds, odd : {"none", "pick", "seek"} \cup StepNames]

----
(* STEPS *)

Root(X, p) == IF X.slots[p] = <<>> THEN 0 ELSE X.when[X.slots[p][1]]
PlaceSlot(X, m) ==
  [S |-> [X EXCEPT !.slots[m.p] = Up([@ EXCEPT ![m.to + 1] = m.t], m.to, X.when).q],
   m |-> [m EXCEPT !.to = @ + 1]]
Rearmed(X, m) ==
  LET next == NextWhen(X.when[m.t], X.period[m.t], m.now) IN
  IF next <= MaxWhen THEN next
  ELSE IF Params.overflow = "pinned" THEN MaxWhen ELSE next - 2 * (MaxWhen + 1)

(* without an effect on a set *)
OfSlots == {"siftroot", "keep", "place", "dirty", "truncate"}
Slots(s, X, m) == LET q == X.slots[m.p] IN
  CASE s = "siftroot" -> One([X EXCEPT !.slots[m.p] = Down(q, 0, X.when)], m)
    [] s = "keep"     -> IF m.dirty THEN {PlaceSlot(X, m)} ELSE One(X, [m EXCEPT !.to = @ + 1])
    [] s = "place"    -> {PlaceSlot(X, m)}
    [] s = "dirty"    -> One(X, [m EXCEPT !.dirty = TRUE])
    [] s = "truncate" -> One([X EXCEPT !.slots[m.p] = SubSeq(q, 1, m.to)], m)
(* with an effect on both, or on a deadline at the limit *)
OfBoth == {"insert", "unlink", "hold", "pub0", "pub0root", "rearm", "clampargs"}
Both(s, X, m) ==
  LET q == X.slots[m.p]
      cut == Delete(q, m.at, X.when)
      added == Up(Append(q, m.t), Len(q), X.when).q IN
  CASE s = "insert"   ->
         One([X EXCEPT !.slots[m.p] = added, !.heap[m.p] = @ \cup {m.t}],
             [m EXCEPT !.root = added[1] = m.t])
    [] s = "unlink"   ->
         One([X EXCEPT !.slots[m.p] = cut.q, !.heap[m.p] = @ \ {m.t}],
             [m EXCEPT !.root = m.at = 0, !.low = cut.low])
    [] s = "hold"     -> One(X, [m EXCEPT !.held = @ \cup {m.t}, !.list = Append(@, m.t)])
    [] s = "pub0"     -> One([X EXCEPT !.timer0When[m.p] = Root(X, m.p)], m)
    [] s = "pub0root" ->
         One(IF m.root THEN [X EXCEPT !.timer0When[m.p] = Root(X, m.p)] ELSE X,
             [m EXCEPT !.root = FALSE])
    [] s = "rearm"    -> One([X EXCEPT !.when[m.t] = Rearmed(X, m)], m)
    [] s = "clampargs"-> One(X, IF m.when < 0 THEN [m EXCEPT !.when = MaxWhen] ELSE m)
Exactly(s, X, m, i, row) == CASE s \in OfSlots -> Slots(s, X, m)
                              [] s \in OfBoth  -> Both(s, X, m)
                              [] OTHER         -> Do(s, X, m, i, row)
(* what Steps lets the step do to the timers; a deadline that overflows is beyond it *)
OnSet(s, X, m, i, row) == IF s \in OfSlots THEN One(X, m) ELSE Do(s, X, m, i, row)
Agrees(s, X, m, o, i, row) ==
  \/ s = "rearm" /\ NextWhen(X.when[m.t], X.period[m.t], m.now) > MaxWhen
  \/ \E a \in OnSet(s, X, m, i, row) :
       o.S = [a.S EXCEPT !.slots = o.S.slots] /\ o.m.held = a.m.held
Note(m, ok, what) == IF ok \/ m.odd # "none" THEN m ELSE [m EXCEPT !.odd = what]

----
(* ONE TURN: the rest of a frame's way up to its next pick or its return. *)

Slot(m, X, result) == LET out == m.t \notin X.heap[m.p] IN
  CASE FrameOf[m.op].shape \notin {"walk", "compact"} -> 0
    [] result = "again"                          -> m.at
    [] result = "resume" /\ out                  -> m.low
    [] OTHER                                     -> m.at + 1
Remaining(m, X) == CASE FrameOf[m.op].shape \in {"walk", "compact"} -> From(X.slots[m.p], m.at)
                     [] FrameOf[m.op].shape = "list"                -> Range(m.list)
                     [] OTHER                                  -> m.todo
(* of the ways on that StatusWord offers, the one that the array determines *)
Chosen(X, m, ways) ==
  LET shape == FrameOf[m.op].shape
      visit == Remaining(m, X)
      seen(w) == IF shape = "list" THEN w.todo ELSE w.todo \cap X.heap[m.p]
      offered == \E w \in ways : seen(w) \cap m.todo = visit \cap m.todo IN
  IF shape \notin {"walk", "compact", "list"} \/ \E w \in ways : w.phase # "round" THEN ways
  ELSE {Note([(CHOOSE w \in ways : TRUE) EXCEPT !.todo = visit], offered, "seek")}
GoOn(X, m) ==
  IF m.pc = "run" /\ m.phase = "row" /\ m.end = "none" /\ m.k > Len(Program(m))
  THEN LET result == RowOf[m.row].result  at == [m EXCEPT !.at = Slot(m, X, result)] IN
       {[S |-> X, m |-> [w EXCEPT !.ran = @ \cup {m.row},
                                  !.row = IF w.pc = "run" THEN @ ELSE m.row]] :
          w \in Chosen(X, at, Settled(X, at))}
  ELSE {[S |-> X, m |-> w] : w \in Settled(X, m)}
PickSlot(X, m) ==
  LET shape == FrameOf[m.op].shape
      q == IF shape = "list" THEN m.list ELSE X.slots[m.p]
      at == IF shape \in {"walk", "compact"} THEN m.at ELSE 0
      t == q[at + 1]
      picked == [At(m, "picked") EXCEPT !.pc = "run", !.t = t, !.tpp = m.p, !.at = at,
                                        !.root = at = 0, !.row = "none",
                                        !.list = IF shape = "list" THEN Tail(@) ELSE @]
      nothing == Note(At(m, "leave"), Candidates(shape, X, m) = {}, "pick") IN
  IF at >= Len(q) THEN GoOn(X, [nothing EXCEPT !.pc = "run", !.t = NONE])
  ELSE GoOn(X, Note(picked, t \in Candidates(shape, X, m), "pick"))
(* as Load, Guard, Cas and Decide of StatusWord, without other threads *)
EnterRow(X, m, ids) ==
  LET id == CHOOSE x \in ids : TRUE IN
  CASE RowOf[id].kind = "panic" -> {[S |-> X, m |-> [m EXCEPT !.pc = "panic", !.row = id]]}
    [] RowOf[id].kind = "go"    ->
         LET mine == {x \in ids : OwnedHolds(RowOf[x].owned, X, m)} IN
         GoOn([X EXCEPT !.status[m.t] = RowOf[id].via],
              [At(m, "row") EXCEPT !.pc = "run", !.row = CHOOSE x \in mine : TRUE,
                                   !.taken = X.arm[m.t]])
    [] OTHER                 -> GoOn(X, [At(m, "row") EXCEPT !.pc = "run", !.row = id])
LoadRow(X, m) ==
  EnterRow(X, m, {id \in RowsFor[m.op][X.status[m.t]] : GuardHolds(RowOf[id].guard, X, m)})
StepOf(X, m, i) ==
  LET s == Program(m)[m.k]  row == IF m.row = "none" THEN <<>> ELSE RowOf[m.row] IN
  IF s \in DOMAIN Calls THEN GoOn(X, Push(m, Calls[s]))
  ELSE UNION {GoOn(o.S, Note([o.m EXCEPT !.k = @ + 1], Agrees(s, X, m, o, i, row), s)) :
                o \in Exactly(s, X, m, i, row)}
RECURSIVE Turn(_, _, _)
Turn(X, m, i) ==
  LET on == CASE m.pc = "load" -> LoadRow(X, m) [] m.pc = "run" -> StepOf(X, m, i) IN
  IF m.pc \in {"pick", "ret", "panic"} THEN {[S |-> X, m |-> m]}
  ELSE UNION {Turn(o.S, o.m, i) : o \in on}
Take(i, os) ==
  \E o \in os : \E last \in Turn(o.S, o.m, i) : S' = last.S /\ th' = [th EXCEPT ![i] = last.m]

----
(* THE FIRST STATES *)

Heaped(n) == {Order[k] : k \in 1..n}
Least(ws) == IF ws = {} THEN 0 ELSE CHOOSE w \in ws : \A x \in ws : w <= x
Started(p, n, when, st, next, per) ==
  LET in == Heaped(n)  of(s) == {t \in in : st[t] = s} IN
  [clock |-> 1,
   status |-> [t \in Timers |-> IF t \in in THEN st[t] ELSE InitialStatus],
   pp |-> [t \in Timers |-> IF t \in in THEN p ELSE NONE],
   when |-> [t \in Timers |-> IF t \in in THEN when[t] ELSE 0],
   nextwhen |-> [t \in Timers |-> IF t \in in THEN next[t] ELSE 0],
   period |-> [t \in Timers |-> IF t \in in THEN per ELSE 0],
   heap |-> [x \in Procs |-> in],
   slots |-> [x \in Procs |-> SubSeq(Order, 1, n)],
   lock |-> [x \in Procs |-> NONE],
   numTimers |-> [x \in Procs |-> n],
   deletedTimers |-> [x \in Procs |-> Cardinality(of("Deleted"))],
   adjustTimers |-> [x \in Procs |-> Cardinality(of("ModifiedEarlier"))],
   timer0When |-> [x \in Procs |-> IF n = 0 THEN 0 ELSE when[Order[1]]],
   timerModifiedEarliest |->
     [x \in Procs |-> IF Params.earliest = "adjustTimers" THEN 0
                      ELSE Least({next[t] : t \in of("ModifiedEarlier")})],
   fresh |-> Timers \ in,
   pub |-> in,
   world |-> NONE,
   by |-> [t \in Timers |-> NONE],
   arm |-> [t \in Timers |-> IF t \in in THEN 1 ELSE 0],
   once |-> [t \in Timers |-> IF t \in in /\ per = 0 THEN {1} ELSE {}],
   fired |-> [t \in Timers |-> [a \in 0..MaxArms |-> 0]],
   stopped |-> [t \in Timers |-> IF t \in of("Deleted") THEN {1} ELSE {}]]
HeapInit ==
  /\ \E n \in Sizes : \E when \in [Heaped(n) -> Keys] :
       /\ Legal(SubSeq(Order, 1, n), when)
       /\ \E some \in {c \in SUBSET Heaped(n) : Cardinality(c) <= MaxChanged} :
          \E changed \in [some -> Changes], given \in [some -> Nexts], per \in Periods :
            /\ \A t \in some : IF changed[t] = "Deleted" THEN given[t] = Least(Nexts)
                               ELSE changed[t] = "ModifiedEarlier" <=> given[t] < when[t]
            /\ S = Started(CHOOSE p \in Procs : TRUE, n, when,
                           [t \in Heaped(n) |-> IF t \in some THEN changed[t] ELSE "Waiting"],
                           [t \in Heaped(n) |-> IF t \in some THEN given[t] ELSE 0], per)
  /\ th = [i \in Threads |-> [Registers EXCEPT !.left = MaxCalls]]
Called(i, o) ==
  \E t \in Timers, w \in Whens, d \in Periods :
    /\ MayCall(o, t)
    /\ ~Takes(o, "when") => w = CHOOSE x \in Whens : TRUE
    /\ ~Takes(o, "period") => d = CHOOSE x \in Periods : TRUE
    /\ LET X == [S EXCEPT !.fresh = @ \ {t}] IN
       Take(i, GoOn(X, [At(th[i], "enter") EXCEPT
         !.pc = "run", !.op = o, !.t = t, !.p = CHOOSE p \in Procs : TRUE,
         !.when = w, !.period = d, !.left = @ - 1]))
Owned(i, o) ==
  \E p \in Procs, now \in Nows :
    /\ S.heap[p] # {}
    /\ ~Takes(o, "now") => now = CHOOSE x \in Nows : TRUE
    /\ LET X == [S EXCEPT !.lock[p] = i] IN
       Take(i, GoOn(X, [At(th[i], "enter") EXCEPT
         !.pc = "run", !.op = o, !.p = p, !.now = now, !.left = @ - 1]))
Begins(i) == /\ th[i].pc = "idle" /\ th[i].left > 0
             /\ (\E o \in ClientOps : Called(i, o)) \/ (\E o \in HeapOps : Owned(i, o))
GoesOn(i) == th[i].pc = "pick" /\ Take(i, PickSlot(S, [th[i] EXCEPT !.ran = {}]))
Ends(i) == /\ th[i].pc = "ret"
           /\ S' = [S EXCEPT
                !.pub = IF FrameOf[th[i].op].lock = "none" THEN @ \cup {th[i].t} ELSE @,
                !.lock = [p \in Procs |-> IF @[p] = i THEN NONE ELSE @[p]]]
           /\ th' = [th EXCEPT ![i] = [Registers EXCEPT !.left = th[i].left, !.odd = th[i].odd]]
Refused(i) == th[i].pc = "panic" /\ UNCHANGED vars
Rested(i) == th[i].pc = "idle" /\ UNCHANGED vars
HeapNext == \E i \in Threads : Begins(i) \/ GoesOn(i) \/ Ends(i) \/ Refused(i) \/ Rested(i)
HeapSpec == HeapInit /\ [][HeapNext]_vars
===============================================================================
