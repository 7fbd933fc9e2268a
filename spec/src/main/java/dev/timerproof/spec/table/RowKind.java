package dev.timerproof.spec.table;

/** How a row uses its word. The table's {@code Kinds} say what each means. */
public enum RowKind implements Word {
  /** A CAS takes the word, then the steps run. */
  GO,
  /** An earlier row of the same operation has taken the word. */
  CONT,
  /** A plain store gives the word a new value. */
  STORE,
  /** The word keeps its value. */
  NOOP,
  /** The word is loaded again until another row applies. */
  WAIT,
  /** The runtime throws. */
  PANIC;

  @Override
  public String toString() {
    return word();
  }
}
