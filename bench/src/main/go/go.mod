module timerproof.dev/bench

go 1.17
