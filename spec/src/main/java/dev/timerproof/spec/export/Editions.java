package dev.timerproof.spec.export;

import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tables of all editions, and the one that is explained.
 *
 * @param all in the order of the vocabulary
 * @param shown the explained one
 */
record Editions(List<TimerTable> all, TimerTable shown) {
  static Editions read(TableReader reader, String edition) {
    List<TimerTable> all = reader.vocabulary().editions().stream().map(reader::read).toList();
    TimerTable shown = reader.read(edition);
    return new Editions(all, shown);
  }

  /**
   * Says which other editions have the same row or frame, and how those that differ have it.
   *
   * @param fields gives the fields in one table, or null if that has no such row or frame
   */
  String comparison(Function<TimerTable, @Nullable Map<String, String>> fields) {
    Map<String, String> here = fields.apply(shown);
    List<String> same = new ArrayList<>();
    Map<String, List<String>> different = new LinkedHashMap<>();
    for (TimerTable table : all) {
      if (table.edition().equals(shown.edition())) {
        continue;
      }
      Map<String, String> there = fields.apply(table);
      if (here != null && here.equals(there)) {
        same.add(table.edition());
      } else {
        String how = there == null || here == null ? "not there" : differences(here, there);
        different.computeIfAbsent(how, h -> new ArrayList<>()).add(table.edition());
      }
    }
    var text = new StringBuilder();
    if (!same.isEmpty()) {
      text.append("The same in ").append(English.list(same)).append(".\n");
    }
    different.forEach(
        (how, names) ->
            text.append("In ").append(English.list(names)).append(": ").append(how).append(".\n"));
    return text.toString();
  }

  private static String differences(Map<String, String> here, Map<String, String> there) {
    List<String> differences = new ArrayList<>();
    there.forEach(
        (field, value) -> {
          if (!value.equals(here.get(field))) {
            differences.add(field + " " + value);
          }
        });
    return String.join("; ", differences);
  }
}
