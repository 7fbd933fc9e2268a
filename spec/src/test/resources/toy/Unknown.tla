---- MODULE Unknown ----
VARIABLE x
Init == x = Nowhere
Next == x' = x
====
