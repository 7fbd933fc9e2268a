package dev.timerproof.proofs.matrix;

import dev.timerproof.proofs.solve.SolverFailedException;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.table.TableReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Asks the proof about every mutant of an edition. Verdicts are appended to a file as they come; a
 * run that is started again with the same file goes on where the last one ended.
 */
public final class MutationMatrix {
  private final TableReader reader;
  private final String edition;
  private final MatrixFile file;

  /**
   * A matrix.
   *
   * @param reader the table to be mutated
   * @param edition the edition
   * @param file where verdicts are kept
   */
  public MutationMatrix(TableReader reader, String edition, MatrixFile file) {
    this.reader = reader;
    this.edition = edition;
    this.file = file;
  }

  /**
   * Decides what has no verdict yet.
   *
   * @param which the mutants that are asked about
   * @param workers how many are decided at a time, each with solvers of its own
   * @param listener hears each new verdict, one at a time
   * @return the verdicts of these mutants, old and new, in the table's order
   * @throws IOException if the file cannot be read or written
   * @throws InterruptedException if this thread is interrupted; what was decided is in the file
   * @throws SolverFailedException if a solver dies
   */
  public List<MatrixVerdict> run(
      Predicate<Mutant> which, int workers, Consumer<MatrixVerdict> listener)
      throws IOException, InterruptedException {
    List<Mutant> asked = MatrixMutants.of(reader, edition).stream().filter(which).toList();
    Map<String, MatrixVerdict> known = file.read();
    List<Mutant> open =
        asked.stream().filter(m -> !known.containsKey(MatrixVerdict.key(m))).toList();
    decide(open, workers, listener);
    Map<String, MatrixVerdict> all = file.read();
    return asked.stream()
        .map(m -> Objects.requireNonNull(all.get(MatrixVerdict.key(m)), m::key))
        .toList();
  }

  private void decide(List<Mutant> open, int workers, Consumer<MatrixVerdict> listener)
      throws IOException, InterruptedException {
    Queue<Mutant> queue = new ConcurrentLinkedQueue<>(open);
    int threads = Math.min(workers, open.size());
    if (threads == 0) {
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            pool.submit(
                () -> {
                  work(queue, listener);
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new SolverFailedException("a worker failed", e);
    } finally {
      queue.clear();
      pool.shutdownNow();
    }
  }

  private void work(Queue<Mutant> queue, Consumer<MatrixVerdict> listener) throws IOException {
    try (MutationProver prover = new MutationProver(reader, edition)) {
      for (Mutant next = queue.poll(); next != null; next = queue.poll()) {
        MatrixVerdict verdict = MatrixVerdict.of(next, prover.decide(List.of(next.mutation())));
        synchronized (this) {
          file.append(verdict);
          listener.accept(verdict);
        }
      }
    }
  }
}
