------------------------------ MODULE MCLateness ------------------------------
(* Instances of M2, end to end. *)
EXTENDS MCStatusWord, Lateness
Resets == {"modtimer"}
===============================================================================
