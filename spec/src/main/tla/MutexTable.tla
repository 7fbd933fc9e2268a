------------------------------ MODULE MutexTable ------------------------------
(* The timers of the Go runtime since 1.23 as data: three state bits and a      *)
(* mutex for each timer in place of the status word of TimerTable. Plain        *)
(* constants, readable by any TLA+ tool.                                        *)
(*                                                                              *)
(*   vocabulary   the words that a row may use, with their meaning              *)
(*   parameters   what distinguishes one edition from another                   *)
(*   rows         one per (operation, stage, bits that it finds, guards)        *)
(*   operations   who calls what, and with which locks held                     *)
(*   mutations    the same table with one datum changed                         *)
(*                                                                              *)
(* The edition go1.23.2 is the protocol of Go 1.23.2 to 1.27. Not covered are   *)
(* timers in a bubble of testing/synctest, which has a clock of its own, and    *)
(* GODEBUG=asynctimerchan=1 or 2.                                               *)
EXTENDS Sequences

Editions == <<"go1.23.0", "go1.23.2", "repaired-mutex">>

----
(* VOCABULARY *)

(* How a row looks at the bits. Its field from has one of the Patterns for each of the Bits. *)
Words == <<
  <<"state",  "the bits, under the timer's lock">>,
  <<"astate", "their copy, in one atomic load without the timer's lock">>,
  <<"none",   "no bits are looked at">> >>
Bits == <<"heaped", "modified", "zombie">>
Patterns == <<
  <<"+", "the bit is set">>,
  <<"-", "the bit is clear">>,
  <<"*", "either">> >>
(* How a row ends. Its field next is one of these, or the stage at which its operation goes on. *)
Ends == <<
  <<"return", "the operation returns to its caller">>,
  <<"panic",  "the runtime throws">> >>

(* A row applies if all its guards hold. reads: which of the shared Fields a guard reads. *)
Guard(name, reads, meaning) == [name |-> name, reads |-> reads, meaning |-> meaning]
Guards == <<
  Guard("chan", <<>>, "t feeds a channel"),
  Guard("func", <<>>, "t calls a function"),
  Guard("preempted", <<>>, "somebody wants to preempt the caller; optional for correctness"),
  Guard("notpreempted", <<>>, "nobody wants to preempt the caller"),
  Guard("empty", <<"slots">>, "the P's heap is empty"),
  Guard("nonempty", <<"slots">>, "the P's heap is not empty"),
  Guard("armed", <<"when">>, "t.when > 0"),
  Guard("unarmed", <<"when">>, "t.when = 0"),
  Guard("earliest", <<>>, "bound = 0 or the new when < bound"),
  Guard("notearliest", <<>>, "bound > 0 and the new when >= bound"),
  Guard("needsadd", <<"bits", "when", "blocked">>,
        "t is in no heap, t.when > 0, and t calls a function or somebody waits for its channel"),
  Guard("noadd", <<"bits", "when", "blocked">>,
        "t is in a heap, or t.when = 0, or t feeds a channel for which nobody waits"),
  Guard("oneshot", <<"period">>, "t.period = 0"),
  Guard("periodic", <<"period">>, "t.period > 0"),
  Guard("due", <<"when">>, "0 < t.when <= now"),
  Guard("notdue", <<"when">>, "t.when = 0 or t.when > now"),
  Guard("slotdue", <<"slots">>, "the when of t's slot <= now"),
  Guard("slotlater", <<"slots">>, "the when of t's slot > now"),
  Guard("slots", <<"slots">>, "the walk has not reached the heap's end"),
  Guard("noslots", <<"slots">>, "the walk has reached the heap's end"),
  Guard("scan", <<>>, "the scan is forced, or 0 < bound <= now"),
  Guard("noscan", <<>>, "the scan is not forced, and bound = 0 or bound > now"),
  Guard("sometime", <<>>, "wake # 0: one of the bounds is a deadline"),
  Guard("never", <<>>, "wake = 0: both bounds are 0"),
  Guard("work", <<>>, "wake <= now, or the scan is forced"),
  Guard("nowork", <<>>, "wake > now, and the scan is not forced"),
  Guard("ran", <<>>, "the last run ran a timer"),
  Guard("notran", <<>>, "the last run ran no timer"),
  Guard("full", <<"buffer">>, "the channel holds a value"),
  Guard("vacant", <<"buffer">>, "the channel holds no value"),
  Guard("blocked", <<"blocked">>, "somebody waits for the channel"),
  Guard("unblocked", <<"blocked">>, "nobody waits for the channel"),
  Guard("current", <<"seq">>, "t.seq is the one that was captured"),
  Guard("stale", <<"seq">>, "t.seq has changed since it was captured"),
  Guard("force", <<>>, "the scan that removes zombies is wanted"),
  Guard("noforce", <<>>, "the scan that removes zombies is not wanted") >>
(* pairs of guards of which exactly one holds at any time *)
GuardCases == <<
  <<"chan", "func">>, <<"empty", "nonempty">>, <<"armed", "unarmed">>,
  <<"earliest", "notearliest">>, <<"needsadd", "noadd">>, <<"oneshot", "periodic">>,
  <<"due", "notdue">>, <<"slotdue", "slotlater">>, <<"slots", "noslots">>,
  <<"scan", "noscan">>, <<"sometime", "never">>, <<"work", "nowork">>, <<"ran", "notran">>,
  <<"full", "vacant">>, <<"preempted", "notpreempted">>, <<"blocked", "unblocked">>,
  <<"current", "stale">>, <<"force", "noforce">> >>

