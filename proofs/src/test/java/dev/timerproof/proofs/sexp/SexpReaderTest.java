package dev.timerproof.proofs.sexp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SexpReaderTest {
  @Test
  void text_withCommentsAndQuotes_isReadWithPlaces() {
    List<Sexp> all = SexpReader.read("a.sexp", "; one\n(step lock\n  \"takes  it\") x");
    assertEquals("[(step lock \"takes it\"), x]", all.toString());
    assertEquals("a.sexp:2:1", all.get(0).place().toString());
    assertEquals("a.sexp:3:3", all.get(0).item(2).place().toString());
  }

  @Test
  void list_thatIsNotClosed_isRefusedWhereItOpens() {
    MalformedTextException e =
        assertThrows(MalformedTextException.class, () -> SexpReader.read("a.sexp", "(a)\n (b (c)"));
    assertEquals("a.sexp:2:2: this ( is not closed", e.getMessage());
  }

  @Test
  void parenthesis_thatClosesNothing_isRefused() {
    MalformedTextException e =
        assertThrows(MalformedTextException.class, () -> SexpReader.read("a.sexp", "(a))"));
    assertEquals("a.sexp:1:4: found ), expected an expression", e.getMessage());
  }

  @Test
  void longExpression_whenPrinted_readsBackTheSame() {
    StringBuilder deep = new StringBuilder("(forall ((a Thread)) (=> (holds a) (and");
    for (int i = 0; i < 40; i++) {
      deep.append(" (= (when t").append(i).append(") (dl (arm t)))");
    }
    Sexp e = SexpReader.one(deep.append(")))").toString());
    assertEquals(e, SexpReader.one(SexpPrinter.print(e)));
  }
}
