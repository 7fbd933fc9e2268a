package dev.timerproof.evidence.jvm;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A main class to be run in a JVM of its own, of the same version as this one and with its class
 * path.
 *
 * @param main the name of the main class
 * @param arguments its command line arguments
 * @param options options of the JVM, beside those that every forked JVM has
 * @param first folders of class files that come before the class path of this JVM
 */
public record JavaProgram(
    String main, List<String> arguments, List<String> options, List<Path> first) {
  public JavaProgram {
    arguments = List.copyOf(arguments);
    options = List.copyOf(options);
    first = List.copyOf(first);
  }

  /** A program without options of its own. */
  public static JavaProgram of(String main, List<String> arguments) {
    return new JavaProgram(main, arguments, List.of(), List.of());
  }

  /** The same program with these options of the JVM. */
  public JavaProgram withOptions(List<String> others) {
    return new JavaProgram(main, arguments, others, first);
  }

  /** The same program, with class files that come before all others. */
  public JavaProgram withFirst(Path classes) {
    return new JavaProgram(main, arguments, options, List.of(classes));
  }

  /** The class path, its entries absolute: the JVM may run in another folder. */
  String classPath() {
    List<String> entries = new ArrayList<>();
    first.forEach(folder -> entries.add(folder.toAbsolutePath().toString()));
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .forEach(entries::add);
    return String.join(File.pathSeparator, entries);
  }

  /** The command that runs it with its files in this folder. */
  List<String> command(Path folder) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // There are many forked JVMs, each small: one garbage collector thread is enough for each.
    command.add("-XX:+UseSerialGC");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-Djava.io.tmpdir=" + folder);
    command.addAll(options);
    command.add("-cp");
    command.add(classPath());
    command.add(ForkedMain.class.getName());
    command.add(Long.toString(ProcessHandle.current().pid()));
    command.add(folder.toString());
    command.add(main);
    command.addAll(arguments);
    return command;
  }
}
