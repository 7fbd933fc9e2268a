package dev.timerproof.spec.tlc;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.rmi.NotBoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tlc2.TLCGlobals;
import tlc2.output.EC;
import tlc2.tool.Action;
import tlc2.tool.Behaviours;
import tlc2.tool.ITool;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.TLCStateInfo;
import tlc2.tool.distributed.TLCApp;
import tlc2.tool.distributed.TLCServer;
import tlc2.tool.impl.Tool;

/**
 * The server of TLC's distributed mode. It keeps the states; workers in other JVMs compute their
 * successors and check the properties. It does not say which property a worker found violated, so
 * the properties are evaluated once more, in the last states of the behaviour that it reports.
 */
final class ServedSearch implements Search {
  /** The first word of the line that says where the server listens. */
  static final String SERVES = "serves";

  private static final Pattern NO_DEADLOCK =
      Pattern.compile("^\\s*CHECK_DEADLOCK\\s+FALSE\\b", Pattern.MULTILINE);

  private final ChildRequest request;
  private final Distribution distribution;
  private final RunDirectory directory;
  private final TlcRecorder recorder;
  private final PrintStream out;
  private volatile @Nullable Server server;
  private @Nullable ITool tool;

  ServedSearch(
      ChildRequest request,
      Distribution distribution,
      RunDirectory directory,
      TlcRecorder recorder,
      PrintStream out) {
    this.request = request;
    this.distribution = distribution;
    this.directory = directory;
    this.recorder = recorder;
    this.out = out;
  }

  private static final class Server extends TLCServer {
    private static final long serialVersionUID = 1;

    Server(TLCApp app) throws IOException, NotBoundException {
      super(app);
    }

    void serve() throws IOException, InterruptedException, NotBoundException {
      modelCheck();
    }
  }

  /** Leaves TLC's server before it ends this JVM, as it does after its last message. */
  private static final class Finished extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @Override
  public void run() throws IOException, InterruptedException {
    OneAddress sockets = OneAddress.use(distribution.host(), distribution.port());
    // The registry is behind the same port as the server, whichever that is.
    TLCServer.Port = 0;
    TLCGlobals.setNumWorkers(0);
    TLCApp specification = TLCApp.create(arguments());
    if (specification == null) {
      throw new IOException("TLC refuses the arguments of its server");
    }
    tool = specification.tool;
    if (!specification.tool.livenessIsTrue()) {
      throw new IOException("TLC's distributed mode checks no temporal property");
    }
    // Workers that ask before the registry is there give up.
    recorder.when(EC.TLC_COMPUTING_INIT, () -> say(SERVES + " " + sockets.listening()));
    recorder.when(
        EC.TLC_FINISHED,
        () -> {
          throw new Finished();
        });
    try {
      Server mine = new Server(specification);
      server = mine;
      mine.serve();
      throw new IOException("TLC's server ended without a last message");
    } catch (NotBoundException e) {
      throw new IOException(e);
    } catch (Finished e) {
      judge();
    }
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }

