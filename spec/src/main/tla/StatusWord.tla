------------------------------ MODULE StatusWord ------------------------------
(* M1. Interprets the rows and frames of TimerTable at the grain of single      *)
(* loads, CASes, lock operations and steps. No row id, operation or status      *)
(* literal stands below: they all come from the table.                          *)
EXTENDS Integers, FiniteSets, Sequences, TimerTable
CONSTANTS
  Edition, Mutations,       \* which table
  Timers, Procs, Threads,   \* the instance; a thread is a client, an owner of a P, or who stops the world
  Whens, Periods, MaxNow,   \* what clients ask for; the clock runs from 1 to MaxNow
  MaxCalls, MaxArms,        \* calls of a client on each thread (0: no limit); arms that the ghosts tell apart
  ClientOps, FirstOps,      \* what clients call; FirstOps only on a timer that nobody has seen
  HeapOps, WorldOps,        \* what owners run under the lock; what runs with the world stopped
  EarlyClients,             \* may a client call on a timer while its first operation is still under way?
  OffP,                     \* may a client be on no P? It then does not stop with the world
  NONE
VARIABLES
  S,                        \* the shared state: see Init
  th                        \* th[i]: the registers of thread i, see Blank
vars == <<S, th>>
INSTANCE Steps

TheTable == Table(Edition, Mutations)
P0 == TheTable.parameters
(* steps without an effect in this model are not interleaved *)
Heard(steps) == SelectSeq(steps, LAMBDA s : s \notin Silent)
RowIds == {TheTable.rows[i].id : i \in DOMAIN TheTable.rows}
TT == [id \in RowIds |-> LET r == TheTable.rows[CHOOSE i \in DOMAIN TheTable.rows : TheTable.rows[i].id = id]
                         IN  [r EXCEPT !.steps = Heard(@)]]
FF == [o \in DOMAIN TheTable.frames |-> [TheTable.frames[o] EXCEPT !.leave = Heard(@)]]
StatusSet == {Statuses[k] : k \in DOMAIN Statuses}
RowsFor == [o \in DOMAIN FF |-> [s \in StatusSet |-> {id \in RowIds : TT[id].op = o /\ TT[id].from = s}]]
Continues == [o \in DOMAIN FF |-> {id \in RowIds : TT[id].op = o /\ TT[id].kind = "cont"}]
Takes(o, argument) == \E k \in DOMAIN FF[o].args : FF[o].args[k] = argument

Blank == [pc |-> "idle",      \* idle, run (a step of a phase), pick, load, guard, cas, decide, ret, panic
          op |-> "none", phase |-> "none", k |-> 0,          \* operation, phase of its frame, next step of the phase
          row |-> "none", cases |-> {},                   \* the row being run, the rows still possible
          t |-> NONE, p |-> NONE, q |-> NONE, offp |-> FALSE,
          when |-> 0, period |-> 0, now |-> 0,                  \* arguments
          tpp |-> NONE, root |-> FALSE, n |-> 0, adj |-> 0, fold |-> 0, dropped |-> 0, placed |-> 0, todo |-> {}, held |-> {},
          arm |-> 0, taken |-> 0,                         \* ghosts: the arm to be fired, the arm found by the CAS
          val |-> "none", lin |-> FALSE,                  \* the answer; ghost: the operation has taken effect
          end |-> "none", stack |-> <<>>, left |-> 0]
Init == /\ S = [clock |-> 1,
                status |-> [t \in Timers |-> InitialStatus], pp |-> [t \in Timers |-> NONE],
                when |-> [t \in Timers |-> 0], nextwhen |-> [t \in Timers |-> 0], period |-> [t \in Timers |-> 0],
                heap |-> [p \in Procs |-> {}], lock |-> [p \in Procs |-> NONE],
                numTimers |-> [p \in Procs |-> 0], deletedTimers |-> [p \in Procs |-> 0], adjustTimers |-> [p \in Procs |-> 0],
                timer0When |-> [p \in Procs |-> 0], timerModifiedEarliest |-> [p \in Procs |-> 0],
                fresh |-> Timers, pub |-> {},             \* not yet used; returned by its first operation
                world |-> NONE,                           \* who has stopped the world
                by |-> [t \in Timers |-> NONE],           \* ghost: who last won a first CAS
                arm |-> [t \in Timers |-> 0],             \* ghost: arms so far
                once |-> [t \in Timers |-> {}],           \* ghost: the arms that are one-shot
                fired |-> [t \in Timers |-> [a \in 0..MaxArms |-> 0]],   \* ghost: callbacks of an arm, at most 2
                stopped |-> [t \in Timers |-> {}]]        \* ghost: arms answered true
        /\ th = [i \in Threads |-> [Blank EXCEPT !.left = MaxCalls]]

