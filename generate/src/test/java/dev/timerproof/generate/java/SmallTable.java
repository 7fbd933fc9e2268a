package dev.timerproof.generate.java;

import dev.timerproof.spec.table.Code;
import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.PollerTable;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.RowKind;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A hand-written table of four statuses, with one operation for each shape. */
final class SmallTable {
  final List<Row> rows = new ArrayList<>();
  final Map<String, Frame> frames = new LinkedHashMap<>();
  final Map<String, List<String>> groups = new LinkedHashMap<>();
  private int line;

  /** Every shape, guard, owned case and way to go on, and both groups. */
  static SmallTable ofAllShapes() {
    SmallTable t = new SmallTable();
    t.groups.put("putin", List.of("setpp", "insert", "pub0root"));
    t.groups.put("takeout", List.of("clearpp", "unlink", "pub0"));
    t.frame("set", "one", "none", List.of("t", "when"), List.of(), List.of(), "bool");
    t.go(
        "set.Idle",
        "set",
        "Idle",
        "Busy",
        "Set",
        "any",
        "setwhen lock setpp insert pub0root unlock commit",
        "leave",
        "false",
        "again");
    t.go(
        "set.Set.earlier",
        "set",
        "Set",
        "Busy",
        "Changed",
        "earlier",
        "setnext readpp bound commit wake",
        "leave",
        "true",
        "again");
    t.go(
        "set.Set.notearlier",
        "set",
        "Set",
        "Busy",
        "Set",
        "notearlier",
        "setnext commit",
        "leave",
        "true",
        "again");
    t.plain("set.Busy", "set", "Busy", "wait", "again", "none");
    t.plain("set.Changed", "set", "Changed", "panic", "none", "none");
    t.frame("serve", "head", "held", List.of("now"), List.of(), List.of("exitifempty"), "when");
    t.rows.add(
        t.row(
            "serve.Set.notdue",
            "serve",
            "Set",
            "notdue",
            "noop",
            "any",
            "Set",
            "Set",
            "",
            "leave",
            "when",
            "none"));
    t.rows.add(
        t.row(
            "serve.Set.due",
            "serve",
            "Set",
            "due",
            "go",
            "any",
            "Busy",
            "Idle",
            "loadargs clearpp unlink pub0 commit unlock fire lock",
            "leave",
            "0",
            "again"));
    t.plain("serve.Idle", "serve", "Idle", "panic", "none", "none");
    t.plain("serve.Busy", "serve", "Busy", "wait", "again", "none");
    t.plain("serve.Changed", "serve", "Changed", "wait", "again", "none");
    t.frame("tidy", "walk", "held", List.of(), List.of("clearbound"), List.of(), "none");
    t.go(
        "tidy.Changed",
        "tidy",
        "Changed",
        "Busy",
        "Busy",
        "any",
        "applynext clearpp unlink pub0 hold",
        "resume",
        "none",
        "advance");
    t.plain("tidy.Set", "tidy", "Set", "noop", "advance", "none");
    t.plain("tidy.Idle", "tidy", "Idle", "panic", "none", "none");
    t.plain("tidy.Busy", "tidy", "Busy", "wait", "again", "none");
    t.frame("putback", "list", "held", List.of("list"), List.of(), List.of(), "none");
    t.rows.add(
        t.row(
            "putback.held",
            "putback",
            "Busy",
            "any",
            "cont",
            "any",
            "Busy",
            "Set",
            "setpp insert pub0root commit",
            "advance",
            "none",
            "none"));
    t.frame("pack", "compact", "held", List.of(), List.of(), List.of(), "none");
    t.rows.add(
        t.row(
            "pack.Set",
            "pack",
            "Set",
            "any",
            "noop",
            "any",
            "Set",
            "Set",
            "keep",
            "advance",
            "none",
            "none"));
    t.rows.add(
        t.row(
            "pack.Idle",
            "pack",
            "Idle",
            "any",
            "store",
            "any",
            "Idle",
            "Set",
            "commit drop",
            "advance",
            "none",
            "none"));
    t.plain("pack.Busy", "pack", "Busy", "wait", "again", "none");
    t.plain("pack.Changed", "pack", "Changed", "panic", "none", "none");
    return t;
  }

  void frame(
      String op,
      String shape,
      String lock,
      List<String> args,
      List<String> enter,
      List<String> round,
      String value) {
    List<String> leave =
        shape.equals("walk")
            ? List.of("drain")
            : shape.equals("compact") ? List.of("subnum", "truncate") : List.of();
    frames.put(
        op,
        new Frame(
            op,
            of(Frame.Shape.class, shape),
            of(Frame.Lock.class, lock),
            args,
            enter,
            round,
            List.of(),
            leave,
            value.equals("when") ? "-1" : "none",
            value,
            place()));
  }

  void go(
      String id,
      String op,
      String from,
      String via,
      String to,
      String owned,
      String steps,
      String result,
      String value,
      String lost) {
    rows.add(row(id, op, from, "any", "go", owned, via, to, steps, result, value, lost));
  }

  void plain(String id, String op, String from, String kind, String result, String value) {
    rows.add(row(id, op, from, "any", kind, "any", from, from, "", result, value, "none"));
  }

  Row row(
      String id,
      String op,
      String from,
      String guard,
      String kind,
      String owned,
      String via,
      String to,
      String steps,
      String result,
      String value,
      String lost) {
    List<String> words = steps.isEmpty() ? List.of() : List.of(steps.split(" ", -1));
    return new Row(
        id,
        "status",
        op,
        from,
        of(Row.Guard.class, guard),
        of(RowKind.class, kind),
        of(Row.OwnedCase.class, owned),
        via,
        to,
        words,
        of(Row.Result.class, result),
        value,
        of(Row.Result.class, lost),
        "by hand",
        place());
  }

  private static <E extends Enum<E> & Word> E of(Class<E> type, String word) {
    return Word.find(type, word).orElseThrow();
  }

  private Place place() {
    return new Place("small.tla", ++line, 1);
  }

  TimerTable table() {
    Vocabulary words =
        new Vocabulary(
            List.of("small"),
            Map.of(),
            List.of("Idle", "Set", "Busy", "Changed"),
            "Idle",
            List.of("status"),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            List.of(),
            Map.of(
                "one",
                "one timer",
                "head",
                "the root",
                "walk",
                "each slot",
                "compact",
                "each slot, packing",
                "list",
                "a list"),
            Map.of("none", "no lock", "held", "the lock held"),
            List.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of("drain", "putback"),
            Map.of(),
            Map.of("size", new Vocabulary.ParameterNote("size", "a < b", "by hand", "none")));
    return new TimerTable(
        "small",
        List.of(),
        rows,
        frames,
        Map.of("size", "four"),
        groups,
        words,
        PollerTable.none("small"),
        Code.none());
  }
}
