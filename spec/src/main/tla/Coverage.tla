------------------------------- MODULE Coverage -------------------------------
(* What a state reaches of the table. Reached is true and looks at nothing:    *)
(* plain TLC gains and loses nothing by it. The build's own runner takes its   *)
(* place and remembers the arguments, so that it can tell which rows and which *)
(* races a configuration has seen.                                             *)

(* rows: a set of row ids; pairs: a set of pairs of statuses *)
Reached(rows, pairs) == TRUE
===============================================================================