(* The locks: a timer's sendLock and mu, the mu of a P's timers, the channel's lock. *)
Locks == <<
  <<"send",   "t.sendLock; a timer without a channel has none">>,
  <<"timer",  "t.mu">>,
  <<"timers", "the mu of the P's timers">>,
  <<"chan",   "the channel's lock">>,
  <<"world",  "the world is stopped: nobody else runs">> >>
(* the variables that threads share *)
Fields == <<
  <<"when",    "t.when: the deadline; 0 is not armed">>,
  <<"period",  "t.period">>,
  <<"seq",     "t.seq: counts the settings of t">>,
  <<"bits",    "t.state">>,
  <<"astate",  "t.astate: the copy of t.state">>,
  <<"ts",      "t.ts: the P's timers that t is in">>,
  <<"blocked", "t.blocked: how many wait for the channel">>,
  <<"sending", "the record of sends in flight: t.isSending, or what takes its place">>,
  <<"slots",   "the heap's slots: a timer and the when that it is sorted by">>,
  <<"zombies", "the P's count of zombies">>,
  <<"len",     "the atomic copy of the heap's length">>,
  <<"minheap", "minWhenHeap: the root's when, 0 for an empty heap">>,
  <<"minmod",  "minWhenModified: a lower bound on the modified timers' when, 0 for none">>,
  <<"buffer",  "the channel's buffer, of room for one value">>,
  <<"waiters", "who waits at the channel">>,
  <<"handed",  "what a waiter was given, or that another case of its select has won">>,
  <<"poller",  "who sleeps until when, and who has been told to wake">>,
  <<"parked",  "whether the sleeping goroutine has been parked">> >>

(* A step. grain: before a loud step, other threads may act; a quiet step happens together with  *)
(* the loud step before it, because what it touches is the thread's own or is protected by a lock *)
(* that the thread holds. takes and gives: the locks that it takes and gives back; a step that    *)
(* has the same lock in both holds it only while the step lasts.                                  *)
Step(name, grain, takes, gives, reads, writes, meaning) ==
  [name |-> name, grain |-> grain, takes |-> takes, gives |-> gives, reads |-> reads,
   writes |-> writes, meaning |-> meaning]
Lock(name, lock, meaning) == Step(name, "loud", <<lock>>, <<>>, <<>>, <<>>, meaning)
Own(name, meaning) == Step(name, "quiet", <<>>, <<>>, <<>>, <<>>, meaning)
Quiet(name, reads, writes, meaning) == Step(name, "quiet", <<>>, <<>>, reads, writes, meaning)
Loud(name, reads, writes, meaning) == Step(name, "loud", <<>>, <<>>, reads, writes, meaning)
Steps == <<
  Lock("locksend",    "send",   "lock t.sendLock"),
  Lock("locktimer",   "timer",  "lock t.mu"),
  Lock("locktimers",  "timers", "lock the P's timers"),
  Lock("lockchan",    "chan",   "lock the channel"),
  Lock("backtimers",  "timers", "lock the timers that leavetimers has unlocked, if any"),
  Step("unlocksend",   "quiet", <<>>, <<"send">>, <<>>, <<>>, "unlock t.sendLock"),
  Step("unlocktimer",  "loud",  <<>>, <<"timer">>, <<"bits">>, <<"astate">>,
       "t.astate := t.state; unlock t.mu"),
  Step("unlocktimers", "loud",  <<>>, <<"timers">>, <<"slots">>, <<"len">>,
       "len := the heap's length; unlock the P's timers"),
  Step("unlockchan",   "quiet", <<>>, <<"chan">>, <<>>, <<>>, "unlock the channel"),
  Step("leavetimers",  "loud",  <<>>, <<"timers">>, <<"slots">>, <<"len">>,
       "len := the heap's length; unlock the timers that t was in, if any"),
  Own("acquirem",   "stay on this M: the P is the caller's from here on"),
  Quiet("setperiod",  <<"period">>, <<"period">>,
        "remember t.period; t.period := the caller's period"),
  Quiet("pendwhen",   <<"when">>, <<>>, "pending := t.when > 0"),
  Quiet("setwhen",    <<>>, <<"when">>, "t.when := the caller's when"),
  Quiet("clearwhen",  <<"period">>, <<"when">>, "t.when := 0; remember t.period"),
  Quiet("zerowhen",   <<>>, <<"when">>, "t.when := 0: a one-shot timer fires"),
  Quiet("nextwhen",   <<"when", "period">>, <<"when">>,
        "t.when += t.period * (1 + (now - t.when) / t.period), at most maxWhen"),
  Quiet("applywhen",  <<"when">>, <<"slots">>, "the when of t's slot := t.when"),
  Quiet("seth",       <<"bits">>, <<"bits">>, "set heaped"),
  Quiet("setm",       <<"bits">>, <<"bits">>, "set modified"),
  Quiet("clearm",     <<"bits">>, <<"bits">>, "clear modified"),
  Quiet("setz",       <<"bits">>, <<"bits">>, "set zombie"),
  Quiet("clearz",     <<"bits">>, <<"bits">>, "clear zombie"),
  Quiet("clearbits",  <<"bits">>, <<"bits">>, "clear heaped, modified and zombie"),
  Loud("publish",     <<"bits">>, <<"astate">>, "t.astate := t.state, while t.mu is held"),
  Loud("inczombies",  <<"ts">>, <<"zombies">>, "t.ts.zombies += 1"),
  Loud("deczombies",  <<"ts">>, <<"zombies">>, "t.ts.zombies -= 1"),
  Quiet("checkts",    <<"ts">>, <<>>, "throws unless t.ts is the P's timers"),
  Quiet("setts",      <<"ts">>, <<"ts">>, "throws if t.ts is set; t.ts := the P's timers"),
  Quiet("clearts",    <<>>, <<"ts">>, "t.ts := nil"),
  Quiet("insert",     <<"slots", "when">>, <<"slots">>, "append t with its when; sift it up"),
  Quiet("removeroot", <<"slots">>, <<"slots">>, "move the last slot to the root, and sift it down"),
  Quiet("removetail", <<"slots">>, <<"slots">>, "remove the last slot"),
  Quiet("removeslot", <<"slots">>, <<"slots">>, "move the last slot to that of t; sift nothing"),
  Quiet("siftroot",   <<"slots">>, <<"slots">>, "sift the root down"),
  Quiet("order",      <<"slots">>, <<"slots">>, "order the heap if the walk has changed a slot"),
  Quiet("pickroot",   <<"slots">>, <<>>, "t := the timer of the root"),
  Quiet("picktail",   <<"slots">>, <<>>, "t := the timer of the last slot"),
  Quiet("pickslot",   <<"slots">>, <<>>, "t := the timer of the walk's slot"),
  Own("begin",      "the walk's slot := the first"),
  Own("nextslot",   "the walk's slot := the next"),
  Own("changed",    "remember that the walk has changed a slot"),
  Loud("loadown",     <<"ts", "minmod">>, <<>>, "bound := t.ts.minWhenModified"),
  Loud("loadbound",   <<"minmod">>, <<>>, "bound := minWhenModified"),
  Loud("loadheap",    <<"minheap">>, <<>>, "wake := the earlier of bound and minWhenHeap"),
  Loud("bound",       <<"ts", "minmod">>, <<"minmod">>,
       "t.ts.minWhenModified := min(itself, the new when), where 0 is none; a CAS loop"),
  Loud("foldmin",     <<>>, <<"minheap">>, "minWhenHeap := wake"),
  Loud("pubmin",      <<"slots">>, <<"minheap">>, "minWhenHeap := the root's when, 0 if empty"),
  Loud("pubifroot",   <<"slots">>, <<"minheap">>, "pubmin if t is the root"),
  Loud("clearbound",  <<>>, <<"minmod">>, "minWhenModified := 0"),
  Loud("clearfolded", <<"minmod">>, <<"minmod">>,
       "CAS minWhenModified from bound to 0; a lost CAS leaves it"),
  Loud("clearifempty",<<"slots">>, <<"minmod">>, "clearbound if the heap is empty"),
  Own("wantwake",   "wakeup := the new when"),
  Loud("askwake",     <<"when", "minheap", "minmod">>, <<>>,
       "wakeup := t.when if each bound is 0 or later than it, else none"),
  Loud("wake",        <<>>, <<"poller">>, "if wakeup is not none: wakeNetPoller(wakeup)"),
  Quiet("bumpseq",    <<"seq">>, <<"seq">>, "t.seq += 1, for a channel"),
  Loud("pendsending", <<"sending">>, <<>>,
       "for a one-shot channel: pending if the record says that a send is in flight"),
  Loud("startsend",   <<>>, <<"sending">>,
       "for a one-shot channel: record that a send with the captured seq is in flight"),
  Loud("endsend",     <<"period", "sending">>, <<"sending">>,
       "for a one-shot channel: record that this send is not in flight any more"),
  Quiet("capture",    <<"seq", "ts">>, <<>>, "copy t.f, t.arg, t.seq and t.ts"),
  Step("send",        "loud", <<"chan">>, <<"chan">>, <<"buffer", "waiters", "handed">>,
       <<"buffer", "waiters", "handed">>,
       "give the time to one who waits; else put it in the buffer, or drop it if that is full"),
  Loud("fire",        <<>>, <<"parked">>, "call f: start the function, or ready the sleeper"),
  Step("drain",       "loud", <<"chan">>, <<"chan">>, <<"buffer">>, <<"buffer">>,
       "for a channel: empty the buffer; pending if there was a value"),
  Quiet("incblocked", <<"blocked">>, <<"blocked">>, "t.blocked += 1"),
  Quiet("decblocked", <<"blocked">>, <<"blocked">>, "throws if t.blocked is 0; t.blocked -= 1"),
  Own("readnow",    "read the clock"),
  Loud("askforce",    <<"zombies", "len">>, <<>>,
       "forced := the P is this M's and more than a quarter of its timers are zombies"),
  Own("noforced",   "forced := false"),
  Own("setran",     "remember that a timer was run"),
  Own("setnotran",  "remember that no timer was run"),
  Quiet("enqueue",    <<"waiters">>, <<"waiters">>, "join those who wait for a value"),
  Quiet("dequeue",    <<"waiters">>, <<"waiters">>, "leave those who wait for a value"),
  Loud("park",        <<"handed">>, <<"handed">>,
       "wait until a value comes, or until another case of the select wins"),
  Loud("takevalue",   <<"buffer">>, <<"buffer">>, "take the value out of the buffer"),
  Step("trytake",     "loud", <<"chan">>, <<"chan">>, <<"buffer">>, <<"buffer">>,
       "if the buffer holds a value, take it"),
  Own("saynone",    "answer 0, as an unbuffered channel does"),
  Loud("saycount",    <<"buffer">>, <<>>, "answer how many values the buffer holds"),
  Loud("gopark",      <<>>, <<"parked">>, "park the goroutine; its M goes on with what follows"),
  Loud("awake",       <<"parked">>, <<>>, "wait until the goroutine is readied"),
  Quiet("take",       <<"slots">>, <<>>, "t := the next timer of the P that is destroyed"),
  Quiet("forget",     <<>>, <<"slots", "zombies", "len", "minheap", "minmod">>,
        "of the P that is destroyed: no slots, no zombies, no bounds, len := 0"),
  Quiet("publen",     <<"slots">>, <<"len">>, "len := the heap's length") >>
(* steps on the heap that a firing timer was in; they do nothing if it was in none *)
Conditional == <<"leavetimers", "backtimers">>
(* steps that run another operation on the same timer and P *)
Calls == [maybeAdd     |-> "maybeAdd",     cleanHead    |-> "cleanHead", adjust |-> "adjust",
          run          |-> "run",          unlockAndRun |-> "unlockAndRun",
          maybeRunChan |-> "maybeRunChan", block        |-> "blockTimerChan",
          unblock      |-> "unblockTimerChan", reset    |-> "reset"]

----
(* PARAMETERS. A difference between editions is one of these or follows from one. *)

Ours(e) == e = "repaired-mutex"
Parameters(e) ==
  [inflight |-> CASE e = "go1.23.0" -> "untold" [] Ours(e) -> "seq" [] OTHER -> "count",
   drain    |-> IF Ours(e) THEN "locked" ELSE "unlocked",
   publish  |-> IF Ours(e) THEN "always" ELSE "ifearliest",
   fold     |-> IF Ours(e) THEN "cas" ELSE "store",
   emptied  |-> IF Ours(e) THEN "clearbound" ELSE "keepbound",
   take     |-> IF Ours(e) THEN "astate" ELSE "state"]
(* what each parameter means, where its values come from, and which repair changes it *)
Parameter(name, meaning, source, repair) ==
  [name |-> name, meaning |-> meaning, source |-> source, repair |-> repair]
ParameterNotes == <<
  Parameter("inflight", "how stop and reset learn of a send that they make void: not at all, "
            \o "from a count, or from the seq of the one send that is still valid",
            "Go src/runtime/time.go timer.isSending, Go issues 69312 and 80760", "T1"),
  Parameter("drain", "whether stop empties the channel after or before it unlocks sendLock",
            "Go src/runtime/time.go timer.stop and timer.modify", "T2"),
  Parameter("publish", "whether reset puts the modified bit into astate only if the timer is "
            \o "earlier than the bound, or always before it looks at the bound",
            "Go src/runtime/time.go timer.modify", "T3"),
  Parameter("fold", "how a scan clears the bound that it has folded into minWhenHeap: by a store, "
            \o "or by a CAS that leaves what came in between",
            "Go src/runtime/time.go timers.adjust, Go CL 564977", "T4"),
  Parameter("emptied", "whether the bounds are cleared when a scan, or the removal of the last "
            \o "slot, empties the heap",
            "Go src/runtime/time.go timers.cleanHead and timers.adjust", "T5"),
  Parameter("take", "whether the bits that are cleared when a P is destroyed are cleared in astate "
            \o "too", "Go src/runtime/time.go timers.take", "T6") >>

----
(* ROWS *)

SourceOf == [stop |-> "time.go timer.stop",             reset |-> "time.go timer.modify",
  maybeAdd |-> "time.go timer.maybeAdd",                cleanHead |-> "time.go timers.cleanHead",
  adjust |-> "time.go timers.adjust",                   run |-> "time.go timers.run",
  unlockAndRun |-> "time.go timer.unlockAndRun",        check |-> "time.go timers.check",
  maybeRunChan |-> "time.go timer.maybeRunChan",        wakeTime |-> "time.go timers.wakeTime",
  blockTimerChan |-> "time.go blockTimerChan",          take |-> "time.go timers.take",
  unblockTimerChan |-> "time.go unblockTimerChan",      receive |-> "chan.go chanrecv",
  select |-> "select.go selectgo",                      poll |-> "chan.go chanrecv and empty",
  len |-> "chan.go chanlen and chancap",                sleep |-> "time.go timeSleep"]
If(condition, steps) == IF condition THEN steps ELSE <<>>
Row(id, op, at, word, from, guards, steps, next) ==
  [id |-> id, op |-> op, at |-> at, word |-> word, from |-> from, guards |-> guards,
   steps |-> steps, next |-> next, source |-> "Go src/runtime/" \o SourceOf[op]]
AnyBits == <<"*", "*", "*">>
Plain(id, op, at, guards, steps, next) == Row(id, op, at, "none", AnyBits, guards, steps, next)
State(id, op, at, from, guards, steps, next) == Row(id, op, at, "state", from, guards, steps, next)
Glance(id, op, at, from, guards, steps, next) ==
  Row(id, op, at, "astate", from, guards, steps, next)

(* names of the patterns of bits that rows look for *)
Out == <<"-", "*", "*">>
Heaped == <<"+", "*", "*">>
HeapedZombie == <<"+", "*", "+">>
HeapedNoZombie == <<"+", "*", "-">>
HeapedModified == <<"+", "+", "-">>
HeapedFine == <<"+", "-", "-">>
Zombie == <<"*", "*", "+">>
NoZombie == <<"*", "*", "-">>
Fine == <<"*", "-", "-">>
Modified == <<"*", "+", "*">>
ModifiedOnly == <<"*", "+", "-">>
ZombieOnly == <<"*", "-", "+">>

(* stop and reset can learn of a send that is in flight *)
Told(P) == P.inflight # "untold"
StopTail(P) ==
  <<"pendwhen", "clearwhen", "bumpseq">> \o If(Told(P), <<"pendsending">>) \o <<"unlocktimer">>
  \o (IF P.drain = "locked" THEN <<"drain", "unlocksend">> ELSE <<"unlocksend", "drain">>)
ResetTail(P) ==
  <<"bumpseq">> \o If(Told(P), <<"pendsending">>) \o <<"unlocktimer", "drain", "unlocksend">>
DropRoot == <<"clearbits", "deczombies", "clearts", "removeroot", "pubmin", "clearifempty">>
FixRoot == <<"clearm", "applywhen", "siftroot", "pubmin">>
Emptied(P) == If(P.emptied = "clearbound", <<"pubmin", "clearifempty">>)
CopyOfBits(P) == If(P.take = "astate", <<"publish">>)

StopRows(P) == <<
  Plain("stop.lock",   "stop", "0", <<>>, <<"locksend", "locktimer">>, "1"),
  State("stop.heaped", "stop", "1", HeapedNoZombie, <<>>,
        <<"setm", "setz", "inczombies">> \o StopTail(P), "return"),
  State("stop.zombie", "stop", "1", HeapedZombie, <<>>, <<"setm">> \o StopTail(P), "return"),
  State("stop.out",    "stop", "1", Out, <<>>, StopTail(P), "return") >>
ResetRows(P) == <<
  Plain("reset.lock",   "reset", "0", <<>>,
        <<"locksend", "locktimer", "setperiod", "pendwhen", "setwhen">>, "1"),
  State("reset.zombie", "reset", "1", HeapedZombie, <<>>, <<"setm", "deczombies", "clearz">>, "2"),
  State("reset.heaped", "reset", "1", HeapedNoZombie, <<>>, <<"setm">>, "2"),
  State("reset.out",    "reset", "1", Out, <<>>, <<>>, "4"),
  Plain("reset.look",   "reset", "2", <<>>,
        If(P.publish = "always", <<"publish">>) \o <<"loadown">>, "3"),
  Plain("reset.earliest", "reset", "3", <<"earliest">>,
        If(P.publish # "always", <<"publish">>) \o <<"bound", "wantwake">>, "5"),
  Plain("reset.notearliest", "reset", "3", <<"notearliest">>, <<>>, "4"),
  Plain("reset.add",    "reset", "4", <<"needsadd">>, ResetTail(P) \o <<"maybeAdd">>, "return"),
  Plain("reset.noadd",  "reset", "4", <<"noadd">>, ResetTail(P), "return"),
  Plain("reset.wake",   "reset", "5", <<>>, ResetTail(P) \o <<"wake">>, "return") >>
AddRows(P) == <<
  Plain("add.lock",   "maybeAdd", "0", <<>>,
        <<"acquirem", "locktimers", "cleanHead", "locktimer">>, "1"),
  Plain("add.add",    "maybeAdd", "1", <<"needsadd">>,
        <<"seth", "askwake", "setts", "insert", "pubifroot", "unlocktimer", "unlocktimers",
          "wake">>, "return"),
  Plain("add.noadd",  "maybeAdd", "1", <<"noadd">>, <<"unlocktimer", "unlocktimers">>, "return") >>
CleanRows(P) == <<
  Plain("clean.empty",     "cleanHead", "0", <<"empty">>, <<>>, "return"),
  Plain("clean.preempted", "cleanHead", "0", <<"nonempty", "preempted">>, <<>>, "return"),
  Plain("clean.some", "cleanHead", "0", <<"nonempty", "notpreempted">>, <<"picktail">>, "tail"),
  Glance("clean.tail.zombie", "cleanHead", "tail", Zombie, <<>>, <<"locktimer">>, "cut"),
  Glance("clean.tail.other",  "cleanHead", "tail", NoZombie, <<>>, <<"pickroot", "checkts">>,
         "head"),
  State("clean.cut.zombie", "cleanHead", "cut", Zombie, <<>>,
        <<"clearbits", "deczombies", "clearts", "removetail">> \o Emptied(P) \o <<"unlocktimer">>,
        "0"),
  State("clean.cut.other",  "cleanHead", "cut", NoZombie, <<>>, <<"unlocktimer">>, "0"),
  Glance("clean.head.fine",     "cleanHead", "head", Fine, <<>>, <<>>, "return"),
  Glance("clean.head.modified", "cleanHead", "head", Modified, <<>>, <<"locktimer">>, "fix"),
  Glance("clean.head.zombie",   "cleanHead", "head", ZombieOnly, <<>>, <<"locktimer">>, "fix"),
  State("clean.fix.zombie",   "cleanHead", "fix", Zombie, <<>>, DropRoot \o <<"unlocktimer">>, "0"),
  State("clean.fix.modified", "cleanHead", "fix", ModifiedOnly, <<>>,
        FixRoot \o <<"unlocktimer">>, "0"),
  State("clean.fix.fine",     "cleanHead", "fix", Fine, <<>>, <<"unlocktimer">>, "return") >>
AdjustRows(P) == <<
  Plain("adjust.look",   "adjust", "0", <<>>, <<"loadbound">>, "1"),
  Plain("adjust.noscan", "adjust", "1", <<"noscan">>, <<>>, "return"),
  Plain("adjust.scan",   "adjust", "1", <<"scan">>,
        <<"loadbound", "loadheap", "foldmin">>
        \o (IF P.fold = "cas" THEN <<"clearfolded">> ELSE <<"clearbound">>) \o <<"begin">>, "2"),
  Plain("adjust.end",    "adjust", "2", <<"noslots">>,
        <<"order", "pubmin">> \o If(P.emptied = "clearbound", <<"clearifempty">>), "return"),
  Plain("adjust.slot",   "adjust", "2", <<"slots">>, <<"pickslot", "checkts">>, "3"),
  Glance("adjust.fine",     "adjust", "3", Fine, <<>>, <<"nextslot">>, "2"),
  Glance("adjust.modified", "adjust", "3", Modified, <<>>, <<"locktimer">>, "4"),
  Glance("adjust.zombie",   "adjust", "3", ZombieOnly, <<>>, <<"locktimer">>, "4"),
  State("adjust.4.out",      "adjust", "4", Out, <<>>, <<>>, "panic"),
  State("adjust.4.zombie",   "adjust", "4", HeapedZombie, <<>>,
        <<"deczombies", "clearbits", "removeslot", "clearts", "changed", "unlocktimer">>, "2"),
  State("adjust.4.modified", "adjust", "4", HeapedModified, <<>>,
        <<"applywhen", "clearm", "changed", "unlocktimer", "nextslot">>, "2"),
  State("adjust.4.fine",     "adjust", "4", HeapedFine, <<>>, <<"unlocktimer", "nextslot">>, "2") >>
RunRows(P) == <<
  Plain("run.empty",    "run", "0", <<"empty">>, <<"setnotran">>, "return"),
  Plain("run.root",     "run", "0", <<"nonempty">>, <<"pickroot", "checkts">>, "1"),
  Glance("run.later",   "run", "1", Fine, <<"slotlater">>, <<"setnotran">>, "return"),
  Glance("run.due",     "run", "1", Fine, <<"slotdue">>, <<"locktimer">>, "2"),
  Glance("run.modified","run", "1", Modified, <<>>, <<"locktimer">>, "2"),
  Glance("run.zombie",  "run", "1", ZombieOnly, <<>>, <<"locktimer">>, "2"),
  State("run.2.zombie",  "run", "2", Zombie, <<>>, DropRoot \o <<"unlocktimer">>, "0"),
  State("run.2.modified","run", "2", ModifiedOnly, <<>>, FixRoot \o <<"unlocktimer">>, "0"),
  State("run.2.out",     "run", "2", <<"-", "-", "-">>, <<>>, <<>>, "panic"),
  State("run.2.later",   "run", "2", HeapedFine, <<"notdue">>, <<"unlocktimer", "setnotran">>,
        "return"),
  State("run.2.due",     "run", "2", HeapedFine, <<"due">>, <<"unlockAndRun", "setran">>,
        "return") >>
FireRows(P) == <<
  State("fire.modified", "unlockAndRun", "0", Modified, <<>>, <<>>, "panic"),
  State("fire.zombie",   "unlockAndRun", "0", ZombieOnly, <<>>, <<>>, "panic"),
  State("fire.heaped.oneshot",  "unlockAndRun", "0", HeapedFine, <<"oneshot">>,
        <<"capture", "zerowhen", "setm", "setz", "inczombies">> \o DropRoot
        \o If(Told(P), <<"startsend">>) \o <<"unlocktimer", "leavetimers">>, "1"),
  State("fire.heaped.periodic", "unlockAndRun", "0", HeapedFine, <<"periodic">>,
        <<"capture", "nextwhen", "setm">> \o FixRoot \o <<"unlocktimer", "leavetimers">>, "1"),
  State("fire.out.oneshot",  "unlockAndRun", "0", <<"-", "-", "-">>, <<"oneshot">>,
        <<"capture", "zerowhen">> \o If(Told(P), <<"startsend">>)
        \o <<"unlocktimer", "leavetimers">>, "1"),
  State("fire.out.periodic", "unlockAndRun", "0", <<"-", "-", "-">>, <<"periodic">>,
        <<"capture", "nextwhen", "unlocktimer", "leavetimers">>, "1"),
  Plain("fire.func",    "unlockAndRun", "1", <<"func">>, <<"fire", "backtimers">>, "return"),
  Plain("fire.chan",    "unlockAndRun", "1", <<"chan">>,
        <<"locksend">> \o If(Told(P), <<"endsend">>), "2"),
  Plain("fire.current", "unlockAndRun", "2", <<"current">>,
        <<"send", "unlocksend", "backtimers">>, "return"),
  Plain("fire.stale",   "unlockAndRun", "2", <<"stale">>, <<"unlocksend", "backtimers">>,
        "return") >>
CheckRows(P) == <<
  Plain("check.look",   "check", "0", <<>>, <<"loadbound", "loadheap">>, "1"),
  Plain("check.never",  "check", "1", <<"never">>, <<>>, "return"),
  Plain("check.time",   "check", "1", <<"sometime">>, <<"readnow", "askforce">>, "2"),
  Plain("check.nowork", "check", "2", <<"nowork">>, <<>>, "return"),
  Plain("check.work",   "check", "2", <<"work">>, <<"locktimers">>, "3"),
  Plain("check.empty",  "check", "3", <<"empty">>, <<"unlocktimers">>, "return"),
  Plain("check.adjust", "check", "3", <<"nonempty">>, <<"noforced", "adjust">>, "4"),
  Plain("check.ended",  "check", "4", <<"empty">>, <<"askforce">>, "6"),
  Plain("check.run",    "check", "4", <<"nonempty">>, <<"run">>, "5"),
  Plain("check.again",  "check", "5", <<"ran">>, <<>>, "4"),
  Plain("check.ran",    "check", "5", <<"notran">>, <<"askforce">>, "6"),
  Plain("check.force",  "check", "6", <<"force">>, <<"adjust", "unlocktimers">>, "return"),
  Plain("check.noforce","check", "6", <<"noforce">>, <<"unlocktimers">>, "return") >>
BlockRows(P) == <<
  Glance("lazy.heaped",   "maybeRunChan", "0", Heaped, <<>>, <<>>, "return"),
  Glance("lazy.out",      "maybeRunChan", "0", Out, <<>>, <<"locktimer", "readnow">>, "1"),
  State("lazy.1.heaped",  "maybeRunChan", "1", Heaped, <<>>, <<"unlocktimer">>, "return"),
  State("lazy.1.notdue",  "maybeRunChan", "1", Out, <<"notdue">>, <<"unlocktimer">>, "return"),
  State("lazy.1.due",     "maybeRunChan", "1", Out, <<"due">>, <<"unlockAndRun">>, "return"),
  Plain("block.lock",     "blockTimerChan", "0", <<>>, <<"locktimer", "incblocked">>, "1"),
  State("block.zombie",   "blockTimerChan", "1", HeapedZombie, <<"armed">>,
        <<"clearz", "deczombies">>, "2"),
  State("block.stopped",  "blockTimerChan", "1", HeapedZombie, <<"unarmed">>, <<>>, "2"),
  State("block.heaped",   "blockTimerChan", "1", HeapedNoZombie, <<>>, <<>>, "2"),
  State("block.out",      "blockTimerChan", "1", Out, <<>>, <<>>, "2"),
  Plain("block.add",      "blockTimerChan", "2", <<"needsadd">>, <<"unlocktimer", "maybeAdd">>,
        "return"),
  Plain("block.noadd",    "blockTimerChan", "2", <<"noadd">>, <<"unlocktimer">>, "return"),
  Plain("unblock.lock",   "unblockTimerChan", "0", <<>>, <<"locktimer", "decblocked">>, "1"),
  State("unblock.last",   "unblockTimerChan", "1", HeapedNoZombie, <<"unblocked">>,
        <<"setz", "inczombies", "unlocktimer">>, "return"),
  State("unblock.more",   "unblockTimerChan", "1", HeapedNoZombie, <<"blocked">>,
        <<"unlocktimer">>, "return"),
  State("unblock.zombie", "unblockTimerChan", "1", HeapedZombie, <<>>, <<"unlocktimer">>, "return"),
  State("unblock.out",    "unblockTimerChan", "1", Out, <<>>, <<"unlocktimer">>, "return") >>
ChanRows(P) == <<
  Plain("recv.start",  "receive", "0", <<>>, <<"maybeRunChan", "lockchan">>, "1"),
  Plain("recv.full",   "receive", "1", <<"full">>, <<"takevalue", "unlockchan">>, "return"),
  Plain("recv.vacant", "receive", "1", <<"vacant">>,
        <<"enqueue", "block", "unlockchan", "park">>, "2"),
  Plain("recv.woken",  "receive", "2", <<>>, <<"unblock">>, "return"),
  Plain("sel.start",   "select", "0", <<>>, <<"maybeRunChan", "lockchan">>, "1"),
  Plain("sel.full",    "select", "1", <<"full">>, <<"takevalue", "unlockchan">>, "return"),
  Plain("sel.vacant",  "select", "1", <<"vacant">>,
        <<"enqueue", "block", "unlockchan", "park">>, "2"),
  Plain("sel.woken",   "select", "2", <<>>, <<"lockchan", "unblock", "dequeue", "unlockchan">>,
        "return"),
  Plain("poll.try",    "poll", "0", <<>>, <<"maybeRunChan", "maybeRunChan", "trytake">>, "return"),
  Plain("len.none",    "len", "0", <<>>, <<"saynone">>, "return"),
  Plain("sleep.park",  "sleep", "0", <<>>, <<"gopark", "reset">>, "1"),
  Plain("sleep.awake", "sleep", "1", <<>>, <<"awake">>, "return") >>
ReadRows(P) == <<
  Plain("read.look",   "wakeTime", "0", <<>>, <<"loadbound", "loadheap">>, "return") >>
TakeRows(P) == <<
  Plain("take.none",   "take", "0", <<"noslots">>, <<>>, "return"),
  Plain("take.some",   "take", "0", <<"slots">>, <<>>, "1"),
  Plain("take.each",   "take", "1", <<"slots">>, <<"take", "clearts">>, "2"),
  Plain("take.end",    "take", "1", <<"noslots">>, <<"forget", "publen">>, "return"),
  State("take.zombie", "take", "2", Zombie, <<>>,
        <<"clearbits">> \o CopyOfBits(P) \o <<"nextslot">>, "1"),
  State("take.other",  "take", "2", NoZombie, <<>>,
        <<"clearm">> \o CopyOfBits(P) \o <<"setts", "insert", "pubifroot", "nextslot">>, "1") >>
Rows(P) == StopRows(P) \o ResetRows(P) \o AddRows(P) \o CleanRows(P) \o AdjustRows(P) \o RunRows(P)
           \o FireRows(P) \o CheckRows(P) \o BlockRows(P) \o ChanRows(P) \o ReadRows(P)
           \o TakeRows(P)

----
(* OPERATIONS. holds: the locks that the caller of an operation holds; gives: those among them  *)
(* that the operation gives back; args: its arguments.                                          *)

Giving(holds, gives, args) == [holds |-> holds, gives |-> gives, args |-> args]
Operation(holds, args) == Giving(holds, <<>>, args)
Operations(P) ==
  [stop             |-> Operation(<<>>, <<"t">>),
   reset            |-> Operation(<<>>, <<"t", "when", "period">>),
   maybeAdd         |-> Operation(<<>>, <<"t">>),
   cleanHead        |-> Operation(<<"timers">>, <<>>),
   adjust           |-> Operation(<<"timers">>, <<"now", "force">>),
   run              |-> Operation(<<"timers">>, <<"now">>),
   unlockAndRun     |-> Giving(<<"timer">>, <<"timer">>, <<"t", "now">>),
   check            |-> Operation(<<>>, <<>>),
   maybeRunChan     |-> Operation(<<>>, <<"t">>),
   blockTimerChan   |-> Operation(<<"chan">>, <<"t">>),
   unblockTimerChan |-> Operation(<<>>, <<"t">>),
   receive          |-> Operation(<<>>, <<"t">>),
   select           |-> Operation(<<>>, <<"t">>),
   poll             |-> Operation(<<>>, <<"t">>),
   len              |-> Operation(<<>>, <<"t">>),
   sleep            |-> Operation(<<>>, <<"t", "when">>),
   wakeTime         |-> Operation(<<>>, <<>>),
   take             |-> Operation(<<"world">>, <<>>)]

----
(* FROM THE STATUS WORD. What became of the statuses and operations of go1.22. *)

FromStatuses == <<
  <<"NoStatus",        "---, when = 0">>,
  <<"Waiting",         "h--">>,
  <<"Running",         "t.mu is held; then a send or a call is in flight, without any lock">>,
  <<"Deleted",         "hmz or h-z, when = 0">>,
  <<"Removing",        "t.mu and the mu of the timers are held">>,
  <<"Removed",         "---, when = 0, as NoStatus">>,
  <<"Modifying",       "t.mu is held">>,
  <<"ModifiedEarlier", "hm-; minWhenModified is at or below when">>,
  <<"ModifiedLater",   "hm-">>,
  <<"Moving",          "t.mu is held; the timer stays in the heap, its slot gets the new when">> >>
FromOperations == <<
  <<"addtimer",           "reset, then maybeAdd">>,
  <<"deltimer",           "stop">>,
  <<"modtimer",           "reset">>,
  <<"cleantimers",        "cleanHead, which looks at the last slot first">>,
  <<"adjusttimers",       "adjust, which orders the heap once at its end">>,
  <<"addAdjustedTimers",  "adjust: no timer is taken out of the heap, so none is put back">>,
  <<"runtimer",           "run, then unlockAndRun">>,
  <<"clearDeletedTimers", "adjust with force">>,
  <<"moveTimers",         "take">>,
  <<"(none)",             "blockTimerChan, unblockTimerChan, maybeRunChan: a channel's timer is in "
                          \o "a heap only while somebody waits; else whoever looks at the channel "
                          \o "runs it">> >>

----
(* MUTATIONS: sequences of [part, name, field, value].                          *)
(*   part "parameter": field is the parameter, name is "edition"                *)
(*   part "row":       name is the row's id, field one of its fields            *)

RECURSIVE ApplyToParameters(_, _)
ApplyToParameters(P, mutations) ==
  IF mutations = <<>> THEN P
  ELSE LET m == Head(mutations) IN
       ApplyToParameters(IF m.part = "parameter" THEN [P EXCEPT ![m.field] = m.value] ELSE P,
                         Tail(mutations))
RECURSIVE ApplyToRows(_, _)
ApplyToRows(rows, mutations) ==
  IF mutations = <<>> THEN rows
  ELSE LET m == Head(mutations) IN
       ApplyToRows([i \in DOMAIN rows |-> IF m.part = "row" /\ rows[i].id = m.name
                                          THEN [rows[i] EXCEPT ![m.field] = m.value] ELSE rows[i]],
                   Tail(mutations))
Table(edition, mutations) ==
  LET P == ApplyToParameters(Parameters(edition), mutations) IN
  [parameters |-> P, rows |-> ApplyToRows(Rows(P), mutations), operations |-> Operations(P)]
===============================================================================
