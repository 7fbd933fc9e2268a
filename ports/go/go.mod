module timerproof.example/ports/go

go 1.19
