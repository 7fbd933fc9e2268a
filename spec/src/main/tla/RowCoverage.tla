----------------------------- MODULE RowCoverage ------------------------------
(* The coverage of the table by a state of StatusWord. A row without steps is  *)
(* in no register: it counts as reached where the next step of a thread takes  *)
(* it. A row that waits counts where a load finds it.                          *)
EXTENDS StatusWord, Coverage

MayGoOn(i) == S.world \in {NONE, i} \/ th[i].offp
WithoutCas(ids) == {id \in ids : RowOf[id].kind # "go"}
(* the rows that the next step of thread i begins *)
Begins(i) == LET m == th[i] IN
  CASE m.pc = "load"   -> LET ids == RowsFor[m.op][S.status[m.t]] IN
                          IF Cardinality({RowOf[id].guard : id \in ids}) > 1 THEN {}
                          ELSE WithoutCas(ids)
    [] m.pc = "guard"  -> WithoutCas({id \in m.cases : GuardHolds(RowOf[id].guard, S, m)})
    [] m.pc = "cas"    -> IF Cardinality(m.cases) # 1 THEN {}
                          ELSE {id \in m.cases : RowOf[id].from = S.status[m.t]}
    [] m.pc = "decide" -> {id \in m.cases : OwnedHolds(RowOf[id].owned, S, m)}
    [] OTHER           -> {}
RowsAt(i) == (IF th[i].row = "none" THEN {} ELSE {th[i].row})
             \cup (IF MayGoOn(i) THEN Begins(i) ELSE {})

(* the status that a thread has found at the beginning of its present row *)
Found(m) == IF m.row # "none" THEN RowOf[m.row].from
            ELSE RowOf[CHOOSE id \in m.cases : TRUE].from
HasFound == {i \in Threads : th[i].row # "none" \/ th[i].cases # {}}
(* the others that have found a status of the same timer *)
Races(i) == {j \in HasFound : j # i /\ th[j].t = th[i].t}

Covered == Reached(UNION {RowsAt(i) : i \in Threads},
                   UNION {{<<Found(th[i]), Found(th[j])>> : j \in Races(i)} : i \in HasFound})

(* for texts of counterexamples: each thread's next step, the rows that it is in or begins    *)
(* with that step, and the arguments of its operation                                         *)
Lanes == [i \in Threads |-> LET m == th[i] IN
  [step |-> IF m.pc = "run" THEN Program(m)[m.k] ELSE m.pc, rows |-> RowsAt(i),
   takes |-> IF m.op \notin DOMAIN FrameOf THEN <<>> ELSE FrameOf[m.op].args]]
===============================================================================
