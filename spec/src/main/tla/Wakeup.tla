-------------------------------- MODULE Wakeup --------------------------------
(* Model M4: which thread looks at the timers, and when. Ms on Ps, the M that    *)
(* sleeps in the poller, and clients that arm timers, on a P or on none. The     *)
(* rows of the poller are read from TimerTable. A P's timers are a set of        *)
(* deadlines, published in one step (M2 is about the two bounds). findrunnable   *)
(* before its first row is modelled here: it runs due timers, may spin if twice  *)
(* the spinning Ms are fewer than the busy Ps, and then looks at the other Ps.   *)
(* Time passes only at the end of a sleep. sysmon is optional.                   *)
EXTENDS Integers, FiniteSets, Sequences, TimerTable
CONSTANTS
  Edition, Mutations,       \* which table
  Ps,                       \* the Ps: 1..n
  Ms,                       \* the threads that may run on a P
  Outside,                  \* clients that are on no P
  Busy,                     \* the Ms that start in a goroutine, each on a P; one more starts at the
                            \* top of findrunnable, the others are stopped
  Whens,                    \* deadlines that clients arm
  Before,                   \* deadlines that a P may have from the start
  MaxArms,                  \* how many timers are armed or made earlier
  Waiters,                  \* do channels wait for the poller, so that it polls without a deadline?
  Ends,                     \* may a goroutine end?
  Sysmon,                   \* is there a watchdog that starts an M for an overdue timer?
  NONE                      \* no thread
VARIABLES
  S,                        \* the shared state, a record: see SharedType
  th                        \* th[i]: the registers of thread i, a record: see RegisterType
vars == <<S, th>>

TheTable == PollerTable(Edition, Mutations)
Params == TheTable.parameters
RowIds == {TheTable.rows[k].id : k \in DOMAIN TheTable.rows}
RowOf ==
  [id \in RowIds |->
    TheTable.rows[CHOOSE k \in DOMAIN TheTable.rows : TheTable.rows[k].id = id]]
RowsAt ==
  [op \in DOMAIN PollerFrames |->
    [w \in DOMAIN PollerWords |-> {id \in RowIds : RowOf[id].op = op /\ RowOf[id].word = w}]]
Threads == Ms \cup Outside

----
(* THE STATE: its fields, each with the values that it may have. A deadline of  *)
(* 0 is none.                                                                   *)

BackType == {"none", "step", "look", "go", "client"}
ValuesOf(word) == {PollerWords[word][k] : k \in DOMAIN PollerWords[word]}
SharedType ==
  [clock        : Nat,
   pending      : [Ps -> SUBSET Nat],         \* the deadlines of the timers of each P
   mask         : [Ps -> BOOLEAN],            \* timerpMask: may the P have timers?
   idle         : SUBSET Ps,                  \* the Ps that no M has
   nmspinning   : Int,                        \* the count of spinning Ms
   needspinning : ValuesOf("needspinning"),   \* the words of the poller, see PollerWords
   lastpoll     : ValuesOf("lastpoll"),
   pollUntil    : Nat,                        \* the deadline in the word pollUntil
   wakeSig      : ValuesOf("wakeSig"),
   wakeup       : Nat,                        \* breaks that the selector holds and has not given up
   permit       : BOOLEAN,                    \* does the next park of the tail end at once?
   arms         : 0..MaxArms,                 \* how many timers were armed or made earlier
   (* ghosts *)
   at           : Nat,                        \* the time in lastpoll
   ended        : Nat]                        \* when the last sleep ended

(* pc, where a thread is:                                                       *)
(*   go       an M that runs a goroutine                                        *)
(*   client   a client on no P, in no operation                                 *)
(*   top      at the top of findrunnable: runs what is due on its P             *)
(*   peek     before a poll that does not sleep                                 *)
(*   look     before it decides whether it spins                                *)
(*   count    has read how many Ms spin                                         *)
(*   spin     before it becomes one of them                                     *)
(*   scan     looks at the timers of the other Ps                               *)
(*   word     before it loads the word of an operation that is next             *)
(*   run      before a step of a row                                            *)
(*   stopped  an M that waits until another one starts it                       *)
RegisterType ==
  [pc        : {"go", "client", "top", "peek", "look", "count", "spin", "scan", "word", "run",
                "stopped"},
   p         : Ps \cup {0},                   \* its P; 0: none
   op        : DOMAIN PollerFrames \cup {"none"},   \* the operation
   word      : Nat,                           \* which of the operation's words it is at
   row       : RowIds \cup {"none"},          \* the row that it runs
   k         : Nat,                           \* which step of the row is next
   sub       : Nat,                           \* which part of a step of several parts is next
   mine      : Nat,                           \* the deadline until which it may sleep, or has armed
   spinning  : BOOLEAN,                       \* is it one of the Ms that are counted as spinning?
   was       : BOOLEAN,                       \* was it, before it gave up its P?
   seen      : Int,                           \* nmspinning as it has read it
   now       : Nat,                           \* the clock as it has read it
   todo      : SUBSET Ps,                     \* the Ps that its scan has not looked at
   signalled : BOOLEAN,                       \* has a break ended its sleep?
   stack     : Seq([op   : DOMAIN PollerFrames \cup {"none"},   \* what waits for this operation
                    word : Nat,
                    row  : RowIds \cup {"none"},
                    k    : Nat,
                    back : BackType]),
   back      : BackType]                      \* what follows the operation: a step, or a place
TypeOK == S \in SharedType /\ \A i \in Threads : th[i] \in RegisterType

Least(ds) == IF ds = {} THEN 0 ELSE CHOOSE d \in ds : \A e \in ds : d <= e
(* 0 stands for none *)
Sooner(a, b) == IF a = 0 THEN b ELSE IF b = 0 \/ a < b THEN a ELSE b
(* the idle P with the smallest number; any other would do, because Ps differ only in their    *)
(* timers, which are arbitrary at the start                                                    *)
First(ps) == CHOOSE p \in ps : \A q \in ps : p <= q

Blank ==
  [pc |-> "stopped", p |-> 0, op |-> "none", word |-> 0, row |-> "none", k |-> 0, sub |-> 0,
   mine |-> 0, spinning |-> FALSE, was |-> FALSE, seen |-> 0, now |-> 0, todo |-> {},
   signalled |-> FALSE, stack |-> <<>>, back |-> "none"]
Starts == {m \in Ms : m \notin Busy}
Init ==
  \E first \in Starts, timers \in [Ps -> SUBSET Before] :
    LET order == CHOOSE f \in [Busy \cup {first} -> Ps] :
                   \A a, b \in DOMAIN f : a # b => f[a] # f[b]
        used == {order[m] : m \in DOMAIN order} IN
    /\ S = [clock |-> 0,
            pending |-> timers,
            mask |-> [p \in Ps |-> p \in used \/ timers[p] # {}],
            idle |-> Ps \ used,
            nmspinning |-> 0,
            needspinning |-> "clear",
            lastpoll |-> "polled",
            pollUntil |-> 0,
            wakeSig |-> "clear",
            wakeup |-> 0,
            permit |-> FALSE,
            arms |-> 0,
            at |-> 0,
            ended |-> 0]
    /\ th = [m \in Threads |->
              IF m \in Busy THEN [Blank EXCEPT !.pc = "go", !.p = order[m]]
              ELSE IF m = first THEN [Blank EXCEPT !.pc = "top", !.p = order[m]]
              ELSE IF m \in Outside THEN [Blank EXCEPT !.pc = "client"] ELSE Blank]
Become(i, X, m) == S' = X /\ th' = [th EXCEPT ![i] = m]

----
(* ROWS *)

Call(m, op, back) ==
  [m EXCEPT !.stack = <<[op |-> m.op, word |-> m.word, row |-> m.row, k |-> m.k + 1,
                         back |-> m.back]>> \o @,
            !.pc = "word", !.op = op, !.word = 1, !.row = "none", !.k = 0, !.sub = 0,
            !.back = back]
(* the end of an operation: back to the step that called it, or to the thread's next place *)
Back(m) ==
  LET f == Head(m.stack) IN
  IF m.back = "step"
  THEN [m EXCEPT !.pc = "run", !.op = f.op, !.word = f.word, !.row = f.row, !.k = f.k,
                 !.back = f.back, !.stack = Tail(@)]
  ELSE [m EXCEPT !.pc = m.back, !.op = f.op, !.word = 0, !.row = "none", !.k = 0,
                 !.mine = IF m.back = "look" THEN @ ELSE 0,
                 !.back = f.back, !.stack = Tail(@)]
Finish(m) == LET r == RowOf[m.row] IN
  CASE r.result = "leave"   -> Back(m)
    [] r.result = "advance" -> [m EXCEPT !.pc = "word", !.word = @ + 1, !.row = "none", !.k = 0]
    [] r.result = "top"     ->
         IF m.pc = "stopped" THEN Blank
         ELSE [Blank EXCEPT !.pc = "top", !.p = m.p, !.spinning = m.spinning]
RECURSIVE Settled(_)
Settled(m) ==
  IF m.pc \in {"run", "stopped"} /\ m.row # "none" /\ m.k > Len(RowOf[m.row].steps)
  THEN Settled(Finish(m)) ELSE m
Done(m) == Settled([m EXCEPT !.k = @ + 1, !.sub = 0])

Value(w, m) == CASE w = "needspinning" -> S.needspinning
                 [] w = "spinning"     -> IF m.spinning THEN "yes" ELSE "no"
                 [] w = "lastpoll"     -> S.lastpoll
                 [] w = "pollUntil"    -> IF S.pollUntil = 0 THEN "none" ELSE "set"
                 [] w = "wakeSig"      -> S.wakeSig
Wanted(m) == Waiters \/ m.mine # 0
Holds(g, m) == CASE g = "any"         -> TRUE
                 [] g = "later"       -> S.pollUntil > m.mine
                 [] g = "notlater"    -> S.pollUntil <= m.mine
                 [] g = "wanted"      -> Wanted(m)
                 [] g = "notwanted"   -> ~Wanted(m)
                 [] g = "isspinning"  -> m.spinning
                 [] g = "notspinning" -> ~m.spinning
                 [] g = "signalled"   -> m.signalled
                 [] g = "unsignalled" -> ~m.signalled
Written(X, w, value) == CASE w = "lastpoll" -> [X EXCEPT !.lastpoll = value]
                          [] w = "wakeSig"  -> [X EXCEPT !.wakeSig = value]
Dropped(X, p) == [X EXCEPT !.idle = @ \cup {p}, !.mask[p] = @ /\ X.pending[p] # {}]
(* loads the word, tests it and, if the row takes it, takes it; under sched.lock the P is       *)
(* dropped in the same step                                                                     *)
LoadWord(i) == LET m == th[i]
                w == PollerFrames[m.op][m.word]
                mine == {id \in RowsAt[m.op][w] :
                           RowOf[id].from = Value(w, m) /\ Holds(RowOf[id].guard, m)}
                row == RowOf[CHOOSE id \in mine : TRUE]
                X == IF row.kind = "go" THEN Written(S, w, row.via) ELSE S
                in == [m EXCEPT !.pc = "run", !.row = row.id, !.k = 1] IN
  /\ m.pc = "word"
  /\ IF w = "needspinning" /\ row.steps = <<"drop">>
     THEN Become(i, Dropped(X, m.p), Settled([in EXCEPT !.p = 0, !.k = 2]))
     ELSE IF w = "needspinning" /\ row.steps = <<"spin">>
     THEN Become(i, [X EXCEPT !.nmspinning = @ + 1, !.needspinning = "clear"],
              Settled([in EXCEPT !.spinning = TRUE, !.k = 2]))
     ELSE Become(i, X, Settled(in))

Started(t, m, p) == [t EXCEPT ![m] = [Blank EXCEPT !.pc = "top", !.p = p, !.spinning = TRUE]]
Stopped == {m \in Ms : th[m].pc = "stopped"}
(* the count is taken back under the same sched.lock under which no P was found, so no thread *)
(* drops a P in between                                                                       *)
Wakep(i) == LET m == th[i] IN
  CASE m.sub = 0 ->
         IF S.nmspinning # 0 THEN Become(i, S, Done(m))
         ELSE Become(i, [S EXCEPT !.nmspinning = 1], [m EXCEPT !.sub = 1])
    [] m.sub = 1 ->
         LET need == IF Params.recheck = "spinningorneeded" THEN "set" ELSE S.needspinning IN
         IF S.idle = {}
         THEN Become(i, [S EXCEPT !.nmspinning = @ - 1, !.needspinning = need], Done(m))
         ELSE \E new \in Stopped :
                LET p == First(S.idle) IN
                /\ S' = [S EXCEPT !.idle = @ \ {p}, !.mask[p] = TRUE]
                /\ th' = [Started(th, new, p) EXCEPT ![i] = Done(m)]
(* sub: how many Ps have been looked at *)
Recheck(i) ==
  LET m == th[i]
      p == m.sub + 1
      mine == IF S.mask[p] THEN Sooner(m.mine, Least(S.pending[p])) ELSE m.mine IN
  Become(i, S, IF p = Cardinality(Ps) THEN Done([m EXCEPT !.mine = mine])
            ELSE [m EXCEPT !.mine = mine, !.sub = p])
Slept(m) == [S EXCEPT !.clock = IF m.mine > @ THEN m.mine ELSE @]
Ended(X) == [X EXCEPT !.ended = X.clock]
Select(i) == LET m == th[i]  last == Params.sleep = "selector" IN
  \/ S.wakeup > 0 /\ Become(i, Ended(S), Done([m EXCEPT !.signalled = TRUE]))
  \/ /\ m.mine # 0 /\ S.wakeup = 0
     /\ IF last THEN Become(i, Ended(Slept(m)), Done(m)) ELSE Become(i, S, Done(m))
ParkTail(i) == LET m == th[i] IN
  \/ m.signalled /\ Become(i, S, Done(m))
  \/ /\ ~m.signalled /\ S.permit
     /\ Become(i, [Ended(S) EXCEPT !.permit = FALSE], Done([m EXCEPT !.signalled = TRUE]))
  \/ ~m.signalled /\ ~S.permit /\ Become(i, Ended(Slept(m)), Done(m))
Takep(i, asks) == LET m == th[i]  p == First(S.idle) IN
  IF S.idle = {}
  THEN Become(i, IF asks THEN [S EXCEPT !.needspinning = "set"] ELSE S,
           Done([m EXCEPT !.pc = "stopped", !.was = FALSE]))
  ELSE Become(i, [S EXCEPT !.idle = @ \ {p}, !.mask[p] = TRUE,
                        !.nmspinning = IF m.was THEN @ + 1 ELSE @,
                        !.needspinning = IF m.was THEN "clear" ELSE @],
           Done([m EXCEPT !.p = p, !.spinning = m.was, !.was = FALSE]))
Step(i) == LET m == th[i]  row == RowOf[m.row]  s == row.steps[m.k] IN
  /\ m.pc = "run"
  /\ CASE s = "wakep"      -> Wakep(i)
       [] s = "break"      -> Become(i, S, Call(m, "netpollBreak", "step"))
       [] s = "netpoll"    -> Become(i, S, Call(m, "netpoll", "step"))
       [] s = "wakeup"     -> Become(i, [S EXCEPT !.wakeup = @ + 1], Done(m))
       [] s = "unpark"     -> Become(i, [S EXCEPT !.permit = TRUE], Done(m))
       [] s = "drop"       -> Become(i, Dropped(S, m.p), Done([m EXCEPT !.p = 0]))
       [] s = "spin"       -> Become(i, [S EXCEPT !.nmspinning = @ + 1, !.needspinning = "clear"],
                                  Done([m EXCEPT !.spinning = TRUE]))
       [] s = "unspin"     -> Become(i, [S EXCEPT !.nmspinning = @ - 1],
                                  Done([m EXCEPT !.spinning = FALSE, !.was = TRUE]))
       [] s = "recheck"    -> Recheck(i)
       [] s = "storeuntil" -> Become(i, [S EXCEPT !.pollUntil = m.mine], Done(m))
       [] s = "select"     -> Select(i)
       [] s = "tail"       -> ParkTail(i)
       [] s = "consume"    -> Become(i, [S EXCEPT !.wakeup = 0], Done(m))
       [] s = "clearuntil" -> Become(i, [S EXCEPT !.pollUntil = 0], Done(m))
       [] s = "now"        -> Become(i, S, Done([m EXCEPT !.now = S.clock]))
       [] s = "commit"     -> Become(i, IF row.word = "lastpoll"
                                     THEN [S EXCEPT !.lastpoll = row.to, !.at = m.now]
                                     ELSE Written(S, row.word, row.to), Done(m))
       [] s = "takep"      -> Takep(i, FALSE)
       [] s = "takeporask" -> Takep(i, TRUE)
       [] s = "stop"       -> Become(i, S, Done([m EXCEPT !.pc = "stopped", !.was = FALSE]))

----
(* findrunnable BEFORE ITS FIRST ROW *)

Due(p) == {d \in S.pending[p] : d <= S.clock}
WithoutDue(p) == [S EXCEPT !.pending[p] = @ \ Due(p)]
Top(i) == LET m == th[i] IN
  /\ m.pc = "top"
  /\ Become(i, WithoutDue(m.p), [m EXCEPT !.pc = IF Waiters THEN "peek" ELSE "look",
                                !.mine = Least(S.pending[m.p] \ Due(m.p)), !.now = S.clock])
(* polls without sleeping, if no other thread polls *)
Peek(i) == LET m == th[i] IN
  /\ m.pc = "peek"
  /\ Become(i, S, IF S.lastpoll = "polled" THEN Call(m, "netpollNow", "look")
               ELSE [m EXCEPT !.pc = "look"])
LookAround(i) == LET m == th[i] IN
  /\ m.pc = "look"
  /\ Become(i, S, IF m.spinning THEN [m EXCEPT !.pc = "scan", !.todo = Ps \ {m.p}]
               ELSE [m EXCEPT !.pc = "count", !.seen = S.nmspinning])
Sleepy(m) == [m EXCEPT !.pc = "word", !.op = "findrunnable", !.word = 1, !.seen = 0, !.todo = {}]
Count(i) == LET m == th[i] IN
  /\ m.pc = "count"
  /\ Become(i, S, IF 2 * m.seen < Cardinality(Ps) - Cardinality(S.idle)
               THEN [m EXCEPT !.pc = "spin", !.seen = 0] ELSE Sleepy(m))
Spin(i) == LET m == th[i] IN
  /\ m.pc = "spin"
  /\ Become(i, [S EXCEPT !.nmspinning = @ + 1, !.needspinning = "clear"],
         [m EXCEPT !.pc = "scan", !.spinning = TRUE, !.todo = Ps \ {m.p}])
Scan(i) == LET m == th[i] IN
  /\ m.pc = "scan"
  /\ IF m.todo = {} THEN Become(i, S, Sleepy(m))
     ELSE \E p \in m.todo :
            IF ~S.mask[p] THEN Become(i, S, [m EXCEPT !.todo = @ \ {p}])
            ELSE IF Due(p) # {}
            THEN Become(i, WithoutDue(p), [m EXCEPT !.pc = "top", !.todo = {}, !.mine = 0])
            ELSE Become(i, S, [m EXCEPT !.todo = @ \ {p}, !.mine = Sooner(@, Least(S.pending[p]))])

----
(* THE CALLS OF CLIENTS AND SYSMON *)

(* arms a new timer, on the thread's own P, or on any P for a client on none; or gives a timer  *)
(* of any P an earlier deadline                                                                 *)
Arm(i) == LET m == th[i] IN
  /\ m.pc \in {"go", "client"} /\ S.arms < MaxArms
  /\ \E d \in Whens, p \in Ps :
       /\ d > S.clock
       /\ \E gone \in {{}} \cup {{e} : e \in {e \in S.pending[p] : e > d}} :
            /\ gone = {} => m.pc = "client" \/ p = m.p
            /\ Become(i, [S EXCEPT !.pending[p] = (@ \ gone) \cup {d}, !.arms = @ + 1,
                                !.mask[p] = @ \/ Params.callers = "anywhere"],
                   [Call(m, "wakeNetPoller", m.pc) EXCEPT !.mine = d])
End(i) == Ends /\ th[i].pc = "go" /\ Become(i, S, [th[i] EXCEPT !.pc = "top"])

Asleep(m) == m.pc = "run" /\ RowOf[m.row].steps[m.k] \in {"select", "tail"}
SleepsOn(m) ==
  /\ Asleep(m)
  /\ IF RowOf[m.row].steps[m.k] = "select" THEN S.wakeup = 0 ELSE ~S.permit /\ ~m.signalled
  /\ m.mine = 0 \/ m.mine > S.clock
AtRest == \A i \in Threads : th[i].pc \in {"stopped", "go", "client"} \/ SleepsOn(th[i])
Pending == UNION {S.pending[p] : p \in Ps}
Awaited(d) == \E m \in Ms : SleepsOn(th[m]) /\ th[m].mine # 0 /\ th[m].mine <= d
(* sysmon: if a timer is overdue for which no thread sleeps, it starts an M on an idle P *)
Watch == /\ Sysmon /\ S.idle # {} /\ \E d \in Pending : ~Awaited(d)
         /\ \E new \in Stopped :
              LET p == First(S.idle)
                  late == Least({d \in Pending : ~Awaited(d)}) IN
              /\ S' = [S EXCEPT !.idle = @ \ {p}, !.mask[p] = TRUE,
                                !.nmspinning = @ + 1, !.needspinning = "clear",
                                !.clock = IF late > @ THEN late ELSE @]
              /\ th' = Started(th, new, p)

Works(i) == \/ LoadWord(i) \/ Step(i)
            \/ Top(i) \/ Peek(i) \/ LookAround(i) \/ Count(i) \/ Spin(i) \/ Scan(i)
Rest == AtRest /\ UNCHANGED vars
Next == Watch \/ Rest \/ \E i \in Threads : Works(i) \/ Arm(i) \/ End(i)
Spec == Init /\ [][Next]_vars
===============================================================================
