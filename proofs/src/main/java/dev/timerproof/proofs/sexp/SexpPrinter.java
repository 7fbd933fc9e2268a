package dev.timerproof.proofs.sexp;

import java.util.List;

/** Breaks long S-expressions into lines that a person can read. */
public final class SexpPrinter {
  private static final int WIDTH = 110;

  private SexpPrinter() {}

  /** The expression over one or more lines, without a line end behind the last. */
  public static String print(Sexp e) {
    StringBuilder out = new StringBuilder();
    print(e, 0, out);
    return out.toString();
  }

  private static void print(Sexp e, int indent, StringBuilder out) {
    String flat = e.toString();
    if (!(e instanceof Sexp.Form form) || flat.length() + indent <= WIDTH) {
      out.append(flat);
      return;
    }
    List<Sexp> items = form.items();
    int onFirstLine = keptTogether(form);
    out.append('(');
    for (int i = 0; i < items.size(); i++) {
      if (i >= onFirstLine) {
        out.append('\n').append(" ".repeat(indent + 2));
        print(items.get(i), indent + 2, out);
      } else {
        out.append(i == 0 ? "" : " ").append(items.get(i));
      }
    }
    out.append(')');
  }

  /** How many items stay on the line of the opening parenthesis. */
  private static int keptTogether(Sexp.Form form) {
    return form.is("forall") || form.is("exists") ? 2 : form.is("define-fun") ? 4 : 1;
  }
}
