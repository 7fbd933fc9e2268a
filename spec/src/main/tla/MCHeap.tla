-------------------------------- MODULE MCHeap --------------------------------
(* Instances of model M3. The configurations are derived from models.json.    *)
EXTENDS Heap, Faults, Coverage
CONSTANTS t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, p1, h1
Ref == INSTANCE Reference

Free(p) == S.lock[p] = NONE
AtRest == \A i \in Threads : th[i].pc = "idle"
NoPanic == Ref!NoPanic
HeapAsStatus == Ref!HeapAsStatus
PpIsHeap == Ref!PpIsHeap
NumTimersExact == Ref!NumTimersExact
DeletedTimersExact == Ref!DeletedTimersExact
EarliestIsKnown ==
  IF Params.earliest = "adjustTimers" THEN Ref!AdjustTimersExact ELSE Ref!ModifiedEarliestIsBound
Timer0WhenIsRoot == Ref!Timer0WhenIsRoot
(* no timer is lost from the array or stands in it twice *)
ArrayIsHeap == \A p \in Procs :
  Free(p) => Range(S.slots[p]) = S.heap[p] /\ Len(S.slots[p]) = Cardinality(S.heap[p])
HeapOrdered == \A p \in Procs : Free(p) => Legal(S.slots[p], S.when)
StepsAgree == \A i \in Threads : th[i].odd = "none"
WhenInDomain == \A p \in Procs :
  Free(p) => \A t \in S.heap[p] : S.when[t] > 0 /\ S.when[t] <= MaxWhen

Upto(n) == SubSeq(<<t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11>>, 1, n)
Three == Upto(3)
Four == Upto(4)
Five == Upto(5)
Six == Upto(6)
Ten == Upto(10)
Clients == {"addtimer", "deltimer", "modtimer"}
Starters == {"addtimer"}
Owners == {"cleantimers", "adjusttimers", "runtimer", "clearDeletedTimers"}
HeapTimers == Range(Order)
Adjust == {"adjusttimers"}
Clear == {"clearDeletedTimers"}
Run == {"runtimer"}
Nobody == {}
Limits == {-1, 0, 1, 9}
AnyChange == {"ModifiedEarlier", "ModifiedLater", "Deleted"}
EarlierOnly == {"ModifiedEarlier"}
Two == Upto(2)

Covered == Reached(UNION {th[i].ran : i \in Threads}, {})
(* a turn ends after its row, whose id is in the registers then *)
Lanes == [i \in Threads |->
  [step |-> th[i].pc, rows |-> {},
   takes |-> IF th[i].op = "none" THEN <<>> ELSE FrameOf[th[i].op].args]]
(* a planted fault of the array alone: siftdown takes another child than the least *)
LastOf(q, slots, when) == CHOOSE c \in slots : \A d \in slots : when[q[d + 1]] <= when[q[c + 1]]
===============================================================================
