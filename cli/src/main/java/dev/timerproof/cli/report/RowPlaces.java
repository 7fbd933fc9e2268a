package dev.timerproof.cli.report;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.spec.table.EndlessTableException;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.reading.MutexTableReader;
import dev.timerproof.spec.table.reading.TableReader;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places of the rows that the text of a claim names. The row that is named last comes first,
 * because a counterexample lists its steps in order and so ends with the row that was taken last.
 */
public final class RowPlaces implements Places {
  /** The folder of the tables in a checkout. */
  private static final String TABLES = "spec/src/main/tla/";

  private static final Pattern WORD = Pattern.compile("\\w+(?:\\.\\w+)+");
  private static final Pattern IN_A_MODULE = Pattern.compile("(\\S+\\.tla):([1-9]\\d{0,8})\\b");
  private static final Pattern EDITION = Pattern.compile("[a-z][\\w.-]*");

  private final Settings settings;
  private final Path root;
  private final Map<String, Map<String, Spot>> rowsByEdition = new HashMap<>();

  /**
   * The rows of the settings' table.
   *
   * @param root the folder that shown paths are relative to; files outside of it are shown as they
   *     are named
   */
  public RowPlaces(Settings settings, Path root) {
    this.settings = settings;
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public List<Spot> of(Claim claim) {
    List<String> editions = editions(claim);
    List<Spot> spots = new ArrayList<>();
    Matcher word = WORD.matcher(claim.detail());
    while (word.find()) {
      editions.stream()
          .map(edition -> rows(edition).get(word.group()))
          .filter(spot -> spot != null)
          .findFirst()
          .ifPresent(
              spot -> {
                spots.remove(spot);
                spots.add(spot);
              });
    }
    Collections.reverse(spots);
    Matcher named = IN_A_MODULE.matcher(claim.detail());
    if (spots.isEmpty() && named.find()) {
      spots.add(spot("", new Place(named.group(1), Integer.parseInt(named.group(2)), 0)));
    }
    return spots;
  }

  @Override
  public Spot otherwise() {
    String file = settings.table().file().map(Path::toString).orElse("TimerTable.tla");
    return spot("", new Place(file, 1, 0));
  }

  /** All editions, those that the claim names first. */
  private List<String> editions(Claim claim) {
    List<String> editions = new ArrayList<>();
    Matcher word = EDITION.matcher(claim.id() + " " + claim.detail());
    while (word.find()) {
      // A name such as one-go1.19 ends in its edition.
      settings.allEditions().stream()
          .filter(e -> word.group().endsWith(e) && !editions.contains(e))
          .forEach(editions::add);
    }
    settings.allEditions().stream().filter(e -> !editions.contains(e)).forEach(editions::add);
    return editions;
  }

  private Map<String, Spot> rows(String edition) {
    return rowsByEdition.computeIfAbsent(edition, this::read);
  }

  private Map<String, Spot> read(String edition) {
    Map<String, Spot> rows = new LinkedHashMap<>();
    try {
      if (settings.mutexEditions().contains(edition)) {
        MutexTableReader.builtIn()
            .read(edition)
            .rows()
            .forEach(row -> rows.put(row.id(), spot(row.id(), row.place())));
      } else {
        TableReader reader = TableSource.of(settings).reader();
        reader
            .readUnchecked(edition, List.of())
            .allRows()
            .forEach(row -> rows.put(row.id(), spot(row.id(), row.place())));
      }
    } catch (MalformedTableException | EndlessTableException | IOException e) {
      // The table cannot be read; the claim reports that and names no row.
    }
    return rows;
  }

  private Spot spot(String what, Place place) {
    return new Spot(what, shown(place.file()), Math.max(1, place.line()));
  }

  private String shown(String file) {
    if (file.equals(MutexTableReader.FILE) || settings.table().file().isEmpty()) {
      return file.contains("/") ? file : TABLES + file;
    }
    Path whole = Path.of(file).toAbsolutePath().normalize();
    return (whole.startsWith(root) ? root.relativize(whole) : Path.of(file))
        .toString()
        .replace('\\', '/');
  }
}