  private String[] arguments() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-fp", "0", "-checkpoint", "0"));
    arguments.addAll(List.of("-metadir", directory.metadata().toString()));
    arguments.addAll(List.of("-config", directory.configuration().toString()));
    // TLC alone finds this in the configuration, its server does not.
    if (NO_DEADLOCK.matcher(Files.readString(directory.configuration())).find()) {
      arguments.add("-deadlock");
    }
    arguments.add(directory.modules().resolve(request.module()).toString());
    return arguments.toArray(String[]::new);
  }

  /** Finds which property it is that the workers found violated, if any. */
  private void judge() throws IOException {
    if (recorder.success()) {
      if (recorder.askedTwice()) {
        throw new IOException(
            "a worker was asked twice for the successors of one state, and TLC's workers leave out"
                + " those that they have sent before: states may be missing; check it again");
      }
      return;
    }
    try {
      List<TLCStateInfo> infos = recorder.initial() ? List.of() : behaviour();
      Optional<Violation> violation = recorder.initial() ? atStart() : atEnd(infos);
      if (violation.isPresent()) {
        recorder.violated(violation.get(), infos);
      }
    } catch (RuntimeException e) {
      // An expression without a value; TLC does not say so.
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * The behaviour that ends with the states that TLC has printed. What comes before them is missing
   * there: states that a worker has sent count as initial ones.
   */
  private List<TLCStateInfo> behaviour() throws IOException {
    List<TLCStateInfo> behaviour = new ArrayList<>();
    for (TLCStateInfo printed : recorder.states()) {
      if (behaviour.isEmpty()) {
        behaviour.addAll(List.of(Behaviours.to(printed.state, its(server).trace)));
      } else {
        TLCState before = behaviour.get(behaviour.size() - 1).state;
        behaviour.add(its(tool).getState(printed.state.fingerPrint(), before));
      }
    }
    return behaviour;
  }

  private Optional<Violation> atEnd(List<TLCStateInfo> behaviour) {
    if (behaviour.isEmpty()) {
      return Optional.empty();
    }
    TLCState last = behaviour.get(behaviour.size() - 1).state;
    Optional<Violation> violation = inState(last);
    if (violation.isEmpty() && behaviour.size() > 1) {
      violation = inStep(behaviour.get(behaviour.size() - 2).state, last);
    }
    return violation.isPresent() ? violation : withoutSuccessor(last);
  }

  private Optional<Violation> atStart() {
    StateVec states = its(tool).getInitStates();
    Optional<Violation> violation = Optional.empty();
    for (int i = 0; i < states.size() && violation.isEmpty(); i++) {
      TLCState state = states.elementAt(i);
      violation = inState(state);
      Action[] properties = its(tool).getImpliedInits();
      for (int k = 0; k < properties.length && violation.isEmpty(); k++) {
        if (!its(tool).isValid(properties[k], state)) {
          violation = Optional.of(ofProperty(its(tool).getImpliedInitNames()[k]));
        }
      }
    }
    return violation;
  }

  private Optional<Violation> inState(TLCState state) {
    Action[] invariants = its(tool).getInvariants();
    for (int k = 0; k < invariants.length; k++) {
      if (!its(tool).isValid(invariants[k], state)) {
        return Optional.of(new Violation(Violation.Kind.INVARIANT, its(tool).getInvNames()[k]));
      }
    }
    return Optional.empty();
  }

  private Optional<Violation> inStep(TLCState from, TLCState to) {
    Action[] properties = its(tool).getImpliedActions();
    for (int k = 0; k < properties.length; k++) {
      if (!its(tool).isValid(properties[k], from, to)) {
        return Optional.of(ofProperty(its(tool).getImpliedActNames()[k]));
      }
    }
    return Optional.empty();
  }

  private Violation ofProperty(String words) {
    return new Violation(Violation.Kind.REFINEMENT, new PropertyNames((Tool) its(tool)).of(words));
  }

  private Optional<Violation> withoutSuccessor(TLCState state) {
    int successors = 0;
    for (Action action : its(tool).getActions()) {
      successors += its(tool).getNextStates(action, state).size();
    }
    return successors == 0 && its(server).getCheckDeadlock()
        ? Optional.of(new Violation(Violation.Kind.DEADLOCK, Violation.DEADLOCK))
        : Optional.empty();
  }

  private static <T> T its(@Nullable T known) {
    return Objects.requireNonNull(known, "the specification has not been read");
  }

  @Override
  public ITool tool() {
    return its(tool);
  }

  @Override
  public TlcProgress progress() {
    Server now = server;
    return now == null
        ? TlcProgress.NONE
        : new TlcProgress(now.getStatesGenerated(), now.fpSetManager.size(), now.getNewStates());
  }

  @Override
  public Optional<String> stuck() {
    Server now = server;
    boolean alone =
        now != null
            && distribution.isClosed()
            && recorder.haveRegistered()
            && now.getWorkerCount() == 0
            && now.isRunning();
    return alone ? Optional.of("all workers have ended") : Optional.empty();
  }
}
