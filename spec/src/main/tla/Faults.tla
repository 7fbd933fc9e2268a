-------------------------------- MODULE Faults --------------------------------
(* Planted faults, as mutations of the table; many are faults that Go once had. *)
(* Each has a configuration that must fail, with the property and the rows      *)
(* named in models.json; the same configuration holds without the fault.        *)
EXTENDS Sequences
Change(part, name, field, value) ==
  <<[part |-> part, name |-> name, field |-> field, value |-> value]>>
ChangeRow(id, field, value)   == Change("row", id, field, value)
ChangeFrame(op, field, value) == Change("frame", op, field, value)
ChangeParameter(field, value) == Change("parameter", "edition", field, value)
None == <<>>

(* ---- one row, the order of its steps ---- *)
(* CL 221077: deltimer reads t.pp when it owns the timer no more *)
StopReadsPpLate == ChangeRow("del.Waiting", "steps", <<"commit", "readpp", "incdel">>)
(* the bound is lowered only after ModifiedEarlier is visible *)
BoundAfterPublish ==
  ChangeRow("mod.Waiting.earlier", "steps",
    <<"setargs", "setnext", "readpp", "commit", "bound", "wake">>)
(* a stopped timer is Removed while it is still in the heap *)
RemovedBeforeUnlink ==
  ChangeRow("run.Deleted", "steps",
    <<"commit", "clearpp", "unlink", "pub0", "decnum", "clearboundifempty", "decdel">>)
(* f, arg and seq are read when the timer may have been armed again *)
CallbackOfNextArm == ChangeRow("run.Waiting.oneshot", "steps",
  <<"clearpp", "unlink", "pub0", "decnum",
    "clearboundifempty", "commit", "unlock", "loadargs", "fire", "lock">>)
(* Go issue 35367: Waiting is published while the timer is in no heap *)
WaitingBeforeInsert ==
  ChangeRow("adjust.held", "steps", <<"commit", "setpp", "insert", "pub0root", "incnum">>)
(* the same on the way back from Removed, part of Go issue 37400 *)
ResetPublishesFirst ==
  ChangeRow("mod.Removed", "steps",
    <<"setargs", "setwhen", "commit", "lock", "setpp", "insert", "pub0root", "incnum", "unlock",
      "wake">>)
(* the bound of a heap that holds nothing is cleared while the scan holds a timer that was set *)
(* meanwhile                                                                                   *)
ScanForgetsBound ==
  ChangeRow("adjust.ModifiedEarlier", "steps",
    <<"applynext", "clearpp", "unlink", "decnum", "clearboundifempty", "hold">>)
RemovedBeforeDrop == ChangeRow("clear.Deleted", "steps", <<"zeropp", "commit", "drop", "dirty">>)
PeriodicPublishedBeforeRearm ==
  ChangeRow("run.Waiting.periodic", "steps",
    <<"loadargs", "commit", "rearm", "siftroot", "pub0", "unlock", "fire", "lock">>)

(* Go issue 38023: a system call while the timer is Modifying *)
ResetWakesBeforePublish ==
  ChangeRow("mod.Removed", "steps",
    <<"setargs", "setwhen", "lock", "setpp", "insert", "pub0root", "incnum", "unlock", "wake",
      "commit">>)

(* ---- one row, a step left out ---- *)
RemovedWithoutDrop == ChangeRow("clear.Deleted", "steps", <<"zeropp", "commit", "dirty">>)
NewDeadlineNotApplied == ChangeRow("clean.ModifiedLater", "steps",
  <<"clearpp", "unlink", "pub0", "decnum",
    "clearboundifempty", "setpp", "insert", "pub0root", "incnum", "commit">>)
ResetOfStoppedNotCounted ==
  ChangeRow("mod.Deleted.notearlier", "steps", <<"setargs", "setnext", "readpp", "commit">>)
LockNeverReleased ==
  ChangeRow("mod.Removed", "steps",
    <<"setargs", "setwhen", "lock", "setpp", "insert", "pub0root", "incnum", "commit", "wake">>)
FiredTwice == ChangeRow("run.Waiting.oneshot", "steps",
  <<"loadargs", "clearpp", "unlink", "pub0", "decnum",
    "clearboundifempty", "commit", "unlock", "fire", "fire", "lock">>)
StopOfEarlierNotCounted ==
  ChangeRow("del.ModifiedEarlier", "steps", <<"readpp", "commit", "incdel">>)

