-------------------------------- MODULE Resize --------------------------------
(* Model M5: GOMAXPROCS goes down and up while timers are live. procresize stops the *)
(* world, moves the timers of a P to another one and destroys the P; later the same  *)
(* P is used again, with the fields that destroy has not reset.                      *)
EXTENDS StatusWord
VARIABLE alive              \* the Ps that exist
ResizeTypeOK == StateTypeOK /\ alive \subseteq Procs
resizeVars == <<S, th, alive>>

(* The Ps where threads look for timers. A caller without a P may arm on a P that was just      *)
(* destroyed; in editions with such callers, threads have to look at every P that ever was.     *)
Watched == IF Params.callers = "anywhere" THEN Procs ELSE alive

(* A caller on a P that is destroyed goes on on the P that inherits the timers. A caller        *)
(* without a P keeps the P that it has picked, although that may be destroyed.                  *)
Followed(m, q, heir) ==
  IF m.op # "none" /\ ~m.offp /\ m.p = q /\ FrameOf[m.op].lock = "none"
  THEN [m EXCEPT !.p = heir] ELSE m
Shrink(i) == LET m == th[i] IN
  /\ m.pc = "idle" /\ S.world = NONE /\ \A j \in Threads : Preemptible(j)
  /\ \E o \in WorldOps, p, q \in alive :
       /\ p # q /\ S.lock[p] = NONE /\ S.lock[q] = NONE
       /\ S' = [S EXCEPT !.lock[p] = i, !.lock[q] = i, !.world = i, !.heap[q] = {}]
       /\ \E n \in Settled(S', [At(m, "enter") EXCEPT !.pc = "run", !.op = o, !.p = p, !.q = q,
                                                      !.todo = S.heap[q]]) :
            th' = [j \in Threads |-> IF j = i THEN n ELSE Followed(th[j], q, p)]
  /\ UNCHANGED alive
Grow == /\ S.world = NONE /\ \E q \in Procs \ alive : alive' = alive \cup {q}
        /\ UNCHANGED <<S, th>>
(* the P is destroyed at the end of moveTimers, see Return *)
GoOn(i) == /\ Continue(i)
           /\ alive' = IF S.world = i /\ th[i].pc = "ret" THEN alive \ {th[i].q} ELSE alive
Call(i) == StartClient(i) /\ th'[i].p \in alive /\ UNCHANGED alive
Walk(i) == StartHeap(i) /\ th'[i].p \in Watched /\ UNCHANGED alive

ResizeInit == Init /\ alive = Procs
ResizeNext == \/ Tick /\ UNCHANGED alive
              \/ Grow
              \/ \E i \in Threads : GoOn(i) \/ Call(i) \/ Walk(i) \/ Shrink(i)
ResizeSpec == ResizeInit /\ [][ResizeNext]_resizeVars

(* each pending timer is on a P where threads look *)
NobodyForgotten == Quiet => \A t \in Timers :
  S.status[t] \in {"Waiting", "ModifiedEarlier", "ModifiedLater"}
    => \E p \in Watched : t \in S.heap[p]
(* a P that exists and has no timers has no bounds, also when it is used again *)
EmptyAliveHasNoBound == \A p \in alive :
  S.lock[p] = NONE /\ S.heap[p] = {} => S.timer0When[p] = 0 /\ S.timerModifiedEarliest[p] = 0
(* the counts of a P are those of its own heap *)
CountsAreOwn == Quiet => \A p \in alive :
  /\ S.numTimers[p] = Cardinality(S.heap[p])
  /\ S.deletedTimers[p] = Cardinality({t \in S.heap[p] : S.status[t] = "Deleted"})
===============================================================================
