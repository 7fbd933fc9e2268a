---------------------------- MODULE AbstractTimers ----------------------------
(* FROZEN: written from Go's sources, not from the table. What a user sees of *)
(* timers: each is armed or not, with a deadline and a period; a call takes   *)
(* effect at one moment between its start and its return, and answers from    *)
(* what it found at that moment; a timer fires at or after its deadline.      *)
EXTENDS Integers
CONSTANTS Timers, Threads
VARIABLES
  clock,   \* now
  timer,   \* timer[t].due: the deadline, 0 when not armed; .per: the period, 0 for one shot;
           \*         .owed: firings whose callback has not been called yet
  call     \* call[i]: the call that thread i is in. op: start, stop or reset; t: the timer;
           \*          when, period: what is asked for; done: has it taken effect?
           \*          answer: true or false once it has; none for start and before
vars == <<clock, timer, call>>

NoTimer == [due |-> 0, per |-> 0, owed |-> 0]
NoCall == [op |-> "none"]
Init == clock = 1 /\ timer = [t \in Timers |-> NoTimer] /\ call = [i \in Threads |-> NoCall]

Call(i) == /\ call[i] = NoCall
           /\ call'[i].op \in {"start", "stop", "reset"}
           /\ ~call'[i].done /\ call'[i].answer = "none"
           /\ call' = [call EXCEPT ![i] = call'[i]] /\ UNCHANGED <<clock, timer>>
(* the moment at which the call of thread i takes effect *)
Effect(i) == LET c == call[i] IN
  /\ c # NoCall /\ ~c.done
  /\ c.op = "start" => timer[c.t].due = 0
  /\ timer' = [timer EXCEPT ![c.t] = IF c.op = "stop" THEN [@ EXCEPT !.due = 0, !.per = 0]
                                     ELSE [@ EXCEPT !.due = c.when, !.per = c.period]]
  /\ call' = [call EXCEPT ![i] = [c EXCEPT !.done = TRUE,
                !.answer = IF c.op = "start" THEN "none"
                           ELSE IF timer[c.t].due # 0 THEN "true" ELSE "false"]]
  /\ UNCHANGED clock
Return(i) == /\ call[i] # NoCall /\ call[i].done
             /\ call' = [call EXCEPT ![i] = NoCall] /\ UNCHANGED <<clock, timer>>
(* a periodic timer goes on with the first deadline after some moment since the one that it *)
(* fires for                                                                                *)
Fire(t) == LET x == timer[t] IN
  /\ x.due # 0 /\ x.due <= clock
  /\ IF x.per = 0 THEN timer' = [timer EXCEPT ![t] = [due |-> 0, per |-> 0, owed |-> x.owed + 1]]
     ELSE \E now \in x.due..clock :
            LET next == x.due + x.per * (1 + (now - x.due) \div x.per) IN
            timer' = [timer EXCEPT ![t] = [due |-> next, per |-> x.per, owed |-> x.owed + 1]]
  /\ UNCHANGED <<clock, call>>
Deliver(t) == /\ timer[t].owed > 0
              /\ timer' = [timer EXCEPT ![t].owed = @ - 1] /\ UNCHANGED <<clock, call>>
Tick == clock' = clock + 1 /\ UNCHANGED <<timer, call>>
Next == \/ Tick
        \/ \E i \in Threads : Call(i) \/ Effect(i) \/ Return(i)
        \/ \E t \in Timers : Fire(t) \/ Deliver(t)
Spec == Init /\ [][Next]_vars
===============================================================================
