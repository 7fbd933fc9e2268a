package dev.timerproof.conformance.port.conform;

import dev.timerproof.evidence.jvm.ForkedJvm;
import dev.timerproof.evidence.text.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * A port in a process of its own. Each request has a number, and its answer has to begin with the
 * same number. Closing ends the process and all processes that it has started, also those whose
 * parent has ended. Not thread-safe.
 */
final class PortProcess implements AutoCloseable {
  /** The version of the protocol. */
  static final String VERSION = "1";

  private static final String MARK = "TIMERPROOF_CONFORM";
  private static final Path PROCESSES = Path.of("/proc");

  /** How many polls of a process that has ended must find nothing before it counts as silent. */
  private static final int SILENT_POLLS = 5;

  private static final Duration END = Duration.ofSeconds(5);

  private final String mark = UUID.randomUUID().toString();
  private final Duration patience;
  private final ForkedJvm process;
  private final LineReader lines;
  private final String edition;
  private final String name;
  private final Set<String> offers;
  private long number;
  private String lastSent = "";
  private String lastReceived = "";

  /**
   * Starts a port and exchanges greetings with it.
   *
   * @param patience how long an answer may take
   * @throws IOException if it cannot be started
   * @throws MisbehaviourException if it does not greet as the protocol says
   */
  @SuppressWarnings("StringSplitter") // empty words are not offers
  PortProcess(List<String> command, Duration patience) throws IOException, MisbehaviourException {
    this.patience = patience;
    process = ForkedJvm.start(command, Map.of(MARK, mark));
    lines = new LineReader(process.output());
    try {
      String[] words = answer("hello " + VERSION).split(" ");
      if (words.length < 4 || !words[0].equals("hello")) {
        throw misbehaviour("it does not greet with: hello VERSION NAME EDITION OFFER...");
      }
      if (!words[1].equals(VERSION)) {
        throw misbehaviour("it speaks version " + words[1] + ", expected " + VERSION);
      }
      name = words[2];
      edition = words[3];
      offers = Set.copyOf(List.of(words).subList(4, words.length));
    } catch (MisbehaviourException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** What the port calls itself. */
  String name() {
    return name;
  }

  /** The edition that the port says it follows. */
  String edition() {
    return edition;
  }

  /** The requests that it answers, and {@code panic} if it survives one. */
  Set<String> offers() {
    return offers;
  }

  /**
   * Sends a request and returns its answer.
   *
   * @throws MisbehaviourException if the port does not answer, or not this request
   */
  String answer(String request) throws MisbehaviourException {
    number++;
    lastSent = number + " " + request;
    lastReceived = "";
    try {
      process.input().write((lastSent + "\n").getBytes(StandardCharsets.UTF_8));
      process.input().flush();
    } catch (IOException e) {
      throw misbehaviour("it does not read any more: " + how());
    }
    LineReader.Item item = received();
    String line = item.text();
    lastReceived = line;
    String prefix = number + " ";
    if (!line.startsWith(prefix)) {
      throw misbehaviour("it answers out of turn, expected a line that begins with " + number);
    }
    if (!line.chars().allMatch(c -> c >= ' ' && c < 127)) {
      throw misbehaviour("its answer is no line of printable ASCII characters");
    }
    if (item.followed() || lines.isAhead()) {
      throw misbehaviour("it sends more than one line for a request");
    }
    return line.substring(prefix.length());
  }

  private LineReader.Item received() throws MisbehaviourException {
    long deadline = System.nanoTime() + patience.toNanos();
    int silent = 0;
    while (true) {
      LineReader.Item item = lines.poll();
      if (item != null) {
        return switch (item.kind()) {
          case LINE -> item;
          case TOO_LONG ->
              throw misbehaviour(
                  "it sends " + LineReader.LONGEST + " bytes without the end of a line");
          case END -> throw ended(item.text());
        };
      }
      // A process that it has started may hold its standard output open.
      silent = process.handle().isAlive() ? 0 : silent + 1;
      if (silent > SILENT_POLLS) {
        throw ended(lines.unfinished());
      }
      if (System.nanoTime() - deadline > 0) {
        String part = lines.unfinished();
        throw misbehaviour(
            part.isEmpty()
                ? "it does not answer within " + patience.toMillis() + " ms"
                : "it does not end its line within "
                    + patience.toMillis()
                    + " ms: "
                    + Printable.of(part));
      }
    }
  }

  private MisbehaviourException ended(String unfinished) {
    return misbehaviour(
        unfinished.isEmpty()
            ? "it has ended: " + how()
            : "it has ended within a line, " + Printable.of(unfinished) + ": " + how());
  }

  private String how() {
    try {
      OptionalInt code = process.await(END);
      return code.isPresent() ? process.how(END) : "its standard output is closed";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private MisbehaviourException misbehaviour(String what) {
    return new MisbehaviourException(
        "the port misbehaves: "
            + what
            + "\nlast exchange:\n  to the port    "
            + lastSent
            + "\n  from the port  "
            + (lastReceived.isEmpty() ? "(nothing)" : Printable.of(lastReceived)));
  }

  /** Ends the process and all that it has started. */
  @Override
  public void close() {
    process.close();
    for (ProcessHandle orphan : orphans()) {
      orphan.destroyForcibly();
    }
  }

  /** The processes with this port's mark in their environment, if the system shows environments. */
  private List<ProcessHandle> orphans() {
    if (!Files.isDirectory(PROCESSES)) {
      return List.of();
    }
    return ProcessHandle.allProcesses().filter(p -> p.isAlive() && isMarked(p)).toList();
  }

  private boolean isMarked(ProcessHandle p) {
    Path environment = PROCESSES.resolve(Long.toString(p.pid())).resolve("environ");
    try {
      return new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1)
          .contains(MARK + "=" + mark);
    } catch (IOException e) {
      // The process belongs to another user, or it has ended.
      return false;
    }
  }
}
