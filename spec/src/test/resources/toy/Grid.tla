---- MODULE Grid ----
(* (Last + 1) * (Last + 1) states, found by many blocks of few states. Each takes some time, so  *)
(* that somebody who looks at the search now and then sees it under way.                         *)
EXTENDS Naturals
CONSTANT Last
VARIABLES x, y
Init == x = 0 /\ y = 0
Right == x < Last /\ x' = x + 1 /\ y' = y
Up == y < Last /\ y' = y + 1 /\ x' = x
Spec == Init /\ [][Right \/ Up]_<<x, y>>
Inside == x <= Last /\ y <= Last
Slow == \A i \in 1..20000 : i > x - y - 20000
====
