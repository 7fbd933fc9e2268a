------------------------------ MODULE MutexTimers ------------------------------
(* Interprets the rows of MutexTable. One action of the model is one loud step, *)
(* or one look at astate, with the quiet steps that follow it. Names no row,    *)
(* operation or pattern of bits: they all come from the table.                  *)
EXTENDS Integers, FiniteSets, Sequences, MutexTable
CONSTANTS
  Edition, Mutations,        \* which table
  Timers, Procs,             \* the instance
  Kind,                      \* what each timer does: chan, func or sleep
  Users, Runners, Readers,   \* threads that call, that run a P's timers, that look at the bounds
  Sleepers,                  \* readers that sleep until the time that the bounds gave them
  Does, MaxCalls, On,        \* of each user: what it may call, how often, on which timers
  Gives,                     \* users whose select has a second case, which may win
  Whens,                     \* of each user: the deadlines that it asks for
  Periods, MaxNow,           \* the periods that users ask for; the clock runs from 1 to MaxNow
  InitWhen,                  \* of each timer: when it is due, in a heap from the start, or 0
  Arity,                     \* children of a slot of the heap
  Local,                     \* do runners check their own P? Only then may they force a scan
  Preempts,                  \* may a thread that cleans a heap be asked to let others run?
  Resizes,                   \* how often a P may be destroyed or made again
  Checks,                    \* how often a runner may check a P's timers; -1: no limit
  NONE
VARIABLES
  S,                         \* what threads share: see Shared
  th,                        \* the registers of each thread: see Blank
  promise                    \* of each timer: the states that Promise may be in
vars == <<S, th, promise>>

TheTable == Table(Edition, Mutations)
TheRows == TheTable.rows
St == INSTANCE MutexSteps WITH Inflight <- TheTable.parameters.inflight
Pr == INSTANCE Promise

RowIds == {TheRows[k].id : k \in DOMAIN TheRows}
RowOf == [id \in RowIds |-> TheRows[CHOOSE k \in DOMAIN TheRows : TheRows[k].id = id]]
Stages == {<<RowOf[id].op, RowOf[id].at>> : id \in RowIds}
RowsAt == [s \in Stages |-> {id \in RowIds : RowOf[id].op = s[1] /\ RowOf[id].at = s[2]}]
WordAt == [s \in Stages |-> RowOf[CHOOSE id \in RowsAt[s] : TRUE].word]
Threads == Users \cup Runners \cup Readers

(* Loud steps that no other thread of this instance can notice are treated as quiet, which saves *)
(* states: those that touch only fields that no thread of it reads without the lock held here.   *)
Unheard == (IF Local THEN {} ELSE {"zombies", "len"})
           \cup (IF Sleepers = {} THEN {"poller"} ELSE {})
StepNames == {Steps[k].name : k \in DOMAIN Steps}
StepOf == [s \in StepNames |-> Steps[CHOOSE k \in DOMAIN Steps : Steps[k].name = s]]
Set(sequence) == {sequence[k] : k \in DOMAIN sequence}
Unnoticed(s) == LET writes == Set(StepOf[s].writes)  reads == Set(StepOf[s].reads) IN
  /\ StepOf[s].takes = <<>>
  /\ \/ writes # {} /\ writes \subseteq Unheard
     \/ writes = {} /\ reads # {} /\ reads \subseteq Unheard
     \/ s = "askwake" /\ Sleepers = {}
LoudSteps == {s \in StepNames : StepOf[s].grain = "loud" /\ ~Unnoticed(s)}

(* ---- the state ---- *)

