------------------------------- MODULE Coverage -------------------------------
(* The coverage of the table by a state. Reached is always true, so it changes *)
(* nothing for plain TLC. The build's own runner replaces it by Java that      *)
(* records the arguments: which rows and which races a configuration has       *)
(* reached.                                                                    *)

(* rows: a set of row ids; pairs: a set of pairs of statuses *)
Reached(rows, pairs) == TRUE
===============================================================================
