package dev.timerproof.bench.work;

import dev.timerproof.bench.subject.Subject;
import java.util.Locale;

/** The kinds of work. */
public enum Kind {
  /** Each thread has 1,000 timers and moves one after the other. One operation is one move. */
  RESET(Sizing.OPERATIONS),
  /** Each thread starts 1,000 new timers, then stops them. One operation is one of these pairs. */
  STARTSTOP(Sizing.OPERATIONS),
  /** A timer that is due at once starts the next one when it fires. */
  CHAIN(Sizing.OPERATIONS),
  /** Many timers are due at the same moment; measured from shortly before that moment on. */
  DUE(Sizing.TIMERS),
  /** Many timers are started to be due at once; measured from the first start to the last call. */
  LIFE(Sizing.TIMERS),
  /** Many of the pending timers are moved forward and fire; measured from the first move on. */
  FORWARD(Sizing.TIMERS),
  /**
   * The same, and the thread that moved them starts and stops other timers until all have fired.
   */
  STALL(Sizing.TIMERS),
  /** Timers that were started before are due at random moments of a time. */
  LATENESS(Sizing.MILLIS),
  /** Many timers are started that are due much later; measured by the heap that is in use. */
  BYTES(Sizing.TIMERS),
  /** Each thread uses connections at random: see {@link MixWork}. */
  MIX(Sizing.OPERATIONS),
  /** 1,000 tickers of 10 ms. One operation is one tick. */
  TICKERS(Sizing.MILLIS),
  /** Nothing happens. One operation is one millisecond. */
  IDLE(Sizing.MILLIS);

  /** The units of a batch's size. */
  public enum Sizing {
    /** Operations, as many as make a batch of a given length. */
    OPERATIONS,
    /** Timers, as many as the cell says. */
    TIMERS,
    /** The length of a batch in milliseconds. */
    MILLIS
  }

  private final Sizing sizing;

  Kind(Sizing sizing) {
    this.sizing = sizing;
  }

  /** The kind with a word. */
  public static Kind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The word for this kind in the arguments of processes. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The unit of a batch's size. */
  public Sizing sizing() {
    return sizing;
  }

  /** Prepares a work for a library: arms the timers that are pending meanwhile. */
  public static Work begin(Subject subject, Spec spec) {
    return switch (spec.kind()) {
      case RESET -> new CrewWork(subject, spec, ResetPart::new);
      case STARTSTOP -> new CrewWork(subject, spec, StartStopPart::new);
      case CHAIN -> new ChainWork(subject, spec);
      case DUE -> DueWork.due(subject, spec);
      case LIFE -> DueWork.life(subject, spec);
      case FORWARD -> ForwardWork.unobserved(subject, spec);
      case STALL -> ForwardWork.observed(subject, spec);
      case LATENESS -> new LatenessWork(subject, spec);
      case BYTES -> new BytesWork(subject, spec);
      case MIX -> new MixWork(subject, spec);
      case TICKERS -> new TickersWork(subject, spec);
      case IDLE -> new IdleWork(subject, spec);
    };
  }
}
