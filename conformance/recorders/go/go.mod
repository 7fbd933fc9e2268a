module dev.timerproof/recorder

go 1.17
