package dev.timerproof.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Finds the checkout of this project that a command runs in. */
final class Checkout {
  /** A checkout is known by its table. */
  private static final Path MARK = Path.of("spec", "src", "main", "tla", "TimerTable.tla");

  private Checkout() {}

  /** The nearest root at or above one of these places, tried in order. */
  static Optional<Path> find(Path... places) {
    return Stream.of(places)
        .map(p -> above(p.toAbsolutePath()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The checkout, for a command that does nothing elsewhere. */
  static Path required(Optional<Path> checkout, CommandSpec spec) {
    return checkout.orElseThrow(
        () ->
            new ParameterException(
                spec.commandLine(), "not in a checkout: no folder here or above has " + MARK));
  }

  private static Optional<Path> above(Path place) {
    for (@Nullable Path p = place; p != null; p = p.getParent()) {
      if (Files.isRegularFile(p.resolve(MARK))) {
        return Optional.of(p);
      }
    }
    return Optional.empty();
  }
}
