------------------------------- MODULE Lateness -------------------------------
(* Model M2, end to end: can a bound that is seen too late make a timer late? *)
(* There is one P, whose thread (the runner) runs its timers and then one     *)
(* goroutine until sysmon preempts it; one thread without a P (the sleeper),  *)
(* which reads the bounds and sleeps; and clients that reset timers. Time     *)
(* passes only when no thread has anything to do.                             *)
EXTENDS StatusWord
CONSTANTS
  Runner, Sleeper,          \* two of the threads
  Readies,                  \* does a timer's function ready a goroutine, and so wake a thread
                            \* that looks for work?
  Slice                     \* sysmon takes a goroutine off its P after so many ticks; 0: there is
                            \* no sysmon
VARIABLE who                \* what the runner and the sleeper are at, see WhoType
(*   adjust     it looks whether timers are due, and adjusts them               *)
(*   run        it runs those that are due                                      *)
(*   busy       the runner: it runs a goroutine                                 *)
(*   spinning   the sleeper: it looks for work, and has looked at no bound yet  *)
(*   second     it has loaded one of the two bounds                             *)
(*   asleep     it sleeps until a deadline, or until it is woken                *)
WhoType ==
  [runner  : {"adjust", "run", "busy"},
   sleeper : {"spinning", "second", "adjust", "run", "asleep"},
   until   : Int,           \* when the sleeper wakes; 0: when it is woken
   again   : BOOLEAN,       \* has it been told to look again?
   first   : Int,           \* what it has loaded first
   ran     : Nat]           \* ticks that the runner's goroutine has run
LatenessTypeOK == StateTypeOK /\ who \in WhoType
latenessVars == <<S, th, who>>

TheP == CHOOSE p \in Procs : TRUE
Idle(i) == th[i].pc = "idle"
Callers == Threads \ {Runner, Sleeper}
ModifiedFirst == Params.readers = "modifiedfirst"
FirstLoad(p)  == IF ModifiedFirst THEN S.timerModifiedEarliest[p] ELSE S.timer0When[p]
SecondLoad(p) == IF ModifiedFirst THEN S.timer0When[p] ELSE S.timerModifiedEarliest[p]
DueNow(p) == LET w == MinBound(S.timer0When[p], S.timerModifiedEarliest[p]) IN w # 0 /\ w <= S.clock

(* at the start all timers are armed with the latest deadline *)
LastWhen == CHOOSE w \in Whens : \A v \in Whens : v <= w
LatenessInit ==
  /\ \E p \in Procs :
       S = [clock |-> 1,
            status |-> [t \in Timers |-> "Waiting"],
            pp |-> [t \in Timers |-> p],
            when |-> [t \in Timers |-> LastWhen],
            nextwhen |-> [t \in Timers |-> 0],
            period |-> [t \in Timers |-> 0],
            heap |-> [q \in Procs |-> IF q = p THEN Timers ELSE {}],
            lock |-> [q \in Procs |-> NONE],
            numTimers |-> [q \in Procs |-> IF q = p THEN Cardinality(Timers) ELSE 0],
            deletedTimers |-> [q \in Procs |-> 0],
            adjustTimers |-> [q \in Procs |-> 0],
            timer0When |-> [q \in Procs |-> IF q = p THEN LastWhen ELSE 0],
            timerModifiedEarliest |-> [q \in Procs |-> 0],
            fresh |-> {},
            pub |-> Timers,
            world |-> NONE,
            by |-> [t \in Timers |-> NONE],
            arm |-> [t \in Timers |-> 1],
            once |-> [t \in Timers |-> {1}],
            fired |-> [t \in Timers |-> [a \in 0..MaxArms |-> 0]],
            stopped |-> [t \in Timers |-> {}]]
  /\ th = [i \in Threads |-> [Blank EXCEPT !.left = MaxCalls]]
  /\ who = [runner |-> "adjust", sleeper |-> "spinning",
            until |-> 0, again |-> FALSE, first |-> 0, ran |-> 0]

(* wakeNetPoller and wakep. A sleeper that still looks for work will see the new deadline. If  *)
(* it has begun its last look, wakep starts another thread; here the sleeper looks again. If   *)
(* it sleeps too long, it is woken.                                                            *)
Woken(w, when) ==
  CASE w.sleeper = "second" -> [w EXCEPT !.again = TRUE]
    [] w.sleeper = "asleep" /\ (w.until = 0 \/ when < w.until) -> [w EXCEPT !.sleeper = "spinning"]
    [] OTHER -> w
