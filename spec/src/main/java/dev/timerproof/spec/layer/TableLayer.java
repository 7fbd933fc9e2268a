package dev.timerproof.spec.layer;

import dev.timerproof.evidence.cache.Inputs;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.LayerContext;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.MutexTableReader;
import dev.timerproof.spec.table.reading.TableReader;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Reads and checks the table of each edition. */
public final class TableLayer implements Layer {
  @Override
  public LayerName name() {
    return LayerName.TABLE;
  }

  @Override
  public List<String> cases(Settings settings) {
    return settings.allEditions().stream().map(TableLayer::id).toList();
  }

  private static String id(String edition) {
    return LayerName.TABLE.label() + "/" + edition;
  }

  @Override
  public void run(LayerContext context) throws Exception {
    TableSource source = TableSource.of(context.settings());
    // Fails here if the module cannot be read: it has no editions then.
    source.reader();
    for (String edition : context.settings().editions()) {
      if (context.settings().wants(id(edition))) {
        context.status("reading " + edition);
        Inputs inputs = Inputs.of(id(edition)).andAll(source.modules());
        context.report(context.cached(inputs, () -> judge(source, edition)));
      }
    }
    for (String edition : context.settings().mutexEditions()) {
      if (context.settings().wants(id(edition))) {
        context.status("reading " + edition);
        MutexTableReader reader = MutexTableReader.builtIn();
        Inputs inputs = Inputs.of(id(edition)).and(MutexTableReader.FILE, reader.hash());
        context.report(context.cached(inputs, () -> judge(reader, edition)));
      }
    }
  }

  private static Claim judge(MutexTableReader reader, String edition) {
    long start = System.nanoTime();
    Claim claim =
        Claim.of(
                id(edition),
                "each stage has one row for all bits and guards, and locks keep what is quiet",
                LayerName.TABLE.kind())
            .withReplay("timerproof check --only table --edition " + edition);
    try {
      MutexTable table = reader.read(edition);
      claim =
          claim
              .withEvidence("rows", table.rows().size())
              .withEvidence("operations", table.operations().size())
              .withEvidence("parameters", table.parameters().size());
    } catch (MalformedTableException e) {
      claim = claim.withOutcome(Outcome.MALFORMED).withDetail(String.valueOf(e.getMessage()));
    }
    return claim.withDuration(Duration.ofNanos(System.nanoTime() - start));
  }

  private static Claim judge(TableSource source, String edition) throws IOException {
    long start = System.nanoTime();
    TableReader reader = source.reader();
    Claim claim =
        Claim.of(
                id(edition),
                "each operation has one row for each status and guard case, and each word is known",
                LayerName.TABLE.kind())
            .withReplay(
                "timerproof check --only table --edition "
                    + edition
                    + source.file().map(f -> " --table " + f).orElse(""));
    try {
      TimerTable table = reader.read(edition);
      claim =
          claim
              .withEvidence("rows", table.rows().size())
              .withEvidence("operations", table.frames().size())
              .withEvidence("parameters", table.parameters().size());
    } catch (MalformedTableException e) {
      claim = claim.withOutcome(Outcome.MALFORMED).withDetail(String.valueOf(e.getMessage()));
    }
    return claim.withDuration(Duration.ofNanos(System.nanoTime() - start));
  }
}
