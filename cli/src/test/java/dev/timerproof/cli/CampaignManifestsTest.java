package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

/**
 * The manifests of campaigns call commands that exist, and run each shard once. Whether they are
 * manifests is checked by their published schemas, which are not part of the build.
 */
class CampaignManifestsTest {
  private static final Path WORKFLOW = Readme.ROOT.resolve(".github/workflows/campaign.yml");
  private static final Path KUBERNETES = Readme.ROOT.resolve("fuzz/src/main/kubernetes");
  private static final Pattern COMMAND = Pattern.compile("\\./timerproof ([^|>#&\n]*)");

  /** What the servers and the shell put in. */
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{[^}]*}}");

  private static List<String> commands(String manifest) {
    String filled = EXPRESSION.matcher(manifest).replaceAll("3");
    filled = filled.replace("$DURATION", "5h").replace("$SHARD", "3").replace("$STATE", "state");
    List<String> commands = new ArrayList<>();
    Matcher command = COMMAND.matcher(filled.replace("\"", ""));
    while (command.find()) {
      Main.commandLine().parseArgs(command.group(1).strip().split("\\s+"));
      commands.add(command.group(1).strip());
    }
    return commands;
  }

  private static int number(String pattern, String text) {
    Matcher m = Pattern.compile(pattern).matcher(text);
    assertTrue(m.find(), pattern);
    return Integer.parseInt(m.group(1));
  }

  @Test
  void workflow_runsEachShardOnceAndMergesThem() throws IOException {
    String text = Files.readString(WORKFLOW);
    int shards = number("--shard \\S+ matrix.shard }}/(\\d+) ", text);
    String all =
        IntStream.range(0, shards).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    assertTrue(text.contains("        shard: [" + all + "]\n"), all);
    assertEquals(
        List.of(
            "fuzz run --state state --shard 3/8 --jobs 4 --duration 5h",
            "fuzz merge state/shard-* --into all",
            "fuzz coverage --state all",
            "fuzz list --state all"),
        commands(text));
  }

  @Test
  void job_runsEachShardOnceAndIsMerged() throws IOException {
    String text = Files.readString(KUBERNETES.resolve("campaign.yaml"));
    int shards = number("--shard \"\\$SHARD/(\\d+)\"", text);
    assertEquals(shards, number("\n  completions: (\\d+)\n", text));
    assertTrue(text.contains("\n  completionMode: Indexed\n"));
    assertEquals(
        List.of("fuzz run --state /state/shard-3 --shard 3/" + shards + " --duration 168h"),
        commands(text));
    assertEquals(
        List.of("fuzz merge /state/shard-* --into /state/all", "fuzz list --state /state/all"),
        commands(Files.readString(KUBERNETES.resolve("merge.yaml"))));
  }

  @Test
  void commands_thatDoNotExist_areSeen() {
    for (String wrong : List.of("./timerproof fuzz run --shards 3/8\n", "./timerproof fuz\n")) {
      assertThrows(ParameterException.class, () -> commands(wrong), wrong);
    }
  }
}
