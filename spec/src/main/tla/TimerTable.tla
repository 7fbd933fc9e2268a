------------------------------ MODULE TimerTable ------------------------------
(* The timers of the Go runtime, 1.14 to 1.22: every transition of the status *)
(* word as data. Plain constants, readable by any TLA+ tool; everything else  *)
(* of this project is derived from this module or checked against it.         *)
(*                                                                            *)
(*   vocabulary   the words that a row or a frame may use, with their meaning *)
(*   parameters   what distinguishes one edition from another                 *)
(*   rows         one per (word, operation, status, guard case)               *)
(*   frames       one per operation: how its rows are walked                  *)
(*   mutations    the same table with one datum changed                       *)
EXTENDS Sequences

Editions == <<"go1.15", "go1.17", "go1.19", "go1.22", "repaired">>
(* releases without an edition of their own: which one to take *)
Releases == <<
  <<"go1.14", "take go1.15, whose code 1.14.2 and later run">>,
  <<"go1.16", "take go1.17, the nearest to 1.16.9 and later; there, all Ms look again, not some">>,
  <<"go1.18", "take go1.17 up to 1.18.4, go1.19 from 1.18.5 on">>,
  <<"go1.20", "take go1.22">>,
  <<"go1.21", "take go1.22">> >>

----
(* VOCABULARY *)

Statuses == <<"NoStatus", "Waiting", "Running", "Deleted", "Removing", "Removed",
              "Modifying", "ModifiedEarlier", "ModifiedLater", "Moving">>
InitialStatus == "NoStatus"
Words == <<"status">>

Kinds == <<
  <<"go",    "CAS from -> via, then the steps; commit is the CAS via -> to">>,
  <<"cont",  "no load: an earlier row of the same operation left the timer owned">>,
  <<"store", "no CAS: commit is a plain store of to">>,
  <<"noop",  "the status stays; steps may act on the walk">>,
  <<"wait",  "osyield, then load again">>,
  <<"panic", "the runtime throws">> >>
Guards == <<
  <<"any",    "no test">>,
  <<"due",    "t.when <= now, read after the load and before the CAS">>,
  <<"notdue", "t.when > now, read after the load and before the CAS">> >>
OwnedCases == <<
  <<"any",        "no test">>,
  <<"oneshot",    "t.period = 0, read after the CAS and before the steps">>,
  <<"periodic",   "t.period > 0, read after the CAS and before the steps">>,
  <<"earlier",    "the new when < t.when, read after the CAS and before the steps">>,
  <<"notearlier", "the new when >= t.when, read after the CAS and before the steps">> >>
Results == <<
  <<"leave",   "run the frame's leave hooks, then return the row's value">>,
  <<"again",   "a new round at the same place">>,
  <<"advance", "go on with the next timer of the walk">>,
  <<"resume",  "go on at the smallest slot that the removal changed">>,
  <<"none",    "a panic has no result">> >>
Values == <<"none", "true", "false", "0", "-1", "when">>
Shapes == <<
  <<"one",     "the caller's timer">>,
  <<"head",    "slot 0 of the P's heap, anew in each round">>,
  <<"walk",    "every slot of the P's heap; resume goes back to the changed slot">>,
  <<"compact", "every slot of the P's heap; survivors are written at the slot 'to'">>,
  <<"list",    "every timer of a given list">> >>
Locks == <<
  <<"none",  "the caller holds no timersLock">>,
  <<"held",  "the caller holds the P's timersLock">>,
  <<"world", "the world is stopped and both Ps are locked">> >>

(* The fields that steps read and write, each with the threads that may write it. *)
Accesses == <<
  <<"border",   "where a thread begins or ceases to own something, or lets other code run">>,
  <<"owned",    "of a timer: written by the thread that owns the timer">>,
  <<"locked",   "of a P: written under its timersLock, read by any thread">>,
  <<"shared",   "of a P: written by any thread at any time, in one atomic operation">>,
  <<"register", "of the thread that runs the step: no other thread sees it">> >>
Field(name, access, meaning) == [name |-> name, access |-> access, meaning |-> meaning]
StepFields == <<
  Field("status",                "border",   "the status word of the timer"),
  Field("timersLock",            "border",   "the lock of the P's heap"),
  Field("functions",             "border",   "what the timer's function does when it is called"),
  Field("poller",                "border",   "which thread sleeps in the poller, and until when"),
  Field("t.when",                "owned",    "the deadline that the heap is ordered by"),
  Field("t.nextwhen",            "owned",    "the new deadline of a modified timer"),
  Field("t.period",              "owned",    "the time between two firings, 0 for one"),
  Field("t.callback",            "owned",    "t.f, t.arg and t.seq"),
  Field("t.pp",                  "owned",    "the P in whose heap the timer is"),
  Field("heap",                  "locked",   "the P's timers, each in its slot"),
  Field("numTimers",             "locked",   "how many timers the heap has"),
  Field("timer0When",            "locked",   "the deadline of the first timer, 0 if there is none"),
  Field("deletedTimers",         "shared",   "how many timers of the heap are Deleted"),
  Field("adjustTimers",          "shared",   "how many timers of the heap are ModifiedEarlier"),
  Field("timerModifiedEarliest", "shared",   "a lower bound on their new deadlines, 0 for none"),
  Field("p",                     "register", "the P that the operation works on"),
  Field("when",                  "register", "the caller's when"),
  Field("period",                "register", "the caller's period"),
  Field("now",                   "register", "the caller's now"),
  Field("tpp",                   "register", "the P that readpp has found in t.pp"),
  Field("args",                  "register", "the copy of t.f, t.arg and t.seq"),
  Field("n",                     "register", "numTimers as last read"),
  Field("adj",                   "register", "adjustTimers as last read"),
  Field("fold",                  "register", "timerModifiedEarliest as folded into timer0When"),
  Field("root",                  "register", "whether slot 0 of the heap has changed"),
  Field("changed",               "register", "the smallest slot that the last removal changed"),
  Field("held",                  "register", "the timers taken out of the heap, to be put back"),
  Field("to",                    "register", "the slot that the next surviving timer gets"),
  Field("dirty",                 "register", "whether some slot did not survive or was replaced"),
  Field("dropped",               "register", "how many slots did not survive"),
  Field("placed",                "register", "how many ModifiedEarlier timers were put in place") >>

