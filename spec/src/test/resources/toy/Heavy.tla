---- MODULE Heavy ----
EXTENDS Integers
CONSTANT Size
VARIABLE x
Init == x = [i \in 1..Size |-> i]
Next == x' = [x EXCEPT ![1] = 0]
Spec == Init /\ [][Next]_x
====
