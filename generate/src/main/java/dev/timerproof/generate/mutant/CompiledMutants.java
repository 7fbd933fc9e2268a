package dev.timerproof.generate.mutant;

import dev.timerproof.generate.java.GeneratedProtocol;
import dev.timerproof.generate.java.GenerationException;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.table.TimerTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A layer that runs the mutated Java in a process of its own, from class files that come before
 * those of this program. Java that cannot be generated or compiled is noticed without a run.
 */
public abstract class CompiledMutants implements MutantLayer {
  private final Path folder;
  private final Class<?> runtime;

  /**
   * A layer.
   *
   * @param folder where class files and what the runs write may be
   * @param runtime a class of the runtime library, against which the Java is compiled
   */
  protected CompiledMutants(Path folder, Class<?> runtime) {
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
    Path own = Files.createTempDirectory(folder, name() + "-");
    Path classes = Files.createDirectory(own.resolve("classes"));
    try {
      GeneratedProtocol.compile(mutated, classes, runtime);
    } catch (GenerationException e) {
      return Finding.killed("the generator", String.valueOf(e.getMessage()));
    } catch (IllegalStateException e) {
      return Finding.killed("the compiler", String.valueOf(e.getMessage()));
    }
    return run(mutant, mutated, classes, own);
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
