---- MODULE Grid ----
(* (Last + 1) * (Last + 1) states, found by many blocks of few states. *)
EXTENDS Naturals
CONSTANT Last
VARIABLES x, y
Init == x = 0 /\ y = 0
Right == x < Last /\ x' = x + 1 /\ y' = y
Up == y < Last /\ y' = y + 1 /\ x' = x
Spec == Init /\ [][Right \/ Up]_<<x, y>>
Inside == x <= Last /\ y <= Last
====
