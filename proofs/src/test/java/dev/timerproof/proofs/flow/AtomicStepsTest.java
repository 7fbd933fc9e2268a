package dev.timerproof.proofs.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.proofs.Tables;
import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.model.Invariant;
import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.proofs.model.StepList;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AtomicStepsTest {
  private static final StateModel STATE = StateModel.builtIn();

  static List<String> editions() {
    return Tables.editions();
  }

  private static List<Action> actions(TimerTable table) {
    return AtomicSteps.of(table, STATE, StepList.builtIn(), Invariant.builtIn(table.parameters()));
  }

  @ParameterizedTest
  @MethodSource("editions")
  void place_thatAStepReaches_isLeftByAnotherOne(String edition) {
    TimerTable table = Tables.of(edition);
    List<Action> actions = actions(table);
    Set<Facts> reached = actions.stream().map(Action::after).collect(Collectors.toSet());
    Set<Facts> left = actions.stream().map(Action::before).collect(Collectors.toSet());
    assertEquals(reached, left);
    assertTrue(left.contains(Facts.idle(STATE, AtomicSteps.levels(table))));
  }

  @ParameterizedTest
  @MethodSource("editions")
  void row_thatDoesNotWait_hasAStep(String edition) {
    TimerTable table = STATE.restrict(Tables.of(edition));
    Set<String> stepped = new TreeSet<>();
    actions(table).forEach(a -> stepped.addAll(a.rows()));
    Set<String> expected =
        table.rows().stream()
            .filter(r -> !r.waits())
            .map(Row::id)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(expected, stepped);
  }

  @ParameterizedTest
  @MethodSource("editions")
  void step_ofARow_isThereInOrder(String edition) {
    TimerTable table = STATE.restrict(Tables.of(edition));
    Set<String> names = actions(table).stream().map(Action::name).collect(Collectors.toSet());
    for (Row row : table.rows()) {
      for (int i = 0; i < row.steps().size(); i++) {
        String name = row.id() + "." + (i + 1) + "." + row.steps().get(i);
        assertTrue(names.stream().anyMatch(n -> n.equals(name) || n.endsWith("+" + name)), name);
      }
    }
  }

  @Test
  void names_ofSteps_areUnique() {
    List<Action> actions = actions(Tables.of("repaired"));
    assertEquals(actions.size(), actions.stream().map(Action::name).distinct().count());
  }

  @ParameterizedTest
  @MethodSource("editions")
  void list_ofSteps_saysWhatEachWordOfTheTableDoes(String edition) {
    TimerTable table = STATE.restrict(Tables.of(edition));
    assertEquals(List.of(), StepList.builtIn().problems(table));
  }

  @Test
  void list_withoutAStep_isRefusedWithRowAndStep() {
    TimerTable table = Tables.of("repaired");
    StepList list = StepList.builtIn().without("step", "setnext");
    MalformedTableException e =
        assertThrows(
            MalformedTableException.class,
            () -> AtomicSteps.of(table, STATE, list, Invariant.builtIn(table.parameters())));
    String message = String.valueOf(e.getMessage());
    assertTrue(
        message.contains("row mod.Waiting.earlier: steps.sexp does not say what step setnext does"),
        message);
  }

  @Test
  void rows_aboutAnotherWord_areLeftToOtherProofs() {
    TimerTable table = Tables.of("repaired");
    StateModel other =
        new StateModel(
            "another",
            STATE.sorts(),
            STATE.enums(),
            STATE.functions(),
            STATE.fixed(),
            STATE.initially());
    assertFalse(STATE.restrict(table).rows().isEmpty());
    assertEquals(List.of(), other.restrict(table).rows());
  }
}
