package dev.timerproof.bench.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The other end of a {@link Worker}, or of a program in another language that answers as it does.
 */
public final class WorkerProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String END = "";

  private final Process process;
  private final BufferedWriter orders;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  /**
   * Starts it.
   *
   * @param log where its standard error goes
   */
  public WorkerProcess(List<String> command, Path log) throws IOException {
    process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    orders = process.outputWriter(StandardCharsets.UTF_8);
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    Thread thread = new Thread(() -> read(reader), "answers");
    thread.setDaemon(true);
    thread.start();
  }

  private void read(BufferedReader reader) {
    try (reader) {
      for (String line; (line = reader.readLine()) != null; ) {
        answers.add(line);
      }
    } catch (IOException e) {
      // The process has ended; reading its answer will report that.
    }
    answers.add(END);
  }

  /** Gives an order and does not wait for its answer. */
  public void order(String order) throws WorkerFailedException {
    try {
      orders.write(order + "\n");
      orders.flush();
    } catch (IOException e) {
      throw failed(e.getMessage());
    }
  }

  /**
   * Waits for the next answer.
   *
   * @throws WorkerFailedException if the process has failed, or has not answered in time
   */
  public JsonNode answer(Duration patience) throws WorkerFailedException, InterruptedException {
    String line = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (line == null) {
      throw failed("no answer in " + patience.toSeconds() + " s");
    }
    if (line.equals(END)) {
      process.waitFor(10, TimeUnit.SECONDS);
      throw failed("it ended" + (process.isAlive() ? "" : " with code " + process.exitValue()));
    }
    try {
      JsonNode answer = JSON.readTree(line);
      if (answer.has("error")) {
        throw failed(answer.get("error").asText());
      }
      return answer;
    } catch (JsonProcessingException e) {
      throw failed("it answered " + line);
    }
  }

  private static WorkerFailedException failed(@Nullable String why) {
    return new WorkerFailedException(why == null ? "no reason is known" : why);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
