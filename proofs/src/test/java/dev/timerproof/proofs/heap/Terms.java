package dev.timerproof.proofs.heap;

import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.proofs.sexp.SexpReader;
import java.util.List;

/** Small terms of SMT-LIB. */
final class Terms {
  private Terms() {}

  static Sexp parse(String text) {
    return SexpReader.one(text);
  }

  static Sexp form(String head, Sexp... arguments) {
    return Sexp.form(head, List.of(arguments));
  }

  static Sexp number(long n) {
    return n < 0 ? form("-", number(-n)) : Sexp.atom(Long.toString(n));
  }
}
