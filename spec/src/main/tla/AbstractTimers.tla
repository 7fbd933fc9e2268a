---------------------------- MODULE AbstractTimers ----------------------------
(* FROZEN: written from the seeds, not from the table. What a user sees of      *)
(* timers: each is armed or not, with a deadline and a period; a call takes     *)
(* effect at one moment between its start and its return, and answers from      *)
(* what it found at that moment; a timer fires at or after its deadline.        *)
EXTENDS Integers
CONSTANTS Timers, Threads, NONE
VARIABLES
  clock,   \* now
  armed,   \* armed[t]
  dl,      \* dl[t]: the deadline, 0 when not armed
  per,     \* per[t]: the period, 0 when one-shot or not armed
  owed,    \* owed[t]: firings whose callback has not been called yet
  call     \* call[i]: the call that thread i is in
vars == <<clock, armed, dl, per, owed, call>>

NoCall == [op |-> "none", t |-> NONE, w |-> 0, d |-> 0, done |-> FALSE, res |-> "none"]
Answer(t) == IF armed[t] THEN "true" ELSE "false"
Arm(t, w, d) == /\ armed' = [armed EXCEPT ![t] = TRUE] /\ dl' = [dl EXCEPT ![t] = w] /\ per' = [per EXCEPT ![t] = d]
Disarm(t) == /\ armed' = [armed EXCEPT ![t] = FALSE] /\ dl' = [dl EXCEPT ![t] = 0] /\ per' = [per EXCEPT ![t] = 0]

Init == /\ clock = 1 /\ call = [i \in Threads |-> NoCall]
        /\ armed = [t \in Timers |-> FALSE] /\ owed = [t \in Timers |-> 0]
        /\ dl = [t \in Timers |-> 0] /\ per = [t \in Timers |-> 0]
Call(i) == /\ call[i].op = "none" /\ call'[i].op \in {"start", "stop", "reset"} /\ ~call'[i].done
           /\ call' = [call EXCEPT ![i] = call'[i]] /\ UNCHANGED <<clock, armed, dl, per, owed>>
(* the moment at which the call of thread i takes effect *)
Effect(i) == LET c == call[i] IN
  /\ c.op # "none" /\ ~c.done
  /\ CASE c.op = "start" -> ~armed[c.t] /\ Arm(c.t, c.w, c.d)
       [] c.op = "stop"  -> Disarm(c.t)
       [] c.op = "reset" -> Arm(c.t, c.w, c.d)
  /\ call' = [call EXCEPT ![i] = [c EXCEPT !.done = TRUE, !.res = IF c.op = "start" THEN "none" ELSE Answer(c.t)]]
  /\ UNCHANGED <<clock, owed>>
Return(i) == call[i].done /\ call' = [call EXCEPT ![i] = NoCall] /\ UNCHANGED <<clock, armed, dl, per, owed>>
(* a periodic timer goes on with the first deadline after some moment since the one that it fires for *)
Fire(t) == /\ armed[t] /\ dl[t] <= clock
           /\ owed' = [owed EXCEPT ![t] = @ + 1]
           /\ IF per[t] = 0 THEN Disarm(t)
              ELSE \E now \in dl[t]..clock : Arm(t, dl[t] + per[t] * (1 + (now - dl[t]) \div per[t]), per[t])
           /\ UNCHANGED <<clock, call>>
Deliver(t) == owed[t] > 0 /\ owed' = [owed EXCEPT ![t] = @ - 1] /\ UNCHANGED <<clock, armed, dl, per, call>>
Tick == clock' = clock + 1 /\ UNCHANGED <<armed, dl, per, owed, call>>
Next == \/ Tick
        \/ \E i \in Threads : Call(i) \/ Effect(i) \/ Return(i)
        \/ \E t \in Timers : Fire(t) \/ Deliver(t)
Spec == Init /\ [][Next]_vars
===============================================================================
