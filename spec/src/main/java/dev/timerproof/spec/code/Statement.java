package dev.timerproof.spec.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that has been parsed. */
interface Statement {
  void run(Run.Scope scope);

  /** Something that has a value. */
  interface Expression {
    @Nullable Object value(Run.Scope scope);
  }

  /** Something that has a value and can be given another one. */
  interface Place extends Expression {
    void set(Run.Scope scope, @Nullable Object value);
  }

  /** Runs statements one after the other. */
  static void runAll(List<Statement> statements, Run.Scope scope) {
    statements.forEach(statement -> statement.run(scope));
  }
}
