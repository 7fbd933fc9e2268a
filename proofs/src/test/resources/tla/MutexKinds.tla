------------------------------ MODULE MutexKinds ------------------------------
(* MutexSteps for three timers, of which one calls a function. *)
EXTENDS MutexSteps
Kinds == [t1 |-> "chan", t2 |-> "func", t3 |-> "chan"]
===============================================================================