(* ---- running through a frame ---- *)

Program(m) == CASE m.phase = "enter"  -> FF[m.op].enter
                [] m.phase = "round"  -> FF[m.op].round
                [] m.phase = "picked" -> FF[m.op].picked
                [] m.phase = "row"    -> TT[m.row].steps
                [] m.phase = "leave"  -> FF[m.op].leave
At(m, ph) == [m EXCEPT !.phase = ph, !.k = 1]
Push(m, op) == [m EXCEPT !.stack = <<[op |-> m.op, phase |-> m.phase, k |-> m.k + 1, t |-> m.t, row |-> m.row, todo |-> m.todo]>> \o @,
                         !.op = op, !.phase = "enter", !.k = 1, !.row = "none", !.todo = m.held, !.held = {}]
Pop(m) == LET f == Head(m.stack) IN
          [m EXCEPT !.op = f.op, !.phase = f.phase, !.k = f.k, !.t = f.t, !.row = f.row, !.todo = f.todo, !.end = "none", !.stack = Tail(@)]

(* Phases with nothing left to do are passed through; a set, because Seek may choose. *)
RECURSIVE Settled(_, _)
RECURSIVE Next_(_, _, _, _)
Settled(X, m) ==
  IF m.pc # "run" THEN {m}
  ELSE IF m.end = "exit" THEN
         IF m.stack # <<>> THEN Settled(X, Pop(m)) ELSE {[m EXCEPT !.pc = "ret", !.val = FF[m.op].exit, !.end = "none"]}
  ELSE IF m.end = "leave" THEN Settled(X, [At(m, "leave") EXCEPT !.end = "none"])
  ELSE IF m.k <= Len(Program(m)) THEN {m}
  ELSE CASE m.phase = "enter"  -> Settled(X, [At(m, "round") EXCEPT !.todo = Begin(FF[m.op].shape, X, m)])
         [] m.phase = "round"  -> IF FF[m.op].shape = "one" THEN Settled(X, At(m, "picked")) ELSE {[m EXCEPT !.pc = "pick"]}
         [] m.phase = "picked" -> IF Continues[m.op] # {}
                               THEN {[At(m, "row") EXCEPT !.row = CHOOSE id \in Continues[m.op] : TRUE]}
                               ELSE {[m EXCEPT !.pc = "load"]}
         [] m.phase = "row"    -> Next_(X, m, TT[m.row].result, TT[m.row].value)
         [] m.phase = "leave"  -> IF m.stack # <<>> THEN Settled(X, Pop(m)) ELSE {[m EXCEPT !.pc = "ret"]}
Next_(X, m0, result, value) ==
  LET m == [m0 EXCEPT !.row = "none", !.cases = {}, !.n = 0, !.tpp = NONE] IN
  IF result = "leave" THEN Settled(X, [At(m, "leave") EXCEPT !.val = value])
  ELSE UNION {Settled(X, [At(m, "round") EXCEPT !.todo = td]) : td \in Seek(result, FF[m.op].shape, X, m)}
Set(i, X, ms) == \E m \in ms : S' = X /\ th' = [th EXCEPT ![i] = m]

(* ---- one step of a thread ---- *)

Pick(i) == LET m == th[i]  source == Candidates(FF[m.op].shape, S, m) IN
  /\ m.pc = "pick"
  /\ IF source = {} THEN Set(i, S, Settled(S, [At(m, "leave") EXCEPT !.pc = "run", !.t = NONE]))
     ELSE \E t \in source :
            Set(i, S, Settled(S, [At(m, "picked") EXCEPT !.pc = "run", !.t = t, !.tpp = m.p, !.root = t \in Tops(S, m.p)]))