Wakes(id) == id # "none" /\ \E k \in DOMAIN FullSteps(id) : FullSteps(id)[k] = "wake"
(* the sleeper after the end of a call that wakes, and after the call of a timer's function *)
AfterCall(i) == IF Wakes(th[i].row) /\ th'[i].row = "none" THEN Woken(who, th[i].when) ELSE who
AfterRun == IF S'.fired # S.fired /\ Readies THEN Woken(who, 0) ELSE who

(* ---- the runner: adjusttimers, then runtimer until nothing is due ---- *)
BeginWalk(i, op) == LET m == th[i]  p == TheP IN
  /\ S.lock[p] = NONE /\ S.heap[p] # {}
  /\ LET X == [S EXCEPT !.lock[p] = i] IN
     Become(i, X, Settled(X, [At(m, "enter") EXCEPT !.pc = "run", !.op = op, !.p = p,
                                                 !.now = S.clock]))
StillDue == DueNow(TheP)
RunnerStep ==
  \/ ~Idle(Runner) /\ Continue(Runner) /\ who' = AfterRun
  \/ /\ Idle(Runner) /\ who.runner = "adjust" /\ DueNow(TheP) /\ BeginWalk(Runner, "adjusttimers")
     /\ who' = [who EXCEPT !.runner = "run"]
  \/ /\ Idle(Runner) /\ who.runner = "run" /\ StillDue /\ BeginWalk(Runner, "runtimer")
     /\ UNCHANGED who
  \/ /\ Idle(Runner) /\ who.runner \in {"adjust", "run"} /\ ~StillDue
     /\ who' = [who EXCEPT !.runner = "busy", !.ran = 0] /\ UNCHANGED <<S, th>>
  \/ /\ who.runner = "busy" /\ Slice # 0 /\ who.ran >= Slice
     /\ who' = [who EXCEPT !.runner = "adjust", !.ran = 0] /\ UNCHANGED <<S, th>>
(* ---- the sleeper: looks, and runs timers that are due, or sleeps until one is ---- *)
SleeperStep == LET p == TheP  until == MinBound(who.first, SecondLoad(p)) IN
  \/ ~Idle(Sleeper) /\ Continue(Sleeper) /\ who' = AfterRun
  \/ /\ Idle(Sleeper) /\ who.sleeper = "spinning"
     /\ who' = [who EXCEPT !.sleeper = "second", !.first = FirstLoad(p), !.again = FALSE]
     /\ UNCHANGED <<S, th>>
  \/ /\ Idle(Sleeper) /\ who.sleeper = "second"
     /\ who' = [who EXCEPT !.sleeper = CASE until # 0 /\ until <= S.clock -> "adjust"
                                         [] who.again                      -> "spinning"
                                         [] OTHER                          -> "asleep",
                           !.until = until]
     /\ UNCHANGED <<S, th>>
  \/ /\ Idle(Sleeper) /\ who.sleeper = "adjust" /\ S.heap[p] # {}
     /\ BeginWalk(Sleeper, "adjusttimers")
     /\ who' = [who EXCEPT !.sleeper = "run"]
  \/ /\ Idle(Sleeper) /\ who.sleeper = "run" /\ StillDue /\ BeginWalk(Sleeper, "runtimer")
     /\ UNCHANGED who
  \/ /\ Idle(Sleeper) /\ who.sleeper \in {"adjust", "run"} /\ (~StillDue \/ S.heap[p] = {})
     /\ who' = [who EXCEPT !.sleeper = "spinning"] /\ UNCHANGED <<S, th>>
  \/ /\ who.sleeper = "asleep" /\ who.until # 0 /\ who.until <= S.clock
     /\ who' = [who EXCEPT !.sleeper = "spinning"] /\ UNCHANGED <<S, th>>
(* callers ask for no deadline in the past, because such a timer is late from the beginning *)
CallerStep(i) == \/ StartClient(i) /\ th'[i].when >= S.clock /\ UNCHANGED who
                 \/ ~Idle(i) /\ Continue(i) /\ who' = AfterCall(i)
NothingToDo == /\ \A i \in Threads : Idle(i)
               /\ who.runner = "busy" /\ (Slice = 0 \/ who.ran < Slice)
               /\ who.sleeper = "asleep" /\ (who.until = 0 \/ who.until > S.clock)
TimePasses == NothingToDo /\ Tick /\ who' = [who EXCEPT !.ran = IF Slice = 0 THEN 0 ELSE @ + 1]
LatenessNext == RunnerStep \/ SleeperStep \/ TimePasses \/ \E i \in Callers : CallerStep(i)
LatenessSpec == LatenessInit /\ [][LatenessNext]_latenessVars

(* ---- what a user may rely on ---- *)

(* a timer that is due was taken by a thread, or a thread is about to take it *)
Modified == {"ModifiedEarlier", "ModifiedLater"}
DueOf(t) == IF S.status[t] \in Modified THEN S.nextwhen[t] ELSE S.when[t]
Missed(t) == S.status[t] \in Modified \cup {"Waiting"} /\ DueOf(t) + Slice <= S.clock
(* with sysmon, late by less than a slice *)
NeverLate == NothingToDo => \A t \in Timers : ~Missed(t)
===============================================================================
