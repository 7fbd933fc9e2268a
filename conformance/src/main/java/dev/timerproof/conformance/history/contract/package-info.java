/** What a runtime promises about its timers, as small declarative files. */
@NullMarked
package dev.timerproof.conformance.history.contract;

import org.jspecify.annotations.NullMarked;
