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
 * The first class of every forked JVM: runs the program, and sees to it that neither the JVM
 * outlives the one that started it, nor a process outlives the JVM that it was started by.
 */
public final class ForkedMain {
  private static final Duration PERIOD = Duration.ofMillis(500);

  private ForkedMain() {}

  /**
   * Arguments: the id of the process that started this one, the folder of the run, the main class
   * of the program, and the program's own arguments.
   */
  public static void main(String[] args) throws Throwable {
    // As in the JVM that started this one, whatever language the user has.
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
   * A parent that is killed cannot end its children or remove their files. Its children have
   * another parent from then on, also while nobody has taken notice of its end.
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
