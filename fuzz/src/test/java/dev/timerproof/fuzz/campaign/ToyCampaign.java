package dev.timerproof.fuzz.campaign;

import dev.timerproof.fuzz.state.StateFolder;
import dev.timerproof.fuzz.subject.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A campaign on toys, also as a program that can be killed. */
public final class ToyCampaign {
  static final int EXECUTIONS = 100;

  private ToyCampaign() {}

  /** Arguments: the folder, the toy, how many units. Prints what it is told. */
  public static void main(String[] args) throws IOException, InterruptedException {
    of(
            Path.of(args[0]),
            settings(args[1], Integer.parseInt(args[2]), false),
            line -> {
              System.out.println(line);
              System.out.flush();
            })
        .run();
  }

  static CampaignSettings settings(String toy, long units, boolean stops) {
    return new CampaignSettings(
        new Subject("repaired", toy),
        List.of(ToyTarget.NAME),
        1,
        "0/1",
        2,
        Duration.ofMinutes(2),
        OptionalLong.of(units),
        EXECUTIONS,
        stops,
        true,
        1 << 24,
        Duration.ofSeconds(2));
  }

  static Campaign of(Path folder, CampaignSettings settings, Consumer<String> console) {
    return new Campaign(
        settings,
        Campaign.identity(settings, "build", "table"),
        new StateFolder(folder),
        console,
        ToyWorker.class.getName());
  }
}
