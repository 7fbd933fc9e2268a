---- MODULE LaneToy ----
(* Threads that load a status and change it by a CAS, in the registers that the models have. *)
EXTENDS Naturals, Sequences, Coverage
CONSTANTS h1, h2, t1, NONE, Rounds, GiveBack
VARIABLES S, th
vars == <<S, th>>
Blank == [pc |-> "idle", op |-> "none", row |-> "none", t |-> NONE, when |-> 0, val |-> "none", found |-> "none", k |-> 0]
Threads == {h1, h2}
Init == /\ S = [status |-> [t \in {t1} |-> "A"], left |-> Rounds, by |-> NONE]
        /\ th = [i \in Threads |-> Blank]
Become(i, m) == th' = [th EXCEPT ![i] = m]
Start(i) == /\ th[i].pc = "idle" /\ S.left > 0 /\ S' = [S EXCEPT !.left = @ - 1]
            /\ Become(i, [Blank EXCEPT !.pc = "load", !.op = "turn", !.t = t1, !.when = 7])
Load(i) == th[i].pc = "load" /\ UNCHANGED S /\ Become(i, [th[i] EXCEPT !.pc = "cas", !.found = S.status[t1]])
Other(s) == IF s = "A" THEN "B" ELSE "A"
Cas(i) == /\ th[i].pc = "cas"
          /\ IF S.status[t1] = th[i].found
             THEN S' = [S EXCEPT !.status[t1] = Other(@), !.by = i] /\ Become(i, [th[i] EXCEPT !.pc = "run", !.row = "turn." \o S.status[t1], !.k = 1])
             ELSE UNCHANGED S /\ Become(i, [th[i] EXCEPT !.pc = "load"])
Run(i) == /\ th[i].pc = "run" /\ Become(i, [th[i] EXCEPT !.pc = "ret", !.row = "none", !.val = "true"])
          /\ S' = IF GiveBack THEN [S EXCEPT !.left = @ + 1] ELSE S
Return(i) == th[i].pc = "ret" /\ UNCHANGED S /\ Become(i, Blank)
Step(i) == Start(i) \/ Load(i) \/ Cas(i) \/ Run(i) \/ Return(i)
Spec == Init /\ [][\E i \in Threads : Step(i)]_vars
Fair == Spec /\ \A i \in Threads : WF_vars(Step(i))
Racing == th[h1].found # "none" /\ th[h2].found # "none"
RowsAt(i) == IF th[i].pc = "cas" /\ S.status[t1] = th[i].found THEN {"turn." \o S.status[t1]} ELSE IF th[i].row = "none" THEN {} ELSE {th[i].row}
Covered == Reached(UNION {RowsAt(i) : i \in Threads}, IF Racing THEN {<<th[h1].found, th[h2].found>>} ELSE {})
Lanes == [i \in Threads |-> [step |-> IF th[i].pc = "run" THEN "giveback" ELSE th[i].pc, rows |-> RowsAt(i), takes |-> <<"t", "when">>]]
NeverB == S.status[t1] # "B"
OnlyBack == [][S'.status[t1] # S.status[t1] => S'.status[t1] = "A"]_S
FirstEnds == [](th[h1].pc = "cas" => <>(th[h1].pc = "ret"))
====
