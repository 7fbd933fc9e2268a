package dev.timerproof.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.timerproof.bench.run.Gap;
import dev.timerproof.bench.run.Series;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A report as JSON; its schema is {@code bench-report.schema.json} beside this class. */
public final class JsonReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonReport() {}

  /** Writes it. */
  public static void write(Report report, Path file) throws IOException {
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), of(report));
  }

  static ObjectNode of(Report report) {
    ObjectNode json = JSON.createObjectNode();
    json.put("quick", report.quick());
    json.putObject("machine")
        .put("processor", report.machine())
        .put("cores", report.cores())
        .put("system", report.system())
        .put("jvm", report.jvm())
        .put("loadBefore", report.loadBefore())
        .put("loadAfter", report.loadAfter())
        .put("othersShare", report.measurement().othersShare())
        .put("disturbed", report.isDisturbed());
    json.putObject("effort")
        .put("launches", report.effort().launches())
        .put("rounds", report.effort().rounds())
        .put("warmMillis", report.effort().warmMillis())
        .put("batchMillis", report.effort().batchMillis())
        .put("timedMillis", report.effort().timedMillis());
    ArrayNode rows = json.putArray("rows");
    for (Row row : report.rows()) {
      ObjectNode node = rows.addObject();
      node.put("cell", row.cell().id())
          .put("figure", row.metric().id())
          .put("unit", row.metric().unit())
          .put("ours", row.contender().id())
          .put("value", row.value())
          .put("verdict", row.verdict().words());
      if (row.peer() != null) {
        node.put("peer", row.peer().id()).put("peerValue", row.peerValue());
      }
      put(node, "ratio", row.ratio());
      put(node, "wallRatio", row.wall());
      put(node, "goRatio", row.go());
    }
    ArrayNode series = json.putArray("series");
    for (Series one : report.measurement().series()) {
      ObjectNode node = series.addObject();
      node.put("cell", one.cell().id())
          .put("contender", one.contender().id())
          .put("note", one.contender().note());
      ArrayNode rounds = node.putArray("rounds");
      one.rounds()
          .forEach(
              round -> {
                ObjectNode values = rounds.addObject();
                round.forEach(values::put);
              });
    }
    ArrayNode gaps = json.putArray("gaps");
    for (Gap gap : report.measurement().gaps()) {
      gaps.addObject()
          .put("cell", gap.cell())
          .put("contender", gap.contender())
          .put("reason", gap.reason())
          .put("failed", gap.failed());
    }
    ArrayNode unused = json.putArray("listedButNotSlower");
    report.unused().forEach(unused::add);
    ArrayNode targets = json.putArray("targets");
    report.targets().forEach(target -> put(targets.addObject(), target));
    return json;
  }

  private static void put(ObjectNode node, JudgedTarget judged) {
    Target target = judged.target();
    node.put("cell", target.cell().id())
        .put("figure", target.metric().id())
        .put("unit", target.metric().unit())
        .put("ours", target.ours())
        .put("against", target.against())
        .put("atMost", target.most())
        .put("listed", target.listed())
        .put("outcome", judged.outcome().word());
    if (judged.measured() != null) {
      node.put("value", judged.value());
      if (!target.against().equals(Target.LIMIT)) {
        node.put("with", judged.with()).put("otherValue", judged.otherValue());
      }
    }
    put(node, "measured", judged.measured());
  }

  /** Writes a ratio. JSON has no infinity, the end of the interval of a single round. */
  private static void put(ObjectNode node, String name, @Nullable Ratio ratio) {
    if (ratio != null) {
      ObjectNode json = node.putObject(name).put("mean", ratio.mean()).put("low", ratio.low());
      if (Double.isInfinite(ratio.high())) {
        json.putNull("high");
      } else {
        json.put("high", ratio.high());
      }
    }
  }
}
