/**
 * Fast, exact, resettable timers. The protocol and the scheduler are not exported.
 *
 * <p>Flight recorder events are written if the JDK has the module for them.
 */
module dev.timerproof.runtime {
  requires static jdk.jfr;
  requires static transitive org.jspecify;

  exports dev.timerproof.runtime;
  exports dev.timerproof.runtime.net;
}
