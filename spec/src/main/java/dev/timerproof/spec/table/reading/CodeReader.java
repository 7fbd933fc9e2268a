package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.table.Code;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the code of a table's words. Parts that do not depend on parameters are read once. */
final class CodeReader {
  private final TlaModule module;
  private final int arity;
  private final Map<String, List<String>> statements;
  private final Map<String, Code.Register> registers;
  private final Map<String, Vocabulary.Field> fields;
  private final Map<String, Code.Walk> walks;

  CodeReader(TlaModule module) {
    this.module = module;
    var constants = new ConstantReader(module);
    this.arity = constants.number("HeapArity");
    this.statements = constants.lists("Code");
    this.registers =
        constants.records("CodeRegisters", CodeReader::register, Code.Register::name, r -> "");
    this.fields =
        constants.records(
            "WalkFields", CodeReader::field, Vocabulary.Field::name, Vocabulary.Field::meaning);
    this.walks = constants.recordsByName("CodeWalks", CodeReader::walk);
  }

  /** The code of one edition. */
  Code evaluate(String edition, List<Mutation> mutations) {
    var definition = new EditionDefinition(module, "CodeTable", edition, mutations);
    List<Code.Function> functions =
        definition.sequence("functions", "function", CodeReader::function);
    List<Code.Reader> readers = definition.sequence("readers", "reader", CodeReader::reader);
    definition.finish();
    return new Code(
        arity,
        statements,
        byName(functions, Code.Function::name),
        registers,
        fields,
        walks,
        byName(readers, Code.Reader::op));
  }

  private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
    Map<String, T> byName = new LinkedHashMap<>();
    all.forEach(one -> byName.put(name.apply(one), one));
    return byName;
  }

  private static Code.Function function(RecordFields record) {
    return new Code.Function(
        record.word("name"),
        record.words("parameters"),
        record.word("meaning"),
        record.words("code"));
  }

  private static Code.Reader reader(RecordFields record) {
    return new Code.Reader(
        record.word("op"),
        record.words("args"),
        record.words("gives"),
        record.word("lock"),
        record.word("meaning"),
        record.word("source"),
        record.words("code"));
  }

  private static Code.Register register(RecordFields record) {
    return new Code.Register(record.word("name"), record.word("type"), record.word("first"));
  }

  private static Vocabulary.Field field(RecordFields record) {
    return new Vocabulary.Field(record.word("name"), record.word("access"), record.word("meaning"));
  }

  private static Code.Walk walk(RecordFields record) {
    return new Code.Walk(
        record.words("begin"),
        record.words("more"),
        record.words("pick"),
        record.words("advance"),
        record.words("resume"));
  }
}
