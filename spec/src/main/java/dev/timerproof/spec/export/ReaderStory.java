package dev.timerproof.spec.export;

import dev.timerproof.spec.table.Code;
import dev.timerproof.spec.table.TimerTable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Explains an operation without rows, and the editions in which it differs. */
final class ReaderStory {
  private final Editions editions;
  private final TimerTable table;

  ReaderStory(Editions editions) {
    this.editions = editions;
    this.table = editions.shown();
  }

  String tell(Code.Reader reader) {
    var story = new StringBuilder();
    story.append("Reader ").append(reader.op()).append(" of ").append(table.edition());
    story.append(": ").append(reader.meaning()).append(".\n");
    story.append(table.vocabulary().locks().get(reader.lock())).append(".\n");
    story.append("Source: ").append(reader.source()).append(".\n\n");
    story.append(reader.op()).append('(').append(String.join(", ", reader.args()));
    story.append(") gives ").append(String.join(", ", reader.gives())).append('\n');
    reader.code().forEach(line -> story.append("  ").append(line).append('\n'));
    story.append("\nWhat these functions do is printed by timerproof table --format pseudo --op ");
    story.append(reader.op()).append(".\n");
    story.append("\nIt in the other editions\n");
    story.append(editions.comparison(other -> behaviour(other, reader.op())));
    return story.toString();
  }

  private static @Nullable Map<String, String> behaviour(TimerTable table, String op) {
    Code.Reader reader = table.code().readers().get(op);
    return reader == null ? null : Map.of("code", String.join("; ", reader.code()));
  }
}