(* The registers of a thread, as they are while it does nothing. *)
Blank ==
  [pc |-> "idle",            \* idle, run, panic; answer: a reader that has one; ret: see Comes
   top |-> "none",           \* what the user calls
   op |-> "none", at |-> "0", row |-> "none", next |-> 0,   \* operation, stage, row, next step
   stack |-> <<>>,           \* for each operation that called another: where it goes on
   t |-> NONE, p |-> NONE,   \* the timer, the P
   q |-> NONE, k |-> 0, changed |-> FALSE,   \* of a walk: P, slot, has it changed a slot?
   ts |-> NONE,              \* the timers that a firing timer was taken from
   w |-> 0, per |-> 0,       \* the arguments when and period
   id |-> 0,                 \* ghost: the number of the setting
   now |-> 0, b |-> 0, h |-> 0,              \* clock, minWhenModified and minWhenHeap as read
   wakeup |-> 0,             \* the deadline for which the poller is to be woken
   force |-> FALSE, ran |-> FALSE,           \* is a scan forced? was a timer run?
   pend |-> FALSE, was |-> 0, oneshot |-> FALSE,   \* pending; before the call: t.seq, t.period = 0
   seq |-> 0, arm |-> 0,     \* of a firing: the captured t.seq; ghost: its setting
   val |-> 0,                \* what was received
   n |-> 0, saw |-> {},      \* a reader's answer; ghost: what was pending throughout its look
   left |-> 0]               \* calls, or checks, that may still be made
InHeap == {t \in Timers : InitWhen[t] > 0}
Home == CHOOSE p \in Procs : TRUE
RECURSIVE Inserted(_, _)
Inserted(heap, ts) ==
  IF ts = {} THEN heap
  ELSE LET t == CHOOSE u \in ts : TRUE IN
       Inserted(St!Up(Append(heap, t), InitWhen, Len(heap) + 1), ts \ {t})
Heap0 == Inserted(<<>>, InHeap)
First0 == IF InHeap = {} THEN 0 ELSE InitWhen[Heap0[1]]
FirstSetting == 99           \* the number of the setting of a timer that starts in a heap
OfTimers(x) == [t \in Timers |-> x]
OfProcs(x) == [p \in Procs |-> x]
Shared ==
  [clock |-> 1,
   when |-> InitWhen, period |-> OfTimers(0), seq |-> OfTimers(1),
   bits |-> [t \in Timers |-> IF t \in InHeap THEN {"heaped"} ELSE {}],
   astate |-> [t \in Timers |-> IF t \in InHeap THEN {"heaped"} ELSE {}],
   ts |-> [t \in Timers |-> IF t \in InHeap THEN Home ELSE NONE],
   blocked |-> OfTimers(0),
   sending |-> OfTimers(0),  \* the number of sends in flight
   sendseq |-> OfTimers(0),  \* the seq of one of these sends; 0 none
   heap |-> [p \in Procs |-> IF p = Home THEN Heap0 ELSE <<>>],
   slot |-> InitWhen,        \* the when of the timer's slot
   zombies |-> OfProcs(0),
   len |-> [p \in Procs |-> IF p = Home THEN Cardinality(InHeap) ELSE 0],
   minheap |-> [p \in Procs |-> IF p = Home THEN First0 ELSE 0],
   minmod |-> OfProcs(0),
   buffer |-> OfTimers(0),   \* the setting that the value in the channel is of; 0 none
   waiters |-> OfTimers({}), \* the users that wait for the channel
   handed |-> [i \in Users |-> 0],   \* the value given to a user that waits; -1: it has left
   parked |-> OfTimers(FALSE),       \* is the goroutine that sleeps by the timer parked?
   sendlock |-> OfTimers(NONE), timerlock |-> OfTimers(NONE), chanlock |-> OfTimers(NONE),
   timerslock |-> OfProcs(NONE),     \* who holds each lock
   alive |-> Procs, resized |-> 0,   \* the Ps that exist; how often that has changed
   until |-> -1, woken |-> FALSE,    \* a sleeper's sleep: -1 none, 0 for ever; is it woken?
   arm |-> [t \in Timers |-> IF t \in InHeap THEN FirstSetting ELSE 0]]   \* ghost: the setting
Init ==
  /\ S = Shared
  /\ th = [i \in Threads |-> [Blank EXCEPT !.left = CASE i \in Users -> MaxCalls[i]
                                                      [] i \in Runners -> Checks
                                                      [] OTHER -> 0]]
  /\ promise = [t \in Timers |-> {Pr!Start(InitWhen[t], IF t \in InHeap THEN FirstSetting ELSE 0)}]