(* ---- one row, another field ---- *)
StopLeavesRemoved == ChangeRow("del.Waiting", "to", "Removed")
SettledAsDeleted == ChangeRow("clear.ModifiedLater", "to", "Deleted")
(* CL 214338: the timer that slides into the hole is skipped *)
WalkSkipsHole == ChangeRow("adjust.ModifiedEarlier", "result", "advance")
(* a stop during a reset answers at once *)
StopIgnoresModifying ==
  ChangeRow("del.Modifying", "kind", "noop")
  \o ChangeRow("del.Modifying", "result", "leave")
  \o ChangeRow("del.Modifying", "value", "false")
(* a reset of a stopped timer answers that it was pending *)
ResetOfStoppedSaysTrue == ChangeRow("mod.Deleted.notearlier", "value", "true")
(* CL 204280: Deleted to Removed without owning the timer in between *)
RemovedDirectly ==
  ChangeRow("clear.Deleted", "via", "Removed")
  \o ChangeRow("clear.Deleted", "steps", <<"zeropp", "drop", "dirty">>)
StopTakesRunning ==
  ChangeRow("del.Running", "kind", "go")
  \o ChangeRow("del.Running", "via", "Modifying")
  \o ChangeRow("del.Running", "to", "Deleted")
  \o ChangeRow("del.Running", "steps", <<"readpp", "commit", "incdel">>)
  \o ChangeRow("del.Running", "result", "leave")
  \o ChangeRow("del.Running", "value", "true") \o ChangeRow("del.Running", "lost", "again")
(* Go issue 37400: concurrent calls were a panic *)
ResetThrowsOnModifying == ChangeRow("mod.Modifying", "kind", "panic")
(* Go issue 35272: Waiting is stored over what another reset has made of the word *)
ResetStoresOverRemoved ==
  ChangeRow("mod.Removed", "kind", "store")
  \o ChangeRow("mod.Removed", "via", "Removed")
  \o ChangeRow("mod.Removed", "lost", "none")
(* Go issue 43712: moveTimers did not own a Waiting timer *)
MoveWithoutOwning ==
  ChangeRow("move.Waiting", "kind", "noop")
  \o ChangeRow("move.Waiting", "via", "Waiting")
  \o ChangeRow("move.Waiting", "lost", "none")
  \o ChangeRow("move.Waiting", "steps", <<"zeropp", "setpp", "insert", "pub0root", "incnum">>)
FiresEarly ==
  ChangeRow("run.Waiting.notdue", "guard", "due")
  \o ChangeRow("run.Waiting.oneshot", "guard", "notdue")
  \o ChangeRow("run.Waiting.periodic", "guard", "notdue")

(* ---- one row, with an effect on the array alone ---- *)
(* a timer that was set to a later time is not sifted down, so its children are due before it *)
DeferredNotSifted == ChangeRow("clear.ModifiedLater", "steps", <<"applynext", "place", "commit">>)
(* timers after a deleted one do not move up *)
HoleStays == ChangeRow("clear.Deleted", "steps", <<"zeropp", "drop", "commit">>)
PeriodicNotSifted ==
  ChangeRow("run.Waiting.periodic", "steps",
    <<"loadargs", "rearm", "commit", "pub0", "unlock", "fire", "lock">>)
(* CL 214338 again: what slides into the slot of a deleted timer is skipped *)
WalkSkipsDeleted == ChangeRow("adjust.Deleted", "result", "advance")

