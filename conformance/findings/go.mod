module timerproof/findings

go 1.23