(* A step.                                                                      *)
(*   needs    facts that must hold before it                                    *)
(*   gives    facts that hold after it                                          *)
(*   takes    facts that no longer hold after it                                *)
(*   writes   the fields that it may change                                     *)
(*   reads    the fields on which the new values of those depend. A test that   *)
(*            makes it wait or throw does not count; nor do the timer, the P    *)
(*            and the slot, where they only say whose field is meant            *)
(* Facts: lock = the P's timersLock is held; free = it is not; tpp, args, n,    *)
(* adj, fold = that register is set. A step that runs another operation, see    *)
(* Calls, reads and writes what the steps of that operation do.                 *)
StepEntry(name, needs, gives, takes, reads, writes, meaning) ==
  [name |-> name, needs |-> needs, gives |-> gives, takes |-> takes,
   reads |-> reads, writes |-> writes, meaning |-> meaning]
Steps == <<
  StepEntry("lock", <<"free">>, <<"lock">>, <<"free">>,
    <<>>, <<"timersLock">>, "lock the P's timersLock"),
  StepEntry("unlock", <<"lock">>, <<"free">>, <<"lock">>,
    <<>>, <<"timersLock">>, "unlock it"),
  StepEntry("setargs", <<>>, <<>>, <<>>,
    <<"period">>, <<"t.period", "t.callback">>, "t.period, t.f, t.arg, t.seq := the caller's"),
  StepEntry("loadargs", <<>>, <<"args">>, <<>>,
    <<"t.callback">>, <<"args">>, "copy t.f, t.arg, t.seq before the timer is given away"),
  StepEntry("setwhen", <<>>, <<>>, <<>>,
    <<"when">>, <<"t.when">>, "t.when := the caller's when"),
  StepEntry("setnext", <<>>, <<>>, <<>>,
    <<"when">>, <<"t.nextwhen">>, "t.nextwhen := the caller's when"),
  StepEntry("applynext", <<>>, <<>>, <<>>,
    <<"t.nextwhen">>, <<"t.when">>, "t.when := t.nextwhen"),
  StepEntry("rearm", <<>>, <<>>, <<>>,
    <<"t.when", "t.period", "now">>, <<"t.when">>,
    "t.when += t.period * (1 + (now - t.when) / t.period), at most maxWhen"),
  StepEntry("readpp", <<>>, <<"tpp">>, <<>>,
    <<"t.pp">>, <<"tpp">>, "tpp := t.pp; throws if it is nil"),
  StepEntry("setpp", <<"lock">>, <<>>, <<>>,
    <<"p">>, <<"t.pp">>, "t.pp := the P; throws if it is set"),
  StepEntry("clearpp", <<"lock">>, <<>>, <<>>,
    <<>>, <<"t.pp">>, "t.pp := nil; throws if it is not the P"),
  StepEntry("zeropp", <<"lock">>, <<>>, <<>>,
    <<>>, <<"t.pp">>, "t.pp := nil, unchecked"),
  StepEntry("insert", <<"lock">>, <<>>, <<>>,
    <<"t.when", "heap">>, <<"heap", "root">>,
    "append to the heap and sift up; root := slot 0 changed"),
  StepEntry("unlink", <<"lock">>, <<>>, <<>>,
    <<"t.when", "heap">>, <<"heap", "root", "changed">>,
    "take the slot out of the heap and sift; root := slot 0 changed"),
  StepEntry("siftroot", <<"lock">>, <<>>, <<>>,
    <<"t.when", "heap">>, <<"heap">>, "sift slot 0 down"),
  StepEntry("hold", <<"lock">>, <<>>, <<>>,
    <<"held">>, <<"held">>, "append t to the held list"),
  StepEntry("keep", <<"lock">>, <<>>, <<>>,
    <<"t.when", "heap", "to", "dirty">>, <<"heap", "to">>,
    "the slot survives: if the heap is dirty, place it, else go past it"),
  StepEntry("place", <<"lock">>, <<>>, <<>>,
    <<"t.when", "heap", "to">>, <<"heap", "to">>, "write t at slot 'to', sift up, to := to + 1"),
  StepEntry("drop", <<"lock">>, <<>>, <<>>,
    <<"heap", "dropped">>, <<"heap", "dropped">>,
    "the slot does not survive: t leaves the heap, one more dropped"),
  StepEntry("dirty", <<"lock">>, <<>>, <<>>,
    <<>>, <<"dirty">>, "note that timers have moved to other slots"),
  StepEntry("truncate", <<"lock">>, <<>>, <<>>,
    <<"heap", "to">>, <<"heap">>, "cut the heap at 'to'"),
  StepEntry("subdel", <<"lock">>, <<>>, <<>>,
    <<"deletedTimers", "dropped">>, <<"deletedTimers">>, "deletedTimers -= dropped"),
  StepEntry("subnum", <<"lock">>, <<"n">>, <<>>,
    <<"numTimers", "dropped">>, <<"numTimers", "n">>, "n := (numTimers -= dropped)"),
  StepEntry("incdel", <<"tpp">>, <<>>, <<>>,
    <<"tpp", "deletedTimers">>, <<"deletedTimers">>, "tpp.deletedTimers += 1"),
  StepEntry("decdel", <<"tpp">>, <<>>, <<>>,
    <<"tpp", "deletedTimers">>, <<"deletedTimers">>, "tpp.deletedTimers -= 1"),
  StepEntry("incnum", <<"lock">>, <<>>, <<>>,
    <<"numTimers">>, <<"numTimers">>, "numTimers += 1"),
  StepEntry("decnum", <<"lock">>, <<"n">>, <<>>,
    <<"numTimers">>, <<"numTimers", "n">>, "n := (numTimers -= 1)"),
  StepEntry("readnum", <<"lock">>, <<"n">>, <<>>,
    <<"numTimers">>, <<"n">>, "n := numTimers"),
  StepEntry("incadj", <<"tpp">>, <<>>, <<>>,
    <<"tpp", "adjustTimers">>, <<"adjustTimers">>, "tpp.adjustTimers += 1"),
  StepEntry("decadj", <<"tpp">>, <<"adj">>, <<>>,
    <<"tpp", "adjustTimers">>, <<"adjustTimers", "adj">>, "adj := (tpp.adjustTimers -= 1)"),
  StepEntry("tallyadj", <<"lock">>, <<>>, <<>>,
    <<"placed">>, <<"placed">>, "one more ModifiedEarlier timer put in place"),
  StepEntry("subadj", <<"lock">>, <<>>, <<>>,
    <<"adjustTimers", "placed">>, <<"adjustTimers">>, "adjustTimers -= those put in place"),
  StepEntry("pub0", <<"lock">>, <<>>, <<>>,
    <<"t.when", "heap">>, <<"timer0When">>,
    "timer0When := the root's when, 0 if the heap is empty"),
  StepEntry("pub0root", <<"lock">>, <<>>, <<>>,
    <<"t.when", "heap", "timer0When", "root">>, <<"timer0When", "root">>,
    "pub0 if slot 0 changed"),
  StepEntry("bound", <<"tpp">>, <<>>, <<>>,
    <<"when", "tpp", "timerModifiedEarliest">>, <<"timerModifiedEarliest">>,
    "tpp.timerModifiedEarliest := min(it, when), 0 being none; a CAS loop"),
  StepEntry("clearbound", <<"lock">>, <<>>, <<>>,
    <<>>, <<"timerModifiedEarliest">>, "timerModifiedEarliest := 0"),
  StepEntry("clearboundifempty", <<"lock", "n">>, <<>>, <<>>,
    <<"timerModifiedEarliest", "n">>, <<"timerModifiedEarliest">>, "clearbound if n = 0"),
  StepEntry("foldbound", <<"lock">>, <<"fold">>, <<>>,
    <<"timer0When", "timerModifiedEarliest">>, <<"timer0When", "fold">>,
    "fold := timerModifiedEarliest; timer0When := min(it, fold)"),
  StepEntry("clearfolded", <<"lock", "fold">>, <<>>, <<>>,
    <<"timerModifiedEarliest", "fold">>, <<"timerModifiedEarliest", "fold">>,
    "CAS timerModifiedEarliest from fold to 0; a lost CAS leaves it"),
  StepEntry("fire", <<"args", "free">>, <<>>, <<>>,
    <<"args", "functions">>, <<"functions">>, "call f(arg, seq)"),
  StepEntry("wake", <<"free">>, <<>>, <<>>,
    <<"when">>, <<"poller">>, "wakeNetPoller(when)"),
  StepEntry("commit", <<>>, <<>>, <<>>,
    <<>>, <<"status">>, "the second half of the row: CAS via -> to, a failure is badTimer"),
  StepEntry("clean", <<"lock">>, <<>>, <<>>,
    <<>>, <<>>, "run cleantimers on the P"),
  StepEntry("drain", <<"lock">>, <<>>, <<>>,
    <<>>, <<>>, "run addAdjustedTimers on the held list") >>
(* a step that runs another operation's frame with the caller's registers *)
Calls == [clean |-> "cleantimers", drain |-> "addAdjustedTimers"]

(* Hooks are used in frames only, beside steps. *)
Hooks == <<
  <<"checkargs",         "throws unless when > 0 and period >= 0">>,
  <<"clampargs",         "a when < 0 becomes maxWhen">>,
  <<"checkpp",           "throws unless t.pp is the P">>,
  <<"exitifempty",       "leave the frame at once if the heap is empty">>,
  <<"exitifpreempted",
    "leave the frame at once if preemption was requested; optional for correctness">>,
  <<"exitifboundnotdue", "leave the frame at once if timerModifiedEarliest is 0 or > now">>,
  <<"exitifnoadjust",    "adj := adjustTimers; leave the frame at once if it is 0">>,
  <<"endifadjusted",     "end the walk, leave hooks included, if adj <= 0">> >>
Arguments == <<"t", "when", "period", "now", "list">>

(* CODE: what the words do, as statements. In words, the language:              *)
(*   x := e, x += e, x -= e   assignments; in parentheses, the value that x got *)
(*   =  #  <  <=  and  or  not  +  -  *  /   as usual; / rounds down            *)
(*   if, else, while, for x in   before a colon; their statements are indented  *)
(*   return, break            as usual; return may have a condition             *)
(*   throw if c               the runtime throws if c holds                     *)
(*   exit if c                leave the frame at once, without its leave hooks  *)
(*   end if c                 end the walk, leave hooks included                *)
(*   call x                   call the function that was copied to x            *)
(* A statement that names a field of a P which is written without its lock, or  *)
(* a status, is one atomic operation. p.f stands for field f of the P, t.f for  *)
(* that of the timer, row.f for that of the row; nil is no P. Tests compare the *)
(* code of steps and hooks with Steps and Heap, of readers with their Java.     *)
Code ==
  [lock      |-> <<"lock(p)">>,
   unlock    |-> <<"unlock(p)">>,
   setargs   |-> <<"t.period := period", "t.callback := callback">>,
   loadargs  |-> <<"args := t.callback">>,
   setwhen   |-> <<"t.when := when">>,
   setnext   |-> <<"t.nextwhen := when">>,
   applynext |-> <<"t.when := t.nextwhen">>,
   rearm     |-> <<"t.when := limited(t.when + t.period * (1 + (now - t.when) / t.period))">>,
   readpp    |-> <<"tpp := t.pp", "throw if tpp = nil">>,
   setpp     |-> <<"throw if t.pp # nil", "t.pp := p">>,
   clearpp   |-> <<"throw if t.pp # p", "t.pp := nil">>,
   zeropp    |-> <<"t.pp := nil">>,
   insert    |-> <<"root := put(p, t) = 0">>,
   unlink    |-> <<"root := slot = 0", "changed := take(p, slot)">>,
   siftroot  |-> <<"siftdown(p, 0)">>,
   hold      |-> <<"append(held, t)">>,
   keep      |-> <<"if dirty:", "  p.heap[to] := t", "  siftup(p, to)", "to += 1">>,
   place     |-> <<"p.heap[to] := t", "siftup(p, to)", "to += 1">>,
   drop      |-> <<"dropped += 1">>,
   dirty     |-> <<"dirty := true">>,
   truncate  |-> <<"cut(p.heap, to)">>,
   subdel    |-> <<"p.deletedTimers -= dropped">>,
   subnum    |-> <<"n := (p.numTimers -= dropped)">>,
   incdel    |-> <<"tpp.deletedTimers += 1">>,
   decdel    |-> <<"tpp.deletedTimers -= 1">>,
   incnum    |-> <<"p.numTimers += 1">>,
   decnum    |-> <<"n := (p.numTimers -= 1)">>,
   readnum   |-> <<"n := p.numTimers">>,
   incadj    |-> <<"tpp.adjustTimers += 1">>,
   decadj    |-> <<"adj := (tpp.adjustTimers -= 1)">>,
   tallyadj  |-> <<"placed += 1">>,
   subadj    |-> <<"p.adjustTimers -= placed">>,
   pub0      |-> <<"p.timer0When := first(p)">>,
   pub0root  |-> <<"if root:", "  p.timer0When := first(p)", "root := false">>,
   bound     |-> <<"tpp.timerModifiedEarliest := earlier(tpp.timerModifiedEarliest, when)">>,
   clearbound        |-> <<"p.timerModifiedEarliest := 0">>,
   clearboundifempty |-> <<"if n = 0:", "  p.timerModifiedEarliest := 0">>,
   foldbound   |-> <<"fold := p.timerModifiedEarliest",
                     "p.timer0When := earlier(p.timer0When, fold)">>,
   clearfolded |-> <<"cas(p.timerModifiedEarliest, fold, 0)", "fold := 0">>,
   fire   |-> <<"call args">>,
   wake   |-> <<"wakeNetPoller(when)">>,
   commit |-> <<"throw if not cas(t.status, row.via, row.to)">>,
   clean  |-> <<"cleantimers(p)">>,
   drain  |-> <<"addAdjustedTimers(p, held)">>,
   (* hooks *)
   checkargs         |-> <<"throw if when <= 0 or period < 0">>,
   clampargs         |-> <<"if when < 0:", "  when := maxWhen">>,
   checkpp           |-> <<"throw if t.pp # p">>,
   exitifempty       |-> <<"exit if len(p.heap) = 0">>,
   exitifpreempted   |-> <<"exit if preempted()">>,
   exitifboundnotdue |-> <<"exit if not past(p.timerModifiedEarliest, now)">>,
   exitifnoadjust    |-> <<"adj := p.adjustTimers", "exit if adj = 0">>,
   endifadjusted     |-> <<"end if adj <= 0">>,
   (* guards and owned cases *)
   any        |-> <<"true">>,
   due        |-> <<"t.when <= now">>,
   notdue     |-> <<"t.when > now">>,
   oneshot    |-> <<"t.period = 0">>,
   periodic   |-> <<"t.period > 0">>,
   earlier    |-> <<"when < t.when">>,
   notearlier |-> <<"when >= t.when">>]
(* children of a slot of the heap: those of slot i are HeapArity * i + 1 and the next ones *)
HeapArity == 4
(* what statements call: their parameters, what they do, and their own statements; those that *)
(* have none are the porter's                                                                 *)
CodeFunction(name, parameters, meaning, code) ==
  [name |-> name, parameters |-> parameters, meaning |-> meaning, code |-> code]
CodeFunctions(P) == <<
  CodeFunction("earlier", <<"a", "b">>, "the earlier of two deadlines, 0 being none",
    <<"return b if a = 0", "return a if b = 0", "return a if a < b", "return b">>),
  CodeFunction("past", <<"deadline", "now">>, "whether there is a deadline and it has come",
    <<"return deadline # 0 and deadline <= now">>),
  IF P.overflow = "pinned"
  THEN CodeFunction("limited", <<"when">>, "a deadline beyond the largest is the largest",
         <<"return maxWhen if when > maxWhen", "return when">>)
  ELSE CodeFunction("limited", <<"when">>, "a deadline beyond the largest wraps around",
         <<"return when - 2 * (maxWhen + 1) if when > maxWhen", "return when">>),
  CodeFunction("first", <<"p">>, "the deadline of the first timer of the heap, 0 if it is empty",
    <<"return 0 if len(p.heap) = 0", "return p.heap[0].when">>),
  CodeFunction("put", <<"p", "t">>, "puts a timer into the heap; gives its slot",
    <<"append(p.heap, t)", "return siftup(p, len(p.heap) - 1)">>),
  CodeFunction("take", <<"p", "slot">>,
    "takes a slot out of the heap; gives the smallest slot that has another timer now",
    <<"last := len(p.heap) - 1",
      "moved := p.heap[last]",
      "cut(p.heap, last)",
      "return slot if slot = last",
      "p.heap[slot] := moved",
      "low := siftup(p, slot)",
      "siftdown(p, slot)",
      "return low">>),
  CodeFunction("siftup", <<"p", "slot">>,
    "moves a timer towards the root while it is earlier than its parent; gives its slot",
    <<"while slot > 0 and p.heap[slot].when < p.heap[(slot - 1) / arity].when:",
      "  swap(p.heap, slot, (slot - 1) / arity)",
      "  slot := (slot - 1) / arity",
      "return slot">>),
  CodeFunction("siftdown", <<"p", "slot">>,
    "moves a timer away from the root while a child is earlier: to the earliest child, the "
    \o "first one of equals",
    <<"while arity * slot + 1 < len(p.heap):",
      "  least := arity * slot + 1",
      "  child := least + 1",
      "  while child <= arity * slot + arity and child < len(p.heap):",
      "    if p.heap[child].when < p.heap[least].when:",
      "      least := child",
      "    child += 1",
      "  return if p.heap[least].when >= p.heap[slot].when",
      "  swap(p.heap, slot, least)",
      "  slot := least">>),
  CodeFunction("cas", <<"place", "old", "new">>,
    "if place holds old, it gets new; whether it did. One atomic operation", <<>>),
  CodeFunction("lock", <<"p">>, "takes the timersLock of the P", <<>>),
  CodeFunction("unlock", <<"p">>, "releases it", <<>>),
  CodeFunction("append", <<"list", "t">>, "puts a timer behind the last one of a list", <<>>),
  CodeFunction("cut", <<"list", "length">>, "leaves only so many timers in a list", <<>>),
  CodeFunction("len", <<"list">>, "how many timers a list has", <<>>),
  CodeFunction("swap", <<"list", "i", "j">>, "exchanges two timers of a list", <<>>),
  CodeFunction("preempted", <<>>, "whether somebody wants this thread to stop; may always be false",
    <<>>),
  CodeFunction("nanotime", <<>>, "the present time", <<>>),
  CodeFunction("osyield", <<>>, "lets other threads run", <<>>) >>
(* Registers, with their type and first value: "given" by the caller; "unset" until a step or *)
(* the pick sets it, which is always before somebody reads it. All of them live as long as    *)
(* the operation.                                                                             *)
CodeRegister(name, type, first) == [name |-> name, type |-> type, first |-> first]
CodeRegisters == <<
  CodeRegister("p", "P", "given"),
  CodeRegister("t", "timer", "unset"),
  CodeRegister("when", "deadline", "given"),
  CodeRegister("period", "duration", "given"),
  CodeRegister("callback", "callback", "given"),
  CodeRegister("now", "deadline", "given"),
  CodeRegister("list", "timers", "given"),
  CodeRegister("slot", "number", "unset"),
  CodeRegister("index", "number", "unset"),
  CodeRegister("tpp", "P", "unset"),
  CodeRegister("args", "callback", "unset"),
  CodeRegister("n", "number", "unset"),
  CodeRegister("adj", "number", "unset"),
  CodeRegister("fold", "deadline", "unset"),
  CodeRegister("root", "flag", "unset"),
  CodeRegister("changed", "number", "unset"),
  CodeRegister("held", "timers", "empty"),
  CodeRegister("to", "number", "0"),
  CodeRegister("dirty", "flag", "false"),
  CodeRegister("dropped", "number", "0"),
  CodeRegister("placed", "number", "0") >>
(* registers that say which timer a step is about, and so are in no step's reads *)
WalkFields == <<
  Field("t",        "register", "the timer that the operation works on"),
  Field("callback", "register", "the caller's f, arg and seq"),
  Field("list",     "register", "the timers that the caller has given"),
  Field("slot",     "register", "the slot of the heap that was picked"),
  Field("index",    "register", "the place in the list that was picked") >>
(* How an operation goes through its timers: once before the first round; while what holds it *)
(* picks the next timer; how; how advance and resume go on. Who calls an operation with the   *)
(* argument t has picked the timer.                                                           *)
CodeWalk(begin, more, pick, advance, resume) ==
  [begin |-> begin, more |-> more, pick |-> pick, advance |-> advance, resume |-> resume]
PickOfHeap == <<"t := p.heap[slot]", "tpp := p", "root := slot = 0">>
CodeWalks ==
  [one     |-> CodeWalk(<<>>, <<"true">>, <<>>, <<>>, <<>>),
   head    |-> CodeWalk(<<"slot := 0">>, <<"true">>, PickOfHeap, <<>>, <<>>),
   walk    |-> CodeWalk(<<"slot := 0">>, <<"slot < len(p.heap)">>, PickOfHeap,
                        <<"slot += 1">>, <<"slot := changed">>),
   compact |-> CodeWalk(<<"slot := 0">>, <<"slot < len(p.heap)">>, PickOfHeap,
                        <<"slot += 1">>, <<>>),
   list    |-> CodeWalk(<<"index := 0">>, <<"index < len(list)">>,
                        <<"t := list[index]", "tpp := p">>, <<"index += 1">>, <<>>)]

----
(* PARAMETERS. A difference between editions is one of these or follows from one. *)

GoNew(e) == e \in {"go1.22", "repaired"}
Parameters(e) ==
  [arguments     |-> IF e = "go1.15" THEN "clamp" ELSE "throw",
   earliest      |-> IF e = "go1.15" THEN "adjustTimers" ELSE "timerModifiedEarliest",
   emptied       |-> IF e \in {"go1.15", "go1.17"} THEN "keepbound" ELSE "clearbound",
   compacted     |-> IF e = "repaired" THEN "clearbound" ELSE "keepbound",
   resume        |-> IF e = "go1.15" THEN "sameslot" ELSE "smallestchanged",
   scan          |-> IF e = "repaired" THEN "foldbound"
                     ELSE IF e = "go1.15" THEN "nobound" ELSE "clearbound",
   readers       |-> IF e = "repaired" THEN "modifiedfirst" ELSE "timer0first",
   deleted       |-> IF e = "repaired" THEN "countfirst" ELSE "publishfirst",
   moveDeleted   |-> IF e = "repaired" THEN "Removing" ELSE "Removed",
   destroy       |-> IF e = "repaired" THEN "allbounds" ELSE "timer0When",
   add           |-> IF e = "repaired" THEN "Modifying" ELSE "store",
   callers       |-> IF e = "repaired" THEN "anywhere" ELSE "onP",
   wake          |-> IF e = "go1.15" THEN "break" ELSE "breakorwakep",
   awake         |-> IF e = "repaired" THEN "leaveword" ELSE "stop",
   sleep         |-> IF e = "repaired" THEN "selectorthentail" ELSE "selector",
   overflow      |-> IF e = "go1.15" THEN "wraps" ELSE "pinned",
   recheck       |-> IF e = "go1.15" THEN "none"
                     ELSE IF GoNew(e) THEN "spinningorneeded" ELSE "spinning"]
(* the meaning of each parameter, the source of its values, the repair that changes it *)
Parameter(name, meaning, source, repair) ==
  [name |-> name, meaning |-> meaning, source |-> source, repair |-> repair]
ParameterNotes == <<
  Parameter("arguments",
    "when < 0 is clamped to maxWhen, or when <= 0 and period < 0 are refused",
    "Go 1.15 and 1.17.6 runtime/time.go addtimer, Go issue 42424", "none"),
  Parameter("earliest",
    "what tells adjusttimers that there is work: a count, or a lower bound on the deadlines",
    "Go 1.15 runtime/time.go cleantimers, Go 1.17.6 runtime/time.go adjusttimers, "
    \o "Go issues 41699 and 47329", "none"),
  Parameter("emptied",
    "whether the bound is cleared when a removal empties the heap",
    "Go issue 51654, CL 417434", "none"),
  Parameter("compacted",
    "whether the bound is cleared when clearDeletedTimers empties the heap, where a reset "
    \o "has set it again meanwhile",
    "Go 1.17.6 runtime/time.go clearDeletedTimers", "R8"),
  Parameter("resume",
    "where adjusttimers goes on after a removal",
    "Go 1.17.6 runtime/time.go adjusttimers, Go issue 47762, CL 343882", "none"),
  Parameter("scan",
    "what happens to the bound before a scan: nothing, cleared, or first folded into "
    \o "timer0When, which then stays a lower bound until the scan has ended",
    "Go 1.17.6 runtime/time.go adjusttimers, Go CL 564977", "R1"),
  Parameter("readers",
    "which of the two bounds a reader without the lock loads first",
    "Go 1.17.6 runtime/proc.go checkTimers, Go CL 564977", "R1"),
  Parameter("destroy",
    "what destroy resets of a P besides its counters",
    "Go runtime/proc.go destroy", "R2"),
  Parameter("deleted",
    "whether deltimer counts before or after it publishes Deleted",
    "Go 1.17.6 runtime/time.go deltimer, Go CL 569996", "R3"),
  Parameter("moveDeleted",
    "the status under which moveTimers drops a Deleted timer",
    "Go runtime/time.go moveTimers", "R4"),
  Parameter("add",
    "whether addtimer stores Waiting or owns the timer until it is in a heap",
    "Go 1.17.6 runtime/time.go addtimer", "R5"),
  Parameter("callers",
    "whether a caller runs on a P, which stops with the world, or anywhere",
    "Go 1.17.6 runtime/time.go addtimer", "R6"),
  Parameter("wake",
    "wakeNetPoller breaks the poller, or else wakes a P",
    "Go 1.15 runtime/proc.go wakeNetPoller, Go issue 38860", "none"),
  Parameter("awake",
    "what the poller does when its sleep has ended and no P is idle: it stops, or first sets "
    \o "needspinning, so that the next thread that drops a P looks for work",
    "Go runtime/proc.go findrunnable", "R7"),
  Parameter("sleep",
    "whether the poller sleeps in its selector alone, or parks for the rest that is finer "
    \o "than the selector's resolution",
    "Go runtime/proc.go findrunnable", "none"),
  Parameter("overflow",
    "whether a deadline beyond the largest becomes the largest, or wraps around to a negative one",
    "Go issue 42424, CL 274632", "none"),
  Parameter("recheck",
    "which threads look at all timers again before they sleep",
    "Go issues 43997 and 45867", "none") >>

----
(* ROWS *)

SourceOf(P, op) ==
  IF op = "moveTimers" THEN "Go runtime/time.go moveTimers"
  ELSE (IF P.earliest = "adjustTimers" /\ op \in {"addtimer", "cleantimers", "deltimer"}
        THEN "Go 1.15 runtime/time.go " ELSE "Go 1.17.6 runtime/time.go ")
       \o (IF op = "clearDeletedTimers" /\ P.earliest = "adjustTimers"
           THEN "clearDeletedTimers, without its bound" ELSE op)

Row(P, kind, id, op, from, via, to, guard, owned, steps, result, value, lost) ==
  [id |-> id, word |-> "status", op |-> op, from |-> from, guard |-> guard, kind |-> kind,
   owned |-> owned, via |-> via, to |-> to, steps |-> steps,
   result |-> result, value |-> value, lost |-> lost, source |-> SourceOf(P, op)]
Go(P, id, op, from, via, to, owned, steps, result, value, lost) ==
  Row(P, "go", id, op, from, via, to, "any", owned, steps, result, value, lost)
(* one row for each of several statuses, without steps *)
Each(P, short, op, kind, froms, result, value) ==
  [i \in DOMAIN froms |->
    Row(P, kind, short \o "." \o froms[i], op, froms[i], froms[i], froms[i],
        "any", "any", <<>>, result, value, "none")]

(* steps that depend on the edition *)
If(condition, steps) == IF condition THEN steps ELSE <<>>
Counted(P) == P.earliest = "adjustTimers"
Folded(P)  == P.scan = "foldbound"
Empty(P)   == If(P.emptied = "clearbound", <<"clearboundifempty">>)

Insert     == <<"setpp", "insert", "pub0root", "incnum">>
Unlink0(P) == <<"clearpp", "unlink", "pub0", "decnum">> \o Empty(P)
UnlinkI(P) == <<"clearpp", "unlink", "pub0root", "decnum">> \o Empty(P)
(* out of the heap and in again: with a folded bound, timer0When never rises above a pending     *)
(* deadline in between, and the bound, which timers are set to meanwhile, stays until all are in *)
(* again                                                                                         *)
Reinsert(P) ==
  IF Folded(P) THEN <<"clearpp", "unlink", "decnum", "setpp", "insert", "incnum", "pub0">>
  ELSE Unlink0(P) \o Insert
TakeOut(P)  == IF Folded(P) THEN <<"clearpp", "unlink", "decnum">> ELSE UnlinkI(P)
PutBack(P)  == IF Folded(P) THEN <<"setpp", "insert", "incnum">> ELSE Insert
Resume(P)   == IF P.resume = "sameslot" THEN "again" ELSE "resume"
(* a timer is not ModifiedEarlier any more *)
Uncount(P, from)  == If(Counted(P) /\ from = "ModifiedEarlier", <<"decadj">>)
(* a timer that was stopped is pending again *)
Undelete(from)    == If(from = "Deleted", <<"readpp", "decdel">>)
(* a timer is ModifiedEarlier from now on *)
Announce(P, from) == IF Counted(P) THEN If(from # "ModifiedEarlier", <<"incadj">>) ELSE <<"bound">>

Stop(P, from) ==
  Go(P, "del." \o from, "deltimer", from, "Modifying", "Deleted", "any",
     <<"readpp">> \o Uncount(P, from)
     \o (IF P.deleted = "countfirst" THEN <<"incdel", "commit">> ELSE <<"commit", "incdel">>),
     "leave", "true", "again")
ModEarlier(P, from, value) ==
  Go(P, "mod." \o from \o ".earlier", "modtimer", from, "Modifying", "ModifiedEarlier", "earlier",
     Undelete(from) \o <<"setargs", "setnext", "readpp">> \o Announce(P, from)
     \o <<"commit", "wake">>,
     "leave", value, "again")
ModLater(P, from, value) ==
  Go(P, "mod." \o from \o ".notearlier", "modtimer",
     from, "Modifying", "ModifiedLater", "notearlier",
     Undelete(from) \o <<"setargs", "setnext", "readpp">> \o Uncount(P, from) \o <<"commit">>,
     "leave", value, "again")
ModGone(P, from) ==
  Go(P, "mod." \o from, "modtimer", from, "Modifying", "Waiting", "any",
     <<"setargs", "setwhen", "lock">> \o Insert \o <<"unlock", "commit", "wake">>,
     "leave", "false", "again")
Remove(P, short, op, steps, result, lost) ==
  Go(P, short \o ".Deleted", op, "Deleted", "Removing", "Removed", "any",
     steps, result, "none", lost)
Settle(P, short, op, from) ==
  Go(P, short \o "." \o from, op, from, "Moving", "Waiting", "any",
     <<"applynext">> \o Reinsert(P) \o Uncount(P, from) \o <<"commit">>,
     "again", "none", "again")
Hold(P, from) ==
  Go(P, "adjust." \o from, "adjusttimers", from, "Moving", "Moving", "any",
     <<"applynext">> \o TakeOut(P) \o <<"hold">> \o Uncount(P, from),
     Resume(P), "none", "advance")
Place(P, from) ==
  Go(P, "clear." \o from, "clearDeletedTimers", from, "Moving", "Waiting", "any",
     <<"applynext", "place", "dirty">>
     \o If(Counted(P) /\ from = "ModifiedEarlier", <<"tallyadj">>) \o <<"commit">>,
     "advance", "none", "again")
Move(P, from, before) ==
  Go(P, "move." \o from, "moveTimers", from, "Moving", "Waiting", "any",
     before \o <<"zeropp">> \o Insert \o <<"commit">>,
     "advance", "none", "again")

AddRows(P) ==
  << IF P.add = "store"
     THEN Row(P, "store", "add.NoStatus", "addtimer", "NoStatus", "NoStatus", "Waiting",
              "any", "any",
              <<"setargs", "setwhen", "commit", "lock", "clean">> \o Insert \o <<"unlock", "wake">>,
              "leave", "none", "none")
     ELSE Go(P, "add.NoStatus", "addtimer", "NoStatus", "Modifying", "Waiting", "any",
             <<"setargs", "setwhen", "lock", "clean">> \o Insert \o <<"unlock", "commit", "wake">>,
             "leave", "none", "again") >> \o
  Each(P, "add", "addtimer", "panic",
       <<"Waiting", "Running", "Deleted", "Removing", "Removed", "Modifying",
         "ModifiedEarlier", "ModifiedLater", "Moving">>, "none", "none")
DelRows(P) ==
  << Stop(P, "Waiting"), Stop(P, "ModifiedLater"), Stop(P, "ModifiedEarlier") >> \o
  Each(P, "del", "deltimer", "noop", <<"Deleted", "Removing", "Removed", "NoStatus">>,
       "leave", "false") \o
  Each(P, "del", "deltimer", "wait", <<"Running", "Moving", "Modifying">>, "again", "none")
ModRows(P) ==
  << ModEarlier(P, "Waiting", "true"),
     ModLater(P, "Waiting", "true"),
     ModEarlier(P, "ModifiedEarlier", "true"),
     ModLater(P, "ModifiedEarlier", "true"),
     ModEarlier(P, "ModifiedLater", "true"),
     ModLater(P, "ModifiedLater", "true"),
     ModEarlier(P, "Deleted", "false"),
     ModLater(P, "Deleted", "false"),
     ModGone(P, "NoStatus"),
     ModGone(P, "Removed") >> \o
  Each(P, "mod", "modtimer", "wait", <<"Running", "Removing", "Moving", "Modifying">>,
       "again", "none")
CleanRows(P) ==
  << Remove(P, "clean", "cleantimers", Unlink0(P) \o <<"commit", "decdel">>, "again", "again"),
     Settle(P, "clean", "cleantimers", "ModifiedEarlier"),
     Settle(P, "clean", "cleantimers", "ModifiedLater") >> \o
  Each(P, "clean", "cleantimers", "noop",
       <<"NoStatus", "Waiting", "Running", "Removing", "Removed", "Modifying", "Moving">>,
       "leave", "none")
AdjustRows(P) ==
  << Remove(P, "adjust", "adjusttimers", TakeOut(P) \o <<"commit", "decdel">>,
            Resume(P), "advance"),
     Hold(P, "ModifiedEarlier"),
     Hold(P, "ModifiedLater") >> \o
  Each(P, "adjust", "adjusttimers", "noop", <<"Waiting">>, "advance", "none") \o
  Each(P, "adjust", "adjusttimers", "wait", <<"Modifying">>, "again", "none") \o
  Each(P, "adjust", "adjusttimers", "panic",
       <<"NoStatus", "Running", "Removing", "Removed", "Moving">>, "none", "none")
HeldRows(P) ==
  << Row(P, "cont", "adjust.held", "addAdjustedTimers", "Moving", "Moving", "Waiting",
         "any", "any",
         PutBack(P) \o <<"commit">>, "advance", "none", "none") >>
RunRows(P) ==
  << Row(P, "noop", "run.Waiting.notdue", "runtimer", "Waiting", "Waiting", "Waiting",
         "notdue", "any",
         <<>>, "leave", "when", "none"),
     Row(P, "go", "run.Waiting.oneshot", "runtimer", "Waiting", "Running", "NoStatus",
         "due", "oneshot",
         <<"loadargs">> \o Unlink0(P) \o <<"commit", "unlock", "fire", "lock">>,
         "leave", "0", "again"),
     Row(P, "go", "run.Waiting.periodic", "runtimer", "Waiting", "Running", "Waiting",
         "due", "periodic",
         <<"loadargs", "rearm", "siftroot", "commit", "pub0", "unlock", "fire", "lock">>,
         "leave", "0", "again"),
     Remove(P, "run", "runtimer", Unlink0(P) \o <<"commit", "decdel">>, "again", "again"),
     Settle(P, "run", "runtimer", "ModifiedEarlier"),
     Settle(P, "run", "runtimer", "ModifiedLater") >> \o
  Each(P, "run", "runtimer", "wait", <<"Modifying">>, "again", "none") \o
  Each(P, "run", "runtimer", "panic",
       <<"NoStatus", "Running", "Removing", "Removed", "Moving">>, "none", "none")
ClearRows(P) ==
  << Row(P, "noop", "clear.Waiting", "clearDeletedTimers", "Waiting", "Waiting", "Waiting",
         "any", "any",
         <<"keep">>, "advance", "none", "none"),
     Place(P, "ModifiedEarlier"),
     Place(P, "ModifiedLater"),
     Remove(P, "clear", "clearDeletedTimers", <<"zeropp", "drop", "commit", "dirty">>,
            "advance", "again") >> \o
  Each(P, "clear", "clearDeletedTimers", "wait", <<"Modifying">>, "again", "none") \o
  Each(P, "clear", "clearDeletedTimers", "panic",
       <<"NoStatus", "Running", "Removing", "Removed", "Moving">>, "none", "none")
MoveRows(P) ==
  << Move(P, "Waiting", <<>>),
     Move(P, "ModifiedEarlier", <<"applynext">>),
     Move(P, "ModifiedLater", <<"applynext">>),
     Go(P, "move.Deleted", "moveTimers", "Deleted", P.moveDeleted, "Removed", "any",
        <<"zeropp">> \o If(P.moveDeleted # "Removed", <<"commit">>),
        "advance", "none", "again") >> \o
  Each(P, "move", "moveTimers", "wait", <<"Modifying">>, "again", "none") \o
  Each(P, "move", "moveTimers", "panic",
       <<"NoStatus", "Running", "Removing", "Removed", "Moving">>, "none", "none")

Rows(P) == AddRows(P) \o DelRows(P) \o ModRows(P) \o CleanRows(P) \o AdjustRows(P) \o HeldRows(P)
           \o RunRows(P) \o ClearRows(P) \o MoveRows(P)

----
(* FRAMES                                                                       *)
(*   shape    which timers it walks, see Shapes                                 *)
(*   lock     what its caller holds, see Locks                                  *)
(*   enter    steps and hooks that run once, first                              *)
(*   round    those before each pick of a timer                                 *)
(*   picked   those after the pick, before the load                             *)
(*   leave    those when the walk ends or a row leaves                          *)
(*   exit     what the operation returns when an exit hook ends it; the leave   *)
(*            steps are skipped then                                            *)
(*   value    what kind of value it returns otherwise                           *)

Frame(shape, lock, args, enter, round, picked, leave, exit, value) ==
  [shape |-> shape, lock |-> lock, args |-> args,
   enter |-> enter, round |-> round, picked |-> picked, leave |-> leave,
   exit |-> exit, value |-> value]
CheckArgs(P) == IF P.arguments = "clamp" THEN <<"clampargs">> ELSE <<"checkargs">>
ClearBound(P) ==
  IF P.scan = "clearbound" THEN <<"clearbound">>
  ELSE If(Folded(P), <<"foldbound", "clearfolded">>)
Frames(P) ==
  [addtimer |->
     Frame("one", "none", <<"t", "when", "period">>, CheckArgs(P), <<>>, <<>>, <<>>,
           "none", "none"),
   deltimer |->
     Frame("one", "none", <<"t">>, <<>>, <<>>, <<>>, <<>>, "none", "bool"),
   modtimer |->
     Frame("one", "none", <<"t", "when", "period">>, CheckArgs(P), <<>>, <<>>, <<>>,
           "none", "bool"),
   cleantimers |->
     Frame("head", "held", <<>>, <<>>, <<"exitifempty", "exitifpreempted">>, <<"checkpp">>, <<>>,
           "none", "none"),
   adjusttimers |->
     Frame("walk", "held", <<"now">>,
           IF Counted(P) THEN <<"exitifnoadjust">> ELSE <<"exitifboundnotdue">> \o ClearBound(P),
           If(Counted(P), <<"endifadjusted">>), <<"checkpp">>,
           <<"drain">> \o If(Folded(P), <<"pub0", "readnum">> \o Empty(P)),
           "none", "none"),
   addAdjustedTimers |->
     Frame("list", "held", <<"list">>, <<>>, <<>>, <<>>, <<>>, "none", "none"),
   runtimer |->
     Frame("head", "held", <<"now">>, <<>>, <<"exitifempty">>, <<"checkpp">>, <<>>,
           "-1", "when"),
   clearDeletedTimers |->
     Frame("compact", "held", <<>>, ClearBound(P), <<>>, <<>>,
           <<"subdel", "subnum">> \o If(Counted(P), <<"subadj">>) \o <<"truncate", "pub0">>
           \o If(P.compacted = "clearbound", <<"clearboundifempty">>),
           "none", "none"),
   moveTimers |->
     Frame("list", "world", <<"list">>, <<>>, <<>>, <<>>, <<>>, "none", "none")]
(* READERS: operations that look at a P's timers and have no rows: whether to lock it at all, *)
(* and when the next timer is due.                                                           *)
CodeReader(op, args, gives, lock, meaning, source, code) ==
  [op |-> op, args |-> args, gives |-> gives, lock |-> lock, meaning |-> meaning,
   source |-> source, code |-> code]
CodeReaders(P) == <<
  CodeReader("nobarrierWakeTime", <<"p">>, <<"deadline">>, "none",
    "when somebody has to run the timers of a P; 0 if it has none",
    "Go 1.17.6 runtime/time.go nobarrierWakeTime",
    IF Counted(P)
    THEN <<"return nanotime() if p.adjustTimers > 0", "return p.timer0When">>
    ELSE (IF P.readers = "modifiedfirst"
          THEN <<"modified := p.timerModifiedEarliest", "next := p.timer0When">>
          ELSE <<"next := p.timer0When", "modified := p.timerModifiedEarliest">>)
         \o <<"return earlier(next, modified)">>),
  CodeReader("checkTimersNoP", <<"allp", "pollUntil">>, <<"deadline">>, "none",
    "the earlier of a deadline and those of all Ps, before a thread without a P sleeps",
    "Go 1.17.6 runtime/proc.go checkTimersNoP",
    <<"for p in allp:",
      "  pollUntil := earlier(pollUntil, nobarrierWakeTime(p))",
      "return pollUntil">>),
  CodeReader("timeSleepUntil", <<"allp">>, <<"deadline">>, "none",
    "when the next timer of any P is due; maxWhen if there is none",
    "Go 1.17.6 runtime/time.go timeSleepUntil",
    <<"until := checkTimersNoP(allp, 0)", "return maxWhen if until = 0", "return until">>),
  CodeReader("checkTimers", <<"p", "own", "now">>, <<"now", "pollUntil", "ran">>, "none",
    "runs the timers of a P that are due; own: it is the caller's, who also clears it up; now: "
    \o "0 if the caller has not read the clock",
    "Go 1.17.6 runtime/proc.go checkTimers",
    (IF Counted(P)
     THEN <<"if p.adjustTimers = 0:",
            "  next := p.timer0When",
            "  return now, 0, false if next = 0",
            "  if now = 0:",
            "    now := nanotime()",
            "  if now < next:",
            "    if not own or p.deletedTimers <= p.numTimers / 4:",
            "      return now, next, false">>
     ELSE <<"next := nobarrierWakeTime(p)",
            "return now, 0, false if next = 0",
            "if now = 0:",
            "  now := nanotime()",
            "if now < next:",
            "  if not own or p.deletedTimers <= p.numTimers / 4:",
            "    return now, next, false">>)
    \o <<"lock(p)",
         "if now = 0:",
         "  now := nanotime()",
         "pollUntil := 0",
         "ran := false",
         "if len(p.heap) > 0:",
         "  adjusttimers(p, now)",
         "while len(p.heap) > 0:",
         "  next := runtimer(p, now)",
         "  if next # 0:",
         "    if next > 0:",
         "      pollUntil := next",
         "    break",
         "  ran := true",
         "if own and p.deletedTimers > len(p.heap) / 4:",
         "  clearDeletedTimers(p)">>
    \o If(P.readers = "modifiedfirst",
          <<"pollUntil := earlier(pollUntil, p.timerModifiedEarliest)">>)
    \o <<"unlock(p)", "return now, pollUntil, ran">>) >>
(* Go's names for an operation that has no rows of its own *)
Aliases == [resettimer |-> "modtimer", runOneTimer |-> "runtimer"]
(* sequences of steps that are a function of their own in Go, and so in the generated Java *)
Groups(P) == [doaddtimer |-> Insert, dodeltimer0 |-> Unlink0(P), dodeltimer |-> UnlinkI(P)]

----
(* THE POLLER: rows of the words that say who sleeps until when, and who has    *)
(* been told to wake. An operation visits its words in order; it loads a word,  *)
(* tests the guard on what it loaded, and takes the one row that is left. A row *)
(* of kind go takes its word in the same step (CAS or exchange); kind store     *)
(* gives it by a plain store, the step commit.                                  *)

PollerWords ==
  [needspinning |-> <<"clear", "set">>,      \* somebody wanted to start an M and found no idle P;
                                             \* it is read and written under sched.lock
   spinning     |-> <<"no", "yes">>,         \* the M's own mark: it is counted as looking for work
   lastpoll     |-> <<"polled", "polling">>, \* 0 in Go while a thread sleeps in the poller
   pollUntil    |-> <<"none", "set">>,       \* until when it sleeps
   wakeSig      |-> <<"clear", "sent">>]     \* a break is under way
PollerGuards == <<
  <<"any",         "no test">>,
  <<"later",       "the word's deadline is later than mine">>,
  <<"notlater",    "the word's deadline is not later than mine">>,
  <<"wanted",      "I have a deadline to wait for, or channels wait for the poller">>,
  <<"notwanted",   "I have no deadline, and no channels wait for the poller">>,
  <<"isspinning",  "I am spinning">>,
  <<"notspinning", "I am not spinning">>,
  <<"signalled",   "my poll ended because of a break">>,
  <<"unsignalled", "my poll ended without a break">> >>
PollerResults == <<
  <<"advance", "go on with the operation's next word">>,
  <<"leave",   "the operation ends">>,
  <<"top",     "back to the top of findrunnable">> >>
PollerSteps == <<
  <<"break",      "run netpollBreak">>,
  <<"wakep",      "unless an M spins, count one as spinning and start it on an idle P; "
                  \o "if no P is idle, take the count back">>,
  <<"wakeup",     "end the selector's sleep, or its next one">>,
  <<"unpark",     "end the sleep in the tail, or the next one">>,
  <<"drop",       "make the P idle; take it off the timer mask if it has no timers">>,
  <<"spin",       "I am spinning: count me, and needspinning := clear">>,
  <<"unspin",     "I am not spinning any more: take me off the count">>,
  <<"recheck",    "mine := the least deadline of all Ps, one P after the other">>,
  <<"storeuntil", "pollUntil := mine">>,
  <<"select",     "sleep in the selector until mine, or until a break">>,
  <<"tail",       "if no break has ended the sleep, park for the rest of it">>,
  <<"netpoll",    "run the operation netpoll after the sleep">>,
  <<"consume",    "take the break out of the selector">>,
  <<"clearuntil", "pollUntil := none">>,
  <<"now",        "read the clock">>,
  <<"commit",     "the word := the row's to">>,
  <<"takep",
    "take an idle P and count myself again if I was spinning; stop if there is none">>,
  <<"takeporask", "as takep, but if there is none, needspinning := set before it stops">>,
  <<"stop",       "stop: the next thread that starts an M gets this one">> >>
(* the words that an operation visits *)
PollerFrames ==
  [wakeNetPoller |-> <<"lastpoll", "pollUntil">>,
   netpollBreak  |-> <<"wakeSig">>,
   netpoll       |-> <<"wakeSig">>,          \* what a poll that may sleep does with a break
   netpollNow    |-> <<"wakeSig">>,          \* and one that may not
   findrunnable  |-> <<"needspinning", "spinning", "lastpoll", "pollUntil">>]
PollerSource(op) ==
  IF op = "wakeNetPoller" THEN "Go 1.15 and 1.18 runtime/proc.go wakeNetPoller"
  ELSE "Go runtime/proc.go and netpoll.go " \o op
PollerRow(id, word, op, from, guard, kind, via, to, steps, result) ==
  [id |-> id, word |-> word, op |-> op, from |-> from, guard |-> guard, kind |-> kind,
   via |-> via, to |-> to, steps |-> steps, result |-> result, source |-> PollerSource(op)]
Look(id, word, op, from, guard, steps, result) ==
  PollerRow(id, word, op, from, guard, "noop", from, from, steps, result)
PollerRows(P) ==
  << Look("wake.polled", "lastpoll", "wakeNetPoller", "polled", "any",
          If(P.wake = "breakorwakep", <<"wakep">>), "leave"),
     Look("wake.polling", "lastpoll", "wakeNetPoller", "polling", "any", <<>>, "advance"),
     Look("wake.none", "pollUntil", "wakeNetPoller", "none", "any", <<"break">>, "leave"),
     Look("wake.set.later", "pollUntil", "wakeNetPoller", "set", "later", <<"break">>, "leave"),
     Look("wake.set.notlater", "pollUntil", "wakeNetPoller", "set", "notlater", <<>>, "leave"),
     PollerRow("break.clear", "wakeSig", "netpollBreak", "clear", "any", "go", "sent", "sent",
               <<"wakeup">> \o If(P.sleep = "selectorthentail", <<"unpark">>), "leave"),
     Look("break.sent", "wakeSig", "netpollBreak", "sent", "any", <<>>, "leave"),
     Look("poll.clear", "wakeSig", "netpoll", "clear", "any", <<>>, "leave"),
     Look("poll.sent.unsignalled", "wakeSig", "netpoll", "sent", "unsignalled", <<>>, "leave"),
     PollerRow("poll.sent.signalled", "wakeSig", "netpoll", "sent", "signalled",
               "store", "sent", "clear", <<"consume", "commit">>, "leave"),
     Look("pollnow.clear", "wakeSig", "netpollNow", "clear", "any", <<>>, "leave"),
     Look("pollnow.sent", "wakeSig", "netpollNow", "sent", "any", <<>>, "leave"),
     Look("find.unneeded", "needspinning", "findrunnable", "clear", "any", <<"drop">>, "advance"),
     Look("find.needed.spinning", "needspinning", "findrunnable", "set", "isspinning",
          <<"drop">>, "advance"),
     IF P.recheck = "spinningorneeded"
     THEN Look("find.needed.notspinning", "needspinning", "findrunnable", "set", "notspinning",
               <<"spin">>, "top")
     ELSE Look("find.needed.notspinning", "needspinning", "findrunnable", "set", "notspinning",
               <<"drop">>, "advance"),
     Look("find.spinning", "spinning", "findrunnable", "yes", "any",
          <<"unspin">> \o If(P.recheck # "none", <<"recheck">>), "advance"),
     Look("find.notspinning", "spinning", "findrunnable", "no", "any", <<>>, "advance"),
     PollerRow("find.polled.wanted", "lastpoll", "findrunnable", "polled", "wanted",
               "go", "polling", "polled",
               <<"storeuntil", "select">> \o If(P.sleep = "selectorthentail", <<"tail">>)
               \o <<"netpoll", "clearuntil", "now", "commit",
                    IF P.awake = "leaveword" THEN "takeporask" ELSE "takep">>, "top"),
     Look("find.polled.notwanted", "lastpoll", "findrunnable", "polled", "notwanted",
          <<"stop">>, "top"),
     Look("find.polling.wanted", "lastpoll", "findrunnable", "polling", "wanted", <<>>, "advance"),
     Look("find.polling.notwanted", "lastpoll", "findrunnable", "polling", "notwanted",
          <<"stop">>, "top"),
     Look("find.none", "pollUntil", "findrunnable", "none", "any", <<"break", "stop">>, "top"),
     Look("find.set.later", "pollUntil", "findrunnable", "set", "later",
          <<"break", "stop">>, "top"),
     Look("find.set.notlater", "pollUntil", "findrunnable", "set", "notlater", <<"stop">>, "top") >>

----
(* MUTATIONS: sequences of [part, name, field, value].                          *)
(*   part "parameter": field is the parameter, name is "edition"                *)
(*   part "row":       name is the row's id, field one of its fields            *)
(*   part "frame":     name is the operation, field one of its frame's fields   *)

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
       ApplyToRows([i \in DOMAIN rows |->
                     IF m.part = "row" /\ rows[i].id = m.name
                     THEN [rows[i] EXCEPT ![m.field] = m.value] ELSE rows[i]],
                   Tail(mutations))
RECURSIVE ApplyToFrames(_, _)
ApplyToFrames(frames, mutations) ==
  IF mutations = <<>> THEN frames
  ELSE LET m == Head(mutations) IN
       ApplyToFrames(IF m.part = "frame"
                     THEN [frames EXCEPT ![m.name] = [@ EXCEPT ![m.field] = m.value]] ELSE frames,
                     Tail(mutations))

Table(edition, mutations) ==
  LET P == ApplyToParameters(Parameters(edition), mutations) IN
  [parameters |-> P,
   rows |-> ApplyToRows(Rows(P), mutations),
   frames |-> ApplyToFrames(Frames(P), mutations),
   groups |-> Groups(P)]
CodeTable(edition, mutations) ==
  LET P == ApplyToParameters(Parameters(edition), mutations) IN
  [functions |-> CodeFunctions(P), readers |-> CodeReaders(P)]
PollerTable(edition, mutations) ==
  LET P == ApplyToParameters(Parameters(edition), mutations) IN
  [parameters |-> P, rows |-> ApplyToRows(PollerRows(P), mutations)]
===============================================================================
