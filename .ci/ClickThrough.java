import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Clicks through the page of a run with one counterexample in headless Chromium, as a person would,
 * and fails when something is not there, when the page has an error, or when it asks for anything
 * but itself. Then it does the same with pages that have an error, and fails when one passes. With
 * --steps it only steps through the first counterexample of each page, forwards and backwards.
 *
 * <p>Usage: java -cp cli/target/timerproof.jar .ci/ClickThrough.java CHROMIUM PAGE [PICTURES]
 *
 * <p>Or: java -cp cli/target/timerproof.jar .ci/ClickThrough.java CHROMIUM --steps PAGE...
 */
final class ClickThrough implements AutoCloseable {
  private static final long LIMIT_SECONDS = 120;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> USED =
      List.of("button", "combobox", "DisclosureTriangle", "link", "table");

  private final Process chromium;
  private final Path profile;
  private final LinkedBlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final List<String> errors = new ArrayList<>();
  private WebSocket socket;
  private final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
  private int calls;

  public static void main(String[] args) throws Exception {
    if (args[1].equals("--steps")) {
      for (String page : List.of(args).subList(2, args.length)) {
        try (ClickThrough browser = new ClickThrough(args[0], Path.of(page).toAbsolutePath())) {
          System.out.println("stepped through " + page + ": " + browser.steps() + " steps");
        }
      }
      return;
    }
    Path page = Path.of(args[1]).toAbsolutePath();
    try (ClickThrough browser = new ClickThrough(args[0], page)) {
      browser.walk(args.length > 2 ? Path.of(args[2]) : null);
    }
    // One error as the page opens, and one when a choice is made by the keyboard.
    notices(args[0], page, "\nshowStates();\n", "\nshowStates();\nnobodyHasThis();\n");
    notices(args[0], page, "\"change\", show)", "\"change\", () => nobodyHasThis())");
    System.out.println("clicked through " + args[1] + ": no error; errors in the page are seen");
  }

  /** Fails when a walk through the page with an error in place of a text does not fail by it. */
  private static void notices(String chromium, Path page, String place, String error)
      throws Exception {
    Path faulty = Files.createTempFile("timerproof-faulty-", ".html");
    try {
      String text = Files.readString(page);
      String wrong = text.replace(place, error);
      check(!wrong.equals(text), "no place for the error in the page");
      Files.writeString(faulty, wrong);
      try (ClickThrough browser = new ClickThrough(chromium, faulty)) {
        browser.walk(null);
        throw new AssertionError("a page with an error passed");
      } catch (Failure expected) {
        check(expected.getMessage().contains("nobodyHasThis"), expected.getMessage());
      }
    } finally {
      Files.delete(faulty);
    }
  }

