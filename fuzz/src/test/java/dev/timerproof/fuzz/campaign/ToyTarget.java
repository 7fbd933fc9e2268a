package dev.timerproof.fuzz.campaign;

import dev.timerproof.fuzz.subject.Execution;
import dev.timerproof.fuzz.subject.Fault;
import dev.timerproof.fuzz.subject.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** Inputs are numbers; one in a hundred does what the toy was made for. */
final class ToyTarget implements Target {
  static final String NAME = "toy";

  private final String fault;

  ToyTarget(String fault) {
    this.fault = fault;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String random(RandomGenerator random) {
    return Integer.toString(random.nextInt(100_000));
  }

  @Override
  public String mutate(String input, String other, RandomGenerator random) {
    return random(random);
  }

  @Override
  public Execution run(String input) {
    int number = Integer.parseInt(input);
    boolean bad = number % 100 == 99;
    if (bad && fault.equals("dies")) {
      Runtime.getRuntime().halt(9);
    }
    while (bad && fault.equals("hangs")) {
      LockSupport.parkNanos(1_000_000);
    }
    boolean fails = bad && fault.equals("fails");
    return new Execution(
        Set.of("row " + number % 10),
        fails ? Optional.of(new Fault("ends with 99", List.of(), "" + number)) : Optional.empty());
  }

  @Override
  public List<String> smaller(String input) {
    return input.length() > 1 ? List.of(input.substring(1)) : List.of();
  }

  @Override
  public String shape(String input) {
    return "number";
  }

  @Override
  public String lanes(String input) {
    return input + "\n";
  }

  @Override
  public List<String> known() {
    return List.of("row 0");
  }
}
