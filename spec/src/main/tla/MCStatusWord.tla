----------------------------- MODULE MCStatusWord -----------------------------
(* Instances of model M1: properties of Reference, refinement to AbstractTimers, *)
(* progress. The configurations are derived from models.json.                    *)
EXTENDS StatusWord, RowCoverage, Faults, TLC
CONSTANTS t1, t2, p1, p2, p3, h1, h2, h3
Ref == INSTANCE Reference

TypeOK == Ref!TypeOK /\ StateTypeOK
NoPanic == Ref!NoPanic
DocumentedChanges == Ref!DocumentedChanges
OwnerHoldsLock == Ref!OwnerHoldsLock
LocksReleased == Ref!LocksReleased
OneHeap == Ref!OneHeap
HeapAsStatus == Ref!HeapAsStatus
PpIsHeap == Ref!PpIsHeap
NumTimersExact == Ref!NumTimersExact
DeletedTimersExact == Ref!DeletedTimersExact
EarliestIsKnown ==
  IF Params.earliest = "adjustTimers" THEN Ref!AdjustTimersExact ELSE Ref!ModifiedEarliestIsBound
Timer0WhenIsRoot == Ref!Timer0WhenIsRoot
BoundsHoldAlways == Ref!BoundsHoldAlways
EarlierIsEarlier == Ref!EarlierIsEarlier
LaterIsLater == Ref!LaterIsLater
FireOnce == Ref!FireOnce
StopMeansNot == Ref!StopMeansNot
NotLost == Ref!NotLost

(* ---- when a timer may be freed ---- *)
(* in no heap, and owned by nobody *)
IdleStatuses == {"NoStatus", "Removed"}
FieldsOfTimers ==
  {"status"} \cup {StepFields[k].name : k \in {j \in DOMAIN StepFields :
                                                 StepFields[j].access = "owned"}}
(* the steps that read or write a field of the timer *)
StepsOnTimers ==
  {Steps[k].name : k \in {j \in DOMAIN Steps :
    \E f \in FieldsOfTimers : \/ \E n \in DOMAIN Steps[j].reads : Steps[j].reads[n] = f
                             \/ \E n \in DOMAIN Steps[j].writes : Steps[j].writes[n] = f}}
Left(m) == IF m.pc = "run" /\ m.phase = "row"
           THEN {RowOf[m.row].steps[k] : k \in m.k..Len(RowOf[m.row].steps)} ELSE {}
(* who has made a timer idle has no step on it left in its row *)
UntouchedWhenIdle == \A t \in S.pub : S.status[t] \in IdleStatuses =>
  \A i \in Threads : th[i].t = t => Left(th[i]) \cap StepsOnTimers = {}
(* nobody is about to call the function of a timer that never fires again; does not hold *)
NotCalledWhenIdle == \A t \in S.pub : S.status[t] \in IdleStatuses =>
  \A i \in Threads : th[i].t = t => "fire" \notin Left(th[i])

(* who calls what *)
Clients == {"addtimer", "deltimer", "modtimer"}
Setters == {"addtimer", "modtimer"}
Owners == {"cleantimers", "adjusttimers", "runtimer", "clearDeletedTimers"}
Walks == {"adjusttimers", "runtimer"}
Adjust == {"adjusttimers"}
Run == {"runtimer"}
Clear == {"clearDeletedTimers"}
Clean == {"cleantimers", "runtimer"}
World == {"moveTimers"}
First == {"addtimer"}
Nobody == {}

Symmetric == Permutations(Threads) \cup Permutations(Procs) \cup Permutations(Timers)

(* ---- refinement ---- *)
(* the place of the last such step in a list; 0: it has none *)
LastPlace(steps, s) ==
  IF \E k \in DOMAIN steps : steps[k] = s
  THEN CHOOSE k \in DOMAIN steps : steps[k] = s /\ \A j \in k + 1..Len(steps) : steps[j] # s
  ELSE 0