(* ---- running through rows ---- *)

Fits(bits, from) == \A k \in DOMAIN from :
  (from[k] = "+" => Bits[k] \in bits) /\ (from[k] = "-" => Bits[k] \notin bits)
Chosen(X, m, bits) ==
  {id \in RowsAt[<<m.op, m.at>>] :
     Fits(bits, RowOf[id].from) /\ \A g \in Set(RowOf[id].guards) : St!GuardHolds(g, X, m)}
BitsOf(X, m) == IF m.t = NONE THEN {} ELSE X.bits[m.t]
In(m, id) == [m EXCEPT !.row = id, !.next = 1]
Called(m, op) ==
  [m EXCEPT !.stack = <<[op |-> m.op, at |-> m.at, row |-> m.row, next |-> m.next + 1,
                         t |-> m.t]>> \o @,
            !.op = op, !.at = "0", !.row = "none", !.next = 0]
(* The registers that belong to an operation are cleared when it returns. *)
Returned(m) == LET f == Head(m.stack) IN
  [m EXCEPT !.op = f.op, !.at = f.at, !.row = f.row, !.next = f.next, !.t = f.t,
            !.stack = Tail(@), !.b = 0, !.h = 0, !.seq = 0, !.arm = 0]
Ended(m) == LET next == RowOf[m.row].next IN
  CASE next = "return" -> IF m.stack = <<>> THEN [m EXCEPT !.pc = "ret", !.row = "none"]
                          ELSE Returned(m)
    [] next = "panic"  -> [m EXCEPT !.pc = "panic"]
    [] OTHER           -> [m EXCEPT !.at = next, !.row = "none", !.next = 0]
(* One outcome of a step: the shared state, the registers m, and the rows that were begun. *)
Outcome(X, m, begun) == [S |-> X, m |-> m, begun |-> begun]
StepAt(m) == RowOf[m.row].steps[m.next]
(* The outcomes of all that happens before the next loud step or look at astate, or, if world is *)
(* TRUE, before the operation ends: the world is stopped, so that nobody else can notice a step.  *)
RECURSIVE Settled(_, _, _, _, _)
Settled(X, m, i, begun, world) ==
  IF m.pc # "run" THEN {Outcome(X, m, begun)}
  ELSE IF m.row = "none" THEN
         IF WordAt[<<m.op, m.at>>] = "astate" /\ ~world THEN {Outcome(X, m, begun)}
         ELSE UNION {Settled(X, In(m, id), i, begun \cup {id}, world) :
                       id \in Chosen(X, m, BitsOf(X, m))}
  ELSE IF m.next > Len(RowOf[m.row].steps) THEN Settled(X, Ended(m), i, begun, world)
  ELSE LET s == StepAt(m) IN
       IF s \in DOMAIN Calls THEN Settled(X, Called(m, Calls[s]), i, begun, world)
       ELSE IF s \in LoudSteps /\ ~world THEN {Outcome(X, m, begun)}
       ELSE UNION {Settled(o.S, IF o.m.pc = "panic" THEN o.m ELSE [o.m EXCEPT !.next = @ + 1],
                           i, begun, world) : o \in St!Do(s, X, m, i)}
(* the outcomes of the next loud step of thread i, and of the quiet ones that follow *)
Loudly(X, m, i) ==
  IF m.pc # "run" THEN {Outcome(X, m, {})}
  ELSE IF m.row = "none"
  THEN UNION {Settled(X, In(m, id), i, {id}, FALSE) : id \in Chosen(X, m, X.astate[m.t])}
  ELSE UNION {Settled(o.S, IF o.m.pc = "panic" THEN o.m ELSE [o.m EXCEPT !.next = @ + 1],
                      i, {}, FALSE) : o \in St!Do(StepAt(m), X, m, i)}
