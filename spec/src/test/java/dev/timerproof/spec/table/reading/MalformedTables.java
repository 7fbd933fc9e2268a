package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.table.Mutation;
import java.util.ArrayList;
import java.util.List;

/** Tables with one thing wrong, each made from the real one. */
final class MalformedTables {
  private static final String UNTOUCHED = "MODULE TimerTable";

  private final List<Malformed> all = new ArrayList<>();

  /**
   * One malformed table.
   *
   * @param name of the golden file
   * @param edition to be read
   * @param text of the module
   * @param mutations to be applied
   */
  record Malformed(String name, String edition, String text, List<Mutation> mutations) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Malformed> all() {
    var tables = new MalformedTables();
    tables.language();
    tables.types();
    tables.words();
    tables.frameWords();
    tables.cases();
    tables.statusesAndCommits();
    tables.resultsAndAnswers();
    tables.facts();
    tables.vocabulary();
    tables.mutations();
    tables.poller();
    return List.copyOf(tables.all);
  }

  private void wrong(String name, String snippet, String replacement) {
    wrong(name, "go1.19", snippet, replacement);
  }

  private void wrong(String name, String edition, String snippet, String replacement) {
    all.add(new Malformed(name, edition, TableText.replaced(snippet, replacement), List.of()));
  }

  private void mutated(String name, Mutation... mutations) {
    String text = TableText.replaced(UNTOUCHED, UNTOUCHED);
    all.add(new Malformed(name, "go1.19", text, List.of(mutations)));
  }

  private void language() {
    wrong("syntax", "Statuses == <<", "Statuses = <<");
    wrong("syntax-in-a-row", "<< Stop(P, \"Waiting\"),", "<< Stop(P \"Waiting\"),");
    wrong("unknown-operator", "<< Stop(P, \"Waiting\"),", "<< Stopp(P, \"Waiting\"),");
    wrong("number-of-arguments", "<< Stop(P, \"Waiting\"),", "<< Stop(\"Waiting\"),");
    wrong("unknown-module", "EXTENDS Sequences", "EXTENDS Sequences, NoSuchModule");
    wrong("module-name", "MODULE TimerTable", "MODULE TimeTable");
    wrong("evaluation", "<< Stop(P, \"Waiting\"),", "<< Stop(P, Head(<<>>)),");
    wrong(
        "evaluation-in-a-frame",
        "Frame(\"one\", \"none\", <<\"t\">>,",
        "Frame(Head(<<>>), \"none\", <<\"t\">>,");
    wrong(
        "evaluation-in-the-vocabulary",
        "InitialStatus == \"NoStatus\"",
        "InitialStatus == Head(<<>>)");
    wrong(
        "unknown-parameter-of-the-edition",
        "P.deleted = \"countfirst\"",
        "P.deletd = \"countfirst\"");
    wrong(
        "set-of-several-types",
        "from, \"Modifying\", \"Deleted\", \"any\"",
        "from, \"Modifying\", \"Deleted\", {1, {}}");
    wrong("condition", "P.deleted = \"countfirst\"", "P.deleted");
    wrong("endless-definition", "Insert     == ", "RECURSIVE Insert\nInsert == Insert \\o ");
    wrong("missing-definition", "Guards == <<", "Guardians == <<");
    wrong("missing-part", "groups |-> Groups(P)]", "grups |-> Groups(P)]");
    wrong(
        "table-takes-one-argument",
        "Table(edition, mutations) ==",
        "Table(edition) == LET mutations == <<>> IN");
    wrong("unknown-edition", "go1.18", UNTOUCHED, UNTOUCHED);
  }

