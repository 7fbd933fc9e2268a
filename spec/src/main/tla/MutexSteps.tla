------------------------------ MODULE MutexSteps ------------------------------
(* What each step and guard of MutexTable does: a function from (S, m) to the   *)
(* set of its outcomes. S is the shared state, m the registers of one thread,   *)
(* i that thread; MutexTimers says what their fields are. The heap is an array, *)
(* as in Go. No outcome: the step has to wait. m.pc = "panic": the runtime      *)
(* throws. The solvers have the same steps in mutex-steps.sexp of the proofs;   *)
(* a test compares the two.                                                     *)
EXTENDS Integers, FiniteSets, Sequences
CONSTANTS
  NONE,
  Kind,       \* what each timer does: chan, func or sleep
  Arity,      \* children of a slot
  Inflight,   \* the parameter inflight of the table
  Gives,      \* users whose select has a second case, which may win
  Local,      \* do runners check their own P? Only then may they force a scan
  Preempts    \* may a thread that cleans a heap be asked to let others run?

One(S, m)   == {[S |-> S, m |-> m]}
Throw(S, m) == {[S |-> S, m |-> [m EXCEPT !.pc = "panic"]]}

Chan(t) == Kind[t] = "chan"
(* 0 stands for none *)
Earlier(a, b) == IF a = 0 THEN b ELSE IF b = 0 THEN a ELSE IF a < b THEN a ELSE b
(* the earlier of the two bounds that the thread has loaded *)
WakeOf(m) == Earlier(m.b, m.h)
(* the first deadline of when, when + period, ... after now *)
NextWhen(when, period, now) == when + period * (1 + (now - when) \div period)
Heaped(S, t) == "heaped" \in S.bits[t]
NeedsAdd(S, t) == ~Heaped(S, t) /\ S.when[t] > 0 /\ (~Chan(t) \/ S.blocked[t] > 0)
Pending(m) == [m EXCEPT !.pend = TRUE]
(* Does the call make a send void that is in flight? m.was is the timer's seq before the call. *)
InFlight(S, m) == CASE Inflight = "count"    -> S.sending[m.t] > 0
                    [] Inflight = "countseq" -> S.sending[m.t] > 0 /\ S.sendseq[m.t] = m.was
                    [] Inflight = "seq"      -> S.sendseq[m.t] = m.was

(* ---- the heap: slots 1, 2, ... hold timers; slot[t] is the when that t is sorted by ---- *)
Length(S, p)   == Len(S.heap[p])
Last(S, p)     == S.heap[p][Length(S, p)]
Root(S, p)     == S.heap[p][1]
RootWhen(S, p) == IF S.heap[p] = <<>> THEN 0 ELSE S.slot[Root(S, p)]
Parent(k)      == ((k - 2) \div Arity) + 1
Swap(heap, j, k) == [heap EXCEPT ![j] = heap[k], ![k] = heap[j]]
RECURSIVE Up(_, _, _)
Up(heap, slot, k) ==
  IF k = 1 \/ slot[heap[k]] >= slot[heap[Parent(k)]] THEN heap
  ELSE Up(Swap(heap, k, Parent(k)), slot, Parent(k))
RECURSIVE Down(_, _, _)
Down(heap, slot, k) ==
  LET children == {c \in DOMAIN heap : c # 1 /\ Parent(c) = k}
      least == CHOOSE c \in children : \A d \in children :
                 slot[heap[c]] < slot[heap[d]] \/ (slot[heap[c]] = slot[heap[d]] /\ c <= d) IN
  IF children = {} \/ slot[heap[least]] >= slot[heap[k]] THEN heap
  ELSE Down(Swap(heap, k, least), slot, least)
RECURSIVE Ordered(_, _, _)
Ordered(heap, slot, k) == IF k = 0 THEN heap ELSE Ordered(Down(heap, slot, k), slot, k - 1)
Cut(heap) == SubSeq(heap, 1, Len(heap) - 1)
WithoutRoot(heap, slot) ==
  IF Len(heap) = 1 THEN <<>> ELSE Down(Cut([heap EXCEPT ![1] = heap[Len(heap)]]), slot, 1)

GuardHolds(g, S, m) ==
  CASE g = "chan"         -> Chan(m.t)
    [] g = "func"         -> ~Chan(m.t)
    [] g = "preempted"    -> Preempts
    [] g = "notpreempted" -> TRUE
    [] g = "empty"        -> S.heap[m.p] = <<>>
    [] g = "nonempty"     -> S.heap[m.p] # <<>>
    [] g = "armed"        -> S.when[m.t] > 0
    [] g = "unarmed"      -> S.when[m.t] = 0
    [] g = "earliest"     -> m.b = 0 \/ m.w < m.b
    [] g = "notearliest"  -> m.b # 0 /\ m.w >= m.b
    [] g = "needsadd"     -> NeedsAdd(S, m.t)
    [] g = "noadd"        -> ~NeedsAdd(S, m.t)
    [] g = "oneshot"      -> S.period[m.t] = 0
    [] g = "periodic"     -> S.period[m.t] > 0
    [] g = "due"          -> S.when[m.t] > 0 /\ S.when[m.t] <= m.now
    [] g = "notdue"       -> S.when[m.t] = 0 \/ S.when[m.t] > m.now
    [] g = "slotdue"      -> S.slot[m.t] <= m.now
    [] g = "slotlater"    -> S.slot[m.t] > m.now
    [] g = "slots"        -> m.k <= Length(S, m.q)
    [] g = "noslots"      -> m.k > Length(S, m.q)
    [] g = "scan"         -> m.force \/ (m.b # 0 /\ m.b <= m.now)
    [] g = "noscan"       -> ~m.force /\ (m.b = 0 \/ m.b > m.now)
    [] g = "sometime"     -> WakeOf(m) # 0
    [] g = "never"        -> WakeOf(m) = 0
    [] g = "work"         -> WakeOf(m) <= m.now \/ m.force
    [] g = "nowork"       -> WakeOf(m) > m.now /\ ~m.force
    [] g = "ran"          -> m.ran
    [] g = "notran"       -> ~m.ran
    [] g = "full"         -> S.buffer[m.t] # 0
    [] g = "vacant"       -> S.buffer[m.t] = 0
    [] g = "blocked"      -> S.blocked[m.t] > 0
    [] g = "unblocked"    -> S.blocked[m.t] = 0
    [] g = "current"      -> S.seq[m.t] = m.seq
    [] g = "stale"        -> S.seq[m.t] # m.seq
    [] g = "force"        -> m.force
    [] g = "noforce"      -> ~m.force

(* ---- steps ---- *)

Unlocked(S, p) == [S EXCEPT !.timerslock[p] = NONE, !.len[p] = Length(S, p)]
DoLock(s, S, m, i) ==
  CASE s = "locksend"     -> IF ~Chan(m.t) THEN One(S, m)
                             ELSE IF S.sendlock[m.t] # NONE THEN {}
                             ELSE One([S EXCEPT !.sendlock[m.t] = i], m)
    [] s = "unlocksend"   -> One(IF Chan(m.t) THEN [S EXCEPT !.sendlock[m.t] = NONE] ELSE S, m)
    [] s = "locktimer"    -> IF S.timerlock[m.t] # NONE THEN {}
                             ELSE One([S EXCEPT !.timerlock[m.t] = i], m)
    [] s = "unlocktimer"  -> One([S EXCEPT !.timerlock[m.t] = NONE, !.astate[m.t] = S.bits[m.t]], m)
    [] s = "locktimers"   -> IF S.timerslock[m.p] # NONE THEN {}
                             ELSE One([S EXCEPT !.timerslock[m.p] = i], m)
    [] s = "unlocktimers" -> One(Unlocked(S, m.p), m)
    [] s = "leavetimers"  -> One(IF m.ts = NONE THEN S ELSE Unlocked(S, m.ts), m)
    [] s = "backtimers"   -> IF m.ts = NONE THEN One(S, m)
                             ELSE IF S.timerslock[m.ts] # NONE THEN {}
                             ELSE One([S EXCEPT !.timerslock[m.ts] = i], [m EXCEPT !.ts = NONE])
    [] s = "lockchan"     -> IF S.chanlock[m.t] # NONE THEN {}
                             ELSE One([S EXCEPT !.chanlock[m.t] = i], m)
    [] s = "unlockchan"   -> One([S EXCEPT !.chanlock[m.t] = NONE], m)
    [] s = "acquirem"     -> {[S |-> S, m |-> [m EXCEPT !.p = p]] : p \in S.alive}
DoWhen(s, S, m) ==
  CASE s = "setperiod" -> One([S EXCEPT !.period[m.t] = m.per],
                              [m EXCEPT !.oneshot = S.period[m.t] = 0])
    [] s = "pendwhen"  -> One(S, IF S.when[m.t] > 0 THEN Pending(m) ELSE m)
    [] s = "setwhen"   -> One([S EXCEPT !.when[m.t] = m.w, !.arm[m.t] = m.id], m)
    [] s = "clearwhen" -> One([S EXCEPT !.when[m.t] = 0], [m EXCEPT !.oneshot = S.period[m.t] = 0])
    [] s = "zerowhen"  -> One([S EXCEPT !.when[m.t] = 0], m)
    [] s = "nextwhen"  -> One([S EXCEPT !.when[m.t] = NextWhen(@, S.period[m.t], m.now)], m)
    [] s = "applywhen" -> One([S EXCEPT !.slot[m.t] = S.when[m.t]], m)
    [] s = "bumpseq"   -> IF ~Chan(m.t) THEN One(S, m)
                          ELSE One([S EXCEPT !.seq[m.t] = @ + 1], [m EXCEPT !.was = S.seq[m.t]])
    [] s = "capture"   -> One(S, [m EXCEPT !.seq = S.seq[m.t], !.arm = S.arm[m.t],
                                           !.ts = S.ts[m.t]])
Counted(S, m, by) ==
  IF S.ts[m.t] = NONE THEN Throw(S, m) ELSE One([S EXCEPT !.zombies[S.ts[m.t]] = @ + by], m)
DoBits(s, S, m) ==
  CASE s = "seth"       -> One([S EXCEPT !.bits[m.t] = @ \cup {"heaped"}], m)
    [] s = "setm"       -> One([S EXCEPT !.bits[m.t] = @ \cup {"modified"}], m)
    [] s = "clearm"     -> One([S EXCEPT !.bits[m.t] = @ \ {"modified"}], m)
    [] s = "setz"       -> One([S EXCEPT !.bits[m.t] = @ \cup {"zombie"}], m)
    [] s = "clearz"     -> One([S EXCEPT !.bits[m.t] = @ \ {"zombie"}], m)
    [] s = "clearbits"  -> One([S EXCEPT !.bits[m.t] = {}], m)
    [] s = "publish"    -> One([S EXCEPT !.astate[m.t] = S.bits[m.t]], m)
    [] s = "inczombies" -> Counted(S, m, 1)
    [] s = "deczombies" -> Counted(S, m, -1)
    [] s = "incblocked" -> One([S EXCEPT !.blocked[m.t] = @ + 1], m)
    [] s = "decblocked" -> IF S.blocked[m.t] = 0 THEN Throw(S, m)
                           ELSE One([S EXCEPT !.blocked[m.t] = @ - 1], m)
    [] s = "checkts"    -> IF S.ts[m.t] # m.p THEN Throw(S, m) ELSE One(S, m)
    [] s = "setts"      -> IF S.ts[m.t] # NONE THEN Throw(S, m)
                           ELSE One([S EXCEPT !.ts[m.t] = m.p], m)
    [] s = "clearts"    -> One([S EXCEPT !.ts[m.t] = NONE], m)
DoHeap(s, S, m) ==
  LET heap == S.heap[m.p] IN
  CASE s = "insert"     -> LET slot == [S.slot EXCEPT ![m.t] = S.when[m.t]] IN
                           One([S EXCEPT !.slot = slot,
                                  !.heap[m.p] = Up(Append(heap, m.t), slot, Len(heap) + 1)], m)
    [] s = "removeroot" -> One([S EXCEPT !.heap[m.p] = WithoutRoot(heap, S.slot),
                                  !.slot[m.t] = 0], m)
    [] s = "removetail" -> One([S EXCEPT !.heap[m.p] = Cut(heap), !.slot[m.t] = 0], m)
    [] s = "removeslot" -> One([S EXCEPT !.heap[m.p] = Cut([heap EXCEPT ![m.k] = heap[Len(heap)]]),
                                  !.slot[m.t] = 0], m)
    [] s = "siftroot"   -> One([S EXCEPT !.heap[m.p] = Down(heap, S.slot, 1)], m)
    [] s = "order"      -> One([S EXCEPT !.heap[m.p] = IF m.changed
                                           THEN Ordered(heap, S.slot, Len(heap)) ELSE heap],
                               [m EXCEPT !.changed = FALSE, !.k = 0, !.q = NONE])
    [] s = "pickroot"   -> One(S, [m EXCEPT !.t = Root(S, m.p)])
    [] s = "picktail"   -> One(S, [m EXCEPT !.t = Last(S, m.p)])
    [] s = "pickslot"   -> One(S, [m EXCEPT !.t = heap[m.k]])
    [] s = "begin"      -> One(S, [m EXCEPT !.k = 1, !.q = m.p])
    [] s = "nextslot"   -> One(S, [m EXCEPT !.k = @ + 1])
    [] s = "changed"    -> One(S, [m EXCEPT !.changed = TRUE])
    [] s = "take"       -> One(S, [m EXCEPT !.t = S.heap[m.q][m.k]])
    [] s = "forget"     -> One([S EXCEPT !.heap[m.q] = <<>>, !.zombies[m.q] = 0, !.len[m.q] = 0,
                                  !.minheap[m.q] = 0, !.minmod[m.q] = 0], m)
    [] s = "publen"     -> One([S EXCEPT !.len[m.p] = Len(heap)], m)
Published(S, p) == [S EXCEPT !.minheap[p] = RootWhen(S, p)]
DoBounds(s, S, m) ==
  CASE s = "loadown"     -> IF S.ts[m.t] = NONE THEN Throw(S, m)
                            ELSE One(S, [m EXCEPT !.b = S.minmod[S.ts[m.t]]])
    [] s = "loadbound"   -> One(S, [m EXCEPT !.b = S.minmod[m.p]])
    [] s = "loadheap"    -> One(S, [m EXCEPT !.h = S.minheap[m.p]])
    [] s = "bound"       -> One([S EXCEPT !.minmod[S.ts[m.t]] = Earlier(@, m.w)], m)
    [] s = "foldmin"     -> One([S EXCEPT !.minheap[m.p] = WakeOf(m)], m)
    [] s = "pubmin"      -> One(Published(S, m.p), m)
    [] s = "pubifroot"   -> One(IF Root(S, m.p) = m.t THEN Published(S, m.p) ELSE S, m)
    [] s = "clearbound"  -> One([S EXCEPT !.minmod[m.p] = 0], m)
    [] s = "clearfolded" -> One(IF S.minmod[m.p] = m.b THEN [S EXCEPT !.minmod[m.p] = 0] ELSE S, m)
    [] s = "clearifempty"-> One(IF S.heap[m.p] = <<>> THEN [S EXCEPT !.minmod[m.p] = 0] ELSE S, m)
(* the users that may be given a value: those that wait and have not left for another case *)
Takers(S, t) == {r \in S.waiters[t] : S.handed[r] = 0}
Gone == -1
OneShotChan(S, m) == Chan(m.t) /\ S.period[m.t] = 0
DoSend(s, S, m, i) ==
  CASE s = "pendsending" -> One(S, IF Chan(m.t) /\ m.oneshot /\ InFlight(S, m)
                                   THEN Pending(m) ELSE m)
    [] s = "startsend"   -> IF ~OneShotChan(S, m) THEN One(S, m)
                            ELSE One([S EXCEPT
                                   !.sending[m.t] = IF Inflight = "seq" THEN 0 ELSE @ + 1,
                                   !.sendseq[m.t] = IF Inflight = "count" THEN 0 ELSE m.seq], m)
    [] s = "endsend"     -> IF ~OneShotChan(S, m) THEN One(S, m)
                            ELSE IF Inflight = "seq"
                            THEN One(IF S.sendseq[m.t] = m.seq THEN [S EXCEPT !.sendseq[m.t] = 0]
                                     ELSE S, m)
                            ELSE IF S.sending[m.t] = 0 THEN Throw(S, m)
                            ELSE One([S EXCEPT !.sending[m.t] = @ - 1], m)
    [] s = "send"        -> IF S.chanlock[m.t] # NONE THEN {}
                            ELSE IF Takers(S, m.t) # {}
                            THEN {[S |-> [S EXCEPT !.waiters[m.t] = @ \ {r}, !.handed[r] = m.arm],
                                   m |-> [m EXCEPT !.arm = 0]] : r \in Takers(S, m.t)}
                            ELSE One(IF S.buffer[m.t] = 0 THEN [S EXCEPT !.buffer[m.t] = m.arm]
                                     ELSE S, [m EXCEPT !.arm = 0])
    [] s = "fire"        -> IF Kind[m.t] # "sleep" THEN One(S, [m EXCEPT !.arm = 0])
                            ELSE IF ~S.parked[m.t] THEN Throw(S, m)
                            ELSE One([S EXCEPT !.parked[m.t] = FALSE], [m EXCEPT !.arm = 0])
    [] s = "drain"       -> IF ~Chan(m.t) \/ S.buffer[m.t] = 0 THEN One(S, m)
                            ELSE IF S.chanlock[m.t] # NONE THEN {}
                            ELSE One([S EXCEPT !.buffer[m.t] = 0], Pending(m))
DoReceive(s, S, m, i) ==
  CASE s = "takevalue" -> One([S EXCEPT !.buffer[m.t] = 0], [m EXCEPT !.val = S.buffer[m.t]])
    [] s = "enqueue"   -> One([S EXCEPT !.waiters[m.t] = @ \cup {i}], m)
    [] s = "dequeue"   -> One([S EXCEPT !.waiters[m.t] = @ \ {i}, !.handed[i] = 0], m)
    [] s = "trytake"   -> IF S.buffer[m.t] = 0 THEN One(S, m)
                          ELSE IF S.chanlock[m.t] # NONE THEN {}
                          ELSE One([S EXCEPT !.buffer[m.t] = 0], [m EXCEPT !.val = S.buffer[m.t]])
    [] s = "park"      -> IF S.handed[i] # 0
                          THEN One([S EXCEPT !.handed[i] = 0], [m EXCEPT !.val = S.handed[i]])
                          ELSE IF i \in Gives THEN One([S EXCEPT !.handed[i] = Gone], m) ELSE {}
    [] s = "saynone"   -> One(S, [m EXCEPT !.val = 0])
    [] s = "saycount"  -> One(S, [m EXCEPT !.val = IF S.buffer[m.t] = 0 THEN 0 ELSE 1])
    [] s = "gopark"    -> One([S EXCEPT !.parked[m.t] = TRUE], m)
    [] s = "awake"     -> IF S.parked[m.t] THEN {} ELSE One(S, m)
(* Would wakeNetPoller(when) end the sleep? Model M4 has its steps; here no call is lost. *)
Wakes(S, when) == S.until <= 0 \/ when < S.until
DoRegisters(s, S, m) ==
  CASE s = "readnow"   -> One(S, [m EXCEPT !.now = S.clock])
    [] s = "askforce"  -> One(S, [m EXCEPT !.force = Local /\ S.zombies[m.p] > S.len[m.p] \div 4])
    [] s = "noforced"  -> One(S, [m EXCEPT !.force = FALSE])
    [] s = "setran"    -> One(S, [m EXCEPT !.ran = TRUE])
    [] s = "setnotran" -> One(S, [m EXCEPT !.ran = FALSE])
    [] s = "wantwake"  -> One(S, [m EXCEPT !.wakeup = m.w])
    [] s = "askwake"   -> LET first == Earlier(S.minmod[m.p], S.minheap[m.p]) IN
                          One(S, [m EXCEPT !.wakeup = IF first = 0 \/ S.when[m.t] < first
                                                      THEN S.when[m.t] ELSE 0])
    [] s = "wake"      -> One([S EXCEPT !.woken = @ \/ (m.wakeup # 0 /\ Wakes(S, m.wakeup))],
                              [m EXCEPT !.wakeup = 0])
LockSteps == {"locksend", "unlocksend", "locktimer", "unlocktimer", "locktimers", "unlocktimers",
              "leavetimers", "backtimers", "lockchan", "unlockchan", "acquirem"}
WhenSteps == {"setperiod", "pendwhen", "setwhen", "clearwhen", "zerowhen", "nextwhen", "applywhen",
              "bumpseq", "capture"}
BitSteps == {"seth", "setm", "clearm", "setz", "clearz", "clearbits", "publish", "inczombies",
             "deczombies", "incblocked", "decblocked", "checkts", "setts", "clearts"}
HeapSteps == {"insert", "removeroot", "removetail", "removeslot", "siftroot", "order", "pickroot",
              "picktail", "pickslot", "begin", "nextslot", "changed", "take", "forget", "publen"}
BoundSteps == {"loadown", "loadbound", "loadheap", "bound", "foldmin", "pubmin", "pubifroot",
               "clearbound", "clearfolded", "clearifempty"}
SendSteps == {"pendsending", "startsend", "endsend", "send", "fire", "drain"}
ReceiveSteps == {"takevalue", "enqueue", "dequeue", "trytake", "park", "saynone", "saycount",
                 "gopark", "awake"}
Do(s, S, m, i) ==
  CASE s \in LockSteps    -> DoLock(s, S, m, i)
    [] s \in WhenSteps    -> DoWhen(s, S, m)
    [] s \in BitSteps     -> DoBits(s, S, m)
    [] s \in HeapSteps    -> DoHeap(s, S, m)
    [] s \in BoundSteps   -> DoBounds(s, S, m)
    [] s \in SendSteps    -> DoSend(s, S, m, i)
    [] s \in ReceiveSteps -> DoReceive(s, S, m, i)
    [] OTHER              -> DoRegisters(s, S, m)
===============================================================================