FromIdle(X, m, i) ==
  UNION {{Outcome(o.S, o.m, b.begun \cup o.begun) : o \in Loudly(b.S, b.m, i)} :
           b \in Settled(X, m, i, {}, FALSE)}

(* ---- what users see ---- *)

Asks == {"stop", "reset"}
Answer(m) == IF m.top \in Asks THEN (IF m.pend THEN Pr!True ELSE Pr!False) ELSE m.val
Fires(m) == m.pc = "run" /\ m.row # "none" /\ m.next <= Len(RowOf[m.row].steps)
            /\ StepAt(m) = "fire" /\ Kind[m.t] = "func"
Watched(t) == Kind[t] # "sleep"
Rested(m) == [Blank EXCEPT !.left = m.left]
(* Thread i takes outcome o. A call ends with its last step (pc "ret"), not later: the sooner *)
(* it ends, the more is promised of what follows.                                            *)
Comes(i, o, P) == LET over == o.m.pc = "ret" IN
  /\ S' = o.S
  /\ th' = [th EXCEPT ![i] = IF over THEN Rested(o.m) ELSE o.m]
  /\ promise' = IF over /\ i \in Users /\ Watched(o.m.t)
                THEN [P EXCEPT ![o.m.t] = Pr!Ended(@, i, Answer(o.m))] ELSE P
Work(i) == LET m == th[i] IN
  /\ m.pc = "run"
  /\ LET P == IF Fires(m) THEN [promise EXCEPT ![m.t] = Pr!Called(@, m.arm)] ELSE promise IN
     \E o \in Loudly(S, m, i) : Comes(i, o, P)

(* every call that a user may make now, as its registers *)
Numbered == CHOOSE f \in [Users -> 1..Cardinality(Users)] :
              \A i, j \in Users : f[i] = f[j] => i = j
Setting(i, m) == Numbered[i] * 10 + m.left
CallsOf(i, m) ==
  UNION {{[m EXCEPT !.pc = "run", !.top = top, !.op = top, !.t = t, !.left = @ - 1,
                    !.w = w, !.per = per, !.id = IF w = 0 THEN 0 ELSE Setting(i, m)] :
            w \in IF "when" \in Set(TheTable.operations[top].args) THEN Whens[i] ELSE {0},
            per \in IF "period" \in Set(TheTable.operations[top].args) THEN Periods ELSE {0},
            t \in On[i]} : top \in Does[i]}
(* A call begins with its first loud step: the later it begins, the more is promised. *)
Begin(i) == LET m == th[i] IN
  /\ m.pc = "idle" /\ m.left > 0
  /\ \E c \in CallsOf(i, m) :
       LET P == IF ~Watched(c.t) THEN promise
                ELSE [promise EXCEPT ![c.t] = Pr!Begun(@, c.t, i, [th EXCEPT ![i] = c], S.clock)] IN
       \E o \in FromIdle(S, c, i) : Comes(i, o, P)
ToCheck(i, m) ==
  {[m EXCEPT !.pc = "run", !.op = "check", !.p = p, !.left = IF @ > 0 THEN @ - 1 ELSE @] :
     p \in {q \in S.alive : S.minheap[q] # 0 \/ S.minmod[q] # 0 \/ S.heap[q] # <<>>}}
Check(i) == LET m == th[i] IN
  /\ m.pc = "idle" /\ m.left # 0
  /\ \E c \in ToCheck(i, m) : \E o \in FromIdle(S, c, i) : Comes(i, o, promise)
Tick ==
  /\ S.clock < MaxNow
  /\ S' = [S EXCEPT !.clock = @ + 1]
  /\ promise' = [t \in Timers |-> IF Watched(t) THEN Pr!Closed(promise[t], t, th, S.clock + 1)
                                  ELSE promise[t]]
  /\ UNCHANGED th

(* ---- readers look at the bounds without a lock; a sleeper then sleeps until the answer ---- *)

(* A reader's answer must account for each timer that is pending when its look begins and still *)
(* is when it ends.                                                                              *)
Live(p) ==
  {t \in Set(S.heap[p]) : S.timerlock[t] = NONE /\ S.when[t] > 0 /\ "zombie" \notin S.bits[t]}
PendingOn(p) == {<<t, S.arm[t], S.when[t]>> : t \in Live(p)}
Reading(m, p) == [m EXCEPT !.pc = "run", !.op = "wakeTime", !.p = p]
Looks(i, o) ==
  LET over == o.m.pc = "ret"  n == St!WakeOf(o.m) IN
  /\ th' = [th EXCEPT ![i] = IF ~over THEN o.m
                             ELSE [Blank EXCEPT !.pc = "answer", !.p = o.m.p, !.n = n,
                                                !.saw = o.m.saw \cap PendingOn(o.m.p)]]
  /\ S' = IF i \in Sleepers THEN [o.S EXCEPT !.until = IF over THEN n ELSE -1,
                                               !.woken = IF th[i].pc = "idle" THEN FALSE ELSE @]
          ELSE o.S
  /\ UNCHANGED promise
