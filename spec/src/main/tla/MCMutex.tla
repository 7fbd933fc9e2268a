------------------------------- MODULE MCMutex --------------------------------
(* Instances of model M6, the timers with a mutex, and its properties by name.  *)
(* The configurations are derived from models.json.                             *)
EXTENDS MutexTimers, Faults, Coverage, TLC
CONSTANTS u1, u2, u3, r1, r2, l1, t1, t2, t3, t4, p1, p2

(* ---- properties ---- *)

Bit == {"heaped", "modified", "zombie"}
Holder == Threads \cup {NONE}
OpNames == DOMAIN TheTable.operations \cup {"none"}
StageNames == {s[2] : s \in Stages} \cup {"0"}
RowNames == RowIds \cup {"none"}
SharedType ==
  [clock : 1..MaxNow, when : [Timers -> Nat], period : [Timers -> Nat], seq : [Timers -> Nat],
   bits : [Timers -> SUBSET Bit], astate : [Timers -> SUBSET Bit],
   ts : [Timers -> Procs \cup {NONE}], blocked : [Timers -> 0..Cardinality(Users)],
   sending : [Timers -> Nat], sendseq : [Timers -> Nat],
   heap : [Procs -> Seq(Timers)], slot : [Timers -> Nat],
   zombies : [Procs -> Int], len : [Procs -> Nat],
   minheap : [Procs -> Nat], minmod : [Procs -> Nat],
   buffer : [Timers -> Nat], waiters : [Timers -> SUBSET Users], handed : [Users -> Int],
   parked : [Timers -> BOOLEAN],
   sendlock : [Timers -> Holder], timerlock : [Timers -> Holder], chanlock : [Timers -> Holder],
   timerslock : [Procs -> Holder],
   alive : SUBSET Procs, resized : 0..Resizes, until : Int, woken : BOOLEAN,
   arm : [Timers -> Nat]]
FrameType == [op : OpNames, at : StageNames, row : RowNames, next : Nat, t : Timers \cup {NONE}]
RegisterType ==
  [pc : {"idle", "run", "panic", "answer"}, top : OpNames,
   op : OpNames, at : StageNames, row : RowNames, next : Nat, stack : Seq(FrameType),
   t : Timers \cup {NONE}, p : Procs \cup {NONE}, q : Procs \cup {NONE}, k : Nat,
   changed : BOOLEAN, ts : Procs \cup {NONE}, w : Nat, per : Nat, id : Nat,
   now : Nat, b : Nat, h : Nat, wakeup : Nat, force : BOOLEAN, ran : BOOLEAN,
   pend : BOOLEAN, was : Nat, oneshot : BOOLEAN, seq : Nat, arm : Nat, val : Nat, n : Nat,
   saw : SUBSET (Timers \X Nat \X Nat), left : Int]
ObjectType ==
  [due : Nat, period : Nat, setting : Nat, owed : SUBSET Nat, says : [Users -> Int]]
TypeOK ==
  /\ S \in SharedType
  /\ th \in [Threads -> RegisterType]
  /\ promise \in [Timers -> SUBSET ObjectType]
NoPanic == \A i \in Threads : th[i].pc # "panic"
(* some order of the calls explains what all callers have seen *)
Linearizable == \A t \in Timers : promise[t] # {}

UsersIdle == \A i \in Users : th[i].pc = "idle"
(* a send is under way that no later setting has made void *)
StillValid(t) == \E i \in Threads : th[i].t = t /\ th[i].arm # 0 /\ th[i].seq = S.seq[t]
Active(t) == \/ S.when[t] > 0 \/ S.buffer[t] # 0
             \/ Kind[t] = "chan" /\ S.period[t] = 0 /\ StillValid(t)