(* a row that starts without a CAS *)
Enter(m, id, X) ==
  CASE TT[id].kind = "panic" -> {[m EXCEPT !.pc = "panic", !.row = id]}
    [] TT[id].kind = "go"    -> {[m EXCEPT !.pc = "cas"]}
    [] OTHER -> Settled(X, [At(m, "row") EXCEPT !.pc = "run", !.row = id, !.cases = {},
                              !.lin = @ \/ (TT[id].kind = "noop" /\ FF[m.op].shape = "one")])
Load(i) == LET m == th[i]  ids == RowsFor[m.op][S.status[m.t]] IN
  /\ m.pc = "load"
  /\ \A id \in ids : TT[id].kind # "wait"          (* osyield and load again: a stutter *)
  /\ IF Cardinality({TT[id].guard : id \in ids}) > 1 THEN Set(i, S, {[m EXCEPT !.pc = "guard", !.cases = ids]})
     ELSE Set(i, S, Enter([m EXCEPT !.cases = ids], CHOOSE id \in ids : TRUE, S))
Guard(i) == LET m == th[i]  ids == {id \in m.cases : GuardHolds(TT[id].guard, S, m)} IN
  /\ m.pc = "guard"
  /\ Set(i, S, Enter([m EXCEPT !.cases = ids], CHOOSE id \in ids : TRUE, S))
Cas(i) == LET m == th[i]
              row == TT[CHOOSE id \in m.cases : TRUE]
              X == [S EXCEPT !.status[m.t] = row.via, !.by[m.t] = i]
              won == [At(m, "row") EXCEPT !.lin = @ \/ FF[m.op].shape = "one", !.taken = S.arm[m.t]] IN
  /\ m.pc = "cas"
  /\ IF S.status[m.t] # row.from THEN Set(i, S, Next_(S, [m EXCEPT !.pc = "run"], row.lost, "none"))
     ELSE IF Cardinality(m.cases) > 1 THEN Set(i, X, {[won EXCEPT !.pc = "decide"]})
     ELSE Set(i, X, Settled(X, [won EXCEPT !.pc = "run", !.row = CHOOSE id \in m.cases : TRUE, !.cases = {}]))
Decide(i) == LET m == th[i] IN
  /\ m.pc = "decide"
  /\ \E id \in m.cases : OwnedHolds(TT[id].owned, S, m) /\ Set(i, S, Settled(S, [m EXCEPT !.pc = "run", !.row = id, !.cases = {}]))
Step(i) == LET m == th[i]  s == Program(m)[m.k]  row == IF m.row = "none" THEN <<>> ELSE TT[m.row] IN
  /\ m.pc = "run"
  /\ IF s \in DOMAIN Calls THEN Set(i, S, Settled(S, Push(m, Calls[s])))
     ELSE \E o \in Do(s, S, m, i, row) :
            Set(i, o.S, Settled(o.S, [o.m EXCEPT !.k = @ + 1, !.lin = @ \/ (s = "commit" /\ row.kind = "store")]))
Return(i) == LET m == th[i]  lock == FF[m.op].lock IN
  /\ m.pc = "ret"
  /\ S' = [S EXCEPT !.pub = IF lock = "none" THEN @ \cup {m.t} ELSE @,
                    !.world = IF lock = "world" THEN NONE ELSE @,
                    !.lock = IF lock = "none" THEN @ ELSE [p \in Procs |-> IF @[p] = i THEN NONE ELSE @[p]],
                    !.numTimers = IF lock = "world" THEN [@ EXCEPT ![m.q] = 0] ELSE @,      (* destroy *)
                    !.deletedTimers = IF lock = "world" THEN [@ EXCEPT ![m.q] = 0] ELSE @,
                    !.adjustTimers = IF lock = "world" THEN [@ EXCEPT ![m.q] = 0] ELSE @,
                    !.timer0When = IF lock = "world" THEN [@ EXCEPT ![m.q] = 0] ELSE @,
                    !.timerModifiedEarliest = IF lock = "world" /\ P0.destroy = "allbounds" THEN [@ EXCEPT ![m.q] = 0] ELSE @,
                    !.stopped = IF m.val = "true" THEN [@ EXCEPT ![m.t] = @ \cup {m.taken}] ELSE @]
  /\ th' = [th EXCEPT ![i] = [Blank EXCEPT !.left = m.left]]

