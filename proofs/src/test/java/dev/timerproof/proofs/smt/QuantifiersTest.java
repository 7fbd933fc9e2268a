package dev.timerproof.proofs.smt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.proofs.sexp.SexpReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuantifiersTest {
  private static Sexp read(String text) {
    return SexpReader.read("test", text).get(0);
  }

  private static List<Sexp> instances(String formula, String... declarations) {
    GroundTerms terms = new GroundTerms();
    terms.declare(read("(declare-sort P 0)"));
    for (String each : declarations) {
      terms.declare(read(each));
    }
    terms.close();
    return new Quantifiers(sort -> Sexp.atom("new." + sort)).instances(read(formula), terms);
  }

  @Test
  void forall_isSaidOfEachTerm() {
    assertEquals(
        List.of(read("(f a)"), read("(f b)")),
        instances("(forall ((p P)) (f p))", "(declare-const a P)", "(declare-const b P)"));
  }

  @Test
  void forall_overASortWithoutTerms_saysNothing() {
    assertEquals(List.of(read("true")), instances("(forall ((p P)) (f p))"));
  }

  @Test
  void noneThereIs_ofASortWithoutTerms_saysNothing() {
    assertEquals(List.of(read("(not false)")), instances("(not (exists ((p P)) (f p)))"));
  }

  @Test
  void exists_getsAConstant() {
    assertEquals(List.of(read("(f new.P)")), instances("(exists ((p P)) (f p))"));
  }
}
