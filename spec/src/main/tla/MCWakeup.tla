------------------------------- MODULE MCWakeup -------------------------------
(* Instances of model M4. The configurations are derived from models.json.    *)
EXTENDS Wakeup, Faults, Coverage, TLC
CONSTANTS m1, m2, m3, m4, c1, c2

Sleepers == {m \in Ms : Asleep(th[m])}
(* when all threads are at rest and some P is idle, then for each deadline some thread sleeps    *)
(* until then or for less long                                                                   *)
NotSleptPast == AtRest /\ S.idle # {} /\ ~ENABLED Watch => \A d \in Pending : Awaited(d)
OneSleeper == Cardinality(Sleepers) <= 1
OneWinner == S.wakeup <= 1
(* at rest, if the token is sent, the selector holds a break, so the next sleep ends at once *)
TokenHasBreak == AtRest /\ S.wakeSig = "sent" => S.wakeup > 0
SpinningCounted == AtRest => S.nmspinning = Cardinality({m \in Ms : th[m].spinning})
IdleOrUsed == \A p \in Ps : p \in S.idle <=> \A m \in Ms : th[m].p # p
(* violated by design, see models.json *)
SpinsAlone == \A m \in Ms :
  th[m].pc = "count" /\ th[m].seen > 0 => 2 * th[m].seen >= Cardinality(Ps) - Cardinality(S.idle)
LastPollFresh == S.lastpoll = "polled" => S.at >= S.ended
Nobody == {}
Alike == Permutations(Ms \ Busy)

(* the rows that a thread is in, or takes with its next step *)
WordOf(m) == PollerFrames[m.op][m.word]
NextRows(m) ==
  IF m.pc = "word"
  THEN {id \in RowsAt[m.op][WordOf(m)] :
          RowOf[id].from = Value(WordOf(m), m) /\ Holds(RowOf[id].guard, m)}
  ELSE {m.row} \ {"none"}
Covered == Reached(UNION {NextRows(th[i]) : i \in Threads}, {})
Lanes == [i \in Threads |-> LET m == th[i] IN
  [step |-> IF m.pc = "run" THEN RowOf[m.row].steps[m.k]
            ELSE IF m.pc = "word" THEN WordOf(m) ELSE m.pc,
   rows |-> NextRows(m), takes |-> <<>>]]
===============================================================================
