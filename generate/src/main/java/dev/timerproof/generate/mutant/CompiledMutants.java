package dev.timerproof.generate.mutant;

import dev.timerproof.generate.java.CompilationException;
import dev.timerproof.generate.java.GeneratedProtocol;
import dev.timerproof.generate.java.GenerationException;
import dev.timerproof.generate.java.ProtocolLoader;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.UnusableLayerException;
import dev.timerproof.spec.table.TimerTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs the mutated Java in a process of its own, whose class path has the mutated class files
 * before those of this program. A mutant that the generator refuses is killed without a run; one
 * whose Java does not compile gets no verdict, as nothing has run.
 */
public abstract class CompiledMutants implements MutantLayer<TimerTable> {
  private final TimerTable table;
  private final Path folder;
  private final Class<?> runtime;
  private boolean compiles;

  /**
   * A layer for mutants of this table.
   *
   * @param folder for class files and the files that the runs write
   * @param runtime a class of the runtime library, against which the Java is compiled
   */
  protected CompiledMutants(TimerTable table, Path folder, Class<?> runtime) {
    this.table = table;
    this.folder = folder;
    this.runtime = runtime;
  }

  @Override
  public boolean looksAtJava() {
    return true;
  }

  @Override
  public final Finding judge(Mutant mutant, TimerTable mutated)
      throws IOException, InterruptedException {
    requireThatTheTableCompiles();
    Path own = Files.createTempDirectory(folder, name() + "-");
    Path classes = Files.createDirectory(own.resolve("classes"));
    try {
      GeneratedProtocol.compile(mutated, classes, runtime);
    } catch (GenerationException e) {
      return Finding.killed("the generator", String.valueOf(e.getMessage()));
    } catch (CompilationException e) {
      return Finding.undecided("the compiler", e.first());
    }
    return run(mutant, mutated, classes, own);
  }

  /**
   * Fails if the Java of the unchanged table does not compile, as when class files and generator
   * are of different versions: no mutant could be judged then.
   */
  private void requireThatTheTableCompiles() {
    if (compiles) {
      return;
    }
    try {
      ProtocolLoader.compile(GeneratedProtocol.sources(table), runtime);
    } catch (CompilationException e) {
      throw new UnusableLayerException(name(), table.edition(), String.valueOf(e.getMessage()));
    }
    compiles = true;
  }

  /** The unchanged table. */
  protected final TimerTable table() {
    return table;
  }

  /**
   * Runs the class files.
   *
   * @param classes the folder of the class files
   * @param own a folder for this run
   */
  protected abstract Finding run(Mutant mutant, TimerTable mutated, Path classes, Path own)
      throws IOException, InterruptedException;
}
