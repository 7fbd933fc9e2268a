package dev.timerproof.conformance.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timerproof.conformance.history.contract.Answers;
import dev.timerproof.conformance.history.contract.Contract;
import dev.timerproof.conformance.history.contract.Contract.Values;
import dev.timerproof.conformance.history.contract.ContractParser;
import dev.timerproof.conformance.history.contract.Contracts;
import dev.timerproof.conformance.history.contract.MalformedContractException;
import dev.timerproof.conformance.history.contract.Ticks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractParserTest {
  @Test
  void contracts_thatShip_areRead() {
    Contract go = Contracts.of("go1.23");
    Contract java = Contracts.of("java-ses");

    assertEquals(4, Contracts.names().stream().map(Contracts::of).distinct().count());
    assertEquals(Values.WITHDRAWN, go.values());
    assertEquals(Answers.MAY_BE, java.stop());
    assertEquals(Answers.ABSENT, java.reset());
    assertEquals(List.of(Ticks.FIXED_RATE, Ticks.FIXED_DELAY), java.ticks());
    assertEquals(1_000_000, Contracts.of("node").early());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "early 0|erly 0|1:1: unknown key \"erly\", expected one of early, stop, reset,",
        "early 0|early|1:6: the key early has no value",
        "early 0|early 20|1:7: key early: found \"20\", expected 0 or up to nine digits and ns,",
        "early 0|early 0 ns|1:9: the key early has one value, found \"ns\"",
        "stop exact|stop maybe|2:6: key stop: found \"maybe\", expected one of exact, may-be,",
        "reset exact|stop exact|3:1: the key stop is given twice",
        "ticks coalesce|ticks coalesce coalesce|4:16: key ticks: coalesce is given twice",
        "overlap yes|overlap true|7:9: key overlap: found \"true\", expected one of yes, no",
        "overlap yes|# overlap|9:1: the contract has no key overlap",
      })
  void fault_isNamedWithItsPlace(String from, String to, String message) {
    String good =
        """
        early 0
        stop exact
        reset exact
        ticks coalesce
        values buffered
        calls deferred
        overlap yes
        lost-after 1s
        """;

    MalformedContractException e =
        assertThrows(
            MalformedContractException.class,
            () -> ContractParser.parse("mine", good.replace(from, to)));

    assertEquals(
        "mine:" + message, String.valueOf(e.getMessage()).substring(0, message.length() + 5));
  }
}