  private void types() {
    wrong("missing-field", "lost |-> lost, source", "source");
    wrong("unknown-field", "lost |-> lost, source", "lots |-> \"\", lost |-> lost, source");
    wrong(
        "field-is-not-a-string",
        "<<>>, \"leave\", \"when\", \"none\"),",
        "<<>>, \"leave\", 1, \"none\"),");
    wrong("steps-are-not-strings", "<<\"keep\">>, \"advance\"", "<<\"keep\", 1>>, \"advance\"");
    wrong("row-is-not-a-record", "<< Stop(P, \"Waiting\"),", "<< \"del.Waiting\",");
    wrong("rows-are-not-a-sequence", "Rows(P) == AddRows(P) \\o", "Rows(P) == {} \\o");
    wrong(
        "frame-field-is-not-a-string",
        "<<\"t\">>, <<>>, <<>>, <<>>, <<>>, \"none\", \"bool\")",
        "<<\"t\">>, <<>>, <<>>, <<>>, <<>>, 0, \"bool\")");
    wrong(
        "frames-are-not-written-out",
        "ApplyToFrames(Frames(P), mutations)",
        "[op \\in DOMAIN Frames(P) |-> Frames(P)[op]]");
  }

  private void words() {
    wrong(
        "unknown-status",
        "\"noop\", <<\"Deleted\", \"Removing\"",
        "\"noop\", <<\"Deleted\", \"Removng\"");
    wrong(
        "unknown-operation",
        "\"clear.Waiting\", \"clearDeletedTimers\"",
        "\"clear.Waiting\", \"clearDeletedTimer\"");
    wrong("unknown-word", "word |-> \"status\"", "word |-> \"state\"");
    wrong(
        "unknown-kind", "Row(P, \"noop\", \"clear.Waiting\"", "Row(P, \"nop\", \"clear.Waiting\"");
    wrong("unknown-guard", "         \"notdue\", \"any\"", "         \"undue\", \"any\"");
    wrong("unknown-owned-case", "\"due\", \"periodic\"", "\"due\", \"repeated\"");
    wrong("unknown-step", "<<\"keep\">>", "<<\"kept\">>");
    wrong("unknown-result", "<<\"keep\">>, \"advance\"", "<<\"keep\">>, \"next\"");
    wrong("unknown-value", "\"leave\", \"when\", \"none\"", "\"leave\", \"then\", \"none\"");
    wrong("unknown-lost", "\"leave\", \"true\", \"again\")", "\"leave\", \"true\", \"retry\")");
    wrong(
        "duplicate-id",
        "Stop(P, \"ModifiedLater\")",
        "[Stop(P, \"ModifiedLater\") EXCEPT !.id = \"del.Waiting\"]");
  }

  private void frameWords() {
    wrong("unknown-shape", "Frame(\"compact\"", "Frame(\"compactor\"");
    wrong("unknown-lock", "Frame(\"list\", \"world\"", "Frame(\"list\", \"all\"");
    wrong("unknown-argument", "\"held\", <<\"now\">>", "\"held\", <<\"then\">>");
    wrong(
        "unknown-hook",
        "<<\"exitifempty\", \"exitifpreempted\">>",
        "<<\"exitifemty\", \"exitifpreempted\">>");
    wrong("unknown-exit", "\"-1\", \"when\")", "\"-2\", \"when\")");
    wrong("unknown-answer", "\"-1\", \"when\")", "\"-1\", \"time\")");
    wrong(
        "unknown-step-of-a-group", "dodeltimer0 |-> Unlink0(P)", "dodeltimer0 |-> <<\"remove\">>");
  }

