-------------------------------- MODULE Resize --------------------------------
(* Model M5. GOMAXPROCS goes down and up while timers are live: procresize stops the *)
(* world, hands the timers of a P to another and destroys it; later the same P       *)
(* is made again, with whatever its former life has left in it.                      *)
EXTENDS StatusWord
VARIABLE alive              \* the Ps that exist
ResizeTypeOK == StateTypeOK /\ alive \subseteq Procs
resizeVars == <<S, th, alive>>

(* Where somebody looks for timers. A caller that is on no P may arm on a P that has just gone: *)
(* where there are such callers, the others have to look at every P that ever was.              *)
Watched == IF Params.callers = "anywhere" THEN Procs ELSE alive

(* A caller that is on a P when the world stops goes on on another if its own goes. One that is *)
(* on no P has picked a P, and nobody tells it.                                                 *)
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
(* the end of moveTimers is the end of the P, see Return *)
GoOn(i) == /\ Continue(i)
           /\ alive' = IF S.world = i /\ th[i].pc = "ret" THEN alive \ {th[i].q} ELSE alive
Call(i) == StartClient(i) /\ th'[i].p \in alive /\ UNCHANGED alive
Walk(i) == StartHeap(i) /\ th'[i].p \in Watched /\ UNCHANGED alive

ResizeInit == Init /\ alive = Procs
ResizeNext == \/ Tick /\ UNCHANGED alive
              \/ Grow
              \/ \E i \in Threads : GoOn(i) \/ Call(i) \/ Walk(i) \/ Shrink(i)
ResizeSpec == ResizeInit /\ [][ResizeNext]_resizeVars

(* a timer that is to fire is where somebody looks *)
NobodyForgotten == Quiet => \A t \in Timers :
  S.status[t] \in {"Waiting", "ModifiedEarlier", "ModifiedLater"}
    => \E p \in Watched : t \in S.heap[p]
(* a P that is alive and has no timers says so, in its second life too *)
EmptyAliveHasNoBound == \A p \in alive :
  S.lock[p] = NONE /\ S.heap[p] = {} => S.timer0When[p] = 0 /\ S.timerModifiedEarliest[p] = 0
(* what a P counts is its own *)
CountsAreOwn == Quiet => \A p \in alive :
  /\ S.numTimers[p] = Cardinality(S.heap[p])
  /\ S.deletedTimers[p] = Cardinality({t \in S.heap[p] : S.status[t] = "Deleted"})
===============================================================================
