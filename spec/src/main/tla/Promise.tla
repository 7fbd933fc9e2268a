-------------------------------- MODULE Promise --------------------------------
(* What package time has promised of timers and tickers since Go 1.23, written  *)
(* from its documentation alone and frozen: no change of a table changes it.    *)
(*                                                                              *)
(* For each timer a sequential object, and a monitor that knows every state     *)
(* that the object can be in after what callers have seen: a call that has      *)
(* begun may or may not have taken effect. No state left: nothing that the      *)
(* object can do explains what callers have seen; the history is not            *)
(* linearizable.                                                                *)
(*                                                                              *)
(* The sentences, by the paragraph of the documentation of package time:        *)
(*   Timer.Stop 1    true if the call stops the timer, false if it has expired  *)
(*                   or been stopped                                            *)
(*   Timer.Stop 2    of AfterFunc: false means that f has been started          *)
(*   Timer.Stop 3    no receive after Stop has returned gets an earlier value;  *)
(*                   Stop is true if nothing was received and the timer runs    *)
(*   NewTimer 1      the time is sent after at least the duration               *)
(*   NewTimer 3      the channel is unbuffered: no stale values; len and cap 0  *)
(*   Timer.Reset 1   true if the timer was active, false if it had expired or   *)
(*                   been stopped                                               *)
(*   Timer.Reset 2   of AfterFunc: true reschedules f, false schedules it again *)
(*   Timer.Reset 3   no receive after Reset has returned gets a value of the    *)
(*                   settings before; true as in Timer.Stop 3                   *)
(*   Ticker.Stop     after it no more ticks are sent                            *)
(*   Ticker.Reset    the next tick comes after the new period                   *)
(*   NewTicker 1     ticks are dropped for slow receivers                       *)
(*   Sleep           at least the duration                                      *)
EXTENDS Integers, FiniteSets
CONSTANTS Users, Kind

(* what a call answers, beside the number of the setting whose value is received, 0 being none *)
Idle  == -1    \* the user calls nothing
Open  == -2    \* the call has begun and not taken effect
True  == -3
False == -4

(* due: the deadline, 0 when not active; setting: its number; owed: functions that have been     *)
(* started and not yet called; says: for each user, what the call that has taken effect answers *)
Start(due, setting) ==
  [due |-> due, period |-> 0, setting |-> setting, owed |-> {}, says |-> [i \in Users |-> Idle]]

(* Timer.Stop 1 and 3, Timer.Reset 1 and 3; a ticker's calls answer nothing *)
Answers(c) ==
  IF c.period > 0 THEN {True, False} ELSE IF c.due # 0 THEN {True} ELSE {False}
(* NewTicker 1: the tick after this one, whenever the clock stood when this one was made *)
NextDue(c, clock) ==
  IF c.period = 0 THEN {0}
  ELSE {c.due + c.period * (1 + (now - c.due) \div c.period) : now \in c.due..clock}
Due(c, clock) == c.due # 0 /\ c.due <= clock
(* NewTimer 1 and 3: the value of the current setting, at or after its deadline *)
Taken(c, i, clock) ==
  IF ~Due(c, clock) THEN {}
  ELSE {[c EXCEPT !.due = d, !.says[i] = c.setting] : d \in NextDue(c, clock)}
(* the call of user i takes effect *)
Effects(c, i, call, clock) ==
  CASE call.top = "stop"    -> {[c EXCEPT !.due = 0, !.says[i] = a] : a \in Answers(c)}
    [] call.top = "reset"   -> {[c EXCEPT !.due = call.w, !.period = call.per, !.setting = call.id,
                                          !.says[i] = a] : a \in Answers(c)}
    [] call.top = "receive" -> Taken(c, i, clock)
    [] call.top \in {"select", "poll"} -> Taken(c, i, clock) \cup {[c EXCEPT !.says[i] = 0]}
    [] call.top = "len"     -> {[c EXCEPT !.says[i] = 0]}
(* Timer.Stop 2, Timer.Reset 2: the function is started once for each setting that expires *)
Expires(c, t, clock) ==
  IF Kind[t] = "chan" \/ ~Due(c, clock) THEN {}
  ELSE {[c EXCEPT !.due = d, !.owed = @ \cup {c.setting}] : d \in NextDue(c, clock)}
Steps(c, t, calls, clock) ==
  Expires(c, t, clock)
  \cup UNION {Effects(c, i, calls[i], clock) : i \in {j \in Users : c.says[j] = Open}}

(* ---- the monitor: C is the set of states that the object of timer t may be in ---- *)

RECURSIVE Closed(_, _, _, _)
Closed(C, t, calls, clock) ==
  LET more == C \cup UNION {Steps(c, t, calls, clock) : c \in C} IN
  IF more = C THEN C ELSE Closed(more, t, calls, clock)
Begun(C, t, i, calls, clock) == Closed({[c EXCEPT !.says[i] = Open] : c \in C}, t, calls, clock)
Ended(C, i, answer) == {[c EXCEPT !.says[i] = Idle] : c \in {d \in C : d.says[i] = answer}}
Called(C, setting) == {[c EXCEPT !.owed = @ \ {setting}] : c \in {d \in C : setting \in d.owed}}
===============================================================================