  private void cases() {
    wrong(
        "missing-case",
        "\"wait\", <<\"Running\", \"Moving\", \"Modifying\">>",
        "\"wait\", <<\"Running\", \"Moving\">>");
    wrong(
        "double-case",
        "\"wait\", <<\"Running\", \"Moving\", \"Modifying\">>",
        "\"wait\", <<\"Running\", \"Moving\", \"Modifying\", \"Removed\">>");
    wrong(
        "guard-without-its-opposite", "         \"notdue\", \"any\"", "         \"due\", \"any\"");
    wrong("guard-overlaps-with-any", "         \"notdue\", \"any\"", "         \"any\", \"any\"");
    wrong("owned-case-without-its-opposite", "     ModLater(P, \"Waiting\", \"true\"),\n", "");
    wrong("owned-cases-of-two-kinds", "\"due\", \"periodic\"", "\"due\", \"earlier\"");
    wrong(
        "group-differs-in-kind",
        "Row(P, \"go\", \"run.Waiting.periodic\"",
        "Row(P, \"store\", \"run.Waiting.periodic\"");
    wrong(
        "group-differs-in-via",
        "\"Running\", \"Waiting\",\n         \"due\"",
        "\"Moving\", \"Waiting\",\n         \"due\"");
    wrong(
        "group-differs-in-lost",
        "\"fire\", \"lock\">>,\n         \"leave\", \"0\", \"again\"),\n     Remove",
        "\"fire\", \"lock\">>,\n         \"leave\", \"0\", \"none\"),\n     Remove");
    wrong(
        "cont-row-beside-another",
        "PutBack(P) \\o <<\"commit\">>, \"advance\", \"none\", \"none\") >>",
        "PutBack(P) \\o <<\"commit\">>, \"advance\", \"none\", \"none\") >> \\o Each(P, \"held\","
            + " \"addAdjustedTimers\", \"noop\", <<\"Waiting\">>, \"advance\", \"none\")");
  }

  private void statusesAndCommits() {
    wrong(
        "cas-takes-nothing",
        "\"clean\", \"cleantimers\", \"ModifiedLater\")",
        "\"clean\", \"cleantimers\", \"Moving\")");
    wrong(
        "via-without-a-cas",
        "\"clear.Waiting\", \"clearDeletedTimers\", \"Waiting\", \"Waiting\", \"Waiting\"",
        "\"clear.Waiting\", \"clearDeletedTimers\", \"Waiting\", \"Moving\", \"Moving\"");
    wrong(
        "noop-commits",
        "\"clear.Waiting\", \"clearDeletedTimers\", \"Waiting\", \"Waiting\", \"Waiting\"",
        "\"clear.Waiting\", \"clearDeletedTimers\", \"Waiting\", \"Waiting\", \"Removed\"");
    wrong(
        "commit-missing",
        "<<\"zeropp\", \"drop\", \"commit\", \"dirty\">>",
        "<<\"zeropp\", \"drop\", \"dirty\">>");
    wrong(
        "commit-twice",
        "<<\"zeropp\", \"drop\", \"commit\", \"dirty\">>",
        "<<\"zeropp\", \"commit\", \"drop\", \"commit\", \"dirty\">>");
    wrong(
        "commit-without-need", "If(P.moveDeleted # \"Removed\", <<\"commit\">>)", "<<\"commit\">>");
    wrong(
        "steps-of-a-panic",
        "\"any\", \"any\", <<>>, result, value, \"none\")]",
        "\"any\", \"any\", IF froms[i] = \"Moving\" THEN <<\"dirty\">> ELSE <<>>, result, value,"
            + " \"none\")]");
    wrong(
        "steps-of-a-wait",
        "\"any\", \"any\", <<>>, result, value, \"none\")]",
        "\"any\", \"any\", IF kind = \"wait\" /\\ op = \"runtimer\" THEN <<\"pub0\">> ELSE <<>>,"
            + " result, value, \"none\")]");
  }

