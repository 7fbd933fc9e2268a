----------------------------- MODULE MCStatusWord -----------------------------
(* Instances of M1: properties from Reference, refinement to AbstractTimers,    *)
(* progress. The configurations are derived from models.json.                   *)
EXTENDS StatusWord, Faults
CONSTANTS t1, t2, p1, p2, p3, h1, h2, h3
Ref == INSTANCE Reference

TypeOK == Ref!TypeOK
NoPanic == Ref!NoPanic
OwnerHoldsLock == Ref!OwnerHoldsLock
OneHeap == Ref!OneHeap
HeapAsStatus == Ref!HeapAsStatus
PpIsHeap == Ref!PpIsHeap
NumTimersExact == Ref!NumTimersExact
DeletedTimersExact == Ref!DeletedTimersExact
EarliestIsKnown == IF P0.earliest = "adjustTimers" THEN Ref!AdjustTimersExact ELSE Ref!ModifiedEarliestIsBound
Timer0WhenIsBound == Ref!Timer0WhenIsBound
BoundsHoldAlways == Ref!BoundsHoldAlways
EarlierIsEarlier == Ref!EarlierIsEarlier
FireOnce == Ref!FireOnce
StopMeansNot == Ref!StopMeansNot
NotLost == Ref!NotLost

(* who calls what *)
Clients == {"addtimer", "deltimer", "modtimer"}
Owners == {"cleantimers", "adjusttimers", "runtimer", "clearDeletedTimers"}
Walks == {"adjusttimers", "runtimer"}
Adjust == {"adjusttimers"}
Run == {"runtimer"}
Clear == {"clearDeletedTimers"}
Clean == {"cleantimers", "runtimer"}
World == {"moveTimers"}
First == {"addtimer"}
Nobody == {}

(* ---- refinement ---- *)
Has(m, s) == m.row # "none" /\ \E k \in m.k..Len(TT[m.row].steps) : TT[m.row].steps[k] = s
Owner(t) == th[S.by[t]]
aArmed == [t \in Timers |-> \/ S.st[t] \in Ref!Pending
                            \/ S.st[t] = "Running" /\ S.per[t] > 0
                            \/ S.st[t] = "Modifying" /\ Owner(t).op # "deltimer"]
Due(t) == CASE S.st[t] = "Waiting"         -> S.when[t]
            [] S.st[t] \in Ref!Modified    -> S.next[t]
            [] S.st[t] = "Moving"          -> IF Owner(t).t = t /\ Has(Owner(t), "applynext") THEN S.next[t] ELSE S.when[t]
            [] S.st[t] = "Modifying"       -> Owner(t).w
            [] S.st[t] = "Running"         -> IF S.when[t] > Owner(t).now THEN S.when[t] ELSE NextWhen(S.when[t], S.per[t], Owner(t).now)
aDl == [t \in Timers |-> IF aArmed[t] THEN Due(t) ELSE 0]
aPer == [t \in Timers |-> IF ~aArmed[t] THEN 0 ELSE IF S.st[t] = "Modifying" THEN Owner(t).per ELSE S.per[t]]
Fires(m) == IF m.pc = "decide" THEN \E id \in m.cases : \E k \in DOMAIN TT[id].steps : TT[id].steps[k] = "fire" ELSE Has(m, "fire")
aOwed == [t \in Timers |-> Cardinality({i \in Threads : th[i].t = t /\ Fires(th[i])})]
(* what the call will answer, or has answered *)
Answer(m) == IF m.pc = "ret" \/ m.ph = "leave" THEN m.val
             ELSE IF m.row # "none" THEN TT[m.row].value ELSE TT[CHOOSE id \in m.cases : TRUE].value
AbstractOp == [addtimer |-> "start", deltimer |-> "stop", modtimer |-> "reset"]
aCall == [i \in Threads |->
  LET m == th[i]  bottom == IF m.stack = <<>> THEN m ELSE [m EXCEPT !.op = m.stack[Len(m.stack)].op, !.t = m.stack[Len(m.stack)].t] IN
  IF bottom.op \notin DOMAIN AbstractOp THEN [op |-> "none", t |-> NONE, w |-> 0, d |-> 0, done |-> FALSE, res |-> "none"]
  ELSE [op |-> AbstractOp[bottom.op], t |-> bottom.t, w |-> m.w, d |-> m.per, done |-> m.lin,
        res |-> IF ~m.lin \/ bottom.op = "addtimer" THEN "none" ELSE Answer(m)]]
Abstract == INSTANCE AbstractTimers WITH clock <- S.clock, armed <- aArmed, dl <- aDl, per <- aPer, owed <- aOwed, call <- aCall
Refines == Abstract!Spec
===============================================================================
