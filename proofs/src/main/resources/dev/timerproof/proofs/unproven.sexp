; WHAT IS NOT PROVEN, in the words of docs/proofs.md, which lists all of it; a check names it as gaps.
;
;   (unproven NAME "sentence")

(unproven progress "that somebody leaves Modifying, that nothing deadlocks, that a timer that is due is found")
(unproven bounds "the two bounds `timer0When` and `timerModifiedEarliest`, where a scan clears one while it holds timers")
(unproven wake-up "that no deadline is slept past, in editions other than `repaired`, and in the table that a check is given: the proof for `repaired` is run by the build, and not yet by `prove` and `check`")
(unproven nothing-lost "that an arm which has neither fired nor been answered true is still pending")
(unproven overflow "overflow of deadlines: numbers are unbounded in the proofs")
(unproven compaction "the array of a heap while `clearDeletedTimers` compacts it")