(* while no call is under way, one of the explanations agrees with the timer on whether it is *)
(* active, and by which setting                                                               *)
OneOutcome == UsersIdle => \A t \in Timers : Watched(t) =>
  \E c \in promise[t] : (c.due # 0 <=> Active(t)) /\ (c.due # 0 => c.setting = S.arm[t])

Free(t) == S.timerlock[t] = NONE
Unlocked(p) == S.timerslock[p] = NONE
IsIn(t, p) == t \in Set(S.heap[p])
HeapAsState == \A t \in Timers : Free(t) =>
  /\ \A p \in Procs : Unlocked(p) => (IsIn(t, p) <=> S.ts[t] = p)
  /\ "heaped" \in S.bits[t] <=> S.ts[t] # NONE
  /\ S.bits[t] # {} => "heaped" \in S.bits[t]
AstateIsState == \A t \in Timers : Free(t) => S.astate[t] = S.bits[t]
ZombiesExact == \A p \in Procs : Unlocked(p) /\ (\A t \in Set(S.heap[p]) : Free(t)) =>
  S.zombies[p] = Cardinality({t \in Set(S.heap[p]) : "zombie" \in S.bits[t]})
HeapIsArray == \A p \in Procs : LET heap == S.heap[p] IN
  /\ \A j, k \in DOMAIN heap : j # k => heap[j] # heap[k]
  /\ Unlocked(p) => \A k \in DOMAIN heap :
       k > 1 => S.slot[heap[St!Parent(k)]] <= S.slot[heap[k]]
SlotsAsWhen == \A p \in Procs : Unlocked(p) => \A t \in Set(S.heap[p]) :
  Free(t) /\ S.bits[t] = {"heaped"} => S.slot[t] = S.when[t]
EmptyHasNoBound == \A p \in Procs : Unlocked(p) /\ S.heap[p] = <<>> =>
  S.minheap[p] = 0 /\ S.minmod[p] = 0
Covers(bound, when) == bound # 0 /\ bound <= when
Known(p, t) == Covers(S.minheap[p], S.when[t]) \/ Covers(S.minmod[p], S.when[t])
BoundsHold == \A p \in Procs : Unlocked(p) => \A t \in Live(p) : Known(p, t)
BoundsHoldInScans == \A p \in Procs : \A t \in Live(p) : Known(p, t)
BoundsRead == \A i \in Readers : th[i].pc = "answer" =>
  \A d \in th[i].saw : Covers(th[i].n, d[3])
(* while nobody is at work, an armed timer whose channel somebody waits for is in a heap, and no *)
(* zombie, so that it stays there                                                                *)
WaitedForIsHeaped == (\A i \in Threads : AtRest(i)) =>
  \A t \in Timers : S.blocked[t] > 0 /\ S.when[t] > 0 =>
    S.bits[t] \cap {"heaped", "zombie"} = {"heaped"}
DeadIsEmpty == \A p \in Procs \ S.alive : S.heap[p] = <<>>
(* nobody is at work, a sleeper sleeps, and a timer of its P is due before it wakes *)
SleptPast == \E i \in Sleepers : LET m == th[i] IN
  /\ m.pc = "answer" /\ ~S.woken /\ \A j \in Threads : AtRest(j)
  /\ \E t \in Live(m.p) : ~Covers(m.n, S.when[t])
NobodySleepsPast == ~SleptPast
SleepsLongEnough == \A i \in Users : LET m == th[i] IN
  m.top = "sleep" /\ Waits(i) /\ ~S.parked[m.t] => S.clock >= m.w

(* ---- what each thread may do, and the timers' first state, by name for models.json ---- *)

AllChan == OfTimers("chan")
AllFunc == OfTimers("func")
AllSleep == OfTimers("sleep")
NotArmed == OfTimers(0)
AllArmed == OfTimers(4)
FirstArmed == [t \in Timers |-> IF t = t1 THEN 4 ELSE 0]
(* deadlines one after the other: t4 is due first *)
Staggered == [t \in Timers |-> CASE t = t1 -> 5 [] t = t2 -> 4 [] t = t3 -> 3 [] OTHER -> 2]
Nobody == {}
NoLimit == -1
Of(one, two, three) == [i \in Users |-> CASE i = u1 -> one [] i = u2 -> two [] OTHER -> three]
Settings == {"stop", "reset"}
Alone == Of(Settings \cup {"select", "poll"}, {}, {})
Sets == Of(Settings, Settings, Settings)
SetsAndReceives == Of(Settings, {"receive"}, {})
SetsAndPolls == Of(Settings, {"poll"}, {"poll"})
SetsAndSelects == Of(Settings, {"select"}, {})
SetsAndBothSelect == Of(Settings, {"select"}, {"select"})
SetsAndWaits == Of(Settings, {"select", "poll"}, {})
SetsAndAsks == Of({"reset", "len"}, {"poll"}, {})
TwoSetOnePolls == Of(Settings, Settings, {"poll"})
TwoSetOneReceives == Of(Settings, Settings, {"receive"})
Resets == Of({"reset"}, {"reset"}, {})
Sleeps == Of({"sleep"}, {"sleep"}, {})
ResetSelectPoll == Of({"reset", "select", "poll"}, {}, {})
AtOne == Of({1}, {1}, {1})
AtTwo == Of({2}, {2}, {2})
AtThree == Of({3}, {3}, {3})
AtOneOrTwo == Of({1, 2}, {1, 2}, {1, 2})
AtOneOrThree == Of({1, 3}, {1, 3}, {1, 3})
AtTwoAndOne == Of({2}, {1}, {1})
AtOneAndThree == Of({1}, {3}, {3})
AllTimers == Of(Timers, Timers, Timers)
OwnTimer == Of({t2}, {t1}, {})
BothAndSecond == Of({t1, t2}, {t2}, {})
Once == Of(1, 1, 1)
Twice == Of(2, 2, 2)
TwiceAndOnce == Of(2, 1, 1)
TwoTwoOne == Of(2, 2, 1)
ThriceAndTwice == Of(3, 2, 1)
ThriceAndOnce == Of(3, 1, 1)
Thrice == Of(3, 3, 3)
FourAndOnce == Of(4, 1, 1)
FourTimes == Of(4, 4, 4)
FiveTimes == Of(5, 5, 5)
SixTimes == Of(6, 6, 6)

(* ---- coverage and lanes ---- *)

StepsOf(i) == LET m == th[i] IN
  CASE m.pc = "run" -> Loudly(S, m, i)
    [] m.pc = "idle" /\ i \in Users /\ m.left > 0 -> UNION {FromIdle(S, c, i) : c \in CallsOf(i, m)}
    [] m.pc = "idle" /\ i \in Runners /\ m.left # 0 ->
         UNION {FromIdle(S, c, i) : c \in ToCheck(i, m)}
    [] m.pc = "idle" /\ i \in Readers -> UNION {FromIdle(S, Reading(m, p), i) : p \in S.alive}
    [] OTHER -> {}
RowsOf(i) == UNION {o.begun : o \in StepsOf(i)} \cup ({th[i].row} \ {"none"})
RowsOfTake == IF S.resized < Resizes /\ Stopped
              THEN UNION {o.begun : o \in UNION {Destroys(d[1], d[2]) : d \in
                            {e \in S.alive \X S.alive : e[1] # e[2]}}} ELSE {}
(* bits, as a counterexample shows them *)
Written(bits) == (IF "heaped" \in bits THEN "h" ELSE "-")
                 \o (IF "modified" \in bits THEN "m" ELSE "-")
                 \o (IF "zombie" \in bits THEN "z" ELSE "-")
At(i) == IF th[i].pc = "run" /\ th[i].t # NONE /\ th[i].op # "none" THEN th[i].op ELSE "none"
Races == {<<At(i), At(j)>> : <<i, j>> \in {e \in Threads \X Threads :
            e[1] # e[2] /\ At(e[1]) # "none" /\ At(e[2]) # "none" /\ th[e[1]].t = th[e[2]].t}}
Covered == Reached(UNION {RowsOf(i) : i \in Threads} \cup RowsOfTake, Races)
Said(i) == LET outcomes == StepsOf(i) IN
  IF outcomes # {} /\ i \in Users /\ th[i].pc = "run" /\ \A o \in outcomes : o.m.pc = "ret"
  THEN LET m == (CHOOSE o \in outcomes : TRUE).m IN
       IF m.top \in Asks THEN (IF m.pend THEN ", returns true" ELSE ", returns false")
       ELSE IF m.val = 0 THEN ", returns without a value" ELSE ", returns a value"
  ELSE ""
Word(i) == LET m == th[i] IN
  CASE m.pc = "run" /\ m.row = "none" -> "astate is " \o Written(S.astate[m.t])
    [] m.pc = "run" /\ m.next <= Len(RowOf[m.row].steps) -> StepAt(m)
    [] OTHER -> m.pc
Lanes == [i \in Threads |-> LET m == th[i] IN
  [step |-> Word(i) \o Said(i), rows |-> IF m.pc = "run" THEN RowsOf(i) ELSE {},
   takes |-> IF m.op \in DOMAIN TheTable.operations THEN TheTable.operations[m.op].args ELSE <<>>]]
===============================================================================
