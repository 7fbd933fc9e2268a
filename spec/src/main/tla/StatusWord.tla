------------------------------ MODULE StatusWord ------------------------------
(* Model M1. Threads run the operations of the table on shared timers, one    *)
(* load, CAS, lock operation or step at a time. Which operations, rows and    *)
(* statuses there are, and what a row does, is read from TimerTable: none of  *)
(* their names stands below. What a single step does is in Steps.             *)
EXTENDS Integers, FiniteSets, Sequences, TimerTable
CONSTANTS
  Edition, Mutations,       \* which table
  Timers, Procs,            \* the timers and the Ps of the instance
  Threads,                  \* each may be a client, the owner of a P, or stop the world
  Whens, Periods,           \* the deadlines and periods that clients ask for
  MaxNow,                   \* the clock runs from 1 to MaxNow
  MaxCalls,                 \* calls of clients on each thread; 0: any number
  MaxArms,                  \* arms that the ghosts tell apart; later ones count as the last
  ClientOps,                \* operations that clients call
  FirstOps,                 \* those of them that are only for a timer that was never used
  HeapOps,                  \* operations of an owner, under the lock of its P
  WorldOps,                 \* operations that run while the world is stopped
  EarlyClients,             \* may a client call on a timer whose first operation is under way?
  OffP,                     \* may a client be on no P? Then it does not stop with the world
  NONE                      \* no timer, no P, no thread
VARIABLES
  S,                        \* the shared state, a record: see SharedType
  th                        \* th[i]: the registers of thread i, a record: see RegisterType
vars == <<S, th>>
INSTANCE Steps

----
(* THE TABLE of this instance. Steps without an effect in this model are left   *)
(* out, so that no thread stands before one.                                    *)

TheTable == Table(Edition, Mutations)
Params == TheTable.parameters
WithEffect(steps) == SelectSeq(steps, LAMBDA s : s \notin Silent)
RowIds == {TheTable.rows[i].id : i \in DOMAIN TheTable.rows}
RowOf ==
  [id \in RowIds |->
    LET r == TheTable.rows[CHOOSE i \in DOMAIN TheTable.rows : TheTable.rows[i].id = id]
    IN  [r EXCEPT !.steps = WithEffect(@)]]
FrameOf ==
  [o \in DOMAIN TheTable.frames |-> [TheTable.frames[o] EXCEPT !.leave = WithEffect(@)]]
StatusSet == {Statuses[k] : k \in DOMAIN Statuses}
(* the rows of an operation that begin with a load that finds the status *)
RowsFor ==
  [o \in DOMAIN FrameOf |->
    [s \in StatusSet |-> {id \in RowIds : RowOf[id].op = o /\ RowOf[id].from = s}]]
(* the rows of an operation that begin without a load *)
Continues ==
  [o \in DOMAIN FrameOf |-> {id \in RowIds : RowOf[id].op = o /\ RowOf[id].kind = "cont"}]
(* all steps of a row, those without an effect included *)
FullSteps(id) == TheTable.rows[CHOOSE i \in DOMAIN TheTable.rows : TheTable.rows[i].id = id].steps
Takes(o, argument) == \E k \in DOMAIN FrameOf[o].args : FrameOf[o].args[k] = argument