Look(i) == LET m == th[i] IN
  \/ /\ m.pc = "idle"
     /\ \E p \in S.alive :
          LET seen == IF i \in Sleepers THEN {} ELSE PendingOn(p) IN
          \E o \in FromIdle(S, [Reading(m, p) EXCEPT !.saw = seen], i) : Looks(i, o)
  \/ m.pc = "run" /\ \E o \in Loudly(S, m, i) : Looks(i, o)
Over(i) == LET m == th[i] IN
  /\ m.pc = "answer"
  /\ i \in Sleepers => S.woken \/ (m.n # 0 /\ m.n <= S.clock)
  /\ th' = [th EXCEPT ![i] = Blank]
  /\ S' = IF i \in Sleepers THEN [S EXCEPT !.until = -1] ELSE S
  /\ UNCHANGED promise

(* ---- Ps come and go while the world is stopped, when all threads can be preempted ---- *)

Holds(i) == \/ \E t \in Timers : i \in {S.timerlock[t], S.sendlock[t], S.chanlock[t]}
            \/ \E p \in Procs : S.timerslock[p] = i
(* Operations that run on the system stack or between acquirem and releasem. *)
NotPreemptible == {"unlockAndRun", "check", "run", "adjust", "maybeAdd"}
Busy(m) == m.op \in NotPreemptible \/ \E k \in DOMAIN m.stack : m.stack[k].op \in NotPreemptible
Stopped == \A i \in Threads : ~Holds(i) /\ ~Busy(th[i])
Resized(X) == [X EXCEPT !.resized = @ + 1]
Destroys(p, q) ==
  Settled(S, [Blank EXCEPT !.pc = "run", !.op = "take", !.p = p, !.q = q, !.k = 1], NONE, {}, TRUE)
Resize ==
  /\ S.resized < Resizes /\ Stopped
  /\ \/ \E p, q \in S.alive : p # q /\ \E o \in Destroys(p, q) :
          S' = [Resized(o.S) EXCEPT !.alive = @ \ {q}]
     \/ \E q \in Procs \ S.alive : S' = [Resized(S) EXCEPT !.alive = @ \cup {q}]
  /\ UNCHANGED <<th, promise>>

(* ---- all together ---- *)

Waits(i) == LET m == th[i] IN
  /\ i \in Users /\ m.pc = "run" /\ m.row # "none" /\ m.next <= Len(RowOf[m.row].steps)
  /\ StepAt(m) \in {"park", "awake"}
AtRest(i) == th[i].pc \in {"idle", "answer"} \/ Waits(i)
Rest == (\A i \in Threads : AtRest(i)) /\ UNCHANGED vars
Next == \/ Tick \/ Resize \/ Rest
        \/ \E i \in Users : Begin(i) \/ Work(i)
        \/ \E i \in Runners : Check(i) \/ Work(i)
        \/ \E i \in Readers : Look(i) \/ Over(i)
Spec == Init /\ [][Next]_vars
===============================================================================
