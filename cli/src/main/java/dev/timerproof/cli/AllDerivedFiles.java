package dev.timerproof.cli;

import dev.timerproof.conformance.port.reference.PortVectors;
import dev.timerproof.evidence.derived.DerivedFiles;
import dev.timerproof.generate.drift.GeneratedFiles;
import dev.timerproof.generate.port.PortFiles;
import dev.timerproof.mutants.KeptVerdicts;
import dev.timerproof.spec.layer.SpecDerivedFiles;
import java.util.List;

/** The list of all derived files of a checkout. Add new ones here. */
final class AllDerivedFiles {
  private AllDerivedFiles() {}

  static List<DerivedFiles> ofThisBuild() {
    return List.of(
        SpecDerivedFiles.document(),
        SpecDerivedFiles.mutexDocument(),
        SpecDerivedFiles.editions(),
        SpecDerivedFiles.bugs(),
        GeneratedFiles.java(),
        GeneratedFiles.races(),
        PortFiles.pseudo(),
        PortFiles.c(),
        PortFiles.rust(),
        SpecDerivedFiles.configurations(),
        KeptVerdicts.document(),
        KeptVerdicts.mutexDocument(),
        PortVectors.files());
  }
}
