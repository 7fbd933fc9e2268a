package dev.timerproof.evidence.jvm;

import dev.timerproof.evidence.files.Scratch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program with the fault that its first argument names. */
public final class FaultyProgram {
  private FaultyProgram() {}

  /** Arguments: the fault, and the file that takes the id of a process, if it starts one. */
  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "none" -> System.out.println("done in " + Path.of("").toAbsolutePath());
      case "hang" -> {
        System.out.println("hanging");
        TimeUnit.HOURS.sleep(1);
      }
      case "flood" -> {
        byte[] line = ("x".repeat(1023) + "\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 80 << 10; i++) {
          System.out.write(line);
        }
        System.out.println("the end");
      }
      case "grandchild" -> {
        grandchild(Path.of(args[1]));
        TimeUnit.HOURS.sleep(1);
      }
      case "orphan" -> grandchild(Path.of(args[1]));
      case "half" -> {
        System.out.write(new byte[] {0, 0, 0, 9, 'h', 'a', 'l', 'f'});
        System.out.flush();
        System.err.println("dying");
        Runtime.getRuntime().halt(7);
      }
      case "memory" -> {
        List<byte[]> all = new ArrayList<>();
        while (true) {
          all.add(new byte[1 << 20]);
          System.out.println(all.size() + " MB");
        }
      }
      case "parent" -> {
        JavaProgram child = program("hang").withOptions(List.of("-Xmx32m"));
        ForkedJvm jvm = ForkedJvm.start(child, new Scratch());
        Files.writeString(Path.of(args[1]), jvm.handle().pid() + " " + jvm.folder());
        jvm.await(Duration.ofHours(1));
      }
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  static JavaProgram program(String... arguments) {
    return JavaProgram.of(FaultyProgram.class.getName(), List.of(arguments));
  }

  private static void grandchild(Path file) throws Exception {
    Process child = new ProcessBuilder("sleep", "600").inheritIO().start();
    Files.writeString(file, Long.toString(child.pid()));
  }
}