  /** What is wrong with the page. */
  private static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failure(String message) {
      super(message);
    }
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new Failure(otherwise);
    }
  }

  private ClickThrough(String command, Path page) throws Exception {
    profile = Files.createTempDirectory("timerproof-chromium-");
    chromium =
        new ProcessBuilder(
                command,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--window-size=1040,760",
                "--user-data-dir=" + profile,
                "--remote-debugging-port=0",
                page.toUri().toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(profile.resolve("log").toFile())
            .start();
  }

  private void connect() throws Exception {
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(pageAddress()), new Listener())
            .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", JSON.createObjectNode());
    }
    // Once more, now that errors are listened to.
    call("Page.reload", JSON.createObjectNode());
    until(
        "document.readyState === 'complete' && document.querySelector('svg, #row-text') !== null");
  }

  /** The address of the one page; Chromium writes its port into its profile. */
  private String pageAddress() throws Exception {
    Path file = profile.resolve("DevToolsActivePort");
    while (true) {
      check(System.nanoTime() < end, "Chromium did not start: " + log());
      check(chromium.isAlive(), "Chromium ended: " + log());
      if (Files.exists(file) && Files.readAllLines(file).size() >= 2) {
        URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(file).get(0) + "/json/list");
        for (JsonNode target : JSON.readTree(list.toURL().openStream())) {
          if (target.path("type").asText().equals("page")) {
            return target.path("webSocketDebuggerUrl").asText();
          }
        }
      }
      Thread.sleep(50);
    }
  }

  private String log() throws IOException {
    Path log = profile.resolve("log");
    return Files.exists(log) ? Files.readString(log, StandardCharsets.UTF_8) : "";
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        try {
          messages.add(JSON.readTree(text.toString()));
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  private JsonNode call(String method, ObjectNode parameters) throws Exception {
    ObjectNode message = JSON.createObjectNode().put("id", ++calls).put("method", method);
    message.set("params", parameters);
    socket.sendText(message.toString(), true).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    while (true) {
      JsonNode answer = messages.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      check(answer != null, "no answer to " + method);
      if (answer.path("id").asInt() == calls) {
        check(!answer.has("error"), method + ": " + answer.path("error"));
        return answer.path("result");
      }
      note(answer);
    }
  }

  private void note(JsonNode event) {
    String method = event.path("method").asText();
    JsonNode parameters = event.path("params");
    if (method.equals("Runtime.exceptionThrown")) {
      errors.add(
          parameters.path("exceptionDetails").path("exception").path("description").asText());
    } else if (method.equals("Runtime.consoleAPICalled")
        && parameters.path("type").asText().matches("error|assert|warning")) {
      errors.add("console: " + parameters.path("args"));
    } else if (method.equals("Log.entryAdded")
        && parameters.path("entry").path("level").asText().matches("error|warning")) {
      errors.add("log: " + parameters.path("entry").path("text").asText());
    } else if (method.equals("Network.requestWillBeSent")
        && !parameters.path("request").path("url").asText().startsWith("file:")) {
      errors.add("it asks for " + parameters.path("request").path("url").asText());
    }
  }

  private JsonNode evaluate(String expression) throws Exception {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            JSON.createObjectNode().put("expression", expression).put("returnByValue", true));
    check(!answer.has("exceptionDetails"), expression + ": " + answer.path("exceptionDetails"));
    return answer.path("result").path("value");
  }

  private void until(String condition) throws Exception {
    while (!evaluate(condition).asBoolean()) {
      check(errors.isEmpty(), String.join("\n", errors));
      check(System.nanoTime() < end, "it never holds that " + condition);
      Thread.sleep(20);
    }
  }

  /** A click at the middle of an element, which the script gives. */
  private void click(String element) throws Exception {
    JsonNode at =
        evaluate(
            "(() => { const e = "
                + element
                + "; e.scrollIntoView({block: 'center'}); const p = e.getPointAtLength ?"
                + " e.getPointAtLength(e.getTotalLength() / 2) : null; if (p) { const q ="
                + " p.matrixTransform(e.getScreenCTM()); return [q.x, q.y]; } const r ="
                + " e.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2];"
                + " })()");
    for (String type : List.of("mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          JSON.createObjectNode()
              .put("type", type)
              .put("x", at.get(0).asDouble())
              .put("y", at.get(1).asDouble())
              .put("button", "left")
              .put("clickCount", 1));
    }
  }

  private void press(String key, int code) throws Exception {
    for (String type : List.of("keyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          JSON.createObjectNode()
              .put("type", type)
              .put("key", key)
              .put("windowsVirtualKeyCode", code));
    }
  }

  private void button(String name) throws Exception {
    click(
        "[...document.querySelectorAll('.stepper button')].find(b => b.textContent === '"
            + name
            + "')");
  }

  private static String where(String begins) {
    return "document.querySelector('.where').textContent.startsWith('" + begins + "')";
  }

  private void picture(Path folder, String name) throws Exception {
    if (folder != null) {
      JsonNode answer = call("Page.captureScreenshot", JSON.createObjectNode());
      Files.createDirectories(folder);
      Files.write(folder.resolve(name), Base64.getDecoder().decode(answer.path("data").asText()));
    }
  }

  /** Steps through the first counterexample; returns how many steps it has. */
  private int steps() throws Exception {
    connect();
    verdict();
    int steps = step();
    check(errors.isEmpty(), String.join("\n", errors));
    return steps;
  }

  private void verdict() throws Exception {
    until("document.querySelector('#verdict-line').textContent.includes('a property is violated')");
    until("document.querySelectorAll('#gaps li').length > 0");
  }

  /** Steps forwards and backwards, and ends at the last step; returns how many steps there are. */
  private int step() throws Exception {
    int steps = evaluate("document.querySelectorAll('.lanes tbody tr').length").asInt();
    check(steps > 1, "only " + steps + " steps");
    until(where("Step " + steps + " of " + steps));
    button("First");
    until(where("Before the first of " + steps));
    until("document.querySelectorAll('.changed').length === 0");
    button("Next");
    until(where("Step 1 of"));
    press("ArrowRight", 39);
    until(where("Step 2 of"));
    press("ArrowLeft", 37);
    until(where("Step 1 of"));
    button("Back");
    until(where("Before the first of"));
    button("Last");
    until(where("Step " + steps + " of"));
    until("document.querySelectorAll('.changed').length === 1");
    return steps;
  }

  private void walk(Path pictures) throws Exception {
    connect();
    verdict();
    picture(pictures, "report-verdict.png");
    step();
    until("document.querySelector('.story').textContent.startsWith('Row ')");
    evaluate("document.querySelector('.stepper').scrollIntoView()");
    picture(pictures, "report-counterexample.png");

    click("document.querySelector('[data-edge=\"Waiting>Modifying\"] .thin')");
    until("document.querySelector('#row-text').textContent.includes('Row del.Waiting of ')");
    row();
    evaluate("document.querySelector('[data-edge=\"Running>NoStatus\"]').focus()");
    press("Enter", 13);
    until("document.querySelector('#row-text h3').textContent === 'Running → NoStatus'");
    click("document.querySelector('#claims summary')");
    explore(pictures);

    String light = evaluate("getComputedStyle(document.body).backgroundColor").asText();
    ObjectNode media = JSON.createObjectNode();
    media.putArray("features").addObject().put("name", "prefers-color-scheme").put("value", "dark");
    call("Emulation.setEmulatedMedia", media);
    until("getComputedStyle(document.body).backgroundColor !== '" + light + "'");
    print();
    names();
    check(errors.isEmpty(), String.join("\n", errors));
  }

  /** What is said of the row of the edge that was clicked, which the counterexample takes. */
  private void row() throws Exception {
    String row = "document.querySelector('#row-text [data-row=\"del.Waiting\"]')";
    until(row + ".querySelector('.code').textContent.includes('tpp.deletedTimers += 1')");
    until(row + ".querySelectorAll('.layers tbody tr').length === 10");
    until(row + ".querySelector('.layers').textContent.includes('0 of 1 claims hold')");
    click(row + ".querySelector('.changes summary')");
    until(row + ".querySelector('.changes').open");
    until("[..." + row + ".querySelectorAll('.changes td')].some(d => d.textContent === 'killed')");
    until(row + ".textContent.includes('StopLeavesRemoved')");
    click(row + ".querySelector('button')");
    until("document.activeElement.id === 'claim-model/one-go1.19'");
    until("document.activeElement.textContent.startsWith('violated')");
  }

  /** Chooses by the keyboard an edition, an operation and a case, and goes on by the mouse. */
  private void explore(Path pictures) throws Exception {
    until(explored("deltimer finds Waiting and takes del.Waiting: Waiting → Modifying → Removed."));
    choose("edition", "ArrowUp", 38);
    until(
        "document.querySelector('#explore-row h3').textContent === 'del.Waiting of go1.19'"
            + " && document.querySelector('#explore-edition').value === 'go1.19'");
    choose("op", "ArrowDown", 40);
    until(explored("modtimer finds Waiting and takes mod.Waiting.earlier: "));
    String row = "document.querySelector('#explore-row')";
    until(row + ".querySelectorAll('.steps li').length === 6");
    until(row + ".querySelector('.code').textContent.includes('wakeNetPoller(when)')");
    choose("case", "ArrowDown", 40);
    until(explored("modtimer finds Waiting and takes mod.Waiting.notearlier: "));
    until(row + ".querySelectorAll('.steps li').length === 4");
    until(row + ".querySelector('.touched').textContent.includes('t.nextwhen')");
    until(row + ".querySelector('dl').textContent.includes('the caller holds no timersLock')");
    if (pictures != null) {
      size(1240);
      evaluate("document.querySelector('#explore').scrollIntoView()");
      picture(pictures, "report-explorer.png");
      size(760);
    }
    click(named("run.Waiting.oneshot"));
    until(
        explored(
            "runtimer finds Waiting and takes run.Waiting.oneshot: Waiting → Running → NoStatus."));
    until("document.activeElement.id === 'explore-op'");
    until(row + ".querySelector('.races').textContent.includes('del.Running')");
    click(named("what runtimer does then"));
    until(explored("runtimer finds NoStatus and takes run.NoStatus: the status stays NoStatus."));
    choose("status", "ArrowDown", 40);
    until(explored("runtimer finds Waiting and takes run.Waiting.notdue: "));
  }

  private static String explored(String begins) {
    return "document.querySelector('#explore-line').textContent.startsWith('" + begins + "')";
  }

  private static String named(String name) {
    return "[...document.querySelectorAll('#explore-row button')].find(b => b.textContent === '"
        + name
        + "')";
  }

  private void choose(String what, String key, int code) throws Exception {
    evaluate("document.querySelector('#explore-" + what + "').focus()");
    press(key, code);
  }

  private void size(int height) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        JSON.createObjectNode()
            .put("width", 1040)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", false));
  }

  /** On paper every claim can be read, and the dark colours are those of the screen alone. */
  private void print() throws Exception {
    String closed = "document.querySelectorAll('#claims > details:not([open])').length";
    evaluate("document.querySelector('#claims > details').open = false");
    evaluate("addEventListener('beforeprint', () => { window.closedOnPaper = " + closed + "; })");
    JsonNode pdf = call("Page.printToPDF", JSON.createObjectNode());
    byte[] bytes = Base64.getDecoder().decode(pdf.path("data").asText());
    check(new String(bytes, 0, 4, StandardCharsets.US_ASCII).equals("%PDF"), "no PDF was printed");
    until("window.closedOnPaper === 0");
    until(closed + " === 1");
    call("Emulation.setEmulatedMedia", JSON.createObjectNode().put("media", "print"));
    until("!document.querySelector('.controls').checkVisibility()");
    check(
        evaluate("[...document.querySelectorAll('#explore select, #explore .races button')]"
                + ".every(e => e.checkVisibility())")
            .asBoolean(),
        "what was chosen in the explorer is not on paper");
    call("Emulation.setEmulatedMedia", JSON.createObjectNode().put("media", ""));
  }

  /** A screen reader has a name for everything that can be used. */
  private void names() throws Exception {
    int found = 0;
    for (JsonNode node :
        call("Accessibility.getFullAXTree", JSON.createObjectNode()).path("nodes")) {
      String role = node.path("role").path("value").asText();
      if (!node.path("ignored").asBoolean() && USED.contains(role)) {
        check(!node.path("name").path("value").asText().isBlank(), "a " + role + " has no name");
        found++;
      }
    }
    check(found > 20, "only " + found + " elements that can be used");
  }

  @Override
  public void close() throws Exception {
    // A browser that ends by itself ends its children first.
    if (socket != null) {
      socket.sendText("{\"id\":0,\"method\":\"Browser.close\"}", true);
    }
    if (socket == null || !chromium.waitFor(30, TimeUnit.SECONDS)) {
      chromium.descendants().forEach(ProcessHandle::destroyForcibly);
      chromium.destroyForcibly().waitFor();
    }
    if (socket != null) {
      socket.abort();
    }
    for (int attempt = 0; attempt < 500 && Files.exists(profile); attempt++) {
      try (Stream<Path> all = Files.walk(profile)) {
        all.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
      } catch (IOException | java.io.UncheckedIOException e) {
        Thread.sleep(20);
      }
    }
  }
}
