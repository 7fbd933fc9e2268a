package dev.timerproof.spec.table;

/**
 * A place in a file.
 *
 * @param file the file as the user named it
 * @param line from 1; 0 when only the file is known
 * @param column from 1; 0 when only the line is known
 */
public record Place(String file, int line, int column) {
  @Override
  public String toString() {
    return line == 0 ? file : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
