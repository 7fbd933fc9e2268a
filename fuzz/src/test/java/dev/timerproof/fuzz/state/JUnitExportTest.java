package dev.timerproof.fuzz.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.timerproof.fuzz.subject.Fault;
import dev.timerproof.fuzz.subject.ProtocolTarget;
import dev.timerproof.fuzz.subject.Replay;
import dev.timerproof.generate.java.ProtocolLoader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

class JUnitExportTest {
  private static final String PROPERTY = "timerproof.fuzz.mutation";
  private static final String INPUT = "arity 2, 1 processors: mod 4 0 0 0; del 4";

  @Test
  void exportedTest_failsOnTheMutantAndPassesOnTheTable() throws ReflectiveOperationException {
    String mutation = "del.Waiting drop 2 incdel";
    Fault fault = Replay.fault(ProtocolTarget.NAME, "repaired", mutation, INPUT).orElseThrow();
    Finding finding =
        new Finding(
            "0123",
            ProtocolTarget.NAME,
            "repaired",
            mutation,
            "table",
            fault.property(),
            fault.rows(),
            "mod del",
            INPUT,
            INPUT,
            fault.message(),
            Map.of(),
            "");
    String name = JUnitExport.className(finding);
    Map<String, byte[]> compiled =
        ProtocolLoader.compile(
            Map.of(name + ".java", JUnitExport.text(finding)),
            Replay.class,
            Test.class,
            Fault.class);
    assertEquals(1, failures(new Loader(compiled).loadClass(name)));
    System.setProperty(PROPERTY, "");
    try {
      assertEquals(0, failures(new Loader(compiled).loadClass(name)));
    } finally {
      System.clearProperty(PROPERTY);
    }
  }

  /** Loads classes that were compiled just now. */
  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> compiled;

    Loader(Map<String, byte[]> compiled) {
      super(JUnitExportTest.class.getClassLoader());
      this.compiled = compiled;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = compiled.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  private static long failures(Class<?> test) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(List.of(selectClass(test))).build(),
            listener);
    assertEquals(1, listener.getSummary().getTestsFoundCount());
    return listener.getSummary().getTestsFailedCount();
  }
}
