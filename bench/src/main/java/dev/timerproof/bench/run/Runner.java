package dev.timerproof.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.timerproof.bench.cell.Cell;
import dev.timerproof.bench.cell.Contender;
import dev.timerproof.bench.work.Kind;
import dev.timerproof.bench.work.Spec;
import dev.timerproof.bench.worker.WorkerFailedException;
import dev.timerproof.bench.worker.WorkerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Measures cells one after the other. All libraries of a cell are started; then each does one batch
 * in turn, again and again, so that changes of the machine's load affect all of them.
 */
public final class Runner {
  private static final Duration TO_PREPARE = Duration.ofMinutes(5);
  private static final Duration TO_WORK = Duration.ofMinutes(2);

  private final Effort effort;
  private final Path logs;
  private final Consumer<String> progress;
  private final List<Series> series = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private long othersNanos;
  private long batchesNanos;

  /**
   * A runner.
   *
   * @param logs a folder for the processes' standard error
   * @param progress gets a line for each cell that begins
   */
  public Runner(Effort effort, Path logs, Consumer<String> progress) {
    this.effort = effort;
    this.logs = logs;
    this.progress = progress;
  }

  /**
   * Measures cells.
   *
   * @param isWanted whether a contender that can do a cell is to do it
   */
  public Measurement run(
      List<Cell> cells, List<Contender> contenders, BiPredicate<Cell, Contender> isWanted)
      throws IOException, InterruptedException {
    int jdk = Runtime.version().feature();
    List<Contender> present = new ArrayList<>();
    for (Contender contender : contenders) {
      if (contender.leastJdk() <= jdk) {
        present.add(contender);
      } else {
        String reason = contender.note() + " comes with JDK " + contender.leastJdk();
        gaps.add(new Gap("*", contender.id(), reason, false));
      }
    }
    if (present.stream().noneMatch(contender -> contender.side() == Contender.Side.GO)) {
      gaps.add(new Gap("*", "go", "no Go takes part: none is installed or chosen", false));
    }
    long end = System.nanoTime() + effort.budget().toNanos();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      if (System.nanoTime() > end) {
        String reason = "no time was left after " + effort.budget().toSeconds() + " s";
        gaps.add(new Gap(cell.id(), "all", reason, true));
        continue;
      }
      List<Contender> of =
          present.stream()
              .filter(contender -> contender.takesPart(cell) && isWanted.test(cell, contender))
              .toList();
      progress.accept(
          (i + 1) + "/" + cells.size() + " " + cell.id() + ": " + of.size() + " processes");
      measure(cell, of);
    }
    double cores = Runtime.getRuntime().availableProcessors();
    double share = batchesNanos == 0 ? 0 : othersNanos / (batchesNanos * cores);
    return new Measurement(series, gaps, Math.max(0, share));
  }

  private void measure(Cell cell, List<Contender> contenders)
      throws IOException, InterruptedException {
    Map<Contender, List<Map<String, Double>>> figures = new LinkedHashMap<>();
    contenders.forEach(contender -> figures.put(contender, new ArrayList<>()));
    for (int launch = 0; launch < effort.launches(); launch++) {
      List<Player> players = new ArrayList<>();
      try {
        for (var entry : figures.entrySet()) {
          players.add(new Player(cell, entry.getKey(), entry.getValue()));
        }
        each(players, Player::awaitReady);
        each(players, Player::warm);
        for (int round = 0; round < effort.rounds(); round++) {
          // Rotates the order, so that no library always follows the same other one.
          Collections.rotate(players, 1);
          each(players, player -> player.rounds.add(player.batch()));
        }
        each(players, Player::orderProof);
        each(players, Player::awaitProof);
        figures.keySet().retainAll(players.stream().map(player -> player.contender).toList());
      } finally {
        players.forEach(player -> player.process.close());
      }
    }
    for (Contender contender : contenders) {
      List<Map<String, Double>> rounds = figures.get(contender);
      if (rounds != null) {
        series.add(new Series(cell, contender, rounds));
      }
    }
  }

  private interface Step {
    void take(Player player) throws WorkerFailedException, IOException, InterruptedException;
  }

  /** Has each library take a step; one that fails is not measured any more. */
  private void each(List<Player> players, Step step) throws IOException, InterruptedException {
    for (Player player : List.copyOf(players)) {
      try {
        step.take(player);
      } catch (WorkerFailedException e) {
        player.process.close();
        players.remove(player);
        gaps.add(
            new Gap(player.cell.id(), player.contender.id(), String.valueOf(e.getMessage()), true));
      }
    }
  }

  /** One library in one cell. */
  private final class Player {
    private final Cell cell;
    private final Contender contender;
    private final WorkerProcess process;
    private final List<Map<String, Double>> rounds;
    private int size;

    Player(Cell cell, Contender contender, List<Map<String, Double>> rounds) throws IOException {
      this.cell = cell;
      this.contender = contender;
      this.rounds = rounds;
      Spec spec = cell.spec();
      List<String> command = new ArrayList<>(contender.command());
      command.add(spec.kind().word());
      command.add(Integer.toString(spec.pending()));
      command.add(Integer.toString(spec.threads()));
      command.add(Integer.toString(spec.rate()));
      Path log = logs.resolve(cell.id().replace('/', '-') + "-" + contender.id() + ".log");
      Files.deleteIfExists(log);
      process = new WorkerProcess(command, log);
    }

    void awaitReady() throws WorkerFailedException, InterruptedException {
      process.answer(TO_PREPARE);
    }

    void warm() throws WorkerFailedException, IOException, InterruptedException {
      if (cell.spec().kind().sizing() == Kind.Sizing.OPERATIONS) {
        process.order("warm " + effort.warmMillis() + " " + effort.batchMillis());
        size = process.answer(TO_WORK).get("size").asInt();
        return;
      }
      size =
          cell.spec().kind().sizing() == Kind.Sizing.MILLIS ? effort.timedMillis() : cell.timers();
      // No batches for warming up: the memory of timers can be measured only when they are made
      // first.
      int batches = cell.spec().kind() == Kind.BYTES ? 0 : effort.warmBatches();
      for (int i = 0; i < batches; i++) {
        process.order("batch " + size);
        process.answer(TO_WORK);
      }
    }

    Map<String, Double> batch() throws WorkerFailedException, IOException, InterruptedException {
      long busy = Machine.busyNanos();
      long begin = System.nanoTime();
      process.order("batch " + size);
      JsonNode answer = process.answer(TO_WORK);
      batchesNanos += System.nanoTime() - begin;
      Map<String, Double> values = new LinkedHashMap<>();
      answer
          .properties()
          .forEach(property -> values.put(property.getKey(), property.getValue().asDouble()));
      othersNanos += Machine.busyNanos() - busy - values.getOrDefault("used", 0.0).longValue();
      return values;
    }

    void orderProof() throws WorkerFailedException {
      process.order("prove");
    }

    void awaitProof() throws WorkerFailedException, InterruptedException {
      process.answer(TO_WORK);
    }
  }
}
