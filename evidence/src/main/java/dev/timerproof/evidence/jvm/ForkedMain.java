package dev.timerproof.evidence.jvm;

import dev.timerproof.evidence.files.Scratch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The first class of every forked JVM: runs the program. It ends this JVM when the JVM that started
 * it ends, and ends all processes that this JVM has started.
 */
public final class ForkedMain {
  private static final Duration PERIOD = Duration.ofMillis(500);

  private ForkedMain() {}

  /**
   * Arguments: the id of the process that started this one, the folder of the run, the main class
   * of the program, and the program's own arguments.
   */
  public static void main(String[] args) throws Throwable {
    // The same locale as in the JVM that started this one, whatever the user's language is.
    Locale.setDefault(Locale.ROOT);
    endWith(Long.parseLong(args[0]), Path.of(args[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(ForkedMain::endDescendants, "descendants"));
    Method program = Class.forName(args[2]).getMethod("main", String[].class);
    program.setAccessible(true);
    try {
      program.invoke(null, (Object) List.of(args).subList(3, args.length).toArray(new String[0]));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /**
   * Ends this JVM and removes its folder once its parent process is gone: a parent that is killed
   * cannot do so itself. The end is noticed by the change of this process's parent, which also
   * happens while the dead parent is still listed as a zombie process.
   */
  private static void endWith(long parent, Path folder) {
    Thread watch =
        new Thread(
            () -> {
              while (isParent(parent)) {
                LockSupport.parkNanos(PERIOD.toNanos());
              }
              endDescendants();
              Scratch.remove(folder);
              Runtime.getRuntime().halt(1);
            },
            "parent");
    watch.setDaemon(true);
    watch.start();
  }

  private static boolean isParent(long pid) {
    return ProcessHandle.current().parent().map(ProcessHandle::pid).equals(Optional.of(pid));
  }

  private static void endDescendants() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }
}
