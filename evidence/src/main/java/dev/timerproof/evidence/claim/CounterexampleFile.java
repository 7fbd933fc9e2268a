package dev.timerproof.evidence.claim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.timerproof.evidence.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A counterexample as a file of its own, which every layer can follow. What it holds is described
 * by {@code schema/counterexample.schema.json} and {@code docs/counterexamples.md}.
 *
 * @param claim the id of the claim that it contradicts, or of the case that must fail so
 * @param sentence what is claimed
 * @param tableSha256 the hash of the table, 64 hexadecimal digits
 * @param trace the behaviour
 */
public record CounterexampleFile(String claim, String sentence, String tableSha256, Trace trace) {
  /**
   * The version of the format; it changes when a reader of the old form could misunderstand the new
   * one.
   */
  public static final int FORMAT = 1;

  /** The content of the file as one JSON object. */
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("format", FORMAT);
    node.put("claim", claim);
    node.put("sentence", sentence);
    node.put("tableSha256", tableSha256);
    node.setAll(trace.json());
    return node;
  }

  /** Writes the file, whole or not at all, and makes its folder. */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    AtomicFiles.write(file, json().toPrettyString() + "\n");
  }

  /**
   * The name of the file for a claim: its id, with a dash for each character that a file name may
   * not have.
   */
  public static String name(String claim) {
    return claim.replaceAll("[^A-Za-z0-9._@-]", "-") + ".json";
  }
}
