------------------------------ MODULE MCProgress ------------------------------
(* Progress of model M1. Nobody has to start an operation; who is in one has to *)
(* go on with it.                                                               *)
EXTENDS MCStatusWord

InProgress(i) == th[i].pc # "idle"
WeaklyFair    == Spec /\ \A i \in Threads : WF_vars(Continue(i))
StronglyFair  == Spec /\ \A i \in Threads : SF_vars(Continue(i))
(* thread h2 may stop for ever, wherever it is *)
FairButOne    == Spec /\ \A i \in Threads \ {h2} : SF_vars(Continue(i))

(* no livelock of the whole: as long as an operation is under way, one ends *)
SomeoneFinishes  ==
  []((\E i \in Threads : InProgress(i)) => <>(\E i \in Threads : th[i].pc = "ret"))
(* with finitely many calls, each one ends; with infinitely many this would be wait-freedom, *)
(* which Go does not have                                                                    *)
EveryoneFinishes == \A i \in Threads : [](InProgress(i) => <>(~InProgress(i)))
(* lock-freedom would give this when another thread has stopped; Go does not have it: who owns *)
(* a timer as Modifying is waited for                                                          *)
OthersFinish     == \A i \in Threads \ {h2} : [](InProgress(i) => <>(~InProgress(i)))
===============================================================================
