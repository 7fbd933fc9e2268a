package dev.timerproof.proofs.heap;

import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.proofs.sexp.SexpReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The contracts of {@code heap.sexp}. */
final class Contracts {
  private final Map<String, Sexp> methods = new LinkedHashMap<>();
  private final List<Obligation> lemmas = new ArrayList<>();
  private List<Sexp> vocabulary = List.of();

  static Contracts read() throws IOException {
    try (InputStream in = Contracts.class.getResourceAsStream("heap.sexp")) {
      byte[] bytes = Objects.requireNonNull(in, "heap.sexp").readAllBytes();
      return new Contracts(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private Contracts(String text) {
    for (Sexp e : SexpReader.read("heap.sexp", text)) {
      switch (e.item(0).word()) {
        case "vocabulary" -> vocabulary = e.from(1);
        case "method" -> methods.put(e.item(1).word(), e);
        default -> lemmas.add(lemma(e));
      }
    }
  }

  private static Obligation lemma(Sexp e) {
    List<Sexp> declarations = new ArrayList<>();
    for (Sexp x : e.item(2).list()) {
      declarations.add(Sexp.form(Sexp.atom("declare-const"), x.item(0), x.item(1)));
    }
    List<Sexp> given = parts(e, "given").stream().map(p -> p.item(1)).toList();
    Sexp claim = parts(e, "claim").get(0).item(1);
    return new Obligation("lemma " + e.item(1).word(), declarations, given, claim);
  }

  private static List<Sexp> parts(Sexp e, String head) {
    return e.list().stream().filter(p -> p.is(head)).toList();
  }

  List<Sexp> vocabulary() {
    return vocabulary;
  }

  List<Obligation> lemmas() {
    return List.copyOf(lemmas);
  }

  List<String> methods() {
    return List.copyOf(methods.keySet());
  }

  private Sexp method(String name) {
    return Objects.requireNonNull(methods.get(name), name);
  }

  Sexp requires(String method) {
    return parts(method(method), "requires").get(0).item(1);
  }

  /** The named promises of a method. */
  List<Sexp> ensures(String method) {
    return parts(method(method), "ensures");
  }

  /** Named formulas that a loop keeps. */
  List<Sexp> invariants(String method, int loop) {
    List<Sexp> loops = parts(method(method), "loop");
    if (loop < 0 || loop >= loops.size()) {
      throw new IllegalStateException(method + " has a loop without an invariant");
    }
    return loops.get(loop).from(1);
  }

  /** Whether an assignment to this local moves the hole. */
  boolean moves(String method, String local) {
    return parts(method(method), "moves").stream().anyMatch(p -> p.item(1).word().equals(local));
  }

  /** The fields besides the arrays that a method changes. */
  List<String> changes(String method) {
    return parts(method(method), "changes").stream().map(p -> p.item(1).word()).toList();
  }

  /**
   * The sort of the value of a call that does not change the heap; empty if the call is not listed.
   */
  Optional<String> ignored(String method, String call) {
    return parts(method(method), "ignores").stream()
        .filter(p -> p.from(2).stream().anyMatch(c -> c.word().equals(call)))
        .map(p -> p.item(1).word())
        .findFirst();
  }

  /** The ghosts of a method, (ghost NAME SORT). */
  List<Sexp> ghosts(String method) {
    return parts(method(method), "ghost");
  }

  /** The new values of ghosts after a call, (after CALL GHOST F). */
  List<Sexp> after(String method, String call) {
    return parts(method(method), "after").stream()
        .filter(p -> p.item(1).word().equals(call))
        .toList();
  }

  /** The facts at a label of a switch. */
  List<Sexp> known(String method, String label) {
    return parts(method(method), "known").stream()
        .filter(p -> p.item(1).word().equals(label))
        .map(p -> p.item(2))
        .toList();
  }

  /** The value of the callee's n in a call. */
  Sexp slots(String method, String callee) {
    return parts(method(method), "call").stream()
        .filter(p -> p.item(1).word().equals(callee))
        .map(p -> p.item(3))
        .findFirst()
        .orElse(Sexp.atom("size"));
  }
}