  private void resultsAndAnswers() {
    wrong(
        "panic-with-a-result",
        "\"ModifiedLater\", \"Moving\">>, \"none\", \"none\")",
        "\"ModifiedLater\", \"Moving\">>, \"again\", \"none\")");
    wrong("no-result", "<<\"keep\">>, \"advance\"", "<<\"keep\">>, \"none\"");
    wrong(
        "wait-that-goes-on",
        "\"adjusttimers\", \"wait\", <<\"Modifying\">>, \"again\"",
        "\"adjusttimers\", \"wait\", <<\"Modifying\">>, \"advance\"");
    wrong("resume-outside-a-walk", "<<\"keep\">>, \"advance\"", "<<\"keep\">>, \"resume\"");
    wrong(
        "advance-at-the-head",
        "\"decdel\">>, \"again\", \"again\"),\n     Settle(P, \"clean\"",
        "\"decdel\">>, \"advance\", \"again\"),\n     Settle(P, \"clean\"");
    wrong(
        "lost-advance-of-one-timer",
        "\"leave\", \"true\", \"again\")",
        "\"leave\", \"true\", \"advance\")");
    wrong(
        "lost-without-a-cas",
        "<<\"keep\">>, \"advance\", \"none\", \"none\")",
        "<<\"keep\">>, \"advance\", \"none\", \"again\")");
    wrong("cas-without-lost", "\"leave\", \"true\", \"again\")", "\"leave\", \"true\", \"none\")");
    wrong("lost-that-leaves", "\"leave\", \"true\", \"again\")", "\"leave\", \"true\", \"leave\")");
    wrong(
        "value-of-another-answer",
        "\"leave\", \"true\", \"again\")",
        "\"leave\", \"0\", \"again\")");
    wrong(
        "value-without-leaving",
        "<<\"keep\">>, \"advance\", \"none\"",
        "<<\"keep\">>, \"advance\", \"true\"");
    wrong("exit-of-another-answer", "\"-1\", \"when\")", "\"true\", \"when\")");
  }

  private void facts() {
    wrong("register-not-set", "<<\"readpp\">> \\o Uncount(P, from)", "<<>> \\o Uncount(P, from)");
    wrong(
        "register-set-too-late",
        "<<\"clearpp\", \"unlink\", \"pub0\", \"decnum\">> \\o Empty(P)",
        "<<\"clearpp\", \"unlink\", \"pub0\">> \\o Empty(P) \\o <<\"decnum\">>");
    wrong("callback-not-loaded", "<<\"loadargs\", \"rearm\"", "<<\"rearm\"");
    wrong(
        "callback-under-the-lock",
        "\"pub0\", \"unlock\", \"fire\", \"lock\">>",
        "\"pub0\", \"fire\">>");
    wrong(
        "lock-not-held",
        "<<\"setargs\", \"setwhen\", \"lock\">> \\o Insert",
        "<<\"setargs\", \"setwhen\">> \\o Insert");
    wrong(
        "lock-taken-twice",
        "\"commit\", \"lock\", \"clean\">>",
        "\"commit\", \"lock\", \"lock\", \"clean\">>");
    wrong(
        "lock-not-given-back",
        "\"unlock\", \"commit\", \"wake\">>,\n     \"leave\", \"false\"",
        "\"commit\">>,\n     \"leave\", \"false\"");
    wrong(
        "lock-lost",
        "\"pub0\", \"unlock\", \"fire\", \"lock\">>",
        "\"pub0\", \"unlock\", \"fire\">>");
    wrong(
        "hook-reads-fold-before-it-is-set",
        "repaired",
        "<<\"foldbound\", \"clearfolded\">>",
        "<<\"clearfolded\", \"foldbound\">>");
    wrong("hook-reads-n", "<<\"drain\">>", "<<\"drain\", \"clearboundifempty\">>");
    wrong(
        "hook-reads-adj-before-it-is-set",
        "go1.15",
        "IF Counted(P) THEN <<\"exitifnoadjust\">>",
        "IF Counted(P) THEN <<>>");
    wrong(
        "hook-without-the-lock",
        "<<\"t\">>, <<>>, <<>>, <<>>, <<>>, \"none\", \"bool\")",
        "<<\"t\">>, <<\"pub0\">>, <<>>, <<>>, <<>>, \"none\", \"bool\")");
    wrong(
        "hook-keeps-the-lock",
        "<<\"t\">>, <<>>, <<>>, <<>>, <<>>, \"none\", \"bool\")",
        "<<\"t\">>, <<\"lock\">>, <<>>, <<>>, <<>>, \"none\", \"bool\")");
  }