(* ---- one fault for each property that no fault of Go's history breaks ---- *)
UnknownStatus == ChangeRow("del.Waiting", "to", "Stopped")
UnknownModified == ChangeRow("mod.Waiting.earlier", "to", "Stopped")
UnknownSignal == ChangeRow("break.clear", "via", "lost")
ArmedNotCounted ==
  ChangeRow("mod.NoStatus", "steps",
    <<"setargs", "setwhen", "lock", "setpp", "insert", "pub0root", "unlock", "commit", "wake">>)
FiredKeepsPp == ChangeRow("run.Waiting.oneshot", "steps",
  <<"loadargs", "unlink", "pub0", "decnum",
    "clearboundifempty", "commit", "unlock", "fire", "lock">>)
FiredStaysInHeap == ChangeRow("run.Waiting.oneshot", "steps",
  <<"loadargs", "clearpp", "pub0", "decnum",
    "clearboundifempty", "commit", "unlock", "fire", "lock">>)
LaterCalledEarlier == ChangeRow("mod.Waiting.notearlier", "to", "ModifiedEarlier")
EarlierCalledLater == ChangeRow("mod.Waiting.earlier", "to", "ModifiedLater")
ResetOfFiredSaysTrue == ChangeRow("mod.NoStatus", "value", "true")
LockedTwice ==
  ChangeRow("mod.NoStatus", "steps",
    <<"setargs", "setwhen", "lock", "lock", "setpp", "insert", "pub0root", "incnum", "unlock",
      "commit", "wake">>)
StopOfFiredTriesForEver == ChangeRow("del.NoStatus", "result", "again")
MovedNotCounted ==
  ChangeRow("move.Waiting", "steps", <<"zeropp", "setpp", "insert", "pub0root", "commit">>)
(* of the poller *)
SleepsUntaken == ChangeRow("find.polled.wanted", "kind", "noop")
SpinsForEver == ChangeRow("find.spinning", "steps", <<"recheck">>)
KeepsItsP == ChangeRow("find.unneeded", "steps", <<>>)

(* ---- frames ---- *)
NotTruncated == ChangeFrame("clearDeletedTimers", "leave", <<"subdel", "subnum", "pub0">>)
ClearedAfterWalk ==
  ChangeFrame("adjusttimers", "enter", <<"exitifboundnotdue">>)
  \o ChangeFrame("adjusttimers", "leave", <<"drain", "clearbound">>)
RemovedNotCounted == ChangeFrame("clearDeletedTimers", "leave", <<"subnum", "truncate", "pub0">>)
HeldForgotten == ChangeFrame("adjusttimers", "leave", <<>>)
RootNotPublished == ChangeFrame("clearDeletedTimers", "leave", <<"subdel", "subnum", "truncate">>)

(* ---- several rows and a frame ---- *)
(* Go issue 47329: a count beside the bound; a count of 0 clears the bound *)
BoundClearedOnCount ==
  ChangeRow("mod.Waiting.earlier", "steps",
    <<"setargs", "setnext", "readpp", "bound", "incadj", "commit", "wake">>)
  \o ChangeRow("mod.ModifiedLater.earlier", "steps",
    <<"setargs", "setnext", "readpp", "bound", "incadj", "commit", "wake">>)
  \o ChangeRow("mod.Deleted.earlier", "steps",
    <<"readpp", "decdel", "setargs", "setnext", "readpp", "bound", "incadj", "commit", "wake">>)
  \o ChangeFrame("adjusttimers", "enter", <<"clearbound", "exitifnoadjust">>)
(* ---- the poller's rows ---- *)
(* Go issues 35274 and 35288: a P is dropped with a timer that is due before the poller wakes  *)
(* up, and the poller is not told                                                              *)
DroppedWithoutBreak ==
  ChangeRow("find.none", "steps", <<"stop">>)
  \o ChangeRow("find.set.later", "steps", <<"stop">>)
(* Go issue 42515: the kernel loses the break *)
BreakIsLost == ChangeRow("break.clear", "steps", <<>>)
(* CL 212737: without the token each caller writes *)
BreakWithoutToken ==
  ChangeRow("break.clear", "kind", "noop")
  \o ChangeRow("break.clear", "via", "clear")
  \o ChangeRow("break.clear", "to", "clear")
(* the token is free again before the break is taken out of the selector, and the next break *)
(* goes with it                                                                              *)
TokenFreedFirst == ChangeRow("poll.sent.signalled", "steps", <<"commit", "consume">>)
(* the break ends the selector's sleep and not the tail's *)
BreakMissesTail == ChangeRow("break.clear", "steps", <<"wakeup">>)
(* Go issue 60276: lastpoll gets the time of before the sleep *)
StaleLastPoll ==
  ChangeRow("find.polled.wanted", "steps",
    <<"storeuntil", "select", "tail", "netpoll", "clearuntil", "commit", "takeporask">>)

(* ---- parameters ---- *)
(* Go issue 38860: a thread that arms a timer wakes the poller, or no thread at all *)
BreakOnly == ChangeParameter("wake", "break")
(* Go issue 38860 again: an M that stops spinning does not look at the timers once more *)
NoRecheck == ChangeRow("find.spinning", "steps", <<"unspin">>)
(* Go issues 43997 and 45867: an M that is not spinning drops its P, and a thread that     *)
(* wants to start an M does not see that P                                                 *)
NeedNotAsked == ChangeParameter("recheck", "spinning")
(* Go issue 47762: the walk goes on in the hole, but what filled it has sifted up past it *)
ResumeInHole == ChangeParameter("resume", "sameslot")
(* Go issue 42424: a deadline may overflow *)
DeadlineWraps == ChangeParameter("overflow", "wraps")

(* ---- parameters: `repaired` without one of its repairs ---- *)
WithoutR1 == ChangeParameter("scan", "clearbound")
ReadersLoadTimer0First == ChangeParameter("readers", "timer0first")
WithoutR2 == ChangeParameter("destroy", "timer0When")
WithoutR3 == ChangeParameter("deleted", "publishfirst")
WithoutR4 == ChangeParameter("moveDeleted", "Removed")
WithoutR5 == ChangeParameter("add", "store")
WithoutR6 == ChangeParameter("callers", "onP")
(* ---- parameters: an edition with what an earlier one had ---- *)
(* Go issue 51654 *)
EmptiedKeepsBound == ChangeParameter("emptied", "keepbound")
(* Go issue 42424 *)
ArgumentsClamped == ChangeParameter("arguments", "clamp")
WithoutR7 == ChangeParameter("awake", "stop")
WithoutR8 == ChangeParameter("compacted", "keepbound")

(* ---- of MutexTable: parameters ---- *)
(* Go PR 80762, as it describes itself: a send in flight counts only if the seq that was recorded *)
(* last is still the timer's                                                                      *)
PR80762 == ChangeParameter("inflight", "countseq")
(* repaired-mutex without one of its repairs *)
WithoutT1 == ChangeParameter("inflight", "count")
WithoutT2 == ChangeParameter("drain", "unlocked")
WithoutT3 == ChangeParameter("publish", "ifearliest")
WithoutT4 == ChangeParameter("fold", "store")
WithoutT5 == ChangeParameter("emptied", "keepbound")
WithoutT6 == ChangeParameter("take", "state")

(* ---- of MutexTable: what ports of it have got wrong ---- *)
(* conr2d/eo PR 28: a reset leaves the value of the setting before in the channel *)
ResetKeepsValue == ChangeRow("reset.noadd", "steps",
  <<"bumpseq", "pendsending", "unlocktimer", "unlocksend">>)
(* conr2d/eo PR 29: a stop does *)
StopKeepsValue == ChangeRow("stop.out", "steps",
  <<"pendwhen", "clearwhen", "bumpseq", "pendsending", "unlocktimer", "unlocksend">>)
(* tinygo-org/tinygo PR 5487: a ticker is armed again behind its callback, stopped or not *)
TickerArmedBehind ==
  ChangeRow("fire.out.periodic", "steps",
    <<"capture", "zerowhen", "unlocktimer", "leavetimers">>)
  \o ChangeRow("fire.current", "steps",
       <<"send", "unlocksend", "locktimer", "nextwhen", "unlocktimer", "backtimers">>)

(* ---- of MutexTable: for each property that no other fault breaks, one that does ---- *)
LenTellsBuffer == ChangeRow("len.none", "steps", <<"maybeRunChan", "saycount">>)
SleepArmsFirst == ChangeRow("sleep.park", "steps", <<"reset", "gopark">>)
SleepIsShort == ChangeRow("sleep.park", "steps", <<"gopark", "reset", "fire">>)
LazyFiresEarly == ChangeRow("lazy.1.due", "guards", <<"notdue">>)
  \o ChangeRow("lazy.1.notdue", "guards", <<"due">>)
WalkUnordered == ChangeRow("adjust.end", "steps", <<"pubmin", "clearifempty">>)
ModifiedNotApplied == ChangeRow("adjust.4.modified", "steps",
  <<"clearm", "changed", "unlocktimer", "nextslot">>)
ZombieNotCounted == ChangeRow("stop.heaped", "steps",
  <<"setm", "setz", "pendwhen", "clearwhen", "bumpseq", "pendsending", "unlocktimer", "drain",
    "unlocksend">>)
RemovedKeepsHeaped == ChangeRow("adjust.4.zombie", "steps",
  <<"deczombies", "clearz", "removeslot", "clearts", "changed", "unlocktimer">>)
WaitedForStaysZombie == ChangeRow("block.zombie", "steps", <<>>)
TakenTwice == ChangeRow("take.end", "steps", <<"publen">>)
ReadersLoadHeapFirst == ChangeRow("read.look", "steps", <<"loadheap", "loadbound">>)
EarlierWakesNobody == ChangeRow("reset.wake", "steps",
  <<"bumpseq", "pendsending", "unlocktimer", "drain", "unlocksend">>)
===============================================================================
