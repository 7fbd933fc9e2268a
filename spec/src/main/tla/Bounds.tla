-------------------------------- MODULE Bounds --------------------------------
(* Model M2: the calls and walks of StatusWord, and readers, which read the    *)
(* bounds of a P without its lock, as Go's nobarrierWakeTime, timeSleepUntil   *)
(* and the first lines of checkTimers do. Each of the two loads is a step;     *)
(* which words are loaded, and in which order, follows from the edition's      *)
(* parameters.                                                                 *)
EXTENDS StatusWord
CONSTANT Readers            \* the threads that only read
VARIABLE met                \* met[r]: has a thread held the P's lock while reader r read?
boundsVars == <<S, th, met>>

Workers == Threads \ Readers
(* the words that a reader loads *)
Loads == CASE Params.earliest = "adjustTimers" -> <<"adjustTimers", "timer0When">>
           [] Params.readers = "modifiedfirst" -> <<"timerModifiedEarliest", "timer0When">>
           [] OTHER                            -> <<"timer0When", "timerModifiedEarliest">>
(* Registers of a reader. pc: the word that it loads next. n, fold, adj: what it found in      *)
(* timer0When, timerModifiedEarliest, adjustTimers. now: the time when it began. todo: the     *)
(* deadlines that were pending at its first load.                                              *)
Loaded(m, word) ==
  CASE word = "timer0When"            -> [m EXCEPT !.n = S.timer0When[m.p]]
    [] word = "timerModifiedEarliest" -> [m EXCEPT !.fold = S.timerModifiedEarliest[m.p]]
    [] word = "adjustTimers"          -> [m EXCEPT !.adj = S.adjustTimers[m.p]]
(* the time at which the reader will look again, 0 for never *)
WakeTime(m) == IF m.adj > 0 THEN m.now ELSE MinBound(m.n, m.fold)

(* whether a timer is pending on a P: it is in the heap, or the thread that holds the P's *)
(* lock is moving it                                                                      *)
PendingOn(t, p) ==
  \/ S.status[t] \in {"Waiting", "ModifiedEarlier", "ModifiedLater"} /\ t \in S.heap[p]
  \/ S.status[t] = "Moving" /\ S.by[t] # NONE /\ S.lock[p] = S.by[t]
DueAt(t) ==
  CASE S.status[t] \in {"ModifiedEarlier", "ModifiedLater"} -> S.nextwhen[t]
    [] S.status[t] = "Moving" /\ S.nextwhen[t] # 0          -> S.nextwhen[t]
    [] OTHER                                                -> S.when[t]
(* the pending timers of a P, each with its arm and its deadline *)
Deadlines(p) == {<<t, S.arm[t], DueAt(t)>> : t \in {u \in S.pub : PendingOn(u, p)}}

ReaderStarts(r) ==
  /\ th[r].pc = "idle"
  /\ \E p \in Procs :
       /\ th' = [th EXCEPT ![r] = [Blank EXCEPT !.pc = Loads[1], !.op = "nobarrierWakeTime",
                                                !.p = p, !.offp = TRUE, !.now = S.clock]]
       /\ met' = [met EXCEPT ![r] = S.lock[p] # NONE]
  /\ UNCHANGED S
ReaderStep(r) == LET m == th[r] IN
  /\ \/ /\ m.pc = Loads[1]
        /\ th' = [th EXCEPT ![r] = [Loaded(m, Loads[1]) EXCEPT !.pc = Loads[2],
                                                               !.todo = Deadlines(m.p)]]
     \/ /\ m.pc = Loads[2]
        /\ th' = [th EXCEPT ![r] = [Loaded(m, Loads[2]) EXCEPT !.pc = "answer"]]
     \/ /\ m.pc = "answer" /\ th' = [th EXCEPT ![r] = Blank]
  /\ UNCHANGED <<S, met>>

Work == Tick \/ \E i \in Workers : Continue(i) \/ StartClient(i) \/ StartHeap(i) \/ StartWorld(i)
(* the registers of a reader between its loads *)
ReaderOK(m) ==
  /\ m.pc \in {Loads[1], Loads[2], "answer"} /\ m.op = "nobarrierWakeTime"
  /\ m.todo \in SUBSET (Timers \X (0..MaxArms) \X Int)
  /\ [m EXCEPT !.pc = "idle", !.op = "none", !.todo = {}] \in RegisterType
BoundsTypeOK ==
  /\ S \in SharedType
  /\ met \in [Readers -> BOOLEAN]
  /\ \A i \in Threads : th[i] \in RegisterType \/ (i \in Readers /\ ReaderOK(th[i]))

BoundsInit == Init /\ met = [r \in Readers |-> FALSE]
BoundsNext == \/ /\ Work
                 /\ met' = [r \in Readers |-> met[r] \/ (th[r].p # NONE /\ S'.lock[th[r].p] # NONE)]
              \/ \E r \in Readers : ReaderStarts(r) \/ ReaderStep(r)
              \/ Rest /\ UNCHANGED met
BoundsSpec == BoundsInit /\ [][BoundsNext]_boundsVars

(* ---- what a reader may rely on ---- *)

(* the reader looks again no later than each deadline that was pending during the whole      *)
(* read, or at once                                                                          *)
Right(m) == \A d \in m.todo :
  d \in Deadlines(m.p) => WakeTime(m) # 0 /\ (WakeTime(m) <= d[3] \/ WakeTime(m) <= m.now)
ReaderRight == \A r \in Readers : th[r].pc = "answer" => Right(th[r])
(* the weaker guarantee of Go's editions: only if no thread held the lock meanwhile *)
ReaderRightWhenUnlocked == \A r \in Readers : th[r].pc = "answer" /\ ~met[r] => Right(th[r])
===============================================================================