(* ---- what threads start ---- *)

MayCall(o, t) == IF o \in FirstOps THEN t \in S.fresh ELSE t \in S.pub \/ (EarlyClients /\ S.status[t] # InitialStatus)
StartClient(i) == LET m == th[i] IN
  /\ m.pc = "idle" /\ (MaxCalls = 0 \/ m.left > 0)
  /\ \E o \in ClientOps, p \in Procs, t \in Timers, w \in Whens, d \in Periods, offp \in IF OffP THEN BOOLEAN ELSE {FALSE} :
       /\ MayCall(o, t) /\ (S.world = NONE \/ offp)
       /\ ~Takes(o, "when") => w = CHOOSE x \in Whens : TRUE
       /\ ~Takes(o, "period") => d = CHOOSE x \in Periods : TRUE
       /\ LET X == [S EXCEPT !.fresh = @ \ {t}] IN
          Set(i, X, Settled(X, [At(m, "enter") EXCEPT !.pc = "run", !.op = o, !.t = t, !.p = p, !.when = w, !.period = d, !.offp = offp,
                                                     !.left = IF MaxCalls = 0 THEN 0 ELSE @ - 1]))
StartHeap(i) == LET m == th[i] IN
  /\ m.pc = "idle" /\ S.world = NONE
  /\ \E o \in HeapOps, p \in Procs :
       /\ S.lock[p] = NONE /\ S.heap[p] # {}
       /\ LET X == [S EXCEPT !.lock[p] = i] IN
          Set(i, X, Settled(X, [At(m, "enter") EXCEPT !.pc = "run", !.op = o, !.p = p, !.now = IF Takes(o, "now") THEN S.clock ELSE 0]))
(* where a thread on a P may be stopped: between operations, before a first CAS, and after its commit (releasem) *)
Preemptible(i) == LET m == th[i] IN
  \/ m.offp
  \/ m.pc \in {"idle", "load", "ret"} /\ (m.op # "none" => FF[m.op].lock = "none")
  \/ m.pc = "run" /\ m.phase = "row" /\ FF[m.op].lock = "none" /\ TT[m.row].kind = "go" /\ Committed(TT[m.row], m.k)
StartWorld(i) == LET m == th[i] IN
  /\ m.pc = "idle" /\ S.world = NONE /\ \A j \in Threads : Preemptible(j)
  /\ \E o \in WorldOps, p, q \in Procs :
       /\ p # q /\ S.lock[p] = NONE /\ S.lock[q] = NONE /\ S.heap[q] # {}
       /\ LET X == [S EXCEPT !.lock[p] = i, !.lock[q] = i, !.world = i, !.heap[q] = {}] IN
          Set(i, X, Settled(X, [At(m, "enter") EXCEPT !.pc = "run", !.op = o, !.p = p, !.q = q, !.todo = S.heap[q]]))
Tick == S.clock < MaxNow /\ S' = [S EXCEPT !.clock = @ + 1] /\ UNCHANGED th

Continue(i) == /\ S.world \in {NONE, i} \/ th[i].offp
               /\ Pick(i) \/ Load(i) \/ Guard(i) \/ Cas(i) \/ Decide(i) \/ Step(i) \/ Return(i)
Quiet == \A i \in Threads : th[i].pc = "idle"
Rest == Quiet /\ UNCHANGED vars        (* nobody has begun anything: no deadlock *)
Next == Tick \/ Rest \/ \E i \in Threads : Continue(i) \/ StartClient(i) \/ StartHeap(i) \/ StartWorld(i)
Spec == Init /\ [][Next]_vars
===============================================================================
