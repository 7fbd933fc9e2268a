------------------------------- MODULE MCBounds -------------------------------
(* Instances of model M2, and its properties: guarantees for readers without    *)
(* the lock, the bound of an empty heap, the count of deleted timers.           *)
EXTENDS MCStatusWord, Bounds
CONSTANT r1

Look1 == {r1}
NoReaders == {}
AdjustAndRun == {"adjusttimers", "runtimer"}
ClearAndRun == {"clearDeletedTimers", "runtimer"}
WorkersAlike == Permutations(Workers)

(* an empty heap has no bounds, so that no thread looks for work there *)
EmptyHasNoBound == Ref!EmptyHasNoBound
DeletedTimersNotNegative == Ref!DeletedTimersNotNegative
(* no panic, except the refusal of a call's invalid arguments *)
NoPanicButRefusal == \A i \in Threads : th[i].pc = "panic" => th[i].phase = "enter"

(* No system call while a timer is Modifying: a thread that meets the timer would wait as long. *)
(* Checked on all steps of the table's rows: wake comes after commit.                           *)
WakesBehindCommit(id) == LET s == FullSteps(id) IN
  \A j, k \in DOMAIN s : s[j] = "wake" /\ s[k] = "commit" => k < j
NoWakeWhileOwned == \A i \in Threads :
  th[i].row # "none" /\ RowOf[th[i].row].via # RowOf[th[i].row].to => WakesBehindCommit(th[i].row)

(* ---- how wrong deletedTimers can be ---- *)
HasStep(id, s) == \E k \in DOMAIN RowOf[id].steps : RowOf[id].steps[k] = s
LastIncdel == LastOf("incdel")
LastDecdel == LastOf("decdel")
LastCommit == LastOf("commit")
LastDrop   == LastOf("drop")
OnP(m, p) == m.t # NONE /\ (m.tpp = p \/ (m.tpp = NONE /\ S.pp[m.t] = p))
(* has published Deleted and not counted it; has counted and not published *)
OwesCount(m)    == Ahead(m, LastIncdel) /\ ~Ahead(m, LastCommit)
CountedEarly(m) == /\ m.row # "none" /\ HasStep(m.row, "incdel")
                   /\ ~Ahead(m, LastIncdel) /\ Ahead(m, LastCommit)
(* owns a timer that was Deleted and is still counted *)
OwesDiscount(m) == \/ Ahead(m, LastDecdel) \/ Ahead(m, LastDrop)
                   \/ m.pc = "decide" /\ \E id \in m.cases : HasStep(id, "decdel")
(* the timers that a compacting walk has dropped and not yet subtracted *)
Leaves(m, s) ==
  m.op \in DOMAIN FrameOf /\ \E k \in DOMAIN FrameOf[m.op].leave :
    FrameOf[m.op].leave[k] = s /\ (m.phase # "leave" \/ m.k <= k)
Dropped(p) ==
  IF S.lock[p] = NONE THEN 0
  ELSE LET m == th[S.lock[p]] IN IF Leaves(m, "subdel") THEN m.dropped ELSE 0
Number(p, Is(_)) == Cardinality({i \in Threads : Is(th[i]) /\ OnP(th[i], p)})
DeletedIn(p) == Cardinality({t \in S.heap[p] : S.status[t] = "Deleted"})
(* the count at every moment: too low by the stops that have published and not counted, too  *)
(* high by the timers that a thread is taking out of Deleted and has not subtracted          *)
DeletedTimersOffBy == S.world = NONE => \A p \in Procs :
  S.deletedTimers[p] = DeletedIn(p) - Number(p, OwesCount) + Number(p, CountedEarly)
                       + Number(p, OwesDiscount) + Dropped(p)
===============================================================================