  private void vocabulary() {
    wrong("backquote", "every timer of a given list", "every timer of a `given` list");
    wrong("word-twice", "<<\"held\",  \"the caller", "<<\"none\",  \"the caller");
    wrong(
        "kind-that-no-program-knows",
        "  <<\"wait\",  \"osyield",
        "  <<\"skip\",  \"nothing at all\">>,\n  <<\"wait\",  \"osyield");
    wrong(
        "owned-case-without-an-entry",
        "  <<\"oneshot\",    \"t.period = 0, read after the CAS and before the steps\">>,\n",
        "");
    wrong(
        "poller-result-that-no-program-knows",
        "  <<\"top\",     \"back to",
        "  <<\"leap\", \"over a word\">>,\n  <<\"top\",     \"back to");
    wrong(
        "status-twice",
        "\"Removed\",\n              \"Modifying\"",
        "\"Removed\",\n              \"Removed\"");
    wrong("step-twice", "StepEntry(\"setnext\"", "StepEntry(\"setwhen\"");
    wrong(
        "meaning-is-missing",
        "<<\"due\",    \"t.when <= now, read after the load and before the CAS\">>",
        "<<\"due\">>");
    wrong("word-is-not-a-string", "Words == <<\"status\">>", "Words == <<1>>");
    wrong(
        "step-is-not-a-record",
        "  StepEntry(\"dirty\", <<\"lock\">>, <<>>, <<>>,\n"
            + "    <<>>, <<\"dirty\">>, \"note that timers have moved to other slots\"),",
        "  \"dirty\",");
    wrong("field-twice", "Field(\"t.nextwhen\"", "Field(\"t.when\"");
    wrong(
        "unknown-access",
        "Field(\"t.callback\",            \"owned\"",
        "Field(\"t.callback\",            \"own\"");
    wrong("step-reads-an-unknown-field", "<<\"t.nextwhen\">>, <<", "<<\"t.nextwen\">>, <<");
    wrong("step-writes-an-unknown-field", "<<>>, <<\"dirty\">>,", "<<>>, <<\"dirt\">>,");
    wrong(
        "step-reads-a-field-twice",
        "<<\"heap\", \"to\">>, <<\"heap\">>,",
        "<<\"heap\", \"heap\">>, <<\"heap\">>,");
    wrong(
        "step-without-what-it-writes",
        "StepEntry(\"setwhen\", <<>>, <<>>, <<>>,\n    <<\"when\">>, <<\"t.when\">>,",
        "StepEntry(\"setwhen\", <<>>, <<>>, <<>>,\n    <<\"when\">>,");
    wrong("step-writes-nothing", "<<>>, <<\"dirty\">>,", "<<>>, <<>>,");
    wrong(
        "step-needs-what-it-does-not-read",
        "<<\"args\", \"functions\">>, <<\"functions\">>",
        "<<\"functions\">>, <<\"functions\">>");
    wrong(
        "step-gives-what-it-does-not-write",
        "<<\"t.pp\">>, <<\"tpp\">>",
        "<<\"t.pp\">>, <<\"n\">>");
    wrong(
        "step-that-runs-an-operation-writes",
        "<<>>, <<>>, \"run cleantimers on the P\"",
        "<<>>, <<\"heap\">>, \"run cleantimers on the P\"");
    wrong("steps-without-their-fields", "StepFields == <<", "FieldsOfSteps == <<");
    wrong("unknown-initial-status", "InitialStatus == \"NoStatus\"", "InitialStatus == \"New\"");
    wrong("call-of-an-unknown-operation", "clean |-> \"cleantimers\"", "clean |-> \"cleantimer\"");
    wrong(
        "alias-of-an-unknown-operation",
        "resettimer |-> \"modtimer\"",
        "resettimer |-> \"modtime\"");
    wrong("parameter-without-a-note", "Parameter(\"callers\",", "Parameter(\"caller\",");
  }

