------------------------------- MODULE Reference ------------------------------
(* FROZEN: written from the source of Go, not from the table. What must hold in *)
(* every state of every edition, unless its comment says otherwise.             *)
EXTENDS Integers, FiniteSets
CONSTANTS Timers, Procs, Threads, NONE
VARIABLES S, th

Status   == {"NoStatus", "Waiting", "Running", "Deleted", "Removing", "Removed", "Modifying",
             "ModifiedEarlier", "ModifiedLater", "Moving"}
Modified == {"ModifiedEarlier", "ModifiedLater"}
Pending  == {"Waiting", "Moving"} \cup Modified
Quiet    == \A i \in Threads : th[i].pc = "idle"
Free(p)  == S.lock[p] = NONE
Here(t)  == \E p \in Procs : t \in S.heap[p]

(* in part: StatusWord says it of the whole state *)
TypeOK == /\ \A t \in Timers : S.status[t] \in Status /\ S.pp[t] \in Procs \cup {NONE}
          /\ \A p \in Procs : S.heap[p] \subseteq Timers /\ S.lock[p] \in Threads \cup {NONE}
(* the changes of the status word that Go's own comment in runtime/time.go lists, and those of *)
(* moveTimers and clearDeletedTimers, which it leaves out                                      *)
Changes ==
  ({"NoStatus", "Waiting", "Deleted", "Removed"} \cup Modified) \X {"Modifying"}
  \cup {"Modifying"} \X ({"Waiting", "Deleted"} \cup Modified)
  \cup {<<"NoStatus", "Waiting">>, <<"Waiting", "Running">>,
        <<"Running", "NoStatus">>, <<"Running", "Waiting">>}
  \cup {<<"Deleted", "Removing">>, <<"Removing", "Removed">>, <<"Deleted", "Removed">>}
  \cup ({"Waiting"} \cup Modified) \X {"Moving"} \cup {<<"Moving", "Waiting">>}
DocumentedChanges == [][\A t \in Timers :
  S'.status[t] = S.status[t] \/ <<S.status[t], S'.status[t]>> \in Changes]_S
(* no badTimer, no throw *)
NoPanic == \A i \in Threads : th[i].pc # "panic"
(* Running, Removing and Moving are set only by who holds some timersLock *)
OwnerHoldsLock == \A t \in Timers :
  S.status[t] \in {"Running", "Removing", "Moving"} => \E p \in Procs : S.lock[p] = S.by[t]
(* who is at rest has given its locks back *)
LocksReleased == \A p \in Procs : S.lock[p] # NONE => th[S.lock[p]].pc # "idle"
OneHeap == \A p, q \in Procs : p # q => S.heap[p] \cap S.heap[q] = {}
(* while the world is stopped, timers are on their way *)
HeapAsStatus == S.world = NONE => \A t \in Timers :
   /\ S.status[t] \in {"NoStatus", "Removed"} => ~Here(t) /\ S.pp[t] = NONE
   /\ S.status[t] \in Modified \cup {"Deleted"} => Here(t)
   /\ S.status[t] = "Waiting" /\ t \in S.pub => Here(t)
PpIsHeap == Quiet => \A t \in Timers, p \in Procs : t \in S.heap[p] <=> S.pp[t] = p
NumTimersExact == Quiet => \A p \in Procs : S.numTimers[p] = Cardinality(S.heap[p])
(* Go's editions: only as long as no P is destroyed *)
Count(p, status) == Cardinality({t \in S.heap[p] : S.status[t] = status})
DeletedTimersExact == Quiet => \A p \in Procs : S.deletedTimers[p] = Count(p, "Deleted")
(* go1.15 *)
AdjustTimersExact == Quiet => \A p \in Procs : S.adjustTimers[p] = Count(p, "ModifiedEarlier")
(* later editions: a lower bound, as soon as the lock is free *)
ModifiedEarliestIsBound == \A t \in Timers, p \in Procs :
   Free(p) /\ t \in S.heap[p] /\ S.status[t] = "ModifiedEarlier"
     => S.timerModifiedEarliest[p] # 0 /\ S.timerModifiedEarliest[p] <= S.nextwhen[t]
(* the when of the first timer of the heap, 0 if there is none *)
Timer0WhenIsRoot == \A p \in Procs : Free(p) =>
   IF S.heap[p] = {} THEN S.timer0When[p] = 0
   ELSE \E t \in S.heap[p] :
          S.timer0When[p] = S.when[t] /\ \A u \in S.heap[p] : S.when[t] <= S.when[u]
(* repaired: the two bounds together are a lower bound at every moment, while timers are being *)
(* moved too                                                                                   *)
BoundsHoldAlways == S.world = NONE => \A t \in Timers, p \in Procs :
   (\/ S.status[t] \in Pending /\ t \in S.heap[p]
    \/ S.status[t] = "Moving" /\ S.by[t] # NONE /\ S.lock[p] = S.by[t])
     => LET due == IF \/ S.status[t] \in Modified
                      \/ S.status[t] = "Moving" /\ S.nextwhen[t] # 0
                   THEN S.nextwhen[t] ELSE S.when[t]
        IN  \/ S.timer0When[p] # 0 /\ S.timer0When[p] <= due
            \/ S.timerModifiedEarliest[p] # 0 /\ S.timerModifiedEarliest[p] <= due
EarlierIsEarlier == \A t \in Timers : S.status[t] = "ModifiedEarlier" => S.nextwhen[t] < S.when[t]
LaterIsLater == \A t \in Timers : S.status[t] = "ModifiedLater" => S.nextwhen[t] >= S.when[t]
(* at most one callback for each one-shot arm; none for an arm for which stop or reset has *)
(* answered true                                                                           *)
FireOnce == \A t \in Timers : \A a \in S.once[t] : S.fired[t][a] <= 1
StopMeansNot == \A t \in Timers : \A a \in S.stopped[t] \cap S.once[t] : S.fired[t][a] = 0
(* an arm ends in one way: it is pending, or it has fired, or it was answered true *)
NotLost == Quiet => \A t \in Timers : S.period[t] = 0 /\ S.arm[t] > 0 =>
   (S.status[t] \in Pending <=> (S.fired[t][S.arm[t]] = 0 /\ S.arm[t] \notin S.stopped[t]))
(* 51654: an empty heap has no bound that would be taken for work *)
EmptyHasNoBound == \A p \in Procs :
  Free(p) /\ S.heap[p] = {} => S.timer0When[p] = 0 /\ S.timerModifiedEarliest[p] = 0
(* an unsigned count would wrap around *)
DeletedTimersNotNegative == \A p \in Procs : S.deletedTimers[p] >= 0
===============================================================================
