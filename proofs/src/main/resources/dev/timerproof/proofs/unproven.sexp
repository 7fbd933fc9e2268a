; WHAT IS NOT PROVEN, in the words of docs/proofs.md, which lists all of it; a check names it as gaps.
;
;   (unproven NAME "sentence")

(unproven progress "that somebody leaves Modifying, that nothing deadlocks, that a timer that is due is found")
(unproven nothing-lost "that an arm which has neither fired nor been answered true is still pending")
(unproven overflow "overflow of deadlines: numbers are unbounded in the proofs")
(unproven arm-wakes "that a row which arms a timer or makes it earlier has published it and its bound before it runs wake: the wake-up takes an arm and its wakeNetPoller for granted")
(unproven mutex-order "of the timers with a mutex: that sifting puts the slots of a heap in order, and that a reader who loads the two bounds one after the other finds one of them low enough")
(unproven mutex-channels "of the timers with a mutex: what happens outside of the sections of t.mu and sendLock, except to the bounds: the channel, who waits for it, and the value that stop or reset finds in it")