  private void mutations() {
    mutated("mutation-of-an-unknown-part", Mutation.word("rows", "del.Waiting", "to", "Removed"));
    mutated("mutation-of-an-unknown-row", Mutation.word("row", "del.Wating", "to", "Removed"));
    mutated("mutation-of-an-unknown-field", Mutation.word("row", "del.Waiting", "too", "Removed"));
    mutated(
        "mutation-of-an-unknown-frame", Mutation.words("frame", "deletetimer", "leave", List.of()));
    mutated(
        "mutation-of-an-unknown-frame-field", Mutation.words("frame", "deltimer", "op", List.of()));
    mutated(
        "mutation-of-an-unknown-parameter",
        Mutation.word("parameter", "edition", "resumes", "sameslot"));
    mutated(
        "mutation-of-a-parameter-by-name",
        Mutation.word("parameter", "resume", "resume", "sameslot"));
    mutated(
        "mutation-to-another-type", Mutation.words("row", "del.Waiting", "to", List.of("Removed")));
    mutated(
        "mutations-with-several-problems",
        Mutation.word("row", "run.Waiting.notdue", "result", "again"),
        Mutation.word("row", "del.Waiting", "result", "advance"),
        Mutation.words("row", "add.NoStatus", "steps", List.of("lock")));
  }

  private void poller() {
    wrong(
        "poller-takes-one-argument",
        "PollerTable(edition, mutations) ==",
        "PollerTable(edition) == LET mutations == <<>> IN");
    wrong("poller-missing-definition", "PollerTable(edition", "PollersTable(edition");
    wrong(
        "poller-missing-part",
        "rows |-> ApplyToRows(PollerRows(P)",
        "lines |-> ApplyToRows(PollerRows(P)");
    wrong(
        "poller-is-not-written-out",
        "  [parameters |-> P, rows |-> ApplyToRows(PollerRows(P), mutations)]",
        "  IF edition = \"go1.19\" THEN <<PollerRows(P)>> ELSE PollerRows(P)");
    wrong("poller-rows-are-not-a-sequence", "ApplyToRows(PollerRows(P), mutations)]", "{}]");
    wrong(
        "poller-row-is-not-a-record",
        "<< Look(\"wake.polled\", \"lastpoll\",",
        "<< \"wake.polled\", Look(\"wake.polled\", \"lastpoll\",");
    wrong(
        "poller-missing-field",
        "result |-> result, source |-> PollerSource(op)",
        "result |-> result");
    wrong(
        "poller-field-is-not-a-string",
        "\"none\", \"any\", <<\"break\">>, \"leave\"",
        "\"none\", \"any\", <<\"break\">>, 1");
    wrong(
        "poller-evaluation",
        "\"none\", \"any\", <<\"break\">>, \"leave\"",
        "\"none\", \"any\", Head(<<>>), \"leave\"");
    wrong(
        "poller-parameter-is-not-a-string",
        "[parameters |-> P, rows |-> ApplyToRows(PollerRows(P)",
        "[parameters |-> [callers |-> P.callers, wake |-> 1], rows |-> ApplyToRows(PollerRows(P)");
    wrong("poller-words-are-not-strings", "lastpoll     |-> <<\"polled\"", "lastpoll     |-> <<0");
    wrong(
        "poller-meaning-is-missing",
        "<<\"later\",       \"the word's deadline is later than mine\">>",
        "<<\"later\">>");
    wrong("poller-step-twice", "<<\"unpark\", ", "<<\"wakeup\", ");
    wrong(
        "poller-unknown-guard",
        "\"set\", \"later\", <<\"break\">>",
        "\"set\", \"latter\", <<\"break\">>");
    wrong(
        "poller-guard-without-its-opposite",
        "\"set\", \"notlater\", <<>>",
        "\"set\", \"any\", <<>>");
  }
}
