; What always holds of the wake-up. Declarations are those of invariant.sexp.
;
; The idea: for each armed timer some thread is responsible. It may pass the timer on to another one, but never drop it.

(define ending ((a Thread)) Bool
  (or (and (not (parks a)) (or (> wakeup 0) (exists ((b Thread)) (breaks b))))
      (and (parks a) (or (woken a) permit (exists ((b Thread)) (or (breaks b) (unparks b))))))
  "of a thread on its way into the sleep: a break ends it")
(define sees-to ((a Thread) (x Timer)) Bool
  (or (looks a) (and (reads a) (= (seen a) 0))
      (and (rechecks a) (todo a (at x)))
      (and (carries a) (not (= (mine a) 0)) (<= (mine a) (dl x)) (=> (wakes a) (exists ((s Thread)) (sleeps s))))
      (and (sleeps a) (ending a)))
  "the thread will look at the timer's P, or knows of a deadline that is not later, and it is awake or will wake up")
(define asleep ((a Thread)) Bool
  (and (or (and (selects a) (= wakeup 0)) (and (parks a) (not permit) (not (woken a))))
       (or (= (mine a) 0) (> (mine a) clock)))
  "it sleeps in the poller, and nothing ends its sleep yet")

(safety seen-to "for each armed timer some thread is responsible, or no P is idle and needspinning is set"
  (forall ((x Timer)) (=> (pend x)
    (or (and need (forall ((q P)) (not (idle q)))) (exists ((a Thread)) (sees-to a x))))))
(conjunct counted-looks "a thread that is counted as spinning will look at all Ps, or set needspinning"
  (forall ((a Thread)) (=> (counted a) (looks a))))
(conjunct sleeper-carries "a thread that goes to sleep knows its deadline and has taken lastpoll"
  (forall ((a Thread)) (=> (sleeps a) (and (polls a) (carries a) (not (wakes a))))))
(conjunct poller-awake "a thread that has taken lastpoll goes to sleep or will look at the Ps"
  (forall ((a Thread)) (=> (polls a) (or (sleeps a) (looks a)))))
(conjunct poller-one "at most one thread has taken lastpoll"
  (forall ((a Thread) (b Thread)) (=> (and (polls a) (polls b)) (= a b))))
(conjunct poller-announced "lastpoll says that a thread polls exactly if one has taken it"
  (= polling (exists ((a Thread)) (polls a))))
(conjunct until-mine "pollUntil is the deadline of the thread that has published it"
  (forall ((a Thread)) (=> (announced a) (and (polls a) (= until (mine a))))))
(conjunct until-somebody "pollUntil is none if no thread has published a deadline"
  (=> (not (= until 0)) (exists ((a Thread)) (announced a))))
(conjunct token-break "if the token is sent, its break is under way or in the selector, or the token is about to be freed"
  (=> sent (or (> wakeup 0) (exists ((b Thread)) (or (breaks b) (frees b))))))
(conjunct frees-polls "a thread that frees the token has taken lastpoll, and has slept"
  (forall ((a Thread)) (=> (frees a) (and (polls a) (not (sleeps a))))))
(conjunct tail-break "a break that came after the sleep in the selector reaches the tail"
  (forall ((a Thread)) (=> (and (parks a) (not (woken a)) (> wakeup 0)) (or permit (exists ((b Thread)) (unparks b))))))
(conjunct in-sleep "selector and tail are parts of the sleep"
  (forall ((a Thread)) (=> (or (selects a) (parks a)) (and (sleeps a) (not (and (selects a) (parks a)))))))
(conjunct mask-pending "a P with armed timers is in the mask"
  (forall ((x Timer)) (=> (pend x) (mask (at x)))))
(conjunct positive "deadlines are above 0, counts and known deadlines not below"
  (and (>= clock 0) (>= wakeup 0) (forall ((x Timer)) (> (dl x) 0)) (forall ((a Thread)) (and (>= (mine a) 0) (>= (seen a) 0)))))
(conjunct own-P "a P that a thread is on is not idle, and no other thread is on it"
  (forall ((a Thread) (b Thread)) (=> (onP a)
    (and (not (idle (cur a))) (=> (and (onP b) (= (cur a) (cur b))) (= a b))))))
(conjunct at-rest "a thread at rest neither looks at Ps nor is responsible for a timer"
  (forall ((a Thread)) (=> (rests a)
    (not (or (looks a) (reads a) (rechecks a) (carries a) (sleeps a) (breaks a) (unparks a))))))
(conjunct busy-thread "a sleeping thread neither looks at Ps nor breaks a sleep"
  (forall ((a Thread)) (=> (or (selects a) (parks a)) (not (or (looks a) (reads a) (rechecks a) (breaks a) (unparks a))))))
(conjunct halted-rests "a stopped thread is at rest, is on no P, and has taken no word"
  (forall ((a Thread)) (=> (halted a) (and (rests a) (not (onP a))))))
(conjunct rests-taken "a thread at rest has taken no word"
  (forall ((a Thread)) (=> (rests a) (not (or (polls a) (counted a) (announced a) (frees a))))))

(property not-slept-past "when all threads are at rest or asleep and some P is idle, then for each armed deadline some thread sleeps until then or for less long"
  (=> (and (forall ((a Thread)) (or (rests a) (asleep a))) (exists ((q P)) (idle q)))
      (forall ((x Timer)) (=> (pend x)
        (exists ((a Thread)) (and (asleep a) (not (= (mine a) 0)) (<= (mine a) (dl x))))))))
