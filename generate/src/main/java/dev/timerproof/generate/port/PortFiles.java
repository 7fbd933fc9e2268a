package dev.timerproof.generate.port;

import dev.timerproof.evidence.derived.DerivedFiles;
import dev.timerproof.spec.export.TableExport;
import dev.timerproof.spec.layer.SpecDerivedFiles;
import dev.timerproof.spec.table.reading.TableReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The derived files of a checkout that have the table in other languages. */
public final class PortFiles {
  private PortFiles() {}

  /** Every edition as pseudo-code. */
  public static DerivedFiles pseudo() {
    return DerivedFiles.folder(
        "pseudo",
        "the pseudo-code is what the table gives",
        Path.of("docs/pseudo"),
        List.of(SpecDerivedFiles.TABLE),
        checkout -> {
          TableReader reader = TableReader.of(checkout.resolve(SpecDerivedFiles.TABLE));
          TableExport export = PortExport.of("pseudo");
          Map<String, String> files = new TreeMap<>();
          for (String edition : reader.vocabulary().editions()) {
            files.put(edition + ".txt", export.render(reader.read(edition)));
          }
          return files;
        });
  }

  /** The skeleton in C, of the last edition. */
  public static DerivedFiles c() {
    return skeleton("skeleton-c", "C", "ports/c/tp_protocol.h", "c");
  }

  /** The skeleton in Rust, of the last edition. */
  public static DerivedFiles rust() {
    return skeleton("skeleton-rust", "Rust", "ports/rust/tp_protocol.rs", "rust");
  }

  private static DerivedFiles skeleton(String name, String language, String file, String template) {
    return DerivedFiles.file(
        name,
        "the skeleton in " + language + " is what the table gives",
        Path.of(file),
        List.of(SpecDerivedFiles.TABLE),
        checkout -> {
          TableReader reader = TableReader.of(checkout.resolve(SpecDerivedFiles.TABLE));
          List<String> editions = reader.vocabulary().editions();
          return PortExport.of(template).render(reader.read(editions.get(editions.size() - 1)));
        });
  }
}