----
(* THE STATE: its fields, each with the values that it may have. A ghost is a   *)
(* field on which no step's effect depends; only properties look at it.         *)

SharedType ==
  [clock                 : 1..MaxNow,
   (* of a timer *)
   status                : [Timers -> StatusSet],
   pp                    : [Timers -> Procs \cup {NONE}],   \* t.pp: the P that has it in its heap
   when                  : [Timers -> Int],                 \* its deadline, which orders the heap
   nextwhen              : [Timers -> Int],                 \* the deadline that a reset has left
   period                : [Timers -> Nat],                 \* 0: it fires once
   (* of a P *)
   heap                  : [Procs -> SUBSET Timers],
   lock                  : [Procs -> Threads \cup {NONE}],  \* the thread with its timersLock
   numTimers             : [Procs -> Int],                  \* the size of the heap
   deletedTimers         : [Procs -> Int],                  \* how many in the heap are Deleted
   adjustTimers          : [Procs -> Int],                  \* how many are ModifiedEarlier
   timer0When            : [Procs -> Int],                  \* the first deadline; 0: none
   timerModifiedEarliest : [Procs -> Int],                  \* a bound on their deadlines; 0: none
   (* of the instance *)
   fresh                 : SUBSET Timers,                   \* timers that were never used
   pub                   : SUBSET Timers,                   \* those whose first operation has ended
   world                 : Threads \cup {NONE},             \* the thread that has stopped it
   (* ghosts *)
   by                    : [Timers -> Threads \cup {NONE}], \* thread that last won a first CAS
   arm                   : [Timers -> 0..MaxArms],          \* how often it was armed
   once                  : [Timers -> SUBSET (0..MaxArms)], \* which of its arms are for one firing
   fired                 : [Timers -> [0..MaxArms -> 0..2]],   \* callbacks of an arm; 2: or more
   stopped               : [Timers -> SUBSET (0..MaxArms)]] \* arms for which a call answered true

(* pc, where a thread is:                                                       *)
(*   idle    in no operation                                                    *)
(*   run     before a step of its phase                                         *)
(*   pick    before it looks which timer is next                                *)
(*   load    before it loads the status                                         *)
(*   guard   before it tests the guards, as several rows are possible           *)
(*   cas     before the first CAS of a row                                      *)
(*   decide  after it, before it tests the owned cases                          *)
(*   ret     before it returns                                                  *)
(*   panic   it has thrown, and does nothing any more                           *)
RegisterType ==
  [pc      : {"idle", "run", "pick", "load", "guard", "cas", "decide", "ret", "panic"},
   op      : DOMAIN FrameOf \cup {"none"},     \* the operation
   phase   : {"none", "enter", "round", "picked", "row", "leave"},   \* which list of steps
   k       : Nat,                              \* which step of that list is next
   row     : RowIds \cup {"none"},             \* the row that it runs
   cases   : SUBSET RowIds,                    \* the rows that are still possible
   t       : Timers \cup {NONE},               \* the timer that it works on
   p       : Procs \cup {NONE},                \* the P that it works on
   q       : Procs \cup {NONE},                \* the P that moveTimers takes apart
   offp    : BOOLEAN,                          \* is it a client that is on no P?
   (* the caller's arguments *)
   when    : Int,
   period  : Int,
   now     : Nat,
   (* registers of steps, see StepFields in TimerTable *)
   tpp     : Procs \cup {NONE},
   root    : BOOLEAN,
   n       : Int,
   adj     : Int,
   fold    : Int,
   dropped : Nat,
   placed  : Nat,
   held    : SUBSET Timers,
   todo    : SUBSET Timers,                    \* the timers that its walk has not visited
   val     : {Values[j] : j \in DOMAIN Values},   \* the answer
   end     : {"none", "exit", "leave"},        \* has a hook ended the frame, or its walk?
   stack   : Seq([op    : DOMAIN FrameOf,      \* the frames that wait for this one to end
                   phase : {"enter", "round", "picked", "row", "leave"},
                   k     : Nat,
                   t     : Timers \cup {NONE},
                   row   : RowIds \cup {"none"},
                   todo  : SUBSET Timers]),
   left    : 0..MaxCalls,                      \* calls that it may still begin
   (* ghosts *)
   arm     : 0..MaxArms,                       \* the arm whose callback it has loaded
   taken   : 0..MaxArms,                       \* the arm that its first CAS has found
   lin     : BOOLEAN]                          \* has the operation taken effect?
StateTypeOK == S \in SharedType /\ \A i \in Threads : th[i] \in RegisterType

Blank ==
  [pc |-> "idle", op |-> "none", phase |-> "none", k |-> 0, row |-> "none", cases |-> {},
   t |-> NONE, p |-> NONE, q |-> NONE, offp |-> FALSE, when |-> 0, period |-> 0, now |-> 0,
   tpp |-> NONE, root |-> FALSE, n |-> 0, adj |-> 0, fold |-> 0, dropped |-> 0, placed |-> 0,
   held |-> {}, todo |-> {}, val |-> "none", end |-> "none", stack |-> <<>>, left |-> 0,
   arm |-> 0, taken |-> 0, lin |-> FALSE]
Init ==
  /\ S = [clock |-> 1,
          status |-> [t \in Timers |-> InitialStatus],
          pp |-> [t \in Timers |-> NONE],
          when |-> [t \in Timers |-> 0],
          nextwhen |-> [t \in Timers |-> 0],
          period |-> [t \in Timers |-> 0],
          heap |-> [p \in Procs |-> {}],
          lock |-> [p \in Procs |-> NONE],
          numTimers |-> [p \in Procs |-> 0],
          deletedTimers |-> [p \in Procs |-> 0],
          adjustTimers |-> [p \in Procs |-> 0],
          timer0When |-> [p \in Procs |-> 0],
          timerModifiedEarliest |-> [p \in Procs |-> 0],
          fresh |-> Timers,
          pub |-> {},
          world |-> NONE,
          by |-> [t \in Timers |-> NONE],
          arm |-> [t \in Timers |-> 0],
          once |-> [t \in Timers |-> {}],
          fired |-> [t \in Timers |-> [a \in 0..MaxArms |-> 0]],
          stopped |-> [t \in Timers |-> {}]]
  /\ th = [i \in Threads |-> [Blank EXCEPT !.left = MaxCalls]]

----
(* RUNNING THROUGH A FRAME. X stands for the shared state, m for the registers  *)
(* of a thread, before they are put into a state.                               *)

Program(m) == CASE m.phase = "enter"  -> FrameOf[m.op].enter
                [] m.phase = "round"  -> FrameOf[m.op].round
                [] m.phase = "picked" -> FrameOf[m.op].picked
                [] m.phase = "row"    -> RowOf[m.row].steps
                [] m.phase = "leave"  -> FrameOf[m.op].leave
At(m, phase) == [m EXCEPT !.phase = phase, !.k = 1]
(* begins the frame of another operation, with the held timers as its list; and ends it *)
Push(m, op) ==
  [m EXCEPT !.stack = <<[op |-> m.op, phase |-> m.phase, k |-> m.k + 1, t |-> m.t,
                         row |-> m.row, todo |-> m.todo]>> \o @,
            !.op = op, !.phase = "enter", !.k = 1, !.row = "none", !.todo = m.held, !.held = {}]
Pop(m) ==
  LET f == Head(m.stack) IN
  [m EXCEPT !.op = f.op, !.phase = f.phase, !.k = f.k, !.t = f.t, !.row = f.row,
            !.todo = f.todo, !.end = "none", !.stack = Tail(@)]

(* The thread at its next step: phases without further steps are passed         *)
(* through. A set, because Seek may choose where a walk goes on.                *)
RECURSIVE Settled(_, _)
RECURSIVE AfterRow(_, _, _, _)
Settled(X, m) ==
  IF m.pc # "run" THEN {m}
  ELSE IF m.end = "exit"
       THEN IF m.stack # <<>> THEN Settled(X, Pop(m))
            ELSE {[m EXCEPT !.pc = "ret", !.val = FrameOf[m.op].exit, !.end = "none"]}
  ELSE IF m.end = "leave" THEN Settled(X, [At(m, "leave") EXCEPT !.end = "none"])
  ELSE IF m.k <= Len(Program(m)) THEN {m}
  ELSE CASE m.phase = "enter" ->
              Settled(X, [At(m, "round") EXCEPT !.todo = Begin(FrameOf[m.op].shape, X, m)])
         [] m.phase = "round" ->
              IF FrameOf[m.op].shape = "one" THEN Settled(X, At(m, "picked"))
              ELSE {[m EXCEPT !.pc = "pick"]}
         [] m.phase = "picked" ->
              IF Continues[m.op] # {}
              THEN {[At(m, "row") EXCEPT !.row = CHOOSE id \in Continues[m.op] : TRUE]}
              ELSE {[m EXCEPT !.pc = "load"]}
         [] m.phase = "row" -> AfterRow(X, m, RowOf[m.row].result, RowOf[m.row].value)
         [] m.phase = "leave" ->
              IF m.stack # <<>> THEN Settled(X, Pop(m)) ELSE {[m EXCEPT !.pc = "ret"]}
AfterRow(X, m0, result, value) ==
  LET m == [m0 EXCEPT !.row = "none", !.cases = {}, !.n = 0, !.tpp = NONE] IN
  IF result = "leave" THEN Settled(X, [At(m, "leave") EXCEPT !.val = value])
  ELSE UNION {Settled(X, [At(m, "round") EXCEPT !.todo = td]) :
                td \in Seek(result, FrameOf[m.op].shape, X, m)}
Become(i, X, ms) == \E m \in ms : S' = X /\ th' = [th EXCEPT ![i] = m]

----
(* ONE STEP OF A THREAD *)

Pick(i) == LET m == th[i]  source == Candidates(FrameOf[m.op].shape, S, m) IN
  /\ m.pc = "pick"
  /\ IF source = {}
     THEN Become(i, S, Settled(S, [At(m, "leave") EXCEPT !.pc = "run", !.t = NONE]))
     ELSE \E t \in source :
            Become(i, S, Settled(S, [At(m, "picked") EXCEPT !.pc = "run", !.t = t, !.tpp = m.p,
                                                         !.root = t \in Tops(S, m.p)]))
(* the thread after the tests of a row: before its panic, its CAS, or its steps *)
Enter(m, id, X) ==
  CASE RowOf[id].kind = "panic" -> {[m EXCEPT !.pc = "panic", !.row = id]}
    [] RowOf[id].kind = "go"    -> {[m EXCEPT !.pc = "cas"]}
    [] OTHER ->
         Settled(X, [At(m, "row") EXCEPT !.pc = "run", !.row = id, !.cases = {},
                      !.lin = @ \/ (RowOf[id].kind = "noop" /\ FrameOf[m.op].shape = "one")])
Load(i) == LET m == th[i]  ids == RowsFor[m.op][S.status[m.t]] IN
  /\ m.pc = "load"
  /\ \A id \in ids : RowOf[id].kind # "wait"       (* osyield and load again: a stutter *)
  /\ IF Cardinality({RowOf[id].guard : id \in ids}) > 1
     THEN Become(i, S, {[m EXCEPT !.pc = "guard", !.cases = ids]})
     ELSE Become(i, S, Enter([m EXCEPT !.cases = ids], CHOOSE id \in ids : TRUE, S))
Guard(i) == LET m == th[i]  ids == {id \in m.cases : GuardHolds(RowOf[id].guard, S, m)} IN
  /\ m.pc = "guard"
  /\ Become(i, S, Enter([m EXCEPT !.cases = ids], CHOOSE id \in ids : TRUE, S))
Cas(i) == LET m == th[i]
              row == RowOf[CHOOSE id \in m.cases : TRUE]
              X == [S EXCEPT !.status[m.t] = row.via, !.by[m.t] = i]
              won == [At(m, "row") EXCEPT !.lin = @ \/ FrameOf[m.op].shape = "one",
                                          !.taken = S.arm[m.t]] IN
  /\ m.pc = "cas"
  /\ IF S.status[m.t] # row.from
     THEN Become(i, S, AfterRow(S, [m EXCEPT !.pc = "run"], row.lost, "none"))
     ELSE IF Cardinality(m.cases) > 1 THEN Become(i, X, {[won EXCEPT !.pc = "decide"]})
     ELSE Become(i, X, Settled(X, [won EXCEPT !.pc = "run", !.cases = {},
                                           !.row = CHOOSE id \in m.cases : TRUE]))
Decide(i) == LET m == th[i] IN
  /\ m.pc = "decide"
  /\ \E id \in m.cases :
       /\ OwnedHolds(RowOf[id].owned, S, m)
       /\ Become(i, S, Settled(S, [m EXCEPT !.pc = "run", !.row = id, !.cases = {}]))
Step(i) ==
  LET m == th[i]
      s == Program(m)[m.k]
      row == IF m.row = "none" THEN <<>> ELSE RowOf[m.row] IN
  /\ m.pc = "run"
  /\ IF s \in DOMAIN Calls THEN Become(i, S, Settled(S, Push(m, Calls[s])))
     ELSE \E o \in Do(s, S, m, i, row) :
            Become(i, o.S, Settled(o.S, [o.m EXCEPT
              !.k = @ + 1, !.lin = @ \/ (s = "commit" /\ row.kind = "store")]))
(* A return releases the locks. The return of moveTimers starts the world and destroys the     *)
(* emptied P: destroy resets the fields that the parameters name.                              *)
Return(i) ==
  LET m == th[i]
      lock == FrameOf[m.op].lock
      Reset(values) == IF lock = "world" THEN [values EXCEPT ![m.q] = 0] ELSE values IN
  /\ m.pc = "ret"
  /\ S' = [S EXCEPT
       !.pub = IF lock = "none" THEN @ \cup {m.t} ELSE @,
       !.world = IF lock = "world" THEN NONE ELSE @,
       !.lock = IF lock = "none" THEN @ ELSE [p \in Procs |-> IF @[p] = i THEN NONE ELSE @[p]],
       !.numTimers = Reset(@),
       !.deletedTimers = Reset(@),
       !.adjustTimers = Reset(@),
       !.timer0When = Reset(@),
       !.timerModifiedEarliest = IF Params.destroy = "allbounds" THEN Reset(@) ELSE @,
       !.stopped = IF m.val = "true" THEN [@ EXCEPT ![m.t] = @ \cup {m.taken}] ELSE @]
  /\ th' = [th EXCEPT ![i] = [Blank EXCEPT !.left = m.left]]

----
(* THE OPERATIONS THAT THREADS START *)

MayCall(o, t) ==
  IF o \in FirstOps THEN t \in S.fresh
  ELSE t \in S.pub \/ (EarlyClients /\ S.status[t] # InitialStatus)
StartClient(i) == LET m == th[i] IN
  /\ m.pc = "idle" /\ (MaxCalls = 0 \/ m.left > 0)
  /\ \E o \in ClientOps, p \in Procs, t \in Timers, w \in Whens, d \in Periods,
        offp \in IF OffP THEN BOOLEAN ELSE {FALSE} :
       /\ MayCall(o, t) /\ (S.world = NONE \/ offp)
       (* if the operation has no such argument, one value stands for all *)
       /\ ~Takes(o, "when") => w = CHOOSE x \in Whens : TRUE
       /\ ~Takes(o, "period") => d = CHOOSE x \in Periods : TRUE
       /\ LET X == [S EXCEPT !.fresh = @ \ {t}] IN
          Become(i, X, Settled(X, [At(m, "enter") EXCEPT
            !.pc = "run", !.op = o, !.t = t, !.p = p, !.when = w, !.period = d, !.offp = offp,
            !.left = IF MaxCalls = 0 THEN 0 ELSE @ - 1]))
StartHeap(i) == LET m == th[i] IN
  /\ m.pc = "idle" /\ S.world = NONE
  /\ \E o \in HeapOps, p \in Procs :
       /\ S.lock[p] = NONE /\ S.heap[p] # {}
       /\ LET X == [S EXCEPT !.lock[p] = i] IN
          Become(i, X, Settled(X, [At(m, "enter") EXCEPT
            !.pc = "run", !.op = o, !.p = p, !.now = IF Takes(o, "now") THEN S.clock ELSE 0]))
(* Whether a thread can be stopped with the world: one on a P between operations, before a     *)
(* first CAS, and after its commit, where Go calls releasem.                                   *)
Preemptible(i) == LET m == th[i] IN
  \/ m.offp
  \/ m.pc \in {"idle", "load", "ret"} /\ (m.op # "none" => FrameOf[m.op].lock = "none")
  \/ /\ m.pc = "run" /\ m.phase = "row" /\ FrameOf[m.op].lock = "none"
     /\ RowOf[m.row].kind = "go" /\ Committed(RowOf[m.row], m.k)
StartWorld(i) == LET m == th[i] IN
  /\ m.pc = "idle" /\ S.world = NONE /\ \A j \in Threads : Preemptible(j)
  /\ \E o \in WorldOps, p, q \in Procs :
       /\ p # q /\ S.lock[p] = NONE /\ S.lock[q] = NONE /\ S.heap[q] # {}
       /\ LET X == [S EXCEPT !.lock[p] = i, !.lock[q] = i, !.world = i, !.heap[q] = {}] IN
          Become(i, X, Settled(X, [At(m, "enter") EXCEPT
            !.pc = "run", !.op = o, !.p = p, !.q = q, !.todo = S.heap[q]]))
Tick == S.clock < MaxNow /\ S' = [S EXCEPT !.clock = @ + 1] /\ UNCHANGED th

Continue(i) == /\ S.world \in {NONE, i} \/ th[i].offp
               /\ Pick(i) \/ Load(i) \/ Guard(i) \/ Cas(i) \/ Decide(i) \/ Step(i) \/ Return(i)
Quiet == \A i \in Threads : th[i].pc = "idle"
Rest == Quiet /\ UNCHANGED vars        (* all threads are idle: no deadlock *)
Next == \/ Tick
        \/ Rest
        \/ \E i \in Threads : Continue(i) \/ StartClient(i) \/ StartHeap(i) \/ StartWorld(i)
Spec == Init /\ [][Next]_vars
===============================================================================
