---- MODULE Toy ----
(* A few states, and one property of each kind that fails. *)
EXTENDS Naturals, Sequences
CONSTANTS Last, a, b
VARIABLES x, shape
vars == <<x, shape>>
Init == x = 0 /\ shape = [a |-> {2, 1}, b |-> <<TRUE, "text", a>>]
Up == x < Last /\ x' = x + 1 /\ UNCHANGED shape
Home == x = Last /\ x' = 1 /\ UNCHANGED shape
Stop == Up
Round == Up \/ Home
Climb == Init /\ [][Stop]_vars
Circle == Init /\ [][Round]_vars /\ WF_vars(Round)
Lazy == Init /\ [][Round]_vars
TypeOK == x \in Nat
AtMost == x < 3
NeverZero == x # 0
OnlySmall == /\ x < 3
             /\ [][x' < 4]_x
OnlyUp == [][x' > x]_x
Settles == <>[](x = 2)
Broken == Head(<<>>) = x
====
