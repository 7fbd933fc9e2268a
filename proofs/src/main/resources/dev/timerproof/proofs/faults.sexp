; PLANTED FAULTS: changes of the table of repaired, each of which must be refuted at a named step by a named promise.
;
;   (fault NAME "what is wrong" (CHANGE ...) (at STEP) (breaks PROMISE) [(quick)])
;
; A CHANGE is (PART NAME FIELD VALUE), as the mutations of the table are; a VALUE is a word or a list of words.
; A quick check plants those that say (quick).

(fault reset-publishes-early "a restarted timer is published before it is in a heap"
  ((row mod.Removed steps (setargs setwhen commit lock setpp insert pub0root incnum unlock wake)))
  (at mod.Removed.3.commit) (breaks status-in) (quick))
(fault dropped-behind-the-commit "the timer leaves the heap behind the commit"
  ((row clear.Deleted steps (zeropp commit drop dirty)))
  (at clear.Deleted.2.commit) (breaks status-out))
(fault never-dropped "the timer never leaves the heap"
  ((row clear.Deleted steps (zeropp commit dirty)))
  (at clear.Deleted.2.commit) (breaks status-out))
(fault no-removing "Removed is stored without Removing"
  ((row clear.Deleted via Removed) (row clear.Deleted steps (zeropp drop dirty)))
  (at clear.Deleted.cas) (breaks status-out))
(fault callback-loaded-late "the callback is loaded behind the unlock"
  ((row run.Waiting.oneshot steps (clearpp unlink pub0 decnum clearboundifempty commit unlock loadargs fire lock)))
  (at run.Waiting.oneshot.8.loadargs) (breaks arm-live))
(fault callback-lost "the callback is not called"
  ((row run.Waiting.oneshot steps (loadargs clearpp unlink pub0 decnum clearboundifempty commit)))
  (at run.Waiting.oneshot.7.commit) (breaks owes-called))
(fault stop-does-not-wait "stop does not wait for Modifying"
  ((row del.Modifying kind noop) (row del.Modifying result leave) (row del.Modifying value false))
  (at del.Modifying.load) (breaks false-means-not-armed) (quick))
(fault held-published-early "a held timer is published before it is in a heap"
  ((row adjust.held steps (commit setpp insert incnum)))
  (at adjusttimers+adjust.held.1.commit) (breaks status-in))
(fault stopped-in-its-heap "a stopped timer is Removed in its heap"
  ((row del.Waiting to Removed))
  (at del.Waiting.3.commit) (breaks status-out))
(fault modified-is-lost "a modified timer is lost"
  ((row clear.ModifiedLater to Deleted))
  (at clear.ModifiedLater.4.commit) (breaks arm-dead))
(fault modified-keeps-when "a modified timer keeps its old when"
  ((row run.ModifiedLater steps (clearpp unlink decnum setpp insert incnum pub0 commit)))
  (at run.ModifiedLater.8.commit) (breaks due-waiting))
(fault dropped-stay-counted "dropped timers stay counted as deleted"
  ((frame clearDeletedTimers leave (subnum truncate pub0)))
  (at clearDeletedTimers.return.none) (breaks deleted-timers/balance))
(fault held-left-behind "held timers are left behind"
  ((frame adjusttimers leave (pub0)))
  (at adjusttimers.return.none~2) (breaks locked-under-lock))
(fault without-R4 "moveTimers publishes Removed at once"
  ((parameter edition moveDeleted Removed))
  (at move.Deleted.cas) (breaks status-out-always))
(fault without-R5 "addtimer stores Waiting"
  ((parameter edition add store))
  (at add.NoStatus.load) (breaks owned-between))
(fault without-R1 "the scan clears the bound before it has put its timers back"
  ((parameter edition scan clearbound))
  (at adjusttimers.enter.2.clearbound) (breaks pending-covered))
(fault bound-forgotten "the bound is cleared while the scan holds a timer that was set meanwhile"
  ((row adjust.ModifiedEarlier steps (applynext clearpp unlink decnum clearboundifempty hold)))
  (at adjust.ModifiedEarlier.5.clearboundifempty) (breaks moving-covered) (quick))
(fault bound-after-commit "modtimer lowers the bound after the timer is ModifiedEarlier"
  ((row mod.Waiting.earlier steps (setargs setnext readpp commit bound wake)))
  (at mod.Waiting.earlier.4.commit) (breaks earliest-bound))
(fault root-not-published "the new root is not published"
  ((row add.NoStatus steps (setargs setwhen lock clean setpp insert incnum unlock commit wake)))
  (at add.NoStatus.8.unlock) (breaks low-locked))
