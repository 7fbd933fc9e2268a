; MUTANTS THAT THE PROOF DOES NOT TELL FROM THE TABLE, and why. Of all of them the same promises are proven as of the table.
;
;   (harmless "reason" "ROW CHANGE" ...)    they break nothing that anybody relies on
;   (blind "reason" "ROW CHANGE" ...)       the proof does not look at what they change, so that they may do harm
;
; An asterisk stands for any text; the first rule that fits counts.

(blind "the proof of the status word has no poller: wake changes nothing of its state"
  "* drop * wake" "* swap * commit, * wake")
(harmless "cleantimers may run at any moment under the lock, and promises its caller nothing"
  "add.NoStatus drop * clean" "add.NoStatus swap * clean, *")
(blind "what an operation of the P's owner returns is followed by the models, not by the proof"
  "run.* value = *")
(blind "the heap is a set here: slots, and what a compaction notes of them, are the business of the heap's own proofs and models"
  "* drop * dirty" "clear.* lost = *" "* drop * keep" "* drop * place" "* drop * siftroot" "* swap *, * dirty" "* swap * applynext, * place"
  "* swap * siftroot, *" "* swap * rearm, * siftroot")
(harmless "a bound may be lower than it must be: the P then looks in vain, and misses nothing"
  "* drop * pub0" "* drop * clearboundifempty")
(harmless "the holder of the lock does both before it unlocks, and nobody else looks at what only one of them has changed"
  "* swap * pub0, *" "* swap *, * pub0" "* swap * pub0root, * incnum" "* swap * incnum, * commit" "* swap * insert, * incnum"
  "* swap * clearboundifempty, *" "* swap * commit, * decdel" "* swap * decnum, *" "* swap * unlink, * decnum"
  "* swap * applynext, * hold" "* swap * unlink, * hold")
(harmless "neither step touches what the other one does, and the timer is owned"
  "* swap * setnext, * readpp" "* swap * setnext, * bound" "* swap * readpp, * bound" "mod.Deleted.* swap * decdel, *"
  "* swap * applynext, * clearpp" "* swap * applynext, * zeropp" "* swap * applynext, * decnum" "* swap * loadargs, *" "* swap * setwhen, * lock")
(harmless "the timer is owned until the commit, under the lock or not"
  "* swap * unlock, * commit")
(harmless "t.pp is read a second time, or for a count that this edition does not keep"
  "mod.* drop * readpp")
(blind "that an owner gives a timer back, and that a walk goes on, is progress, which is not proven"
  "* to = Modifying" "* result = *" "* lost = *" "* drop * rearm")
(blind "another intermediate status protects the timer as well; who waits for which of them is progress"
  "* via = *")
(harmless "NoStatus and Removed promise the same"
  "* to = NoStatus" "* to = Removed")
(harmless "t.when and t.nextwhen are equal then, so that the status says the truth, and the timer is put in its place once more"
  "* to = ModifiedLater")
(blind "the row changes no status: it looks again at once instead of waiting, or goes on as before; that who looks again gets on is progress"
  "* kind = noop" "* kind = store")
