package dev.timerproof.spec.tlc;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tlc2.overrides.TLAPlusOperator;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/**
 * The Java implementation of {@code Reached} of the module {@code Coverage}: true, like the TLA+
 * definition, and records its arguments. It is evaluated in every distinct state; for speed it
 * keeps TLC's strings and converts them at the end. Thread-safe.
 */
public final class CoverageOverride {
  private static final Set<UniqueString> ROWS = new HashSet<>();
  private static final Set<Pair> PAIRS = new HashSet<>();

  private record Pair(UniqueString one, UniqueString other) {}

  private CoverageOverride() {}

  /**
   * Records what a state reached.
   *
   * @param rows a set of row ids
   * @param pairs a set of pairs of statuses
   */
  @TLAPlusOperator(identifier = "Reached", module = "Coverage", warn = false)
  public static synchronized Value reached(Value rows, Value pairs) {
    SetEnumValue ids = (SetEnumValue) rows.toSetEnum();
    for (int i = 0; i < ids.elems.size(); i++) {
      ROWS.add(((StringValue) ids.elems.elementAt(i)).val);
    }
    SetEnumValue set = (SetEnumValue) pairs.toSetEnum();
    for (int i = 0; i < set.elems.size(); i++) {
      Value[] pair = ((TupleValue) set.elems.elementAt(i).toTuple()).elems;
      PAIRS.add(new Pair(((StringValue) pair[0]).val, ((StringValue) pair[1]).val));
    }
    return BoolValue.ValTrue;
  }

  /** Everything recorded so far. */
  static synchronized TlcCoverage soFar() {
    Set<String> rows = new TreeSet<>();
    for (UniqueString row : ROWS) {
      rows.add(row.toString());
    }
    Set<String> pairs = new TreeSet<>();
    for (Pair pair : PAIRS) {
      String one = pair.one.toString();
      String other = pair.other.toString();
      pairs.add(one.compareTo(other) <= 0 ? one + "+" + other : other + "+" + one);
    }
    return new TlcCoverage(List.copyOf(rows), List.copyOf(pairs));
  }
}
