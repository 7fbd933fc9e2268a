------------------------------ MODULE MCProgress ------------------------------
(* Progress of model M1. Threads need not start an operation; a thread inside   *)
(* an operation has to go on with it.                                           *)
EXTENDS MCStatusWord

InProgress(i) == th[i].pc # "idle"
WeaklyFair    == Spec /\ \A i \in Threads : WF_vars(Continue(i))
StronglyFair  == Spec /\ \A i \in Threads : SF_vars(Continue(i))
(* thread h2 may stop for ever, wherever it is *)
FairButOne    == Spec /\ \A i \in Threads \ {h2} : SF_vars(Continue(i))

(* no livelock: while an operation is under way, some operation ends *)
SomeoneFinishes  ==
  []((\E i \in Threads : InProgress(i)) => <>(\E i \in Threads : th[i].pc = "ret"))
(* with finitely many calls, each one ends; with infinitely many this would be wait-freedom, *)
(* which Go does not have                                                                    *)
EveryoneFinishes == \A i \in Threads : [](InProgress(i) => <>(~InProgress(i)))
(* with lock-freedom this would hold although another thread has stopped; Go does not have it, *)
(* because threads wait for the owner of a timer that is Modifying                             *)
OthersFinish     == \A i \in Threads \ {h2} : [](InProgress(i) => <>(~InProgress(i)))
===============================================================================