(* for each row the place of the last such step *)
LastOf(s) == [id \in RowIds |-> LastPlace(RowOf[id].steps, s)]
LastFire == LastOf("fire")
LastApplynext == LastOf("applynext")
(* whether a step, with these last places, is still to come in the row of a thread *)
Ahead(m, last) == m.row # "none" /\ m.k <= last[m.row]
Owner(t) == IF S.by[t] = NONE THEN Blank ELSE th[S.by[t]]
Due(t) ==
  LET st == S.status[t] IN
  CASE st = "Waiting"        -> S.when[t]
    [] st \in Ref!Modified   -> S.nextwhen[t]
    [] st = "Moving"         ->
         IF Owner(t).t = t /\ Ahead(Owner(t), LastApplynext) THEN S.nextwhen[t] ELSE S.when[t]
    [] st = "Modifying"      -> IF Owner(t).op = "deltimer" THEN 0 ELSE Owner(t).when
    [] st = "Running"        ->
         IF S.period[t] = 0 THEN 0
         ELSE IF S.when[t] > Owner(t).now THEN S.when[t]
         ELSE NextWhen(S.when[t], S.period[t], Owner(t).now)
    [] OTHER                 -> 0
Fires(m) ==
  IF m.pc = "decide" THEN \E id \in m.cases : LastFire[id] > 0 ELSE Ahead(m, LastFire)
AbstractTimer(t) ==
  LET due == Due(t) IN
  [due |-> due,
   per |-> IF due = 0 THEN 0
           ELSE IF S.status[t] = "Modifying" THEN Owner(t).period ELSE S.period[t],
   owed |-> Cardinality({i \in Threads : th[i].t = t /\ Fires(th[i])})]
AbstractOp == [addtimer |-> "start", deltimer |-> "stop", modtimer |-> "reset"]
(* what a call that has taken effect will answer, or has answered *)
Answer(m) == IF m.pc = "ret" \/ m.phase = "leave" THEN m.val
             ELSE IF m.row # "none" THEN RowOf[m.row].value
             ELSE RowOf[CHOOSE id \in m.cases : TRUE].value
AbstractCallOf(m, op, t, answer) ==
  [op |-> AbstractOp[op], t |-> t, when |-> m.when, period |-> m.period,
   done |-> m.lin, answer |-> answer]
AbstractCall(m) ==
  IF m.stack # <<>> \/ m.op \notin DOMAIN AbstractOp
  THEN IF m.stack = <<>> \/ m.stack[Len(m.stack)].op \notin DOMAIN AbstractOp THEN [op |-> "none"]
       ELSE AbstractCallOf(m, m.stack[Len(m.stack)].op, m.stack[Len(m.stack)].t, "none")
  ELSE AbstractCallOf(m, m.op, m.t, IF m.lin /\ m.op # "addtimer" THEN Answer(m) ELSE "none")
Abstract == INSTANCE AbstractTimers WITH
  clock <- S.clock,
  timer <- [t \in Timers |-> AbstractTimer(t)],
  call  <- [i \in Threads |-> AbstractCall(th[i])]
(* Abstract!Spec, so written that most steps are cheap to check. Most change nothing that a    *)
(* user sees, and a call changes only in a step of its thread.                                 *)
UnchangedForUsers ==
  /\ S'.clock = S.clock
  /\ \A i \in Threads : th'[i] = th[i] \/ AbstractCall(th'[i]) = AbstractCall(th[i])
  /\ \A t \in Timers : AbstractTimer(t)' = AbstractTimer(t)
AbstractStep ==
  IF S'.clock # S.clock THEN Abstract!Tick
  ELSE \/ \E i \in {j \in Threads : th'[j] # th[j]} :
            Abstract!Call(i) \/ Abstract!Effect(i) \/ Abstract!Return(i)
       \/ \E t \in Timers : Abstract!Fire(t) \/ Abstract!Deliver(t)
Refines == Abstract!Init /\ [][UnchangedForUsers \/ AbstractStep]_Abstract!vars
===============================================================================
