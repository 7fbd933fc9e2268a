package dev.timerproof.spec.table.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.reading.TableReader;
import dev.timerproof.spec.table.reading.TableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The poller's rows are checked as those of the status word are. */
class PollerRulesTest {
  @Test
  void poller_ofEveryEdition_isWellFormed() {
    TableReader reader = TableReader.builtIn();
    for (String edition : reader.vocabulary().editions()) {
      assertEquals(edition, reader.read(edition).edition());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "\"break.sent\", \"wakeSig\" # \"break.sent\", \"wakeSign\""
            + " # unknown word wakeSign, expected one of wakeSig",
        "\"netpollBreak\", \"sent\", \"any\" # \"netpollBreak\", \"clear\", \"any\""
            + " # operation netpollBreak at wakeSig sent: expected one row to hold, found no row",
        "\"set\", \"notlater\", <<>> # \"set\", \"any\", <<>>"
            + " # operation wakeNetPoller at pollUntil set: expected one row to hold,"
            + " found guards any, later",
        "<<\"consume\", \"commit\">> # <<\"consume\">>"
            + " # poller row poll.sent.signalled: no commit, but via sent differs from to clear",
        "<<\"wakeup\">> \\o If # <<\"wakup\">> \\o If # unknown step wakup, expected one of break",
        "\"pollnow.sent\", \"wakeSig\" # \"pollnow.clear\", \"wakeSig\""
            + " # poller row pollnow.clear: this id is taken by the row at",
        "\"clear\", \"any\", \"go\", \"sent\", \"sent\" # \"clear\", \"any\", \"go\", \"clear\","
            + " \"sent\" # poller row break.clear: via is clear as from, so the CAS takes nothing",
        "\"none\", \"any\", <<\"break\", \"stop\">>, \"top\""
            + " # \"none\", \"any\", <<\"break\", \"stop\">>, \"advance\""
            + " # poller row find.none: advances, but pollUntil is the last word of findrunnable",
        "\"netpollNow\", \"sent\", \"any\", <<>>, \"leave\""
            + " # \"netpollNow\", \"sent\", \"any\", <<>>, \"top\""
            + " # to end it in the same way, found leave, top"
      })
  void row_thatIsWrong_isRefused(String right, String wrong, String message, @TempDir Path folder)
      throws IOException {
    String text = TableText.real();
    assertTrue(text.contains(right), right);
    Path file = folder.resolve("TimerTable.tla");
    Files.writeString(file, text.replace(right, wrong));
    TableReader reader = TableReader.of(file);

    var refused = assertThrows(MalformedTableException.class, () -> reader.read("go1.22"));
    assertTrue(String.valueOf(refused.getMessage()).contains(message), refused.getMessage());
  }
}
