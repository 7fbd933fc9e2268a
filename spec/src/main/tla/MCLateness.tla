------------------------------ MODULE MCLateness ------------------------------
(* Instances of model M2, end to end. The configurations are derived from     *)
(* models.json.                                                               *)
EXTENDS MCStatusWord, Lateness
Resets == {"modtimer"}
===============================================================================
