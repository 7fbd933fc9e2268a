package dev.timerproof.proofs.model;

import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.proofs.sexp.SexpReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the hand-written texts of the proof, which are resources of this library. */
public final class Texts {
  private Texts() {}

  /** The expressions of a text, a resource of the parent package. */
  public static List<Sexp> read(String name) {
    try (InputStream in = Texts.class.getResourceAsStream("/dev/timerproof/proofs/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in this library");
      }
      return SexpReader.read(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
